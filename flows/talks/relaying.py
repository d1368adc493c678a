"""A contact's own words: for which resident, what they sound like, and the one tap that follows.

Nothing has to be typed again and two residents are never mixed up: words without a number are asked for once,
with the number in the question. A reply, or a number before them, is the way without a question.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from flows.at_desk import desk_lines, known_by, on_desk
from flows.choices import Option, named
from flows.grammar import Answers, Ask, Flow, Onward, choice
from flows.grammar import number as a_number
from flows.masking import without_names
from flows.private_phone import is_short
from flows.scene import Scene
from flows.sentences import tokens
from flows.signals import FOUR_WEEKS, day_ahead, recount, with_note
from flows.soundings import sounds_internal, sounds_like
from flows.state import AT_HAND, Choice, Signal, Talk, at_rest
from flows.street_news import owed_by_bearer
from flows.talks import afterwards, canned, cards, halfway, tone
from flows.talks.contact import (
    A_REASON,
    CARD,
    FURTHER,
    MORE,
    acted,
    at_hand,
    finish_it,
    for_resident,
    has_called,
    name_the_day,
)
from flows.thought import Thought
from flows.values import Day, Lines, Quote, Value

#: Questions about a signal that give way to a sentence: the words are what matters.
GIVES_WAY = frozenset({"card", "round", "desk", "loose", "which", "relay", "meant", "follow", "returned", AT_HAND})
ANOTHER = re.compile(r"#\s?(\d{1,9})\b")
DONE = "done"  #: What words sound like; offered wherever a contact says so.
ALL_OF_IT, CALLED = "whole", "called"  #: In the lexicons: `#12 alles`, `#12 gebeld`.


def heard(thought: Thought, number: int, text: str) -> Onward | None:
    """A contact's text about one signal: nothing shows it, a choice's name does that, else it is relayed."""
    signal = thought.signal(number)
    if signal is None or not text or text.isdecimal():
        cards.show(thought, (number,))  # "#12 1" is no word to a resident
        return None
    chosen = chosen_by_name(thought, text)
    if chosen is not None:
        return Onward(chosen, {}, number)
    if clearly(thought, text, CALLED):  # about the call, never words for the resident
        if cards.guard(thought, number) is not None:
            waits = signal.words.get("phone") and signal.lead == thought.person.contact
            if waits:
                has_called(thought, signal)
            thought.answer("called-then" if waits else "no-number", {"number": number}, signal=number)
        return None
    if clearly(thought, text, ALL_OF_IT) and cards.may_read(thought.scene, signal):
        if is_short(thought.scene, thought.person.contact) and thought.scene.world.pages:
            cards.show(thought, (number,))
        else:
            cards.show_whole(thought, signal)
        return None
    return send(thought, number, canned.meant(thought.scene, text))


def chosen_by_name(thought: Thought, text: str) -> str | None:
    """The flow of the card's choice that this whole text names, a slip of the thumb allowed.

    "morgen kom ik kijken" is not [Later], and "kan niet, want ..." is a sentence.
    """
    labels = thought.scene.world.words.labels.get(thought.person.language, {})
    for flow in (CARD, MORE, FURTHER):
        ask = flow.asks[0]
        for key in (f"{flow.name}-{ask.name}", *ask.also):
            options = [Option(i, labels.get(key, {}).get(i, "")) for i in ask.wants.choices]
            clear = (i for i in ("think-along", "done") if i in ask.goto and clearly(thought, text, i))
            picked = named(text, options) or next(clear, None)
            if picked is not None:
                return ask.goto[picked]
    return None


def clearly(thought: Thought, text: str, name: str) -> bool:
    """Whether this whole text is one of the clear words of that name, in any language."""
    said = text.strip(" .!").casefold()
    return any(said in lexicon.answers.get(name, ()) for lexicon in thought.scene.world.words.lexicons.values())


def send(
    thought: Thought, number: int, text: str, *, sure: bool = False, only: bool = False, bare: bool = False
) -> Onward | None:
    """Relay, and begin a new count: a human answered. What the words sound like is offered as one tap.

    What sounds like a note is asked about first, unless the contact is `sure`. `only`: they said no to "it is done".
    `bare`: something else follows, so neither their tone nor what they sound like is asked about.
    """
    if afterwards.is_over(thought, number):
        return Onward(afterwards.NAME, {"words": text}, number)
    if not sure and (sounds_internal(thought.scene, text) or names_another(text, number)):
        return Onward("meant", {"words": text}, number) if cards.guard(thought, number) is not None else None
    if not bare and tone.hints(thought, text):
        return Onward(tone.NAME, {"words": text}, number) if cards.guard(thought, number) is not None else None
    left = thought.talk
    signal = acted(thought, Talk("relay", "", signal=number), "answered")
    if signal is None:
        return None
    status = "taken_up" if signal.status == "received" else signal.status
    stands = day_ahead(thought.scene, signal, status)
    signal = recount(thought, replace(signal, status=status), stands)
    values = cards.signal_values(thought.scene, Talk("relay", ""), signal)
    free = left is None or left.flow in GIVES_WAY or at_rest(left, thought.scene.now)
    if free:
        thought.turn(None)
    if owed_by_bearer(signal, thought.person):
        thought.answer("street-noted", values, signal=number)
        at_hand(thought, signal)
        return None
    words = {**for_resident(thought, signal), "words": Quote(text, whole=True)}  # a human's answer is never cut short
    thought.post(signal.person, "words", number, words)
    sounds, day = sounds_like(thought.scene, text, FOUR_WEEKS)
    offered = not bare and ((free and sounds) or (sounds == DONE))
    if offered and not (only and sounds == DONE) and not (stands and day == stands.isoformat()):
        return Onward("follow", {"sounds": sounds, "words": text, "named": day}, number)
    thought.answer("sent-on", values, signal=number)
    at_hand(thought, signal)
    return None


def send_held(thought: Thought) -> None:
    """What waited behind a hint goes as it is: ten minutes passed, or its writer went on to something else."""
    waiting = tone.let_go(thought)
    if waiting is not None:
        onward = send(thought, waiting.signal or 0, waiting.answers["words"], sure=True)
        if onward is not None:  # what it sounded like is not asked now: only that it went
            thought.answer("sent-held", {"number": waiting.signal or 0})


def names_another(text: str, number: int) -> bool:
    """Another signal's number stands in it, which tells its resident nothing: for whom it is, is asked."""
    return any(int(other) != number for other in ANOTHER.findall(text))


