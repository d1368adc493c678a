"""What a resident can do with their own signal: add to it, ask again, their own rhythm, withdraw it (PRODUCT 3)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from flows.directory import OPERATOR
from flows.grammar import Ask, Flow, choice, words
from flows.keeper import keeper_of
from flows.masking import without_numbers
from flows.scene import Scene
from flows.signals import announce, brought, card_from, tell_contact, title
from flows.state import LISTENING, OPEN_HANDED, Choice, Signal, Talk
from flows.talks.same import add_to_main
from flows.talks.standing import answered, let_go, more_told, number_told, owed_again, own_values, rhythm
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Quote, Role, Roles, Value

LISTED = 10  #: Signals in one list.
DOES = ("add", "again", "call", "visit", "rhythm", "withdraw")
ASK_AGAIN = 2  #: Working days from one [Vraag opnieuw] to the next, for each signal.
SECOND_NOTE = 2  #: From this note on calling and coming by are offered.


def own_line(scene: Scene, signal: Signal, *, alone: bool = False) -> Phrase:
    """One's own signal on one line: number, title, where it is, who has it, when its resident hears.

    `alone`: also what it waits for and who else was asked; a list of several stays short.
    """
    values: tuple[tuple[str, Value], ...] = (
        ("number", signal.number),
        ("what", title(signal)),
        ("status", Phrase(f"status-{signal.status}")),
        ("role", Role(signal.lead)),
        ("day", Day(scene.world.calendar.day(signal.promised))),
    )
    if signal.status == "merged" and signal.main is not None:
        stands = (("status", Phrase(f"status-{signal.words.get('stands', 'received')}")),)
        return Phrase("list-same", (*(v for v in values if v[0] != "status"), *stands))
    if signal.status == "agreed" and signal.words.get("maintains"):
        return Phrase("list-agreed", (*values, ("maintains", keeper_of(signal))))
    if signal.closed or not alone:
        return Phrase("list-closed" if signal.closed else "list-mine", values)
    told = tuple(c for c in signal.asked[: signal.told] if c != OPERATOR)
    if signal.status == "waiting" and signal.words.get("reason"):
        return Phrase("list-mine-waiting", (*values, ("reason", Quote(without_numbers(signal.words["reason"])))))
    if told and signal.status in ("received", "taken_up", "waiting"):
        return Phrase("list-mine-asked", (*values, ("roles", Roles(told))))
    return Phrase("list-mine", values)


def own_list(thought: Thought, signals: list[Signal]) -> None:
    """The speaker's own signals, the next day first; with one open, what can be done with it."""
    scene = thought.scene
    lines = Lines(tuple(own_line(scene, s) for s in signals[:LISTED]))
    open_ones = [s for s in signals if not s.closed or s.along]
    if not open_ones or scene.contact is not None:
        thought.answer("my-list", {"lines": lines})
    elif len(open_ones) > 1:
        thought.answer("my-list-open", {"lines": lines, "number": open_ones[0].number})
    else:
        signal = open_ones[0]
        offered = tuple(Choice(c) for c in DOES if fits(c, signal))
        several = Lines((own_line(scene, signal, alone=True), *lines.items[1:]))
        values = {**mine_values(scene, Talk("own", ""), signal), "lines": several}
        thought.answer("own-do", values, offered, signal=signal.number)
        if thought.talk is None or thought.talk.flow in OPEN_HANDED or thought.talk.flow == LISTENING:
            thought.turn(Talk("own", "do", signal=signal.number, offered=offered, since=scene.now, asked=scene.now))


def fits(id: str, signal: Signal | None) -> bool:
    """What can be done with a signal as it stands now."""
    if signal is None or (signal.along and id not in ("add", "withdraw")):
        return False
    if id in ("call", "visit"):
        return signal.notes >= SECOND_NOTE
    if id == "again":
        return signal.status != "asked"
    return id != "rhythm" or (signal.status == "agreed" and not signal.dated)


