"""The shape of one `districts/*.toml`: what may stand in it, and the plain data it becomes.

A key that is not known is a mistake, not a comment. pydantic stands at this edge only.
"""

from datetime import time
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.district_fields import (
    Blocks,
    Clock,
    Code,
    Date,
    Email,
    Id,
    KindName,
    Pc4,
    Pc6,
    Polygons,
    RoleTexts,
    Texts,
    ThemeName,
    Titles,
)
from flows.directory import (
    THEMES,
    Area,
    Budget,
    Contact,
    Desk,
    District,
    Frame,
    HouseRange,
    Moment,
    Pause,
    Presence,
    Programme,
)

LONGEST_PAUSE = 62  #: Days of one pause.


class Table(BaseModel):
    """A table of the file: a key that is not known is a mistake, not a comment."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class HouseTable(Table):
    """House numbers of one postcode, both ends included."""

    pc6: Pc6
    first: int = Field(ge=1)
    last: int = Field(ge=1)
    parity: Literal["even", "odd", "all"] = "all"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first > self.last:
            raise ValueError(f"{self.first}-{self.last} is empty; put the lower house number first")
        return self


class AreaTable(Table):
    """Where the district is."""

    pc4: tuple[Pc4, ...] = ()
    pc6: tuple[Pc6, ...] = ()
    houses: tuple[HouseTable, ...] = ()
    codes: tuple[Code, ...] = ()
    names: tuple[str, ...] = ()
    polygons: str = ""  #: A GeoJSON file beside this one.


class DistrictTable(Table):
    """The district itself."""

    id: Id
    name: str = Field(min_length=1)
    article: Literal["", "de", "het"] = ""
    municipality: str = Field(min_length=1)
    lead: str
    municipality_lead: str
    themes: tuple[ThemeName, ...] = THEMES
    closures: frozenset[Date] = frozenset()


class MomentTable(Table):
    """Where people meet, and when."""

    place: str = Field(min_length=1)
    when: Texts


class DeskTable(Table):
    """The municipality's own door."""

    name: RoleTexts
    phone: str = Field(min_length=1)
    phone_24h: str = Field(min_length=1)
    report_url: str = Field(default="", pattern=r"^(https://\S+)?$")
    contact: str | None = None


class PauseTable(Table):
    """Days on which residents are not asked or invited, both included."""

    start: Date = Field(alias="from")
    until: Date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start > self.until:
            raise ValueError(f"from {self.start} until {self.until} is empty; put the earlier day first")
        if (self.until - self.start).days >= LONGEST_PAUSE:
            raise ValueError(f"a pause is at most {LONGEST_PAUSE} days; after that people think nobody is there")
        return self


class FrameTable(Table):
    """What is fixed beforehand about a theme, what is open, and what it is at odds with."""

    theme: ThemeName
    fixed: Texts
    open: Texts
    conflicts_with: dict[str, str] = {}


class RunningTable(Table):
    """Something that runs already: told to who wishes for the same."""

    title: Titles
    theme: ThemeName
    words: Texts
    contact: str
    until: Date | None = None


class BudgetTable(Table):
    """Where money can be asked for."""

    who: Texts
    how: Texts
    when: Texts
    url: str = Field(default="", pattern=r"^(https://\S+)?$")


class PresenceTable(Table):
    """When and where a contact can be met: one or more days with hours, and a place."""

    when: Blocks
    place: str = Field(min_length=1)


class ContactTable(Table):
    """One contact: a role, never a name."""

    id: Id
    role: RoleTexts
    organisation: str
    plural: bool = False
    themes: tuple[ThemeName, ...] = ()
    kinds: tuple[KindName, ...] = ()
    members: tuple[str, ...] = ()
    working: Blocks = ()
    round_at: Clock = time(9)
    presence: tuple[PresenceTable, ...] = ()
    stand_in: str | None = None
    team_lead: str | None = None
    volunteer: bool = False
    police: bool = False
    routable: bool = True
    email: Email | None = None
    shown_as: str | None = None
    until: Date | None = None
    mandate_euros: int | None = Field(default=None, ge=0)
    card: Literal["full", "short"] = "full"

    def as_contact(self) -> Contact:
        """As the thinking knows it."""
        return Contact(
            id=self.id,
            role=self.role,
            organisation=self.organisation,
            plural=self.plural,
            themes=frozenset(self.themes),
            kinds=frozenset(self.kinds),
            members=self.members,
            working=self.working,
            round_at=self.round_at,
            presence=tuple(
                Presence(block.weekday, block.start, block.end, met.place)
                for met in self.presence
                for block in met.when
            ),
            stand_in=self.stand_in,
            team_lead=self.team_lead,
            volunteer=self.volunteer,
            police=self.police,
            routable=self.routable,
            email=self.email,
            shown_as=self.shown_as,
            until=self.until,
            mandate_euros=self.mandate_euros,
            card=self.card,
        )


class DistrictFile(Table):
    """One whole file."""

    district: DistrictTable
    area: AreaTable
    meeting: MomentTable
    desk: DeskTable
    pause: PauseTable | None = None
    frames: tuple[FrameTable, ...] = ()
    running: tuple[RunningTable, ...] = ()
    budget: BudgetTable | None = None
    contacts: tuple[ContactTable, ...] = ()

    def as_district(self, polygons: Polygons) -> District:
        """As the thinking knows it; the contacts stand beside it in the directory."""
        here, area, desk = self.district, self.area, self.desk
        return District(
            id=here.id,
            name=here.name,
            article=here.article,
            municipality=here.municipality,
            area=Area(
                pc4=frozenset(area.pc4),
                pc6=frozenset(area.pc6),
                houses=tuple(HouseRange(h.pc6, h.first, h.last, h.parity) for h in area.houses),
                codes=frozenset(area.codes),
                polygons=polygons,
                names=frozenset(area.names),
            ),
            contacts=tuple(contact.id for contact in self.contacts),
            lead=here.lead,
            municipality_lead=here.municipality_lead,
            meeting=Moment(self.meeting.place, self.meeting.when),
            desk=Desk(desk.name, desk.phone, desk.phone_24h, desk.report_url, desk.contact),
            themes=here.themes,
            frames=tuple(Frame(f.theme, f.fixed, f.open, f.conflicts_with) for f in self.frames),
            closures=here.closures,
            pause=Pause(self.pause.start, self.pause.until) if self.pause is not None else None,
            running=tuple(Programme(r.title, r.theme, r.words, r.contact, r.until) for r in self.running),
            budget=Budget(self.budget.who, self.budget.how, self.budget.when, self.budget.url) if self.budget else None,
        )
