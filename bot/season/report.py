"""What a season says: figures for programs, sentences for people, and a picture of its weeks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from bot.season.judge import Verdict
from bot.season.plan import Plan

SHOWN = 20  #: Broken promises that are said one by one.
#: The colours of the weeks, told apart without seeing colour by their order and the figures beside them.
HUES = (("kept", "#2a7f62"), ("late", "#d9a441"), ("held", "#8a94a6"), ("broken", "#b3261e"))
WIDTH, WEEKS_HIGH, LINE = 720, 180, 20


@dataclass(frozen=True, slots=True)
class Report:
    """A whole season, of one part or of several that lived side by side."""

    plan: Plan
    districts: tuple[str, ...]
    signals: int
    read: int
    days: Counter[tuple[date, str]]
    broken: tuple[str, ...]
    unasked: tuple[str, ...]  #: At the wrong hour, to who wanted silence, or too often.
    lost: tuple[str, ...]
    longest_silence: int
    longest_rest: int
    week: int
    repeated: int
    load: Mapping[str, int]  #: Contact id -> the most open signals on that desk in one evening.

    @property
    def good(self) -> bool:
        """Whether nobody was forgotten, woken or lost."""
        return not (self.broken or self.unasked or self.lost)

    def count(self, how: str) -> int:
        """Promised days that were "kept", "late", "held" or "broken"."""
        return sum(n for (_, what), n in self.days.items() if what == how)


def report(plan: Plan, parts: Sequence[tuple[Sequence[str], Verdict, Mapping[str, int]]]) -> Report:
    """The parts of one season together: districts, verdict and load of each."""
    verdicts = [verdict for _, verdict, _ in parts]
    return Report(
        plan,
        tuple(d for districts, _, _ in parts for d in districts),
        sum(v.signals for v in verdicts),
        sum(v.read for v in verdicts),
        sum((v.days for v in verdicts), Counter()),
        tuple(line for v in verdicts for line in v.broken),
        tuple(line for v in verdicts for line in v.noisy),
        tuple(line for v in verdicts for line in v.lost),
        max((v.longest_silence for v in verdicts), default=0),
        max((v.longest_rest for v in verdicts), default=0),
        max((v.week for v in verdicts), default=0),
        sum(v.repeated for v in verdicts),
        {lead: most for _, _, load in parts for lead, most in load.items()},
    )


def sentences(found: Report) -> Iterator[str]:
    """For a person who decides whether their people can carry it."""
    plan = found.plan
    yield (
        f"{plan.months:g} months, {plan.residents} residents, {len(found.districts)} districts,"
        f" {plan.silent:.0%} of the contacts silent, {plan.outages} outages, seed {plan.seed}"
    )
    yield f"{found.signals} signals, {found.read} messages on phones"
    yield (
        f"promised days: {found.count('kept')} kept, {found.count('late')} told late after an outage,"
        f" {found.count('held')} held for who wants silence, {found.count('broken')} broken"
    )
    yield (
        f"longest silence while an answer was owed: {found.longest_silence} days;"
        f" at most {found.week} messages of the clock to one resident in a week"
    )
    yield f"{found.repeated} messages shown twice, as nobody knew whether they had arrived"
    yield "most open signals on a desk in one evening:"
    for lead, most in sorted(found.load.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {lead} {most}"
    for name, lines in (("broken", found.broken), ("unasked", found.unasked), ("lost", found.lost)):
        for line in lines[:SHOWN]:
            yield f"{name}: {line}"
        if len(lines) > SHOWN:
            yield f"{name}: {len(lines) - SHOWN} more"
    yield "nobody was forgotten" if found.good else f"PROMISES WERE BROKEN; live it again with --seed {plan.seed}"


def picture(found: Report) -> str:
    """An SVG: the promised days of each week, and the load of each desk; every figure stands beside its bar."""
    weeks = sorted({week for week, _ in found.days})
    most = max((sum(found.days[week, how] for how, _ in HUES) for week in weeks), default=1)
    load = sorted(found.load.items(), key=lambda item: (-item[1], item[0]))
    high = 150 + WEEKS_HIGH + LINE * len(load)
    title = "Promised days by week"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{high}" viewBox="0 0 {WIDTH} {high}">',
        f'<g font-family="sans-serif" role="img" aria-label="{title}">',
        f'<rect width="{WIDTH}" height="{high}" fill="#ffffff"/>',
        _text(20, 28, title, size=17),
    ]
    x = 20.0
    for how, hue in HUES:
        parts.append(_bar(x, 40, 12, 12, hue))
        parts.append(_text(x + 18, 51, f"{how} {found.count(how)}"))
        x += 120
    step = (WIDTH - 40) / max(len(weeks), 1)
    for n, week in enumerate(weeks):
        foot = 70.0 + WEEKS_HIGH
        for how, hue in HUES:
            tall = WEEKS_HIGH * found.days[week, how] / most
            foot -= tall
            parts.append(_bar(20 + n * step, foot, step - 3, tall, hue))
        if n % 4 == 0:
            parts.append(_text(20 + n * step, 86 + WEEKS_HIGH, f"{week:%d-%m}", size=11))
    parts.append(_text(20, 120 + WEEKS_HIGH, "Most open signals on a desk in one evening", size=15))
    heaviest = max(found.load.values(), default=1)
    for n, (lead, count) in enumerate(load):
        y = 132 + WEEKS_HIGH + n * LINE
        parts.append(_text(20, y + 13, lead))
        parts.append(_bar(220, y + 2, 420 * count / heaviest, 14, "#4a6fa5"))
        parts.append(_text(228 + 420 * count / heaviest, y + 13, str(count)))
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _text(x: float, y: float, words: str, size: int = 13) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="#1c2430">{escape(words)}</text>'


def _bar(x: float, y: float, wide: float, tall: float, hue: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{hue}"/>'
