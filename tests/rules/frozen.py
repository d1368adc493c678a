"""What the rules make of a set of sentences: `python -m tests.rules.frozen tests/data/street.toml` prints it.

The sets named `*-frozen.toml` say how good the rules really are: nobody looks at them while mending a lexicon.
Once somebody has, they are for tuning like the others, and a new one must be written by somebody else.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from timeit import timeit

from bot.districts import load_directory
from bot.lexicons import load_ear, load_lexicons
from flows.danger import UNSURE, danger
from flows.ear import ALARMS
from flows.places import Places
from flows.understand import Reading, understand
from flows.words import Words

HOUSE = Path(__file__).parent.parent.parent
DATA = HOUSE / "tests" / "data"
LEXICONS = load_lexicons()
WORDS = Words(LEXICONS, {}, load_ear(LEXICONS))
PLACES = Places.of(load_directory(HOUSE / "districts"))
#: Whatever names 112 counts both ways: an emergency answered so is heard, an ordinary sentence is alarmed.
LOUD = frozenset({*ALARMS, *UNSURE})
_LEADING = re.compile(
    r"^(?:(?:in|op|bij|bie|aan|onder|naast|achter|tegen|voor|langs|van|uit|at|by|near|from|around|behind|next|to|on"
    r"|de|het|t|een|n|dat|die|ons|onze|hele|the|a|an|that) )+"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Parts between 0 and 1 by name, and a line for everything that went wrong."""

    parts: Mapping[str, float]
    misses: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join([*self.misses, *(f"{name}: {part:.3f}" for name, part in self.parts.items())])


def report(path: Path, words: Words = WORDS) -> Figures:
    """The figures of one file, of street sentences or of alarms."""
    return figures(tomllib.loads(path.read_text(encoding="utf-8"))["sentences"], words)


def figures(sentences: Sequence[Mapping[str, str]], words: Words = WORDS) -> Figures:
    """The same of sentences at hand."""
    return _street(sentences, words) if "kind" in sentences[0] else _alarms(sentences, words)


def read(text: str, language: str = "nl", words: Words = WORDS) -> Reading:
    """A reading in the three districts of `districts/`."""
    named = PLACES.by_text(text)
    return understand(text, words, language, lambda _: (named.district, named.words))


def same_place(said: str | None, meant: str) -> bool:
    """Both empty, or one holds the other, apart from leading prepositions and articles."""
    one, other = _spot(said or ""), _spot(meant)
    return (not one and not other) or bool(one and other and (one in other or other in one))


def _spot(text: str) -> str:
    folded = " ".join(re.findall(r"\w+", text.casefold()))
    return _LEADING.sub("", folded)


def _street(sentences: Iterable[Mapping[str, str]], words: Words) -> Figures:
    misses: list[str] = []
    right: dict[str, list[bool]] = {}

    def judge(name: str, good: bool, said: object, sentence: Mapping[str, str], reading: Reading) -> None:
        right.setdefault(name, []).append(good)
        if not good:
            misses.append(f"{name}: {said!r} for {sentence[name]!r}: {sentence['text']} [{reading.because}]")

    for one in sentences:
        reading = read(one["text"], one.get("language", "nl"), words)
        judge("kind", reading.kind == one["kind"], reading.kind, one, reading)
        judge("themes", reading.themes[0] in one["themes"], reading.themes, one, reading)
        right.setdefault("theme in two", []).append(bool(set(reading.themes[:2]) & set(one["themes"])))
        if "place" in one:
            judge("place", same_place(reading.place, one["place"]), reading.place, one, reading)
            judge("district", (reading.district or "") == one["district"], reading.district, one, reading)
            danger_read = None if reading.danger in UNSURE else reading.danger
            judge("danger", (danger_read or "") == one["danger"], reading.danger, one, reading)
            right.setdefault("left alone", []).append(reading.danger not in LOUD)
        right.setdefault("sure", []).append(not reading.unsure)
        if reading.unsure:
            right.setdefault("wrong where unsure", []).append(reading.kind != one["kind"])
    return Figures({name: sum(found) / len(found) for name, found in right.items()}, tuple(misses))


def _alarms(sentences: Iterable[Mapping[str, str]], words: Words) -> Figures:
    heard: list[bool] = []
    named: list[bool] = []
    quiet: list[bool] = []
    figures: list[bool] = []
    misses: list[str] = []
    for one in sentences:
        said = danger(one["text"], words)
        loud = said in LOUD
        if one["danger"]:
            heard.append(loud or said == one["danger"])
            named.append(said == one["danger"])
        else:
            (figures if one.get("figure") else quiet).append(not loud)
        if (one["danger"] and said != one["danger"]) or (loud and not one["danger"]):
            misses.append(f"{said} for {one['danger'] or 'nothing'}: {one['text']}")
    parts = {"heard": heard, "named": named, "ordinary left alone": quiet, "figures of speech left alone": figures}
    return Figures({name: sum(found) / len(found) for name, found in parts.items() if found}, tuple(misses))


def speed(path: Path) -> float:
    """Seconds for reading one sentence of this file, the words known."""
    texts = [s["text"] for s in tomllib.loads(path.read_text(encoding="utf-8"))["sentences"]]
    found = [PLACES.by_text(text) for text in texts]
    places = {text: (there.district, there.words) for text, there in zip(texts, found, strict=True)}

    def all_of_them() -> None:
        for text in texts:
            understand(text, WORDS, "nl", places.__getitem__)

    all_of_them()
    return timeit(all_of_them, number=5) / 5 / len(texts)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.write(f"{report(Path(name))}\na reading: {speed(Path(name)) * 1e6:.0f} microseconds\n")
