"""Said before: one signal goes on for everybody who said the same, and all of them hear what comes of it.

"Dit loopt al": a contact says so once, and answers once from then on. Never for danger, for a neighbour or for what is
somebody's own need. Every change on another person's side is a letter, heard in their own turn.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from flows.at_desk import MOST, known_by, on_desk, shortened
from flows.directory import Programme
from flows.events import Letter
from flows.grammar import Answers, Ask, Flow, Onward, a_signal, choice
from flows.looking import One
from flows.masking import masked
from flows.private_phone import or_theme
from flows.scene import Scene
from flows.signals import FIRST_PROMISE, NOTE_AT, close, may_act, may_merge, recount, tell_contact
from flows.state import LISTENING, Choice, Signal, Talk, at_rest
from flows.street_news import owed_by_bearer
from flows.talks.cards import guard, signal_values
from flows.talks.contact import acted, for_resident, noted
from flows.talks.standing import owed_again
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Quote, Role, Value, with_quotes

KINDS = ("sure", "given", "runs")
RUNS = "running-"  #: What runs already, by its place in the district's file.
SHORT = 60  #: Characters of words that name one signal among others.
#: What may be promised together: nobody owes these an answer before that day.
DATED = frozenset({"received", "taken_up", "waiting"})


# Which one


def offered(scene: Scene, talk: Talk) -> tuple[Choice, ...]:
    """What is open on this desk in the same district, the same theme first; then what runs already."""
    signal = scene.signals.get(talk.signal or 0)
    if signal is None:
        return ()
    others = (s for s in on_desk(scene) if s.number != signal.number and s.district == signal.district and may_merge(s))
    fitting = sorted(others, key=lambda s: (s.themes[0] != signal.themes[0], s.number))
    language = scene.person.language
    running = [
        Choice(f"{RUNS}{n}", programme.title.get(language) or programme.title["nl"])
        for n, programme in _running(scene, signal)
    ]
    numbers = [Choice(str(s.number), f"#{s.number}") for s in fitting[: MOST - len(running)]]
    return (*numbers, *running, Choice("none"))


def _running(scene: Scene, signal: Signal) -> list[tuple[int, Programme]]:
    """What runs in this district today with its theme, three at most; of what has no theme of its own, anything."""
    runs = enumerate(scene.district(signal.district).running)
    now = [(n, p) for n, p in runs if p.until is None or p.until >= scene.today]
    return [(n, p) for n, p in now if p.theme in signal.themes or signal.themes[0] == "overig"][:3]


def into_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What can be chosen, a line each."""
    if signal is None:
        return signal_values(scene, talk, signal)
    lines: list[Value] = [
        Phrase("list-short", (("number", s.number), ("what", known_by(scene, s))))
        for c in offered(scene, talk)
        if (s := scene.signals.get(int(c.id) if c.id.isdecimal() else 0)) is not None
    ]
    runs = (programme.title for _, programme in _running(scene, signal))
    language = scene.person.language
    lines += [Phrase("list-running", (("title", title.get(language) or title["nl"]),)) for title in runs]
    return {**signal_values(scene, talk, signal), "lines": Lines(tuple(lines)) if lines else Phrase("list-none")}


def begin(thought: Thought, talk: Talk) -> bool:
    """Still the speaker's to answer, and something that more people may say."""
    signal = guard(thought, talk.signal)
    if signal is not None and not may_merge(signal):
        thought.answer("merge-never", {"number": signal.number})
        return False
    return signal is not None


def pointed_at(thought: Thought, talk: Talk) -> Onward | None:
    """The number that was named: asked once more with its words, or kindly said why it cannot be."""
    into = talk.answers["into"]
    signal = thought.signal(talk.signal)
    if into == "none":
        thought.answer("merge-not", {"number": talk.signal or 0})
        return None
    if signal is None or into.startswith(RUNS):
        return Onward("join", {"into": into}, talk.signal)
    main = thought.signal(int(into))
    if main is not None and _theirs(thought, main, signal) and main.main is not None:
        if main.main == signal.number:
            thought.answer("merge-circle", {"number": signal.number, "other": main.number})
            return None
        return Onward("join", {"into": str(main.main)}, signal.number)
    why = _why_not(thought, signal, main)
    if why:
        thought.answer(why, {"number": signal.number, "other": int(into)})
        return Onward("merge", {}, signal.number)
    free = {"free": "yes"} if main is not None and main.words.get("free") else {}
    return Onward("join", {"into": into, **free}, signal.number)


def when_it_is(what: str) -> Callable[[Answers, Scene], bool]:
    """Each of the three has its own question: said before, left for a neighbour, or running already."""

    def so(answers: Answers, scene: Scene) -> bool:
        kind = "runs" if answers.get("into", "").startswith(RUNS) else "given" if answers.get("free") else "sure"
        return kind == what

    return so


def _theirs(thought: Thought, main: Signal, signal: Signal) -> bool:
    """A signal of the same district that is this contact's to answer: a colleague's stays the colleague's."""
    return may_act(main, thought.person.contact, thought.scene) and main.district == signal.district


