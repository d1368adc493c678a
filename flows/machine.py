"""Walks any flow: asks, understands, goes back, skips, ends. Knows no flow by name.

The state is a `Talk`: (flow, at, answers). A question that a deploy took away is left out, the first one that
is not answered comes next: nothing is asked twice, nothing is thrown away.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from flows.answers import SKIPPED, offers, understand
from flows.besides import SAID, says_more
from flows.doors import STUCK, at_door
from flows.events import Event, Said
from flows.grammar import END, Ask, Flow
from flows.reading import OUTSIDE
from flows.signals import told_more
from flows.state import ALARM, Choice, Talk
from flows.thought import Thought

WIPE_HOURS = 24
MOST = 10  #: Choices in one list.
ASKED = "-asked"  #: Which questions were really put: what was told beside them is not asked on the way back.
NOT_FOUND = "place-not-found"  #: A place was mistyped twice: from a list, with a way out for who lives elsewhere.
AHEAD = "ahead-"  #: An answer that was given before its question was put.


class Machine:
    """All flows of the house, by name."""

    def __init__(self, flows: tuple[Flow, ...]) -> None:
        self.flows: Mapping[str, Flow] = {f.name: f for f in flows}
        self._asks = {f"{f.name}-{a.name}": (f, a) for f in flows for a in f.asks}

    def question(self, key: str) -> tuple[Flow, Ask] | None:
        """The flow and question whose text this is."""
        return self._asks.get(key.partition(".")[0])

    def begin(
        self,
        thought: Thought,
        name: str,
        answers: Mapping[str, str] | None = None,
        signal: int | None = None,
        *,
        since: datetime | None = None,
        opening: str = "",
        before: Talk | None = None,
    ) -> None:
        """Start a flow; what is known already is not asked.

        `opening`: another text for its first question; `before`: what waits underneath.
        """
        flow = self.flows[name]
        left = thought.talk
        if since is None and left is not before and self.unkept(left):
            thought.wipe(left.since if left and left.since else thought.scene.now)
        talk = Talk(flow.name, "", dict(answers or {}), signal, since=since or thought.scene.now, before=before)
        if flow.begin(thought, talk):
            self.advance(thought, flow, talk, opening)

    def interrupt(
        self,
        thought: Thought,
        name: str,
        answers: Mapping[str, str] | None = None,
        signal: int | None = None,
        *,
        opening: str = "",
    ) -> None:
        """A short question in between; what was open waits underneath and is put again after it."""
        under = thought.talk.before if thought.talk and thought.talk.before else thought.talk
        talk = Talk(name, "", dict(answers or {}), signal, since=thought.scene.now, before=under)
        self.advance(thought, self.flows[name], talk, opening)

    def unkept(self, talk: Talk | None) -> bool:
        """A story before its yes: nothing of it may stay when it is left."""
        flow = self.flows.get(talk.flow) if talk else None
        return flow is not None and flow.fleeting and talk is not None and talk.signal is None

    def between(self, talk: Talk | None) -> bool:
        """A conversation that came in between, and never waits underneath another."""
        flow = self.flows.get(talk.flow) if talk else None
        return flow is not None and flow.between

    def advance(self, thought: Thought, flow: Flow, talk: Talk, opening: str = "") -> None:
        """Ask the first question that is open, or finish."""
        scene = thought.scene
        for ask in flow.asks:
            if ask.name in talk.answers or not ask.when(talk.answers, scene):
                continue
            key = f"{AHEAD}{ask.name}"
            if key in talk.answers:
                rest = {k: v for k, v in talk.answers.items() if k != key}
                self.take(thought, flow, ask, replace(talk, answers=rest), talk.answers[key])
            else:
                self.put(thought, flow, ask, talk, opening=opening)
            return
        self.finish(thought, flow, talk)

    def finish(self, thought: Thought, flow: Flow, talk: Talk) -> None:
        """The end of a flow; what follows from it comes before what waited underneath."""
        thought.turn(talk.before)
        flow.finish(thought, talk)
        onward = flow.onward(thought, talk)
        if onward is not None:
            under = talk.before if thought.talk is talk.before else None
            if (then := onward.then) is not None:
                under = Talk(then.flow, "", then.answers, then.signal, since=thought.scene.now, before=under)
            self.begin(thought, onward.flow, onward.answers, onward.signal, before=under)
        elif talk.before is not None and thought.talk is talk.before:
            self.repeat(thought)

    def put(
        self, thought: Thought, flow: Flow, ask: Ask, talk: Talk, variant: str = "", tries: int = 0, opening: str = ""
    ) -> None:
        """Put a question: its text, its choices, and the state that waits for the answer.

        `opening`: another text in its place, this once.
        """
        offered = offers(ask, thought.scene) if ask.offer is None else ask.offer(thought.scene, talk)
        if ask.wants.kind == "answered":
            may = self.changeable(talk.before)
            offered = tuple(c for c in offered if c.id in may)
        here = thought.signal(talk.signal)
        offered = tuple(c for c in offered if ask.fits(c.id, here) and ask.shows(c.id, thought.scene))
        if variant.startswith("-"):
            offered = tuple(c for c in offered if c.id not in ask.tells)
        said = talk.said if talk.said in ask.also or (talk.said == NOT_FOUND and OUTSIDE in ask.goto) else ""
        if said == NOT_FOUND:
            offered = (*offered[: MOST - 1], Choice(OUTSIDE))
        answers = {name: answer for name, answer in talk.answers.items() if name != ALARM}
        talk = replace(
            talk, answers=answers, at=ask.name, offered=offered, tries=tries, said=said, asked=thought.scene.now
        )
        thought.turn(talk)
        flow.keeps(thought, talk)
        key = opening or f"{said or f'{flow.name}-{ask.name}'}{variant}"
        values = flow.values(thought.scene, talk, thought.signal(talk.signal))
        asks = f"{flow.name}-{ask.name}" if said or opening or variant.startswith("-") else ""
        thought.answer(key, values, offered, signal=talk.signal, asks=asks)

    def changeable(self, talk: Talk | None) -> tuple[str, ...]:
        """The answers of a conversation that may still change: before its yes all, after it what came later."""
        flow = self.flows.get(talk.flow) if talk else None
        if talk is None or flow is None:
            return ()
        asks = [a.name for a in flow.asks]
        if flow.logs is not None and flow.logs in talk.answers:
            asks = asks[asks.index(flow.logs) + 1 :]
        return tuple(name for name in asks if talk.answers.get(name) and name != flow.logs)

    def ask_again(self, thought: Thought, name: str) -> None:
        """One answer is taken back and its question put once more; the rest stands."""
        if (opened := self.open(thought)) is None:
            return
        talk, flow = opened
        ask = flow.ask(name)
        if ask is None:
            return
        gone = {name, *ask.gives}
        self.put(thought, flow, ask, replace(talk, answers={k: v for k, v in talk.answers.items() if k not in gone}))

    def open(self, thought: Thought) -> tuple[Talk, Flow] | None:
        """The open conversation; one whose flow or signal is gone is at its end."""
        talk = thought.talk
        flow = self.flows.get(talk.flow) if talk else None
        if talk is None or flow is None:
            return None
        if talk.signal is not None and thought.signal(talk.signal) is None:
            thought.turn(None)
            return None
        return talk, flow

    def repeat(self, thought: Thought, variant: str = "") -> None:
        """Put the open question once more; nothing when none is open."""
        if (opened := self.open(thought)) is None:
            return
        talk, flow = opened
        ask = flow.ask(talk.at)
        if ask is None or ask.name in talk.answers:
            self.advance(thought, flow, talk)
        else:
            self.put(thought, flow, ask, talk, variant or (".again" if ask.again else ""), talk.tries)

    def hear(self, thought: Thought, event: Event) -> bool:
        """An answer to the open question. False when none is open or the event answers nothing."""
        if (opened := self.open(thought)) is None:
            return False
        talk, flow = opened
        ask = flow.ask(talk.at)
        if ask is None:
            self.advance(thought, flow, talk)
            return True
        answer = understand(ask, talk.offered, event, thought, plainly=ask.plainly or ask.name == flow.logs)
        if answer is None or (answer == OUTSIDE and _mistyped(thought, event)):
            self.unclear(thought, flow, ask, talk)
        else:
            if ask.beside and isinstance(event, Said) and says_more(event.text, thought.scene.world.words):
                talk = replace(talk, answers={**talk.answers, SAID: event.text})
            self.take(thought, flow, ask, talk, answer)
        return True

    def picks(self, thought: Thought, event: Event) -> str | None:
        """Which choice of the open question an event would be, without answering it; free words are none."""
        talk = thought.talk
        found = self._asks.get(f"{talk.flow}-{talk.at}") if talk else None
        if talk is None or found is None or found[1].wants.kind == "words":
            return None
        flow, ask = found
        return understand(ask, talk.offered, event, thought, plainly=ask.plainly or ask.name == flow.logs)

    def take(self, thought: Thought, flow: Flow, ask: Ask, talk: Talk, answer: str) -> None:
        """One understood answer: remembered, then on."""
        if answer in ask.tells:
            if answer in ask.does:
                ask.does[answer](thought, talk)
            variant = f"-{answer}"
            self.put(thought, flow, ask, talk, variant)
            return
        target = ask.goto.get(answer)
        also = ask.tells_also(thought.scene, answer) if ask.tells_also else {}
        put = ",".join(dict.fromkeys((*talk.answers.get(ASKED, "").split(","), ask.name)))
        talk = replace(talk, answers={**also, **talk.answers, ask.name: answer, ASKED: put})
        if answer in ask.does:
            ask.does[answer](thought, talk)
        if flow.adds and answer != SKIPPED and (signal := thought.signal(talk.signal)) is not None:
            told_more(thought, thought.put(signal.with_words(**{ask.name: answer})))
        if target is not None and target != END:
            kept = talk.answers if flow.fleeting else None
            self.begin(thought, target, kept, talk.signal, since=talk.since, before=talk.before)
            return
        if flow.logs == ask.name and flow.log is not None:
            talk = flow.log(thought, talk)
        if target == END:
            self.finish(thought, flow, talk)
        else:
            self.advance(thought, flow, talk)

    def unclear(self, thought: Thought, flow: Flow, ask: Ask, talk: Talk) -> None:
        """A kind second try; after that a human's door, beside the question or in its place.

        A place that is not found twice ends no story: it is chosen from a list, or said to be elsewhere.
        """
        if OUTSIDE in ask.goto and talk.tries >= 1 and not (ask.lets_go and talk.tries > 1):
            variant = ".unclear" if talk.said == NOT_FOUND else ""
            self.put(thought, flow, ask, replace(talk, said=NOT_FOUND), variant, talk.tries + 1)
            return
        if talk.tries >= 1:
            if talk.tries == 1 or ask.lets_go:
                at_door(thought, STUCK)  # said once; after that the question alone
            if ask.lets_go:
                self.take(thought, flow, ask, talk, SKIPPED)
                return
        self.put(thought, flow, ask, talk, ".unclear", talk.tries + 1)

    def skip(self, thought: Thought) -> bool:
        """`overslaan`: pass by what may be passed by; a question that needs an answer is put once more."""
        if (opened := self.open(thought)) is None:
            return False
        talk, flow = opened
        ask = flow.ask(talk.at)
        if ask is None:
            return False
        if not ask.required:
            self.take(thought, flow, ask, talk, SKIPPED)
        elif talk.tries == 0:
            self.put(thought, flow, ask, talk, ".unclear", 1)
        elif flow.adds and talk.signal is not None:  # after the yes nothing must be told
            self.take(thought, flow, ask, talk, SKIPPED)
        else:
            thought.turn(talk)
            thought.answer("waiting-for-you", flow.values(thought.scene, talk, thought.signal(talk.signal)))
        return True

    def back(self, thought: Thought) -> bool:
        """`terug`: the question before this one, as far as the yes."""
        if (opened := self.open(thought)) is None:
            return False
        talk, flow = opened
        put = {flow.asks[0].name, *talk.answers.get(ASKED, "").split(",")}
        asked = [a.name for a in flow.asks if a.name in talk.answers and a.name in put]
        if flow.logs in asked:
            asked = asked[asked.index(flow.logs) + 1 :]
        before = [a for a in asked if a != talk.at]
        if not before:
            if talk.before is not None and not asked and flow.logs not in talk.answers:
                thought.turn(talk.before)  # a question in between is left for what lay underneath
            self.repeat(thought)
            return True
        answers = {k: v for k, v in talk.answers.items() if k != before[-1]}
        ask = flow.ask(before[-1])
        if ask is not None:
            self.put(thought, flow, ask, replace(talk, answers=answers))
        return True


def _mistyped(thought: Thought, event: Event) -> bool:
    """A postcode that no district has ends nothing by itself: it may be a slip of the thumb."""
    return isinstance(event, Said) and thought.scene.world.places.by_text(event.text).because == OUTSIDE
