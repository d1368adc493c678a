"""`wijkbot simulate`: months of districts in seconds, and whether one promise was broken."""

from pathlib import Path

from bot.commands.doorway import mendable, refuse, say
from bot.commands.listing import Json, say_one
from bot.logs import start_logs
from bot.season.parts import chosen, live
from bot.season.plan import Plan
from bot.season.report import HUES, Report, picture, sentences
from bot.settings import load_settings


def simulate(
    plan: Plan, *, districts: int | None, source: Path | None, database: str | None, as_json: bool, drawing: Path | None
) -> None:
    """Lives the season, says what came of it; exit 1 when a promise broke."""
    if not 0 < plan.months <= 120 or plan.residents < 1 or not 0 <= plan.silent <= 1 or plan.outages < 0:
        refuse("a season has at most 120 months, a resident at least, and a part of silent contacts from 0 to 1")
    with mendable():
        settings = load_settings()
        start_logs("CRITICAL")  # blocked phones and outages are part of it
        folder = source or settings.districts_folder
        found = live(chosen(plan, folder, districts), folder, database)
    if as_json:
        say_one(_as_object(found))
    else:
        for line in sentences(found):
            say(line)
    if drawing is not None:
        drawing.write_text(picture(found), encoding="utf-8")
    if not found.good:
        raise SystemExit(1)


def _as_object(found: Report) -> dict[str, Json]:
    """For `--json`: figures, and every broken promise by its number."""
    plan = found.plan
    return {
        "seed": plan.seed,
        "months": plan.months,
        "residents": plan.residents,
        "silent": plan.silent,
        "outages": plan.outages,
        "districts": list(found.districts),
        "signals": found.signals,
        "messages": found.read,
        "promises": {how: found.count(how) for how, _ in HUES},
        "broken": list(found.broken),
        "unasked": list(found.unasked),
        "lost": list(found.lost),
        "repeated": found.repeated,
        "longest_silence_days": found.longest_silence,
        "longest_rest_days": found.longest_rest,
        "most_of_the_clock_in_a_week": found.week,
        "load": dict(sorted(found.load.items())),
    }
