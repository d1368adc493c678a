"""`wijkbot promises`: what is owed to whom by when, what is late first."""

from datetime import datetime

from bot.commands.doorway import moment
from bot.commands.listing import say_columns, say_json, utc
from bot.commands.memory import ask, opened
from bot.times import spoken
from flows.state import CLOSED
from storage.ledger import Owed, owed

ORDER = ("late", "due", "held")


def told_next(status: str) -> str:
    """What the promise timer says when it rings, as `tick` names it: a note where an answer is owed."""
    return "checkin" if status in ("asked", "agreed", *CLOSED) else "note"


def state(promise: Owed, now: datetime) -> str:
    """'held' for who is silenced: the words wait until they write, and nothing is broken by that."""
    if promise.held:
        return "held"
    return "late" if promise.due < now else "due"


def show_list(*, as_json: bool, at: str | None) -> None:
    """Every promise to a resident."""
    with opened() as house:
        now = moment(house, at)
        found = ask(house, owed)
        found.sort(key=lambda p: (ORDER.index(state(p, now)), p.due, p.number))
        if as_json:
            say_json(
                [
                    {
                        "number": p.number,
                        "to": f"resident:{p.person}",
                        "lead": p.lead,
                        "due": utc(p.due),
                        "what": told_next(p.status),
                        "state": state(p, now),
                    }
                    for p in found
                ]
            )
            return
        zone = house.settings.zone
        rows = [
            (state(p, now), spoken(p.due, zone), told_next(p.status), f"#{p.number}", f"resident:{p.person}", p.lead)
            for p in found
        ]
        say_columns(rows, "nothing is owed")
