"""Does this sentence belong to something? A contact's words, the story so far, a signal of last week; or nothing yet.

Nobody on a phone types `#1` first, and one thing is told in several messages.
"""

from datetime import timedelta

from flows.asides import aside
from flows.choices import opens_as_answer
from flows.danger import danger
from flows.events import Event, Said
from flows.opening import A_SENTENCE, ABOUT_THAT, BESIDE_A_PLACE, MACHINE, TRIVIAL, first_sentence
from flows.reading import OUTSIDE, read_sentence
from flows.soundings import sounds_of
from flows.state import KEPT, LISTENING, LISTENS, OPEN_HANDED, SILENT, Signal, Talk
from flows.talks import care, street
from flows.thought import Thought
from flows.values import Phrase

#: What a resident's sentence is nearly always, whatever else stands in it.
CONTENT = frozenset({"idea", "concern", "offer", "need"})
#: Where a signal stands when a human did something with it.
NEWS = frozenset({"taken_up", "waiting", "agreed"})
A_DAY = timedelta(days=1)


def spoken_about(thought: Thought) -> Signal | None:
    """The speaker's open signal about which a contact wrote or did something, less than a day ago."""
    talk, scene = thought.talk, thought.scene
    if scene.contact is not None:
        return None
    if talk is not None and talk.flow == LISTENING:
        late = talk.since is None or scene.now - talk.since > LISTENS
        signal = thought.signal(talk.signal)
        return None if late or signal is None or (signal.closed and not signal.along) else signal
    if talk is not None and talk.flow not in OPEN_HANDED:
        return None
    own = (s for s in scene.signals.values() if s.person == thought.person.id and s.named and s.status in NEWS)
    return max((s for s in own if scene.today - s.since <= A_DAY), key=lambda s: (s.since, s.number), default=None)


def answers_contact(thought: Thought, event: Event, found: str | None) -> Signal | None:
    """The signal that a sentence may well be an answer about: it is asked, in one tap.

    After a contact's own words any sentence may be; after news that I brought, not what is plainly something new.
    """
    talk = thought.talk
    if not isinstance(event, Said) or TRIVIAL.match(event.text):
        return None
    signal = spoken_about(thought)
    listening = talk is not None and talk.flow == LISTENING
    if signal is None and not listening:
        return None
    reading, _ = read_sentence(thought.scene, event.text)
    if len(event.text.split()) < A_SENTENCE and reading.kind == "other":
        signal = None
    elif not listening and not opens_as_answer(event.text, thought.scene.world.words):
        new = reading.kind in CONTENT and not reading.unsure
        signal = None if new or found is not None or MACHINE.picks(thought, event) is not None else signal
    if signal is None and listening:
        thought.talk = None
    return signal


def goes_past(thought: Thought, event: Event) -> bool:
    """A sentence is more welcome than a choice from the menu."""
    talk = thought.talk
    if talk is None or talk.flow not in OPEN_HANDED or not isinstance(event, Said):
        return False
    if TRIVIAL.match(event.text) and talk.flow != "own" and (event.text.isascii() or talk.flow != "welcome"):
        return False
    return MACHINE.picks(thought, event) is None


def grave_answer(thought: Thought, event: Event, found: str | None) -> bool:
    """A need, a neighbour or the law in answer to the menu's first question is a first sentence.

    A need in any other answer gets its card as well, and the answer counts.
    """
    talk = thought.talk
    if found not in ABOUT_THAT or talk is None or talk.flow in OPEN_HANDED or thought.scene.contact is not None:
        return False
    if not isinstance(event, Said) or MACHINE.picks(thought, event) is not None:
        return False
    if talk.at == "what" and MACHINE.unkept(talk) and not MACHINE.between(talk):
        first_sentence(thought, event.text, found, since=talk.since)
        return True
    if found == "basic" and not MACHINE.between(talk) and not tells_more(thought, event):
        care.show_card(thought, found, talk.answers)
    return False


def tells_more(thought: Thought, event: Event) -> bool:
    """Before the yes a whole sentence is no answer to it: people tell one thing in several messages."""
    talk = thought.talk
    if talk is None or not isinstance(event, Said) or not MACHINE.unkept(talk) or not talk.answers.get("what"):
        return False
    if not talk.offered or MACHINE.picks(thought, event) is not None:
        return False
    if len(event.text.split()) < A_SENTENCE:
        return talk.at == MACHINE.flows[talk.flow].logs and _a_piece(thought, event.text)
    if talk.at != "where":
        return True
    reading, _ = read_sentence(thought.scene, event.text)
    beside = len(event.text.split()) - len((reading.place or "").split())
    return reading.kind not in ("other", "question") and not reading.unsure and beside >= BESIDE_A_PLACE


def _a_piece(thought: Thought, text: str) -> bool:
    """'Bij het plein', 'met een leuning': the rest of a sentence that came in bits, and no half answer."""
    words = thought.scene.world.words
    if len(text.split()) < 2 or "?" in text or opens_as_answer(text, words) or aside(text, words) is not None:
        return False
    reading, _ = read_sentence(thought.scene, text)
    return reading.place is not None or reading.kind in CONTENT


