"""Where every event is heard: safety first, then commands, then whose turn it is. Pure.

`hear(scene, event)` is the whole of the thinking: a resident's sentence, a key figure's press, a letter from
another thought and a timer of the clock all come this way, and effects go out.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from flows import commands, rounds
from flows.choices import Option, choose
from flows.danger import danger
from flows.doors import desk_values
from flows.effects import Effect, Forget, Redeem, Unlink
from flows.events import Blocked, Event, Letter, Located, Opened, Pressed, Said, Sent, Started, Woke
from flows.grammar import Ask, Flow, choice, fixed
from flows.letters import read
from flows.machine import Machine
from flows.promise import keep_promises
from flows.reading import OUTSIDE, read_sentence
from flows.scene import Scene
from flows.signals import tell_contact
from flows.state import LISTENING, LISTENS, OPEN_HANDED, Signal, Talk
from flows.talks import contact as desk
from flows.talks import resident, standing, welcome
from flows.thought import FORGET_AFTER, Thought
from flows.values import Phrase, Quote, Role, Value

READ_AT_MOST = 4000  #: Characters the rules look at; the rest is kept, not read.
NUMBERED = re.compile(r"^\s*[#/](\d{1,9})\b[:,.]?\s*(.*)$", re.DOTALL)
A_SENTENCE = 4  #: Words that are more than an answer to a yes-question.
GREETING = 40  #: Characters of a sentence without kind or theme: shorter ones are a hello.
SIXTEEN = 16
AGE = re.compile(
    r"\b(?:ik ben|i am|i'm|im|k ben)\s+(?:pas\s+|only\s+)?(\d{1,2})\b(?!\s*(?:minut|uur|keer|weken|week|dagen))",
    re.IGNORECASE,
)
CALL = re.compile(r"^\s*(?:bel|call)\s*#?\s*(\d{1,9})\s*$", re.IGNORECASE)
CODE = re.compile(r"^[A-HJKMNP-Z2-9]{8}$")
TRIVIAL = re.compile(r"^[\W\d_]*$|^\w{1,2}$")
CARDS: dict[str, str] = {
    "now": "danger-now",
    "suicide": "danger-suicide",
    "violence": "danger-violence",
    "basic": "basic-needs",
    "neighbour": "about-neighbour",
    "formal": "formal",
}
KIND_FLOW = {"idea": "idea", "concern": "concern"}


def said_loose(thought: Thought, talk: Talk) -> None:
    """A contact's own idea or question is a resident's; anything else is dropped."""
    if talk.answers.get("do") == "own":
        first_sentence(thought, talk.answers["text"], danger(talk.answers["text"], thought.scene.world.words))
    else:
        thought.answer("not-sent")


def loose_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """A contact's loose sentence is never guessed to be for somebody: what is open on their desk."""
    return {"numbers": commands.open_numbers(scene), "text": Quote(talk.answers.get("text", ""))}


LOOSE = Flow("loose", (Ask("do", choice("own", "nothing"), required=True),), finish=said_loose, values=loose_values)


def for_contact(thought: Thought, talk: Talk) -> None:
    """The sentence after a contact's words: for them, or something new."""
    signal = thought.signal(talk.signal)
    text = talk.answers["text"]
    if talk.answers.get("do") == "yes" and signal is not None:
        commands.about_mine(thought, signal, text)
    else:
        first_sentence(thought, text, danger(text, thought.scene.world.words))


FOR_CONTACT = Flow(
    "for-contact", (Ask("do", choice("yes", "new"), required=True),), finish=for_contact, values=standing.own_values
)
MACHINE = Machine((*resident.FLOWS, *standing.FLOWS, *desk.FLOWS, *welcome.FLOWS, LOOSE, FOR_CONTACT))


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
        desk.show_waiting(thought, Talk("show", ""))


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
    elif _answers_contact(thought, event):
        number = thought.talk.signal if thought.talk else None
        MACHINE.begin(thought, "for-contact", {"text": text}, number)
    elif _goes_past(thought, event):
        thought.talk = None
        if scene.contact is not None:
            MACHINE.begin(thought, "loose", {"text": text})
        else:
            first_sentence(thought, text, found)
    elif _tells_more(thought, event):
        tell_more(thought, text, found)
    elif _to_relay(thought, event) or (thought.talk is not None and MACHINE.hear(thought, event)):
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


