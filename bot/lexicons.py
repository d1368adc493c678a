"""Reads the lexicons, the weights and the help lines of `locales/`; a mistake names its file and key."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Final, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from flows.danger import DANGERS
from flows.directory import KINDS, THEMES
from flows.ear import CHOICES, ZERO, Ear
from flows.sentences import flaw
from flows.words import ASIDES, COMMANDS, Lexicon

_SET: Final = re.compile(r"<(\w+)>")
_AS_BYTE: Final = {str(step): step + ZERO for step in range(-ZERO, ZERO)}
A_YEAR: Final = timedelta(days=366)
LOCALES: Final = Path(__file__).parent.parent / "locales"


class LexiconError(Exception):
    """A file of `locales/` that cannot be used, in a sentence for who edits it."""


def _phrase(written: str) -> str:
    wrong = flaw(written)
    if wrong:
        raise ValueError(f"'{written}' {wrong}")
    return written


def _word(written: str) -> str:
    if not written or written != written.strip().casefold():
        raise ValueError(f"'{written}' must be lower case, without spaces around it")
    return written


Phrases = tuple[Annotated[str, AfterValidator(_phrase)], ...]
Plain = tuple[Annotated[str, AfterValidator(_word)], ...]
_File = TypeVar("_File", bound=BaseModel)


class _LexiconFile(BaseModel):
    """One `lexicon.toml`. A phrase may name a set: `<family> .. slaat`; see `_spelled_out`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    sets: dict[str, Plain] = {}
    themes: dict[str, Phrases]
    kinds: dict[str, Phrases]
    danger: dict[str, Phrases]
    figures_of_speech: Phrases
    answers: dict[str, Plain]
    commands: dict[str, Plain]
    ordinals: Annotated[Plain, Field(min_length=11)]
    places: dict[str, Phrases]
    asides: dict[str, Phrases]
    small_words: Plain
    spellings: dict[str, Plain] = {}
    own_words: Plain
    verbs: Phrases = ()

    @model_validator(mode="before")
    @classmethod
    def _spelled_out(cls, file: dict[str, object]) -> object:
        """Each `<name>` replaced by the words of that set, so that a phrase says it all."""
        sets = file.get("sets")
        return {key: _with_sets(value, sets) for key, value in file.items()} if isinstance(sets, dict) else file

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        for table, names, known in (
            ("themes", self.themes, THEMES),
            ("kinds", self.kinds, KINDS),
            ("danger", self.danger, DANGERS),
            ("commands", self.commands, COMMANDS),
            ("places", self.places, ("spot", "subject", "vague")),
            ("asides", self.asides, ASIDES),
        ):
            unknown = sorted(set(names) - set(known))
            missing = sorted(set(known) - set(names))
            if unknown or missing:
                raise ValueError(f"{table}: unknown {unknown}, missing {missing}")
        return self


def _with_sets(value: object, sets: Mapping[str, Sequence[str]]) -> object:
    if isinstance(value, str):
        return _SET.sub(lambda m: "|".join(sets[m[1]]) if m[1] in sets else m[0], value)
    if isinstance(value, list):
        return [_with_sets(one, sets) for one in value]
    if isinstance(value, dict):
        return {key: _with_sets(one, sets) for key, one in value.items()}
    return value


class HelpLine(BaseModel):
    """One number for people in need, and when somebody last compared it with its source."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    phone: Annotated[str, Field(pattern=r"^[0-9-]{3,12}$")]
    free: bool
    hours: str
    source: Annotated[str, Field(pattern=r"^https://")]
    checked_on: date


class _HelpLinesFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    lines: dict[str, HelpLine]


def load_lexicons(folder: Path = LOCALES) -> Mapping[str, Lexicon]:
    """Every language that has a lexicon, by its code. Raises `LexiconError`, naming file and key."""
    paths = sorted(folder.glob("*/lexicon.toml"), reverse=True)
    if not paths:
        raise LexiconError(f"{folder}: no <language>/lexicon.toml")
    return {path.parent.name: _lexicon(path) for path in paths}


def load_ear(lexicons: Mapping[str, Lexicon], folder: Path = LOCALES) -> Ear:
    """What words weigh (`weights.txt`), in the spellings of the lexicons. Raises `LexiconError`, naming the line."""
    path = folder / "weights.txt"
    weights: dict[str, bytes] = {}
    same: dict[bytes, bytes] = {}  # many weigh the same: one object for all of them
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.startswith("# "):
                    continue
                piece, _, row = line.rstrip("\n").partition("\t")
                weighed = bytes([_AS_BYTE[step] for step in row.split(" ")])
                if len(weighed) != len(CHOICES):
                    raise LexiconError(f"{path}, line {number}: needs {len(CHOICES)} weights")
                weights[piece] = same.setdefault(weighed, weighed)
    except OSError as error:
        raise LexiconError(f"{path}: {error}") from error
    except KeyError as error:
        raise LexiconError(f"{path}, line {number}: {error} is no weight") from error
    spellings = {way: usual for lexicon in lexicons.values() for way, usual in lexicon.spellings.items()}
    return Ear(weights, spellings)


def load_help_lines(folder: Path = LOCALES) -> Mapping[str, HelpLine]:
    """The emergency numbers by their key. Raises `LexiconError`, naming file and key."""
    return _read(folder / "help-lines.toml", _HelpLinesFile).lines


def unchecked(lines: Mapping[str, HelpLine], today: date) -> list[str]:
    """Numbers that nobody compared with their source for a year, each in a sentence for who can."""
    return [
        f"help-lines.toml: {name} ({line.phone}) was last checked on {line.checked_on}: dial it and write the new day"
        for name, line in lines.items()
        if today - line.checked_on > A_YEAR
    ]


def _lexicon(path: Path) -> Lexicon:
    file = _read(path, _LexiconFile)
    return Lexicon(
        language=path.parent.name,
        themes=file.themes,
        kinds=file.kinds,
        danger=file.danger,
        figures_of_speech=file.figures_of_speech,
        answers=file.answers,
        commands=file.commands,
        ordinals=file.ordinals,
        places=file.places,
        asides=file.asides,
        small_words=frozenset(file.small_words),
        own_words=frozenset(file.own_words),
        spellings={way: usual for usual, ways in file.spellings.items() for way in ways},
        verbs=file.verbs,
    )


def _read(path: Path, shape: type[_File]) -> _File:
    try:
        return shape.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        flaws = "; ".join(f"{_key(e['loc'])}: {e['msg']}" for e in error.errors())
        raise LexiconError(f"{path}: {flaws}") from error
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: {error}") from error


def _key(location: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in location) or "the whole file"
