"""A contact's sentence about their own week or desk, rather than about a resident: away, ill, leaving; what is open.

Heard before it is taken for words to somebody, below a card as well. Each is read back first, so one that was meant
for a resident is one tap away from them; what may be both is asked in one question (`flows.talks.whose`).
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import lru_cache

from flows import commands
from flows.besides import beside_a_day
from flows.dates import name_day
from flows.events import Said
from flows.opening import MACHINE
from flows.pointing import answers_open
from flows.sentences import PhraseBook, phrase, tokens
from flows.spans import name_span
from flows.state import AT_HAND, LISTENING, OPEN_HANDED
from flows.talks import absence, before, canned, moments, relaying, reporting, today, whose
from flows.thought import Thought
from flows.words import Words

PREFIX = "-week-"  #: In the lexicons' `answers`.
_PARTS = re.compile(r"[,;!?\n]|\.\s|\s(?:maar|dus|but|so)\s")
OWN_SIGNAL = 0  #: No number: a reply to a message about what they told themselves, as a resident.
LONGEST = 16  #: Words; in a longer story an "ik ben vrijdag vrij" is a part of it.


def own_week(thought: Thought, event: Said) -> bool:
    """Begins what the sentence asks for; False when it is about something else, or answers an open question."""
    text = event.text
    if (kept := canned.KEEP.match(text)) is not None:
        canned.keep(thought, kept[1])
        return True
    if (dropped := canned.DROP.match(text)) is not None:
        canned.drop(thought, dropped[1])
        return True
    below = _below(thought)
    if len(text.split()) > LONGEST or below == OWN_SIGNAL or (below is None and _awaits_words(thought)):
        return False
    heard = _heard(thought.scene.world.words, text)
    if below is not None:
        heard -= INVITES
    if "away" in heard:
        heard -= {"there"}  # "ik ben er vandaag niet, maandag wel"
    if absence.noted(thought) is None:
        heard -= {"there"} if below is None else {"there", "back"}  # "ik ben er donderdag wel" may be for a resident
    leaving = "leave" in heard and (thought.talk is None or thought.talk.flow != "leave")
    besides = below is not None or leaving or (bool(heard & THEIRS.keys()) and _asks_a_day(thought))
    if not besides and MACHINE.picks(thought, event) is not None:
        return False  # "vrijdag is mijn laatste dag" is no day off
    about = below if below is not None else _at_hand(thought)
    if about is not None and ("?" in text or _says_more(thought.scene.world.words, text)):
        own = _own_in(thought, text)
        if own is not None:
            answers = {**own[1], whose.FLOW: own[0], "words": text}
            return _begin(thought, whose.NAME, answers, signal=about)
    if "?" in text.rstrip()[:-1]:
        return False
    if text.rstrip().endswith("?"):
        heard &= QUESTIONS
    return any(name in heard and does(thought, text) for name, does in SAYS.items())


def _below(thought: Thought) -> int | None:
    """The signal of the message that is replied to; none where that message asks what is open."""
    shown = thought.scene.shown if not answers_open(thought) else None
    signal = thought.signal(shown.signal) if shown is not None else None
    if signal is None:
        return None
    return OWN_SIGNAL if signal.person == thought.person.id and not signal.street else signal.number


def _at_hand(thought: Thought) -> int | None:
    """The signal that is worked on, whose resident a sentence may be for."""
    talk = thought.talk
    if talk is None or not (talk.flow in relaying.GIVES_WAY or _asks_a_day(thought)):
        return None
    return talk.signal


def _asks_a_day(thought: Thought) -> bool:
    """A day is asked, and not the day of an absence: "ik ben er vrijdag niet" names none on which to answer."""
    talk = thought.talk
    question = MACHINE.question(f"{talk.flow}-{talk.at}") if talk is not None else None
    return question is not None and question[1].wants.kind == "day" and question[0].name != "away"


def _says_more(words: Words, text: str) -> bool:
    """More stands in it than an absence and its days: 'ik ben er vrijdag niet, maar maandag kom ik kijken'."""
    own, begins = _own_words(words)
    return any(t not in own and not t.startswith(begins) for t in beside_a_day(text, words))


def _awaits_words(thought: Thought) -> bool:
    """A question is open that any sentence answers."""
    talk = thought.talk
    if talk is None or talk.offered or talk.flow in (AT_HAND, LISTENING) or talk.flow in OPEN_HANDED:
        return False
    question = MACHINE.question(f"{talk.flow}-{talk.at}")
    return talk.flow not in relaying.GIVES_WAY and (question is None or question[1].wants.kind != "days")


def _begin(
    thought: Thought, flow: str, answers: Mapping[str, str], *, signal: int | None = None, opening: str = ""
) -> bool:
    """What may give way gives way; another open question waits underneath."""
    talk = thought.talk
    if talk is None or talk.flow in relaying.GIVES_WAY or talk.flow in OPEN_HANDED or talk.flow == LISTENING:
        MACHINE.begin(thought, flow, answers, signal, opening=opening)
    else:
        MACHINE.interrupt(thought, flow, answers, signal, opening=opening)
    return True


# About themselves, and perhaps for a resident

Own = tuple[str, Mapping[str, str], str]  #: The flow, what it knows already, and another text for its first question.


def _away(thought: Thought, text: str) -> Own | None:
    span = name_span(text, thought.scene.today)
    return ("away", {"days": f"{span.start}/{span.until}"}, "") if span is not None else None


def _off(thought: Thought, text: str) -> Own | None:
    return "away", {}, ""


def _ill(thought: Thought, text: str) -> Own | None:
    if (span := name_span(text, thought.scene.today)) is not None and span.until > thought.scene.today:
        return "away", {"days": f"{span.start}/{span.until}"}, ""
    return "away", {"from": thought.scene.today.isoformat()}, "away-ill"


def _leaves(thought: Thought, text: str) -> Own | None:
    later = name_day(text, thought.scene.today) not in (None, thought.scene.today)
    return "leave", {}, "leave-later" if later else ""


#: What a contact says of themselves, in the order in which it is looked for.
THEIRS: Mapping[str, Callable[[Thought, str], Own | None]] = {
    "leave": _leaves,
    "ill": _ill,
    "away": _away,
    "off": _off,
}


def _own_in(thought: Thought, text: str) -> Own | None:
    """What of a longer message is about its writer: the first part of it that says so, with its own days."""
    for part in (*_PARTS.split(text), text):
        heard = _heard(thought.scene.world.words, part)
        found = next((own for name, says in THEIRS.items() if name in heard and (own := says(thought, part))), None)
        if found is not None:
            return found
    return None


def _of_oneself(own: Callable[[Thought, str], Own | None]) -> Callable[[Thought, str], bool]:
    """It is read back; where somebody's signal is at hand, a [Nee] makes it words for them after all."""

    def does(thought: Thought, text: str) -> bool:
        found = own(thought, text)
        if found is None:
            return False
        flow, answers, opening = found
        below = _below(thought)
        talk = thought.talk
        about = below or (talk.signal if talk is not None and talk.flow in relaying.GIVES_WAY else None)
        words = {"words": text, "about": str(about)} if about else {}
        return _begin(thought, flow, {**answers, **words}, opening=opening)

    return does


