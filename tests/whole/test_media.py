"""A photo at Twilio: kept once and deleted once, though it does not come for a day, or we are killed in between."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.fetcher import Fetcher
from bot.message import FetchError
from flows.events import Inbound, Said, Sent
from storage.fetches import GIVE_UP, LEASE, LET_GO, claim
from storage.tables import fetches, inbox, media
from tests.builders import attached, pdf, photo, village
from tests.channels.loopback import Reply
from tests.channels.whatsapp_line import Line, line

SM, ME = "SM" + "7" * 32, "ME" + "8" * 32
IDEA = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"
WORKER = "contact:bloem-sociaal"
SLOW = "Ik haal je foto nog op. Dat duurt even. Je hoort het zodra hij er is."
A_STEP = timedelta(minutes=31)  #: Longer than the longest pause between two tries.


class KilledError(Exception):
    """The process ends here."""


@dataclass
class Watched:
    """Twilio by its real client. `ends`: our process ends before or after a deletion; `stuck`: none is taken."""

    phone: Line
    name: str = "whatsapp"
    ends: str = ""
    stuck: bool = False
    fetched: int = 0
    deleted: int = 0  #: How often a deletion found something.
    asked: int = 0

    async def fetch(self, reference: str) -> bytes:
        content = await self.phone.channel.fetch(reference)
        self.fetched += 1
        return content

    async def let_go(self, reference: str) -> None:
        if self.ends == "kept":
            raise KilledError
        if self.stuck:
            raise FetchError("HTTP 503", permanent=False)
        self.asked += 1
        there = len(self.phone.twilio.media)
        await self.phone.channel.let_go(reference)
        self.deleted += there - len(self.phone.twilio.media)
        if self.ends == "deleted":
            raise KilledError

    def fetcher(self) -> Fetcher:
        """Of a process that starts now."""
        return Fetcher(self.phone.here.house, self.phone.road, [self], self.phone.sender._clock)

    async def later(self, span: timedelta) -> list[str]:
        """Time passes; what their phone shows after all that is due."""
        self.phone.here.now += span
        while await self.fetcher().once():
            pass
        return await self.phone.reads()

    def counted(self) -> tuple[int, int, int]:
        """Photos that we keep, photos that lie at Twilio, and what still is to be done."""
        with self.phone.here.house.engine.begin() as connection:
            kept = len(connection.execute(select(media.c.id)).all())
            return kept, len(self.phone.twilio.media), len(connection.execute(select(fetches.c.inbox)).all())

    def words(self) -> list[object]:
        """What is remembered of the message that said where the photo lies."""
        with self.phone.here.house.engine.begin() as connection:
            return list(connection.execute(select(inbox.c.event).where(inbox.c.message_id == SM)).scalars())


@asynccontextmanager
async def a_photo(database_url: str, folder: Path) -> AsyncIterator[Watched]:
    """Somebody sent one with their idea; it lies at Twilio, and the webhook had its 200."""
    async with line(database_url, folder) as phone:
        phone.here.house.writer.fetches_on = frozenset({"whatsapp"})
        url = phone.twilio.brings(SM, ME, photo())
        fields = {"NumMedia": "1", "MediaUrl0": url, "MediaContentType0": "image/jpeg", "MessageSid": SM}
        for _ in range(2):  # as if the first 200 was lost
            assert await phone.posts({"Body": IDEA, **fields}) == [], "the answer comes with the photo"
        yield Watched(phone)
        assert phone.twilio.refused == []


@pytest.mark.asyncio
async def test_it_comes_in_its_last_hour(database_url: str, tmp_path: Path) -> None:
    async with a_photo(database_url, tmp_path) as sent:
        sent.phone.twilio.forged.extend(Reply(503, b"") for _ in range(1_000))
        assert await sent.later(timedelta()) == [SLOW]
        for _ in range(int((GIVE_UP - timedelta(hours=1)) / A_STEP)):
            assert await sent.later(A_STEP) == [], "said once"
        assert sent.counted() == (0, 1, 1)
        sent.phone.twilio.forged.clear()
        (said,) = await sent.later(A_STEP)
        assert "bankje" in said
        assert (sent.counted(), sent.fetched, sent.deleted, sent.asked) == ((1, 0, 0), 1, 1, 1)
        assert await sent.later(GIVE_UP) == []
        assert (sent.fetched, sent.asked) == (1, 1)


@pytest.mark.asyncio
async def test_what_does_not_come_for_a_day_is_given_up_said_and_deleted(database_url: str, tmp_path: Path) -> None:
    async with a_photo(database_url, tmp_path) as sent:
        sent.phone.twilio.forged.extend(Reply(503, b"") for _ in range(1_000))
        told = [text for _ in range(int(GIVE_UP / A_STEP) + 2) for text in await sent.later(A_STEP)]
        assert told[0] == SLOW
        assert [("niet ophalen" in text, "bankje" in text) for text in told[1:]] == [(True, False), (False, True)]
        assert (sent.counted(), sent.fetched, sent.deleted) == ((0, 0, 0), 0, 1)
        assert sent.words() == [None]


@pytest.mark.asyncio
@pytest.mark.parametrize("ends", ["kept", "deleted"])
async def test_killed_around_the_deletion_it_is_kept_once_and_deleted_once(
    ends: str, database_url: str, tmp_path: Path
) -> None:
    async with a_photo(database_url, tmp_path) as sent:
        sent.ends = ends
        with pytest.raises(KilledError):
            await sent.fetcher().once()
        assert sent.counted() == (1, 1 if ends == "kept" else 0, 1)
        assert len(await sent.phone.reads()) == 1
        sent.ends = ""
        assert await sent.later(LEASE + timedelta(seconds=1)) == [], "heard once"
        assert (sent.counted(), sent.fetched, sent.deleted) == ((1, 0, 0), 1, 1)
        assert sent.asked == (1 if ends == "kept" else 2), "the second time it is found gone"
        assert sent.phone.twilio.unsaid == {SM}
        assert sent.words() == [None]


@pytest.mark.asyncio
@pytest.mark.parametrize(("away", "deleted"), [(GIVE_UP * 2, 1), (LET_GO + timedelta(hours=1), 0)])
async def test_a_deletion_is_asked_for_a_week_and_nobody_waits_for_it(
    away: timedelta, deleted: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_photo(f"sqlite:///{tmp_path}/w.db", tmp_path) as sent:
        sent.stuck = True
        assert len(await sent.later(timedelta())) == 1
        for _ in range(int(away / A_STEP) + 1):
            assert await sent.later(A_STEP) == []
        sent.stuck = False
        await sent.later(A_STEP)
        assert (sent.counted()[0], sent.counted()[2], sent.fetched, sent.deleted) == (1, 0, 1, deleted)
        assert ("could not be deleted" in caplog.text) == (deleted == 0), "an operator hears of what is left behind"


@pytest.mark.asyncio
async def test_what_somebody_else_deleted_is_well_too(database_url: str, tmp_path: Path) -> None:
    async with a_photo(database_url, tmp_path) as sent:
        sent.ends = "kept"
        with pytest.raises(KilledError):
            await sent.fetcher().once()
        sent.ends = ""
        sent.phone.twilio.media.clear()
        await sent.later(LEASE + timedelta(seconds=1))
        assert (sent.counted(), sent.deleted, sent.asked) == ((1, 0, 0), 0, 1)


@pytest.mark.asyncio
async def test_a_pdf_goes_along_and_is_deleted_there_and_another_file_is_deleted_unread(
    database_url: str, tmp_path: Path
) -> None:
    async with line(database_url, tmp_path) as phone:
        phone.here.house.writer.fetches_on = frozenset({"whatsapp"})
        sent = Watched(phone)
        for n, (kind, content) in enumerate((("application/pdf", pdf()), ("application/msword", b"een brief"))):
            sid = f"SM{n:032d}"
            url = phone.twilio.brings(sid, ME, content)
            fields = {"NumMedia": "1", "MediaUrl0": url, "MediaContentType0": kind, "MessageSid": sid}
            assert await phone.posts({"Body": "" if n else IDEA, **fields}) == []
            said = await sent.later(timedelta())
            assert ("Een bestand kan ik niet lezen" if n else "Je bestand gaat mee") in said[0]
        assert (sent.counted(), sent.fetched, sent.deleted) == ((1, 0, 0), 1, 2)
        await phone.says("ja")
        phone.here.opens(WORKER)
        assert "/bestand/bloem-sociaal/1/" in " ".join(phone.here.says(WORKER, "#1"))
        with phone.here.house.engine.begin() as connection:
            ((kept, signal),) = connection.execute(select(media.c.content, media.c.signal)).all()
        assert (kept.startswith(b"%PDF-"), b"zilvergrijs" in kept, signal) == (True, False, 1)
        assert phone.twilio.refused == []


def test_killed_between_two_batches_a_photo_that_was_not_heard_is_not_kept(database_url: str, tmp_path: Path) -> None:
    """A `nee` ends its batch; the photo behind it opens the next one, which this process does not live to see."""
    with village(database_url, tmp_path) as here:
        here.says("sam", IDEA)
        here.says("noor", IDEA)
        drawn = attached("photo")
        batch = [
            Inbound("terminal", "1", "sam", Said("nee"), here.now),
            Inbound("terminal", "2", "noor", Sent("photo", "", drawn.reference), here.now, attached=drawn),
        ]
        assert here.house.writer.transact(here.house.writer._hear_inbound, batch) == 1
        with here.house.engine.begin() as connection:
            assert connection.execute(select(media.c.id)).all() == []
        here.house.writer.hear(batch)
        with here.house.engine.begin() as connection:
            assert len(connection.execute(select(media.c.id)).all()) == 1


def test_a_photo_behind_the_end_of_a_batch_is_fetched_and_not_let_go_before(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.house.writer.fetches_on = frozenset({"terminal"})
        here.says("sam", IDEA)
        here.says("noor", IDEA)
        batch = [
            Inbound("terminal", "1", "sam", Said("nee"), here.now),
            Inbound("terminal", "2", "noor", Sent("photo", "", f"{SM}/{ME}"), here.now),
        ]
        here.house.writer.hear(batch)
        with here.house.engine.begin() as connection:
            claimed = claim(connection, here.now, ["terminal"], 9)
        assert [(fetch.reference, fetch.sent is not None) for fetch in claimed] == [(f"{SM}/{ME}", True)]
