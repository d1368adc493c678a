"""`wijkbot report` and the weekly message: counts of five and more, never people, on both databases."""

import json
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from bot.week_picture import draw
from flows.talks.reporting import lines_of
from flows.tally import Tally
from flows.values import Day, Lines, Value
from storage.tables import outbox, signal_log, signals, timers
from tests.builders import Village, known_world, village
from tests.shell import Shell

LEAD, TOWN = "contact:bloem-gebied", "contact:ede-wijken"
PLAY = "er moet een schommel bij het speeltuintje in de Bloemenbuurt"
GREEN = "ik wil meer bloemen in de Bloemenbuurt"
WEEK = Tally(
    "bloemenbuurt",
    date(2026, 3, 2),
    date(2026, 3, 8),
    told={"spelen": 12, "ontmoeten en een lange naam": 0, "groen": 7, "zorg": 2, "wonen": 1},
    answered=9,
    late=2,
    owing=frozenset({"a", "b"}),
    conflicts={"spelen": 6},
    above=5,
    overdue=(3, 7),
)


def busy_week(v: Village) -> None:
    """Six about playing, one about flowers; one of them answered, and five at odds with policy."""
    for n in range(6):
        v.says(f"buur-{n}", PLAY, "ja", "nu niet")
    v.says("noor", GREEN, "ja", "nu niet")
    v.says("contact:bloem-sociaal", "#1", "ik denk mee", "overslaan")
    with v.house.engine.begin() as connection:
        row = {"signal": 1, "at": v.now, "who": "clock"}
        rows = [{**row, "what": "above mandate"}]
        connection.execute(insert(signal_log), rows)
    v.wakes()  # the clock was here: the next Monday is planned


def weekly(v: Village, who: str) -> list[str]:
    """What they were told on Monday."""
    return [line for line in v.reads(who) if "van maandag" in line or line.startswith("In de ")]


