"""What all wires share: clean text, button data, cuts."""

import pytest

from bot.channels import button_data, clean, cut, length, pressed
from flows.events import Pressed

FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("een bankje", "een bankje"),
        ("een\0 bankje", "een bankje"),
        ("caf\u00e9\0", "café"),
        ("half \ud83d emoji", "half  emoji"),
        ("\udfff", ""),
        ("heel \U0001f600 emoji", "heel 😀 emoji"),
        ("", ""),
    ],
)
def test_text_that_a_database_can_keep(said: str, kept: str) -> None:
    assert clean(said) == kept


@pytest.mark.parametrize(
    ("data", "press"),
    [
        ("42.1", Pressed(42, 1)),
        ("999999999999999999.99", Pressed(999999999999999999, 99)),
        ("0.1", None),
        ("42.0", None),
        ("42.", None),
        ("42", None),
        ("-42.1", None),
        ("42.1 ", None),
        ("42.1\n", None),
        ("٤٢.١", None),
        ("9999999999999999999.1", None),
        ("", None),
    ],
)
def test_only_our_own_button_data_is_a_press(data: str, press: Pressed | None) -> None:
    assert pressed(data) == press


def test_button_data_is_read_back_and_fits_telegram() -> None:
    data = button_data(10**18 - 1, 999)
    assert pressed(data) == Pressed(10**18 - 1, 999)
    assert len(data.encode()) <= 64


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("kort", 4, "kort"),
        ("een bankje bij het speeltuintje", 20, "een bankje bij het…"),
        ("eenwoordzonderspatie", 10, "eenwoordz…"),
        ("😀😀😀", 6, "😀😀😀"),
        ("😀😀😀", 5, "😀😀…"),
        ("😀😀😀", 4, "😀…"),
        (f"{FAMILY}!", 7, "👨\u200d👩…"),
        ("lang", 1, "…"),
        ("👍🏽👍🏽", 7, "👍🏽…"),
        ("🇳🇱🇧🇪", 7, "🇳🇱…"),
        ("❤️❤️", 3, "❤️…"),
        ("cafe\u0301s", 5, "caf…"),
    ],
)
def test_a_cut_falls_between_words_and_never_inside_a_character(text: str, most: int, shown: str) -> None:
    assert cut(text, most) == shown
    assert length(cut(text, most)) <= most
