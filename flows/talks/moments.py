"""'Soep bij het bankje, woensdag 15 uur': a contact tells it once, and who wants to know hears of it.

A separate yes, asked for with 'uitnodigingen'; at most one invitation a month, ended after two without an answer,
never in a pause of the district, in quiet hours, above the limit, or soon after something grave.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from flows.answers import talk_district
from flows.at_desk import shortened
from flows.dates import name_day
from flows.directory import OPERATOR
from flows.effects import Consent, Invite, Say
from flows.events import Letter
from flows.grammar import Answers, Ask, Flow, choice, day, place, words
from flows.masking import without_numbers
from flows.reading import OUTSIDE
from flows.scene import Scene
from flows.state import Choice, Signal, Talk, at_rest
from flows.thought import Thought
from flows.values import Day, Place, Quote, Role, Value

PURPOSE, INVITED, ANSWERS_IT = "invitations", "invited", "invite"
A_MONTH = timedelta(days=30)
UNANSWERED = 2  #: After so many invitations without an answer they end.
LAST, SILENT = "invited-on", "invited-unanswered"  #: Habits of who is invited.
FAR = 20  #: Working days: how far ahead something may be told.
WHAT = 120  #: Characters of what is told.
CHOICES = tuple(Choice(c) for c in ("come", "not-now", "no-more"))


# The contact's side


def day_of(scene: Scene, text: str) -> Mapping[str, str]:
    """The day that the words name."""
    named = name_day(text, scene.today)
    return {"day": named.isoformat()} if named is not None else {}


def moment_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What is read back."""
    named = talk.answers.get("day")
    return {
        "what": Quote(talk.answers.get("what", "")),
        "district": Place(scene.district(talk_district(scene)).id),
        "day": Day(date.fromisoformat(named)) if named else "",
    }


def announced(thought: Thought, talk: Talk) -> None:
    """[Ja, vertel het]: to who wants to know; in a pause to nobody, and that is said."""
    scene, me = thought.scene, thought.person.contact
    if talk.answers.get("sure") != "yes" or me is None or not talk.answers.get("day"):
        thought.answer("moment-not")
        return
    district = scene.district(talk_district(scene))
    if (until := district.paused(scene.today)) is not None:
        thought.answer("moment-paused", {"last": Day(until)})
        return
    what = shortened(without_numbers(" ".join(talk.answers["what"].split())), WHAT)
    thought.effects.append(Invite(district.id, {"role": Role(me), "what": Quote(what), "day": talk.answers["day"]}))
    thought.answer("moment-told", {"district": Place(district.id)})


# The resident's side


def district_unknown(answers: Answers, scene: Scene) -> bool:
    """Where somebody lives is asked when it is not known."""
    return scene.person.district not in scene.world.directory.districts


def agreed(thought: Thought, talk: Talk) -> None:
    """A yes of its own, or its end."""
    where = talk.answers.get("where", "")
    given = talk.answers.get("sure") == "yes" and where != OUTSIDE
    if given and where:
        thought.know(replace(thought.person, district=where))
    thought.effects.append(Consent(PURPOSE, given))
    thought.answer("invitations-yes" if given else "invitations-no")


def invited(thought: Thought, letter: Letter) -> None:
    """An invitation in its receiver's own turn: told now, at the next allowed hour, or not at all."""
    scene, person = thought.scene, thought.person
    told, calendar, habits = dict(letter.values), scene.world.calendar, scene.habits
    district = scene.district(person.district or "")
    on, due = date.fromisoformat(str(told["day"])), calendar.next_resident_moment(scene.now, district.closures)
    if int(habits.get(SILENT, "0")) >= UNANSWERED:
        thought.effects.append(Consent(PURPOSE, given=False))
        thought.remember(**{LAST: "", SILENT: ""})
        return
    last = habits.get(LAST)
    soon = last is not None and scene.today - date.fromisoformat(last) < A_MONTH
    grave = scene.calm_until is not None and scene.calm_until > due
    paused = district.paused(calendar.day(due)) is not None
    if (
        person.silenced is not None
        or soon
        or grave
        or scene.full(calendar.day(due))
        or paused
        or calendar.day(due) > on
    ):
        return
    thought.remember(**{LAST: scene.today.isoformat(), SILENT: str(int(habits.get(SILENT, "0")) + 1)})
    if at_rest(thought.talk, scene.now):
        thought.turn(Talk(ANSWERS_IT, "come", offered=CHOICES, since=scene.now))
    thought.say(
        Say(
            person.id,
            "invite-come",
            {**invite_values(scene, Talk("", ""), None), "role": told["role"], "what": told["what"]},
            CHOICES,
            rank="broadcast",
            due=due if due > scene.now else None,
            proactive=True,
            repeat=False,
        )
    )


def invite_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """An invitation that is put once more tells no more than that there is one."""
    district = scene.district(scene.person.district or "")
    return {
        "district": Place(district.id),
        "municipality": district.municipality,
        "role": Role(district.lead if district.lead in scene.world.directory.contacts else OPERATOR),
        "what": Quote("…"),
    }


def came(thought: Thought, talk: Talk) -> None:
    """Any answer is an answer; [Niet meer] ends them."""
    how = talk.answers.get("come")
    thought.remember(**{SILENT: ""})
    if how == "no-more":
        thought.effects.append(Consent(PURPOSE, given=False))
        thought.answer("invitations-no")
    else:
        thought.answer("invite-welcome" if how == "come" else "invite-later")


FLOWS = (
    Flow(
        "moment",
        (
            Ask("what", words(least=8), tells_also=day_of, required=True),
            Ask("day", day(FAR), required=True),
            Ask("sure", choice("yes", "no"), plainly=True, required=True),
        ),
        finish=announced,
        values=moment_values,
    ),
    Flow(
        "invitations",
        (
            Ask("where", place(), when=district_unknown, required=True),
            Ask("sure", choice("yes", "no"), plainly=True, lets_go=True),
        ),
        finish=agreed,
    ),
    Flow(
        ANSWERS_IT,
        (Ask("come", choice("come", "not-now", "no-more"), lets_go=True),),
        finish=came,
        values=invite_values,
        standing=True,
    ),
)
