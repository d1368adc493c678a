"""What Telegram sends, and what the thinking hears of it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import UnreadableError
from bot.channels.telegram_updates import callback_query_of, id_of, inbound_from
from flows.events import Blocked, Event, Inbound, Located, Moved, Pressed, Said, Sent, Started
from tests.channels.roads import NOW

PRIVATE = {"id": 5001, "type": "private", "first_name": "Sam"}
GROUP = {"id": -1001234567890, "type": "supergroup", "title": "Wijkteam"}
SAM = {"id": 5001, "is_bot": False, "first_name": "Sam", "language_code": "nl-NL"}


def message(**content: object) -> dict[str, object]:
    base = {"message_id": 7, "date": 1772443800, "chat": PRIVATE, "from": SAM}
    return {"update_id": 900, "message": {**base, **content}}


def edited(**content: object) -> dict[str, object]:
    return {"update_id": 900, "edited_message": message(edit_date=1772443900, **content)["message"]}


def press(data: str | None, chat: dict[str, object] = PRIVATE) -> dict[str, object]:
    query = {"id": "q1", "from": SAM, "chat_instance": "1", "message": {"message_id": 6, "chat": chat}}
    return {"update_id": 900, "callback_query": query | ({} if data is None else {"data": data})}


def membership(status: str, chat: dict[str, object] = PRIVATE) -> dict[str, object]:
    member = {"status": status, "user": {"id": 1, "is_bot": True}}
    change = {"chat": chat, "from": SAM, "date": 1, "old_chat_member": member, "new_chat_member": member}
    return {"update_id": 900, "my_chat_member": change}


FILE = {"file_id": "F2", "file_unique_id": "u"}

HEARD: list[tuple[dict[str, object], Event]] = [
    (message(text="een bankje bij het speeltuintje"), Said("een bankje bij het speeltuintje")),
    (message(text="half \ud83d emoji\0"), Said("half  emoji")),
    (message(text="ja", reply_to_message={"message_id": 6, "chat": PRIVATE}), Said("ja", "6")),
    (message(text="/start"), Started()),
    (message(text="/start K7MPQ2XW"), Started("K7MPQ2XW")),
    (message(text="/START@WijkBot  bloemenbuurt "), Started("bloemenbuurt")),
    (message(text="/menu"), Said("menu")),
    (message(text="/menu@WijkBot"), Said("menu")),
    (message(text="/mijn_gegevens"), Said("mijn gegevens")),
    (message(text="/42 dat mag"), Said("#42 dat mag")),
    (message(text="/ geen opdracht"), Said("/ geen opdracht")),
    (message(text="een bankje /start"), Said("een bankje /start")),
    (edited(text="een bank"), Said("een bank", edited=True)),
    (message(photo=[{"file_id": "F1"}, FILE], caption="kapot"), Sent("photo", "kapot", "F2")),
    (message(photo=[FILE], media_group_id="13"), Sent("photo", "", "F2", together=True)),
    (message(voice={**FILE, "duration": 3}), Sent("voice", "", "F2")),
    (message(audio=FILE), Sent("voice", "", "F2")),
    (message(video=FILE, caption="zo"), Sent("file", "zo")),
    (message(video_note=FILE), Sent("file")),
    (message(document=FILE), Sent("document", "", "F2")),
    (message(document={**FILE, "mime_type": "application/octet-stream"}), Sent("document", "", "F2")),
    (message(document={**FILE, "mime_type": "Application/PDF"}), Sent("document", "", "F2")),
    (message(document={**FILE, "mime_type": "application/x-pdf"}), Sent("document", "", "F2")),
    (message(document={**FILE, "mime_type": "text/plain", "file_name": "Plan.PDF"}), Sent("document", "", "F2")),
    (message(document={**FILE, "mime_type": "text/plain", "file_name": "plan.pdf.txt"}), Sent("file")),
    (message(document={**FILE, "mime_type": "IMAGE/JPEG"}), Sent("photo", "", "F2")),
    (message(document={**FILE, "mime_type": "application/pdf"}, caption="plan"), Sent("document", "plan", "F2")),
    (message(document={**FILE, "mime_type": "application/msword"}), Sent("file")),
    (message(document={**FILE, "mime_type": "image/jpeg"}), Sent("photo", "", "F2")),
    (message(document={**FILE, "mime_type": "audio/mpeg"}), Sent("voice", "", "F2")),
    (message(animation=FILE, document={**FILE, "mime_type": "video/mp4"}), Sent("file")),
    (message(location={"latitude": 52.0, "longitude": 5.67}), Located(52.0, 5.67)),
    (message(location={"latitude": 52, "longitude": 5}, venue={"title": "De Stek"}), Located(52.0, 5.0)),
    (message(sticker=FILE), Sent("sticker")),
    (message(poll={"id": "1"}), Sent("sticker")),
    (message(contact={"phone_number": "31600000001", "user_id": 5001}), Said("+31600000001")),
    (message(contact={"phone_number": "0600000001", "user_id": 5001}), Said("0600000001")),
    (message(contact={"phone_number": "+31600000002", "user_id": 2}), Sent("contact")),
    (message(contact={"phone_number": "+31600000002"}), Sent("contact")),
    (message(invented_next_year={"x": 1}), Sent("sticker")),
    (press("42.2"), Pressed(42, 2)),
    (press("menu"), Pressed(0, 0)),
    (press(None), Pressed(0, 0)),
    (membership("kicked"), Blocked(True)),
    (membership("member"), Blocked(False)),
]


@pytest.mark.parametrize(("update", "event"), HEARD)
def test_an_update_becomes_one_event_of_its_sender(update: dict[str, object], event: Event) -> None:
    heard = inbound_from(update, NOW)
    language = "" if isinstance(event, Blocked) else "nl"
    assert heard == Inbound("telegram", "900", "5001", event, NOW, language)


@pytest.mark.parametrize(
    "update",
    [
        message(pinned_message={"message_id": 3}),
        message(message_auto_delete_timer_changed={"message_auto_delete_time": 86400}),
        message(write_access_allowed={}),
        message(chat=GROUP, new_chat_members=[SAM]),
        message(chat=GROUP, sticker=FILE),
        edited(location={"latitude": 52.0, "longitude": 5.67}),
        edited(sticker=FILE),
        membership("restricted"),
        membership("restricted", GROUP),
        membership("kicked", {"id": -1009, "type": "channel"}),
        message(chat={"id": -1009, "type": "channel"}, text="hoi"),
        message(chat=GROUP, text="we praten hier over het bankje"),
        message(chat=GROUP, text="ja", reply_to_message={"message_id": 6, "chat": GROUP, "from": SAM}),
        message(chat=GROUP, photo=[FILE]),
        message(chat=GROUP, migrate_from_chat_id=-77),
        {"update_id": 900, "edited_message": message(chat=GROUP, text="#7 ik")["message"]},
        {"update_id": 900, "poll": {"id": "1"}},
        {"update_id": 900},
    ],
)
def test_what_nobody_said_is_not_heard(update: dict[str, object]) -> None:
    assert inbound_from(update, NOW) is None


THE_GROUP = str(GROUP["id"])
US = {"id": 1, "is_bot": True, "first_name": "Wijkbot"}
OURS = {"message_id": 6, "chat": GROUP, "from": US}
ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group"}  #: How an anonymous administrator speaks.
#: What is meant for us in a group: who does it (nobody in particular: the group itself), and what.
IN_A_GROUP: list[tuple[dict[str, object], str, Event]] = [
    (message(chat=GROUP, text="/7 ik"), "5001", Said("#7 ik")),
    (message(chat=GROUP, text="/7@WijkBot ik"), "5001", Said("#7 ik")),
    (message(chat=GROUP, text="#7 ik"), "5001", Said("#7 ik")),
    (message(chat=GROUP, text="Ik kom kijken", reply_to_message=OURS), "5001", Said("Ik kom kijken", "6")),
    (message(chat=GROUP, text="/7 ik", **{"from": ADMIN}), THE_GROUP, Said("#7 ik")),
    (message(chat=GROUP, text="/koppel K7MPQ2XW"), THE_GROUP, Started("K7MPQ2XW")),
    (message(chat=GROUP, text="/start@WijkBot K7MPQ2XW"), THE_GROUP, Started("K7MPQ2XW")),
    (message(chat=GROUP, text="k7mpq2xw", reply_to_message=OURS), THE_GROUP, Started("k7mpq2xw")),
    (message(chat=GROUP, text="/start@WijkBot"), THE_GROUP, Started()),
    (message(chat=GROUP, text="/help"), THE_GROUP, Said("help")),
    (message(chat=GROUP, migrate_to_chat_id=-1009), THE_GROUP, Moved("-1009")),
    (membership("left", GROUP), THE_GROUP, Blocked(True)),
    (membership("kicked", GROUP), THE_GROUP, Blocked(True)),
    (membership("administrator", GROUP), THE_GROUP, Blocked(False)),
    (press("42.1", GROUP), "5001", Pressed(42, 1)),
]


@pytest.mark.parametrize(("update", "who", "event"), IN_A_GROUP)
def test_in_a_group_it_is_told_who_did_it_and_where(update: dict[str, object], who: str, event: Event) -> None:
    heard = inbound_from(update, NOW)
    assert heard is not None
    assert (heard.address, heard.group, heard.event) == (who, THE_GROUP, event)


def test_a_button_that_was_forwarded_is_pressed_by_its_presser() -> None:
    query = {"id": "q1", "from": SAM, "chat_instance": "1", "inline_message_id": "i", "data": "42.1"}
    heard = inbound_from({"update_id": 900, "callback_query": query}, NOW)
    assert heard is not None
    assert (heard.address, heard.group) == ("5001", "")


@pytest.mark.parametrize(
    ("code", "language"), [("nl", "nl"), ("nl-BE", "nl"), ("EN-us", "en"), ("fil", "fil"), ("", "")]
)
def test_the_language_is_the_phones_without_its_country(code: str, language: str) -> None:
    heard = inbound_from(message(text="hoi", **{"from": {**SAM, "language_code": code}}), NOW)
    assert heard is not None
    assert heard.language == language


@pytest.mark.parametrize(
    "update",
    [
        None,
        [],
        "update",
        {},
        {"message": message(text="hoi")["message"]},
        {"update_id": "900"},
        {"update_id": True},
        {"update_id": 900, "message": "hoi"},
        {"update_id": 900, "message": {"text": "hoi"}},
        {"update_id": 900, "message": {"text": "hoi", "chat": {"id": "x", "type": "private"}}},
        {"update_id": 900, "callback_query": {"id": "q1", "data": "42.1"}},
        message(text=7),
        message(location={"latitude": 91.0, "longitude": 5.0}),
        message(location={"latitude": float("nan"), "longitude": 5.0}),
        {"update_id": 900, "\ud800": 1},
    ],
)
def test_what_is_no_update_is_refused(update: object) -> None:
    with pytest.raises(UnreadableError):
        inbound_from(update, NOW)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("id", "chat", "from", "text", "data", "photo")), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.sampled_from(("message", "edited_message", "callback_query", "my_chat_member")), JSON)
def test_no_shape_breaks_the_reader(kind: str, content: object) -> None:
    update = {"update_id": 1, kind: content}
    try:
        heard = inbound_from(update, NOW)
    except UnreadableError:
        heard = None
    assert heard is None or heard.message_id == "1"
    assert callback_query_of(update) != ""


@pytest.mark.parametrize(
    ("update", "query"),
    [
        (press("42.1"), "q1"),
        ({"callback_query": {"id": "q1"}}, "q1"),
        ({"callback_query": {"id": 5}}, None),
        ({"callback_query": "q1"}, None),
        (message(text="hoi"), None),
        ([], None),
    ],
)
def test_every_press_waits_for_an_answer_readable_or_not(update: object, query: str | None) -> None:
    assert callback_query_of(update) == query


@pytest.mark.parametrize(
    ("update", "number"), [({"update_id": 7, "message": "?"}, 7), ({"update_id": True}, None), ({}, None), ([], None)]
)
def test_what_has_a_number_is_telegrams_readable_or_not(update: object, number: int | None) -> None:
    assert id_of(update) == number


def test_the_reader_needs_no_telegram_library() -> None:
    """The web must answer within 1.5 s, and importing telegram alone takes half of that."""
    source = Path(inbound_from.__code__.co_filename).read_text(encoding="utf-8")
    assert "\nimport telegram" not in source
    assert "\nfrom telegram" not in source


def test_json_as_it_comes_over_the_wire() -> None:
    raw = b'{"update_id":1,"message":{"chat":{"id":1,"type":"private"},"text":"\\ud83d\\u0000!"}}'
    heard = inbound_from(json.loads(raw), NOW)
    assert heard is not None
    assert heard.event == Said("!")
