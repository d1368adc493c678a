"""Whatever comes in gets a kind, clear answer; nothing is lost, nothing is leaked."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.message import Accepted, Delivery, Message
from bot.road import Road
from bot.web import create_web
from flows.events import Blocked, Event, Located, Pressed, Said, Sent, Started
from storage.tables import dead_letters, inbox, outbox, signals
from tests.builders import IDEA, Village, village, with_an_idea

LEAD = "contact:bloem-sociaal"
LONG = "het is een lang verhaal over ons plein en iedereen die daar komt " * 310

ODD: list[Event] = [
    Said(LONG),
    Said("x" * 20_000),
    Said("\n" * 5_000 + "bankje"),
    Said("1" * 20_000),
    Said("#" + "9" * 5_000),
    Said("9" * 5_000),
    Said("over " + "9" * 5_000 + " weken"),
    Said("over ² weken"),
    Said("bel " + "9" * 5_000),
    Said(f"{'9' * 5_000}-{'9' * 5_000}"),
    Said("#0"),
    Said("#-1"),
    Said("# 1 1 1"),
    Said("#٤٢"),
    Said("/42 tekst"),
    Said(" "),
    Said("​"),
    Said("..."),
    Said("🙂"),
    Said("👨‍👩‍👧‍👦" * 500),
    Said("‮omgekeerd‬ ⁦bankje⁩ ‏"),
    Said("مرحبا، نريد مقعدا في الحي"),
    Said("a" + "́" * 3_000),
    Said("<b>vet</b> & <script>alert(1)</script>"),
    Said('{ $role } { -brand } {""}'),
    Said("%s %(x)s {0} ${PATH}"),
    Said("'; DROP TABLE signals; --"),
    Said("ABCD2345"),
    Said("hoi", reply_to="bestaat:niet"),
    Pressed(0, 0),
    Pressed(1, 1),
    Pressed(999_999_999_999_999_999, 1),
    Pressed(1, 999),
    Started("x" * 5_000),
    Started("9" * 5_000),
    Started("ABCD2345"),
    Sent("photo"),
    Sent("photo", LONG),
    Sent("sticker"),
    Sent("voice"),
    Sent("document", "‮"),
    Sent("file", "‮"),
    Located(0.0, 0.0),
    Located(90.0, 180.0),
    Located(-90.0, -180.0),
]


def _dead(here: Village) -> list[str]:
    with here.house.engine.begin() as connection:
        return list(connection.execute(select(dead_letters.c.error)).scalars())


def _name(event: Event) -> str:
    return ascii(event)[:50]


@pytest.mark.parametrize("first", [(), (IDEA,), (IDEA, "1"), (IDEA, "1", "1"), (IDEA, "1", "2")], ids=len)
def test_anything_odd_at_any_moment_is_answered_and_loses_nothing(
    first: tuple[str, ...], database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path) as here:
        for n, event in enumerate(ODD):
            who = f"buur-{n}"  # each a person of their own, at the same moment of a conversation
            here.says(who, "menu", *first)
            before = _signals(here)
            answer = here.says(who, event)
            assert any(line.strip() for line in answer), f"no answer to {_name(event)}"
            assert all(len(line) < 5_000 for line in answer), _name(event)
            assert _dead(here) == [], _name(event)
            assert _signals(here)[: len(before)] == before, _name(event)
            assert here.says(who, "help")[0].startswith("Ik ben een computer"), _name(event)


def _signals(here: Village) -> list[tuple[int, str]]:
    with here.house.engine.begin() as connection:
        query = select(signals.c.number, signals.c.lead).order_by(signals.c.number)
        return [(r.number, r.lead) for r in connection.execute(query)]


def test_anything_odd_of_a_key_figure_is_answered_and_reaches_nobody(database_url: str, tmp_path: Path) -> None:
    with with_an_idea(database_url, tmp_path) as here:
        here.passes(hours=26)
        for event in (*ODD, Blocked(True), Blocked(False)):
            assert any("#1" in line for line in here.says(LEAD, "#1")), "the card is open"
            answer = here.says(LEAD, event)
            assert isinstance(event, Blocked) or any(line.strip() for line in answer), _name(event)
            assert _dead(here) == [], _name(event)
            assert here.reads("noor") == [], f"{_name(event)} reached a resident"
            here.says(LEAD, "stop")


# Buttons: of nobody, twice, late, and of somebody else.


def _rows(here: Village, who: str, key: str) -> list[int]:
    person = here.person(who)
    with here.house.engine.begin() as connection:
        query = select(outbox.c.id).where(outbox.c.person == person, outbox.c.key == key).order_by(outbox.c.id)
        return list(connection.execute(query).scalars())


def test_a_button_pressed_twice_counts_once(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA)
        (question,) = _rows(here, "noor", "idea-yes")
        first = here.says("noor", Pressed(question, 1))
        again = here.says("noor", Pressed(question, 1))
        assert len(_signals(here)) == 1
        assert "#1" in "\n".join(first)
        assert any(line.strip() for line in again)
        assert "#2" not in "\n".join(again)


def test_the_no_pressed_after_the_yes_erases_nothing(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA)
        (question,) = _rows(here, "noor", "idea-yes")
        here.says("noor", Pressed(question, 1), Pressed(question, 3))
        assert _signals(here) == [(1, "bloem-sociaal")]
        assert any("bankje" in line for line in here.says("noor", "mijn"))


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_a_button_of_somebody_else_does_nothing(n: int, database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", "er moet een geheim bankje in de Bloemenbuurt")
        (question,) = _rows(here, "noor", "idea-yes")
        heard = here.says("kees", Pressed(question, n))
        assert heard
        assert "geheim" not in "\n".join(heard)
        assert _signals(here) == []
        here.says("noor", "1", "2")
        here.passes(hours=26)
        here.opens(LEAD)
        (card,) = _rows(here, LEAD, "card-do")
        for who in ("kees", "noor", "contact:bloem-sport"):
            heard = here.says(who, Pressed(card, n))
            assert heard
            assert who == "noor" or "geheim" not in "\n".join(heard)
        with here.house.engine.begin() as connection:
            assert connection.execute(select(signals.c.status)).scalars().all() == ["received"]
        assert not any("denkt met je mee" in line for line in here.reads("noor"))


def test_a_card_pressed_when_it_is_done_is_kind(database_url: str, tmp_path: Path) -> None:
    with with_an_idea(database_url, tmp_path) as here:
        here.passes(hours=26)
        here.opens(LEAD)
        (card,) = _rows(here, LEAD, "card-do")
        here.says(LEAD, "3", "3", "het staat er")
        here.reads("noor")
        heard = here.says(LEAD, Pressed(card, 1))
        assert heard
        assert here.reads("noor") == []
        with here.house.engine.begin() as connection:
            assert connection.execute(select(signals.c.status)).scalars().all() == ["done"]


@pytest.mark.parametrize("tail", ["", " en dit wil ik erbij zeggen"])
def test_somebody_elses_number_gets_the_same_answer_as_an_unknown_one(
    tail: str, database_url: str, tmp_path: Path
) -> None:
    with with_an_idea(database_url, tmp_path) as here:
        for who in ("kees", "contact:bloem-sport", "contact:nude-sociaal"):
            theirs = here.says(who, f"#1{tail}")
            unknown = here.says(who, f"#77{tail}")
            assert [line.replace("#1", "#77") for line in theirs] == unknown
            assert theirs
        assert here.reads("noor") == []
        assert here.opens(LEAD) == [] or "erbij zeggen" not in "\n".join(here.opens(LEAD))


# Through the door: what no database can keep is taken out at the wire.


class Quiet:
    """Telegram's callback answers, and sends, lead nowhere."""

    name = "telegram"

    async def answer_callback(self, query_id: str, words: str = "") -> None:
        """Nothing."""

    async def send(self, address: str, message: Message) -> Delivery:
        return Accepted("1:1")


