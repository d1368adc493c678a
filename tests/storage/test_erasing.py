"""I6: after erasure nothing personal of that person is left, in any row, file or log, on both databases."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select, type_coerce

from flows.events import Inbound, Pressed, Said
from storage.columns import Personal, PersonalBytes
from storage.tables import addresses, facts, media, metadata, outbox, persons, signals
from storage.tombstones import Tombstones
from tests.builders import Village, pdf, photo, village

WORD = "zilvergrijs"  #: Nobody but Noor ever says it, and nobody but her contact says it to her.
NOOR = f"noor-{WORD}"
WORKER = "contact:bloem-sociaal"


def lives(v: Village) -> None:
    """Noor tells in every way there is; the contact answers, lists, and has a question open about her words."""
    v.says(NOOR, f"er moet een {WORD} bankje bij het speeltuintje in de Bloemenbuurt")
    v.sends(NOOR, "photo", f"zo een {WORD} bankje")
    v.says(NOOR, "ja", "ja", f"met {WORD}e planken", f"een {WORD}e buurman", "overslaan", "klaar zo")
    v.sends(NOOR, "voice")
    v.until("2026-03-03T10:00")
    v.opens(WORKER)
    v.says(WORKER, "ik denk mee", "donderdag", f"#1 Is {WORD} nog te koop?")
    v.says(NOOR, f"#1 Ja, {WORD} is er genoeg")
    v.sends(NOOR, "photo")
    v.sends(NOOR, "document")
    v.says(WORKER, f"Zullen we {WORD} dan maar bestellen?", "mijn")
    v.says(NOOR, f"de lantaarn bij de {WORD}e muur is stuk in de Bloemenbuurt", "nee, iets nieuws", "ja", "nee")
    v.sends(NOOR, "photo", f"kijk, {WORD}")
    v.says(NOOR, "mijn", "mijn gegevens", f"bel me op 06 1234 5678, zegt {WORD}", "terug")
    v.says("kees", "graag meer groen in de Bloemenbuurt", "ja")


def in_words(v: Village) -> Iterator[str]:
    """Every cell of every table, opened, in words."""
    with v.house.engine.begin() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                for column, cell in row._mapping.items():
                    yield f"{table.name}.{column}: {cell!r}"


def sealed(v: Village) -> set[bytes]:
    """Every ciphertext, as it lies in the database."""
    found: set[bytes] = set()
    with v.house.engine.begin() as connection:
        for table in metadata.sorted_tables:
            for column in table.c:
                if isinstance(column.type, Personal | PersonalBytes):
                    query = select(type_coerce(column, LargeBinary)).where(column.is_not(None))
                    found |= {bytes(x) for x in connection.execute(query).scalars()}
    return found


def erases(v: Village) -> list[str]:
    said = v.says(NOOR, "wis", "ja, wis alles")
    assert any("gewist" in line for line in said)
    return said


@contextmanager
def again(url: str, folder: Path, at: str) -> Iterator[Village]:
    """The same house, started once more; nobody's messages are repeats of the last time."""
    with village(url, folder, at) as v:
        v.count = int(at[8:10]) * 1000
        yield v


