"""Twilio on the loopback: Messages, Content, approvals, media and status callbacks, by the rules of `twilio_contract`.

What the contract forbids is refused and written down. What WhatsApp forbids is accepted and fails later, as there.
"""

import base64
import json
import re
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped, unused-ignore] # untyped

from tests.channels.loopback import Call, Loopback, Outcome, Reply
from tests.channels.twilio_contract import (
    approval_violation,
    content_violation,
    filled,
    rejection,
    shown,
    violation,
)

ACCOUNT = "AC" + "0" * 32
TOKEN = "stand-in-token"
MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT}/Messages"
PAGE = 2  #: Contents on one page, so that every test of a list turns one.
_LISTED = re.compile(rf"{MESSAGES}/(\w+)/Media\.json")
_MEDIA = re.compile(rf"{MESSAGES}/(\w+)/Media/(\w+?)(\.json)?")


@dataclass
class Kept:
    """One content; `approval` as Meta has it."""

    body: dict[str, Any]
    approval: dict[str, str] = field(default_factory=dict)

    @property
    def types(self) -> Mapping[str, Any]:
        types: Mapping[str, Any] = self.body["types"]
        return types


class TwilioStandIn:
    """`sent`: what kept the contract. `refused`: what broke the contract. `plan`: what to answer next instead.

    `closed`: addresses outside their 24 hours. `doomed`: by message, the error with which it fails in the end.
    `contents`: by sid. `media`: by (message, media), what lies here still. `unsaid`: messages whose words are gone.
    """

    def __init__(self) -> None:
        self.sent: list[dict[str, str]] = []
        self.arrived: list[int] = []  #: Which of `sent` a phone shows.
        self.refused: list[str] = []
        self.plan: deque[Outcome] = deque()
        self.closed: set[str] = set()
        self.doomed: dict[str, int] = {}
        self.contents: dict[str, Kept] = {}
        self.media: dict[tuple[str, str], bytes] = {}
        self.unsaid: set[str] = set()
        self.written: list[dict[str, Any]] = []  #: What people wrote, newest first, as the list of messages says it.
        self.list_plan: deque[Outcome] = deque()  #: What that list answers next instead.
        self.content_plan: deque[Outcome] = deque()  #: The same for a content that is created.
        self.forged: deque[Outcome] = deque()  #: What the place where media lies answers next instead.
        #: Called with the number of a message that was taken, before its answer leaves.
        self.taken: Callable[[int], Awaitable[object]] | None = None
        self.url = ""
        self._made = 0

    async def answer(self, call: Call) -> Outcome:
        path = urlsplit(call.target).path
        if path.startswith("/cdn/"):
            return self._bytes(call, path)
        wanted = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if call.headers.get("authorization") != wanted:
            return refusal(401, 20003, "Authenticate")
        if (call.method, path) == ("POST", f"{MESSAGES}.json"):
            answer = self._message(call)
            if self.taken is not None:
                await self.taken(len(self.sent) - 1)
            return answer
        if (call.method, path) == ("GET", f"{MESSAGES}.json"):
            return self._written(call)
        if call.method == "GET" and (found := _LISTED.fullmatch(path)):
            lies = [{"sid": me, "content_type": "image/jpeg"} for sm, me in self.media if sm == found[1]]
            return Reply(200, {"media_list": lies, "next_page_uri": None})
        if path.startswith("/v1/"):
            return self._content_api(call, path)
        if found := _MEDIA.fullmatch(path):
            return self._media(call, (found[1], found[2]))
        if call.method == "POST" and path.startswith(f"{MESSAGES}/"):
            self.unsaid.add(path.removeprefix(f"{MESSAGES}/").removesuffix(".json"))
            return Reply(200, {})
        return refusal(404, 20404, "The requested resource was not found")

    # Messages

    def _message(self, call: Call) -> Outcome:
        if not call.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return self._refuse(415, 20415, "not a form")
        fields = dict(parse_qsl(call.body.decode(), keep_blank_values=True))
        if broken := violation(fields) or self._of_content(fields):
            return self._refuse(400, *broken)
        sid = f"SM{len(self.sent) + 1:032x}"
        if error := self._fate(fields):
            self.doomed[sid] = error
        self.sent.append(fields)
        planned = self.plan.popleft() if self.plan else None
        if planned is None or (isinstance(planned, Reply) and planned.status == 201):
            self.arrived.append(len(self.sent) - 1)
        if planned is not None:
            return planned
        return Reply(201, {"sid": sid, "status": "queued", "error_code": None})

    def _of_content(self, fields: Mapping[str, str]) -> tuple[int, str] | None:
        if "ContentSid" not in fields:
            return None
        kept = self.contents.get(fields["ContentSid"])
        if kept is None:
            return 21655, "The ContentSid is invalid"
        said = filled(kept.types, json.loads(fields.get("ContentVariables", "{}")))
        return None if isinstance(said, str) else said

    def _fate(self, fields: Mapping[str, str]) -> int | None:
        """WhatsApp takes it, and says later that it may not be sent."""
        kept = self.contents.get(fields.get("ContentSid", ""))
        approved = kept is not None and kept.approval.get("status") == "approved"
        if fields["To"] in self.closed and not approved:
            return 63016
        if kept is not None and not approved and len(kept.types.get("twilio/quick-reply", {}).get("actions", ())) > 3:
            return 63021
        return None

    def says(self, n: int = -1) -> str:
        """The words of a message as a phone shows them."""
        fields = self.sent[n]
        if "ContentSid" not in fields:
            return fields["Body"]
        said = filled(self.contents[fields["ContentSid"]].types, json.loads(fields["ContentVariables"]))
        assert isinstance(said, str)
        return said

    def buttons(self, n: int = -1) -> list[tuple[str, str]]:
        """Its buttons or rows: (label, id)."""
        fields = self.sent[n]
        if "ContentSid" not in fields:
            return []
        return shown(self.contents[fields["ContentSid"]].types, json.loads(fields["ContentVariables"]))

    async def tell(self, client: httpx.AsyncClient, n: int, *statuses: str | int) -> list[int]:
        """Calls back about message n, in this order; a number fails with that error. The answers' statuses."""
        fields = self.sent[n]
        url = fields["StatusCallback"]
        answers: list[int] = []
        for status in statuses:
            told = {
                "MessageSid": f"SM{n + 1:032x}",
                "AccountSid": ACCOUNT,
                "MessageStatus": "undelivered" if isinstance(status, int) else status,
                "From": fields["From"],
                "To": fields["To"],
                **({"ErrorCode": str(status)} if isinstance(status, int) else {}),
            }
            answers.append((await self.post(client, url, list(told.items()))).status_code)
        return answers

    async def post(self, client: httpx.AsyncClient, url: str, pairs: list[tuple[str, str]]) -> httpx.Response:
        """A signed webhook call, to the path of `url` at this client."""
        signature = RequestValidator(TOKEN).compute_signature(url, ImmutableMultiDict(pairs))
        headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
        return await client.post(urlsplit(url).path, content=urlencode(pairs), headers=headers)

    # What people wrote

    def writes(self, sid: str, sender: str, to: str, body: str, at: datetime, **more: Any) -> None:
        """It lies here, whether its webhook arrived or not."""
        sent = format_datetime(at)
        wrote = {"sid": sid, "from": sender, "to": to, "body": body, "direction": "inbound", "date_sent": sent}
        self.written.insert(0, {**wrote, "num_media": "0", **more})

    def _written(self, call: Call) -> Outcome:
        if self.list_plan:
            return self.list_plan.popleft()
        asked = dict(parse_qsl(urlsplit(call.target).query))
        if not {"To", "DateSent>"} <= asked.keys():
            return self._refuse(400, 20001, "everything that was ever sent was asked for")
        since = datetime.fromisoformat(asked["DateSent>"])
        found = [m for m in self.written if m["to"] == asked["To"] and parsedate_to_datetime(m["date_sent"]) >= since]
        page = int(asked.get("Page", "0"))
        after = urlencode({**asked, "Page": page + 1}) if len(found) > (page + 1) * PAGE else None
        messages = found[page * PAGE : (page + 1) * PAGE]
        return Reply(200, {"messages": messages, "next_page_uri": f"{MESSAGES}.json?{after}" if after else None})

    # Content

    def _content_api(self, call: Call, path: str) -> Outcome:
        parts = path.split("/")[2:]
        if call.method == "GET" and path == "/v1/ContentAndApprovals":
            return self._list(call)
        try:
            body: object = json.loads(call.body)
        except ValueError:
            body = None
        if "json" not in call.headers.get("content-type", ""):
            return self._refuse(415, 20415, "not JSON")
        if (call.method, path) == ("POST", "/v1/Content"):
            if broken := content_violation(body):
                return self._refuse(400, *broken)
            assert isinstance(body, dict)
            self._made += 1
            sid = f"HX{self._made:032x}"
            if self.content_plan and isinstance(planned := self.content_plan[0], Reply) and planned.status >= 400:
                return self.content_plan.popleft()
            self.contents[sid] = Kept(body)
            if self.content_plan:
                return self.content_plan.popleft()
            return Reply(201, {"sid": sid, **body})
        if call.method == "POST" and parts[2:] == ["ApprovalRequests", "whatsapp"] and parts[1] in self.contents:
            kept = self.contents[parts[1]]
            if broken := approval_violation(next(iter(kept.types)), body):
                return self._refuse(400, *broken)
            assert isinstance(body, dict)
            kept.approval = {**body, "status": "received", "rejection_reason": ""}
            return Reply(201, {**kept.approval, "content_type": next(iter(kept.types))})
        return refusal(404, 20404, "The requested resource was not found")

    def _list(self, call: Call) -> Outcome:
        page = int(dict(parse_qsl(urlsplit(call.target).query)).get("Page", "0"))
        found = [
            {"sid": sid, **kept.body, "approval_requests": kept.approval or None}
            for sid, kept in list(self.contents.items())[page * PAGE : (page + 1) * PAGE]
        ]
        more = len(self.contents) > (page + 1) * PAGE
        after = f"https://content.twilio.com/v1/ContentAndApprovals?PageSize={PAGE}&Page={page + 1}" if more else None
        return Reply(200, {"contents": found, "meta": {"key": "contents", "next_page_url": after}})

    def judge(self, **verdicts: str) -> None:
        """Meta looks at what it was asked: approved, or rejected with the reason; or, by part of a name, as told."""
        for kept in self.contents.values():
            told = next((v for part, v in verdicts.items() if part in kept.approval.get("name", "")), "")
            if not kept.approval or (verdicts and not told):
                continue
            reason = rejection(kept.types, kept.body.get("variables", {}))
            kept.approval["status"] = told or ("rejected" if reason else "approved")
            kept.approval["rejection_reason"] = reason

    # Media

    def brings(self, message: str, media: str, content: bytes) -> str:
        """A photo lies here; its address as a webhook says it."""
        self.media[message, media] = content
        return f"https://api.twilio.com{MESSAGES}/{message}/Media/{media}"

    def _media(self, call: Call, key: tuple[str, str]) -> Outcome:
        if key not in self.media:
            return refusal(404, 20404, "The requested resource was not found")
        if call.method == "DELETE":
            del self.media[key]
            return Reply(204, b"")
        return Reply(307, b"", {"Location": f"{self.url}/cdn/{key[0]}/{key[1]}"})

    def _bytes(self, call: Call, path: str) -> Outcome:
        if "authorization" in call.headers:
            self.refused.append("credentials went along to another host")
            return Reply(400, b"")
        if self.forged:
            return self.forged.popleft()
        _, _, message, media = path.split("/")
        return Reply(200, self.media[message, media], {"Content-Type": "image/jpeg"})

    def _refuse(self, status: int, code: int, words: str) -> Reply:
        self.refused.append(words)
        return refusal(status, code, words)


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
