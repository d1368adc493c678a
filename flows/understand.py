"""What somebody means with a sentence: the kind, the themes, the place; each can be pointed at.

Every reading can be explained in the speaker's own words (`because`). The phrases of the lexicons speak first; for
the kind the second ear (`flows.ear`) weighs them together with all the other words. Kinds are read in the person's
language first, themes in every language.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from flows.danger import alarm
from flows.directory import KINDS
from flows.ear import ALARMS, chances, spoken
from flows.sentences import LONGEST_TEXT, Found, PhraseBook, phrase, tokens
from flows.words import Words

FindDistrict = Callable[[str], tuple[str | None, str | None]]

#: Which kind wins when a sentence speaks equally for several: who asks or gives help is heard first.
_FIRST: Final = ("need", "offer", "idea", "concern", "question")
#: What a danger says about the kind, beside the words for the kind.
_DANGER_SPEAKS_FOR: Final[Mapping[str, Mapping[str, float]]] = {
    "now": {"concern": 1.5},
    "violence": {"concern": 1.5},
    "suicide": {"need": 2.5},
    "basic": {"need": 2.5},
    "neighbour": {"concern": 2.0},
    "formal": {"need": 0.25},
    "low": {"need": 0.5},
    "doubt": {"concern": 0.25},
}
#: And about the themes: people name the music, not the home that they hear it in.
_DANGER_IS_ABOUT: Final[Mapping[str, Mapping[str, float]]] = {
    "neighbour": {"wonen": 1.5},
    "basic": {"regelzaken": 1.0, "zorg": 0.5, "wonen": 0.5},
    "formal": {"regelzaken": 0.5},
}
_SURE: Final = 2.0  #: From here a greeting, or a word about the bot, is what a sentence is about.
_ASKED: Final = 0.25  #: A question mark.
_WISHED: Final = 0.75  #: A thing without a verb: 'een bankje bij de vijver'.
_NAMED_FIRST: Final = 2.0  #: The same, before anything else is said: 'kookles voor mannen. Ik eet slecht.'
_STATED: Final = 0.5  #: How things are, without a word for what should be.
_NO_WISHES: Final = frozenset({"concern", "offer", "need", "question"})  #: Who names a thing so wishes for nothing.
_ENOUGH: Final = 4.0  #: More signs of one kind say no more.
_CLOSE: Final = 0.3  #: Two kinds whose chances differ less than this: better ask.
_FEW: Final = 4  #: Words: of less the ear makes nothing; 'bij ons op het plein' is half a thought.
_TRUST: Final = 2.0  #: Where the phrases are sure, the ear must be clearly of another mind.
_NO_THEME: Final = "overig"
_by_start = attrgetter("start")
_CLAUSE = re.compile(r"[,;:.!?\n(…–—\U0001f000-\U0001faff]+| - ")
_ORIGINAL_TOKEN = re.compile(r"[\w'’`´]*\w[\w'’`´]*|[.!;\n]+|\?")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as the rules read it."""

    kind: str  #: One of `flows.directory.KINDS`.
    themes: tuple[str, ...]  #: Best first, never empty; 'overig' when nothing else fits.
    district: str | None
    place: str | None  #: The speaker's words for the spot: 'bij het speeltuintje in de Bloemenbuurt'.
    danger: str | None
    unsure: bool  #: Nothing, or two things equally, spoke for the kind: better ask.
    because: str  #: The words that decided, comma separated; empty if none did.
    theme_because: str = ""  #: Those of them that speak for the first theme, at most two.


def understand(text: str, words: Words, language: str, find_district: FindDistrict) -> Reading:
    """Read the first 4,000 characters of a text by somebody who speaks `language`."""
    text = text[:LONGEST_TEXT]
    said = tokens(text)
    heard = alarm(text, words)
    danger = heard.label if heard else None
    district, named = find_district(text)
    written = _Written(text, said)
    told = _by_phrases(written, words, language, danger, tokens(named) if named else ())
    kind, kind_words, unsure = _weighed(told, written, words, danger)
    because = dict.fromkeys([*kind_words, *(f.words for f in told.theme_words), *([heard.words] if heard else [])])
    return Reading(
        kind,
        (told.themes if kind != "other" else ()) or (_NO_THEME,),
        district,
        _place(written, told.spots, named),
        danger,
        unsure,
        ", ".join(because),
        ", ".join(list(dict.fromkeys(written.words(f) for f in told.theme_words))[:2]),
    )


class _Told(NamedTuple):
    """What the phrases make of a text."""

    found: list[Found]
    spots: list[Found]
    themes: tuple[str, ...]
    theme_words: list[Found]
    kind: str
    kind_words: list[str]
    unsure: bool


def _by_phrases(
    written: "_Written", words: Words, language: str, danger: str | None, named: Sequence[str] = ()
) -> _Told:
    found = _book(words).read(written.said)
    spots = _spots(found)
    language = _spoken(written.said, words, language)
    themes, theme_words = _themes(found, spots, language, danger, named)
    kind, kind_words, unsure = _kind(
        found,
        language,
        _negations(words),
        danger,
        asks="?" in written.said,
        themed=bool(themes),
        wished=_wished(found, written),
    )
    return _Told(found, spots, themes, theme_words, kind, kind_words, unsure)


