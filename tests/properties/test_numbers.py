"""However long a number is, and in whatever digits: who types it, presses it or comes with it gets an answer."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.channels import pressed
from flows.events import OURS, Event, Pressed, Said, Started
from storage.tables import dead_letters
from tests.builders import IDEA
from tests.properties.conftest import Villages

LEAD = "contact:bloem-sociaal"
NUMBERS = st.tuples(st.sampled_from("190٤²①१"), st.sampled_from((1, 2, 9, 10, 18, 19, 4300, 5000, 5000))).map(
    lambda drawn: drawn[0] * drawn[1]
)
PHRASES = (
    *("{0}", "#{0}", "# {0}", "#{0} dat pak ik op", "/{0} dat pak ik op", "{0}: dat pak ik morgen op", "#{0} gebeld"),
    *("bel {0}", "call #{0}", "#{0} #{1}", "#{0} hoort bij #{1}", "dat is hetzelfde als #{0}", "wis antwoord {0}"),
    *("over {0} weken", "in {0} days", "{0}-{1}", "{0} maart", "{0}/{1}/{0}", "ik ben weg van {0} tot {1} augustus"),
    *("ik ben {0}", "ik woon op nummer {0}", "postcode {0}AB", "het kost {0} euro", "om {0} uur"),
)


def _event(drawn: tuple[str, str, str]) -> Event:
    phrase, number, other = drawn
    match phrase:
        case "start":
            return Started(number)
        case "press":
            return pressed(f"{number}.{other}") or Pressed(0, 0)
        case "reply":
            return Said("dat pak ik op", f"{OURS}{number}")
        case _:
            return Said(phrase.format(number, other))


EVENTS = st.tuples(st.sampled_from((*PHRASES, "start", "press", "reply")), NUMBERS, NUMBERS).map(_event)


#: Where the contact stands: at a card, at its day, at a day of their own, before two cards, nowhere.
BEGUN = (("#1",), ("#1", "1"), ("#1", "1", "andere dag"), ("afwezig",), ("laat zien",), ("menu",))


@given(
    begun=st.sampled_from(BEGUN),
    said=st.lists(st.tuples(st.sampled_from(("noor", "kees", LEAD, LEAD)), EVENTS), min_size=2, max_size=5),
)
@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
def test_any_number_gets_an_answer(villages: Villages, begun: tuple[str, ...], said: list[tuple[str, Event]]) -> None:
    with villages() as here:
        for who in ("noor", "sam"):
            here.says(who, IDEA, "1", "nu niet")
        here.passes(hours=26)
        here.says("kees", IDEA)
        here.says(LEAD, *begun)
        for who, event in said:
            answer = here.says(who, event)
            assert any(line.strip() for line in answer), f"no answer to {who}: {ascii(event)[:80]}"
            with here.house.engine.begin() as connection:
                assert connection.execute(select(dead_letters.c.error)).all() == [], ascii(event)[:80]
