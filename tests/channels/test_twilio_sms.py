"""SMS: the same conversation in numbered text, its parts counted."""

from collections import Counter
from pathlib import Path

import pytest

from bot.channels.twilio_sms import plain, segments
from bot.figures import Watch, exposed
from bot.message import Accepted, Message
from tests.channels.whatsapp_line import SENDER, line

SEGMENTS: list[tuple[str, int]] = [
    ("a" * 160, 1),
    ("a" * 161, 2),
    ("a" * 306, 2),
    ("a" * 307, 3),
    ("€" * 80, 1),
    ("€" * 81, 2),
    ("ж" * 70, 1),
    ("ж" * 71, 2),
    ("ж" * 134, 2),
    ("ж" * 135, 3),
    ("😀" * 35, 1),
    ("😀" * 36, 2),
    ("a" * 159 + "ж", 3),
    ("€" * 152, 2),
    ("€" * 153, 3),  # a mark of two places is never half in one part
    ("😀" * 66, 2),
    ("😀" * 67, 3),
    ("", 1),
]


@pytest.mark.parametrize(("text", "parts"), SEGMENTS)
def test_how_many_parts_a_text_has(text: str, parts: int) -> None:
    assert segments(text) == parts


PLAIN: list[tuple[str, str]] = [
    ("Hoi! 👋 Ik ben de wijkbot.", "Hoi! Ik ben de wijkbot."),
    ("Ik lees: ‘een bankje’ – mooi…", "Ik lees: 'een bankje' - mooi..."),
    ("één idee, geïnteresseerd", "één idee, geinteresseerd"),
    ("Fijn 🌳\nTot dan", "Fijn\nTot dan"),
    ("€ 5 [één]", "€ 5 [één]"),
    ("👩‍👩‍👧 kom", "kom"),
    ("Привіт 👋", "Привіт 👋"),
    ("مرحبا ‘x’", "مرحبا ‘x’"),
]


@pytest.mark.parametrize(("text", "simple"), PLAIN)
def test_a_text_as_cheap_as_it_can_be(text: str, simple: str) -> None:
    assert plain(text) == simple
    assert segments(plain(text)) <= segments(text)


@pytest.mark.asyncio
async def test_the_same_conversation_by_sms(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path, name="sms") as phone:
        phone.who = "+31600000001"
        phone.extra = {"To": SENDER.removeprefix("whatsapp:")}
        (asked,) = await phone.says("er moet een bankje komen bij het speeltuintje")
        assert asked.startswith("Hoi! Ik ben de wijkbot.")
        assert asked.endswith("\n\n1. De Bloemenbuurt\n2. De Nude\n3. Presikhaaf")
        (read,) = await phone.says("1")
        assert "'er moet een bankje komen bij het speeltuintje'" in read
        (thanks,) = await phone.says("ja")
        assert "nummer #1" in thanks
        phone.here.later(days=3)
        phone.here.opens("contact:bloem-sociaal")
        phone.here.says("contact:bloem-sociaal", "ik denk mee")
        (told,) = await phone.reads()
        assert "goed nieuws over #1" in told, "SMS has no window"
        assert phone.channel.segments == sum(segments(sent["Body"]) for sent in phone.twilio.sent) > 4
        assert phone.twilio.refused == []


@pytest.mark.asyncio
async def test_no_word_is_lost_when_marks_become_plain_and_longer(tmp_path: Path) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path, name="sms") as phone:
        words = [f"‘a{n}’…" for n in range(400)]
        long = Message(1, " ".join(words), tuple(f"…{n}" for n in range(1, 41)))
        assert isinstance(await phone.channel.send("+31600000001", long), Accepted)
        assert phone.twilio.refused == []
        said = " ".join(sent["Body"] for sent in phone.twilio.sent).split()
        assert said[:400] == [f"'a{n}'..." for n in range(400)]
        assert said[-2:] == ["40.", "...40"]
        assert all(segments(sent["Body"]) <= 11 for sent in phone.twilio.sent), "1,600 characters of GSM-7"


@pytest.mark.asyncio
async def test_the_parts_are_a_figure_for_the_operator(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path, name="sms") as phone:
        phone.channel.segments = 7
        watch = Watch(phone.here.house, lambda: phone.here.now, Counter(), [phone.channel])
        try:
            assert "wijkbot_sms_segments_total 7\n" in exposed(await watch())
        finally:
            watch.close()
