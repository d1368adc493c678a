"""The page behind a mail: shows on GET, acts on POST, once; a contact without a chat does all their work there."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from bot.channels import LONGEST_WORDS
from bot.channels.mail import MailChannel
from bot.running import Running
from flows.events import OURS, Event, Inbound, Said
from storage import codec
from storage.tables import inbox, outbox, persons, signal_log, signals
from tests.channels.mail_stand_in import Post, html, mail_stand_in, plain
from tests.channels.test_mail import ADDRESS, PUBLIC, WORKER, mailing

MAIL = "noor@huis.example"
LINK = re.compile(rf"{PUBLIC}(/mail/\S+)")
BUTTON = re.compile(r"<button name='n' value='(\d+)'[^>]*>([^<]+)</button>")
FORM = re.compile(r"<form method='post' action='([^']+)'>")
TOKEN = re.compile(r"name='key' value='([^']+)'")


@dataclass
class Office:
    """A running bot, the post that it sends, and a contact's browser."""

    running: Running
    post: Post
    client: httpx.AsyncClient
    count: int = field(default=0)

    async def says(self, text: str, who: str = "5001") -> None:
        """A resident, in a chat."""
        self.count += 1
        event: Event = Said(text)
        await self.running.road.hear([Inbound("telegram", f"r{self.count}", who, event, self.running.clock())])

    async def mails(self, count: int) -> list[str]:
        """The text of every mail, once there are so many."""
        async with asyncio.timeout(10):
            while len(self.post.mails) < count:
                await asyncio.sleep(0.01)
        return [plain(mail) for mail in self.post.mails]

    async def later(self, span: timedelta) -> None:
        """Time passes at once; what is due then is done, and what may be mailed has been."""
        self.running.clock.move(self.running.clock() + span)
        await self.running.road.wake(self.running.clock())
        await self.running.sender.settle()

    def rows(self, query: object) -> list[tuple[object, ...]]:
        with self.running.house.engine.begin() as connection:
            return [tuple(r) for r in connection.execute(query)]  # type: ignore[call-overload]  # any select will do


@asynccontextmanager
async def office(folder: Path) -> AsyncIterator[Office]:
    """Everything runs; one contact is reached by mail only."""
    async with mail_stand_in() as post:
        with mailing(folder, post.port) as house:
            channel = MailChannel(house, lambda: running.clock())
            running = Running(house, [channel])
            transport = httpx.ASGITransport(app=running.web())
            async with running.running(), httpx.AsyncClient(transport=transport, base_url=PUBLIC) as client:
                yield Office(running, post, client)


async def danger(here: Office) -> tuple[str, list[str]]:
    """A card that waits for nothing: the mail, and the paths of its links."""
    for text in (f"het klimrek in de Bloemenbuurt is kapot en gevaarlijk, zegt {MAIL}", "ja", "ja, nu"):
        await here.says(text)
    text = (await here.mails(1))[0]
    return text, LINK.findall(text)


