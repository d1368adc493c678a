"""The stand-in refuses what Twilio's contract forbids: each rule once, asked over the wire."""

import json
from typing import Any

import httpx
import pytest

from tests.channels.twilio_stand_in import ACCOUNT, MESSAGES, TOKEN, Kept, TwilioStandIn, twilio_stand_in

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


TEXT = {"twilio/text": {"body": "Hallo {{1}}, tot later"}}
BUTTONS = {
    "twilio/quick-reply": {"body": "Goed?", "actions": [{"type": "QUICK_REPLY", "title": "Ja", "id": "{{1}}.1"}]}
}
LIST = {"twilio/list-picker": {"body": "Kies {{1}}", "button": "Kies", "items": [{"id": "1", "item": "Een {{2}}"}]}}


def content(types: object, **more: object) -> dict[str, object]:
    return {"language": "nl", "types": types, **more}


def actions(**changes: object) -> dict[str, Any]:
    return {"twilio/quick-reply": {"body": "x", "actions": [{"type": "QUICK_REPLY", "title": "Ja", **changes}]}}


def items(n: int = 1, **changes: object) -> dict[str, Any]:
    rows = [{"id": "1", "item": "Een", **changes} for _ in range(n)]
    return {"twilio/list-picker": {"body": "x", "button": "Kies", "items": rows}}


REFUSED_CONTENTS: list[tuple[str, object]] = [
    ("no language", {"types": TEXT}),
    ("no types", {"language": "nl"}),
    ("a list", []),
    ("unknown field", content(TEXT, invented=1)),
    ("spelled the Python way", content({"twilio_text": {"body": "x"}})),
    ("two types", content({**TEXT, **BUTTONS})),
    ("no body", content({"twilio/text": {}})),
    ("an unknown property", content({"twilio/text": {"body": "x", "footer": "y"}})),
    ("a text of 1,601", content({"twilio/text": {"body": "x" * 1601}})),
    ("1,025 with buttons", content({"twilio/quick-reply": {**BUTTONS["twilio/quick-reply"], "body": "x" * 1025}})),
    ("no buttons", content({"twilio/quick-reply": {"body": "x", "actions": []}})),
    ("a title of 21", content(actions(title="x" * 21))),
    ("an id of 201", content(actions(id="x" * 201))),
    ("no type", content(actions(type="BUTTON"))),
    ("unknown in a button", content(actions(colour="red"))),
    ("eleven rows", content(items(11))),
    ("a row of 25", content(items(item="x" * 25))),
    ("a description of 73", content(items(description="x" * 73))),
    ("a row without id", content({"twilio/list-picker": {"body": "x", "button": "y", "items": [{"item": "z"}]}})),
    ("a list button of 21", content({"twilio/list-picker": {**LIST["twilio/list-picker"], "button": "x" * 21}})),
]


@pytest.mark.asyncio
@pytest.mark.parametrize("body", [b for _, b in REFUSED_CONTENTS], ids=[n for n, _ in REFUSED_CONTENTS])
async def test_a_content_that_the_contract_forbids_is_refused(body: object) -> None:
    async with twilio_stand_in() as twilio, httpx.AsyncClient(auth=(ACCOUNT, TOKEN)) as client:
        answer = await client.post(f"{twilio.url}/v1/Content", json=body)
        assert (answer.status_code, answer.json()["code"]) == (400, 20001)
        assert (len(twilio.refused), twilio.contents) == (1, {})


@pytest.mark.asyncio
async def test_a_content_is_json_or_nothing() -> None:
    async with twilio_stand_in() as twilio, httpx.AsyncClient(auth=(ACCOUNT, TOKEN)) as client:
        assert (await client.post(f"{twilio.url}/v1/Content", data={"language": "nl"})).status_code == 415
        assert (await client.post(f"{twilio.url}/v1/Content", json=content(TEXT))).status_code == 201


FORBIDDEN_FILLINGS: list[tuple[object, dict[str, str], int]] = [
    (TEXT, {}, 63013),
    (TEXT, {"1": ""}, 63013),
    (TEXT, {"1": "a\nb"}, 63013),
    (TEXT, {"1": "a    b"}, 63013),
    (BUTTONS, {"1": "9" * 199}, 63021),
    (LIST, {"1": "x" * 1020, "2": "a"}, 63021),
    (LIST, {"1": "x", "2": "a" * 21}, 63021),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("types", "variables", "code"), FORBIDDEN_FILLINGS)
