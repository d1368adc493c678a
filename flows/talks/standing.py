"""What a resident answers later: a contact's question, a check-in, a note, whether it worked.

These are about one signal each, so a late press still counts (`standing`).
"""

from collections.abc import Mapping
from dataclasses import replace

from flows.grammar import Ask, Flow, Onward, choice, phone, words
from flows.keeper import keeper_of
from flows.masking import number_in, without_numbers
from flows.money import money_agreed
from flows.promise import CHECK_INS, after_pause, values_of
from flows.scene import Scene
from flows.signals import FIRST_PROMISE, NAMED, announce, close, let_others_go_on, plan_chase, recount, tell_contact
from flows.state import Signal, Status, Talk
from flows.talks.stories import after_result
from flows.thought import Thought
from flows.values import Quote, Value

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
        "result": Quote(without_numbers(signal.words.get("result", ""))),
        "money": money_agreed(signal),
        "maintains": keeper_of(signal),
        "meeting-place": district.meeting.place,
        "meeting-when": when.get(scene.person.language) or when["nl"],
    }


def owed_again(thought: Thought, signal: Signal, line: str) -> Signal:
    """The resident spoke, a contact owes: five working days, and a line in the next round."""
    scene = thought.scene
    closures = scene.district(signal.district).closures
    signal = recount(thought, signal, scene.world.calendar.add_working(scene.today, FIRST_PROMISE, closures))
    signal = thought.put(replace(signal.without(NAMED, "free"), named=False, ready=scene.now))
    plan_chase(thought, signal)
    announce(thought, signal, after=scene.now)
    thought.record(signal.number, "resident", line)
    return signal


def more_told(thought: Thought, signal: Signal, text: str) -> Signal:
    """Added to it afterwards, for who reads its card later."""
    return thought.put(signal.with_words(added=f"{signal.words.get('added', '')}\n{without_numbers(text)}".strip()))


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
        signal = more_told(thought, signal, text)
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
    thought.answer("answer-sent", own_values(thought.scene, talk, signal), signal=signal.number)


def rhythm(thought: Thought, talk: Talk) -> None:
    """When I ask again: the resident's own rhythm."""
    signal = thought.signal(talk.signal)
    chosen = talk.answers.get("how") or "two-weeks"
    if signal is None or signal.status != "agreed":
        thought.answer("closed-for-you", {"number": talk.signal or 0})
        return
    if signal.dated:  # a day was named since: that is when they hear
        thought.answer("rhythm-noted", own_values(thought.scene, talk, signal), signal=signal.number)
        return
    calendar = thought.scene.world.calendar
    moment = calendar.next_resident_moment(after_pause(thought.scene, signal, thought.scene.now + CHECK_INS[chosen]))
    signal = thought.promise(replace(signal, rhythm=chosen, notes=0), moment)
    said = "rhythm-yours" if chosen == "myself" else "rhythm-noted"
    thought.answer(said, own_values(thought.scene, talk, signal), signal=signal.number)


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
        thought.answer("waiting-told", own_values(thought.scene, talk, signal), signal=signal.number)
    elif how == "stop" and may_be_left(thought, signal):
        let_go(thought, signal, "checkin", quietly=True)  # the question that follows says it
    elif how == "stop":
        let_go(thought, signal, "checkin")
    else:
        calendar = thought.scene.world.calendar
        after = CHECK_INS.get(signal.rhythm, CHECK_INS["two-weeks"])
        moment = calendar.next_resident_moment(after_pause(thought.scene, signal, thought.scene.now + after))
        signal = signal if signal.dated else thought.promise(replace(signal, notes=0), moment)
        thought.answer("runs-well", own_values(thought.scene, talk, signal), signal=signal.number)


def let_go(thought: Thought, signal: Signal, where: str, *, quietly: bool = False) -> None:
    """A resident may let go, without a why; the contact hears it, nothing is pushed. Who said the same goes on."""
    along = signal.along
    signal = let_others_go_on(thought, signal)
    signal = close(thought, replace(signal, status="let_go", main=None))
    thought.record(signal.number, "resident", f"let go: {where}")
    if not along:
        tell_contact(thought, signal, "resident-lets-go", {})
    if not quietly:
        thought.answer("let-go", own_values(thought.scene, Talk("", ""), signal))


