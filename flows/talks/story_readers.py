"""Who asked for good stories: a yes of its own, an invitation on a Saturday, and the story as the answer to a press.

The invitation has nobody's words in it: what was taken back until somebody presses is read by nobody.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from flows.calendar import ONE_DAY
from flows.directory import THEMES
from flows.effects import Consent, Say, StoryTold
from flows.grammar import Ask, Flow, choice, place
from flows.machine import Machine
from flows.reading import OUTSIDE
from flows.scene import Scene
from flows.state import OPEN_HANDED, Choice, Signal, Talk
from flows.story import A_MONTH, STORIES, choose, next_saturday
from flows.talks.approval import shown, story_of
from flows.talks.calls import home_unknown
from flows.talks.stories import withdraw
from flows.thought import Thought
from flows.values import Place, Quote, Theme, Value

COMMANDS = frozenset({"stories", "no-stories", "withdraw-story"})
#: Every way in which a story is offered, and what can be chosen then.
INVITES, READS = frozenset({"story-new-do", "story-new-cheer", "story-new-last"}), ("read", "no-more")


def obey(thought: Thought, command: str, machine: Machine) -> None:
    """`verhalen`, `geen verhalen`, `trek mijn verhaal in`."""
    hears = thought.scene.hearing is not None
    if command == "stories" and not hears:
        contact = thought.scene.contact
        own = thought.scene.world.directory.district_of(contact.id) if contact is not None else None
        machine.interrupt(thought, "stories", {"where": own.id} if own is not None else {})
        return
    if command == "stories":
        thought.answer("stories-going")
    elif command == "no-stories":
        hear_no_more(thought)
    else:
        withdraw(thought)
    if thought.talk is not None and thought.talk.flow not in OPEN_HANDED:
        machine.repeat(thought)


def chosen(thought: Thought, talk: Talk) -> None:
    """Whether they want to hear stories, after a question of its own."""
    if talk.answers.get("hear") != "yes":
        thought.answer("stories-not")
        return
    where = talk.answers.get("where")
    if where:
        thought.know(replace(thought.person, district=where))
    thought.effects.append(Consent(STORIES, given=True))
    thought.set_timer("story", thought.person.id, next_saturday(thought.scene.world.calendar, thought.scene.now))
    thought.answer("stories-on")


def hear_no_more(thought: Thought) -> None:
    """The end of that yes."""
    thought.effects.append(Consent(STORIES, given=False))
    thought.drop_timer("story", thought.person.id)
    thought.answer("stories-off")


def invite(thought: Thought) -> None:
    """The clock, on a Saturday: one invitation, or another day, or nothing while there is nothing to tell."""
    scene, hearing, me = thought.scene, thought.scene.hearing, thought.person
    if hearing is None or me.district is None:
        return
    if hearing.tired:
        thought.effects.append(Consent(STORIES, given=False))
        return
    district, calendar = scene.district(me.district), scene.world.calendar
    own = [s for s in scene.signals.values() if s.person == me.id and not s.closed]
    found = choose(scene.stories, hearing, me.id, own, district)
    if found is None:
        return  # the next that is approved rings
    later = next_saturday(calendar, scene.now + A_MONTH)
    if (wait := _not_now(thought, district.paused(scene.today))) is not None:
        thought.set_timer("story", me.id, next_saturday(calendar, wait))
        return
    story, encouraged = found
    key = "story-new-last" if hearing.last_chance else "story-new-cheer" if encouraged is not None else "story-new-do"
    values: dict[str, Value] = {
        "district": Place(district.id),
        "municipality": district.municipality,
        "theme": Theme(story.theme),
        "number": encouraged.number if encouraged is not None else 0,
    }
    choices = tuple(Choice(c) for c in READS)
    thought.say(
        Say(
            me.id,
            key,
            values,
            choices,
            "story-new-do",
            story.signal,
            about=story.person,
            rank="broadcast",
            proactive=True,
            repeat=False,
        )
    )
    thought.effects.append(StoryTold(story.signal))
    thought.set_timer("story", me.id, later)
    if thought.talk is None:
        said = "" if key == "story-new-do" else key
        thought.turn(Talk("story-new", "do", signal=story.signal, offered=choices, since=scene.now, said=said))


def _not_now(thought: Thought, paused: date | None) -> datetime | None:
    """Until when it waits: silence, a pause of the district, a grave word, the hour, the limit, the month."""
    scene = thought.scene
    calendar, now, hearing = scene.world.calendar, scene.now, scene.hearing
    if paused is not None:
        return calendar.at(paused + ONE_DAY, time.min)
    if scene.calm_until is not None and scene.calm_until > now:
        return scene.calm_until
    if hearing is not None and hearing.told and now < hearing.told[0].at + A_MONTH:
        return hearing.told[0].at + A_MONTH
    held = thought.person.silenced is not None or not calendar.resident_may(now)
    return calendar.at(scene.today + ONE_DAY, time.min) if scene.full(scene.today) or held else None


def new_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """An invitation that is put once more."""
    story = story_of(scene, talk.signal)
    district = scene.district(scene.person.district or "")
    return {
        "district": Place(district.id),
        "municipality": district.municipality,
        "theme": Theme(story.theme if story is not None else THEMES[-1]),
        "number": next((s.number for s in scene.signals.values() if s.person == scene.person.id and not s.closed), 0),
    }


def reads(thought: Thought, talk: Talk) -> None:
    """[Ja, laat zien]: the story as it stands now; [Geen verhalen meer] ends the yes."""
    how, story = talk.answers.get("do"), story_of(thought.scene, talk.signal)
    if how == "no-more":
        hear_no_more(thought)
    elif story is None or story.stage != "approved":
        thought.answer("story-gone")
    else:
        thought.effects.append(StoryTold(story.signal, read=True))
        values: dict[str, Value] = {
            "district": Place(story.district),
            "lines": shown(story.text, story.photo, thought.person.id, story.signal),
        }
        if story.name:
            values["name"] = Quote(story.name)
        me = thought.person.id
        thought.say(Say(me, "story-told-named" if story.name else "story-told", values, about=story.person))


FLOWS = (
    Flow(
        "story-new",
        (Ask("do", choice(*READS), also=INVITES - {"story-new-do"}, required=True),),
        finish=reads,
        values=new_values,
        standing=True,
    ),
    Flow(
        "stories",
        (
            Ask("where", place(), when=home_unknown, goto={OUTSIDE: OUTSIDE}, required=True),
            Ask("hear", choice("yes", "no"), required=True),
        ),
        finish=chosen,
        between=True,
    ),
)