def mine_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What these texts may say."""
    values = dict(own_values(scene, talk, signal))
    return values if signal is None else {**values, "lines": Lines((own_line(scene, signal, alone=True),))}


def added(thought: Thought, signal: Signal, text: str) -> None:
    """Words to one's own number: the answer to a question that is open, else an addition; a closed one opens."""
    if signal.status == "asked":
        answered(thought, Talk("asked", "answer", {"answer": text}, signal.number))
        return
    if signal.status == "merged" and add_to_main(thought, signal, text):
        return
    at_once = brought(thought.scene, signal)  # who answered it has it, also when these words open it again
    if signal.closed:
        signal = owed_again(thought, replace(signal, status="received", main=None), "opened again")
        thought.tell_others(signal, "same-open", own_values(thought.scene, Talk("", ""), signal))
    elif signal.status == "agreed" and not signal.dated and "?" in text:  # a question waits for no check-in
        signal = owed_again(thought, replace(signal, status="taken_up"), "asks")
    if number_told(thought, signal, text):
        return
    signal = more_told(thought, signal, text)
    if at_once:
        tell_contact(thought, signal, "resident-adds", {"words": Quote(text)})
    else:
        announce(thought, signal, after=max(thought.scene.now, card_from(signal)))
    thought.record(signal.number, "resident", "added")
    thought.answer("added", own_values(thought.scene, Talk("", ""), signal))


def _own(thought: Thought, talk: Talk) -> Signal | None:
    """The speaker's open signal of this talk; a closed one is said to be closed."""
    signal = thought.signal(talk.signal)
    if signal is not None and (not signal.closed or signal.along) and signal.person == thought.person.id:
        return signal
    thought.answer("closed-for-you", {"number": talk.signal or 0})
    return None


def done(thought: Thought, talk: Talk) -> None:
    """[Vraag opnieuw], [Ik kom langs]: what needs no other question."""
    how = talk.answers.get("do")
    signal = _own(thought, talk)
    if signal is None:
        return
    if how == "visit":
        tell_contact(thought, signal, "resident-visits", {})
        thought.record(signal.number, "resident", "comes by")
        thought.answer("come-by", own_values(thought.scene, talk, signal))
    elif how == "again":
        ask_again(thought, signal)


def ask_again(thought: Thought, signal: Signal) -> None:
    """The contact hears that somebody waits, at most once in two working days; the promised day stands."""
    scene = thought.scene
    values = dict(own_values(scene, Talk("own", ""), signal))
    if signal.status == "asked":
        thought.answer("again-yours", values)
        return
    closures = scene.district(signal.district).closures
    last = signal.words.get("again")
    free = scene.world.calendar.add_working(date.fromisoformat(last), ASK_AGAIN, closures) if last else scene.today
    if free > scene.today:
        thought.answer("again-already", {**values, "free": Day(free)})
        return
    signal = thought.put(signal.with_words(again=scene.today.isoformat()))
    thought.record(signal.number, "resident", "still waiting")
    tell_contact(thought, signal, "resident-waits", {})
    thought.answer("again-told", values)


def add(thought: Thought, talk: Talk) -> None:
    """The sentence after [Vul aan]."""
    if (signal := _own(thought, talk)) is not None:
        added(thought, signal, talk.answers["text"])


def withdraw(thought: Thought, talk: Talk) -> None:
    """[Trek in], asked once more: let go without a why, or left as it is."""
    signal = _own(thought, talk)
    if signal is None:
        return
    if talk.answers.get("sure") == "yes":
        let_go(thought, signal, "withdrawn")
        if thought.talk is not None and thought.talk.signal == signal.number:
            thought.turn(None)  # what was still asked about it is not asked any more
    else:
        thought.answer("own-stays", own_values(thought.scene, talk, signal))


FLOWS = (
    Flow(
        "own",
        (
            Ask(
                "do",
                choice(*DOES),
                goto={"add": "own-add", "call": "call", "rhythm": "own-rhythm", "withdraw": "own-withdraw"},
                fits=fits,
                required=True,
            ),
        ),
        finish=done,
        values=mine_values,
        standing=True,
    ),
    Flow("own-add", (Ask("text", words(), required=True),), finish=add, values=mine_values),
    Flow(
        "own-rhythm",
        (Ask("how", choice("two-weeks", "two-months", "myself")),),
        finish=rhythm,
        values=mine_values,
    ),
    Flow("own-withdraw", (Ask("sure", choice("yes", "no"), required=True),), finish=withdraw, values=mine_values),
)
