"""Twilio's rules as twilio-oai and its documentation publish them, kept compact: what breaks one, and its number."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

Broken = tuple[int, str] | None

_KNOWN = frozenset(
    {
        "To",
        "From",
        "MessagingServiceSid",
        "Body",
        "MediaUrl",
        "ContentSid",
        "ContentVariables",
        "StatusCallback",
        "ValidityPeriod",
        "PersistentAction",
    }
)
_ADDRESS = re.compile(r"\+[1-9][0-9]{6,14}|whatsapp:(\+[1-9][0-9]{6,14}|[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128})")
_NAME = re.compile(r"[a-z0-9_]{1,512}")
_VARIABLE = re.compile(r"\{\{(\d+)\}\}")
_EDGE = re.compile(r"\A\s*\{\{\d+\}\}|\{\{\d+\}\}\s*\Z|\{\{\d+\}\}\s*\{\{\d+\}\}")
#: Per type: what it must have, and what it may have.
_TYPES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "twilio/text": (frozenset({"body"}), frozenset({"body"})),
    "twilio/quick-reply": (frozenset({"body", "actions"}), frozenset({"body", "actions"})),
    "twilio/list-picker": (frozenset({"body", "button", "items"}), frozenset({"body", "button", "items"})),
}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def violation(fields: Mapping[str, str]) -> Broken:
    """The published rule of Messages.json that this call breaks."""
    if unknown := fields.keys() - _KNOWN:
        return 20001, f"not in the contract: {sorted(unknown)}"
    if not _ADDRESS.fullmatch(fields.get("To", "")):
        return 21211, "To is not a number or a channel address"
    if not fields.get("From") and not fields.get("MessagingServiceSid"):
        return 21603, "From or MessagingServiceSid is required"
    if "From" in fields and not _ADDRESS.fullmatch(fields["From"]):
        return 21212, "From is not a number or a channel address"
    if "From" in fields and fields["From"].startswith("whatsapp:") != fields["To"].startswith("whatsapp:"):
        return 21910, "From and To are not of one channel"
    return _what(fields) or _settings(fields)


def _what(fields: Mapping[str, str]) -> Broken:
    given = [name for name in ("Body", "MediaUrl", "ContentSid") if fields.get(name)]
    if not given:
        return 21619, "Body, MediaUrl or ContentSid is required"
    if "ContentSid" in given and len(given) > 1:
        return 63016, "ContentSid with Body or MediaUrl"
    if units(fields.get("Body", "")) > 1600:
        return 21617, "Body is above 1600 characters"
    return None


def _settings(fields: Mapping[str, str]) -> Broken:
    try:
        variables: object = json.loads(fields.get("ContentVariables", "{}"))
    except ValueError:
        variables = None
    if not isinstance(variables, dict) or not all(isinstance(value, str) for value in variables.values()):
        return 21656, "ContentVariables is not a JSON object of strings"
    if "StatusCallback" in fields:
        callback = urlsplit(fields["StatusCallback"])
        if callback.scheme not in ("http", "https") or not callback.hostname or "_" in callback.hostname:
            return 21609, "StatusCallback is not a valid URL"
    if not 1 <= int(fields.get("ValidityPeriod", "36000")) <= 36000:
        return 21621, "ValidityPeriod is not 1-36000"
    return None


def filled(types: Mapping[str, Any], variables: Mapping[str, str]) -> Broken | str:
    """The text of a content with its variables, or the rule that it breaks."""
    whole = json.dumps(types)
    if lacking := {n for n in _VARIABLE.findall(whole) if n not in variables}:
        return 63013, f"variables {sorted(lacking)} are not given"
    for words in variables.values():
        if not words.strip() or re.search(r"[\n\r\t]| {4}", words):
            return 63013, "a variable is empty, or holds a line end or four spaces"
    kind, content = next(iter(types.items()))

    def put(text: str) -> str:
        return _VARIABLE.sub(lambda found: variables[found[1]], text)

    body = put(content["body"])
    if units(body) > (1600 if kind == "twilio/text" else 1024):
        return 63021, "the text with its variables is too long"
    for part, most in (("title", 20), ("item", 24), ("description", 72), ("id", 200)):
        if any(units(put(one[part])) > most for one in _parts(content) if part in one):
            return 63021, f"{part} with its variables is above {most}"
    return body


def shown(types: Mapping[str, Any], variables: Mapping[str, str]) -> list[tuple[str, str]]:
    """The buttons or rows that a phone shows: (label, id)."""

    def put(text: str) -> str:
        return _VARIABLE.sub(lambda found: variables[found[1]], text)

    content = next(iter(types.values()))
    return [(put(one.get("title") or one["item"]), put(one["id"])) for one in _parts(content)]


def _parts(content: Mapping[str, Any]) -> list[dict[str, str]]:
    return [*content.get("actions", ()), *content.get("items", ())]


def content_violation(body: object) -> Broken:
    """The published rule of creating a content that this breaks."""
    if not isinstance(body, dict) or not isinstance(body.get("language"), str) or "types" not in body:
        return 20001, "language and types are required"
    if unknown := body.keys() - {"friendly_name", "language", "variables", "types"}:
        return 20001, f"not in the contract: {sorted(unknown)}"
    types = body["types"]
    if not isinstance(types, dict) or len(types) != 1:
        return 20001, "types holds no type"
    kind, content = next(iter(types.items()))
    if kind not in _TYPES:
        return 20001, f"no such type: {kind}"
    must, may = _TYPES[kind]
    if not must <= content.keys() <= may:
        return 20001, f"{kind} needs {sorted(must)}"
    return next(_too_much(kind, content), None)


def _too_much(kind: str, content: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    if units(content["body"]) > (1600 if kind == "twilio/text" else 1024):
        yield 20001, "body is too long"
    if units(content.get("button", "")) > 20:
        yield 20001, "button is above 20 characters"
    if kind != "twilio/text" and not 1 <= len(_parts(content)) <= 10:
        yield 20001, "one to ten choices"
    for one in _parts(content):
        if not one.keys() <= {"type", "title", "id", "item", "description"}:
            yield 20001, "a choice has more than the contract knows"
        if kind == "twilio/list-picker" and not {"id", "item"} <= one.keys():
            yield 20001, "a row needs an id and an item"
        if kind == "twilio/quick-reply" and (one.get("type") != "QUICK_REPLY" or "title" not in one):
            yield 20001, "a button needs its type and title"
        for part, most in (("title", 20), ("item", 24), ("description", 72), ("id", 200)):
            if units(_VARIABLE.sub("", one.get(part, ""))) > most:
                yield 20001, f"{part} is above {most}"


def approval_violation(kind: str, body: object) -> Broken:
    """The published rule of asking for approval that this breaks."""
    if not isinstance(body, dict) or body.keys() != {"name", "category"}:
        return 20001, "name and category are required"
    if not _NAME.fullmatch(str(body["name"])):
        return 20001, "name is lower case letters, digits and underscores"
    if body["category"] not in ("UTILITY", "MARKETING", "AUTHENTICATION"):
        return 20001, "no such category"
    if kind == "twilio/list-picker":
        return 20001, "a list-picker cannot be approved"
    return None


def rejection(types: Mapping[str, Any], samples: Mapping[str, str]) -> str:
    """Why Meta does not approve this template; empty when it may."""
    content = next(iter(types.values()))
    if _EDGE.search(content["body"]):
        return "Variables at the start, the end or side by side"
    if any(not samples.get(n, "").strip() for n in _VARIABLE.findall(json.dumps(types))):
        return "A variable has no sample"
    return ""
