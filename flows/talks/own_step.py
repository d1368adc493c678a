"""What a resident does themselves: "ik vraag de buren voor vrijdag". Their contact reads it; one reminder, if wanted.

Beside the promise, never instead of it: what a contact owes goes on. Asked on one day, under the limit, and never
again unless they name another day; letting it be is fine too.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache

from flows.calendar import ONE_DAY
from flows.dates import name_day
from flows.effects import Say
from flows.grammar import Answers, Ask, Flow, choice, day
from flows.masking import number_in, without_numbers
from flows.promise import after_pause
from flows.reading import read_sentence
from flows.scene import Scene
from flows.sentences import PhraseBook, phrase, tokens
from flows.signals import tell_contact
from flows.state import LISTENING, OPEN_HANDED, Choice, Signal, Talk, at_rest
from flows.talks.contact import THREE_MONTHS
from flows.talks.standing import own_values
from flows.thought import Thought
from flows.values import Day, Quote, Value
from flows.words import Words

TIMER = "own-step"  #: By signal: the day on which its resident would have done it.
SAYS = "-own-step"  #: In the lexicons: "ik vraag .. voor vrijdag".
DOES, BY = "does", "does-by"  #: In a signal's words.
#: Where the ladder offers to go on, and asks for nothing: what somebody does already stands beside that.
OFFERS = frozenset({("idea", "more"), ("idea", "further")})
ASKED_AT = time(10)
LONGEST = 30  #: Words; in a longer story it is a part of that.
_NUMBER = re.compile(r"^\s*[#/]\s?(\d{1,9})\b[:,.]?\s*")
ASKS = frozenset({"need"})  #: Of others: that is no step of one's own.
HOW = ("done", "not-yet", "let-be")


def says_so(words: Words, text: str) -> bool:
    """Whether somebody says what they do themselves, and for when."""
    said = _NUMBER.sub("", text)
    return "?" not in said and len(said.split()) <= LONGEST and bool(_book(words).read(tokens(said)))


@lru_cache(maxsize=8)
def _book(words: Words) -> PhraseBook:
    return PhraseBook(
        phrase("own-step", SAYS, lexicon.language, written)
        for lexicon in words.lexicons.values()
        for written in lexicon.answers.get(SAYS, ())
    )


def heard(thought: Thought, text: str) -> tuple[Signal, dict[str, str]] | None:
    """The signal that it is about and what was said; None where it is something else, or not certain for which."""
    scene = thought.scene
    if scene.contact is not None or number_in(text) is not None or not says_so(scene.world.words, text):
        return None
    said = _NUMBER.sub("", text).strip()
    reading, _ = read_sentence(scene, said)
    if reading.kind in ASKS and not reading.unsure:
        return None  # "ik vraag hulp voor vrijdag"
    by = name_day(said, scene.today)
    signal = _about(thought, text)
    furthest = scene.world.calendar.add_working(scene.today, THREE_MONTHS)
    if by is None or not scene.today < by <= furthest or signal is None or signal.status == "asked":
        return None
    return signal, {DOES: said, BY: by.isoformat()}


def _about(thought: Thought, text: str) -> Signal | None:
    """The number that was typed or replied to; else what is talked about, else the only one that is open."""
    scene, talk = thought.scene, thought.talk
    own = [s for s in scene.signals.values() if s.person == thought.person.id and not s.closed and not s.street]
    shown = scene.shown.signal if scene.shown is not None else None
    named = int(found[1]) if (found := _NUMBER.match(text)) else shown
    if named is None and talk is not None and talk.flow == LISTENING:
        named = talk.signal
    if named is None and talk is not None and (talk.flow, talk.at) in OFFERS:
        named = talk.signal
    if named is not None:
        return next((s for s in own if s.number == named), None)
    resting = talk is None or talk.flow in OPEN_HANDED
    return own[0] if resting and len(own) == 1 else None


def noted(thought: Thought, talk: Talk) -> bool:
    """Their contact reads it on the card, and at once where they have that; nothing of it waits for the answer."""
    signal = thought.signal(talk.signal)
    if signal is None:
        return False
    text, by = without_numbers(talk.answers[DOES]), talk.answers[BY]
    signal = thought.put(signal.with_words(**{DOES: text, BY: by}))
    thought.drop_timer(TIMER, signal.number)
    thought.record(signal.number, "resident", f"does something for {by}")
    if signal.ready is not None:  # before that they do not know of it yet
        tell_contact(thought, signal, "resident-does", {"words": Quote(text), "by": Day(date.fromisoformat(by))})
    return True


def values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What these texts may say: never their own words, for who looks over a shoulder."""
    known = dict(own_values(scene, talk, signal))
    if signal is not None and (by := signal.words.get(BY)):
        known |= {"by": Day(date.fromisoformat(by)), "day": Day(_day_of(scene, date.fromisoformat(by)))}
    return known


