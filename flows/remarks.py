"""Answers to what is said about the talk itself, or asked to know: see `flows.asides` for what counts as one.

A remark never starts a signal, and never loses the question that is open: it is answered, and the question comes
again. Who is answering a question in free words is interrupted only by what can be nothing else.
"""

from dataclasses import replace

from flows import commands
from flows.asides import ASKS, QUESTIONS, Aside, aside, asked_in
from flows.belonging import CONTENT
from flows.doors import at_door
from flows.events import Event, Said
from flows.opening import MACHINE, first_sentence
from flows.questions import answer_question, take_back
from flows.reading import read_sentence
from flows.signals import CARD_WAIT
from flows.state import ALARM, LISTENING, OPEN_HANDED, Talk
from flows.talks import calls
from flows.talks.calm import despaired
from flows.talks.information import information
from flows.thought import Thought
from flows.values import Quote, Theme

#: Remarks with one fixed answer, by their text.
ANSWERS = {
    "bye": "bye-back",
    "praise": "praise-back",
    "sorry": "sorry-back",
    "insult": "insult-back",
    "joke": "joke-back",
    "test": "test-back",
    "able": "able",
    "begins": "begins-back",
    "behind": "behind-back",
    "private": "private-back",
    "cost": "cost-back",
    "photo": "photo-back",
    "often": "often-back",
    "elsewhere": "elsewhere-back",
    "greeting": "greeting-back",
}
#: Said in the middle of free words they are the answer to the open question, not a remark.
WORDS = frozenset({"begins", "test", "praise", "pity", "sorry", "able", "why", "joke"})
#: Those of them that are a question after all, with a question mark.
ASKED_ALOUD = frozenset({"begins", "test", "able"})
#: As somebody's first words they are answered with the welcome, which says who speaks.
WELCOMED = frozenset(
    {"begins", "greeting", "test", "status", "slow", "why", "besides", "instead", "human", "elsewhere"}
)
#: Answers in free words that a corrected message may replace.
ADDED = frozenset({"how", "who", "self", "for", "better"})
#: Asked beside what somebody comes to tell: 'mag het anoniem? er is overlast in mijn straat'.
BESIDE = frozenset({"private", "behind", "cost"})
#: Kind words that ask for nothing.
KIND = frozenset({"thanks", "bye", "greeting"})


def remark(thought: Thought, event: Event, found: str | None) -> bool:
    """Answers a remark; False when the message is something else. `found` is its danger, which goes first."""
    if not isinstance(event, Said) or found is not None or thought.scene.contact is not None:
        return False
    heard = aside(event.text, thought.scene.world.words)
    if heard is None or not _counts(thought, event, heard):
        return False
    return _answer(thought, event.text, heard)


def _counts(thought: Thought, event: Said, heard: Aside) -> bool:
    """Whether a remark is the point of the message, here and now."""
    talk = thought.talk
    if heard.name == "instead" and MACHINE.unkept(talk):
        # "nee, toch iets anders" is no [Nee, wis het]; "nee, toch niet" is
        return heard.rest.strip(" .!").casefold() not in thought.scene.world.words.negations
    if heard.whole and heard.name in QUESTIONS:
        return True
    if (
        MACHINE.picks(thought, event) is not None
        and heard.name != "why"
        and not (heard.whole and heard.name == "puzzled")
    ):
        return False
    if talk is not None and talk.flow == LISTENING:
        return heard.whole and heard.name in KIND  # anything else may be for the contact who wrote
    if talk is not None and not talk.offered and talk.flow not in OPEN_HANDED:
        named_only = heard.name == "begins" and talk.at == "what"  # "een idee" tells no idea yet
        aloud = heard.name in ASKED_ALOUD and event.text.rstrip().endswith("?")
        return heard.whole and (named_only or aloud or heard.name not in WORDS)
    if heard.name in ("besides", "instead", "call", "person", "private") or heard.whole:
        return True
    reading, _ = read_sentence(thought.scene, event.text)
    return reading.kind not in CONTENT or reading.unsure


def _answer(thought: Thought, text: str, heard: Aside) -> bool:
    if not thought.person.met and thought.talk is None and heard.name not in WELCOMED:
        if not despaired(thought.scene.talk):
            thought.answer("intro-anywhere")  # the very first words say that this is a computer
        thought.know(replace(thought.person, met=True))
    match heard.name:
        case "why":
            return _why(thought)
        case "besides":
            return _besides(thought, text)
        case "instead":
            return _instead(thought, heard.rest)
        case name if name in ASKS:
            return _told(thought, name, text)
        case name if name in QUESTIONS:
            answer_question(thought, name, MACHINE)
        case "withdraw":
            take_back(thought, text, MACHINE)
            return True
        case "puzzled":
            if thought.talk is None:
                thought.answer("able")
            else:
                MACHINE.repeat(thought, ".unclear")
            return True
        case "call" | "person" as name:
            if not calls.wants_human(thought, MACHINE):
                calls.call_me(thought, MACHINE, text, shows=name == "person")
            return True
        case "begins" if not _at_rest(thought) and thought.talk is not None and thought.talk.at == "what":
            MACHINE.repeat(thought)
            return True
        case "often" if _agreed(thought):
            commands.mine(thought)  # with [Eigen ritme]
            return True
        case "begins" if _at_rest(thought):
            MACHINE.begin(thought, "welcome", opening="welcome-begins")
            return True
        case "elsewhere" if _at_rest(thought):
            MACHINE.begin(thought, "welcome", opening="welcome-elsewhere")
            return True
        case "human" if despaired(thought.scene.talk):
            calls.call_me(thought, MACHINE, text)
            return True
        case "human":
            at_door(thought, "human")
        case "status" | "slow" | "pity" | "thanks":
            if not _own(thought, heard.name):
                return True
        case "greeting" | "test" if _at_rest(thought):
            if heard.name == "greeting" or thought.talk is not None:
                return False  # the hand that is held out, or the next promised day
            MACHINE.begin(thought, "welcome", opening="welcome-test")
            return True
        case name:
            thought.answer(ANSWERS[name])
            if name in BESIDE and not heard.whole:
                return False  # asked beside what they came to tell, which is heard too
    if not _at_rest(thought) and (thought.talk is None or not _under_a_card(thought.talk)):
        MACHINE.repeat(thought)
    return True


