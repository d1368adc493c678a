"""A contact's words about what is closed: nothing is owed for it any more, and a human may still have a word to say.

Asked first, for it may be a slip; it goes to everybody who said the same, and opens nothing. Who let go of their
idea is left in peace.
"""

from collections.abc import Mapping

from flows.grammar import Ask, Flow, choice
from flows.masking import without_names
from flows.scene import Scene
from flows.signals import may_act
from flows.soundings import sounds_internal
from flows.state import Signal, Talk
from flows.street_news import owed_by_bearer
from flows.talks import cards
from flows.talks.contact import for_resident
from flows.thought import Thought
from flows.values import Phrase, Quote, Value

NAME = "after"
MAY_HEAR = frozenset({"done", "half_done", "not_possible"})


def is_over(thought: Thought, number: int) -> bool:
    """Whether this is closed and its resident may still hear a word of the speaker."""
    signal = thought.signal(number)
    if signal is None or signal.status not in MAY_HEAR or owed_by_bearer(signal, thought.person):
        return False
    return signal.closed and may_act(signal, thought.person.contact, thought.scene)


def values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """How it ended, and the words."""
    own = {**cards.signal_values(scene, talk, signal), "words": Quote(talk.answers.get("words", ""))}
    return {**own, "status": Phrase(f"status-{signal.status}")} if signal is not None else own


def finish(thought: Thought, talk: Talk) -> None:
    """[Ja, stuur door]: the words reach their resident, and nothing opens; [Nee]: nobody hears them."""
    number, text = talk.signal or 0, talk.answers["words"]
    signal = thought.signal(number)
    if talk.answers.get("sure") != "yes" or signal is None:
        thought.answer("not-sent")
    elif not is_over(thought, number):
        cards.guard(thought, number)  # it was opened or erased meanwhile: they hear how it stands
    else:
        said = without_names(text) if sounds_internal(thought.scene, text) else text
        words = {**for_resident(thought, signal), "words": Quote(said, whole=True)}
        thought.record(number, thought.person.contact or "", "said afterwards")
        thought.post(signal.person, "afterwards", number, words)
        thought.answer("sent-after", {"number": number}, signal=number)


FLOWS = (Flow(NAME, (Ask("sure", choice("yes", "no"), plainly=True, required=True),), finish=finish, values=values),)
