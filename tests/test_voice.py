"""The voice as tables: what is said for which key, values and language; and what is refused loudly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser, ast

from bot.texts import LOCALES
from bot.voice import TextError, Voice, quoted
from flows.directory import KINDS, THEMES, Area, Contact, Desk, Directory, District, Moment
from flows.values import Day, Lines, Phrase, Place, Quote, Role, Roles, Theme, Value

WORKER = Contact("worker", {"nl": "de sociaal werker", "en": "the social worker"}, "Wijkteam")
MOTHERS = Contact("mothers", {"nl": "de buurtmoeders"}, "Buurthuis", plural=True)
STRANGER = Contact("stranger", {"en": "the neighbour"}, "Straat")


def district(name: str, article: str) -> District:
    return District(
        id=name.lower(),
        name=name,
        article=article,
        municipality="Ede",
        area=Area(),
        contacts=("worker",),
        lead="worker",
        municipality_lead="worker",
        meeting=Moment("De Stek", {"nl": "donderdag van 10 tot 12"}),
        desk=Desk({"nl": "het loket"}, "14 0318", "14 0318"),
    )


DIRECTORY = Directory(
    {d.id: d for d in (district("Bloemenbuurt", "de"), district("Presikhaaf", ""))},
    {c.id: c for c in (WORKER, MOTHERS, STRANGER)},
)

NL = """
receipt = Je idee heeft nummer { $number }. Op { $day } hoor je van { $role }.
    .unclear = Stuur { $number } nog eens.
    .yes = Ja, stuur maar
    .no = Nee
    .later = Op { $day }
percent = 100% van { $place }, %s en { "{" }accolade{ "}" }
thinks = { $role } { $role_number ->
        [one] denkt
       *[other] denken
    } mee.
neighbours = { $count ->
        [one] Een buur doet
       *[other] { $count } buren doen
    } mee.
-bot = Wijkbot
hello = Hoi, ik ben de { -bot }.
about = Dit gaat over { $x }.
points = Voor jou:
    { $x }
only-dutch = Alleen op { $day }, { $role } en { $x }.
    .again = Kies een knop.
    .yes = Jazeker
two-lines =
    Eerste regel.

    Tweede regel.
"""
EN = """
receipt = Your idea has number { $number }. On { $day } you hear from { $role }.
    .yes = Yes, send it
thinks = { $role } { $role_number ->
        [one] thinks
       *[other] think
    } along.