async def test_a_content_is_filled_as_whatsapp_wants_it(types: Any, variables: dict[str, str], code: int) -> None:
    async with twilio_stand_in() as twilio:
        twilio.contents["HX1"] = Kept(content(types))
        fields = {"To": SEND["To"], "From": SEND["From"], "ContentSid": "HX1"}
        answer = await post(twilio, {**fields, "ContentVariables": json.dumps(variables)})
        assert (answer.status_code, answer.json()["code"]) == (400, code)
        unknown = await post(twilio, {**fields, "ContentSid": "HX2"})
        assert (unknown.status_code, unknown.json()["code"]) == (400, 21655)


REFUSED_APPROVALS: list[tuple[object, object]] = [
    (TEXT, {"name": "wijkbot"}),
    (TEXT, {"category": "UTILITY"}),
    (TEXT, {"name": "Wijkbot-1", "category": "UTILITY"}),
    (TEXT, {"name": "wijkbot", "category": "NEWS"}),
    (LIST, {"name": "wijkbot", "category": "UTILITY"}),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("types", "body"), REFUSED_APPROVALS)
async def test_an_approval_that_cannot_be_asked_is_refused(types: Any, body: object) -> None:
    async with twilio_stand_in() as twilio, httpx.AsyncClient(auth=(ACCOUNT, TOKEN)) as client:
        twilio.contents["HX1"] = Kept(content(types))
        answer = await client.post(f"{twilio.url}/v1/Content/HX1/ApprovalRequests/whatsapp", json=body)
        assert (answer.status_code, len(twilio.refused)) == (400, 1)


@pytest.mark.parametrize(
    ("body", "samples", "approval"),
    [
        ("Hallo {{1}}, tot later", {"1": "Sam"}, "approved"),
        ("{{1}} tot later", {"1": "Sam"}, "rejected"),
        ("tot later {{1}}", {"1": "Sam"}, "rejected"),
        ("Hallo {{1}} {{2}}, tot later", {"1": "a", "2": "b"}, "rejected"),
        ("Hallo {{1}}, tot later", {}, "rejected"),
    ],
)
def test_meta_judges_a_template(body: str, samples: dict[str, str], approval: str) -> None:
    twilio = TwilioStandIn()
    twilio.contents["HX1"] = Kept(content({"twilio/text": {"body": body}}, variables=samples), {"name": "x"})
    twilio.judge()
    assert twilio.contents["HX1"].approval["status"] == approval


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("types", "approved", "closed", "error"),
    [
        (TEXT, True, True, None),
        (TEXT, False, True, 63016),
        (TEXT, False, False, None),
        (LIST, False, True, 63016),
        (LIST, False, False, None),
        (None, False, True, 63016),
        (None, False, False, None),
    ],
)
async def test_outside_the_window_it_fails_after_it_was_taken(
    types: Any, approved: bool, closed: bool, error: int | None
) -> None:
    async with twilio_stand_in() as twilio:
        fields = dict(SEND)
        if types is not None:
            twilio.contents["HX1"] = Kept(content(types), {"status": "approved"} if approved else {})
            fields = {**fields, "Body": "", "ContentSid": "HX1", "ContentVariables": '{"1": "a", "2": "b"}'}
        twilio.closed = {SEND["To"]} if closed else set()
        assert (await post(twilio, fields)).status_code == 201
        assert list(twilio.doomed.values()) == ([error] if error else [])


@pytest.mark.asyncio
async def test_media_wants_basic_auth_and_its_redirect_does_not() -> None:
    async with twilio_stand_in() as twilio, httpx.AsyncClient() as client:
        twilio.brings("SM1", "ME1", b"een foto")
        url = f"{twilio.url}{MESSAGES}/SM1/Media/ME1"
        assert (await client.get(url)).status_code == 401
        moved = await client.get(url, auth=(ACCOUNT, TOKEN))
        assert (await client.get(moved.headers["location"], auth=(ACCOUNT, TOKEN))).status_code == 400
        assert (await client.get(moved.headers["location"])).content == b"een foto"
        assert twilio.refused == ["credentials went along to another host"]
        assert (await client.delete(f"{url}.json", auth=(ACCOUNT, TOKEN))).status_code == 204
        assert (await client.get(url, auth=(ACCOUNT, TOKEN))).status_code == 404
