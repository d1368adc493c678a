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


def without_numbers(text: str) -> str:
    """Words between a resident and a contact: numbers and addresses stay hidden both ways (PRODUCT 1.3)."""
    for pattern in (_MAIL, _CALL):
        text = pattern.sub(HIDDEN, text)
    return text


def masked(text: str) -> str:
    """The words as a card may show them."""
    text = without_numbers(_NAMED.sub(lambda m: f"{m[1]} {HIDDEN}", text))
    return _HOUSE.sub(lambda m: f"{m[1]} {HIDDEN}", text)
