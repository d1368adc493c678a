"""What had to wait before it could be sent is tried as patiently as anything else."""

from datetime import timedelta
from pathlib import Path

import pytest

from storage.outbox import BACK_OFF, GIVE_UP, given_up
from tests.builders import MONDAY
from tests.channels.roads import NOW
from tests.channels.test_twilio_window import TAKEN, silent, tells, told
from tests.channels.twilio_stand_in import refusal
from tests.channels.whatsapp_line import line


@pytest.mark.asyncio
async def test_an_answer_that_was_held_for_two_days_survives_a_busy_provider(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path, at=MONDAY) as phone:
        await told(phone)
        phone.here.later(days=2)
        silent(phone)
        tells(phone)
        assert await phone.reads() == []
        phone.here.later(days=2)
        phone.twilio.plan.extend(refusal(429, 20429, "slow down") for _ in range(100))
        await phone.says("hallo?")
        for pause in BACK_OFF[:-1]:
            phone.here.now += timedelta(seconds=pause + 1)
            await phone.reads()
        phone.twilio.plan.clear()
        phone.here.now += timedelta(seconds=BACK_OFF[-1] + 1)
        came = await phone.reads()
        assert sum(TAKEN in text for text in came) == 1
        assert phone.rows("failed") == []


@pytest.mark.asyncio
async def test_the_pauses_of_what_was_held_begin_anew(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path, at=MONDAY) as phone:
        await told(phone)
        phone.here.later(days=2)
        silent(phone)
        tells(phone)
        assert await phone.reads() == []
        phone.twilio.plan.extend(refusal(429, 20429, "slow down") for _ in range(100))
        await phone.says("hallo?")
        phone.twilio.plan.clear()
        phone.here.now += timedelta(seconds=BACK_OFF[0])
        assert any(TAKEN in text for text in await phone.reads())


@pytest.mark.parametrize(
    ("waited", "attempts", "over"),
    [
        (GIVE_UP - timedelta(seconds=1), 60, False),
        (GIVE_UP, 1, False),
        (GIVE_UP, len(BACK_OFF), False),
        (GIVE_UP, len(BACK_OFF) + 1, True),
        (GIVE_UP * 9, 1, False),
    ],
)
def test_a_day_of_trying_is_a_day_and_its_tries(waited: timedelta, attempts: int, over: bool) -> None:
    assert given_up(NOW, attempts, NOW + waited) is over
