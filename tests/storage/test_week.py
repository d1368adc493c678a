"""Who is away or leaves: everything that is open moves, once each, and always exactly one reads."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select

from bot.own_data import gather
from flows.directory import OPERATOR, Pause
from flows.events import Inbound, Pressed, Said
from flows.scene import World
from storage.handing import plan_ends
from storage.merging import merge
from storage.tables import consents, desks, habits, outbox, persons, signals, timers
from tests.builders import Village, village
from tests.storage.test_erasing import in_words

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


def test_three_messages_for_who_is_new_and_one_question_a_year_later(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        code = invited(v, "bloem-sociaal")
        said = v.says("jan", code)
        assert said[0].startswith("Welkom! Je bent nu de sociaal werker.")
        assert any(line.startswith("In drie korte berichten") for line in said)
        assert any(line.startswith("2: antwoorden") for line in v.says("jan", "verder"))
        assert any(line.startswith("Dit staat er over jou.") for line in v.says("jan", "1"))
        assert v.says("jan", "ja klopt")[0].startswith("Fijn, dan laat ik het zo.")
        v.until("2027-03-01T08:00")
        assert told(v, "jan", "role-yearly") == 0
        v.until("2027-03-04T10:00")
        assert told(v, "jan", "role-yearly") == 1
        v.reads("jan")
        assert v.says("jan", "nee")[0].startswith("Wat moet er anders?")
        v.says("jan", "ik werk nu ook op vrijdag")
        assert told(v, "contact:operator", "role-to-change") == 1


def test_words_behind_a_hint_go_when_their_writer_presses_something_else(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        brings(v, "kees", IDEAS[1])
        v.until("2026-03-03T10:00")
        v.opens(SOCIAL)
        assert "Even wachten met #1" in " ".join(v.says(SOCIAL, "#1 helaas, dit jaar niet meer"))
        rows = select(outbox.c.id).where(outbox.c.person == v.person(SOCIAL), outbox.c.signal == 2)
        row = v.house.writer.transact(lambda c, _: c.execute(rows.order_by(outbox.c.id.desc())).scalar(), None)
        assert row is not None
        v.hear(SOCIAL, Pressed(row, 1))
        assert told(v, "noor", "words-from") == 1
        assert told(v, "kees", "taken-up") == 1
        v.passes(hours=1)
        assert told(v, "noor", "words-from") == 1


def test_ones_own_answers_are_ones_own_and_are_erased(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says(SOCIAL, "bewaar: tot zilvergrijs ziens")
        assert "zilvergrijs" in " ".join(v.says(SOCIAL, "mijn antwoorden"))
        assert "zilvergrijs" not in " ".join(v.says("contact:bloem-wonen", "mijn antwoorden"))
        person = v.person(SOCIAL)
        assert person is not None
        everything = v.house.writer.transact(lambda c, _: gather(c, v.house, person), None)
        assert everything is not None
        assert "zilvergrijs" in str(everything.person["remembered"]), "it is in one's own data too"
        v.says(SOCIAL, "wis", "ja, wis alles")
        kept = v.house.writer.transact(lambda c, _: c.execute(select(habits)).all(), None)
        assert kept == []
        assert [cell for cell in in_words(v) if "zilvergrijs" in cell] == []


@pytest.mark.parametrize("both", [True, False])
def test_small_things_go_along_when_two_are_one(database_url: str, tmp_path: Path, both: bool) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", "hoi")
        v.says("ook-noor", "hoi")
        kept, gone = v.person("noor"), v.person("ook-noor")
        assert kept is not None
        assert gone is not None

        def become_one(connection: Connection, _: None) -> list[tuple[int, str]]:
            for person, words in ((kept, "van noor"), (gone, "van ook-noor"))[0 if both else 1 :]:
                connection.execute(insert(habits), {"person": person, "kept": words})
            merge(connection, kept, gone)
            return [(r.person, r.kept) for r in connection.execute(select(habits))]

        left = v.house.writer.transact(become_one, None)
        assert left == [(kept, "van noor" if both else "van ook-noor")]


def test_a_lead_is_thanked_once_however_often_a_button_is_pressed(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", IDEAS[0])
        v.until("2026-03-03T10:00")
        v.opens(SOCIAL)
        v.says(SOCIAL, "meer", "het is klaar", "overslaan")
        v.until("2026-03-10T18:00")
        v.reads("noor")
        asked = select(outbox.c.id).where(outbox.c.person == v.person("noor"), outbox.c.key == "result-how")
        row = v.house.writer.transact(lambda c, _: c.execute(asked).scalar_one(), None)
        for _ in range(3):
            v.hear("noor", Pressed(row, 1))
        assert told(v, SOCIAL, "resident-result-yes") == 1


def invited(v: Village, contact: str) -> str:
    """A code that links whoever types it."""
    code = "ABCDEFGH"
    v.invites(code, contact)
    return code


def paused(world: World, until: date) -> World:
    """The same world, the Bloemenbuurt in a pause."""
    district = replace(world.directory.districts["bloemenbuurt"], pause=Pause(date(2026, 3, 1), until))
    districts = {**world.directory.districts, "bloemenbuurt": district}
    return replace(world, directory=replace(world.directory, districts=districts))


def tells(v: Village, day: str) -> list[str]:
    """The social worker announces soup."""
    return v.says(SOCIAL, f"soep bij het bankje, {day}", "ja")


def test_an_invitation_a_month_and_none_after_two_without_an_answer(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", "uitnodigingen", "Bloemenbuurt", "ja")
        v.says("kees", "uitnodigingen", "Presikhaaf", "ja")
        tells(v, "woensdag")
        v.until("2026-03-04T10:00")
        tells(v, "donderdag")
        assert (told(v, "noor", "invite-come"), told(v, "kees", "invite-come")) == (1, 0)
        for month, so_far in (("04-13", 2), ("05-18", 2), ("06-22", 2)):
            v.until(f"2026-{month}T10:00")
            tells(v, "woensdag")
            assert told(v, "noor", "invite-come") == so_far
        ended = select(consents.c.ended).where(consents.c.person == v.person("noor"))
        assert v.house.writer.transact(lambda c, _: c.execute(ended).scalar_one(), None) is not None


def test_an_answer_keeps_invitations_going_also_a_late_press(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", "uitnodigingen", "Bloemenbuurt", "ja")
        asked = select(func.max(outbox.c.id)).where(outbox.c.key == "invite-come")
        for n, month in enumerate(("03-16", "04-20", "05-25", "06-29"), 1):
            v.until(f"2026-{month}T10:00")
            tells(v, "woensdag")
            assert told(v, "noor", "invite-come") == n
            v.reads("noor")
            v.says("noor", "menu")  # something else is talked about
            row = v.house.writer.transact(lambda c, _: c.execute(asked).scalar_one(), None)
            v.hear("noor", Pressed(row, 2))
            v.passes(days=2)
            tells(v, "maandag")
            assert told(v, "noor", "invite-come") == n, "the month still counts after an answer"


def test_quiet_hours_and_a_pause_hold_an_invitation_back(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, "2026-03-02T22:00") as v:
        v.says("noor", "uitnodigingen", "Bloemenbuurt", "ja")
        tells(v, "woensdag")
        due = select(outbox.c.due).where(outbox.c.key == "invite-come")
        moment = v.house.writer.transact(lambda c, _: c.execute(due).scalar_one(), None)
        assert v.house.world.calendar.local(moment).isoformat() == "2026-03-03T08:00:00+01:00"
        v.house.writer.world = paused(v.house.world, date(2026, 5, 1))
        v.until("2026-04-20T10:00")
        assert "rustig" in " ".join(tells(v, "woensdag"))
        assert told(v, "noor", "invite-come") == 1


def test_stop_ends_invitations_and_the_yes_is_kept_with_its_text(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("noor", "uitnodigingen", "Bloemenbuurt", "ja")
        rows = select(consents.c.purpose, consents.c.version, consents.c.channel, consents.c.ended)
        (yes,) = v.house.writer.transact(lambda c, _: c.execute(rows).all(), None)
        assert (yes.purpose, len(yes.version), yes.channel, yes.ended) == ("invitations", 16, "terminal", None)
        v.says("noor", "geen berichten meer")
        (ended,) = v.house.writer.transact(lambda c, _: c.execute(rows).all(), None)
        assert ended.ended is not None


def test_who_did_this_before_tells_a_contacts_words_and_keeps_nothing(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        v.says("fatma", "ik wil graag een bloembak met zilvergrijze planten in de Bloemenbuurt", "ja", "nu niet")
        themes = v.house.writer.transact(lambda c, _: c.execute(select(signals.c.themes)).scalar_one(), None)
        v.until("2026-03-03T12:00")
        v.opens(SOCIAL)
        v.says(SOCIAL, "meer", "afgesproken", "we plantten samen de eerste bak", "overslaan", "de bewoners")
        v.says(SOCIAL, "#1", "meer", "het is klaar", "overslaan")
        asks = "contact:presik-wijkmanager"
        said = " ".join(v.says(asks, "wie deed dit eerder?", "groen"))
        assert themes.startswith("groen")
        assert "de Bloemenbuurt, maart 2026" in said
        assert "we plantten samen de eerste bak" in said
        assert "De buurt zelf" in said
        assert "zilvergrijze" not in said
        kept = select(habits).where(habits.c.person == v.person(asks))
        assert v.house.writer.transact(lambda c, _: c.execute(kept).all(), None) == []
        there = " ".join(v.says(SOCIAL, "wie deed dit eerder?", "groen"))
        assert "nog niets" in there, "their own district is no example"


def test_the_week_in_one_message_for_who_has_much_open_and_wants_it(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        brings(v, "noor", *IDEAS[:2])
        v.until("2026-03-10T10:00")
        assert told(v, SOCIAL, "week-told") == 0, "of two the round says all there is"
        brings(v, "kees", IDEAS[2])
        v.until("2026-03-16T08:59")
        assert told(v, SOCIAL, "week-told") == 0
        v.until("2026-03-16T10:00")
        assert told(v, SOCIAL, "week-told") == 1
        said = " ".join(v.reads(SOCIAL))
        assert "1 nieuw, 0 in gesprek en 0 afgerond. Nog open: 3. Het langst wacht #1." in said
        v.says(SOCIAL, "#1", "ik denk mee", "overslaan", "#2 dit is klaar", "ja, klaar")
        brings(v, "fatma", "een bankje bij de vijver")
        v.until("2026-03-23T10:00")
        said = " ".join(v.reads(SOCIAL))
        assert "1 nieuw, 1 in gesprek en 1 afgerond. Nog open: 3. Het langst wacht #1." in said
        assert v.says(SOCIAL, "geen weekbericht")[0].startswith("Goed, je krijgt geen weekbericht meer.")
        v.until("2026-04-07T10:00")
        assert told(v, SOCIAL, "week-told") == 2
