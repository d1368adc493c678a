"""Batches of 1, 2 and 64 leave the same rows."""

from dataclasses import replace

import pytest

from flows.events import Event, Inbound, Said
from storage.load import draw_numbers
from storage.writer import Writer
from tests.builders import Village
from tests.properties.conftest import Villages
from tests.properties.days import CHAINS, RESIDENTS, Days, Step, drawn
from tests.storage.rows import Plain, plain

NEIGHBOURS = ("adres-van-noor", "adres-van-kees", "adres-van-fatma", "adres-van-jo", "adres-van-ali")


def _rounds() -> list[tuple[Step, ...]]:
    """About 200 events in rounds: what is in one round arrives together."""
    steps = drawn("samen", 240)
    mornings = tuple(Step(who, "sentence", n) for n, who in enumerate(NEIGHBOURS))
    yeses = tuple(Step(who, "words", 0, 0) for who in NEIGHBOURS)
    return [mornings, yeses, (Step("clock", "hours", 6),)] + [tuple(steps[n : n + 7]) for n in range(0, len(steps), 7)]


def _played(here: Village, at_once: int) -> Plain:
    """The script, heard by a writer that takes so many at once."""
    here.house = replace(here.house, writer=Writer(here.house.engine, here.house.world, at_once=at_once))
    # Batches leave gaps in the numbers: high ones are never what a typed "3" or "7" of the script means.
    here.house.writer.transact(lambda c, _: draw_numbers(c, 1000), None)
    days = Days(here)
    count = 0
    for round_ in _rounds():
        together: list[Inbound] = []
        for step in round_:
            if step.who == "clock":
                continue
            for who, event in days.events(step):
                count += 1
                together.append(Inbound("terminal", f"samen-{count}", who, event, here.now))
        here.house.writer.hear(together)
        for step in round_:
            if step.who == "clock":
                days.clock(step)
    assert count > 200
    return plain(here.house.engine)


def test_batches_of_1_2_and_64_leave_the_same_rows(villages: Villages) -> None:
    rows: dict[int, Plain] = {}
    for at_once in (1, 2, 64):
        with villages() as here:
            rows[at_once] = _played(here, at_once)
    assert len(rows[1]["outbox"]) > 200
    assert len(rows[1]["signals"]) >= 4
    for at_once in (2, 64):
        for table, expected in rows[1].items():
            assert rows[at_once][table] == expected, f"{table} in batches of {at_once}"


IDEA = "er moet een bankje in de Bloemenbuurt"
LEAD = "contact:bloem-sociaal"


@pytest.mark.parametrize(
    "together",
    [
        [("noor", IDEA), ("noor", "1")],
        [("noor", IDEA), ("noor", "1"), ("noor", "1"), ("noor", "mooi"), ("noor", "stop")],
        [("noor", IDEA), ("noor", "3"), ("noor", IDEA)],
        [("noor", IDEA), ("noor", "16")],
        [("noor", IDEA), ("kees", IDEA), ("noor", "1"), ("kees", "1"), ("noor", "mijn"), ("kees", "mijn")],
        [("kees", "#1 dit hoort er nog bij"), (LEAD, "#1 dit zijn mijn woorden")],
        [(LEAD, "#1 dit zijn mijn woorden"), ("piet", "stop"), ("piet", "mijn")],
        [("piet", "stop"), (LEAD, "#1 dit zijn mijn woorden"), ("piet", "hallo, daar ben ik weer")],
        [(LEAD, "1"), (LEAD, "1"), ("contact:bloem-opbouw", "#1")],
        [(LEAD, "2"), ("contact:bloem-gebied", "#1 ik pak dit op"), ("piet", "#1 dank je wel")],
        [(LEAD, "3"), (LEAD, "1"), (LEAD, "welke kleur?"), ("piet", "groen is mooi"), ("piet", "mijn")],
        [(LEAD, "3"), (LEAD, "2"), (LEAD, "een praatje"), (LEAD, "1"), ("piet", "1")],
        [("piet", "taal"), ("piet", "2"), ("piet", "mine")],
        [("piet", "#1"), ("noor", "#1"), ("noor", "help"), ("noor", "menu"), ("noor", "1"), ("noor", "meer groen")],
    ],
)
def test_what_arrives_together_is_heard_as_if_one_by_one(together: list[tuple[str, str]], villages: Villages) -> None:
    """Piet has #1 and his contact has its card open; then these come in one batch."""
    rows: list[Plain] = []
    for at_once in (1, 64):
        with villages() as here:
            here.house = replace(here.house, writer=Writer(here.house.engine, here.house.world, at_once=at_once))
            here.says("piet", IDEA, "1", "2")
            here.passes(hours=26)
            here.opens(LEAD)
            events: list[tuple[str, Event]] = [(who, Said(line)) for who, line in together]
            here.house.writer.hear(
                [Inbound("terminal", f"samen-{n}", who, event, here.now) for n, (who, event) in enumerate(events)]
            )
            rows.append(plain(here.house.engine))
    for table, expected in rows[0].items():
        assert rows[1][table] == expected, table
    assert rows[0]["dead_letters"] == []


def test_two_who_ask_for_silence_at_once_are_written_in_one_batch(
    villages: Villages, caplog: pytest.LogCaptureFixture
) -> None:
    with villages() as here:
        for who in ("noor", "kees"):
            here.says(who, IDEA, "1", "nu niet")
        here.house.writer.hear(
            [Inbound("terminal", f"weg-{who}", who, Said("afmelden"), here.now) for who in ("noor", "kees")]
        )
        assert [r.message for r in caplog.records if r.levelname == "ERROR"] == []


def test_the_script_knows_who_plays() -> None:
    """Guards the guard: the script presses, relays and walks the contact's chains."""
    steps = [step for round_ in _rounds() for step in round_]
    assert {s.do for s in steps} >= {"press", "foreign", "relay", "chain", "hours", "down", "block"}
    assert {s.who for s in steps} >= {*RESIDENTS, "lead", "clock"}
    assert len({s.b % len(CHAINS) for s in steps if s.do == "chain"}) >= 5
