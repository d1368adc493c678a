"""The stand-in refuses what Twilio's contract forbids: each rule once, asked over the wire."""

import httpx
import pytest

from tests.channels.twilio_stand_in import ACCOUNT, TOKEN, TwilioStandIn, twilio_stand_in

SEND = {"To": "whatsapp:+31600000001", "From": "whatsapp:+31850000000", "Body": "hoi"}

FORBIDDEN: list[tuple[dict[str, str], int]] = [
    ({"To": ""}, 21211),
    ({"To": "0612345678"}, 21211),
    ({"To": "whatsapp:Sam"}, 21211),
    ({"From": ""}, 21603),
    ({"From": "whatsapp:Wijkbot"}, 21212),
    ({"From": "+31850000000"}, 21910),
    ({"Body": ""}, 21619),
    ({"Body": "a" * 1601}, 21617),
    ({"Body": "😀" * 801}, 21617),
    ({"ContentSid": "HX1"}, 63016),
    ({"ContentVariables": "[1]"}, 21656),
    ({"ContentVariables": '{"1": 2}'}, 21656),
    ({"ContentVariables": "{"}, 21656),
    ({"StatusCallback": "/twilio/status"}, 21609),
    ({"StatusCallback": "https://my_wijk.example/x"}, 21609),
    ({"ValidityPeriod": "36001"}, 21621),
    ({"Invented": "1"}, 20001),
]


async def post(stand_in: TwilioStandIn, fields: dict[str, str], **changes: str) -> httpx.Response:
    account = changes.get("account", ACCOUNT)
    async with httpx.AsyncClient(auth=(ACCOUNT, changes.get("token", TOKEN))) as client:
        url = f"{stand_in.url}/2010-04-01/Accounts/{account}/Messages.json"
        if "json" in changes:
            return await client.post(url, json=fields)
        return await client.post(url, data=fields)


@pytest.mark.asyncio
@pytest.mark.parametrize(("changes", "code"), FORBIDDEN)
async def test_what_the_contract_forbids_is_refused(changes: dict[str, str], code: int) -> None:
    async with twilio_stand_in() as twilio:
        answer = await post(twilio, {**SEND, **changes})
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert len(twilio.refused) == 1
    assert twilio.sent == []


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("changes", "status"),
    [({}, 201), ({"token": "wrong"}, 401), ({"account": "AC1"}, 404), ({"json": "yes"}, 415)],
)
async def test_who_asks_where_and_how(changes: dict[str, str], status: int) -> None:
    async with twilio_stand_in() as twilio:
        assert (await post(twilio, SEND, **changes)).status_code == status
