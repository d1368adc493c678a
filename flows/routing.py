"""Who gets it: exactly one contact, always somebody (PRODUCT 5, "Who").

By theme and kind; a specialist before a generalist, then who has the fewest open, then the order of the file;
then the stand-in of who was passed over, the district's lead, the municipality's lead, the operator. Police
never read first. Ids that have left the directory do not stop anybody: the leads take over.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain as chained

from flows.directory import OPERATOR, Contact, Directory, District


@dataclass(frozen=True, slots=True)
class Desks:
    """What routing must know of today."""

    open: Mapping[str, int]  #: Open signals, by contact id.
    away: frozenset[str]  #: Contact ids that are absent today, or have left.
    linked: frozenset[str]  #: Contact ids with a chat of their own.


@dataclass(frozen=True, slots=True)
class Routed:
    """The lead, and why.

    `reason` is one of 'theme', 'generalist', 'fewest' (the load decided between equals), 'stand-in',
    'district-lead', 'municipality-lead', 'operator'. `passed_over` has (contact id, why), why one of 'away',
    'not-linked', 'police', 'left' (in `without`: gone, or it said "not for me").
    """

    lead: str
    reason: str
    passed_over: tuple[tuple[str, str], ...] = ()


def route(
    directory: Directory,
    district_id: str,
    theme: str,
    kind: str,
    desks: Desks,
    without: frozenset[str] = frozenset(),
) -> Routed:
    """The one who leads a signal of this theme and kind in this district."""
    here = _here(directory, district_id)
    fitting = [c for c in here if c.routable and (not c.kinds or kind in c.kinds)]
    ranks = (
        ("theme", [c for c in fitting if theme in c.themes]),
        ("generalist", [c for c in fitting if not c.themes]),
    )
    passed: list[tuple[str, str]] = []
    for reason, rank in ranks:
        hindered = {c.id: _hindrance(directory, c, desks, without) for c in rank}
        passed += [(id_, why) for id_, why in hindered.items() if why]
        able = [c.id for c in rank if not hindered[c.id]]
        if able:
            lead = min(able, key=lambda id_: desks.open.get(id_, 0))
            return Routed(lead, reason if lead == able[0] else "fewest", tuple(passed))
    return _fallback(directory, district_id, desks, without, tuple(passed))


def chain(directory: Directory, district_id: str, contact_id: str) -> tuple[str, ...]:
    """Who is next after a contact: its stand-ins, its team lead, the leads, the operator; nobody twice."""
    if contact_id == OPERATOR:
        return ()
    district, contact = directory.districts.get(district_id), directory.contacts.get(contact_id)
    leads = (district.lead, district.municipality_lead) if district else ()
    above = (contact.team_lead,) if contact and contact.team_lead else ()
    line = chained(_stand_ins(directory, contact_id), above, leads)
    known = (id_ for id_ in line if id_ in directory.contacts and not directory.contacts[id_].police)
    return tuple(dict.fromkeys(id_ for id_ in (*known, OPERATOR) if id_ != contact_id))


def next_after(
    directory: Directory, district_id: str, contact_id: str, desks: Desks, without: frozenset[str] = frozenset()
) -> str:
    """Who takes over from a contact: the first in its line who can read; the operator at last."""
    line = chain(directory, district_id, contact_id)
    return next((id_ for id_ in line if reachable(directory, id_, desks, without)), OPERATOR)


def reachable(directory: Directory, contact_id: str, desks: Desks, without: frozenset[str] = frozenset()) -> bool:
    """Whether this contact can read today; a team by itself or by any member. The operator always can."""
    contact = directory.contacts.get(contact_id)
    return contact_id == OPERATOR or (contact is not None and _hindrance(directory, contact, desks, without) is None)


def stand_in_for(
    directory: Directory,
    district_id: str,
    contact_id: str,
    desks: Desks,
) -> str | None:
    """The first stand-in, or stand-in of a stand-in, who can be reached; None where there is none."""
    line = _stand_ins(directory, contact_id)
    return next((id_ for id_ in line if reachable(directory, id_, desks)), None)


def team_lead_for(directory: Directory, district_id: str, contact_id: str, desks: Desks) -> str | None:
    """Who is asked above a contact: its team lead, else the district's, else the municipality's lead.

    None for the operator only: above it there is nobody.
    """
    if contact_id == OPERATOR:
        return None
    district, contact = directory.districts.get(district_id), directory.contacts.get(contact_id)
    above = [contact.team_lead] if contact and contact.team_lead else []
    if district and contact_id != district.municipality_lead:
        above.append(district.lead)
    for id_ in above:
        if id_ != contact_id and reachable(directory, id_, desks):
            return id_
    municipal = municipality_lead_for(directory, district_id, desks)
    return municipal if municipal != contact_id else OPERATOR


def municipality_lead_for(directory: Directory, district_id: str, desks: Desks) -> str:
    """The municipality's lead who can be reached, or their stand-in; else the operator."""
    district = directory.districts.get(district_id)
    if district is None:
        return OPERATOR
    if reachable(directory, district.municipality_lead, desks):
        return district.municipality_lead
    return stand_in_for(directory, district_id, district.municipality_lead, desks) or OPERATOR


def _fallback(
    directory: Directory,
    district_id: str,
    desks: Desks,
    without: frozenset[str],
    passed: tuple[tuple[str, str], ...],
) -> Routed:
    """Nobody of this theme can read: the stand-ins of who was passed over, then the leads and theirs."""
    district = directory.districts.get(district_id)
    for lead, reason in _line(directory, district, [id_ for id_, why in passed if why != "police"]):
        if reachable(directory, lead, desks, without):
            return Routed(lead, reason, passed)
    return Routed(OPERATOR, "operator", passed)


def _line(directory: Directory, district: District | None, passed: Iterable[str]) -> Iterator[tuple[str, str]]:
    for contact in passed:
        yield from ((id_, "stand-in") for id_ in _stand_ins(directory, contact))
    if district is not None:
        for lead, reason in (
            (district.lead, "district-lead"),
            (district.municipality_lead, "municipality-lead"),
        ):
            yield lead, reason
            yield from ((id_, "stand-in") for id_ in _stand_ins(directory, lead))


def _here(directory: Directory, district_id: str) -> list[Contact]:
    """The contacts of a district in the order of its file."""
    district = directory.districts.get(district_id)
    ids = district.contacts if district else ()
    return [directory.contacts[id_] for id_ in ids if id_ in directory.contacts]


def _stand_ins(directory: Directory, contact_id: str) -> tuple[str, ...]:
    """The stand-in, its stand-in and so on; each once, also where the file goes round in a circle."""
    line: list[str] = []
    contact = directory.contacts.get(contact_id)
    while contact and contact.stand_in and contact.stand_in not in (*line, contact_id):
        line.append(contact.stand_in)
        contact = directory.contacts.get(contact.stand_in)
    return tuple(line)


def _hindrance(directory: Directory, contact: Contact, desks: Desks, without: frozenset[str]) -> str | None:
    """Why this contact cannot be the one who reads; None when it can.

    A member who is police makes a team neither present nor linked: police do not read for a team.
    """
    if contact.police:
        return "police"
    if contact.id in without:
        return "left"
    members = [directory.contacts[id_] for id_ in contact.members if id_ in directory.contacts]
    present = [m.id for m in members if not m.police and m.id not in desks.away | without]
    if contact.id in desks.away or (contact.is_team and not present):
        return "away"
    return None if any(id_ in desks.linked for id_ in (contact.id, *present)) else "not-linked"
