"""One leads, others look along; and two leads hear that elsewhere somebody wishes for the same: "samen doen?".

Who looks along has nothing to do, and writes to the lead only. Neither they nor the lead of the same wish elsewhere
read a resident's words: the resident said yes to one reader. They see number, place and theme; two leads hear of each
other when both said yes.
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from flows.alike import alike
from flows.at_desk import shortened
from flows.directory import OPERATOR
from flows.effects import Say
from flows.events import Letter
from flows.grammar import Ask, Flow, choice, words
from flows.looking import Lately, One
from flows.masking import masked
from flows.private_phone import or_theme
from flows.rounds import stands
from flows.routing import route
from flows.scene import Scene
from flows.signals import CARD_WAIT, may_merge, round_of, with_note
from flows.state import BESIDE, LENT, Choice, Signal, Talk
from flows.talks import cards, returned
from flows.thought import Thought
from flows.values import Place, Quote, Role, Theme, Value

EIGHT_WEEKS = timedelta(weeks=8)
ALONG_CHOICES = tuple(Choice(c) for c in ("tell", "fine"))
TOGETHER_CHOICES = tuple(Choice(c) for c in ("yes", "rather-not"))
TITLE = 80  #: Characters of a wish by which somebody knows it.


def show_round(thought: Thought, talk: Talk) -> None:
    """[Laat zien]: every line that still stands; first what only asks to be looked at, then the cards."""
    scene = thought.scene
    standing = [x for x in scene.waiting if stands(x, thought.signal(x.signal), thought)]
    last: Talk | None = None
    news = [s for x in standing if x.kind == "returned" and (s := thought.signal(x.signal)) is not None]
    if news:
        returned.tell_stand_in(thought, news)
    for line in sorted(standing, key=lambda x: x.signal):
        signal = thought.signal(line.signal)
        if signal is None or line.kind not in ("along", "together"):
            continue
        if line.kind == "together":
            thought.look(One(_with(signal)))
        values = (along_values if line.kind == "along" else together_values)(thought.scene, talk, signal)
        choices = ALONG_CHOICES if line.kind == "along" else TOGETHER_CHOICES
        thought.answer(f"{line.kind}-do", values, choices, signal=signal.number)
        last = Talk(line.kind, "do", signal=signal.number, offered=choices, since=scene.now)
    numbers = {x.signal for x in standing if x.kind not in BESIDE}
    beside = sorted({x.signal for x in standing if x.kind in BESIDE})
    thought.drop_lines(*beside, contact=thought.person.contact, stays=(LENT,))
    if numbers or not (last or news):
        cards.show(thought, tuple(sorted(numbers)))
    elif last is not None:
        thought.turn(last)


# Others look along


def invite_along(thought: Thought, signal: Signal) -> Signal:
    """The contact of the second theme hears of it once, in their own round."""
    scene = thought.scene
    theme = signal.themes[1] if len(signal.themes) > 1 else ""
    if not theme or signal.kind != "idea" or signal.street or not may_merge(signal):
        return signal
    without = frozenset({signal.lead, scene.person.contact or ""})
    found = route(scene.world.directory, signal.district, theme, signal.kind, scene.routing(), without)
    known = scene.world.directory.contacts[found.lead]
    if found.reason not in ("theme", "fewest") or known.is_team or known.id == OPERATOR:
        return signal
    thought.add_line(known.id, signal.number, "along", round_of(scene, known.id, signal, scene.now + CARD_WAIT))
    return thought.put(signal.with_words(along=known.id))


def looks_along(scene: Scene, signal: Signal) -> bool:
    """Whether the speaker looks along with it, and does not lead it."""
    me = scene.person.contact
    return me is not None and me != signal.lead and signal.words.get("along") == me


def along_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """Number, place, themes, and who has it: the resident said yes to one reader, so their words stay there."""
    if signal is None:
        return {"number": talk.signal or 0}
    return {
        "number": signal.number,
        "district": Place(signal.district),
        "first": Theme(signal.themes[0]),
        "theme": Theme(signal.themes[1] if len(signal.themes) > 1 else signal.themes[0]),
        "role": Role(signal.lead),
    }


def still_along(thought: Thought, talk: Talk) -> bool:
    """It is not over, and still another's."""
    signal = thought.signal(talk.signal)
    if signal is not None and not signal.closed and looks_along(thought.scene, signal):
        return True
    thought.answer("along-over", {"number": talk.signal or 0})
    return False


def tell_lead(thought: Thought, talk: Talk) -> None:
    """The words stand on the card, and who leads it reads them now; the resident does not."""
    signal = thought.signal(talk.signal)
    if signal is None or not still_along(thought, talk):
        return
    text = talk.answers["words"]
    signal = thought.put(with_note(signal, text))
    thought.record(signal.number, thought.person.contact or "", "note")
    values: dict[str, Value] = {
        "number": signal.number,
        "role": Role(thought.person.contact or ""),
        "words": Quote(text),
    }
    _say_to_lead(thought, signal.lead, "along-says", values, signal)
    thought.answer("along-thanks", along_values(thought.scene, talk, signal))


def fine(thought: Thought, talk: Talk) -> None:
    """[Prima]: nothing more."""
    thought.answer("along-fine", {"number": talk.signal or 0})


# Together


def find_alike(thought: Thought, signal: Signal) -> Signal:
    """The first who wished for the same in these eight weeks with another lead: both leads get a line."""
    scene = thought.scene
    if signal.words.get("together") or signal.kind != "idea" or not may_merge(signal):
        return signal
    lately = thought.look(Lately(signal.themes, _since(scene)))
    other = next((s for s in lately if _fits(scene, signal, s)), None)
    if other is None:
        return signal
    thought.add_line(signal.lead, signal.number, "together", round_of(scene, signal.lead, signal, scene.now))
    thought.post(other.person, "alike", other.number, {"with": signal.number})
    return thought.put(signal.with_words(together=str(other.number)))


