"""Values that go into a text: kept as they are until the reader's language is known."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Day:
    """A local date, spoken as 'maandag 9 maart'."""

    date: date


@dataclass(frozen=True, slots=True)
class Role:
    """A contact, spoken by role: 'de sociaal werker'. Gives `role` and, with `-plural`, its number."""

    contact: str


@dataclass(frozen=True, slots=True)
class Roles:
    """Several contacts: 'de teamleider en de wijkaanjager'."""

    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, spoken in the reader's language (Fluent `theme-<name>`)."""

    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A district, spoken with its article: 'de Bloemenbuurt'."""

    district: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a person: never translated, escaped by the channel, isolated in right-to-left text."""

    text: str
    whole: bool = False  #: Not cut short, however long: an answer, and what was asked for in full.


@dataclass(frozen=True, slots=True)
class Link:
    """A signed page of ours, for one contact and one signal: `page` is its first path part, 'bel'.

    `nth`: which of the signal's photos or sounds, from 1. A resident's own page, 'gegevens', names no signal (0),
    and the person's id instead of a contact.
    """

    page: str
    contact: str
    signal: int
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Another message of the locales, rendered in the reader's language and put in this one."""

    key: str
    values: "tuple[tuple[str, Value], ...]" = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Several values, each on its own line."""

    items: "tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values in a row: 'groen, spelen en sport'."""

    items: "tuple[Value, ...]"


Value = str | int | Day | Role | Roles | Theme | Place | Quote | Link | Phrase | Lines | Listed


def with_links(value: Value, address: Callable[[Link], str]) -> Value:
    """The same value with every signed page in it as its address."""
    return changed(value, lambda leaf: address(leaf) if isinstance(leaf, Link) else leaf)


def with_quotes(value: Value, change: Callable[[str], str]) -> Value:
    """The same value with everybody's own words in it changed."""
    return changed(value, lambda leaf: replace(leaf, text=change(leaf.text)) if isinstance(leaf, Quote) else leaf)


def changed(value: Value, change: "Callable[[Value], Value]") -> Value:
    """The same value with each part that holds no other put through `change`."""
    match value:
        case Phrase(key, values):
            return Phrase(key, tuple((k, changed(v, change)) for k, v in values))
        case Lines(items):
            return Lines(tuple(changed(v, change) for v in items))
        case Listed(items):
            return Listed(tuple(changed(v, change) for v in items))
        case _:
            return change(value)


def holds(value: Value, kind: type[Quote | Lines | Link]) -> bool:
    """Whether a person's own words, several lines, or a signed page stand anywhere in it."""
    match value:
        case Phrase(values=inner):
            return any(holds(v, kind) for _, v in inner)
        case Lines(items):
            return kind is Lines or any(holds(v, kind) for v in items)
        case Listed(items):
            return any(holds(v, kind) for v in items)
        case _:
            return isinstance(value, kind)
