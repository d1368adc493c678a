"""A code that shows who somebody is: to come back on another phone, or to add a second chat.

Whoever knows it becomes that person, so it must not be guessed. Twelve of 31 letters and digits are 59 bits: who
tried 60 a minute for all of 400 days, with 100,000 codes out, would find one with a chance of four in a million.
In a chat app
each try is a message of an account: thirty a second for as long make it one in 7,000. Eight letters would fall within
weeks. It has no 0 O 1 I L, is said in threes of four, and holds a digit, so that no
word of a language is one.
"""

import re
from datetime import timedelta

from flows.events import Event, Letter, Said, Started

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 12
JOIN = "join"  #: The letter in which somebody becomes one with the owner of a code.
#: How long a code of each kind is good: to come back as long as a browser keeps us, to link a quarter of an hour.
VALID = {"back": timedelta(days=400), "link": timedelta(minutes=15)}
_FOUR = f"[{LETTERS}]{{4}}"
_CODE = re.compile(rf"(?=.*\d)({_FOUR})[\s-]?({_FOUR})[\s-]?({_FOUR})\.?", re.IGNORECASE)


def code_in(text: str) -> str | None:
    """The code that this whole text is, without its spaces; None when it is something else."""
    found = _CODE.fullmatch(text.strip()) if len(text) < 2 * LENGTH else None
    return "".join(found.groups()).upper() if found else None


def code_of(event: Event) -> str | None:
    """The code that somebody shows: typed, behind a link, or looked at again before two become one."""
    match event:
        case Said(text):
            return code_in(text)
        case Started(payload):
            return code_in(payload)
        case Letter(kind, values=values) if kind == JOIN:
            return str(dict(values).get("code", ""))
        case _:
            return None


def aloud(code: str) -> str:
    """As it is shown and said: three times four."""
    return "-".join(code[n : n + 4] for n in range(0, LENGTH, 4))
