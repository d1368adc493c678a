"""A small town in memory: it hears events through the real front desk and does what the effects say.

For who must see what people read without a database: `wijkbot flows check`, and tests. It keeps no secrets and no
order of sending; the real memory is `storage/`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Self

from flows import front_desk
from flows.codes import LENGTH, LETTERS, code_of
from flows.effects import (
    Absent,
    AddLine,
    Announced,
    Consent,
    DropLines,
    DropStory,
    DropTimer,
    Effect,
    Erase,
    HandOver,
    Invite,
    Join,
    KeepCode,
    Know,
    Look,
    Part,
    Post,
    Put,
    PutStory,
    Redeem,
    Remember,
    Say,
    SetTimer,
    StoryTold,
    Turn,
)
from flows.events import BY_SIGNAL, Blocked, Event, Letter, Pressed, Woke
from flows.looking import LOOKS, Lately, OnDesk, One, Query, SaidTheSame, Solved
from flows.scene import Scene, World
from flows.state import Desk, Line, Person, Shown, Signal, Talk
from flows.story import STORIES, Hearing, Story, Telling
from flows.talks.moments import PURPOSE as INVITATIONS

NOBODY = 0  #: Whose the signals of erased people are.
FIRST_CONTACT = 100  #: Person ids from here on are contacts, in the order of the directory.


def code_number(n: int) -> str:
    """The n-th code of a town: nobody guesses here, so it is the same each time."""
    return f"{n % 8 + 2}{LETTERS[:LENGTH]}"[:LENGTH]


TOO_MANY = code_number(6)  #: Whoever shows it has shown too many that were no good.


_desk = lru_cache(maxsize=4096)(Desk)  #: The walk asks for the same few hundred thousands of times.


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
    habits: dict[int, Mapping[str, str]] = field(default_factory=dict)
    agreed: frozenset[tuple[int, str]] = frozenset()  #: Who said yes to what.
    absent: dict[str, Absent] = field(default_factory=dict)  #: Who is away or has left, by contact.
    codes: dict[str, int] = field(default_factory=dict)  #: Who is who in another chat, by code.
    joined: set[int] = field(default_factory=set)  #: Who has another chat too.
    stories: dict[int, Story] = field(default_factory=dict)
    hearings: dict[int, Hearing] = field(default_factory=dict)  #: Who asked for stories.
    invited: str | None = None  #: The contact of the code that is written next.
    think: Callable[[Scene, Event], tuple[Effect, ...]] = front_desk.hear

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
            codes=dict(self.codes),
            joined=set(self.joined),
            stories=dict(self.stories),
            hearings=dict(self.hearings),
            habits=dict(self.habits),
            absent=dict(self.absent),
        )

    def contact(self, id: str) -> int:
        """The person who is this contact."""
        return next(p.id for p in self.people.values() if p.contact == id)

    def hear(self, person: int, event: Event) -> None:
        """One event and the letters that follow from it."""
        letters = self._do(person, self._thought(person, event))
        while letters:
            to, letter = letters.pop(0)
            letters += self._do(to, self._thought(to, letter))

    def _thought(self, person: int, event: Event) -> tuple[Effect, ...]:
        """What is thought, with everything that it looks up on the way."""
        scene = self._scene(person, event)
        effects: tuple[Effect, ...] = ()
        for _ in range(LOOKS):
            effects = self.think(scene, event)
            looks = [effect.query for effect in effects if isinstance(effect, Look)]
            if not looks:
                break
            scene = replace(scene, found={**scene.found, **{query: self._found(query) for query in looks}})
        return effects

    def _found(self, query: Query) -> tuple[Signal, ...]:
        """As the memory would answer it."""
        known = sorted(self.signals.values(), key=lambda s: -s.number)
        match query:
            case SaidTheSame(main):
                return tuple(s for s in reversed(known) if s.main == main and s.status == "merged")
            case One(number):
                return tuple(s for s in known if s.number == number)
            case Solved(theme):
                return tuple(s for s in known if s.themes[0] == theme and s.status == "done")
            case OnDesk(contact, since):
                return tuple(s for s in known if s.lead == contact and (not s.closed or s.created >= since))
            case Lately(themes, since):
                gone = ("let_go", "merged", "not_possible")
                fresh = (s for s in known if s.created >= since and s.status not in gone)
                return tuple(s for s in fresh if set(s.themes) & set(themes))

    def next_timer(self) -> Woke | None:
        """What the clock does next; `now` moves to it. None when nothing is planned."""
        if not self.timers:
            return None
        (kind, subject), due = min(self.timers.items(), key=lambda timer: (timer[1], timer[0]))
        self.now = max(self.now, due)
        return Woke(kind, due, (int(subject),)) if kind in BY_SIGNAL else Woke(kind, due, (), subject)

    def ring(self, woke: Woke) -> int:
        """These timers are taken and heard; whose turn it was."""
        person = self._owner(woke)
        for name in woke.names(person):
            self.timers.pop((woke.kind, name), None)
        self.hear(person, woke)
        return person

    def _owner(self, woke: Woke) -> int:
        if woke.subjects:
            return self.signals[woke.subjects[0]].person
        return int(woke.subject) if woke.subject.isdecimal() else self.contact(woke.subject)

    def _scene(self, person: int, event: Event) -> Scene:
        me = self.people[person]
        shown = self.rows[event.message] if isinstance(event, Pressed) and event.message < len(self.rows) else None
        return Scene(
            self.now,
            self.world,
            me,
            self.talks.get(person),
            dict(self.signals),
            dict(self.people),
            shown,
            self._desks([s.lead for s in self.signals.values() if not s.closed]),
            tuple(x for x in self.lines if x.contact == me.contact),
            len(self.signals) + 1,
            calm_until=self.timers.get(("calm", str(person))),
            invited=self.invited,
            owner=self.people.get(self.codes.get(code_of(event) or "", NOBODY)),
            code=code_number(len(self.codes) + 1),
            tired=code_of(event) == TOO_MANY,
            elsewhere=person in self.joined and not isinstance(event, Blocked),
            stories=self._stories(told=isinstance(event, Woke)),
            hearing=self.hearings.get(person),
            habits=self.habits.get(person, {}),
        )

    def _stories(self, *, told: bool) -> tuple[Story, ...]:
        """Every success that is told on; in a town this small, to who told it as if it were somebody else's."""
        return tuple(replace(s, person=NOBODY) if told else s for s in self.stories.values())

    def _desks(self, leads: list[str]) -> dict[str, Desk]:
        """What happens with every contact now."""
        linked = {p.contact: p.id for p in self.people.values() if p.contact}
        found: dict[str, Desk] = {}
        for contact in (*linked, *self.absent):
            gone = self.absent.get(contact)
            away, left = (gone.away, gone.left) if gone else (None, False)
            found[contact] = _desk(contact, linked.get(contact), leads.count(contact), away, left)
        return found

    def _hands_over(self, contact: str) -> list[tuple[int, Event]]:
        theirs: dict[int, list[int]] = {}
        for s in self.signals.values():
            if s.lead == contact and not s.closed:
                theirs.setdefault(s.person, []).append(s.number)
        return [
            (who, Letter("moved", numbers[0], (("contact", contact), ("numbers", ",".join(map(str, numbers))))))
            for who, numbers in theirs.items()
        ]

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
                case AddLine(contact, number, line, due, told):
                    same = (contact, number, line)
                    self.lines = [x for x in self.lines if (x.contact, x.signal, x.kind) != same]
                    self.lines.append(Line(contact, number, line, due, told))
                    if not told:
                        before = self.timers.get(("round", contact))
                        self.timers[("round", contact)] = min(due, before or due)
                case DropLines(numbers, of, stays):
                    mine = [x for x in self.lines if x.signal in numbers and of in (None, x.contact)]
                    gone = [x for x in mine if x.kind not in stays]
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
                case Remember(habits):
                    self.habits[person] = habits
                case Absent(contact, _, left):
                    self.absent[contact] = effect
                    if left:
                        leavers = [p for p in self.people.values() if p.contact == contact]
                        self.people |= {p.id: replace(p, contact=None) for p in leavers}
                        self.timers.pop(("round", contact), None)
                case Consent(purpose, given):
                    self.agreed = self.agreed | {(person, purpose)} if given else self.agreed - {(person, purpose)}
                    if purpose == STORIES:
                        self.hearings.pop(person, None)
                        self.hearings |= {person: Hearing(self.now)} if given else {}
                case Invite(district, told):
                    agreed = (p for p, to in sorted(self.agreed) if to == INVITATIONS)
                    near = (p for p in agreed if self.people[p].district == district)
                    letters += [(p, Letter("invited", None, tuple(told.items()))) for p in near if p != person]
                case HandOver(contact):
                    letters += self._hands_over(contact)
                case KeepCode(code):
                    self.codes[code] = person
                case Join(code, kept, gone):
                    del self.codes[code]
                    self.joined.add(kept.id)
                    self.people[kept.id] = kept
                    theirs = [s for s in self.signals.values() if s.person == gone]
                    self.signals |= {s.number: replace(s, person=kept.id) for s in theirs}
                    self.rows = [replace(r, person=kept.id) if r.person == gone else r for r in self.rows]
                    self.talks[kept.id] = self.talks.get(kept.id) or self.talks.pop(gone, None)
                case Part():
                    self.joined.discard(person)
                case PutStory(story, ring):
                    self.stories[story.signal] = story
                    for reader in self.hearings if ring is not None else ():
                        self.timers.setdefault(("story", str(reader)), ring or self.now)
                case DropStory(number):
                    self.stories.pop(number, None)
                case StoryTold(number, read):
                    self._invited(person, number, read=read)
                case Erase():
                    self.stories = {n: s for n, s in self.stories.items() if s.person != person}
                    self.people.setdefault(NOBODY, Person(NOBODY))
                    own = [s for s in self.signals.values() if s.person == person]
                    self.signals |= {s.number: replace(s, person=NOBODY, words={}) for s in own}
        return letters

    def _invited(self, person: int, number: int, *, read: bool) -> None:
        """Somebody was invited to a story, or reads it."""
        hearing = self.hearings.get(person)
        if hearing is not None and not read:
            self.hearings[person] = replace(hearing, told=(Telling(number, self.now, read=False), *hearing.told))
        elif hearing is not None:
            told = tuple(replace(t, read=t.read or t.story == number) for t in hearing.told)
            self.hearings[person] = replace(hearing, told=told)
        if read and (story := self.stories.get(number)) is not None:
            self.stories[number] = replace(story, readers=story.readers + 1)
