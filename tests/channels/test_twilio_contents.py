"""A text is put at Twilio once, whoever asks for it and however often; when that fails, it goes as numbered text."""

import asyncio
from pathlib import Path

import pytest

from bot.channels.twilio_contents import Account, ContentApi, Contents
from bot.channels.twilio_http import TwilioHttp
from bot.channels.twilio_renderings import ROW_SLOT, Content, in_session
from bot.channels.twilio_templates import Templates
from bot.message import Cast, Message, Refused, Slot
from bot.rehearsal.drafts import Draft
from bot.sender import here
from storage.contents import CREATING
from tests.builders import Village, village
from tests.channels.loopback import Reply, Trouble
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN, TwilioStandIn, refusal, twilio_stand_in
from tests.channels.whatsapp_line import NAMELESS, line

IDEA = "er moet een bankje komen in de Bloemenbuurt"


def buttons(*labels: str, name: str = "Sam") -> Content:
    cast = Cast("k", "nl", "Dag {{1}}, goed?", (Slot("name", name),), tuple(True for _ in labels), "Kies")
    content = in_session(Message(42, f"Dag {name}, goed?", labels, cast=cast))
    assert content is not None
    return content


def process(v: Village, http: TwilioHttp) -> Contents:
    """What one process knows."""
    api = ContentApi(http, Account(ACCOUNT, TOKEN))
    return Contents(api, ACCOUNT, lambda: v.now, here(v.house))


def names(twilio: TwilioStandIn) -> list[str]:
    return [kept.body["friendly_name"] for kept in twilio.contents.values()]


