"""A contact is away: the days are read back with who takes over, and nobody's signal waits for who is not there.

What is open moves on the first day, by a letter to each resident (`HandOver`). The promised day stands, so a
resident hears nothing of it; they do when somebody leaves for good (`flows.talks.roles`). Who is back is asked once
whether it comes home (`flows.talks.returned`).
"""

from collections.abc import Mapping
from datetime import date, time, timedelta

from flows.answers import talk_district
from flows.calendar import Away
from flows.directory import OPERATOR
from flows.effects import Absent, HandOver, Say
from flows.events import Letter
from flows.grammar import Answers, Ask, Flow, Onward, choice, day, days
from flows.routing import next_after, reachable
from flows.scene import Scene
from flows.signals import hand_over, round_of
from flows.state import BESIDE, LENT, Signal, Talk
from flows.talks import returned
from flows.talks.relaying import question_for
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Place, Role, Value

A_WEEK = timedelta(days=7)  #: How long an illness counts of which nobody knows the end.
FAR = 20  #: Working days: an illness that is longer is told by its days.
ROUND_MIDNIGHT = time(0, 0)


# What is asked


def known_from(answers: Answers, scene: Scene) -> bool:
    """Since when is known, until when is not."""
    return bool(answers.get("from")) and not answers.get("days")


def known_nothing(answers: Answers, scene: Scene) -> bool:
    """No day was named."""
    return not answers.get("from") and not answers.get("days")


def span_of(answers: Answers, scene: Scene) -> Away:
    """The days that are read back."""
    if answers.get("days"):
        first, _, last = answers["days"].partition("/")
        return Away(date.fromisoformat(first), date.fromisoformat(last))
    start = date.fromisoformat(answers["from"]) if answers.get("from") else scene.today
    until = answers.get("until")
    return Away(start, date.fromisoformat(until) if until else start + A_WEEK)


def values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The days in words, and who takes over."""
    me = scene.person.contact
    named = talk.answers.get("days") or talk.answers.get("from") or talk.answers.get("until")
    if me is None or not named:
        return {"span": "", "stands": ""}
    away = span_of(talk.answers, scene)
    return {"span": in_words(away, scene.today), "stands": stands_in(scene, me, max(away.start, scene.today))}


def in_words(away: Away, today: date) -> Value:
    """'t/m maandag 31 augustus', 'op dinsdag 3 maart', 'van maandag 3 t/m vrijdag 14 augustus'."""
    if away.start == away.until:
        return Phrase("span-one", (("last", Day(away.until)),))
    if away.start <= today:
        return Phrase("span-until", (("last", Day(away.until)),))
    return Phrase("span-range", (("first", Day(away.start)), ("last", Day(away.until))))


def stands_in(scene: Scene, contact: str, on: date) -> Value:
    """Who takes over on that day, by role; and why not the usual one."""
    directory, desks = scene.world.directory, scene.routing(on)
    after = next_after(directory, talk_district(scene), contact, desks)
    usual = directory.contacts[contact].stand_in
    if after == OPERATOR:
        return Phrase("away-nobody")
    if usual and usual != after and not reachable(directory, usual, desks):
        return Phrase("away-stands-next", (("first", Role(usual)), ("role", Role(after))))
    return Phrase("away-stands-in", (("role", Role(after)),))


def confirmed(thought: Thought, talk: Talk) -> None:
    """[Ja]: noted, and what is open moves on the first day. [Nee]: nothing is noted."""
    me = thought.person.contact
    if talk.answers.get("sure") != "yes" or me is None:
        if "about" not in talk.answers:
            thought.answer("away-not")
        return
    away = span_of(talk.answers, thought.scene)
    be_away(thought, me, away)
    thought.answer("away-noted", {"span": in_words(away, thought.scene.today)})


def after_all(thought: Thought, talk: Talk) -> Onward | None:
    """[Nee] to words that were said while a resident's signal was at hand: they may be for that resident."""
    if talk.answers.get("sure") != "no" or "about" not in talk.answers:
        return None
    words = talk.answers["words"]
    return Onward(question_for(thought.scene, words), {"words": words}, int(talk.answers["about"]))


# What happens


def be_away(thought: Thought, contact: str, away: Away) -> None:
    """The same for who says it in chat and for `wijkbot contacts away`."""
    scene = thought.scene
    thought.effects.append(Absent(contact, away))
    if away.start > scene.today:
        thought.set_timer("away", contact, scene.world.calendar.at(away.start, ROUND_MIDNIGHT))
    else:
        thought.drop_timer("away", contact)
        thought.effects.append(HandOver(contact))
    district = scene.world.directory.district_of(contact)
    on = max(away.start, scene.today)
    if next_after(scene.world.directory, district.id if district else "", contact, scene.routing(on)) == OPERATOR:
        tell_operator(thought, "absence-nobody", {"role": Role(contact), "span": in_words(away, scene.today)})


