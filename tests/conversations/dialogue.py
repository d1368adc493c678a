"""Reads a dialogue file: who says what, what the bot must say to whom, and where the clock stands.

How such a file is written stands in `README.md` beside this. A line that is none of these is an error that
names the file and the line: a dialogue never passes because half of it was not understood.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
MOMENT = re.compile(rf"({'|'.join(WEEKDAYS)}) (\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?,? (\d\d):(\d\d)")
HEADER = re.compile(r"Wijk: (?P<place>.+?)\s{2,}Het is (?P<moment>.+)")
SPEAKS = re.compile(r"(?P<who>\S.*?) (?:praat|spreekt|schrijft) Engels\.?")
CLOCK = re.compile(r"--- (?P<how>de klok loopt|de bot ligt stil) tot (?P<moment>.+)")
BOT = re.compile(r"Bot(?: aan (?P<to>[^:(]+?))?(?: \((?P<moment>[^)]+)\))?: (?P<text>.+)", re.DOTALL)
PRESSES = re.compile(r"(?P<who>[^:]+?) drukt(?: bij (?P<card>#\d+))? op: (?P<label>.+)")
REPLIES = re.compile(r"(?P<who>[^:]+?) antwoordt op het bericht over (?P<card>#\d+): (?P<text>.+)", re.DOTALL)
WHAT = "een foto|een spraakbericht|een bestand|een plaatje"
SENDS = re.compile(rf"(?P<who>[^:]+?) stuurt (?P<what>{WHAT})(?:: (?P<text>.+))?")
MENDS = re.compile(r"(?P<who>[^:]+?) verbetert (?:haar|zijn|het) bericht: (?P<text>.+)", re.DOTALL)
JOINS = re.compile(r"(?P<who>[^:]+?) typt de code van (?P<role>[^:]+)")
STARTS = re.compile(r"(?P<who>[^:]+?) scant de poster")
SAYS = re.compile(r"(?P<who>[^:]+?): (?P<text>.+)", re.DOTALL)
BUTTONS = re.compile(r"\[([^\]]+)\]")


class DialogueError(Exception):
    """A line that cannot be read; says where it stands and what was expected."""


@dataclass(frozen=True, slots=True)
class Says:
    """Somebody writes; `reply_to` is the number of the card that the message answers."""

    who: str
    text: str
    reply_to: str = ""
    edited: bool = False  #: They correct what they wrote just before.


@dataclass(frozen=True, slots=True)
class Presses:
    """Somebody presses the newest button with this label, of the card with this number if one is named."""

    who: str
    label: str
    card: str = ""


@dataclass(frozen=True, slots=True)
class Sends:
    """Somebody sends what is not words."""

    who: str
    what: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Scans:
    """Somebody begins with the poster of the district."""

    who: str


@dataclass(frozen=True, slots=True)
class Joins:
    """Somebody types the invitation code of a role, and holds it from here on."""

    who: str
    role: str


@dataclass(frozen=True, slots=True)
class Passes:
    """Time passes until a local moment; `down`: the bot hears nothing on the way."""

    until: datetime
    down: bool


Doing = Says | Presses | Sends | Scans | Joins | Passes


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of the bot. `at` is empty for an answer that comes at once; `…` in a text stands for any words."""

    to: str
    at: str
    text: str
    buttons: tuple[str, ...] = ()

    def same_as(self, real: "Heard") -> bool:
        """Whether a real message is this one; line breaks and the shape of quotation marks do not matter."""
        if (self.to, self.at, len(self.buttons)) != (real.to, real.at, len(real.buttons)):
            return False
        pairs = zip((self.text, *self.buttons), (real.text, *real.buttons), strict=True)
        return all(_fits(written, said) for written, said in pairs)


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody does, or the clock, and every message that must come of it: no fewer, no more."""

    line: int
    doing: Doing
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One file. Moments are local and naive: the stage knows the time zone."""

    title: str
    place: str
    begins: datetime
    english: frozenset[str]
    steps: tuple[Step, ...]


def _fits(written: str, said: str) -> bool:
    pattern = ".+?".join(re.escape(part) for part in flat(written).split("…"))
    return re.fullmatch(pattern, flat(said)) is not None


def flat(text: str) -> str:
    """A text on one line, with plain quotation marks: how it is broken off is the reader's phone's business."""
    for curly, plain in (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, plain)
    return " ".join(text.split())