def pointed_in(scene: Scene, text: str) -> int | None:
    """The one signal of the speaker's desk whose number stands in a sentence: "kun je #12 doorgeven?"."""
    named = {int(number) for number in ANOTHER.findall(text)} & {s.number for s in on_desk(scene)}
    return named.pop() if len(named) == 1 else None


# For the resident, for a colleague, or for nobody but the card


def question_for(scene: Scene, text: str) -> str:
    """The flow that asks for whom a sentence is: what sounds like a note has another first answer."""
    return "meant" if sounds_internal(scene, text) else "relay"


def meant_onward(thought: Thought, talk: Talk) -> Onward | None:
    """[Voor de bewoner], without anybody's name; [Geef het door] with the note; or only the note."""
    text, number = talk.answers["words"], talk.signal or 0
    halfway.let_go(thought, number)
    match talk.answers.get("who"):
        case "resident":
            return send(thought, number, without_names(text), sure=True)
        case "pass":
            signal = thought.signal(number)
            to = colleague_in(thought.scene, text, signal) if signal is not None else ""
            return Onward("pass-on", {"note": text, "to": to}, number)
        case _:
            if (signal := cards.guard(thought, number)) is not None:
                signal = thought.put(with_note(signal, text))
                thought.record(number, thought.person.contact or "", "note")
                thought.answer("note-kept", cards.signal_values(thought.scene, talk, signal), signal=number)
                at_hand(thought, signal)
    return None


def colleague_in(scene: Scene, text: str, signal: Signal) -> str:
    """The contact whose role stands in the text and who can be reached; empty when there is none."""
    said = f" {' '.join(tokens(text))} "
    contacts = scene.world.directory.contacts
    others = (
        contacts[id] for id in scene.district(signal.district).contacts if id not in (signal.lead, scene.person.contact)
    )
    able = (c for c in others if not c.police and scene.readers(c.id) != () and c.id not in scene.routing().away)
    named = (c.id for c in able if any(f" {' '.join(tokens(r)[1:])} " in said for r in c.role.values()))
    return next(named, "")


# For whom, when it is not said