WIRE = [
    ("\x00 een bankje \x00 in de Bloemenbuurt", "een bankje  in"),
    ("een \ud800 bankje \udfff in de Bloemenbuurt", "een  bankje  in"),
    ("een bankje \ud83d in de Bloemenbuurt", "een bankje  in"),
    ("een 🙂 bankje in de Bloemenbuurt", "🙂"),
    ("‮ een bankje in de Bloemenbuurt", "bankje"),
]


@pytest.mark.parametrize(("text", "kept"), WIRE, ids=[ascii(t) for t, _ in WIRE])
def test_what_no_database_can_keep_is_taken_out_at_the_door(
    text: str, kept: str, database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path) as here:
        road = Road(here.house, Clock(here.now))
        app = create_web(road, clock=lambda: here.now, telegram=Quiet(), telegram_secret="geheim")
        body = {"update_id": 1, "message": {"message_id": 1, "chat": {"id": 7, "type": "private"}, "text": text}}

        async def post() -> int:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
                headers = {"X-Telegram-Bot-Api-Secret-Token": "geheim"}
                content = json.dumps(body).encode()  # lone surrogates travel as \ud800, as JSON allows
                return (await client.post("/telegram/webhook", content=content, headers=headers)).status_code

        road.start()
        try:
            assert asyncio.run(post()) == 200
        finally:
            road.stop()
        with here.house.engine.begin() as connection:
            (event,) = connection.execute(select(inbox.c.event).where(inbox.c.channel == "telegram")).scalars()
            keys = connection.execute(select(outbox.c.key)).scalars().all()
        assert kept in event
        assert keys
        assert "sorry" not in keys
        assert _dead(here) == []
