"""Every dialogue of this shelf, as a phone shows it. There is no update flag: a dialogue is corrected by hand."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap

import pytest

from tests.conversations.dialogue import (
    Dialogue,
    Doing,
    Heard,
    Joins,
    Passes,
    Presses,
    Says,
    Scans,
    Sends,
    in_words,
    read,
)
from tests.conversations.stage import NobodyError, play

FOLDER = Path(__file__).parent / "dialogues"
FILES = sorted(FOLDER.glob("*.txt"))
#: Played on a real PostgreSQL too: a whole life, a race for one card, six weeks of silence.
ON_BOTH = ("een-bankje", "het-team-pakt-op", "zes-weken-stilte")
WIDTH = 58  #: Characters of each of the two columns of a failure.


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_dialogue(path: Path, tmp_path: Path) -> None:
    differs = played(read(path), f"sqlite:///{tmp_path / 'dialogue.db'}", tmp_path)
    assert not differs, f"\n{path.name}\n{differs}"


@pytest.mark.parametrize("name", ON_BOTH)
def test_dialogue_on_both_databases(name: str, database_url: str, tmp_path: Path) -> None:
    path = FOLDER / f"{name}.txt"
    differs = played(read(path), database_url, tmp_path)
    assert not differs, f"\n{path.name}\n{differs}"


def played(dialogue: Dialogue, database_url: str, folder: Path) -> str:
    """Empty when all is as it should be; else both dialogues side by side, with a mark where they differ."""
    rows = [_row("", "ZO HOORT HET", "ZO DOET DE BOT"), "-" * (2 * WIDTH + 7)]
    same = True
    for step, real in play(dialogue, database_url, folder):
        done = said(step.doing)
        if isinstance(real, NobodyError):
            same = False
            rows += _rows("≠", done, f"{done}  ({real})")
            continue
        rows += _rows("", done, done)
        for ought, is_ in zip_longest(step.heard, real):
            fits = ought is not None and is_ is not None and ought.same_as(is_)
            same = same and fits
            rows += _rows("" if fits else "≠", shown(ought), shown(is_))
    return "" if same else "\n".join(rows)


def said(doing: Doing) -> str:
    """What somebody does, as the file says it."""
    match doing:
        case Says(who, text, card):
            return f"{who} antwoordt op het bericht over {card}: {text}" if card else f"{who}: {text}"
        case Presses(who, label, card):
            return f"{who} drukt {f'bij {card} ' if card else ''}op: {label}"
        case Sends(who, what, caption):
            return f"{who} stuurt {what}" + (f": {caption}" if caption else "")
        case Joins(who, role):
            return f"{who} typt de code van {role}"
        case Scans(who):
            return f"{who} scant de poster"
        case Passes(until, down):
            return f"--- {'de bot ligt stil' if down else 'de klok loopt'} tot {in_words(until)}"


def shown(heard: Heard | None) -> str:
    """One message of the bot, as the file writes it; nothing where nothing is said."""
    if heard is None:
        return ""
    at = f" ({heard.at})" if heard.at else ""
    buttons = "\n" + " ".join(f"[{label}]" for label in heard.buttons) if heard.buttons else ""
    return f"Bot aan {heard.to}{at}: {heard.text}{buttons}"


def _rows(mark: str, ought: str, is_: str) -> Iterator[str]:
    for n, (left, right) in enumerate(zip_longest(_folded(ought), _folded(is_), fillvalue="")):
        yield _row(mark if n == 0 else "", left, right)


def _row(mark: str, left: str, right: str) -> str:
    return f"{mark:2}{left:{WIDTH}} | {right}".rstrip()


def _folded(text: str) -> Sequence[str]:
    return [line for part in text.split("\n") for line in wrap(part, WIDTH) or [""]]