def read(path: Path) -> Dialogue:
    """The dialogue in a file. Raises `DialogueError` for a line that cannot be read."""
    blocks = list(_blocks(path))
    title = next((text.lstrip("# ") for _, text in blocks if text.startswith("# ")), "")
    told = [(n, text) for n, text in blocks if not text.startswith("# ")]
    if not title or not told or not (header := HEADER.fullmatch(told[0][1])):
        raise DialogueError(f"{path.name}: begin with '# titel' and 'Wijk: ...   Het is maandag 2 maart 2026, 10:00'")
    begins = now = moment(header["moment"], None)
    english: set[str] = set()
    steps: list[Step] = []
    for n, text in told[1:]:
        try:
            if not steps and (speaks := SPEAKS.fullmatch(text)):
                english.add(speaks["who"])
            elif bot := BOT.fullmatch(text):
                if not steps:
                    raise DialogueError("the bot does not begin")
                steps[-1] = _with(steps[-1], bot)
            else:
                doing = _doing(text, now)
                now = doing.until if isinstance(doing, Passes) else now
                steps.append(Step(n, doing, ()))
        except DialogueError as error:
            raise DialogueError(f"{path.name}, line {n}: {error}") from None
    return Dialogue(title, header["place"], begins, frozenset(english), tuple(steps))


def moment(text: str, after: datetime | None) -> datetime:
    """'maandag 9 maart 2026, 15:30' as a local moment; without its year the first such day after `after`."""
    found = MOMENT.fullmatch(text)
    if found is None:
        raise DialogueError(f"'{text}' is no moment: write 'maandag 9 maart 2026, 15:30'")
    weekday, day, month, year, hour, minute = found.groups()
    whole = int(year) if year else (after.year if after else 0)
    told = datetime(whole, MONTHS.index(month) + 1, int(day), int(hour), int(minute))  # noqa: DTZ001 - local by design
    if not year and after is not None and told < after:
        told = told.replace(year=whole + 1)
    if WEEKDAYS[told.weekday()] != weekday:
        raise DialogueError(f"{day} {month} {told.year} is a {WEEKDAYS[told.weekday()]}, not a {weekday}")
    return told


def in_words(at: datetime) -> str:
    """A local moment as a dialogue writes it: 'maandag 9 maart 15:00'."""
    return f"{WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at:%H:%M}"


def _blocks(path: Path) -> Iterator[tuple[int, str]]:
    """The lines with what is indented under them, each with its line number; empty lines and the rest."""
    begun, block = 0, ""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        if line[0].isspace():
            block += "\n" + line.strip()
            continue
        if block:
            yield begun, block
        begun, block = n, line.rstrip()
    if block:
        yield begun, block


def _doing(text: str, now: datetime) -> Doing:
    if found := CLOCK.fullmatch(text):
        return Passes(moment(found["moment"], now), down=found["how"] == "de bot ligt stil")
    if found := PRESSES.fullmatch(text):
        return Presses(found["who"], found["label"], found["card"] or "")
    if found := REPLIES.fullmatch(text):
        return Says(found["who"], found["text"], found["card"])
    if found := SENDS.fullmatch(text):
        return Sends(found["who"], found["what"], found["text"] or "")
    if found := MENDS.fullmatch(text):
        return Says(found["who"], found["text"], edited=True)
    if found := JOINS.fullmatch(text):
        return Joins(found["who"], found["role"])
    if found := STARTS.fullmatch(text):
        return Scans(found["who"])
    if found := SAYS.fullmatch(text):
        return Says(found["who"], found["text"])
    raise DialogueError(f"'{text.splitlines()[0]}' is nothing that somebody says or does")


def _with(step: Step, bot: re.Match[str]) -> Step:
    """The step with one more message of the bot."""
    to = bot["to"] or getattr(step.doing, "who", "")
    if not to:
        raise DialogueError("after the clock a message says to whom: 'Bot aan Noor (maandag 9 maart 15:00): ...'")
    text, buttons = [], []
    for line in bot["text"].split("\n"):
        labels = BUTTONS.findall(line)
        if labels and not BUTTONS.sub("", line).strip():
            buttons += labels
        else:
            text.append(line)
    heard = Heard(to, bot["moment"] or "", "\n".join(text), tuple(buttons))
    return Step(step.line, step.doing, (*step.heard, heard))
