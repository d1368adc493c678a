"""A key figure's side, from the phone: take up, pass on, ask, refuse kindly, wait, agree, finish.

Never mixed up: every one of these conversations is about exactly one signal, named in its texts. A yes of a
contact is no permit and says so; a "cannot" needs its reason and what can be done instead (PRODUCT 1.6).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from flows.at_desk import on_desk, open_now
from flows.begun import FLOW, for_nobody_yet, text_of, without_begun
from flows.besides import SAID
from flows.directory import Contact
from flows.grammar import Ask, Flow, Onward, choice, day, words
from flows.private_phone import NUMBER_IN_CHAT, is_short
from flows.promise import RESULT_AFTER
from flows.rounds import again_later, tell_group
from flows.scene import Scene
from flows.signals import LADDER, NOTE_AT, close, day_ahead, recount, round_of
from flows.state import AT_HAND, Signal, Talk
from flows.street_news import owed_by_bearer
from flows.talks import halfway
from flows.talks.canned import may_quick
from flows.talks.cards import card, card_values, guard, no_lines, signal_values
from flows.talks.looking_along import find_alike, show_round
from flows.thought import Thought
from flows.values import Day, Link, Place, Quote, Role, Value

THREE_MONTHS = 65  #: Working days.
A_WORD = 4  #: Characters of what a resident may read as news.
A_REASON = 5  #: Characters: the resident reads it, "ja" tells them nothing.
MAINTAINERS = ("municipality", "residents", "other")


def _mine(thought: Thought, signal: Signal) -> Signal:
    """Who acts is the lead from here on: a member who claims, a stand-in who steps in."""
    me = thought.person.contact
    if me is None or me == signal.lead:
        return signal
    thought.drop_lines(signal.number)
    claimed = thought.put(replace(signal, lead=me, reason="claimed", former=(*signal.former, signal.lead)))
    tell_group(thought, signal.lead, claimed)
    return claimed


def acted(thought: Thought, talk: Talk, what: str) -> Signal | None:
    """The signal, now in the hands of who acts on it, with a line in its log; None when it is not theirs."""
    signal = guard(thought, talk.signal)
    if signal is None:
        return None
    signal = _mine(thought, signal)
    if talk.flow == signal.words.get(FLOW):
        signal = without_begun(signal)
    signal = signal.with_words(seen=",".join(k for k in (*LADDER, "need") if k in signal.words))
    thought.drop_lines(signal.number)
    thought.record(signal.number, thought.person.contact or "", what)
    return signal


def take_up(thought: Thought, talk: Talk) -> bool:
    """[Ik denk mee]: the resident hears at once who it is, and until which day."""
    before = thought.signal(talk.signal)
    signal = acted(thought, talk, "taken_up")
    if signal is None:
        return False
    taken = recount(thought, replace(signal, status="taken_up"), day_ahead(thought.scene, signal, "taken_up"))
    signal = find_alike(thought, taken)
    thought.tell(signal, "taken-up", for_resident(thought, signal))
    if before is not None and before.lead != signal.lead and before.lead in _teams(thought.scene):
        said = "claimed-short" if is_short(thought.scene, signal.lead) else "card-claimed"
        thought.answer(said, card(thought.scene, signal, signal.lead), signal=signal.number)
    return True


def _teams(scene: Scene) -> frozenset[str]:
    return frozenset(c.id for c in scene.world.directory.contacts.values() if c.is_team)


def may_begin(thought: Thought, talk: Talk) -> bool:
    """Whether this signal is still the speaker's to answer, before they are asked anything about it."""
    return guard(thought, talk.signal) is not None


def name_the_day(thought: Thought, talk: Talk) -> None:
    """The day that the contact names becomes the promise; the resident hears it."""
    signal = guard(thought, talk.signal)
    if signal is None:
        return
    at_hand(thought, signal)
    named = talk.answers.get("when")
    if not named:
        thought.answer("day-stands", signal_values(thought.scene, talk, signal))
        return
    day_named = date.fromisoformat(named)
    calendar = thought.scene.world.calendar
    if day_named != calendar.day(signal.promised):
        signal = recount(thought, signal, day_named)
        thought.record(signal.number, thought.person.contact or "", f"named {named}")
        thought.tell(signal, "day-named", for_resident(thought, signal))
    values = dict(signal_values(thought.scene, talk, signal))
    key = "day-noted"
    if owed_by_bearer(signal, thought.person):
        key = "street-day"
    elif calendar.day(signal.promised) != day_named:
        key, values["named"] = "day-after", Day(day_named)
    thought.answer(key, values, signal=signal.number)


