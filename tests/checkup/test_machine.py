"""This machine: its disk and its clock."""

from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.checkup import machine
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.checkup.providers import NOW, findings, provider, settings_with, states, to_mend

TOKEN = "1234567:hush"


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
@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (Reply(200, b""), "no date in the answer"),
        (Reply(200, b"", {"Date": "soon"}), "no date in the answer"),
        (Trouble.HANG_UP, "RemoteProtocolError"),
    ],
)
async def test_a_provider_that_does_not_say_what_time_it_is(outcome: Outcome, why: str) -> None:
    async with provider({"/": outcome}) as twilio:
        settings = settings_with(twilio_account_sid="AC1", twilio_api_url=twilio.url)
        found = await findings(machine.clock, settings)
    assert states(found) == ["good", "could not look"]
    assert found[1].said == f"nobody outside says what time it is ({why})"


@pytest.mark.asyncio
async def test_without_a_provider_nobody_is_asked() -> None:
    assert states(await findings(machine.clock, settings_with())) == ["good", "could not look"]
