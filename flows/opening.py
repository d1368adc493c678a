"""A conversation's beginning: the first sentence is read, and a sentence is more welcome than a menu's choice."""

import re
from collections.abc import Mapping
from datetime import datetime

from flows import commands
from flows.choices import Option, choose
from flows.danger import danger
from flows.doors import desk_values
from flows.events import Event, Said
from flows.grammar import Ask, Flow, choice
from flows.machine import Machine
from flows.reading import OUTSIDE, read_sentence
from flows.scene import Scene
from flows.state import LISTENING, LISTENS, OPEN_HANDED, Signal, Talk
from flows.talks import contact as desk
from flows.talks import resident, standing, welcome
from flows.thought import Thought
from flows.values import Quote, Value

A_SENTENCE = 4  #: Words that are more than an answer to a yes-question.
GREETING = 40  #: Characters of a sentence without kind or theme: shorter ones are a hello.
SIXTEEN = 16
AGE = re.compile(
    r"\b(?:ik ben|i am|i'm|im|k ben)\s+(?:pas\s+|only\s+)?(\d{1,2})\b(?!\s*(?:minut|uur|keer|weken|week|dagen))",
    re.IGNORECASE,
)
TRIVIAL = re.compile(r"^[\W\d_]*$|^\w{1,2}$")
CARDS: dict[str, str] = {
    "now": "danger-now",
    "suicide": "danger-suicide",
    "violence": "danger-violence",
    "basic": "basic-needs",
    "neighbour": "about-neighbour",
    "formal": "formal",
}
KIND_FLOW = {"idea": "idea", "concern": "concern"}


def said_loose(thought: Thought, talk: Talk) -> None:
    """A contact's own idea or question is a resident's; anything else is dropped."""
    if talk.answers.get("do") == "own":
        first_sentence(thought, talk.answers["text"], danger(talk.answers["text"], thought.scene.world.words))
    else:
        thought.answer("not-sent")


def loose_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """A contact's loose sentence is never guessed to be for somebody: what is open on their desk."""
    return {"numbers": commands.open_numbers(scene), "text": Quote(talk.answers.get("text", ""))}


LOOSE = Flow("loose", (Ask("do", choice("own", "nothing"), required=True),), finish=said_loose, values=loose_values)


def for_contact(thought: Thought, talk: Talk) -> None:
    """The sentence after a contact's words: for them, or something new."""
    signal = thought.signal(talk.signal)
    text = talk.answers["text"]
    if talk.answers.get("do") == "yes" and signal is not None:
        commands.about_mine(thought, signal, text)
    else:
        first_sentence(thought, text, danger(text, thought.scene.world.words))


FOR_CONTACT = Flow(
    "for-contact", (Ask("do", choice("yes", "new"), required=True),), finish=for_contact, values=standing.own_values
)
MACHINE = Machine((*resident.FLOWS, *standing.FLOWS, *desk.FLOWS, *welcome.FLOWS, LOOSE, FOR_CONTACT))


def nothing_told(thought: Thought, text: str) -> None:
    """'ok', a heart, a hello; a yes to nothing is told that nothing waits for it."""
    words, language = thought.scene.world.words, thought.person.language
    if text and choose(text, (Option("yes", "ja"),), words, language) == "yes" and not text.strip().isdigit():
        commands.late_yes(thought, MACHINE)
    else:
        commands.rest(thought, MACHINE)


def first_sentence(thought: Thought, text: str, found: str | None, since: datetime | None = None) -> None:
    """Help first: the first free sentence is read, and the question that it leaves open is asked."""
    scene = thought.scene
    reading, answers = read_sentence(scene, text)
    if (age := AGE.search(text)) is not None and int(age[1]) < SIXTEEN:
        MACHINE.begin(thought, "under-16", answers, since=since)
        return
    if found in ("basic", "neighbour", "formal"):
        thought.answer(CARDS[found], desk_values(scene, reading.district))
    if reading.kind == "other" and reading.themes[0] == "overig" and found is None and len(text) < GREETING:
        nothing_told(thought, text)
        return
    kind = {"neighbour": "concern", "basic": "need", "formal": "question"}.get(found or "", reading.kind)
    answers |= {"what": text, "kind": kind}
    flow = OUTSIDE if answers.get("where") == OUTSIDE else KIND_FLOW.get(kind, "message")
    MACHINE.begin(thought, flow, answers, since=since)


def answers_contact(thought: Thought, event: Event) -> bool:
    """A contact wrote less than a day ago and a sentence follows: nobody on a phone types `#1` first."""
    talk, scene = thought.talk, thought.scene
    if talk is None or talk.flow != LISTENING or not isinstance(event, Said) or TRIVIAL.match(event.text):
        return False
    late = talk.since is None or scene.now - talk.since > LISTENS
    signal = thought.signal(talk.signal)
    thanks = len(event.text) < GREETING and read_sentence(scene, event.text)[0].kind == "other"
    if late or signal is None or signal.closed or thanks:
        thought.talk = None
        return False
    return True


def goes_past(thought: Thought, event: Event) -> bool:
    """A sentence is more welcome than a choice from the menu."""
    talk = thought.talk
    if talk is None or talk.flow not in OPEN_HANDED or not isinstance(event, Said) or TRIVIAL.match(event.text):
        return False
    return MACHINE.picks(thought, event) is None


def tells_more(thought: Thought, event: Event) -> bool:
    """Before the yes a whole sentence is no answer to it: people tell one thing in several messages."""
    talk = thought.talk
    flow = MACHINE.flows.get(talk.flow) if talk else None
    if talk is None or flow is None or talk.at != flow.logs or not isinstance(event, Said):
        return False
    return len(event.text.split()) >= A_SENTENCE and MACHINE.picks(thought, event) is None


def tell_more(thought: Thought, text: str, found: str | None) -> None:
    """The sentence joins what was told, and the whole is read again."""
    talk = thought.talk
    assert talk is not None
    flow = MACHINE.flows[talk.flow]
    ask = flow.ask(talk.at)
    if text.rstrip().endswith("?") and ask is not None and "explain" in ask.tells:
        MACHINE.take(thought, flow, ask, talk, "explain")
        return
    first_sentence(thought, f"{talk.answers.get('what', '')}\n{text}".strip(), found, since=talk.since)
