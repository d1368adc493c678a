"""What a resident brings: an idea with its ladder, a concern, or any other message.

The ladder is Asset Based Community Development as the publication tells it: "Wie ken je die daarbij kan
helpen?", "Wat heb je nodig om dit verder te brengen?". At most three questions, then only who wants more.
"""

from collections.abc import Mapping
from datetime import timedelta

from flows.attached import kept
from flows.doors import desk_values
from flows.frames import conflict_in, frame_of, framed
from flows.grammar import END, Answers, Ask, Flow, choice, photo, place, several, words
from flows.machine import ASKED, WIPE_HOURS
from flows.money import budget_road, lacks_money
from flows.reading import OUTSIDE, read_sentence
from flows.scene import Scene
from flows.signals import card_ready, lead_for, log_signal
from flows.soundings import sounds_of
from flows.state import Signal, Talk
from flows.talks.looking_along import invite_along
from flows.thought import Thought
from flows.values import Day, Phrase, Place, Quote, Role, Value

A_STORY = 500  #: Characters from which a first message is thanked for as a story.
BEGINNING = 120  #: Characters of a story that are repeated to its teller.
SOMETHING = 4  #: Characters; a "ja" tells nothing that could be sent.
#: What the first sentence tells beside itself.
READ = frozenset({"themes", "place", "because", "duty"})
NEEDS = ("people", "things", "place", "money", "thinking", "nothing")


def place_unknown(answers: Answers, scene: Scene) -> bool:
    """Where is asked only when neither the sentence nor the person says it."""
    return not answers.get("where")


def _intro(where: str | None, *, calm: bool) -> Phrase:
    """Who speaks: a computer. Without a waving hand for who brings a worry."""
    key = "intro-calm" if calm else "intro"
    return Phrase(key, (("district", Place(where)),)) if where else Phrase(f"{key}-anywhere")


def _beginning(text: str) -> str:
    """A story's first words, cut between two of them: nobody wants to read back all they wrote."""
    if len(text) <= A_STORY:
        return text
    return text[:BEGINNING].rpartition(" ")[0].rstrip(",;:.") + " …"


def may_ask_neighbours(answers: Answers, scene: Scene) -> bool:
    """Never for danger, for what the municipality must mend anyway, or about a neighbour (PRODUCT 3)."""
    return answers.get("danger") == "no" and not answers.get("duty") and answers.get("about") != "neighbour"


def asks_for_photo(answers: Answers, scene: Scene) -> bool:
    """Never while it is dangerous, and never of a neighbour or of young people."""
    of_people = answers.get("about") == "neighbour" or answers.get("themes", "").partition(",")[0] == "jongeren"
    return answers.get("danger") != "now" and not of_people


