"""What a resident answers later: a contact's question, a check-in, a note, whether it worked.

These are about one signal each, so a late press still counts (`standing`).
"""

from collections.abc import Mapping
from dataclasses import replace

from flows.grammar import Ask, Flow, choice, phone, words
from flows.masking import number_in, without_numbers
from flows.promise import CHECK_INS, after_pause, values_of
from flows.scene import Scene
from flows.signals import FIRST_PROMISE, announce, close, plan_chase, recount, tell_contact
from flows.state import Signal, Status, Talk
from flows.talks.stories import after_result
from flows.thought import Thought
from flows.values import Phrase, Quote, Value

TOLD = "told-result"  #: In a signal's words: what its lead heard of how it ended.
BESIDE_A_NUMBER = 4  #: Words beside a number: fewer only say that it is one.


def own_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What these texts may say."""
    if signal is None:
        return {"number": talk.signal or 0}
    district = scene.district(signal.district)
    when = district.meeting.when
    return {
        **values_of(scene, signal, scene.world.calendar.day(signal.promised)),
        "step": Quote(signal.words.get("step", "")),
        "maintains": Phrase(f"maintains-{signal.words.get('maintains', 'other')}"),
        "meeting-place": district.meeting.place,
        "meeting-when": when.get(scene.person.language) or when["nl"],
    }


def owed_again(thought: Thought, signal: Signal, line: str) -> Signal:
    """The resident spoke, a contact owes: five working days, and a line in the next round."""
    scene = thought.scene
    closures = scene.district(signal.district).closures
    signal = recount(thought, signal, scene.world.calendar.add_working(scene.today, FIRST_PROMISE, closures))
    signal = thought.put(replace(signal, named=False, ready=scene.now))
    plan_chase(thought, signal)
    announce(thought, signal, after=scene.now)
    thought.record(signal.number, "resident", line)
    return signal


def number_told(thought: Thought, signal: Signal, text: str) -> bool:
    """A telephone number in words to a contact: behind that contact's signed page, never sent on in plain."""
    number = number_in(text)
    if number is None:
        return False
    thought.hide()
    signal = thought.put(signal.with_words(phone=number))
    thought.record(signal.number, "resident", "asks to be called")
    if len(text.replace(number, " ").split()) < BESIDE_A_NUMBER:
        tell_contact(thought, signal, "resident-call", {})
    else:
        tell_contact(thought, signal, "resident-call-words", {"words": Quote(text)})
    thought.answer("call-asked", own_values(thought.scene, Talk("", ""), signal), signal=signal.number)
    return True


def answered(thought: Thought, talk: Talk) -> None:
    """The answer to a contact's question goes to them; the promise runs again."""
    signal = thought.signal(talk.signal)
    if signal is None or signal.closed:
        thought.answer("closed-for-you", {"number": talk.signal or 0})
        return
    text = talk.answers.get("answer", "")
    signal = signal.with_words(answer=without_numbers(text))
    signal = owed_again(thought, replace(signal, status="taken_up"), "answered")
    if number_told(thought, signal, text):
        return
    tell_contact(thought, signal, "resident-answers", {"words": Quote(text)})
    thought.answer("answer-sent", own_values(thought.scene, talk, signal))


def rhythm(thought: Thought, talk: Talk) -> None:
    """When I ask again: the resident's own rhythm."""
    signal = thought.signal(talk.signal)
    chosen = talk.answers.get("how") or "two-weeks"
    if signal is None or signal.status != "agreed":
        thought.answer("closed-for-you", {"number": talk.signal or 0})
        return
    calendar = thought.scene.world.calendar
    moment = calendar.next_resident_moment(after_pause(thought.scene, signal, thought.scene.now + CHECK_INS[chosen]))
    signal = thought.promise(replace(signal, rhythm=chosen, notes=0), moment)
    thought.answer("rhythm-noted", own_values(thought.scene, talk, signal))


