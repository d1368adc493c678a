"""'Ik ben er vrijdag niet, kan maandag ook?' below a card: for the resident, about the contact, or both. One tap."""

from collections.abc import Mapping
from dataclasses import replace

from flows.grammar import Ask, Flow, Onward, choice
from flows.scene import Scene
from flows.state import Signal, Talk
from flows.talks import halfway
from flows.talks.relaying import send
from flows.thought import Thought
from flows.values import Quote, Value

NAME = "whose"
FLOW = "own"  #: In its answers: the conversation about the contact's own week; the rest is what that knows already.
NOT_ITS = frozenset({FLOW, "words", "for"})


def onward(thought: Thought, talk: Talk) -> Onward | None:
    """[Voor de bewoner] sends the words, [Over mij] reads the days back, [Allebei] does both."""
    chosen, number = talk.answers.get("for"), talk.signal or 0
    halfway.let_go(thought, talk.signal)
    if chosen == "resident":
        return send(thought, number, talk.answers["words"])
    known = {k: v for k, v in talk.answers.items() if k not in NOT_ITS and not k.startswith("-")}
    own = Onward(talk.answers[FLOW], known)
    first = send(thought, number, talk.answers["words"], bare=True) if chosen == "both" else None
    return replace(first, then=own) if first is not None else own


def values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The words, and the number."""
    return {"number": talk.signal or 0, "words": Quote(talk.answers.get("words", ""))}


FLOWS = (
    Flow(
        NAME,
        (Ask("for", choice("resident", "own", "both"), required=True),),
        onward=onward,
        keeps=halfway.keep,
        values=values,
    ),
)