@pytest.mark.asyncio
async def test_a_card_comes_as_a_mail_without_a_residents_number(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        text, links = await danger(here)
        assert "klimrek" in text
        assert len(links) == 4, "three buttons, and room to write"
        for shown in (text, html(here.post.mails[0]), str(here.post.mails[0])):
            assert MAIL not in shown
            assert "5001" not in shown
        assert "klimrek" not in str(here.post.mails[0]["Subject"])


@pytest.mark.asyncio
async def test_looking_changes_nothing_and_pressing_counts_once(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        _, links = await danger(here)
        heard = select(func.count()).select_from(inbox).where(inbox.c.channel == "email")
        for link in links * 2:  # a scanner opens them all
            page = await here.client.get(link)
            assert page.status_code == 200
        assert here.rows(heard) == [(0,)]
        page = await here.client.get(links[0])
        assert BUTTON.findall(page.text)[0] == ("1", "Ik denk mee")
        action = FORM.findall(page.text)[0]
        pressed = await here.client.post(action, data={"n": "1"})
        assert "Wanneer hoort de bewoner van jou?" in pressed.text
        assert here.rows(select(signals.c.status)) == [("taken_up",)]
        again = await here.client.post(action, data={"n": "1"})
        assert "niets veranderd" in again.text
        assert here.rows(heard) == [(1,)]
        day = FORM.findall(pressed.text)[0]
        named = await here.client.post(day, data={"n": "1"})
        assert named.status_code == 200
        assert ("named",) in {(str(w).split(" ")[0].split(":")[0],) for (w,) in here.rows(select(signal_log.c.what))}


@pytest.mark.asyncio
async def test_words_reach_the_resident_of_the_message_that_was_opened(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        _, links = await danger(here)
        for text in (
            "de schommel in de Bloemenbuurt is stuk en gevaarlijk",
            "ja",
            "ja, nu",
        ):
            await here.says(text, "5002")
        await here.mails(2)
        page = await here.client.get(links[-1])
        form = {"text": "Ik ben er <b>over</b> een uur.", "key": TOKEN.findall(page.text)[0]}
        for _ in range(2):
            answer = await here.client.post(FORM.findall(page.text)[-1], data=form)
            assert answer.status_code == 200
        told = here.rows(select(outbox.c.signal, outbox.c.content).where(outbox.c.key == "words-from"))
        assert [number for number, _ in told] == [1]
        assert "over een uur" not in answer.text
        assert "niets veranderd" in answer.text


@pytest.mark.asyncio
async def test_a_danger_word_is_answered_on_the_page(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        _, links = await danger(here)
        page = await here.client.get(links[-1])
        form = {"text": "help, er is brand!", "key": TOKEN.findall(page.text)[0]}
        answer = await here.client.post(FORM.findall(page.text)[-1], data=form)
        assert "112" in answer.text


@pytest.mark.asyncio
async def test_a_link_that_is_forged_expired_or_of_a_former_contact_opens_nothing(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        _, links = await danger(here)
        path, _, row = links[0].rpartition("/")
        forged = [
            path.replace(f"/{WORKER}/", "/bloem-wonen/"),
            re.sub(r"/\d+/(\d+)/", r"/999/\1/", path),
            re.sub(r"(\d{10})", lambda m: str(int(m[1]) + 1), path),
            path[:-1] + ("0" if path[-1] != "0" else "1"),
        ]
        for wrong in forged:
            for answer in (await here.client.get(f"{wrong}/{row}"), await here.client.post(wrong, data={"n": "1"})):
                assert answer.status_code == 403
                assert "klimrek" not in answer.text
        with here.running.house.engine.begin() as connection:
            connection.execute(persons.update().where(persons.c.contact == WORKER).values(contact=None))
        gone = await here.client.get(links[0])
        assert (gone.status_code, "klimrek" in gone.text) == (410, False)
        assert here.rows(select(func.count()).select_from(inbox).where(inbox.c.channel == "email")) == [(0,)]


@pytest.mark.asyncio
async def test_what_is_pressed_leads_on_but_not_beyond_the_day_of_the_first_link(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        _, links = await danger(here)
        until = datetime.fromtimestamp(int(links[0].split("/")[4]), UTC)
        here.running.clock.move(until - timedelta(minutes=2))
        pressed = await here.client.post(links[0].rpartition("/")[0], data={"n": "1"})
        (next_page,) = set(FORM.findall(pressed.text))
        assert next_page.split("/")[4] == links[0].split("/")[4]
        here.running.clock.move(until - timedelta(minutes=1))
        assert (await here.client.get(next_page)).status_code == 200
        here.running.clock.move(until + timedelta(seconds=1))
        for answer in (await here.client.get(next_page), await here.client.post(next_page, data={"n": "1"})):
            assert answer.status_code == 403


@pytest.mark.asyncio
async def test_a_long_answer_is_heard_whole_or_refused_and_never_in_part(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        _, links = await danger(here)
        page = await here.client.get(links[-1])
        action = FORM.findall(page.text)[-1]
        heard = select(inbox.c.event).where(inbox.c.channel == "email")
        for long in ("é" * (LONGEST_WORDS + 1), "x" * 300_000):
            refused = await here.client.post(action, data={"text": long, "key": "n" * 20})
            assert refused.status_code == 413
        assert here.rows(heard) == []
        story = "Wij komen kijken.\r\n" * 500 + "Neem een emmer mee, zei é."
        answer = await here.client.post(action, data={"text": story, "key": TOKEN.findall(page.text)[0]})
        assert answer.status_code == 200
        ((event,),) = here.rows(heard)
        assert codec.event_in(str(event)) == Said(story.replace("\r\n", "\n"), f"{OURS}{links[-1].split('/')[3]}")
        assert f"maxlength='{LONGEST_WORDS}'" in page.text


@pytest.mark.asyncio
@pytest.mark.parametrize("n", ["9" * 5000, "9" * 20, "0", "-1", "4", "01", "²", "٢", " 1"])
async def test_a_button_that_is_not_there_presses_nothing(n: str, tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        _, links = await danger(here)
        answer = await here.client.post(links[0].rpartition("/")[0], data={"n": n})
        assert answer.status_code == 400
        assert here.rows(select(signals.c.status)) == [("received",)]


async def a_round(here: Office) -> str:
    """Two ideas, and the morning on which the contact hears of them: the mail of the day round."""
    calendar = here.running.house.world.calendar
    tomorrow = calendar.day(here.running.clock()) + timedelta(days=1)
    here.running.clock.move(calendar.at(tomorrow, time(10, 30)))
    for who, text in (("5001", "graag een bankje in de Bloemenbuurt"), ("5002", "meer bloemen in de Bloemenbuurt")):
        for said in (text, "ja", "nu niet"):
            await here.says(said, who)
    for _ in range(15):  # until the contact's next working block, which feast days may put off
        await here.later(timedelta(days=1))
        if here.post.mails:
            return (await here.mails(1))[0]
    raise AssertionError("no round came in two weeks")


@pytest.mark.asyncio
async def test_the_whole_day_round_by_mail(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        text = await a_round(here)
        assert "2 nieuw (#1, #2)" in text
        assert "bankje" not in text, "numbers only, until the page is opened"
        assert "5001" not in text
        show = next(link for link in LINK.findall(text) if link.endswith((".1", "/1")))
        heard = select(func.count()).select_from(inbox).where(inbox.c.channel == "email")
        for _ in range(3):  # a scanner, a preview, a person
            page = await here.client.get(show)
            assert page.status_code == 200
        assert BUTTON.findall(page.text)[0] == ("1", "Laat zien")
        assert here.rows(heard) == [(0,)], "looking does nothing"
        cards = await here.client.post(FORM.findall(page.text)[0], data={"n": "1"})
        assert "bankje" in cards.text
        assert "bloemen" in cards.text
        mails = await here.mails(3)
        assert [("bankje" in mail, "bloemen" in mail) for mail in mails[1:]] == [(True, False), (False, True)]
        assert [str(mail["Subject"]).rpartition(" ")[2] for mail in here.post.mails[1:]] == ["#1", "#2"]
        think = LINK.findall(mails[2])[0]
        page = await here.client.get(think)
        assert BUTTON.findall(page.text)[0] == ("1", "Ik denk mee")
        taken = await here.client.post(FORM.findall(page.text)[0], data={"n": "1"})
        assert "Wanneer hoort de bewoner van jou?" in taken.text
        assert here.rows(select(signals.c.number, signals.c.status).order_by(signals.c.number)) == [
            (1, "received"),
            (2, "taken_up"),
        ]
        told = select(outbox.c.signal).where(outbox.c.key == "taken-up")
        assert here.rows(told) == [(2,)], "its resident hears it, and no other"


@pytest.mark.asyncio
async def test_after_seven_days_the_links_of_a_round_show_and_do_nothing(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        links = LINK.findall(await a_round(here))
        page = await here.client.get(links[0])
        action = FORM.findall(page.text)[0]
        await here.later(timedelta(days=7, minutes=1))
        for answer in (await here.client.get(links[0]), await here.client.post(action, data={"n": "1"})):
            assert answer.status_code == 403
            assert "bankje" not in answer.text
            assert "Laat zien" not in answer.text
        heard = select(func.count()).select_from(inbox).where(inbox.c.channel == "email")
        assert here.rows(heard) == [(0,)]
        assert here.rows(select(signals.c.status)) == [("received",), ("received",)]


@pytest.mark.asyncio
async def test_who_opens_a_link_gets_no_newer_one(tmp_path: Path) -> None:
    """A forwarded link would else live for as long as somebody opens it once a week."""
    async with office(tmp_path) as here:
        links = LINK.findall(await a_round(here))
        await here.later(timedelta(days=6))
        page = await here.client.get(links[0])
        actions = FORM.findall(page.text)
        assert page.status_code == 200
        assert actions
        await here.later(timedelta(days=1, minutes=1))
        for action in actions:
            assert (await here.client.get(action)).status_code == 403
            assert (await here.client.post(action, data={"n": "1"})).status_code == 403


NO_FORMS: list[tuple[bytes, int]] = [
    (b"", 400),
    (b"n=0", 400),
    (b"n=99", 400),
    (b"text=hoi", 400),
    (b"text=hoi&key=kort", 400),
    (b"text=&key=0123456789abcdef", 400),
    (b"n=%FF", 400),
    (b"text=" + b"x" * 70_000 + b"&key=0123456789abcdef", 413),
    (b"&".join(b"a=1" for _ in range(50)), 400),
]


@pytest.mark.asyncio
async def test_what_is_no_form_of_ours_is_refused_and_every_page_is_shut_tight(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        _, links = await danger(here)
        for body, status in NO_FORMS:
            assert (await here.client.post(links[-1], content=body)).status_code == status, body[:30]
        for answer in (
            await here.client.get(links[0]),
            await here.client.get(f"{links[0]}1"),
            await here.client.get(links[-1]),
        ):
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; style-src 'sha256-")
            assert "unsafe" not in policy
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.asyncio
async def test_a_mail_that_bounces_tells_the_next(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.post.at_rcpt = ["550 5.1.1 no such user"]
        for text in ("het klimrek in de Bloemenbuurt is kapot en gevaarlijk", "ja", "ja, nu"):
            await here.says(text)
        async with asyncio.timeout(10):
            query = select(persons.c.silenced).where(persons.c.contact == WORKER)
            while here.rows(query) != [("blocked",)]:
                await asyncio.sleep(0.01)
        assert here.post.mails == []
        assert ADDRESS not in str(here.rows(select(outbox.c.key, outbox.c.status)))