def checked_in(thought: Thought, talk: Talk) -> None:
    """[Het loopt] [Ik wacht nog] [Ik stop ermee]."""
    signal = thought.signal(talk.signal)
    how = talk.answers.get("how")
    if signal is None or signal.closed:
        thought.answer("closed-for-you", {"number": talk.signal or 0})
        return
    if how == "waiting":
        signal = owed_again(thought, replace(signal, status="taken_up"), "still waiting")
        tell_contact(thought, signal, "resident-waits", {})
        thought.answer("waiting-told", own_values(thought.scene, talk, signal))
    elif how == "stop":
        let_go(thought, signal, "checkin")
    else:
        calendar = thought.scene.world.calendar
        after = CHECK_INS.get(signal.rhythm, CHECK_INS["two-weeks"])
        moment = calendar.next_resident_moment(after_pause(thought.scene, signal, thought.scene.now + after))
        signal = thought.promise(replace(signal, notes=0), moment)
        thought.answer("runs-well", own_values(thought.scene, talk, signal))


def let_go(thought: Thought, signal: Signal, where: str) -> None:
    """A resident may let go, without a why; the contact hears it, nothing is pushed."""
    signal = close(thought, replace(signal, status="let_go"))
    thought.record(signal.number, "resident", f"let go: {where}")
    tell_contact(thought, signal, "resident-lets-go", {})
    thought.answer("let-go", own_values(thought.scene, Talk("", ""), signal))


def second_note(thought: Thought, talk: Talk) -> None:
    """The choice of note 2: call me, I come by, or stop."""
    signal = thought.signal(talk.signal)
    how = talk.answers.get("2")
    if signal is None or signal.closed:
        thought.answer("closed-for-you", {"number": talk.signal or 0})
    elif how == "stop":
        let_go(thought, signal, "note")
    else:
        tell_contact(thought, signal, "resident-visits", {})
        thought.record(signal.number, "resident", "comes by")
        thought.answer("come-by", own_values(thought.scene, talk, signal))


def call_back(thought: Thought, talk: Talk) -> None:
    """A number to call, for this one contact, behind a signed page until it is done; the promise stays."""
    signal = thought.signal(talk.signal)
    number = talk.answers.get("number", "")
    if signal is None or signal.closed or not number:
        thought.answer("no-call", {"number": talk.signal or 0})
        return
    signal = thought.put(signal.with_words(phone=number))
    thought.record(signal.number, "resident", "asks to be called")
    tell_contact(thought, signal, "resident-call", {})
    thought.answer("call-asked", own_values(thought.scene, talk, signal))


def result(thought: Thought, talk: Talk) -> None:
    """Whether it worked: thanks, half, or it opens again."""
    signal = thought.signal(talk.signal)
    how = talk.answers.get("how")
    if signal is None or how not in ("yes", "half", "no"):
        thought.answer("rest-then")
        return
    if how == "no":
        signal = owed_again(thought, replace(signal, status="received"), "not solved")
        tell_contact(thought, signal, "resident-not-solved", {})
        thought.answer("opened-again", own_values(thought.scene, talk, signal))
        return
    status: Status = "done" if how == "yes" else "half_done"
    told = signal.words.get(TOLD) == how  # pressed twice: the lead is thanked once
    signal = close(thought, replace(signal.with_words(**{TOLD: how}), status=status))
    if not told:
        thought.record(signal.number, "resident", f"result {how}")
        tell_contact(thought, signal, f"resident-result-{how}", {})
    thought.answer(f"result-{how}", own_values(thought.scene, talk, signal))


FLOWS = (
    Flow("asked", (Ask("answer", words(), required=True),), finish=answered, values=own_values, standing=True),
    Flow(
        "rhythm",
        (Ask("how", choice("two-weeks", "two-months", "myself")),),
        finish=rhythm,
        values=own_values,
        standing=True,
    ),
    Flow(
        "checkin",
        (Ask("how", choice("runs", "waiting", "stop"), required=True),),
        finish=checked_in,
        values=own_values,
        standing=True,
    ),
    Flow(
        "result",
        (Ask("how", choice("yes", "half", "no")),),
        finish=result,
        onward=after_result,
        values=own_values,
        standing=True,
    ),
    Flow(
        "note",
        (Ask("2", choice("call", "visit", "stop"), goto={"call": "call"}, required=True),),
        finish=second_note,
        values=own_values,
        standing=True,
    ),
    Flow("call", (Ask("number", phone()),), finish=call_back, values=own_values),
)
