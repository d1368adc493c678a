"""The rules for texts: tables of what they let through and what they find; then the real texts."""

from pathlib import Path

import pytest

from bot.texts_check import check_texts


def locales(folder: Path, **texts: str) -> Path:
    """A `locales` folder with one file a language."""
    for language, text in texts.items():
        (folder / "locales" / language).mkdir(parents=True)
        (folder / "locales" / language / "a.ftl").write_text(text, encoding="utf-8")
    return folder / "locales"


FINE: list[str] = [
    "x = Mooi idee! Hoe zie je het voor je? 👋",
    "x = Dank je! Goed dat je dit zegt!",
    "x = Wil je dat ik het doorgeef? 👩‍👩‍👧 ",
    "x = Vlag: 🇳🇱",
    "x = Wat zie je?\n    .unclear = Wat bedoel je?",  # A second try is a text of its own.
    "x = Muur, duur, uur, nu, Utrecht, sinds u2 speelt.",
    "x = Wat jammer, helaas. Maar nu iets anders.",
    "x = Mag dat bankje er staan?",
    "x = een twee drie vier vijf zes zeven acht negen tien elf",
    "x = een twee drie vier vijf zes zeven acht negen tien elf twaalf. Kort. Dertien.",
    "x = Kies\n    .yes = Ja, dat wil ik heel!\n    .no = Nee",  # Twenty characters.
    "x = Kies\n    .unclear = Kies een van de twee knoppen hieronder.",
    "x = { $words }" + "woord. " * 45 + "einde",  # 320 characters; a value does not count.
    "# exempt: length - a fixed text of the law\nx = " + "woord. " * 50,
    "# Nood, want twee dingen tegelijk. exempt: questions\nx = Is er gevaar? Bel 112. Iets anders?",
    "# exempt: questions, length and emoji - it is an example\nx = Ja? Nee? 👋 👋 " + "woord. " * 50,
    "# exempt: words - the resident said it\nx = Je schrijft 'probleem'.",
    "# exempt: sentences - a list of names\nx = " + "woord " * 20,
    "x = Bel nu: { $desk }. Op { $day } hoor je van { $role }. { $intro } Tot dan.",
    "-u = u\nx = Hoi",  # A term is judged where it is used.
]


@pytest.mark.parametrize("text", FINE)
def test_a_good_dutch_text_has_no_findings(tmp_path: Path, text: str) -> None:
    assert check_texts(locales(tmp_path, nl=text + "\n")) == []


WRONG: list[tuple[str, str]] = [
    # Dutch text, what is found
    ("x = Kan dat wel?", "a.ftl:1: x: says 'kan dat wel'"),
    ("x = Mag dat ?", "x: says 'mag dat?'"),
    ("x = Waarom wil je dat?", "says 'waarom wil je dat'"),
    ("x = Dat is niet onze taak.", "says 'dat is niet onze taak'"),
    ("x = Helaas, het kan nu niet.", "says 'helaas (as first word)'"),
    ("x = 👋 Helaas kan het niet.", "says 'helaas (as first word)'"),
    ("x = Uw melding geregistreerd.", "says 'formal u or uw'"),
    ("x = De melding is geregistreerd.", "says 'melding geregistreerd'"),
    ("x = Je ticket is open.", "says 'ticket'"),
    ("x = Wil je iets aanpassen?", "says 'aanpassen'"),
    ("x = Wat is het probleem?", "says 'probleem'"),
    ("x = Dank u.", "says 'formal u or uw'"),
    ("x = U dient te wachten.", "says 'u dient'"),
    ("x = Hoi 👋 en dag 🌳", "more than one emoji"),
    ("x = Wat zie je? En waar?", "more than one question"),
    ("x = Mooi!!", "a pile of exclamation marks"),
    ("x = Echt?!", "a pile of exclamation marks"),
    ("x = Mooi! !", "a pile of exclamation marks"),
    (
        "x = een twee drie vier vijf zes zeven acht negen tien elf { $twelve }",
        "12 words a sentence, stay under 12",
    ),
    ("x = " + "woord. " * 46, "321 characters, stay within 320"),
    ("x = Kies\n    .yes = Ja, dat wil ik heel g", "a.ftl:1: x.yes: 21 characters, a button holds 20"),
    ("x = Kies\n    .yes = Ja\n    .no = ja", "x: buttons yes and no both read 'ja'"),
    ("x = Kies\n    .unclear = Wat is het probleem?", "x.unclear: says 'probleem'"),
    ("x = { $n ->\n    [one] een ticket\n   *[other] twee\n } hier", "says 'ticket'"),
    ("x = { $n ->\n    [one] Ja?\n   *[other] Nee\n } Toch?", "more than one question"),
    ("-u = u\nx = Dank { -u }", "a.ftl:2: x: says 'formal u or uw'"),
    ("y = Wat is het probleem?\n\nx = Goed. { y }", "a.ftl:3: x: says 'probleem'"),
    ("# exempt: length - law\nx = " + "woord. " * 150, "1049 characters, a message holds 1024"),
    ("# exempt: questions\nx = Ja? Nee?", "x: exempt without a reason; say why after it"),
    ("# exempt: everything - just so\nx = Ja", "names no rule; rules are emoji, length"),
    ("# exempt: length - law\nx = Ja? Nee?", "more than one question"),
    ("# exempt: questions - law\n\nx = Ja? Nee?", "more than one question"),  # Not right above it.
    ("x = Ja.\n# exempt: length - law\ny = Nee.", "a.ftl:3: y: is exempt from length, which it keeps; take that out"),
    ("x = { $role } denkt mee.", "x: a sentence begins with a value without a capital"),
    ("x = Mooi! { $desk } helpt.", "begins with a value without a capital"),
    ("x =\n    Een regel\n    { $day } hoor je van mij.", "begins with a value without a capital"),
    ("x = ‘{ $what }.’ { $role } zegt het.", "begins with a value without a capital"),
    ("x = Kies\n    .unclear = { $role } of niemand?", "x.unclear: a sentence begins"),
    ("x = a\nnot fluent", "a.ftl:2: cannot be read, in 'not fluent'"),
    ("x = a\nx = b", "a.ftl:2: x stands in locales/nl/a.ftl:1 already"),
    ("x = { y }\ny = { x }", "a.ftl:1: x refers to itself in a circle; write its words out"),
    ("-x = { -x }\ny = y", "a.ftl:1: -x refers to itself in a circle"),
    ("x = { y }", "a.ftl:1: x refers to y, which nl lacks; add it"),
]