def nothing_told(thought: Thought, text: str) -> None:
    """'ok', a heart, a hello; a yes to nothing is told that nothing waits for it."""
    words, language = thought.scene.world.words, thought.person.language
    if text and choose(text, (Option("yes", "ja"),), words, language) == "yes" and not text.strip().isdigit():
        commands.late_yes(thought, MACHINE)
    else:
        commands.rest(thought, MACHINE)


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


def first_sentence(thought: Thought, text: str, found: str | None, since: datetime | None = None) -> None:
    """Help first: the first free sentence is read, and the question that it leaves open is asked."""
    scene = thought.scene
    reading, answers = read_sentence(scene, text)
    if (age := AGE.search(text)) is not None and int(age[1]) < SIXTEEN:
        MACHINE.begin(thought, "under-16", answers, since=since)
        return
    if found in ("basic", "neighbour", "formal"):
        thought.answer(CARDS[found], desk_values(scene, reading.district))
    if reading.kind == "other" and reading.themes[0] == "overig" and found is None and len(text) < GREETING:
        nothing_told(thought, text)
        return
    kind = {"neighbour": "concern", "basic": "need", "formal": "question"}.get(found or "", reading.kind)
    answers |= {"what": text, "kind": kind}
    flow = OUTSIDE if answers.get("where") == OUTSIDE else KIND_FLOW.get(kind, "message")
    MACHINE.begin(thought, flow, answers, since=since)


def _answers_contact(thought: Thought, event: Event) -> bool:
    """A contact wrote less than a day ago and a sentence follows: nobody on a phone types `#1` first."""
    talk, scene = thought.talk, thought.scene
    if talk is None or talk.flow != LISTENING or not isinstance(event, Said) or TRIVIAL.match(event.text):
        return False
    late = talk.since is None or scene.now - talk.since > LISTENS
    signal = thought.signal(talk.signal)
    thanks = len(event.text) < GREETING and read_sentence(scene, event.text)[0].kind == "other"
    if late or signal is None or signal.closed or thanks:
        thought.talk = None
        return False
    return True


def _goes_past(thought: Thought, event: Event) -> bool:
    """A sentence is more welcome than a choice from the menu."""
    talk = thought.talk
    if talk is None or talk.flow not in OPEN_HANDED or not isinstance(event, Said) or TRIVIAL.match(event.text):
        return False
    return MACHINE.picks(thought, event) is None


def _tells_more(thought: Thought, event: Event) -> bool:
    """Before the yes a whole sentence is no answer to it: people tell one thing in several messages."""
    talk = thought.talk
    flow = MACHINE.flows.get(talk.flow) if talk else None
    if talk is None or flow is None or talk.at != flow.logs or not isinstance(event, Said):
        return False
    return len(event.text.split()) >= A_SENTENCE and MACHINE.picks(thought, event) is None


def tell_more(thought: Thought, text: str, found: str | None) -> None:
    """The sentence joins what was told, and the whole is read again."""
    talk = thought.talk
    assert talk is not None
    flow = MACHINE.flows[talk.flow]
    ask = flow.ask(talk.at)
    if text.rstrip().endswith("?") and ask is not None and "explain" in ask.tells:
        MACHINE.take(thought, flow, ask, talk, "explain")
        return
    first_sentence(thought, f"{talk.answers.get('what', '')}\n{text}".strip(), found, since=talk.since)


