"""A success, told on: asked for, shown first, three yeses, and taken back at any time (PRODUCT 2, small successes).

Who reads them is in `flows.talks.story_readers`.
"""

from collections.abc import Mapping
from dataclasses import replace

from flows.effects import Attach, DropStory, PutStory, Say, Wipe
from flows.events import Event, Pressed, Sent
from flows.grammar import END, Answers, Ask, Flow, Onward, choice, words
from flows.machine import Machine
from flows.scene import Scene
from flows.signals import may_act
from flows.state import SILENT, Choice, Signal, Talk
from flows.story import Stage, Story, as_shared, first_name, may_be_told, next_saturday
from flows.talks.contact import for_resident
from flows.thought import Thought
from flows.values import Lines, Link, Phrase, Place, Quote, Role, Value

PAGE = "verhaal"  #: Behind which the photo of a story is seen.
#: Conversations and messages that are about a story: it is loaded for them alone.
ABOUT_STORIES = frozenset({"story", "story-approve", "story-new", "result"})
FINE, REFUSED = "fine", "rather-not"


def story_of(scene: Scene, number: int | None) -> Story | None:
    """The story of this signal, if there is one."""
    return next((s for s in scene.stories if s.signal == number), None)


# Asked for, and shown first


def after_result(thought: Thought, talk: Talk) -> Onward | None:
    """[Ja] at "Is het gelukt?": asked once, where nothing else waits and nothing grave was said."""
    scene, signal = thought.scene, thought.signal(talk.signal)
    calm = scene.calm_until is not None and scene.calm_until > scene.now
    if talk.answers.get("how") != "yes" or signal is None or not may_be_told(signal) or talk.before is not None or calm:
        return None
    if story_of(scene, signal.number) is not None or scene.contact is not None:
        return None
    return Onward("story", {}, signal.number)


def pictured(thought: Thought, event: Sent, machine: Machine) -> bool:
    """A photo in answer to the question for a story; what is written beside it is its text."""
    talk = thought.talk
    flow = machine.flows.get(talk.flow) if talk is not None else None
    ask = flow.ask(talk.at) if flow is not None and talk is not None else None
    if talk is None or flow is None or ask is None or not ask.wants.pictured or event.what != "photo":
        return False
    told = {**talk.answers, "photo": event.kept, ask.name: event.caption.strip()}
    machine.advance(thought, flow, replace(talk, answers=told))
    return True


def with_photo(answers: Answers, scene: Scene) -> bool:
    """A photo came; without one nothing is asked about it."""
    return bool(answers.get("photo"))


def only_people(answers: Answers, scene: Scene) -> bool:
    """The photo may not be shared, and no word came with it."""
    return answers.get("people") == "yes" and not answers.get("text")


def with_name(answers: Answers, scene: Scene) -> bool:
    """A first name may stand beside it."""
    return answers.get("share") == "named"


def text_of(talk: Talk) -> str:
    """The words of the story as others would read them."""
    return as_shared(talk.answers.get("instead") or talk.answers.get("text", ""))


def photo_of(talk: Talk) -> str:
    """The photo of the story; one with people on it is none."""
    return talk.answers.get("photo", "") if talk.answers.get("people") != "yes" else ""


def drafted(thought: Thought, talk: Talk) -> None:
    """A photo without people: its page is there for who sent it, and for nobody else yet."""
    if (signal := thought.signal(talk.signal)) is not None:
        thought.effects.append(PutStory(_story(thought, signal, talk, "draft")))


def _story(thought: Thought, signal: Signal, talk: Talk, stage: Stage) -> Story:
    name = first_name(talk.answers.get("name", "")) if stage != "draft" else ""
    return Story(
        signal.number,
        thought.person.id,
        signal.district,
        signal.themes[0],
        stage,
        thought.scene.now,
        text_of(talk),
        name,
        photo_of(talk),
    )


def shown(text: str, photo: str, reader: int, number: int) -> Value:
    """A story as everybody reads it: its words, and the page of its photo."""
    lines: list[Value] = [Phrase("story-words", (("text", Quote(text)),))] if text else []
    if photo:
        lines.append(Phrase("story-photo", (("link", Link(PAGE, str(reader), number)),)))
    return Lines(tuple(lines))


