"""The doors as others find them: PUBLIC_URL from outside, and the bot that runs here."""

import pytest

from bot.checkup import doors
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.checkup.certificates import nobody_trusts_it
from tests.checkup.providers import findings, provider, settings_with, states
from tests.whole.provider import free_port

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


@pytest.mark.asyncio
async def test_a_certificate_that_nobody_trusts() -> None:
    async with nobody_trusts_it() as port:
        found = await findings(doors.public, settings_with(public_url=f"https://127.0.0.1:{port}"))
    assert states(found) == ["mend", "mend"]
    assert found[1].said.startswith("the certificate of PUBLIC_URL is not trusted: providers will not call it")