def said_beside(thought: Thought, talk: Talk) -> Onward | None:
    """'Ik ga maandag met de gemeente praten': the day is noted, and whether the words go along is asked."""
    signal = thought.signal(talk.signal)
    if SAID not in talk.answers or signal is None or owed_by_bearer(signal, thought.person):
        return None
    return Onward("relay", {"words": talk.answers[SAID]}, signal.number)


def at_hand(thought: Thought, signal: Signal) -> None:
    """What was worked on last stays at hand: "meer" and a sentence need no number (see `flows.talks.unnumbered`)."""
    if thought.talk is None and not signal.closed:
        thought.turn(Talk(AT_HAND, "", signal=signal.number, since=thought.scene.now))


def noted(thought: Thought, talk: Talk, signal: Signal) -> None:
    """Thanks: the resident hears it from me, or from the speaker, who met them on the street."""
    key = "street-noted" if owed_by_bearer(signal, thought.person) else "told"
    thought.answer(key, signal_values(thought.scene, talk, signal), signal=signal.number)
    at_hand(thought, signal)


def ask_resident(thought: Thought, talk: Talk) -> None:
    """A question back: the contact's clock stands still until the resident answers."""
    signal = acted(thought, talk, "asked")
    if signal is None:
        return
    signal = recount(thought, replace(signal, status="asked"))
    closures = thought.scene.district(signal.district).closures
    calendar = thought.scene.world.calendar
    repeat = calendar.at(calendar.add_working(thought.scene.today, 5, closures), NOTE_AT)
    signal = thought.promise(signal.with_words(question=talk.answers["what"]), repeat)
    thought.post(signal.person, "asked", signal.number)
    thought.answer("asked-on", signal_values(thought.scene, talk, signal))
    at_hand(thought, signal)


def wait(thought: Thought, talk: Talk) -> None:
    """Waiting for a decision, with its reason and day; the contact is asked that morning."""
    signal = acted(thought, talk, "waiting")
    if signal is None:
        return
    signal = replace(signal.with_words(reason=talk.answers["reason"]), status="waiting")
    signal = recount(thought, signal, date.fromisoformat(talk.answers["until"]))
    values = {**for_resident(thought, signal), "reason": Quote(talk.answers["reason"])}
    thought.tell(signal, "waiting-for", values)
    noted(thought, talk, signal)


def finish_it(thought: Thought, talk: Talk) -> None:
    """Done: the resident hears it now, and is asked a week later whether it is so."""
    signal = acted(thought, talk, "done")
    if signal is None:
        return
    said = talk.answers["what"]
    said = said if len(said) >= A_WORD else ""  # "ja" and "ok" say no more than [Het is klaar] does
    signal = close(thought, replace(signal.with_words(result=said), status="done", notes=0))
    calendar = thought.scene.world.calendar
    thought.promise(signal, calendar.next_resident_moment(thought.scene.now + RESULT_AFTER))
    values = {**for_resident(thought, signal), "words": Quote(said)}
    thought.tell(signal, "done-told" if said else "done-bare", values, good=True)
    noted(thought, talk, signal)


def call_page(thought: Thought, number: int) -> None:
    """`bel #42`: the number that the resident gave for this one contact, behind a signed page until it is done."""
    signal = guard(thought, number)
    if signal is None:
        return
    if not signal.words.get("phone") or thought.person.contact != signal.lead:
        thought.answer("no-number", {"number": number})
        return
    _calls(thought, signal)
    thought.record(number, signal.lead, "call page")
    if not thought.scene.world.pages:  # none of ours opens on their phone
        thought.answer(NUMBER_IN_CHAT, {"number": number, "phone": signal.words["phone"]}, signal=number)
        return
    thought.answer("call-page", {"number": number, "link": Link("bel", signal.lead, number)}, signal=number)


def _calls(thought: Thought, signal: Signal) -> None:
    """Who calls is heard by the resident: nobody whose it was before takes it back (`flows.talks.returned`)."""
    for contact in signal.former:
        thought.drop_lines(signal.number, contact=contact)


def has_called(thought: Thought, signal: Signal) -> None:
    """The number is no longer needed: it is forgotten."""
    _calls(thought, signal)
    thought.put(signal.without("phone"))
    thought.record(signal.number, signal.lead, "called")


