"""Bad input at the providers' doors: each has its status, is counted, and leaves no content in the log.

A real road and a real database stand behind the doors; what is drawn is sent as a provider would: with its secret
or its signature.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped, unused-ignore] # untyped

from bot.clock import Clock
from bot.logs import start_logs
from bot.message import Accepted, Delivery, Message
from bot.road import Road
from bot.web import create_web
from storage import engine
from storage.tables import dead_letters, inbox
from tests.builders import Village, village
from tests.channels.twilio_stand_in import ACCOUNT

PUBLIC = "https://wijk.example"
SECRET = "s3cret_-"
TOKEN = "12345"
CONTENT = "zilvergrijs"  #: In everything that is sent here; in no log.
TELEGRAM, MESSAGES, STATUS = "/telegram/webhook", "/twilio/messages", "/twilio/status"
MIB = 1024 * 1024
Fields = Mapping[str, str]


class Quiet:
    """Telegram's callback answers, and sends, lead nowhere."""

    name = "telegram"

    async def answer_callback(self, query_id: str, words: str = "") -> None:
        """Nothing."""

    async def send(self, address: str, message: Message) -> Delivery:
        return Accepted("1:1")


class Doors:
    """All doors of a village with an open road behind them."""

    def __init__(self, here: Village) -> None:
        self.road = Road(here.house, Clock(here.now))
        self._here = here
        self._app = create_web(
            self.road,
            clock=lambda: here.now,
            public_url=PUBLIC,
            telegram=Quiet(),
            telegram_secret=SECRET,
            twilio_account_sid=ACCOUNT,
            twilio_token=TOKEN,
            admin_token="beheer",
        )

    def __enter__(self) -> "Doors":
        self.road.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.road.stop()

    def posts(self, *calls: tuple[str, bytes, Mapping[str, str]]) -> list[int]:
        """What is answered to each of these, sent side by side."""

        async def all_of_them() -> list[int]:
            async with self._client() as client:
                sent = (client.post(path, content=body, headers=dict(headers)) for path, body, headers in calls)
                return [answer.status_code for answer in await asyncio.gather(*sent)]

        return asyncio.run(all_of_them())

    def metrics(self) -> str:
        """What the operator reads."""

        async def read() -> str:
            async with self._client() as client:
                return (await client.get("/metrics", headers={"Authorization": "Bearer beheer"})).text

        return asyncio.run(read())

    def counts(self) -> tuple[int, int]:
        """Messages heard, and messages that could not be thought over."""
        with self._here.house.engine.begin() as connection:
            heard, dead = (connection.execute(select(func.count()).select_from(t)) for t in (inbox, dead_letters))
            return heard.scalar_one(), dead.scalar_one()

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(self._app), base_url="http://inside:8080")


def to_telegram(body: bytes, secret: str = SECRET) -> tuple[str, bytes, Mapping[str, str]]:
    return TELEGRAM, body, {"X-Telegram-Bot-Api-Secret-Token": secret}


def to_twilio(path: str, fields: Fields, signature: str = "") -> tuple[str, bytes, Mapping[str, str]]:
    """Signed right, unless another signature is given."""
    signed = signature or RequestValidator(TOKEN).compute_signature(f"{PUBLIC}{path}", dict(fields))
    return path, urlencode(fields).encode(), {"X-Twilio-Signature": signed}


def said(text: str, update_id: int = 1) -> bytes:
    message = {"message_id": 1, "chat": {"id": 5001, "type": "private"}, "text": text}
    return json.dumps({"update_id": update_id, "message": message}).encode()


WORDS = {"AccountSid": ACCOUNT, "MessageSid": f"SM-{CONTENT}", "From": "whatsapp:+31600000001", "Body": CONTENT}
REPORT = {"AccountSid": ACCOUNT, "MessageSid": f"SM-{CONTENT}", "MessageStatus": "delivered", "To": CONTENT}

