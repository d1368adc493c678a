"""What a contact types without a number: about the signal at hand, small talk, or a sentence for somebody.

Every sentence is asked about, in one tap; what is typed meanwhile joins it. Only a reply, and `#12` before it, say
for whom words are.
"""

import re
from collections.abc import Callable, Mapping

from flows import commands
from flows.asides import aside
from flows.at_desk import known_by, on_desk
from flows.begun import for_nobody_yet
from flows.choices import Option, named
from flows.events import Said
from flows.grammar import Answers, Ask, Onward, choice
from flows.machine import Machine
from flows.rounds import again_later, stands
from flows.scene import Scene
from flows.signals import may_act
from flows.state import STAYS_AT_HAND, Signal, Talk
from flows.talks import halfway
from flows.talks.relaying import CALLED, GIVES_WAY, chosen_by_name, clearly, heard, pointed_in, question_for, send
from flows.talks.street import on_the_street
from flows.thought import Thought
from flows.values import Quote, Value

#: Kind words and small talk of a contact: answered shortly, never a question for whom it is.
KIND = frozenset({"thanks", "praise", "bye", "sorry", "joke", "test"})
NEVER_MIND = "never-mind"  #: In the lexicons: "laat maar".
A_FEW_WORDS = 3  #: Fewer are no story: what it is about is asked first.
NUMBERS = re.compile(r"\d+")
NO_WORDS = re.compile(r"^[\W_]*$")


def words_at_hand(thought: Thought, event: Said, machine: Machine) -> bool:
    """Words without a number while a signal is at hand; False when they must be asked about."""
    talk, scene = thought.talk, thought.scene
    assert talk is not None
    signal = thought.signal(talk.signal)
    since = scene.now - (talk.since or scene.now)
    may = signal is not None and not signal.closed and may_act(signal, thought.person.contact, scene)
    if signal is None or not may or since > STAYS_AT_HAND:
        thought.turn(None)
        return False
    chosen = chosen_by_name(thought, event.text)
    if chosen is not None:
        machine.begin(thought, chosen, {}, signal.number)
    elif small_talk(thought, event.text) is not None or NO_WORDS.match(event.text) or len(event.text.split()) < 2:
        return False
    else:
        asks, pointed = question_for(scene, event.text), pointed_in(scene, event.text)
        if pointed not in (None, signal.number) and asks == "relay":
            machine.begin(thought, "which", {"words": event.text})  # of two it is never guessed
        else:
            machine.begin(thought, asks, {"words": event.text}, pointed or signal.number)
    return True


def of_the_round(thought: Thought, text: str, machine: Machine) -> bool:
    """'Laat zien' and 'straks', typed when the round's buttons are out of sight: they do what those do."""
    talk = thought.talk
    if clearly(thought, text, "show"):
        if talk is not None and talk.flow == "card" and "cards" not in talk.answers:
            machine.repeat(thought)
        elif any(stands(x, thought.signal(x.signal), thought) for x in thought.scene.waiting):
            machine.begin(thought, "show")
        else:
            machine.begin(thought, "which")
        return True
    if named_later(thought, text):
        shown = talk.answers.get("cards", "") if talk is not None else ""
        numbers = [int(n) for n in NUMBERS.findall(shown)] or (
            [talk.signal] if talk is not None and talk.signal else []
        )
        seen = [s for n in numbers if (s := thought.signal(n)) is not None and not s.closed]
        again_later(thought, [s for s in seen if may_act(s, thought.person.contact, thought.scene)])
        thought.turn(for_nobody_yet(thought.scene.talk))
        return True
    return False


def named_later(thought: Thought, text: str) -> bool:
    """[Straks] by its own name; [Later] is a choice of one card."""
    labels = thought.scene.world.words.labels.get(thought.person.language, {}).get("round-do", {})
    return named(text, [Option("later", labels.get("later", ""))]) is not None


