"""Who said the same: merged, erased and read in one batch, on both databases."""

from pathlib import Path

from sqlalchemy import select

from flows.events import Inbound, Said
from storage.tables import signals
from tests.builders import Village, village

WORKER = "contact:bloem-sociaal"


def joined(v: Village) -> None:
    """Noor and Kees wish for the same, and their contact says so."""
    for who, what in (("noor", "een bankje bij het speeltuintje"), ("kees", "een bank bij de speeltuin")):
        v.says(who, f"er moet {what} in de Bloemenbuurt", "ja", "nu niet")
    v.until("2026-03-03T10:00")
    v.opens(WORKER)
    said = v.says(WORKER, "#2 loopt al", "#1", "ja")
    assert any("#2 hoort nu bij #1" in line for line in said), said
    assert any("#2. Een andere bewoner zei hetzelfde" in line for line in v.reads("kees"))


def rows(v: Village) -> list[tuple[str, bool, int | None]]:
    with v.house.engine.begin() as connection:
        found = connection.execute(select(signals).order_by(signals.c.number)).all()
    return [(r.status, r.closed, r.main) for r in found]


def test_the_second_goes_on_when_the_first_erases_everything(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        joined(v)
        assert rows(v) == [("received", False, None), ("merged", True, 1)]
        v.says("noor", "wis", "ja, wis alles")
        assert rows(v) == [("let_go", True, None), ("received", False, None)]
        assert any("Het jouwe gaat gewoon verder" in line for line in v.reads("kees"))


def test_who_erases_everything_goes_along_with_nothing(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        joined(v)
        v.says("kees", "wis", "ja, wis alles")
        assert rows(v)[1] == ("merged", True, None)
        v.says(WORKER, "#1 ik denk mee", "overslaan")
        assert any("Iemand denkt met je mee" in line for line in v.reads("noor"))
        assert not any("denkt met je mee" in line for line in v.reads("kees"))


def test_news_in_the_batch_of_the_merge_reaches_both(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        joined(v)
        v.says("fatma", "er moet een houten bankje bij de speeltuin in de Bloemenbuurt", "ja", "nu niet")
        v.until("2026-03-04T10:00")
        v.says(WORKER, "#3 loopt al", "#1")
        pair = [Said("ja"), Said("#1 het is klaar"), Said("Het staat er!")]
        v.house.writer.hear([Inbound("terminal", f"pair-{n}", WORKER, e, v.now) for n, e in enumerate(pair)])
        for who in ("noor", "kees", "fatma"):
            assert any("Het staat er!" in line for line in v.reads(who)), who


def test_words_of_who_said_the_same_open_it_for_all(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        joined(v)
        v.says(WORKER, "#1 het is klaar", "overslaan")
        v.reads("noor")
        v.says("kees", "#2 hij wiebelt")
        assert rows(v) == [("received", False, None), ("merged", True, 1)]
        assert any("staat het weer open" in line for line in v.reads("noor"))
        assert any("hij wiebelt" in line for line in v.reads(WORKER))


def test_what_looks_something_up_opens_a_batch_of_its_own(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        joined(v)
        told = [("fatma", "meer groen in de Bloemenbuurt"), (WORKER, "#1 ik denk mee"), ("sem", "hoi")]
        v.house.writer.hear([Inbound("terminal", f"look-{who}", who, Said(text), v.now) for who, text in told])
        for who, answer in (
            ("kees", "denkt met je mee"),
            (WORKER, "Wanneer hoort"),
            ("fatma", "Zal ik"),
            ("sem", "Hoi"),
        ):
            assert any(answer in line for line in v.reads(who)), who