def kind_marks(text: str, words: Words, language: str) -> list[tuple[str, float]]:
    """What the phrases say about the kind, for the ear to weigh."""
    text = text[:LONGEST_TEXT]
    heard = alarm(text, words)
    danger = heard.label if heard else None
    return _marks(_by_phrases(_Written(text, tokens(text)), words, language, danger), danger)


def _marks(told: _Told, danger: str | None) -> list[tuple[str, float]]:
    signs: dict[str, float] = {}
    for f in told.found:
        if f.phrase.group == "kind":
            signs[f"kind {f.phrase.label}"] = signs.get(f"kind {f.phrase.label}", 0.0) + f.phrase.weight
        else:
            signs[f.phrase.group] = 1.0
    signs = {name: min(much, _ENOUGH) / 2 for name, much in signs.items()}
    signs[f"unsure {told.kind}" if told.unsure else f"read {told.kind}"] = 1.0
    if danger:
        signs[f"with {danger}"] = 1.0
    return list(signs.items())


def _weighed(told: _Told, written: "_Written", words: Words, danger: str | None) -> tuple[str, list[str], bool]:
    """The kind that phrases and ear come to together, the words for it, and whether it is unsure."""
    beside = spoken(written.said) - (max((f.end - f.start for f in told.spots), default=0) if told.unsure else 0)
    if not words.ear or danger in ALARMS or beside < _FEW:
        return told.kind, told.kind_words, told.unsure
    heard = words.ear.hear(written.text, written.said)
    marked = words.ear.marked(heard.sums, _marks(told, danger))[len(ALARMS) :]
    trusted = told.kind if told.kind_words and not told.unsure else ""
    sums = [much + (_TRUST if kind == trusted else 0.0) for kind, much in zip(KINDS, marked, strict=True)]
    ranked = sorted(zip(chances(sums), KINDS, strict=True), reverse=True)
    (first, kind), (second, _) = ranked[:2]
    if kind == told.kind and told.kind_words:
        return kind, told.kind_words, first - second < _CLOSE
    return kind, heard.because(kind), first - second < _CLOSE


class _Written:
    """A text as it was typed, by its tokens."""

    def __init__(self, text: str, said: tuple[str, ...]) -> None:
        self.text = text
        self.said = said

    @cached_property
    def _at(self) -> Sequence[tuple[int, int]]:
        at = [m.span() for m in _ORIGINAL_TOKEN.finditer(self.text)]
        return at if len(at) == len(self.said) else ()

    def span(self, f: Found) -> tuple[int, int] | None:
        """Where this stands; None in a text whose signs cannot be followed."""
        return (self._at[f.start][0], self._at[f.end - 1][1]) if self._at else None

    def clauses(self) -> list[tuple[int, int]]:
        """From and up to which token each part between commas and stops goes."""
        cuts = [m.start() for m in _CLAUSE.finditer(self.text)]
        ends = [*(sum(end <= cut for _, end in self._at) for cut in cuts), len(self._at)]
        return [(start, end) for start, end in pairwise((0, *ends)) if start < end]

    def words(self, f: Found) -> str:
        """What was found, in the speaker's own words."""
        span = self.span(f)
        return self.text[slice(*span)] if span else f.words


def _spoken(said: Sequence[str], words: Words, language: str) -> str:
    """The language of this sentence: the person's own, unless its small words clearly speak for another."""
    small = {code: sum(w in lexicon.small_words for w in said) for code, lexicon in words.lexicons.items()}
    most = max(small, key=lambda code: (small[code], code == language), default=language)
    return most if small.get(most, 0) > small.get(language, 0) + 1 else language


def _wished(found: Sequence[Found], written: _Written) -> bool:
    """Whether the first part with a theme only names a thing, and nothing wrong with it."""
    for start, end in written.clauses():
        here = [f for f in found if start <= f.start < end]
        if any(f.phrase.group == "theme" for f in here):
            return not any(f.phrase.group == "verb" or f.phrase.label in _NO_WISHES for f in here)
    return False


