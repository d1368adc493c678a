"""What Twilio posts: whose it is, and what the thinking hears of it."""

from urllib.parse import urlencode

import pytest
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped, unused-ignore] # untyped

from bot.channels import ForgedError, UnreadableError
from bot.channels.twilio_forms import Form, Genuine, Status, inbound_from, status_from
from flows.events import Blocked, Event, Inbound, Located, Pressed, Said, Sent
from tests.channels.roads import NOW

ACCOUNT = "AC" + "0" * 32
SID = "SM" + "1" * 32
MEDIA = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/{SID}/Media/ME{'2' * 32}"


def form(**fields: str) -> Form:
    sender = {"From": "whatsapp:+31600000001", "To": "whatsapp:+31850000000"}
    return Form({"MessageSid": SID, "AccountSid": ACCOUNT, **sender, "NumMedia": "0", "Body": "", **fields})


def media(kind: str, **more: str) -> Form:
    return form(NumMedia="1", MediaUrl0=MEDIA, MediaContentType0=kind, **more)


HEARD: list[tuple[Form, Event]] = [
    (form(Body="een bankje"), Said("een bankje")),
    (form(Body="een\0 bankje"), Said("een bankje")),
    (form(Body="ja", OriginalRepliedMessageSid="SM9"), Said("ja", "SM9")),
    (form(Body="Ja", ButtonText="Ja", ButtonPayload="42.1"), Pressed(42, 1)),
    (form(Body="Meer", ListTitle="Meer", ListId="42.10"), Pressed(42, 10)),
    (form(Body="Ja", ButtonText="Ja, graag", ButtonPayload="oude-knop"), Said("Ja, graag")),
    (form(Latitude="51.98", Longitude="5.91", Address="Plein 1"), Located(51.98, 5.91)),
    (form(Latitude="north", Longitude="5.91", Body="hier"), Said("hier")),
    (form(Latitude="nan", Longitude="5.91"), Sent("sticker")),
    (media("image/jpeg", Body="kapot"), Sent("photo", "kapot", f"{SID}/ME{'2' * 32}", together=True)),
    (media("audio/ogg"), Sent("voice", "", f"{SID}/ME{'2' * 32}")),
    (media("image/webp"), Sent("sticker", "", f"{SID}/ME{'2' * 32}")),
    (media("application/pdf"), Sent("document", "", f"{SID}/ME{'2' * 32}")),
    (media("application/PDF; name=plan.pdf", Body="zo"), Sent("document", "zo", f"{SID}/ME{'2' * 32}")),
    (media("application/octet-stream"), Sent("document", "", f"{SID}/ME{'2' * 32}")),
    (media("application/x-pdf"), Sent("document", "", f"{SID}/ME{'2' * 32}")),
    (media(""), Sent("document", "", f"{SID}/ME{'2' * 32}")),
    (media("application/msword"), Sent("file", "", f"{SID}/ME{'2' * 32}")),
    (media("video/mp4"), Sent("file", "", f"{SID}/ME{'2' * 32}")),
    (form(NumMedia="1", MediaUrl0="https://evil.example/x"), Sent("document")),
    (form(MessageType="reaction"), Sent("sticker")),
    (form(Body="  "), Sent("sticker")),
    (form(Body="hoi", InventedNextYear="1"), Said("hoi")),
]


@pytest.mark.parametrize(("fields", "event"), HEARD)
def test_a_form_becomes_one_event_of_its_sender(fields: Form, event: Event) -> None:
    assert inbound_from(fields, NOW) == [Inbound("whatsapp", SID, "+31600000001", event, NOW)]


def test_several_photos_in_one_message_are_several_events() -> None:
    more = {f"MediaUrl{n}": MEDIA.replace("2" * 32, str(n) * 32) for n in range(3)}
    kinds = {"MediaContentType0": "image/jpeg", "MediaContentType1": "audio/ogg", "MediaContentType2": "image/png"}
    heard = inbound_from(form(NumMedia="3", Body="kijk", **more, **kinds), NOW)
    assert [(i.message_id, i.event) for i in heard] == [
        (SID, Sent("photo", "kijk", f"{SID}/ME{'0' * 32}", together=True)),
        (f"{SID}/1", Sent("voice", "", f"{SID}/ME{'1' * 32}")),
        (f"{SID}/2", Sent("photo", "", f"{SID}/ME{'2' * 32}", together=True)),
    ]


@pytest.mark.parametrize(
    ("fields", "event"),
    [
        ({"Body": "STOP", "OptOutType": "STOP"}, Blocked(True, said=True)),
        ({"Body": "START", "OptOutType": "START"}, Blocked(False)),
        ({"Body": "HELP", "OptOutType": "HELP"}, Said("HELP")),
        ({"Body": "STOP", "OptOutType": ""}, Said("STOP")),
    ],
)
def test_what_twilio_answered_itself_is_not_answered_twice(fields: dict[str, str], event: Event) -> None:
    assert [i.event for i in inbound_from(form(**fields), NOW)] == [event]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"ReferralSourceId": "1", "ReferralHeadline": "Praat mee (Bloemenbuurt)"}, "(Bloemenbuurt)"),
        ({"ReferralSourceId": "1", "ReferralBody": "Wat wil jij? (De Nude)"}, "(De Nude)"),
        ({"ReferralSourceId": "1", "ReferralBody": "Wat wil jij?"}, ""),
        ({}, ""),
    ],
)
def test_an_advertisement_says_the_place(fields: dict[str, str], place: str) -> None:
    assert [i.place for i in inbound_from(form(Body="hoi", **fields), NOW)] == [place]


