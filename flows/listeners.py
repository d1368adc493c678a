"""Who may answer what somebody did, in order: the first who does ends it. Read `LISTENERS` from top to bottom.

Danger was heard before (`flows.front_desk`). What points at something goes before what is said; what is said
about the talk goes before an answer to the open question; what nobody else takes is somebody's first sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from flows import commands, photos, week
from flows.answers import spoken_of
from flows.asides import aside, asked_for
from flows.belonging import (
    another_concern,
    answers_contact,
    goes_past,
    grave_answer,
    left_behind,
    spoken_about,
    tell_more,
    tells_more,
)
from flows.codes import code_of
from flows.effects import Redeem
from flows.events import Located, Pressed, Said, Sent, Started
from flows.knocking import KNOCKS, READ
from flows.opening import (
    A_SENTENCE,
    GREETING,
    MACHINE,
    TRIVIAL,
    adds_to_it,
    first_sentence,
    loose,
    nothing_told,
    place_of_it,
)
from flows.pointing import NUMBERED, about_number, answers_open, press, reply, to_relay
from flows.reading import read_sentence
from flows.remarks import mended, remark
from flows.soundings import sounds_of
from flows.state import ALARM, OPEN_HANDED
from flows.talks import calls, getting_started, own_step, relaying, reporting, ways, welcome
from flows.talks import contact as desk
from flows.talks.calm import about_the_card, stays_calm, waits_under, was_grave
from flows.talks.standing import number_told
from flows.talks.street import A_STORY, on_the_street
from flows.talks.unnumbered import has_phoned
from flows.thought import Thought
from flows.values import Phrase, Role

BARE = re.compile(r"^\s*(\d{1,9})[:,.]?\s+(\D\S+\s.*)$", re.DOTALL)  #: A contact's '28 dat pak ik op'.
LINKED = re.compile(r"^\s*[^\W\d_]{1,12}[!.,]*\s*\([^()]{2,60}\)\s*$")
A_DOUBT = 10  #: Words; in a longer sentence a doubt is part of the story.
BROKEN = re.compile(r"^\s*#\s*(?:[^\w\s].*)?$", re.DOTALL)  #: '#', '#-1': a number was meant.
CALL = re.compile(r"^\s*(?:bel|call)\s*#?\s*(\d{1,9})\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody did, its words (a caption too), and the danger in them that does not end the conversation."""

    event: Said | Pressed | Started | Sent | Located
    text: str
    found: str | None

    @property
    def said(self) -> Said | None:
        """The event, if it is words."""
        return self.event if isinstance(self.event, Said) else None


def tries_codes(thought: Thought, heard: Heard) -> bool:
    """One code after another: the next counts in an hour, good or not."""
    if thought.scene.tired:
        thought.hide()
        thought.answer("way-wait")
    return thought.scene.tired


def invited(thought: Thought, heard: Heard) -> bool:
    """A good invitation code."""
    contact = thought.scene.invited
    if contact is None:
        return False
    invite(thought, contact, heard.event.payload if isinstance(heard.event, Started) else heard.text)
    return True


def goes_on(thought: Thought, heard: Heard) -> bool:
    """Words wait behind a hint about their tone, and their writer presses something else: they go as they are."""
    shown = thought.scene.shown
    elsewhere = isinstance(heard.event, Pressed) and (shown is None or shown.key != "soften-do")
    if elsewhere and thought.scene.contact is not None:
        relaying.send_held(thought)
    return False


def reads_on(thought: Thought, heard: Heard) -> bool:
    """[Lees antwoord]: what waited is on its way already (`front_desk.hear_again`); nothing waited: that is said."""
    shown = thought.scene.shown
    if isinstance(heard.event, Pressed):
        knocked = shown is not None and shown.key in KNOCKS and shown.person == thought.person.id
    else:
        labels = thought.scene.world.words.labels.values()
        ways = {known.get(key, {}).get(READ, "").casefold() for known in labels for key in KNOCKS}
        knocked = heard.said is not None and heard.text.strip().casefold() in ways - {""}
    if knocked and not thought.scene.held:
        thought.answer("nothing-held")
    return knocked


def shows_a_code(thought: Thought, heard: Heard) -> bool:
    """A code that says who somebody is, good or not."""
    code = code_of(heard.event)
    if code is not None:
        ways.show(thought, code, MACHINE)
    return code is not None


def pressed(thought: Thought, heard: Heard) -> bool:
    """A button."""
    if isinstance(heard.event, Pressed):
        press(thought, heard.event)
    return isinstance(heard.event, Pressed)