def _kind(
    found: Sequence[Found],
    language: str,
    negations: Set[str],
    danger: str | None,
    *,
    asks: bool,
    themed: bool,
    wished: bool,
) -> tuple[str, list[str], bool]:
    """The kind, the words for it, and whether that is unsure. 'Ik kan niet koken' offers nothing."""
    signs = [f for f in found if f.phrase.group == "kind"]
    own = [f for f in signs if f.phrase.language == language] or signs
    counted = _apart(f for f in own if f.phrase.label != "offer" or negations.isdisjoint(f.words.split()))
    scores: dict[str, float] = {}
    for f in counted:
        scores[f.phrase.label] = scores.get(f.phrase.label, 0.0) + f.phrase.weight
    told = bool(scores)
    greeted = scores.pop("other", 0.0)
    if greeted >= _SURE and greeted >= max(scores.values(), default=0.0):
        return "other", [f.words for f in own if f.phrase.label == "other"], False
    for kind, weight in _DANGER_SPEAKS_FOR.get(danger or "", {}).items():
        scores[kind] = scores.get(kind, 0.0) + weight
    if asks:
        scores["question"] = scores.get("question", 0.0) + _ASKED
    stated = any(f.phrase.group == "verb" for f in found)
    if wished or (themed and not stated):
        scores["idea"] = scores.get("idea", 0.0) + (_NAMED_FIRST if wished else _WISHED)
    elif stated and (themed or told) and not asks and max(scores.values(), default=0.0) < _WISHED:
        scores["concern"] = scores.get("concern", 0.0) + _STATED
    if greeted and not themed and max(scores.values(), default=0.0) < 1:
        return "other", [f.words for f in own if f.phrase.label == "other"], False
    if not scores:
        return ("idea" if themed else "other"), [], True
    ranked = sorted(scores, key=lambda kind: (-scores[kind], _FIRST.index(kind)))
    best = ranked[0]
    tied = len(ranked) > 1 and scores[ranked[1]] == scores[best]
    return best, [f.words for f in counted if f.phrase.label == best], tied or scores[best] < 0.5


def _apart(signs: Iterable[Found]) -> list[Found]:
    """The signs that count: of those of one kind that share words only the surest, then the longest."""
    kept: list[Found] = []
    for f in sorted(signs, key=lambda f: (-f.phrase.weight, f.start - f.end)):
        label, start, end = f.phrase.label, f.start, f.end
        if not any(k.phrase.label == label and k.start < end and start < k.end for k in kept):
            kept.append(f)
    kept.sort(key=_by_start)
    return kept


def _themes(
    found: Sequence[Found], spots: Sequence[Found], language: str, danger: str | None, named: Sequence[str]
) -> tuple[tuple[str, ...], list[Found]]:
    """Themes by weight, then in the order of the sentence. What only names the place weighs half.

    `named`: the words of a district's name, which say nothing: the Bloemenbuurt is not about flowers.
    """
    scores: dict[str, float] = {}
    counted: set[tuple[str, int]] = set()
    hits = [f for f in found if f.phrase.group == "theme" and f.words not in named]
    hits = [f for f in hits if f.phrase.language == language] or hits
    for f in sorted(hits, key=lambda f: -f.phrase.weight) if len(hits) > 1 else hits:
        theme = f.phrase.label
        if (theme, f.start) in counted:
            continue
        counted.add((theme, f.start))
        weight = f.phrase.weight
        if any(s.start <= f.start < s.end for s in spots):
            weight /= 2
        scores[theme] = scores.get(theme, 0.0) + weight
    for theme, weight in _DANGER_IS_ABOUT.get(danger or "", {}).items():
        scores[theme] = scores.get(theme, 0.0) + weight
    if not scores:
        return (), []
    order = list(dict.fromkeys([*(f.phrase.label for f in hits), *scores]))
    ranked = sorted(order, key=lambda theme: -scores[theme])
    return tuple(ranked), [f for f in hits if f.phrase.label == ranked[0]]


def _spots(found: Sequence[Found]) -> list[Found]:
    """The phrases that name a spot, the longest first of those that begin together; 'in onze straat' names none."""
    places = [f for f in found if f.phrase.group == "place"]
    if not places:
        return []
    vague = {f.end for f in places if f.phrase.label == "vague"}
    spots = [f if f.phrase.label == "spot" else f._replace(end=f.end - 1) for f in places if f.phrase.label != "vague"]
    return sorted((f for f in spots if f.end not in vague), key=lambda f: (f.start, -f.end))


def _place(written: _Written, spots: Sequence[Found], district: str | None) -> str | None:
    """The first spot as it was written, with the district's name where that follows at once."""
    if not spots:
        return None
    span = written.span(spots[0])
    if span is None:
        return spots[0].words
    start, end = span
    if district:
        at = written.text.casefold().find(district.casefold(), end)
        if 0 <= at - end <= len(" in de wijk "):
            end = at + len(district)
    return written.text[start:end]


@lru_cache(maxsize=8)
def _book(words: Words) -> PhraseBook:
    return PhraseBook(
        (
            phrase(group, label, lexicon.language, written)
            for lexicon in words.lexicons.values()
            for group, lines in (
                ("kind", lexicon.kinds),
                ("theme", lexicon.themes),
                ("place", lexicon.places),
                ("verb", {"verb": lexicon.verbs}),
            )
            for label, ways in lines.items()
            for written in ways
        ),
        words.spellings,
        own_words=words.own_words,
    )


@lru_cache(maxsize=8)
def _negations(words: Words) -> frozenset[str]:
    return frozenset(w for lexicon in words.lexicons.values() for w in lexicon.answers.get("-negations", ()))
