"""A contact's desk is read when their thought asks for it, and what follows is the same as if it always were."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection, select

from flows.looking import AtHand, DeskUnreadError
from flows.scene import World
from storage.load import load
from storage.tables import signals
from storage.turns import Loaded, Turn
from tests.builders import Village
from tests.properties.conftest import Villages
from tests.storage.rows import Plain, plain

IDEA = "er moet een bankje in de Bloemenbuurt"
LEAD = "contact:bloem-sociaal"


class Loads:
    """Stands in for `storage.load.load`: reads whole desks at once or not, and remembers how often a desk was read."""

    def __init__(self, *, whole: bool) -> None:
        self.whole = whole
        self.desks = 0

    def __call__(
        self,
        connection: Connection,
        turns: Sequence[Turn],
        world: World,
        *,
        desks: bool = False,
        drawn: Sequence[int] | None = None,
    ) -> Loaded:
        """As the real one."""
        self.desks += desks
        return load(connection, turns, world, desks=desks or self.whole, drawn=drawn)


def three_ideas(here: Village) -> None:
    """Three open signals on one desk, and their cards shown."""
    for who in ("noor", "kees", "fatma"):
        here.says(who, IDEA, "1", "2")
    here.passes(hours=26)
    here.opens(LEAD)


@pytest.mark.parametrize(
    "lines",
    [
        ("#2 morgen kijk ik ernaar", "1"),
        ("#2", "1", "ik pak het op"),
        ("#99 wie is dit?", "mijn"),
        ("2", "1", "#3", "2", "een praatje"),
        ("ik pak het op", "2"),
        ("gebeld", "bel #1", "ok"),
        ("menu", "1", "2"),
        ("ik ben ziek", "1"),
        ("op straat gehoord: een mevrouw wil graag samen eten", "ja"),
    ],
)
def test_it_leaves_the_same_rows(lines: tuple[str, ...], villages: Villages, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[Plain] = []
    for whole in (False, True):
        monkeypatch.setattr("storage.writer.load", Loads(whole=whole))
        with villages() as here:
            three_ideas(here)
            here.says(LEAD, *lines)
            rows.append(plain(here.house.engine))
            with here.house.engine.begin() as connection:
                numbers = sorted(connection.execute(select(signals.c.number)).scalars())
        assert numbers == list(range(1, 4 + lines[0].startswith("op straat"))), "none is drawn twice"
    assert rows[0] == rows[1]
    assert rows[0]["dead_letters"] == []


@pytest.mark.parametrize(("line", "reads"), [("#2 morgen kijk ik ernaar", 0), ("#99", 1), ("mijn", 1)])
def test_it_is_read_only_by_who_asks_for_it(
    line: str, reads: int, villages: Villages, monkeypatch: pytest.MonkeyPatch
) -> None:
    with villages() as here:
        three_ideas(here)
        loads = Loads(whole=False)
        monkeypatch.setattr("storage.writer.load", loads)
        here.says(LEAD, line)
        assert loads.desks == reads


def test_what_was_not_read_is_never_taken_for_nothing() -> None:
    """Else a thought would say 'niets open' to who has a hundred."""
    at_hand = AtHand({})
    for ask in (lambda: at_hand.get(1), lambda: 1 in at_hand, lambda: list(at_hand), lambda: bool(at_hand)):
        with pytest.raises(DeskUnreadError):
            ask()
