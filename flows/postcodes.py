"""Dutch postcodes in a text, told from years, amounts, telephone numbers and words."""

import re
from collections.abc import Set
from dataclasses import dataclass

from stdnum.nl import postcode

#: "6713 AB 12", "Dorpsstraat 12a, 6713AB": the letter after a house number is read over.
_PC6 = re.compile(
    r"(?<![\w#])(?:(?P<before>\d{1,5})[a-z]?,?\s+)?"
    r"(?P<code>(?P<pc4>[1-9]\d{3})\s?(?P<letters>[a-z]{2}))(?!\w)"
    r"(?:,?\s*(?:huisnummer|nummer|nr\.?)?\s*(?![1-9]\d{3}\s?[a-z]{2}\b)(?P<after>\d{1,5})(?!\d))?",
    re.IGNORECASE,
)
#: Four digits that are no amount, phone number, signal number or measure.
_PC4 = re.compile(
    r"(?:\b(?P<called>postcode|postal code|zip|pc)\W{0,3})?(?<![\w#€+])(?<!\d[.,/-])(?<!€ )"
    r"(?P<code>[1-9]\d{3})(?![\w%€]|[.,:/-]\d| ?(?:euro?|keer|m2|meter|uur)\b)",
    re.IGNORECASE,
)
#: Two small letters after four digits that are a word or a measure: "6713 is mooi", "2000 mm".
_WORDS = frozenset(
    """
    al am an as at be by ca cm da de do en er eu ga he if ik in is it ja je kg km ma me mg ml mm my na nu of
    om on op or pm so te to tv up us va vr we wo za ze zo
    """.split()  # noqa: SIM905  (as a list it is a page long)
)


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode in a text. `certain`: it can be nothing else, so it may also say 'outside'."""

    words: str  #: As written, without the house number.
    pc4: str
    pc6: str | None = None
    number: int | None = None  #: The house number that stands with it.
    certain: bool = True


def postcodes(text: str, known: Set[str]) -> tuple[Postcode, ...]:
    """The postcodes in a text, those of six characters first; one that is `known` may look like words."""
    whole = text.strip().rstrip(".!?")
    found: list[Postcode] = []
    taken: list[tuple[int, int]] = []
    for m in _PC6.finditer(text):
        pc6 = (m["pc4"] + m["letters"]).upper()
        is_word = m["letters"] in _WORDS and m["code"] != whole and pc6 not in known
        if postcode.is_valid(pc6) and not is_word:
            number = m["before"] or m["after"]
            found.append(Postcode(m["code"], m["pc4"], pc6, int(number) if number else None))
            taken.append(m.span("code"))
    for m in _PC4.finditer(text):
        certain = bool(m["called"]) or m["code"] == whole
        is_year = m["code"][:2] in ("19", "20") and not certain
        if not is_year and not any(start <= m.start("code") < end for start, end in taken):
            found.append(Postcode(m["code"], m["code"], certain=certain))
    return tuple(found)
