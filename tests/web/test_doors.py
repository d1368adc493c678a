"""The page's doors without a browser: who may come in, what is refused, and what a stream tells."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from PIL import Image
from sqlalchemy import delete, func, select
from sqlalchemy.exc import OperationalError

from bot.channels.web_stream import WebChannel, stream
from bot.channels.web_view import Bubble
from bot.house import open_house
from bot.message import Message
from bot.running import Running, page_of
from bot.times import parse_time
from storage.engine import open_engine
from storage.load import record
from storage.tables import inbox
from tests.web.served import MONDAY, settings_for

PUBLIC = "https://wijk.example"
OURS = {"Sec-Fetch-Site": "same-origin"}
IDEA = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"
KEY = "een-sleutel-1"


@asynccontextmanager
async def house(
    folder: Path, public_url: str | None = None, *, at: str | None = MONDAY
) -> AsyncIterator[tuple[httpx.AsyncClient, Running]]:
    """A running bot behind its doors; with a public address it is no demo. `at` None: where its clock stood."""
    here = open_house(settings_for(folder, 8080, public_url))
    if public_url is None and at is not None:
        here.writer.transact(record, parse_time(at, here.settings.zone))
    running = Running(here, [], page_of(here))
    transport = httpx.ASGITransport(app=running.web())
    base = public_url or "http://127.0.0.1:8080"
    try:
        async with running.running(), httpx.AsyncClient(transport=transport, base_url=base) as client:
            yield client, running
    finally:
        here.engine.dispose()


async def shown(running: Running, address: str) -> list[Bubble]:
    """What a phone shows, once all that may leave has left."""
    assert running.page is not None
    await running.sender.settle()
    return await running.page.look(address)


@pytest.mark.asyncio
async def test_nothing_of_the_demo_exists_outside_it(tmp_path: Path) -> None:
    async with house(tmp_path, PUBLIC) as (client, _):
        for path in ("/demo/people", "/demo/clock", "/demo/reasons/Noor", "/demo/phones/Noor/stream"):
            assert (await client.get(path)).status_code == 404, path
        for path in ("/demo/people", "/demo/clock", "/demo/phones/Noor/open", "/demo/phones/Noor/words"):
            body = {"key": KEY, "text": "hoi", "to": "hour"}
            assert (await client.post(path, json=body, headers=OURS)).status_code == 404, path
        assert "demo" not in (await client.get("/")).text


@pytest.mark.asyncio
async def test_a_residents_phone_of_the_web_chat_does_not_exist_in_the_demo(tmp_path: Path) -> None:
    async with house(tmp_path) as (client, _):
        assert (await client.get("/phone/stream")).status_code == 404
        assert (await client.post("/phone/words", json={"key": KEY, "text": "hoi"}, headers=OURS)).status_code == 404


@pytest.mark.asyncio
async def test_a_resident_has_a_phone_in_a_cookie_and_nobody_else_sees_it(tmp_path: Path) -> None:
    async with house(tmp_path, PUBLIC) as (client, running):
        cookie = (await client.get("/")).headers["Set-Cookie"]
        assert {"HttpOnly", "Secure", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
        said = await client.post("/phone/words", json={"key": KEY, "text": IDEA}, headers=OURS)
        assert said.status_code == 204
        mine = str(client.cookies["wijkbot"])
        own, answer = await shown(running, mine)
        assert (own.text, own.own, own.key) == (IDEA, True, KEY)
        assert answer.buttons[0] == "Ja, stuur maar"

        client.cookies.clear()
        await client.get("/")
        theirs = str(client.cookies["wijkbot"])
        assert theirs != mine
        row = int(answer.id.removeprefix("out-"))
        await client.post("/phone/press", json={"key": "een-sleutel-2", "row": row, "n": 1}, headers=OURS)
        assert "#1" not in " ".join(b.text for b in await shown(running, theirs))
        assert len(await shown(running, mine)) == 2


@pytest.mark.asyncio
async def test_a_cookie_that_is_not_ours_is_nobodys_phone(tmp_path: Path) -> None:
    async with house(tmp_path, PUBLIC) as (client, _):
        for forged in ("contact:bloem-sociaal", "Noor", "x" * 42, "x" * 44, ""):
            headers = {**OURS, "Cookie": f"wijkbot={forged}"}
            said = await client.post("/phone/words", json={"key": KEY, "text": "hoi"}, headers=headers)
            assert said.status_code == 404, forged


@pytest.mark.asyncio
async def test_sent_twice_is_heard_once(tmp_path: Path) -> None:
    async with house(tmp_path) as (client, running):
        for _ in range(2):
            await client.post("/demo/phones/Noor/words", json={"key": KEY, "text": IDEA}, headers=OURS)
        assert len(await shown(running, "Noor")) == 2


@pytest.mark.asyncio
async def test_only_our_own_page_may_post(tmp_path: Path) -> None:
    own = "http://127.0.0.1:8080"
    cases: list[tuple[dict[str, str], bool]] = [
        (OURS, True),
        ({"Origin": own}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": own}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
    ]
    async with house(tmp_path) as (client, _):
        for headers, ours in cases:
            said = await client.post("/demo/phones/Noor/words", json={"key": KEY, "text": "hoi"}, headers=headers)
            opened = await client.post("/demo/phones/Noor/open", headers=headers)
            moved = await client.post("/demo/clock", json={"to": "hour"}, headers=headers)
            photo = {**headers, "X-Key": KEY, "Content-Type": "text/plain"}
            sent = await client.post("/demo/phones/Sam/photo", content=b"x", headers=photo)
            found = [said.status_code, opened.status_code, moved.status_code, sent.status_code]
            assert found == ([204, 204, 200, 400] if ours else [403] * 4), headers


NO_MESSAGES: list[tuple[str, bytes, int]] = [
    ("words", b"{", 400),
    ("words", b'{"key": "een-sleutel-1", "text": ""}', 400),
    ("words", b'{"key": "kort", "text": "hoi"}', 400),
    ("words", b'{"key": "een-sleutel-1", "text": "hoi", "more": 1}', 400),
    ("words", b'{"key": "een-sleutel-1", "text": "' + b"x" * 70_000 + b'"}', 413),
    ("words", b'{"key": "een-sleutel-1", "text": "\\u0000 \\ud800 hoi"}', 400),
    ("words", b'{"key": "een-sleutel-2", "text": "\\u0000 hoi"}', 204),
    ("press", b'{"key": "een-sleutel-3", "row": 0, "n": 1}', 400),
    ("press", b'{"key": "een-sleutel-4", "row": 999, "n": 1}', 204),
    ("place", b'{"key": "een-sleutel-5", "latitude": 91, "longitude": 5}', 400),
    ("place", b'{"key": "een-sleutel-6", "latitude": NaN, "longitude": 5}', 400),
    ("begin", b'{"key": "een-sleutel-7", "payload": "bloemenbuurt"}', 204),
]
NO_FILES: list[tuple[str, str, int, int]] = [
    ("photo", "text/html", 10, 400),
    ("voice", "image/png", 10, 400),
    ("photo", "image/png", 10, 415),
    ("voice", "audio/webm", 10, 415),
    ("photo", "image/png", 0, 415),
    ("photo", "image/png", 10 * 1024 * 1024 + 1, 413),
]
NOBODY = ("contact:niemand", "contact:", "<b>", "1", "x" * 31, "a/b", "..")


@pytest.mark.asyncio
async def test_what_is_no_message_no_file_or_from_nobody_is_refused(tmp_path: Path) -> None:
    async with house(tmp_path) as (client, _):
        for door, body, status in NO_MESSAGES:
            answer = await client.post(f"/demo/phones/Noor/{door}", content=body, headers=OURS)
            assert answer.status_code == status, body
        for what, content_type, size, status in NO_FILES:
            headers = {**OURS, "X-Key": KEY, "Content-Type": content_type}
            answer = await client.post(f"/demo/phones/Noor/{what}", content=b"x" * size, headers=headers)
            assert answer.status_code == status, (what, content_type, size)
        for who in NOBODY:
            said = await client.post(f"/demo/phones/{who}/words", json={"key": KEY, "text": "hoi"}, headers=OURS)
            assert said.status_code == 404, who


@pytest.mark.asyncio
async def test_a_photo_is_kept_without_what_the_camera_wrote_and_for_its_sender_only(tmp_path: Path) -> None:
    async with house(tmp_path) as (client, running):
        headers = {**OURS, "X-Key": KEY, "X-Caption": "een%20bankje%20hier", "Content-Type": "image/jpeg"}
        sent = await client.post("/demo/phones/Noor/photo", content=photo(secret=b"52.04,5.66"), headers=headers)
        assert sent.status_code == 204
        bubble = (await shown(running, "Noor"))[0]
        assert (bubble.what, bubble.text) == ("photo", "een bankje hier")
        kept = await client.get(f"/demo/phones/Noor/media/{bubble.media}")
        assert kept.headers["Content-Type"] == "image/jpeg"
        assert b"52.04,5.66" not in kept.content
        for path in (f"Sam/media/{bubble.media}", "Noor/media/iets", "Niemand/media/iets"):
            assert (await client.get(f"/demo/phones/{path}")).status_code == 404


def photo(secret: bytes = b"") -> bytes:
    """A small JPEG with something written in its EXIF."""
    exif = Image.Exif()
    exif[0x010E] = secret.decode()
    made = io.BytesIO()
    Image.new("RGB", (80, 60), "seagreen").save(made, "JPEG", exif=exif)
    return made.getvalue()


@pytest.mark.asyncio
async def test_the_thirty_first_message_in_a_minute_waits_kindly(tmp_path: Path) -> None:
    async with house(tmp_path, PUBLIC) as (client, _):
        await client.get("/")
        for n in range(30):
            said = await client.post("/phone/words", json={"key": f"bericht-{n:02}", "text": "hoi"}, headers=OURS)
            assert said.status_code == 204
        refused = await client.post("/phone/words", json={"key": "bericht-30", "text": "hoi"}, headers=OURS)
        assert refused.status_code == 429
        assert refused.text.startswith("Even rustig aan.")


@pytest.mark.asyncio
@pytest.mark.parametrize("public_url", [None, PUBLIC])
async def test_every_answer_forbids_what_the_page_does_not_need(tmp_path: Path, public_url: str | None) -> None:
    async with house(tmp_path, public_url) as (client, _):
        base = "/phone" if public_url else "/demo/phones/Noor"
        answers = [await client.get(path) for path in ("/", "/page/page.css", "/page/niets.js", "/page/words/nl")]
        answers.append(await client.post(f"{base}/words", content=b"{", headers=OURS))
        for answer in answers:
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';"), answer.url
            assert "unsafe" not in policy
            assert "http" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.asyncio
async def test_the_clock_walks_from_due_time_to_due_time_and_never_back(tmp_path: Path) -> None:
    async with house(tmp_path) as (client, running):
        for n, text in enumerate((IDEA, "ja", "nu niet")):
            said = {"key": f"bericht-{n:02}", "text": text}
            await client.post("/demo/phones/Noor/words", json=said, headers=OURS)
        await client.post("/demo/phones/contact:bloem-sociaal/open", headers=OURS)
        moments = []
        for to in ("hour", "workday", "next", "next"):
            moved = (await client.post("/demo/clock", json={"to": to}, headers=OURS)).json()
            moments.append(moved["now"])
        assert moments == sorted(moments)
        assert moments[1].startswith("2030-03-05T08:00")
        rounds = [b for b in await shown(running, "contact:bloem-sociaal") if "goedemorgen" in b.text]
        assert rounds[0].at.isoformat() == "2030-03-05T08:00:00+00:00"
    async with house(tmp_path, at=None) as (client, _):
        assert (await client.get("/demo/clock")).json()["now"] > moments[-1]


@pytest.mark.asyncio
async def test_a_contact_keeps_the_terminal_and_gets_a_second_phone(tmp_path: Path) -> None:
    async with house(tmp_path) as (client, running):
        who = "contact:bloem-sociaal"
        assert (await client.post(f"/demo/phones/{who}/open", headers=OURS)).status_code == 204
        await client.post(f"/demo/phones/{who}/words", json={"key": KEY, "text": "#1"}, headers=OURS)
        assert len(await shown(running, who)) == 2
        people = (await client.get("/demo/people?language=nl")).json()["phones"]
        assert [p["who"] for p in people if not p["contact"]] == ["Noor", "Sam", "Fatma"]


@pytest.mark.asyncio
async def test_the_strip_tells_what_the_rules_decided_and_why(tmp_path: Path) -> None:
    async with house(tmp_path) as (client, _):
        say = "/demo/phones/Noor/words"
        assert (await client.get("/demo/reasons/Noor")).json() == []
        await client.post(say, json={"key": "bericht-01", "text": IDEA}, headers=OURS)
        (matter,) = (await client.get("/demo/reasons/Noor?language=nl")).json()
        assert matter["title"] == "Nu in gesprek"
        assert "bankje" in matter["points"][0][1]
        assert matter["lead"] == ""
        for n, text in enumerate(("ja", "nu niet")):
            await client.post(say, json={"key": f"antwoord-{n}", "text": text}, headers=OURS)
        (matter,) = (await client.get("/demo/reasons/Noor?language=en")).json()
        told = dict(matter["points"])
        assert matter["title"] == "#1 idea"
        assert told["Who looks at it"].startswith("With the social worker, because")
        assert told["Next step"] == "The resident hears on Monday 11 March at 15:00"
        assert [step["text"] for step in matter["log"]][:1] == ["The resident said yes. A day is promised"]
        assert matter["lead"] == "bloem-sociaal"
        assert (await client.get("/demo/reasons/Sam")).json() == []


@pytest.mark.asyncio
async def test_who_looks_neither_waits_for_the_writer_nor_holds_it_up_and_cannot_write(tmp_path: Path) -> None:
    async with house(tmp_path) as (client, running):
        here = running.house
        looking = open_engine(here.settings.database_url, here.keys, reads=True)
        with looking.begin() as connection:
            assert connection.execute(select(func.count()).select_from(inbox)).scalar_one() == 0
            async with asyncio.timeout(2):
                said = {"key": KEY, "text": IDEA}
                assert (await client.post("/demo/phones/Noor/words", json=said, headers=OURS)).status_code == 204
                with here.engine.begin():  # the writer's lock is taken, and a phone is read all the same
                    assert running.page is not None
                    assert len(await running.page.look("Noor")) == 2
            with pytest.raises(OperationalError):
                connection.execute(delete(inbox))
        looking.dispose()


def bubble(id: str, text: str = "hoi") -> Bubble:
    return Bubble(id, parse_time(MONDAY, settings_for(Path(), 1).zone), False, text, "nl")


def views(lines: list[str]) -> list[dict[str, list[object]]]:
    """The data of the events in which a view is told."""
    return [json.loads(line.partition("data: ")[2]) for line in lines if "event: view" in line]


@pytest.mark.asyncio
async def test_a_stream_tells_the_view_then_what_changes_and_ends_with_the_server() -> None:
    channel, phone = WebChannel(), [bubble("out-1"), bubble("out-2")]
    told: list[str] = []

    async def look() -> list[Bubble]:
        return list(phone)

    async def listen() -> None:
        async for line in stream(channel, "noor", look, "", polls=lambda: False):
            told.append(line)

    listener = asyncio.create_task(listen())
    await until(lambda: len(views(told)) == 1)
    phone[1:] = [bubble("out-2", "anders"), bubble("out-3")]
    await channel.send("noor", Message(3, "hoi"))
    await until(lambda: len(views(told)) == 2)
    channel.end()
    await asyncio.wait_for(listener, 1)
    first, second = views(told)
    assert [b["id"] for b in first["bubbles"] if isinstance(b, dict)] == ["out-1", "out-2"]
    assert [b["id"] for b in second["bubbles"] if isinstance(b, dict)] == ["out-2", "out-3"]
    assert second["order"] == ["out-1", "out-2", "out-3"]
    assert channel.listeners("noor") == 0


@pytest.mark.asyncio
async def test_who_comes_back_with_the_same_view_is_not_told_it_again() -> None:
    channel, heard = WebChannel(), list[str]()

    async def look() -> list[Bubble]:
        return [bubble("out-1")]

    async for line in stream(channel, "noor", look, "", polls=lambda: False):
        heard.append(line)
        if "event: view" in line:
            break
    had = heard[-1].partition("id: ")[2].partition("\n")[0]
    async for line in stream(channel, "noor", look, had, polls=lambda: False, heartbeat=0.01):
        heard.append(line)
        if "still here" in line:
            break
    assert len(views(heard)) == 1
    assert any("event: same" in line for line in heard)


async def until(come: Callable[[], bool]) -> None:
    """Waits for what must come."""
    async with asyncio.timeout(5):
        while not come():
            await asyncio.sleep(0.005)


@pytest.mark.asyncio
async def test_who_cleared_their_cookies_comes_back_with_a_code(tmp_path: Path) -> None:
    async with house(tmp_path, PUBLIC) as (client, running):
        await client.get("/")
        first = str(client.cookies["wijkbot"])
        for n, text in enumerate((IDEA, "ja", "nu niet", "code")):
            await client.post("/phone/words", json={"key": f"bericht-{n}", "text": text}, headers=OURS)
        code = await given(running, first)
        client.cookies.clear()
        await client.get("/")
        second = str(client.cookies["wijkbot"])
        assert second != first
        guess = {"key": "een-gok-123", "text": "ABCD-EFGH-2345"}
        await client.post("/phone/words", json=guess, headers=OURS)
        heard = await shown(running, second)
        assert ["werkt niet" in b.text for b in heard if not b.own] == [True]
        assert "bankje" not in " ".join(b.text for b in heard)
        back = await client.post("/phone/words", json={"key": "terug-1234", "text": code.lower()}, headers=OURS)
        assert back.status_code == 204
        both = [[b.id for b in await shown(running, phone)] for phone in (first, second)]
        assert both[0] == both[1]
        assert IDEA in [b.text for b in await shown(running, second)]
        assert running.page is not None
        assert running.page.shared(first), "the old phone is told what happens on the new one"


async def given(running: Running, address: str) -> str:
    """The code that this phone was told, once it has left."""
    async with asyncio.timeout(5):
        while True:
            for bubble in await shown(running, address):
                if "Je code is " in bubble.text:
                    return bubble.text.partition("Je code is ")[2][:14]


@pytest.mark.asyncio
async def test_codes_cannot_be_tried_one_after_another(tmp_path: Path) -> None:
    async with house(tmp_path, PUBLIC) as (client, _):
        answers = []
        for n, letter in enumerate("ABCDEFGHJKM"):
            client.cookies.clear()  # a new phone each time does not help
            await client.get("/")
            tried = {"key": f"poging-{n:02}", "text": f"ABCD EFG{letter} 2345"}
            answers.append(await client.post("/phone/words", json=tried, headers=OURS))
        assert [a.status_code for a in answers] == [204] * 10 + [429]
        assert answers[-1].text.startswith("Even rustig aan.")
        said = await client.post("/phone/words", json={"key": "gewoon-1234", "text": "hoi"}, headers=OURS)
        assert said.status_code == 204, "who only talks is not stopped by it"
