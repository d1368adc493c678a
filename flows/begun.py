"""An answer that a contact began and did not finish: what was typed waits with its signal, and is no word yet.

Where it is not said yet for which signal, it waits in the conversation, under the round.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from flows.state import Signal, Talk

BEGUN = "begun-"  #: In a signal's words, before each answer so far; nobody but who typed it reads them.
FLOW, BY, ON = f"{BEGUN}flow", f"{BEGUN}by", f"{BEGUN}on"
UNNUMBERED = ("loose", "which")  #: Conversations that ask for whom words are.
#: What is typed in a contact's conversations: of a day or a button alone nothing is lost.
TYPED = ("words", "reason", "step", "what", "why")


def with_begun(signal: Signal, flow: str, by: str, on: date, answers: Mapping[str, str]) -> Signal:
    """The same signal, with what was typed so far."""
    so_far = {f"{BEGUN}{name}": text for name, text in answers.items()}
    rest = without_begun(signal)
    return replace(rest, words={**rest.words, **so_far, FLOW: flow, BY: by, ON: on.isoformat()})


def without_begun(signal: Signal) -> Signal:
    """The same signal, once it was sent or let go."""
    return signal.without(*(name for name in signal.words if name.startswith(BEGUN)))


def has_begun(signal: Signal | None, contact: str | None) -> bool:
    """Whether this contact began an answer about it."""
    return signal is not None and contact is not None and signal.words.get(BY) == contact


def begun_now(signal: Signal) -> bool:
    """Whether who leads it began an answer since the last one that came: then 'no news' is not true."""
    return has_begun(signal, signal.lead) and date.fromisoformat(signal.words[ON]) >= signal.since


def answers_begun(signal: Signal) -> dict[str, str]:
    """The answers so far, by their question."""
    named = {name: text for name, text in signal.words.items() if name.startswith(BEGUN)}
    return {name.removeprefix(BEGUN): text for name, text in named.items() if name not in (FLOW, BY, ON)}


def typed_in(answers: Mapping[str, str]) -> str:
    """What was typed, as its writer knows it again."""
    return next((answers[name] for name in TYPED if answers.get(name)), "")


def for_nobody_yet(talk: Talk | None) -> Talk | None:
    """The conversation, open or underneath, in which words wait to hear for whom they are."""
    both = (talk, talk.before if talk is not None else None)
    return next((t for t in both if t is not None and t.flow in UNNUMBERED and text_of(t)), None)


def text_of(talk: Talk) -> str:
    """Words that were typed without a number."""
    return talk.answers.get("text") or talk.answers.get("words", "")
