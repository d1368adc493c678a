"""Walks every conversation as people could: every button, free words, skip, back, silence, and the clock.

Nothing is guessed. Conversations depend on functions (`when`, `begin`, `finish`), so they are really held: with the
real front desk, in a small town in memory, on copies of it. What was seen before is not walked again; who wrote
what is forgotten in that, which branch was taken is not.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.rehearsal.moments import State, before, beside, life, reader_of, rich, sort_of, told
from bot.rehearsal.samples import A_DAY, LOREM, MONDAY, PHONE, WORDS, of_two_themes, sentences, spoken, stories
from bot.rehearsal.town import Town, code_number
from flows.at_desk import CANNED
from flows.directory import OPERATOR, District
from flows.effects import Say
from flows.events import KEPT, Event, Located, Pressed, Said, Sent
from flows.grammar import Ask, Flow, always
from flows.machine import Machine
from flows.money import lacks_money
from flows.reading import OUTSIDE
from flows.scene import World
from flows.state import Person, Talk
from flows.story import Hearing
from flows.talks.moments import PURPOSE as INVITATIONS

RESIDENT, NEIGHBOUR = 1, 2
NOISE = "Xyzzy plof."
INVITATION = "ABCDEFGH"
ANNOUNCES = "-week-moment"  #: In the lexicons: how a contact tells of something to do.
ILL, BACK = "-week-ill", "-week-back"  #: And that they are away, and here again.
SHOWN = code_number(0)  #: Whose it is, is the neighbour.
ANYTHING: tuple[Event, ...] = (Said(SHOWN), Said(PHONE), Sent("photo", LOREM), Sent("photo"), Located(0.0, 0.0))
RINGS = 12  #: Timers in a row that bring nothing new.
MOST = 20_000  #: Moments; a walk that is longer says so.


@dataclass(slots=True)
class Walk:
    """What was seen on the way."""

    asked: set[tuple[str, str]] = field(default_factory=set)  #: (flow, ask)
    said: dict[State, Say] = field(default_factory=dict)  #: One message of each sort.
    to_contacts: set[str] = field(default_factory=set)  #: Keys that contacts read.
    findings: dict[str, str] = field(default_factory=dict)  #: What is wrong: the text or question where it was seen.
    #: The moments that an open question leads to by an answer; None: that conversation is over.
    leads: dict[State, set[State | None]] = field(default_factory=dict)
    names: dict[State, str] = field(default_factory=dict)  #: `flow-ask` of these moments.
    #: Where a resident met each question first, (flow, ask): the town then, and who.
    stood: dict[tuple[str, str], tuple[Town, int]] = field(default_factory=dict)
    moments: int = 0

    def endless(self) -> set[str]:
        """Questions from which no answer, whatever follows, comes to an end."""
        ending: set[State | None] = {None}
        while more := {s for s, after in self.leads.items() if s not in ending and after & ending}:
            ending |= more
        return {self.names[s] for s in self.leads if s not in ending}


@dataclass(slots=True)
class _Moment:
    """A town, and who speaks in it."""

    town: Town
    speaker: int


class Walker:
    """One walk. `machine` holds the flows that `town` thinks with."""

    def __init__(self, machine: Machine, town: Town) -> None:
        self.machine = machine
        self.world = town.world
        self.seen = Walk()
        self._waiting: deque[_Moment] = deque()
        self._known: set[State] = set()
        self._tried: set[State] = set()
        self._sentences = sentences(town.world)
        self._told = {event.text for event in self._sentences if isinstance(event, Said)}
        district = next(iter(town.world.directory.districts.values()))
        town.habits = {town.contact(id): {f"{CANNED}1": LOREM} for id in district.contacts}
        new = town.fork()
        new.invited = district.contacts[0]
        self._side(new, RESIDENT, (Said(INVITATION),), follow=True)
        self._invited(town.fork(), district)
        for speaker in (RESIDENT, *map(town.contact, (*district.contacts, OPERATOR))):
            self._side(town, speaker, self._sentences, follow=True)
        self._begun = town

    def _alike(self, town: Town) -> Iterator[_Moment]:
        """Two neighbours wish for the same, two contacts lead it, and one of them takes it up."""
        for story in of_two_themes(self.world):
            after = self._told_by(town, RESIDENT, story)
            after = self._told_by(after, NEIGHBOUR, story)
            directory = self.world.directory
            first, *others = (id for id in next(iter(directory.districts.values())).contacts)
            other = next(id for id in others if not directory.contacts[id].is_team)
            leads = {1: first, 2: other}
            after.signals |= {n: replace(s, lead=leads[n]) for n, s in after.signals.items()}
            after.hear(after.contact(other), Said("#2"))
            after.hear(after.contact(other), Said("1"))
            after.talks[after.contact(other)] = None
            yield from (_Moment(after, after.contact(lead)) for lead in leads.values())

    def _returned(self, town: Town) -> _Moment:
        """A contact was away for so long that somebody else had what was theirs, and is back."""
        after = self._told_by(town, RESIDENT, next(stories(self.world), LOREM))
        answers = next(iter(self.world.words.lexicons.values())).answers
        lead = reader_of(after, after.signals[1])
        for said in (spoken(answers[ILL][0]), "1", "1", spoken(answers[BACK][0])):
            after.hear(lead, Said(said))
        return _Moment(after, lead)

    def _both(self, town: Town) -> _Moment:
        """Below a card a contact says that they are ill, and more: for the resident, about themselves, or both."""
        after = self._told_by(town, RESIDENT, next(stories(self.world), LOREM))
        lead = reader_of(after, after.signals[1])
        ill = next(iter(self.world.words.lexicons.values())).answers[ILL][0]
        for said in ("#1", f"{spoken(ill)} {WORDS}"):
            after.hear(lead, Said(said))
        return _Moment(after, lead)

    def walk(self) -> Walk:
        """Everything that can be reached, once; then what only two who wish for the same, or who is back, come to."""
        self._walk()
        if "together" in self.machine.flows and NEIGHBOUR in self._begun.people:
            self._waiting.extend(self._alike(self._begun))
            self._walk()
        if "returned" in self.machine.flows:
            self._waiting.append(self._returned(self._begun))
            self._walk()
        if "whose" in self.machine.flows:
            self._waiting.append(self._both(self._begun))
            self._walk()
        if self._waiting:
            self.seen.findings.setdefault(f"the walk gave up after {MOST} moments: the conversations do not settle", "")
        return self.seen

    def _walk(self) -> None:
        while self._waiting and self.seen.moments < MOST:
            moment = self._waiting.popleft()
            speaker = self._turn(moment)
            if speaker is None:
                self._clock(moment)
            else:
                self._answer(moment.town, speaker)

    def _turn(self, moment: _Moment) -> int | None:
        """Who speaks now: the one who spoke, else whoever has a question open; what is only at hand is none."""
        talks = {p: talk for p, talk in moment.town.talks.items() if talk is not None}
        asked = [p for p, talk in talks.items() if talk.flow in self.machine.flows]
        return moment.speaker if moment.speaker in talks else min(asked, default=None)

    def _clock(self, moment: _Moment) -> None:
        """Nobody has anything to answer: time goes on, and things are said about what there is."""
        state = (len(moment.town.signals), *life(moment.town), moment.town.people[RESIDENT].silenced)
        if state in self._known:
            return
        self._known.add(state)
        town = moment.town
        self._side(town, RESIDENT, self._commands())
        if town.signals:
            newest = max(town.signals)
            reader = reader_of(town, town.signals[newest])
            self._side(town, RESIDENT, (Said(f"#{newest}"), Said(f"#{newest} {LOREM}")))
            self._side(town, reader, (*self._commands(), Said(f"#{newest}"), Said(LOREM)), follow=True)
            for number, signal in town.signals.items():
                if not signal.closed and number != newest and town.signals[newest].closed:
                    self._side(town, reader_of(town, signal), (Said(f"#{number}"),), follow=True)
            self._about(town, reader, newest)
            left = town.signals[newest].words.get("free") and NEIGHBOUR in town.people
            whose = ("left", len(town.signals), town.signals[newest].lead)
            if left and whose not in self._tried:
                self._tried.add(whose)
                joined = self._joined(town)
                on = max(joined.signals)  # only who leads what was left may give it
                joined.signals[on] = replace(joined.signals[on], lead=town.signals[newest].lead)
                self._waiting.append(_Moment(joined, reader))
        self._wait(town, moment.speaker)

    def _about(self, town: Town, reader: int, number: int) -> None:
        """Once a signal is there, and once when there are two: everything that can be said, with and without number."""
        if ("about", len(town.signals)) in self._tried:
            return
        self._tried.add(("about", len(town.signals)))
        self._side(town, RESIDENT, self._sentences, follow=True)
        numbered = tuple(Said(f"#{number} {event.text}") for event in self._sentences if isinstance(event, Said))
        self._side(town, reader, (*self._sentences, *numbered), follow=True)
        if NEIGHBOUR in town.people and len(town.signals) == 1:
            self._waiting.append(_Moment(self._joined(town), reader))

    def _joined(self, town: Town) -> Town:
        """A neighbour tells the same story and says yes to whatever is asked."""
        first = town.signals[max(town.signals)].words.get("what") or next(stories(self.world), LOREM)
        return self._told_by(town, NEIGHBOUR, first)

    def _told_by(self, town: Town, person: int, story: str) -> Town:
        """Somebody tells this and says yes to whatever is asked."""
        after = town.fork()
        after.hear(person, Said(f"{story}. {next(iter(self.world.directory.districts.values())).name}"))
        for _ in range(RINGS):
            talk = after.talks.get(person)
            if talk is None:
                break
            after.hear(person, Said("1") if talk.offered else Said(LOREM))
        after.talks[person] = None
        return after

    def _wait(self, town: Town, speaker: int) -> None:
        """Nobody answers: the clock goes on, as far as something that was not seen before."""
        town = town.fork()
        for _ in range(RINGS):
            before = len(town.said)
            if (woke := town.next_timer()) is None:
                return
            try:
                speaker = town.ring(woke)
            except Exception as error:  # noqa: BLE001 - it is said as a finding
                self._raised(error, f"the timer '{woke.kind}'", "")
                return
            self._look(town, before)
            waits = beside(town, town.people[speaker].contact)
            state = ("rung", self._name(town.talks.get(speaker)), waits, *life(town))
            if state not in self._tried:
                self._tried.add(state)
                self._waiting.append(_Moment(town, speaker))
                return

    def _answer(self, town: Town, speaker: int) -> None:
        """An open question: every answer to it, and once everything else that can be said to it."""
        talk = town.talks[speaker]
        assert talk is not None
        name = self._name(talk)
        if (name, *life(town)) not in self._tried:  # nobody has to answer: the clock goes on
            self._tried.add((name, *life(town)))
            self._wait(town, speaker)
        state = self._state(town, speaker, talk)
        if state in self._known:
            return
        self._known.add(state)
        self.seen.moments += 1
        flow = self.machine.flows.get(talk.flow)
        ask = flow.ask(talk.at) if flow else None
        self.seen.names[state] = name
        if flow and ask:
            self.seen.asked.add((flow.name, ask.name))
            if town.people[speaker].contact is None:
                self.seen.stood.setdefault((flow.name, ask.name), (town, speaker))
        if (name,) not in self._tried:
            self._tried.add((name,))
            self._side(town, speaker, (*ANYTHING, *self._commands(), Said("#1"), Said(f"#1 {LOREM}"), Said("#999")))
            self._twice(town, speaker, Said(NOISE))
        leads = self.seen.leads.setdefault(state, set()) if ask else None
        for event in self._answers(town, speaker, talk, ask):
            after = self._hear(town, speaker, event, name)
            if after is None:
                continue
            now = after.talks.get(speaker)
            if leads is not None:
                over = now is None or now.flow not in self.machine.flows
                leads.add(None if over or now is None else self._state(after, speaker, now))
            if flow and ask and now and now.flow == flow.name and now.at != ask.name:
                self._back(after, speaker, flow, ask)
            if len(after.signals) <= max(1, len(town.signals)):
                self._waiting.append(_Moment(after, speaker))
                fresh = (p for p, t in after.talks.items() if t and (t.flow, t.at) not in self.seen.asked)
                self._waiting.extend(_Moment(after, person) for person in fresh if person != speaker)

    def _answers(self, town: Town, speaker: int, talk: Talk, ask: Ask | None) -> Iterator[Event]:
        row = next((r for r in reversed(town.rows) if r.person == speaker and r.choices == talk.offered), None)
        shown = range(1, len(talk.offered) + 1)
        if ask is None or ask.wants.choices == ():  # days, places, contacts: as many as there happen to be
            shown = range(1, min(len(talk.offered), 2) + 1)
        for n in shown:
            yield Pressed(row.row, n) if row else Said(str(n))
        yield Said(LOREM)
        if ask is None:
            return
        lexicons = list(town.world.words.lexicons.values())
        for id in ask.wants.typed:
            yield from [Said(ways[0]) for x in lexicons if (ways := x.answers.get(id))][:1]
        match ask.wants.kind:
            case "several":
                yield Said(", ".join(map(str, shown)))
            case "place":
                yield Located(0.0, 0.0)
            case "photo":
                yield Sent("photo", "", f"{KEPT}photo")
            case "words" if ask.wants.pictured:
                yield Sent("photo", "", f"{KEPT}photo")
            case "signal":
                yield from (Said(f"#{number}") for number in town.signals)
            case _:
                yield from ANYTHING[:2]
        if not ask.required:
            yield self._command("skip")

    def _commands(self) -> tuple[Event, ...]:
        """The words that work anywhere, in the first language."""
        lexicon = next(iter(self.world.words.lexicons.values()))
        return tuple(Said(ways[0]) for ways in lexicon.commands.values())

    def _command(self, name: str) -> Said:
        lexicon = next(iter(self.world.words.lexicons.values()))
        return Said(lexicon.commands[name][0])

    def _back(self, town: Town, speaker: int, flow: Flow, answered: Ask) -> None:
        """After an answer `terug` puts that question again; from the yes-point on no further than that."""
        talk = town.talks[speaker]
        assert talk is not None
        order = [a.name for a in flow.asks]
        here = f"{flow.name}-{talk.at}"
        once = ("back", here, answered.name)
        if once in self._tried or answered.name not in talk.answers:
            return
        self._tried.add(once)
        after = self._hear(town, speaker, self._command("back"), here)
        now = after.talks.get(speaker) if after else None
        if after is None:
            return
        sealed = flow.logs in talk.answers and order.index(answered.name) <= order.index(flow.logs or "")
        wanted = {talk.at} if sealed else talk.answers.keys() & order
        if now is None or now.flow != flow.name or now.at not in wanted:
            what = f"going back from {here} does not come to the question before it, {flow.name}-{answered.name}"
            self.seen.findings.setdefault(what, here)

    def _invited(self, town: Town, district: District) -> None:
        """Who said yes to invitations gets one, from a contact here."""
        ways = [way for lexicon in town.world.words.lexicons.values() for way in lexicon.answers.get(ANNOUNCES, ())]
        town.agreed = frozenset({(RESIDENT, INVITATIONS)})
        town.people[RESIDENT] = replace(town.people[RESIDENT], district=district.id)
        for way in ways[:1]:
            self._side(town, town.contact(district.contacts[0]), (Said(f"{spoken(way)} {WORDS} {A_DAY}"),), follow=True)

    def _side(self, town: Town, speaker: int, events: tuple[Event, ...], *, follow: bool = False) -> None:
        """What can be said besides an answer. `follow`: the walk goes on from it."""
        talk = town.talks.get(speaker)
        name = self._name(talk)
        for event in events:
            after = self._hear(town, speaker, event, name)
            if after is not None and (follow or len(after.signals) == len(town.signals)):
                self._waiting.append(_Moment(after, speaker))

    def _twice(self, town: Town, speaker: int, event: Event) -> None:
        talk = town.talks[speaker]
        name = self._name(talk)
        once = self._hear(town, speaker, event, name)
        if once is not None:
            self._hear(once, speaker, event, name)

    def _hear(self, town: Town, speaker: int, event: Event, name: str) -> Town | None:
        """The town after this; what it shows of mistakes is kept."""
        after = town.fork()
        before = town.talks.get(speaker)
        try:
            after.hear(speaker, event)
        except Exception as error:  # noqa: BLE001 - it is said as a finding
            self._raised(error, f"after {told(town, event)}", name)
            return None
        where = f"{name}: after {told(town, event)}" if name else f"after {told(town, event)}"
        if all(say.to != speaker for say in after.said[len(town.said) :]):
            self.seen.findings.setdefault(f"{where} nothing is said to who spoke", name)
        flow = self.machine.flows.get(before.flow) if before else None
        logs = flow.ask(flow.logs) if flow and flow.logs else None
        # A telephone number is that yes, also when it is typed before it is asked for.
        at_yes = logs is not None and before is not None and (logs.name == before.at or logs.wants.kind == "phone")
        if len(after.signals) > len(town.signals) and event == self._command("skip"):
            self.seen.findings.setdefault(f"{where} a signal begins: to skip is no yes, make it `required`", name)
        elif len(after.signals) > len(town.signals) and not at_yes:
            self.seen.findings.setdefault(f"{where} a signal begins outside a yes-point: give the flow `logs`", name)
        for number, signal in after.signals.items():
            if not signal.closed and ("promise", str(number)) not in after.timers:
                what = f"{where} an open signal has no promise: set its timer (`thought.promise`) or close it"
                self.seen.findings.setdefault(what, name)
        self._look(after, len(town.said))
        return after

    def _look(self, town: Town, since: int) -> None:
        for say in town.said[since:]:
            contact = town.people[say.to].contact is not None
            if contact:
                self.seen.to_contacts.add(say.key)
            values = tuple((name, *sort_of(value)) for name, value in sorted(say.values.items()))
            sort = (say.key, tuple(c.id for c in say.choices if c.label is None), say.proactive, contact, values)
            self.seen.said.setdefault(sort, say)

    def _raised(self, error: Exception, what: str, name: str) -> None:
        """Each mistake once, where it was met first: one line of code may spoil every conversation."""
        if isinstance(error, RecursionError):
            why = "goes round without a question: give one of the flows a question or an end"
        else:
            why = f"raises {type(error).__name__}: {error}"
        if ("raised", why) not in self._tried:
            self._tried.add(("raised", why))
            self.seen.findings[f"{name}: {what} {why}" if name else f"{what} {why}"] = name

    def _state(self, town: Town, speaker: int, talk: Talk) -> State:
        person = town.people[speaker]
        signal = town.signals.get(talk.signal or 0)
        who: State = (person.contact is None,)
        if person.contact is not None:
            flow, contacts = self.machine.flows.get(talk.flow), town.world.directory.contacts
            depends = flow is not None and any(ask.when is not always for ask in flow.asks)
            who = (
                person.contact if depends else "",
                rich(town) if talk.signal is None else (),
                before(town),
                beside(town, person.contact),
                len({s.lead for s in town.signals.values() if not s.closed}),
                signal is not None and lacks_money(signal) and contacts[person.contact].mandate_euros,
                # What they said may sound like something: that it is done, or a day.
                frozenset(talk.answers.values()) & self._told if talk.signal is not None else (),
            )
        about = (signal.status, signal.lead == person.contact, signal.kind == "idea") if signal else ()
        return (*who, *self._talk(talk), about, len(town.signals))

    def _name(self, talk: Talk | None) -> str:
        """The open question, as findings name it."""
        return f"{talk.flow}-{talk.at}".rstrip("-") if talk else ""

    def _talk(self, talk: Talk) -> State:
        """Where a conversation is; of what was answered only the branches that were taken."""
        flow = self.machine.flows.get(talk.flow)
        asks = {a.name: a.wants.kind for a in flow.asks} if flow else {}
        branches = frozenset(
            (name, value if asks.get(name, "choice") == "choice" or value == OUTSIDE else given(asks.get(name), value))
            for name, value in talk.answers.items()
            if name in asks or name == "kind"
        )
        return (talk.flow, talk.at, branches, talk.before is not None)


def given(wants: str | None, value: str) -> str:
    """A day that was named leads elsewhere than none; words and places do not."""
    return "named" if wants == "day" and value else ""


def walk(machine: Machine, town: Town) -> Walk:
    """The whole walk of these flows. `town` has resident `RESIDENT` in it and thinks with the same flows."""
    return Walker(machine, town).walk()


def fresh_town(world: World) -> Town:
    """Two residents who were never here, one of whom likes good stories, and every contact linked, on a Monday."""
    town = Town.of(world, MONDAY, Person(RESIDENT), Person(NEIGHBOUR))
    town.codes[SHOWN] = NEIGHBOUR
    town.joined.add(RESIDENT)
    town.hearings[RESIDENT] = Hearing(MONDAY)
    return town
