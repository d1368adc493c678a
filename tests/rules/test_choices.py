"""Which choice an answer is: a table an outsider can read, and never a guess."""

import pytest

from bot.lexicons import load_lexicons
from flows.choices import Option, choose, choose_many
from flows.words import Words

WORDS = Words(load_lexicons(), {})

SEND = (Option("yes", "Ja, stuur maar"), Option("explain", "Eerst uitleg"), Option("no", "Nee, wis het"))
TWO_MINUTES = (Option("yes", "Ja"), Option("not-now", "Nu niet"))
DANGEROUS = (Option("now", "Ja, nu"), Option("a-bit", "Een beetje"), Option("no", "Nee"))
LACKS = (
    Option("people", "Mensen"),
    Option("things", "Spullen"),
    Option("place", "Plek"),
    Option("money", "Geld"),
    Option("thinking", "Meedenken"),
    Option("nothing", "Niets"),
)
TWINS = (Option("monday", "Op maandagmiddag"), Option("sunday", "Op zondagmiddag"), Option("never", "Ja hoor"))


@pytest.mark.parametrize(
    ("choices", "answer", "meant"),
    [
        # By number
        (SEND, "1", "yes"),
        (SEND, " 2) ", "explain"),
        (SEND, "3.", "no"),
        (SEND, "2️⃣", "explain"),
        (SEND, "٢", "explain"),
        (SEND, "4", None),
        (SEND, "0", None),
        (SEND, "12", None),
        (SEND, "nummer 2", "explain"),
        (SEND, "optie 3 graag", "no"),
        (SEND, "de eerste", "yes"),
        (SEND, "laatste", "no"),
        (SEND, "de vierde", None),
        # By label
        (SEND, "JA, STUUR MAAR 😀", "yes"),
        (SEND, "eerst uitleg!", "explain"),
        (SEND, "uitleg", "explain"),
        (SEND, "stuur maar", "yes"),
        (SEND, "nee wis", "no"),
        # By a clear word
        (SEND, "jazeker", "yes"),
        (SEND, "jaaaa hoor", "yes"),
        (SEND, "prima", "yes"),
        (SEND, "ok", "yes"),
        (SEND, "doe maar", "yes"),
        (SEND, "👍", "yes"),
        (SEND, "👍🏽", "yes"),
        (SEND, "yes please", "yes"),
        (SEND, "liever niet", "no"),
        (SEND, "nope", "no"),
        (SEND, "niet goed", "no"),
        (SEND, "zeker niet", "no"),
        (TWO_MINUTES, "straks", "not-now"),
        (TWO_MINUTES, "later hoor", "not-now"),
        (DANGEROUS, "ja", "now"),
        (DANGEROUS, "jazeker", "now"),
        (DANGEROUS, "valt mee", "a-bit"),
        (DANGEROUS, "nee", "no"),
        (LACKS, "niks", "nothing"),
        (LACKS, "ik heb geld nodig", "money"),
        # Nearly a label
        (LACKS, "mensn", "people"),
        (LACKS, "meedenkn", "thinking"),
        (LACKS, "gled", None),
        # Never a guess
        (TWO_MINUTES, "ja maar niet nu", None),
        (DANGEROUS, "nee een beetje maar", None),
        (SEND, "misschien", None),
        (SEND, "ja en nee", None),
        (SEND, "ik weet het niet", None),
        (LACKS, "mensen en geld", None),
        (LACKS, "geen geld", None),
        (TWINS, "op maandagmidag", "monday"),
        (TWINS, "middag", None),
        (SEND, "", None),
        (SEND, "...", None),
        (SEND, "er staat een bankje in het park en dat is stuk, ja", None),
    ],
)
def test_an_answer_is_one_choice_or_none(choices: tuple[Option, ...], answer: str, meant: str | None) -> None:
    assert choose(answer, choices, WORDS, "nl") == meant


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("answer", "meant"), [("yeah", "yes"), ("no thanks", "no"), ("maybe", None), ("ja", "yes")])
def test_clear_words_of_every_language_count(answer: str, meant: str | None, language: str) -> None:
    choices = (Option("yes", "Yes, send it"), Option("no", "No, erase it"))
    assert choose(answer, choices, WORDS, language) == meant


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ("1 en 3", ("people", "place")),
        ("3 en 1", ("people", "place")),
        ("1,3", ("people", "place")),
        ("1 3", ("people", "place")),
        ("1, 3 en 4", ("people", "place", "money")),
        ("1 & 2", ("people", "things")),
        ("mensen en geld", ("people", "money")),
        ("geld, spullen", ("things", "money")),
        ("2", ("things",)),
        ("alles", ("people", "things", "place", "money", "thinking", "nothing")),
        ("7", ()),
        ("1 en 9", ()),
        ("1 of 3", ()),
        ("13", ()),
        ("geen idee", ()),
        ("", ()),
    ],
)
def test_several_choices_at_once(answer: str, meant: tuple[str, ...]) -> None:
    assert choose_many(answer, LACKS, WORDS, "nl") == meant


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("menu", "menu"),
        ("Stop!", "stop"),
        ("/help", "help"),
        ("sla over", "skip"),
        ("SKIP", "skip"),
        ("terug", "back"),
        ("taal", "language"),
        ("mijn", "mine"),
        ("mijn gegevens", "my-data"),
        ("wis", "erase"),
        ("een mens", "person"),
        ("iemand spreken", "person"),
        ("talk to someone", "person"),
        ("stop met zeuren", None),
        ("", None),
    ],
)
def test_words_that_work_anywhere(said: str, command: str | None) -> None:
    assert WORDS.command(said) == command
