"""Disk, clock, the doors as others find them, and the mail server."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.checkup import doors, machine
from bot.checkup.mail import mail
from bot.checkup.templates import Templates, judged
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.checkup.providers import NOW, findings, provider, settings_with, states, to_mend

TOKEN = "1234567:hush"


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.mark.asyncio
async def test_a_disk_with_room_that_can_be_written_in(tmp_path: Path) -> None:
    settings = settings_with(data_dir=tmp_path / "new" / "data", database_url=f"sqlite:///{tmp_path}/w.db")
    found = await findings(machine.disk, settings)
    assert states(found) == ["good", "good"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.asyncio
async def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    found = await findings(machine.disk, settings_with(data_dir=tmp_path / "data", database_url="postgresql://x/y"))
    (only,) = to_mend(found)
    assert only.startswith(f"DATA_DIR ({tmp_path}/data) cannot be written in (")


@pytest.mark.asyncio
async def test_a_database_that_is_a_folder_and_a_disk_without_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "ROOM", 10**18)
    found = await findings(machine.disk, settings_with(data_dir=tmp_path, database_url=f"sqlite:///{tmp_path}"))
    assert len(to_mend(found)) == 3
    assert to_mend(found)[0].startswith("DATABASE_URL names a folder")
    assert " MB left: a full disk stops the bot" in to_mend(found)[1]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("away", "state", "said"),
    [
        (0, "good", "the clock agrees with a provider's"),
        (29, "good", "the clock agrees with a provider's"),
        (-29, "good", "the clock agrees with a provider's"),
        (90, "mend", "the clock of this machine is 90 seconds ahead"),
        (-3600, "mend", "the clock of this machine is 3600 seconds behind"),
    ],
)
async def test_the_clock_against_a_providers(away: int, state: str, said: str) -> None:
    theirs = format_datetime(NOW - timedelta(seconds=away), usegmt=True)
    async with provider({"/": Reply(404, b"", {"Date": theirs})}) as telegram:
        settings = settings_with(telegram_token=TOKEN, telegram_api_url=telegram.url)
        here, there = await findings(machine.clock, settings)
    assert here.said.startswith("it is 2026-03-02 10:30 in Europe/Amsterdam")
    assert there.state == state
    assert there.said.startswith(said)


@pytest.mark.asyncio
@pytest.mark.parametrize("outcome", [Reply(200, b""), Reply(200, b"", {"Date": "soon"}), Trouble.HANG_UP])
async def test_a_provider_that_does_not_say_what_time_it_is(outcome: Outcome) -> None:
    async with provider({"/": outcome}) as twilio:
        settings = settings_with(twilio_account_sid="AC1", twilio_api_url=twilio.url)
        assert states(await findings(machine.clock, settings)) == ["good", "could not look"]


@pytest.mark.asyncio
async def test_without_a_provider_nobody_is_asked() -> None:
    assert states(await findings(machine.clock, settings_with())) == ["good", "could not look"]


INSIDE = "PUBLIC_URL is this machine itself: no provider can call it"
HTTP = "PUBLIC_URL is http: Telegram calls https only"
HEALTH: list[tuple[Outcome, str, str]] = [
    (Reply(200, b"ok\n"), "good", "PUBLIC_URL/health answers"),
    (Reply(502, b""), "mend", "the web server of PUBLIC_URL answers 502: it finds no bot behind it"),
    (Reply(301, b"", {"Location": "https://x.nl"}), "mend", "PUBLIC_URL/health sends on to another address (301)"),
    (Reply(200, b"<html>"), "mend", "PUBLIC_URL/health answers 200, and not as Wijkbot does"),
    (Reply(404, b""), "mend", "PUBLIC_URL/health answers 404, and not as Wijkbot does"),
    (Trouble.HANG_UP, "could not look", "PUBLIC_URL/health does not answer from here (RemoteProtocolError)"),
    (Trouble.SILENCE, "could not look", "PUBLIC_URL/health does not answer from here (TimeoutError)"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("outcome", "state", "said"), HEALTH, ids=[str(n) for n in range(len(HEALTH))])
async def test_what_answers_at_the_public_address(outcome: Outcome, state: str, said: str) -> None:
    async with provider({"/wijk/health": outcome}) as server:
        found = await findings(doors.public, settings_with(public_url=f"{server.url}/wijk"), limit=1.0)
    assert found[0].said.startswith(INSIDE)
    assert found[1].said.startswith(HTTP)
    assert found[2].state == state
    assert found[2].said.startswith(said)


@pytest.mark.asyncio
async def test_without_a_public_address_nobody_calls() -> None:
    assert states(await findings(doors.public, settings_with())) == ["good"]


@pytest.mark.parametrize(
    ("host", "reached"),
    [
        ("bot.example.nl", True),
        ("93.184.215.14", True),
        ("localhost", False),
        ("wijkbot", False),
        ("nas.local", False),
        ("127.0.0.1", False),
        ("::1", False),
        ("192.168.1.4", False),
        ("10.0.0.1", False),
    ],
)
def test_which_addresses_the_outside_can_call(host: str, reached: bool) -> None:
    assert (doors._unreachable(host) is None) == reached


READY: list[tuple[Outcome, str, str]] = [
    (Reply(200, {"ready": True, "reasons": []}), "good", "the running bot is ready"),
    (
        Reply(503, {"ready": False, "reasons": ["2 timers are overdue"]}),
        "mend",
        "the running bot is not ready: 2 timers",
    ),
    (Reply(200, b"<html>"), "mend", "another program answers on port"),
    (Trouble.HANG_UP, "could not look", "no bot answers on HOST and PORT (RemoteProtocolError)"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("outcome", "state", "said"), READY, ids=[str(n) for n in range(len(READY))])
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
async def test_what_the_running_bot_says(outcome: Outcome, state: str, said: str, host: str) -> None:
    async with provider({"/ready": outcome}) as bot:
        port = int(bot.url.rpartition(":")[2])
        (only,) = await findings(doors.running, settings_with(host=host, port=port))
    assert only.state == state
    assert only.said.startswith(said)


@pytest.mark.asyncio
@pytest.mark.parametrize("port", [0, None])
async def test_no_bot_runs_here(port: int | None) -> None:
    (only,) = await findings(doors.running, settings_with(port=free_port() if port is None else port))
    assert only.state == "could not look"


# Mail: a server that speaks as much SMTP as the login needs.


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


@pytest.mark.parametrize(
    ("templates", "said"),
    [
        (Templates(10, 10), ["good"]),
        (Templates(10, 8, waiting=2), ["good"]),
        (Templates(10, 8, waiting=1, rejected=("check-in",)), ["mend", "good"]),
        (Templates(10, 0), ["mend"]),
        (Templates(10, 5, 2, ("check-in", "note")), ["mend", "mend", "mend", "good"]),
    ],
)
def test_what_templates_mean(templates: Templates, said: list[str]) -> None:
    assert states(judged(templates)) == said
