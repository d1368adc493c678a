"""What the bot did and why, in plain words: read from the same rows and rules that decided it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, select

from bot.house import House
from flows.directory import KINDS, THEMES
from flows.reading import read_sentence
from flows.scene import Scene
from flows.state import Person, Signal
from flows.values import Day, Phrase, Place, Quote, Role, Theme, Value
from storage import codec, statements
from storage.load import person_of, signal_of
from storage.tables import conversations, persons, signal_log, timers

NEWEST = 5  #: Signals of one resident that are told about.


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, and when (UTC)."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """One matter of a resident. `lead` can be opened as a phone; empty where nobody has it yet."""

    title: str
    points: tuple[tuple[str, str], ...]  #: (what it is about, what the bot made of it)
    log: tuple[Step, ...] = ()
    lead: str = ""


def reasons(connection: Connection, house: House, person: int, now: datetime, language: str) -> list[Reasons]:
    """What is open now, then this resident's signals, the newest first, in the page's language."""
    row = connection.execute(select(persons).where(persons.c.id == person)).first()
    if row is None:
        return []
    telling = _Telling(house, person_of(row), now, language)
    told = []
    talk = connection.execute(select(conversations).where(conversations.c.person == person)).first()
    if talk is not None and talk.signal is None:
        answers = codec.talk_in(talk.flow, talk.at, None, 0, None, talk.state).answers
        if answers.get("what"):
            told.append(telling.not_yet(answers))
    ids = [r.number for r in connection.execute(statements.OWN_NUMBERS, {"ids": [person]})][:NEWEST]
    signals = [signal_of(r) for r in connection.execute(statements.SIGNALS, {"numbers": sorted(ids)})] if ids else []
    due = {r.id: r.due for r in connection.execute(select(timers.c.id, timers.c.due).where(timers.c.kind == "promise"))}
    for signal in sorted(signals, key=lambda s: -s.number):
        query = select(signal_log).where(signal_log.c.signal == signal.number).order_by(signal_log.c.id)
        log = connection.execute(query).all()
        told.append(telling.signal(signal, due.get(f"promise:{signal.number}"), log))
    return told


@dataclass(frozen=True, slots=True)
class _Telling:
    """Finds the words for one resident's matters."""

    house: House
    person: Person
    now: datetime
    language: str

    def say(self, key: str, **values: Value) -> str:
        return self.house.voice.say(key, {k.replace("_", "-"): v for k, v in values.items()}, self.language)

    def point(self, name: str, text: str) -> tuple[str, str]:
        return self.say(f"page-why-{name}"), text

    def not_yet(self, answers: Mapping[str, str]) -> Reasons:
        """Before the yes: nothing exists yet, and what was said is wiped within a day."""
        points = [self.understood(answers["what"], answers.get("kind", "other"), answers.get("themes", "overig"))]
        points.append(self.point("next", self.say("page-why-asks-yes")))
        return Reasons(self.say("page-why-open"), tuple(points))

    def signal(self, signal: Signal, due: datetime | None, log: Sequence[Row[*tuple[object, ...]]]) -> Reasons:
        """A signal: how it was read, whose it is and why, and what its resident hears next."""
        title = self.say("page-why-signal", number=signal.number, kind=Phrase(f"kind-{signal.kind}"))
        points = [
            self.understood(signal.words.get("what", ""), signal.kind, ",".join(signal.themes)),
            self.point("place", self.say("page-why-in", district=Place(signal.district))),
            self.point("lead", self.routed(signal)),
            self.point("status", self.say(f"status-{signal.status}")),
            self.point("next", self.promised(due)),
        ]
        steps = tuple(Step(r.at, self.logged(str(r.who), str(r.what))) for r in log)
        return Reasons(title, tuple(points), steps, "" if signal.closed else signal.lead)

    def understood(self, words: str, kind: str, themes: str) -> tuple[str, str]:
        """Kind and theme, with the resident's own words that decided."""
        scene = Scene(self.now, self.house.world, self.person)
        because = read_sentence(scene, words)[0].theme_because if words else ""
        theme = themes.partition(",")[0]
        values: dict[str, Value] = {
            "kind": Phrase(f"kind-{kind if kind in KINDS else 'other'}"),
            "theme": Theme(theme if theme in THEMES else "overig"),
        }
        if because:
            return self.point("understood", self.say("page-why-because", words=Quote(because), **values))
        return self.point("understood", self.say("page-why-read", **values))

    def routed(self, signal: Signal) -> str:
        """By role, with the rule that chose."""
        key = f"page-why-{signal.reason}"
        why = self.say(key, theme=Theme(signal.themes[0])) if self.house.voice.has(key) else ""
        return self.say("page-why-routed", role=Role(signal.lead), why=why).strip(" ,")

    def promised(self, due: datetime | None) -> str:
        """The day on which the resident hears."""
        if due is None:
            return self.say("page-why-nothing-due")
        local = self.house.world.calendar.local(due)
        return self.say("page-why-promised", day=Day(local.date()), time=f"{local:%H:%M}")

    def logged(self, who: str, what: str) -> str:
        """One line of the log; what this page does not know is still told, by whose doing it was."""
        contacts = self.house.directory.contacts
        word, _, rest = what.partition(" ")
        named = rest.partition(" ")[0]
        for key in (f"page-log-{what.replace(' ', '-')}", f"page-log-{word.rstrip(':')}"):
            if not self.house.voice.has(key):
                continue
            values: dict[str, Value] = {"role": Role(who if who in contacts else named)}
            if word == "named":
                values["day"] = _day(named)
            return self.house.voice.say(key, values, self.language)
        if who in contacts:
            return self.say("page-log-contact", role=Role(who))
        return self.say("page-log-resident" if who == "resident" else "page-log-clock")


def _day(named: str) -> Value:
    try:
        return Day(date.fromisoformat(named))
    except ValueError:
        return named
