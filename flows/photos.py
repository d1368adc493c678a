"""A photo, a voice note or a document belongs to what it is about: a story before its yes, a signal after it.

A photo is no sentence, a voice is not understood and a document is not read here: what is needed in words is asked
kindly, and a human sees, hears and reads what was sent.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from flows import commands
from flows.answers import SKIPPED
from flows.attached import PAGES, also, kept
from flows.events import Sent
from flows.grammar import Ask, Flow
from flows.opening import A_SENTENCE, GREETING, MACHINE, TRIVIAL, first_sentence
from flows.reading import read_sentence
from flows.state import AT_HAND, CALM, LISTENING, OPEN_HANDED, SILENT, Signal, Talk
from flows.talks.along import goes_along
from flows.talks.standing import owed_again
from flows.talks.stories import pictured
from flows.thought import Thought
from flows.values import Role, Value

ALBUM = "album"  #: The timer that remembers when somebody's photo was sent; it wakes nobody.
TOGETHER = timedelta(seconds=10)  #: Photos that come so soon after each other are one album: thanked for once.
REMEMBERED = timedelta(hours=1)  #: So long an album may take to be fetched.
A_DAY = timedelta(hours=24)  #: So long what is sent without words is about the signal that was told last.


def brought(thought: Thought, event: Sent, found: str | None) -> bool:
    """Answers a photo, a voice note or a document; False when it is something else, or cannot be kept here."""
    if event.what not in PAGES:
        return False
    opened = MACHINE.open(thought)
    if event.why:
        return _refused(thought, event)
    if not event.kept:
        return event.what == "photo" and opened is not None and _without(thought, event, *opened)
    if event.together:
        thought.set_timer(ALBUM, thought.person.id, _sent(thought) + REMEMBERED)
    if pictured(thought, event, MACHINE):
        return True
    signal, talk = _about(thought), thought.talk
    if signal is not None:
        _goes_along(thought, event, signal)
    elif thought.scene.contact is not None and not MACHINE.unkept(talk):
        return _on_the_street(thought, event)
    elif MACHINE.unkept(_story(talk)):
        _before_yes(thought, event, found)
    elif _at_rest(talk):
        thought.talk = None
        _begins(thought, event, found)
    elif event.what == "voice":
        thought.answer("heard-voice")
        MACHINE.repeat(thought)
    else:
        return False
    return True


def _sent(thought: Thought) -> datetime:
    """When it was sent; never before one that was heard already."""
    sent = thought.scene.sent or thought.scene.now
    return max(sent, thought.scene.album or sent)


def of_an_album(thought: Thought, event: Sent) -> bool:
    """Whether it came right after another, which was answered for both: nothing is left to say of this one."""
    before, sent = thought.scene.album, thought.scene.sent or thought.scene.now
    return event.together and not event.caption.strip() and before is not None and abs(sent - before) <= TOGETHER


def _on_the_street(thought: Thought, event: Sent) -> bool:
    """A contact's voice note at rest: what they heard on the street; one sentence says what it is about."""
    free = thought.talk is None or thought.talk.flow in OPEN_HANDED
    if event.what != "voice" or not free or event.caption.strip():
        return False
    MACHINE.begin(thought, "street", {event.what: event.kept}, opening="street-voice")
    return True


def _story(talk: Talk | None) -> Talk | None:
    """What is told, underneath a question in between."""
    return talk.before or talk if talk is not None else None


def _at_rest(talk: Talk | None) -> bool:
    return talk is None or talk.flow in OPEN_HANDED or talk.flow in (LISTENING, AT_HAND, CALM)


def _about(thought: Thought) -> Signal | None:
    """The speaker's own signal that this goes along with: of this conversation, else of today."""
    story = _story(thought.talk)
    signal = thought.signal(story.signal) if story is not None and story.signal is not None else None
    if signal is None and _at_rest(thought.talk):
        last = commands.newest_of(thought)
        signal = last if last is not None and thought.scene.now - last.created <= A_DAY else None
    mine = signal is not None and signal.person == thought.person.id and not signal.closed and not signal.street
    return signal if mine else None


def _words(thought: Thought, event: Sent) -> str:
    """A caption that tells something; a mere 'kijk!' does not."""
    text = event.caption.strip()
    if TRIVIAL.match(text) or (len(text) < GREETING and read_sentence(thought.scene, text)[0].kind == "other"):
        return ""
    return text


def _begins(thought: Thought, event: Sent, found: str | None) -> None:
    """The first thing that is told: its caption is the first sentence; without words they are asked for."""
    if text := _words(thought, event):
        first_sentence(thought, text, found, told={event.what: event.kept})
    else:
        MACHINE.begin(thought, event.what, {event.what: event.kept, "told": event.caption.strip()})


