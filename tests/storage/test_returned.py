"""Who is back from an absence: what nobody took up comes home on their word, once, whoever presses meanwhile."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from flows.events import Event, Inbound, Pressed, Said
from flows.scene import World
from flows.state import LENT, Signal
from storage.load import signal_of
from storage.tables import lines, outbox, signals
from storage.writer import Writer
from tests.builders import Village, village
from tests.storage.test_two_at_once import together
from tests.storage.test_week import IDEAS, SOCIAL, brings, leads, told

STANDS_IN = "contact:bloem-opbouw"
BACK = "ik ben er weer"


def signal(v: Village, number: int = 1) -> Signal:
    """A signal as it is kept."""
    query = select(signals).where(signals.c.number == number)
    return v.house.writer.transact(lambda c, _: signal_of(c.execute(query).one()), None)


def asked(v: Village, who: str = SOCIAL) -> int:
    """The row of the last question whether it comes home."""
    query = select(func.max(outbox.c.id)).where(outbox.c.person == v.person(who), outbox.c.key == "returned-do")
    return v.house.writer.transact(lambda c, _: int(c.execute(query).scalar_one()), None)


def goes_away(v: Village, who: str = SOCIAL, days: str = "t/m vrijdag") -> None:
    """An absence that begins today."""
    v.says(who, f"ik ben weg {days}", "ja")


def test_home_again_is_no_pass_and_moves_no_day(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", *IDEAS[:2])
        before = signal(v)
        goes_away(v)
        assert leads(v) == {"bloem-opbouw": 2}
        v.until("2026-03-03T12:00")
        assert "gingen #1 en #2 naar de opbouwwerker" in " ".join(v.says(SOCIAL, BACK))
        v.says(SOCIAL, "ja")
        after = signal(v)
        assert (after.lead, after.reason, after.passed) == ("bloem-sociaal", "returned", ())
        assert (after.promised, after.status) == (before.promised, "received")
        assert leads(v) == {"bloem-sociaal": 2}
        v.until("2026-03-04T12:00")
        said = " ".join(v.reads(STANDS_IN))
        assert "Weer bij je collega: #1, #2." in said
        assert sum(told(v, "noor", key) for key in ("leads-on", "leads-on-all", "taken-up", "assigned-to")) == 0


def test_silence_leaves_it_and_no_round_asks_again(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        goes_away(v, days="vandaag")
        v.until("2026-03-03T09:30")
        assert told(v, SOCIAL, "returned-do") == 1
        brings(v, "kees", IDEAS[1])
        v.until("2026-03-20T09:30")
        assert told(v, SOCIAL, "returned-do") == 1
        assert told(v, SOCIAL, "round-do") >= 1
        assert signal(v).lead == "bloem-opbouw"


@pytest.mark.parametrize(
    "does",
    [
        ("#1", "ik denk mee", "overslaan"),
        ("#1 ik kom morgen kijken",),
        ("#1", "niet voor mij"),
        ("#1", "meer", "het is klaar", "overslaan"),
        ("#1 kan niet", "er ligt een kabel in de grond"),
    ],
    ids=["taken up", "answered", "passed on", "done", "an answer begun"],
)
def test_who_stood_in_has_begun_and_nothing_is_asked(database_url: str, tmp_path: Path, does: tuple[str, ...]) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        goes_away(v)
        v.says(STANDS_IN, *does)
        lead = signal(v).lead
        assert v.says(SOCIAL, BACK)[0].startswith("Welkom terug! Wat een collega heeft opgepakt, blijft daar.")
        v.until("2026-03-20T09:30")
        assert (told(v, SOCIAL, "returned-do"), signal(v).lead) == (0, lead)


def test_who_calls_keeps_it(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", "bel me", "Bloemenbuurt", "06 1234 5678")
        first = signal(v).lead
        goes_away(v, f"contact:{first}")
        v.says(f"contact:{signal(v).lead}", "bel #1")
        assert signal(v).lead != first
        assert v.says(f"contact:{first}", BACK)[0].startswith("Welkom terug! Wat een collega heeft opgepakt")


def test_a_late_press_takes_what_may_still_come_and_a_second_nothing(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", *IDEAS)
        goes_away(v)
        v.says(SOCIAL, BACK, "nee")
        row = asked(v)
        v.says(STANDS_IN, "#2", "ik denk mee", "overslaan", "#3", "meer", "het is klaar", "overslaan")
        v.passes(days=1)
        assert "#1 ligt weer bij jou" in " ".join(v.says(SOCIAL, "menu", Pressed(row, 1)))
        assert [signal(v, n).lead for n in (1, 2, 3)] == ["bloem-sociaal", "bloem-opbouw", "bloem-opbouw"]
        for n in (1, 2):
            assert v.says(SOCIAL, Pressed(row, n))[0].startswith("Er is niets meer om terug te leggen.")
        assert leads(v)["bloem-sociaal"] == 1


def test_who_is_away_again_is_told_so(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        goes_away(v)
        v.says(SOCIAL, BACK)
        row = asked(v)
        goes_away(v)
        assert v.says(SOCIAL, Pressed(row, 1))[0].startswith("Je staat nu als afwezig t/m vrijdag 6 maart.")
        assert signal(v).lead == "bloem-opbouw"
        v.says(SOCIAL, BACK, "ja")
        assert signal(v).lead == "bloem-sociaal"


def test_who_stands_in_is_away_too_and_whoever_is_back_is_asked(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        goes_away(v, days="t/m 13 maart")
        goes_away(v, STANDS_IN)
        third = signal(v).lead
        assert third not in ("bloem-sociaal", "bloem-opbouw")
        v.says(STANDS_IN, BACK, "ja")
        assert signal(v).lead == "bloem-opbouw"
        assert "naar de opbouwwerker" in " ".join(v.says(SOCIAL, BACK))
        v.says(SOCIAL, "ja")
        assert signal(v).former == ("bloem-sociaal", "bloem-opbouw", third, "bloem-opbouw")
        assert signal(v).lead == "bloem-sociaal"
        assert v.says(STANDS_IN, BACK)[0].startswith("Fijn dat je er bent!"), "it was never theirs to begin with"


def in_a_circle(world: World) -> World:
    """The same world, in which two stand in for each other."""
    contacts = dict(world.directory.contacts)
    contacts["bloem-opbouw"] = replace(contacts["bloem-opbouw"], stand_in="bloem-sociaal")
    return replace(world, directory=replace(world.directory, contacts=contacts))


def test_in_a_circle_it_is_home_and_the_other_is_asked_when_they_are_back(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.house.writer.world = in_a_circle(v.house.world)
        brings(v, "noor", IDEAS[0])
        goes_away(v)
        v.says(SOCIAL, BACK)
        goes_away(v, STANDS_IN)
        assert signal(v).lead == "bloem-sociaal"
        assert v.says(SOCIAL, Pressed(asked(v), 1))[0].startswith("Er is niets meer om terug te leggen.")
        assert "naar de sociaal werker" in " ".join(v.says(STANDS_IN, BACK))
        v.says(STANDS_IN, "nee")
        assert signal(v).lead == "bloem-sociaal"


def test_who_left_for_good_is_told_to_the_resident_and_that_face_stays(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        goes_away(v, days="t/m 13 maart")
        v.says(STANDS_IN, "ik stop als contact", "ja, ik stop")
        assert told(v, "noor", "leads-on") == 1
        assert v.says(SOCIAL, BACK)[0].startswith("Welkom terug! Wat een collega heeft opgepakt, blijft daar.")
        kept = select(func.count()).select_from(lines).where(lines.c.kind == LENT)
        assert v.house.writer.transact(lambda c, _: c.execute(kept).scalar_one(), None) == 0


def test_a_day_that_the_bot_was_down_asks_afterwards(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        goes_away(v, days="vandaag")
        v.later(days=2, hours=3)
        v.wakes()
        v.until("2026-03-05T12:00")
        assert told(v, SOCIAL, "returned-do") == 1


def test_two_presses_at_once_bring_it_home_once(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        goes_away(v)
        v.says(SOCIAL, BACK)
        presses = [Inbound("terminal", f"press {n}", SOCIAL, Pressed(asked(v), 1), v.now) for n in range(2)]
        together(
            v,
            lambda event: isinstance(event, Pressed),
            lambda writer: writer.hear(presses[:1]),
            lambda writer: writer.hear(presses[1:]),
        )
        assert (told(v, SOCIAL, "returned-taken"), told(v, SOCIAL, "returned-none")) == (1, 1)
        assert signal(v).former == ("bloem-sociaal", "bloem-opbouw")


@pytest.mark.parametrize("first", ["the press", "who stood in"])
def test_a_press_while_who_stood_in_takes_it_up_leaves_one_face(database_url: str, tmp_path: Path, first: str) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        goes_away(v)
        v.says(STANDS_IN, "#1")
        v.says(SOCIAL, BACK)
        press = Inbound("terminal", "home", SOCIAL, Pressed(asked(v), 1), v.now)
        takes = Inbound("terminal", "takes", STANDS_IN, Said("ik denk mee"), v.now)
        both = [press, takes] if first == "the press" else [takes, press]

        thinks = threading.Event()

        def slow(event: Event) -> bool:
            if event == both[0].event:
                thinks.set()
            return event == both[0].event

        def meanwhile(writer: Writer) -> None:
            thinks.wait()  # it reads what it may before it waits for the lock of the first
            writer.hear(both[1:])

        together(v, slow, lambda writer: writer.hear(both[:1]), meanwhile)
        home = signal(v).lead == "bloem-sociaal"
        assert (told(v, "noor", "taken-up"), told(v, SOCIAL, "returned-taken")) == ((0, 1) if home else (1, 0))
        v.now += timedelta(minutes=1)
        assert len(v.says(STANDS_IN, "#1")) > 0