def started(thought: Thought, heard: Heard) -> bool:
    """/start, or a poster."""
    if isinstance(heard.event, Started):
        start(thought, heard.event)
    return isinstance(heard.event, Started)


def from_a_link(thought: Thought, heard: Heard) -> bool:
    """'Hallo! (Bloemenbuurt)': what a WhatsApp link or poster types for somebody; a link there carries nothing else."""
    if heard.said is None or thought.scene.contact is not None or thought.talk is not None:
        return False
    place = thought.scene.world.places.payload(heard.text) if LINKED.match(heard.text) else None
    if place is not None:
        start(thought, Started(place))
    return place is not None


def photo(thought: Thought, heard: Heard) -> bool:
    """A photo, a voice note or a document that belongs to something."""
    return isinstance(heard.event, Sent) and photos.brought(thought, heard.event, heard.found)


def not_for_us(thought: Thought, heard: Heard) -> bool:
    """Somebody else's number, which is not ours to keep, or a file that nobody reads; the words beside it count."""
    if not isinstance(heard.event, Sent) or heard.event.what not in ("contact", "document", "file"):
        return False
    if heard.event.why:
        return False  # what is wrong with it was said
    thought.answer("another-number" if heard.event.what == "contact" else "file-not-read")
    if not heard.text.strip():
        MACHINE.repeat(thought)
    return not heard.text.strip()


def names_language(thought: Thought, heard: Heard) -> bool:
    """'Engels', 'English please', 'kan het in het Nederlands?': from here on in that language."""
    words, talk = thought.scene.world.words, thought.talk
    in_words = talk is not None and not talk.offered and talk.flow not in OPEN_HANDED  # "waar ben je goed in?"
    if heard.said is None or (talk is not None and talk.flow == "language"):
        return False
    named = asked_for(heard.text, words)
    if named is None and not in_words:
        named = spoken_of(heard.text, tuple(words.lexicons), thought.scene)
    if named is not None:
        welcome.speak(thought, named)
        if talk is None and not thought.person.met and thought.scene.contact is None:
            MACHINE.begin(thought, "welcome")  # their very first words: now they can tell it
        else:
            MACHINE.repeat(thought)
    return named is not None


def command(thought: Thought, heard: Heard) -> bool:
    """A word that works anywhere."""
    named = _command(thought, heard.said, heard.text) if heard.said else None
    if named is not None:
        commands.obey(thought, named, MACHINE)
    return named is not None


def does_it(thought: Thought, heard: Heard) -> bool:
    """'Ik vraag de buren voor vrijdag', about one's own signal: their contact reads it, and a reminder is offered."""
    if heard.said is None or heard.found is not None or heard.said.edited:
        return False
    remarks = aside(heard.text, thought.scene.world.words) is not None
    talk, whole = thought.talk, len(heard.text.split()) >= A_SENTENCE and not remarks
    if talk is not None and talk.flow == "own-step" and whole and MACHINE.picks(thought, heard.event) is None:
        thought.turn(talk.before)  # a reminder is only offered: whole sentences go past it
    told = own_step.heard(thought, heard.text)
    if told is not None:
        talk = thought.talk
        ladder = talk if talk is not None and (talk.flow, talk.at) in own_step.OFFERS else None
        MACHINE.begin(thought, "own-step", told[1], told[0].number, before=ladder)  # what was offered is put again
    return told is not None


def numbered(thought: Thought, heard: Heard) -> bool:
    """`#42`, with or without words."""
    if heard.said is None or _takes_back(thought, heard.text):
        return False
    if (found := NUMBERED.match(heard.said.text)) is not None:
        words = found[2].strip()
        several = len(words.split()) > 1 and not any(c.isalpha() for c in words)
        about_number(thought, int(found[1]), "" if several else words)  # '# 1 1 1' tells nobody anything
    elif BROKEN.match(heard.text):
        commands.obey(thought, "mine", MACHINE)  # a number was meant: here they are
    elif thought.scene.contact is not None and (bare := BARE.match(heard.text)) is not None:
        signal = thought.signal(int(bare[1]))
        if signal is None or signal.closed or MACHINE.picks(thought, heard.event) is not None:
            return False
        about_number(thought, signal.number, bare[2].strip())
    else:
        return False
    return True


def call_page(thought: Thought, heard: Heard) -> bool:
    """A contact asks for the number that a resident gave: `bel #42`."""
    found = CALL.match(heard.text) if thought.scene.contact is not None else None
    if found is not None:
        desk.call_page(thought, int(found[1]))
    return found is not None


