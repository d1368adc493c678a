"""One room a channel: its wire to an `Inbound`, and a `Message` to its wire.

What all wires share stands here: text that a database can keep, button data, what a file is taken for, how a text
is cut.
"""

import re

from flows.events import Pressed

ELLIPSIS = "…"

# Eighteen digits always fit a BIGINT, and with the dot and the choice far below Telegram's 64 bytes.
_BUTTON = re.compile(r"([1-9][0-9]{0,17})\.([1-9][0-9]{0,2})")
#: What is called so is fetched, and its first bytes count: a phone that does not know PDF says nothing about it.
_MAYBE_PDF = frozenset({"application/pdf", "application/x-pdf", "application/octet-stream", "binary/octet-stream", ""})
_LAST_WORD = 40  #: A cut goes back to a space at most this many characters away.


class UnreadableError(Exception):
    """This is not the provider's shape: nothing in it says who sent what."""


class ForgedError(Exception):
    """This did not come from the provider, or is meant for somebody else's account."""


def clean(text: str) -> str:
    """Without NUL (PostgreSQL refuses it) and lone surrogates (no database can encode them)."""
    if text.isascii():
        return text.replace("\0", "")
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")


def kind_of_file(media_type: str, name: str = "") -> str:
    """What a file is taken for, by what its sender claims: a photo or a sound sent as a file is a photo or a sound."""
    said = media_type.partition(";")[0].strip().lower()
    if said in _MAYBE_PDF or name.lower().endswith(".pdf"):
        return "document"
    return {"image": "photo", "audio": "voice"}.get(said.partition("/")[0], "file")


def button_data(row: int, n: int) -> str:
    """What the n-th button (from 1) of outbox row `row` carries; readable by `pressed`."""
    return f"{row}.{n}"


def pressed(data: str) -> Pressed | None:
    """The press that this button data stands for; None when it is not ours."""
    found = _BUTTON.fullmatch(data)
    return Pressed(int(found[1]), int(found[2])) if found else None


def length(text: str) -> int:
    """In UTF-16 code units, as Telegram counts; never less than the number of characters."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, most: int) -> str:
    """At most `most` UTF-16 units, cut between words where there is one near, closed with an ellipsis."""
    if length(text) <= most:
        return text
    kept = text.encode("utf-16-le")[: 2 * max(most - 1, 0)].decode("utf-16-le", "ignore")
    space = max(kept.rfind(" "), kept.rfind("\n"))
    if space >= max(len(kept) - _LAST_WORD, 1):
        kept = kept[:space]
    # A zero-width joiner at the end would draw the ellipsis into the emoji.
    return kept.rstrip().rstrip("\u200d\ufe0f") + ELLIPSIS
