"""What stands beside a day in a sentence: 'maandag' is only a day, 'ik ga maandag met de gemeente praten' is more."""

from functools import lru_cache

from flows.dates import of_a_day
from flows.sentences import tokens
from flows.words import Words

SAID = "said"  #: In a talk's answers: the sentence in which somebody named a day, where it said more than that.
SAYS_MORE = 2  #: Words: 'ik kom maandag' says no more than [Maandag].
#: In the lexicons' `answers`: words that stand beside a day, a number or a yes, and tell nothing by themselves.
SMALL = ("-beside-day", "-around", "-beside-yes")


def beside_a_day(text: str, words: Words) -> tuple[str, ...]:
    """The words of a sentence that are neither a day nor small."""
    small = _small(words)
    return tuple(t for t in tokens(text) if t not in ".?" and t not in small and not of_a_day(t))


def says_more(text: str, words: Words) -> bool:
    """Whether a sentence that names a day tells something that its reader wants sent."""
    return len(beside_a_day(text, words)) >= SAYS_MORE


@lru_cache(maxsize=8)
def _small(words: Words) -> frozenset[str]:
    lexicons = words.lexicons.values()
    return frozenset(t for one in lexicons for name in SMALL for way in one.answers.get(name, ()) for t in tokens(way))
