"""E-mail for key figures, the sending side: aiosmtplib as transport only, one connection a mail.

A mail server's yes is no proof that a mail arrived, so nothing is ever called delivered. What it refuses before the
words were handed over certainly did not arrive; what happened after that, nobody knows.
"""

import asyncio
import logging
import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import unquote, urlsplit

from aiosmtplib import SMTP
from aiosmtplib.errors import (
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from bot.channels.mail_letter import letter, message_id
from bot.house import House
from bot.message import Accepted, Delivery, Message, Refused, Uncertain
from flows.private_phone import NUMBER_IN_CHAT

NAME = "email"
AT_ONCE = 4  #: Connections at the same time; mail servers count them.
NOBODY_THERE = frozenset({550, 551, 553})
_DETAIL = re.compile(r"\b[245]\.(\d{1,3})\.\d{1,3}\b")
_ADDRESSING = "1"  #: 5.1.x: the address is wrong; any other detail is about the mail, or about us.
log = logging.getLogger("wijkbot.mail")


class MailChannel:
    """One mail server, as SMTP_URL names it: `smtps://` speaks TLS from the start, `smtp://` where it is offered."""

    name = NAME

    def __init__(self, house: House, clock: Callable[[], datetime], *, timeout: float = 20.0) -> None:
        settings = house.settings
        assert settings.smtp_url is not None, "this channel exists with SMTP_URL only"
        assert settings.smtp_from is not None, "this channel exists with SMTP_FROM only"
        self._house = house
        self._clock = clock
        self._timeout = timeout
        self._from = settings.smtp_from
        self._url = urlsplit(settings.smtp_url.get_secret_value())
        self._room = asyncio.Semaphore(AT_ONCE)
        logging.getLogger("aiosmtplib").setLevel(logging.WARNING)  # it logs who writes to whom

    async def send(self, address: str, message: Message) -> Delivery:
        """One mail; see `bot.message.Channel`. Never a resident's number."""
        if message.key == NUMBER_IN_CHAT:
            return Refused("invalid", permanent=True)
        written = letter(self._house, address, message, self._clock()).as_bytes()
        async with self._room:
            client = self._client()
            try:
                return await self._hand_over(client, address, written, message_id(self._house, message))
            finally:
                client.close()

    async def _hand_over(self, client: SMTP, address: str, written: bytes, id: str) -> Delivery:
        try:
            await client.connect()
            await client.mail(self._from)
            await client.rcpt(address)
        except SMTPRecipientRefused as error:
            return _refused(error)
        except SMTPResponseException as error:
            # Nobody may log in, or this sender may not send: the mail is not wrong, our settings are.
            log.error("the mail server refuses us: %d", error.code)
            return Refused("invalid" if error.code >= 500 else "busy", permanent=False)
        except (SMTPException, OSError) as error:
            log.warning("the mail server is away: %s", type(error).__name__)
            return Refused("down", permanent=False)
        try:
            await client.data(written)
        except (SMTPTimeoutError, SMTPServerDisconnected, OSError) as error:
            return Uncertain(type(error).__name__)
        except SMTPResponseException as error:
            return Refused("invalid", permanent=True) if error.code >= 500 else Refused("busy", permanent=False)
        except SMTPException as error:
            return Uncertain(type(error).__name__)
        return Accepted(id)

    def _client(self) -> SMTP:
        url, secure = self._url, self._url.scheme == "smtps"
        return SMTP(
            hostname=url.hostname,
            port=url.port or (465 if secure else 587),
            username=unquote(url.username) if url.username else None,
            password=unquote(url.password) if url.password else None,
            use_tls=secure,
            timeout=self._timeout,
        )

    async def close(self) -> None:
        """Nothing is kept open."""


def _refused(error: SMTPRecipientRefused) -> Refused:
    if error.code < 500:
        return Refused("busy", permanent=False)
    detail = _DETAIL.search(error.message)
    nobody = detail[1] == _ADDRESSING if detail else error.code in NOBODY_THERE
    return Refused("gone" if nobody else "invalid", permanent=True)