# Everything else about their week or desk


def _back(thought: Thought, text: str) -> bool:
    """Today they are back; a later day is read back, or may be for the resident whose signal is at hand."""
    left = _days_left(thought, text)
    if left is None:
        return not absence.back(thought) or _begin(thought, "returned", {})
    about = _below(thought) or _at_hand(thought)
    if about:
        return _begin(thought, whose.NAME, {**left, whose.FLOW: "away", "words": text}, signal=about)
    return _begin(thought, "away", left)


def _days_left(thought: Thought, text: str) -> Mapping[str, str] | None:
    """'Ik ben er maandag wel' of who is away: until the day before it. None: no later day is named."""
    away, today = absence.noted(thought), thought.scene.today
    day = name_day(text, today)
    if away is None or day is None or day <= today:
        return None
    start, until = max(away.start, today), min(away.until, day - timedelta(days=1))
    return {"days": f"{start}/{until}"} if start <= until else {}


def _before(thought: Thought, text: str) -> bool:
    at_hand = thought.signal(thought.talk.signal) if thought.talk is not None else None
    about = {"theme": at_hand.themes[0]} if at_hand is not None else before.theme_in(thought.scene, text)
    return _begin(thought, "before", about)


def _moment(thought: Thought, text: str) -> bool:
    return _begin(thought, "moment", {"what": text, **moments.day_of(thought.scene, text)})


