"""Twilio: the account, and whether its senders lead here and bridge the moments in which we are away."""

from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
from pydantic import ValidationError
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.channels.twilio_forms import MESSAGES_PATH, WHATSAPP
from bot.channels.twilio_missed import LOOKS_BACK, Messages, came_in, query
from bot.checkup import Case, Finding, good, mend, told, unseen
from bot.checkup.twilio_wire import Account, Number, Numbers, RefusedError, Sender, Senders, Webhook, ask
from bot.settings import Settings
from storage.engine import open_engine
from storage.inbound import first_heard, unheard
from storage.keys import KeyRing

NAMES = {"whatsapp": "WhatsApp", "sms": "SMS"}
SANDBOX = "whatsapp:+14155238886"  #: The same for everybody, by Twilio's page on the sandbox.
#: Three more tries when we cannot be reached, are too slow, or our database is away. 4xx is final and not asked for.
OVERRIDES = "#rc=3&rp=ct,rt,5xx"
NEEDED = {"rt", "5xx"}  #: `ct` is Twilio's own default.
STRANGERS = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND)
ONLINE = ("ONLINE", "ONLINE:UPDATING")


async def twilio(case: Case) -> AsyncIterator[Finding]:
    """The account first: without it nothing else can be asked."""
    settings = case.settings
    if not (settings.twilio_account_sid and settings.twilio_auth_token):
        return
    try:
        async for finding in _asked(case, settings.twilio_account_sid):
            yield finding
    except RefusedError as refused:
        yield unseen(f"Twilio answers {refused.status}: try again later, status.twilio.com says how it is")
    except (httpx.HTTPError, TimeoutError) as error:
        yield unseen(f"Twilio does not answer ({told(error)}): account and senders could not be asked")
    except ValidationError:
        yield unseen("Twilio answers in a shape that this version does not know")


async def _asked(case: Case, sid: str) -> AsyncIterator[Finding]:
    settings = case.settings
    try:
        yield _account(await ask(case, "api", f"/2010-04-01/Accounts/{sid}.json", {}, Account))
    except RefusedError as refused:
        if refused.status not in STRANGERS:
            raise
        yield mend(
            f"Twilio does not take TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN ({refused.status}): nothing is sent, and "
            "what comes in is refused. Copy both again from the first page of Twilio's console."
        )
        return
    if settings.twilio_whatsapp_from:
        ours = WHATSAPP + settings.twilio_whatsapp_from.removeprefix(WHATSAPP)
        if ours == SANDBOX:
            yield _sandbox()
        else:
            query = {"Channel": "whatsapp", "PageSize": "1000"}
            listed = await ask(case, "messaging", "/v2/Channels/Senders", query, Senders)
            for finding in _whatsapp(listed.senders, ours, settings):
                yield finding
    if settings.twilio_sms_from:
        path = f"/2010-04-01/Accounts/{sid}/IncomingPhoneNumbers.json"
        numbers = await ask(case, "api", path, {"PhoneNumber": settings.twilio_sms_from}, Numbers)
        for finding in _sms(numbers.incoming_phone_numbers, settings.twilio_sms_from, settings):
            yield finding
    async for finding in _missed(case, sid):
        yield finding


async def _missed(case: Case, sid: str) -> AsyncIterator[Finding]:
    """Messages of the last day that lie at Twilio and were not heard here."""
    settings, now = case.settings, case.clock()
    database = make_url(settings.database_url)
    if database.get_backend_name() == "sqlite" and not Path(database.database or "").exists():
        return
    whatsapp = f"{WHATSAPP}{settings.twilio_whatsapp_from}" if settings.twilio_whatsapp_from else None
    for channel, sender in (("whatsapp", whatsapp), ("sms", settings.twilio_sms_from)):
        if sender is None:
            continue
        since = now - LOOKS_BACK
        listed = await ask(case, "api", f"/2010-04-01/Accounts/{sid}/Messages.json", query(sender, since), Messages)
        engine = open_engine(settings.database_url, KeyRing(settings.key_ring()), reads=True)
        try:
            with engine.connect() as connection:
                first = first_heard(connection)
                if first is None:
                    return
                ids = [m.sid for m in came_in(listed.messages, max(since, first))]
                lost = unheard(connection, channel, ids)
        except DBAPIError as error:
            yield unseen(f"whether messages were missed could not be asked of the database ({told(error)})")
            return
        finally:
            engine.dispose()
        if lost:
            yield mend(
                f"{len(lost)} {NAMES[channel]} messages of the last 24 hours lie at Twilio and were never handed over "
                "here: `wijkbot run` hears them at its start and once an hour. Twilio's console says why, under "
                "Monitor, Logs, Errors."
            )


