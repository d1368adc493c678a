"""Every text of a chat app is named where it is said, and can be said in every language with what the code gives."""

from pathlib import Path

import pytest

from bot.channels.telegram_profile import COMMANDS
from bot.texts import LOCALES, read
from flows.values import Lines, Phrase, Place, Role, Theme, Value
from tests.builders import known_world

HOUSE = Path(__file__).resolve().parent.parent.parent
LINE = (("number", 42), ("theme", Theme("groen")), ("district", Place("bloemenbuurt")))
VALUES: dict[str, Value] = {
    "greeting": Phrase("greeting-morning"),
    "number": 42,
    "role": Role("bloem-sociaal"),
    "lines": Lines((Phrase("group-line", LINE),)),
    "theme": Theme("groen"),
    "district": Place("bloemenbuurt"),
}
#: Built from a part: `media-<why>`, `<what>-slow`, and the commands.
BUILT = {
    "media-gone",
    "photo-slow",
    "document-slow",
    "voice-slow",
    *(f"telegram-{name}" for names in COMMANDS.values() for name in names),
}
TEXTS = {key: entry for key, entry in read(LOCALES)[0]["nl"].items() if "/telegram.ftl:" in entry.where}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_it_is_said_somewhere_and_can_be_in_every_language(key: str) -> None:
    world, voice = known_world()
    rooms = [file for folder in ("flows", "bot") for file in (HOUSE / folder).rglob("*.py")]
    assert key in BUILT or any(f'"{key}"' in file.read_text(encoding="utf-8") for file in rooms)
    for language in world.words.lexicons:
        for attribute in TEXTS[key].patterns:
            assert voice.say(key, VALUES, language, attribute).strip()