@pytest.mark.parametrize(("text", "found"), WRONG)
def test_a_wrong_dutch_text_is_found(tmp_path: Path, text: str, found: str) -> None:
    findings = check_texts(locales(tmp_path, nl=text + "\n"))
    assert any(found in finding for finding in findings), findings


TWO: list[tuple[str, str, list[str]]] = [
    # nl, en, findings
    ("x = Hoi { $a }\n    .yes = Ja", "x = Hi { $a }\n    .yes = Yes", []),
    (
        "x = Hoi",
        "y = Hi",
        ["locales/en: lacks x, see locales/nl/a.ftl:1", "locales/nl: lacks y, see locales/en/a.ftl:1"],
    ),
    ("x = Hoi\n    .yes = Ja", "x = Hi", ["locales/en: lacks x.yes, see locales/nl/a.ftl:1"]),
    ("x = Hoi\n    .yes = Ja", "x =\n    .yes = Yes", ["locales/en: lacks x, see locales/nl/a.ftl:1"]),
    ("x = { $naam } Hoi", "\nx = { $nam } Hi", ["locales/en/a.ftl:2: x: nl and en differ in $naam, $nam"]),
    (
        "x = Hoi\n    .again = { $a }",
        "x = Hi\n    .again = a",
        ["locales/en/a.ftl:1: x.again: nl and en differ in $a"],
    ),
    (
        "x = Hoi { $a }",
        "-b = { $c }\ny = { $a }\nx = Hi { y } { -b }",
        ["locales/nl: lacks y, see locales/en/a.ftl:2"],
    ),
    # A role brings its number along; whether a language needs it for its verb is its own affair.
    ("x = Nu { $role_number ->\n   *[one] denkt { $role }\n }", "x = Now { $role } will think", []),
    ("x = Nu denkt { $role }", "x = { $role_number ->\n   *[one] It thinks\n }", ["differ in $role"]),
    ("x = { $signal_number }", "x = { $signal_number }", []),
    # Another language keeps the lengths; the tone is judged in Dutch alone.
    ("x = Hoi\n    .yes = Ja", "x = Is u a ticket? Or!! uw 👋👋?\n    .yes = Yes", []),
    (
        "x = Hoi\n    .yes = Ja",
        "x = Hi\n    .yes = Yes, please send it on",
        ["x.yes: 22 characters, a button holds 20"],
    ),
]


@pytest.mark.parametrize(("dutch", "english", "expected"), TWO)
def test_every_text_stands_in_every_language_with_the_same_values(
    tmp_path: Path, dutch: str, english: str, expected: list[str]
) -> None:
    findings = check_texts(locales(tmp_path, nl=dutch + "\n", en=english + "\n"))
    assert len(findings) == len(expected), findings
    for finding, part in zip(sorted(findings), expected, strict=True):
        assert part in finding


def test_a_folder_without_texts_is_a_finding(tmp_path: Path) -> None:
    assert check_texts(tmp_path)[0].endswith("has no .ftl file; every text begins in 'nl'")


def test_the_real_texts_keep_the_rules() -> None:
    findings = check_texts()
    assert findings == [], "\n".join(findings)
