"""Which choice somebody means: by number, by label, or by a clear word; never by guessing.

Two choices that fit are no choice: 'ja maar niet nu' with [Ja] and [Nu niet] gives None, and the flow asks
again, kindly. The clear words are `answers` in the lexicons, under a choice's id ('yes', 'not-now'); the
names with a dash before them are for the rules here: words around a number, joints, negations, hedges.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from flows.sentences import LONGEST_TEXT, plain
from flows.words import Words

_NEAR: Final = 90.0  #: rapidfuzz's ratio, 0-100: one slip in about ten letters.
_CLEARLY: Final = 5.0  #: How far the best near miss must be ahead of the second.
_NEAR_FROM: Final = 5  #: Letters; shorter labels are never guessed at.
_SHORT: Final = 8  #: Words; in a longer text a 'ja' is part of a story, not an answer.
_PLAIN: Final = ("yes", "-beside-yes")  #: The words of a plain yes.
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[\s(\[#*]{0,3}([0-9]{1,2})[\s)\].:!,]{0,3}\Z")

Said = tuple[str, ...]  #: An answer as folded words.


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question, its label as the reader saw it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class _Answers:
    """The clear words of one language, folded."""

    senses: Mapping[Said, tuple[str, ...]]  #: ('doe', 'maar') says 'yes'.
    around: frozenset[str]  #: 'nummer', 'de', 'graag': may stand beside a number.
    joints: frozenset[str]
    negations: frozenset[str]
    hedges: tuple[Said, ...]
    everything: frozenset[Said]
    ordinals: Mapping[str, int]  #: 1 for the first, -1 for the last.


def choose(text: str, choices: Sequence[Option], words: Words, language: str) -> str | None:
    """The id of the one choice this answer fits, or None when it fits none or more than one."""
    bare = _NUMBER.match(text)
    if bare:
        return _numbered(int(bare[1]), choices)
    said = _said(text)
    return _meant(said, choices, words, language) if said else None


def named(text: str, choices: Sequence[Option]) -> str | None:
    """The choice whose label is this whole text, a slip of the thumb allowed; clear words are not looked for."""
    said = _said(text)
    labels = {option.id: _label(option.label) for option in choices}
    same = [name for name, label in labels.items() if label and label == said]
    return same[0] if len(same) == 1 else _near(said, labels)


def plainly(text: str, picked: str, words: Words) -> bool:
    """Whether a yes is nothing but a yes: 'ja hoor, stuur maar'; not 'ja, als het mag' or 'goed, dan niet'.

    What is sent cannot be called back, so every word must be one of a yes or stand harmlessly beside it. Danger is
    the other way round: a 'ja' or 'nu' in front is enough, only a stray 'graag' is not.
    """
    said = _said(text)
    bare = [word for word in said if not word.isdecimal()]
    if not bare or "?" in text:
        return not bare
    if picked == "now":
        sends = _ways(words, "-sends")
        if any(_where(said, way) is not None for way in sends) and _all_of(said, sends | _ways(words, *_PLAIN)):
            return False  # "ja, stuur maar" is a yes to sending; "ja, stuur hulp" is a cry
        ahead = _ways(words, "yes", "now")
        return said[:1] in ahead or any(_where(said, way) is not None for way in ahead if way[:1] == ("nu",))
    return _all_of(said, _ways(words, *_PLAIN, *(("-around",) if len(bare) < len(said) else ())))


def _all_of(said: Said, ways: frozenset[Said]) -> bool:
    """Whether these words, and numbers, are all there is."""
    longest = max(map(len, ways), default=0)
    at = 0
    while at < len(said):
        runs = (n for n in range(min(longest, len(said) - at), 0, -1) if said[at : at + n] in ways)
        step = next(runs, 1 if said[at].isdecimal() else 0)
        if not step:
            return False
        at += step
    return True


def opens_as_answer(text: str, words: Words) -> bool:
    """'Ja goed, ik kom donderdag ook': it begins with a yes or a no, whatever follows."""
    said = _said(text)
    return any(way and said[: len(way)] == way for way in _ways(words, "yes", "no"))


def choose_many(text: str, choices: Sequence[Option], words: Words, language: str) -> tuple[str, ...]:
    """The ids of all choices meant ('1 en 3', 'mensen en geld'), in the question's order; () when unclear."""
    whole = choose(text, choices, words, language)
    if whole is not None:
        return (whole,)
    answers = _in_order(words, language)
    if any(_said(text) in a.everything for a in answers):
        return tuple(option.id for option in choices)
    joints = frozenset[str]().union(*(a.joints for a in answers))
    meant = {_meant(part, choices, words, language) for part in _parts(text, joints)}
    if None in meant:
        return ()
    return tuple(option.id for option in choices if option.id in meant)


def _meant(said: Said, choices: Sequence[Option], words: Words, language: str) -> str | None:
    labels = {option.id: _label(option.label) for option in choices}
    same = [name for name, label in labels.items() if label == said]
    if same:
        return same[0] if len(same) == 1 else None
    for answers in _in_order(words, language):
        numbered = _by_number(said, choices, answers)
        if numbered is not None:
            return numbered
        if len(said) > _SHORT:
            continue
        if any(_where(said, hedge) is not None for hedge in answers.hedges):
            return None
        fits = _fits(said, labels, answers)
        if fits:
            return fits.pop() if len(fits) == 1 else None
    return _part_of_one(said, labels) or _near(said, labels)


