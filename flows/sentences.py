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
- `!zullen we`      a sure sign: it weighs double
- `!!wie wil ze`    decides, whatever else is said: it weighs four times

A word that only dialect, haste or the telephone spells so is read as its usual spelling first (`[spellings]`:
'mien' is 'mijn'), and 'lope' as 'lopen' where the lexicon knows that.

No phrase can stall a reader: gaps are bounded, words are cut at 40 letters, texts at 4,000.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
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


@lru_cache(maxsize=1)  # one message is read by several rules; the next takes its place
def tokens(text: str) -> tuple[str, ...]:
    """The words of the first 4,000 characters, plus '.' and '?' for the ends of sentences."""
    found: list[str] = _TOKEN.findall(_STOP.sub(" . ", plain(text[:LONGEST_TEXT])))
    if len(max(found, key=len, default="")) > LONGEST_WORD:
        return tuple(t[:LONGEST_WORD] for t in found)
    return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One line of a lexicon. `group` and `label` say what it speaks for: 'theme', 'groen'."""

    group: str
    label: str
    language: str
    written: str
    weight: float = 1.0  #: 0.5 for a hint, 2.0 for a sure sign, 4.0 for one that decides.

    @property
    def slots(self) -> list[str]:
        return plain(self.written).lstrip("~!").split()


def phrase(group: str, label: str, language: str, written: str) -> Phrase:
    """The phrase as its line of the lexicon says: a hint, a sign, a sure sign or one that decides."""
    weight = 4.0 if written.startswith("!!") else {"~": 0.5, "!": 2.0}.get(written[:1], 1.0)
    return Phrase(group, label, language, written, weight)


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


def _needs(slots: Sequence[str], anchor: int) -> tuple[frozenset[str], ...]:
    """The words of the other places that must be filled, where those are whole words."""
    sure = [
        s for n, s in enumerate(slots) if n != anchor and (s == "?" or not (s in _SIGNS or s.endswith("?") or "*" in s))
    ]
    return tuple(map(_any_of, sure))


@cache  # thousands of phrases ask for the same few words
def _any_of(slot: str) -> frozenset[str]:
    return frozenset(slot.split("|"))


@cache  # made when a text first needs it: most of the thousands of phrases are never looked at
def _expression(slots: tuple[str, ...]) -> re.Pattern[str]:
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
            parts.append(f"(?:{_one_of(slot.removesuffix('?').split('|'))} )" + ("?" if slot.endswith("?") else ""))
    return "".join(parts)


class _Longer(NamedTuple):
    """A phrase of several words; a text without a word of each of `needs` is not worth the look."""

    slots: tuple[str, ...]
    needs: tuple[frozenset[str], ...]


def _one_of(words: Sequence[str]) -> str:
    """An expression for one of these words; those that may begin with anything share that beginning: it is quicker."""
    spelled = [re.escape(w.lstrip("*")).replace(r"\*", r"\w*") for w in words]
    whole = "|".join(one for w, one in zip(words, spelled, strict=True) if w[0] != "*")
    ending = "|".join(one for w, one in zip(words, spelled, strict=True) if w[0] == "*")
    either = "|".join(filter(None, (whole, ending and rf"\w*(?:{ending})")))
    return f"(?:{either})"


@dataclass(frozen=True, slots=True)
class _Hooks:
    """What one word may mean: itself (or what it is a typo of), its own phrases, longer ones to try."""

    word: str
    alone: tuple[Phrase, ...]
    longer: tuple[tuple[Phrase, _Longer], ...]


class PhraseBook:
    """All phrases of a question put to texts, looked up by their rarest word, so that reading is quick."""

    def __init__(
        self,
        phrases: Iterable[Phrase],
        spellings: Mapping[str, str] | None = None,
        *,
        slips: int = 2,
        own_words: frozenset[str] = frozenset(),
    ) -> None:
        """`slips`: how many are forgiven at most in a long word; 'ontmoeting' is two from 'ontvoering'.

        `own_words` are no slip of another.
        """
        self._spellings = spellings or {}
        self._slips = slips
        self._by_form: dict[str, dict[str, list[tuple[Phrase, _Longer | None]]]] = {
            form: defaultdict(list) for form in ("word", "begin", "end", "part")
        }
        self._words = set(own_words)
        for phrase in phrases:
            slots = [self._usual(slot) for slot in phrase.slots]
            anchor = _anchor(slots)
            if anchor is None:
                continue
            self._words.update(w for slot in slots for w in slot.removesuffix("?").split("|"))
            longer = _Longer(tuple(slots), _needs(slots, anchor)) if len(slots) > 1 else None
            for written in slots[anchor].split("|"):
                form = ("word", "begin", "end", "part")[written.endswith("*") + 2 * written.startswith("*")]
                self._by_form[form][written.strip("*")].append((phrase, longer))
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
        longer: dict[Phrase, _Longer] = {}
        hooked = [hooks(token) for token in words]
        for n, hook in enumerate(hooked):
            if hook.alone:
                found += [Found(phrase, n, n + 1, hook.word) for phrase in hook.alone]
            if hook.longer:
                longer.update(hook.longer)
        if longer:
            said = {hook.word for hook in hooked}
            spelled = f" . {' '.join([hook.word for hook in hooked])} . "
            for phrase, (slots, needs) in longer.items():
                for need in needs:
                    if need.isdisjoint(said):
                        break
                else:
                    for match in _expression(slots).finditer(spelled):
                        start = spelled.count(" ", 0, match.start()) - 2
                        words_found = match[0].strip()
                        found.append(Found(phrase, start, start + words_found.count(" ") + 1, words_found))
        if len(found) > 1:
            found.sort(key=_by_start)
        return found

    def _usual(self, slot: str) -> str:
        """A slot of a phrase in the spelling that texts are read in."""
        if slot in _SIGNS:
            return slot
        usual = "|".join(self._spellings.get(w, w) for w in slot.removesuffix("?").split("|"))
        return f"{usual}?" if slot.endswith("?") else usual

    def _hooks(self, word: str) -> _Hooks:
        word = self._spellings.get(word, word)
        entries = self._entries(word)
        if not entries and word.endswith("e") and word not in self._words and word + "n" in self._words:
            word += "n"
            entries = self._entries(word)
        if not entries and word not in self._words and len(word) >= _TYPO_FROM and word.isascii():
            meant = self._meant(word)
            if meant:
                word, entries = meant, self._entries(meant)
        return _Hooks(
            word,
            tuple(p for p, longer in entries if longer is None),
            tuple((p, longer) for p, longer in entries if longer is not None),
        )

    def _entries(self, word: str) -> list[tuple[Phrase, _Longer | None]]:
        forms = self._by_form
        found = list(forms["word"].get(word, ()))
        for n in range(1, len(word) + 1):
            found += forms["begin"].get(word[:n], ())
            found += forms["end"].get(word[-n:], ())
        for start in range(len(word) - 2):
            for end in range(start + 3, len(word) + 1):
                found += forms["part"].get(word[start:end], ())
        return list({id(phrase): (phrase, longer) for phrase, longer in found}.values())

    def _meant(self, word: str) -> str | None:
        """The lexicon's word that this is most likely a typo of: one slip, or two in ten letters."""
        stem = _ENDING.sub("", word)
        best, least = None, 3
        for known in self._by_first.get(word[0], ()):
            for typed in (word, stem):
                allowed = min(self._slips, 1 + (len(typed) >= 10))
                if len(typed) >= _TYPO_FROM - 1 and abs(len(known) - len(typed)) <= allowed:
                    slips = OSA.distance(typed, known, score_cutoff=allowed)
                    if slips <= allowed and slips < least:
                        best, least = known, slips
        return best
