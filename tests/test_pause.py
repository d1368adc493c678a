"""A communications pause of a district: nobody is asked or invited, and what was promised goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.house import open_house, open_world
from bot.times import parse_time
from flows.story import Story
from storage.stories import Written, write
from tests.builders import DISTRICTS, MONDAY, Village, settings_for

WORKER = "contact:bloem-sociaal"
PAUSE = """
[pause]  # the municipal elections
from = 2026-03-05
until = 2026-03-18
"""


@contextmanager
def paused(database_url: str, folder: Path) -> Iterator[Village]:
    """The Bloemenbuurt before an election, from Thursday 5 to Wednesday 18 March."""
    districts = folder / "districts"
    districts.mkdir(exist_ok=True)
    for file in DISTRICTS.iterdir():
        content = file.read_text(encoding="utf-8")
        if file.name == "bloemenbuurt.toml":
            content = content.replace("[area]", f"{PAUSE}\n[area]", 1)
        (districts / file.name).write_text(content, encoding="utf-8")
    settings = settings_for(database_url, folder).model_copy(update={"districts": districts})
    house = open_house(settings, open_world(settings))
    try:
        yield Village(house, parse_time(MONDAY, settings.zone))
    finally:
        house.engine.dispose()


def test_whether_it_worked_is_asked_after_it(database_url: str, tmp_path: Path) -> None:
    with paused(database_url, tmp_path) as v:
        v.says("noor", "ik wil meer bloemen in de Bloemenbuurt", "ja", "nu niet")
        v.says(WORKER, "#1", "meer", "het is klaar", "Ze staan er.")
        v.reads("noor")
        v.until("2026-03-19T14:59")
        assert v.reads("noor") == []
        v.until("2026-03-19T15:00")
        assert "Is het gelukt?" in " ".join(v.reads("noor"))


def test_a_promised_day_and_a_humans_words_go_on(database_url: str, tmp_path: Path) -> None:
    with paused(database_url, tmp_path) as v:
        v.says("noor", "ik wil meer bloemen in de Bloemenbuurt", "ja", "nu niet")
        v.until("2026-03-09T15:00")
        assert "nog geen nieuws" in " ".join(v.reads("noor"))
        v.says(WORKER, "#1 Ik kom morgen kijken.")
        assert "Ik kom morgen kijken" in " ".join(v.reads("noor"))


def test_who_chooses_their_own_rhythm_hears_the_day_after_it(tmp_path: Path) -> None:
    with paused(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        v.says("noor", "ik wil meer bloemen in de Bloemenbuurt", "ja", "nu niet")
        v.says(WORKER, "#1", "meer", "afgesproken", "We planten samen.", "overslaan", "de bewoners")
        v.reads("noor")
        said = v.says("noor", "over 2 weken")
        assert "donderdag 19 maart" in " ".join(said), "said at once, not noticed later"


def test_a_story_waits_for_the_saturday_after_it(database_url: str, tmp_path: Path) -> None:
    with paused(database_url, tmp_path) as v:
        v.says("kees", "graag een bankje in de Bloemenbuurt", "ja", "nu niet", "verhalen", "ja")
        v.says("noor", "ik wil meer bloemen in de Bloemenbuurt", "ja", "nu niet")
        noor = v.person("noor")
        assert noor is not None
        story = Story(2, noor, "bloemenbuurt", "groen", "approved", v.now, "Nu zoemen er bijen.")
        written = Written(put={2: (story, None)})
        with v.house.engine.begin() as connection:
            write(connection, written)
        v.until("2026-03-20T20:00")
        assert "goed verhaal" not in " ".join(v.reads("kees")), "nothing on the 7th and the 14th"
        v.until("2026-03-21T10:00")
        assert "goed verhaal" in " ".join(v.reads("kees"))
