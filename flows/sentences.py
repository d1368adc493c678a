"""How the rules read a sentence: words, and phrases a social worker can read and correct.

The notation of a phrase, in every `locales/<language>/lexicon.toml`:

- `bankje`          that word; case, accents and repeated letters ('heeeelp') do not count
- `speeltuin*`      a word that begins so; `*tuin` one that ends so; `*tuin*` one that holds it
- `niks|niets eten` one of several words; every other word follows directly
- `ik .. kapot`     up to five words in between, never past the end of a sentence
- `bij de? vijver`  a word that may be left out
- `vader & slaat`   both in one sentence, in any order, however far apart
- `^ brand $`       the beginning and the end of a sentence; `?` as a word: a question mark
- `~kinderen`       a hint only: it weighs half

No phrase can stall a reader: gaps are bounded, words are cut at 40 letters, texts at 4,000.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

LONGEST_TEXT: Final = 4000  #: Characters the rules read; the rest is kept, not read (DESIGN, rule 7).
LONGEST_WORD: Final = 40
_SIGNS = frozenset({"^", "$", "..", "?", "&"})
_TYPO_FROM = 8  #: Shorter words are never guessed at: 'planken' is no typo of 'planten'.
_GAP = r"(?:[^\s.?]+ ){0,5}"
_APART = r"(?:[^\s.?]+ ){0,25}"
_EDGE = r"[.?]"
_TOKEN = re.compile(r"\w+|[.?]")
_STOP = re.compile(r"[.!;\n]+")
_REPEATED = re.compile(r"([^\W\d_])\1\1+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_by_start = itemgetter(1)
_ENDING = re.compile(r"(?:tjes?|jes?|en|s)$")


def plain(text: str) -> str:
    """Folded for comparing: no capitals, accents, apostrophes, invisible signs or repeated letters."""
    folded = text.casefold()
    if not folded.isascii():
        marks = unicodedata.normalize("NFKD", folded.translate(_APOSTROPHES))
        folded = "".join(c for c in marks if unicodedata.category(c) not in {"Mn", "Cf"})
    if "'" in folded or "`" in folded:
        folded = folded.translate(_APOSTROPHES)
    return _REPEATED.sub(r"\1", folded)


def tokens(text: str) -> list[str]:
    """The words of the first 4,000 characters, plus '.' and '?' for the ends of sentences."""
    found: list[str] = _TOKEN.findall(_STOP.sub(" . ", plain(text[:LONGEST_TEXT])))
    return [t[:LONGEST_WORD] for t in found] if len(max(found, key=len, default="")) > LONGEST_WORD else found


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One line of a lexicon. `group` and `label` say what it speaks for: 'theme', 'groen'."""

    group: str
    label: str
    language: str
    written: str
    weight: float = 1.0  #: 0.5 for a hint.

    @property
    def slots(self) -> list[str]:
        return plain(self.written).removeprefix("~").split()


def phrase(group: str, label: str, language: str, written: str) -> Phrase:
    """The phrase as its line of the lexicon says, hint or not."""
    return Phrase(group, label, language, written, 0.5 if written.startswith("~") else 1.0)


class Found(NamedTuple):
    """A phrase in a sentence: from token `start` up to, not including, token `end`."""

    phrase: Phrase
    start: int
    end: int
    words: str


def flaw(written: str) -> str | None:
    """What is wrong with a phrase as it is written, for the reader of a lexicon; None when it is good."""
    if written != written.strip().casefold() or not written:
        return "must be lower case, without spaces around it"
    slots = Phrase("", "", "", written).slots
    if slots.count("&") > 1 or slots[0] == "&" or slots[-1] == "&":
        return "can say '&' once, between two things"
    if _anchor(slots) is None:
        return "needs one word that is always there"
    for slot in slots:
        if slot not in _SIGNS and not re.fullmatch(r"(?:\*?\w+\*?\|)*\*?\w+\*?\??", slot):
            return f"does not understand '{slot}'"
    return None


def _anchor(slots: Sequence[str]) -> int | None:
    """The place of the word that is looked up first: the one whose shortest alternative is longest."""
    sure = [n for n, s in enumerate(slots) if s not in _SIGNS and not s.endswith("?")]
    return max(sure, key=lambda n: (min(len(w.strip("*")) for w in slots[n].split("|")), n), default=None)


def _expression(slots: Sequence[str]) -> re.Pattern[str]:
    if "&" not in slots:
        return re.compile(_run(slots))
    middle = slots.index("&")
    one, other = _run(slots[:middle]), _run(slots[middle + 1 :])
    return re.compile(f"{one}{_APART}{other}|{other}{_APART}{one}")