def _fits(said: Said, labels: Mapping[str, Said], answers: _Answers) -> set[str]:
    """The choices named in the answer; a longer way of saying hides the shorter one inside it."""
    ways = {label: name for name, label in labels.items() if label}
    senses = _senses(labels, answers)
    spans: list[tuple[int, int, str]] = []
    for start in range(len(said)):
        for end in range(start + 1, len(said) + 1):
            run = said[start:end]
            named = {senses[sense] for sense in answers.senses.get(run, ()) if sense in senses}
            if run in ways:
                named.add(ways[run])
            spans += [(start, end, name) for name in named]
    widest = [
        (start, end, name)
        for start, end, name in spans
        if not any(s <= start and end <= e and (e - s) > (end - start) for s, e, _ in spans)
    ]
    if any(start and said[start - 1] in answers.negations for start, _, _ in widest):
        return set()
    return {name for _, _, name in widest}


def _senses(labels: Mapping[str, Said], answers: _Answers) -> dict[str, str]:
    """Which choice each sense speaks for: its own id; 'yes' also the one choice that opens with a yes."""
    senses = {name: name for name in labels}
    for sense in ("yes", "no"):
        opening = [n for n, label in labels.items() if sense in answers.senses.get(label[:1], ())]
        if sense not in labels and len(opening) == 1:
            senses[sense] = opening[0]
    return senses


def _by_number(said: Said, choices: Sequence[Option], answers: _Answers) -> str | None:
    core = [word for word in said if word not in answers.around]
    if len(core) != 1:
        return None
    if core[0].isdecimal() and len(core[0]) <= 2:
        return _numbered(int(core[0]), choices)
    n = answers.ordinals.get(core[0], 0)
    return choices[-1].id if n < 0 and choices else _numbered(n, choices)


def _numbered(n: int, choices: Sequence[Option]) -> str | None:
    return choices[n - 1].id if 1 <= n <= len(choices) else None


def _part_of_one(said: Said, labels: Mapping[str, Said]) -> str | None:
    """The choice whose label holds the whole answer: 'uitleg' is [Eerst uitleg], 'ja' is [Ja, nu]."""
    long = len("".join(said)) >= _NEAR_FROM
    holding = [
        n for n, label in labels.items() if label[: len(said)] == said or (long and _where(label, said) is not None)
    ]
    return holding[0] if len(holding) == 1 else None


def _near(said: Said, labels: Mapping[str, Said]) -> str | None:
    """The choice whose label is one slip away, when no other comes close."""
    typed = " ".join(said)
    ranked = sorted(
        (
            (fuzz.ratio(typed, label), name)
            for name, label in ((n, " ".join(w)) for n, w in labels.items())
            if len(label) >= _NEAR_FROM and abs(len(label) - len(typed)) <= len(label) // _NEAR_FROM
        ),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _NEAR or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY):
        return None
    return ranked[0][1]


def _parts(text: str, joints: frozenset[str]) -> Iterator[Said]:
    for piece in re.split(r"[,;+&/\n]", text[:LONGEST_TEXT]):
        part: list[str] = []
        for word in _said(piece):
            if part and (word in joints or (word.isdecimal() and part[-1].isdecimal())):
                yield tuple(part)
                part = []
            if word not in joints:
                part.append(word)
        if part:
            yield tuple(part)


def _where(said: Said, way: Said) -> int | None:
    """Where a run of words begins in an answer."""
    length = len(way)
    if not length:
        return None
    return next((n for n in range(len(said) - length + 1) if said[n : n + length] == way), None)


def _said(text: str) -> Said:
    folded = plain(text[:LONGEST_TEXT])
    return tuple(_WORD.findall(folded)) or tuple(folded.strip()[:1])  # a lone thumb is an answer too


@lru_cache(maxsize=256)
def _label(text: str) -> Said:
    return _said(text)


@lru_cache(maxsize=32)
def _ways(words: Words, *names: str) -> frozenset[Said]:
    """The clear words under these names, of every language."""
    lexicons = words.lexicons.values()
    return frozenset(_said(way) for one in lexicons for name in names for way in one.answers.get(name, ()))


@lru_cache(maxsize=32)
def _in_order(words: Words, language: str) -> tuple[_Answers, ...]:
    """The answers of every language, the person's own first."""
    lexicons = sorted(words.lexicons.values(), key=lambda lexicon: lexicon.language != language)
    negations = frozenset(plain(word) for one in lexicons for word in one.answers.get("-negations", ()))
    read = []
    for lexicon in lexicons:
        clear = {name: tuple(_said(way) for way in ways) for name, ways in lexicon.answers.items()}
        single = {name: frozenset(way[0] for way in ways if len(way) == 1) for name, ways in clear.items()}
        all_ways = {way for name, ways in clear.items() if not name.startswith("-") for way in ways if way}
        ordinals = {plain(word): n for n, word in enumerate(lexicon.ordinals[:-1], start=1)}
        if lexicon.ordinals:
            ordinals[plain(lexicon.ordinals[-1])] = -1
        read.append(
            _Answers(
                {way: tuple(n for n, ways in clear.items() if way in ways) for way in all_ways},
                single.get("-around", frozenset()),
                single.get("-joints", frozenset()),
                negations,
                clear.get("-hedges", ()),
                frozenset(clear.get("-everything", ())),
                ordinals,
            )
        )
    return tuple(read)
