"""An outbox row in its reader's words: the last moment at which a key becomes a text."""

import re
from collections.abc import Mapping
from datetime import datetime

from bot.house import House
from bot.links import address_of
from bot.voice import Voice
from flows.state import Choice
from flows.values import Link, Value, with_links

GAP = re.compile(" {2,}")


def rendered(
    house: House, key: str, values: Mapping[str, Value], choices: tuple[Choice, ...], language: str, now: datetime
) -> tuple[str, tuple[str, ...]]:
    """The text and its button labels. Raises `TextError` when a text or a value is missing: loud, never '???'."""
    voice = house.voice
    base, _, variant = key.partition(".")

    def address(link: Link) -> str:
        return address_of(house, link, now)

    spoken = {k: with_links(v, address) for k, v in values.items()}
    said = voice.say(base, spoken, language, variant)
    # A text of several parts may have an empty one: no gap is left where it stood.
    text = "\n".join(line for line in (GAP.sub(" ", line.strip()) for line in said.split("\n")) if line)
    labels = tuple(
        voice.label(base, c.id, language) if c.label is None else _label(voice, c.label, language) for c in choices
    )
    return text, labels


def _label(voice: Voice, label: Value, language: str) -> str:
    said = voice.spoken(label, language)
    return said[:1].upper() + said[1:]
