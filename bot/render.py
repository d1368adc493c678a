"""An outbox row in its reader's words: the last moment at which a key becomes a text."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from bot.house import House
from bot.links import address_of
from bot.message import Cast, Slot
from bot.voice import Mark, Voice
from flows.state import Choice
from flows.values import Link, Quote, Value, holds, with_links

GAP = re.compile(" {2,}")
# Private-use characters around the name and the words of a value, so that a text can be taken apart again.
NAME, WORDS, END = "\ue000", "\ue001", "\ue002"
VALUE = re.compile(f"{NAME}([^{WORDS}]*){WORDS}([^{END}]*){END}")
FILE = re.compile(f"{WORDS}([0-9]+){END}")
MENU = "list-button"  #: The text that opens a list of choices.


def rendered(
    house: House, key: str, values: Mapping[str, Value], choices: tuple[Choice, ...], language: str, now: datetime
) -> tuple[str, tuple[str, ...]]:
    """The text and its button labels. Raises `TextError` when a text or a value is missing: loud, never '???'."""
    text = _text(house.voice, lambda link: address_of(house, link, now), key, values, language)
    return text, labels_of(house.voice, key, choices, language)


def cast(
    house: House, key: str, values: Mapping[str, Value], choices: tuple[Choice, ...], language: str, now: datetime
) -> Cast:
    """The same words with the values apart. Raises `TextError` as `rendered` does."""
    return apart(house.voice, lambda link: address_of(house, link, now), key, values, choices, language)


def apart(
    voice: Voice,
    address: Callable[[Link], str],
    key: str,
    values: Mapping[str, Value],
    choices: tuple[Choice, ...],
    language: str,
) -> Cast:
    """`cast`, where there is no house yet."""
    slots: list[Slot] = []

    def place(found: re.Match[str]) -> str:
        value = values.get(found[1])
        slots.append(Slot(found[1], found[2], value is not None and holds(value, Quote)))
        return f"{{{{{len(slots)}}}}}"

    marked = _text(voice, address, key, values, language, lambda name, words: f"{NAME}{name}{WORDS}{words}{END}")
    fixed = tuple(c.label is None for c in choices)
    return Cast(key, language, VALUE.sub(place, marked), tuple(slots), fixed, voice.say(MENU, {}, language))


def _text(
    voice: Voice,
    address: Callable[[Link], str],
    key: str,
    values: Mapping[str, Value],
    language: str,
    mark: Mark | None = None,
) -> str:
    base, _, variant = key.partition(".")

    def around(name: str, words: str) -> str:
        return mark(name, words) if mark is not None and words else words

    spoken = {k: with_links(v, address) for k, v in values.items()}
    said = voice.say(base, spoken, language, variant, around if mark is not None else None)
    # A text of several parts may have an empty one: no gap is left where it stood.
    return "\n".join(line for line in (GAP.sub(" ", line.strip()) for line in said.split("\n")) if line)


def beside(
    house: House, key: str, values: Mapping[str, Value], language: str, now: datetime, pages: Collection[str]
) -> tuple[str, tuple[Link, ...]]:
    """The text with a place for each of these pages whose file goes along, and the pages in the order of the places."""
    files: list[Link] = []

    def address(link: Link) -> str:
        if link.page not in pages:
            return address_of(house, link, now)
        files.append(link)
        return f"{WORDS}{len(files) - 1}{END}"

    text = _text(house.voice, address, key, values, language)
    return text, tuple(files[int(found[1])] for found in FILE.finditer(text))  # a value may hold more than it says


def placed(voice: Voice, text: str, there: Sequence[bool], language: str) -> str:
    """That text, with words in its places: the file goes along, or is gone."""
    places = iter(there)
    return FILE.sub(lambda _: voice.say("file-here" if next(places) else "file-gone", {}, language), text)


def labels_of(voice: Voice, key: str, choices: tuple[Choice, ...], language: str) -> tuple[str, ...]:
    """The words of the buttons."""
    base, _, _ = key.partition(".")
    return tuple(
        voice.label(base, c.id, language) if c.label is None else _label(voice, c.label, language) for c in choices
    )


def _label(voice: Voice, label: Value, language: str) -> str:
    said = voice.spoken(label, language)
    return said[:1].upper() + said[1:]
