"""What must be sent: leases, order, uncertain sends, back-off, reports of providers, and two who claim at once."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from bot.message import Accepted, Delivery, Message, Refused, Uncertain
from bot.sender import Sender
from flows.effects import RANKS, Rank
from flows.events import Inbound, Said
from storage import codec, outbox
from storage.outbox import BACK_OFF, Mark, claim, mark
from storage.tables import addresses, inbox, persons
from storage.tables import outbox as rows
from tests.builders import Village, village

A_LEASE = timedelta(seconds=61)
TELEGRAM = ("telegram",)


def _people(here: Village, *chats: str) -> dict[str, int]:
    """Who wrote once on Telegram; what they were answered is out of the way."""
    here.house.writer.hear([Inbound("telegram", f"eerste-{c}", c, Said("menu"), here.now) for c in chats])
    with here.house.engine.begin() as connection:
        connection.execute(update(rows).values(status="delivered"))
        found = connection.execute(select(addresses.c.address, addresses.c.person)).all()
    return {r.address: r.person for r in found}


def _put(
    here: Village,
    person: int,
    rank: Rank = "answer",
    *,
    repeat: bool = True,
    wait: float = 0,
    key: str = "old-button",
    proactive: bool = False,
    told: str = "",
) -> int:
    """A row to send, due in so many minutes."""
    row = {
        "person": person,
        "key": key,
        "content": codec.content_out({}, ()),
        "rank": RANKS.index(rank),
        "status": "ready",
        "due": here.now + timedelta(minutes=wait),
        "created": here.now,
        "proactive": proactive,
        "told": told,
        "repeatable": repeat,
    }
    with here.house.engine.begin() as connection:
        return int(connection.execute(insert(rows).returning(rows.c.id), row).scalar_one())


def _claim(here: Village, most: int = 64) -> list[int]:
    with here.house.engine.begin() as connection:
        return [due.row for due in claim(connection, here.now, TELEGRAM, here.house.world.calendar, most)]


def _mark(here: Village, status: str, *ids: int, provider: str | None = None) -> None:
    with here.house.engine.begin() as connection:
        mark(connection, [Mark(id, status, here.now, "telegram", provider) for id in ids])


def _status(here: Village, id: int) -> str:
    with here.house.engine.begin() as connection:
        return str(connection.execute(select(rows.c.status).where(rows.c.id == id)).scalar_one())


def test_the_next_of_a_person_and_class_goes_once_the_one_before_is_accepted(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        people = _people(here, "701", "702")
        first, second = _put(here, people["701"]), _put(here, people["701"])
        promise, other = _put(here, people["701"], "promise"), _put(here, people["702"])
        assert _claim(here) == [first, other, promise]
        assert _claim(here) == []
        _mark(here, "sent", first)
        assert _claim(here) == [second]
        later, now = _put(here, people["702"], "promise", wait=60), _put(here, people["702"], "promise")
        assert _claim(here) == [now]  # what is not due yet holds up nothing
        _mark(here, "sent", other, promise, second, now)
        here.now += timedelta(hours=1)
        assert _claim(here) == [later]


def test_an_emergency_overtakes_and_waits_for_nothing(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        person = _people(here, "701")["701"]
        answer = _put(here, person)
        assert _claim(here) == [answer]
        reminder, first, second = (
            _put(here, person, "reminder"),
            _put(here, person, "emergency"),
            _put(here, person, "emergency"),
        )
        assert _claim(here) == [first, second, reminder]


def test_a_stuck_person_blocks_nobody_else(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        people = _people(here, "701", "702")
        stuck = [_put(here, people["701"]) for _ in range(5)]
        assert _claim(here) == [stuck[0]]
        free = _put(here, people["702"])
        assert _claim(here, most=1) == [free]


def test_an_expired_lease_is_repeated_where_that_is_harmless_and_recorded_where_not(
    database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path) as here:
        people = _people(here, "701", "702")
        question, good_news = _put(here, people["701"]), _put(here, people["702"], repeat=False)
        assert _claim(here) == [question, good_news]
        here.now += A_LEASE
        assert _claim(here) == [question]
        assert (_status(here, question), _status(here, good_news)) == ("sending", "sent-uncertain")
        here.now += A_LEASE
        assert _claim(here) == [question]
        _mark(here, "sent", question)
        here.now += A_LEASE
        assert _claim(here) == []


def test_what_an_outage_held_up_until_the_night_waits_for_the_morning(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, "2026-04-04T15:00") as here:  # the Saturday before Easter
        people = _people(here, "701", "702", "703", "704")
        with here.house.engine.begin() as connection:
            connection.execute(update(persons).where(persons.c.id == people["704"]).values(contact="somebody"))
        answer = _put(here, people["701"])
        note = _put(here, people["701"], "promise", proactive=True, told="note 3")
        human = _put(here, people["702"], "promise", proactive=True)
        danger = _put(here, people["703"], "emergency", proactive=True)
        days_round = _put(here, people["704"], "reminder", proactive=True, told="round 3")
        here.now += timedelta(hours=7)
        assert _claim(here) == [danger, answer]
        _mark(here, "sent", danger, answer)
        here.now += timedelta(hours=10)
        assert _claim(here) == [human, days_round]  # words of a human, on Easter morning
        _mark(here, "sent", human, days_round)
        here.now += timedelta(days=1)
        assert _claim(here) == []  # the second day of Easter
        here.now += timedelta(days=1)
        assert _claim(here) == [note]


def test_a_row_that_cannot_be_read_is_failed_and_the_others_go(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        people = _people(here, "701", "702")
        broken, good = _put(here, people["701"]), _put(here, people["702"])
        with here.house.engine.begin() as connection:
            mark_name = "?" if connection.dialect.name == "sqlite" else "%s"
            sql = f"UPDATE outbox SET content = {mark_name} WHERE id = {broken}"
            connection.exec_driver_sql(sql, (b"\x01\x04testgeen ciphertext maar iets anders",))
        assert _claim(here) == [good]
        assert _status(here, broken) == "failed"


def test_a_failed_message_is_told_once_as_a_letter(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        row = _put(here, _people(here, "701")["701"])
        _claim(here)
        _mark(here, "failed", row)
        _mark(here, "failed", row)
        with here.house.engine.begin() as connection:
            letters = connection.execute(select(inbox.c.message_id).where(inbox.c.channel == "letter")).scalars().all()
    assert letters == [f"failed:{row}"]


@pytest.mark.parametrize(
    ("reports", "end"),
    [
        (["sent", "delivered", "read"], "read"),
        (["read", "delivered", "sent"], "read"),
        (["delivered", "sent", "delivered"], "delivered"),
        (["delivered", "delivered"], "delivered"),
        (["failed"], "failed"),
        (["undelivered", "failed"], "failed"),
        (["failed", "sent"], "failed"),
        (["delivered", "failed"], "delivered"),
        (["failed", "delivered"], "delivered"),
        (["something new", "sent"], "sent"),
        (["queued", "accepted", "sending"], "sent"),
    ],
)
def test_reports_come_in_any_order_and_twice_and_the_furthest_wins(
    reports: list[str], end: str, database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path) as here:
        people = _people(here, "701", "702")
        row, other = _put(here, people["701"]), _put(here, people["702"])
        _claim(here)
        _mark(here, "sent", row, provider="9:1")
        _mark(here, "sent", other, provider="9:2")
        for reported in reports:
            for _ in range(2):
                with here.house.engine.begin() as connection:
                    assert outbox.status(connection, "telegram", "9:1", reported, here.now)
        with here.house.engine.begin() as connection:
            assert not outbox.status(connection, "whatsapp", "9:1", "failed", here.now)
            assert not outbox.status(connection, "telegram", "9:3", "failed", here.now)
        assert (_status(here, row), _status(here, other)) == (end, "sent")


def test_two_who_claim_at_once_never_get_the_same_row(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        people = _people(here, *(f"7{n:02}" for n in range(40)))
        put = [_put(here, people[f"7{n:02}"]) for _ in range(3) for n in range(40)]
        got: list[list[int]] = [[], [], []]
        failed: list[BaseException] = []
        together = threading.Barrier(len(got))

        def work(mine: list[int]) -> None:
            together.wait()
            idle = 0
            try:
                while idle < 5:  # another's locked rows are passed by, and may come free
                    claimed = _claim(here, most=7)
                    _mark(here, "sent", *claimed)
                    mine += claimed
                    idle = 0 if claimed else idle + 1
            except BaseException as error:  # noqa: BLE001 - handed to the test
                failed.append(error)

        threads = [threading.Thread(target=work, args=(mine,)) for mine in got]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        last = _claim(here)
    assert failed == []
    assert Counter([row for mine in got for row in mine] + last) == Counter(put)


# The sender over a channel that answers as told.


@dataclass
class Provider:
    """A channel that takes everything, or answers as planned for an address."""

    name: str = "telegram"
    plan: dict[str, list[Delivery]] = field(default_factory=dict)
    sent: list[tuple[str, int]] = field(default_factory=list)
    most: int = 200  #: More sends than this is a loop.

    async def send(self, address: str, message: Message) -> Delivery:
        assert len(self.sent) < self.most, "the sender does not stop"
        self.sent.append((address, message.row))
        planned = self.plan.get(address)
        return planned.pop(0) if planned else Accepted(f"{address}:{len(self.sent)}")


def _drain(here: Village, *channels: Provider) -> None:
    def now() -> object:
        return here.now

    asyncio.run(Sender(here.house, channels, now).drain())  # type: ignore[arg-type]  # a clock that stands


def _pauses(here: Village, provider: Provider, seconds: Iterable[int]) -> list[int]:
    """The sends tried after each of these pauses."""
    tried: list[int] = []
    for pause in seconds:
        here.now += timedelta(seconds=pause)
        before = len(provider.sent)
        _drain(here, provider)
        tried.append(len(provider.sent) - before)
    return tried


def test_a_provider_that_is_down_is_tried_with_growing_pauses_for_a_day(database_url: str, tmp_path: Path) -> None:
    down: Sequence[Delivery] = [Refused("down", permanent=False)] * 500
    with village(database_url, tmp_path) as here:
        row = _put(here, _people(here, "701")["701"])
        provider = Provider(plan={"701": list(down)})
        assert _pauses(here, provider, [0, 1, 3, *BACK_OFF[:1]]) == [1, 0, 0, 1]
        assert _pauses(here, provider, [14, 1, 59, 1]) == [0, 1, 0, 1]
        assert _pauses(here, provider, [1800] * 47)[-1] == 1
        assert _status(here, row) == "ready"
        _pauses(here, provider, [1800] * 2)
        assert _status(here, row) == "failed"
        assert _pauses(here, provider, [1800]) == [0]


def test_what_a_provider_asks_for_is_waited_for(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        _put(here, _people(here, "701")["701"])
        provider = Provider(plan={"701": [Refused("busy", permanent=False, after=37)]})
        assert _pauses(here, provider, [0, 36, 1]) == [1, 0, 1]


def test_an_uncertain_send_is_repeated_only_where_that_is_harmless(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        people = _people(here, "701", "702")
        question, good_news = _put(here, people["701"]), _put(here, people["702"], repeat=False)
        provider = Provider(plan={a: [Uncertain("time-out")] for a in ("701", "702")})
        assert _pauses(here, provider, [0, 5, 3600]) == [2, 1, 0]
        assert provider.sent == [("701", question), ("702", good_news), ("701", question)]
        assert (_status(here, question), _status(here, good_news)) == ("sent", "sent-uncertain")


@pytest.mark.parametrize("why", ["invalid", "gone", "blocked"])
def test_a_refusal_for_good_ends(why: str, database_url: str, tmp_path: Path) -> None:
    """Also for somebody with two addresses: the second is tried when the first is gone, and never for ever."""
    with village(database_url, tmp_path) as here:
        hello = Inbound("telegram", "1", "701", Said("menu"), here.now, also_known_as="702")
        here.house.writer.hear([hello])
        plan: dict[str, list[Delivery]] = {a: [Refused(why, permanent=True)] * 100 for a in ("701", "702")}
        provider = Provider(plan=plan, most=10)
        _drain(here, provider)
        assert len(provider.sent) == (1 if why == "invalid" else 2)
        with here.house.engine.begin() as connection:
            assert connection.execute(select(rows.c.status)).scalars().all() == ["failed"]


def test_order_holds_while_a_third_of_all_sends_fails(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        chats = [f"70{n}" for n in range(6)]
        people = _people(here, *chats)
        put = {chat: [_put(here, people[chat]) for _ in range(4)] for chat in chats}
        plan: dict[str, list[Delivery]] = {
            chat: [
                Refused("down", permanent=False) if (n + int(chat)) % 3 == 0 else Accepted(f"{chat}.{n}")
                for n in range(40)
            ]
            for chat in chats
        }
        provider = Provider(plan=plan)
        _pauses(here, provider, [0] + [60] * 40)
        accepted: dict[str, list[int]] = {chat: [] for chat in chats}
        for chat, row in provider.sent:
            accepted[chat] = [*(r for r in accepted[chat] if r != row), row]
        assert accepted == put
        assert {_status(here, row) for some in put.values() for row in some} == {"sent"}
