"""SMS: numbered text in as few parts as it can, because each part is paid for.

GSM 03.38: 160 characters in one part, 153 in each of several; one character outside it makes the whole message
UCS-2, 70 and 67. So typographic marks become plain ones, and an emoji goes where that keeps a message GSM-7; what a
person wrote, or a language is written in, stays.
"""

import re
import unicodedata
from collections.abc import Iterable

from bot.channels import length

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ESCAPED = frozenset("\f^{}\\[~]|€")  #: Two places each.
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "–": "-", "—": "-", "\u00a0": " ", "•": "-", "´": "'"}
)
_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff] ?")


def plain(text: str) -> str:
    """The same words, as cheap as they can be."""
    simple = _EMOJI.sub("", text.translate(_PLAIN))
    simple = re.sub(" +\n", "\n", simple).strip()
    if _is_gsm(simple):
        return simple
    bare = "".join(_bare(c) for c in simple)
    return bare if _is_gsm(bare) else text


def segments(text: str) -> int:
    """How many parts this is."""
    if _is_gsm(text):
        return _parts((2 if c in _ESCAPED else 1 for c in text), 160, 153)
    return _parts(map(length, text), 70, 67)


def _parts(places: Iterable[int], alone: int, together: int) -> int:
    """So many fit in one alone, and so many in each of several; no character is half in one."""
    sizes = list(places)
    if sum(sizes) <= alone:
        return 1
    parts, room = 1, together
    for size in sizes:
        if size > room:
            parts, room = parts + 1, together
        room -= size
    return parts


def _is_gsm(text: str) -> bool:
    return all(c in _GSM or c in _ESCAPED for c in text)


def _bare(c: str) -> str:
    """A Latin letter whose accent GSM-7 lacks, without it: 'ë' is read as well as 'e'."""
    if c in _GSM or c in _ESCAPED:
        return c
    first = unicodedata.normalize("NFD", c)[:1]
    return first if first.isascii() and first.isalpha() else c