def _why_not(thought: Thought, signal: Signal, main: Signal | None) -> str:
    """Why these two are not one; empty when they may be."""
    if main is None or not _theirs(thought, main, signal):
        return "merge-unknown"
    if main.number == signal.number:
        return "merge-itself"
    if not may_merge(main):
        return "merge-own-matter"
    if main.status == "let_go" and not main.words.get("free"):
        return "merge-let-go"
    return ""


def sure_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """Which two."""
    into = talk.answers.get("into", "")
    main = scene.signals.get(int(into)) if into.isdecimal() else None
    what: Value = f"#{into}" if into.isdecimal() else ""
    programme = _programme(scene, signal, into)
    if main is not None:
        words = or_theme(scene, main, Quote(shortened(masked(main.words.get("what", "")), SHORT)))
        what = words if talk.answers.get("free") else Phrase("list-short", (("number", main.number), ("what", words)))
    elif programme is not None:
        title = programme.title
        what = title.get(scene.person.language) or title["nl"]
        return {**signal_values(scene, talk, signal), "other": what, "role": Role(programme.contact)}
    return {**signal_values(scene, talk, signal), "other": what}


def _programme(scene: Scene, signal: Signal | None, into: str) -> Programme | None:
    place = into.removeprefix(RUNS)
    if signal is None or not into.startswith(RUNS) or not place.isdecimal():
        return None
    running = scene.district(signal.district).running
    return running[int(place)] if int(place) < len(running) else None


# Together


def decide(thought: Thought, talk: Talk) -> None:
    """[Ja, klopt]: from here on they are one; [Nee]: nothing happened."""
    into = talk.answers.get("into", "")
    if "yes" not in [talk.answers.get(what) for what in KINDS]:
        thought.answer("merge-not", {"number": talk.signal or 0})
        return
    signal = guard(thought, talk.signal)
    if signal is None:
        return
    programme = _programme(thought.scene, signal, into)
    if programme is not None:
        runs_already(thought, talk, programme)
        return
    main = thought.signal(int(into)) if into.isdecimal() else None
    why = _why_not(thought, signal, main)
    if main is None or why or main.main is not None:  # a colleague was faster
        thought.answer(why or "merge-unknown", {"number": signal.number, "other": int(into) if into.isdecimal() else 0})
    elif main.words.get("free"):
        give(thought, talk, main)
    else:
        merge(thought, talk, main)


def merge(thought: Thought, talk: Talk, main: Signal) -> None:
    """One answer from here on; who said it later hears it at once, and who said the same as they did goes along."""
    signal = acted(thought, talk, "merged")
    if signal is None:
        return
    for other in thought.same(signal):
        thought.post(other.person, "follow", other.number, {"main": main.number})
    joined = replace(signal.without("also"), status="merged", main=main.number, lead=main.lead, promised=main.promised)
    joined = close(thought, joined.with_words(stands=main.status))
    main = thought.put(main.with_words(also="yes"))
    thought.record(main.number, thought.person.contact or "", f"joined {joined.number}")
    values = {**for_resident(thought, main), "number": joined.number, "role": Role(main.lead)}
    if main.closed:
        said = next((main.words[k] for k in ("result", "reason", "step") if main.words.get(k)), "")
        key = "same-over" if said else "same-over-bare"
        thought.tell(joined, key, {**values, "status": Phrase(f"status-{main.status}"), "words": Quote(masked(said))})
    else:
        thought.tell(joined, "same-told" if main.status in DATED else "same-told-bare", values)
    if owed_by_bearer(joined, thought.person):  # who heard it on the street tells it there
        thought.answer("street-noted", signal_values(thought.scene, talk, joined), signal=joined.number)
        return
    noted_both = {**signal_values(thought.scene, talk, joined), "other": main.number}
    thought.answer("merge-over" if main.closed else "merge-noted", noted_both, signal=main.number)


def runs_already(thought: Thought, talk: Talk, programme: Programme) -> None:
    """The municipality does this already: its own words, and whom to ask."""
    signal = acted(thought, talk, "merged")
    if signal is None:
        return
    title, words = programme.title["nl"], programme.words
    lead, former = programme.contact, (*signal.former, signal.lead)
    joined = replace(signal.with_words(running=title), status="merged", lead=lead, reason="assigned", former=former)
    signal = close(thought, joined)
    language = thought.resident(signal).language
    values = {
        **for_resident(thought, signal),
        "role": Role(programme.contact),
        "title": programme.title.get(language) or title,
        "words": words.get(language) or words["nl"],
    }
    thought.tell(signal, "same-running", values, good=True)
    thought.tell_others(signal, "same-running", values)
    noted(thought, talk, signal)


