"""Danger, need, neighbours and law: heard in every language at once, before anything else (PRODUCT 6).

In doubt it speaks up: a card too many costs a tap, a card too few may cost a life. Two listen. The phrases of the
lexicons, with the figures of speech taken out of the sentence first ('ik lach me dood'): what stands beside those
still counts. And the second ear (`flows.ear`), which also hears what no phrase foresaw, and may ask where it is
less than sure.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from flows.ear import ALARMS, chances, spoken
from flows.sentences import LONGEST_TEXT, Found, PhraseBook, phrase, tokens
from flows.words import Words

#: In the order of which card wins. The cards for suicide and violence hold 112 as well, and violence also
#: keeps the bot silent afterwards; so they go before the plain emergency card. 'low' is despair that does not
#: say so, 'doubt' may be danger or not: both are only asked about.
DANGERS: Final = ("suicide", "violence", "now", "low", "basic", "neighbour", "formal", "doubt")
#: What may be danger and may be not: no reading of a sentence names it.
UNSURE: Final = frozenset({"low", "doubt"})
_HARMLESS = "harmless"
#: The chances at which the ear shows a card that no phrase asked for, and asks whether there is danger. Below
#: the last a phrase of danger is taken for a figure of speech: docs/decisions/0014 has what that costs.
_SURE: Final = 0.9
_NOW: Final = 0.97  #: The card for danger now drops what was said: "er ligt een kabel" is asked about, and goes on.
_MAYBE: Final = 0.7
_UNLIKELY: Final = 0.1
_FEW: Final = 4  #: Words: less than this is a cry that the phrases know, or an answer to our own question.
_DISTRESS: Final = "\U0001f198"


class Alarm(NamedTuple):
    """One of `DANGERS`, and the words that gave it away."""

    label: str
    words: str


def danger(text: str, words: Words) -> str | None:
    """One of `DANGERS`, or None; of the first 4,000 characters."""
    found = alarm(text[:LONGEST_TEXT], words)
    return found.label if found else None


def cried_in(text: str, words: Words) -> str | None:
    """The one language of the words of danger in a text."""
    spoken = {f.phrase.language for f in _by_phrases(tokens(text[:LONGEST_TEXT]), words)[0]}
    return spoken.pop() if len(spoken) == 1 else None


def told_danger(text: str, words: Words) -> str | None:
    """The same by the phrases alone: for a contact, who writes about others, and about cables in the ground."""
    found = _gravest(_by_phrases(tokens(text[:LONGEST_TEXT]), words)[0])
    return found.label if found else None


@lru_cache(maxsize=1)  # asked first of every message, and again when it is read as a sentence
def alarm(text: str, words: Words) -> Alarm | None:
    """The gravest danger in a text."""
    said = tokens(text)
    grave, harmless = _by_phrases(said, words)
    first = _gravest(grave)
    if first is None and _DISTRESS in text:
        return Alarm("doubt", _DISTRESS)
    if not words.ear or spoken(said) < _FEW:
        return first
    heard = words.ear.hear(text, said)
    sums = words.ear.marked(heard.sums, _marks(grave, harmless))[: len(ALARMS)]
    chance = 1 - chances((0.0, *sums))[0]
    likely = ALARMS[sums.index(max(sums))]
    if first and first.label in ALARMS:
        if chance >= _UNLIKELY:
            return first
        return _gravest(f for f in grave if f.phrase.label not in ALARMS)
    if chance >= (_NOW if likely == "now" else _SURE):
        return Alarm(likely, ", ".join(heard.because(likely)))
    if chance >= _MAYBE and first is None:
        return Alarm("low" if likely == "suicide" else "doubt", ", ".join(heard.because(likely)))
    return first


def danger_marks(text: str, words: Words) -> list[tuple[str, float]]:
    """What the phrases say, for the ear to weigh."""
    return _marks(*_by_phrases(tokens(text[:LONGEST_TEXT]), words))


def _by_phrases(said: tuple[str, ...], words: Words) -> tuple[list[Found], list[Found]]:
    """The phrases of danger among these tokens, apart from those in a figure of speech; and those figures."""
    found = _book(words).read(said)
    harmless = [f for f in found if f.phrase.label == _HARMLESS]
    grave = [
        f
        for f in found
        if f.phrase.label != _HARMLESS and not any(h.start < f.end and f.start < h.end for h in harmless)
    ]
    return grave, harmless


def _marks(grave: Iterable[Found], harmless: Iterable[Found]) -> list[tuple[str, float]]:
    first = _gravest(grave)
    return [*([(f"danger {first.label}", 1.0)] if first else []), *([(_HARMLESS, 1.0)] if any(harmless) else [])]


def _gravest(found: Iterable[Found]) -> Alarm | None:
    first = min(found, key=lambda f: DANGERS.index(f.phrase.label), default=None)
    return Alarm(first.phrase.label, first.words) if first else None


@lru_cache(maxsize=8)
def _book(words: Words) -> PhraseBook:
    phrases = [
        phrase("danger", label, lexicon.language, written)
        for lexicon in words.lexicons.values()
        for label, lines in (*lexicon.danger.items(), (_HARMLESS, lexicon.figures_of_speech))
        for written in lines
    ]
    return PhraseBook(phrases, words.spellings, slips=1, own_words=words.own_words)
