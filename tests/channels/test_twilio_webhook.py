"""The door that Twilio knocks at, over HTTP with the database behind it: what counts, what does not, and how often."""

import asyncio
import base64
import hashlib
import hmac
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import func, select
from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped, unused-ignore] # untyped

from bot.running import Running
from storage.tables import inbox, outbox
from tests.channels.loopback import Trouble
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN
from tests.channels.whatsapp_line import NAMELESS, NOOR, PUBLIC, SENDER, Line, line

URL = f"{PUBLIC}/twilio/messages"
HASH = "X-Twilio-Webhooks-Signature-Settings"


def fields(**more: str) -> list[tuple[str, str]]:
    known = {"MessageSid": "SM1", "AccountSid": ACCOUNT, "From": NOOR, "To": SENDER, "Body": "hoi", "NumMedia": "0"}
    return list({**known, **more}.items())


async def call(phone: Line, pairs: list[tuple[str, str]], *, algorithm: str = "sha1", **headers: str) -> int:
    """A call signed as this algorithm does; its status."""
    signature: str = RequestValidator(TOKEN).compute_signature(URL, ImmutableMultiDict(pairs))
    if algorithm != "sha1":
        said = URL + "".join(name + value for name, value in sorted(pairs))
        signature = base64.b64encode(hmac.new(TOKEN.encode(), said.encode(), hashlib.sha256).digest()).decode()
    given = {"X-Twilio-Signature": signature, **headers}
    body = urlencode(pairs)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await phone.client.post("/twilio/messages", content=body, headers={**form, **given})
    return answer.status_code


def heard(phone: Line) -> int:
    with phone.here.house.engine.begin() as connection:
        query = select(func.count()).select_from(inbox).where(inbox.c.channel == "whatsapp")
        return int(connection.execute(query).scalar_one())


@pytest.mark.asyncio
async def test_the_algorithm_is_ours_to_choose(tmp_path: Path) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        asked = {HASH: "key=x,algorithm=HMAC_SHA256"}
        assert await call(phone, fields(), algorithm="sha256", **asked) == 403
        assert await call(phone, fields(), **asked) == 200
        assert heard(phone) == 1


@pytest.mark.asyncio
async def test_twilio_has_its_200_while_twilio_itself_answers_nothing(tmp_path: Path) -> None:
    """It waits fifteen seconds in all: no send and no photo is waited for, at any of our doors."""
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        known = {"public_url": PUBLIC, "twilio_account_sid": ACCOUNT, "twilio_auth_token": SecretStr(TOKEN)}
        house = replace(phone.here.house, settings=phone.here.house.settings.model_copy(update=known))
        running = Running(house, [phone.channel])
        running.road.start()
        at_work = [asyncio.create_task(room.run(running.stop)) for room in (running.sender, running.fetcher)]
        phone.twilio.plan.extend([Trouble.SILENCE] * 9)
        phone.twilio.forged.extend([Trouble.SILENCE] * 9)
        photo = phone.twilio.brings("SM" + "7" * 32, "ME" + "8" * 32, b"x")
        transport = httpx.ASGITransport(app=running.web())
        async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as phone.client, asyncio.timeout(8):
            for n, more in enumerate(({"Body": "hoi"}, {"MediaUrl0": photo, "MediaContentType0": "image/jpeg"})):
                for _ in range(3):
                    assert await call(phone, fields(MessageSid=f"SM{n + 2}", **more)) == 200
            while not phone.twilio.sent:
                await asyncio.sleep(0.01)
            assert await phone.twilio.tell(phone.client, 0, "sent", "delivered") == [200, 200]
        for task in at_work:
            task.cancel()
        await asyncio.gather(*at_work, return_exceptions=True)
        running.road.stop()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "pairs",
    [fields(AccountSid="AC" + "9" * 32), fields(AccountSid="")],
    ids=["another account", "no account"],
)
async def test_somebody_elses_call_is_refused(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        assert await call(phone, pairs) == 403
        assert (await phone.client.post("/twilio/messages", content="Body=hoi")).status_code == 403
        assert (await phone.client.post("/twilio/status", content="MessageStatus=sent")).status_code == 403
        assert heard(phone) == 0


@pytest.mark.asyncio
async def test_a_message_counts_once_whatever_token_it_comes_with(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        for token in ("a", "a", "b"):
            assert await call(phone, fields(), **{"I-Twilio-Idempotency-Token": token}) == 200
        with phone.here.house.engine.begin() as connection:
            said = connection.execute(select(func.count()).select_from(outbox)).scalar_one()
        assert (heard(phone), said) == (1, 1)
        assert await call(phone, fields(SmsMessageSid="SM1", MessageSid="SM2")) == 200
        assert heard(phone) == 2


@pytest.mark.asyncio
async def test_blank_repeated_and_unknown_fields_come_through(tmp_path: Path) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        blank = fields(Body="", Latitude="51.98", Longitude="5.91", MediaContentType0="", ProfileName="")
        assert await call(phone, [*blank, ("Invented", "1"), ("Invented", "2"), ("Body", "")]) == 200
        assert await call(phone, fields(MessageSid="")) == 400
        assert heard(phone) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["ExternalUserId", "ExternalUserIdentifier"])
async def test_who_hides_their_number_later_is_who_they_were_and_is_answered_there(
    database_url: str, tmp_path: Path, name: str
) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says("er moet een bankje komen bij het speeltuintje in de Bloemenbuurt")
        blank = {"ExternalUserId": "", "ExternalUserIdentifier": ""}
        await phone.says("ja", **{**blank, name: NAMELESS})
        for sender in (NAMELESS, "", "whatsapp:"):
            phone.here.later(minutes=5)
            (told, *_) = await phone.says("mijn", **{"From": sender, **blank, name: NAMELESS})
            assert "bankje" in told
            assert phone.twilio.sent[-1]["To"] == NAMELESS, "where they wrote last"
