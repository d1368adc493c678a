"""What an operator can set: the environment, or `.env` in the working directory; real variables win.

An empty value is an absent one. Every setting stands in `.env.example` and in `docs/run-it.md`;
`tests/test_house.py` compares them. Commands print a `SettingsError` and leave with exit code 2.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.secret_keys import Key, demo_keys, key_file, read_keys

ENV_FILE = Path(".env")
#: What makes a channel be there, and what says nothing without it. An address that stands in for an API may be alone.
_GROUPS = {
    "telegram_token": ("telegram_webhook_secret",),
    "twilio_account_sid": ("twilio_auth_token", "twilio_whatsapp_from", "twilio_sms_from"),
    "smtp_url": ("smtp_from",),
}
_ALERTS_NEED = {
    "telegram": "telegram_token",
    "whatsapp": "twilio_whatsapp_from",
    "sms": "twilio_sms_from",
    "email": "smtp_url",
}
ALERT_CHANNELS = ("telegram", "whatsapp", "sms", "email", "terminal")


class SettingsError(Exception):
    """What is wrong with a setting, where it was found, and how to mend it; never the value of a secret."""


def _database(url: str) -> str:
    if url.startswith("sqlite:///") and len(url) > len("sqlite:///") and ":memory:" not in url:
        return url
    if url.startswith(("postgresql://", "postgresql+psycopg://")):
        return url
    raise ValueError("this is not a SQLite file or a PostgreSQL address")


def _web(url: str) -> str:
    url = url.rstrip("/")
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise ValueError("this is not a web address that begins with https:// or http://")
    if parts.query or parts.fragment or parts.username is not None:
        raise ValueError("this web address has a name, a ? or a # in it")
    return url


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("this time zone is not known") from None
    return name


def _alert(text: str) -> str:
    channel, address = _split_alert(text)
    if channel not in ALERT_CHANNELS or not address:
        raise ValueError("this is not a channel and an address")
    if channel == "telegram" and not re.fullmatch(r"-?[1-9][0-9]{0,15}", address):
        raise ValueError(
            "a bot cannot write to a name on Telegram, only to the number of a chat; leave this empty, and "
            "`wijkbot contacts invite operator` gives a link that makes a chat the operator's"
        )
    if channel in ("whatsapp", "sms"):
        _number(address)
    if channel == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+", address):
        raise ValueError("this is not a mail address")
    return text


def _split_alert(text: str) -> tuple[str, str]:
    channel, *rest = re.split(r"\s*[:\s]\s*", text.strip(), maxsplit=1)
    return channel.casefold(), "".join(rest)


def _one_word(secret: SecretStr) -> SecretStr:
    if re.search(r"\s", secret.get_secret_value()):
        raise ValueError("there is a space or a line end in it")
    return secret


def _webhook_secret(secret: SecretStr) -> SecretStr:
    # Bot API, setWebhook: 1-256 characters of A-Z, a-z, 0-9, _ and -.
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
        raise ValueError("Telegram takes only letters, digits, _ and -, at most 256")
    return secret


def _smtp(secret: SecretStr) -> SecretStr:
    try:
        parts = urlsplit(secret.get_secret_value())
        good = parts.scheme in ("smtp", "smtps") and parts.hostname and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise ValueError("this is not the address of a mail server")
    return secret


def _number(text: str) -> str:
    # E.164: + and the country's digits, fifteen at most. The shortest number that a phone can have has seven or so.
    number = text.strip().removeprefix("whatsapp:")
    if re.fullmatch(r"\+[1-9][0-9]{6,14}", number):
        return number
    if re.search(r"[A-Za-z]", number):
        raise ValueError("this is a name and not a number, so nobody could answer it")
    raise ValueError(
        "this is not a number as it is dialled from abroad: + and the country's digits, without the first 0 and "
        "without spaces, so 085 and seven digits becomes +3185 and those seven"
    )


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


WebAddress = Annotated[str, AfterValidator(_web)]
Token = Annotated[SecretStr, AfterValidator(_one_word)]
Number = Annotated[str, AfterValidator(_number)]  #: As E.164 writes it; `whatsapp:` before it is left out.


class Settings(BaseSettings):
    """Every setting. A description completes "It must be ...", for who has to mend it."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "sqlite:///data/wijkbot.db",
        repr=False,  # may hold a password
        description="a file, sqlite:///data/wijkbot.db, or postgresql://user:password@host/name",
    )
    data_dir: Path = Field(Path("data"), description="a folder that the bot may write in, such as data")
    secret_keys: SecretStr | None = Field(
        None, description="id:base64 of 32 bytes, several with a comma between; the first encrypts"
    )
    public_url: WebAddress | None = Field(
        None, description="the address by which the outside world reaches this bot, https://bot.example.nl"
    )
    telegram_token: Token | None = Field(None, description="the token that @BotFather gave")
    telegram_webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = Field(
        None, description="a long word of your own: letters, digits, _ and -"
    )
    telegram_api_url: WebAddress = Field(
        "https://api.telegram.org", description="the address of the Bot API, https://api.telegram.org"
    )
    twilio_account_sid: str | None = Field(None, description="the account SID of Twilio, it begins with AC")
    twilio_auth_token: Token | None = Field(None, description="the auth token of that Twilio account")
    twilio_whatsapp_from: Number | None = Field(
        None, repr=False, description="the WhatsApp sender at Twilio, whatsapp:+ and digits"
    )
    twilio_sms_from: Number | None = Field(None, repr=False, description="the SMS sender at Twilio, + and digits")
    twilio_api_url: WebAddress | None = Field(
        None, description="empty, or an address that stands in for every https://*.twilio.com"
    )
    smtp_url: Annotated[SecretStr, AfterValidator(_smtp)] | None = Field(
        None, description="a mail server, smtps://user:password@mail.example.nl:465"
    )
    smtp_from: str | None = Field(None, repr=False, description="the address that mail comes from")
    operator: Annotated[str, AfterValidator(_alert)] | None = Field(
        None,
        repr=False,
        description=f"a channel ({', '.join(ALERT_CHANNELS)}), a colon and the address for alerts there",
    )
    districts: Path = Field(Path("districts"), description="the folder with a TOML file for each district")
    host: str = Field("127.0.0.1", description="the address to listen on; 127.0.0.1 is this machine only")
    port: int = Field(8080, ge=0, le=65535, description="the port to listen on, 1 to 65535, such as 8080")
    timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "Europe/Amsterdam", description="the name of a time zone, such as Europe/Amsterdam"
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )
    admin_token: Token | None = Field(None, description="a long word of your own; it opens /metrics")

    @property
    def demo(self) -> bool:
        """Nothing leads outside: no channel, no public address, no mail."""
        return not (self.telegram_token or self.twilio_account_sid or self.public_url or self.smtp_url)

    @property
    def webhooks(self) -> bool:
        """True: providers call us at PUBLIC_URL; False: we poll."""
        return self.public_url is not None

    @property
    def zone(self) -> ZoneInfo:
        """TIMEZONE, in which people read their days and hours."""
        return ZoneInfo(self.timezone)

    @property
    def alerts_to(self) -> tuple[str, str] | None:
        """OPERATOR as (channel, address)."""
        return _split_alert(self.operator) if self.operator else None

    @property
    def districts_folder(self) -> Path:
        """DISTRICTS; where it was left alone and is not here, the folder that came with the program."""
        if "districts" in self.model_fields_set or self.districts.is_dir():
            return self.districts
        return Path(__file__).resolve().parent.parent / "districts"

    def key_ring(self) -> tuple[Key, ...]:
        """The keys for personal columns, the first encrypts. May write DATA_DIR/secret.key in demo mode.

        SettingsError when they are missing outside demo mode, or cannot be read.
        """
        if self.secret_keys is not None:
            try:
                return read_keys(self.secret_keys.get_secret_value())
            except ValueError as wrong:
                raise SettingsError(_said("secret_keys", str(wrong))) from None
        file = key_file(self.data_dir)
        if not self.demo:
            tried = f" or, to keep what was said in demo mode, to the contents of {file}" if file.exists() else ""
            raise SettingsError(
                "SECRET_KEYS is missing, in the environment and in .env: without it nothing personal can be "
                "stored outside demo mode. Set it to main:<key>, with a key made by `openssl rand -base64 32`"
                f"{tried}, and keep a copy in a safe place."
            )
        try:
            return demo_keys(self.data_dir)
        except ValueError as wrong:
            raise SettingsError(
                f"The key file {file} is damaged: {wrong}. Put its backup back. Where nothing needs to "
                "be kept, remove the file and the database together."
            ) from None
        except OSError as wrong:
            raise SettingsError(
                f"The key file {file} cannot be made or read: {wrong.strerror}. Give this user the right to "
                "write there, or set DATA_DIR to another folder."
            ) from None

    def gaps(self) -> tuple[str, ...]:
        """Settings that lack their companion, one sentence each; `run` refuses them, `doctor` lists them."""
        found: list[str] = []
        if self.twilio_account_sid and not self.twilio_auth_token:
            found.append("TWILIO_ACCOUNT_SID is set, TWILIO_AUTH_TOKEN is not: set both, or neither.")
        if self.twilio_account_sid and not (self.twilio_whatsapp_from or self.twilio_sms_from):
            found.append("Twilio has no sender: set TWILIO_WHATSAPP_FROM or TWILIO_SMS_FROM.")
        if self.twilio_account_sid and not self.public_url:
            found.append("Twilio can only call a public address: set PUBLIC_URL.")
        if self.telegram_token and self.public_url and not self.telegram_webhook_secret:
            found.append("Anybody could pretend to be Telegram: set TELEGRAM_WEBHOOK_SECRET.")
        if self.smtp_url and not self.smtp_from:
            found.append("Mail has no sender: set SMTP_FROM.")
        return (*found, *self._without_their_first())

    def _without_their_first(self) -> Iterator[str]:
        """Of a channel that somebody began to set up: without its first setting it would not be there, silently."""
        for first, others in _GROUPS.items():
            given = [name.upper() for name in others if getattr(self, name)]
            if given and not getattr(self, first):
                several = "are" if len(given) > 1 else "is"
                yield (
                    f"{' and '.join(given)} {several} set, {first.upper()} is not, so nothing is sent or heard there: "
                    f"set it too, or take out the {'others' if len(given) > 1 else 'other'}."
                )

    def limits(self) -> tuple[str, ...]:
        """What works only in part as it is set, one sentence each; nothing refuses it."""
        found: list[str] = []
        if self.smtp_url and self.smtp_from and not self.public_url:
            found.append("Mail has no links to answer with, only a number to call: set PUBLIC_URL.")
        channel = self.alerts_to[0] if self.alerts_to else ""
        if (needed := _ALERTS_NEED.get(channel)) is not None and not getattr(self, needed):
            found.append(f"OPERATOR is on {channel}, which is not set up: no alert arrives. Set {needed.upper()} too.")
        return tuple(found)


def load_settings() -> Settings:
    """Read them now. SettingsError names every setting that is wrong."""
    try:
        return Settings()
    except ValidationError as wrong:
        lines = [_said(str(e["loc"][0]), e["msg"].removeprefix("Value error, ")) for e in wrong.errors()]
        raise SettingsError("\n".join(lines)) from None
    except (OSError, UnicodeDecodeError) as wrong:
        raise SettingsError(
            f"{ENV_FILE.resolve()} cannot be read ({type(wrong).__name__}). Make it a text file in UTF-8 "
            "that this user may read; `.env.example` shows how it looks."
        ) from None


def _said(field: str, what: str) -> str:
    """One line for the operator: which setting, where it stands, what is wrong, what it must be."""
    name = field.upper()
    real = any(value and given.upper() == name for given, value in os.environ.items())
    where = "the environment" if real else str(ENV_FILE.resolve())
    must = Settings.model_fields[field].description
    return f"{name} in {where}: {what[:1].lower()}{what[1:]}. It must be {must}."