def _under_a_card(talk: Talk) -> bool:
    """A card is said once: its buttons stand above this, and what waits under it is not put now."""
    return talk.flow == "violence" or ALARM in talk.answers


def _agreed(thought: Thought) -> bool:
    newest = commands.newest_of(thought)
    return newest is not None and newest.status == "agreed"


def _at_rest(thought: Thought) -> bool:
    """Nothing is asked that must be asked again after a remark."""
    talk = thought.talk
    return talk is None or talk.flow in OPEN_HANDED or talk.flow == LISTENING


def _told(thought: Thought, about: str, text: str) -> bool:
    """From the directory: in a conversation at once and on; else with a human one tap away."""
    answers = {k: v for k, v in read_sentence(thought.scene, text)[1].items() if k in ("where", "themes")}
    talk = thought.talk
    if _at_rest(thought):
        asked = ",".join(asked_in(text, thought.scene.world.words)) or about
        MACHINE.begin(thought, "info", {**answers, "about": asked, "what": text, "kind": "question"})
        return True
    signal = thought.signal(talk.signal) if talk else None
    home = talk.answers.get("where") if talk else None
    where = signal.district if signal else home or answers.get("where")
    if where in thought.scene.world.directory.districts:
        known = information(thought.scene, about, text, where or "")
        flow = MACHINE.flows.get(talk.flow) if talk else None
        if known.key == "info-everybody" and talk is not None and flow is not None and talk.at == flow.logs:
            return _why(thought)  # "wie is dat dan?" at the yes is about who was named
        for told in (
            information(thought.scene, n, text, where or "") for n in asked_in(text, thought.scene.world.words)
        ):
            thought.answer(told.key, dict(told.values))
    else:
        thought.answer("info-anywhere")
    MACHINE.repeat(thought)
    return True


def _own(thought: Thought, name: str) -> bool:
    """About one's own signals: where it is and when they hear, without an excuse. False: a question follows."""
    signals = [s for s in thought.scene.signals.values() if s.person == thought.person.id]
    newest = commands.newest_of(thought)
    if newest is not None:
        several = name == "status" and sum(not s.closed for s in signals) > 1
        if several:
            commands.mine(thought)
        else:
            thought.answer(f"{name}-open", commands.standing_values(thought, newest), signal=newest.number)
    elif name == "thanks":
        thought.answer("thanks-back")
    elif name == "pity":
        at_door(thought, "pity-back")
    elif _at_rest(thought):
        MACHINE.begin(thought, "welcome", opening="welcome-nothing")
        return False
    else:
        thought.answer("nothing-sent")
    return True


def _why(thought: Thought) -> bool:
    """'Waarom de sociaal werker?' at the yes: the words that decided, and the way to change it."""
    talk = thought.talk
    flow = MACHINE.flows.get(talk.flow) if talk else None
    if talk is None or flow is None or talk.at != flow.logs:
        return False
    values = flow.values(thought.scene, talk, None)
    because, theme = talk.answers.get("because", ""), talk.answers.get("themes", "overig").partition(",")[0]
    key = "why-role" if because and theme != "overig" else "why-role-bare"
    thought.answer(key, {**values, "because": Quote(because), "theme": Theme(theme)})
    MACHINE.repeat(thought)
    return True


def _besides(thought: Thought, text: str) -> bool:
    """'Oh ja, en ...' within a day of the yes: asked whether it belongs to that signal."""
    if not _at_rest(thought):
        return False
    newest = commands.newest_of(thought)
    if newest is None or thought.scene.now - newest.created > 12 * CARD_WAIT:
        return False
    thought.talk = None
    MACHINE.begin(thought, "belongs", {"text": text}, newest.number)
    return True


def _instead(thought: Thought, rest: str) -> bool:
    """'Nee, toch iets anders: ...' before the yes: the new words replace the old."""
    talk = thought.talk
    if talk is None or not MACHINE.unkept(talk):
        return False
    if len(rest.split()) > 1:
        first_sentence(thought, rest, None, since=talk.since, anew=True)
    else:
        MACHINE.ask_again(thought, "what")
    return True


def mended(thought: Thought, event: Event, found: str | None) -> bool:
    """An edited message: before the yes the new words count; later they are added to what was sent."""
    if not isinstance(event, Said) or not event.edited or thought.scene.contact is not None:
        return False
    talk = thought.talk
    if talk is not None and MACHINE.unkept(talk):
        first_sentence(thought, event.text, found, since=talk.since, anew=True)
        return True
    signal = thought.signal(talk.signal) if talk is not None else commands.newest_of(thought)
    if signal is None or signal.closed:
        return False
    told = [k for k, v in talk.answers.items() if k in ADDED and v] if talk is not None else []
    if talk is not None and told:
        thought.put(signal.with_words(**{told[-1]: event.text}))
        thought.turn(replace(talk, answers={**talk.answers, told[-1]: event.text}))
        thought.answer("mended", {"number": signal.number})
    else:
        commands.about_mine(thought, signal, event.text)
    MACHINE.repeat(thought)
    return True
