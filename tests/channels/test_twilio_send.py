"""A message becomes one Messages.json, and each answer of Twilio one verdict."""

from datetime import timedelta

import pytest

from bot.channels.twilio import TwilioChannel
from bot.channels.twilio_errors import refusal_after
from bot.channels.twilio_http import TwilioHttp
from bot.message import Accepted, Delivery, Message, Refused, Uncertain
from tests.channels.loopback import Call, Loopback, Outcome, Reply, Trouble
from tests.channels.roads import NOW, clock
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN, TwilioStandIn, refusal, twilio_stand_in

RECENT = NOW - timedelta(hours=1)
HELLO = Message(42, "hoi", last_inbound=RECENT)


async def deliver(
    twilio: TwilioStandIn,
    message: Message,
    address: str = "+31600000001",
    name: str = "whatsapp",
    timeout: float = 10.0,
) -> Delivery:
    channel = TwilioChannel(
        account_sid=ACCOUNT,
        token=TOKEN,
        sender="+31850000000",
        public_url="https://wijk.example",
        clock=clock,
        name=name,
        api_url=twilio.url,
        timeout=timeout,
    )
    try:
        return await channel.send(address, message)
    finally:
        await channel.close()


GOLDEN: list[tuple[str, Message, str]] = [
    ("words", Message(1, "Dank je! é😀", last_inbound=RECENT), "Dank je! é😀"),
    ("choices", Message(1, "Goed?", ("Ja", "Nee"), RECENT), "Goed?\n\n1. Ja\n2. Nee"),
    ("exactly what fits", Message(1, "a" * 1593, ("Ja",), RECENT), "a" * 1593 + "\n\n1. Ja"),
]


@pytest.mark.asyncio
async def test_what_does_not_fit_goes_on_in_the_next_and_its_choices_stay() -> None:
    async with twilio_stand_in() as twilio:
        made = await deliver(twilio, Message(1, "a " * 800 + "slot", ("Ja", "Nee"), RECENT))
    assert made == Accepted("SM" + "2".zfill(32), parts=("SM" + "1".zfill(32), "SM" + "2".zfill(32)))
    assert twilio.refused == []
    assert [sent["Body"] for sent in twilio.sent] == [("a " * 800).strip(), "slot\n\n1. Ja\n2. Nee"]


@pytest.mark.asyncio
@pytest.mark.parametrize(("_case", "message", "text"), GOLDEN, ids=[case[0] for case in GOLDEN])
async def test_a_message_as_it_goes_over_the_wire(_case: str, message: Message, text: str) -> None:
    async with twilio_stand_in() as twilio:
        assert await deliver(twilio, message) == Accepted("SM" + "1".zfill(32))
    assert twilio.refused == []
    assert twilio.sent == [
        {
            "To": "whatsapp:+31600000001",
            "From": "whatsapp:+31850000000",
            "Body": text,
            "StatusCallback": "https://wijk.example/twilio/status",
        }
    ]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "address", "to"),
    [
        ("whatsapp", "NL.1502576394655843", "whatsapp:NL.1502576394655843"),
        ("whatsapp", "US.ENT.1502", "whatsapp:US.ENT.1502"),
        ("sms", "+31600000001", "+31600000001"),
    ],
)
async def test_the_address_in_the_form_of_its_channel(name: str, address: str, to: str) -> None:
    async with twilio_stand_in() as twilio:
        assert isinstance(await deliver(twilio, HELLO, address, name), Accepted)
    assert twilio.sent[0]["To"] == to


@pytest.mark.asyncio
async def test_very_many_long_choices_still_fit() -> None:
    async with twilio_stand_in() as twilio:
        menu = Message(1, "Kies maar.", tuple("x" * 90 for _ in range(40)), RECENT)
        assert isinstance(await deliver(twilio, menu), Accepted)
    assert twilio.refused == []


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "ago", "sent"),
    [
        ("whatsapp", timedelta(hours=23, minutes=50), True),
        ("whatsapp", timedelta(hours=23, minutes=50, seconds=1), False),
        ("whatsapp", None, False),
        ("sms", timedelta(days=30), True),
        ("sms", None, True),
    ],
)
async def test_outside_whatsapps_window_nothing_is_tried(name: str, ago: timedelta | None, sent: bool) -> None:
    async with twilio_stand_in() as twilio:
        message = Message(1, "hoi", last_inbound=None if ago is None else NOW - ago)
        delivery = await deliver(twilio, message, name=name)
    assert len(twilio.sent) == sent
    assert isinstance(delivery, Accepted) if sent else delivery == Refused("window", permanent=False)


