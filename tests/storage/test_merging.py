"""A message carries both ids of somebody who was two people until then: one person, and nothing of either is lost."""

from pathlib import Path

from sqlalchemy import func, select

from flows.events import Event, Inbound, Said
from storage.merging import WHOSE
from storage.tables import addresses, conversations, persons, signals
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
            assert connection.execute(select(persons.c.merged).where(persons.c.id == two)).scalar_one() == one
            assert connection.execute(select(func.count()).where(conversations.c.person == one)).scalar_one() <= 1
            for column in WHOSE:
                count = select(func.count()).select_from(column.table).where(column == two)
                assert connection.execute(count).scalar_one() == 0, str(column)
        v.until("2026-03-10T16:00")
        with v.house.engine.begin() as connection:
            notes = connection.execute(select(signals.c.notes).where(signals.c.person == one)).scalars().all()
        assert list(notes) == [1, 1], "both promises are still kept"
