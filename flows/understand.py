"""What somebody means with a sentence: the kind, the themes, the place; by rules that can be pointed at.

Every reading can be explained in the speaker's own words (`because`): no model, nothing learned, the lexicons
of `locales/` decide. Kinds are read in the person's language first, themes in every language.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from flows.danger import danger_in
from flows.sentences import LONGEST_TEXT, Found, PhraseBook, phrase, tokens
from flows.words import Words

FindDistrict = Callable[[str], tuple[str | None, str | None]]

#: Which kind wins when a sentence speaks equally for several: who asks or gives help is heard first.
_FIRST: Final = ("need", "offer", "idea", "concern", "question")
#: What a sentence with a danger and without any other sign of a kind is.
_KIND_OF_DANGER: Final[Mapping[str, str]] = {
    "now": "concern",
    "violence": "concern",
    "neighbour": "concern",
    "suicide": "need",
    "basic": "need",
    "formal": "need",
}
_NO_THEME: Final = "overig"
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


def understand(text: str, words: Words, language: str, find_district: FindDistrict) -> Reading:
    """Read the first 4,000 characters of a text by somebody who speaks `language`."""
    text = text[:LONGEST_TEXT]
    said = tokens(text)
    alarm = danger_in(said, words)
    danger = alarm.phrase.label if alarm else None
    found = _book(words).read(said)
    district, named = find_district(text)
    spots = _spots(found)
    themes, theme_words = _themes(found, spots, language, tokens(named) if named else ())
    kind, kind_words, unsure = _kind(found, language, danger, asks="?" in said, themed=bool(themes))
    because = dict.fromkeys([*kind_words, *theme_words, *([alarm.words] if alarm else [])])
    return Reading(
        kind,
        themes or (_NO_THEME,),
        district,
        _place(text, said, spots, named) if spots else named,
        danger,
        unsure,
        ", ".join(because),
    )


def _kind(
    found: Sequence[Found], language: str, danger: str | None, *, asks: bool, themed: bool
) -> tuple[str, list[str], bool]:
    signs = [f for f in found if f.phrase.group == "kind"]
    own = [f for f in signs if f.phrase.language == language] or signs
    scores: dict[str, float] = {}
    for f in own:
        scores[f.phrase.label] = scores.get(f.phrase.label, 0.0) + f.phrase.weight
    greeted = scores.pop("other", 0.0)
    if asks:
        scores["question"] = scores.get("question", 0.0) + 0.25
    if not scores:
        if danger:
            return _KIND_OF_DANGER[danger], [], True
        if greeted:
            return "other", [f.words for f in own], False
        return ("idea" if themed else "other"), [], True
    ranked = sorted(scores, key=lambda kind: (-scores[kind], _FIRST.index(kind)))
    best = ranked[0]
    tied = len(ranked) > 1 and scores[ranked[1]] == scores[best]
    return best, [f.words for f in own if f.phrase.label == best], tied or scores[best] < 0.5


def _themes(
    found: Sequence[Found], spots: Sequence[Found], language: str, named: Sequence[str]
) -> tuple[tuple[str, ...], list[str]]:
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
    if not scores:
        return (), []
    order = list(dict.fromkeys(f.phrase.label for f in hits))
    ranked = sorted(order, key=lambda theme: -scores[theme])
    return tuple(ranked), [f.words for f in hits if f.phrase.label == ranked[0]]


def _spots(found: Sequence[Found]) -> list[Found]:
    """The phrases that name a spot; 'in onze straat' names none."""
    places = [f for f in found if f.phrase.group == "place"]
    vague = {f.end for f in places if f.phrase.label == "vague"}
    return [f for f in places if f.end not in vague]


def _place(text: str, said: Sequence[str], spots: Sequence[Found], district: str | None) -> str:
    """The first spot as it was written, with the district's name where that follows at once."""
    spot = spots[0]
    written = [(m.start(), m.end()) for m in _ORIGINAL_TOKEN.finditer(text)]
    if len(written) != len(said):
        return spot.words
    start, end = written[spot.start][0], written[spot.end - 1][1]
    if district:
        at = text.casefold().find(district.casefold(), end)
        if 0 <= at - end <= len(" in de wijk "):
            end = at + len(district)
    return text[start:end]


@lru_cache(maxsize=8)
def _book(words: Words) -> PhraseBook:
    return PhraseBook(
        phrase(group, label, lexicon.language, written)
        for lexicon in words.lexicons.values()
        for group, lines in (("kind", lexicon.kinds), ("theme", lexicon.themes), ("place", lexicon.places))
        for label, ways in lines.items()
        for written in ways
    )