def replied(thought: Thought, heard: Heard) -> bool:
    """A reply to a message about a signal."""
    shown = thought.scene.shown
    if heard.said is None or shown is None or shown.signal is None or answers_open(thought):
        return False
    reply(thought, heard.said)
    return True


def has_called(thought: Thought, heard: Heard) -> bool:
    """A bare 'gebeld' of a contact who had somebody to call."""
    return heard.said is not None and thought.scene.contact is not None and has_phoned(thought, heard.text, MACHINE)


def own_week(thought: Thought, heard: Heard) -> bool:
    """A contact about their own week or desk: away, ill, back, leaving; also below a card (`flows.week`)."""
    return heard.said is not None and thought.scene.contact is not None and week.own_week(thought, heard.said)


def street_news(thought: Thought, heard: Heard) -> bool:
    """'Op straat gehoord: ...' from a contact: whatever is open, it is no word to a resident."""
    if heard.said is None or thought.scene.contact is None or thought.scene.contact.is_team:
        return False
    if MACHINE.picks(thought, heard.event) is not None:
        return False  # [Gehoord op straat] below their own words
    if "street" not in sounds_of(thought.scene.world.words, heard.text):
        return False
    told = heard.text.partition(":")[2].strip()
    MACHINE.begin(thought, "street", on_the_street(thought.scene, told) if len(told) >= A_STORY else {})
    return True


def number_ahead(thought: Thought, heard: Heard) -> bool:
    """A number at the question whether somebody may call."""
    return heard.said is not None and calls.number_ahead(thought, MACHINE, heard.text)


def calm(thought: Thought, heard: Heard) -> bool:
    """A small word soon after a grave one: no cheerful welcome."""
    if not was_grave(thought):
        return False
    chosen = MACHINE.picks(thought, heard.event) is not None
    little = not chosen and small(thought, heard.text)
    if not about_the_card(thought, heard.event, small=little, chosen=chosen):
        return stays_calm(thought, heard.event, small=little)
    if thought.talk is not None and waits_under(thought.talk) and ALARM not in thought.talk.answers:
        MACHINE.repeat(thought)  # no danger: what was asked before is asked again
    return True


def asks_a_call(thought: Thought, heard: Heard) -> bool:
    """'Bel me', 'mijn nummer is ...': a request to be called."""
    if heard.said is None or heard.found is not None or thought.scene.contact is not None:
        return False
    asked = calls.gives_number(thought, heard.text)
    signal = spoken_about(thought) if asked else None
    if signal is not None:
        number_told(thought, signal, heard.text)  # for the contact who wrote last
    elif asked:
        calls.call_me(thought, MACHINE, heard.text)
    return asked


def about_the_talk(thought: Thought, heard: Heard) -> bool:
    """A correction, a story picked up again, a remark that is no message to anybody."""
    event, found = heard.event, heard.found
    return (
        grave_answer(thought, event, found)
        or mended(thought, event, found)
        or left_behind(thought, event)
        or remark(thought, event, found)
    )


def for_contact(thought: Thought, heard: Heard) -> bool:
    """A sentence soon after a contact wrote: asked whether it is for them."""
    signal = answers_contact(thought, heard.event, heard.found)
    if signal is not None:
        MACHINE.begin(thought, "for-contact", {"text": heard.text}, signal.number)
    return signal is not None


def past_the_menu(thought: Thought, heard: Heard) -> bool:
    """A sentence is more welcome than a choice."""
    if not goes_past(thought, heard.event):
        return False
    thought.talk = None
    if thought.scene.contact is not None:
        loose(thought, heard.text)
    else:
        first_sentence(thought, heard.text, heard.found)
    return True


def hesitating(thought: Thought, heard: Heard) -> bool:
    """'Mag ik er nog over nadenken' at the yes: of course; it waits for a day and is sent by nobody."""
    talk = thought.talk
    flow = MACHINE.flows.get(talk.flow) if talk else None
    if heard.said is None or talk is None or flow is None or talk.at != flow.logs or not MACHINE.unkept(talk):
        return False
    if (
        "?" in heard.text
        or len(heard.text.split()) > A_DOUBT
        or not thought.scene.world.words.says(heard.text, "-thinks")
    ):
        return False
    thought.turn(talk)
    thought.answer("waiting-for-you", flow.values(thought.scene, talk, None))
    return True


def rather_not(thought: Thought, heard: Heard) -> bool:
    """'Toch maar niet' at a question before the yes: nothing of it stays, as with [Nee, wis het]."""
    talk = thought.talk
    if heard.said is None or talk is None or thought.scene.contact is not None:
        return False
    if MACHINE.picks(thought, heard.said) is not None:
        return False
    if not MACHINE.unkept(talk) or MACHINE.between(talk) or spoken_of(heard.text, ("no",), thought.scene) is None:
        return False
    MACHINE.begin(thought, "forget", talk.answers, since=talk.since, before=talk.before)
    return True


