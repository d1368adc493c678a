"""What a contact is offered to choose from: their own next working days, and the signals open on their desk."""

from datetime import date, time, timedelta

from flows.masking import masked
from flows.private_phone import or_theme
from flows.scene import Scene
from flows.signals import may_act
from flows.state import Choice, Signal
from flows.values import Phrase, Quote, Theme, Value

MOST = 9  #: Signals that fit in one list on every channel.
NOON, EVENING = time(12, 30), time(18)
LONGEST_NUMBER = 9  #: Digits; what is longer is the number of no signal.
SHORT = 80  #: Characters of a signal's words by which somebody knows which one it is.
A_MONTH = 20  #: Working days: a day further away is about a decision, not about a visit.
SOON, FAR = (1, 1, 1), (14, 14, 28)  #: Days from one offered day to the next.


def greeting(scene: Scene) -> Phrase:
    """'Goedemorgen', also at a round of twelve o'clock; who works in the evening does not read it at six."""
    clock = scene.world.calendar.local(scene.now).time()
    part = "morning" if clock < NOON else "afternoon" if clock < EVENING else "evening"
    return Phrase(f"greeting-{part}")


def own_days(scene: Scene, within: int) -> tuple[date, ...]:
    """Three days to come on which this contact works; none of them a feast day or a day off."""
    contact = scene.contact
    district = scene.world.directory.district_of(contact.id) if contact else None
    closures = district.closures if district else frozenset[date]()
    found: list[date] = []
    day = scene.today
    for step in FAR if within > A_MONTH else SOON:
        day += timedelta(days=step)
        while not _works(scene, day, closures):
            day += timedelta(days=1)
        found.append(day)
    return tuple(found)


def _works(scene: Scene, day: date, closures: frozenset[date]) -> bool:
    contact, calendar = scene.contact, scene.world.calendar
    if contact is None:
        return calendar.is_working(day, closures)
    desk = scene.desks.get(contact.id)
    if desk is not None and desk.away is not None and desk.away.covers(day):
        return False
    return calendar.own_day(contact, day, closures) == day


def on_desk(scene: Scene) -> tuple[Signal, ...]:
    """What is open on the speaker's desk, the nearest promise first; never their own idea."""
    me = scene.person
    open_ones = (s for s in scene.signals.values() if not s.closed and may_act(s, me.contact, scene))
    mine = (s for s in open_ones if s.person != me.id or s.street)
    return tuple(sorted(mine, key=lambda s: (s.promised, s.number)))


def open_now(scene: Scene) -> str:
    """'one', 'several' or 'none' open on the desk: which question fits."""
    return {0: "none", 1: "one"}.get(len(on_desk(scene)), "several")


def numbers_on_desk(scene: Scene) -> tuple[Choice, ...]:
    """The same as buttons: '#12'."""
    return tuple(Choice(str(s.number), f"#{s.number}") for s in sorted(on_desk(scene)[:MOST], key=lambda s: s.number))


def pick_number(text: str, offered: tuple[Choice, ...]) -> str | None:
    """The signal that a text is the number of; a bare digit that could also be a place in the list is none."""
    said = text.strip().lstrip("#").strip(" .!")
    if not said.isdecimal() or len(said) > LONGEST_NUMBER:
        return None
    ids = [c.id for c in offered]
    if text.strip().startswith("#"):
        return said if said in ids else None
    placed = ids[int(said) - 1] if 1 <= int(said) <= len(ids) else None
    if said in ids:
        return said if placed in (None, said) else None
    return placed


def known_by(scene: Scene, signal: Signal) -> Value:
    """The words by which a contact knows which signal it is; its theme on a private phone, or in an unclaimed team."""
    if scene.contact is not None and scene.contact.is_team:
        return Theme(signal.themes[0])
    if signal.lead != scene.person.contact and signal.person != scene.person.id and scene.readers(signal.lead)[1:]:
        return Theme(signal.themes[0])
    return or_theme(scene, signal, Quote(shortened(masked(signal.words.get("what", "")), SHORT)))


def desk_lines(scene: Scene) -> tuple[Phrase, ...]:
    """Each open signal on a line: its number and its words."""
    by_number = sorted(on_desk(scene)[:MOST], key=lambda s: s.number)
    return tuple(Phrase("list-short", (("number", s.number), ("what", known_by(scene, s)))) for s in by_number)


CANNED = "answer-"  #: Habits: a contact's own short answers, by number.
LABEL = 18  #: Characters of one on its button, its number not counted.


def own_answers(scene: Scene) -> dict[str, str]:
    """The speaker's own short answers, by their number."""
    kept = {k.removeprefix(CANNED): text for k, text in scene.habits.items() if k.startswith(CANNED)}
    return dict(sorted(kept.items()))


def canned_answers(scene: Scene) -> tuple[Choice, ...]:
    """The same as choices: '1. Ik kijk er…'."""
    return tuple(Choice(n, f"{n}. {shortened(text, LABEL)}") for n, text in own_answers(scene).items())


def shortened(text: str, most: int) -> str:
    """Cut at a word, with an ellipsis where something is left out."""
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(',;:')}…"
