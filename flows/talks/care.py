"""Care after a grave word: violence, despair, basic needs, the law; and being called by a human (PRODUCT 3, 6).

No cheer and no ladder here. What was typed after a grave word is not kept; a signal only says that somebody would
like to be called, when that is safe, and about what they themselves chose to write.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from flows.doors import at_door, desk_values, presence
from flows.events import Event, Pressed, Said, Started
from flows.grammar import END, Answers, Ask, Flow, choice, phone, place, words
from flows.machine import Machine
from flows.masking import number_in
from flows.reading import OUTSIDE, read_sentence
from flows.scene import Scene
from flows.signals import at_work, card_ready, hand_in, handed_in, lead_for, log_signal, tell_contact
from flows.state import CALM, OPEN_HANDED, SILENT, Choice, Signal, Talk
from flows.talks.resident import keep_for_a_day, leave_nothing, resident_values
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Role, Value

NEEDS = "zorg"  #: The theme of who helps with food, a roof and rest, whatever word was said.
CALM_DAYS = timedelta(days=7)  #: After a word of suicide nothing festive and no check-in for so long.
CALM_HOUR = timedelta(hours=1)  #: How long "ok" after a grave word gets a calm line, never the menu.
GRAVE = frozenset({"now", "suicide", "violence"})  #: A card at once, and the words are not kept.
GRAVE_CALLS = frozenset({"low", "safe-call"})
GRAVE_TALKS = frozenset({"violence", "safe-call", "low", "basic"})
VIOLENCE = frozenset({"violence", "safe-call"})  #: Conversations in which silence goes on.
#: Commands with which somebody leaves the violence card for something else.
LEAVES = frozenset({"mine", "menu", "change", "language", "my-data"})
CARDS: Mapping[str, str] = {"now": "danger-now", "suicide": "danger-suicide", "violence": "violence-do"}
#: What a call is about, and who gets it, by the conversation that asks for it.
CALLS: Mapping[str, Answers] = {
    "call-me": {"about": "call", "kind": "question", "themes": "overig"},
    "call-heard": {"about": "call", "kind": "question", "themes": "overig"},
    "low": {"about": "low", "kind": "need", "themes": "zorg"},
    "safe-call": {"about": "violence", "kind": "need", "themes": "zorg"},
}
#: Words with which somebody gives their own number, in any of our languages.
OWN_NUMBER = re.compile(
    r"\b(?:mijn|m'n|mn|my)\s+(?:\w+\s+)?(?:nummer|nr|tel\w*|number|phone)\b|\b(?:bel|bellen|call|phone)\b",
    re.IGNORECASE,
)
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


# A grave word


def alarm(thought: Thought, found: str) -> None:
    """A fixed text at once; only kind and time are kept (PRODUCT 6)."""
    thought.hide()
    if found == "suicide":
        thought.set_timer("calm", thought.person.id, thought.scene.now + CALM_DAYS)
    if thought.scene.contact is not None:
        # A contact mostly repeats what a resident said, and residents count on their rounds: the card only.
        thought.answer(CARDS[found], rank="emergency")
        return
    if found == "violence":
        choices = tuple(Choice(c) for c in ("wipe", "call", "done"))
        left = thought.talk.before or thought.talk if thought.talk is not None else None
        since = left.since if left is not None else None
        if left is not None and left.signal is None and left.answers:
            thought.wipe(since or thought.scene.now)  # a story before its yes is not picked up after this
        thought.answer(CARDS[found], choices=choices, rank="emergency")
        now = thought.scene.now
        thought.turn(Talk("violence", "do", offered=choices, since=since or now, asked=now))
        thought.know(replace(thought.person, silenced="violence"))
        return
    thought.answer(CARDS[found], rank="emergency")
    rest_calmly(thought)


def rest_calmly(thought: Thought) -> None:
    """An 'ok' within the hour is not answered with a menu; a question that is open waits, it is not put now."""
    if thought.talk is None or thought.talk.flow in OPEN_HANDED:
        thought.turn(Talk(CALM, "", since=thought.scene.now))
    else:
        thought.turn(replace(thought.talk))


def stays_calm(thought: Thought, event: Event, small: bool) -> bool:
    """'ok', a thank-you or a hello within the hour after a grave word."""
    talk = thought.talk
    if talk is not None and talk.flow in GRAVE_TALKS and talk.at in ("do", "call", "yes") and small:
        thought.answer("calm-here")  # the card stands above it; it is not put once more
        return True
    if talk is None or talk.flow != CALM:
        return False
    fresh = talk.since is not None and thought.scene.now - talk.since <= CALM_HOUR
    if not fresh or not small or not isinstance(event, Said):
        thought.talk = None
        return False
    thought.answer("calm-here")
    return True


def keeps_silent(thought: Thought, event: Event) -> bool:
    """Somebody who said that there is violence is busy with that card: nothing that waited may ring now."""
    if thought.person.silenced != "violence":
        return False
    shown = thought.scene.shown
    if isinstance(event, Pressed):
        return shown is not None and shown.key.partition("-")[0] in ("violence", "safe", "erase")
    if isinstance(event, Started):
        return False
    command = thought.scene.world.words.command(event.text) if isinstance(event, Said) else None
    if command == "erase":
        return True
    if thought.talk is not None and thought.talk.flow == "erase":
        return True  # who wipes everything reads nothing new first
    talk = thought.talk.before or thought.talk if thought.talk else None
    asked = thought.talk.asked or thought.talk.since if thought.talk else None
    if talk is None or talk.flow not in VIOLENCE or asked is None:
        return False
    return command not in LEAVES and thought.scene.now - asked <= SILENT


def low(thought: Thought, machine: Machine) -> None:
    """Despair that does not call itself danger: 113, and a human who calls; nothing else is asked first."""
    thought.hide()
    thought.answer("danger-low", rank="emergency")
    begin_between(thought, machine, "low", {})


def begin_between(thought: Thought, machine: Machine, flow: str, answers: Answers) -> None:
    """A short conversation in between; what was open is put again after it, and what is not finished is wiped."""
    under = thought.talk.before if thought.talk is not None and thought.talk.flow in BETWEEN else thought.talk
    thought.talk = under if under is not None and under.flow not in OPEN_HANDED else None
    if thought.talk is None:
        machine.begin(thought, flow, answers)
    else:
        keep_for_a_day(thought, thought.talk)
        machine.interrupt(thought, flow, answers)


# To be called


def call_me(thought: Thought, machine: Machine, text: str, *, shows: bool = False) -> None:
    """'Bel me', 'mijn nummer is ...': place, number, and a signal for who is there. `shows`: who and where first."""
    told = thought.talk.answers.get("where") if thought.talk is not None else None
    where = read_sentence(thought.scene, text)[1].get("where") or told
    answers = {"where": where} if where else {}
    if (number := number_in(text)) is not None:
        thought.hide()
        begin_between(thought, machine, "call-heard", {**answers, "number": number})
        return
    begin_between(thought, machine, "call-me", {**answers, **({"told": "person"} if shows else {})})


def gives_number(thought: Thought, text: str) -> bool:
    """'Mijn nummer is 06 ...', typed where nobody asked for a number."""
    talk = thought.talk
    asked = talk is not None and talk.at == "number"
    short = len(text.split()) <= A_REQUEST
    return not asked and short and number_in(text) is not None and bool(OWN_NUMBER.search(text))


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
    if talk.before is not None and talk.before.signal is None:
        keep_for_a_day(thought, talk)  # what waits underneath has had no yes yet
    return replace(talk, answers={**talk.answers, "number": "given"})


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
    thought.answer("calm-no" if talk.flow in GRAVE_CALLS else "no-call")
    if talk.flow in GRAVE_CALLS:
        rest_calmly(thought)


# Violence


def wipe_here(thought: Thought, talk: Talk) -> None:
    """[Wis bij jou]: what stands with us of this conversation; copies on phones are not ours."""
    thought.wipe(talk.since or thought.scene.now)


def goodbye(thought: Thought, talk: Talk) -> None:
    """[Klaar]: a short end. The silence stays until they write something else."""
    thought.answer("violence-done")
    rest_calmly(thought)


# Basic needs, and the law


def log_need(thought: Thought, talk: Talk) -> Talk:
    """The yes to basic needs: the contact hears of it now, before the number is there."""
    talk = log_signal(thought, talk)
    if (signal := thought.signal(talk.signal)) is not None:
        hand_in(thought, signal)
    return talk


def need_known(thought: Thought, talk: Talk) -> None:
    """With a number they are called, without one the answer comes here."""
    signal = thought.signal(talk.signal)
    if signal is None:
        return
    number = talk.answers.get("number", "")
    if number:
        thought.hide()
        signal = thought.put(signal.with_words(phone=number))
        thought.record(signal.number, "resident", "asks to be called")
        if at_work(thought.scene, signal):
            tell_contact(thought, signal, "resident-call", {})
    key = "basic-thanks" if number else "basic-chat"
    thought.answer(key, care_values(thought.scene, talk, signal), signal=signal.number)
    rest_calmly(thought)


def calm_no(thought: Thought, talk: Talk) -> None:
    """[Nee, dank je]: gone, without a question and without cheer."""
    leave_nothing(thought, talk)
    thought.answer("basic-no", {})
    rest_calmly(thought)


def formally(thought: Thought, talk: Talk) -> None:
    """To the municipality's desk, today where it is open; honest about the first day where it is not."""
    signal = thought.signal(talk.signal)
    if signal is None:
        return
    card_ready(thought, signal.number)
    today = handed_in(thought.scene, signal) == thought.scene.today
    key = "formal-thanks" if today else "formal-later"
    thought.answer(key, care_values(thought.scene, talk, signal), signal=signal.number)