def story_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What the questions to its teller may say."""
    number = talk.signal or 0
    values: dict[str, Value] = {"number": number}
    values["lines"] = shown(text_of(talk), photo_of(talk), scene.person.id, number)
    return values


def told(thought: Thought, talk: Talk) -> None:
    """Shared, after the key figure's yes; or not, and then nothing of it stays."""
    signal = thought.signal(talk.signal)
    if signal is None or not talk.answers.get("share") or talk.answers["share"] == REFUSED:
        _let_be(thought, talk)
        return
    story = _story(thought, signal, talk, "offered")
    thought.effects.append(PutStory(story))
    if story.photo:
        thought.effects.append(Attach(story.photo, signal.number))
    thought.record(signal.number, "resident", "story offered")
    named = (("name", Quote(story.name)), ("district", Place(signal.district)))
    who = Phrase("story-with-name", named) if story.name else Phrase("story-no-name")
    thought.answer("story-offered", {"role": Role(signal.lead), "who": who})
    for reader in thought.scene.readers(signal.lead)[:1]:
        person = thought.scene.person_of(reader)
        if person is not None:
            thought.post(person, "story", signal.number)


def _let_be(thought: Thought, talk: Talk) -> None:
    shown_to_them = "share" in talk.answers or "photo" in talk.answers
    if shown_to_them and talk.since is not None:
        thought.effects.append(DropStory(talk.signal or 0))
        thought.effects.append(Wipe(talk.since))
    thought.answer("story-kept" if shown_to_them else "rest-then")


def then_hears(thought: Thought, talk: Talk) -> Onward | None:
    """Who tells one may like to hear one: asked apart, once."""
    offered = talk.answers.get("share") in ("nameless", "named")
    return Onward("stories") if offered and thought.scene.hearing is None else None


# The key figure's yes


def put_card(thought: Thought, signal: Signal) -> None:
    """A letter to the key figure: exactly what others would read, and whether that may."""
    scene, story = thought.scene, story_of(thought.scene, signal.number)
    if story is None or story.stage != "offered" or scene.contact is None:
        return
    moment = scene.world.calendar.human_moment(scene.now)
    choices = tuple(Choice(c) for c in (FINE, REFUSED))
    thought.say(
        Say(
            thought.person.id,
            "story-approve-do",
            approve_values(scene, Talk("", "", signal=signal.number), signal),
            choices,
            signal=signal.number,
            about=signal.person,
            due=moment if moment > scene.now else None,
            held=thought.person.silenced is not None,
            proactive=True,
        )
    )
    if thought.talk is None:
        thought.turn(Talk("story-approve", "do", signal=signal.number, offered=choices, since=scene.now))


def approve_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The story as its key figure judges it."""
    story = story_of(scene, talk.signal)
    values: dict[str, Value] = {"number": talk.signal or 0, "lines": "", "who": Phrase("story-nameless")}
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
    if how == FINE:
        ring = next_saturday(scene.world.calendar, scene.now)
        thought.effects.append(PutStory(replace(story, stage="approved", since=scene.now), ring))
    else:
        thought.effects.append(DropStory(story.signal))
    thought.record(signal.number, me or "", "story approved" if how == FINE else "story refused")
    thought.tell(signal, "story-may" if how == FINE else "story-may-not", values, good=how == FINE)
    thought.answer("story-approved" if how == FINE else "story-refused", {"number": signal.number})


def withdraw(thought: Thought) -> None:
    """Everything that the speaker told on is taken back; what was read cannot be, and that is said."""
    own = [s for s in thought.scene.stories if s.person == thought.person.id]
    for story in own:
        thought.effects.append(DropStory(story.signal))
        thought.record(story.signal, "resident", "story withdrawn")
    read = sum(s.readers for s in own)
    if not own:
        thought.answer("story-none")
    elif read:
        thought.answer("story-withdrawn-read", {"count": read})
    else:
        thought.answer("story-withdrawn")


def left_alone(thought: Thought, event: Event) -> None:
    """A question for a story that was left for hours is over: the next sentence is about something else."""
    talk = thought.talk
    if talk is None or talk.flow != "story" or isinstance(event, Pressed) or talk.asked is None:
        return
    if thought.scene.now - talk.asked > SILENT:
        thought.talk = None


FLOWS = (
    Flow(
        "story",
        (
            Ask("text", words("not-now", pictured=True, least=4), goto={"not-now": END, "": END}),
            Ask("people", choice("no", "yes"), when=with_photo, does={"no": drafted}, required=True),
            Ask("instead", words("not-now"), when=only_people, goto={"not-now": END, "": END}),
            Ask("share", choice("nameless", "named", REFUSED), required=True),
            Ask("name", words(up_to=60), when=with_name, required=True),
        ),
        finish=told,
        onward=then_hears,
        values=story_values,
    ),
    Flow(
        "story-approve",
        (Ask("do", choice(FINE, REFUSED), required=True),),
        finish=decided,
        values=approve_values,
        standing=True,
    ),
)