REFUSED: list[tuple[tuple[str, bytes, Mapping[str, str]], int, str]] = [
    (to_telegram(said(CONTENT), "wrong"), 403, "wrong secret"),
    (to_telegram(CONTENT.encode()), 400, "not JSON"),
    (to_telegram(json.dumps({"message": {"text": CONTENT}}).encode()), 400, "not an update of the Bot API"),
    (to_telegram(said(CONTENT).ljust(MIB + 1)), 413, "too large"),
    (to_twilio(MESSAGES, WORDS, "wrong"), 403, "wrong signature"),
    ((MESSAGES, urlencode(WORDS).encode(), {}), 403, "no signature"),
    (to_twilio(MESSAGES, {**WORDS, "AccountSid": f"AC{CONTENT}"}), 403, "somebody else's account"),
    (to_twilio(MESSAGES, {"AccountSid": ACCOUNT, "Body": CONTENT}), 400, "not a message of Twilio"),
    (to_twilio(MESSAGES, {**WORDS, "From": f"messenger:{CONTENT}"}), 400, "no sender, or one of a channel that we do"),
    (to_twilio(MESSAGES, {**WORDS, "Body": CONTENT * 100_000}), 413, "too large"),
    (to_twilio(STATUS, REPORT, "wrong"), 403, "wrong signature"),
    (to_twilio(STATUS, {**REPORT, "MessageStatus": ""}), 400, "not a status of Twilio"),
    (to_twilio(STATUS, {**REPORT, "Body": CONTENT * 100_000}), 413, "too large"),
]


def test_each_reason_to_refuse_has_its_status_is_counted_and_logged_without_content(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with village(database_url, tmp_path) as here, Doors(here) as doors:
        for call, status, reason in REFUSED:
            caplog.clear()
            assert doors.posts(call) == [status], reason
            assert f"a call to {call[0]} was refused: {reason}" in caplog.text
            assert CONTENT not in caplog.text
        assert doors.counts() == (0, 0)
        told = doors.metrics()
    for path, status, count in ((TELEGRAM, 400, 2), (TELEGRAM, 413, 1), (MESSAGES, 403, 3), (STATUS, 400, 1)):
        assert f'wijkbot_http_responses_total{{path="{path}",status="{status}"}} {count}\n' in told


def test_a_database_that_is_away_acknowledges_nothing_and_takes_it_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    calls = (to_telegram(said(CONTENT)), to_twilio(MESSAGES, WORDS), to_twilio(STATUS, REPORT))
    with village(f"sqlite:///{tmp_path / 'w.db'}", tmp_path) as here, Doors(here) as doors:
        lock = create_engine(here.house.settings.database_url)
        with lock.connect() as other:
            other.exec_driver_sql("BEGIN IMMEDIATE")
            assert doors.posts(*calls) == [503, 503, 503]
        lock.dispose()
        assert doors.counts() == (0, 0)
        assert doors.posts(*calls, *calls) == [200] * 6
        assert doors.counts() == (2, 0)
        assert 'path="/telegram/webhook",status="503"} 1' in doors.metrics()


# Whatever is drawn: an answer that a provider understands, nothing dead, nothing in the log.

JUNK: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(CONTENT),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
SMALL = st.integers(min_value=-(2**53), max_value=2**53)
CHAT = st.fixed_dictionaries({"id": SMALL | JUNK, "type": st.sampled_from(["private", "group"]) | JUNK})
USER = st.fixed_dictionaries({"id": SMALL | JUNK}, optional={"language_code": st.just("nl") | JUNK})
FILE = st.fixed_dictionaries({"file_id": st.just(CONTENT) | JUNK})
MESSAGE = st.fixed_dictionaries(
    {"message_id": SMALL | JUNK, "chat": CHAT | JUNK},
    optional={
        "from": USER | JUNK,
        "text": st.text(max_size=40) | st.just(f"{CONTENT} bankje") | JUNK,
        "caption": st.just(CONTENT) | JUNK,
        "reply_to_message": st.fixed_dictionaries({"message_id": SMALL}) | JUNK,
        "location": st.fixed_dictionaries({"latitude": st.floats() | JUNK, "longitude": st.floats() | JUNK}),
        "photo": st.lists(FILE, max_size=2) | JUNK,
        "voice": FILE | JUNK,
        "new_chat_members": JUNK,
    },
)
UPDATE = st.fixed_dictionaries(
    {"update_id": SMALL | JUNK},
    optional={
        "message": MESSAGE | JUNK,
        "edited_message": MESSAGE | JUNK,
        "callback_query": st.fixed_dictionaries({"id": st.just("q") | JUNK, "from": USER | JUNK, "data": JUNK}),
        "my_chat_member": JUNK,
        CONTENT: JUNK,
    },
)
TO_TELEGRAM = st.one_of(
    st.binary(max_size=200), JUNK.map(lambda v: json.dumps(v).encode()), UPDATE.map(lambda v: json.dumps(v).encode())
)
VALUE = st.text(max_size=40) | st.sampled_from(
    [
        "",
        CONTENT,
        "whatsapp:+31600000001",
        "whatsapp:NL.150259",
        "+31600000001",
        "SM1",
        "1.1",
        "52.1",
        "nan",
        "delivered",
    ]
)
NAMES = [
    "MessageSid",
    "SmsMessageSid",
    "From",
    "To",
    "Body",
    "ButtonText",
    "ButtonPayload",
    "ListId",
    "ListTitle",
    "Latitude",
    "Longitude",
    "NumMedia",
    "MediaUrl0",
    "MediaContentType0",
    "ExternalUserId",
    "OriginalRepliedMessageSid",
    "MessageStatus",
    "ErrorCode",
    "SmsStatus",
]
FORM = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=10), VALUE, max_size=12)
EXAMPLES = settings(max_examples=80, deadline=None, derandomize=True, database=None)


