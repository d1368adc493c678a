"""From an idea to its feedback over HTTP, for who has a number and who has none: through faults, with every report
twice and in reverse, nothing twice, nothing out of order, nothing against the contract, no media left behind.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from storage.outbox import BACK_OFF
from tests.channels.loopback import Outcome, Reply
from tests.channels.twilio_stand_in import refusal
from tests.channels.whatsapp_line import NAMELESS, NOOR, Line, line

WORKER = "contact:bloem-sociaal"
FAULTS: list[Outcome] = [
    refusal(429, 20429, "slow down"),
    Reply(503, b"<html>"),
    refusal(400, 63018, "rate"),
    refusal(500, 20500, "ours"),
]


async def arrives(phone: Line) -> list[str]:
    """What their phone shows in the end, however often Twilio refuses; each message reported twice and in reverse."""
    before = len(phone.twilio.arrived)
    for pause in (0.0, *BACK_OFF[:4]):
        phone.here.now += timedelta(seconds=pause + 1)
        await phone.sender.drain()
    shown = phone.twilio.arrived[before:]
    for n in shown:
        told = ("read", "delivered", "sent", "delivered", "queued", "read")
        assert await phone.twilio.tell(phone.client, n, *told) == [200] * len(told)
    return [phone.twilio.says(n) for n in shown]


async def says(phone: Line, *texts: str) -> list[str]:
    """Each is answered, though the first two tries are refused."""
    found: list[str] = []
    for text in texts:
        before = len(phone.twilio.arrived)
        phone.twilio.plan.extend(FAULTS[phone.count % len(FAULTS)] for _ in range(2))
        await phone.says(text)
        shown = phone.twilio.arrived[before:]
        assert shown == [], "refused at first"
        found += await arrives(phone)
        assert not phone.twilio.plan
    return found


@pytest.mark.asyncio
@pytest.mark.parametrize("who", [NOOR, NAMELESS], ids=["a number", "a name alone"])
async def test_from_an_idea_to_its_feedback(database_url: str, tmp_path: Path, who: str) -> None:
    async with line(database_url, tmp_path) as phone:
        phone.who = who
        heard = await says(phone, "er moet een bankje komen bij het speeltuintje", "Bloemenbuurt", "ja", "nee")
        assert [("In welke wijk" in t, "Ik lees" in t, "nummer #1" in t, "ligt klaar" in t) for t in heard] == [
            (True, False, False, False),
            (False, True, False, False),
            (False, False, True, False),
            (False, False, False, True),
        ]
        url = phone.twilio.brings("SM" + "7" * 32, "ME" + "8" * 32, b"een foto")
        photo = {"NumMedia": "1", "MediaUrl0": url, "MediaContentType0": "image/jpeg", "MessageSid": "SM" + "7" * 32}
        await phone.posts({"Body": "zo een", **photo})
        await phone.twilio.tell(phone.client, phone.twilio.arrived[-1], "delivered")
        assert await phone.channel.fetch(f"SM{'7' * 32}/ME{'8' * 32}") == b"een foto"
        await phone.channel.let_go(f"SM{'7' * 32}/ME{'8' * 32}")
        phone.here.opens(WORKER)
        phone.here.says(WORKER, "#1 ik denk mee", "donderdag")
        phone.twilio.plan.extend(FAULTS)
        told = await arrives(phone)
        assert sum("Iemand denkt met je mee" in text for text in told) == 1
        phone.here.says(WORKER, "#1 het is klaar: het bankje staat er")
        assert sum("#1" in text for text in await arrives(phone)) == 1
        assert {status for key, status in phone.rows() if key not in ("round-do", "card-do")} <= {
            "read",
            "delivered",
            "ready",
        }
        assert (phone.twilio.refused, phone.twilio.media, phone.twilio.doomed) == ([], {}, {})
        texts = [phone.twilio.says(n) for n in phone.twilio.arrived]
        assert len(texts) == len(set(texts)), "nothing twice"