def resident_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What the texts of these conversations may say."""
    what = talk.answers.get("what", "")
    values: dict[str, Value] = {"what": Quote(_beginning(what)), "intro": ""}
    where = signal.district if signal else talk.answers.get("where")
    if not scene.person.met:
        values["intro"] = _intro(where, calm=talk.answers.get("kind") in ("concern", "need"))
    elif talk.answers.get("anew"):
        values["intro"] = Phrase("of-course")
    lonely = talk.answers.get("themes", "").partition(",")[0] == "eenzaamheid"
    if talk.flow == "message" and "grief" in sounds_of(scene.world.words, what):
        if "where" not in talk.answers.get(ASKED, "").split(","):  # said with the first question, not with each
            values["intro"] = Phrase("sorry-told", (("intro", values["intro"]),))
    elif talk.flow == "message" and lonely and where in scene.world.directory.districts:
        values["intro"] = Phrase("glad-told", (("intro", values["intro"]),))
    if len(what) > A_STORY:
        values["intro"] = Phrase("story", (("intro", values["intro"]),))
    if what and kept(talk.answers):
        along = next(iter(kept(talk.answers)))
        values["intro"] = Phrase(f"{along}-told", (("intro", values["intro"]),))
    if where not in scene.world.directory.districts:
        return values
    district = scene.district(where or "")
    when = district.meeting.when
    values |= {
        "district": Place(district.id),
        "municipality": district.municipality,
        "meeting-place": district.meeting.place,
        "meeting-when": when.get(scene.person.language) or when["nl"],
        "phone": district.desk.phone,
        "phone-24h": district.desk.phone_24h,
        "role": Role(signal.lead if signal else lead_for(scene, talk.answers)[0]),
        "kind": Phrase(f"your-{signal.kind if signal else talk.answers.get('kind', 'other')}"),
    }
    if signal is not None:
        values |= {
            "number": signal.number,
            "day": Day(scene.world.calendar.day(signal.promised)),
            "frame": frame(scene, signal, talk),
            "road": budget_road(scene, signal) if lacks_money(signal) else "",
        }
    return values


def frame(scene: Scene, signal: Signal, talk: Talk) -> Value:
    """What is fixed beforehand, honestly, before the resident invests effort; empty where nothing is.

    Something broken in public space has the municipality's own channel, which is faster than we are.
    """
    if talk.answers.get("duty"):
        report = scene.district(signal.district).desk.report_url
        values = {**desk_values(scene, signal.district), **({"report": report} if report else {})}
        return Phrase("duty" if report else "duty-bare", tuple(values.items()))
    known = frame_of(scene, signal)
    return framed(scene, known) if known is not None else ""


def effort(thought: Thought, talk: Talk) -> None:
    """[Ja] to more effort: what is at odds is told first, as it is."""
    signal = thought.signal(talk.signal)
    conflict = conflict_in(thought.scene, signal) if signal is not None else None
    if conflict is not None:
        thought.answer(conflict.key, dict(conflict.values))


def keep_for_a_day(thought: Thought, talk: Talk) -> bool:
    """Before the yes nothing is kept longer than 24 hours, without a reminder."""
    thought.set_timer("wipe", thought.person.id, thought.scene.now + timedelta(hours=WIPE_HOURS))
    return True


def log_idea(thought: Thought, talk: Talk) -> Talk:
    """The yes to an idea; who is about its second theme may look along."""
    talk = log_signal(thought, talk)
    if (signal := thought.signal(talk.signal)) is not None:
        invite_along(thought, signal)
    return talk


def thanks(thought: Thought, talk: Talk) -> None:
    """The card goes to the contact now; the resident hears once more who and when."""
    card_ready(thought, talk.signal)
    signal = thought.signal(talk.signal)
    if signal is not None:
        key = "idea-later" if talk.flow == "idea" and "how" not in talk.answers else f"{talk.flow}-thanks"
        thought.answer(key, resident_values(thought.scene, talk, signal), signal=signal.number)


def danger_now(thought: Thought, talk: Talk) -> None:
    """[Ja, nu]: the card for the resident, and the contact hears at once, whatever the hour."""
    thought.answer("danger-now", rank="emergency")
    signal = thought.signal(talk.signal)
    if signal is None:
        return
    card_ready(thought, signal.number)
    for reader in thought.scene.audience(signal.lead):
        person = thought.scene.person_of(reader)
        if person is not None:
            thought.post(person, "urgent", signal.number)


def danger_a_bit(thought: Thought, talk: Talk) -> None:
    """[Een beetje]: the municipality's number that is answered day and night."""
    signal = thought.signal(talk.signal)
    thought.answer("danger-a-bit", resident_values(thought.scene, talk, signal))


def leave_nothing(thought: Thought, talk: Talk) -> None:
    """Nothing of this conversation stays."""
    thought.drop_timer("wipe", thought.person.id)
    thought.wipe(talk.since or thought.scene.now)