def tell_more(thought: Thought, text: str, found: str | None) -> None:
    """The sentence joins what was told, and the whole is read again."""
    talk = thought.talk
    assert talk is not None
    flow = MACHINE.flows[talk.flow]
    ask = flow.ask(talk.at)
    if text.rstrip().endswith("?") and ask is not None and "explain" in ask.tells:
        MACHINE.take(thought, flow, ask, talk, "explain")
        return
    told = f"{talk.answers.get('what', '')}\n{text}".strip()
    if talk.flow == "street":
        MACHINE.begin(thought, talk.flow, street.on_the_street(thought.scene, told), since=talk.since)
        return
    first_sentence(thought, told, found or talk.answers.get("about"), since=talk.since)


def left_behind(thought: Thought, event: Event) -> bool:
    """A story left after its yes: picked up within 28 days, and never answered by what was not meant for it."""
    talk, now = thought.talk, thought.scene.now
    flow = MACHINE.flows.get(talk.flow) if talk else None
    if talk is None or flow is None or not flow.adds or talk.signal is None or talk.asked is None:
        return False
    silent = now - talk.asked
    if silent > KEPT or thought.signal(talk.signal) is None:
        thought.turn(None)
        return False
    if silent <= SILENT or not isinstance(event, Said) or MACHINE.picks(thought, event) is not None:
        return False
    signal = thought.signal(talk.signal)
    assert signal is not None
    heard = aside(event.text, thought.scene.world.words)
    if TRIVIAL.match(event.text) or (heard is not None and heard.name == "greeting"):
        thought.answer("resume", {"number": signal.number, "kind": Phrase(f"your-{signal.kind}")})
        MACHINE.repeat(thought)
        return True
    if len(event.text.split()) < A_SENTENCE:
        return False
    MACHINE.interrupt(thought, "belongs", {"text": event.text}, talk.signal)
    return True


def another_concern(thought: Thought, event: Event, found: str | None) -> bool:
    """Somebody tells of something else that worries them, while a question about the first is open.

    Where somebody may get hurt 112 comes first, and it is never glued to an idea: it becomes a message of its own, or
    it is asked. What was open waits underneath.
    """
    talk, scene = thought.talk, thought.scene
    signal = _open_about(thought)
    if talk is None or signal is None or not isinstance(event, Said) or len(event.text.split()) < A_SENTENCE:
        return False
    if MACHINE.picks(thought, event) is not None or opens_as_answer(event.text, scene.world.words):
        return False
    reading, _ = read_sentence(scene, event.text)
    sounds, doubt = sounds_of(scene.world.words, event.text), danger(event.text, scene.world.words) == "doubt"
    also, grave = "also" in sounds, doubt or "risk" in sounds or "threat" in sounds
    plain = doubt or "threat" in sounds or "explains" not in sounds  # 'daar is het nu gevaarlijk' explains an idea
    worry = grave or (reading.kind == "concern" and not reading.unsure)
    if not worry or reading.kind in ("idea", "offer", "need"):
        return False
    answers_it = not talk.offered or (talk.flow, talk.at) == ("concern", "danger")  # how bad it is was asked
    if answers_it and not (grave and (also or (_told_on(talk, signal) and plain))):
        return False
    apart = also or "threat" in sounds or (signal.kind != "concern" and not set(reading.themes) & set(signal.themes))
    if not (grave or also or found == "neighbour"):
        return False
    if grave and not doubt:
        thought.answer("danger-doubt", rank="emergency")
    if apart and (grave or found == "neighbour"):
        _of_its_own(thought, event.text, found, talk)
    else:
        MACHINE.interrupt(thought, "belongs", {"text": event.text}, talk.signal)
    return True


def _told_on(talk: Talk, signal: Signal) -> bool:
    """A free question of ours about something wished for: what is grave is hardly ever how they see that."""
    return not talk.offered and signal.kind in ("idea", "offer", "need") and MACHINE.flows[talk.flow].adds


def _of_its_own(thought: Thought, text: str, found: str | None, under: Talk) -> None:
    """A concern, whatever else the sentence sounds like; what was open is put again after it."""
    answers = read_sentence(thought.scene, text)[1]
    if answers.get("where") == OUTSIDE:
        MACHINE.begin(thought, OUTSIDE, answers, before=under)
        return
    if found in ABOUT_THAT:
        care.show_card(thought, found, answers)
        answers = {**answers, "about": found}
    MACHINE.begin(thought, "concern", {**answers, "what": text, "kind": "concern"}, before=under)


def _open_about(thought: Thought) -> Signal | None:
    """The speaker's own signal about which something is asked."""
    talk = thought.talk
    flow = MACHINE.flows.get(talk.flow) if talk else None
    signal = thought.signal(talk.signal) if talk else None
    if flow is None or signal is None or not (flow.adds or flow.standing) or thought.scene.contact is not None:
        return None
    return signal if signal.person == thought.person.id else None
