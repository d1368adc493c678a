"""Danger, need, neighbours and law: heard in every language at once, before anything else (PRODUCT 6).

In doubt it speaks up: a card too many costs a tap, a card too few may cost a life. Figures of speech are
taken out of the sentence first ('ik lach me dood'), not the sentence as a whole: what stands beside them
still counts.
"""

from functools import lru_cache
from typing import Final

from flows.sentences import Found, PhraseBook, phrase, tokens
from flows.words import Words

#: In the order of which card wins. The cards for suicide and violence hold 112 as well, and violence also
#: keeps the bot silent afterwards; so they go before the plain emergency card. 'low' is despair that does not
#: say so, 'doubt' may be danger or not: both are only asked about.
DANGERS: Final = ("suicide", "violence", "now", "low", "basic", "neighbour", "formal", "doubt")
#: What may be danger and may be not: no reading of a sentence names it.
UNSURE: Final = frozenset({"low", "doubt"})
_HARMLESS = "harmless"


def danger(text: str, words: Words) -> str | None:
    """One of `DANGERS`, or None; of the first 4,000 characters."""
    found = danger_in(tokens(text), words)
    return found.phrase.label if found else None


@lru_cache(maxsize=1)  # asked first of every message, and again when it is read as a sentence
def danger_in(said: tuple[str, ...], words: Words) -> Found | None:
    """The gravest phrase of danger among these tokens, with the words that gave it away."""
    found = _book(words).read(said)
    if not found:
        return None
    harmless = [f for f in found if f.phrase.label == _HARMLESS]
    grave = [
        f
        for f in found
        if f.phrase.label != _HARMLESS and not any(h.start < f.end and f.start < h.end for h in harmless)
    ]
    return min(grave, key=lambda f: DANGERS.index(f.phrase.label), default=None)


@lru_cache(maxsize=8)
def _book(words: Words) -> PhraseBook:
    phrases = [
        phrase("danger", label, lexicon.language, written)
        for lexicon in words.lexicons.values()
        for label, lines in (*lexicon.danger.items(), (_HARMLESS, lexicon.figures_of_speech))
        for written in lines
    ]
    return PhraseBook(phrases, words.spellings, slips=1, own_words=words.own_words)
