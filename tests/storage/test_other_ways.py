"""What does not arrive on one way goes on another: at once, in order, and never twice where it must not."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.message import Accepted, Delivery, Refused, Uncertain
from flows.events import Inbound, Said
from storage import outbox as sending
from storage.tables import addresses, outbox, persons
from tests.builders import Village, village
from tests.storage.test_outbox import Provider, _drain, _put, _status
from tests.storage.test_ways import CODE

BLOCKED, GONE = Refused("blocked", permanent=True), Refused("gone", permanent=True)
INVALID, WINDOW = Refused("invalid", permanent=True), Refused("window", permanent=False)
DOWN, CUT = Refused("down", permanent=False), Uncertain("time-out")


def somebody(here: Village, first: str = "telegram", second: str = "sms") -> int:
    """One person who wrote on the first way last, and has the second as well; what they were answered has gone."""
    here.house.writer.hear([Inbound(first, "1", "een", Said("koppel"), here.now)])
    with here.house.engine.begin() as connection:
        told = connection.execute(select(outbox.c.content)).scalars().all()
    found = CODE.search(" ".join(told))
    assert found is not None
    here.house.writer.hear([Inbound(second, "2", "twee", Said(found[0]), here.now)])
    here.now += timedelta(minutes=1)
    here.house.writer.hear([Inbound(first, "3", "een", Said("menu"), here.now)])
    with here.house.engine.begin() as connection:
        connection.execute(outbox.update().values(status="delivered"))
        (person,) = set(connection.execute(select(addresses.c.person).where(addresses.c.channel == first)).scalars())
    return int(person)


def both(first: Sequence[Delivery], second: Sequence[Delivery] = ()) -> tuple[Provider, Provider]:
    """What each of the two ways answers; after that it takes everything."""
    return Provider("telegram", {"een": list(first)}), Provider("sms", {"twee": list(second)})


@pytest.mark.parametrize(
    ("first", "second", "repeat", "late", "tries", "status"),
    [
        ([BLOCKED], [], True, False, (1, 1), "sent"),
        ([GONE], [], False, False, (1, 1), "sent"),  # it certainly did not arrive: no second time
        ([INVALID], [], True, False, (1, 1), "sent"),
        ([WINDOW], [], True, False, (1, 1), "sent"),
        ([WINDOW], [DOWN], True, False, (1, 1), "ready"),
        ([WINDOW], [INVALID], True, False, (1, 1), "held"),
        ([BLOCKED], [BLOCKED], True, False, (1, 1), "failed"),
        ([DOWN], [], True, False, (1, 0), "ready"),  # a while longer on the way that they use
        ([DOWN], [], True, True, (1, 1), "sent"),
        ([DOWN], [DOWN], True, True, (1, 1), "ready"),
        ([CUT], [], True, False, (1, 0), "uncertain"),
        ([CUT], [], True, True, (1, 1), "sent"),
        ([CUT], [], False, True, (1, 0), "sent-uncertain"),
        ([DOWN], [CUT], False, True, (1, 1), "sent-uncertain"),
    ],
)
def test_where_a_message_goes_next(
    first: list[Delivery],
    second: list[Delivery],
    repeat: bool,
    late: bool,
    tries: tuple[int, int],
    status: str,
    tmp_path: Path,
) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as here:
        row = _put(here, somebody(here), repeat=repeat)
        here.now += timedelta(hours=13 if late else 0)
        ways = both(first, second)
        _drain(here, *ways)
        assert tuple([sent for _, sent in way.sent].count(row) for way in ways) == tries
        assert _status(here, row) == status


def test_out_of_reach_is_who_has_no_way_left(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        person = somebody(here)
        silenced = select(persons.c.silenced).where(persons.c.id == person)
        _put(here, person)
        ways = both([BLOCKED], [Accepted("1"), BLOCKED])
        _drain(here, *ways)
        here.house.writer.letters()
        with here.house.engine.begin() as connection:
            assert connection.execute(silenced).scalar() is None
        _put(here, person)
        _put(here, person)
        _drain(here, *ways)
        here.house.writer.letters()
        with here.house.engine.begin() as connection:
            assert connection.execute(silenced).scalar() == "blocked"
        assert [len(way.sent) for way in ways] == [1, 2], "nobody is knocked at twice who is gone"
        here.house.writer.hear([Inbound("telegram", "4", "een", Said("menu"), here.now)])
        _drain(here, *ways)
        assert len(ways[0].sent) > 1, "who writes again is answered there"


def test_order_holds_when_the_way_changes(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        person = somebody(here)
        put = [_put(here, person) for _ in range(4)]
        ways = both([Accepted("1"), DOWN, BLOCKED])
        for _ in range(3):
            _drain(here, *ways)
            here.now += timedelta(minutes=1)
        assert [row for _, row in ways[0].sent] == [put[0], put[1], put[1]]
        assert [row for _, row in ways[1].sent] == put[1:]


def test_the_way_that_they_wrote_on_last_is_first(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        person = somebody(here)
        ways = both([])
        here.now += timedelta(minutes=1)
        here.house.writer.hear([Inbound("sms", "4", "twee", Said("menu"), here.now)])
        _drain(here, *ways)
        assert [len(way.sent) for way in ways] == [0, 1]
        here.now += timedelta(minutes=1)
        here.house.writer.hear([Inbound("telegram", "5", "een", Said("menu"), here.now)])
        _put(here, person)
        _drain(here, *ways)
        assert [len(way.sent) for way in ways] == [2, 1]


def test_what_is_unasked_goes_to_a_way_that_rings(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        person = somebody(here, "web", "telegram")  # they wrote on the page last
        ways = Provider("web"), Provider("telegram")
        asked, unasked = _put(here, person), _put(here, person, "promise")
        with here.house.engine.begin() as connection:
            connection.execute(outbox.update().where(outbox.c.id == unasked).values(proactive=True))
        _drain(here, *ways)
        assert [[row for _, row in way.sent] for way in ways] == [[asked], [unasked]]


def test_a_report_that_it_did_not_arrive_sends_it_the_other_way_once(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        row = _put(here, somebody(here), repeat=False)
        ways = both([Accepted("t:1")], [Accepted("s:1")])
        _drain(here, *ways)
        assert [len(way.sent) for way in ways] == [1, 0]
        report(here, "telegram", "t:1", here.now)
        _drain(here, *ways)
        assert [len(way.sent) for way in ways] == [1, 1]
        report(here, "telegram", "t:1", here.now)  # the same report again: it is known under another name now
        report(here, "sms", "s:1", here.now)
        _drain(here, *ways)
        assert [len(way.sent) for way in ways] == [1, 1]
        assert _status(here, row) == "failed"


def report(here: Village, channel: str, provider_id: str, now: datetime) -> None:
    with here.house.engine.begin() as connection:
        sending.status(connection, channel, provider_id, "failed", now)
