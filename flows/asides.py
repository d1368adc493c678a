"""What is said about the talk itself, or asked to know: answered at once, never a signal.

"Dankjewel", "wanneer hoor ik wat?", "wie is de sociaal werker?": a neighbour would answer, not write it down.
The phrases are `[asides]` of the lexicons; what is answered is in `flows.remarks`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.sentences import Found, PhraseBook, phrase, tokens
from flows.words import Words

SHORT = 200  #: Characters; a longer text is a story, whatever else is in it.
ROOM = 2  #: Words beside the phrases that still leave them the point of the message.
ROOM_TO_ASK = 5  #: The same, where something is asked that the directory knows.
ASKS = frozenset({"who", "where", "phone"})  #: Asked to know: answered from the directory.
QUESTIONS = frozenset(
    {"reads", "kept", "unanswered", "reason"}
)  #: Asked of us: no choice, and no answer to a question.
OWN = frozenset(
    {"status", "reads", "slow", "pity", "thanks", "besides", "unanswered", "withdraw"}
)  #: About the speaker's own signals.
#: Said inside a longer message they change nothing: only as the whole message do they count.
WHOLE = frozenset(
    {
        "greeting",
        "thanks",
        "bye",
        "praise",
        "sorry",
        "test",
        "joke",
        "pity",
        "insult",
        "begins",
        "kept",
        "reads",
        "reason",
        "elsewhere",
        "unanswered",
        "withdraw",
    }
)
SPEAK = "-speak-"  #: In the lexicons' answers, before a language: how it is asked for.
SMALL_WORDS = 3  #: Small words of one language that make a sentence of it.
FIRST_WORDS = 2  #: Different ones, where nobody knows yet in which language somebody speaks.


@dataclass(frozen=True, slots=True)
class Aside:
    """What kind of remark this is. `rest`: what stands behind it, in the speaker's words ('besides', 'instead')."""

    name: str
    whole: bool  #: Nearly nothing stands beside it.
    rest: str = ""


@lru_cache(maxsize=1)  # one message is looked at by several rules
def aside(text: str, words: Words) -> Aside | None:
    """The remark in a short message; None when there is none, or when it is a side note in a longer message."""
    if len(text) > SHORT:
        return None
    said = tokens(text)
    length = sum(t not in ".?" for t in said)
    found = [f for f in _found(text, words) if f.phrase.label != "duty"]
    if not found or not length:
        return None
    best = max(found, key=lambda f: (f.end - f.start, -f.start))
    covered = {n for f in found for n in range(f.start, f.end) if 0 <= n < len(said) and said[n] not in ".?"}
    whole = length - len(covered) <= (ROOM_TO_ASK if "?" in said and best.phrase.label in ASKS else ROOM)
    opens = [f for f in found if f.phrase.label in ("besides", "instead")]
    if opens:
        first = opens[0].phrase.label
        rest = _behind(text, said, max(f.end for f in opens if f.phrase.label == first))
        return Aside(first, not rest, rest)
    return None if best.phrase.label in WHOLE and not whole else Aside(best.phrase.label, whole)


def asked_in(text: str, words: Words) -> tuple[str, ...]:
    """Everything that is asked to know, in the order of the sentence: 'wie is dat, en waar zit die?'."""
    found = sorted(_found(text, words), key=lambda f: f.start)
    return tuple(dict.fromkeys(f.phrase.label for f in found if f.phrase.label in ASKS))


def greeted_in(text: str, words: Words) -> str | None:
    """The one language in which a message is, or begins with, a hello."""
    said = tokens(text)
    found = [f for run in (said, said[:1]) for f in _book(words).read(run)]
    spoken = {f.phrase.language for f in found if f.phrase.label == "greeting"}
    return spoken.pop() if len(spoken) == 1 else None


def asked_for(text: str, words: Words) -> str | None:
    """The one language that a message asks for, and nothing else: 'English please', 'kan het in het Engels?'."""
    if len(text) > SHORT:
        return None
    said = tokens(text)
    found = _languages(words).read(said)
    asked = {f.phrase.label for f in found}
    beside = sum(t not in ".?" for t in said) - max((f.end - f.start for f in found), default=0)
    return asked.pop() if len(asked) == 1 and beside <= ROOM else None


def on_duty(text: str, words: Words) -> bool:
    """Something broken or dirty in public space: the municipality has its own channel for that."""
    return any(f.phrase.label == "duty" for f in _found(text, words))


def other_language(text: str, words: Words, language: str) -> str | None:
    """The language of a sentence with three small words of it and none of the speaker's own.

    Never on one word: "hoi" and "stop" fool every detector.
    """
    heard = _small_words(text, words)
    if heard.get(language, 0):
        return None
    best = max(heard, key=lambda name: heard[name], default=language)
    return best if heard[best] >= SMALL_WORDS else None


def begun_in(text: str, words: Words, language: str) -> str | None:
    """The language of somebody's very first words: 'I am lonely' is enough, where none of them is of `language`."""
    heard = {name: len(lexicon.small_words.intersection(tokens(text))) for name, lexicon in words.lexicons.items()}
    best = max(heard, key=lambda name: heard[name], default=language)
    return best if not heard.get(language, 0) and heard[best] >= FIRST_WORDS else None


def in_words_of(text: str, words: Words, language: str) -> bool:
    """Small words of this language, more than one: 'he beats me' has one that two languages share."""
    return _small_words(text, words).get(language, 0) > 1


def _small_words(text: str, words: Words) -> Mapping[str, int]:
    said = tokens(text)
    return {name: sum(t in lexicon.small_words for t in said) for name, lexicon in words.lexicons.items()}


def _behind(text: str, said: Sequence[str], end: int) -> str:
    """The speaker's own words behind a phrase; the whole text when they cannot be told apart."""
    before = sum(t not in ".?" for t in said[:end])
    return " ".join(text.split()[before:]).lstrip(":,;-. ")


@lru_cache(maxsize=1)
def _found(text: str, words: Words) -> tuple[Found, ...]:
    return tuple(_book(words).read(tokens(text)))


@lru_cache(maxsize=8)
def _book(words: Words) -> PhraseBook:
    return PhraseBook(
        phrase("aside", name, lexicon.language, written)
        for lexicon in words.lexicons.values()
        for name, ways in lexicon.asides.items()
        for written in ways
    )


@lru_cache(maxsize=8)
def _languages(words: Words) -> PhraseBook:
    return PhraseBook(
        phrase("speak", code, lexicon.language, written)
        for lexicon in words.lexicons.values()
        for code in words.lexicons
        for written in lexicon.answers.get(f"{SPEAK}{code}", ())
    )
