"""A success, told on: asked for, shown first, three yeses, and taken back at any time (PRODUCT 2, small successes).

The key figure's yes is in `flows.talks.approval`, who reads them in `flows.talks.story_readers`.
"""

from collections.abc import Mapping
from dataclasses import replace

from flows.effects import Attach, DropStory, PutStory, Wipe
from flows.events import Event, Pressed, Sent
from flows.grammar import END, Answers, Ask, Flow, Onward, choice, words
from flows.machine import Machine
from flows.scene import Scene
from flows.state import SILENT, Signal, Talk
from flows.story import Stage, Story, as_shared, first_name, may_be_told
from flows.talks.approval import REFUSED, offer, shown, story_of
from flows.thought import Thought
from flows.values import Day, Phrase, Place, Quote, Role, Value

#: Conversations and messages that are about a story: it is loaded for them alone.
ABOUT_STORIES = frozenset({"story", "story-approve", "story-new", "result"})


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
    asked, last = offer(thought, signal)
    thought.answer("story-offered", {"role": Role(asked), "who": who, "day": Day(last)})


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
)
