"""`wijkbot outbox`: what is to be sent, and what became of what was."""

from bot.commands.doorway import refuse
from bot.commands.listing import say_columns, say_json, utc
from bot.commands.memory import ask, opened
from bot.times import spoken
from storage.ledger import Outgoing, outgoing

STATUSES = (
    "ready",
    "held",
    "sending",
    "uncertain",
    "sent",
    "sent-uncertain",
    "delivered",
    "read",
    "failed",
    "dropped",
)


def show_list(*, as_json: bool, status: str | None) -> None:
    """Keys and states, never texts or addresses."""
    if status is not None and status not in STATUSES:
        refuse(f"no status '{status}': choose from {', '.join(STATUSES)}")
    with opened() as house:
        found = ask(house, lambda c: outgoing(c, status))
        if as_json:
            say_json(
                [
                    {
                        "id": o.id,
                        "person": _person(o),
                        "key": o.key,
                        "status": o.status,
                        "due": utc(o.due),
                        "attempts": o.attempts,
                    }
                    for o in found
                ]
            )
            return
        zone = house.settings.zone
        rows = [(str(o.id), _person(o), o.key, o.status, spoken(o.due, zone), str(o.attempts)) for o in found]
        say_columns(rows, "the outbox is empty")


def _person(row: Outgoing) -> str:
    return row.contact or f"resident:{row.person}"
