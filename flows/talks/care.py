"""Care after a grave word: violence, despair, basic needs, the law (PRODUCT 6). Calls are in `flows.talks.calls`.

No cheer and no ladder here. What was typed after a grave word is not kept; a signal only says that somebody would
like to be called, when that is safe, and about what they themselves chose to write.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from flows.doors import at_door
from flows.events import Event, Pressed, Said, Started
from flows.grammar import Ask, Flow, choice, place
from flows.machine import Machine
from flows.reading import OUTSIDE
from flows.signals import at_work, card_ready, hand_in, handed_in, log_signal, tell_contact
from flows.soundings import sounds_of
from flows.state import SILENT, Choice, Talk
from flows.talks import calls
from flows.talks.calls import NUMBER, begin_between, care_values, home_unknown
from flows.talks.calm import rest_calmly
from flows.talks.resident import keep_for_a_day, leave_nothing
from flows.thought import Thought

NEEDS = "zorg"  #: The theme of who helps with food, a roof and rest, whatever word was said.
CALM_DAYS = timedelta(days=7)  #: After a word of suicide nothing festive and no check-in for so long.
GRAVE = frozenset({"now", "suicide", "violence"})  #: A card at once, and the words are not kept.
VIOLENCE = frozenset({"violence", "safe-call"})  #: Conversations in which silence goes on.
#: Commands with which somebody leaves the violence card for something else.
LEAVES = frozenset({"mine", "menu", "change", "language", "my-data"})
CARDS: Mapping[str, str] = {"now": "danger-now", "suicide": "danger-suicide", "violence": "violence-do"}


QUOTES = re.compile(r"[#:\"“”‘«]")  #: A contact tells what somebody else said, or about which signal.


# A grave word


def alarm(thought: Thought, found: str, text: str) -> None:
    """A fixed text at once; only kind and time are kept (PRODUCT 6)."""
    thought.hide()
    if found == "suicide":
        thought.set_timer("calm", thought.person.id, thought.scene.now + CALM_DAYS)
    heard = sounds_of(thought.scene.world.words, text)
    card = CARDS[found]
    if found == "now" and "gas" in heard:
        card = "danger-gas"
    elif found == "suicide" and "took" in heard:
        card = "danger-took"
    if thought.scene.contact is not None:
        # Residents count on a contact's rounds: the card without a silence. What they say next is about the card,
        # where they said it of themselves; mostly they repeat what a resident said.
        thought.answer(card, rank="emergency")
        if of_oneself(thought, text):
            rest_calmly(thought, found)
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
    thought.answer(card, rank="emergency")
    rest_calmly(thought, found)


def of_oneself(thought: Thought, text: str) -> bool:
    """A contact says it of themselves, and repeats nobody's words."""
    heard = sounds_of(thought.scene.world.words, text)
    return "myself" in heard and "note" not in heard and not QUOTES.search(text) and thought.scene.shown is None


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


def low(thought: Thought, machine: Machine, text: str) -> None:
    """Despair that does not call itself danger: 113, and a human who calls; nothing else is asked first."""
    thought.hide()
    thought.answer("danger-low", rank="emergency")
    where = calls.told(thought, machine, text).get("where")
    begin_between(thought, machine, "low", {"where": where} if where else {})


# Violence


def wipe_here(thought: Thought, talk: Talk) -> None:
    """[Wis bij jou]: what stands with us of this conversation; copies on phones are not ours."""
    thought.wipe(talk.since or thought.scene.now)


def goodbye(thought: Thought, talk: Talk) -> None:
    """[Klaar]: a short end. The silence stays until they write something else."""
    thought.answer("violence-done")
    rest_calmly(thought, "violence")


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
        NUMBER,
    ),
    begin=keep_for_a_day,
    logs="yes",
    log=log_need,
    finish=need_known,
    values=care_values,
    fleeting=True,
    between=True,
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
    between=True,
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
    between=True,
)
FLOWS = (
    BASIC,
    Flow("basic-no", (), finish=calm_no, between=True),
    FORMAL,
    VIOLENCE_CARD,
    *calls.FLOWS,
)
OWN_ROAD = frozenset({"basic", "formal"})  #: Dangers that have a conversation of their own.