def _invites(thought: Thought, text: str) -> bool:
    """'Uitnodiging' alone only says that there is something to tell."""
    day = moments.day_of(thought.scene, text)
    return _begin(thought, "moment", {"what": text, **day} if day else {})


def _week(thought: Thought, *, on: bool) -> bool:
    return reporting.obey(thought, "report" if on else "no-report")


def _role(thought: Thought, text: str) -> bool:
    return _begin(thought, "role", {})


def _answers(thought: Thought, text: str) -> bool:
    canned.show(thought)
    return True


def _told(tells: Callable[[Thought], None]) -> Callable[[Thought, str], bool]:
    """It is told, and the question that was open is put again."""

    def does(thought: Thought, text: str) -> bool:
        asked = thought.talk
        tells(thought)
        if thought.talk is asked:
            commands.again(thought, MACHINE)
        return True

    return does


#: What is asked rather than told: "ben je vrijdag vrij?" is for a resident.
QUESTIONS = frozenset({"role", "before", "answers", "mine", "help", "here", "phone"})
#: What a resident may be asked or told in the same words: not heard below a card.
INVITES = frozenset({"invites", "moment", "before"})
#: What a sentence may be about, in the order in which it is looked for: the names in the lexicons, after `PREFIX`.
SAYS: Mapping[str, Callable[[Thought, str], bool]] = {
    "leave": _of_oneself(_leaves),
    "back": _back,
    "there": _back,
    "ill": _of_oneself(_ill),
    "away": _of_oneself(_away),
    "off": _of_oneself(_off),
    "mine": _told(commands.mine),
    "help": _told(lambda thought: commands.contact_door(thought, "help", MACHINE)),
    "here": _told(today.who_is_here),
    "phone": _told(lambda thought: thought.answer("phone-of")),
    "answers": _answers,
    "invites": _invites,
    "moment": _moment,
    "no-week": lambda thought, _: _week(thought, on=False),
    "with-week": lambda thought, _: _week(thought, on=True),
    "role": _role,
    "before": _before,
}


def _heard(words: Words, text: str) -> frozenset[str]:
    return frozenset(found.phrase.label for found in _book(words).read(tokens(text)))


@lru_cache(maxsize=8)
def _book(words: Words) -> PhraseBook:
    return PhraseBook(
        phrase("week", name.removeprefix(PREFIX), lexicon.language, written)
        for lexicon in words.lexicons.values()
        for name, ways in lexicon.answers.items()
        if name.startswith(PREFIX)
        for written in ways
    )


@lru_cache(maxsize=8)
def _own_words(words: Words) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words with which contacts tell of themselves, and how some of them begin."""
    ways = (
        word
        for lexicon in words.lexicons.values()
        for name in THEIRS
        for written in (*lexicon.answers.get(f"{PREFIX}{name}", ()), *lexicon.answers.get("-beside-week", ()))
        for slot in written.split()
        for word in slot.rstrip("?").split("|")
    )
    known = frozenset(ways)
    return known, tuple(word.rstrip("*") for word in known if word.endswith("*"))
