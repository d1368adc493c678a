"""A small town in memory: it hears events through the real front desk and does what the effects say.

For tests of what people read. It keeps no secrets and no order of sending; the real memory is `storage/`.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from flows.effects import (
    AddLine,
    Announced,
    DropLines,
    DropTimer,
    Effect,
    Know,
    Post,
    Put,
    Redeem,
    Say,
    SetTimer,
    Turn,
)
from flows.events import Event, Letter, Pressed, Woke
from flows.front_desk import hear
from flows.scene import Scene, World
from flows.state import Desk, Line, Person, Shown, Signal, Talk

FIRST_CONTACT = 100  #: Person ids from here on are contacts, in the order of the directory.


@dataclass
class Town:
    """Who is there, what they talk about, and what was said, in order."""

    world: World
    now: datetime
    people: dict[int, Person]
    talks: dict[int, Talk | None] = field(default_factory=dict)
    signals: dict[int, Signal] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    timers: dict[tuple[str, str], datetime] = field(default_factory=dict)
    rows: list[Shown] = field(default_factory=list)
    said: list[Say] = field(default_factory=list)
    invited: str | None = None  #: The contact of the code that is written next.

    @classmethod
    def of(cls, world: World, now: datetime, *residents: Person) -> Self:
        """These residents, and every contact of the directory linked."""
        contacts = enumerate(world.directory.contacts, FIRST_CONTACT)
        linked = [Person(id, contact=contact, met=True) for id, contact in contacts]
        return cls(world, now, {p.id: p for p in (*residents, *linked)})

    def fork(self) -> Self:
        """The same town, to try something in."""
        return replace(
            self,
            people=dict(self.people),
            talks=dict(self.talks),
            signals=dict(self.signals),
            lines=list(self.lines),
            timers=dict(self.timers),
            rows=list(self.rows),
            said=list(self.said),
        )

    def contact(self, id: str) -> int:
        """The person who is this contact."""
        return next(p.id for p in self.people.values() if p.contact == id)

    def leading(self) -> int:
        """The person who leads the newest signal; of a team its first member."""
        lead = self.signals[max(self.signals)].lead
        return self.contact((*self.world.directory.contacts[lead].members, lead)[0])

    def hear(self, person: int, event: Event) -> None:
        """One event and the letters that follow from it."""
        letters = self._do(person, hear(self._scene(person, event), event))
        while letters:
            to, letter = letters.pop(0)
            letters += self._do(to, hear(self._scene(to, letter), letter))

    def press(self, person: int, choice: str) -> None:
        """The latest button of this name that this person was shown."""
        for row in reversed(self.rows):
            for n, offered in enumerate(row.choices, 1):
                if row.person == person and offered.id == choice:
                    return self.hear(person, Pressed(row.row, n))
        raise AssertionError(f"{person} was never offered {choice!r}")

    def wake(self, kind: str) -> Woke:
        """The clock goes on until a timer of this kind is due; what is due before it is heard too."""
        for _ in range(80):
            (first, subject), due = min(self.timers.items(), key=lambda timer: (timer[1], timer[0]))
            self.now = max(self.now, due)
            woke = self._woke(first, subject, due)
            if first == kind:
                return woke
            self.ring(woke)
        raise AssertionError(f"no timer of kind {kind}")

    def ring(self, woke: Woke) -> None:
        """These timers are taken and heard."""
        person = self._owner(woke)
        for name in woke.names(person):
            self.timers.pop((woke.kind, name), None)
        self.hear(person, woke)

    def _woke(self, kind: str, subject: str, due: datetime) -> Woke:
        return Woke(kind, due, (int(subject),)) if kind in ("promise", "chase") else Woke(kind, due, (), subject)

    def _owner(self, woke: Woke) -> int:
        if woke.subjects:
            return self.signals[woke.subjects[0]].person
        return self.contact(woke.subject) if woke.kind == "round" else int(woke.subject)

    def _scene(self, person: int, event: Event) -> Scene:
        me = self.people[person]
        shown = self.rows[event.message] if isinstance(event, Pressed) and event.message < len(self.rows) else None
        open_count = [s.lead for s in self.signals.values() if not s.closed]
        return Scene(
            self.now,
            self.world,
            me,
            self.talks.get(person),
            dict(self.signals),
            dict(self.people),
            shown,
            {p.contact: Desk(p.contact, p.id, open_count.count(p.contact)) for p in self.people.values() if p.contact},
            tuple(x for x in self.lines if x.contact == me.contact),
            len(self.signals) + 1,
            invited=self.invited,
        )

    def _do(self, person: int, effects: tuple[Effect, ...]) -> list[tuple[int, Event]]:
        letters: list[tuple[int, Event]] = []
        for effect in effects:
            match effect:
                case Say():
                    self.said.append(effect)
                    shown = Shown(
                        len(self.rows), effect.asks or effect.key, effect.signal, effect.choices, effect.to, self.now
                    )
                    self.rows.append(shown)
                case Turn(talk):
                    self.talks[person] = talk
                case Know(known):
                    self.people[person] = known
                case Put(signal):
                    self.signals[signal.number] = signal
                case SetTimer(kind, subject, due):
                    self.timers[(kind, subject)] = due
                case DropTimer(kind, subject):
                    self.timers.pop((kind, subject), None)
                case AddLine(contact, number, line, due):
                    same = (contact, number, line)
                    self.lines = [x for x in self.lines if (x.contact, x.signal, x.kind) != same]
                    self.lines.append(Line(contact, number, line, due))
                    before = self.timers.get(("round", contact))
                    self.timers[("round", contact)] = min(due, before or due)
                case DropLines(numbers, of):
                    gone = [x for x in self.lines if x.signal in numbers and of in (None, x.contact)]
                    self.lines = [x for x in self.lines if x not in gone]
                case Announced(contact, numbers):
                    self.lines = [
                        replace(x, announced=x.announced or (x.contact == contact and x.signal in numbers))
                        for x in self.lines
                    ]
                case Post(to, kind, posted, values):
                    letters.append((to, Letter(kind, posted, tuple(values.items()))))
                case Redeem():
                    self.invited = None
        return letters
