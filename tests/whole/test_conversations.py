"""From an idea to "is het gelukt?" and "stop", over HTTP, whoever has which phone and whatever the providers do."""

from collections import Counter
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.channels.twilio import whatsapp_in
from bot.channels.twilio_templates import Templates
from bot.rehearsal.drafts import drafts
from flows.effects import Say
from storage import codec
from storage.tables import contents, dead_letters, fetches, media, outbox, persons
from tests.builders import village
from tests.channels.loopback import Trouble
from tests.channels.test_telegram_group import invited
from tests.whole.phones import OnTelegram, OnWhatsApp, Phone
from tests.whole.street import BUSY, DOWN, PUBLIC, Fate, Street, street

NUMBER, NAMELESS, CHAT = "whatsapp:+31600000001", "whatsapp:NL.1502576394655843", "5001"
LEAD_NUMBER, LEAD_CHAT = "whatsapp:+31600000009", "9001"
CODE, CONTACT = "ABCD2345", "bloem-sociaal"
IDEA = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"
LADDER = ("ja", "ja", "met houten planken", "een buurvrouw", "1 en 3", "klaar zo")
GOOD_NEWS = "Het is klaar: ‘het bankje staat er’"  #: It names no new day, so it is never said again to be sure.
KNOCKED = {"ligt een antwoord voor je klaar": "Lees antwoord", "ligt een bericht voor je klaar": "Lees bericht"}
#: They wrote before it knocked; and a question that waited was asked again before it was read.
NOT_NEEDED = {("answer-waits", "dropped"), ("message-waits", "dropped"), ("result-how", "dropped")}
#: What becomes of the sends, over and over: two in five are refused, one is cut off after it was taken.
ALWAYS = (None, "busy", "down", None, "cut")


def phone(here: Street, who: str) -> Phone:
    return OnWhatsApp(here, who) if who.startswith("whatsapp:") else OnTelegram(here, int(who))


def unasked(folder: Path) -> list[Say]:
    """What this story brings that nobody asks for, from a town where everybody talks at the terminal."""
    with village(f"sqlite:///{folder}/before.db", folder) as here:
        here.says("noor", IDEA, *LADDER)
        here.opens(f"contact:{CONTACT}")
        here.passes(hours=26)
        here.says(f"contact:{CONTACT}", "#1", "1", "donderdag", "#1", "3", "3", "het bankje staat er")
        here.passes(days=16)
        with here.house.engine.begin() as connection:
            rows = connection.execute(select(outbox).where(outbox.c.proactive).order_by(outbox.c.id)).all()
        return [Say(1, r.key, *codec.content_in(r.content), proactive=True) for r in rows]


async def approved(here: Street, says: Sequence[Say]) -> None:
    """Meta has looked at all of it, and at the knock."""
    whatsapp = whatsapp_in(here.running.channels)
    assert whatsapp is not None
    templates = Templates(whatsapp.api, whatsapp.account, here.running.clock, here.running.road.transact)
    house = here.house
    pushed = await templates.push(drafts(says, house.voice, house.world.directory, ("nl",)))
    assert {p.outcome for p in pushed} == {"new"}, pushed
    here.twilio.judge()
    await templates.look()
    with house.engine.begin() as connection:
        assert set(connection.execute(select(contents.c.approval).where(contents.c.template)).scalars()) == {"approved"}


async def reads(here: Street, one: Phone, words: str) -> None:
    """It is on their phone; outside their 24 hours what has no template waits behind a button, or until they write."""
    shown = any(words in text for text in one.shows())
    if one.channel == "whatsapp" and not shown:
        knock = next((label for said, label in KNOCKED.items() if said in one.shows()[-1]), None)
        await (one.presses(knock) if knock else one.says("hallo?"))
        await here.passes(minutes=2)
        shown = any(words in text for text in one.shows())
    assert shown, words


def fates(channel: str) -> list[Fate]:
    known: dict[str, Fate] = {"busy": BUSY[channel], "down": DOWN[channel], "cut": Trouble.HANG_UP}
    return [known.get(fate or "") for fate in ALWAYS]


