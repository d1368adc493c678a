"""To be called by a human: where, which number, and a signal that says no more than that (PRODUCT 3, 6).

Asked for by name ("bel me"), after a grave word, or given with a number that nobody asked for. A number is kept with
its signal only, behind the page of its one contact; a question that gets no answer twice lets go.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from flows.asides import aside
from flows.doors import desk_values, presence
from flows.events import Said
from flows.grammar import END, Answers, Ask, Flow, choice, phone, place, words
from flows.machine import AHEAD, Machine
from flows.masking import number_in
from flows.reading import OUTSIDE, read_sentence
from flows.scene import Scene
from flows.signals import card_ready, handed_in, lead_for, log_signal
from flows.state import ALARM, OPEN_HANDED, Signal, Talk
from flows.talks.calm import despaired, just_grave, rest_calmly
from flows.talks.resident import keep_for_a_day, leave_nothing, resident_values
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Role, Value

OVERIG = "overig"
GRAVE_CALLS = frozenset({"low", "safe-call"})
#: What is said when nobody calls after all: others who listen.
NO_CALL: Mapping[str, str] = {"low": "calm-no", "safe-call": "never-safe", "never-safe": "never-safe"}
#: Worries about a person, not about a place.
ABOUT_SOMEBODY = frozenset({"eenzaamheid", "zorg"})
#: What a call is about, and who gets it, by the conversation that asks for it.
CALLS: Mapping[str, Answers] = {
    "call-me": {"about": "call", "kind": "question", "themes": OVERIG},
    "call-heard": {"about": "call", "kind": "question", "themes": OVERIG},
    "low": {"about": "low", "kind": "need", "themes": "zorg"},
    "safe-call": {"about": "violence", "kind": "need", "themes": "zorg"},
}
#: What a number says at the question whether somebody may call.
YES: Mapping[str, str] = {"call": "call", "do": "yes", "yes": "yes"}
#: A wish for a human where that is what is asked already: it is a yes to it.
_A_YES: Mapping[tuple[str, str], str] = {("violence", "do"): "call", ("low", "call"): "call"}
#: Words with which somebody gives their own number, in any of our languages.
OWN_NUMBER = re.compile(
    r"\b(?:mijn|m'n|mn|my)\s+(?:\w+\s+)?(?:nummer|nr|tel\w*|number|phone)\b|\b(?:bel|bellen|call|phone)\b",
    re.IGNORECASE,
)
FOR_A_CONTACT = frozenset({"asked", "own-add", "for-contact"})  #: Words that go to one contact, a number in them too.
AN_HOUR = timedelta(hours=1)
A_REQUEST = 14  #: Words: a longer message is about something, the number stands beside it.
PEOPLE_TOLD = 3  #: Contacts whose presence is told when somebody would like to speak a human.


def known(scene: Scene, talk: Talk) -> Answers:
    """What these conversations know without asking: what kind of call it is, and where somebody lives."""
    where = scene.person.district if scene.person.district in scene.world.directory.districts else None
    return {**({"where": where} if where else {}), **CALLS.get(talk.flow, {}), **talk.answers}


def home_unknown(answers: Answers, scene: Scene) -> bool:
    """Where somebody lives is asked only when it is not known yet."""
    return not answers.get("where") and scene.person.district not in scene.world.directory.districts


def care_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """As in a resident's conversation, calm, with the municipality's own desk."""
    answers = known(scene, talk)
    values = dict(resident_values(scene, replace(talk, answers={**answers, "kind": "need"}), signal))
    where = signal.district if signal else answers.get("where")
    if where in scene.world.directory.districts:
        lead = signal.lead if signal else lead_for(scene, answers)[0]
        values["role"] = Role(lead)
    if where not in scene.world.directory.districts:
        return values
    values |= desk_values(scene, where)
    values["people"] = Lines(_people(scene, where or ""))
    if signal is not None:
        day = handed_in(scene, signal)
        closures = scene.district(signal.district).closures
        values |= {"handed": Day(day), "until": Day(scene.world.calendar.add_working(day, 1, closures))}
    return values


def _people(scene: Scene, where: str) -> tuple[Value, ...]:
    """Who can be met where and when, of those who chose hours for it."""
    contacts = (scene.world.directory.contacts[id] for id in scene.district(where).contacts)
    met = [c for c in contacts if c.presence and not c.police][:PEOPLE_TOLD]
    told = ((c, presence(c)) for c in met)
    return tuple(Phrase("person-meets", (("role", Role(c.id)), *p.values)) for c, p in told if isinstance(p, Phrase))


def begin_between(thought: Thought, machine: Machine, flow: str, answers: Answers, *, opening: str = "") -> None:
    """A short conversation in between; what was open is put again after it, and what is not finished is wiped."""
    under = thought.talk.before if thought.talk is not None and machine.between(thought.talk) else thought.talk
    thought.talk = under if under is not None and under.flow not in OPEN_HANDED else None
    if thought.talk is None:
        machine.begin(thought, flow, answers, opening=opening)
    else:
        keep_for_a_day(thought, thought.talk)
        machine.interrupt(thought, flow, answers, opening=opening)


def call_me(thought: Thought, machine: Machine, text: str, *, shows: bool = False) -> None:
    """'Bel me', 'mijn nummer is ...': place, number, and a signal for who is there. `shows`: who and where first."""
    answers, flow, opening = dict(told(thought, machine, text)), "call-me", ""
    if despaired(thought.scene.talk):
        thought.answer("talk-now")  # a human on a day comes beside it, not in its place: short, without a road
        answers |= {"themes": answers.get("themes", "zorg"), "kind": "need"}
        flow = "low"
        opening = "" if home_unknown(answers, thought.scene) else "low-near"
    if (number := number_in(text)) is not None:
        thought.hide()
        answers["number"], flow, opening = number, "call-heard", ""
    elif shows and flow == "call-me":
        answers["told"] = "person"
    if about_somebody(thought.talk, machine):
        # Who tells of loneliness and would like to be called wants one thing: the call takes the story's place.
        machine.begin(thought, flow, answers, opening=opening)
    else:
        begin_between(thought, machine, flow, answers, opening=opening)


def wants_human(thought: Thought, machine: Machine) -> bool:
    """'Kan ik met een mens praten?' where a call is what is spoken about: it goes on there; False elsewhere."""
    talk = thought.talk
    if talk is not None and talk.flow not in CALLS and talk.answers.get(ALARM) == "violence" and just_grave(thought):
        begin_between(thought, machine, "safe-call", {})  # the card is closed, and calling may still be unsafe
        return True
    if talk is None or talk.flow not in CALLS.keys() | {"basic", "call", "violence"}:
        return False
    flow = machine.flows[talk.flow]
    ask, choice = flow.ask(talk.at), _A_YES.get((talk.flow, talk.at))
    if ask is not None and choice is not None:
        machine.take(thought, flow, ask, talk, choice)
    else:
        machine.repeat(thought)
    return True


def about_somebody(talk: Talk | None, machine: Machine) -> bool:
    """A story before its yes about a person, not about a place."""
    themes = talk.answers.get("themes", "") if talk is not None and machine.unkept(talk) else ""
    return themes.partition(",")[0] in ABOUT_SOMEBODY


def told(thought: Thought, machine: Machine, text: str) -> Answers:
    """Where, and who is there for it, as far as this sentence or the story before it tells."""
    talk = thought.talk
    number = number_in(text)
    request = aside(text.replace(number or "\0", ""), thought.scene.world.words)
    whole = not text or (request is not None and request.whole)  # "bel me" is not about a doorbell
    read = {} if whole else read_sentence(thought.scene, text)[1]
    story = talk.answers if talk is not None and machine.unkept(talk) else {}
    signal = _just_told(thought) if number is not None else None
    lately = {"themes": ",".join(signal.themes)} if signal is not None else {}
    where = read.get("where") or (talk.answers.get("where") if talk is not None else None)
    themes = (a["themes"] for a in (story, read, lately) if not a.get("themes", OVERIG).startswith(OVERIG))
    found = {"where": where, "themes": next(themes, None)}
    return {name: answer for name, answer in found.items() if answer}


def _just_told(thought: Thought) -> Signal | None:
    """The speaker's signal of this hour: a number that follows it unasked is about that."""
    own = (s for s in thought.scene.signals.values() if s.person == thought.person.id and not s.closed)
    return max((s for s in own if thought.scene.now - s.created < AN_HOUR), key=lambda s: s.created, default=None)