def _fits(scene: Scene, signal: Signal, other: Signal) -> bool:
    apart = other.number != signal.number and other.lead != signal.lead and other.person != signal.person
    leads = (scene.world.directory.contacts.get(lead) for lead in (signal.lead, other.lead))
    if any(lead is None or lead.is_team or lead.id == OPERATOR for lead in leads):
        return False  # of a team somebody must have it first
    free = not other.words.get("together") and not other.closed and other.kind == "idea" and may_merge(other)
    return apart and free and alike(scene, signal, other)


def _since(scene: Scene) -> datetime:
    """Eight weeks back, from the beginning of the day: the same question all day."""
    return scene.world.calendar.at(scene.today - EIGHT_WEEKS, time(0))


def together_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The speaker's own wish by its words; of the other only number, theme and place, for its words are another's."""
    if signal is None:
        return {"number": talk.signal or 0}
    other = next(iter(scene.found.get(One(_with(signal)), ())), None)
    own = shortened(masked(signal.words.get("what", "")), TITLE)
    return {
        "number": signal.number,
        "other": _with(signal),
        "what": or_theme(scene, signal, Quote(own)),
        "theme": Theme((other or signal).themes[0]),
        "district": Place(other.district if other is not None else signal.district),
    }


def _with(signal: Signal) -> int:
    named = signal.words.get("together", "")
    return int(named) if named.isdecimal() else 0


def decide(thought: Thought, talk: Talk) -> None:
    """[Zeg ja]: with the other's yes both hear who it is; [Liever niet]: nobody hears anything."""
    signal = thought.signal(talk.signal)
    if signal is None or signal.closed or signal.lead != thought.person.contact or not _with(signal):
        thought.answer("along-over", {"number": talk.signal or 0})
        return
    if talk.answers.get("do") != "yes":
        thought.put(signal.with_words(wants="no"))
        thought.answer("together-not", {"number": signal.number})
        return
    signal = thought.put(signal.with_words(wants="yes"))
    thought.record(signal.number, signal.lead, "wants to do it together")
    partner = signal.words.get("partner", "")
    if partner in thought.scene.world.directory.contacts:
        _both(thought, signal, partner)
        return
    other = next(iter(thought.look(One(_with(signal)))), None)
    if other is not None:
        thought.post(other.person, "together", other.number, {"lead": signal.lead, "with": signal.number})
    thought.answer("together-waits", {"number": signal.number})


def hear(thought: Thought, signal: Signal, letter: Letter) -> None:
    """On the side of the other wish: it is alike, or its partner said yes."""
    values = dict(letter.values)
    other, lead = values.get("with"), str(values.get("lead", ""))
    if not isinstance(other, int) or signal.closed:
        return
    if letter.kind == "alike" and not signal.words.get("together"):
        thought.put(signal.with_words(together=str(other)))
        thought.add_line(
            signal.lead, signal.number, "together", round_of(thought.scene, signal.lead, signal, thought.scene.now)
        )
    elif letter.kind == "together" and _with(signal) == other:
        signal = thought.put(signal.with_words(partner=lead))
        if signal.words.get("wants") == "yes" and signal.number > other:  # both at the same moment: one of them tells
            _both(thought, signal, lead)


def _both(thought: Thought, signal: Signal, partner: str) -> None:
    """Each hears the other's role and organisation; from there on it is theirs."""
    contacts = thought.scene.world.directory.contacts
    for to, whom in ((signal.lead, partner), (partner, signal.lead)):
        known = contacts.get(whom)
        if known is not None:
            values: dict[str, Value] = {
                "number": signal.number if to == signal.lead else _with(signal),
                "role": Role(whom),
                "district": Place(_district_of(thought.scene, whom, signal)),
                "organisation": known.organisation or known.role["nl"],
            }
            _say_to_lead(thought, to, "together-met", values, None)


def _district_of(scene: Scene, contact: str, signal: Signal) -> str:
    """Where somebody works: two districts may each have a social worker."""
    found = scene.world.directory.district_of(contact)
    return found.id if found is not None else signal.district


def _say_to_lead(thought: Thought, contact: str, key: str, values: Mapping[str, Value], signal: Signal | None) -> None:
    """To whoever reads for this contact: at once to the speaker, else by day."""
    scene = thought.scene
    moment = scene.world.calendar.human_moment(scene.now)
    for reader in scene.readers(contact)[:1]:
        person = scene.person_of(reader)
        if person == thought.person.id:
            thought.answer(key, values)
        elif person is not None:
            due = moment if moment > scene.now else None
            number, about = (signal.number, signal.person) if signal is not None else (None, None)
            thought.say(Say(person, key, values, signal=number, about=about, due=due, proactive=True))


FLOWS = (
    Flow(
        "along",
        (Ask("do", choice("tell", "fine"), goto={"tell": "along-tell", "fine": "along-fine"}, required=True),),
        values=along_values,
        standing=True,
    ),
    Flow(
        "along-tell",
        (Ask("words", words(), required=True),),
        begin=still_along,
        finish=tell_lead,
        values=along_values,
    ),
    Flow("along-fine", (), finish=fine),
    Flow(
        "together",
        (Ask("do", choice("yes", "rather-not"), required=True),),
        finish=decide,
        values=together_values,
        standing=True,
    ),
)
