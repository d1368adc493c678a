"""What one district file cannot see by itself: people who are not there, circles, the same id twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.district_fields import WEEKDAYS, meant
from bot.district_file import ContactTable, DistrictFile
from flows.directory import OPERATOR


@dataclass(frozen=True, slots=True)
class DistrictChecks:
    """All files that could be read, by file name.

    `complete` is False when another one could not: somebody who is nowhere may be in that one, and is not
    reported.
    """

    files: Mapping[str, DistrictFile]
    complete: bool

    def findings(self) -> list[str]:
        """Everything that is wrong within and between the files: file, table, key, how to mend it."""
        found = [*self._twice(), *self._mail()]
        for name, file in self.files.items():
            found += [f"{name}, {line}" for line in self._district(file)]
            for contact in file.contacts:
                lines = (*self._people_of(file, contact), *_hours_of(contact), *_themes_of(file, contact))
                found += [f"{name}, [[contacts]] {contact.id}, {line}" for line in lines]
        return [*found, *self._circles()]

    def _twice(self) -> Iterator[str]:
        """Ids that stand in two places, or that are taken."""
        for kind in ("district", "contact"):
            ids = {
                name: Counter([file.district.id] if kind == "district" else [c.id for c in file.contacts])
                for name, file in self.files.items()
            }
            for id_, times in sorted(sum(ids.values(), Counter[str]()).items()):
                if times > 1:
                    where = " and ".join(name for name, here in ids.items() if id_ in here)
                    yield f"{where}, {kind} id '{id_}' stands {times} times; an id has one place in all files"
                if kind == "contact" and id_ == OPERATOR:
                    where = next(name for name, here in ids.items() if id_ in here)
                    yield f"{where}, contact id '{OPERATOR}' is always there already; choose another"

    def _mail(self) -> Iterator[str]:
        """One address of two contacts: nobody would know who answers."""
        given = [(c.email, f"{name}, [[contacts]] {c.id}") for name, f in self.files.items() for c in f.contacts]
        for email, times in sorted(Counter(email for email, _ in given if email is not None).items()):
            if times > 1:
                where = " and ".join(here for mail, here in given if mail == email)
                yield f"{where}, email: both have this address; a person has one role, so leave it out of one"

    def _district(self, file: DistrictFile) -> Iterator[str]:
        """The district's leads, that somebody answers, and that it lies somewhere."""
        here = {c.id: c for c in file.contacts}
        if not any(c.routable and not c.police for c in file.contacts):
            yield "[[contacts]]: nobody here may be a first lead; add one that is routable and no police"
        lead = file.district.lead
        if lead not in here:
            yield f"[district], lead: '{lead}' is no contact in this file{meant(lead, here)}"
        elif here[lead].police:
            yield f"[district], lead: '{lead}' is police, who never read first; choose another"
        if file.district.municipality_lead != OPERATOR:
            yield from self._known(file, "[district], municipality_lead", file.district.municipality_lead)
        area = file.area
        if not (area.pc4 or area.pc6 or area.houses or area.codes or area.names or area.polygons):
            yield "[area]: the district lies nowhere; give it postcodes, names or polygons"
        for frame in file.frames:
            if frame.theme not in file.district.themes:
                yield f"[[frames]] {frame.theme}, theme: not one of this district's themes; add it there"

        if file.desk.contact is not None:
            yield from self._known(file, "[desk], contact", file.desk.contact)
        for running in file.running:
            name = f"[[running]] {running.theme}"
            if running.theme not in file.district.themes:
                yield f"{name}, theme: not one of this district's themes; add it there"
            yield from self._known(file, f"{name}, contact", running.contact)

    def _people_of(self, file: DistrictFile, contact: ContactTable) -> Iterator[str]:
        """The other contacts that a contact names."""
        for key, id_ in (("stand_in", contact.stand_in), ("team_lead", contact.team_lead)):
            if id_ == contact.id:
                yield f"{key}: a contact cannot be its own; name another, or leave it out"
            elif id_ is not None:
                yield from self._known(file, key, id_)
        here = {c.id: c for c in file.contacts}
        for id_ in contact.members:
            if id_ not in here:
                yield f"members: '{id_}' is no contact in this file{meant(id_, here)}"
            elif here[id_].members:
                yield f"members: '{id_}' is a team itself; name its members"
        if contact.members and all(id_ in here and here[id_].police for id_ in contact.members):
            yield "members: all of them are police, who never read first; add another"

    def _known(self, file: DistrictFile, key: str, id_: str) -> Iterator[str]:
        """Whether this contact exists in the same municipality."""
        homes = {c.id: f.district.municipality for f in self.files.values() for c in f.contacts}
        town = file.district.municipality
        if id_ not in homes:
            if self.complete:
                near = [known for known, home in homes.items() if home == town]
                yield f"{key}: '{id_}' is no contact in {town}{meant(id_, near)}"
        elif homes[id_] != town:
            yield f"{key}: '{id_}' is of {homes[id_]}; name somebody of {town}"

    def _circles(self) -> Iterator[str]:
        """Stand-ins who end at each other: nobody would be left when both are away."""
        next_ = {c.id: c.stand_in for file in self.files.values() for c in file.contacts}
        told: set[str] = set()
        for start in next_:
            line = [start]
            while (follower := next_.get(line[-1])) is not None and follower not in line:
                line.append(follower)
            if follower == start and len(line) > 1 and start not in told:
                told.update(line)
                name = next(n for n, f in self.files.items() if any(c.id == start for c in f.contacts))
                circle = " -> ".join((*line, start))
                yield f"{name}, [[contacts]] {start}, stand_in: a circle, {circle}; let one of them end it"


def _hours_of(contact: ContactTable) -> Iterator[str]:
    """That a day round has a day, and an hour on it."""
    if contact.working and all(block.weekday >= WEEKDAYS.index("za") for block in contact.working):
        yield "working: only at weekends; add hours on a working day, when the day round can come"
    for weekday, day in enumerate(WEEKDAYS):
        ends = [block.end for block in contact.working if block.weekday == weekday]
        if ends and contact.round_at >= max(ends):
            yield f"round_at: {contact.round_at:%H:%M} is after work on {day}; choose an earlier hour"


def _themes_of(file: DistrictFile, contact: ContactTable) -> Iterator[str]:
    themes = file.district.themes
    for theme in contact.themes:
        if theme not in themes:
            yield f"themes: '{theme}' is not one of this district's themes{meant(theme, themes)}"
