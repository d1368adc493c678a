"""Who is who and where is where: the directory, read from `districts/*.toml`.

The directory is the same thing that routes and that answers "who does what". It holds roles, not what
happened; what happened is in the database. Every rule about people here comes from the publication
*Wij zijn de Wijk*: clear roles, visible people, one lead, honest frames.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Language = str
#: The words of PRODUCT 5; a district may use fewer.
THEMES: tuple[str, ...] = (
    "groen",
    "spelen",
    "ontmoeten",
    "sport",
    "veiligheid",
    "verkeer",
    "schoon",
    "wonen",
    "zorg",
    "jongeren",
    "eenzaamheid",
    "cultuur",
    "regelzaken",
    "overig",
)
Kind = Literal["idea", "concern", "offer", "need", "question", "other"]
KINDS: tuple[Kind, ...] = ("idea", "concern", "offer", "need", "question", "other")

OPERATOR = "operator"  #: The contact id that always exists: the last one who can be asked.


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of working time on one weekday (0 = Monday), local time."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Presence:
    """When and where a contact can be met in person: 'donderdag 10-12 in De Stek'."""

    weekday: int
    start: time
    end: time
    place: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A key figure of a district, by role; a person, or a team whose members claim."""

    id: str
    #: The role with its article, per language: {"nl": "de sociaal werker", "en": "the social worker"}.
    role: Mapping[Language, str]
    organisation: str
    #: True when the role takes a plural verb ("de buurtmoeders").
    plural: bool = False
    themes: frozenset[str] = frozenset()  #: Empty: a generalist, for every theme.
    kinds: frozenset[str] = frozenset()  #: Empty: every kind.
    members: tuple[str, ...] = ()  #: Contact ids; not empty makes this a team.
    working: tuple[Block, ...] = ()
    round_at: time = time(9, 0)  #: Own hour of the day round, local time.
    presence: tuple[Presence, ...] = ()
    stand_in: str | None = None
    team_lead: str | None = None
    volunteer: bool = False
    police: bool = False  #: Never reads without the resident's yes.
    routable: bool = True  #: False: never a first lead (a lead who only steps in).
    email: str | None = None  #: In small letters; told to nobody.
    shown_as: str | None = None  #: A first name, only where the contact chose to be named.
    until: date | None = None  #: Last day of the role.
    mandate_euros: int | None = None
    card: Literal["full", "short"] = "full"

    @property
    def is_team(self) -> bool:
        return bool(self.members)


@dataclass(frozen=True, slots=True)
class HouseRange:
    """House numbers of one PC6: `parity` 'even', 'odd' or 'all', both ends included."""

    pc6: str
    first: int
    last: int
    parity: Literal["even", "odd", "all"] = "all"


@dataclass(frozen=True, slots=True)
class Area:
    """Any mix of ways to say where a district is; the most specific wins (see `flows.places`)."""

    pc4: frozenset[str] = frozenset()  #: "6713"
    pc6: frozenset[str] = frozenset()  #: "6713AB"
    houses: tuple[HouseRange, ...] = ()
    #: Municipality, wijk and buurt codes of CBS: "GM0228", "WK022801", "BU02280101".
    codes: frozenset[str] = frozenset()
    #: Rings of (longitude, latitude), WGS84; the first of each polygon is its outside, the rest its holes.
    polygons: tuple[tuple[tuple[tuple[float, float], ...], ...], ...] = ()
    names: frozenset[str] = frozenset()  #: As people say them: "bloemenbuurt", "de stek".


@dataclass(frozen=True, slots=True)
class Frame:
    """What is fixed beforehand about a theme, told before a resident invests effort."""

    theme: str
    fixed: Mapping[Language, str]
    open: Mapping[Language, str]
    conflicts_with: Mapping[Language, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Programme:
    """Something that runs already: "dit loopt al". Its words are told to who wishes for the same."""

    title: Mapping[Language, str]
    theme: str
    words: Mapping[Language, str]
    contact: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """Where money can be asked for: by whom, how and when, in words per language."""

    who: Mapping[Language, str]
    how: Mapping[Language, str]
    when: Mapping[Language, str]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """The next chance to meet: a place and when, in words per language."""

    place: str
    when: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """The municipality's own door: name with article per language, number, and its channel for reports."""

    name: Mapping[Language, str]
    phone: str
    phone_24h: str
    report_url: str = ""
    contact: str | None = None  #: Who at the desk gets what is a matter of law; without: the municipality's lead.


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which residents are not asked or invited, both included: before an election, in mourning."""

    start: date
    until: date


@dataclass(frozen=True, slots=True)
class District:
    """One neighbourhood. `article` is the Dutch one, or empty: 'de' + 'Bloemenbuurt'."""

    id: str
    name: str
    article: str
    municipality: str
    area: Area
    contacts: tuple[str, ...]  #: Ids of its contacts, in the order of the file.
    lead: str
    municipality_lead: str
    meeting: Moment
    desk: Desk
    themes: tuple[str, ...] = THEMES
    frames: tuple[Frame, ...] = ()
    closures: frozenset[date] = frozenset()
    pause: Pause | None = None
    running: tuple[Programme, ...] = ()
    budget: Budget | None = None

    def paused(self, day: date) -> date | None:
        """The last day of the pause that this day lies in; None: residents may be asked and invited.

        It holds invitations, stories and check-ins. What was promised for a day is said on that day.
        """
        pause = self.pause
        return pause.until if pause is not None and pause.start <= day <= pause.until else None

    @property
    def called(self) -> str:
        """As in a sentence: 'de Bloemenbuurt', 'Presikhaaf'."""
        return f"{self.article} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Directory:
    """Every district and contact of this installation, checked when it was read."""

    districts: Mapping[str, District]
    contacts: Mapping[str, Contact]  #: Contact ids are unique over all districts; holds `OPERATOR` too.

    def district_of(self, contact: str) -> District | None:
        """The district whose file names this contact; None for the operator."""
        return next((d for d in self.districts.values() if contact in d.contacts), None)
