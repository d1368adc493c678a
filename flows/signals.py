"""A signal's beginning and whose it is: logged at the yes, led by exactly one, passed on, taken up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from flows.attached import PAGES, attach_told
from flows.begun import without_begun
from flows.chase import next_chase
from flows.directory import OPERATOR, Contact
from flows.effects import Say
from flows.frames import conflict_in
from flows.masking import masked
from flows.private_phone import kept_short
from flows.routing import municipality_lead_for, reachable, route
from flows.scene import Scene
from flows.state import BESIDE, Choice, Signal, Talk
from flows.thought import Thought, hidden
from flows.values import Lines, Listed, Phrase, Quote, Value

FIRST_PROMISE = 5  #: Working days from the yes to the first promised day.
NEXT_PROMISE = 10  #: Working days from a human answer, when no day is named.
NOTE_AT = time(15, 0)  #: Local time at which a resident hears on a promised day.
#: The ladder's answers in free words, in the order in which a card tells them.
LADDER = ("how", "self", "who", "for", "better")
#: Whose card is handed in at once, in its contact's hours: the law, basic needs, and who would like to be called.
CANNOT_WAIT = frozenset({"formal", "basic", "violence", "low", "call"})
FOUR_WEEKS = 20  #: Working days: a day further away is no answer, but a decision that is waited for.
NAMED = "day"  #: In a signal's words: the day that a contact named, where it was not counted.
LATER = 140  #: Characters of each answer that comes after its card.
TITLE = 60  #: Characters of a signal's words that name it in a list.
CARD_WAIT = timedelta(hours=2)  #: A ladder that is silent this long is over.


def lead_for(scene: Scene, answers: Mapping[str, str]) -> tuple[str, str]:
    """Who would answer for this, and why: shown before the yes, decided again at it.

    Nobody leads their own idea; what was heard on the street goes to who is in charge, who heard it or not.
    """
    theme = answers.get("themes", "overig").partition(",")[0]
    kind = answers.get("kind", "other")
    if answers.get("about") == "formal":
        desk, desks = scene.district(answers["where"]).desk.contact, scene.routing()
        if desk is not None and desk != scene.person.contact and reachable(scene.world.directory, desk, desks):
            return desk, "formal"
        lead = municipality_lead_for(scene.world.directory, answers["where"], desks)
        if lead != scene.person.contact:
            return lead, "operator" if lead == OPERATOR else "formal"
    own = scene.person.contact if not answers.get("street") else None
    without = frozenset({own}) if own else frozenset[str]()
    routed = route(scene.world.directory, answers["where"], theme, kind, scene.routing(), without)
    return routed.lead, routed.reason


def log_signal(thought: Thought, talk: Talk) -> Talk:
    """The yes: the signal exists, with its number, its lead and the day its resident hears.

    The first promised day is five working days after the local date of the yes (PRODUCT 4).
    """
    scene = thought.scene
    assert scene.number is not None, "a number is drawn for every talk that stands before its yes"
    district = scene.district(talk.answers["where"])
    lead, reason = lead_for(scene, talk.answers)
    base = scene.world.calendar.add_working(scene.today, FIRST_PROMISE, district.closures)
    promised = scene.world.calendar.at(base, NOTE_AT)
    street = bool(talk.answers.get("street"))
    mine = street and lead == thought.person.contact
    signal = Signal(
        number=scene.number,
        person=thought.person.id,
        district=district.id,
        kind=talk.answers.get("kind", "other"),
        themes=tuple(talk.answers.get("themes", "overig").split(",")),
        lead=lead,
        reason=reason,
        created=scene.now,
        promised=promised,
        since=scene.today,
        base=base,
        status="taken_up" if mine else "received",
        ready=scene.now if street else None,
        words={k: talk.answers[k] for k in ("what", "place", "street", "about", *PAGES) if talk.answers.get(k)},
    )
    thought.know(replace(thought.person, district=district.id, met=True))
    thought.drop_timer("wipe", thought.person.id)
    thought.promise(signal, promised)
    attach_told(thought, signal.number, talk.answers)
    thought.record(signal.number, "resident", "received")
    thought.record(signal.number, "clock", f"routed {lead} {reason}")
    if talk.answers.get("about") == "formal":
        thought.record(signal.number, "clock", "formal")
    if conflict_in(scene, signal) is not None:
        thought.record(signal.number, "clock", f"conflict {signal.themes[0]}")
    if mine:
        thought.record(signal.number, lead, "taken_up")
    else:
        announce(thought, signal, after=scene.now if street else scene.now + CARD_WAIT)
    plan_chase(thought, signal)
    return replace(talk, signal=signal.number)


def card_ready(thought: Thought, number: int | None) -> None:
    """The ladder ended: the card may stand in the very next round."""
    signal = thought.signal(number)
    if signal is not None and signal.ready is None and signal.status == "received":
        signal = thought.put(replace(signal, ready=thought.scene.now))
        if signal.words.get("about") in CANNOT_WAIT:
            hand_in(thought, signal)
        else:
            announce(thought, signal, after=thought.scene.now)
    elif signal is not None and signal.status != "received" and not signal.closed:
        tell_later_words(thought, signal)


def told_more(thought: Thought, signal: Signal) -> None:
    """More was told about a card that is taken up: a line in a next round, should the ladder never end."""
    if signal.status != "received" and not signal.closed:
        for reader in thought.scene.readers(signal.lead):
            after = thought.scene.now + CARD_WAIT
            thought.add_line(reader, signal.number, "told", round_of(thought.scene, reader, signal, after))


def told_since(signal: Signal) -> tuple[Value, ...]:
    """The answers of the ladder that its contact has not had yet."""
    return told_besides(signal, without=frozenset(signal.words.get("seen", "").split(",")))


def tell_later_words(thought: Thought, signal: Signal) -> None:
    """What the ladder brought after the card was taken up: once, in one message, in the contact's own hours."""
    short = replace(signal, words={k: v if k not in LADDER else _cut(v) for k, v in signal.words.items()})
    new = told_since(short)
    if not new:
        return
    scene = thought.scene
    contact = scene.world.directory.contacts[signal.lead]
    closures = scene.district(signal.district).closures
    soon = scene.world.calendar.within_hours(contact, scene.now, closures)
    due = None if soon else round_of(scene, signal.lead, signal, scene.now)
    thought.put(signal.with_words(seen=",".join((*LADDER, "need"))))
    tell_contact(thought, signal, "resident-completes", {"lines": Lines(new)}, due)