def show_card(thought: Thought, found: str, answers: Mapping[str, str]) -> None:
    """The card about basic needs, a neighbour or the law, with the door of their own place."""
    key = {"basic": "basic-needs", "neighbour": "about-neighbour", "formal": "formal"}[found]
    at_door(thought, key, answers.get("where"))


def came_by_person(answers: Answers, scene: Scene) -> bool:
    """Who asked for a human hears who, where and when before anything is asked."""
    return answers.get("told") == "person"


_WHERE = Ask("where", place(), when=home_unknown, goto={OUTSIDE: OUTSIDE}, required=True)


BASIC = Flow(
    "basic",
    (
        _WHERE,
        Ask(
            "yes",
            choice("yes", "no", typed=("under-16",)),
            goto={"no": "basic-no", "under-16": "under-16"},
            required=True,
        ),
        Ask("number", phone()),
    ),
    begin=keep_for_a_day,
    logs="yes",
    log=log_need,
    finish=need_known,
    values=care_values,
    fleeting=True,
)
FORMAL = Flow(
    "formal",
    (
        _WHERE,
        Ask(
            "yes",
            choice("yes", "explain", "no", typed=("under-16",)),
            tells=frozenset({"explain"}),
            goto={"no": "forget", "under-16": "under-16"},
            required=True,
        ),
    ),
    begin=keep_for_a_day,
    logs="yes",
    log=log_signal,
    finish=formally,
    values=care_values,
    fleeting=True,
)


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
    )


