"""What is read as a code that shows who somebody is, and what is only words."""

import math

import pytest

from flows.codes import JOIN, LENGTH, LETTERS, aloud, code_in, code_of
from flows.events import Event, Letter, Pressed, Said, Started
from storage.codes import draw


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ABCD-EFGH-2345", "ABCDEFGH2345"),
        ("abcd efgh 2345", "ABCDEFGH2345"),
        (" ABCDEFGH2345. ", "ABCDEFGH2345"),
        ("ABCD-EFGH2345", "ABCDEFGH2345"),
        ("buurtfeesten", None),  # a word of twelve letters
        ("een park naar", None),
        ("ABCD-EFGH-234", None),
        ("ABCD-EFGH-23456", None),
        ("ABCD-EFGH-234O", None),  # an O is none of its letters
        ("mijn code is ABCD-EFGH-2345", None),
        ("ABCDEFGH", None),  # an invitation
        ("06 1234 5678", None),
        ("", None),
    ],
)
def test_what_is_a_code(text: str, code: str | None) -> None:
    assert code_in(text) == code


def test_what_is_drawn_is_read_again_as_it_is_said() -> None:
    drawn = {draw() for _ in range(200)}
    assert len(drawn) == 200
    assert {code_in(aloud(code)) for code in drawn} == drawn
    assert not set("0O1IL") & set(LETTERS)


def test_it_is_too_long_to_be_guessed() -> None:
    tries = 60 * 60 * 24 * 400  # a minute's limit of the page, for as long as a code is good
    assert tries * 100_000 / len(LETTERS) ** LENGTH < 1e-5
    assert math.log2(len(LETTERS) ** LENGTH) > 59


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (Said("ABCD-EFGH-2345"), "ABCDEFGH2345"),
        (Started("ABCDEFGH2345"), "ABCDEFGH2345"),
        (Letter(JOIN, values=(("code", "ABCDEFGH2345"),)), "ABCDEFGH2345"),
        (Letter("spoke", 1), None),
        (Pressed(1, 1), None),
    ],
)
def test_who_shows_one(event: Event, code: str | None) -> None:
    assert code_of(event) == code
