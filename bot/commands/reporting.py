"""`wijkbot report`: what residents brought, district by district, and what waits too long. Numbers, never people."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot.commands.doorway import moment, refuse, say
from bot.commands.listing import Json, say_columns, say_json
from bot.commands.memory import ask, opened
from bot.house import House
from bot.week_picture import draw
from flows.tally import LEAST, Shown, Tally, readable
from storage import tallies
from storage.people import contact_person

FEW = f"<{LEAST}"


def show_week(*, district: str | None, as_json: bool, drawing: Path | None, at: str | None) -> None:
    """Last week, whole: Monday until Sunday."""
    with opened() as house:
        found = _week(house, _chosen(house, district), moment(house, at))
        if drawing is not None:
            drawing.write_text(draw(found, house.voice, house.directory), encoding="utf-8")
        if as_json:
            say_json([as_object(t) for t in found])
            return
        say(f"{found[0].start} - {found[0].until}")
        if all(t == Tally(t.district, t.start, t.until) for t in found):
            again = found[0].until + timedelta(days=8)
            say(f"nothing yet: nobody told anything in this week, and nothing is open. Look again on Monday {again}.")
        else:
            say_columns([row for t in found for row in _rows(t)], "no districts")
            if (total := _total(found)) is not None and len(found) > 1:
                say(f"all districts: {total}")
        if drawing is not None:
            say(f"{drawing} is drawn")


def only_leads(*, week: bool, drawing: Path | None) -> None:
    """Refuses what does not go with `--leads`."""
    if week or drawing is not None:
        refuse("--leads is a list of its own: leave out --week and --picture")


def show_leads(*, district: str | None, as_json: bool, at: str | None) -> None:
    """Signals that wait longer than was promised, for each lead; nothing of who was slow, or how slow."""
    with opened() as house:
        now, chosen = moment(house, at), _chosen(house, district)
        by_district = {t.district: t for t in _week(house, chosen, now)}
        leads = {
            lead: [d for d in districts if d in by_district]
            for lead, districts in tallies.leads_of(house.directory).items()
        }

        def silent(connection: Connection) -> set[str]:
            people = {lead: contact_person(connection, lead) for lead in leads}
            return {lead for lead, person in people.items() if person and tallies.refused(connection, person)}

        refusing = ask(house, silent)
        rows = [
            (lead, districts, sorted(n for d in districts for n in by_district[d].overdue))
            for lead, districts in leads.items()
            if districts
        ]
        if as_json:
            say_json(
                [
                    {
                        "lead": lead,
                        "role": house.directory.contacts[lead].role["nl"],
                        "districts": districts,
                        "overdue": overdue,
                        "weekly": lead not in refusing,
                    }
                    for lead, districts, overdue in rows
                ]
            )
            return
        told = [
            (lead, ",".join(districts), " ".join(f"#{n}" for n in overdue) or "nothing is late")
            for lead, districts, overdue in rows
        ]
        say_columns(told, "nobody leads a district")


def as_object(tally: Tally) -> dict[str, Json]:
    """One district for a program; null where a number is too small to say."""
    promises = tally.promises
    return {
        "district": tally.district,
        "from": tally.start.isoformat(),
        "until": tally.until.isoformat(),
        "told": _counts(readable(tally.told)),
        "open": _counts(readable(tally.statuses)),
        "promises": {"answered": promises[0], "late": promises[1]} if promises else None,
        "conflicts": _counts(readable(tally.conflicts)),
        "above_mandate": tally.above if tally.above == 0 or tally.above >= LEAST else None,
        "overdue": list(tally.overdue),
    }


def _counts(shown: Shown) -> dict[str, Json]:
    return {"total": shown.total, "at_least": shown.least, "each": dict(shown.each), "few": list(shown.few)}


def _rows(tally: Tally) -> Sequence[tuple[str, str, str]]:
    """One district for an eye."""
    answered = "too few people to say it without pointing at one"
    if tally.promises is not None:
        answered = f"{tally.promises[0]} answered by a human, {tally.promises[1]} told late"
    above = str(tally.above) if tally.above == 0 or tally.above >= LEAST else FEW
    return [
        (tally.district, "told", _said(readable(tally.told))),
        ("", "open now", _said(readable(tally.statuses))),
        ("", "promised days", answered),
        ("", "at odds with policy", _said(readable(tally.conflicts))),
        ("", "above mandate", above),
        ("", "waits too long", " ".join(f"#{n}" for n in tally.overdue) or "nothing"),
    ]


def _said(shown: Shown) -> str:
    """'at least 10: groen 8, sport <5, zorg <5'."""
    parts = [f"{name} {count}" for name, count in shown.each.items()] + [f"{name} {FEW}" for name in shown.few]
    head = f"at least {shown.least}" if shown.few else str(shown.total)
    return f"{head}: {', '.join(parts)}" if parts else "0"


def _total(found: Sequence[Tally]) -> int | None:
    """All districts; None where a small number is hidden in one, for the rest would give it away."""
    totals = [readable(t.told).total for t in found]
    return None if None in totals else sum(n for n in totals if n is not None)


def _chosen(house: House, district: str | None) -> tuple[str, ...]:
    known = house.directory.districts
    if district is not None and district not in known:
        refuse(f"no district '{district}': choose from {', '.join(known)}")
    return (district,) if district is not None else tuple(known)


def _week(house: House, districts: tuple[str, ...], now: datetime) -> list[Tally]:
    calendar = house.world.calendar
    return ask(house, lambda c: tallies.tally(c, calendar, districts, *tallies.week_before(calendar, now)))
