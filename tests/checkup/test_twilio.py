"""What Twilio says of account and senders, and the sentence that it becomes. The shapes are those of twilio-oai."""

from collections.abc import Mapping
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.checkup import Finding
from bot.checkup.twilio import SANDBOX, twilio
from flows.events import Inbound, Said
from tests.builders import village
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.channels.twilio_stand_in import ACCOUNT
from tests.checkup.providers import NOW, PUBLIC, Provider, findings, provider, settings_with, states, to_mend

Wire = dict[str, object]
WHATSAPP = "whatsapp:+31850000001"
SMS = "+31850000002"
HERE = f"{PUBLIC}/twilio/messages"
HOOK = f"{HERE}#rc=3&rp=ct,rt,5xx"
ACCOUNT_PATH = f"/2010-04-01/Accounts/{ACCOUNT}.json"
MESSAGES_PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
NUMBERS_PATH = f"/2010-04-01/Accounts/{ACCOUNT}/IncomingPhoneNumbers.json"
SENDERS_PATH = "/v2/Channels/Senders"

FULL: Wire = {"sid": ACCOUNT, "status": "active", "type": "Full", "friendly_name": "hush"}
WEBHOOK: Wire = {"callback_url": HOOK, "callback_method": "POST", "fallback_url": "https://other.example.nl/x"}
SENDER: Wire = {"sid": f"XE{0:032x}", "sender_id": WHATSAPP, "status": "ONLINE", "webhook": WEBHOOK}
NUMBER: Wire = {
    "phone_number": SMS,
    "sms_url": HOOK,
    "sms_method": "POST",
    "sms_fallback_url": "https://other.example.nl/x",
}


def answers(account: Wire = FULL, sender: Wire | None = SENDER, number: Wire | None = NUMBER) -> Mapping[str, Outcome]:
    return {
        ACCOUNT_PATH: Reply(200, account),
        SENDERS_PATH: Reply(200, {"senders": [sender] if sender else [], "meta": {"key": "senders"}}),
        NUMBERS_PATH: Reply(200, {"incoming_phone_numbers": [number] if number else []}),
    }


async def looked(with_answers: Mapping[str, Outcome], **changes: object) -> tuple[list[Finding], Provider]:
    async with provider(with_answers) as one:
        values = {"public_url": PUBLIC, "twilio_whatsapp_from": WHATSAPP, "twilio_sms_from": SMS, **changes}
        settings = settings_with(twilio_account_sid=ACCOUNT, twilio_api_url=one.url, **values)
        found = await findings(twilio, settings, limit=1.0)
    for finding in found:
        assert "+31" not in finding.said
        assert ACCOUNT not in finding.said
    return found, one


@pytest.mark.asyncio
async def test_all_is_well_and_only_asked_for() -> None:
    found, asked = await looked(answers())
    assert to_mend(found) == []
    assert asked.paths == [ACCOUNT_PATH, SENDERS_PATH, NUMBERS_PATH]
    assert {call.method for call in asked.asked} == {"GET"}
    senders, numbers = (parse_qs(urlsplit(call.target).query) for call in asked.asked[1:])
    assert senders == {"Channel": ["whatsapp"], "PageSize": ["1000"]}
    assert numbers == {"PhoneNumber": [SMS]}


@pytest.mark.asyncio
async def test_the_names_of_twilios_own_page_are_read_too() -> None:
    hook: Wire = {"callbackUrl": HERE, "callbackMethod": "POST", "fallbackUrl": ""}
    sender: Wire = {"senderId": WHATSAPP, "status": "OFFLINE", "webhook": hook, "offlineReasons": [{"code": "63103"}]}
    found, _ = await looked(answers(sender=sender), twilio_sms_from=None)
    starts = ("the WhatsApp sender is OFFLINE (63103)", "Twilio hands each", "the WhatsApp sender has no fallback")
    assert [said.startswith(start) for said, start in zip(to_mend(found), starts, strict=True)] == [True] * 3


def sender(**changes: object) -> Wire:
    return {**SENDER, **changes}


def hook(**changes: object) -> Wire:
    return sender(webhook={**WEBHOOK, **changes})


