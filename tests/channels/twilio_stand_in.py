"""Twilio's Messages resource as twilio-oai publishes it; what it forbids is refused and written down."""

import base64
import json
import re
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl, urlsplit

from tests.channels.loopback import Call, Loopback, Outcome, Reply

ACCOUNT = "AC" + "0" * 32
TOKEN = "stand-in-token"

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


def violation(fields: Mapping[str, str]) -> tuple[int, str] | None:
    """The published rule that this call breaks: Twilio's error number and what it means."""
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
    return _content(fields) or _settings(fields)


def _content(fields: Mapping[str, str]) -> tuple[int, str] | None:
    given = [name for name in ("Body", "MediaUrl", "ContentSid") if fields.get(name)]
    if not given:
        return 21619, "Body, MediaUrl or ContentSid is required"
    if "ContentSid" in given and len(given) > 1:
        return 63016, "ContentSid with Body or MediaUrl"
    if len(fields.get("Body", "").encode("utf-16-le")) > 2 * 1600:
        return 21617, "Body is above 1600 characters"
    return None


def _settings(fields: Mapping[str, str]) -> tuple[int, str] | None:
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


class TwilioStandIn:
    """`sent`: what was taken. `refused`: what broke the contract. `plan`: what to answer next instead."""

    def __init__(self) -> None:
        self.sent: list[dict[str, str]] = []
        self.refused: list[str] = []
        self.plan: deque[Outcome] = deque()
        self.url = ""

    async def answer(self, call: Call) -> Outcome:
        wanted = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if call.headers.get("authorization") != wanted:
            return refusal(401, 20003, "Authenticate")
        if (call.method, call.target) != ("POST", f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"):
            return refusal(404, 20404, "The requested resource was not found")
        if not call.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            self.refused.append("not a form")
            return refusal(415, 20415, "not a form")
        pairs = parse_qsl(call.body.decode(), keep_blank_values=True)
        if broken := violation(dict(pairs)):
            self.refused.append(broken[1])
            return refusal(400, *broken)
        self.sent.append(dict(pairs))
        if self.plan:
            return self.plan.popleft()
        return Reply(201, {"sid": f"SM{len(self.sent):032x}", "status": "queued", "error_code": None})


@asynccontextmanager
async def twilio_stand_in() -> AsyncIterator[TwilioStandIn]:
    stand_in = TwilioStandIn()
    async with Loopback(stand_in.answer) as server:
        stand_in.url = server.url
        yield stand_in


def refusal(status: int, code: int, words: str, **headers: str) -> Reply:
    """An error as Twilio words it."""
    body = {"code": code, "message": words, "more_info": "", "status": status}
    return Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})
