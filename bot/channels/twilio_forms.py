"""Twilio's webhooks become `Inbound` and statuses, after their signature was checked.

Sources: Twilio's messaging webhooks and security pages; field names as CHANNELS 2 confirmed them. Light to
import: the sending half, with Twilio's whole client, is `bot.channels.twilio`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Self
from urllib.parse import parse_qsl

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.alias_generators import to_pascal
from starlette.datastructures import ImmutableMultiDict

from bot.channels import ForgedError, UnreadableError, clean, kind_of_file, pressed
from flows.events import Blocked, Event, Inbound, Located, Pressed, Said, Sent

MESSAGES_PATH = "/twilio/messages"
STATUS_PATH = "/twilio/status"
WHATSAPP = "whatsapp:"

MOST_MEDIA = 10  #: Twilio sends one a message for WhatsApp, ten at most for MMS.
_MOST_FIELDS = 500  #: Twilio sends some thirty; a million of them would stall everybody.
_MEDIA = re.compile(r"/Media/(ME[0-9A-Za-z]{1,64})$")
_PLACE = re.compile(r"\([^()]{2,60}\)")  #: An advertisement names its place in brackets: 'Praat mee (Bloemenbuurt)'.
# A phone number, or since 2026 a BSUID ('NL.1502...', 'US.ENT.1502...') of somebody with a username.
_SENDER = re.compile(r"\+?[A-Za-z0-9][A-Za-z0-9.]{0,159}")
_LATITUDE: TypeAdapter[float] = TypeAdapter(Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)])
_LONGITUDE: TypeAdapter[float] = TypeAdapter(Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)])

Form = ImmutableMultiDict[str, str]

_Text = Annotated[str, BeforeValidator(clean)]


class _Wire(BaseModel):
    """A blank field says nothing: where a field has two names, the other is read."""

    model_config = ConfigDict(extra="allow", alias_generator=to_pascal)

    @classmethod
    def of(cls, form: Form) -> Self:
        """From the fields of a call. Raises ValidationError."""
        return cls.model_validate({name: said for name, said in form.items() if said.strip()})


class _Message(_Wire):
    message_sid: _Text = Field(min_length=1, validation_alias=AliasChoices("MessageSid", "SmsMessageSid"))
    sent_from: _Text = Field("", alias="From")
    to: _Text = ""
    external_user_id: _Text = ""
    external_user_identifier: _Text = ""
    body: _Text = ""
    button_text: _Text = ""
    button_payload: _Text = ""
    list_id: _Text = ""
    list_title: _Text = ""
    latitude: str = ""
    longitude: str = ""
    num_media: str = "0"
    original_replied_message_sid: _Text | None = None
    opt_out_type: str = ""
    referral_body: _Text = ""
    referral_headline: _Text = ""

    @property
    def external_user(self) -> str:
        """The BSUID, without a prefix: Twilio's own pages call it by two names, and the other may be blank."""
        return _address(self.external_user_id) or _address(self.external_user_identifier)

    @property
    def sender(self) -> str:
        """Without a prefix; the BSUID where `From` says nothing."""
        return _address(self.sent_from) or self.external_user

    @property
    def channel(self) -> str:
        """By either end: `From` may be blank."""
        return "whatsapp" if any(end.strip().startswith(WHATSAPP) for end in (self.sent_from, self.to)) else "sms"

    def media(self) -> Iterator[tuple[str, str]]:
        """(address, content type) of each: as many as there are, whatever the form counts; blank ones are none."""
        extra = self.model_extra or {}
        for n in range(MOST_MEDIA):
            if extra.get(f"MediaUrl{n}"):
                yield str(extra[f"MediaUrl{n}"]), str(extra.get(f"MediaContentType{n}", ""))


class _Status(_Wire):
    message_sid: _Text = Field(min_length=1, validation_alias=AliasChoices("MessageSid", "SmsSid"))
    message_status: _Text = Field(min_length=1, validation_alias=AliasChoices("MessageStatus", "SmsStatus"))
    error_code: _Text = ""
    sender: _Text = Field("", alias="From")


@dataclass(frozen=True, slots=True)
class Status:
    """How far a message of ours came; these arrive twice and out of order."""

    channel: str
    provider_id: str
    status: str
    error: str  #: Twilio's number as text, or empty.


