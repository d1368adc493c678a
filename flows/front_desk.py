"""Where every event is heard: safety first, then commands, then whose turn it is. Pure.

`hear(scene, event)` is the whole of the thinking: a resident's sentence, a key figure's press, a letter from
another thought and a timer of the clock all come this way, and effects go out.
"""

import re
from dataclasses import replace

from flows import commands, rounds
from flows.danger import danger
from flows.effects import Effect, Forget, Redeem, Unlink
from flows.events import Blocked, Event, Letter, Located, Opened, Pressed, Said, Sent, Started, Woke
from flows.letters import read
from flows.opening import (
    CARDS,
    MACHINE,
    TRIVIAL,
    answers_contact,
    first_sentence,
    goes_past,
    nothing_told,
    tell_more,
    tells_more,
)
from flows.pointing import NUMBERED, about_number, press, reply, to_relay
from flows.promise import keep_promises
from flows.scene import Scene
from flows.signals import tell_contact
from flows.state import Talk
from flows.talks import cards, welcome
from flows.talks import contact as desk
from flows.thought import FORGET_AFTER, Thought
from flows.values import Phrase, Role

READ_AT_MOST = 4000  #: Characters the rules look at; the rest is kept, not read.
CALL = re.compile(r"^\s*(?:bel|call)\s*#?\s*(\d{1,9})\s*$", re.IGNORECASE)
CODE = re.compile(r"^[A-HJKMNP-Z2-9]{8}$")


def hear(scene: Scene, event: Event) -> tuple[Effect, ...]:
    """One event, thought over: everything that must happen because of it."""
    thought = Thought(scene)
    match event:
        case Woke():
            wake(thought, event)
        case Letter():
            read(thought, event, MACHINE)
        case Blocked(blocked):
            block(thought, blocked=blocked)
        case Opened():
            open_up(thought)
        case Said() | Pressed() | Started() | Sent() | Located():
            speak(thought, event)
    return tuple(thought.effects)


def block(thought: Thought, *, blocked: bool) -> None:
    """Blocked or gone: nothing more is sent, promises wait, and the contacts hear of it."""
    thought.know(replace(thought.person, silenced="blocked" if blocked else None))
    if not blocked:
        thought.release()
        return
    for signal in thought.scene.signals.values():
        if signal.person == thought.person.id and not signal.closed:
            tell_contact(thought, signal, "resident-unreachable", {})


def wake(thought: Thought, event: Woke) -> None:
    """The clock: the same road as everything else."""
    if event.kind == "promise":
        keep_promises(thought, event.subjects)
    elif event.kind == "chase":
        for number in event.subjects:
            rounds.chase(thought, number)
    elif event.kind == "round":
        rounds.day_round(thought, event.due)
    elif event.kind == "wipe":
        wipe_unanswered(thought)
    elif event.kind == "stop" and thought.talk is not None and thought.talk.flow == "stop":
        commands.stop_all(thought, unasked=True)
    elif event.kind in ("unlink", "forget"):
        forget(thought, event.kind)


def wipe_unanswered(thought: Thought) -> None:
    """24 hours without a yes: everything personal of that conversation is blanked, nobody is reminded."""
    talk = thought.talk.before or thought.talk if thought.talk else None
    if talk is not None and MACHINE.unkept(talk):
        thought.turn(None)
        thought.wipe(talk.since or thought.scene.now)


def forget(thought: Thought, kind: str) -> None:
    """Who said no and left nothing: first the address, then every row. Who came back is asked again later."""
    person = thought.person
    if person.contact is not None or thought.scene.signals:
        return
    if thought.talk is not None:
        thought.set_timer(kind, person.id, thought.scene.now + FORGET_AFTER)
    elif kind == "unlink":
        thought.effects.append(Unlink())
        thought.set_timer("forget", person.id, thought.scene.now + FORGET_AFTER)
    else:
        thought.effects.append(Forget())


def open_up(thought: Thought) -> None:
    """The terminal was opened: what is held goes out, and a contact's waiting cards are shown in full."""
    thought.release()
    if thought.scene.contact is not None and any(
        rounds.stands(x, thought.signal(x.signal), thought) for x in thought.scene.lines
    ):
        cards.show_waiting(thought, Talk("show", ""))