@pytest.mark.parametrize(
    ("fields", "channel", "address", "also"),
    [
        ({"From": "whatsapp:+31600000001"}, "whatsapp", "+31600000001", ""),
        ({"From": "whatsapp:NL.1502576394655843"}, "whatsapp", "NL.1502576394655843", ""),
        ({"From": "whatsapp:US.ENT.1502"}, "whatsapp", "US.ENT.1502", ""),
        (
            {"From": "whatsapp:+31600000001", "ExternalUserId": "whatsapp:NL.15"},
            "whatsapp",
            "+31600000001",
            "NL.15",
        ),
        (
            {"From": "whatsapp:+31600000001", "ExternalUserIdentifier": "NL.15"},
            "whatsapp",
            "+31600000001",
            "NL.15",
        ),
        ({"From": "whatsapp:NL.15", "ExternalUserId": "whatsapp:NL.15"}, "whatsapp", "NL.15", ""),
        ({"From": "", "ExternalUserId": "whatsapp:NL.15"}, "whatsapp", "NL.15", ""),
        ({"ExternalUserId": "", "ExternalUserIdentifier": "NL.15"}, "whatsapp", "+31600000001", "NL.15"),
        ({"ExternalUserId": "NL.15", "ExternalUserIdentifier": ""}, "whatsapp", "+31600000001", "NL.15"),
        ({"From": "", "ExternalUserId": "", "ExternalUserIdentifier": "NL.15"}, "whatsapp", "NL.15", ""),
        ({"From": "whatsapp:", "ExternalUserIdentifier": "whatsapp:NL.15"}, "whatsapp", "NL.15", ""),
        ({"From": " ", "ExternalUserId": "whatsapp:NL.15"}, "whatsapp", "NL.15", ""),
        ({"From": "whatsapp:+", "ExternalUserId": "whatsapp:NL.15"}, "whatsapp", "NL.15", ""),
        ({"From": "whatsapp: ", "ExternalUserId": " ", "ExternalUserIdentifier": "NL.15"}, "whatsapp", "NL.15", ""),
        ({"ExternalUserId": "whatsapp:", "ExternalUserIdentifier": "NL.15"}, "whatsapp", "+31600000001", "NL.15"),
        ({"ExternalUserId": "whatsapp:+", "ExternalUserIdentifier": " "}, "whatsapp", "+31600000001", ""),
        ({"From": " whatsapp:+31600000001 "}, "whatsapp", "+31600000001", ""),
        ({"From": "+31600000001", "To": "+31850000000"}, "sms", "+31600000001", ""),
    ],
)
def test_a_sender_is_not_always_a_number(fields: dict[str, str], channel: str, address: str, also: str) -> None:
    (heard,) = inbound_from(form(Body="hoi", **fields), NOW)
    assert (heard.channel, heard.address, heard.also_known_as) == (channel, address, also)


@pytest.mark.parametrize(
    "fields",
    [
        {"MessageSid": ""},
        {"MessageSid": " ", "SmsMessageSid": " "},
        *({"From": nobody} for nobody in ("", " ", "+", "whatsapp:", "whatsapp:+", "whatsapp: + ")),
        {"From": "whatsapp:", "ExternalUserId": "whatsapp:+"},
        {"From": "messenger:123"},
        {"From": "messenger:123", "ExternalUserId": "NL.15"},
    ],
)
def test_a_form_without_message_or_sender_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(UnreadableError):
        inbound_from(form(Body="hoi", **fields), NOW)


@pytest.mark.parametrize("blank", ["", " "])
def test_a_blank_name_of_a_field_leaves_the_word_to_the_other(blank: str) -> None:
    (heard,) = inbound_from(form(Body="hoi", MessageSid=blank, SmsMessageSid=SID), NOW)
    assert heard.message_id == SID
    told = {"MessageSid": blank, "SmsSid": SID, "MessageStatus": blank, "SmsStatus": "sent", "From": "whatsapp:+31"}
    assert status_from(Form(told)) == Status("whatsapp", SID, "sent", "")