about = This is about { $x }.
"""


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Voice:
    folder = tmp_path_factory.mktemp("locales")
    for language, texts in (
        ("nl", NL),
        ("en", EN),
        ("ar", "about = هذا عن { $x }.\n"),
        ("xx", "hello = Xx\n"),
    ):
        (folder / language).mkdir()
        (folder / language / "texts.ftl").write_text(texts, encoding="utf-8")
    for language in ("nl", "en"):
        (folder / language / "common.ftl").write_bytes((LOCALES / language / "common.ftl").read_bytes())
    return Voice.load(folder, directory=DIRECTORY)


MONDAY = Day(date(2026, 3, 9))
SPOKEN: list[tuple[Value, str, str]] = [
    # value, in Dutch, in English
    ("gewoon", "gewoon", "gewoon"),
    (42, "42", "42"),
    (1042, "1042", "1042"),
    (MONDAY, "maandag 9 maart", "Monday 9 March"),
    (Day(date(2027, 8, 1)), "zondag 1 augustus", "Sunday 1 August"),
    (Role("worker"), "de sociaal werker", "the social worker"),
    (Role("mothers"), "de buurtmoeders", "de buurtmoeders"),
    (Roles(("worker",)), "de sociaal werker", "the social worker"),
    (
        Roles(("worker", "mothers")),
        "de sociaal werker en de buurtmoeders",
        "the social worker and de buurtmoeders",
    ),
    (
        Roles(("worker", "mothers", "worker")),
        "de sociaal werker, de buurtmoeders en de sociaal werker",
        "the social worker, de buurtmoeders and the social worker",
    ),
    (Theme("groen"), "groen", "green spaces"),
    (Place("bloemenbuurt"), "de Bloemenbuurt", "Bloemenbuurt"),
    (Place("presikhaaf"), "Presikhaaf", "Presikhaaf"),
    (
        Quote("  een bankje\n\n bij het speeltuintje "),
        "een bankje bij het speeltuintje",
        "een bankje bij het speeltuintje",
    ),
    (Phrase("your-idea"), "je idee", "your idea"),
    (
        Phrase("about", (("x", Phrase("about", (("x", MONDAY),))),)),
        "Dit gaat over Dit gaat over maandag 9 maart..",
        "This is about This is about Monday 9 March..",
    ),
    (Lines((MONDAY, Lines((7, "acht")))), "maandag 9 maart\n7\nacht", "Monday 9 March\n7\nacht"),
    (Lines(()), "", ""),
]


@pytest.mark.parametrize(("value", "dutch", "english"), SPOKEN)
def test_a_value_is_spoken_in_the_readers_language(voice: Voice, value: Value, dutch: str, english: str) -> None:
    assert voice.say("about", {"x": value}, "nl") == f"Dit gaat over {dutch}."
    assert voice.say("about", {"x": value}, "en") == f"This is about {english}."


WHOLE: list[tuple[str, dict[str, Value], str, str, str]] = [
    # key, values, language, attribute, said
    (
        "receipt",
        {"number": 42, "day": MONDAY, "role": Role("worker")},
        "nl",
        "",
        "Je idee heeft nummer 42. Op maandag 9 maart hoor je van de sociaal werker.",
    ),
    (
        "receipt",
        {"number": 42, "day": MONDAY, "role": Role("worker"), "more": "is fine"},
        "en",
        "",
        "Your idea has number 42. On Monday 9 March you hear from the social worker.",
    ),
    ("receipt", {"number": 42}, "en", "unclear", "Stuur 42 nog eens."),
    ("receipt", {"day": MONDAY}, "en", "later", "Op maandag 9 maart"),
    ("receipt", {}, "nl", "yes", "Ja, stuur maar"),
    ("receipt", {}, "en", "yes", "Yes, send it"),
    ("percent", {"place": Place("bloemenbuurt")}, "nl", "", "100% van de Bloemenbuurt, %s en {accolade}"),
    ("thinks", {"role": Role("worker")}, "nl", "", "de sociaal werker denkt mee."),
    ("thinks", {"role": Role("mothers")}, "nl", "", "de buurtmoeders denken mee."),
    ("thinks", {"role": Roles(("worker",))}, "en", "", "the social worker thinks along."),
    ("thinks", {"role": Roles(("mothers",))}, "nl", "", "de buurtmoeders denken mee."),
    (
        "thinks",
        {"role": Roles(("worker", "worker"))},
        "en",
        "",
        "the social worker and the social worker think along.",
    ),
    ("thinks", {"role": "wij", "role_number": "other"}, "nl", "", "wij denken mee."),
    ("neighbours", {"count": 1}, "nl", "", "Een buur doet mee."),
    ("neighbours", {"count": 0}, "nl", "", "0 buren doen mee."),
    ("neighbours", {"count": 1200}, "nl", "", "1200 buren doen mee."),
    ("hello", {}, "nl", "", "Hoi, ik ben de Wijkbot."),
    ("hello", {}, "xx", "", "Xx"),
    ("points", {"x": Lines(("een", "twee"))}, "nl", "", "Voor jou:\neen\ntwee"),
    ("two-lines", {}, "nl", "", "Eerste regel.\n\nTweede regel."),
    ("thinks", {"role": Role("worker")}, "xx", "", "de sociaal werker denkt mee."),
]


@pytest.mark.parametrize(("key", "values", "language", "attribute", "said"), WHOLE)
def test_a_text_is_said(
    voice: Voice, key: str, values: dict[str, Value], language: str, attribute: str, said: str
) -> None:
    assert voice.say(key, values, language, attribute) == said


@pytest.mark.parametrize("language", ["nl", "en", "xx", "unknown", ""])
def test_what_a_language_lacks_is_said_wholly_in_dutch(voice: Voice, language: str) -> None:
    values: dict[str, Value] = {"day": MONDAY, "role": Role("worker"), "x": Phrase("your-idea")}
    said = "Alleen op maandag 9 maart, de sociaal werker en je idee."
    assert voice.say("only-dutch", values, language) == said


LOUD: list[tuple[str, dict[str, Value], str, str, str]] = [
    # key, values, language, attribute, the error tells
    ("nowhere", {}, "en", "", "no text nowhere in en or nl"),
    ("about", {"x": 1}, "nl", "maybe", "no text about.maybe"),
    ("about", {}, "nl", "", r"about in nl: needs a value \$x, given are \[\]"),
    ("thinks", {"role": "wij"}, "nl", "", r"thinks in nl: needs a value \$role_number"),
    ("neighbours", {"counted": 1}, "nl", "", r"needs a value \$count, given are \['counted'\]"),
    ("about", {"x": Role("gone")}, "nl", "", "about in nl: no contact gone"),
    ("about", {"x": Role("stranger")}, "nl", "", "contact stranger has no role in nl"),
    ("about", {"x": Place("atlantis")}, "en", "", "about in en: no district atlantis"),
    ("about", {"x": Theme("geluk")}, "nl", "", "no text theme-geluk"),
    ("about", {"x": Phrase("about")}, "nl", "", r"about in nl: needs a value \$x"),
    ("about", {"x": Roles(())}, "nl", "", "without anything"),
]


@pytest.mark.parametrize(("key", "values", "language", "attribute", "tells"), LOUD)
def test_what_cannot_be_said_is_an_error(
    voice: Voice, key: str, values: dict[str, Value], language: str, attribute: str, tells: str
) -> None:
    with pytest.raises(TextError, match=tells):
        voice.say(key, values, language, attribute)


def test_an_error_of_fluent_itself_is_loud(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "a.ftl").write_text("sum = { SUM($x) }\n", encoding="utf-8")
    voice = Voice.load(tmp_path, directory=DIRECTORY)
    with pytest.raises(TextError, match=r"sum in nl: .*Unknown function"):
        voice.say("sum", {"x": 1}, "nl")


QUOTED: list[tuple[str, str, str]] = [
    # language of the reader, what was written, what is shown
    ("nl", "", ""),
    ("nl", " \n\t ", ""),
    ("nl", "een\r\ntwee\u2028drie", "een twee drie"),
    ("nl", "x" * 300, "x" * 300),
    ("nl", "x" * 301, "x" * 299 + "…"),
    ("nl", "x" * 298 + " yy", "x" * 298 + "…"),
    ("nl", "{ $role } %s { -bot }", "{ $role } %s { -bot }"),
    ("nl", "nummer \u202e24\u202c en \u2066weg\u2069\u200f\u200e\u061c", "nummer 24 en weg"),
    ("nl", "een \ue0019\ue002 bankje\uf8ff", "een 9 bankje"),
    ("ar", "een bankje", "\u2068een bankje\u2069"),
    ("ar-SY", "een bankje", "\u2068een bankje\u2069"),
    ("nl", "مقعد \u202e", "\u2068مقعد\u2069"),
]


@pytest.mark.parametrize(("language", "written", "shown"), QUOTED)
def test_a_persons_words_stay_inside_their_quotation_marks(language: str, written: str, shown: str) -> None:
    assert quoted(written, language) == shown


def test_a_quote_is_isolated_in_a_text_that_runs_from_right_to_left(voice: Voice) -> None:
    assert voice.say("about", {"x": Quote("een bankje")}, "ar") == "هذا عن \u2068een bankje\u2069."
    assert voice.say("about", {"x": 42}, "ar") == "هذا عن 42."


def test_labels_are_the_buttons_that_need_no_values(voice: Voice) -> None:
    labels = voice.labels()
    assert labels["nl"]["receipt"] == {"yes": "Ja, stuur maar", "no": "Nee"}
    assert labels["en"]["receipt"] == {"yes": "Yes, send it", "no": "Nee"}  # As the reader sees it.
    assert labels["xx"]["only-dutch"] == {"yes": "Jazeker"}
    assert "about" not in labels["nl"]
    assert voice.label("receipt", "yes", "en") == "Yes, send it"
    assert voice.label("receipt", "no", "en") == "Nee"


def test_it_tells_which_texts_there_are(voice: Voice) -> None:
    assert voice.has("receipt")
    assert voice.has("receipt", "unclear")
    assert not voice.has("receipt", "again")
    assert not voice.has("-bot")


BROKEN: list[tuple[str, str, str]] = [
    # file, its text, what the error tells
    (
        "nl/a.ftl",
        "good = Goed\nbad\n",
        "locales/nl/a.ftl:2: cannot be read, in 'bad': look for a missing '='",
    ),
    ("nl/a.ftl", "long = Een\nregel\n", "locales/nl/a.ftl:2: .* begin with spaces"),
    (
        "nl/a.ftl",
        "open = Hoi { $x\n\nnext = Ja\n",
        "locales/nl/a.ftl:1: cannot be read, in 'open = Hoi { \\$x'",
    ),
    ("nl/a.ftl", "\n\n  yes = Ja\n", "locales/nl/a.ftl:3: .*begin with 'key = '"),
    ("nl/a.ftl", "one = { $x ->\n    [one] een\n}\n", "mark one of the choices with a \\*"),
    (
        "nl/a.ftl",
        "one = Een\ntwo = Twee\n# Uitleg\none = Een\n",
        "nl/a.ftl:4: one stands in locales/nl/a.ftl:1",
    ),
    ("nl/z.ftl", "day-1 = maandag\n", "locales/nl/z.ftl:1: day-1 stands in locales/nl/common.ftl:"),
    ("nl/a.ftl", "-bot = B\n-bot = W\n", "nl/a.ftl:2: -bot stands in"),
    ("nl/a.ftl", "ask = Wat?\n    .yes = Ja\n    .yes = Jawel\n", "ask has the same attribute twice"),
    ("nl/a.ftl", "hi = Ik ben { -bot }\n", "nl/a.ftl:1: hi refers to bot, which nl lacks; add it"),
    ("en/a.ftl", "hi = I am { me.name }\nme = x\n", "en/a.ftl:1: hi refers to me, which en lacks"),
]


@pytest.mark.parametrize(("file", "text", "tells"), BROKEN)
def test_a_broken_file_is_named_with_its_line_and_its_remedy(tmp_path: Path, file: str, text: str, tells: str) -> None:
    folder = tmp_path / "locales"
    for language in ("nl", "en"):
        (folder / language).mkdir(parents=True)
    (folder / "nl" / "common.ftl").write_bytes((LOCALES / "nl" / "common.ftl").read_bytes())
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(TextError, match=tells):
        Voice.load(folder, directory=DIRECTORY)


def test_a_folder_without_dutch_and_a_file_that_is_not_utf8_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TextError, match=r"has no \.ftl file"):
        Voice.load(tmp_path, directory=DIRECTORY)
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "a.ftl").write_bytes("café = é\n".encode("latin-1"))
    with pytest.raises(TextError, match=r"nl/a\.ftl:1: not UTF-8"):
        Voice.load(tmp_path, directory=DIRECTORY)


def test_a_file_with_a_byte_order_mark_reads_well(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "a.ftl").write_text("hi = Hoi\n", encoding="utf-8-sig")
    assert Voice.load(tmp_path, directory=DIRECTORY).say("hi", {}, "nl") == "Hoi"


@dataclass(frozen=True)
class Real:
    """One text of the real locales, read by Fluent alone."""

    language: str
    key: str
    attribute: str
    bundle: FluentBundle
    names: frozenset[str]  #: Every value that any text of this language asks for.

    def said_by_fluent(self, sample: str | int) -> str:
        message = self.bundle.get_message(self.key)
        pattern = message.attributes[self.attribute] if self.attribute else message.value
        assert pattern is not None
        value = fluent_number(sample, useGrouping=False) if isinstance(sample, int) else sample
        said, errors = self.bundle.format_pattern(pattern, dict.fromkeys(self.names, value))
        assert not errors
        return str(said)


def real_texts() -> Iterator[Real]:
    for folder in sorted(path for path in LOCALES.iterdir() if any(path.glob("*.ftl"))):
        source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ftl")))
        names = frozenset(re.findall(r"\$([A-Za-z][\w-]*)", source))
        bundle = FluentBundle([folder.name], use_isolating=False)
        bundle.add_resource(FluentResource(source))
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ast.Message):
                attributes = [attribute.id.name for attribute in entry.attributes]
                for attribute in [""] * bool(entry.value) + attributes:
                    yield Real(folder.name, entry.id.name, attribute, bundle, names)


SAMPLES: tuple[str | int, ...] = ("de sociaal werker", "one", "other", "100 % {x}", "", 1, 2, 1042)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_real_text_sounds_the_same_as_when_fluent_says_it(sample: str | int) -> None:
    voice = Voice.load(directory=DIRECTORY)
    texts = list(real_texts())
    assert len(texts) > 80  # The common words of two languages alone.
    for text in texts:
        values = dict.fromkeys(text.names, sample)
        said = voice.say(text.key, values, text.language, text.attribute)
        assert said == text.said_by_fluent(sample), f"{text.language} {text.key} {text.attribute}"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_that_values_need_exist(language: str) -> None:
    needed = [
        *(f"theme-{theme}" for theme in THEMES),
        *(f"{kind_or_your}-{kind}" for kind_or_your, kind in product(("kind", "your"), KINDS)),
        *(f"day-{n}" for n in range(1, 8)),
        *(f"month-{n}" for n in range(1, 13)),
        "day-in-words",
        "list-last",
    ]
    own = {text.key for text in real_texts() if text.language == language}
    assert set(needed) <= own
