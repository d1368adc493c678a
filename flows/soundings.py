"""What a sentence sounds like: done, not possible, a day, a note for a colleague, from the street, or grief.

Heard, never decided: one tap is offered.
"""

import re
from functools import lru_cache

from flows.dates import name_day
from flows.masking import names_somebody
from flows.scene import Scene
from flows.sentences import PhraseBook, phrase, tokens
from flows.words import Words

#: Phrases in the lexicons' `answers`, by what they sound like.
PHRASES = {
    "done": "-sounds-done",
    "cannot": "-sounds-cannot",
    "note": "-sounds-note",
    "harsh": "-sounds-harsh",
    "harsh-first": "-sounds-harsh-first",
    "street": "-sounds-street",
    "grief": "-sounds-grief",
}
OPENING = 2  #: Words with which a message begins.
_COUNTS = re.compile(r"\d+\s*[-/.]\s*\d+")  # "2-3 mensen" is no day.


def sounds_like(scene: Scene, text: str, within: int) -> tuple[str, str]:
    """('done', ''), ('cannot', ''), ('day', '2026-03-05') or ('', ''); a question sounds like nothing."""
    words = scene.world.words
    said = tokens(text)
    if text.rstrip().endswith("?"):
        return "", ""
    found = {f.phrase.label for f in _book(words).read(said)}
    if "cannot" in found:
        return "cannot", ""
    negations = {no for lexicon in words.lexicons.values() for no in lexicon.answers.get("-negations", ())}
    if "done" in found and not negations & set(said):
        return "done", ""
    named = name_day(_COUNTS.sub("", text), scene.today)
    furthest = scene.world.calendar.add_working(scene.today, within)
    if named is not None and scene.today < named <= furthest:
        return "day", named.isoformat()
    return "", ""


def sounds_internal(scene: Scene, text: str) -> bool:
    """About a resident rather than for them: "graag overnemen", "deze mevrouw belt steeds", somebody's name."""
    found = {f.phrase.label for f in _book(scene.world.words).read(tokens(text))}
    return "note" in found or names_somebody(text)


def sounds_harsh(scene: Scene, text: str) -> bool:
    """'Kan dat wel?', 'dat is niet onze taak', 'waarom wil je dat', or a first word 'helaas' (PRODUCT 7)."""
    book, said = _book(scene.world.words), tokens(text)
    found = {f.phrase.label for f in book.read(said)}
    opening = {f.phrase.label for f in book.read(said[:OPENING])}
    return "harsh" in found or "harsh-first" in opening


def sounds_grieving(words: Words, text: str) -> bool:
    """Somebody of theirs has died: whatever else is in it, that is heard first."""
    return any(f.phrase.label == "grief" for f in _book(words).read(tokens(text)))


def sounds_of_the_street(words: Words, text: str) -> bool:
    """A contact begins with where they heard it: 'op straat gehoord'."""
    return any(f.phrase.label == "street" for f in _book(words).read(tokens(text)))


@lru_cache(maxsize=8)
def _book(words: Words) -> PhraseBook:
    return PhraseBook(
        phrase("sounds", name, lexicon.language, written)
        for lexicon in words.lexicons.values()
        for name, key in PHRASES.items()
        for written in lexicon.answers.get(key, ())
    )