def gives_number(thought: Thought, text: str) -> bool:
    """'Mijn nummer is 06 ...', or a number alone, typed where nobody asked for one."""
    talk = thought.talk
    asked = talk is not None and (talk.at == "number" or talk.flow in FOR_A_CONTACT)
    number = number_in(text)
    short = len(text.split()) <= A_REQUEST
    return not asked and short and number is not None and (text.strip() == number or bool(OWN_NUMBER.search(text)))


def number_ahead(thought: Thought, machine: Machine, text: str) -> bool:
    """A number typed at an earlier question of a call is a yes to being called, and is not asked again."""
    talk, number = thought.talk, number_in(text)
    flow = machine.flows.get(talk.flow) if talk else None
    if talk is None or flow is None or number is None or not flow.between or flow.ask("number") is None:
        return False
    ask = flow.ask(talk.at)
    if ask is None or ask.name == "number" or "number" in talk.answers:
        return False
    thought.hide()
    talk = thought.talk = replace(talk, answers={**talk.answers, f"{AHEAD}number": number})
    beside = text.replace(number, " ").strip(" ,.:;-")
    if ask.name in YES:
        machine.take(thought, flow, ask, talk, YES[ask.name])
    elif not beside or not machine.hear(thought, Said(beside)):
        machine.repeat(thought)
    return True


