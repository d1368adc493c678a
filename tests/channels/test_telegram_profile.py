"""What Telegram shows before anybody writes: told once, again when a text changes, and nobody waits for it."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_profile import COMMANDS, Profile
from bot.voice import Voice
from tests.builders import known_world
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.channels.telegram_house import TelegramHouse, telegram_house
from tests.channels.telegram_stand_in import refusal

LANGUAGES = ("", "en", "nl")


async def tell(house: TelegramHouse, channel: TelegramChannel | None = None) -> int:
    """How many calls it took."""
    before = len(house.phone.calls)
    profile = Profile(house.here.house, channel or house.channel, house.road, pause=0.01)
    await asyncio.wait_for(profile.run(asyncio.Event()), 20)
    return len(house.phone.calls) - before


@pytest.mark.asyncio
async def test_it_is_told_once_per_language_and_scope(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        assert await tell(house) == len(LANGUAGES) * (2 + len(COMMANDS)) + 1
        for method in ("setMyDescription", "setMyShortDescription"):
            calls = house.phone.called(method)
            assert sorted(call.get("language_code", "") for call in calls) == sorted(LANGUAGES)
            by_language = {call.get("language_code", ""): call for call in calls}
            dutch, default = by_language["nl"], by_language[""]
            assert {k: v for k, v in dutch.items() if k != "language_code"} == default, "Dutch where we do not speak it"
        told = {
            (json.loads(call["scope"])["type"], call.get("language_code", ""))
            for call in house.phone.called("setMyCommands")
        }
        assert told == {(scope, language) for scope in COMMANDS for language in LANGUAGES}
        assert house.phone.called("setChatMenuButton") == [{"menu_button": '{"type": "commands"}'}]
        assert await tell(house) == 0, "told before"


@pytest.mark.asyncio
async def test_a_text_that_changed_or_another_bot_is_told_again(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        first = await tell(house)
        house.here.house = replace(house.here.house, voice=Louder(house.here.house.voice))  # type: ignore[arg-type]  # a voice
        assert await tell(house) == first
        assert await tell(house) == 0
        other = TelegramChannel("7654321:another", api_url=house.phone.url)
        profile = Profile(house.here.house, other, house.road, pause=0.01)
        stop = asyncio.Event()
        running = asyncio.create_task(profile.run(stop))
        while not house.phone.strangers:
            house.phone.seen.clear()
            await house.phone.seen.wait()
        stop.set()
        await running
        await other.close()


class Louder:
    """The same voice, with one word more."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    def say(self, key: str, values: dict[str, object], language: str, variant: str = "") -> str:
        said = self._voice.say(key, {}, language, variant)
        return f"{said}!" if key == "telegram-about" else said


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "trouble",
    [
        Reply(502, b""),
        Trouble.HANG_UP,
        refusal(401, "Unauthorized"),
        refusal(429, "Too Many Requests: retry after 0", retry_after=0),
    ],
)
async def test_trouble_is_waited_out_and_it_is_told_whole(trouble: Outcome, tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        house.phone.plan.extend((Reply(200, {"ok": True, "result": True}), trouble))
        assert await tell(house) == 2 + len(LANGUAGES) * (2 + len(COMMANDS)) + 1


def test_each_command_is_a_word_that_the_thinking_knows() -> None:
    world, voice = known_world()
    for names in COMMANDS.values():
        for language in world.words.lexicons:
            for name in names:
                word = voice.say(f"telegram-{name}", {}, language, "name").replace("_", " ")
                assert name == "link" or world.words.command(word) == name, (language, word)
