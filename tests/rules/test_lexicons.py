"""The files of `locales/` that the rules live by, and how a mistake in one is told."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.lexicons import LOCALES, LexiconError, load_help_lines, load_lexicons, unchecked
from flows.directory import KINDS, THEMES
from flows.sentences import Phrase, PhraseBook, flaw, phrase, tokens
from flows.words import COMMANDS


def test_every_language_knows_every_theme_kind_and_command() -> None:
    lexicons = load_lexicons()
    assert {"nl", "en"} <= set(lexicons)
    for code, lexicon in lexicons.items():
        assert lexicon.language == code
        assert set(lexicon.themes) == set(THEMES)
        assert set(lexicon.kinds) == set(KINDS)
        assert set(lexicon.commands) == set(COMMANDS)
        assert {"yes", "no", "not-now"} <= set(lexicon.answers)


def test_no_command_of_one_language_means_something_else_in_another() -> None:
    meanings: dict[str, set[str]] = {}
    for lexicon in load_lexicons().values():
        for name, ways in lexicon.commands.items():
            for way in ways:
                meanings.setdefault(way, set()).add(name)
    assert {way: names for way, names in meanings.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("line", "instead", "told"),
    [
        ("[kinds]", "[kind]", "kind"),
        ("groen = [\n", 'groen = [\n    "Boom",\n', "themes.groen.0"),
        ("groen = [\n", 'groen = [\n    "..",\n', "themes.groen.0"),
        ('skip = ["', 'skip = ["Overslaan", "', "commands.skip.0"),
        ("[danger]\nnow", "[danger]\nthen", "then"),
        ("\n[sets]", "\n[sets", "lexicon.toml"),
    ],
)
def test_a_mistake_names_file_and_key(tmp_path: Path, line: str, instead: str, told: str) -> None:
    (tmp_path / "nl").mkdir()
    file = tmp_path / "nl" / "lexicon.toml"
    good = (LOCALES / "nl" / "lexicon.toml").read_text(encoding="utf-8")
    assert line in good
    file.write_text(good.replace(line, instead, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"lexicon\.toml") as caught:
        load_lexicons(tmp_path)
    assert told in str(caught.value)


def test_a_folder_without_lexicons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        load_lexicons(tmp_path)


def test_the_numbers_of_product_6_are_there_with_source_and_day(tmp_path: Path) -> None:
    lines = load_help_lines()
    assert {line.phone for line in lines.values()} >= {
        "112", "113", "0800-0113", "0800-2000", "0800-8115", "0900-8844", "0800-7000", "0800-0432", "0800-9009",
    }  # fmt: skip
    assert all(line.checked_on >= date(2026, 1, 1) for line in lines.values())
    shutil.copy(LOCALES / "help-lines.toml", tmp_path)
    with (tmp_path / "help-lines.toml").open("a", encoding="utf-8") as file:
        file.write('colour = "red"\n')
    with pytest.raises(LexiconError, match=r"lines\.energy\.colour"):
        load_help_lines(tmp_path)


NUMBER = re.compile(r"(?<![\w-])(?:0[89]00-\d{4}|11[0-9])(?![\w-])")


def test_every_number_in_the_texts_has_its_line_and_every_line_its_text() -> None:
    said = {n for path in LOCALES.glob("*/*.ftl") for n in NUMBER.findall(path.read_text(encoding="utf-8"))}
    assert said == {line.phone for line in load_help_lines().values()}


def test_a_number_that_nobody_checked_for_a_year_is_found() -> None:
    lines = load_help_lines()
    newest = max(line.checked_on for line in lines.values())
    assert unchecked(lines, newest) == []
    later = unchecked(lines, newest + timedelta(days=400))
    assert len(later) == len(lines)
    assert any("0800-2000" in finding for finding in later)


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("!zullen we", "zullen we zingen", True),
        ("bankje", "Een BANKJE!", True),
        ("bankje", "bankjes", False),
        ("speel*", "het speeltuintje", True),
        ("*tuin", "onze moestuin", True),
        ("*tuin", "onze tuinman", False),
        ("*vuil*", "zwerfvuilactie", True),
        ("niks|niets te eten", "ik heb niets te eten", True),
        ("ik .. kapot", "ik vind het bankje echt heel kapot", True),
        ("ik .. kapot", "ik ga. het bankje is kapot", False),
        ("bij de? vijver", "bij vijver", True),
        ("bij de? vijver", "bij de vijver", True),
        ("^ brand $", "Brand!", True),
        ("^ brand $", "brand in de bbq", False),
        ("vader & slaat", "hij slaat nu alweer, mijn vader", True),
        ("vader & slaat", "mijn vader is boos. hij slaat", False),
        ("open ?", "is het open?", True),
        ("open ?", "het is open", False),
        ("café", "CAFE", True),
    ],
)
def test_the_notation_of_a_phrase(written: str, text: str, found: bool) -> None:
    assert flaw(written) is None
    book = PhraseBook([phrase("kind", "idea", "nl", written)])
    assert bool(book.read(tokens(text))) == found


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("mijn boom", "mien boom", True),
        ("mien boom", "mijn boom", True),
        ("graag lopen", "graag lope", True),
        ("graag lopen", "graag hope", False),
        ("bankje & bij mijn?", "bij bankje", True),
    ],
)
def test_dialect_and_haste_are_read_as_the_usual_word(written: str, text: str, found: bool) -> None:
    book = PhraseBook([phrase("kind", "idea", "nl", written)], {"mien": "mijn"})
    assert bool(book.read(tokens(text))) == found


def test_a_hint_weighs_half_and_a_sure_sign_double() -> None:
    assert phrase("theme", "groen", "nl", "~kinderen").weight == 0.5
    assert phrase("theme", "groen", "nl", "!kinderen").weight == 2.0
    assert Phrase("theme", "groen", "nl", "kinderen").weight == 1.0


@pytest.mark.parametrize(
    "written", ["", "Boom", " boom", "..", "^ $", "boom(", "boom|", "de?", "a.*b", "a & b & c", "& b"]
)
def test_a_phrase_that_cannot_be_read_is_refused(written: str) -> None:
    assert flaw(written)
