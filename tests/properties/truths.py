"""What must always be true (DESIGN I1-I5, I7, I10), looked up in the database after each step of a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from sqlalchemy import Row, select

from bot.render import rendered
from flows.begun import BY
from flows.directory import OPERATOR
from flows.effects import RANKS
from flows.events import Event, Inbound, Said
from flows.state import LENT, Person, Signal
from storage import codec
from storage.load import person_of, signal_of
from storage.outbox import UNSENT, Mark, claim, mark
from storage.readiness import unready
from storage.tables import dead_letters, lines, metadata, outbox, persons, signal_log, signals, timers
from tests.builders import Village
from tests.properties.days import Days, Step

OWED = ("received", "taken_up", "waiting")  #: A contact owes an answer: every promised day has words.
EMERGENCY = RANKS.index("emergency")
REMINDER = RANKS.index("reminder")
#: What a contact does that the resident hears of; a first pass is not among them.
TOLD = (
    *("taken_up", "answered", "asked", "not_possible", "waiting", "agreed", "done", "assigned", "named", "merged"),
    *("let_be", "step"),
)
#: Of several signals on one's own desk, though one of them is asked about.
LISTS = ("merge-into", "join-sure", "join-given", "join-runs", "together-do")
SIX_DAYS = timedelta(days=6)


@dataclass(frozen=True)
class Shot:
    """The memory at one moment, as far as the truths speak of it."""

    people: Mapping[int, Person]
    signals: Mapping[int, Signal]
    timers: Mapping[str, datetime]
    next_timers: Mapping[int, str | None]
    last_row: int
    last_line: int
    lent: frozenset[tuple[str, int]]  #: (who was away, signal that went to who stood in)


@dataclass
class Truths:
    """Plays each step and checks the house after every event of it."""

    village: Village
    days: Days
    heard: int = 0
    readers: dict[int, set[str]] = field(default_factory=dict)  #: Signal -> contacts who could ever read it.
    delivered: list[tuple[int, datetime]] = field(default_factory=list)
    answered: dict[str, set[int]] = field(default_factory=dict)  #: A contact's word -> the signals that kept it.
    contacts: set[int] = field(default_factory=set)  #: Who was a contact at any time.
    released: set[int] = field(default_factory=set)  #: Rows that waited when their receiver did something.

    def play(self, step: Step) -> None:
        """One step, checked."""
        if step.who == "clock":
            before = self._shot()
            self.days.clock(step)
            self._check(before, None, None)
            self._kept(before)
            with self.village.house.engine.begin() as connection:
                assert unready(connection, self.village.now) == []
        for who, event in self.days.events(step):
            self._hears(who, event)
        self._deliver()

    def _hears(self, who: str, event: Event) -> None:
        before = self._shot()
        self.heard += 1
        inbound = Inbound("terminal", f"day-{self.heard}", who, event, self.village.now)
        self.village.house.writer.hear([inbound])
        self._check(before, who, event)
        person = self.village.person(who)
        with self.village.house.engine.begin() as connection:
            query = select(outbox.c.id).where(outbox.c.person == person)
            self.released.update(connection.execute(query).scalars())
        if self.heard % 5 == 0:
            kept = self._everything()
            self.village.house.writer.hear([inbound, inbound])
            assert self._everything() == kept, "I2: a repeat had an effect"

    def _everything(self) -> list[list[Row[*tuple[object, ...]]]]:
        with self.village.house.engine.begin() as connection:
            return [
                sorted(connection.execute(select(table)).all(), key=repr)
                for table in metadata.sorted_tables
                if table.name != "facts"
            ]

    def _shot(self) -> Shot:
        with self.village.house.engine.begin() as connection:
            rows = connection.execute(select(signals)).all()
            return Shot(
                {p.id: p for p in map(person_of, connection.execute(select(persons)))},
                {s.number: s for s in map(signal_of, rows)},
                {r.id: r.due for r in connection.execute(select(timers.c.id, timers.c.due))},
                {r.number: r.next_timer for r in rows},
                max(connection.execute(select(outbox.c.id)).scalars(), default=0),
                max(connection.execute(select(signal_log.c.id)).scalars(), default=0),
                frozenset((r.contact, r.signal) for r in connection.execute(select(lines).where(lines.c.kind == LENT))),
            )

    def _check(self, before: Shot, who: str | None, event: Event | None) -> None:
        after = self._shot()
        actor = self.village.person(who) if who is not None else None
        with self.village.house.engine.begin() as connection:
            fresh = connection.execute(select(outbox).where(outbox.c.id > before.last_row).order_by(outbox.c.id)).all()
            lines = connection.execute(select(signal_log).where(signal_log.c.id > before.last_line)).all()
            assert connection.execute(select(dead_letters.c.error)).all() == [], f"{who} {event}"
            again = outbox.alias("again")  # a question that waited, and that a later word of the clock overtook
            like = (again.c.rank == outbox.c.rank) | (again.c.key == outbox.c.key)
            same = (again.c.person == outbox.c.person) & like & (again.c.id > outbox.c.id)
            asked_again = select(again.c.id).where(same, again.c.signal == outbox.c.signal).exists()
            lost = select(outbox.c.key, outbox.c.told).where(
                outbox.c.proactive, outbox.c.status == "dropped", ~asked_again
            )
            assert connection.execute(lost).all() == [], "I1: unasked words were dropped before they were read"
        self._promised(after)
        self._readers(before)
        self._readers(after)
        self._told(before, after, actor, fresh, lines)
        self._own_only(before, after, actor)
        for row in fresh:
            self._in_private(after, row)
            self._in_peace(before, after, actor, row)
        if isinstance(event, Said):
            answers = [r for r in fresh if r.person == actor and not r.proactive]
            assert answers, f"I10: {who} said {event.text[:60]!r} and got no answer"
            if event.text == "help":
                doors = [door for r in answers for door in ("Bel ", "postcode") if door in self._text(r)]
                assert doors, "I10: help names a human's door, or asks where it is"

    # I1: an open signal has one lead and one promise timer.

    def _promised(self, now: Shot) -> None:
        for number, signal in now.signals.items():
            timer = f"promise:{number}"
            if signal.closed:
                continue
            assert signal.lead in self.village.house.directory.contacts, f"I1: nobody leads #{number}"
            assert now.next_timers[number] == timer, f"I1: #{number} does not name its timer"
            assert now.timers[timer] == signal.promised, f"I1: #{number} promises another moment than its timer"
        owing = {int(t.partition(":")[2]) for t in now.timers if t.startswith("chase:")}
        assert all(not now.signals[n].closed for n in owing), "I1: a closed signal is chased"

    # I1: a promise that fired ended in words, or was moved by a rule.

    def _kept(self, before: Shot) -> None:
        now = self.village.now
        calendar = self.village.house.world.calendar
        after = self._shot()
        with self.village.house.engine.begin() as connection:
            query = select(outbox.c.person, outbox.c.signal, outbox.c.told).where(outbox.c.id > before.last_row)
            rows = connection.execute(query).all()
            told = {(r.person, part) for r in rows for part in r.told.split(",")}
            passed = {(r.person, r.signal) for r in rows if not r.told}  # a contact's words, sent by themselves in time
        for number, signal in before.signals.items():
            due = before.timers.get(f"promise:{number}")
            if due is None or due > now or signal.status not in OWED:
                continue
            spoken = (signal.person, f"note {number}") in told or (signal.person, number) in passed
            moved = after.timers[f"promise:{number}"]
            waits = not calendar.resident_may(now) and moved == calendar.next_resident_moment(now)
            assert spoken or waits, f"I1: the promise of #{number} passed without words"

    # I3: what a contact does reaches the resident.

    def _told(
        self,
        before: Shot,
        after: Shot,
        actor: int | None,
        fresh: "list[Row[*tuple[object, ...]]] | object",
        lines: object,
    ) -> None:
        assert isinstance(fresh, list)
        assert isinstance(lines, list)
        for line in lines:
            signal = after.signals[line.signal]
            by_contact = line.who not in ("resident", "clock")
            second_pass = line.what == "passed" and len(signal.passed) > 1
            if by_contact and (line.what.partition(" ")[0] in TOLD or second_pass):
                reached = [r for r in fresh if r.person == signal.person and r.signal == signal.number]
                assert reached, f"I3: #{signal.number} {line.what} by {line.who} was not told to its resident"

    # I5: nobody sees or presses what is not theirs.

    def _readers(self, shot: Shot) -> None:
        contacts = self.village.house.directory.contacts
        linked = {p.contact for p in shot.people.values() if not p.shared and p.silenced != "blocked"}
        self.contacts |= {p.id for p in shot.people.values() if p.contact is not None}
        for number, signal in shot.signals.items():
            known = self.readers.setdefault(number, set())
            first = {signal.lead, *contacts[signal.lead].members}
            known |= {*first, *signal.asked, *signal.passed}
            if not first & linked:
                known.add(OPERATOR)  # there is always somebody
            known.add(signal.words.get("along", signal.lead))
            like = shot.signals.get(int(signal.words.get("together", 0)))
            known.add(like.lead if like is not None else signal.lead)  # they read its title

    def _own_only(self, before: Shot, after: Shot, actor: int | None) -> None:
        if actor is None:
            return
        person = after.people[actor]
        known = before.people.get(actor)
        was = {person.contact, known.contact if known else None} - {None}  # who leaves was it until now
        for number, signal in before.signals.items():
            if after.signals[number] != signal:
                contacts = self.village.house.directory.contacts
                mains = {signal.main, after.signals[number].main} - {None}
                led = [signal, *(s for n, s in before.signals.items() if n in mains)]
                may = {c for s in led for c in (s.lead, *s.asked, *contacts[s.lead].members)}
                same = {number, *mains}
                along = any(s.person == actor and same & {n, s.main} for n, s in before.signals.items())
                may.add(signal.words.get("along", signal.lead))
                may.add(signal.words.get(BY, signal.lead))  # an answer that they began themselves
                may |= {contact for contact, lent in before.lent if lent == number}  # back from an absence
                allowed = signal.person == actor or not may.isdisjoint(was) or along
                assert allowed, f"I5: person {actor} ({person.contact}) changed #{number} of {signal.person}"

    def _in_private(self, now: Shot, row: "Row[*tuple[object, ...]]") -> None:
        text = self._text(row)
        assert "adres-van-" not in text, "I5: an address in a text"
        receiver = now.people[row.person]
        signal = now.signals.get(row.signal) if row.signal is not None else None
        for word, who in self.days.whose.items():
            if word not in text or (speaker := self.village.person(who)) == row.person:
                continue
            assert speaker is not None
            key = row.key.partition(".")[0]
            one = signal is not None and key not in LISTS and not signal.words.get("given")
            own = {n: s for n, s in now.signals.items() if s.person == speaker}
            theirs = {n for n, s in own.items() if not one or row.signal in (n, s.main)}
            said = self.answered.setdefault(word, set())  # what a contact said of somebody's signal is its resident's
            if speaker in self.contacts:
                said |= {n for n, s in now.signals.items() if n not in own and word in "".join(s.words.values())}
            relayed = signal is not None and signal.person == row.person and speaker in self.contacts
            about = theirs | {n for n in said if not one or row.signal == n}
            reads = receiver.contact is not None and any(receiver.contact in self.readers[n] for n in about)
            passed_on = key == "given-on"  # they said that a neighbour may
            solved = key.startswith("solved-") and any(word in now.signals[n].words.get("result", "") for n in said)
            assert relayed or reads or passed_on or solved, (
                f"I5: {row.key} to {row.person} ({receiver.contact}) holds words of {who}"
            )

    # I7: nothing unasked at the wrong hour, to who wants silence, or too often.

    def _in_peace(self, before: Shot, after: Shot, actor: int | None, row: "Row[*tuple[object, ...]]") -> None:
        receiver = after.people[row.person]
        was = before.people.get(row.person, receiver)
        silent = receiver.silenced is not None and was.silenced is not None
        if silent and not (row.person == actor and not row.proactive):
            assert row.status == "held", f"I7: {row.key} goes to {row.person}, who asked for silence"
        if not row.proactive or row.status == "held" or row.rank == EMERGENCY:
            return
        calendar = self.village.house.world.calendar
        moment = calendar.local(max(row.due, row.created))
        assert time(8) <= moment.time() < time(21), f"I7: {row.key} at {moment}"
        if row.told:
            assert calendar.resident_may(moment), f"I7: {row.key} of the clock at {moment}"
        if row.rank == REMINDER and receiver.contact is None:
            self._not_too_often(row)

    def _not_too_often(self, row: "Row[*tuple[object, ...]]") -> None:
        calendar = self.village.house.world.calendar
        with self.village.house.engine.begin() as connection:
            query = select(outbox.c.due, outbox.c.created).where(
                outbox.c.person == row.person, outbox.c.id < row.id, outbox.c.proactive, outbox.c.status != "dropped"
            )
            earlier = [calendar.day(max(r.due, r.created)) for r in connection.execute(query)]
        today = calendar.day(row.created)
        week = [d for d in earlier if today - SIX_DAYS <= d <= today]
        assert today not in week, f"I7: {row.key} is the second unasked message of {today}"
        assert len(week) < 2, f"I7: {row.key} is the third unasked message in a week"

    # I4: order, while the messages go out.

    def _deliver(self) -> None:
        now = self.village.now
        while True:
            with self.village.house.engine.begin() as connection:
                due = claim(connection, now, ("terminal",), self.village.house.world.calendar, most=8)
                assert len({d.row for d in due}) == len(due)
                for d in due:
                    ahead = connection.execute(
                        select(outbox.c.id).where(
                            outbox.c.person == d.person,
                            outbox.c.rank == d.rank,
                            outbox.c.id < d.row,
                            outbox.c.status.in_(UNSENT),
                            outbox.c.due <= now,
                        )
                    ).all()
                    assert d.rank == EMERGENCY or ahead == [], f"I4: {d.key} overtook {ahead}"
                    row = connection.execute(select(outbox).where(outbox.c.id == d.row)).one()
                    silent = connection.execute(select(persons.c.silenced).where(persons.c.id == d.person)).scalar()
                    may = silent is None or not row.proactive or d.row in self.released
                    assert may, f"I7: {d.key} went to {d.person}, who asked for silence"
                mark(connection, [Mark(d.row, "sent", now, "terminal", f"sent-{d.row}") for d in due])
            if not due:
                return
            # SQLite gives the id of a forgotten row again: its moment belongs to it.
            fresh = [(d.row, d.created) for d in due]
            assert not set(fresh) & set(self.delivered), "I2: sent twice"
            self.delivered += fresh

    def _text(self, row: "Row[*tuple[object, ...]]") -> str:
        values, choices = codec.content_in(row.content)
        text, labels = rendered(self.village.house, row.key, values, choices, "nl", self.village.now)
        return "\n".join((text, *labels))
