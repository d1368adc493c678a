"""What a street sentence means: sets of them for tuning, and the rules one by one."""

import pytest

from flows.understand import Reading, understand
from tests.rules.frozen import DATA, WORDS, report, same_place


def bloemenbuurt(text: str) -> tuple[str | None, str | None]:
    """A town with one district."""
    return ("bloemenbuurt", "Bloemenbuurt") if "bloemenbuurt" in text.casefold() else (None, None)


def read(text: str, language: str = "nl") -> Reading:
    return understand(text, WORDS, language, bloemenbuurt)


@pytest.mark.parametrize(
    ("file", "floors"),
    [
        (
            "street.toml",
            {"kind": 0.95, "themes": 0.91, "theme in two": 0.96, "place": 0.95, "danger": 0.97, "sure": 0.94},
        ),
        ("sentences.toml", {"kind": 0.95, "themes": 0.90, "theme in two": 0.97, "sure": 0.92}),
    ],
)
def test_street_sentences(file: str, floors: dict[str, float]) -> None:
    """These were tuned on, so they only keep what was won; `test_frozen.py` says how good it is."""
    figures = report(DATA / file)
    assert {name: part for name, part in figures.parts.items() if part < floors.get(name, 0)} == {}, figures


@pytest.mark.parametrize(
    ("said", "meant", "same"),
    [
        (None, "", True),
        ("in 't park", "het park", True),
        ("bij de vijver in de Bloemenbuurt", "de vijver", True),
        ("bij de vijver", "", False),
        (None, "bij de vijver", False),
        ("bij de vijver", "bij de school", False),
        ("in de", "bij de school", False),
    ],
)
def test_what_counts_as_the_same_place(said: str | None, meant: str, same: bool) -> None:
    assert same_place(said, meant) == same


@pytest.mark.parametrize(
    ("text", "kind", "theme", "district", "place"),
    [
        ("een bankje bij het speeltuintje in de Bloemenbuurt", "idea", "ontmoeten", "bloemenbuurt",
         "bij het speeltuintje in de Bloemenbuurt"),
        ("Er ligt rotzooi Bij Het Speeltuintje!", "concern", "schoon", None, "Bij Het Speeltuintje"),
        ("in de Bloemenbuurt is de glijbaan kapot", "concern", "spelen", "bloemenbuurt", None),
        ("de vijver stinkt", "concern", "schoon", None, "de vijver"),
        ("bij het speeltuintje moet een bankje komen", "idea", "ontmoeten", None, "bij het speeltuintje"),
        ("meer bomen in onze straat", "idea", "groen", None, None),
        ("zo'n bankje naast de vijver", "idea", "ontmoeten", None, "naast de vijver"),
        ("iets met sfeer", "other", "overig", None, None),
    ],
)  # fmt: skip
def test_kind_theme_and_place(text: str, kind: str, theme: str, district: str | None, place: str | None) -> None:
    reading = read(text)
    assert (reading.kind, reading.themes[0], reading.district, reading.place) == (kind, theme, district, place)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("speeltuintje", "spelen"),
        ("buurtmoestuin", "groen"),
        ("fietsenstalling", "verkeer"),
        ("fietsenstaling", "verkeer"),
        ("lantaarnpalen", "veiligheid"),
        ("zwervuil", "schoon"),
        ("playground", "spelen"),
    ],
)
def test_compounds_diminutives_and_typos(text: str, theme: str) -> None:
    assert read(text).themes[0] == theme


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bankje bij de speeltuin?", "idea"),
        ("zullen we de straat versieren", "idea"),
        ("waarom is hier geen speeltuin", "idea"),
        ("waarom wordt dat nooit opgeruimd", "concern"),
        ("kan er niet een bankje komen", "idea"),
        ("hardloopclub", "idea"),
        ("ik kook altijd te veel soep", "offer"),
        ("kan iemand mijn hond uitlaten", "need"),
        ("wie kan mij helpen met de tuin", "need"),
        ("bestaat er een klusdienst", "question"),
        ("mag ik zelf een boompje planten", "question"),
        ("kunne we nie un bankske krijge", "idea"),
        ("da's hier altied vies", "concern"),
    ],
)
def test_the_kinds_have_their_turns_of_phrase(text: str, kind: str) -> None:
    reading = read(text)
    assert reading.kind == kind
    assert not reading.unsure


def test_the_theme_is_explained_in_the_words_as_they_were_typed() -> None:
    assert read("Een Bankskes of Picknick-tafel bij de vijver!").theme_because.split(", ")[0] == "Bankskes"
    assert 1 <= len(read("bomen planten bloemen en bijen").theme_because.split(", ")) <= 2
    assert read("dinges").theme_because == ""


def test_it_says_which_words_decided() -> None:
    reading = read("er moet een bankje komen bij de vijver")
    assert "er moet een" in reading.because
    assert "bankje" in reading.because
    assert not reading.unsure


@pytest.mark.parametrize("text", ["", "😂😂", "qwrtplk", "dinges", "?!"])
def test_nonsense_is_other_and_says_so(text: str) -> None:
    reading = read(text)
    assert reading.kind in {"other", "question"}
    assert reading.themes == ("overig",)
    assert reading.unsure
    assert reading.because == ""


def test_danger_comes_along() -> None:
    assert read("help er is brand bij de school").danger == "now"
    assert read("er moet een bankje komen").danger is None


def test_a_person_with_another_language_is_still_understood() -> None:
    assert read("er moet een bankje komen bij de vijver", "en").kind == "idea"
    assert read("we should have a bench near the pond", "nl").kind == "idea"


def test_a_long_text_of_invented_words_is_read_too() -> None:
    text = " ".join(f"woord{n}ofniet" for n in range(1000))
    assert read(text).themes == ("overig",)
    assert read("x" * 100_000).kind == "other"
