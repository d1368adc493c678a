"""`wijkbot poster`: the code leads to the bot with the place filled in, and who cannot scan it finds the way too."""

import asyncio
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import segno

from bot import poster
from tests.builders import known_world
from tests.channels.loopback import Reply
from tests.channels.telegram_stand_in import TOKEN, telegram_stand_in
from tests.shell import Shell

WORLD, VOICE = known_world()
FLOWERS = WORLD.directory.districts["bloemenbuurt"]
DOORS = {
    "telegram": poster.telegram("bloemenbuurt_bot", FLOWERS),
    "whatsapp": poster.whatsapp("+31850000000", "De Stek"),
    "web": poster.web("https://bot.example.nl", FLOWERS),
}
CODE = re.compile(r'<div class="code" role="img" aria-label="([^"]+)">(.+?)</div>', re.DOTALL)
TWILIO = {
    "TWILIO_ACCOUNT_SID": "AC1",
    "TWILIO_AUTH_TOKEN": "x",
    "TWILIO_WHATSAPP_FROM": "whatsapp:+31850000000",
    "PUBLIC_URL": "https://bot.example.nl",
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("channel", DOORS)
def test_the_code_and_the_words_lead_to_the_same_door(channel: str, language: str) -> None:
    door = DOORS[channel]
    page = poster.poster(VOICE, FLOWERS, door, language)
    found = CODE.search(page)
    assert found is not None
    assert found[1].endswith(door.link)
    assert found[2] == segno.make(door.link, error="m", micro=False).svg_inline(border=4, omitsize=True)
    assert page.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert all(str(value) in page for value in door.typed.values()), "for who cannot scan"
    assert "112" in page
    assert FLOWERS.desk.phone in page
    assert "http" not in page.replace(door.link, "").replace("http://www.w3.org", ""), "it needs nothing from outside"


def test_the_place_in_each_link_is_the_one_that_the_bot_reads() -> None:
    telegram, whatsapp, web = (urlsplit(DOORS[name].link) for name in ("telegram", "whatsapp", "web"))
    assert WORLD.places.payload(parse_qs(telegram.query)["start"][0]) == "bloemenbuurt"
    assert WORLD.places.payload(unquote(parse_qs(whatsapp.query)["text"][0])) == "bloemenbuurt"
    assert WORLD.places.payload(parse_qs(web.query)["start"][0]) == "bloemenbuurt"
    assert re.fullmatch(r"start=[A-Za-z0-9_-]{1,64}", telegram.query), "more Telegram does not take"


def test_where_it_hangs_stands_on_it() -> None:
    page = poster.poster(VOICE, FLOWERS, DOORS["web"], "nl", "De Stek")
    assert "<h1>Heb je een idee voor De Stek?</h1>" in page
    assert "<h1>Heb je een idee voor de Bloemenbuurt?</h1>" in poster.poster(VOICE, FLOWERS, DOORS["web"], "nl")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell.at(tmp_path, f"sqlite:///{tmp_path / 'test.db'}")


def test_the_command_prints_a_page_and_asks_no_database(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("poster", "bloemenbuurt", "--place", "De Stek", **TWILIO)
    assert done.code == 0
    assert "text=Hallo%21%20%28De%20Stek%29" in done.out
    assert shell.run("poster", "bloemenbuurt", "--channel", "web", **TWILIO).out.count("/?start=bloemenbuurt") == 2
    assert list(tmp_path.iterdir()) == []


def test_a_poster_that_cannot_be_made_leaves_no_file(shell: Shell) -> None:
    words = ("poster", "bloemenbuurt", "--out", "poster.html")
    assert shell.run(*words).code == 2, "PUBLIC_URL is missing"
    assert not (shell.folder / "poster.html").exists()
    done = shell.run(*words, PUBLIC_URL="https://bot.example.nl")
    assert (done.code, done.lines) == (0, ["poster.html: open it in a browser and print it"])
    printed = shell.run(*words[:2], PUBLIC_URL="https://bot.example.nl").out
    assert (shell.folder / "poster.html").read_text(encoding="utf-8") == printed
    assert shell.run(*words[:3], "no/such/folder.html", PUBLIC_URL="https://bot.example.nl").code == 2


@pytest.mark.asyncio
async def test_telegram_says_the_bots_name(shell: Shell) -> None:
    me = {"id": 1, "is_bot": True, "first_name": "Wijkbot", "username": "bloemenbuurt_bot"}
    async with telegram_stand_in() as telegram:
        telegram.plan.append(Reply(200, {"ok": True, "result": me}))
        settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
        done = await asyncio.to_thread(shell.run, "poster", "bloemenbuurt", **settings)
    assert "https://t.me/bloemenbuurt_bot?start=bloemenbuurt" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("poster", "bloemenbuur"), "no district 'bloemenbuur'"),
        (("poster", "bloemenbuurt", "--channel", "fax"), "no channel 'fax'"),
        (("poster", "bloemenbuurt", "--channel", "telegram"), "set TELEGRAM_TOKEN"),
        (("poster", "bloemenbuurt", "--channel", "whatsapp"), "set TWILIO_WHATSAPP_FROM"),
        (("poster", "bloemenbuurt"), "set PUBLIC_URL"),
        (("poster", "bloemenbuurt", "--place", "Atlantis"), "'Atlantis' does not lead to bloemenbuurt"),
        (("poster", "bloemenbuurt", "--language", "fr"), "no language 'fr'"),
    ],
)
def test_what_is_refused_and_how_to_mend_it(shell: Shell, words: tuple[str, ...], said: str) -> None:
    done = shell.run(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
