"""What Twilio's error numbers mean for a message: certainly not sent, and why; or nobody knows.

Light to import: status callbacks are judged by it where Twilio's whole client is not loaded.
"""

from collections.abc import Mapping

from bot.channels import LONGEST_NUMBER
from bot.message import Refused, Uncertain

# (why, permanent) by Twilio's error number; the rest is judged by its HTTP status.
_REFUSALS: Mapping[int, tuple[str, bool]] = {
    63016: ("window", False),
    63015: ("window", False),  # The sandbox: not joined, or the join ran out. Writing to us mends it.
    63014: ("blocked", True),
    21610: ("blocked", True),
    30004: ("blocked", True),
    63024: ("gone", True),
    63003: ("gone", True),
    21211: ("gone", True),
    21614: ("gone", True),
    30005: ("gone", True),
    30006: ("gone", True),
    63018: ("busy", False),
    20429: ("busy", False),
    14107: ("busy", False),
    30001: ("busy", False),
    30003: ("down", False),
    30008: ("down", False),
    63012: ("down", False),
    63005: ("invalid", True),
    63013: ("invalid", True),
    63020: ("invalid", False),
    63021: ("invalid", True),
    63032: ("invalid", True),
    21617: ("invalid", True),
    21619: ("invalid", True),
    20003: ("invalid", False),  # Our account, not this message: it waits until that is mended.
}


def delivery_after(status: object, code: object) -> Refused | Uncertain:
    """What is known of a message that was answered with this HTTP status and Twilio error number.

    Both may come from the body of an answer, so they may be anything.
    """
    if isinstance(code, int) and code in _REFUSALS:
        return Refused(*_REFUSALS[code])
    if not isinstance(status, int) or status in (408, 504):
        return Uncertain(f"HTTP {status}")  # A gateway that stopped waiting does not know what happened.
    if status >= 500:
        return Refused("down", permanent=False)
    # 401, 403, 404 and 3xx speak of our account or address, not of this message.
    return Refused("invalid", permanent=status >= 400 and status not in (401, 403, 404))


def refusal_after(error: str) -> Refused:
    """Why a message that was accepted failed after all, by the ErrorCode of its status callback."""
    number = int(error) if error.isdecimal() and len(error) <= LONGEST_NUMBER else 0
    why, permanent = _REFUSALS.get(number, ("down", False))
    return Refused(why, permanent)
