"""Whether what is said unasked can be a WhatsApp template: outside 24 hours nothing else arrives.

Meta refuses a template that begins or ends with a variable or has two side by side, and a message whose variable
is empty or holds a line break. A person's own words do not belong in one at all: a short template says that they
are there, and a button brings them. A text that does so knowingly says why right above it, in Dutch:
`# exempt: relay - ...`, or `template` for the other rules.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.texts import SOURCE, Entry, variables
from bot.texts_check import OF_TEMPLATES, exempted, readings
from flows.effects import Say
from flows.values import Lines, Quote, holds

_VALUE = "[\ufffb\ufffc]"  #: A value in what `readings` gives.
_SENDER = re.compile(rf"Wijkbot {_VALUE}")
_SIDE_BY_SIDE = re.compile(rf"{_VALUE}\s*{_VALUE}")
RELAY = "carries somebody's own words ({}): send a short text with a button that brings them"


def check_templates(
    unasked: Iterable[Say], entries: Mapping[str, Mapping[str, Entry]], resident: int
) -> Iterator[tuple[str, str]]:
    """The key of each unasked text that cannot be a template, and what to mend. `resident`: a resident's id."""
    sorts: dict[str, list[Say]] = {}
    for say in unasked:
        sorts.setdefault(say.key.partition(".")[0], []).append(say)
    for key, entry in entries.get(SOURCE, {}).items():
        lifted = exempted(entry.comment)[0] & OF_TEMPLATES
        signed = any(map(_SENDER.match, _said(key, entries[SOURCE])))
        broken: dict[str, list[str]] = {"template": [], "relay": []}
        if signed or key in sorts:
            broken["template"] += _shape(key, entries)
        for say in sorts.get(key, ()):
            if say.to == resident and not signed:
                yield key, "unasked, does not begin with who writes: 'Wijkbot { $district }, gemeente ...:'"
            for name, value in say.values.items():
                if not _needs(key, name, entries):
                    continue
                if holds(value, Quote):
                    broken["relay"].append(RELAY.format(f"${name}"))
                if holds(value, Lines):
                    broken["template"].append(f"${name} is several lines, which no variable of a template may hold")
                elif value == "":
                    broken["template"].append(f"${name} is empty at times, which no variable of a template may be")
        for rule, found in broken.items():
            yield from ((key, f"unasked, {what}") for what in dict.fromkeys(found) if rule not in lifted)
        yield from (
            (key, f"is exempt from {r}, which it keeps; take that out") for r in sorted(lifted) if not broken.get(r)
        )


def _shape(key: str, entries: Mapping[str, Mapping[str, Entry]]) -> Iterator[str]:
    for what, wrong in (
        ("begins with a variable", re.compile(rf"\A{_VALUE}")),
        ("ends with a variable", re.compile(rf"{_VALUE}\Z")),
        ("has two variables side by side", _SIDE_BY_SIDE),
    ):
        languages = [x for x, known in entries.items() if any(map(wrong.search, _said(key, known)))]
        if languages:
            yield f"{what} ({', '.join(languages)}), which no WhatsApp template may: put words there"


def _said(key: str, known: Mapping[str, Entry]) -> list[str]:
    pattern = known[key].patterns.get("") if key in known else None
    return [text.strip() for text in readings(pattern, known)] if pattern else []


def _needs(key: str, name: str, entries: Mapping[str, Mapping[str, Entry]]) -> bool:
    """Whether any language really says this value."""
    patterns = [(known, known[key].patterns.get("")) for known in entries.values() if key in known]
    return any(name in variables(pattern, known) for known, pattern in patterns if pattern)
