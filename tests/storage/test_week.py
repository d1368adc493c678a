"""Who is away or leaves: everything that is open moves, once each, and always exactly one reads."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from flows.directory import OPERATOR
from flows.events import Inbound, Said
from flows.scene import World
from storage.handing import plan_ends
from storage.tables import desks, outbox, persons, signals, timers
from tests.builders import Village, village

SOCIAL = "contact:bloem-sociaal"
IDEAS = ("een bankje bij het speeltuintje", "een bloembak bij het pad", "een tafel op het plein")


def told(v: Village, who: str, key: str) -> int:
    """How many messages of this text somebody was told."""
    query = select(func.count()).where(outbox.c.person == v.person(who), outbox.c.key == key)
    return v.house.writer.transact(lambda c, _: int(c.execute(query).scalar_one()), None)


def leads(v: Village) -> dict[str, int]:
    """How many open signals each contact leads."""
    query = select(signals.c.lead, func.count()).where(~signals.c.closed).group_by(signals.c.lead)
    return v.house.writer.transact(lambda c, _: {r[0]: r[1] for r in c.execute(query)}, None)


def brings(v: Village, who: str, *texts: str) -> None:
    """Somebody brings ideas to the social worker."""
    for text in texts:
        v.says(who, f"ik wil graag {text} in de Bloemenbuurt", "ja", "nu niet")


def test_three_hundred_open_move_the_same_day_and_each_resident_hears_once(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        for idea in IDEAS:
            for line in (f"ik wil graag {idea} in de Bloemenbuurt", "ja", "nu niet"):
                v.count += 1
                key = f"many-{v.count}"
                v.house.writer.hear(
                    [Inbound("terminal", f"{key}-{n}", f"buur-{n}", Said(line), v.now) for n in range(100)]
                )
        assert leads(v) == {"bloem-sociaal": 300}
        v.says(SOCIAL, "ik stop als contact", "ja, ik stop")
        assert leads(v) == {"bloem-opbouw": 300}
        assert {told(v, f"buur-{n}", "leads-on-all") for n in range(100)} == {1}
        assert told(v, "contact:operator", "left-operator") == 1
        assert told(v, "contact:bloem-gebied", "left-lead") == 1
        open_now = v.house.writer.transact(
            lambda c, _: {r.contact: r.open for r in c.execute(select(desks.c.contact, desks.c.open))}, None
        )
        assert (open_now["bloem-sociaal"], open_now["bloem-opbouw"]) == (0, 300)


def test_who_left_is_a_resident_and_is_not_linked_again(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        v.says(SOCIAL, "ik stop als contactpersoon", "ja, ik stop")
        assert v.says(SOCIAL, "#1") == v.says("kees", "#1"), "somebody else's number, as for every resident"
    with village(database_url, tmp_path) as v:
        v.count = 1000
        linked = select(desks.c.person).where(desks.c.contact == "bloem-sociaal")
        assert v.house.writer.transact(lambda c, _: c.execute(linked).scalar(), None) is None
        brings(v, "fatma", IDEAS[1])
        assert leads(v) == {"bloem-opbouw": 1, "bloem-gebied": 1} or leads(v) == {"bloem-opbouw": 2}


def test_everybody_away_leaves_one_reader_the_operator(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        here = v.house.directory.districts["bloemenbuurt"]
        others = sorted({*here.contacts, here.lead, here.municipality_lead} - {"bloem-sociaal", "bloem-wijkteam"})
        for contact in others:
            v.says(f"contact:{contact}", "ik ben weg tot en met 13 maart", "ja")
        last = v.says(SOCIAL, "ik ben weg tot en met 13 maart")
        assert "niemand anders" in " ".join(last)
        v.says(SOCIAL, "ja")
        assert leads(v) == {OPERATOR: 1}
        assert told(v, "contact:operator", "absence-nobody") >= 1
        assert any("nieuw (#1)" in line for line in v.opens("contact:operator")) or told(
            v, "contact:operator", "card-do"
        )


def test_a_later_absence_moves_on_its_first_day_and_not_when_they_are_back_before_it(
    database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        v.says(SOCIAL, "ik ben weg van donderdag t/m 13 maart", "ja", "ik ben er weer")
        v.until("2026-03-05T08:00")
        assert leads(v) == {"bloem-sociaal": 1}
        v.says(SOCIAL, "ik ben weg van vrijdag t/m 13 maart", "ja")
        v.until("2026-03-05T23:00")
        assert leads(v) == {"bloem-sociaal": 1}
        v.until("2026-03-06T00:30")
        assert leads(v) == {"bloem-opbouw": 1}
        assert told(v, "noor", "leads-on") == 0


def ending(world: World, last: date) -> World:
    """The same world, the social worker's role with a last day."""
    contacts = dict(world.directory.contacts)
    contacts["bloem-sociaal"] = replace(contacts["bloem-sociaal"], until=last)
    return replace(world, directory=replace(world.directory, contacts=contacts))


def test_a_role_with_a_last_day_is_told_three_months_before_and_ends_the_day_after(
    database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path) as v:
        last = date(2026, 7, 31)
        v.house.writer.world = ending(v.house.world, last)
        end = v.house.world.calendar.at(date(2026, 8, 1), v.house.directory.contacts["bloem-sociaal"].round_at)
        for _ in range(2):  # at each start
            v.house.writer.transact(plan_ends, {"bloem-sociaal": end})
        brings(v, "noor", IDEAS[0])
        v.until("2026-04-30T08:00")
        assert told(v, SOCIAL, "until-own") == 0
        v.until("2026-04-30T10:00")
        assert (told(v, SOCIAL, "until-own"), told(v, "contact:ede-wijken", "until-lead")) == (1, 1)
        v.house.writer.transact(plan_ends, {"bloem-sociaal": end})
        v.until("2026-07-31T23:00")
        assert (told(v, SOCIAL, "until-own"), told(v, "noor", "leads-on")) == (1, 0)
        v.until("2026-08-01T10:00")
        assert told(v, SOCIAL, "left-thanks") == 1
        assert "bloem-sociaal" not in leads(v)
        planned = select(timers.c.id).where(timers.c.id == "until:bloem-sociaal")
        assert v.house.writer.transact(lambda c, _: c.execute(planned).all(), None) == []
        contact = select(persons.c.contact).where(persons.c.id == v.person(SOCIAL))
        assert v.house.writer.transact(lambda c, _: c.execute(contact).scalar(), None) is None


@pytest.mark.parametrize("last", [date(2026, 12, 31)])
def test_a_role_that_goes_on_longer_is_told_anew(database_url: str, tmp_path: Path, last: date) -> None:
    with village(database_url, tmp_path) as v:
        v.house.writer.world = ending(v.house.world, last)
        early = v.house.world.calendar.at(date(2026, 4, 1), v.house.directory.contacts["bloem-sociaal"].round_at)
        v.house.writer.transact(plan_ends, {"bloem-sociaal": early})
        v.until("2026-04-02T10:00")
        assert told(v, SOCIAL, "until-own") == 0
        v.until("2026-10-01T10:00")
        assert told(v, SOCIAL, "until-own") == 1