def _cut(text: str) -> str:
    """As much as stands in a message with several answers; all of it is on the card."""
    return text if len(text) <= LATER else f"{text[: LATER - 1].rpartition(' ')[0]}…"


def told_besides(signal: Signal, without: frozenset[str] = frozenset(), *, whole: bool = False) -> tuple[Value, ...]:
    """The answers of the ladder as a card says them, a line each."""
    lines: list[Value] = [
        Phrase(f"card-{name}", (("words", Quote(masked(signal.words[name]), whole)),))
        for name in LADDER
        if signal.words.get(name) and name not in without
    ]
    lacking = [n for n in signal.words.get("need", "").split(",") if n and n != "nothing"]
    if lacking and "need" not in without:
        lines.append(Phrase("card-need", (("what", Listed(tuple(Phrase(f"need-{n}") for n in lacking))),)))
    return tuple(lines)


def hand_in(thought: Thought, signal: Signal) -> None:
    """What does not wait for the next round: who is at work sees the card now, the others in their round."""
    scene = thought.scene
    thought.put(replace(signal, ready=scene.now))
    for reader in scene.audience(signal.lead):
        person = scene.person_of(reader)
        if person is not None and person != thought.person.id and at_work(scene, signal, reader):
            thought.post(person, "soon", signal.number)
        else:
            thought.add_line(reader, signal.number, "new", round_of(scene, reader, signal, scene.now))


