"""Whether every promise was kept, seen from outside: what phones showed, and what the memory owed each evening.

It asks the thinking nothing. A promise is a day: by that evening its resident has read something about the signal,
or nobody may be written to, or an outage explains a delay that ends with it. A day that moves without a word is as
broken as one that passes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import Connection, Row, RowMapping, func, select

from bot.season.phones import Seen
from bot.season.plan import Outage
from flows.calendar import Calendar
from flows.directory import OPERATOR
from flows.effects import RANKS
from storage.tables import dead_letters, inbox, outbox, persons, signals

OWED: Final = frozenset({"received", "taken_up", "waiting"})  #: Somebody owes an answer: every day counts.
EMERGENCY, REMINDER = RANKS.index("emergency"), RANKS.index("reminder")
A_DAY, A_WEEK, SIX_DAYS = 1, 2, timedelta(days=6)
MORNING, EVENING = time(8), time(21)
#: Days without a word that PRODUCT 4 allows at most: a month and the feast days round its end; a quarter while a
#: decision is awaited or a resident chose to ask themselves.
SILENT_DAYS: Final[Mapping[str, int]] = {"received": 37, "taken_up": 37, "waiting": 100}
RESTS: Final = 100
GRACE: Final = timedelta(days=8)  #: A check-in may wait for the limit on unasked messages, or for calm after despair.
NEXT_HOUR: Final = timedelta(days=4)  #: From a Friday evening to the first hour after Easter or Christmas.
AFTER_OUTAGE: Final = timedelta(days=2)  #: An outage ends in the evening before a feast day: the next hour comes then.


@dataclass(frozen=True, slots=True)
class Kept:
    """One signal at the end of a day."""

    number: int
    person: int
    status: str
    closed: bool
    promised: datetime
    lead: str
    silenced: str | None


@dataclass(slots=True)
class Verdict:
    """What came of the season; `broken` and what follows it must be empty."""

    signals: int = 0
    #: (Monday of its week, "kept", "late", "held" or "broken") -> how many promised days.
    days: Counter[tuple[date, str]] = field(default_factory=Counter)
    read: int = 0  #: Messages that phones showed.
    broken: list[str] = field(default_factory=list)
    noisy: list[str] = field(default_factory=list)  #: Unasked at the wrong hour, to who asked for silence, too often.
    lost: list[str] = field(default_factory=list)
    longest_silence: int = 0  #: Days between two words about one signal for which an answer was owed.
    longest_rest: int = 0  #: The same for every open signal.
    week: int = 0  #: The most messages of the clock that one resident got in seven days.
    repeated: int = 0  #: Messages that a phone showed twice because nobody knew whether they had arrived.

    def count(self, what: str) -> int:
        """Promised days that were "kept", "late", "held" or "broken"."""
        return sum(n for (_, how), n in self.days.items() if how == what)

    @property
    def good(self) -> bool:
        """Whether nobody was forgotten, woken or lost."""
        return not (self.broken or self.noisy or self.lost)


class Judge:
    """Looks each evening, and once more at the end."""

    def __init__(self, calendar: Calendar, outages: Sequence[Outage], closures: frozenset[date] = frozenset()) -> None:
        self.verdict = Verdict()
        self._calendar = calendar
        self._outages = outages
        self._before: dict[int, Kept] = {}
        self._pending: dict[int, tuple[date, datetime]] = {}  #: Signal -> the day that passed, and until when it may.
        self._last: dict[int, date] = {}  #: When its resident last read something about a signal.
        #: The day of a decision, as its resident was told; whoever it is passed to, that day stands (CONTRACTS).
        self._decided: dict[int, datetime] = {}
        self._unasked: dict[int, list[date]] = {}
        self._seen: Counter[int] = Counter()
        self._contacts: set[int] = set()  #: Who was one yesterday evening: who leaves today had a round this morning.
        self._spoken: dict[int, date] = {}  #: When somebody last wrote, or let us in again.

    def evening(self, connection: Connection, day: date, seen: Sequence[Seen], handed_in: Iterable[str]) -> None:
        """One day is over: what was read on it, what was acknowledged, and what is owed from here on."""
        self._heard(connection, set(handed_in))
        after = _signals(connection)
        silent = {s.person for s in after.values() if s.silenced is not None}
        silent &= {s.person for s in self._before.values() if s.silenced is not None}
        spoke = self._spoke(connection, day)  # who writes reads what waited, and may ask for silence once more
        self._spoken |= dict.fromkeys(spoke, day)
        rows = _rows(connection, {s.row for s in seen})
        told = self._read(day, seen, rows, silent - spoke)
        waits = (after.get(r._mapping["signal"]) for r in rows.values() if r._mapping["key"] == "waiting-for")
        self._decided |= {s.number: s.promised for s in waits if s is not None}
        for number, now in after.items():
            before = self._before.get(number)
            words = (now.person, number) in told
            self._silence(now, before, day, words)
            if before is not None and not before.closed:
                self._day_of(before, now, day, words)
        self._before = after
        self._contacts = set(connection.execute(select(persons.c.id).where(persons.c.contact.is_not(None))).scalars())
        self.verdict.signals = max(self.verdict.signals, len(after))
        self.verdict.read += len(seen)

    def end(self, connection: Connection) -> Verdict:
        """Once more: whether everything could be thought over, and how often a phone showed the same."""
        if dead := connection.execute(select(func.count()).select_from(dead_letters)).scalar_one():
            self.verdict.lost.append(f"{dead} messages could not be thought over")
        self.verdict.repeated = sum(count - 1 for count in self._seen.values())
        return self.verdict

    def _heard(self, connection: Connection, keys: set[str]) -> None:
        """Every message that was acknowledged is there. Asked each evening: who said no is forgotten later."""
        query = select(inbox.c.message_id).where(inbox.c.message_id.in_(keys))
        missing = keys - set(connection.execute(query).scalars())
        self.verdict.lost += [f"message {key} was acknowledged and is not there" for key in sorted(missing)]

    def _spoke(self, connection: Connection, day: date) -> set[int]:
        """Who wrote, or let us in again, on this day."""
        first, last = (self._calendar.at(d, time()) for d in (day, day + timedelta(days=1)))
        mine = select(inbox.c.person).where(inbox.c.at >= first, inbox.c.at < last, inbox.c.channel != "letter")
        return set(connection.execute(mine).scalars())

    def _read(
        self,
        day: date,
        seen: Sequence[Seen],
        rows: Mapping[int, Row[*tuple[object, ...]]],
        silent: Set[int],
    ) -> set[tuple[int, int]]:
        """(person, signal) of what was read today; and whether it might be shown at that hour.

        `silent`: who asked for silence, yesterday evening and still.
        """
        told: set[tuple[int, int]] = set()
        rung: Counter[tuple[int, str]] = Counter()
        for one in seen:
            self._seen[one.row] += 1
            r = rows.get(one.row)
            if r is None:  # whoever said no is forgotten at once, rows and all
                continue
            row = r._mapping
            if self._seen[one.row] > 1 and not row["repeatable"]:
                self.verdict.lost.append(f"{row['key']} was shown twice and must not be")
            numbers = {row["signal"], *(int(p.partition(" ")[2]) for p in row["told"].split(",") if p)} - {None}
            told.update((row["person"], number) for number in numbers)
            if not row["proactive"] or self._seen[one.row] > 1:
                continue
            self._in_peace(day, one, row)
            if row["person"] in silent:
                self.verdict.noisy.append(f"{row['key']} to {row['person']} on {day}, who asked for silence")
            if self._resident(row) and self._calendar.day(row["created"]) == day:  # else it was held until now
                rung.update((row["person"], part) for part in row["told"].split(",") if part)
        self.verdict.noisy += [f"{part} to {person} {n} times on {day}" for (person, part), n in rung.items() if n > 1]
        return told

    def _in_peace(self, day: date, seen: Seen, row: RowMapping) -> None:
        local = self._calendar.local(seen.at)
        if row["rank"] == EMERGENCY:
            return
        resident = self._resident(row)
        if resident and not MORNING <= local.time() < EVENING:
            self.verdict.noisy.append(f"{row['key']} at {local:%Y-%m-%d %H:%M}")
        elif resident and row["told"] and not self._calendar.resident_may(seen.at):
            self.verdict.noisy.append(f"{row['key']} of the clock at {local:%Y-%m-%d %H:%M}")
        if not resident or not row["told"] or self._waited(row, day):
            return
        person: int = row["person"]
        days = [d for d in self._unasked.get(person, ()) if d >= day - SIX_DAYS]
        if row["rank"] == REMINDER and (days.count(day) >= A_DAY or len(days) >= A_WEEK):
            self.verdict.noisy.append(f"{row['key']} to {person} on {day}: above the limit")
        self._unasked[person] = [*days, day]
        self.verdict.week = max(self.verdict.week, len(days) + 1)

    def _resident(self, row: RowMapping) -> bool:
        """Not a contact, nor one who left today."""
        return row["contact"] is None and row["person"] not in self._contacts

    def _waited(self, row: RowMapping, day: date) -> bool:
        """It was held until its reader wrote, or let us in again: it comes by their doing, at the next good hour."""
        spoke = self._spoken.get(row["person"])
        return spoke is not None and self._calendar.day(row["created"]) < spoke and day - spoke <= NEXT_HOUR

    def _silence(self, now: Kept, before: Kept | None, day: date, words: bool) -> None:
        if words or before is None:
            self._last[now.number] = day
        if now.closed or now.silenced is not None:
            self._last[now.number] = day
            return
        silent = (day - self._last[now.number]).days
        awaited = self._decided.get(now.number) == now.promised
        self.verdict.longest_rest = max(self.verdict.longest_rest, silent)
        if now.status in ("received", "taken_up") and not awaited:
            self.verdict.longest_silence = max(self.verdict.longest_silence, silent)
        most = SILENT_DAYS["waiting" if awaited else now.status] if now.status in SILENT_DAYS else RESTS
        if silent == most + 1 and not self._excused(day):
            self._breaks(f"#{now.number} ({now.status}): no word for {silent} days on {day}", day)

    def _day_of(self, before: Kept, now: Kept, day: date, words: bool) -> None:
        """Was today the promised day, or did that day move?"""
        promised = self._calendar.day(before.promised)
        if now.number in self._pending:
            self._late(now, day, words)
            return
        if now.closed or words:
            if promised == day and before.status in OWED:
                self._count("kept", day)
            return
        if now.silenced is not None or before.silenced is not None:
            if promised == day:
                self._count("held", day)
            return
        if promised <= day:
            until = self._calendar.at(day + timedelta(days=1), time())
            if before.status not in OWED:
                until += GRACE
            self._pending[now.number] = (promised, until)
            if until <= self._calendar.at(day + timedelta(days=1), time()):
                self._late(now, day, words)
        elif before.status in OWED and now.status == before.status and self._calendar.day(now.promised) > promised:
            # What a contact wrote in the evening is read in the morning.
            self._pending[now.number] = (promised, self._calendar.at(day + timedelta(days=2), time()))

    def _count(self, how: str, day: date) -> None:
        self.verdict.days[day - timedelta(days=day.weekday()), how] += 1

    def _breaks(self, why: str, day: date) -> None:
        self._count("broken", day)
        self.verdict.broken.append(why)

    def _late(self, now: Kept, day: date, words: bool) -> None:
        promised, until = self._pending[now.number]
        tonight = self._calendar.at(day + timedelta(days=1), time())
        if words or now.closed or now.silenced is not None:
            self._pending.pop(now.number)
            if now.status in OWED and promised < day:
                self._count("late", day)
        elif tonight >= until and not self._excused(day):
            self._pending.pop(now.number)
            self._breaks(f"#{now.number} ({now.status}): nothing was heard on {promised}", day)

    def _excused(self, day: date) -> bool:
        """An outage today, or so short ago that nobody might be written to since."""
        midnight, tonight = (self._calendar.at(d, time()) for d in (day, day + timedelta(days=1)))
        return any(o.start < tonight and o.end + AFTER_OUTAGE > midnight for o in self._outages)


def _rows(connection: Connection, ids: set[int]) -> dict[int, Row[*tuple[object, ...]]]:
    columns = (
        outbox.c.id,
        outbox.c.person,
        outbox.c.signal,
        outbox.c.told,
        outbox.c.rank,
        outbox.c.proactive,
        outbox.c.repeatable,
        outbox.c.key,
        outbox.c.created,
        persons.c.contact,
    )
    found: dict[int, Row[*tuple[object, ...]]] = {}
    some = sorted(ids)
    for start in range(0, len(some), 500):
        query = select(*columns).join_from(outbox, persons).where(outbox.c.id.in_(some[start : start + 500]))
        found |= {r.id: r for r in connection.execute(query)}
    return found


def _signals(connection: Connection) -> dict[int, Kept]:
    query = select(
        signals.c.number,
        signals.c.person,
        signals.c.status,
        signals.c.closed,
        signals.c.promised,
        signals.c.lead,
        persons.c.silenced,
    ).join_from(signals, persons, persons.c.id == signals.c.person)
    return {r.number: Kept(*r) for r in connection.execute(query)}


def load(connection: Connection) -> dict[str, int]:
    """Open signals by who leads them."""
    query = select(signals.c.lead, func.count()).where(~signals.c.closed, signals.c.lead != OPERATOR)
    return {r.lead: int(r[1]) for r in connection.execute(query.group_by(signals.c.lead))}
