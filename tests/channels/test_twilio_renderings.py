"""One message, its renderings: what goes as buttons, as a list, as numbered text, as a template, or in parts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import length
from bot.channels.twilio_renderings import LONGEST_BODY, Content, as_template, bodies, in_session, split
from bot.message import Cast, Message, Slot
from bot.render import apart
from flows.state import Choice
from flows.values import Day, Phrase, Place, Quote, Value
from tests.builders import known_world

FAMILY = "👨\u200d👩\u200d👧"
SAM = Slot("name", "Sam")


def message(
    *labels: str,
    body: str = "Dag {{1}}, goed?",
    slots: tuple[Slot, ...] = (SAM,),
    fixed: bool = True,
    text: str = "Dag Sam, goed?",
    menu: str = "Kies",
) -> Message:
    return Message(42, text, labels, cast=Cast("k", "nl", body, slots, tuple(fixed for _ in labels), menu))


def kind(content: Content | None) -> str:
    return "numbered" if content is None else next(iter(content.types)).removeprefix("twilio/")


TEN = tuple(f"Keus {n}" for n in range(10))
CASES: list[tuple[str, Message, str]] = [
    ("one", message("Ja"), "quick-reply"),
    ("three", message("Ja", "Nee", "Later"), "quick-reply"),
    ("four", message("Ja", "Nee", "Later", "Nooit"), "list-picker"),
    ("ten", message(*TEN), "list-picker"),
    ("eleven", message(*TEN, "Nog een"), "numbered"),
    ("twenty characters", message("x" * 20), "quick-reply"),
    ("twenty-one", message("x" * 21), "list-picker"),
    ("twenty in UTF-16", message("😀" * 10), "quick-reply"),
    ("twenty-two in UTF-16", message("😀" * 11), "list-picker"),
    ("seventy-two", message("x" * 72), "list-picker"),
    ("seventy-three", message("x" * 73), "numbered"),
    ("rows that begin alike", message("y" * 25 + "a", "y" * 25 + "b"), "numbered"),
    ("labels of this time only", message("Ja", fixed=False), "list-picker"),
    ("a label that no variable may be", message("a    b", fixed=False), "numbered"),
    ("1,024 of text", message("Ja", text="x" * 1024), "quick-reply"),
    ("1,025 of text", message("Ja", text="x" * 1025), "numbered"),
    ("a value of two lines", message("Ja", slots=(Slot("name", "a\nb"),)), "numbered"),
    ("a value with a tab", message("Ja", slots=(Slot("name", "a\tb"),)), "numbered"),
    ("a value with four spaces", message("Ja", slots=(Slot("name", "a    b"),)), "numbered"),
    ("a value of nothing", message("Ja", slots=(Slot("name", " "),)), "numbered"),
    ("a list button of twenty-one", message(*TEN, menu="x" * 21), "numbered"),
    ("no choices", message(), "numbered"),
    ("nothing known of its values", Message(42, "Goed?", ("Ja",)), "numbered"),
]


@pytest.mark.parametrize(("_case", "said", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_message_in_the_window(_case: str, said: Message, wanted: str) -> None:
    assert kind(in_session(said)) == wanted


def test_buttons_carry_their_row_and_nothing_of_anybody() -> None:
    content = in_session(message("Ja", "Nee"))
    assert content is not None
    assert content.types == {
        "twilio/quick-reply": {
            "body": "Dag {{1}}, goed?",
            "actions": [
                {"type": "QUICK_REPLY", "title": "Ja", "id": "{{2}}.1"},
                {"type": "QUICK_REPLY", "title": "Nee", "id": "{{2}}.2"},
            ],
        }
    }
    assert content.variables == '{"1": "Sam", "2": "42"}'


def test_a_list_says_a_long_label_in_full_and_keeps_what_is_of_this_time_out() -> None:
    long = "Donderdag om elf uur in het buurthuis"
    content = in_session(message("Ja", long, fixed=False))
    assert content is not None
    assert content.types["twilio/list-picker"]["items"] == [
        {"id": "{{2}}.1", "item": "{{3}}"},
        {"id": "{{2}}.2", "item": "{{4}}", "description": "{{5}}"},
    ]
    assert content.filled == ("Sam", "42", "Ja", "Donderdag om elf uur…", long)


def test_the_same_words_have_one_name_and_others_another() -> None:
    names = {
        content.name
        for said in (message("Ja"), message("Ja", slots=(Slot("name", "Noor"),)), message("Nee"), message("Ja", "Nee"))
        if (content := in_session(said)) is not None
    }
    assert len(names) == 3
    assert all(name.startswith("wijkbot_session_k_nl_") and name == name.lower() for name in names)


TEMPLATES: list[tuple[str, Message, str]] = [
    ("plain", message(), "text"),
    ("buttons", message("Ja", "Nee", "Later"), "quick-reply"),
    ("four", message("Ja", "Nee", "Later", "Nooit"), "none"),
    ("labels of this time", message("Ja", fixed=False), "none"),
    ("begins with a value", message(body="{{1}} dag"), "none"),
    ("ends with a value", message(body="dag {{1}} "), "none"),
    ("side by side", message(body="dag {{1}} {{2}}, ja", slots=(SAM, SAM)), "none"),
    ("somebody's own words", message(slots=(Slot("name", "Sam", quoted=True),)), "none"),
    ("two lines", message(slots=(Slot("name", "a\nb"),)), "none"),
]


@pytest.mark.parametrize(("_case", "said", "wanted"), TEMPLATES, ids=[case[0] for case in TEMPLATES])
def test_a_message_for_outside_the_window(_case: str, said: Message, wanted: str) -> None:
    content = as_template(said)
    assert ("none" if content is None else kind(content)) == wanted
    assert content is None or "session" not in content.name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("kort", ["kort"]),
        ("een\n\ntwee drie", ["een", "twee drie"]),
        ("een twee\ndrie vier", ["een twee", "drie vier"]),
        ("Een. Twee drie", ["Een.", "Twee drie"]),
        ("een twee drie", ["een twee", "drie"]),
        ("x" * 25, ["x" * 10, "x" * 10, "x" * 5]),
        ("😀" * 6, ["😀" * 5, "😀"]),
        ("o\n\neen twee drie", ["o\n\neen", "twee drie"]),  # a greeting is no message of its own
        ("x" * 10 + "   \n", ["x" * 10]),
        ("  " + "x" * 12 + " " * 30, ["x" * 10, "xx"]),
        (" " * 30, [""]),
        (f"{FAMILY}{FAMILY}", [FAMILY, FAMILY]),
        ("👍🏽" * 3, ["👍🏽" * 2, "👍🏽"]),
        ("❤️" * 6, ["❤️" * 5, "❤️"]),
        ("🇳🇱🇳🇱🇳🇱", ["🇳🇱🇳🇱", "🇳🇱"]),
        ("x🇳🇱🇧🇪🇩🇪", ["x🇳🇱🇧🇪", "🇩🇪"]),
        ("xxxxxxxxx\u0065\u0301e", ["x" * 9, "\u0065\u0301e"]),
        ("1️⃣" * 4, ["1️⃣" * 3, "1️⃣"]),
        ("a" + "\u0301" * 14, ["a" + "\u0301" * 9, "\u0301" * 5]),  # one sign that fits nowhere
    ],
)
def test_a_long_text_is_split_where_it_breathes(text: str, parts: list[str]) -> None:
    assert split(text, 10) == parts


SIGNS = (FAMILY, "👍🏽", "❤️", "🇳🇱", "1️⃣", "e\u0301", "क्षि", "a", "é", "😀", " ", "\n")


@given(st.lists(st.sampled_from(SIGNS), max_size=60), st.integers(12, 40))
def test_wherever_it_is_cut_each_sign_stays_whole_and_none_is_lost(signs: list[str], most: int) -> None:
    text = "".join(signs)
    parts = split(text, most)
    assert all(length(part) <= most for part in parts)
    assert all(parts) or parts == [""] or length(text) <= most
    assert "".join("".join(parts).split()) == "".join(text.split())
    if length(text) > most:
        left = [sign for sign in signs if sign.strip()]
        for part in parts:  # each part is some whole signs in a row
            said = "".join(part.split())
            while said:
                assert said.startswith(left[0])
                said = said.removeprefix(left.pop(0))
        assert left == []


def test_choices_in_numbers_when_nothing_else_fits() -> None:
    assert bodies(Message(1, "Goed?", ("Ja", "Nee"))) == ["Goed?\n\n1. Ja\n2. Nee"]


@pytest.mark.parametrize("count", [11, 30, 99])
def test_however_many_choices_each_can_be_read_and_chosen(count: int) -> None:
    labels = tuple(f"De straat met nummer {n} in deze mooie wijk, bij het plein" for n in range(1, count + 1))
    parts = bodies(Message(1, "Welke straat?", labels))
    assert all(length(part) <= LONGEST_BODY for part in parts)
    lines = [line for part in parts for line in part.split("\n")]
    assert lines == ["Welke straat?", "", *(f"{n}. {label}" for n, label in enumerate(labels, start=1))]


def test_no_word_of_a_long_text_is_lost_for_its_choices() -> None:
    text = " ".join(f"woord{n}" for n in range(300))
    parts = bodies(Message(1, text, ("Ik denk mee", "Niet voor mij", "Meer")))
    assert len(parts) == 2
    assert all(length(part) <= LONGEST_BODY for part in parts)
    assert " ".join(" ".join(parts).split()) == f"{text} 1. Ik denk mee 2. Niet voor mij 3. Meer"
    assert parts[-1].endswith("\n\n1. Ik denk mee\n2. Niet voor mij\n3. Meer"), "what can be chosen stays together"


def cast(key: str, values: dict[str, Value], choices: tuple[Choice, ...] = ()) -> Cast:
    return apart(known_world()[1], lambda _: "https://x", key, values, choices, "nl")


def test_the_words_around_the_values_and_the_values_apart() -> None:
    day: dict[str, Value] = {
        "district": Place("bloemenbuurt"),
        "municipality": "Ede",
        "number": 7,
        "day": Day(date(2026, 3, 9)),
    }
    found = cast("day-named", day)
    assert found.body == "Wijkbot {{1}}, gemeente {{2}}: er is nu een dag voor #{{3}}: {{4}}. Dan hoor je van mij."
    assert found.slots == (
        Slot("district_name", "Bloemenbuurt"),
        Slot("municipality", "Ede"),
        Slot("number", "7"),
        Slot("day", "maandag 9 maart"),
    )


def test_a_value_that_is_not_there_leaves_no_gap_and_no_variable() -> None:
    found = cast("idea-where", {"intro": ""})
    assert (found.slots, "{{" in found.body, found.body[0]) == ((), False, "D")
    assert [s.name for s in cast("idea-where", {"intro": Phrase("intro-anywhere")}).slots] == ["intro"]


def test_somebodys_own_words_are_known_as_such() -> None:
    quoted: dict[str, Value] = {"what": Quote("een bankje {{1}}"), "role": "de sociaal werker", "intro": ""}
    found = cast("idea-yes", quoted, (Choice("yes"),))
    assert [(s.name, s.quoted) for s in found.slots] == [("what", True), ("role", False)]


@pytest.mark.parametrize(("number", "word"), [("one", " mag "), ("other", " mogen ")])
def test_fluent_chooses_by_a_value_that_stands_apart(number: str, word: str) -> None:
    found = cast("call-number", {"role": "x", "role_number": number, "number": 1})
    assert word in found.body
    assert [s.name for s in found.slots] == ["role", "number"]


def test_fluent_chooses_a_plural_by_a_number_that_stands_apart() -> None:
    one, more = (cast("my-data", {"count": n, "link": "x"}) for n in (1, 2))
    assert one.body != more.body
