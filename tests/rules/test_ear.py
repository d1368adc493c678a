"""The second ear: what it adds to the phrases, why it says so, and that its weights are of these sentences."""

import tomllib
from pathlib import Path

import pytest

from bot.lexicons import LOCALES, LexiconError, load_ear, load_lexicons
from flows.danger import alarm, danger
from flows.ear import CHOICES, Ear, chances
from flows.sentences import tokens
from flows.words import Words
from tests.rules.frozen import DATA, LEXICONS, LOUD, WORDS, read, report
from tests.rules.weigh import TALK, fingerprint

DEAF = Words(LEXICONS, {})


def test_the_weights_are_those_of_the_sentences() -> None:
    """When this fails: `python -m tests.rules.weigh`, and look at what `held-out` says."""
    head = (LOCALES / "weights.txt").read_text(encoding="utf-8").partition("\n")[0]
    assert f"sentences {fingerprint()}" in head
    assert f"choices {' '.join(CHOICES)}" in head


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("brand!", "now"),
        ("er is brand in de flat", "now"),
        ("ik ruik gas in de gang", "now"),
        ("mijn man ademt niet meer", "now"),
        ("er ligt een kind in het water", "now"),
        ("er wordt ingebroken bij de buren", "now"),
        ("hij heeft een mes", "now"),
        ("somebody is in my house", "now"),
        ("ik wil dood", "suicide"),
        ("ik maak er een eind aan", "suicide"),
        ("I want to kill myself", "suicide"),
        ("mijn man slaat me", "violence"),
        ("mijn vader komt 's nachts bij mij in bed", "violence"),
        ("my husband hits me", "violence"),
    ],
)
def test_the_plainest_words_of_each_card(text: str, card: str) -> None:
    assert danger(text, WORDS) == card


@pytest.mark.parametrize(
    "text",
    [
        "ik lach me dood",
        "ik verveel me dood",
        "we stikken van de hitte in die flat",
        "ik zou een moord doen voor een bankje in de schaduw",
        "over mijn lijk dat die boom weggaat",
        "mijn man vermoordt me als ik weer te laat ben haha",
        "de buurtapp ontploft over die containers",
        "my wife will kill me if I forget the cake",
        "I nearly had a heart attack when I saw the energy bill",
        "we zitten op hete kolen voor het buurtfeest",
    ],
)
def test_figures_of_speech_raise_no_alarm(text: str) -> None:
    assert danger(text, WORDS) not in LOUD


@pytest.mark.parametrize("text", ["🆘🆘", "🆘 derde verdieping"])
def test_a_sign_is_heard_too(text: str) -> None:
    assert danger(text, WORDS) in LOUD


def test_the_ear_adds_no_alarm_to_what_is_said_halfway_a_conversation() -> None:
    said = [one["text"] for one in tomllib.loads((DATA / TALK).read_text(encoding="utf-8"))["sentences"]]
    assert [text for text in said if danger(text, WORDS) in LOUD and danger(text, DEAF) not in LOUD] == []


@pytest.mark.parametrize(
    ("file", "floors"),
    [
        ("writers-alarm.toml", {"heard": 0.95, "ordinary left alone": 0.98, "figures of speech left alone": 0.98}),
        ("writers-street.toml", {"kind": 0.95, "left alone": 0.99}),
    ],
)
def test_what_was_learned_is_kept(file: str, floors: dict[str, float]) -> None:
    """Learned on, so it proves nothing about others: `weigh held-out` does."""
    figures = report(DATA / file)
    assert {name: figures.parts[name] for name, floor in floors.items() if figures.parts[name] < floor} == {}


@pytest.mark.parametrize(
    "text",
    [
        "opa zijn lippen worden helemaal blauw",
        "er komt zwarte rook uit het raam van de overburen",
        "ik wil er niet meer zijn",
    ],
)
def test_an_alarm_says_which_words_gave_it_away(text: str) -> None:
    found = alarm(text, WORDS)
    assert found is not None
    assert set(found.words.replace(",", "").split()) & set(tokens(text))


def test_the_kind_is_explained_by_the_words_of_the_sentence() -> None:
    reading = read("er zou eens wat groens moeten groeien daar")
    assert reading.because
    assert set(reading.because.replace(",", "").split()) <= {*tokens("er zou eens wat groens moeten groeien daar")}


def test_without_weights_the_phrases_decide_alone() -> None:
    assert not DEAF.ear
    assert danger("mijn man slaat me", DEAF) == "violence"
    assert danger("opa zijn lippen worden helemaal blauw en hij zegt niks", DEAF) in {None, "now"}


def test_a_typo_is_heard_by_the_pieces_of_the_word() -> None:
    ear = Ear({"": bytes([128] * len(CHOICES)), "<bra": bytes([168] + [128] * (len(CHOICES) - 1))})
    assert ear.hear("brannd", ("brannd",)).sums[0] == 0.5
    assert ear.hear("brannd", ("brannd",)).because("now") == ["brannd"]
    assert ear.hear("tuin", ("tuin",)).because("now") == []


def test_chances_add_up() -> None:
    assert chances((0.0, 0.0)) == [0.5, 0.5]
    assert sum(chances((900.0, -900.0, 3.0))) == pytest.approx(1)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("brand\t1 2", "line 1: needs"),
        ("brand\tveel", "line 1"),
        ("brand\t" + " ".join(["500"] * len(CHOICES)), "line 1"),
    ],
)
def test_a_mistake_in_the_weights_names_its_line(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "weights.txt").write_text(line, encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        load_ear(load_lexicons(), tmp_path)