def at_work(scene: Scene, signal: Signal, reader: str | None = None) -> bool:
    """Whether its lead, or this reader, is in their own hours now."""
    known = scene.world.directory.contacts[reader or signal.lead]
    desk = scene.desks.get(known.id)
    away = desk is not None and desk.away is not None and desk.away.covers(scene.today)
    return not away and scene.world.calendar.within_hours(known, scene.now, scene.district(signal.district).closures)


def handed_in(scene: Scene, signal: Signal) -> date:
    """The local day on which its lead sees it: today, or at the next round of theirs."""
    if at_work(scene, signal):
        return scene.today
    return scene.world.calendar.day(round_of(scene, signal.lead, signal, scene.now))


def title(signal: Signal, most: int = TITLE) -> Value:
    """What a signal is called, in its resident's words; who only asked to be called gave none."""
    what = " ".join(signal.words.get("what", "").split())
    if not what:
        return Phrase("title-call")
    return Quote(what if len(what) <= most else f"{what[:most].rpartition(' ')[0] or what[:most]}…")


def announce(thought: Thought, signal: Signal, *, after: datetime) -> None:
    """A line in the next day round of whoever reads this signal: its lead, or the members of a team."""
    for reader in thought.scene.audience(signal.lead):
        thought.add_line(reader, signal.number, "new", round_of(thought.scene, reader, signal, after))


def brought(scene: Scene, signal: Signal) -> bool:
    """Whether its lead may have had its card: before their first round all that is told still joins it."""
    if signal.status != "received" or signal.passed or signal.notes or signal.former:
        return True
    if signal.words.get("about") in CANNOT_WAIT or signal.words.get("danger") == "now":
        return True
    after = card_from(signal)
    return any(round_of(scene, reader, signal, after) <= scene.now for reader in scene.audience(signal.lead))


def card_from(signal: Signal) -> datetime:
    """From when its card may stand in a round: when the ladder ends, or after two hours of silence (UTC)."""
    return signal.ready or signal.created + CARD_WAIT


def round_of(scene: Scene, contact: str, signal: Signal, after: datetime) -> datetime:
    """The contact's next day round at or after a moment."""
    known: Contact = scene.world.directory.contacts[contact]
    desk = scene.desks.get(contact)
    closures = scene.district(signal.district).closures
    return scene.world.calendar.next_round(known, after, closures, desk.away if desk else None)


def plan_chase(thought: Thought, signal: Signal) -> None:
    """Set the signal's one chase timer, or drop it when nobody owes an answer."""
    due = next_chase(thought.scene, signal)
    if due is None:
        thought.drop_timer("chase", signal.number)
    else:
        thought.set_timer("chase", signal.number, due)


def recount(thought: Thought, signal: Signal, day: date | None = None) -> Signal:
    """A human answered and it stays open: a new count begins, to the day that was named or to +10.

    The clock says nothing on a Sunday or a feast day, so a promise for one is a promise for the day after.
    """
    scene = thought.scene
    closures = scene.district(signal.district).closures
    base = scene.world.calendar.add_working(scene.today, NEXT_PROMISE, closures)
    if day is not None:
        base = day_to_keep(scene, signal, day)
    signal = signal.without(NAMED).with_words(**{NAMED: base.isoformat() if day else ""})
    signal = replace(signal, since=scene.today, base=base, named=True, notes=0, asked=(), told=0, chased=None)
    signal = thought.promise(signal, scene.world.calendar.at(base, NOTE_AT))
    plan_chase(thought, signal)
    return signal


def day_to_keep(scene: Scene, signal: Signal, day: date) -> date:
    """The first day from this one on which the clock may speak."""
    calendar, closures = scene.world.calendar, scene.district(signal.district).closures
    return calendar.day(calendar.next_resident_moment(calendar.at(day, NOTE_AT), closures))