def forget(thought: Thought, talk: Talk) -> None:
    """[Nee, wis het]: gone at once; the meeting place and 112 stay."""
    leave_nothing(thought, talk)
    thought.answer("wiped", desk_values(thought.scene, talk.answers.get("where")))


def under_sixteen(thought: Thought, talk: Talk) -> None:
    """A child: the Kindertelefoon and the meeting place; nothing is kept (PRODUCT 9)."""
    leave_nothing(thought, talk)
    thought.answer("under-sixteen", desk_values(thought.scene, talk.answers.get("where")))


def outside(thought: Thought, talk: Talk) -> None:
    """A place that no district here is: honest, with the municipality's own channel; nothing is kept."""
    leave_nothing(thought, talk)
    thought.answer("outside")


def _before_yes(what: Ask) -> tuple[Ask, ...]:
    """Every one of these conversations: what, where, and the yes."""
    return (
        what,
        Ask("where", place(), when=place_unknown, goto={OUTSIDE: OUTSIDE}, required=True),
        Ask(
            "yes",
            choice("yes", "explain", "no", typed=("under-16",)),
            tells=frozenset({"explain"}),
            goto={"no": "forget", "under-16": "under-16"},
            again=True,
            required=True,
        ),
    )


def _reads(kind: str) -> Ask:
    """What it is about, for who began with the menu: the sentence tells its theme and place as well."""

    def read(scene: Scene, text: str) -> Mapping[str, str]:
        return {**read_sentence(scene, text)[1], "kind": kind}

    return Ask("what", words(least=SOMETHING), tells_also=read, gives=READ, required=True)


IDEA = Flow(
    name="idea",
    asks=(
        *_before_yes(_reads("idea")),
        Ask(
            "more",
            choice("yes", "not-now"),
            goto={"not-now": END, "": END},
            does={"yes": effort},
            plainly=True,
            again=True,
        ),
        Ask("how", words()),
        Ask("who", words()),
        Ask("need", several(*NEEDS)),
        Ask("further", choice("further", "ready"), goto={"ready": END, "": END}),
        Ask("self", words()),
        Ask("for", words()),
    ),
    values=resident_values,
    begin=keep_for_a_day,
    logs="yes",
    log=log_idea,
    finish=thanks,
    adds=True,
    fleeting=True,
)
CONCERN = Flow(
    name="concern",
    asks=(
        *_before_yes(_reads("concern")),
        Ask(
            "danger",
            choice("now", "a-bit", "no"),
            does={"now": danger_now, "a-bit": danger_a_bit},
            plainly=True,
            again=True,
            required=True,
        ),
        Ask("photo", photo("no"), when=asks_for_photo),
        Ask("better", words()),
        Ask("others", choice("yes", "no", "unknown"), when=may_ask_neighbours),
    ),
    values=resident_values,
    begin=keep_for_a_day,
    logs="yes",
    log=log_signal,
    finish=thanks,
    adds=True,
    fleeting=True,
)
MESSAGE = Flow(
    name="message",
    asks=_before_yes(_reads("question")),
    values=resident_values,
    begin=keep_for_a_day,
    logs="yes",
    log=log_signal,
    finish=thanks,
    fleeting=True,
)


def _as_told(scene: Scene, answer: str) -> Mapping[str, str]:
    return {"kind": answer}


KIND = Flow(
    name="kind",
    asks=(
        Ask(
            "which",
            choice("idea", "concern", "question"),
            goto={"idea": "wish", "concern": "concern", "question": "message"},
            tells_also=_as_told,
            required=True,
        ),
    ),
    values=resident_values,
    begin=keep_for_a_day,
    fleeting=True,
)
FORGET = Flow("forget", (), finish=forget)
UNDER_16 = Flow("under-16", (), finish=under_sixteen)
ELSEWHERE = Flow(OUTSIDE, (), finish=outside)

FLOWS = (KIND, IDEA, CONCERN, MESSAGE, FORGET, UNDER_16, ELSEWHERE)
