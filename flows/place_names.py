"""Names of places in a text, as people write them: no accents, glued, split, with a slip of the pen.

Exact names first, the longest of those that share words; only then compounds and slips of names of six
letters or more, which begin with the same letter.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W_]+")
SHORTEST = 6  #: Letters: a shorter name is only found when it is written as it is.
LONG = 9  #: Letters from which two slips are forgiven instead of one.


@dataclass(frozen=True, slots=True)
class Spot:
    """A district that is named in a text, and the words that named it."""

    district: str
    words: str


def fold(text: str) -> str:
    """Lower case without accents: 'Presíkhaaf' and 'presikhaaf' are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Names:
    """Names of districts, by their folded words."""

    words: Mapping[str, tuple[str, ...]]  #: "de stek" -> districts
    glued: Mapping[str, str]  #: "destek" -> "de stek", of six letters or more
    longest: int  #: words in the longest name

    @classmethod
    def of(cls, called: Mapping[str, Iterable[str]]) -> "Names":
        """From the names of each district."""
        words: dict[str, tuple[str, ...]] = {}
        for district, names in called.items():
            for name in names:
                key = " ".join(_WORD.findall(fold(name)))
                if key and district not in words.get(key, ()):
                    words[key] = (*words.get(key, ()), district)
        glued = {key.replace(" ", ""): key for key in words}
        return cls(
            words=words,
            glued={short: key for short, key in glued.items() if len(short) >= SHORTEST},
            longest=max((key.count(" ") + 1 for key in words), default=0),
        )

    def whole(self, text: str) -> tuple[str, ...]:
        """The districts that have exactly this name."""
        return self.words.get(" ".join(_WORD.findall(fold(text))), ())

    def find(self, text: str) -> tuple[Spot, ...]:
        """The districts named in a text, in its order, each once."""
        text = unicodedata.normalize("NFC", text)
        marks = [(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]
        spots: dict[str, Spot] = {}
        for name, start, end in self._exact(marks) or self._loose(marks):
            for district in self.words[name]:
                spots.setdefault(district, Spot(district, text[start:end]))
        return tuple(spots.values())

    def _exact(self, marks: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """Whole names, the longest at each place; 'bloemen buurt' and 'destek' are whole too."""
        found: list[tuple[str, int, int]] = []
        at = 0
        while at < len(marks):
            step = 1
            for length in range(min(self.longest + 1, len(marks) - at), 0, -1):
                run = marks[at : at + length]
                spaced = " ".join(word for word, _, _ in run)
                name = spaced if spaced in self.words else self.glued.get(spaced.replace(" ", ""))
                if name is not None:
                    found.append((name, run[0][1], run[-1][2]))
                    step = length
                    break
            at += step
        return found

    def _loose(self, marks: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """Compounds ('bloemenbuurtfeest') and slips ('blomenbuurt')."""
        found: list[tuple[str, int, int]] = []
        for word, start, end in marks:
            heads = [self.glued[word[:n]] for n in range(SHORTEST, len(word)) if word[:n] in self.glued]
            found += [(name, start, end) for name in heads[-1:] or self._slips(word)]
        return found

    def _slips(self, word: str) -> list[str]:
        """The nearest names to a word; several where they are equally near."""
        if len(word) < SHORTEST - 1:
            return []
        alike = [short for short in self.glued if short[0] == word[0]]
        near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=2, limit=None)
        near = [(short, slips, n) for short, slips, n in near if slips < 2 or len(short) >= LONG]
        return [self.glued[short] for short, slips, _ in near if slips == near[0][1]]