def tell_operator(thought: Thought, key: str, told: Mapping[str, Value]) -> None:
    """What only the operator can mend, by day."""
    operator, moment = thought.scene.person_of(OPERATOR), thought.scene.world.calendar.human_moment(thought.scene.now)
    if operator is None:
        return
    due = moment if moment > thought.scene.now else None
    thought.say(Say(operator, key, told, rank="promise", due=due, proactive=operator != thought.person.id))


def told(thought: Thought, letter: Letter) -> None:
    """`wijkbot contacts away`: the operator knows; the contact sees it in who reads their signals."""
    known = dict(letter.values)
    be_away(
        thought,
        str(known["contact"]),
        Away(date.fromisoformat(str(known["first"])), date.fromisoformat(str(known["last"]))),
    )


def begins(thought: Thought, contact: str) -> None:
    """The first day of an absence that was told earlier."""
    desk = thought.scene.desks.get(contact)
    if desk is not None and desk.away is not None and desk.away.covers(thought.scene.today):
        thought.effects.append(HandOver(contact))


def noted(thought: Thought) -> Away | None:
    """The days that the speaker is away, or will be."""
    desk = thought.scene.desks.get(thought.person.contact or "")
    away = desk.away if desk is not None else None
    return away if away is not None and away.until >= thought.scene.today else None


def back(thought: Thought) -> bool:
    """'Ik ben er weer': what is new comes here again. True when there is something to ask: what went to a colleague."""
    me = thought.person.contact or ""
    was_away = noted(thought) is not None
    if was_away:
        thought.effects.append(Absent(me))
        thought.drop_timer("away", me)
    if returned.lent(thought.scene):
        return True
    thought.answer("away-over" if was_away else "away-was-not")
    return False


def moved(thought: Thought, letter: Letter) -> None:
    """A resident's signals of a contact who is away or has left: the next one leads each, and the days stand.

    Of an absence the resident hears nothing; of who left for good they hear once, whatever the number.
    """
    scene = thought.scene
    desks, directory = scene.routing(), scene.world.directory
    news: list[Signal] = []
    for number in sorted(letter.signals):
        signal = thought.signal(number)
        if signal is None or signal.closed or signal.lead not in desks.away:
            continue
        own = scene.person.contact if not signal.street else None
        without = frozenset({own}) if own else frozenset[str]()
        left = scene.desks[signal.lead]
        after = next_after(directory, signal.district, left.contact, desks, without)
        signal = hand_over(thought, signal, after, "stand-in", stays=BESIDE if left.left else (*BESIDE, LENT))
        if left.left:
            news.append(signal)
        elif left.person is not None and not left.shared:
            thought.add_line(left.contact, number, LENT, round_of(scene, left.contact, signal, scene.now))
    if news:
        tell_resident(thought, news)


def tell_resident(thought: Thought, news: list[Signal]) -> None:
    """Somebody else leads these from here on; one message, by day."""
    scene, person = thought.scene, thought.person
    first, calendar = news[0], scene.world.calendar
    district = scene.district(first.district)
    left = first.former[-1]
    base: dict[str, Value] = {"district": Place(district.id), "municipality": district.municipality, "role": Role(left)}
    lines: list[dict[str, Value]] = [
        {"number": s.number, "lead": Role(s.lead), "day": Day(calendar.day(s.promised))} for s in news
    ]
    if len(news) == 1:
        key, base = "leads-on", {**base, **lines[0]}
    else:
        key = "leads-on-all"
        base["lines"] = Lines(tuple(Phrase("leads-on-line", tuple(line.items())) for line in lines))
    moment = calendar.human_moment(scene.now)
    thought.say(
        Say(
            person.id,
            key,
            base,
            signal=first.number if len(news) == 1 else None,
            about=person.id,
            rank="promise",
            due=moment if moment > scene.now else None,
            held=person.silenced is not None,
            proactive=True,
        )
    )


FLOWS = (
    Flow(
        "away",
        (
            Ask("until", day(FAR, typed=("today",)), when=known_from),
            Ask("days", days(), when=known_nothing, required=True),
            Ask("sure", choice("yes", "other", "no"), goto={"other": "away"}, plainly=True, required=True),
        ),
        finish=confirmed,
        onward=after_all,
        values=values,
    ),
)