def _before_yes(thought: Thought, event: Sent, found: str | None) -> None:
    """It is kept with the conversation; its caption joins what was told."""
    talk, text = thought.talk, event.caption.strip()
    assert talk is not None
    if talk.before is not None:
        under = replace(talk.before, answers=also(talk.before.answers, event.what, event.kept))
        thought.turn(replace(talk, before=under))
    else:
        told = also(talk.answers, event.what, event.kept)
        if text and (not talk.offered or len(text.split()) >= A_SENTENCE):
            whole = "\n".join(t for t in (talk.answers.get("told"), talk.answers.get("what"), text) if t)
            first_sentence(thought, whole, found, since=talk.since, told=kept(told))
            return
        thought.turn(replace(talk, answers=told))
    if not of_an_album(thought, event):
        thought.answer(f"{event.what}-kept")
        MACHINE.repeat(thought)


def _goes_along(thought: Thought, event: Sent, signal: Signal) -> None:
    """After the yes it goes along with the signal; a sentence at rest may be about something new, so it is asked."""
    talk, told = thought.talk, {event.what: event.kept}
    text = _words(thought, event)
    silent = talk is not None and talk.asked is not None and thought.scene.now - talk.asked > SILENT
    if len(text.split()) >= A_SENTENCE and (_at_rest(talk) or silent):
        if _at_rest(talk):
            thought.talk = None
            MACHINE.begin(thought, "belongs", {"text": text, **told}, signal.number)
        else:
            MACHINE.interrupt(thought, "belongs", {"text": text, **told}, signal.number)
        return
    opened = MACHINE.open(thought)
    goes_along(thought, signal, told)
    if opened is not None and opened[1].name == "asked":
        _answers(thought, event, signal.number)
        return
    ask = opened[1].ask(opened[0].at) if opened is not None else None
    if opened is not None and opened[1].adds and talk is not None and talk.before is None:
        _in_the_ladder(thought, event, ask)
        return
    if text:
        _join(thought, signal.number, text)
    if of_an_album(thought, event):
        return
    _say_so(thought, event, signal)
    if not _at_rest(talk):
        MACHINE.repeat(thought)


def _in_the_ladder(thought: Thought, event: Sent, ask: Ask | None) -> None:
    """At a question of the ladder: the photo that was asked for, a caption that answers it, or something beside it."""
    talk = thought.talk
    assert talk is not None
    signal = thought.signal(talk.signal)
    assert signal is not None
    asked = ask is not None and ask.wants.kind == event.what
    answers = ask is not None and ask.wants.kind == "words" and event.caption.strip() != ""
    if asked and event.caption.strip():
        _join(thought, signal.number, event.caption.strip())
    if asked or answers:
        if not asked:
            _say_so(thought, event, signal)
            thought.talk = replace(talk, answers=also(talk.answers, event.what, event.kept))
        MACHINE.hear(thought, event)
        return
    if event.caption.strip():
        _join(thought, signal.number, event.caption.strip())
    thought.turn(replace(talk, answers=also(talk.answers, event.what, event.kept)))
    if not of_an_album(thought, event):
        _say_so(thought, event, signal)
        MACHINE.repeat(thought)


def _answers(thought: Thought, event: Sent, number: int) -> None:
    """A contact asked something, and this is the answer: its caption goes along, the promise runs again."""
    if event.caption.strip():
        MACHINE.hear(thought, event)
        return
    signal = thought.signal(number)
    assert signal is not None
    thought.turn(thought.talk.before if thought.talk else None)
    signal = owed_again(thought, replace(signal, status="taken_up"), "answered")
    _say_so(thought, event, signal)


def _join(thought: Thought, number: int, text: str) -> None:
    signal = thought.signal(number)
    assert signal is not None
    thought.put(signal.with_words(what=f"{signal.words.get('what', '')}\n{text}".strip()))


def _say_so(thought: Thought, event: Sent, signal: Signal) -> None:
    values: dict[str, Value] = {"role": Role(signal.lead), "number": signal.number}
    thought.answer(f"{event.what}-along", values, signal=signal.number)


def _refused(thought: Thought, event: Sent) -> bool:
    """It could not be kept, and why; what was written beside it is heard as any words are."""
    thought.answer(f"media-{event.why}")
    if not event.caption.strip():
        MACHINE.repeat(thought)
    return not event.caption.strip()


def _without(thought: Thought, event: Sent, talk: Talk, flow: Flow) -> bool:
    """A photo that cannot be kept here, where one was asked for: said honestly, and on to the next question."""
    ask = flow.ask(talk.at)
    if ask is None or ask.wants.kind != "photo":
        return False
    if event.caption.strip() and talk.signal is not None:
        _join(thought, talk.signal, event.caption.strip())
    thought.answer("photo-not-kept")
    MACHINE.take(thought, flow, ask, talk, SKIPPED)
    return True