def test_nothing_is_left_after_it(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    data = tmp_path / "data"
    with village(database_url, data) as v:
        lives(v)
        assert sum(WORD in cell for cell in in_words(v)) > 20, "the story is told in many places"
        with v.house.engine.begin() as connection:
            assert len(connection.execute(select(media.c.id)).all()) == 5
        before = sealed(v)
        erases(v)
        v.passes(hours=2)  # the goodbye has been read, and the address goes too
        assert [cell for cell in in_words(v) if WORD in cell or "06 1234" in cell or "village-noor" in cell] == []
        with v.house.engine.begin() as connection:
            assert connection.execute(select(media.c.id)).all() == []
            left = connection.execute(select(signals).order_by(signals.c.number)).all()
            nobody = connection.execute(select(facts.c.number).where(facts.c.name == "nobody")).scalar_one()
        assert [(s.status, s.closed, s.person == nobody) for s in left[:2]] == [("let_go", True, True)] * 2
        assert left[2].person != nobody, "Kees's is his own"
        gone = before - sealed(v)
        assert len(gone) > 40
        v.passes(days=29)
        person = v.person(NOOR)
        assert person is None, "after 28 days no row and no hash is left"
        assert "groen" in "".join(in_words(v)), "who did not ask for it is still here"
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert data / "tombstones" in files
    for file in files:
        kept = file.read_bytes()
        assert WORD.encode() not in kept, file
        assert not any(old in kept for old in gone), f"{file} still holds what was erased, sealed"
    assert WORD not in caplog.text + "".join(capfd.readouterr())


def test_nothing_lingers_in_the_file_while_the_bot_runs(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        lives(v)
        before = sealed(v)
        erases(v)
        gone = before - sealed(v)
        kept = b"".join(file.read_bytes() for file in tmp_path.glob("test.db*"))
        assert [old for old in gone if old in kept] == []


def test_the_contact_hears_it_without_a_word_and_nothing_is_owed(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        lives(v)
        v.reads(WORKER)
        erases(v)
        told = v.opens(WORKER)
        assert "#1 De bewoner heeft alles gewist. Je hoeft niets meer te doen." in told
        assert WORD not in " ".join(told)
        assert WORD not in " ".join(v.says(WORKER, "#1", "#1 alles", "mijn"))
        v.until("2026-04-01T12:00")
        assert [line for line in v.ticked if f"resident:{NOOR}" in line and " note " in line] == []


def test_a_button_of_before_is_harmless_after_it(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        lives(v)
        with v.house.engine.begin() as connection:
            query = select(outbox.c.id).where(outbox.c.key == "card-do", outbox.c.signal == 1)
            card = connection.execute(query).scalars().first()
        assert card is not None
        erases(v)
        v.reads(WORKER)
        said = v.says(WORKER, Pressed(card, 1))
        assert "#1" in " ".join(said)
        assert WORD not in " ".join(said)


def test_who_comes_back_begins_anew(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        lives(v)
        erases(v)
        said = v.says(NOOR, "mijn", "graag meer bloemen in de Bloemenbuurt", "ja", "nu niet")
        assert "Ik ben een computer" in " ".join(said)
        assert "#1" not in " ".join(said)
        v.passes(days=29)
        assert "bloemen" in " ".join(v.says(NOOR, "mijn")), "the timer of the old goodbye takes nothing of the new"


def test_a_contact_stays_a_contact(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.says(WORKER, f"ik wil zelf graag een {WORD} pleintje in De Nude", "2")
        v.until("2026-03-03T10:00")
        said = v.says(WORKER, "wis")
        assert "beheerder" in " ".join(said)
        v.says(WORKER, "ja, wis alles")
        assert [cell for cell in in_words(v) if WORD in cell] == []
        assert "bankje" in " ".join([*v.opens(WORKER), *v.says(WORKER, "#1")])
        v.passes(days=30)
        with v.house.engine.begin() as connection:
            query = select(persons.c.id).where(persons.c.contact == "bloem-sociaal")
            contact = connection.execute(query).scalar()
        assert contact == v.person(WORKER)


def test_a_backup_that_is_put_back_forgets_again(tmp_path: Path) -> None:
    file, data = tmp_path / "test.db", tmp_path / "data"
    url = f"sqlite:///{file}"
    with village(url, data) as v:
        lives(v)
    shutil.copy(file, tmp_path / "backup.db")
    with again(url, data, "2026-03-04T10:00") as v:
        erases(v)
    for old in (file, *tmp_path.glob("test.db-*")):
        old.unlink(missing_ok=True)
    shutil.copy(tmp_path / "backup.db", file)
    with again(url, data, "2026-03-05T10:00") as v:
        assert [cell for cell in in_words(v) if WORD in cell] == []
        with v.house.engine.begin() as connection:
            assert connection.execute(select(media.c.id)).all() == []
        v.says(NOOR, "graag meer bloemen in de Bloemenbuurt", "ja", "nu niet")
    with again(url, data, "2026-03-06T10:00") as v:
        assert "bloemen" in " ".join(v.says(NOOR, "mijn")), "what is told after it stays, at every start"


def test_without_a_tombstone_nothing_is_erased(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        lives(v)
        (tmp_path / "tombstones").mkdir()  # a disk that takes nothing
        said = v.says(NOOR, "wis", "ja, wis alles")
        assert "gewist" not in " ".join(said[-3:])
        assert "mis" in " ".join(said), "they hear that it went wrong"
        assert any(WORD in cell for cell in in_words(v))


def test_a_line_that_was_cut_off_is_no_line(tmp_path: Path) -> None:
    stones = Tombstones(tmp_path / "deep" / "tombstones")
    assert stones.read() == {}
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        stones.add([bytes(range(16))], v.now)
        stones.add([bytes(range(16)), bytes(16)], v.now + timedelta(days=1))
        with stones.file.open("a") as file:
            file.write("2026-03-04T09:00:00Z 0102")
        assert stones.read() == {bytes(range(16)): v.now + timedelta(days=1), bytes(16): v.now + timedelta(days=1)}
    assert stones.file.stat().st_mode & 0o077 == 0


def test_everybody_can_do_it_from_every_channel(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        for n, text in enumerate(("er moet een bankje in de Bloemenbuurt", "ja", "wis", "ja, wis alles")):
            v.house.writer.hear([Inbound("telegram", str(n), "31612345678", Said(text), v.now)])
        with v.house.engine.begin() as connection:
            here = connection.execute(select(addresses.c.address).where(addresses.c.channel == "telegram")).scalar()
            assert here == "31612345678", "the goodbye must still be delivered"
            connection.execute(outbox.update().values(status="sent"))
        v.passes(hours=2)
        with v.house.engine.begin() as connection:
            here = connection.execute(select(addresses.c.address).where(addresses.c.channel == "telegram")).scalar()
        assert here is None


def test_the_photo_is_a_real_one() -> None:
    assert WORD.encode() in pdf()
    assert WORD.encode() in photo(), "what a camera writes in a file is searched for too"