def relay_onward(thought: Thought, talk: Talk) -> Onward | None:
    """[Ja, stuur door], [Ander nummer] with the same words, or [Nee]."""
    text = talk.answers["words"]
    halfway.let_go(thought, talk.signal)
    match talk.answers.get("sure"):
        case "done":
            finish_it(thought, Talk("done", "", {"what": text}, talk.signal))
            return None
        case "yes":
            return send(thought, talk.signal or 0, text, sure=True, only=True)
        case "other":
            return Onward("which", {"words": text})
        case _:
            thought.answer("not-sent")
            return None


def relay_choices(scene: Scene, talk: Talk) -> tuple[Choice, ...]:
    """[Ja, klaar] stands first where the words sound so: they go along with it."""
    done = sounds_like(scene, talk.answers.get("words", ""), FOUR_WEEKS)[0] == DONE
    return tuple(Choice(id) for id in ("done", "yes", "other", "no") if done or id != "done")


def which_onward(thought: Thought, talk: Talk) -> Onward | None:
    """The number is known now: the words that were typed go where they belong."""
    picked = talk.answers.get("card") or talk.answers.get("show")
    if not picked or cards.guard(thought, int(picked)) is None:
        return None
    return heard(thought, int(picked), talk.answers.get("words", ""))


def anything_open(thought: Thought, talk: Talk) -> bool:
    """Nothing on the desk: there is nobody to choose."""
    if on_desk(thought.scene):
        return True
    thought.turn(None)
    thought.answer("nothing-waits")
    return False


def relay_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """Which one it is about: its number and its words."""
    own = {**cards.signal_values(scene, talk, signal), "words": Quote(talk.answers.get("words", ""))}
    return {**own, "what": known_by(scene, signal)} if signal else own


def which_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The words, and what is open."""
    return {"text": Quote(talk.answers.get("words", "")), "lines": Lines(desk_lines(scene))}


# What the words sounded like


def sounds(what: str) -> Callable[[Answers, Scene], bool]:
    """Asked when the words sounded like this."""

    def so(answers: Answers, scene: Scene) -> bool:
        return answers.get("sounds") == what

    return so


def follow_onward(thought: Thought, talk: Talk) -> Onward | None:
    """One tap does it; [Nee] leaves it open."""
    what = talk.answers["sounds"]
    signal = cards.guard(thought, talk.signal)
    if signal is None:
        return None
    if talk.answers.get(what) != "yes":
        thought.answer("follow-then", {"number": signal.number})
        at_hand(thought, signal)
    elif what == "day":
        name_the_day(thought, Talk("take-up", "", {"when": talk.answers["named"]}, signal.number))
    elif what == "done":
        finish_it(thought, Talk("done", "", {"what": ""}, signal.number))
    else:
        known = {"reason": talk.answers["words"]} if len(talk.answers["words"]) >= A_REASON else {}
        return Onward("no", known, signal.number)
    return None


def follow_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The day that the words name, where they name one."""
    named = talk.answers.get("named")
    return {"number": talk.signal or 0, "named": Day(date.fromisoformat(named)) if named else ""}


def with_words(answers: Answers, scene: Scene) -> bool:
    """Words wait for their number."""
    return bool(answers.get("words"))


def without_words(answers: Answers, scene: Scene) -> bool:
    """Only a number is asked: its card is shown."""
    return not answers.get("words")


FLOWS = (
    *afterwards.FLOWS,
    tone.flow_that(lambda thought, number, text: send(thought, number, text, sure=True)),
    canned.flow_that(lambda thought, number, text: send(thought, number, text, sure=True)),
    Flow(
        "relay",
        (Ask("sure", choice("done", "yes", "other", "no"), offer=relay_choices, plainly=True, required=True),),
        onward=relay_onward,
        keeps=halfway.keep,
        values=relay_values,
    ),
    Flow(
        "meant",
        (Ask("who", choice("resident", "pass", "note"), required=True),),
        onward=meant_onward,
        keeps=halfway.keep,
        values=relay_values,
    ),
    Flow(
        "which",
        (
            Ask("card", a_number(), when=with_words, required=True),
            Ask("show", a_number(), when=without_words, required=True),
        ),
        begin=anything_open,
        onward=which_onward,
        values=which_values,
    ),
    Flow(
        "follow",
        tuple(Ask(what, choice("yes", "no"), when=sounds(what), again=True) for what in ("done", "cannot", "day")),
        onward=follow_onward,
        values=follow_values,
    ),
)
