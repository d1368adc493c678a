"""A yes is a yes, however glad: it always gives a number, never an apology."""

from pathlib import Path

import pytest

from flows.events import Event, Pressed, Said
from flows.needs import YES_IS, may_log
from flows.opening import MACHINE
from flows.state import Choice, Person, Talk
from tests.builders import known_world, village

IDEA = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"


@pytest.mark.parametrize("yes", ["1", "ja", "ja" + "!" * 60, "ja " + "👍" * 40, "j" + "a" * 60, "jaa hoor"])
def test_a_yes_of_any_length_is_understood(tmp_path: Path, yes: str) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        said = " ".join(v.says("noor", IDEA, yes))
        assert "Sorry" not in said
        assert "nummer #1" in said


@pytest.mark.parametrize("pattern", range(8))
def test_whatever_follows_the_yes_ends_in_a_receipt(tmp_path: Path, pattern: int) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.says("noor", IDEA, "1")
        answers = [("1", "overslaan")[pattern >> (n % 3) & 1] for n in range(7)]
        last = " ".join([v.says("noor", answer) for answer in answers][-1])
        assert "#1" in last
        assert "de sociaal werker" in last
        assert "maandag 9 maart" in last


@pytest.mark.parametrize(
    "half",
    [
        "mag ik er nog even over nadenken",
        "mag ik ook gewoon even met iemand praten",
        "ok maar wie leest dit",
        "ok en dan?",
        "ja maar niet met mijn naam",
        "can I think about it",
        "goed, dan niet",
        "ja weg ermee",
        "ja als het mag van de gemeente",
        "ja mits het niks kost",
        "ja tenzij je mijn naam zegt",
        "ja straks",
        "ja, na vrijdag",
        "ja naar de wijkagent",
        "Ja, stuur maar naar mijn moeder",
        "wat als ik ja zeg",
        "kan ik ja zeggen",
        "ja doei",
        "nou ja",
        "ja lekker dan",
        "mag ik",
        "stuur maar niet",
    ],
)
def test_half_a_yes_sends_nothing(tmp_path: Path, half: str) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        said = " ".join(v.says("noor", IDEA, half))
        assert "nummer #" not in said
        assert "number #" not in said


@pytest.mark.parametrize(
    "yes", ["ja dat mag wel", "ja doe dan maar", "ja graag, dank je wel", "oh leuk, ja hoor", "mag"]
)
def test_a_yes_as_people_say_it_is_one(tmp_path: Path, yes: str) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        assert "nummer #" in " ".join(v.says("noor", IDEA, yes))


def test_an_hour_is_no_danger(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.says("noor", "de lantaarn bij De Stek is kapot", "ja")
        assert "112" not in " ".join(v.says("noor", "na 5 uur graag"))
        assert "112" in " ".join(v.says("noor", "ja nu"))


@pytest.mark.parametrize(
    ("sentence", "half"),
    [
        ("ik wil bezwaar maken tegen het besluit van de gemeente in de bloemenbuurt", "mag ik er nog over nadenken"),
        ("wij hebben geen eten meer in huis in de bloemenbuurt", "ja maar wie belt dan"),
    ],
)
def test_every_yes_point_wants_a_plain_yes(tmp_path: Path, sentence: str, half: str) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        assert "#1" not in " ".join(v.says("noor", sentence, half))


def test_a_bare_yes_is_no_idea(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        said = " ".join(v.says("noor", "menu", "1", "ja"))
        assert "Mooi idee" not in said


def test_a_call_asks_no_place_that_was_told(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.says("noor", IDEA)
        assert "wijk woon je" not in " ".join(v.says("noor", "bel me terug aub"))


def test_at_every_yes_point_the_yes_is_the_first_button() -> None:
    logs = [(flow.name, flow.ask(flow.logs)) for flow in MACHINE.flows.values() if flow.logs is not None]
    first = {name: ask.wants.choices[YES_IS - 1] for name, ask in logs if ask is not None and ask.wants.choices}
    assert len(first) > 5
    assert set(first.values()) == {"yes"}


AT_THE_YES = Talk("idea", "yes", {"what": IDEA}, offered=(Choice("yes"), Choice("explain"), Choice("no")))
AT_THE_NUMBER = Talk("call-me", "number", {"where": "bloemenbuurt"})
NUMBER_TOLD = Talk("low", "where", {"call": "call", "ahead-number": "026 0000000"})


@pytest.mark.parametrize(
    ("event", "talk", "drawn"),
    [
        (Said("ja hoor, stuur maar"), AT_THE_YES, True),
        (Said("1"), AT_THE_YES, True),
        (Said("👍"), AT_THE_YES, True),
        (Pressed(1, 1), AT_THE_YES, True),
        (Said("2"), AT_THE_YES, False),
        (Said("uitleg"), AT_THE_YES, False),
        (Said("wie leest dat dan?"), AT_THE_YES, False),
        (Said("en er mag ook een prullenbak bij"), AT_THE_YES, False),
        (Said("16"), AT_THE_YES, False),
        (Pressed(1, 3), AT_THE_YES, False),
        (Said("026 0000000"), AT_THE_NUMBER, True),
        (Said("overslaan"), AT_THE_NUMBER, False),
        (Said("bloemenbuurt"), NUMBER_TOLD, True),
        (Said("026 0000000"), Talk("low", "call"), False),
        (Said("026 0000000"), Talk("low", "call", {"where": "bloemenbuurt"}), True),
        (Said("026 0000000"), Talk("basic", "where"), False),
        (Said("026 0000000"), Talk("basic", "yes"), True),
        (Said("er moet een bankje bij"), None, False),
    ],
)
def test_a_number_is_drawn_only_for_what_may_be_the_yes(event: Event, talk: Talk | None, drawn: bool) -> None:
    assert may_log(event, talk, Person(1), known_world()[0].words) is drawn
