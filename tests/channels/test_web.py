"""The doors: who may come in, what is answered, and that a 200 comes after the commit."""

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from urllib.parse import urlencode

import httpx
import pytest
from starlette.applications import Starlette
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped, unused-ignore] # untyped

from bot.channels.telegram import TelegramChannel
from bot.message import Accepted, Message
from bot.web import create_web
from flows.events import Pressed, Said
from tests.channels.roads import RecordingRoad, clock
from tests.channels.telegram_stand_in import TOKEN, telegram_stand_in
from tests.channels.twilio_stand_in import ACCOUNT

SECRET = "s3cret_-"
PUBLIC = "https://wijk.example"
MIB = 1024 * 1024
SAID = {"update_id": 1, "message": {"message_id": 1, "chat": {"id": 5001, "type": "private"}, "text": "hoi"}}
PRESS = {"update_id": 2, "callback_query": {"id": "q1", "from": {"id": 5001}, "data": "42.1"}}
WORDS = {"AccountSid": ACCOUNT, "MessageSid": "SM1", "From": "whatsapp:+31600000001", "Body": "hoi"}
STATUS = {
    "AccountSid": ACCOUNT,
    "MessageSid": "SM1",
    "MessageStatus": "delivered",
    "From": "whatsapp:+31850000000",
}


class Spinner:
    """Remembers which presses were answered, and how much had been heard by then."""

    def __init__(self, road: RecordingRoad) -> None:
        self.answered: list[tuple[str, int]] = []
        self.words: list[str] = []
        self._road = road

    async def answer_callback(self, query_id: str, words: str = "") -> None:
        self.answered.append((query_id, len(self._road.heard)))
        self.words.append(words)


class House:
    """A whole set of doors before a road that remembers."""

    def __init__(self) -> None:
        self.road = RecordingRoad()
        self.spinner = Spinner(self.road)
        self.app: Starlette = create_web(
            self.road,
            clock=clock,
            public_url=PUBLIC,
            telegram=self.spinner,
            telegram_secret=SECRET,
            twilio_account_sid=ACCOUNT,
            twilio_token="12345",
            admin_token="beheer",
        )

    async def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        return await call(self.app, "GET", path, b"", headers or {})

    async def telegram(self, content: bytes | AsyncIterator[bytes], secret: str | None = SECRET) -> httpx.Response:
        headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret.encode()}
        return await call(self.app, "POST", "/telegram/webhook", content, headers)

    async def twilio(self, path: str, fields: Mapping[str, str], signature: str | None = "") -> httpx.Response:
        """`signature` '' is the right one."""
        if signature == "":
            signature = RequestValidator("12345").compute_signature(f"{PUBLIC}{path}", dict(fields))
        headers = {} if signature is None else {"X-Twilio-Signature": signature}
        return await call(self.app, "POST", path, urlencode(fields).encode(), headers)


async def call(
    app: Starlette,
    method: str,
    path: str,
    content: bytes | AsyncIterator[bytes],
    headers: Mapping[str, str] | Mapping[str, bytes],
) -> httpx.Response:
    sent = httpx.Headers([(name.encode(), v.encode() if isinstance(v, str) else v) for name, v in headers.items()])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://inside:8080") as client:
        return await client.request(method, path, content=content, headers=sent)


def wire(update: object) -> bytes:
    return json.dumps(update).encode()


async def chunks(sizes: Iterable[int]) -> AsyncIterator[bytes]:
    for size in sizes:
        yield b" " * size


@pytest.mark.asyncio
async def test_telegrams_message_is_heard_before_its_200_and_a_repeat_is_no_error() -> None:
    house = House()
    for _ in range(2):
        answer = await house.telegram(wire(SAID))
        assert (answer.status_code, answer.content) == (200, b"")
    assert house.road.events == [Said("hoi"), Said("hoi")]
    assert {inbound.message_id for inbound in house.road.heard} == {"1"}


@pytest.mark.asyncio
async def test_a_press_is_answered_after_it_was_heard_and_not_when_it_was_not() -> None:
    house = House()
    house.road.failures = 1
    assert (await house.telegram(wire(PRESS))).status_code == 503
    assert house.spinner.answered == []
    assert (await house.telegram(wire(PRESS))).status_code == 200
    assert house.road.events == [Pressed(42, 1)]
    assert house.spinner.answered == [("q1", 1)]


