"""A lead's Monday: what residents of their districts brought, in one message, in their own round's hour.

Numbers under five are not in it, nor anybody's words, nor how fast anybody answers. In a week with fewer than five
there is no message: what is late comes in the day round anyway.
"""

from datetime import time, timedelta

from flows.directory import Contact
from flows.effects import Consent, Say
from flows.rounds import hashes
from flows.talks import weekly
from flows.tally import LEAST, Tally, readable
from flows.thought import Thought
from flows.values import Day, Lines, Listed, Phrase, Place, Theme, Value

NO_REPORT = "no-report"
COMMANDS = frozenset({"report", "no-report", "week"})
MOST = 6  #: Districts in one message.
NAMED = 10  #: Late signals that are named one by one.


def send(thought: Thought) -> None:
    """The report timer of a lead: one message, and the next Monday."""
    scene = thought.scene
    contact = scene.contact
    if contact is None or not scene.tallies:
        return  # leads nothing any more
    calendar = scene.world.calendar
    monday = scene.today + timedelta(days=7 - scene.today.weekday())
    thought.set_timer("report", contact.id, calendar.next_round(contact, calendar.at(monday, time.min)))
    told = readable_weeks(thought)
    if scene.no_report or not told or thought.person.silenced is not None:
        return
    lines = tuple(line for tally in told[:MOST] for line in lines_of(tally))
    if own := weekly.own_week(thought, contact):  # one Monday message: their own week goes along
        lines += (Phrase("report-own", tuple(own.items())),)
        thought.remember(**{weekly.REPORTED: scene.today.isoformat()})
    values = _in_days(told, lines)
    thought.say(Say(thought.person.id, "report-week", values, rank="reminder", proactive=True))


def readable_weeks(thought: Thought) -> list[Tally]:
    """Last week of the speaker's districts in which enough was told."""
    return [t for t in thought.scene.tallies if sum(t.told.values()) >= LEAST]


def _in_days(told: list[Tally], lines: tuple[Value, ...]) -> dict[str, Value]:
    return {"from": Day(told[0].start), "until": Day(told[0].until), "lines": Lines(lines)}


def show(thought: Thought, contact: Contact) -> None:
    """`weekoverzicht`: the districts of who leads some, their own list of who has one, now."""
    told = readable_weeks(thought)
    own = weekly.own_week(thought, contact, asked=True)
    if told:
        lines = tuple(line for tally in told[:MOST] for line in lines_of(tally))
        lines += (Phrase("report-own", tuple(own.items())),) if own else ()
        thought.answer("report-week", _in_days(told, lines))
    elif own:
        thought.answer("week-told", own)
    else:
        thought.answer("nothing-waits")


def lines_of(tally: Tally) -> list[Value]:
    """One district in a few lines."""
    brought = readable(tally.told)
    parts: list[Value] = [
        Phrase("report-theme", (("theme", Theme(name)), ("count", count))) for name, count in brought.each.items()
    ]
    if brought.few:
        parts.append(Phrase("report-few", (("themes", Listed(tuple(Theme(name) for name in brought.few))),)))
    lines: list[Value] = [Phrase("report-told", (("district", Place(tally.district)), ("parts", Listed(tuple(parts)))))]
    if tally.promises is not None:
        lines.append(Phrase("report-promises", (("answered", tally.answered), ("late", tally.late))))
    if tally.overdue:
        many = len(tally.overdue) > NAMED
        numbers = hashes(tally.overdue[:NAMED]) + (" …" if many else "")
        lines.append(Phrase("report-overdue", (("count", len(tally.overdue)), ("numbers", numbers))))
    lines += [
        Phrase("report-conflict", (("theme", Theme(theme)), ("count", count)))
        for theme, count in readable(tally.conflicts).each.items()
    ]
    if tally.above >= LEAST:
        lines.append(Phrase("report-above", (("count", tally.above),)))
    return lines


def obey(thought: Thought, command: str) -> bool:
    """`geen weekbericht`, and `weekbericht` to have it back; False for who is no contact.

    One word for both: a contact's own week, and what was told in the districts of who leads some.
    """
    contact = thought.scene.contact
    if contact is None:
        return False
    if command == "week":
        show(thought, contact)
        return True
    districts = thought.scene.world.directory.districts.values()
    if any(contact.id in (d.lead, d.municipality_lead) for d in districts):
        thought.effects.append(Consent(NO_REPORT, given=command == "no-report"))
    weekly.switch(thought, on=command == "report")
    return True
