"""What `wijkbot simulate` found in its seeds, made small."""

from pathlib import Path

import pytest
from sqlalchemy import select

from flows.events import Said
from storage.outbox import Mark, claim, mark
from storage.tables import outbox, persons, signals
from tests.builders import IDEA, village, with_an_idea

WORKER = "contact:bloem-sociaal"


def test_who_is_asked_and_passed_on_in_one_breath_still_reads_the_question(database_url: str, tmp_path: Path) -> None:
    """The answer's day had moved with the question: without it nothing was heard on the promised day."""
    with with_an_idea(database_url, tmp_path) as here:
        here.until("2026-03-03T12:00")
        here.opens(WORKER)
        for words in ("meer", "vraag aan bewoner"):
            here.says(WORKER, words)
        here.hear(WORKER, Said("Hoe groot moet het worden?"), Said("#1 niet voor mij"))
        assert "Hoe groot moet het worden?" in " ".join(here.reads("noor"))


def test_a_contact_who_brought_it_is_asked_again_whatever_rounds_they_get(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says(WORKER, "Een mevrouw vertelde dat ze graag samen wil eten met buren", "gehoord op straat", "ja")
        here.until("2026-03-03T12:00")
        lead = here.house.writer.transact(lambda c, _: c.execute(select(signals.c.lead)).scalar(), None)
        here.says(f"contact:{lead}", "#1", "meer", "vraag aan bewoner", "Hoeveel mensen zijn het?")
        for n in range(3):
            here.says(f"buur-{n}", IDEA, "1", "nu niet")
        here.passes(days=12)
        with here.house.engine.connect() as connection:
            told = connection.execute(select(outbox.c.told).where(outbox.c.key == "ask-again")).scalars().all()
        assert told == ["checkin 1"]


def test_what_came_back_is_heard_though_a_story_was_wiped(database_url: str, tmp_path: Path) -> None:
    """They wrote once more and then blocked us: that it came back is no word of theirs."""
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA)
        noor = here.person("noor")
        here.hear("noor", Said("en een boom bij de school"))
        due = here.house.writer.transact(lambda c, _: claim(c, here.now, ["terminal"], here.house.world.calendar), None)
        gone = [Mark(d.row, "failed", here.now, "terminal", gone=(d.boxes[0].id,), unreachable=True) for d in due]
        here.house.writer.transact(lambda c, _: mark(c, gone), None)
        here.later(days=1, minutes=1)
        here.wakes()
        query = select(persons.c.silenced).where(persons.c.id == noor)
        assert here.house.writer.transact(lambda c, _: c.execute(query).scalar(), None) == "blocked"


@pytest.mark.parametrize("said", ["stop", "mijn man slaat mij"])
def test_who_asks_for_silence_at_night_reads_nothing_in_the_morning(
    database_url: str, tmp_path: Path, said: str
) -> None:
    """A contact wrote late: the words waited for eight o'clock, and for no less than that."""
    with with_an_idea(database_url, tmp_path) as here:
        here.until("2026-03-03T22:30")
        here.says(WORKER, "#1 mooi idee, ik kijk er morgen naar")
        here.hear("noor", Said(said))
        here.until("2026-03-04T12:00")
        with here.house.engine.connect() as connection:
            waits = connection.execute(select(outbox.c.status).where(outbox.c.key == "words-from")).scalars().all()
        assert waits == ["held"]
        assert "ik kijk er morgen naar" in " ".join(here.says("noor", "mijn"))


def test_a_day_that_was_told_is_kept_though_enough_came_unasked(database_url: str, tmp_path: Path) -> None:
    """A contact asked, then wrote once more: 'uiterlijk dinsdag 17 maart hoor je weer van mij'."""
    with with_an_idea(database_url, tmp_path) as here:
        here.says("noor", "ik wil graag een boom bij het plein in de Bloemenbuurt", "1", "nu niet")
        here.until("2026-03-03T12:00")
        here.opens(WORKER)
        here.says(WORKER, "#1", "meer", "vraag aan bewoner", "Hoe groot moet het worden?")
        here.says(WORKER, "#1 ik zoek ondertussen een plek")
        assert "dinsdag 17 maart" in " ".join(here.reads("noor"))
        here.until("2026-03-17T10:00")
        here.says(WORKER, "#2 de boom is besteld")
        here.until("2026-03-17T16:00")
        with here.house.engine.connect() as connection:
            rung = connection.execute(select(outbox.c.due).where(outbox.c.told == "checkin 1")).scalars().all()
        assert [str(at.date()) for at in rung] == ["2026-03-17"]
