"""Outside WhatsApp's 24 hours: an approved template, or a held answer and one knock. Never silence."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.channels.twilio_renderings import as_template
from bot.channels.twilio_templates import Templates
from bot.rehearsal.drafts import Draft, drafts, knocks, message_of
from bot.running import Running
from flows.effects import Say
from flows.values import Day, Place, Role, Value
from storage import codec
from storage.contents import waiting
from storage.tables import outbox, persons
from tests.builders import known_world
from tests.channels.whatsapp_line import NAMELESS, NOOR, Line, line

IDEA = "er moet een bankje komen bij het speeltuintje in de Bloemenbuurt"
WORKER = "contact:bloem-sociaal"
KNOCK = "Wijkbot Bloemenbuurt, gemeente Ede: er ligt een antwoord voor je klaar."
TAKEN = "goed nieuws over #1. Iemand denkt met je mee: de sociaal werker."


def tells(phone: Line) -> None:
    """The contact takes up the signal, which its resident is to hear."""
    phone.here.opens(WORKER)
    phone.here.says(WORKER, "ik denk mee", "donderdag")


def silent(phone: Line) -> None:
    """Beyond their 24 hours, for Twilio too."""
    phone.twilio.closed.add(phone.who)


def wanted(phone: Line, *keys: str) -> list[Draft]:
    world, voice = phone.here.house.world, phone.here.house.voice
    values: dict[str, Value] = {
        "district": Place("bloemenbuurt"),
        "municipality": "Ede",
        "number": 1,
        "role": Role("bloem-sociaal"),
        "day": Day(phone.here.now.date()),
    }
    says = [Say(1, key, values, proactive=True) for key in keys if key not in ("answer-waits", "message-waits")]
    says += [say for say in knocks(world.directory) if say.key in keys]
    kept = {d.content.name: d for d in drafts(says, voice, world.directory, ("nl",))}
    return [d for d in kept.values() if d.promise in keys]


def templates(phone: Line) -> Templates:
    road = phone.sender
    return Templates(phone.channel.api, phone.channel.account, phone.sender._clock, road._transact)


async def approve(phone: Line, *keys: str, verdict: str = "approved") -> None:
    """These texts are templates, and Meta has said this of them."""
    pushed = await templates(phone).push(wanted(phone, *keys))
    assert {p.outcome for p in pushed} <= {"new", "known"}, pushed
    phone.twilio.judge(**{key.replace("-", "_"): verdict for key in keys})
    await templates(phone).look()


async def told(phone: Line) -> None:
    """An idea with its yes, one hour ago."""
    await phone.says(IDEA)
    await phone.says("ja")
    await phone.says("nee")
    phone.here.later(hours=1)


@dataclass(frozen=True)
class Case:
    """How long ago they wrote; what Meta says of the text itself and of the knock; what their phone shows at once."""

    ago: timedelta
    own: str
    knock: str
    shows: Sequence[str]
    held: Sequence[str] = ()
    before: bool = False  #: Something was held for them already.


DAY = timedelta(hours=24)
EDGE = timedelta(hours=23, minutes=50)
SECOND = timedelta(seconds=1)
CASES = {
    "open": Case(timedelta(hours=1), "", "", ["taken-up"]),
    "at the edge": Case(EDGE, "", "", ["taken-up"]),
    "past the margin": Case(EDGE + SECOND, "", "", [], ["answer-waits", "taken-up"]),
    "past the margin, approved": Case(EDGE + SECOND, "approved", "approved", ["taken-up"]),
    "closed, nothing pushed": Case(DAY, "", "", [], ["answer-waits", "taken-up"]),
    "closed, pending": Case(DAY, "pending", "pending", [], ["answer-waits", "taken-up"]),
    "closed, rejected": Case(DAY, "rejected", "rejected", [], ["answer-waits", "taken-up"]),
    "closed, paused": Case(DAY, "paused", "approved", ["answer-waits"], ["taken-up"]),
    "closed, disabled": Case(DAY, "disabled", "approved", ["answer-waits"], ["taken-up"]),
    "closed, the knock alone": Case(DAY, "", "approved", ["answer-waits"], ["taken-up"]),
    "closed, own text alone": Case(DAY, "approved", "", ["taken-up"]),
    "closed, both": Case(DAY, "approved", "approved", ["taken-up"]),
    "knocked before": Case(DAY, "", "approved", [], ["taken-up", "words-from"], before=True),
    "held before without a knock": Case(DAY, "", "", [], ["answer-waits", "taken-up", "words-from"], before=True),
    "held before, own text approved": Case(DAY, "approved", "approved", ["taken-up"], ["words-from"], before=True),
}


@pytest.mark.asyncio
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
async def test_never_silence(database_url: str, tmp_path: Path, case: Case) -> None:
    """I8: whatever the window and Meta say, they read it now, or it waits and everybody can see that."""
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        for keys, verdict in ((("taken-up",), case.own), (("answer-waits", "message-waits"), case.knock)):
            if verdict:
                await approve(phone, *keys, verdict=verdict)
        if case.before:
            phone.here.later(days=1)
            silent(phone)
            phone.here.opens(WORKER)
            phone.here.says(WORKER, "#1 Heb je een foto?")
            await phone.reads()
        else:
            phone.here.later(seconds=(case.ago - timedelta(hours=1)).total_seconds())
            if case.ago >= DAY:
                silent(phone)
        phone.here.opens(WORKER)
        with phone.here.house.engine.begin() as connection:
            last = connection.execute(select(outbox.c.id).order_by(outbox.c.id.desc())).scalar()
        phone.here.says(WORKER, "ik denk mee")
        shown = await phone.reads()
        with phone.here.house.engine.begin() as connection:
            mine = select(outbox.c.person).where(outbox.c.key == "idea-yes").limit(1).scalar_subquery()
            rows = connection.execute(
                select(outbox.c.id, outbox.c.key, outbox.c.status).where(outbox.c.person == mine).order_by(outbox.c.id)
            ).all()
        sent = [r.key for r in rows if r.status == "sent" and (last is None or r.id > last)]
        assert (sent, sorted(r.key for r in rows if r.status == "held")) == (list(case.shows), list(case.held))
        assert len(shown) == len(case.shows)
        assert (phone.twilio.refused, phone.twilio.doomed) == ([], {}), "nothing was sent that may not be"
        # Whatever waits comes as soon as they write, and in order.
        waits = [key for key in ("words-from", "taken-up") if key in case.held]
        came = await phone.says("hallo?")
        held = {"er is een bericht over #1": "words-from", TAKEN: "taken-up"}
        assert [key for text in came for said, key in held.items() if said in text] == waits
        assert phone.rows("held") == []
        assert not any(KNOCK in t for t in came), "nobody knocks at an open door"


@pytest.mark.asyncio
@pytest.mark.parametrize("who", [NOOR, NAMELESS])
async def test_the_button_brings_what_waits_in_order(database_url: str, tmp_path: Path, who: str) -> None:
    async with line(database_url, tmp_path) as phone:
        phone.who = who
        await told(phone)
        await approve(phone, "answer-waits", "message-waits")
        phone.here.later(days=2)
        silent(phone)
        phone.here.opens(WORKER)
        phone.here.says(WORKER, "#1 Heb je een foto?", "#1 Of een tekening?")
        assert await phone.reads() == [KNOCK]
        tells(phone)
        assert await phone.reads() == [], "one knock is enough"
        came = await phone.presses("Lees antwoord")
        assert [("foto" in t, "tekening" in t, TAKEN in t) for t in came[:3]] == [
            (True, False, False),
            (False, True, False),
            (False, False, True),
        ]
        assert await phone.presses("Lees antwoord") == ["Je hebt alles al gelezen. Stuur ‘mijn’ voor je lijst."]
        assert (phone.twilio.refused, phone.twilio.doomed) == ([], {})


@pytest.mark.asyncio
async def test_an_older_button_without_our_id_brings_it_too(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        phone.here.later(days=2)
        tells(phone)
        assert await phone.reads() == []
        came = await phone.posts({"Body": "Lees antwoord", "ButtonText": "Lees antwoord", "ButtonPayload": "x"})
        assert TAKEN in came[0]


@pytest.mark.asyncio
async def test_a_question_that_waited_and_was_asked_again_is_read_once(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        phone.here.opens(WORKER)
        phone.here.says(WORKER, "#1", "klaar", "het bankje staat er")
        assert "klaar" in " ".join(await phone.reads())
        phone.here.later(days=1)
        silent(phone)
        assert await phone.passes(days=30) == []
        asked = [status for key, status in phone.rows() if key == "result-how"]
        assert asked == ["held", "held"], "asked, and once again"
        came = await phone.says("hallo?")
        assert sum("Is het gelukt?" in text for text in came) == 1
        asked = [status for key, status in phone.rows() if key == "result-how"]
        assert asked == ["dropped", "dropped", "sent"], "their word came back to the open question"


@pytest.mark.asyncio
async def test_nobody_knocks_at_who_stopped_us(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        await approve(phone, "answer-waits", "message-waits", "taken-up")
        await phone.says("afmelden")
        phone.here.later(days=2)
        silent(phone)
        tells(phone)
        assert await phone.reads() == []
        assert "answer-waits" not in [key for key, _ in phone.rows()]
        assert TAKEN in " ".join(await phone.says("start"))


@pytest.mark.asyncio
async def test_a_window_that_closed_on_the_way_knocks_at_nobody_who_stopped_us_meanwhile(
    database_url: str, tmp_path: Path
) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        await approve(phone, "answer-waits", "message-waits")
        phone.here.opens(WORKER)
        phone.here.says(WORKER, "ik denk mee")
        assert TAKEN in (await phone.reads())[0]
        n = len(phone.twilio.sent) - 1
        await phone.says("afmelden")
        await phone.twilio.tell(phone.client, n, 63016)
        assert await phone.passes(minutes=5) == []
        assert ("taken-up", "held") in phone.rows(), "it waits for them"
        assert "answer-waits" not in [key for key, _ in phone.rows()]
        assert TAKEN in " ".join(await phone.says("start"))


@pytest.mark.asyncio
async def test_what_is_approved_later_goes_out_then(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        await approve(phone, "answer-waits", "taken-up", verdict="pending")
        phone.here.later(days=2)
        silent(phone)
        tells(phone)
        assert await phone.reads() == []
        assert phone.here.house.writer.transact(lambda c, _: waiting(c), None) == 1, "`wijkbot check` says so"
        phone.twilio.judge(wijkbot_answer="approved", wijkbot_taken="rejected")
        await templates(phone).look()
        assert await phone.reads() == [KNOCK]
        phone.twilio.judge(wijkbot_answer="approved", wijkbot_taken="approved")
        await templates(phone).look()
        (came,) = await phone.reads()
        assert TAKEN in came
        assert (phone.twilio.refused, phone.twilio.doomed) == ([], {})


@pytest.mark.asyncio
async def test_a_running_bot_hears_of_an_approval_by_itself(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        await approve(phone, "taken-up", verdict="pending")
        phone.here.later(days=2)
        silent(phone)
        tells(phone)
        assert await phone.reads() == []
        phone.twilio.judge(taken_up="approved")
        house = phone.here.house
        settings = house.settings.model_copy(update={"twilio_account_sid": phone.channel.account})
        running = Running(replace(house, settings=settings), [phone.channel])
        running.clock = phone.sender._clock
        running.road.start()
        watching = asyncio.create_task(running._watch_templates())
        while phone.rows("held"):
            await asyncio.sleep(0.01)
        running.stop.set()
        await watching
        running.road.stop()
        phone.channel.remember(phone.sender._transact)
        assert TAKEN in " ".join(await phone.reads())


@pytest.mark.asyncio
async def test_a_template_that_twilio_lost_is_not_counted_on(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        await approve(phone, "taken-up", "answer-waits")
        lost = next(sid for sid, k in phone.twilio.contents.items() if "taken_up" in k.body["friendly_name"])
        del phone.twilio.contents[lost]
        phone.here.later(days=2)
        silent(phone)
        phone.here.opens(WORKER)
        phone.here.says(WORKER, "ik denk mee")
        assert await phone.reads() == [KNOCK], "refused at the send: held, and a knock"
        await templates(phone).look()
        (draft,) = wanted(phone, "taken-up")
        assert [p.outcome for p in await templates(phone).push([draft])] == ["new"]
        phone.twilio.judge()
        await templates(phone).look()
        assert TAKEN in " ".join(await phone.reads())


@pytest.mark.asyncio
async def test_a_changed_text_goes_in_its_older_words_until_the_new_are_approved(
    database_url: str, tmp_path: Path
) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        (draft,) = wanted(phone, "taken-up")
        older = {"twilio/text": {"body": "Wijkbot {{1}}: nummer {{2}} ligt bij {{3}}. Tot {{4}}, of eerder."}}
        old = Draft(
            type(draft.content)(
                "taken-up", "nl", older, ("district_name", "number", "role", "day"), ("a", "b", "c", "d"), template=True
            ),
            "utility",
        )
        await templates(phone).push([old])
        phone.twilio.judge()
        await templates(phone).look()
        await templates(phone).push([draft])
        phone.here.later(days=2)
        silent(phone)
        tells(phone)
        (came,) = await phone.reads()
        assert came.startswith("Wijkbot Bloemenbuurt: nummer 1 ligt bij de sociaal werker. Tot woensdag 18 maart,")


REPORTS: list[tuple[str, int, str]] = [
    ("63016", 63016, "held"),
    ("63015", 63015, "held"),
    ("63014", 63014, "failed"),
    ("21610", 21610, "failed"),
    ("63024", 63024, "failed"),
    ("63018", 63018, "ready"),
    ("30008", 30008, "ready"),
    ("30001", 30001, "ready"),
    ("63013", 63013, "failed"),
    ("63032", 63032, "failed"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("_name", "error", "status"), REPORTS, ids=[r[0] for r in REPORTS])
async def test_each_error_has_its_road(database_url: str, tmp_path: Path, _name: str, error: int, status: str) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        phone.here.opens(WORKER)
        phone.here.says(WORKER, "ik denk mee")
        (came,) = await phone.reads()
        assert TAKEN in came
        n = len(phone.twilio.sent) - 1
        assert await phone.twilio.tell(phone.client, n, "sent", error) == [200, 200]
        assert ("taken-up", status) in phone.rows()
        phone.here.house.writer.letters()
        with phone.here.house.engine.begin() as connection:
            silenced = connection.execute(select(persons.c.silenced).where(persons.c.silenced.is_not(None))).scalar()
        assert silenced == ("blocked" if error in (63014, 21610, 63024) else None)
        assert ("niet bereikbaar" in " ".join(phone.here.opens(WORKER))) == (status == "failed")
        phone.here.now += timedelta(seconds=10)
        assert (TAKEN in " ".join(await phone.reads())) == (status == "ready")


@pytest.mark.asyncio
async def test_a_window_that_closed_on_the_way_leads_to_the_knock(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await told(phone)
        await approve(phone, "answer-waits")
        phone.here.opens(WORKER)
        phone.here.says(WORKER, "ik denk mee")
        silent(phone)  # their clock and ours differ
        await phone.reads()
        n = len(phone.twilio.sent) - 1
        assert list(phone.twilio.doomed.values()) == [63016]
        phone.here.now += timedelta(hours=23)
        await phone.twilio.tell(phone.client, n, "sent", 63016, 63016)
        assert await phone.reads() == [KNOCK]
        assert TAKEN in (await phone.presses("Lees antwoord"))[0]


ORDERS: list[tuple[list[str | int], str]] = [
    (["queued", "sent", "delivered", "read"], "read"),
    (["read", "delivered", "sent", "queued"], "read"),
    (["delivered", "delivered", "sent"], "delivered"),
    (["delivered", 63016], "delivered"),
    (["read", 30008], "read"),
    (["sent", "sent", "sending"], "sent"),
    ([63024, "delivered"], "delivered"),
    ([63024, "sent"], "failed"),
    ([63024, 63024], "failed"),
    (["invented"], "sent"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize("early", [False, True], ids=["after our mark", "before our mark"])
@pytest.mark.parametrize(("statuses", "status"), ORDERS, ids=[" ".join(map(str, s)) for s, _ in ORDERS])
async def test_the_furthest_state_wins(
    database_url: str, tmp_path: Path, statuses: list[str | int], status: str, early: bool
) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says("hoi")
        if not early:
            await phone.says("menu")
            await phone.twilio.tell(phone.client, len(phone.twilio.sent) - 1, *statuses)
        else:
            phone.early = statuses
            await phone.says("menu")
        assert phone.rows()[-1] == ("welcome-what", status)


LONG = "\n\n".join("Dit heb ik gehoord van de gemeente. " * 30 for _ in range(2))
#: (what is told of which part, in this order) and how the whole stands then.
PARTS: list[tuple[list[tuple[int, str | int]], str]] = [
    ([(1, "delivered")], "sent"),
    ([(1, "delivered"), (0, "delivered")], "delivered"),
    ([(0, "read"), (0, "sent"), (1, "delivered")], "delivered"),
    ([(1, "read"), (0, "read")], "read"),
    ([(0, 63024)], "failed"),
    ([(1, "delivered"), (0, 63024)], "failed"),
    ([(0, 63024), (1, "delivered"), (1, "read")], "failed"),
    ([(0, 63024), (0, "delivered"), (1, "delivered")], "delivered"),
    ([(0, 30008)], "ready"),
    ([(1, "delivered"), (0, 63016)], "held"),
]


def says_much(phone: Line) -> None:
    """A text of two parts is to go out."""
    with phone.here.house.engine.begin() as connection:
        person = connection.execute(select(persons.c.id).where(persons.c.contact.is_(None))).scalar_one()
        row = {
            "person": person,
            "key": "way-link",
            "content": codec.content_out({"code": LONG}, ()),
            "rank": 1,
            "status": "ready",
            "due": phone.here.now,
            "created": phone.here.now,
            "proactive": False,
            "repeatable": True,
        }
        connection.execute(insert(outbox), row)


@pytest.mark.asyncio
@pytest.mark.parametrize("early", [False, True], ids=["after our mark", "before our mark"])
@pytest.mark.parametrize(("told", "status"), PARTS, ids=[" ".join(f"{n}:{s}" for n, s in told) for told, _ in PARTS])
async def test_a_long_text_has_arrived_when_all_its_parts_have(
    database_url: str, tmp_path: Path, told: list[tuple[int, str | int]], status: str, early: bool
) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says("hoi")
        first = len(phone.twilio.sent)

        async def reports(n: int = first + 1) -> None:
            if n == first + 1:  # the last part was taken
                for part, *reported in told:
                    await phone.twilio.tell(phone.client, first + part, *reported, *reported)

        says_much(phone)
        if early:
            phone.twilio.taken = reports
        await phone.sender.drain()
        phone.twilio.taken = None
        if not early:
            await reports()
        assert [s for key, s in phone.rows() if key == "way-link"] == [status]


@pytest.mark.asyncio
async def test_a_long_text_of_which_a_part_was_lost_is_said_again_and_the_first_try_counts_no_more(
    database_url: str, tmp_path: Path
) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says("hoi")
        first = len(phone.twilio.sent)
        says_much(phone)
        await phone.reads()
        await phone.twilio.tell(phone.client, first, 30008)
        assert len(await phone.passes(minutes=1)) == 2
        await phone.twilio.tell(phone.client, first + 1, 63024)
        await phone.twilio.tell(phone.client, first + 2, "delivered")
        await phone.twilio.tell(phone.client, first + 3, "delivered")
        assert phone.rows()[-1] == ("way-link", "delivered")


def test_the_knock_is_a_template_itself() -> None:
    world, voice = known_world()
    for say in knocks(world.directory):
        for language in ("nl", "en"):
            assert as_template(message_of(say, voice, language)) is not None