def whole(here: Street, **phones: Phone) -> None:
    """Nothing lost, nothing twice that must not be, nothing against a contract, nothing left behind."""
    assert (here.telegram.refused, here.twilio.refused, here.twilio.doomed) == ([], [], {})
    assert here.telegram.strangers == 0
    presses = Counter(call["callback_query_id"] for call in here.telegram.called("answerCallbackQuery"))
    assert set(presses) == here.telegram.closed_queries
    assert set(presses.values()) <= {1}, "a press is answered once"
    assert here.twilio.media == {}, "nothing lies at the provider"
    with here.house.engine.begin() as connection:
        assert connection.execute(select(dead_letters.c.error)).all() == []
        assert connection.execute(select(fetches.c.inbox)).all() == []
        assert len(connection.execute(select(media.c.id)).all()) == 1
        query = select(persons.c.contact, outbox.c.key, outbox.c.status, outbox.c.repeatable).join_from(outbox, persons)
        rows = [r for r in connection.execute(query) if (r.key, r.status) not in NOT_NEEDED]
    assert {r.status for r in rows if r.repeatable} <= {"sent", "delivered", "read"}, "nothing waits"
    assert {r.status for r in rows} <= {"sent", "delivered", "read", "sent-uncertain"}
    for contact, one in ((None, phones["resident"]), (CONTACT, phones["contact"])):
        mine = [r for r in rows if r.contact == contact]
        cut = here.wires[one.channel].cut
        assert len(mine) <= len(one.shows()) <= len(mine) + cut, "twice only what was cut off"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("resident", "contact", "templates"),
    [
        (NUMBER, LEAD_NUMBER, False),
        (NAMELESS, LEAD_CHAT, True),
        (CHAT, LEAD_NUMBER, True),
        pytest.param(NUMBER, LEAD_CHAT, True, marks=pytest.mark.long),
        pytest.param(NAMELESS, LEAD_NUMBER, True, marks=pytest.mark.long),
        pytest.param(NAMELESS, LEAD_CHAT, False, marks=pytest.mark.long),
        pytest.param(CHAT, LEAD_CHAT, False, marks=pytest.mark.long),
    ],
)
async def test_from_an_idea_to_its_feedback_and_stop(
    resident: str, contact: str, templates: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with street(f"sqlite:///{tmp_path}/w.db", tmp_path, monkeypatch) as here:
        if templates:
            await approved(here, unasked(tmp_path))
        noor, lead = phone(here, resident), phone(here, contact)
        invited(here.house.engine, here.now, **{CODE: CONTACT})
        for name, wire in here.wires.items():
            wire.fates = cycle(fates(name))
        await lead.says(f"/start {CODE}" if lead.channel == "telegram" else CODE)
        await here.passes(minutes=2)
        for line in (IDEA, *LADDER):
            await noor.says(line)
            await here.passes(minutes=2)
        await noor.sends("zo een")
        await here.passes(minutes=2)
        assert "Mooi! Je foto gaat mee" in noor.shows()[-1]

        await here.passes(hours=25)
        await reads(here, lead, "1 nieuw (#1)")
        await lead.presses("Laat zien")
        await here.passes(minutes=2)
        # In the chat itself where the channel carries it; its address where that may not have arrived.
        assert "Foto: hierbij" in lead.shows()[-1] or f"{PUBLIC}/foto/" in lead.shows()[-1]
        await lead.presses("Ik denk mee")
        await here.passes(minutes=2)
        await lead.says("donderdag")
        await here.passes(minutes=2)
        await reads(here, noor, "Iemand denkt met je mee")
        await reads(here, noor, "er is nu een dag")

        await here.passes(hours=25)
        await lead.says("#1")
        await here.passes(minutes=2)
        for label in ("Meer", "Het is klaar"):
            await lead.presses(label)
            await here.passes(minutes=2)
        await lead.says("het bankje staat er")
        await here.passes(minutes=2)
        await reads(here, noor, "‘het bankje staat er’")

        await here.passes(days=8)
        await reads(here, noor, "Is het gelukt?")
        await noor.presses("Ja")
        await here.passes(minutes=2)
        assert "Wat mooi!" in noor.shows()[-1]
        await here.passes(days=1)
        await reads(here, lead, "het is gelukt!")
        await noor.says("stop")
        await here.passes(minutes=2)
        assert "niets meer uit mezelf" in noor.shows()[-1]

        quiet = len(noor.shows())
        await here.passes(days=30)
        assert len(noor.shows()) == quiet
        assert sum(GOOD_NEWS in text for text in noor.shows()) == 1, "good news comes once"
        whole(here, resident=noor, contact=lead)
        assert all(wire.failed for wire in here.wires.values() if wire.tries > 1)