WRONG: list[tuple[Mapping[str, Outcome], str]] = [
    (answers({**FULL, "status": "suspended"}), "Twilio's account is suspended: nothing is sent"),
    (answers({**FULL, "type": "Trial"}), "Twilio's account is a trial"),
    (answers(sender=None), "Twilio's account has no WhatsApp sender with the number of TWILIO_WHATSAPP_FROM"),
    (answers(sender=sender(sender_id="whatsapp:+31850000009")), "Twilio's account has no WhatsApp sender"),
    (answers(sender=sender(status="PENDING_VERIFICATION")), "the WhatsApp sender is PENDING_VERIFICATION: nothing"),
    (answers(sender=sender(properties={"quality_rating": "LOW"})), "Meta rates the WhatsApp sender LOW"),
    (answers(sender=sender(webhook=None)), "the WhatsApp sender has no webhook address"),
    (answers(sender=hook(callback_url="")), "the WhatsApp sender has no webhook address"),
    (answers(sender=hook(callback_url="https://old.example.nl/x")), "the WhatsApp sender's messages go to another"),
    (answers(sender=hook(callback_url=f"{HERE}/#rc=3&rp=all")), "the WhatsApp sender's messages go to another"),
    (answers(sender=hook(callback_url=HOOK.replace("https", "http"))), "the WhatsApp sender's messages go to another"),
    (answers(sender=hook(callback_method="PUT")), "the WhatsApp sender's webhook is called with PUT"),
    (answers(sender=hook(fallback_url=None)), "the WhatsApp sender has no fallback address"),
    (answers(number=None), "Twilio's account has no number like TWILIO_SMS_FROM"),
    (answers(number={**NUMBER, "sms_url": None}), "the SMS sender has no webhook address"),
    (answers(number={**NUMBER, "sms_method": "GET"}), "the SMS sender's webhook is called with GET"),
    (answers(number={**NUMBER, "sms_fallback_url": ""}), "the SMS sender has no fallback address"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("wire", "said"), WRONG, ids=[str(n) for n in range(len(WRONG))])
async def test_what_is_wrong(wire: Mapping[str, Outcome], said: str) -> None:
    found, _ = await looked(wire)
    (only,) = to_mend(found)
    assert only.startswith(said)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("fragment", "enough"),
    [
        ("", False),
        ("#rc=3", False),
        ("#rc=3&rp=ct", False),
        ("#rc=3&rp=5xx", False),
        ("#rc=0&rp=all", False),
        ("#rc=veel&rp=all", False),
        ("#rp=all", True),  # once more is Twilio's own default
        ("#rc=5&rp=all", True),
        ("#rc=3&rp=ct,rt,5xx", True),
        ("#rp=5xx,rt&rc=1&ct=2000", True),
    ],
)
async def test_which_overrides_bridge_a_restart(fragment: str, enough: bool) -> None:
    found, _ = await looked(answers(sender=hook(callback_url=f"{HERE}{fragment}")), twilio_sms_from=None)
    assert [said[:46] for said in to_mend(found)] == (
        [] if enough else ["Twilio hands each WhatsApp message over once, "]
    )


@pytest.mark.asyncio
async def test_the_sandbox_is_known_by_its_number() -> None:
    found, asked = await looked(answers(), twilio_whatsapp_from=SANDBOX, twilio_sms_from=None)
    (only,) = to_mend(found)
    assert only.startswith("TWILIO_WHATSAPP_FROM is Twilio's sandbox")
    assert asked.paths == [ACCOUNT_PATH]


AWAY: list[tuple[Outcome, str, str]] = [
    (Reply(401, {"code": 20003}), "mend", "Twilio does not take TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN (401)"),
    (Reply(404, {"code": 20404}), "mend", "Twilio does not take TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN (404)"),
    (Reply(429, {"code": 20429}), "could not look", "Twilio answers 429"),
    (Reply(503, b""), "could not look", "Twilio answers 503"),
    (Reply(200, b"<html>"), "could not look", "Twilio answers in a shape that this version does not know"),
    (Reply(200, {"sid": "x"}), "could not look", "Twilio answers in a shape that this version does not know"),
    (Trouble.HANG_UP, "could not look", "Twilio does not answer (RemoteProtocolError)"),
    (Trouble.SILENCE, "could not look", "Twilio does not answer (TimeoutError)"),
]


@pytest.mark.asyncio
async def test_senders_that_are_not_shown_say_nothing_about_the_account() -> None:
    found, _ = await looked({**answers(), SENDERS_PATH: Reply(404, {"code": 20404})})
    assert states(found) == ["good", "could not look"]


@pytest.mark.asyncio
@pytest.mark.parametrize(("outcome", "state", "said"), AWAY, ids=[str(n) for n in range(len(AWAY))])
async def test_when_twilio_says_no_or_nothing(outcome: Outcome, state: str, said: str) -> None:
    found, _ = await looked({ACCOUNT_PATH: outcome})
    assert states(found) == [state]
    assert found[0].said.startswith(said)


@pytest.mark.asyncio
async def test_messages_that_nobody_heard_are_counted(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'test.db'}"
    with village(url, tmp_path, NOW.isoformat()) as here:
        for n in range(2):
            heard = Inbound("whatsapp", f"SM{n}", "+31600000001", Said("hoi"), here.now - timedelta(hours=5 - n))
            here.house.writer.hear([heard])
        keys = here.house.settings.secret_keys
    lie = [
        {"sid": f"SM{n}", "from": "whatsapp:+31600000001", "direction": way, "date_sent": format_datetime(NOW - ago)}
        for n, way, ago in (
            (1, "inbound", timedelta(hours=4)),
            (2, "inbound", timedelta(hours=3)),
            (3, "outbound-api", timedelta(hours=3)),
            (4, "inbound", timedelta(hours=9)),
        )
    ]
    listed = {**answers(), MESSAGES_PATH: Reply(200, {"messages": lie})}
    found, asked = await looked(listed, twilio_sms_from=None, database_url=url, secret_keys=keys)
    (only,) = to_mend(found)
    assert only.startswith("1 WhatsApp messages of the last 24 hours lie at Twilio")
    (call,) = [c for c in asked.asked if urlsplit(c.target).path == MESSAGES_PATH]
    assert parse_qs(urlsplit(call.target).query)["To"] == [WHATSAPP]