VERDICTS: list[tuple[Outcome, Delivery]] = [
    (refusal(400, 63016, "outside the window"), Refused("window", False)),
    (refusal(400, 63015, "not joined"), Refused("window", False)),
    (refusal(400, 63014, "blocked"), Refused("blocked", True)),
    (refusal(400, 21610, "unsubscribed"), Refused("blocked", True)),
    (refusal(400, 63024, "invalid recipient"), Refused("gone", True)),
    (refusal(400, 21211, "invalid To"), Refused("gone", True)),
    (refusal(400, 63018, "rate"), Refused("busy", False)),
    (refusal(400, 63032, "experiment"), Refused("invalid", True)),
    (refusal(400, 63012, "provider"), Refused("down", False)),
    (refusal(400, 21617, "too long"), Refused("invalid", True)),
    (refusal(400, 99999, "unknown"), Refused("invalid", True)),
    (refusal(401, 20003, "Authenticate"), Refused("invalid", False)),
    (refusal(403, 20005, "suspended"), Refused("invalid", False)),
    (refusal(404, 20404, "not found"), Refused("invalid", False)),
    (Reply(301, b"", {"Location": "https://elders.example"}), Refused("invalid", False)),
    (refusal(429, 20429, "slow down"), Refused("busy", False)),
    (refusal(429, 20429, "slow down", Retry_After="7"), Refused("busy", False, 7.0)),
    (refusal(500, 20500, "ours"), Refused("down", False)),
    (Reply(503, b"<html>"), Refused("down", False)),
    (Reply(504, b"<html>"), Uncertain("HTTP 504")),
    (Reply(400, {"type": "t", "title": "t", "status": 400, "code": 21211}), Refused("gone", True)),
    (Reply(400, {"type": "t", "title": "t", "status": "?", "code": []}), Uncertain("HTTP ?")),
    (Reply(201, b"<html>Welcome to this wifi</html>"), Uncertain("answer not understood: JSONDecodeError")),
    (Reply(201, []), Uncertain("answer not understood: AttributeError")),
    (Reply(201, {"status": "queued"}), Uncertain("no sid")),
    (Trouble.SILENCE, Uncertain("ReadTimeout")),
    (Trouble.HANG_UP, Uncertain("RemoteProtocolError")),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("outcome", "delivery"), VERDICTS)
async def test_what_is_known_after_each_answer(outcome: Outcome, delivery: Delivery) -> None:
    async with twilio_stand_in() as twilio:
        twilio.plan.append(outcome)
        patience = 0.2 if outcome is Trouble.SILENCE else 10.0
        assert await deliver(twilio, HELLO, timeout=patience) == delivery
        assert len(twilio.sent) == 1, "a POST is never repeated"


@pytest.mark.asyncio
async def test_nobody_there_means_certainly_not_sent() -> None:
    async with twilio_stand_in() as twilio:
        pass
    assert await deliver(twilio, HELLO) == Refused("down", permanent=False)


@pytest.mark.parametrize(
    ("error", "refused"),
    [
        ("63016", Refused("window", False)),
        ("63024", Refused("gone", True)),
        ("30008", Refused("down", False)),
        ("", Refused("down", False)),
        ("?", Refused("down", False)),
        ("9" * 5000, Refused("down", False)),
    ],
)
def test_why_an_accepted_message_failed_after_all(error: str, refused: Refused) -> None:
    assert refusal_after(error) == refused


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"types":{"twilio/text":{"body":"hoi"}}}'),
        ("application/x-www-form-urlencoded", b"types=a&types=b"),
    ],
)
async def test_json_goes_as_json_and_a_form_as_a_form(content_type: str, body: bytes) -> None:
    calls: list[Call] = []

    async def keep(call: Call) -> Outcome:
        calls.append(call)
        return Reply(201, {})

    data = {"types": {"twilio/text": {"body": "hoi"}}} if "json" in content_type else {"types": ["a", "b"]}
    async with Loopback(keep) as server:
        http = TwilioHttp(server.url, timeout=2)
        await http.request(
            "POST",
            "https://content.twilio.com/v1/Content",
            data=data,
            headers={"Content-Type": content_type},
            auth=(ACCOUNT, TOKEN),
        )
        await http.close()
    assert (calls[0].target, calls[0].headers["content-type"], calls[0].body) == (
        "/v1/Content",
        content_type,
        body,
    )
