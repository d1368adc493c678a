"""What may go on as one, what is alike, and what a contact may give."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from flows.alike import alike
from flows.calendar import Away
from flows.money import mandate
from flows.scene import Scene
from flows.signals import lead_for, may_merge
from flows.state import Desk, Person, Signal
from flows.talks.relaying import names_another
from tests.builders import known_world

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 9)
IDEA = Signal(1, 1, "bloemenbuurt", "idea", ("groen",), "bloem-sociaal", "theme", NOW, NOW, DAY, DAY)
WORLD, _ = known_world()


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ({"what": "een bankje"}, True),
        ({"danger": "no"}, True),
        ({"danger": "now"}, False),
        ({"danger": "a-bit"}, False),
        ({"about": "neighbour"}, False),
        ({"about": "violence"}, False),
        ({"about": "basic"}, False),
        ({"about": "formal"}, False),
        ({"about": "call"}, False),
    ],
)
def test_what_is_one_persons_own_is_never_put_together(words: dict[str, str], may: bool) -> None:
    assert may_merge(IDEA.with_words(**words)) is may


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("een moestuin met kippen lijkt me leuk", "ik wil een moestuin met wat kippen", True),
        ("een bankje bij de speeltuin", "graag een bank bij de speeltuin", True),
        ("een bankje bij de speeltuin", "een wipkip bij de speeltuin", False),
        ("graag meer groen in de wijk", "graag meer licht in de wijk", False),
        ("samen koken in de Bloemenbuurt", "samen wandelen in de Bloemenbuurt", False),
        ("", "een moestuin met kippen", False),
    ],
)
def test_two_words_that_carry_something_make_a_wish_alike(one: str, other: str, same: bool) -> None:
    scene = Scene(NOW, WORLD, Person(1))
    assert alike(scene, IDEA.with_words(what=one), IDEA.with_words(what=other)) is same


@pytest.mark.parametrize(
    ("contact", "need", "euros"),
    [
        ("bloem-gebied", "money", 500),
        ("bloem-gebied", "people,money", 500),
        ("bloem-gebied", "people", 0),
        ("bloem-sociaal", "money", 0),
        (None, "money", 0),
    ],
)
def test_money_is_offered_where_it_is_lacking_and_may_be_given(contact: str | None, need: str, euros: int) -> None:
    scene = Scene(NOW, WORLD, Person(1, contact=contact))
    assert mandate(scene, IDEA.with_words(need=need)) == euros


@pytest.mark.parametrize(
    ("text", "another"),
    [("ik kom bij #1", False), ("dit is hetzelfde als #2", True), ("nummer 2 komt ook", False), ("#1 en # 3", True)],
)
def test_another_number_in_an_answer_is_seen(text: str, another: bool) -> None:
    assert names_another(text, 1) is another


def test_a_dated_agreement_is_one_only_while_it_is_agreed() -> None:
    agreed = replace(IDEA.with_words(by="2026-03-09"), status="agreed")
    assert agreed.dated
    assert not replace(agreed, status="taken_up").dated
    assert not agreed.without("by").dated


def test_what_goes_along_does_so_until_the_first_one_is_over() -> None:
    joined = replace(IDEA, status="merged", main=7)
    assert joined.along
    assert joined.with_words(stands="taken_up").along
    assert not joined.with_words(stands="done").along
    assert not replace(joined, main=None).along


@pytest.mark.parametrize(
    ("desk", "away", "lead"),
    [
        (None, False, ("ede-wijken", "formal")),
        ("bloem-opbouw", False, ("bloem-opbouw", "formal")),
        ("bloem-opbouw", True, ("ede-wijken", "formal")),
    ],
)
def test_a_matter_of_law_goes_to_the_desk(desk: str | None, away: bool, lead: tuple[str, str]) -> None:
    district = WORLD.directory.districts["bloemenbuurt"]
    known = replace(district, desk=replace(district.desk, contact=desk))
    world = replace(WORLD, directory=replace(WORLD.directory, districts={"bloemenbuurt": known}))
    desks = {id: Desk(id, n) for n, id in enumerate(("ede-wijken", "bloem-opbouw"), 2)}
    if away:
        desks["bloem-opbouw"] = replace(desks["bloem-opbouw"], away=Away(DAY, DAY))
    now = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
    scene = Scene(now, world, Person(1), desks=desks)
    assert lead_for(scene, {"about": "formal", "where": "bloemenbuurt"}) == lead
