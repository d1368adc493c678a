"""A photo that lies at Telegram: kept in mind first, fetched after the commit, heard once, and never in a log."""

import asyncio
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.fetcher import Fetcher
from bot.house import House, open_house
from flows.events import Inbound, Sent
from storage.fetches import GIVE_UP, LEASE
from storage.tables import fetches, inbox, media, outbox
from tests.builders import VOICE, attached, known_world, pdf, photo, village
from tests.channels.loopback import Reply, Trouble
from tests.channels.telegram_house import TelegramHouse, large_photo, telegram_house
from tests.channels.telegram_stand_in import TOKEN, refusal

NOOR, SAM, WORKER = 5001, 5002, 9001
BENCH = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"


def waiting(house: TelegramHouse) -> int:
    with house.here.house.engine.begin() as connection:
        return len(connection.execute(select(fetches.c.inbox)).all())


def words(house: TelegramHouse) -> list[str]:
    with house.here.house.engine.begin() as connection:
        return [e for e in connection.execute(select(inbox.c.event)).scalars() if e is not None]


@pytest.mark.asyncio
async def test_a_photo_comes_along_drawn_anew_and_once(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        async with telegram_house(database_url, tmp_path) as house:
            said = await house.sends(NOOR, "F1", photo(), BENCH)
            assert "bankje" in said[0]
            assert len(said) == 1
            ((signal, kept),) = house.photos()
            assert (signal, b"zilvergrijs" in kept) == (None, False)
            assert [name for name, _ in house.phone.calls if name in ("getFile", "file")] == ["getFile", "file"]
            assert house.phone.called("getFile") == [{"file_id": "F1"}], "the largest size"
            await house.says(NOOR, "ja")
            assert [s for s, _ in house.photos()] == [1]
            assert waiting(house) == 0
            assert not any("F1" in event for event in words(house)), "the first message has done its work"
    assert TOKEN not in caplog.text
    assert "bankje" not in caplog.text


@pytest.mark.asyncio
async def test_a_photo_waits_in_the_database_and_not_in_a_process(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        house.phone.files["F1"] = photo()
        sizes = [{"file_id": "F1", "file_unique_id": "u"}]
        await house.hear(house.message(NOOR, None, photo=sizes, caption=BENCH))
        await house.sender.drain()
        assert house.shows(NOOR) == [], "the answer comes with the photo"
        assert waiting(house) == 1
        another = Fetcher(house.here.house, house.road, [house.channel], house.clock)
        assert await another.once() == 1
        await house.settle()
        assert "bankje" in house.shows(NOOR)[0]


INSTRUCTIONS = ("claim", "fetch", "taken", "hear", "let_go", "over")


@pytest.mark.asyncio
@pytest.mark.parametrize("after", INSTRUCTIONS)
async def test_killed_after_any_instruction_it_is_heard_once(database_url: str, tmp_path: Path, after: str) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        house.phone.files["F1"] = photo()
        await house.hear(house.message(NOOR, None, photo=[{"file_id": "F1", "file_unique_id": "u"}], caption=BENCH))
        first = Stopped(house, after)
        with pytest.raises(KilledError):
            await first.once()
        house.clock.move(house.clock() + LEASE + timedelta(seconds=1))
        await house.settle()
        said = house.shows(NOOR)
        assert len(said) == 1
        assert "bankje" in said[0]
        assert len(house.photos()) == 1
        assert waiting(house) == 0


class KilledError(Exception):
    """The process ends here."""


class Stopped(Fetcher):
    """A process that ends right after one of its instructions."""

    def __init__(self, house: TelegramHouse, after: str) -> None:
        super().__init__(house.here.house, Ending(house, after), [Ending(house, after)], house.clock)  # type: ignore[arg-type]  # the road, with an end
        self._after = after

    async def _taken(self, sent: Sent, content: bytes) -> object:  # type: ignore[override]  # it may end
        taken = await super()._taken(sent, content)
        if self._after == "taken":
            raise KilledError
        return taken


class Ending:
    """The road and the channel, ending after one instruction."""

    name = "telegram"

    def __init__(self, house: TelegramHouse, after: str) -> None:
        self._house = house
        self._after = after
        self._transactions = iter(("claim", "over"))

    def _end(self, done: str) -> None:
        if done == self._after:
            raise KilledError

    async def transact(self, work):  # type: ignore[no-untyped-def]  # as Road.transact
        result = await self._house.road.transact(work)
        self._end(next(self._transactions))
        return result

    async def hear(self, inbound) -> None:  # type: ignore[no-untyped-def]  # as Road.hear
        await self._house.road.hear(inbound)
        self._end("hear")

    async def fetch(self, reference: str) -> bytes:
        content = await self._house.channel.fetch(reference)
        self._end("fetch")
        return content

    async def let_go(self, reference: str) -> None:
        await self._house.channel.let_go(reference)
        self._end("let_go")


@pytest.mark.asyncio
async def test_fetched_by_two_at_the_same_time_it_is_heard_once(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        house.phone.files["F1"] = photo()
        await house.hear(house.message(NOOR, None, photo=[{"file_id": "F1", "file_unique_id": "u"}], caption=BENCH))
        others = [Fetcher(house.here.house, house.road, [house.channel], house.clock) for _ in range(3)]
        assert sorted(await asyncio.gather(*(fetcher.once() for fetcher in others))) == [0, 0, 1]
        await house.settle()
        assert len(house.shows(NOOR)) == 1
        assert len(house.photos()) == 1


def test_heard_by_two_processes_at_the_same_moment_it_is_heard_once(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.house.writer.fetches_on = frozenset({"telegram"})
        sent = Inbound("telegram", "1", str(NOOR), Sent("photo", BENCH, "F1"), here.now)
        here.house.writer.hear([sent])
        houses = [open_house(here.house.settings, known_world()) for _ in range(4)]
        together = threading.Barrier(len(houses))

        def hear(house: House) -> None:
            drawn = attached("photo")
            event = Sent("photo", BENCH, drawn.reference)
            completing = Inbound("telegram", "1/kept", str(NOOR), event, here.now, attached=drawn, follows="1")
            together.wait()
            house.writer.hear([completing])

        with ThreadPoolExecutor(len(houses)) as threads:
            list(threads.map(hear, houses))
        with here.house.engine.begin() as connection:
            keys = connection.execute(select(outbox.c.key)).scalars().all()
            assert len(connection.execute(select(media.c.id)).all()) == 1
        for house in houses:
            house.engine.dispose()
    assert len(keys) == 1


REFUSED = [
    (large_photo(), "te groot"),
    (b"\0\0\0\x18ftypheic" + bytes(40), "JPEG, of maak"),
    (b"<svg/>", "niet als foto openen"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("content", "why"), REFUSED, ids=[why for _, why in REFUSED])
async def test_what_cannot_be_kept_is_said_kindly_and_its_words_are_heard(
    content: bytes, why: str, tmp_path: Path
) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        said = await house.sends(NOOR, "F1", content, BENCH)
        assert why in said[0]
        assert "bankje" in said[1]
        bare = await house.sends(SAM, "F2", content)
        assert why in bare[0]
        assert len(bare) == 1
        assert (house.photos(), waiting(house)) == ([], 0)


@pytest.mark.asyncio
async def test_while_it_does_not_come_nobody_waits_in_silence_and_after_a_day_it_is_said(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        house.phone.plan.append(Reply(502, b""))
        said = await house.sends(NOOR, "F1", photo(), "kijk")
        assert said == ["Ik haal je foto nog op. Dat duurt even. Je hoort het zodra hij er is."]
        house.phone.plan.append(Trouble.HANG_UP)
        house.clock.move(house.clock() + timedelta(seconds=6))
        await house.settle()
        assert house.shows(NOOR) == [], "said once"
        del house.phone.files["F1"]
        house.phone.plan.append(refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable"))
        house.clock.move(house.clock() + GIVE_UP)
        await house.settle()
        assert any("niet ophalen" in text for text in house.shows(NOOR))
        assert waiting(house) == 0


@pytest.mark.asyncio
async def test_it_comes_after_all_and_is_as_welcome_as_ever(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        house.phone.plan.append(Reply(502, b""))
        await house.sends(NOOR, "F1", photo(), BENCH)
        house.clock.move(house.clock() + timedelta(seconds=6))
        await house.settle()
        assert "bankje" in house.shows(NOOR)[0]
        assert len(house.photos()) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize("caption", ["mijn man slaat mij", "ik wil dood", "brand! help"])
async def test_a_grave_word_does_not_wait_for_a_photo_and_the_photo_is_not_kept(
    caption: str, database_url: str, tmp_path: Path
) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        house.phone.files["F1"] = photo()
        await house.hear(house.message(NOOR, None, photo=[{"file_id": "F1", "file_unique_id": "u"}], caption=caption))
        await house.sender.drain()
        (card,) = house.shows(NOOR)
        assert "112" in card
        await house.settle()
        assert house.shows(NOOR) == []
        assert (house.photos(), waiting(house), house.phone.called("getFile")) == ([], 0, [])


@pytest.mark.asyncio
@pytest.mark.parametrize("answer", ["nee", "wis"])
async def test_who_says_no_meanwhile_leaves_no_photo(answer: str, database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await house.says(NOOR, BENCH)
        house.phone.plan.append(Reply(502, b""))
        await house.sends(NOOR, "F1", photo())
        await house.says(NOOR, answer)
        if answer == "wis":
            await house.says(NOOR, "ja")
        house.shows(NOOR)
        house.clock.move(house.clock() + timedelta(minutes=10))
        await house.settle()
        assert (house.photos(), waiting(house)) == ([], 0)
        assert house.shows(NOOR) == []


@pytest.mark.asyncio
async def test_a_file_that_a_provider_holds_and_nobody_reads_is_let_go_unfetched(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await house.road.hear([Inbound("telegram", "d", str(NOOR), Sent("file", "", "D"), house.clock())])
        assert waiting(house) == 1
        await house.settle()
        assert "Een bestand kan ik niet lezen" in house.shows(NOOR)[0]
        assert (waiting(house), house.phone.called("getFile")) == (0, [])


class Interrupted:
    """Telegram, at which somebody says no while their photo is on its way."""

    name = "telegram"

    def __init__(self, house: TelegramHouse) -> None:
        self._house = house

    async def fetch(self, reference: str) -> bytes:
        await self._house.hear(self._house.message(NOOR, None, text="nee"))
        return await self._house.channel.fetch(reference)

    async def let_go(self, reference: str) -> None:
        await self._house.channel.let_go(reference)


@pytest.mark.asyncio
async def test_a_no_while_the_photo_is_on_its_way_is_in_time(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await house.says(NOOR, BENCH)
        house.phone.files["F1"] = photo()
        await house.hear(house.message(NOOR, None, photo=[{"file_id": "F1", "file_unique_id": "u"}]))
        assert await Fetcher(house.here.house, house.road, [Interrupted(house)], house.clock).once() == 1
        await house.settle()
        assert (house.photos(), waiting(house)) == ([], 0)
        assert not any("foto" in text for text in house.shows(NOOR))


@pytest.mark.asyncio
async def test_a_voice_note_and_a_file_that_is_a_photo_are_fetched_and_another_file_is_not(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        house.phone.files |= {"V": VOICE, "P": photo(), "D": b"brief"}
        await house.says(NOOR, BENCH)
        for content in (
            {"voice": {"file_id": "V", "file_unique_id": "v"}},
            {"document": {"file_id": "P", "file_unique_id": "p", "mime_type": "image/jpeg"}},
            {"document": {"file_id": "D", "file_unique_id": "d", "mime_type": "text/plain"}},
        ):
            await house.hear(house.message(NOOR, None, **content))
            await house.settle()
        said = " ".join(house.shows(NOOR))
        assert "112" in said, "a voice that is not understood"
        assert "je foto bewaar ik erbij" in said
        assert "Een bestand kan ik niet lezen" in said
        assert len(house.photos()) == 2
        assert {call["file_id"] for call in house.phone.called("getFile")} == {"V", "P"}


async def brings(house: TelegramHouse, content: bytes, caption: str = "", sender: int = NOOR) -> list[str]:
    """A PDF, as a phone sends it."""
    house.phone.files["D"] = content
    document = {"file_id": "D", "file_unique_id": "d", "mime_type": "application/pdf", "file_name": "zilvergrijs.pdf"}
    await house.hear(house.message(sender, None, document=document, caption=caption))
    await house.settle()
    return house.shows(sender)


@pytest.mark.asyncio
async def test_a_pdf_goes_along_to_the_chat_of_the_key_figure_and_says_nothing_of_who_wrote_it(
    database_url: str, tmp_path: Path
) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        house.link("bloem-sociaal", WORKER)
        (asked,) = await brings(house, pdf())
        assert "Ik heb je bestand" in asked
        (read,) = await house.says(NOOR, BENCH)
        assert "Je bestand gaat mee" in read
        kept, _ = await brings(house, pdf(201))
        assert "je bestand bewaar ik erbij" in kept
        await house.says(NOOR, "ja")
        await house.says(NOOR, "nu niet")
        assert await brings(house, pdf(202)) == ["Dank je! Je bestand gaat mee naar de sociaal werker, bij #1."]
        assert [signal for signal, _ in house.photos()] == [1, 1, 1]
        await house.later(hours=23.5)
        await house.presses(WORKER, house.buttons(WORKER)["Laat zien"])
        shown = house.phone.called("sendDocument")
        assert [call["chat_id"] for call in shown] == [str(WORKER)] * 3
        card = next(text for chat, text in reversed(house.phone.shown) if chat == WORKER and "bankje" in text)
        assert (card.count("Bestand: hierbij"), "http" in card) == (3, False)
        await house.presses(WORKER, house.buttons(WORKER)["Ik denk mee"])
        await brings(house, pdf(203))
        assert "De bewoner stuurt een bestand: hierbij" in house.phone.called("sendDocument")[-1]["caption"]
        sent = house.phone.pictures
        assert sent == [content for _, content in house.photos()]
        assert all(content.startswith(b"%PDF-") and b"zilvergrijs" not in content for content in sent)
        assert waiting(house) == 0


@pytest.mark.asyncio
async def test_with_the_no_a_pdf_goes_too(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await brings(house, pdf(), BENCH)
        assert [signal for signal, _ in house.photos()] == [None]
        await house.says(NOOR, "nee")
        assert house.photos() == []


@pytest.mark.asyncio
async def test_a_pdf_that_cannot_be_kept_is_said_kindly_and_its_words_are_heard(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        for content, why in ((b"PK", "niet openen"), (pdf()[:99], "niet openen"), (large_photo(), "te groot")):
            said = await brings(house, content, BENCH)
            assert why in said[0]
            assert "bankje" in said[1]
            await house.says(NOOR, "nee")
        (bare,) = await brings(house, b"%PDF-1.7", sender=SAM)
        assert "maak er een foto van" in bare
        assert (house.photos(), waiting(house)) == ([], 0)


@pytest.mark.asyncio
async def test_a_pdf_that_does_not_come_is_waited_for_aloud(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        house.phone.plan.append(Reply(502, b""))
        slow = "Ik haal je bestand nog op. Dat duurt even. Je hoort het zodra het er is."
        assert await brings(house, pdf(), BENCH) == [slow]
        house.clock.move(house.clock() + timedelta(seconds=6))
        await house.settle()
        assert "bankje" in house.shows(NOOR)[0]
        assert len(house.photos()) == 1


@pytest.mark.asyncio
async def test_a_key_figure_hears_that_a_pdf_is_not_read(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        house.link("bloem-sociaal", WORKER)
        (said,) = await brings(house, pdf(), sender=WORKER)
        assert "Een bestand kan ik niet lezen" in said


@pytest.mark.asyncio
async def test_a_pdf_that_its_phone_does_not_know_goes_along_and_a_photo_in_its_place_is_a_photo(
    tmp_path: Path,
) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await house.says(NOOR, BENCH)
        for content, said in ((pdf(), "je bestand bewaar ik erbij"), (photo(), "je foto bewaar ik erbij")):
            house.phone.files["D"] = content
            unknown = {"file_id": "D", "file_unique_id": "d", "mime_type": "application/octet-stream"}
            await house.hear(house.message(NOOR, None, document=unknown))
            await house.settle()
            assert said in " ".join(house.shows(NOOR))
        begin = [content[:4] for _, content in house.photos()]
        assert (begin, waiting(house)) == ([b"%PDF", b"\xff\xd8\xff\xe0"], 0)
