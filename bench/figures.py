"""From rounds to figures: medians, ratios of rounds that lay beside each other, and what is aimed at."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from bench.crowd import Measured

Rounds = tuple[Measured, ...]


def alternate(rounds: int, *sides: Callable[[], Measured], warm: bool = False) -> list[Rounds]:
    """Each side in turn, and the turn reversed each time; unless `warm`, after a round of each that does not count."""
    for side in () if warm else sides:
        side()
    found: list[list[Measured]] = [[] for _ in sides]
    for n in range(rounds):
        turn = range(len(sides)) if n % 2 == 0 else reversed(range(len(sides)))
        for which in turn:
            found[which].append(sides[which]())
    return [tuple(some) for some in found]


def middle(rounds: Rounds, of: Callable[[Measured], float]) -> float:
    """The median of one figure."""
    return median(of(m) for m in rounds)


def ratio(over: Rounds, under: Rounds, of: Callable[[Measured], float]) -> float:
    """The median of the ratios of rounds that were measured beside each other."""
    return median(of(a) / of(b) for a, b in zip(over, under, strict=True))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Milliseconds, but CPU in microseconds a message and memory in MB."""

    what: str
    rate: float
    p50: float
    p99: float
    cpu: float
    rss: float
    rounds: int
    messages: int


def row(what: str, rounds: Rounds) -> Row:
    """The medians of some rounds."""
    return Row(
        what,
        rate=round(middle(rounds, lambda m: m.rate), 1),
        p50=round(middle(rounds, lambda m: m.p50) * 1e3, 2),
        p99=round(middle(rounds, lambda m: m.p99) * 1e3, 2),
        cpu=round(middle(rounds, lambda m: m.cpu) * 1e6, 1),
        rss=round(middle(rounds, lambda m: m.rss), 1),
        rounds=len(rounds),
        messages=sum(m.messages for m in rounds),
    )


@dataclass(frozen=True, slots=True)
class Aim:
    """What was reached, beside what is aimed at. `at_least`: more is better."""

    what: str
    reached: float
    aim: float
    at_least: bool = False
    unit: str = "times"

    @property
    def met(self) -> bool:
        """Whether it was reached."""
        return self.reached >= self.aim if self.at_least else self.reached <= self.aim


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run found."""

    machine: dict[str, object]
    rows: tuple[Row, ...]
    aims: tuple[Aim, ...]
    more: dict[str, float]

    def as_json(self) -> dict[str, object]:
        """For bench/latest.json."""
        aims = [{**asdict(a), "reached": round(a.reached, 2), "met": a.met} for a in self.aims]
        return {"machine": self.machine, "rows": [asdict(r) for r in self.rows], "aims": aims, "more": self.more}


def lines(report: Report) -> list[str]:
    """The report as a person reads it."""
    found = [", ".join(f"{k} {v}" for k, v in report.machine.items()), ""]
    head = ("", "messages/s", "p50 ms", "p99 ms", "CPU us", "RSS MB", "rounds", "messages")
    cells = [
        (
            r.what,
            f"{r.rate:.0f}",
            f"{r.p50:.1f}",
            f"{r.p99:.1f}",
            f"{r.cpu:.0f}",
            f"{r.rss:.0f}",
            *map(str, (r.rounds, r.messages)),
        )
        for r in report.rows
    ]
    found += _table([head, *cells])
    found += ["", *_table([("aim", "reached", "aimed at", ""), *(_aim(a) for a in report.aims)]), ""]
    return found + [f"{name}: {value}" for name, value in report.more.items()]


def _aim(aim: Aim) -> tuple[str, ...]:
    bound = f"{'at least' if aim.at_least else 'at most'} {aim.aim:g} {aim.unit}"
    return aim.what, f"{aim.reached:.2f} {aim.unit}", bound, "" if aim.met else "not met"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(w) if n == 0 else cell.rjust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