def may_be_left(thought: Thought, signal: Signal) -> bool:
    """An idea may go on with a neighbour, unless somebody who said the same goes on with it already."""
    return signal.kind == "idea" and not signal.street and not thought.same(signal)


def left(thought: Thought, talk: Talk) -> Onward | None:
    """After [Ik stop ermee]: may a neighbour go on with it?"""
    before, now = thought.scene.signals.get(talk.signal or 0), thought.signal(talk.signal)
    if before is None or before.closed or now is None or now.status != "let_go":
        return None
    return Onward("left", {}, now.number) if may_be_left(thought, before) else None


def leave(thought: Thought, talk: Talk) -> None:
    """[Ja, graag]: its contact may give it to who says the same; [Liever niet]: it rests."""
    signal = thought.signal(talk.signal)
    if signal is None or signal.status != "let_go" or talk.answers.get("neighbour") != "yes":
        thought.answer("left-rests", {"number": talk.signal or 0})
        return
    signal = thought.put(signal.with_words(free="yes"))
    thought.record(signal.number, "resident", "free for a neighbour")
    tell_contact(thought, signal, "resident-frees", {})
    thought.answer("left-free", {"number": signal.number})


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
        thought.answer("come-by", own_values(thought.scene, talk, signal), signal=signal.number)


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
    thought.answer("call-asked", own_values(thought.scene, talk, signal), signal=signal.number)


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
        thought.tell_others(signal, "same-open", own_values(thought.scene, talk, signal))
        thought.answer("opened-again", own_values(thought.scene, talk, signal), signal=signal.number)
        return
    status: Status = "done" if how == "yes" else "half_done"
    told = signal.words.get(TOLD) == how  # pressed twice: the lead is thanked once
    signal = close(thought, replace(signal.with_words(**{TOLD: how}), status=status))
    if not told:
        thought.record(signal.number, "resident", f"result {how}")
        tell_contact(thought, signal, f"resident-result-{how}", {})
    if how == "yes":  # half: the question that follows says thanks
        thought.answer("result-yes", own_values(thought.scene, talk, signal))


def goes_on(thought: Thought, talk: Talk) -> Onward | None:
    """Half done: what is still missing? Done: may it be told on?"""
    if talk.answers.get("how") == "half":
        return Onward("half", {}, talk.signal)
    return after_result(thought, talk)


def missing(thought: Thought, talk: Talk) -> None:
    """What is missing goes to who leads it, who owes one more answer; nothing missing, or no words: it rests."""
    signal = thought.signal(talk.signal)
    text = talk.answers.get("missing", "")
    if signal is None or text in ("", "nothing"):
        thought.answer("half-rests")
        return
    signal = signal.with_words(missing=without_numbers(text))
    if signal.status == "half_done":
        signal = replace(signal, status="taken_up")
    signal = owed_again(thought, signal, "half done: missing")
    if number_told(thought, signal, text):
        return
    tell_contact(thought, signal, "resident-missing", {"words": Quote(text)})
    thought.answer("half-owed", own_values(thought.scene, talk, signal), signal=signal.number)


FLOWS = (
    Flow("asked", (Ask("answer", words(), required=True),), finish=answered, values=own_values, standing=True),
    Flow(
        "rhythm",
        (Ask("how", choice("two-weeks", "two-months", "myself"), also=frozenset({"rhythm-step", "rhythm-step-bare"})),),
        finish=rhythm,
        values=own_values,
        standing=True,
    ),
    Flow(
        "checkin",
        (Ask("how", choice("runs", "waiting", "stop"), required=True),),
        finish=checked_in,
        onward=left,
        values=own_values,
        standing=True,
    ),
    Flow(
        "result",
        (Ask("how", choice("yes", "half", "no")),),
        finish=result,
        onward=goes_on,
        values=own_values,
        standing=True,
    ),
    Flow("half", (Ask("missing", words("nothing")),), finish=missing, values=own_values),
    Flow("left", (Ask("neighbour", choice("yes", "no")),), finish=leave, values=own_values, standing=True),
    Flow(
        "note",
        (Ask("2", choice("call", "visit", "stop"), goto={"call": "call"}, required=True),),
        finish=second_note,
        values=own_values,
        standing=True,
    ),
    Flow("call", (Ask("number", phone()),), finish=call_back, values=own_values),
)
