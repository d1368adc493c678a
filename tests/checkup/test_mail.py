"""The mail server: whether it takes us, with as much SMTP as the login needs."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest

from bot.checkup.mail import mail
from tests.checkup.certificates import nobody_trusts_it
from tests.checkup.providers import findings, settings_with
from tests.whole.provider import free_port


class MailServer:
    """`replies` to a command by its first word; `said`: what was asked."""

    def __init__(self, replies: Mapping[str, str]) -> None:
        self.replies = {"EHLO": "250-here\r\n250 AUTH PLAIN", "AUTH": "235 welcome", "QUIT": "221 bye", **replies}
        self.said: list[str] = []
        self.port = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := (await reader.readline()).decode():
            self.said.append(line.split()[0].upper())
            writer.write(f"{self.replies[self.said[-1]]}\r\n".encode())
        writer.close()


@asynccontextmanager
async def mail_server(replies: Mapping[str, str]) -> AsyncIterator[MailServer]:
    one = MailServer(replies)
    async with await asyncio.start_server(one.talk, "127.0.0.1", 0) as server:
        one.port = server.sockets[0].getsockname()[1]
        yield one


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("replies", "login", "state", "said"),
    [
        ({}, "bot:hu%40sh@", "good", "the mail server answers and takes the login"),
        ({}, "", "good", "the mail server answers; SMTP_URL has no name and password to try"),
        (
            {"AUTH": "535 no"},
            "bot:hush@",
            "mend",
            "the mail server does not take the name and password of SMTP_URL (535)",
        ),
        (
            {"EHLO": "250 here"},
            "bot:hush@",
            "could not look",
            "the mail server does not answer (SMTPNotSupportedError)",
        ),
    ],
)
async def test_whether_the_mail_server_takes_us(replies: Mapping[str, str], login: str, state: str, said: str) -> None:
    async with mail_server(replies) as server:
        (only,) = await findings(mail, settings_with(smtp_url=f"smtp://{login}127.0.0.1:{server.port}"))
    assert only.state == state
    assert only.said.startswith(said)
    assert "MAIL" not in server.said
    assert "DATA" not in server.said


@pytest.mark.asyncio
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
async def test_a_mail_server_that_is_not_there(scheme: str) -> None:
    (only,) = await findings(mail, settings_with(smtp_url=f"{scheme}://u:hush@127.0.0.1:{free_port()}"))
    assert only.state == "could not look"
    assert only.said.startswith("the mail server does not answer (ConnectionRefusedError)")


@pytest.mark.asyncio
async def test_a_mail_server_that_nobody_trusts() -> None:
    async with nobody_trusts_it() as port:
        (only,) = await findings(mail, settings_with(smtp_url=f"smtps://u:hush@127.0.0.1:{port}"))
    assert only.state == "mend"
    assert only.said.startswith("the mail server's certificate is not trusted")


@pytest.mark.asyncio
async def test_a_mail_server_that_says_nothing() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        (only,) = await findings(mail, settings_with(smtp_url=f"smtp://u:hush@127.0.0.1:{port}"), limit=0.4)
    assert only.state == "could not look"
