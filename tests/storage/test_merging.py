"""A message carries both ids of somebody who was two people until then: one person, and nothing of either is lost."""

from pathlib import Path

from sqlalchemy import func, select

from flows.events import Event, Inbound, Said
from storage.merging import merge, named
from storage.tables import addresses, conversations, desks, metadata, persons, signals
from tests.builders import Village, village

NUMBER, BSUID = "+31600000001", "NL.15"


def says(v: Village, address: str, *lines: str, also: str = "") -> None:
    for text in lines:
        v.count += 1
        event: Event = Said(text)
        v.house.writer.hear([Inbound("whatsapp", f"w{v.count}", address, event, v.now, also_known_as=also)])


def who(v: Village, address: str) -> int:
    with v.house.engine.begin() as connection:
        rows = {r.address: r.person for r in connection.execute(select(addresses))}
    return int(rows[address])


def test_two_ids_of_one_sender_make_one_person(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        says(v, NUMBER, "er moet een bankje komen in de Bloemenbuurt", "ja", "nee")
        says(v, BSUID, "er moet een fontein komen in de Bloemenbuurt", "ja", "nee")
        v.says("noor", "er moet een schommel komen in de Bloemenbuurt", "ja")
        one, two, noor = who(v, NUMBER), who(v, BSUID), v.person("noor")
        assert one != two
        says(v, NUMBER, "mijn", also=BSUID)
        assert who(v, NUMBER) == who(v, BSUID) == one
        with v.house.engine.begin() as connection:
            own = connection.execute(select(signals.c.person).order_by(signals.c.number)).scalars().all()
            assert list(own) == [one, one, noor]
            assert connection.execute(select(func.count()).where(persons.c.id == two)).scalar_one() == 0
            assert connection.execute(select(func.count()).where(conversations.c.person == one)).scalar_one() <= 1
            for table, column in named():
                count = select(func.count()).select_from(table).where(column == two)
                assert connection.execute(count).scalar_one() == 0, f"{table.name}.{column.name}"
        v.until("2026-03-10T16:00")
        with v.house.engine.begin() as connection:
            notes = connection.execute(select(signals.c.notes).where(signals.c.person == one)).scalars().all()
        assert list(notes) == [1, 1], "both promises are still kept"


def test_two_contacts_stay_two_and_one_stays_a_contact(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        says(v, NUMBER, "hoi")
        says(v, BSUID, "hoi")
        one, two = who(v, NUMBER), who(v, BSUID)
        worker, operator = v.person("contact:bloem-sociaal"), v.person("contact:operator")
        assert worker is not None
        assert operator is not None
        with v.house.engine.begin() as connection:
            assert not merge(connection, worker, operator)
            assert merge(connection, one, worker)
            assert not merge(connection, one, operator)
            assert merge(connection, operator, two)
            known = {r.contact: r.id for r in connection.execute(select(persons).where(persons.c.contact.is_not(None)))}
            desk = connection.execute(select(desks.c.person).where(desks.c.contact == "bloem-sociaal")).scalar()
        assert (known["bloem-sociaal"], known["operator"], desk) == (one, operator, one)


def test_every_column_that_names_a_person_is_found() -> None:
    found = {f"{table.name}.{column.name}" for table, column in named()}
    meant = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.c
        if column.name in ("person", "about")
    }
    assert meant == found
