"""A contact's role ends: said in chat, told by the operator, or at the day that the directory names.

The same day everything open moves, each resident hears it once, and who leads the district hears it too.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta

from flows.directory import OPERATOR
from flows.effects import Absent, HandOver, Say
from flows.events import Letter
from flows.grammar import Ask, Flow, choice
from flows.scene import Scene
from flows.state import Signal, Talk
from flows.talks.absence import after_all, tell_operator
from flows.thought import Thought
from flows.values import Day, Place, Role, Value

MONTHS = 3  #: Before the last day of a role its successor can be looked for.
IN_THE_MORNING = time(9, 0)
ONE_DAY = timedelta(days=1)


def role_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The role, and how much is open."""
    me = scene.person.contact or OPERATOR
    desk = scene.desks.get(me)
    return {"role": Role(me), "count": desk.open if desk else 0}


def may_leave(thought: Thought, talk: Talk) -> bool:
    """The operator is who is asked last, and cannot leave in chat."""
    if thought.person.contact != OPERATOR:
        return True
    thought.answer("leave-operator")
    return False


def confirmed(thought: Thought, talk: Talk) -> None:
    """[Ja, ik stop]: goodbye, and a resident like any other from here on."""
    if talk.answers.get("sure") != "yes" or thought.person.contact is None:
        if "about" not in talk.answers:
            thought.answer("leave-not")
        return
    thought.turn(None)  # what they were asked as a contact is asked of nobody now
    values = role_values(thought.scene, talk, None)
    leave(thought, thought.person.contact)
    thought.answer("leave-done", values)


def leave(thought: Thought, contact: str) -> None:
    """Whoever says it: the role ends now."""
    scene = thought.scene
    desk = scene.desks.get(contact)
    told: dict[str, Value] = {"role": Role(contact), "count": desk.open if desk else 0}
    thought.effects += [Absent(contact, left=True), HandOver(contact)]
    tell_operator(thought, "left-operator", told)
    for lead in _leads(scene, contact):
        person = scene.person_of(lead)
        if person is not None and person not in (thought.person.id, scene.person_of(OPERATOR)):
            _say(thought, person, "left-lead", told)


def told(thought: Thought, letter: Letter) -> None:
    """`wijkbot contacts leave`: the contact hears it too, as far as they have a chat."""
    contact = str(dict(letter.values)["contact"])
    ends(thought, contact)


def nears_its_end(thought: Thought, contact: str) -> None:
    """The timer of a role with a last day: three months before, and the day after it. The file is the truth."""
    scene = thought.scene
    known = scene.world.directory.contacts.get(contact)
    last = known.until if known else None
    if last is None:
        return
    if scene.today > last:
        ends(thought, contact)
        return
    calendar = scene.world.calendar
    early = calendar.at(months_before(last), IN_THE_MORNING)
    if scene.now < early:
        thought.set_timer("until", contact, early)
        return
    told: dict[str, Value] = {"role": Role(contact), "last": Day(last)}
    municipal = _municipal(scene, contact)
    hears = scene.person_of(municipal) or scene.person_of(OPERATOR)
    if hears is not None:
        _say(thought, hears, "until-lead", told)
    person = scene.person_of(contact)
    if person is not None and person != hears:
        _say(thought, person, "until-own", told)
    thought.set_timer("until", contact, calendar.at(last + ONE_DAY, IN_THE_MORNING))


def ends(thought: Thought, contact: str) -> None:
    """Not by the contact's own word: they are thanked as well."""
    scene = thought.scene
    person, district = scene.person_of(contact), scene.world.directory.district_of(contact)
    leave(thought, contact)
    if person is not None:
        where = scene.district(district.id if district else "")
        thanks: dict[str, Value] = {"district": Place(where.id), "municipality": where.municipality}
        _say(thought, person, "left-thanks", {**thanks, "role": Role(contact)})


def months_before(last: date) -> date:
    """The same day three months earlier; the 31st is the last of a shorter month."""
    year, month = divmod(last.year * 12 + last.month - 1 - MONTHS, 12)
    for day in range(last.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


def _leads(scene: Scene, contact: str) -> tuple[str, ...]:
    """Who leads where this contact worked: the district's lead, or the municipality's for that one."""
    district = scene.world.directory.district_of(contact)
    if district is None:
        return ()
    return (district.lead,) if district.lead != contact else (district.municipality_lead,)


def _municipal(scene: Scene, contact: str) -> str:
    district = scene.world.directory.district_of(contact)
    lead = district.municipality_lead if district else OPERATOR
    return lead if lead != contact else OPERATOR


def _say(thought: Thought, person: int, key: str, values: Mapping[str, Value]) -> None:
    moment = thought.scene.world.calendar.human_moment(thought.scene.now)
    due = moment if moment > thought.scene.now else None
    thought.say(Say(person, key, values, rank="promise", due=due, proactive=True))


FLOWS = (
    Flow(
        "leave",
        (Ask("sure", choice("yes", "no"), plainly=True, required=True),),
        begin=may_leave,
        finish=confirmed,
        onward=after_all,
        values=role_values,
    ),
)
