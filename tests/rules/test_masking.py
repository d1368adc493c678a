"""What may stand on a card of somebody who said no yes themselves."""

import pytest

from flows.masking import masked

TABLE = [
    ("buurvrouw Ans Pietersen van nummer 8, 06 12345678", "buurvrouw •• van nummer ••, ••"),
    ("een timmerman uit de straat", "een timmerman uit de straat"),
    (
        "mijn buurman op nummer 12 maakt lawaai: hij heet Jan",
        "mijn buurman op nummer •• maakt lawaai: hij heet ••",
    ),
    ("mail naar ans@voorbeeld.nl of bel 0318-123456", "mail naar •• of bel ••"),
    ("wel 20 kinderen en 3 ouders in 2026", "wel 20 kinderen en 3 ouders in 2026"),
    ("de neighbour called Mary, phone +31 6 12 34 56 78", "de neighbour called ••, phone ••"),
]


@pytest.mark.parametrize(("said", "shown"), TABLE)
def test_names_and_numbers_are_masked(said: str, shown: str) -> None:
    assert masked(said) == shown