def day_ahead(scene: Scene, signal: Signal, status: str) -> date | None:
    """The day that a contact named, while it is still to come: other words of theirs do not move it.

    A day further than four weeks away is one of a decision: it ends where the signal waits no more. `status`: from now.
    """
    if signal.words.get(NAMED) != signal.base.isoformat() or signal.base <= scene.today:
        return None
    furthest = scene.world.calendar.add_working(scene.today, FOUR_WEEKS, scene.district(signal.district).closures)
    return signal.base if status == "waiting" or signal.base <= furthest else None


def close(thought: Thought, signal: Signal) -> Signal:
    """Nobody owes an answer any more; what was planned is dropped."""
    thought.drop_timer("chase", signal.number)
    thought.drop_timer("promise", signal.number)
    thought.drop_lines(signal.number, stays=())
    return thought.put(without_begun(signal).without("phone"))  # nobody is to call any more


def may_merge(signal: Signal) -> bool:
    """Never danger, a neighbour, the law, basic needs, violence or a call: those are one person's own."""
    return not signal.words.get("about") and signal.words.get("danger") not in ("now", "a-bit")


def let_others_go_on(thought: Thought, signal: Signal) -> Signal:
    """Its resident lets go: the first of who said the same goes on, with the rest (`flows.talks.same`)."""
    others = thought.same(signal)
    if not others:
        return signal
    first, rest = others[0], others[1:]
    thought.post(first.person, "goes-on", first.number, {"lead": signal.lead, "others": len(rest)})
    for other in rest:
        thought.post(other.person, "follow", other.number, {"main": first.number})
    return thought.put(signal.without("also"))


def with_note(signal: Signal, text: str) -> Signal:
    """A contact's words about it: on the card of who leads it, and never sent to its resident."""
    return signal.with_words(note=f"{signal.words.get('note', '')}\n{text}".strip()) if text else signal


def may_act(signal: Signal, contact: str | None, scene: Scene) -> bool:
    """Who may answer: the lead, a member of the team that leads, or who was asked beside them."""
    if contact is None:
        return False
    return contact == signal.lead or contact in signal.asked or contact in scene.readers(signal.lead)


def hand_over(thought: Thought, signal: Signal, lead: str, reason: str, *, stays: tuple[str, ...] = BESIDE) -> Signal:
    """The signal has another lead; the promised day stands (passing on never resets it).

    `stays`: lines of these kinds do.
    """
    thought.drop_lines(signal.number, stays=stays)
    former = (*signal.former, signal.lead)
    handed = replace(signal, lead=lead, reason=reason, former=former, chased=thought.scene.now)
    signal = thought.put(without_begun(handed))
    thought.record(signal.number, "clock", f"routed {lead} {reason}")
    announce(thought, signal, after=thought.scene.now)
    plan_chase(thought, signal)
    return signal


def tell_contact(
    thought: Thought,
    signal: Signal,
    key: str,
    values: Mapping[str, Value],
    due: datetime | None = None,
    *,
    about: int | None = None,
) -> None:
    """The resident's words to the lead, under their number, by day; an answer can hang on them.

    `about`: whose words they are, where somebody else said the same.
    """
    scene = thought.scene
    moment = scene.world.calendar.human_moment(due or scene.now)
    choices = () if signal.closed else tuple(Choice(c) for c in ("think-along", "not-mine", "more"))
    for reader in scene.readers(signal.lead)[:1]:
        person = scene.person_of(reader)
        if person is not None and person != thought.person.id:
            said, shown = kept_short(scene, signal, reader, key, hidden(values))
            thought.say(
                Say(
                    person,
                    said,
                    {"number": signal.number, **shown},
                    choices,
                    "card-do",
                    signal.number,
                    about=about or thought.person.id,
                    due=moment if moment > scene.now else None,
                    proactive=True,
                )
            )
            thought.post(person, "spoke", signal.number)  # what the contact types next may be about this
