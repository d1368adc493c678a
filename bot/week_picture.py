"""A week as a picture for a phone: plain SVG, bars with their figures beside them, and the same in words for who
does not see it. No number under five is drawn.
"""

from collections.abc import Sequence
from html import escape
from textwrap import wrap

from bot.voice import Voice
from flows.directory import Directory
from flows.tally import Tally, readable
from flows.values import Day, Listed, Theme

WIDE, EDGE, LINE, BAR = 360, 20, 46, 16
INK, SOFT, HUE, TRACK, ALARM = "#1c2430", "#52607a", "#1f6f8b", "#eef2f5", "#9a3412"
LETTERS = 48  #: Of small text on one line.
LONGEST = WIDE - 2 * EDGE - 44  #: Room for the figure behind the longest bar.


def draw(week: Sequence[Tally], voice: Voice, directory: Directory) -> str:
    """One picture of these districts, in the source language."""
    parts: list[str] = []
    told: list[str] = []
    y = 34.0
    first = week[0]
    head = voice.say("report-picture-title", {}, "nl")
    days = f"{voice.spoken(Day(first.start), 'nl')} - {voice.spoken(Day(first.until), 'nl')}"
    parts += [_text(EDGE, y, head, 19, weight=700), _text(EDGE, y + 22, days, 13, SOFT)]
    y += 60
    most = max((n for t in week for n in readable(t.told).each.values()), default=1)
    for tally in week:
        shown = readable(tally.told)
        name = directory.districts[tally.district].name
        total = str(shown.total)
        if shown.few:
            total = voice.say("report-picture-least", {"count": shown.least}, "nl")
        parts += [_text(EDGE, y, name, 16, weight=700), _text(WIDE - EDGE, y, total, 16, anchor="end")]
        y += 12
        said: list[str] = []
        for theme, count in shown.each.items():
            label = voice.spoken(Theme(theme), "nl")
            parts += _bar(y, label, count, most)
            said.append(f"{label} {count}")
            y += LINE
        if shown.few:
            themes = Listed(tuple(Theme(theme) for theme in shown.few))
            said.append(voice.say("report-picture-few", {"themes": themes}, "nl"))
            for line in wrap(said[-1], LETTERS):
                parts.append(_text(EDGE, y + 16, line, 13, SOFT))
                y += 19
            y += 6
        if not said:
            said.append(voice.say("report-picture-none", {}, "nl"))
            parts.append(_text(EDGE, y + 16, said[-1], 13, SOFT))
            y += 25
        late = voice.say("report-picture-late", {"count": len(tally.overdue)}, "nl")
        parts.append(_text(EDGE, y + 16, late, 13, ALARM if tally.overdue else SOFT))
        y += 54
        told.append(f"{name}: {', '.join(said)}. {late}")
    words = escape(" ".join(told))
    title = escape(f"{head}, {days}")
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{y:.0f}" viewBox="0 0 {WIDE} {y:.0f}"',
            'role="img" aria-labelledby="title words" font-family="system-ui, sans-serif">',
            f'<title id="title">{title}</title>',
            f'<desc id="words">{words}</desc>',
            f'<rect width="{WIDE}" height="{y:.0f}" fill="#ffffff"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def _bar(y: float, label: str, count: int, most: int) -> list[str]:
    """A label with its bar under it, and the figure at the bar's end."""
    long = max(LONGEST * count / most, 4)
    return [
        _text(EDGE, y + 14, label, 14),
        f'<rect x="{EDGE}" y="{y + 20:.1f}" width="{LONGEST}" height="{BAR}" rx="4" fill="{TRACK}"/>',
        f'<rect x="{EDGE}" y="{y + 20:.1f}" width="{long:.1f}" height="{BAR}" rx="4" fill="{HUE}"/>',
        _text(EDGE + LONGEST + 8, y + 33, str(count), 14, weight=700),
    ]


def _text(
    x: float, y: float, words: str, size: int, hue: str = INK, *, weight: int = 400, anchor: str = "start"
) -> str:
    return (
        f'<text x="{x}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="{hue}">'
        f"{escape(words)}</text>"
    )
