"""One room a channel: its wire to an `Inbound`, and a `Message` to its wire.

What all wires share stands here: text that a database can keep, button data, what a file is taken for, how a text
is cut.
"""

import re
import unicodedata

from flows.events import Pressed

ELLIPSIS = "…"
LONGEST_NUMBER = 9  #: Digits of a number that comes from outside; what is longer is none of ours.
LONGEST_WORDS = 20_000  #: Characters of one message on a page of ours; a longer one is refused, never heard in part.

# Eighteen digits always fit a BIGINT, and with the dot and the choice far below Telegram's 64 bytes.
_BUTTON = re.compile(r"([1-9][0-9]{0,17})\.([1-9][0-9]{0,2})")
#: What is called so is fetched, and its first bytes count: a phone that does not know PDF says nothing about it.
_MAYBE_PDF = frozenset({"application/pdf", "application/x-pdf", "application/octet-stream", "binary/octet-stream", ""})
_LAST_WORD = 40  #: A cut goes back to a space at most this many characters away.
_JOINER = "\u200d"
_VIRAMA = 9  #: The class of marks that tie two consonants together, in Hindi and its neighbours.
#: What is drawn on the sign before it besides marks: joiners, skin tones, and the letters of a region's flag.
_DRAWN_ON = re.compile("[\u200c\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_HALF_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]+\\Z")  #: Two of them are the flag of a country.


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
    kept = beginning(text, most - 1)
    space = max(kept.rfind(" "), kept.rfind("\n"))
    if space >= max(len(kept) - _LAST_WORD, 1):
        kept = kept[:space]
    return kept.rstrip().rstrip(_JOINER) + ELLIPSIS  # a joiner would draw the ellipsis into the sign


def beginning(text: str, most: int) -> str:
    """As much of it as fits into `most` UTF-16 units without cutting what is read as one sign; that only if it must."""
    kept = text.encode("utf-16-le")[: 2 * max(most, 0)].decode("utf-16-le", "ignore")
    whole = next((at for at in range(len(kept), 0, -1) if _between_signs(text, at)), len(kept))
    return kept[:whole]


def _between_signs(text: str, at: int) -> bool:
    """Whether a sign ends here: a family, a flag or a letter with its accents is one. Not all of Unicode's rules."""
    if at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if (
        before == _JOINER
        or unicodedata.combining(before) == _VIRAMA
        or _DRAWN_ON.match(after)
        or unicodedata.category(after).startswith("M")
    ):
        return False
    if before == "\r" and after == "\n":
        return False
    halves = _HALF_FLAGS.search(text, 0, at) if _HALF_FLAGS.match(after) else None
    return halves is None or len(halves[0]) % 2 == 0
