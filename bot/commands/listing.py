"""How lists look: columns for eyes, one JSON array for programs, every moment in UTC with Z."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from bot.commands.doorway import say

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def utc(moment: datetime) -> str:
    """'2026-03-09T14:00:00Z'."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def say_one(item: Json) -> None:
    """One JSON value on one line."""
    say(json.dumps(item, ensure_ascii=False))


def say_json(items: Sequence[Json]) -> None:
    """One JSON array, each item on its own line: for a program whole, for an eye by line."""
    if not items:
        say("[]")
        return
    lines = (json.dumps(item, ensure_ascii=False) for item in items)
    say("[\n" + ",\n".join(lines) + "\n]")


def say_columns(rows: Sequence[Sequence[str]], empty: str) -> None:
    """Aligned columns; `empty` is said when there is nothing to list."""
    for line in columns(rows):
        say(line)
    if not rows:
        say(empty)


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as lines, each column as wide as its widest cell."""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def say_findings(findings: Sequence[str]) -> None:
    """Findings one a line and exit 1, or `ok`."""
    for finding in findings:
        say(finding.replace("\n", " "))
    if findings:
        raise SystemExit(1)
    say("ok")
