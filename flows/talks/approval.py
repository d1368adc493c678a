"""A key figure's yes to a story: of its lead, of who stands in, or of nobody, and that is said on the promised day.

Who is away is not asked; who does not answer within five working days is no longer waited for. After fifteen the
resident hears that it is not shared. A yes that comes later still counts, and they hear of it then.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from flows.effects import DropStory, PutStory, Say
from flows.grammar import Ask, Flow, choice
from flows.routing import next_after, reachable
from flows.scene import Scene
from flows.signals import NOTE_AT, at_work, may_act, round_of
from flows.state import Choice, Signal, Talk
from flows.story import Story, next_saturday
from flows.talks.contact import for_resident
from flows.thought import Thought
from flows.values import Lines, Link, Phrase, Quote, Role, Value

PAGE = "verhaal"  #: Behind which the photo of a story is seen.
FINE, REFUSED = "fine", "rather-not"
TIMER = "approve"  #: By signal: when the next is asked, or its resident hears that nobody answered.
PATIENCE, AT_LAST = 5, 15  #: Working days: before the next is asked, and until its resident hears.


def story_of(scene: Scene, number: int | None) -> Story | None:
    """The story of this signal, if there is one."""
    return next((s for s in scene.stories if s.signal == number), None)


def shown(text: str, photo: str, reader: int, number: int) -> Value:
    """A story as everybody reads it: its words, and the page of its photo."""
    lines: list[Value] = [Phrase("story-words", (("text", Quote(text)),))] if text else []
    if photo:
        lines.append(Phrase("story-photo", (("link", Link(PAGE, str(reader), number)),)))
    return Lines(tuple(lines))


# Who is asked


def offer(thought: Thought, signal: Signal) -> tuple[str, date]:
    """Asked of its lead, or of who is there in their place; who that is, and the day on which its teller hears."""
    signal = thought.put(replace(signal, asked=()))
    lead = signal.lead
    desks, directory = thought.scene.routing(), thought.scene.world.directory
    who = lead if reachable(directory, lead, desks) else next_after(directory, signal.district, lead, desks)
    _put_to(thought, signal, who)
    last = _working(thought, signal, thought.scene.today, AT_LAST)
    _wait(thought, signal, last)
    return who, last


def unanswered(thought: Thought, number: int) -> None:
    """The clock, while a story still waits for its yes: the next is asked, or its teller hears how it stands."""
    scene, signal, story = thought.scene, thought.signal(number), story_of(thought.scene, number)
    if signal is None or story is None or story.stage != "offered":
        return
    last = _working(thought, signal, scene.world.calendar.day(story.since), AT_LAST)
    without = frozenset(signal.asked)
    who = next_after(scene.world.directory, signal.district, signal.lead, scene.routing(), without)
    if scene.now < scene.world.calendar.at(last, NOTE_AT) and who not in without:
        _put_to(thought, signal, who)
        _wait(thought, signal, last)
        return
    moment = scene.world.calendar.next_resident_moment(scene.now)
    if moment > scene.now:
        thought.set_timer(TIMER, number, moment)
        return
    thought.record(number, "clock", "story unanswered")
    thought.say(
        Say(
            thought.person.id,
            "story-unanswered",
            for_resident(thought, signal),
            signal=number,
            about=thought.person.id,
            rank="promise",
            held=thought.person.silenced is not None,
            proactive=True,
        )
    )


def _put_to(thought: Thought, signal: Signal, who: str) -> None:
    """The first of who reads for this contact and is here today; what they say counts from now on."""
    scene, away = thought.scene, thought.scene.routing().away
    readers = scene.readers(who)
    reader = next((r for r in readers if r not in away), readers[0] if readers else who)
    thought.put(replace(signal, asked=tuple(dict.fromkeys((*signal.asked, who, reader)))))
    thought.record(signal.number, "clock", f"story {who}")
    if (person := scene.person_of(reader)) is not None:
        thought.post(person, "story", signal.number)


def _wait(thought: Thought, signal: Signal, last: date) -> None:
    day = min(_working(thought, signal, thought.scene.today, PATIENCE), last)
    thought.set_timer(TIMER, signal.number, thought.scene.world.calendar.at(day, NOTE_AT))


def _working(thought: Thought, signal: Signal, day: date, count: int) -> date:
    closures = thought.scene.district(signal.district).closures
    return thought.scene.world.calendar.add_working(day, count, closures)


# What they see and say


def put_card(thought: Thought, signal: Signal) -> None:
    """A letter to who decides: exactly what others would read, and whether that may."""
    scene, story = thought.scene, story_of(thought.scene, signal.number)
    if story is None or story.stage != "offered" or scene.contact is None:
        return
    me = scene.contact.id
    said = "" if me == signal.lead or me in scene.readers(signal.lead) else "story-approve-for"
    choices = tuple(Choice(c) for c in (FINE, REFUSED))
    thought.say(
        Say(
            thought.person.id,
            said or "story-approve-do",
            approve_values(scene, Talk("", "", signal=signal.number), signal),
            choices,
            "story-approve-do" if said else "",
            signal=signal.number,
            about=signal.person,
            due=None if at_work(scene, signal, me) else round_of(scene, me, signal, scene.now),
            held=thought.person.silenced is not None,
            proactive=True,
        )
    )
    if thought.talk is None:
        thought.turn(Talk("story-approve", "do", signal=signal.number, offered=choices, since=scene.now, said=said))


def approve_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The story as who decides reads it."""
    story = story_of(scene, talk.signal)
    values: dict[str, Value] = {"number": talk.signal or 0, "lines": "", "who": Phrase("story-nameless")}
    if signal is not None:
        values["role"] = Role(signal.lead)
    if story is not None:
        values["lines"] = shown(story.text, story.photo, scene.person.id, story.signal)
        if story.name:
            values["who"] = Phrase("story-named", (("name", Quote(story.name)),))
    return values


def decided(thought: Thought, talk: Talk) -> None:
    """[Mag zo] [Liever niet]: its teller hears which."""
    scene, signal, story = thought.scene, thought.signal(talk.signal), story_of(thought.scene, talk.signal)
    how, me = talk.answers.get("do"), thought.person.contact
    if signal is None or story is None or story.stage != "offered" or not may_act(signal, me, scene):
        thought.answer("story-over")
        return
    values = for_resident(thought, signal)
    thought.drop_timer(TIMER, signal.number)
    if how == FINE:
        ring = next_saturday(scene.world.calendar, scene.now)
        thought.effects.append(PutStory(replace(story, stage="approved", since=scene.now), ring))
    else:
        thought.effects.append(DropStory(story.signal))
    thought.record(signal.number, me or "", "story approved" if how == FINE else "story refused")
    thought.tell(signal, "story-may" if how == FINE else "story-may-not", values, good=how == FINE)
    thought.answer("story-approved" if how == FINE else "story-refused", {"number": signal.number})


FLOWS = (
    Flow(
        "story-approve",
        (Ask("do", choice(FINE, REFUSED), also=frozenset({"story-approve-for"}), required=True),),
        finish=decided,
        values=approve_values,
        standing=True,
    ),
)