@pytest.mark.asyncio
async def test_a_conversation_over_the_wire_in_buttons_and_lists(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        (asked,) = await phone.says("er moet een bankje komen bij het speeltuintje")
        assert "In welke wijk" in asked
        assert [label for label, _ in phone.twilio.buttons()] == ["De Bloemenbuurt", "De Nude", "Presikhaaf"]
        (read,) = await phone.presses("De Bloemenbuurt")
        assert "Ik lees: ‘er moet een bankje komen bij het speeltuintje’" in read
        (thanks,) = await phone.presses("Ja, stuur maar")
        assert "Je idee heeft nummer #1" in thanks
        for phone.who in (NAMELESS, "whatsapp:+31600000002"):
            (again,) = await phone.says("er moet een grote schommel komen in de Bloemenbuurt")
            assert "Ik lees: ‘er moet een grote schommel komen" in again
        used = [sent["ContentSid"] for sent in phone.twilio.sent[-2:]]
        assert used[0] == used[1], "the same text is kept once"
        assert phone.twilio.refused == []
        kept = str([k.body for k in phone.twilio.contents.values()])
        assert [word for word in ("bankje", "schommel", "speeltuintje", "#1", "maandag") if word in kept] == []


@pytest.mark.asyncio
async def test_what_one_process_put_there_another_uses(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        async with twilio_stand_in() as twilio:
            http = TwilioHttp(twilio.url, timeout=5)
            one, other = process(v, http), process(v, http)
            sids = [await p.sid(buttons("Ja", "Nee", name=n)) for p in (one, other) for n in ("Sam", "Noor")]
            assert (len(set(sids)), sids[0], names(twilio)) == (1, "HX" + "1".zfill(32), [buttons("Ja", "Nee").name])
            await http.close()


@pytest.mark.asyncio
async def test_two_who_want_it_at_once_make_one(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        async with twilio_stand_in() as twilio:
            http = TwilioHttp(twilio.url, timeout=5)
            processes = [process(v, http) for _ in range(3)]
            found = await asyncio.gather(*(p.sid(buttons("Ja")) for p in processes for _ in range(3)))
            assert len(twilio.contents) == 1
            assert set(found) <= {None, "HX" + "1".zfill(32)}, "who does not make it sends numbered text meanwhile"
            assert await processes[0].sid(buttons("Ja")) == "HX" + "1".zfill(32)
            await http.close()


@pytest.mark.asyncio
async def test_what_was_made_by_a_process_that_died_is_found_again(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        async with twilio_stand_in() as twilio:
            http = TwilioHttp(twilio.url, timeout=5)
            lost = {"sid": "never seen"}
            for label in ("Nee", "Later", "Ja"):
                twilio.content_plan.append(Reply(201, lost))  # made there, but the answer never reached us
                assert await process(v, http).sid(buttons(label)) is None
            assert len(twilio.contents) == 3
            assert await process(v, http).sid(buttons("Ja")) is None, "somebody may still be at it"
            v.now += CREATING
            assert await process(v, http).sid(buttons("Ja")) == "HX" + "3".zfill(32)
            assert len(twilio.contents) == 3, "found by its name on the second page, not made again"
            await http.close()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "outcome",
    [
        refusal(400, 20001, "no"),
        refusal(429, 20429, "slow down"),
        Reply(500, b"<html>"),
        Reply(201, []),
        Trouble.HANG_UP,
    ],
)
async def test_when_it_cannot_be_kept_it_goes_as_numbered_text(
    database_url: str, tmp_path: Path, outcome: Reply | Trouble
) -> None:
    async with line(database_url, tmp_path) as phone:
        phone.twilio.content_plan.append(outcome)
        (read,) = await phone.says(IDEA)
        assert read.endswith("\n\n1. Ja, stuur maar\n2. Eerst uitleg\n3. Nee, wis het")
        (thanks,) = await phone.says("1")
        assert "Je idee heeft nummer #1" in thanks


@pytest.mark.asyncio
async def test_a_text_that_twilio_lost_goes_plainly_and_is_made_again(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says(IDEA)
        phone.twilio.contents.clear()
        phone.who = "whatsapp:+31600000002"
        (read,) = await phone.says(IDEA)
        assert read.endswith("3. Nee, wis het")
        phone.here.now += CREATING
        phone.who = "whatsapp:+31600000003"
        (read,) = await phone.says(IDEA)
        assert [label for label, _ in phone.twilio.buttons()] == ["Ja, stuur maar", "Eerst uitleg", "Nee, wis het"]


@pytest.mark.asyncio
async def test_a_long_text_comes_in_parts_and_no_part_twice(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says("hoi")
        del phone.twilio.sent[:]
        long = Message(7, "\n\n".join(c * 1000 for c in "abc"), last_inbound=phone.here.now)
        ok = Reply(201, {"sid": "SM1", "status": "queued"})
        phone.twilio.plan.extend([ok, refusal(503, 20503, "down")])
        number = "+31600000001"
        assert await phone.channel.send(number, long) == Refused("down", permanent=False)
        await phone.channel.send(number, long)
        assert [m["Body"][0] for m in phone.twilio.sent] == ["a", "b", "b", "c"], "b was refused the first time"


def template(body: str, slots: tuple[str, ...], *labels: str) -> Content:
    """A text for outside the window; with buttons its last variable is the outbox row."""
    if not labels:
        return Content("k", "nl", {"twilio/text": {"body": body}}, slots, slots, template=True)
    row = len(slots) + 1
    actions = [{"type": "QUICK_REPLY", "title": x, "id": f"{{{{{row}}}}}.{n}"} for n, x in enumerate(labels, start=1)]
    types = {"twilio/quick-reply": {"body": body, "actions": actions}}
    return Content("k", "nl", types, (*slots, ROW_SLOT), (*slots, "42"), template=True)


#: The text as Meta approved it, as it is now, and what fills the older one; None: it may not go in those words.
OLDER: list[tuple[str, Content, Content, tuple[str, ...] | None]] = [
    (
        "the same values in another order",
        template("Wijkbot {{1}}: dag {{2}}, hoi.", ("place", "name")),
        template("Dag {{1}} in {{2}}, hallo.", ("name", "place")),
        ("place", "name"),
    ),
    (
        "a value that is not said any more",
        template("Wijkbot {{1}}: dag {{2}}, hoi.", ("place", "name")),
        template("Dag {{1}}, hallo.", ("name",)),
        None,
    ),
    (
        "one button",
        template("Dag {{1}}, hoi.", ("name",), "Lees"),
        template("Dag {{1}}, hallo.", ("name",), "Lees"),
        ("name", "42"),
    ),
    (
        "buttons that may have changed places",
        template("Dag {{1}}, hoi.", ("name",), "Ja", "Nee"),
        template("Dag {{1}}, hallo.", ("name",), "Nee", "Ja"),
        None,
    ),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("_case", "older", "now", "filled"), OLDER, ids=[case[0] for case in OLDER])
async def test_older_words_go_only_where_they_say_the_same(
    tmp_path: Path, _case: str, older: Content, now: Content, filled: tuple[str, ...] | None
) -> None:
    with village(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as v:
        async with twilio_stand_in() as twilio:
            http = TwilioHttp(twilio.url, timeout=5)
            api = ContentApi(http, Account(ACCOUNT, TOKEN))
            templates = Templates(api, ACCOUNT, lambda: v.now, here(v.house))
            assert [p.outcome for p in await templates.push([Draft(older, "utility")])] == ["new"]
            assert await process(v, http).approved(now) is None, "Meta has not looked yet"
            twilio.judge()
            await templates.look()
            found = await process(v, http).approved(now)
            assert found == (None if filled is None else ("HX" + "1".zfill(32), filled))
            await http.close()
