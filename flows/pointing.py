"""What a person points at: a button, `#12`, a message they reply to. Words for the other side are never mixed up."""

import re
from dataclasses import replace

from flows import commands
from flows.answers import spoken_of
from flows.besides import says_more
from flows.events import Event, Pressed, Said
from flows.opening import A_SENTENCE, MACHINE, TRIVIAL, only_answers
from flows.state import AT_HAND, OPEN_HANDED, Talk
from flows.street_news import owed_by_bearer
from flows.talks import afterwards, cards, relaying, unnumbered, whose
from flows.thought import Thought

RELAYED = 1000  #: Characters of one message to a resident.
THEIRS = "resident-"  #: How the keys begin of what a contact reads from a resident: a short word there is an answer.
NUMBERED = re.compile(r"^\s*[#/]\s?(\d{1,9})\b[:,.]?\s*(.*)$", re.DOTALL)


def press(thought: Thought, event: Pressed) -> None:
    """A button: of the open question, of a signal that still stands, or harmless."""
    shown = thought.scene.shown
    if shown is not None and shown.blank and shown.person == thought.person.id:
        blanked(thought, shown.signal)
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
        under = talk.before or talk if talk is not None and talk.flow not in OPEN_HANDED else None
        if thought.scene.contact is None and under is not None and not _stands(under):
            late = replace(late, before=under)  # what was open is put again after it
        thought.talk = late
        if MACHINE.open(thought) is not None:
            MACHINE.take(thought, flow, ask, late, shown.choices[event.n - 1].id)
        else:
            commands.old_button(thought, MACHINE)
    else:
        commands.old_button(thought, MACHINE)


def blanked(thought: Thought, number: int | None) -> None:
    """A button of a message whose words are no longer kept: its signal as it stands now, or told again."""
    signal = thought.signal(number)
    if signal is not None and thought.scene.contact is not None and signal.person != thought.person.id:
        if cards.guard(thought, number) is not None:
            cards.show(thought, (signal.number,))
    elif signal is not None and signal.person == thought.person.id:
        commands.about_mine(thought, signal, "")
    else:
        thought.answer("tell-again")


def _stands(talk: Talk) -> bool:
    flow = MACHINE.flows.get(talk.flow)
    return flow is None or flow.standing


def about_number(thought: Thought, number: int, text: str) -> None:
    """`#42` shows it, `#42 tekst` relays; somebody else's number gets the same answer as an unknown one."""
    asked = thought.talk.flow if thought.talk is not None else ""
    if asked == "merge" or (asked == "which" and not text):
        MACHINE.hear(thought, Said(f"#{number}"))
        return
    signal = thought.signal(number)
    me = thought.person
    mine = signal is not None and signal.person == me.id and not owed_by_bearer(signal, me)
    if signal is not None and thought.scene.contact is not None and not mine:
        if (named := thought.scene.world.words.command(text)) is not None and len(text.split()) == 1:
            commands.obey(thought, named, MACHINE)  # "#12 help" is no word to a resident
            return
        words = bool(text) and not _names_a_button(thought, text)
        if words and _says_little(thought, text):
            about_it = thought.talk is not None and thought.talk.signal == number
            if not about_it or MACHINE.picks(thought, Said(text)) is None or not MACHINE.hear(thought, Said(text)):
                _asks_first(thought, number, text)
            return
        if (words and afterwards.is_over(thought, number)) or cards.guard(thought, number) is not None:
            unnumbered.go_on(thought, relaying.heard(thought, number, text), MACHINE)
    elif signal is not None and signal.person == thought.person.id:
        commands.about_mine(thought, signal, text)
    else:
        thought.answer("unknown-number", {"number": number})


def answers_open(thought: Thought) -> bool:
    """A contact's reply to the question that is open, or to one before it in the same conversation: its answer."""
    shown, talk = thought.scene.shown, thought.talk
    asked = MACHINE.question(shown.key) if shown is not None else None
    if shown is None or talk is None or asked is None or asked[0].standing or thought.scene.contact is None:
        return False
    return (asked[0].name, shown.signal) == (talk.flow, talk.signal)


def reply(thought: Thought, event: Said) -> None:
    """A reply to a message about a signal: its own choices first, else the words go to the other side."""
    shown = thought.scene.shown
    assert shown is not None
    question = MACHINE.question(shown.key)
    if question is not None and (question[0].standing or thought.scene.contact is not None):
        flow, ask = question
        talk = Talk(flow.name, ask.name, signal=shown.signal, offered=shown.choices, since=thought.scene.now)
        thought.talk = talk
        picked = MACHINE.picks(thought, event) is not None
        if flow.standing and (picked or not flow.relays):
            MACHINE.hear(thought, event)
            return
        if flow.relays and thought.scene.contact is not None and unnumbered.of_the_round(thought, event.text, MACHINE):
            return  # 'straks' below a card
        thought.talk = thought.scene.talk
        if _answers_beside(thought, event):
            return
        if picked and ask.wants.kind == "choice":
            commands.old_button(thought, MACHINE)  # 'ja' to a question of before is a word to nobody
            return
    elif _answers_beside(thought, event):
        return
    if _says_little(thought, event.text):
        if question is not None and question[0].relays:
            _asks_first(thought, shown.signal, event.text)
        elif thought.talk is not None and thought.talk.flow not in relaying.GIVES_WAY | OPEN_HANDED:
            MACHINE.repeat(thought)
        else:
            thought.answer("nothing-asked")  # 'ok' to what we said ourselves
        return
    about_number(thought, shown.signal or 0, event.text)


