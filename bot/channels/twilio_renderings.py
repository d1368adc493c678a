"""One message, its renderings at Twilio: buttons, a list, numbered text, an approved template. Pure.

Lengths: Twilio's content types (quick-reply, list-picker); ids and labels may be variables there. What is kept at
Twilio says nothing of anybody: what is personal, and the outbox row in a button's id, goes as a variable.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.channels import beginning, cut, length
from bot.message import Cast, Message

LONGEST_BODY = 1600  #: Twilio's limit (21617); counted in UTF-16 units, which is never too few.
BODY_WITH_CHOICES = 1024
BUTTONS, BUTTON = 3, 20  #: In a session without approval; characters of each.
ROWS, ROW, DESCRIPTION = 10, 24, 72
#: What no variable may be (63013): empty, with a line end or tab, or with four spaces in a row.
_NO_VARIABLE = re.compile(r"\A\s*\Z|[\n\r\t]| {4}")
_VARIABLE = r"\{\{\d+\}\}"
_NO_TEMPLATE = re.compile(rf"\A\s*{_VARIABLE}|{_VARIABLE}\s*\Z|{_VARIABLE}\s*{_VARIABLE}")
ROW_SLOT = "#row"  #: The name of the variable that carries the outbox row in a button's id.

Types = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Content:
    """A text as Twilio keeps it, and what fills it this time. `slots`: the names of its variables, in order."""

    key: str
    language: str
    types: Types
    slots: tuple[str, ...]
    filled: tuple[str, ...]
    template: bool = False  #: For Meta's eyes: it may go outside the window once it is approved.

    @property
    def name(self) -> str:
        """Lower case and underscores, the same for the same words: a changed text is another content."""
        made = json.dumps([self.types, self.language], sort_keys=True, ensure_ascii=False)
        key = re.sub(r"[^a-z0-9]+", "_", self.key.casefold()).strip("_")
        sort = "" if self.template else "session_"
        return f"wijkbot_{sort}{key}_{self.language}_{hashlib.sha256(made.encode()).hexdigest()[:10]}"

    @property
    def variables(self) -> str:
        """ContentVariables: a JSON object of strings."""
        return variables(self.filled)


def variables(filled: Sequence[str]) -> str:
    """ContentVariables: a JSON object of strings."""
    return json.dumps({str(n): words for n, words in enumerate(filled, start=1)}, ensure_ascii=False)


def in_session(message: Message) -> Content | None:
    """Buttons or a list; None where only numbered text will do."""
    cast, labels = message.cast, message.choices
    if cast is None or not labels or length(message.text) > BODY_WITH_CHOICES or not _fits(cast):
        return None
    if len(labels) <= BUTTONS and all(cast.fixed) and all(length(label) <= BUTTON for label in labels):
        return _buttons(message, cast)
    if len(labels) <= ROWS and length(cast.menu) <= BUTTON:
        return _list(message, cast)
    return None


def as_template(message: Message) -> Content | None:
    """The message as Meta may approve it; None for one that never can be: somebody's own words stand in no template."""
    cast, labels = message.cast, message.choices
    if cast is None or any(slot.quoted for slot in cast.slots) or not _fits(cast):
        return None
    if _NO_TEMPLATE.search(cast.body) or length(message.text) > BODY_WITH_CHOICES:
        return None
    if not labels:
        names, filled = _filled(cast)
        return Content(cast.key, cast.language, {"twilio/text": {"body": cast.body}}, names, filled, template=True)
    if len(labels) > BUTTONS or not all(cast.fixed) or any(length(label) > BUTTON for label in labels):
        return None
    return _buttons(message, cast, template=True)


def _fits(cast: Cast) -> bool:
    return not any(_NO_VARIABLE.search(slot.words) for slot in cast.slots)


def _filled(cast: Cast) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(slot.name for slot in cast.slots), tuple(slot.words for slot in cast.slots)


def _buttons(message: Message, cast: Cast, *, template: bool = False) -> Content:
    names, filled = _filled(cast)
    row = len(names) + 1
    actions = [
        {"type": "QUICK_REPLY", "title": label, "id": f"{{{{{row}}}}}.{n}"}
        for n, label in enumerate(message.choices, start=1)
    ]
    types: Types = {"twilio/quick-reply": {"body": cast.body, "actions": actions}}
    return Content(cast.key, cast.language, types, (*names, ROW_SLOT), (*filled, str(message.row)), template)


def _list(message: Message, cast: Cast) -> Content | None:
    """Labels that are not always the same are variables: a list may have those."""
    names, filled = _filled(cast)
    names, filled = (*names, ROW_SLOT), (*filled, str(message.row))
    row = len(names)
    items: list[dict[str, str]] = []
    shown: set[str] = set()
    for n, (label, fixed) in enumerate(zip(message.choices, cast.fixed, strict=True), start=1):
        if length(label) > DESCRIPTION or _NO_VARIABLE.search(label):
            return None
        short = cut(label, ROW)
        if short.casefold() in shown:
            return None  # Two rows that read the same are no choice.
        shown.add(short.casefold())
        item = {"id": f"{{{{{row}}}}}.{n}"}
        for part, words in (("item", short), *((("description", label),) if short != label else ())):
            if fixed:
                item[part] = words
            else:
                names, filled = (*names, f"#{part}"), (*filled, words)
                item[part] = f"{{{{{len(names)}}}}}"
        items.append(item)
    types: Types = {"twilio/list-picker": {"body": cast.body, "button": cast.menu, "items": items}}
    return Content(cast.key, cast.language, types, names, filled)


def numbered(message: Message) -> str:
    """The text with its choices as numbered lines."""
    menu = "\n".join(f"{n}. {label}" for n, label in enumerate(message.choices, start=1))
    return f"{message.text}\n\n{menu}" if menu else message.text


def bodies(message: Message, spelled: Callable[[str], str] = str) -> list[str]:
    """What goes as plain text: one body or several, no word and no choice left out. `spelled`: how a body is written.

    Written so it may be longer, and then it is split again.
    """
    parts = split(numbered(message), LONGEST_BODY)
    return [piece for part in parts for piece in split(spelled(part), LONGEST_BODY)]


def split(text: str, most: int) -> list[str]:
    """Parts of at most `most`, broken at an empty line, else a line end, else a sentence or a word.

    Not in the first third while there is another place: a greeting is no message of its own.
    """
    parts: list[str] = []
    if length(text) > most:
        text = text.strip()  # blanks at an end are no message of their own
    while length(text) > most:
        room = beginning(text, most)
        places = (
            i + len(b.rstrip())
            for least in (len(room) // 3, 1)
            for b in ("\n\n", "\n", ". ", " ")
            if (i := room.rfind(b, least)) > 0
        )
        at = next(places, len(room))
        parts.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*parts, text]