def later(thought: Thought, talk: Talk) -> None:
    """Back in the next round; the promise stands."""
    signal = guard(thought, talk.signal)
    me = thought.person.contact
    if signal is None or me is None:
        return
    scene = thought.scene
    tomorrow = scene.world.calendar.at(scene.world.calendar.add_working(scene.today, 1), NOTE_AT.replace(hour=0))
    thought.add_line(me, signal.number, "new", round_of(scene, me, signal, tomorrow))
    thought.answer("back-later", signal_values(scene, talk, signal))


def announce_later(thought: Thought, talk: Talk) -> None:
    """[Straks] on a round."""
    again_later(thought)
    if (waiting := for_nobody_yet(thought.scene.talk)) is not None:
        thought.turn(replace(waiting, asked=thought.scene.now))  # it is asked with what comes back


def for_whom(thought: Thought, talk: Talk) -> Onward | None:
    """Words that waited to hear for whom they are: asked again below what is new, with what is open now."""
    waiting = for_nobody_yet(thought.scene.talk)
    if waiting is None:
        return None
    text, known = text_of(waiting), on_desk(thought.scene)
    if waiting.flow == "which" and known:
        return Onward("which", {"words": text})
    return Onward(
        "loose", {"text": text, "open": open_now(thought.scene)}, known[0].number if len(known) == 1 else None
    )


def for_resident(thought: Thought, signal: Signal) -> Mapping[str, Value]:
    """What a resident reads about their signal: role, number and day, never who or how to reach them."""
    district = thought.scene.district(signal.district)
    known: Contact | None = thought.scene.contact
    return {
        "role": Role(known.id if known else signal.lead),
        "number": signal.number,
        "day": Day(thought.scene.world.calendar.day(signal.promised)),
        "district": Place(district.id),
        "municipality": district.municipality,
    }


def may_introduce(id: str, signal: Signal | None) -> bool:
    """Somebody who was met on the street cannot be asked by chat."""
    return id != "introduce" or (signal is not None and not signal.street)


_DO = Ask(
    "do",
    choice("think-along", "not-mine", "more"),
    goto={"think-along": "take-up", "not-mine": "pass-on", "more": "more"},
    also=frozenset({"card-team", "card-short"}),
    required=True,
)
CARD = Flow("card", (_DO,), values=card_values, standing=True, relays=True)
MORE = Flow(
    "more",
    (
        Ask(
            "do",
            choice("ask", "agreed", "done", "waiting", "cannot", "assign", "later", "same", "further", "quick"),
            shows=may_quick,
            goto={
                "quick": "quick",
                "ask": "ask",
                "agreed": "agreed",
                "done": "done",
                "waiting": "wait",
                "cannot": "no",
                "assign": "assign",
                "later": "later",
                "same": "merge",
                "further": "further",
            },
            required=True,
        ),
    ),
    values=signal_values,
    standing=True,
)
FURTHER = Flow(
    "further",
    (
        Ask(
            "do",
            choice("let-be", "introduce"),
            goto={"let-be": "let-be", "introduce": "introduce"},
            fits=may_introduce,
            required=True,
        ),
    ),
    values=signal_values,
    standing=True,
)
_ROUND = {"show": "show", "yes": "show", "later": "again-later", "no": "again-later"}
_WHEN = Ask("when", day(), beside=True, again=True)
FLOWS = (
    CARD,
    MORE,
    FURTHER,
    Flow("take-up", (_WHEN,), begin=take_up, finish=name_the_day, onward=said_beside, values=signal_values),
    Flow(
        "ask",
        (Ask("what", words(), required=True),),
        begin=may_begin,
        finish=ask_resident,
        values=signal_values,
    ),
    Flow(
        "wait",
        (Ask("reason", words(least=A_REASON), required=True), Ask("until", day(THREE_MONTHS), required=True)),
        begin=may_begin,
        finish=wait,
        keeps=halfway.keep,
        values=signal_values,
    ),
    Flow("done", (Ask("what", words()),), begin=may_begin, finish=finish_it, values=signal_values),
    Flow("later", (), finish=later),
    Flow(
        "round",
        (Ask("do", choice("show", "later", typed=("yes", "no")), goto=_ROUND, required=True),),
        values=no_lines,
        standing=True,
    ),
    Flow("show", (), finish=show_round, onward=for_whom),
    Flow("again-later", (), finish=announce_later),
)