def give(thought: Thought, talk: Talk, main: Signal) -> None:
    """Somebody let it go for a neighbour: here is that neighbour, who stays the owner of their own idea."""
    signal = acted(thought, talk, "answered")
    if signal is None:
        return
    told = "\n".join(masked(main.words[k]) for k in ("how", "self") if main.words.get(k))
    signal = signal.with_words(given=told)
    signal = recount(thought, replace(signal, status="taken_up" if signal.status == "received" else signal.status))
    main = thought.put(main.without("free"))
    thought.record(main.number, thought.person.contact or "", f"given to {signal.number}")
    values = {**for_resident(thought, signal), "words": Quote(told)}
    thought.tell(signal, "given-on" if told else "given-on-bare", values)
    thought.answer("given-noted", {**signal_values(thought.scene, talk, signal), "other": main.number})


# On the side of who said it later


def hear(thought: Thought, signal: Signal, letter: Letter) -> None:
    """A letter about a signal that goes along with another: `same`, `follow`, `goes-on`."""
    values = dict(letter.values)
    if signal.status != "merged":
        return
    if letter.kind == "same":
        _news(thought, signal, values)
    elif letter.kind == "follow" and isinstance(main := values.get("main"), int):
        thought.put(replace(signal, main=main))
    elif letter.kind == "goes-on":
        go_on(thought, signal, values)


def _news(thought: Thought, signal: Signal, values: dict[str, Value]) -> None:
    """What the first one heard: under one's own number, and without a name that was meant for the first."""
    key, stands = str(values.pop("key", "")), str(values.pop("stands", ""))
    role, day = values.get("role"), values.get("day")
    known = replace(
        signal,
        lead=role.contact if isinstance(role, Role) and key != "same-running" else signal.lead,
        promised=thought.scene.world.calendar.at(day.date, NOTE_AT) if isinstance(day, Day) else signal.promised,
    )
    known = thought.put(known.with_words(stands=stands))
    if known.street and thought.person.contact == known.lead:
        return  # they told it themselves
    mine: dict[str, Value] = {k: with_quotes(v, masked) for k, v in values.items()}
    mine |= {"number": known.number, "on": Day(thought.scene.world.calendar.day(known.created))}
    thought.tell(known, key, mine, unasked=True)
    if key == "words-from" and at_rest(thought.talk, thought.scene.now) and thought.person.silenced is None:
        thought.turn(Talk(LISTENING, "", signal=known.number, since=thought.scene.now))


def go_on(thought: Thought, signal: Signal, values: Mapping[str, Value]) -> None:
    """The first one let go: this one goes on by itself, with the same contact and whoever else said it."""
    scene = thought.scene
    lead = str(values.get("lead", ""))
    lead = lead if lead in scene.world.directory.contacts else signal.lead
    signal = replace(signal.without("stands"), status="received", main=None, lead=lead, ready=scene.now)
    signal = owed_again(thought, signal.with_words(also="yes") if values.get("others") else signal, "goes on")
    thought.tell(signal, "same-yours", {**for_resident(thought, signal), "role": Role(lead)}, unasked=True)


def add_to_main(thought: Thought, signal: Signal, text: str) -> bool:
    """Words about a signal that goes along: they reach who answers the first one, which opens again where it was over.

    False when the first one is not there any more: then this one opens by itself.
    """
    main = next(iter(thought.look(One(signal.main))), None) if signal.main is not None else None
    if main is None or not main.words.get("also"):
        return False
    scene = thought.scene
    closures = scene.district(main.district).closures
    again = scene.world.calendar.add_working(scene.today, FIRST_PROMISE, closures)
    day = again if main.closed else scene.world.calendar.day(main.promised)
    thought.post(
        main.person, "said-too", main.number, {"words": Quote(text), "by": signal.number, "who": signal.person}
    )
    thought.record(signal.number, "resident", "added")
    values: dict[str, Value] = {"number": signal.number, "role": Role(main.lead), "day": Day(day)}
    thought.answer("same-reopened" if main.closed else "added", values)
    return True


def said_too(thought: Thought, signal: Signal, letter: Letter) -> None:
    """Somebody who said the same writes: their words to who answers; what was over is opened for everybody."""
    values = dict(letter.values)
    words, by, who = values.get("words"), values.get("by"), values.get("who")
    assert isinstance(words, Quote)
    assert isinstance(by, int)
    assert isinstance(who, int)
    if signal.closed:
        signal = owed_again(thought, replace(signal, status="received"), "opened again")
        told = {**for_resident(thought, signal), "role": Role(signal.lead)}
        thought.tell(signal, "same-open", told, unasked=True, but=by)
    tell_contact(thought, signal, "resident-says-too", {"words": words}, about=who)


FLOWS = (
    Flow(
        "merge",
        (Ask("into", a_signal("none"), offer=offered, required=True),),
        begin=begin,
        onward=pointed_at,
        values=into_values,
    ),
    Flow(
        "join",
        tuple(Ask(what, choice("yes", "no"), when=when_it_is(what), required=True) for what in KINDS),
        begin=begin,
        finish=decide,
        values=sure_values,
    ),
)