def _day_of(scene: Scene, by: date) -> date:
    """That day, or the last before it on which a resident's phone may ring."""
    calendar = scene.world.calendar
    while by > scene.today + ONE_DAY and not calendar.resident_may(calendar.at(by, ASKED_AT)):
        by -= ONE_DAY
    return by


def _moment(scene: Scene, by: date) -> datetime:
    calendar = scene.world.calendar
    return calendar.next_resident_moment(calendar.at(_day_of(scene, by), ASKED_AT))


def remembered(thought: Thought, talk: Talk) -> None:
    """[Ja]: on that day, once. [Nee]: nothing is asked; it was passed on already."""
    signal = thought.signal(talk.signal)
    if signal is None or signal.closed or talk.answers.get("remind") != "yes":
        thought.answer("own-step-not", {"number": talk.signal or 0})
        return
    thought.set_timer(TIMER, signal.number, _moment(thought.scene, date.fromisoformat(signal.words[BY])))
    thought.answer("own-step-noted", values(thought.scene, talk, signal), signal=signal.number)


def day_has_come(thought: Thought, number: int) -> None:
    """The clock: one question, when nothing grave was said, the district does not pause and the limit allows it."""
    scene, signal = thought.scene, thought.signal(number)
    if signal is None or signal.closed or not signal.words.get(BY):
        return
    calendar, now = scene.world.calendar, scene.now
    free = max(now, scene.calm_until or now)
    moment = calendar.next_resident_moment(after_pause(scene, signal, free))
    if moment == now and scene.full(scene.today):
        moment = calendar.next_resident_moment(calendar.at(scene.today + ONE_DAY, ASKED_AT))
    if moment > now:
        thought.set_timer(TIMER, number, moment)
        return
    held = thought.person.silenced is not None
    talk = Talk("own-day", "how", signal=number, offered=tuple(Choice(c) for c in HOW), since=now)
    if at_rest(thought.talk, now) and not held:
        thought.turn(talk)
    thought.say(
        Say(
            thought.person.id,
            "own-day-how",
            values(scene, talk, signal),
            talk.offered,
            signal=number,
            about=thought.person.id,
            rank="reminder",
            held=held,
            proactive=True,
            told=(("checkin", number),),
        )
    )


def came_of_it(thought: Thought, talk: Talk) -> None:
    """[Gelukt]: their contact hears it; [Nog niet]: another day, or none; [Laat maar]: that is fine."""
    signal, how = thought.signal(talk.signal), talk.answers.get("how")
    if signal is None or signal.closed:
        thought.answer("closed-for-you", {"number": talk.signal or 0})
        return
    named = talk.answers.get("when")
    if how == "not-yet" and named and signal.words.get(BY):
        signal = thought.put(signal.with_words(**{BY: named}))
        thought.set_timer(TIMER, signal.number, _moment(thought.scene, date.fromisoformat(named)))
        thought.record(signal.number, "resident", f"does something for {named}")
        thought.answer("own-step-noted", values(thought.scene, talk, signal), signal=signal.number)
        return
    if (by := signal.words.get(BY)) is None:
        thought.answer("own-day-rests", {"number": signal.number})  # pressed once more
        return
    signal = thought.put(signal.without(DOES, BY))
    thought.record(signal.number, "resident", "did it" if how == "done" else "left it")
    if how == "done":
        tell_contact(thought, signal, "resident-did", {"by": Day(date.fromisoformat(by))})
        thought.answer("own-day-done", own_values(thought.scene, talk, signal), signal=signal.number)
    else:
        thought.answer("own-day-rests", {"number": signal.number})


def not_yet(answers: Answers, scene: Scene) -> bool:
    """Only then another day is asked."""
    return answers.get("how") == "not-yet"


FLOWS = (
    Flow(
        "own-step",
        (Ask("remind", choice("yes", "no")),),
        begin=noted,
        finish=remembered,
        values=values,
        standing=True,
    ),
    Flow(
        "own-day",
        (Ask("how", choice(*HOW), required=True), Ask("when", day(), when=not_yet)),
        finish=came_of_it,
        values=values,
        standing=True,
    ),
)