def speak(thought: Thought, event: Said | Pressed | Started | Sent | Located) -> None:
    """A person did something: they are answered, always."""
    scene = thought.scene
    if thought.person.silenced is not None:
        thought.know(replace(thought.person, silenced=None))
        thought.release()
    elif scene.held:
        thought.release()
    text = event.text[:READ_AT_MOST] if isinstance(event, Said) else ""
    if isinstance(event, Sent):
        text = event.caption[:READ_AT_MOST]
    found = danger(text, scene.world.words) if text else None
    if found in ("now", "suicide", "violence"):
        alarm(thought, found)
    elif scene.invited is not None:
        invite(thought, scene.invited, event.payload if isinstance(event, Started) else text)
    elif isinstance(event, Pressed):
        press(thought, event)
    elif isinstance(event, Started):
        start(thought, event)
    elif isinstance(event, Said) and (command := _command(thought, event, text)) is not None:
        commands.obey(thought, command, MACHINE)
    elif isinstance(event, Said) and (numbered := NUMBERED.match(event.text)) is not None:
        about_number(thought, int(numbered[1]), numbered[2].strip())
    elif isinstance(event, Said) and text.lstrip().startswith("#"):
        thought.answer("unknown-number", {"number": 0})
    elif scene.contact is not None and (call := CALL.match(text)) is not None:
        desk.call_page(thought, int(call[1]))
    elif isinstance(event, Said) and scene.shown is not None and scene.shown.signal is not None:
        reply(thought, event)
    elif answers_contact(thought, event):
        number = thought.talk.signal if thought.talk else None
        MACHINE.begin(thought, "for-contact", {"text": text}, number)
    elif goes_past(thought, event):
        thought.talk = None
        if scene.contact is not None:
            MACHINE.begin(thought, "loose", {"text": text})
        else:
            first_sentence(thought, text, found)
    elif tells_more(thought, event):
        tell_more(thought, text, found)
    elif to_relay(thought, event) or (thought.talk is not None and MACHINE.hear(thought, event)):
        return
    elif scene.contact is not None and isinstance(event, Said):
        MACHINE.begin(thought, "loose", {"text": text})
    elif isinstance(event, Said) and not TRIVIAL.match(text):
        first_sentence(thought, text, found)
    elif isinstance(event, Located):
        welcome.locate(thought, event, MACHINE)
    elif isinstance(event, Sent) and text:
        first_sentence(thought, text, found)
    elif isinstance(event, Sent) and event.what == "voice":
        thought.answer("heard-voice")
    elif isinstance(event, Sent):
        thought.answer("not-words", {"what": Phrase(f"what-{event.what}")})
    else:
        nothing_told(thought, text)


def _command(thought: Thought, event: Said, text: str) -> str | None:
    """The command word, unless it is a choice of the open question: "stop maar" at [Stop maar]."""
    command = thought.scene.world.words.command(text)
    if command is None or (command == "stop" and len(text.split()) == 1):
        return command
    return None if MACHINE.picks(thought, event) is not None else command


def alarm(thought: Thought, found: str) -> None:
    """A fixed text at once; only kind and time are kept (PRODUCT 6)."""
    thought.hide()
    thought.answer(CARDS[found], rank="emergency")
    if found == "violence":
        thought.know(replace(thought.person, silenced="violence"))


def start(thought: Thought, event: Started) -> None:
    """/start: a place from a poster is remembered; then the hand that is held out."""
    districts = thought.scene.world.directory.districts
    if event.payload in districts:
        thought.know(replace(thought.person, district=event.payload))
    MACHINE.begin(thought, "welcome")


def invite(thought: Thought, contact: str, code: str) -> None:
    """A good invitation code: this person is that contact from here on."""
    thought.effects.append(Redeem(code.strip().upper(), contact))
    thought.know(replace(thought.person, contact=contact))
    thought.turn(None)
    thought.set_timer("round", contact, thought.scene.now)
    thought.answer("invited", {"role": Role(contact)})