def press(thought: Thought, event: Pressed) -> None:
    """A button: of the open question, of a signal that still stands, or harmless."""
    shown = thought.scene.shown
    if shown is not None and shown.blank and shown.person == thought.person.id:
        thought.answer("tell-again")
        return
    if shown is None or shown.person != thought.person.id or not 1 <= event.n <= len(shown.choices):
        commands.old_button(thought, MACHINE)
        return
    question = MACHINE.question(shown.key)
    talk = thought.talk
    if question is None:
        commands.old_button(thought, MACHINE)
        return
    flow, ask = question
    current = talk is not None and (talk.flow, talk.at) == (flow.name, ask.name) and talk.signal == shown.signal
    fresh = current and (talk is None or talk.since is None or shown.at >= talk.since)
    if current and fresh:
        MACHINE.hear(thought, event)
    elif flow.standing:
        late = Talk(flow.name, ask.name, signal=shown.signal, offered=shown.choices, since=thought.scene.now)
        thought.talk = late
        if MACHINE.open(thought) is not None:
            MACHINE.take(thought, flow, ask, late, shown.choices[event.n - 1].id)
        else:
            commands.old_button(thought, MACHINE)
    else:
        commands.old_button(thought, MACHINE)


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


def about_number(thought: Thought, number: int, text: str) -> None:
    """`#42` shows it, `#42 tekst` relays; somebody else's number gets the same answer as an unknown one."""
    signal = thought.signal(number)
    if signal is not None and thought.scene.contact is not None and signal.person != thought.person.id:
        if desk.guard(thought, number) is None:
            return
        if text and not _label_of_card(thought, number, text):
            desk.send_words(thought, number, text)
        elif text:
            return
        else:
            desk.show(thought, (number,))
    elif signal is not None and signal.person == thought.person.id:
        commands.about_mine(thought, signal, text)
    else:
        thought.answer("unknown-number", {"number": number})


def _label_of_card(thought: Thought, number: int, text: str) -> bool:
    """`#2 ik denk mee` is that choice for #2, not words for its resident."""
    before = thought.talk
    for name in ("card", "more"):
        flow = MACHINE.flows[name]
        ask = flow.asks[0]
        thought.talk = Talk(name, ask.name, signal=number, offered=fixed(ask.wants), since=thought.scene.now)
        picked = _named(thought, f"{name}-{ask.name}", ask.wants.choices, text)
        if picked is not None:
            MACHINE.take(thought, flow, ask, thought.talk, picked)
            return True
    thought.talk = before
    return False


def _named(thought: Thought, key: str, ids: tuple[str, ...], text: str) -> str | None:
    """The choice that this whole text is the label of: "morgen kom ik kijken" is not [Later]."""
    said = text.strip(" .!").casefold()
    labels = thought.scene.world.words.labels.get(thought.person.language, {}).get(key, {})
    return next((i for i in ids if labels.get(i, "").casefold() == said), None)


def reply(thought: Thought, event: Said) -> None:
    """A reply to a message about a signal: its own choices first, else the words go to the other side."""
    shown = thought.scene.shown
    assert shown is not None
    question = MACHINE.question(shown.key)
    if question is not None and question[0].standing:
        flow, ask = question
        talk = Talk(flow.name, ask.name, signal=shown.signal, offered=shown.choices, since=thought.scene.now)
        thought.talk = talk
        if MACHINE.picks(thought, event) is not None or not flow.relays:
            MACHINE.hear(thought, event)
            return
        thought.talk = thought.scene.talk
    about_number(thought, shown.signal or 0, event.text)


def _to_relay(thought: Thought, event: Event) -> bool:
    """A sentence typed under a card is meant for its resident: asked first, so that nothing is mixed up."""
    talk = thought.talk
    if talk is None or talk.flow != "card" or not isinstance(event, Said):
        return False
    cards = talk.answers.get("cards")
    picked = MACHINE.picks(thought, event)
    if cards is not None and (picked is not None or not TRIVIAL.match(event.text)):
        thought.answer("which-card", {"numbers": cards, "first": cards.partition(",")[0]})
        return True
    if picked is None and talk.signal is not None and _label_of_card(thought, talk.signal, event.text):
        return True
    if picked is None and not TRIVIAL.match(event.text):
        MACHINE.begin(thought, "relay", {"words": event.text[:1000]}, talk.signal)
        return True
    return False
