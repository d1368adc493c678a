"""One thought: a scene goes in, effects come out. The only place that builds effects."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from flows.effects import (
    AddLine,
    DropLines,
    DropTimer,
    Effect,
    Hide,
    Know,
    Look,
    Post,
    Put,
    Rank,
    Record,
    Release,
    Remember,
    Say,
    SetTimer,
    Turn,
    Unsay,
    Wipe,
)
from flows.looking import Query, SaidTheSame
from flows.masking import without_numbers
from flows.private_phone import NUMBER_IN_CHAT
from flows.scene import Scene
from flows.state import BESIDE, Choice, Person, Signal, Talk
from flows.street_news import owed_by_bearer, to_carry
from flows.values import Value, with_quotes

UNLINK_AFTER = timedelta(hours=1)  #: Long enough for the goodbye to be delivered.
FORGET_AFTER = timedelta(days=28)  #: How long the key against repeats and the address's hash are kept.
NOTHING: Mapping[str, Value] = {}


def hidden(values: Mapping[str, Value]) -> dict[str, Value]:
    """The same values, people's words without numbers to call or write to."""
    return {k: with_quotes(v, without_numbers) for k, v in values.items()}


class Thought:
    """Collects effects while one event is thought over; what it changed is read back at once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.effects: list[Effect] = []
        self.person: Person = scene.person
        self.talk: Talk | None = scene.talk
        self._signals: dict[int, Signal] = {}
        self._looks: list[Look] = []

    def done(self) -> tuple[Effect, ...]:
        """What must happen; or what must be known first."""
        return tuple(self._looks or self.effects)

    def signal(self, number: int | None) -> Signal | None:
        """A signal as this thought has left it; None for one that the message may not see."""
        if number is None:
            return None
        return self._signals.get(number) or self.scene.signals.get(number)

    def resident(self, signal: Signal) -> Person:
        """The resident of a signal."""
        if signal.person == self.person.id:
            return self.person
        return self.scene.residents[signal.person]

    def look(self, query: Query) -> tuple[Signal, ...]:
        """What the memory knows of it. Nothing at first: then this thought begins anew with the answer."""
        if query not in self.scene.found:
            self._looks.append(Look(query))
        return self.scene.found.get(query, ())

    def same(self, signal: Signal) -> tuple[Signal, ...]:
        """The signals of others who said the same as this one."""
        return self.look(SaidTheSame(signal.number)) if signal.words.get("also") else ()

    # What is said

    def answer(
        self,
        key: str,
        values: Mapping[str, Value] = NOTHING,
        choices: tuple[Choice, ...] = (),
        *,
        signal: int | None = None,
        rank: Rank = "answer",
        asks: str = "",
    ) -> None:
        """To the speaker, in answer to their own event: at once, at any hour."""
        me = self.person.id
        self.effects.append(Say(me, key, values, choices, asks, signal, me, rank))
        if values.get("intro"):  # they have heard now that this is a computer
            self.know(replace(self.person, met=True))

    def tell(
        self,
        signal: Signal,
        key: str,
        values: Mapping[str, Value] = NOTHING,
        *,
        good: bool = False,
        unasked: bool = False,
        but: int | None = None,
    ) -> None:
        """Words or status from a human to a signal's resident: at once by day, else at 08:00.

        `good` news is not repeated when it is uncertain whether it arrived. `unasked`: heard in the resident's own
        turn, but not because of something they did. `but`: who said the same and knows it already.
        """
        self.tell_others(signal, key, values, but=but)
        resident = self.resident(signal)
        own = resident.id == self.person.id and not unasked
        values = hidden(values)
        if signal.street:
            if own and owed_by_bearer(signal, self.person):
                return  # who tells it and who carries it back are one
            key, values = to_carry(key, values)
        now = self.scene.now
        moment = now if own else self.scene.world.calendar.human_moment(now)
        self.effects.append(
            Say(
                resident.id,
                key,
                values,
                signal=signal.number,
                about=resident.id,
                rank="answer" if own else "promise",
                due=None if moment == now else moment,
                held=resident.silenced is not None and not own,
                proactive=not own,
                repeat=not good,
            )
        )

    def tell_others(self, signal: Signal, key: str, values: Mapping[str, Value], *, but: int | None = None) -> None:
        """The same news for everybody who said the same, each in their own turn; `but`: who knows already."""
        for other in self.same(signal):
            if other.number != but:
                self.post(other.person, "same", other.number, {**values, "key": key, "stands": signal.status})

    def say(self, say: Say) -> None:
        """Any other message."""
        self.effects.append(say)

    # What is remembered

    def turn(self, talk: Talk | None) -> None:
        """The speaker's conversation from here on."""
        self.talk = talk
        self.effects = [e for e in self.effects if not isinstance(e, Turn)]
        self.effects.append(Turn(talk))

    def know(self, person: Person) -> None:
        """The speaker from here on."""
        if person != self.person:
            self.person = person
            self.scene = replace(self.scene, person=person)
            self.effects = [e for e in self.effects if not isinstance(e, Know)]
            self.effects.append(Know(person))

    def remember(self, **habits: str) -> None:
        """Small things of the speaker from here on; an empty one is forgotten."""
        kept = {k: v for k, v in {**self.scene.habits, **habits}.items() if v}
        self.scene = replace(self.scene, habits=kept)
        self.effects = [e for e in self.effects if not isinstance(e, Remember)]
        self.effects.append(Remember(kept))

    def put(self, signal: Signal) -> Signal:
        """A signal from here on; one row is written, the last. A number to call goes from the chat of who had it."""
        before = self.signal(signal.number)
        phone = before.words.get("phone") if before is not None else None
        if phone and before is not None and (before.lead, phone) != (signal.lead, signal.words.get("phone")):
            self.effects.append(Unsay(signal.number, NUMBER_IN_CHAT))
        self._signals[signal.number] = signal
        number = signal.number
        self.effects = [e for e in self.effects if not (isinstance(e, Put) and e.signal.number == number)]
        self.effects.append(Put(signal))
        return signal

    def record(self, signal: int, who: str, what: str) -> None:
        """A line in the log."""
        self.effects.append(Record(signal, who, what))

    def set_timer(self, kind: str, subject: int | str, due: datetime) -> None:
        """Set or move a timer."""
        self.effects.append(SetTimer(kind, str(subject), due))

    def drop_timer(self, kind: str, subject: int | str) -> None:
        """Forget a timer."""
        self.effects.append(DropTimer(kind, str(subject)))

    def promise(self, signal: Signal, moment: datetime) -> Signal:
        """The resident hears at the latest then: the signal and its timer move together."""
        self.set_timer("promise", signal.number, moment)
        return self.put(replace(signal, promised=moment))

    def add_line(self, contact: str, signal: int, kind: str, due: datetime, *, announced: bool = False) -> None:
        """A line for a contact's next round; or one that is told already."""
        self.effects.append(AddLine(contact, signal, kind, due, announced))

    def drop_lines(self, *signals: int, contact: str | None = None, stays: tuple[str, ...] = BESIDE) -> None:
        """Lines that are shown or overtaken; `stays`: not those of these kinds."""
        if signals:
            self.effects.append(DropLines(signals, contact, stays))

    def post(self, to: int, kind: str, signal: int | None = None, values: Mapping[str, Value] = NOTHING) -> None:
        """A letter to another person's own turn."""
        self.effects.append(Post(to, kind, signal, values))

    def release(self) -> None:
        """Let go what was held for the speaker."""
        self.effects.append(Release())

    def hide(self) -> None:
        """Do not keep the words just heard."""
        self.effects.append(Hide())

    def wipe(self, since: datetime) -> None:
        """Blank this conversation; soon after, the address of who sent nothing else; after 28 days every row."""
        self.effects.append(Wipe(since))
        self.set_timer("unlink", self.person.id, self.scene.now + UNLINK_AFTER)
