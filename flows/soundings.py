"""What a sentence sounds like: done, not possible, a day, a note for a colleague, grief, somebody who dares not call.

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
    "no-call": "-sounds-no-call",
    "never-safe": "-sounds-never-safe",
    "children": "-sounds-children",
    "myself": "-sounds-myself",
    "threatened": "-sounds-threatened",
    "gas": "-sounds-gas",
    "took": "-sounds-took",
    "truly": "-sounds-truly",
    "over": "-sounds-over",
    "called-112": "-sounds-called-112",
    "lives": "-sounds-lives",
    "not-solved": "-sounds-not-solved",
    "unfinished": "-sounds-unfinished",
    "risk": "-sounds-risk",
    "explains": "-sounds-explains",
    "threat": "-sounds-threat",
    "also": "-sounds-also",
    "absent": "-sounds-absent",
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
    if "done" in found and not words.negations & set(said):
        return "done", ""
    if "absent" in found:
        return "", ""
    named = name_day(_COUNTS.sub("", text), scene.today)
    furthest = scene.world.calendar.add_working(scene.today, within)
    if named is not None and scene.today < named <= furthest:
        return "day", named.isoformat()
    return "", ""


def sounds_internal(scene: Scene, text: str) -> bool:
    """About a resident rather than for them: "graag overnemen", "deze mevrouw belt steeds", somebody's name."""
    return "note" in sounds_of(scene.world.words, text) or names_somebody(text)


def sounds_harsh(scene: Scene, text: str) -> bool:
    """'Kan dat wel?', 'dat is niet onze taak', 'waarom wil je dat', or a first word 'helaas' (PRODUCT 7)."""
    words = scene.world.words
    opening = {f.phrase.label for f in _book(words).read(tokens(text)[:OPENING])}
    return "harsh" in sounds_of(words, text) or "harsh-first" in opening


@lru_cache(maxsize=1)  # one message is looked at by several rules
def sounds_of(words: Words, text: str) -> frozenset[str]:
    """What is heard in a text, of `PHRASES`.

    'grief': somebody of theirs has died. 'street': a contact begins with where they heard it. 'no-call': calling is
    not safe, or not possible. 'never-safe': no moment for a call, and nothing else. 'children': there are children.
    'myself': somebody says it of themselves. 'threatened': so they feel.
    'gas': gas, or a smell of it. 'took': pills are taken. 'truly': yes, there is danger.
    'over': there is none any more. 'called-112': help was called already.
    'lives': where somebody lives, and no more. 'unfinished': it breaks off; the rest comes in the next message.
    'not-solved': something of before is not as it should be. 'risk': somebody may get hurt, or is afraid.
    'threat': so is a person. 'also': beside what was told. 'absent': a day on which somebody is not there.
    """
    return frozenset(f.phrase.label for f in _book(words).read(tokens(text)))


def grieved_in(text: str, words: Words) -> str | None:
    """The one language in which somebody says that they lost somebody."""
    spoken = {f.phrase.language for f in _book(words).read(tokens(text)) if f.phrase.label == "grief"}
    return spoken.pop() if len(spoken) == 1 else None


@lru_cache(maxsize=8)
def _book(words: Words) -> PhraseBook:
    return PhraseBook(
        phrase("sounds", name, lexicon.language, written)
        for lexicon in words.lexicons.values()
        for name, key in PHRASES.items()
        for written in lexicon.answers.get(key, ())
    )
