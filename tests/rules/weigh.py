"""Learns what the words weigh: `python -m tests.rules.weigh` writes `locales/weights.txt` from `tests/data`.

`python -m tests.rules.weigh held-out` writes nothing: each writer in turn is left out of the learning, and then
read. That is what to expect of sentences nobody tuned on.

Softmax regression with a small penalty, by L-BFGS; nothing is random, so the same sentences give the same weights.
"""

import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from bot.lexicons import LOCALES
from flows.danger import danger_marks
from flows.directory import KINDS
from flows.ear import ALARMS, CHOICES, PIECE, START, STEP, ZERO, Ear, pairs, pieces, signs
from flows.sentences import tokens
from flows.understand import kind_marks
from flows.words import Words
from tests.rules.frozen import DATA, LEXICONS, figures

Numbers = NDArray[np.float64]
WEIGHTS = LOCALES / "weights.txt"
#: The sentences to learn from; never a frozen set. Of the first four the phrases were tuned on: what a phrase says
#: there is no evidence of what it is worth, so it is not learned from them.
TUNED = ("alarm.toml", "danger.toml", "sentences.toml", "street.toml")
FRESH = ("writers-alarm.toml", "writers-street.toml")
TALK = "talk.toml"
MORE = 2.0  #: What a figure of speech counts, and an answer halfway a conversation: they must raise no alarm.
SENSE = 1.0  #: What the family of a word counts, beside the word.
PENALTY = 1.0
RARE = 3  #: A piece that fewer sentences have is not learned.
LEAST = 2  #: In steps: what weighs less for everything is left out of the file.
NONE = "none"
PHRASES = Words(LEXICONS, {})  #: Without an ear: what the phrases say by themselves.


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of `tests/data`. `danger` and `kind` are None where nobody said."""

    text: str
    language: str
    danger: str
    kind: str | None
    writer: str
    quiet: bool  #: A figure of speech, or said halfway a conversation.

    @property
    def fresh(self) -> bool:
        return self.writer != ""


@cache
def sentences() -> tuple[Sentence, ...]:
    """All that is learned from."""
    return tuple(
        Sentence(
            one["text"],
            one.get("language", "nl"),
            one.get("danger", ""),
            one.get("kind"),
            one.get("writer", ""),
            bool(one.get("figure")) or name == TALK,
        )
        for name in (*TUNED, *FRESH, TALK)
        for one in tomllib.loads((DATA / name).read_text(encoding="utf-8"))["sentences"]
    )


def fingerprint() -> str:
    """Of all the sentences and word families: weights of other sentences are told from these."""
    names = sorted((*TUNED, *FRESH, TALK, "senses.toml"))
    return sha256(b"".join((DATA / name).read_bytes() for name in names)).hexdigest()[:16]


class Senses:
    """Families of words that mean much the same: what one of them weighs, the others weigh a little too."""

    def __init__(self) -> None:
        families: Mapping[str, Sequence[str]] = tomllib.loads((DATA / "senses.toml").read_text(encoding="utf-8"))
        self.words: dict[str, set[str]] = {}
        self._begin: dict[str, set[str]] = {}
        for name, ways in families.items():
            for way in ways:
                (self._begin if way.endswith("*") else self.words).setdefault(way.rstrip("*"), set()).add(name)

    def of(self, word: str) -> set[str]:
        found = set(self.words.get(word, ()))
        for n in range(3, len(word) + 1):
            found |= self._begin.get(word[:n], set())
        return found


class Table:
    """Sentences by their pieces, as the rows of a sparse table."""

    def __init__(self, rows: Iterable[Mapping[str, float]], names: Mapping[str, int]) -> None:
        found = [[(names[name], much) for name, much in row.items() if name in names] for row in rows]
        self.at = np.array([n for row in found for n, _ in row], dtype=np.int64)
        self.much = np.array([much for row in found for _, much in row])
        self.row = np.repeat(np.arange(len(found)), [len(row) for row in found])
        self.shape = (len(found), len(names))

    def times(self, weights: Numbers) -> Numbers:
        return np.stack([np.bincount(self.row, self.much * w[self.at], self.shape[0]) for w in weights.T], axis=1)

    def back(self, errors: Numbers) -> Numbers:
        return np.stack([np.bincount(self.at, self.much * e[self.row], self.shape[1]) for e in errors.T], axis=1)


def learn(table: Table, answers: NDArray[np.int64], counts: Numbers, choices: int) -> Numbers:
    """The weight of every piece for every choice."""
    right = np.eye(choices)[answers]

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        weights = flat.reshape(table.shape[1], choices)
        sums = table.times(weights)
        sums -= sums.max(axis=1, keepdims=True)
        chances = np.exp(sums)
        chances /= chances.sum(axis=1, keepdims=True)
        cost = -float(counts @ np.log((chances * right).sum(axis=1) + 1e-12)) + PENALTY / 2 * float(flat @ flat)
        return cost, (table.back((chances - right) * counts[:, None]) + PENALTY * weights).ravel()

    return descend(loss, np.zeros(table.shape[1] * choices)).reshape(table.shape[1], choices)


def descend(loss: Callable[[Numbers], tuple[float, Numbers]], start: Numbers, steps: int = 80) -> Numbers:
    """The lowest point, by L-BFGS: downhill, remembering the last eight bends of the ground."""
    here, (cost, slope) = start, loss(start)
    bends: list[tuple[Numbers, Numbers, float]] = []
    for _ in range(steps):
        way = -slope
        taken: list[float] = []
        for moved, bent, scale in reversed(bends):
            taken.append(scale * float(moved @ way))
            way = way - taken[-1] * bent
        if bends:
            moved, bent, _scale = bends[-1]
            way = way * (float(moved @ bent) / float(bent @ bent))
        else:
            way = way / max(1.0, float(np.linalg.norm(slope)))
        for (moved, bent, scale), amount in zip(bends, reversed(taken), strict=True):
            way = way + (amount - scale * float(bent @ way)) * moved
        stride, downhill = 1.0, float(slope @ way)
        while True:
            there = here + stride * way
            new_cost, new_slope = loss(there)
            if new_cost <= cost + 1e-4 * stride * downhill or stride < 1e-6:
                break
            stride /= 2
        moved, bent = there - here, new_slope - slope
        if float(moved @ bent) > 1e-12:
            bends = [*bends, (moved, bent, 1.0 / float(moved @ bent))][-8:]
        done = cost - new_cost < 1e-5 * abs(cost)
        here, cost, slope = there, new_cost, new_slope
        if done:
            break
    return here


def features(one: Sentence, words: Words, senses: Senses, marks: Iterable[tuple[str, float]]) -> dict[str, float]:
    """What the ear would hear in it, and the families of its words (as `~name`)."""
    said = tokens(one.text)
    spelled = [words.spellings.get(word, word) for word in said]
    found: dict[str, float] = defaultdict(float)
    for word in dict.fromkeys(spelled):
        found[f"<{word}>"] += 1
        for piece in pieces(word):
            found[piece] += PIECE
        for sense in senses.of(word):
            found[f"~{sense}"] += SENSE
    for name in (*signs(one.text), *pairs(spelled)):
        found[name] += 1
    found[""] = START
    if one.fresh:
        for mark, much in marks:
            found[f"={mark}"] += much
    return dict(found)


@cache
def rows() -> tuple[tuple[dict[str, float], dict[str, float]], ...]:
    """Of every sentence what counts for danger, and what for the kind."""
    senses = Senses()
    return tuple(
        (
            features(one, PHRASES, senses, danger_marks(one.text, PHRASES)),
            features(one, PHRASES, senses, kind_marks(one.text, PHRASES, one.language)) if one.kind else {},
        )
        for one in sentences()
    )


def weigh(left_out: str = "") -> dict[str, list[int]]:
    """The weights, in steps, of every piece for each of `CHOICES`; without the sentences of one writer."""
    learned: dict[str, list[float]] = {}
    for which, choices in enumerate(((NONE, *ALARMS), KINDS)):
        chosen = [
            (one, row[which])
            for one, row in zip(sentences(), rows(), strict=True)
            if row[which] and (one.writer != left_out or not left_out)
        ]
        seen = Counter(name for _, row in chosen for name in row)
        names = {name: n for n, name in enumerate(sorted(name for name, times in seen.items() if times >= RARE))}
        answers = [
            choices.index(one.kind or "") if which else choices.index(one.danger if one.danger in ALARMS else NONE)
            for one, _ in chosen
        ]
        counts = np.array([MORE if one.quiet else 1.0 for one, _ in chosen])
        weights = learn(Table((row for _, row in chosen), names), np.array(answers), counts, len(choices))
        weights = weights[:, 1:] - weights[:, :1] if which == 0 else weights - weights.mean(axis=1, keepdims=True)
        first, last = (0, len(ALARMS)) if which == 0 else (len(ALARMS), len(CHOICES))
        for name, n in names.items():
            learned.setdefault(name, [0.0] * len(CHOICES))[first:last] = weights[n].tolist()
    return _in_steps(learned)


def _in_steps(learned: Mapping[str, Sequence[float]]) -> dict[str, list[int]]:
    """Whole numbers, the families counted in with their words, and without what hardly weighs anything."""
    senses = Senses()
    whole = {name[1:-1] for name in learned if name.startswith("<") and name.endswith(">")} | set(senses.words)
    table = {name: list(weights) for name, weights in learned.items() if name[:1] != "~"}
    for word in whole:
        own = table.setdefault(f"<{word}>", [0.0] * len(CHOICES))
        for sense in senses.of(word):
            for n, much in enumerate(learned.get(f"~{sense}", ())):
                own[n] += much * SENSE
    steps = {name: [max(-ZERO, min(ZERO - 1, round(w * STEP))) for w in weights] for name, weights in table.items()}
    return {
        name: weights
        for name, weights in sorted(steps.items())
        if name == "" or name[0] == "=" or max(map(abs, weights)) >= LEAST
    }


def write(weights: Mapping[str, Sequence[int]]) -> None:
    """The file that the bot reads at its start."""
    head = (
        f"# Learned, not written: see docs/understanding.md.\tsentences {fingerprint()}\tchoices {' '.join(CHOICES)}\n"
    )
    lines = (f"{name}\t{' '.join(map(str, row))}\n" for name, row in weights.items())
    WEIGHTS.write_text(head + "".join(lines), encoding="utf-8")


def held_out() -> None:
    """For each writer the figures with the weights of all the others."""
    for writer in sorted({one.writer for one in sentences() if one.writer}):
        weights = {name: bytes([step + ZERO for step in row]) for name, row in weigh(writer).items()}
        words = Words(LEXICONS, {}, Ear(weights, PHRASES.spellings))
        for name in FRESH:
            theirs = [
                one
                for one in tomllib.loads((DATA / name).read_text(encoding="utf-8"))["sentences"]
                if one["writer"] == writer
            ]
            parts = figures(theirs, words).parts
            sys.stdout.write(f"{writer} {name}: {', '.join(f'{what} {part:.3f}' for what, part in parts.items())}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    if "held-out" in sys.argv[1:]:
        held_out()
    else:
        write(weigh())
