"""Agreed: a first step, who looks after it, and if the contact wants a day: "ik doe X voor datum Y".

A day that is named is the promise. On that morning the contact is asked whether it worked; the resident hears what
came of it. Money is a yes up to what the contact may give, and no permit.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from flows.grammar import Answers, Ask, Flow, Onward, choice, day, words
from flows.keeper import KEEPER, keeper_of
from flows.money import budget_road, mandate, money_agreed
from flows.scene import Scene
from flows.signals import recount
from flows.state import Signal, Talk
from flows.talks import halfway
from flows.talks.cards import guard, signal_values
from flows.talks.contact import MAINTAINERS, THREE_MONTHS, acted, for_resident, may_begin, noted
from flows.thought import Thought
from flows.values import Quote, Value


def begin(thought: Thought, talk: Talk) -> Onward:
    """Money is asked about only where it is lacking and this contact may give some."""
    signal = thought.signal(talk.signal)
    asks = {"asks": "money"} if signal is not None and mandate(thought.scene, signal) else {}
    return Onward("agree", asks, talk.signal)


def about_money(answers: Answers, scene: Scene) -> bool:
    """Asked where money is lacking and the contact may give some."""
    return answers.get("asks") == "money"


def by_somebody_else(answers: Answers, scene: Scene) -> bool:
    """[Iemand anders] says who it is not."""
    return answers.get("maintains") == "other"


def agree_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What may be given, and the step."""
    euros = scene.contact.mandate_euros or 0 if scene.contact else 0
    step = signal.words.get("step", "") if signal else ""
    return {**signal_values(scene, talk, signal), "euros": euros, "step": Quote(step)}


def agree(thought: Thought, talk: Talk) -> None:
    """With a day it is promised; without one the resident chooses when I ask again."""
    signal = acted(thought, talk, "agreed")
    if signal is None:
        return
    scene, me = thought.scene, thought.person.contact or ""
    money = talk.answers.get("money", "")
    keeper, step = talk.answers["maintains"], talk.answers["step"]
    signal = signal.without("by", "euros", KEEPER).with_words(step=step, maintains=keeper)
    signal = replace(signal, status="agreed")
    if who := talk.answers.get("who"):
        signal = signal.with_words(**{KEEPER: who})
    if money == "within":
        signal = signal.with_words(euros=str(mandate(scene, signal)))
        thought.record(signal.number, me, f"within mandate {signal.words.get('euros', '')}")
    elif money == "above":
        thought.record(signal.number, me, "above mandate")
    named = talk.answers.get("when", "")
    signal = recount(thought, signal.with_words(by=named), date.fromisoformat(named) if named else None)
    values = {**for_resident(thought, signal), **agreed_values(signal)}
    if named:
        thought.record(signal.number, me, f"agreed for {named}")
        thought.tell(signal, "agreed-by", values)
    else:
        thought.post(signal.person, "agreed", signal.number)
        thought.tell_others(signal, "agreed-told", values)
    if money == "above":
        road = budget_road(scene, signal)
        thought.answer("told-above", {**signal_values(scene, talk, signal), "road": road}, signal=signal.number)
    else:
        noted(thought, talk, signal)


def agreed_values(signal: Signal) -> dict[str, Value]:
    """What was agreed, in the resident's texts."""
    return {
        "step": Quote(signal.words.get("step", "")),
        "maintains": keeper_of(signal),
        "money": money_agreed(signal),
    }


# On the day


def came_of_it(thought: Thought, talk: Talk) -> None:
    """[Gelukt] [Nog niet] [Andere dag]: told to the resident as it is."""
    if guard(thought, talk.signal) is None:
        return
    how, named = talk.answers["how"], talk.answers.get("when", "")
    signal = acted(thought, talk, "step done" if how == "done" else f"step moved {named}")
    if signal is None:
        return
    step = Quote(signal.words.get("step", ""))
    if how == "done":
        signal = recount(thought, signal.without("by").with_words(result=talk.answers.get("what", "")))
        said = talk.answers.get("what", "")
        thought.post(signal.person, "stepped", signal.number)
        told = {**for_resident(thought, signal), "step": step, "words": Quote(said)}
        thought.tell_others(signal, "step-told" if said else "step-told-bare", told)
    else:
        signal = recount(thought, signal.with_words(by=named), date.fromisoformat(named))
        why = talk.answers.get("why", "")
        told = {**for_resident(thought, signal), "step": step, "reason": Quote(why)}
        thought.tell(signal, "step-moved" if why else "step-moved-bare", told)
    noted(thought, talk, signal)


def when_how(*how: str) -> Callable[[Answers, Scene], bool]:
    """Asked after these answers only."""

    def so(answers: Answers, scene: Scene) -> bool:
        return answers.get("how") in how

    return so


FLOWS = (
    Flow("agreed", (), onward=begin),
    Flow(
        "agree",
        (
            Ask("money", choice("within", "above", "none"), when=about_money, required=True),
            Ask("step", words(), required=True),
            Ask("when", day(THREE_MONTHS)),
            Ask("maintains", choice(*MAINTAINERS), required=True),
            Ask("who", words(least=3), when=by_somebody_else),
        ),
        begin=may_begin,
        finish=agree,
        keeps=halfway.keep,
        values=agree_values,
    ),
    Flow(
        "step",
        (
            Ask("how", choice("done", "not-yet", "another-day"), required=True),
            Ask("what", words(), when=when_how("done")),
            Ask("why", words(), when=when_how("not-yet")),
            Ask("when", day(THREE_MONTHS), when=when_how("not-yet", "another-day"), required=True),
        ),
        finish=came_of_it,
        keeps=halfway.keep,
        values=agree_values,
        standing=True,
    ),
)