def held_against(
    database_url: str,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    drawn: "st.SearchStrategy[tuple[str, bytes, Mapping[str, str]]]",
) -> set[int]:
    """Posts what is drawn; which statuses came back."""
    start_logs("DEBUG")
    caplog.set_level(logging.DEBUG)
    seen: set[int] = set()
    with village(database_url, folder) as here, Doors(here) as doors:

        @EXAMPLES
        @given(drawn)
        def attempt(call: tuple[str, bytes, Mapping[str, str]]) -> None:
            heard = doors.counts()[0]
            (status,) = doors.posts(call)
            assert status in (200, 400, 413)
            assert status == 200 or doors.counts()[0] == heard
            seen.add(status)

        attempt()
        assert doors.counts()[1] == 0
    assert CONTENT not in caplog.text
    return seen


def test_any_body_with_telegrams_secret(database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert held_against(database_url, tmp_path, caplog, TO_TELEGRAM.map(to_telegram)) == {200, 400}


@pytest.mark.parametrize("path", [MESSAGES, STATUS])
def test_any_form_with_twilios_signature(
    path: str, database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    signed: Callable[[dict[str, str]], tuple[str, bytes, Mapping[str, str]]] = lambda form: to_twilio(  # noqa: E731
        path, {**form, "AccountSid": ACCOUNT}
    )
    assert held_against(database_url, tmp_path, caplog, FORM.map(signed)) == {200, 400}


@EXAMPLES
@given(body=st.binary(max_size=200) | FORM.map(lambda form: urlencode(form).encode()), signature=st.text(max_size=30))
def test_nothing_without_the_secret_comes_in(body: bytes, signature: str) -> None:
    heard: list[object] = []

    class Nowhere:
        """Must not be reached."""

        async def hear(self, inbound: object) -> None:
            heard.append(inbound)

        def hint(self, channel: str, message_id: str) -> str:
            heard.append(message_id)
            return ""

        async def delivered(self, channel: str, provider_id: str, status: str, error: str) -> None:
            heard.append(status)

        async def readiness(self) -> list[str]:
            return []

    app = create_web(
        Nowhere(),
        clock=lambda: pytest.fail("asked for the time"),
        public_url=PUBLIC,
        telegram=Quiet(),
        telegram_secret=SECRET,
        twilio_account_sid=ACCOUNT,
        twilio_token=TOKEN,
    )
    given_headers = [
        (b"X-Telegram-Bot-Api-Secret-Token", signature.encode()),
        (b"X-Twilio-Signature", signature.encode()),
    ]

    async def knock() -> set[int]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://inside") as client:
            return {
                (await client.post(path, content=body, headers=given_headers)).status_code
                for path in (TELEGRAM, MESSAGES, STATUS)
            }

    assert asyncio.run(knock()) == {403}
    assert heard == []