def log_call(thought: Thought, talk: Talk) -> Talk:
    """The number is there: the signal exists. It is kept with the signal only, never with the conversation."""
    number = talk.answers.get("number", "")
    if not number or talk.answers.get("sure") == "no":
        return talk
    thought.hide()
    talk = log_signal(thought, replace(talk, answers=known(thought.scene, talk)))
    signal = thought.signal(talk.signal)
    if signal is not None:
        thought.put(signal.with_words(phone=number, safe=talk.answers.get("when", "")))
        thought.record(signal.number, "resident", "asks to be called")
    under = talk.before
    if under is not None and under.signal is None:
        keep_for_a_day(thought, talk)  # what waits underneath has had no yes yet
        under = replace(under, answers={"where": talk.answers["where"], **under.answers})  # and is not asked where
    return replace(talk, answers={**talk.answers, "number": "given"}, before=under)


def will_call(thought: Thought, talk: Talk) -> None:
    """The contact sees the card now if they are at work; the resident hears who and when."""
    signal = thought.signal(talk.signal)
    if signal is None:
        _nobody_calls(thought, talk)
        return
    signal = thought.put(signal.with_words(what=talk.answers.get("what", "")))
    card_ready(thought, signal.number)
    thought.answer(f"{talk.flow}-thanks", care_values(thought.scene, talk, signal), signal=signal.number)
    if talk.flow in GRAVE_CALLS:
        rest_calmly(thought)


def _nobody_calls(thought: Thought, talk: Talk) -> None:
    """No number, no call; nothing of it is kept."""
    if talk.before is None:
        leave_nothing(thought, talk)
    thought.answer(NO_CALL.get(talk.flow, "no-call"))
    if talk.flow in NO_CALL:
        rest_calmly(thought, "" if talk.flow == "low" else "violence")


def came_by_person(answers: Answers, scene: Scene) -> bool:
    """Who asked for a human hears who, where and when before anything is asked."""
    return answers.get("told") == "person"


_HOME = Ask("where", place(), when=home_unknown, goto={OUTSIDE: OUTSIDE, "": END}, lets_go=True, required=True)
NUMBER = Ask("number", phone(), lets_go=True)


def _call(name: str, asks: tuple[Ask, ...], logs: str = "number") -> Flow:
    """A conversation that ends in a call: its signal exists from the question `logs` on."""
    return Flow(
        name,
        asks,
        begin=keep_for_a_day,
        logs=logs,
        log=log_call,
        finish=will_call,
        values=care_values,
        fleeting=True,
        between=True,
    )


CALL_ME = _call(
    "call-me",
    (
        _HOME,
        Ask("do", choice("yes", "no"), when=came_by_person, goto={"no": END, "": END}, lets_go=True, required=True),
        NUMBER,
        Ask("what", words(up_to=300), when=lambda answers, scene: bool(answers.get("number"))),
    ),
)
CALL_HEARD = _call(
    "call-heard",
    (
        _HOME,
        Ask("sure", choice("yes", "no"), goto={"no": END, "": END}, lets_go=True, required=True),
        Ask("what", words(up_to=300)),
    ),
    logs="sure",
)
LOW = _call(
    "low",
    (Ask("call", choice("call", "no"), goto={"no": END, "": END}, lets_go=True, required=True), _HOME, NUMBER),
)
SAFE_CALL = _call(
    "safe-call",
    (
        Ask(
            "when",
            words(up_to=300, typed=("never-safe",)),
            goto={"never-safe": "never-safe", "": "never-safe"},
        ),
        _HOME,
        NUMBER,
    ),
)
FLOWS = (CALL_ME, CALL_HEARD, LOW, SAFE_CALL, Flow("never-safe", (), finish=_nobody_calls, between=True))
