"""A second ear beside the phrases: what single words, their pieces and neighbours weigh, learned from sentences.

A sentence that no phrase foresaw is still heard by its words. The weights are `locales/weights.txt`, learned
off line (`python -m tests.rules.weigh`); what the phrases found weighs along (`marks`), so that there is one
sum. Every answer can be explained by the words that weighed most in it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp
from typing import Final

from flows.directory import KINDS

#: What is listened for, in the order of the weights. 'No danger' is nought.
ALARMS: Final = ("now", "suicide", "violence")
CHOICES: Final = (*ALARMS, *KINDS)
STEP: Final = 40.0  #: Weights are kept as whole numbers, this many to one.
START: Final = 4  #: Times the weights of no word at all: how rare each is, before anything is said.
PIECE: Final = 0.5  #: A piece of a word counts half, in learning and in listening.
_SHORTEST, _LONGEST = 3, 5
_SIGN = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
ZERO: Final = 128  #: A weight is kept as a byte: this one is nought.
_WHOLE: Final = round(1 / PIECE)
_NOTHING: Final = bytes([ZERO]) * len(CHOICES)

Weights = tuple[float, ...]
Steps = tuple[int, ...]


@lru_cache(maxsize=1)
def signs(text: str) -> tuple[str, ...]:
    """The emoji of a text, each once: they stand in no phrase."""
    return () if text.isascii() else tuple(dict.fromkeys(_SIGN.findall(text)))


def spoken(said: Sequence[str]) -> int:
    """How many words there are among these tokens."""
    return sum(word not in ".?" for word in said)


def pieces(word: str) -> set[str]:
    """The beginnings, middles and ends of three to five letters of a word: what survives a typo or a dialect."""
    whole = f"<{word}>"
    return {
        whole[start : start + length]
        for length in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(whole) - length + 1)
    } - {whole}


def pairs(words: Sequence[str]) -> list[str]:
    """Each word with the next, and the first and the last with the edge."""
    edged = ("^", *words, "$")
    return list(dict.fromkeys(f"{one} {after}" for one, after in pairwise(edged)))


@dataclass(frozen=True, slots=True)
class Heard:
    """One text as the ear hears it: a sum for each of `CHOICES`, and what each word and pair brought to it."""

    sums: Weights
    words: tuple[tuple[str, Steps], ...]
    pairs: tuple[tuple[str, bytes], ...]

    def because(self, choice: str, most: int = 3) -> list[str]:
        """The words and pairs that spoke most for this, in their order."""
        at = CHOICES.index(choice)
        spoke = [(word, steps[at]) for word, steps in self.words]
        spoke += [(pair, _WHOLE * (row[at] - ZERO)) for pair, row in self.pairs]
        loudest = sorted((one for one in spoke if one[1] > 0 and one[0][0].isalnum()), key=lambda one: -one[1])[:most]
        return [word for word, steps in spoke if (word, steps) in loudest]


class Ear:
    """Listens with the weights of one file. Without weights it hears nothing, and the phrases decide alone.

    Sums are of whole steps until the end, and what a word weighs is remembered: it is asked of every message.
    """

    def __init__(self, weights: Mapping[str, bytes], spellings: Mapping[str, str] | None = None) -> None:
        self._weights = weights
        self._spellings = spellings or {}
        self._start = [START * _WHOLE * (step - ZERO) for step in weights.get("", _NOTHING)]
        self._marks = {
            name[1:]: [(step - ZERO) / STEP for step in row] for name, row in weights.items() if name[:1] == "="
        }
        # Words only, and only in this process; of texts just the last, which is asked about twice.
        self.word = lru_cache(maxsize=4_000)(self._word)
        self.hear = lru_cache(maxsize=1)(self._hear)

    def __bool__(self) -> bool:
        return bool(self._weights)

    def _hear(self, text: str, said: tuple[str, ...]) -> Heard:
        """The words of a text, given as `tokens`, weighed."""
        spelled = [self._spellings.get(word, word) for word in said]
        words = [(word, self.word(word)) for word in dict.fromkeys(spelled)]
        known = self._weights
        found = [(pair, known[pair]) for pair in (*signs(text), *pairs(spelled)) if pair in known]
        sums = [sum(column) for column in zip(self._start, *[steps for _, steps in words], strict=True)]
        if found:
            beside = ZERO * len(found)
            columns = zip(*[row for _, row in found], strict=True)
            sums = [one + _WHOLE * (sum(column) - beside) for one, column in zip(sums, columns, strict=True)]
        return Heard(tuple([one / (_WHOLE * STEP) for one in sums]), tuple(words), tuple(found))

    def marked(self, sums: Sequence[float], marks: Iterable[tuple[str, float]]) -> Sequence[float]:
        """The same sums with what the phrases found, each mark by how often or how surely."""
        for mark, much in marks:
            row = self._marks.get(mark)
            if row:
                sums = [one + much * weight for one, weight in zip(sums, row, strict=True)]
        return sums

    def _word(self, word: str) -> Steps:
        """A word and its pieces, in half steps."""
        rows = [self._weights[piece] for piece in pieces(word) if piece in self._weights]
        whole = self._weights.get(f"<{word}>", _NOTHING)
        return tuple(
            [_WHOLE * (w - ZERO) + sum(row[n] for row in rows) - ZERO * len(rows) for n, w in enumerate(whole)]
        )


def chances(sums: Sequence[float]) -> list[float]:
    """Sums as chances that add up to one."""
    most = max(sums)
    parts = [exp(one - most) for one in sums]
    whole = sum(parts)
    return [part / whole for part in parts]
