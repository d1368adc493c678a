"""What must not stand on a card: numbers to call, house numbers and names of somebody who said no yes.

The publication's question is "Wie ken je die daarbij kan helpen?"; who is named there has not been asked
(PRODUCT 2). A rule cannot know every name: it masks what follows a word for a person, and digits.
"""

import re

HIDDEN = "••"
_CALL = re.compile(r"(?<!\w)\+?\d(?:[\s-]?\d){7,}\b")
_HOUSE = re.compile(r"\b(nummer|nr\.?|huisnummer|number|no\.)\s*\d+(?:\s?[a-z])?\b", re.IGNORECASE)
_MAIL = re.compile(r"\S+@\S+\.\S+")
_NAMED = re.compile(
    r"\b((?:[Mm]ijn |[Dd]e |[Mm]y )?(?:buurvrouw|buurman|mevrouw|meneer|mevr\.?|dhr\.?|juf|meester|tante|oom|neighbour)"
    r"|heet|genaamd|called|named)\s+(?:(?:van|de|der|den)\s+)*[A-Z][\w'-]+(?:\s+(?:(?:van|de|der|den)\s+)*[A-Z][\w'-]+)*"
)


_BETWEEN_DIGITS = re.compile(r"(?<!\w)\+?\(?\d(?:[\s().-]{0,2}\d){8,14}(?!\w)")
_AT_NUMBER = re.compile(
    r"\b(op|[\w-]+(?:straat|laan|weg|plein|hof|pad|singel|dijk|kade))\s+\d{1,4}(?:\s?[a-z])?\b(?!\s*(?:uur|maart|mei))",
    re.I,
)
_FAMILY = re.compile(r"\b((?:[Dd]e )?[Ff]amilie|[Bb]uren|[Bb]uur)\s+(?:(?:van|de|der|den)\s+)*[A-Z][\w'-]+")


def number_in(text: str) -> str | None:
    """The telephone number in a text, as it was written; None for fewer than nine digits."""
    found = _BETWEEN_DIGITS.search(text)
    return found[0] if found else None


def about_neighbour(text: str) -> str:
    """The words about a neighbour as a card may show them: without a name and a house number."""
    text = _FAMILY.sub(lambda m: f"{m[1]} {HIDDEN}", masked(text))
    return _AT_NUMBER.sub(lambda m: f"{m[1]} {HIDDEN}", text)


def without_numbers(text: str) -> str:
    """Words between a resident and a contact: numbers and addresses stay hidden both ways (PRODUCT 1.3)."""
    for pattern in (_MAIL, _CALL):
        text = pattern.sub(HIDDEN, text)
    return text


def masked(text: str) -> str:
    """The words as a card may show them."""
    text = without_numbers(_NAMED.sub(lambda m: f"{m[1]} {HIDDEN}", text))
    return _HOUSE.sub(lambda m: f"{m[1]} {HIDDEN}", text)