def another(thought: Thought, heard: Heard) -> bool:
    """Something else that worries them, while a question about the first is open."""
    return another_concern(thought, heard.event, heard.found)


def more_of_it(thought: Thought, heard: Heard) -> bool:
    """Before the yes: another part of the same story. After it: more about the same signal."""
    if place_of_it(thought, heard.event):
        return True
    if tells_more(thought, heard.event):
        tell_more(thought, heard.text, heard.found)
        return True
    return adds_to_it(thought, heard.event)


def answer(thought: Thought, heard: Heard) -> bool:
    """Words under a card, or the answer to the open question."""
    return to_relay(thought, heard.event) or (thought.talk is not None and MACHINE.hear(thought, heard.event))


def something_new(thought: Thought, heard: Heard) -> bool:
    """Nothing was open for it: a contact's loose words, or a resident's first sentence."""
    words = (heard.said is not None and not TRIVIAL.match(heard.text)) or (heard.said is None and bool(heard.text))
    if thought.scene.contact is not None and (heard.said is not None or heard.text):
        loose(thought, heard.text)
    elif words:
        first_sentence(thought, heard.text, heard.found)
    else:
        return False
    return True


def without_words(thought: Thought, heard: Heard) -> bool:
    """A point on the map, a voice note, a sticker, a heart: always answered."""
    match heard.event:
        case Located():
            welcome.locate(thought, heard.event, MACHINE)
        case Sent("voice"):
            thought.answer("heard-voice")
        case Sent(what) as sent if not photos.of_an_album(thought, sent):
            thought.answer("not-words", {"what": Phrase(f"what-{what}")})
        case Sent():
            pass
        case _:
            nothing_told(thought, heard.text)
    return True


LISTENERS: tuple[Callable[[Thought, Heard], bool], ...] = (
    tries_codes,
    goes_on,
    invited,
    reads_on,
    shows_a_code,
    pressed,
    started,
    from_a_link,
    photo,
    not_for_us,
    names_language,
    command,
    does_it,
    numbered,
    call_page,
    own_week,
    replied,
    has_called,
    street_news,
    number_ahead,
    calm,
    asks_a_call,
    about_the_talk,
    for_contact,
    past_the_menu,
    hesitating,
    rather_not,
    another,
    more_of_it,
    answer,
    something_new,
    without_words,
)


def _command(thought: Thought, event: Said, text: str) -> str | None:
    """The command word, unless it is a choice of the open question: "stop maar" at [Stop maar].

    A full opt-out is never read as anything else: 'no more messages' is no [No].
    """
    command = thought.scene.world.words.command(text)
    if command in reporting.COMMANDS and thought.scene.contact is None:
        command = None  # "week" of a resident is no question for a report
    if command is None and thought.talk is not None and thought.scene.world.words.ends_in(text, "skip"):
        return "skip"
    if command in (None, "stop-all") or (command == "stop" and len(text.split()) == 1):
        return command
    return None if MACHINE.picks(thought, event) is not None else command


def _takes_back(thought: Thought, text: str) -> bool:
    """'#1 intrekken' is said about the number, not to who reads it."""
    remarked = aside(text, thought.scene.world.words) if thought.scene.contact is None else None
    return remarked is not None and remarked.whole and remarked.name == "withdraw"


def small(thought: Thought, text: str) -> bool:
    """A hello, a thank-you, an 'ok': nothing is told with it."""
    return bool(TRIVIAL.match(text)) or (len(text) < GREETING and read_sentence(thought.scene, text)[0].kind == "other")


def start(thought: Thought, event: Started) -> None:
    """/start: a place from a poster is remembered; then the hand that is held out."""
    districts = thought.scene.world.directory.districts
    place = event.payload.casefold()
    if place in districts:
        thought.know(replace(thought.person, district=place))
    elif event.payload:
        thought.answer("link-unknown")  # an old invitation, or a poster of before
    MACHINE.begin(thought, "welcome")


def invite(thought: Thought, contact: str, code: str) -> None:
    """A good invitation code: this person is that contact from here on."""
    thought.effects.append(Redeem(code.strip().upper(), contact))
    thought.know(replace(thought.person, contact=contact))
    thought.turn(None)
    thought.set_timer("round", contact, thought.scene.now)
    thought.answer("invited", {"role": Role(contact)})
    getting_started.invited(thought, contact)
    MACHINE.begin(thought, "start")