def _says_little(thought: Thought, text: str) -> bool:
    """A contact's 'ok', 'nee' or 'laat maar', and not below a resident's own words: perhaps it is for us."""
    shown = thought.scene.shown
    if thought.scene.contact is None or (shown is not None and shown.key.startswith(THEIRS)):
        return False
    if any(c.isdigit() for c in text):
        return False  # "#12 1" shows the card, "#12 antwoord 1" is one of their own answers
    return only_answers(thought, text) or relaying.clearly(thought, text, unnumbered.NEVER_MIND)


def _asks_first(thought: Thought, number: int | None, text: str) -> None:
    """A short word about a signal is sent on after a yes; another question that was open waits underneath."""
    talk, signal = thought.talk, cards.guard(thought, number)
    if signal is None:
        return
    if relaying.clearly(thought, text, unnumbered.NEVER_MIND):
        thought.answer("not-sent")
    elif talk is None or talk.flow in relaying.GIVES_WAY or talk.flow in OPEN_HANDED:
        MACHINE.begin(thought, "relay", {"words": text}, signal.number)
    else:
        MACHINE.interrupt(thought, "relay", {"words": text}, signal.number)


def _answers_beside(thought: Thought, event: Said) -> bool:
    """'Ja' or 'donderdag' below a card, and that was just asked about the same signal."""
    talk, shown = thought.talk, thought.scene.shown
    if thought.scene.contact is None or talk is None or shown is None or talk.signal != shown.signal:
        return False
    return MACHINE.picks(thought, event) is not None and MACHINE.hear(thought, event)


def _at_the_day(thought: Thought, text: str) -> bool:
    """A sentence without a day, where a day is asked: words for the resident perhaps, and the day is asked again."""
    talk, words = thought.talk, thought.scene.world.words
    if talk is None or len(text.split()) < A_SENTENCE or not says_more(text, words):
        if kind := unnumbered.kindly(thought, text):
            MACHINE.repeat(thought)
        return kind
    MACHINE.interrupt(thought, relaying.question_for(thought.scene, text), {"words": text}, talk.signal)
    return True


def _names_a_button(thought: Thought, text: str) -> bool:
    return relaying.chosen_by_name(thought, text) is not None or relaying.clearly(thought, text, "show")


def to_relay(thought: Thought, event: Event) -> bool:
    """A contact's sentence about what they work on: asked for whom where that is not certain, and never lost."""
    talk = thought.talk
    if talk is None or thought.scene.contact is None or not isinstance(event, Said):
        return False
    if talk.flow in (AT_HAND, "card", "which") and unnumbered.of_the_round(thought, event.text, MACHINE):
        return True
    if talk.flow == AT_HAND:
        return unnumbered.words_at_hand(thought, event, MACHINE)
    picked = MACHINE.picks(thought, event)
    text = event.text[:RELAYED]
    if picked is None and unnumbered.never_mind(thought, text):
        if thought.talk is not None and thought.talk is talk.before:
            MACHINE.repeat(thought)
        return True
    if picked is None and talk.flow == "take-up":
        return _at_the_day(thought, text)
    if talk.flow not in ("card", "relay", "meant", "which", "follow", whose.NAME):
        return False
    if talk.flow in ("which", whose.NAME) and picked is None and only_answers(thought, text):
        if spoken_of(text, ("no",), thought.scene) is None:
            return False
        unnumbered.let_it_be(thought)
        MACHINE.repeat(thought)
        return True
    several = talk.flow == "card" and "cards" in talk.answers
    if picked is None and _names_a_button(thought, text) and talk.flow != "card":
        chosen = relaying.chosen_by_name(thought, text) if talk.flow != "which" else None
        if chosen is None:
            return False  # the name of a button is no part of what somebody reads
        MACHINE.begin(thought, chosen, {}, talk.signal)  # what was typed before it waits with its signal
        return True
    if several and (text.strip().isdecimal() or only_answers(thought, text)):
        MACHINE.begin(thought, "which")
    elif several and relaying.chosen_by_name(thought, text) is not None:
        MACHINE.begin(thought, "which", {"words": text}, opening="which-do")
    elif picked is not None and not several:
        return False
    elif TRIVIAL.match(text):
        return picked is None and unnumbered.answer_small_talk(thought, text, MACHINE)
    elif several:
        if not unnumbered.kindly(thought, text):  # "goedemorgen" is for nobody's resident
            MACHINE.begin(thought, "which", {"words": text})
    elif talk.flow in ("relay", "meant", "which", whose.NAME):
        if unnumbered.kindly(thought, text):
            MACHINE.repeat(thought)  # "bedankt" is no part of what somebody reads
            return True
        words = f"{talk.answers.get('words', '')}\n{text}".strip()
        known = talk.answers if talk.flow == whose.NAME else {}
        stays = talk.flow in ("which", whose.NAME)
        asks = talk.flow if stays else relaying.question_for(thought.scene, words)
        MACHINE.begin(thought, asks, {**known, "words": words}, talk.signal, before=talk.before)
    elif talk.flow == "follow":
        thought.talk = Talk(AT_HAND, "", signal=talk.signal, since=talk.since)
        return unnumbered.words_at_hand(thought, event, MACHINE)
    elif (chosen := relaying.chosen_by_name(thought, text)) is not None:
        MACHINE.begin(thought, chosen, {}, talk.signal)
    elif not unnumbered.answer_small_talk(thought, text, MACHINE):
        MACHINE.begin(thought, relaying.question_for(thought.scene, text), {"words": text}, talk.signal)
    return True
