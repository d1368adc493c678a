"""The small frozen world that a thought may know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from flows.calendar import Calendar
from flows.directory import OPERATOR, Contact, Directory, District
from flows.looking import DeskUnreadError, Query
from flows.places import Places
from flows.routing import Desks
from flows.state import LENT, Desk, Line, Person, Shown, Signal, Talk
from flows.story import Hearing, Story
from flows.tally import Tally
from flows.words import Words

UNASKED_A_DAY, UNASKED_A_WEEK = 1, 2  #: Messages that nobody asked for, at most.


@dataclass(frozen=True, slots=True)
class World:
    """What is the same for every message: read at start, never written."""

    directory: Directory
    places: Places
    words: Words
    calendar: Calendar
    #: Whether a page of ours opens on people's own phones; without a public address it does on this machine only.
    pages: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything one thought knows. Numbers and ids were drawn beforehand, so that effects are complete."""

    now: datetime  #: UTC
    world: World
    person: Person
    talk: Talk | None = None
    signals: Mapping[int, Signal] = field(default_factory=dict)  #: Those the message points at.
    residents: Mapping[int, Person] = field(default_factory=dict)  #: Person id -> resident of those signals.
    shown: Shown | None = None  #: The row that was pressed or replied to.
    desks: Mapping[str, Desk] = field(default_factory=dict)  #: Contact id -> today.
    lines: tuple[Line, ...] | None = ()  #: The speaker's own, as a contact; None: not read, nor the rest of their desk.
    number: int | None = None  #: Drawn for a signal that this message may begin.
    held: bool = False  #: Something waits for the speaker until they write.
    told_on: tuple[date, ...] = ()  #: Local dates of proactive messages to the speaker, last seven days.
    messages: int = 0  #: How many of the speaker's own messages are kept, where they ask for it.
    calm_until: datetime | None = None  #: After a grave word: no check-in and nothing festive before this, UTC.
    invited: str | None = None  #: The contact of the invitation code in this message, if it is good.
    owner: Person | None = None  #: Whose the code in this message is (`flows.codes`), if it is good.
    tired: bool = False  #: There is a code in this message, and this chat has shown too many that were no good.
    code: str = ""  #: Drawn for who asks for a code.
    habits: Mapping[str, str] = field(default_factory=dict)  #: What the speaker wants remembered, where it matters.
    elsewhere: bool = False  #: The speaker can be reached in another way than the one that this message came by.
    coming: bool = False  #: A photo or a voice note that the speaker sent before this is still being fetched.
    sent: datetime | None = None  #: When what was fetched reached us, UTC; None: now.
    album: datetime | None = None  #: When the speaker's photo before this one was sent, UTC, if that is not long ago.
    chases: Mapping[int, datetime] = field(default_factory=dict)  #: Chase timers, by signal.
    stories: tuple[Story, ...] = ()  #: Those that this is about, or that may be told now; loaded for that alone.
    hearing: Hearing | None = None  #: The speaker's yes to stories, where it is asked for.
    tallies: tuple[Tally, ...] = ()  #: Last week of the districts that the speaker leads, where that is told.
    no_report: bool = False  #: The speaker wants no weekly message.
    found: Mapping[Query, tuple[Signal, ...]] = field(default_factory=dict)  #: What was looked up for this thought.
    group: Person | None = None  #: The group chat in which it happened; the speaker, where nobody in it is known.

    @property
    def today(self) -> date:
        """The local date."""
        return self.world.calendar.day(self.now)

    @property
    def contact(self) -> Contact | None:
        """Who the speaker is in the directory, if they are in it."""
        return self.world.directory.contacts.get(self.person.contact or "")

    def district(self, id: str) -> District:
        """A district by id; one that has left the directory becomes the first, so nothing is lost."""
        districts = self.world.directory.districts
        return districts.get(id) or next(iter(districts.values()))

    def full(self, day: date) -> bool:
        """Whether the speaker was told enough unasked for this day (CONTRACTS: one a day, two in seven days).

        A contact's own rounds are another matter: they would leave no room for what they brought as a resident.
        """
        if self.person.contact is not None:
            return False
        return self.told_on.count(day) >= UNASKED_A_DAY or len(self.told_on) >= UNASKED_A_WEEK

    def routing(self, day: date | None = None) -> Desks:
        """The desks of today, or of a day to come, as routing wants them."""
        today = day or self.today
        return Desks(
            open={d.contact: d.open for d in self.desks.values()},
            away=frozenset(
                d.contact
                for d in self.desks.values()
                if d.left or (d.away is not None and d.away.start <= today <= d.away.until)
            ),
            linked=frozenset(d.contact for d in self.desks.values() if d.person is not None and not d.shared),
        )

    @property
    def waiting(self) -> tuple[Line, ...]:
        """What waits for the speaker, as a contact."""
        return tuple(x for x in self._lines if x.kind != LENT)

    @property
    def lent(self) -> tuple[Line, ...]:
        """What went to who stands in while the speaker was away."""
        return tuple(x for x in self._lines if x.kind == LENT)

    @property
    def _lines(self) -> tuple[Line, ...]:
        if self.lines is None:
            raise DeskUnreadError
        return self.lines

    def person_of(self, contact: str) -> int | None:
        """The person behind a contact id; None while nobody is linked."""
        desk = self.desks.get(contact)
        return desk.person if desk else None

    def readers(self, contact: str) -> tuple[str, ...]:
        """The linked contacts who get what is for this one: itself, or the members of a team.

        Police within a team never read without the resident's yes, and a group's chat never reads words.
        """
        contacts = self.world.directory.contacts
        known = contacts.get(contact)
        members = known.members if known else ()
        ids = (contact, *(m for m in members if m in contacts and not contacts[m].police))
        linked = tuple(i for i in ids if self.person_of(i) is not None and not self.desks[i].shared)
        return linked or ((OPERATOR,) if self.person_of(OPERATOR) is not None else ())

    def audience(self, contact: str) -> tuple[str, ...]:
        """Who hears that something waits for this contact: its readers, and a team's group (theme and place only)."""
        desk = self.desks.get(contact)
        group = (contact,) if desk is not None and desk.shared and desk.person is not None else ()
        return (*self.readers(contact), *group)