def test_what_comes_with_a_press_is_fetched_and_let_go_too() -> None:
    pressed = {"Body": "Ja", "ButtonText": "Ja", "ButtonPayload": "42.1"}
    heard = inbound_from(media("image/jpeg", **pressed), NOW)
    assert [(i.message_id, i.event) for i in heard] == [
        (SID, Pressed(42, 1)),
        (f"{SID}/1", Sent("photo", "", f"{SID}/ME{'2' * 32}", together=True)),
    ]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"MessageStatus": "delivered"}, Status("whatsapp", SID, "delivered", "")),
        ({"MessageStatus": "read", "EventType": "READ"}, Status("whatsapp", SID, "read", "")),
        (
            {"MessageStatus": "undelivered", "ErrorCode": "63016"},
            Status("whatsapp", SID, "undelivered", "63016"),
        ),
        ({"MessageStatus": "sent", "ErrorCode": "0"}, Status("whatsapp", SID, "sent", "")),
        ({"SmsStatus": "sent", "From": "+31850000000"}, Status("sms", SID, "sent", "")),
    ],
)
def test_a_status_says_which_message_came_how_far(fields: dict[str, str], status: Status) -> None:
    assert status_from(Form({"MessageSid": SID, "From": "whatsapp:+31850000000", **fields})) == status


@pytest.mark.parametrize("fields", [{"MessageSid": SID}, {"MessageStatus": "sent"}, {}])
def test_a_status_of_nothing_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(UnreadableError):
        status_from(Form(fields))


# Values only, from the tests of twilio-node (spec/validation.spec.js @45d3d65a4) and twilio-python
# (tests/unit/test_request_validator.py @306691e79), both MIT: token 12345 and these fields.
CALL = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Caller", "+14158675309"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
]
REPEATS = [
    ("Sid", "CA123"),
    ("SidAccount", "AC123"),
    ("Digits", "5678"),
    ("Digits", "1234"),
    ("Digits", "1234"),
]
VECTORS = [
    ("https://mycompany.com", CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", True),
    ("https://mycompany.com:1234", CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", True),
    ("http://mycompany.com:1234", CALL, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=", True),
    ("https://mycompany.com", CALL, "kvajT1Ptam85bY51eRf/AJRuM3w=", True),
    ("http://mycompany.com", CALL, "0ZXoZLH/DfblKGATFgpif+LLRf4=", True),
    ("https://mycompany.com", REPEATS, "IK+Dwps556ElfBT0I3Rgjkr1wJU=", True),
    ("https://mycompany.com", CALL, "0ZXoZLH/DfblKGATFgpif+LLRf4=", False),  # http is not https
    ("https://mycompany.com", REPEATS[:2] + REPEATS[3:], "IK+Dwps556ElfBT0I3Rgjkr1wJU=", False),
    ("https://mycompany.com", CALL, "WRONG_SIGNATURE", False),
    ("https://mycompany.com", CALL, "", False),
    ("https://mycompany.com", CALL, "é", False),
]


@pytest.mark.parametrize(("public_url", "pairs", "signature", "genuine"), VECTORS)
def test_the_published_signatures(public_url: str, pairs: list[tuple[str, str]], signature: str, genuine: bool) -> None:
    # No AccountSid is in the published fields, so a good signature shows itself by the next question.
    refused = "somebody else's account" if genuine else "signature"
    with pytest.raises(ForgedError, match=refused):
        Genuine(public_url, ACCOUNT, "12345").form("/myapp.php", "foo=1&bar=2", urlencode(pairs).encode(), signature)


def sign(url: str, pairs: list[tuple[str, str]]) -> str:
    signature: str = RequestValidator("12345").compute_signature(url, Form(pairs))
    return signature


@pytest.mark.parametrize(
    "pairs",
    [
        [("Body", ""), ("NumMedia", "0")],
        [("Body", "é😀 & = + %"), ("Latitude", "")],
        [("Body", "een"), ("Body", "twee")],
    ],
    ids=["blank fields are signed", "any character", "repeats are signed"],
)
def test_every_field_counts_for_the_signature(pairs: list[tuple[str, str]]) -> None:
    pairs = [("AccountSid", ACCOUNT), *pairs]
    guard = Genuine("https://wijk.example/bot", ACCOUNT, "12345")
    signature = sign("https://wijk.example/bot/twilio/messages", pairs)
    body = urlencode(pairs).encode()
    assert guard.form("/twilio/messages", "", body, signature).multi_items() == pairs
    for changed in (body + b"&Body=extra", body.replace(b"Body", b"Bodi"), b""):
        with pytest.raises(ForgedError):
            guard.form("/twilio/messages", "", changed, signature)
    with pytest.raises(ForgedError):
        guard.form("/twilio/messages/", "", body, signature)
    with pytest.raises(ForgedError):
        guard.form("/twilio/messages", "", body, None)


def test_a_genuine_call_for_another_account_is_not_ours() -> None:
    pairs = [("AccountSid", "AC" + "9" * 32), ("Body", "hoi")]
    signature = sign("https://wijk.example/twilio/messages", pairs)
    with pytest.raises(ForgedError, match="account"):
        Genuine("https://wijk.example", ACCOUNT, "12345").form(
            "/twilio/messages", "", urlencode(pairs).encode(), signature
        )


def test_a_million_fields_are_not_read() -> None:
    with pytest.raises(UnreadableError):
        Genuine("https://wijk.example", ACCOUNT, "12345").form("/", "", b"a=&" * 1000, "x")
