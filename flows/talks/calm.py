"""After a grave word: for an hour nothing cheerful follows, and no menu."""

from dataclasses import replace
from datetime import timedelta

from flows.asides import QUESTIONS, aside
from flows.choices import Option, choose
from flows.events import Event, Said
from flows.soundings import sounds_of
from flows.state import ALARM, CALM, OPEN_HANDED, Talk
from flows.thought import Thought

CALM_HOUR = timedelta(hours=1)  #: How long "ok" after a grave word gets a calm line, never the menu.
A_PLACE, A_SIGN = 6, 2  #: Words with which somebody says where it is; letters that are no word yet.
A_TELLING = 3  #: Words; fewer get a calm word, and no more.
A_FEW = 4  #: Words: more are the answer to the question under the card.
TWICE = 2  #: Where it is, and in which district; what is told after that is a sentence.
GRAVE_TALKS = frozenset({"violence", "safe-call", "low", "basic"})


def rest_calmly(thought: Thought, about: str = "") -> None:
    """An 'ok' within the hour is not answered with a menu; a question that is open waits, it is not put now."""
    talk, card = thought.talk, {ALARM: about} if about else {}
    if talk is None or talk.flow in OPEN_HANDED:
        thought.turn(Talk(CALM, "", card, since=thought.scene.now))
    else:
        thought.turn(replace(talk, answers={**talk.answers, **card}, asked=thought.scene.now))


def was_grave(thought: Thought) -> bool:
    """A grave word was said last: what follows may have to stay calm."""
    talk = thought.talk
    return talk is not None and (talk.flow in GRAVE_TALKS | {CALM} or ALARM in talk.answers)


def despaired(talk: Talk | None) -> bool:
    """A word of suicide was said last: who asks for somebody to talk to needs them now, not on a day."""
    return talk is not None and talk.answers.get(ALARM) == "suicide"


def about_the_card(
    thought: Thought, event: Event, small: bool, found: str | None = None, *, chosen: bool = False
) -> bool:
    """'Ja' to 'is er nu gevaar?', a place for the ambulance, 'ik durf niet te bellen': the card is no form.

    A question that waits under the card is not answered by it: a 'nee' puts it again, by whoever called this.
    `found`: another danger in the same words has a card of its own, and that goes first. `chosen`: a choice of the
    open question.
    """
    talk, scene = thought.talk, thought.scene
    if talk is None or not isinstance(event, Said) or not _fresh(thought, talk):
        return False
    about = "violence" if talk.flow == "violence" else talk.answers.get(ALARM, "")
    heard = sounds_of(scene.world.words, event.text)
    if about and "called-112" in heard and found in (None, "now", about) and len(event.text.split()) <= A_PLACE:
        thought.hide()
        thought.answer("danger-called")
        return True
    if not about or found not in (None, about):
        return False
    options = (Option("yes", ""), Option("no", ""))
    few = len(event.text.split()) <= A_FEW
    bare = few and not event.text.strip(" .!").isdigit()  # a number is one of the buttons
    said = choose(event.text, options, scene.world.words, scene.person.language) if bare else None
    over = about == "now" and ("over" in heard or (said == "no" and talk.flow == CALM))  # there is no danger any more
    if "no-call" in heard:
        thought.answer(f"no-call-{about}")
    elif "truly" in heard:
        thought.answer("danger-yes")
    elif about == "now" and not over and said is None and talk.tries < TWICE and _a_place(thought, event.text):
        thought.answer("danger-where")
        talk = replace(talk, tries=talk.tries + 1)
    elif waits_under(talk) and (said or (small and few and not asks(thought, event))):
        thought.answer("calm-here")
        if said == "no":
            talk = _without_alarm(talk)
    elif over or (said == "no" and scene.contact is not None):
        thought.answer("calm-here")
        talk = _without_alarm(talk)
    elif not chosen and (scene.contact is not None or (talk.flow == "violence" and _tells(thought, event, found))):
        thought.answer(_heard_as(thought, talk, heard, found))
        talk = replace(talk, tries=talk.tries + 1, asked=scene.now)
    else:
        return False
    thought.hide()
    thought.turn(talk)
    return True


def waits_under(talk: Talk) -> bool:
    """Whether a question of another conversation waits under the card."""
    return talk.flow not in ("violence", CALM)


def _without_alarm(talk: Talk) -> Talk:
    return replace(talk, answers={k: v for k, v in talk.answers.items() if k != ALARM}, tries=0)


def _tells(thought: Thought, event: Said, found: str | None) -> bool:
    """More of what the card is about, and no remark to the bot: it is heard, never asked to be a button."""
    words = thought.scene.world.words
    return found is not None or (len(event.text.split()) >= A_TELLING and aside(event.text, words) is None)


def _heard_as(thought: Thought, talk: Talk, heard: frozenset[str], found: str | None) -> str:
    """What somebody hears who tells more: once where to be listened to, after that that we are there."""
    violent = talk.flow == "violence" or talk.answers.get(ALARM) == "violence"
    if violent and (talk.tries == 0 or found is not None or "children" in heard):
        return "violence-children" if "children" in heard else "violence-more"
    return "calm-here" if thought.scene.contact is None else "calm-contact"


def _a_place(thought: Thought, text: str) -> bool:
    """A few words that are no remark: 'in de Tulpstraat', 'derde verdieping'."""
    few = len(text.split()) <= A_PLACE and sum(c.isalpha() for c in text) > A_SIGN
    return few and "?" not in text and aside(text, thought.scene.world.words) is None


def _fresh(thought: Thought, talk: Talk) -> bool:
    if talk.flow == "violence":
        return True  # who is silent for longer is not in this conversation any more (`care.keeps_silent`)
    moment = talk.asked or talk.since
    return moment is not None and thought.scene.now - moment <= CALM_HOUR


def just_grave(thought: Thought) -> bool:
    """A card with 112 on it was shown within the hour."""
    return thought.talk is not None and was_grave(thought) and _fresh(thought, thought.talk)


def stays_calm(thought: Thought, event: Event, small: bool) -> bool:
    """'ok', a thank-you or a hello within the hour after a grave word."""
    talk = thought.talk
    if asks(thought, event):
        return False
    if talk is not None and talk.flow in GRAVE_TALKS and talk.at in ("do", "call", "yes") and small:
        if talk.flow == "low" and not _kind_word(thought, event):
            if talk.tries:
                return False  # a second answer that is none: the question itself ends it
            thought.turn(replace(talk, tries=1))
        thought.answer("calm-here")  # the card stands above it; it is not put once more
        return True
    if talk is None or talk.flow != CALM:
        return False
    if not _fresh(thought, talk) or not small or not isinstance(event, Said):
        thought.talk = None
        return False
    thought.answer("calm-here")
    return True


def asks(thought: Thought, event: Event) -> bool:
    """'Wie leest dit?', 'kan ik een mens spreken?': calm is no answer to that."""
    heard = aside(event.text, thought.scene.world.words) if isinstance(event, Said) else None
    return (
        heard is not None and heard.whole and (heard.name in QUESTIONS or heard.name in ("call", "person", "puzzled"))
    )


def _kind_word(thought: Thought, event: Event) -> bool:
    """'dank je', 'doei', a heart: no answer, and no nonsense either."""
    if not isinstance(event, Said):
        return False
    return aside(event.text, thought.scene.world.words) is not None or not any(c.isalnum() for c in event.text)