def has_phoned(thought: Thought, text: str, machine: Machine) -> bool:
    """'Gebeld' without a number: of the one call that is open; of several it is asked, for a number is gone then."""
    talk = thought.talk
    if not clearly(thought, text, CALLED) or (talk is not None and talk.flow not in GIVES_WAY):
        return False
    calls = [s.number for s in on_desk(thought.scene) if s.words.get("phone") and s.lead == thought.person.contact]
    if len(calls) == 1:
        go_on(thought, heard(thought, calls[0], text), machine)
    elif calls:
        machine.begin(thought, "which", {"words": text}, opening="which-do")
    return bool(calls)


def go_on(thought: Thought, onward: Onward | None, machine: Machine) -> None:
    """Begin what follows, where something does."""
    if onward is not None and onward.flow == "follow" and thought.talk is not None:
        machine.interrupt(thought, onward.flow, onward.answers, onward.signal)  # another question stays open
    elif onward is not None:
        machine.begin(thought, onward.flow, onward.answers, onward.signal)


def small_talk(thought: Thought, text: str) -> str | None:
    """'thanks', 'greeting', ...: what a contact says to the bot itself; None for everything else."""
    if NO_WORDS.match(text) and not any(c.isdigit() for c in text):
        return "thanks"  # a thumb, a heart
    remark = aside(text, thought.scene.world.words)
    if remark is not None and remark.whole and remark.name in {*KIND, "greeting", "status"}:
        return remark.name
    return None


def kindly(thought: Thought, text: str) -> bool:
    """Small talk in the middle of a question: a kind word, and the question stands."""
    match small_talk(thought, text):
        case None:
            return False
        case "greeting":
            thought.answer("greeting-back")
        case "status":
            commands.mine(thought)
        case _:
            thought.answer("contact-thanks")
    return True


def never_mind(thought: Thought, text: str) -> bool:
    """ "Laat maar" ends what was being written, and a thumb is no answer to anything."""
    if NO_WORDS.match(text) and not any(c.isdigit() for c in text):
        thought.answer("contact-thanks")
        return True
    return clearly(thought, text, NEVER_MIND) and let_it_be(thought)


def let_it_be(thought: Thought) -> bool:
    """Nothing is sent, and nothing waits for it; what lay underneath is open again."""
    talk = thought.talk
    if talk is not None:
        halfway.let_go(thought, talk.signal)
    thought.turn(talk.before if talk is not None else None)
    thought.answer("not-sent")
    return True


def answer_small_talk(thought: Thought, text: str, machine: Machine) -> bool:
    """A short kind word back; a hello gets the menu. False when it is a sentence after all."""
    if small_talk(thought, text) == "greeting":
        machine.begin(thought, "desk")
        return True
    return kindly(thought, text)


# For whom a loose sentence is: a resident, somebody on the street, or the contact's own idea


def when_open(how_many: str) -> Callable[[Answers, Scene], bool]:
    """Asked with so many open; not asked twice when that changed in between."""

    def so(answers: Answers, scene: Scene) -> bool:
        return answers.get("open") == how_many

    return so


def loose_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The words, and what is open: never guessed for whom they are."""
    values: dict[str, Value] = {"text": Quote(talk.answers.get("text", "")), "numbers": commands.open_numbers(scene)}
    return {**values, "number": signal.number, "what": known_by(scene, signal)} if signal else values


def loose_onward(thought: Thought, talk: Talk) -> Onward | None:
    """[Voor die bewoner] sends it, [Voor een bewoner] asks for whom, [Gehoord op straat] logs it."""
    text = talk.answers["text"]
    match next((talk.answers[a] for a in ("one", "several", "none") if a in talk.answers), ""):
        case "resident" if talk.answers["open"] == "one":
            return send(thought, talk.signal or 0, text)
        case "resident":
            return Onward("which", {"words": text})
        case "street":
            told = on_the_street(thought.scene, text) if len(text.split()) >= A_FEW_WORDS else {}
            return Onward("street", told)
        case "own" if len(text.split()) < A_FEW_WORDS:
            return Onward("idea")
        case "own":
            return None
        case _:
            thought.answer("not-sent")
            return None


_SOMEBODY = choice("resident", "street", "own")
LOOSE = (
    Ask("one", _SOMEBODY, when=when_open("one"), required=True),
    Ask("several", _SOMEBODY, when=when_open("several"), required=True),
    Ask("none", choice("street", "own"), when=when_open("none"), required=True),
)
