"""Ten thousand messages of a thousand people while a third of all sends fails: every answer once, in order."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.render import rendered
from storage import codec
from storage.outbox import BACK_OFF, UNSENT
from storage.tables import addresses, dead_letters, outbox, persons
from tests.channels.loopback import Trouble
from tests.whole.phones import OnTelegram, OnWhatsApp, Phone
from tests.whole.street import BUSY, DOWN, Fate, Street, street

STORY = (
    "er moet een bankje bij het speeltuintje in de Bloemenbuurt",
    *("ja", "ja", "met houten planken", "een buurvrouw", "1 en 3", "klaar zo", "mijn", "help", "wat kan jij?"),
)
AT_ONCE = 40  #: People who write side by side.


def a_third(channel: str) -> Iterator[Fate]:
    """Busy, down, or cut off after it was taken, in an order that is the same each time and means nothing."""
    fates: Sequence[Fate] = (BUSY[channel], DOWN[channel], Trouble.HANG_UP, *(None,) * 6)
    n = 0
    while True:
        n += 1
        yield fates[int.from_bytes(sha256(f"{channel} {n}".encode()).digest()[:4]) % len(fates)]


async def _all_told(here: Street, phones: Sequence[Phone]) -> None:
    """Everybody their next line once the last was taken; each third line finds the providers' doors shut."""
    room = asyncio.Semaphore(AT_ONCE)

    async def says(phone: Phone, line: str) -> None:
        async with room:
            await phone.says(line)

    for n, line in enumerate(STORY):
        shut = n % 3 == 1
        for wire in here.wires.values() if shut else ():
            await wire.shut()
        await asyncio.gather(*(says(phone, line) for phone in phones))
        for wire in here.wires.values() if shut else ():
            await here.running.sender.settle()
            await wire.open()
        await here.passes(seconds=BACK_OFF[0])


def _heard(here: Street, channel: str) -> dict[str, list[tuple[str, bool]]]:
    """By address: the words of every answer, in order, and whether it may come twice."""
    query = (
        select(outbox, addresses.c.address, persons.c.language)
        .join_from(outbox, addresses, addresses.c.person == outbox.c.person)
        .join(persons, persons.c.id == outbox.c.person)
        .where(addresses.c.channel == channel)
        .order_by(outbox.c.rank, outbox.c.id)
    )
    found: dict[str, list[tuple[str, bool]]] = {}
    with here.house.engine.begin() as connection:
        for r in connection.execute(query):
            values, choices = codec.content_in(r.content)
            text, _ = rendered(here.house, r.key, values, choices, r.language, here.now)
            found.setdefault(r.address, []).append((text, r.repeatable))
    return found


async def _proof(url: str, folder: Path, patch: pytest.MonkeyPatch, people: int) -> str:
    async with street(url, folder, patch) as here:
        here.reports = False
        half = people // 2
        phones: list[Phone] = [OnTelegram(here, 5001 + n) for n in range(half)]
        phones += [OnWhatsApp(here, f"whatsapp:+3160000{n:04d}") for n in range(half)]
        for name, wire in here.wires.items():
            wire.fates = a_third(name)
        began = time.monotonic()
        await _all_told(here, phones)
        told = time.monotonic() - began
        await here.passes(hours=4)
        took = time.monotonic() - began
        expected = _heard(here, "telegram") | _heard(here, "whatsapp")
        doubles = 0
        for phone in phones:
            shown = [text.partition("\n\n1. ")[0] for text in phone.shows()]
            once = [text for text, _ in groupby(shown)]
            assert once == [text for text, _ in groupby(text for text, _ in expected[phone.address])]
            doubles += len(shown) - len(expected[phone.address])
            assert all(shown.count(text) == 1 for text, repeatable in expected[phone.address] if not repeatable)
        assert 0 < doubles <= sum(wire.cut for wire in here.wires.values()), "twice only what was cut off"
        with here.house.engine.begin() as connection:
            assert connection.execute(select(outbox.c.id).where(outbox.c.status.in_(UNSENT))).all() == []
            assert connection.execute(select(outbox.c.id).where(outbox.c.status == "failed")).all() == []
            assert connection.execute(select(dead_letters.c.error)).all() == []
        assert (here.telegram.refused, here.twilio.refused, here.twilio.doomed) == ([], [], {})
        tries, failed = (sum(getattr(w, name) for w in here.wires.values()) for name in ("tries", "failed"))
        assert failed > tries / 4
        return (
            f"{people * len(STORY)} messages of {people} people in {told:.0f} s, all answered after {took:.0f} s;"
            f" {tries} sends, {failed} failed, {doubles} cut off and repeated"
        )


@pytest.mark.asyncio
async def test_a_thousand_messages_while_a_third_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    print(await _proof(f"sqlite:///{tmp_path / 'test.db'}", tmp_path, monkeypatch, 100))  # noqa: T201 - the figures


@pytest.mark.asyncio
@pytest.mark.long
async def test_ten_thousand_messages_while_a_third_fails(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print(await _proof(database_url, tmp_path, monkeypatch, 1000))  # noqa: T201 - the figures
