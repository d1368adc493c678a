"""A contact's sentence about their own week, rather than about a resident: away, ill, back, or leaving.

Heard before it is taken for words to somebody. Each is read back first, so one that was meant for a resident is
one tap away from them.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from flows.dates import name_day
from flows.events import Said
from flows.opening import MACHINE
from flows.sentences import PhraseBook, phrase, tokens
from flows.spans import name_span
from flows.state import AT_HAND, LISTENING, OPEN_HANDED
from flows.talks import absence, before, canned, moments, relaying, reporting
from flows.thought import Thought
from flows.words import Words

PREFIX = "-week-"  #: In the lexicons' `answers`.
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
    if "?" in text.rstrip()[:-1] or len(text.split()) > LONGEST or _awaits_words(thought):
        return False
    heard = _heard(thought.scene.world.words, text)
    leaving = "leave" in heard and (thought.talk is None or thought.talk.flow != "leave")
    if not leaving and MACHINE.picks(thought, event) is not None:
        return False  # "vrijdag is mijn laatste dag" is no day off
    if text.rstrip().endswith("?"):
        heard &= QUESTIONS
    return any(name in heard and does(thought, text) for name, does in SAYS.items())


def _awaits_words(thought: Thought) -> bool:
    """A question is open that any sentence answers."""
    talk = thought.talk
    if talk is None or talk.offered or talk.flow in (AT_HAND, LISTENING) or talk.flow in OPEN_HANDED:
        return False
    question = MACHINE.question(f"{talk.flow}-{talk.at}")
    return talk.flow not in relaying.GIVES_WAY and (question is None or question[1].wants.kind != "days")


def _begin(thought: Thought, flow: str, answers: Mapping[str, str], *, opening: str = "") -> bool:
    """What may give way gives way; another open question waits underneath."""
    talk = thought.talk
    if talk is None or talk.flow in relaying.GIVES_WAY or talk.flow in OPEN_HANDED or talk.flow == LISTENING:
        MACHINE.begin(thought, flow, answers, opening=opening)
    else:
        MACHINE.interrupt(thought, flow, answers, opening=opening)
    return True


def _away(thought: Thought, text: str) -> bool:
    span = name_span(text, thought.scene.today)
    if span is None:
        return False
    return _begin(thought, "away", {"days": f"{span.start}/{span.until}", **_for_whom(thought, text)})


def _for_whom(thought: Thought, text: str) -> Mapping[str, str]:
    """Said while somebody's signal is at hand: a [Nee] makes it words for them after all."""
    talk = thought.talk
    if talk is not None and talk.signal is not None and talk.flow in relaying.GIVES_WAY:
        return {"words": text, "about": str(talk.signal)}
    return {}


def _off(thought: Thought, text: str) -> bool:
    return _begin(thought, "away", {})


def _ill(thought: Thought, text: str) -> bool:
    if (span := name_span(text, thought.scene.today)) is not None and span.until > thought.scene.today:
        return _begin(thought, "away", {"days": f"{span.start}/{span.until}"})
    return _begin(thought, "away", {"from": thought.scene.today.isoformat()}, opening="away-ill")


def _back(thought: Thought, text: str) -> bool:
    return not absence.back(thought) or _begin(thought, "returned", {})


def _leaves(thought: Thought, text: str) -> bool:
    later = name_day(text, thought.scene.today) not in (None, thought.scene.today)
    return _begin(thought, "leave", {}, opening="leave-later" if later else "")


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


#: What is asked rather than told: "ben je vrijdag vrij?" is for a resident.
QUESTIONS = frozenset({"role", "before", "answers"})
#: What a sentence may be about, in the order in which it is looked for: the names in the lexicons, after `PREFIX`.
SAYS: Mapping[str, Callable[[Thought, str], bool]] = {
    "leave": _leaves,
    "back": _back,
    "ill": _ill,
    "away": _away,
    "off": _off,
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