def test_a_lead_hears_on_monday_in_their_own_hour_and_once(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        busy_week(v)
        v.until("2026-03-09T08:59")
        assert weekly(v, LEAD) == []
        v.until("2026-03-09T09:00")
        assert weekly(v, LEAD) == [
            "Wat bewoners vertelden, van maandag 2 maart tot en met zondag 8 maart.",
            "In de Bloemenbuurt: 6 over spelen en een paar over groen.",
        ]
        assert len(weekly(v, TOWN)) == 2
        v.until("2026-03-16T12:00")
        assert weekly(v, LEAD) == [], "a quiet week is quiet"


def test_who_leads_signals_of_their_own_gets_one_message_on_monday(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        busy_week(v)
        own = {"id": "week:bloem-gebied", "kind": "week", "subject": "bloem-gebied"}
        lead = v.person(LEAD)
        with v.house.engine.begin() as connection:
            connection.execute(update(signals).where(signals.c.number.in_((2, 3, 4))).values(lead="bloem-gebied"))
            connection.execute(insert(timers).values(**own, due=datetime(2026, 3, 9, 8, 5, tzinfo=UTC)))
        v.until("2026-03-09T12:00")
        mondays = outbox.c.key.in_(("week-told", "report-week"))
        with v.house.engine.begin() as connection:
            told = connection.execute(select(outbox.c.key).where(outbox.c.person == lead, mondays)).scalars().all()
        assert told == ["report-week"]
        said = " ".join(v.reads(LEAD))
        assert "6 over spelen" in said
        assert "Op je eigen lijst: 3 nieuw, 0 in gesprek en 0 afgerond. Nog open: 3. Het langst wacht #2." in said
        v.until("2026-03-16T12:00")
        assert "Je week in het kort" in " ".join(v.reads(LEAD)), "in a quiet week their own list comes by itself"


def test_a_word_ends_it_and_another_brings_it_back(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        busy_week(v)
        assert "geen weekbericht meer" in " ".join(v.says(LEAD, "geen weekbericht"))
        v.until("2026-03-09T12:00")
        assert weekly(v, LEAD) == []
        assert len(weekly(v, TOWN)) == 2
        v.says(LEAD, "weekbericht")
        for n in range(6):
            v.says(f"buur-{n}", PLAY, "ja", "nu niet")
        v.until("2026-03-16T12:00")
        assert len(weekly(v, LEAD)) == 2
        assert "geen weekbericht meer" in " ".join(v.says("contact:bloem-sport", "geen weekbericht")), "their own week"


def test_the_report_for_a_program(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        busy_week(v)
        v.until("2026-03-11T10:00")
    shell = Shell.at(tmp_path, database_url)
    done = shell.run("report", "--week", "--district", "bloemenbuurt", "--json", "--at", "2026-03-11T10:00")
    assert done.code == 0, done.err
    assert json.loads(done.out) == [
        {
            "district": "bloemenbuurt",
            "from": "2026-03-02",
            "until": "2026-03-08",
            "told": {"total": None, "at_least": 7, "each": {"spelen": 6}, "few": ["groen"]},
            "open": {"total": None, "at_least": 7, "each": {"received": 6}, "few": ["taken_up"]},
            "promises": None,
            "conflicts": {"total": 6, "at_least": 6, "each": {"spelen": 6}, "few": []},
            "above_mandate": None,
            "overdue": [2, 3, 4, 5, 6, 7],
        }
    ]
    leads = json.loads(shell.run("report", "--leads", "--json", "--at", "2026-03-11T10:00").out)
    mine = next(x for x in leads if x["lead"] == "bloem-gebied")
    assert (mine["districts"], mine["overdue"], mine["weekly"]) == (["bloemenbuurt"], [2, 3, 4, 5, 6, 7], True)


def test_the_report_for_an_eye_and_as_a_picture(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'test.db'}"
    with village(url, tmp_path) as v:
        busy_week(v)
        v.until("2026-03-11T10:00")
    shell = Shell.at(tmp_path, url)
    done = shell.run("report", "--picture", "week.svg", "--at", "2026-03-11T10:00")
    assert "at least 7: spelen 6, groen <5" in done.out
    assert "buur" not in done.out.replace("bloemenbuurt", "")
    assert "all districts" not in done.out, "a hidden number would follow from it"
    drawn = ET.parse(tmp_path / "week.svg").getroot()
    words = drawn.find("{http://www.w3.org/2000/svg}desc")
    assert words is not None
    assert words.text is not None
    assert "spelen 6, groen: een paar" in words.text
    assert shell.run("report", "--leads", "--week").code == 2
    assert shell.run("report", "--district", "nergens").code == 2


def test_a_week_in_which_nobody_told_anything_says_so_and_when_to_look_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'test.db'}"
    with village(url, tmp_path) as v:
        quiet = Shell.at(tmp_path, url)
        done = quiet.run("report", "--week", "--at", "2026-03-02T10:00")
        assert done.lines == [
            "2026-02-23 - 2026-03-01",
            "nothing yet: nobody told anything in this week, and nothing is open. Look again on Monday 2026-03-09.",
        ]
        v.says("noor", PLAY, "ja", "nu niet")
    assert "open now             at least 1: received <5" in quiet.run("report", "--at", "2026-03-02T10:10").out


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_line_of_the_message_can_be_said(language: str) -> None:
    _, voice = known_world()
    values: dict[str, Value] = {
        "from": Day(WEEK.start),
        "until": Day(WEEK.until),
        "lines": Lines(tuple(lines_of(WEEK))),
    }
    said = voice.say("report-week", values, language)
    assert len(said.splitlines()) == 7
    assert {"9", "2"} <= set(said.replace(".", " ").split()), "the promises of several people"
    assert "#3, #7" in said


def test_one_person_alone_is_never_measured() -> None:
    alone = Tally("x", date(2026, 3, 2), date(2026, 3, 8), answered=3, late=1, owing=frozenset({"a"}))
    assert alone.promises is None


def test_the_picture_is_the_same_every_time_and_fits_a_phone() -> None:
    world, voice = known_world()
    drawn = draw([WEEK], voice, world.directory)
    assert drawn == draw([WEEK], voice, world.directory)
    root = ET.fromstring(drawn)
    assert root.get("width") == "360"
    quiet = draw([Tally("denude", WEEK.start, WEEK.until)], voice, world.directory)
    assert "vertelde niemand" in quiet
