"""`wijkbot promises`: what is owed to whom by when, what is late first."""

from datetime import datetime

from bot.commands.doorway import moment
from bot.commands.listing import say_columns, say_json, utc
from bot.commands.memory import ask, opened
from bot.times import spoken
from flows.state import CLOSED
from storage.ledger import Owed, owed

ORDER = ("late", "red", "due", "held")


def told_next(status: str) -> str:
    """What the promise timer says when it rings, as `tick` names it: a note where an answer is owed."""
    return "checkin" if status in ("asked", "agreed", *CLOSED) else "note"


def state(promise: Owed, now: datetime) -> str:
    """'late': its words should have gone; 'red': they go, but no human has answered in twenty working days.

    'held' for who is silenced: the words wait until they write, and nothing is broken by that.
    """
    if promise.held:
        return "held"
    if promise.due < now:
        return "late"
    return "red" if promise.red else "due"


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
                        "notes": p.notes,
                        "asked": list(p.asked),
                        "asks": utc(p.asks) if p.asks is not None else None,
                    }
                    for p in found
                ]
            )
            return
        zone = house.settings.zone
        rows = [
            (
                state(p, now),
                spoken(p.due, zone),
                told_next(p.status),
                f"#{p.number}",
                f"resident:{p.person}",
                p.lead,
                f"also {','.join(p.asked)}" if p.asked else "",
            )
            for p in found
        ]
        say_columns(rows, "nothing is owed")
