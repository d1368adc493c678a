"""'Ons gesprek wis ik na 28 dagen, je idee een jaar nadat het klaar is': looked up in every row, on both databases."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from flows.events import Pressed
from storage import retention, schema
from storage.tables import conversations, inbox, media, outbox, signal_log, signals
from tests.builders import Village, village
from tests.storage.test_erasing import in_words

WORD = "zilvergrijs"
WORKER = "contact:bloem-sociaal"


def tells(v: Village) -> None:
    """A bench that gets a photo; the contact sees it."""
    v.sends("noor", "photo", f"er moet een {WORD} bankje bij het speeltuintje in de Bloemenbuurt")
    v.says("noor", "ja", "nu niet")
    v.until("2026-03-03T10:00")
    v.opens(WORKER)


def chat(v: Village) -> Iterator[str]:
    """What still stands in the chat, not with the signal."""
    return (cell for cell in in_words(v) if WORD in cell and not cell.startswith("signals."))


def test_a_chat_goes_after_28_days_and_the_idea_stays(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        tells(v)
        v.passes(days=26)
        assert list(chat(v)), "not a day too early"
        v.passes(days=3)
        assert list(chat(v)) == []
        assert WORD in " ".join(v.says("noor", "mijn")), "the idea itself is open, and stays"
        with v.house.engine.begin() as connection:
            assert connection.execute(select(media.c.signal)).scalars().all() == [1]
            keys = connection.execute(select(inbox.c.message_id).where(inbox.c.channel == "terminal")).all()
        assert len(keys) >= 4, "the keys against repeats stay"


def test_a_card_of_long_ago_shows_its_signal_anew(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        tells(v)
        with v.house.engine.begin() as connection:
            card = connection.execute(select(outbox.c.id).where(outbox.c.key == "card-do")).scalars().one()
        v.passes(days=40)
        said = " ".join(v.says(WORKER, Pressed(card, 1)))
        assert WORD in said
        assert "Ik denk mee" in said


def test_an_idea_goes_a_year_after_it_is_done(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        tells(v)
        v.says(WORKER, "#1 Het kan niet.", "ja", "meer", "kan niet", "Er ligt een leiding.", "geen")
        v.says("noor", "mijn", "trek in", "ja")
        with v.house.engine.begin() as connection:
            assert connection.execute(select(signals.c.closed)).scalars().all() == [True]
            before = connection.execute(select(signal_log.c.id)).all()
        v.passes(days=360)
        assert any(WORD in cell for cell in in_words(v))
        v.passes(days=10)
        assert [cell for cell in in_words(v) if WORD in cell] == []
        with v.house.engine.begin() as connection:
            assert connection.execute(select(media.c.id)).all() == []
            assert connection.execute(select(signal_log.c.id)).all() == before, "that it was there stays, without words"


def test_what_must_still_be_said_is_never_blanked(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        tells(v)
        v.says("noor", "stop", "geen berichten meer")
        v.says(WORKER, "#1", f"#1 Het {WORD} hout is er!")
        v.passes(days=60)
        with v.house.engine.begin() as connection:
            held = select(outbox.c.content).where(outbox.c.status == "held", outbox.c.key == "words-from")
            assert WORD in str(connection.execute(held).scalars().first())
        assert f"Het {WORD} hout is er!" in " ".join(v.says("noor", "hoi"))


def test_it_goes_in_small_pieces(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        for n in range(4):
            v.says("kees", f"hallo {n}")
        v.now += timedelta(days=30)
        with v.house.engine.begin() as connection:
            must = retention.counts(connection, v.now)
            assert must["heard"] == 4
            assert must["said"] >= 4
        most, retention.AT_ONCE = retention.AT_ONCE, 3
        try:
            with v.house.engine.begin() as connection:
                assert retention.sweep(connection, v.now)["heard"] == 3
                assert retention.sweep(connection, v.now)["heard"] == 1
                while retention.sweep(connection, v.now):
                    pass
                assert not any(retention.counts(connection, v.now).values())
                assert connection.execute(select(conversations.c.person)).all() == []
        finally:
            retention.AT_ONCE = most


def test_a_copy_of_before_an_upgrade_goes_too(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        old, fresh = tmp_path / "test.db.before-0000", tmp_path / "test.db.before-0001"
        for copy, days in ((old, 40), (fresh, 3)):
            copy.touch()
            then = (v.now - timedelta(days=days)).timestamp()
            os.utime(copy, (then, then))
        schema.forget_copies(v.house.engine, v.now)
        assert (old.exists(), fresh.exists()) == (False, True)