CALL_ME = _call(
    "call-me",
    (
        _WHERE,
        Ask("do", choice("yes", "no"), when=came_by_person, goto={"no": END}, required=True),
        Ask("number", phone()),
        Ask("what", words(up_to=300), when=lambda answers, scene: bool(answers.get("number"))),
    ),
)
CALL_HEARD = _call(
    "call-heard",
    (
        _WHERE,
        Ask("sure", choice("yes", "no"), goto={"no": END}, required=True),
        Ask("what", words(up_to=300)),
    ),
    logs="sure",
)
LOW = _call(
    "low",
    (Ask("call", choice("call", "no"), goto={"no": END}, required=True), _WHERE, Ask("number", phone())),
)
SAFE_CALL = _call(
    "safe-call",
    (Ask("when", words(up_to=300), required=True), _WHERE, Ask("number", phone())),
)
#: Its buttons stay good: who is watched presses them when they can.
VIOLENCE_CARD = Flow(
    "violence",
    (
        Ask(
            "do",
            choice("wipe", "call", "done"),
            tells=frozenset({"wipe"}),
            does={"wipe": wipe_here},
            goto={"call": "safe-call"},
            required=True,
        ),
    ),
    finish=goodbye,
    standing=True,
)
FLOWS = (
    BASIC,
    Flow("basic-no", (), finish=calm_no),
    FORMAL,
    CALL_ME,
    CALL_HEARD,
    LOW,
    SAFE_CALL,
    VIOLENCE_CARD,
)
OWN_ROAD = frozenset({"basic", "formal"})  #: Dangers that have a conversation of their own.
#: Conversations that never wait underneath another.
BETWEEN = frozenset(f.name for f in FLOWS)
