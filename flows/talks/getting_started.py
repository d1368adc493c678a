"""Three messages for who has just become a contact, and once a year: 'dit staat er over je rol, klopt het?'

The district file is the truth: what is not right goes to the operator, in the contact's own words.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from flows.calendar import OFFICE
from flows.directory import Block, Contact
from flows.effects import Say
from flows.grammar import Answers, Ask, Flow, Onward, choice, words
from flows.scene import Scene
from flows.state import Choice, Signal, Talk, at_rest
from flows.talks.absence import tell_operator
from flows.thought import Thought
from flows.values import Listed, Phrase, Quote, Role, Theme, Value

A_YEAR = timedelta(days=365)
IN_A_ROW = 3  #: Days with the same hours that are said as one: 'maandag t/m donderdag'.
CHOICES = (Choice("yes"), Choice("no"))


def invited(thought: Thought, contact: str) -> None:
    """A role is looked at again a year after it began."""
    known = thought.scene.world.directory.contacts.get(contact)
    if known is not None:
        calendar = thought.scene.world.calendar
        thought.set_timer("role", contact, calendar.next_round(known, thought.scene.now + A_YEAR))


def a_year_passed(thought: Thought, contact: str) -> None:
    """The timer of the role: one question, in the contact's own hours."""
    scene, known = thought.scene, thought.scene.contact
    if known is None or known.id != contact:
        return
    calendar = scene.world.calendar
    if not calendar.within_hours(known, scene.now):
        thought.set_timer("role", contact, calendar.next_round(known, scene.now))
        return
    invited(thought, contact)
    if at_rest(thought.talk, scene.now):
        thought.turn(Talk("role", "right", offered=CHOICES, since=scene.now, said="role-yearly"))
    thought.say(
        Say(
            thought.person.id,
            "role-yearly",
            about_role(scene, known),
            CHOICES,
            "role-right",
            rank="reminder",
            held=thought.person.silenced is not None,
            proactive=True,
        )
    )


def role_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What the directory says of the speaker."""
    return about_role(scene, scene.contact) if scene.contact is not None else {}


def about_role(scene: Scene, contact: Contact) -> Mapping[str, Value]:
    """Role, themes, working days and stand-in, as the district file has them."""
    themes = [t for d in scene.world.directory.districts.values() for t in d.themes if t in contact.themes]
    named = tuple(Theme(t) for t in dict.fromkeys(themes))
    hours = tuple(_hours(run) for run in _runs(contact.working or OFFICE))
    return {
        "role": Role(contact.id),
        "themes": Listed(named) if named else Phrase("role-all-themes"),
        "hours": Listed(hours),
        "round": f"{contact.round_at:%H:%M}",
        "stand": Role(contact.stand_in) if contact.stand_in else Phrase("role-no-stand-in"),
    }


def _runs(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks of a week as people say them: three days or more in a row with the same hours are one."""
    rest = sorted(blocks, key=lambda b: (b.start, b.end, b.weekday))
    runs: list[list[Block]] = []
    for block in rest:
        last = runs[-1][-1] if runs else None
        same = last is not None and (last.start, last.end) == (block.start, block.end)
        if same and last is not None and last.weekday + 1 == block.weekday:
            runs[-1].append(block)
        else:
            runs.append([block])
    said = [tuple(run) for run in runs if len(run) >= IN_A_ROW]
    said += [(block,) for run in runs if len(run) < IN_A_ROW for block in run]
    yield from sorted(said, key=lambda run: (run[0].weekday, run[0].start))


def _hours(run: tuple[Block, ...]) -> Phrase:
    first, last = run[0], run[-1]
    hours = (("start", f"{first.start:%H:%M}"), ("end", f"{first.end:%H:%M}"))
    if first is last:
        return Phrase("role-block", (("weekday", Phrase(f"day-{first.weekday + 1}")), *hours))
    days = (("first", Phrase(f"day-{first.weekday + 1}")), ("last", Phrase(f"day-{last.weekday + 1}")))
    return Phrase("role-blocks", (*days, *hours))


def went_on(thought: Thought, talk: Talk) -> Onward | None:
    """The third message is the role itself; who skips hears how to ask."""
    if "skip" in talk.answers.values():
        thought.answer("start-skipped")
        return None
    return Onward("role")


def is_wrong(answers: Answers, scene: Scene) -> bool:
    """Something is to change."""
    return answers.get("right") == "no"


def checked(thought: Thought, talk: Talk) -> None:
    """[Ja], or what should change: the operator reads it as it was written."""
    me, text = thought.person.contact, talk.answers.get("change", "")
    if talk.answers.get("right") != "no":
        thought.answer("role-good")
    elif me is not None and text:
        tell_operator(thought, "role-to-change", {"role": Role(me), "words": Quote(text)})
        thought.answer("role-told")
    else:
        thought.answer("role-kept")


FLOWS = (
    Flow(
        "start",
        (
            Ask("comes", choice("on", "skip"), goto={"skip": "."}, lets_go=True),
            Ask("answers", choice("on", "skip"), goto={"skip": "."}, lets_go=True),
        ),
        onward=went_on,
        values=role_values,
    ),
    Flow(
        "role",
        (
            Ask("right", choice("yes", "no"), also=frozenset({"role-yearly"}), lets_go=True),
            Ask("change", words(least=4), when=is_wrong),
        ),
        finish=checked,
        values=role_values,
        standing=True,
    ),
)
