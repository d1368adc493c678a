"""Twilio: the account, and whether its senders lead here and bridge the moments in which we are away."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import TypeVar
from urllib.parse import parse_qsl, urlsplit

import httpx
from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from bot.channels.twilio_forms import MESSAGES_PATH, WHATSAPP
from bot.checkup import Case, Finding, good, mend, outside, told, unseen
from bot.settings import Settings

SANDBOX = "whatsapp:+14155238886"  #: The same for everybody, by Twilio's page on the sandbox.
#: Three more tries when we cannot be reached, are too slow, or our database is away. 4xx is final and not asked for.
OVERRIDES = "#rc=3&rp=ct,rt,5xx"
NEEDED = {"rt", "5xx"}  #: `ct` is Twilio's own default.
ONLINE = ("ONLINE", "ONLINE:UPDATING")


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Account(_Wire):
    status: str
    type: str = ""


class _Webhook(_Wire):
    callback_url: str | None = Field(None, validation_alias=AliasChoices("callback_url", "callbackUrl"))
    callback_method: str | None = Field(None, validation_alias=AliasChoices("callback_method", "callbackMethod"))
    fallback_url: str | None = Field(None, validation_alias=AliasChoices("fallback_url", "fallbackUrl"))


class _Reason(_Wire):
    code: str | None = None


class _Properties(_Wire):
    quality_rating: str | None = Field(None, validation_alias=AliasChoices("quality_rating", "qualityRating"))


class _Sender(_Wire):
    sender_id: str | None = Field(None, validation_alias=AliasChoices("sender_id", "senderId"))
    status: str = ""
    webhook: _Webhook | None = None
    properties: _Properties | None = None
    offline_reasons: list[_Reason | None] | None = Field(
        None, validation_alias=AliasChoices("offline_reasons", "offlineReasons")
    )


class _Senders(_Wire):
    senders: list[_Sender]


class _Number(_Wire):
    phone_number: str
    sms_url: str | None = None
    sms_method: str | None = None
    sms_fallback_url: str | None = None


class _Numbers(_Wire):
    incoming_phone_numbers: list[_Number]


_Shape = TypeVar("_Shape", bound=_Wire)


class _RefusedError(Exception):
    """Twilio's answer is no; `status` says which."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


async def twilio(case: Case) -> AsyncIterator[Finding]:
    """The account first: without it nothing else can be asked."""
    settings = case.settings
    if not (settings.twilio_account_sid and settings.twilio_auth_token):
        return
    try:
        async for finding in _asked(case, settings.twilio_account_sid):
            yield finding
    except _RefusedError as refused:
        if refused.status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND):
            yield mend(
                f"Twilio does not take TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN ({refused.status}): nothing is sent, "
                "and what comes in is refused. Copy both again from the first page of Twilio's console."
            )
        else:
            yield unseen(f"Twilio answers {refused.status}: try again later, status.twilio.com says how it is")
    except (httpx.HTTPError, TimeoutError) as error:
        yield unseen(f"Twilio does not answer ({told(error)}): account and senders could not be asked")
    except ValidationError:
        yield unseen("Twilio answers in a shape that this version does not know")


async def _asked(case: Case, sid: str) -> AsyncIterator[Finding]:
    settings = case.settings
    account = await _ask(case, "api", f"/2010-04-01/Accounts/{sid}.json", {}, _Account)
    yield _account(account)
    if settings.twilio_whatsapp_from:
        ours = WHATSAPP + settings.twilio_whatsapp_from.removeprefix(WHATSAPP)
        if ours == SANDBOX:
            yield _sandbox()
        else:
            query = {"Channel": "whatsapp", "PageSize": "1000"}
            listed = await _ask(case, "messaging", "/v2/Channels/Senders", query, _Senders)
            for finding in _whatsapp(listed.senders, ours, settings):
                yield finding
    if settings.twilio_sms_from:
        path = f"/2010-04-01/Accounts/{sid}/IncomingPhoneNumbers.json"
        numbers = await _ask(case, "api", path, {"PhoneNumber": settings.twilio_sms_from}, _Numbers)
        for finding in _sms(numbers.incoming_phone_numbers, settings.twilio_sms_from, settings):
            yield finding


async def _ask(case: Case, host: str, path: str, query: Mapping[str, str], shape: type[_Shape]) -> _Shape:
    """One GET. By httpx and not by Twilio's client: that takes a second to load and reads answers unchecked."""
    settings = case.settings
    sid, token = settings.twilio_account_sid, settings.twilio_auth_token
    assert sid is not None
    assert token is not None
    url = f"{settings.twilio_api_url or f'https://{host}.twilio.com'}{path}"
    async with outside(case, auth=(sid, token.get_secret_value())) as client:
        answer = await client.get(url, params=query)
    if not answer.is_success:
        raise _RefusedError(answer.status_code)
    return shape.model_validate_json(answer.content)


def _account(account: _Account) -> Finding:
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


def _whatsapp(senders: Sequence[_Sender], ours: str, settings: Settings) -> Iterator[Finding]:
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
    hook = sender.webhook or _Webhook()
    yield from _leads_here("WhatsApp", hook.callback_url, hook.callback_method, hook.fallback_url, settings)


def _sms(numbers: Sequence[_Number], ours: str, settings: Settings) -> Iterator[Finding]:
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