def _account(account: Account) -> Finding:
    if account.status != "active":
        return mend(f"Twilio's account is {account.status}: nothing is sent. Twilio's console says why.")
    if account.type == "Trial":
        return mend(
            "Twilio's account is a trial: it sends to numbers that you verified there only, 50 messages a day. Upgrade "
            "it before residents write."
        )
    return good("Twilio knows the account")


def _sandbox() -> Finding:
    return mend(
        "TWILIO_WHATSAPP_FROM is Twilio's sandbox: it reaches only who sent the join code within three days, one "
        "message in three seconds, no templates of our own. Good to try; for residents register a sender "
        "(docs/whatsapp.md). Its webhook address stands in the console and could not be looked at."
    )


def _whatsapp(senders: Sequence[Sender], ours: str, settings: Settings) -> Iterator[Finding]:
    sender = next((one for one in senders if one.sender_id == ours), None)
    if sender is None:
        yield mend(
            "Twilio's account has no WhatsApp sender with the number of TWILIO_WHATSAPP_FROM: nothing is sent. Look in "
            "the console under Messaging, Senders, WhatsApp senders, and copy the number, whatsapp:+ and digits."
        )
        return
    if sender.status in ONLINE:
        yield good("the WhatsApp sender is online")
    else:
        codes = [reason.code for reason in sender.offline_reasons or () if reason and reason.code]
        why = f" ({', '.join(codes)})" if codes else ""
        yield mend(
            f"the WhatsApp sender is {sender.status}{why}: nothing is sent. The console says what Meta waits for."
        )
    if sender.properties is not None and (sender.properties.quality_rating or "").upper() == "LOW":
        yield mend(
            "Meta rates the WhatsApp sender LOW: people blocked or reported it, and Meta may let it send less. Look "
            "which messages were unwanted."
        )
    hook = sender.webhook or Webhook()
    yield from _leads_here("WhatsApp", hook.callback_url, hook.callback_method, hook.fallback_url, settings)


def _sms(numbers: Sequence[Number], ours: str, settings: Settings) -> Iterator[Finding]:
    number = next((one for one in numbers if one.phone_number == ours), None)
    if number is None:
        yield mend(
            "Twilio's account has no number like TWILIO_SMS_FROM: no SMS goes out or comes in. Look in the console "
            "under Phone Numbers, and copy it, + and digits."
        )
        return
    yield from _leads_here("SMS", number.sms_url, number.sms_method, number.sms_fallback_url, settings)


def _leads_here(
    what: str, address: str | None, method: str | None, fallback: str | None, settings: Settings
) -> Iterator[Finding]:
    """Whether messages come in here, are tried again when they cannot, and have somewhere else to go then."""
    if settings.public_url is None:
        return  # The settings' own gap says so.
    ours = f"{settings.public_url}{MESSAGES_PATH}"
    parts = urlsplit(address or "")
    if not address:
        yield mend(
            f"the {what} sender has no webhook address: what people write gets lost. Set 'when a message comes in' to "
            f"{ours}{OVERRIDES} (with a Messaging Service: there)."
        )
        return
    if parts._replace(fragment="").geturl() != ours:
        yield mend(
            f"the {what} sender's messages go to another address (at {parts.hostname}): they do not arrive here. Set "
            f"it to {ours}{OVERRIDES}"
        )
        return
    yield good(f"the {what} sender's messages come here")
    if method and method.upper() != "POST":
        yield mend(f"the {what} sender's webhook is called with {method}: messages are refused. Choose POST.")
    if not _tries_again(parts.fragment):
        yield mend(
            f"Twilio hands each {what} message over once, and again only when it cannot connect: one that meets a "
            f"restart or a slow moment gets lost. Put {OVERRIDES} behind the webhook address."
        )
    if not fallback:
        yield mend(
            f"the {what} sender has no fallback address: after 15 seconds without us a message is gone. Set it to a "
            "second way to this bot, or to an answer of Twilio's own that says so and names 112 (docs/whatsapp.md)."
        )


def _tries_again(fragment: str) -> bool:
    overrides = dict(parse_qsl(fragment))
    policies = set(overrides.get("rp", "").split(","))
    count = overrides.get("rc", "1")
    return count.isdecimal() and int(count) > 0 and (policies >= NEEDED or "all" in policies)
