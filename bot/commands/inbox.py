"""`wijkbot inbox`: messages that could not be thought over, and how they are heard again."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from bot.commands.doorway import moment, say
from bot.commands.listing import say_columns, say_json, utc
from bot.commands.memory import ask, hear_letters, opened
from bot.times import spoken
from storage.ledger import dead
from storage.tables import dead_letters, inbox


def show_list(*, as_json: bool) -> None:
    """The dead letters, never what they say."""
    with opened() as house:
        found = ask(house, dead)
        if as_json:
            say_json([{"id": d.id, "channel": d.channel, "at": utc(d.at), "error": d.error} for d in found])
            return
        rows = [(str(d.id), d.channel, spoken(d.at, house.settings.zone), d.error) for d in found]
        say_columns(rows, "no dead letters")


def retry(at: str | None) -> None:
    """Each is heard again, now; exit 1 when some fail once more."""
    with opened() as house:
        now = moment(house, at)
        again, wiped = ask(house, lambda c: _again(c, now))
        hear_letters(house)
        still = {d.id for d in ask(house, dead)}
        failed = len(still.intersection(again))
        lost = f", {wiped} had been wiped by their sender" if wiped else ""
        say(f"{len(again) - failed} heard again, {failed} failed again{lost}")
        if failed:
            raise SystemExit(1)


def _again(connection: Connection, now: datetime) -> tuple[list[int], int]:
    """The ids that wait to be heard from now on, and how many had no words left."""
    rows = connection.execute(
        select(inbox.c.id, inbox.c.event.is_(None).label("wiped"))
        .join_from(dead_letters, inbox, inbox.c.id == dead_letters.c.inbox)
        .order_by(inbox.c.id)
        .with_for_update(of=inbox)
    ).all()
    ids = [r.id for r in rows if not r.wiped]
    connection.execute(delete(dead_letters).where(dead_letters.c.inbox.in_([r.id for r in rows])))
    # Heard at this moment: promised days count from now, and time never runs back.
    connection.execute(update(inbox).where(inbox.c.id.in_(ids)).values(waiting=True, at=now))
    return ids, len(rows) - len(ids)
