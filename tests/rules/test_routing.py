"""Who gets it: one small district as a table, and every district of the house walked exhaustively."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from bot.districts import load_directory
from flows.directory import KINDS, OPERATOR, Area, Contact, Desk, Directory, District, Moment
from flows.routing import (
    Desks,
    chain,
    municipality_lead_for,
    next_after,
    reachable,
    route,
    stand_in_for,
    team_lead_for,
)


def contact(
    id_: str,
    *themes: str,
    kinds: tuple[str, ...] = (),
    members: tuple[str, ...] = (),
    stand_in: str | None = None,
    team_lead: str | None = None,
    police: bool = False,
    routable: bool = True,
) -> Contact:
    return Contact(
        id_,
        {"nl": f"de {id_}"},
        "",
        themes=frozenset(themes),
        kinds=frozenset(kinds),
        members=members,
        stand_in=stand_in,
        team_lead=team_lead,
        police=police,
        routable=routable,
    )


CONTACTS = (
    contact("sociaal", "groen", "ontmoeten", stand_in="opbouw", team_lead="chef"),
    contact("tuinman", "groen", stand_in="sociaal"),
    contact("opbouw", stand_in="chef", routable=False),
    contact("chef", routable=False),
    contact("huis", "wonen", kinds=("concern",)),
    contact("agent", "veiligheid", police=True),
    contact("team", "schoon", members=("veger", "agent"), stand_in="opbouw"),
    contact("veger", routable=False),
    contact("manager"),
    contact("duo"),
    contact("stad", routable=False, stand_in="wethouder"),
    contact("wethouder", routable=False),
    contact(OPERATOR, routable=False),
)
DISTRICT = District(
    id="wijk",
    name="Wijk",
    article="de",
    municipality="Ede",
    area=Area(),
    contacts=tuple(c.id for c in CONTACTS if c.id != OPERATOR),
    lead="manager",
    municipality_lead="stad",
    meeting=Moment("De Stek", {"nl": "donderdag"}),
    desk=Desk({"nl": "de gemeente"}, "14 0318", "14 0318"),
)
DIRECTORY = Directory({"wijk": DISTRICT}, {c.id: c for c in CONTACTS})
EVERYBODY = frozenset(DIRECTORY.contacts)


def today(*away: str, silent: tuple[str, ...] = (), **open_: int) -> Desks:
    """Everybody linked except the silent ones, nobody away except who is named."""
    return Desks(open=open_, away=frozenset(away), linked=EVERYBODY - set(silent))


@pytest.mark.parametrize(
    ("theme", "kind", "desks", "lead", "reason"),
    [
        ("ontmoeten", "idea", today(), "sociaal", "theme"),
        ("groen", "idea", today(), "sociaal", "theme"),
        ("groen", "idea", today(sociaal=3, tuinman=2), "tuinman", "fewest"),
        ("groen", "idea", today(sociaal=2, tuinman=2), "sociaal", "theme"),
        ("groen", "idea", today("sociaal"), "tuinman", "theme"),
        ("ontmoeten", "idea", today("sociaal"), "manager", "generalist"),
        ("ontmoeten", "idea", today("sociaal", manager=1), "duo", "fewest"),
        ("sport", "idea", today(), "manager", "generalist"),
        ("wonen", "concern", today(), "huis", "theme"),
        ("wonen", "idea", today(), "manager", "generalist"),
        ("veiligheid", "concern", today(), "manager", "generalist"),
        ("schoon", "concern", today(), "team", "theme"),
        ("schoon", "concern", today(silent=("team",)), "team", "theme"),
        ("schoon", "concern", today(silent=("team", "veger")), "manager", "generalist"),
        ("schoon", "concern", today("veger"), "manager", "generalist"),
        ("ontmoeten", "idea", today("sociaal", "manager", "duo"), "opbouw", "stand-in"),
        ("ontmoeten", "idea", today("sociaal", "manager", "duo", "opbouw"), "chef", "stand-in"),
        ("sport", "idea", today("manager", "duo"), "stad", "municipality-lead"),
        ("sport", "idea", today("manager", "duo", "stad"), "wethouder", "stand-in"),
        ("sport", "idea", today("manager", "duo", "stad", "wethouder"), OPERATOR, "operator"),
        ("sport", "idea", Desks({}, frozenset(), frozenset()), OPERATOR, "operator"),
    ],
)
def test_who_leads_and_why(theme: str, kind: str, desks: Desks, lead: str, reason: str) -> None:
    routed = route(DIRECTORY, "wijk", theme, kind, desks)
    assert (routed.lead, routed.reason) == (lead, reason)


def test_a_lead_who_only_steps_in() -> None:
    stepping_in = replace(DIRECTORY.contacts["manager"], routable=False)
    only = replace(DISTRICT, contacts=("sociaal", "manager", "stad"))
    directory = Directory({"wijk": only}, {**DIRECTORY.contacts, "manager": stepping_in})
    assert route(directory, "wijk", "sport", "idea", today()).reason == "district-lead"
    assert route(directory, "wijk", "sport", "idea", today()).lead == "manager"


def test_who_was_passed_over_is_remembered_with_the_reason() -> None:
    desks = today("sociaal", silent=("tuinman",))
    routed = route(DIRECTORY, "wijk", "groen", "idea", desks, without=frozenset({"manager"}))
    assert routed.lead == "duo"
    assert routed.passed_over == (("sociaal", "away"), ("tuinman", "not-linked"), ("manager", "left"))
    assert route(DIRECTORY, "wijk", "veiligheid", "concern", today()).passed_over == (("agent", "police"),)


def test_a_team_is_not_reached_through_its_police() -> None:
    assert not reachable(DIRECTORY, "team", Desks({}, frozenset(), frozenset({"agent"})))
    assert not reachable(DIRECTORY, "team", Desks({}, frozenset({"veger"}), EVERYBODY))
    assert reachable(DIRECTORY, "team", Desks({}, frozenset(), frozenset({"veger"})))


def test_who_said_not_for_me_does_not_get_it_back() -> None:
    routed = route(DIRECTORY, "wijk", "ontmoeten", "idea", today(), frozenset({"sociaal", "manager", "duo"}))
    assert (routed.lead, routed.reason) == ("opbouw", "stand-in")


def test_a_district_that_left_the_directory_ends_at_the_operator() -> None:
    assert route(DIRECTORY, "weg", "groen", "idea", today()).lead == OPERATOR
    assert chain(DIRECTORY, "weg", "sociaal") == ("opbouw", "chef", OPERATOR)
    assert municipality_lead_for(DIRECTORY, "weg", today()) == OPERATOR


@pytest.mark.parametrize(
    ("who", "next_"),
    [
        ("sociaal", ("opbouw", "chef", "manager", "stad", OPERATOR)),
        ("tuinman", ("sociaal", "opbouw", "chef", "manager", "stad", OPERATOR)),
        ("manager", ("stad", OPERATOR)),
        ("stad", ("wethouder", "manager", OPERATOR)),
        ("agent", ("manager", "stad", OPERATOR)),
        ("who left", ("manager", "stad", OPERATOR)),
        (OPERATOR, ()),
    ],
)
def test_who_is_next(who: str, next_: tuple[str, ...]) -> None:
    assert chain(DIRECTORY, "wijk", who) == next_


def test_stand_ins_in_a_circle_end() -> None:
    circle = {
        **DIRECTORY.contacts,
        "a": contact("a", stand_in="b"),
        "b": contact("b", stand_in="c"),
        "c": contact("c", stand_in="b"),
    }
    directory = Directory(DIRECTORY.districts, circle)
    assert chain(directory, "wijk", "a") == ("b", "c", "manager", "stad", OPERATOR)
    assert stand_in_for(directory, "wijk", "a", Desks({}, frozenset(), frozenset({"a"}))) is None


@pytest.mark.parametrize(
    ("who", "desks", "stand_in", "team_lead"),
    [
        ("sociaal", today(), "opbouw", "chef"),
        ("sociaal", today("opbouw"), "chef", "chef"),
        ("sociaal", today("opbouw", "chef"), None, "manager"),
        ("huis", today(), None, "manager"),
        ("huis", today("manager"), None, "stad"),
        ("manager", today(), None, "stad"),
        ("manager", today("stad", "wethouder"), None, OPERATOR),
        ("stad", today(), "wethouder", OPERATOR),
        (OPERATOR, today(), None, None),
    ],
)
def test_who_is_asked_beside_a_silent_contact(
    who: str, desks: Desks, stand_in: str | None, team_lead: str | None
) -> None:
    assert stand_in_for(DIRECTORY, "wijk", who, desks) == stand_in
    assert team_lead_for(DIRECTORY, "wijk", who, desks) == team_lead


# --- every district, theme, kind and absence ----------------------------------------------------------------

HOUSE = load_directory(Path(__file__).parents[2] / "districts")
EVERY_ONE = frozenset(HOUSE.contacts)


def leads(district: str, desks: Desks) -> None:
    """Whatever it is about, exactly one reads, who is no police and can be reached."""
    for theme in (*HOUSE.districts[district].themes, "something else"):
        for kind in KINDS:
            lead = route(HOUSE, district, theme, kind, desks).lead
            assert reachable(HOUSE, lead, desks), (district, theme, kind, lead)
            assert not HOUSE.contacts[lead].police
            assert lead == OPERATOR or HOUSE.contacts[lead].id in EVERY_ONE - desks.away
            above = team_lead_for(HOUSE, district, lead, desks)
            assert above is None or (above != lead and reachable(HOUSE, above, desks))


@pytest.mark.parametrize("district", HOUSE.districts)
def test_there_is_always_exactly_one(district: str) -> None:
    leads(district, Desks({}, frozenset(), EVERY_ONE))
    leads(district, Desks({}, frozenset(), frozenset()))
    leads(district, Desks({}, EVERY_ONE, EVERY_ONE))
    for who in HOUSE.districts[district].contacts:
        leads(district, Desks({}, frozenset({who}), EVERY_ONE))
        leads(district, Desks({}, frozenset(), EVERY_ONE - {who}))
        leads(district, Desks({}, frozenset(), frozenset({who})))


@pytest.mark.parametrize("district", HOUSE.districts)
def test_there_is_always_exactly_one_when_two_are_away(district: str) -> None:
    for pair in combinations(HOUSE.districts[district].contacts, 2):
        leads(district, Desks({}, frozenset(pair), EVERY_ONE))


def test_with_one_absence_the_operator_is_not_needed() -> None:
    for district in HOUSE.districts.values():
        for who in district.contacts:
            for theme in district.themes:
                for kind in KINDS:
                    desks = Desks({}, frozenset({who}), EVERY_ONE)
                    assert route(HOUSE, district.id, theme, kind, desks).lead != OPERATOR


CIRCLE = Directory(
    {"wijk": replace(DISTRICT, contacts=("een", "twee", "drie"), lead="drie", municipality_lead="drie")},
    {
        c.id: c
        for c in (
            contact("een", stand_in="twee"),
            contact("twee", stand_in="een"),
            contact("drie", stand_in="een"),
            contact(OPERATOR, routable=False),
        )
    },
)


@pytest.mark.parametrize(
    ("away", "after"),
    [
        ({"een"}, "twee"),
        ({"een", "twee"}, "drie"),
        ({"een", "twee", "drie"}, OPERATOR),
    ],
)
def test_a_circle_of_stand_ins_ends_and_always_exactly_one_reads(away: set[str], after: str) -> None:
    desks = Desks({}, frozenset(away), frozenset(CIRCLE.contacts))
    assert next_after(CIRCLE, "wijk", "een", desks) == after