class Genuine:
    """Tells Twilio's calls for one account from everybody else's. `public_url` has no slash at its end."""

    def __init__(self, public_url: str, account_sid: str, token: str) -> None:
        self._public_url = public_url
        self._account_sid = account_sid
        # Loads the provider's whole library: only where it is configured.
        from twilio.request_validator import RequestValidator

        self._validator = RequestValidator(token)

    def form(self, path: str, query: str, body: bytes, signature: str | None) -> Form:
        """The fields of a genuine call. Raises ForgedError, or UnreadableError for what cannot be a form.

        The signature covers the public address as Twilio was told it, whatever a proxy made of it, and every
        field: blank, repeated and unknown ones too.
        """
        if not signature:
            raise ForgedError("no signature")
        try:
            pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError as error:
            raise UnreadableError("not a form") from error
        form = ImmutableMultiDict(pairs)
        url = f"{self._public_url}{path}" + (f"?{query}" if query else "")
        if not self._validator.validate(url, form, signature):
            raise ForgedError("wrong signature")
        if form.get("AccountSid") != self._account_sid:
            raise ForgedError("somebody else's account")
        return form


def inbound_from(form: Form, at: datetime) -> list[Inbound]:
    """What somebody sent, from the fields of a genuine call that reached us `at` (UTC): several photos are several.

    The address is Twilio's without 'whatsapp:': a number, or a BSUID where the number is withheld. With both,
    the BSUID is `also_known_as`. Raises UnreadableError when it does not say who sent what.
    """
    try:
        wire = _Message.of(form)
    except ValidationError as error:
        raise UnreadableError("not a message of Twilio") from error
    address, second = wire.sender, wire.external_user
    if _SENDER.fullmatch(address) is None:
        raise UnreadableError("no sender, or one of a channel that we do not have")
    said = _PLACE.search(f"{wire.referral_headline} {wire.referral_body}")
    return [
        Inbound(
            wire.channel,
            wire.message_sid if n == 0 else f"{wire.message_sid}/{n}",
            address,
            event,
            at,
            also_known_as=second if second != address and _SENDER.fullmatch(second) else "",
            place=said[0] if said else "",
        )
        for n, event in enumerate(_events(wire))
    ]


def status_from(form: Form) -> Status:
    """What became of a message of ours. Raises UnreadableError when it does not say which or what."""
    try:
        wire = _Status.of(form)
    except ValidationError as error:
        raise UnreadableError("not a status of Twilio") from error
    channel = "whatsapp" if wire.sender.startswith(WHATSAPP) else "sms"
    error_code = "" if wire.error_code == "0" else wire.error_code
    return Status(channel, wire.message_sid, wire.message_status.lower(), error_code)


def _events(wire: _Message) -> list[Event]:
    # Twilio has answered a STOP or START itself: words of ours would be refused, or come on top of its own.
    if wire.opt_out_type.upper() in ("STOP", "START"):
        stopped = wire.opt_out_type.upper() == "STOP"
        return [Blocked(stopped, said=stopped)]
    press = _pressed(wire)
    sent = [_sent(wire, n, url, kind) for n, (url, kind) in enumerate(wire.media())]
    if press is not None:  # its words are the button's, and no caption; what comes with it is fetched and let go
        return [press, *(replace(one, caption="") for one in sent)]
    return [*sent] or [_event(wire)]


def _address(said: str) -> str:
    """Without a prefix; empty where nothing follows it."""
    bare = said.strip().removeprefix(WHATSAPP).strip()
    return bare if bare.strip("+") else ""


def _pressed(wire: _Message) -> Pressed | None:
    return pressed(wire.button_payload) or pressed(wire.list_id)


def _sent(wire: _Message, n: int, url: str, kind: str) -> Sent:
    found = _MEDIA.search(url)
    # Never the address itself: it could name any host. The caption belongs to the first. WhatsApp does not say which
    # photos were chosen together.
    what, reference = _kind(kind), f"{wire.message_sid}/{found[1]}" if found else ""
    return Sent(what, wire.body if n == 0 else "", reference, together=what == "photo")


def _event(wire: _Message) -> Event:
    reply_to = wire.original_replied_message_sid or None
    if label := wire.button_text or wire.list_title:
        return Said(label, reply_to)  # A button that is not ours, or of an older template: its words count.
    if (point := _point(wire)) is not None:
        return point
    if wire.num_media.strip() not in ("", "0"):
        return Sent("file", wire.body)  # It says that there is something, not what.
    if wire.body.strip():
        return Said(wire.body, reply_to)
    return Sent("sticker")  # A poll, an order, a reaction, or what WhatsApp adds next.


def _point(wire: _Message) -> Located | None:
    try:
        return Located(_LATITUDE.validate_python(wire.latitude), _LONGITUDE.validate_python(wire.longitude))
    except ValidationError:
        return None


def _kind(media_type: str) -> str:
    return "sticker" if media_type.startswith("image/webp") else kind_of_file(media_type)
