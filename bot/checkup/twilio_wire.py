"""What the doctor asks Twilio, in the shapes of Twilio's contract (twilio-oai: api v2010, messaging v2)."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from bot.checkup import Case, outside


class Wire(BaseModel):
    """What Twilio tells and we do not ask for is let through unread."""

    model_config = ConfigDict(extra="ignore")


class Account(Wire):
    """Whether anything can be sent at all."""

    status: str
    type: str = ""


class Webhook(Wire):
    """Where the messages of a WhatsApp sender go."""

    callback_url: str | None = Field(None, validation_alias=AliasChoices("callback_url", "callbackUrl"))
    callback_method: str | None = Field(None, validation_alias=AliasChoices("callback_method", "callbackMethod"))
    fallback_url: str | None = Field(None, validation_alias=AliasChoices("fallback_url", "fallbackUrl"))


class Reason(Wire):
    """Why a sender is not online: one of Twilio's error numbers."""

    code: str | None = None


class Properties(Wire):
    """What Meta thinks of a sender."""

    quality_rating: str | None = Field(None, validation_alias=AliasChoices("quality_rating", "qualityRating"))


class Sender(Wire):
    """One WhatsApp sender. Twilio's page has other names than its contract: both are read."""

    sender_id: str | None = Field(None, validation_alias=AliasChoices("sender_id", "senderId"))
    status: str = ""
    webhook: Webhook | None = None
    properties: Properties | None = None
    offline_reasons: list[Reason | None] | None = Field(
        None, validation_alias=AliasChoices("offline_reasons", "offlineReasons")
    )


class Senders(Wire):
    """All of them."""

    senders: list[Sender]


class Number(Wire):
    """One number, for SMS."""

    phone_number: str
    sms_url: str | None = None
    sms_method: str | None = None
    sms_fallback_url: str | None = None


class Numbers(Wire):
    """Those that match."""

    incoming_phone_numbers: list[Number]


Shape = TypeVar("Shape", bound=BaseModel)


class RefusedError(Exception):
    """Twilio's answer is no; `status` says which."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


async def ask(case: Case, host: str, path: str, query: Mapping[str, str], shape: type[Shape]) -> Shape:
    """One GET. By httpx and not by Twilio's client: that takes a second to load and reads answers unchecked."""
    settings = case.settings
    sid, token = settings.twilio_account_sid, settings.twilio_auth_token
    assert sid is not None
    assert token is not None
    url = f"{settings.twilio_api_url or f'https://{host}.twilio.com'}{path}"
    async with outside(case, auth=(sid, token.get_secret_value())) as client:
        answer = await client.get(url, params=query)
    if not answer.is_success:
        raise RefusedError(answer.status_code)
    return shape.model_validate_json(answer.content)
