"""What tells one moment of a walk from another: where a signal is in its life, what a value is made of."""

from bot.rehearsal.town import Town
from flows.directory import OPERATOR
from flows.events import Event, Located, Pressed, Said, Sent, Started
from flows.money import lacks_money
from flows.state import BESIDE, LENT, Signal
from flows.talks.own_step import TIMER as OWN_STEP
from flows.values import Lines, Listed, Phrase, Value

State = tuple[object, ...]
MUCH = 5  #: Answers that a signal holds: its card is long then.


def life(town: Town) -> State:
    """Where the newest signal is in its life."""
    if not town.signals:
        return ()
    s = town.signals[max(town.signals)]
    counts = (min(s.notes, 5), min(len(s.passed), 3), min(len(s.asked), 2), s.reason == "assigned")
    told_on = town.stories.get(s.number)
    story = told_on.stage if told_on is not None else ""
    told = (
        "phone" in s.words,
        (OWN_STEP, str(s.number)) in town.timers,
        s.dated,
        lacks_money(s),
        s.main is not None,
        *before(town),
    )
    return (s.status, s.rhythm, s.ready is None, *counts, *told, rich(town), story, s.status == "agreed" and s.kind)


def before(town: Town) -> State:
    """What may be pointed at: what worked out, was left for a neighbour, is like something elsewhere, or is lent."""
    others = town.signals.values()
    solved = any(o.status == "done" and ("step" in o.words or "result" in o.words) for o in others)
    together = any(line.kind == "together" for line in town.lines)
    lent = any(line.kind == LENT for line in town.lines)
    return (solved, any("free" in o.words for o in others), together, lent)


def beside(town: Town, contact: str | None) -> State:
    """What waits for a contact without asking anything of them."""
    return tuple(sorted({line.kind for line in town.lines if line.contact == contact and line.kind in BESIDE}))


def rich(town: Town) -> State:
    """A signal about which much was told: its card is another card."""
    return next(((s.kind, len(s.words)) for s in town.signals.values() if len(s.words) >= MUCH), ())


def reader_of(town: Town, signal: Signal) -> int:
    """Who reads a signal; of a team its first member."""
    members = town.world.directory.contacts[signal.lead].members if signal.lead != OPERATOR else ()
    return town.contact((*members, signal.lead)[0])


def sort_of(value: Value) -> State:
    """What a value is made of, without what stands in it."""
    match value:
        case Phrase(key, values):
            return (key, *((name, *sort_of(inner)) for name, inner in values))
        case Lines(items):
            return ("lines", *map(sort_of, items))
        case Listed(items):
            return ("listed", *map(sort_of, items[:1]))
        case _:
            return (type(value).__name__, value == "")


def told(town: Town, event: Event) -> str:
    """What somebody did, in words."""
    match event:
        case Pressed(row, n):
            return f"[{town.rows[row].choices[n - 1].id}]"
        case Said(text):
            return f"‘{text[:12].rstrip()}…’" if len(text) > 12 else f"‘{text}’"
        case Sent(what):
            return f"a {what}"
        case Located():
            return "a point on the map"
        case Started(payload):
            return f"/start {payload}".rstrip()
        case _:
            return type(event).__name__
