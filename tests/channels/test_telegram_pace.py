"""How fast a chat may be written to: a table of moments, with a clock that the test moves."""

from bot.channels.telegram_pace import A_FLOOD, GROUP, PATIENCE, PRIVATE, REMEMBERED, UNASKED, Pace


class Moment:
    """A clock in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_person_gets_one_message_a_second_and_a_group_twenty_a_minute() -> None:
    clock = Moment()
    pace = Pace(now=clock)
    assert [pace.turn(5001) for _ in range(4)] == [0.0, PRIVATE, 2 * PRIVATE, 3 * PRIVATE]
    assert pace.turn(5002) == 0.0, "nobody waits for another"
    assert [pace.turn(-100) for _ in range(2)] == [0.0, GROUP]
    assert 60 / GROUP == 20


def test_who_would_wait_too_long_takes_no_turn() -> None:
    clock = Moment()
    pace = Pace(now=clock)
    waits = [pace.turn(5001) for _ in range(6)]
    assert waits == [0.0, 1.0, 2.0, 3.0, 4.0, 4.0], "the last two come back later, and hold nothing"
    clock.now += 4.0
    assert pace.turn(5001) == 0.0
    assert PATIENCE == 3.0


def test_after_a_flood_only_that_chat_rests_one_second_more_than_asked() -> None:
    clock = Moment()
    pace = Pace(now=clock)
    assert pace.flooded(5001, 7.0) == 8.0
    assert pace.flooded(5002, None) == UNASKED + 1
    assert (pace.turn(5001), pace.turn(5002), pace.turn(5003)) == (8.0, 6.0, 0.0)
    clock.now += 8.0
    assert pace.turn(5001) == 0.0


def test_several_floods_at_once_are_a_flood_of_us_all() -> None:
    clock = Moment()
    pace = Pace(now=clock)
    for chat in range(1, A_FLOOD + 1):
        pace.flooded(chat, 30.0)
    assert pace.turn(77) == 31.0
    clock.now += 31.0
    assert pace.turn(77) == 0.0


def test_one_long_rest_beside_short_ones_is_its_own() -> None:
    """A group that must rest for an hour stops nobody else for an hour: all rest as long as several must."""
    clock = Moment()
    pace = Pace(now=clock)
    for chat, asked in ((-100, 3600.0), (1, 4.0), (2, 9.0)):
        pace.flooded(chat, asked)
    assert (pace.turn(77), pace.turn(2), pace.turn(-100)) == (5.0, 10.0, 3601.0)
    pace.flooded(3, 20.0)
    assert pace.turn(77) == 10.0
    clock.now += 10.0
    assert pace.turn(77) == 0.0


def test_without_spacing_a_rest_still_counts_and_old_chats_are_forgotten() -> None:
    clock = Moment()
    pace = Pace(0.0, now=clock)
    assert [pace.turn(chat) for chat in range(1, REMEMBERED + 10)] == [0.0] * (REMEMBERED + 9)
    assert pace.turn(1) == 0.0
    pace.flooded(1, 2.0)
    assert pace.turn(1) == 3.0