def _run(slots: Sequence[str]) -> str:
    parts = [r"(?<= )"]
    for slot in slots:
        if slot == "..":
            parts.append(_GAP)
        elif slot == "^":
            parts.append(rf"(?<={_EDGE} )")
        elif slot == "$":
            parts.append(rf"(?={_EDGE} )")
        elif slot == "?":
            parts.append(r"\? ")
        else:
            either = "|".join(re.escape(w).replace(r"\*", r"\w*") for w in slot.removesuffix("?").split("|"))
            parts.append(f"(?:(?:{either}) )" + ("?" if slot.endswith("?") else ""))
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Hooks:
    """What one word may mean: itself (or what it is a typo of), its own phrases, longer ones to try."""

    word: str
    alone: tuple[Phrase, ...]
    longer: tuple[tuple[Phrase, re.Pattern[str]], ...]


class PhraseBook:
    """All phrases of a question put to texts, looked up by their rarest word, so that reading is quick."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_form: dict[str, dict[str, list[tuple[Phrase, re.Pattern[str] | None]]]] = {
            form: defaultdict(list) for form in ("word", "begin", "end", "part")
        }
        for phrase in phrases:
            slots = phrase.slots
            anchor = _anchor(slots)
            if anchor is None:
                continue
            expression = _expression(slots) if len(slots) > 1 else None
            for written in slots[anchor].split("|"):
                form = ("word", "begin", "end", "part")[written.endswith("*") + 2 * written.startswith("*")]
                self._by_form[form][written.strip("*")].append((phrase, expression))
        known = {word for form in self._by_form.values() for word in form}
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for word in sorted(known):
            if len(word) >= _TYPO_FROM - 1 and word.isascii():
                self._by_first[word[0]].append(word)
        # Words only, never sentences, and only in this process: most words come back all day.
        self.hooks = lru_cache(maxsize=20_000)(self._hooks)

    def read(self, words: Sequence[str]) -> list[Found]:
        """Every phrase in these tokens, in the order of the sentence, each phrase once."""
        hooks = self.hooks
        found: list[Found] = []
        longer: dict[Phrase, re.Pattern[str]] = {}
        hooked = [hooks(token) for token in words]
        for n, hook in enumerate(hooked):
            if hook.alone:
                found += [Found(phrase, n, n + 1, hook.word) for phrase in hook.alone]
            if hook.longer:
                longer.update(hook.longer)
        if longer:
            spelled = f" . {' '.join([hook.word for hook in hooked])} . "
            for phrase, expression in longer.items():
                for match in expression.finditer(spelled):
                    start = spelled.count(" ", 0, match.start()) - 2
                    said = match[0].strip()
                    found.append(Found(phrase, start, start + said.count(" ") + 1, said))
        if len(found) > 1:
            found.sort(key=_by_start)
        return found

    def _hooks(self, word: str) -> _Hooks:
        entries = self._entries(word)
        if not entries and len(word) >= _TYPO_FROM and word.isascii():
            meant = self._meant(word)
            if meant:
                word, entries = meant, self._entries(meant)
        return _Hooks(
            word,
            tuple(p for p, expression in entries if expression is None),
            tuple((p, expression) for p, expression in entries if expression is not None),
        )

    def _entries(self, word: str) -> list[tuple[Phrase, re.Pattern[str] | None]]:
        forms = self._by_form
        found = list(forms["word"].get(word, ()))
        for n in range(1, len(word) + 1):
            found += forms["begin"].get(word[:n], ())
            found += forms["end"].get(word[-n:], ())
        for start in range(len(word) - 2):
            for end in range(start + 3, len(word) + 1):
                found += forms["part"].get(word[start:end], ())
        return list({id(phrase): (phrase, e) for phrase, e in found}.values())

    def _meant(self, word: str) -> str | None:
        """The lexicon's word that this is most likely a typo of: one slip, or two in ten letters."""
        stem = _ENDING.sub("", word)
        best, least = None, 3
        for known in self._by_first.get(word[0], ()):
            for typed in (word, stem):
                allowed = 1 + (len(typed) >= 10)
                if len(typed) >= _TYPO_FROM - 1 and abs(len(known) - len(typed)) <= allowed:
                    slips = OSA.distance(typed, known, score_cutoff=allowed)
                    if slips <= allowed and slips < least:
                        best, least = known, slips
        return best