@pytest.mark.asyncio
async def test_an_update_that_nobody_said_is_taken_and_not_heard() -> None:
    house = House()
    assert (await house.telegram(wire({"update_id": 3, "poll": {}}))).status_code == 200
    assert house.road.tries == 0


@pytest.mark.asyncio
@pytest.mark.parametrize("secret", [None, "", "s3cret", "s3cret_-x", "gehe\u00efm"])
async def test_telegrams_secret_is_asked_first(secret: str | None) -> None:
    house = House()
    assert (await house.telegram(b"not even JSON", secret)).status_code == 403
    assert house.road.tries == 0


@pytest.mark.asyncio
async def test_a_secret_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever times our answers must not learn how far a guess was right."""
    house, compared = House(), []

    def same(given: bytes, expected: bytes) -> bool:
        compared.append((given, expected))
        return False

    monkeypatch.setattr("bot.web.hmac.compare_digest", same)
    assert (await house.telegram(wire(SAID), SECRET)).status_code == 403, "nothing else lets it in"
    assert (await house.get("/metrics", {"Authorization": "Bearer beheer"})).status_code == 403
    assert compared == [(SECRET.encode(), SECRET.encode()), (b"Bearer beheer", b"Bearer beheer")]


@pytest.mark.asyncio
async def test_an_update_that_cannot_be_read_holds_up_nobody_and_its_spinner_stops(
    caplog: pytest.LogCaptureFixture,
) -> None:
    house = House()
    strange = {"update_id": 1, "callback_query": {"id": "q1", "data": "geheime woorden"}}
    assert (await house.telegram(wire(strange))).status_code == 200
    assert (await house.telegram(wire({"update_id": 2, "message": "geheime woorden"}))).status_code == 200
    assert house.spinner.answered == [("q1", 0)]
    assert house.road.batches == []
    assert len(caplog.records) == 2
    assert "geheim" not in caplog.text


@pytest.mark.asyncio
async def test_what_the_thinking_says_of_a_press_stands_on_its_button() -> None:
    house = House()
    house.road.hints["2"] = "#42 ligt bij een ander."
    assert (await house.telegram(wire(PRESS))).status_code == 200
    assert house.spinner.words == ["#42 ligt bij een ander."]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hoi",
        b"[]",
        b"{}",
        b'{"message": {}}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
async def test_what_is_not_telegrams_shape_is_400(content: bytes) -> None:
    house = House()
    assert (await house.telegram(content)).status_code == 400
    assert house.road.tries == 0


@pytest.mark.asyncio
async def test_a_body_is_measured_while_it_streams() -> None:
    house = House()
    exact = wire(SAID).ljust(MIB)
    assert (await house.telegram(exact)).status_code == 200
    assert (await house.telegram(exact + b" ")).status_code == 413
    assert (await house.telegram(chunks([64 * 1024] * 17))).status_code == 413
    assert len(house.road.heard) == 1


@pytest.mark.asyncio
async def test_an_endless_body_is_not_read_to_its_end() -> None:
    house = House()
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 100 * MIB:
            sent += MIB
            yield b" " * MIB

    assert (await house.telegram(endless())).status_code == 413
    assert sent <= 3 * MIB


@pytest.mark.asyncio
async def test_twilios_message_is_heard_and_answered_with_an_empty_response() -> None:
    house = House()
    answer = await house.twilio("/twilio/messages", {**WORDS, "NumMedia": "0", "MediaUrl0": ""})
    assert (answer.status_code, answer.text) == (200, "<Response/>")
    assert answer.headers["content-type"].startswith("text/xml")
    assert house.road.events == [Said("hoi")]


@pytest.mark.asyncio
async def test_twilios_status_is_handed_on_as_often_as_it_comes() -> None:
    house = House()
    for _ in range(2):
        assert (await house.twilio("/twilio/status", STATUS)).text == "<Response/>"
    failed = {**STATUS, "MessageStatus": "undelivered", "ErrorCode": "63016"}
    assert (await house.twilio("/twilio/status", failed)).status_code == 200
    assert house.road.statuses == [
        ("whatsapp", "SM1", "delivered", ""),
        ("whatsapp", "SM1", "delivered", ""),
        ("whatsapp", "SM1", "undelivered", "63016"),
    ]


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/twilio/messages", "/twilio/status"])
async def test_every_reason_to_refuse_twilio_has_its_status(path: str) -> None:
    house = House()
    fields = {**STATUS, **WORDS, "From": "whatsapp:+31600000001"}
    assert (await house.twilio(path, fields, None)).status_code == 403
    assert (await house.twilio(path, fields, "wrong")).status_code == 403
    assert (await house.twilio(path, {**fields, "AccountSid": "AC9"})).status_code == 403
    assert (await house.twilio(path, {"AccountSid": ACCOUNT})).status_code == 400
    assert (await house.twilio(path, {**fields, "Body": "x" * MIB})).status_code == 413
    assert house.road.tries == 0
    house.road.failures = 1
    assert (await house.twilio(path, fields)).status_code == 503
    assert (await house.twilio(path, fields)).status_code == 200


@pytest.mark.asyncio
async def test_a_signature_covers_the_query_too() -> None:
    house = House()
    assert (await house.twilio("/twilio/messages?wijk=1", WORDS)).status_code == 200
    good = RequestValidator("12345").compute_signature(f"{PUBLIC}/twilio/messages", WORDS)
    assert (await house.twilio("/twilio/messages?wijk=1", WORDS, good)).status_code == 403


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/telegram/webhook", "/twilio/messages", "/twilio/status"])
async def test_a_door_exists_only_for_a_configured_channel(path: str) -> None:
    bare = create_web(RecordingRoad(), clock=clock)
    assert (await call(bare, "POST", path, b"", {})).status_code == 404
    assert (await House().get(path)).status_code == 405
    assert (await call(House().app, "POST", path + "/", b"", {})).status_code == 404


@pytest.mark.asyncio
async def test_health_ready_and_the_front_page() -> None:
    house = House()
    assert (await house.get("/health")).status_code == 200
    assert "make talk" in (await house.get("/")).text
    ready = await house.get("/ready")
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "reasons": []})
    house.road.reasons = ["signal 42 has no next message"]
    ready = await house.get("/ready")
    assert (ready.status_code, ready.json()) == (503, {"ready": False, "reasons": house.road.reasons})
    house.road.failures = 1
    ready = await house.get("/ready")
    assert (ready.status_code, ready.json()["ready"]) == (503, False)
    assert (await house.get("/health")).status_code == 200


@pytest.mark.asyncio
async def test_metrics_open_with_the_token_only_and_count_what_was_answered() -> None:
    closed = create_web(RecordingRoad(), clock=clock)
    assert (await call(closed, "GET", "/metrics", b"", {"Authorization": "Bearer "})).status_code == 404
    house = House()
    assert (await house.get("/metrics")).status_code == 403
    assert (await house.get("/metrics", {"Authorization": "Bearer nee"})).status_code == 403
    house.road.failures = 1
    for content, secret in (
        (wire(SAID), SECRET),
        (wire(SAID), SECRET),
        (b"?", SECRET),
        (b"?", "x"),
        (b"?", "y"),
    ):
        await house.telegram(content, secret)
    metrics = await house.get("/metrics", {"Authorization": "Bearer beheer"})
    assert metrics.text.splitlines()[1:] == [
        'wijkbot_http_responses_total{path="/telegram/webhook",status="200"} 1',
        'wijkbot_http_responses_total{path="/telegram/webhook",status="400"} 1',
        'wijkbot_http_responses_total{path="/telegram/webhook",status="403"} 2',
        'wijkbot_http_responses_total{path="/telegram/webhook",status="503"} 1',
    ]


@pytest.mark.asyncio
async def test_the_whole_loop_a_question_sent_pressed_heard_and_its_spinner_stopped() -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        road = RecordingRoad()
        app = create_web(road, clock=clock, telegram=channel, telegram_secret=SECRET)
        assert await channel.send("5001", Message(42, "Zal ik?", ("Ja", "Nee"))) == Accepted("1")
        keyboard = json.loads(telegram.called("sendMessage")[0]["reply_markup"])["inline_keyboard"]
        query = {"id": "q9", "from": {"id": 5001}, "data": keyboard[1][0]["callback_data"]}
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        update = wire({"update_id": 5, "callback_query": query})
        assert (await call(app, "POST", "/telegram/webhook", update, headers)).status_code == 200
        await channel.close()
    assert road.events == [Pressed(42, 2)]
    assert telegram.called("answerCallbackQuery") == [{"callback_query_id": "q9"}]
    assert telegram.refused == []
