"""A conversation's beginning: the first sentence is read, and a sentence is more welcome than a menu's choice."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from flows import commands
from flows.answers import spoken_of
from flows.asides import aside
from flows.at_desk import on_desk, open_now
from flows.attached import kept
from flows.choices import Option, choose, plainly
from flows.danger import danger
from flows.events import Event, Said
from flows.grammar import Ask, Flow, answered, choice, no_values, words
from flows.machine import Machine
from flows.reading import OUTSIDE, read_sentence
from flows.scene import Scene
from flows.signals import FOUR_WEEKS
from flows.soundings import sounds_like, sounds_of
from flows.state import KEPT, SILENT, Signal, Talk
from flows.talks import (
    absence,
    agreements,
    approval,
    before,
    calls,
    care,
    getting_started,
    halfway,
    handing_on,
    information,
    introducing,
    looking_along,
    mine,
    moments,
    own_data,
    own_step,
    refusing,
    relaying,
    resident,
    returned,
    roles,
    same,
    standing,
    stories,
    story_readers,
    street,
    unnumbered,
    ways,
    welcome,
    whose,
)
from flows.talks import contact as desk
from flows.talks.along import goes_along
from flows.thought import Thought
from flows.understand import Reading
from flows.values import Quote, Value

AN_HOUR = timedelta(hours=1)
A_BEGINNING = 8  #: Words; a longer message that breaks off says enough.
A_SENTENCE = 4  #: Words that are more than an answer to a yes-question.
GREETING = 40  #: Characters of a sentence without kind or theme: shorter ones are a hello.
LIVES_IN = 5  #: Words beside the place: 'ik woon hier in de Bloemenbuurt'.
BESIDE_A_PLACE = 3  #: With fewer words beside a place it is only told where.
SIXTEEN = 16
AGE = re.compile(
    r"\b(?:ik ben|i am|i'm|im|k ben)\s+(?:pas\s+|only\s+)?(\d{1,2})\b(?!\s*(?:minut|uur|keer|weken|week|dagen))",
    re.IGNORECASE,
)
TRIVIAL = re.compile(r"^[\W\d_]*$|^\w{1,2}$")
KIND_FLOW = {"idea": "idea", "concern": "concern"}
NOTED = "-noted"  #: More was told at this question already.
NOTHING_SENT: Mapping[str, str] = {}
ABOUT_THAT = frozenset({"basic", "neighbour", "formal"})  #: Dangers after which the conversation goes on.


def said_loose(thought: Thought, talk: Talk) -> None:
    """A contact's own idea or question is a resident's; the rest is in `flows.talks.unnumbered`."""
    text = talk.answers["text"]
    if talk.answers.get(talk.answers["open"]) == "own" and len(text.split()) >= unnumbered.A_FEW_WORDS:
        first_sentence(thought, text, danger(text, thought.scene.world.words))


LOOSE = Flow(
    "loose", unnumbered.LOOSE, finish=said_loose, onward=unnumbered.loose_onward, values=unnumbered.loose_values
)


def loose(thought: Thought, text: str) -> None:
    """A contact's sentence that points at nothing: a kind word back, or one tap that says for whom it is."""
    if unnumbered.answer_small_talk(thought, text, MACHINE) or unnumbered.of_the_round(thought, text, MACHINE):
        return
    earlier = _asked_for_whom(thought)
    if only_answers(thought, text):  # "ok", "ja", "nee": no word to anybody
        thought.talk = earlier
        if earlier is None:
            thought.answer("nothing-asked")
        elif spoken_of(text, ("no",), thought.scene) is None or not unnumbered.let_it_be(thought):
            MACHINE.repeat(thought, ".unclear")
        return
    open_ones = on_desk(thought.scene)
    number = open_ones[0].number if len(open_ones) == 1 else None
    if (pointed := relaying.pointed_in(thought.scene, text)) is not None:
        if earlier is not None:
            text = earlier.answers["text"]  # "dat was voor #2": for whom the words before it are
        MACHINE.begin(thought, relaying.question_for(thought.scene, text), {"words": text}, pointed)
        return
    chosen = relaying.chosen_by_name(thought, text)
    if TRIVIAL.match(text) or (chosen is not None and number is None):
        asked = {} if chosen is None else {"words": text}
        MACHINE.begin(thought, "which", asked, opening="which-do" if asked else "")
        return
    if chosen is not None:
        MACHINE.begin(thought, chosen, {}, number)
        return
    if earlier is not None:
        text = f"{earlier.answers['text']}\n{text}"  # told in two messages, and asked about once
    if number is not None and sounds_like(thought.scene, text, FOUR_WEEKS)[0] == relaying.DONE:
        MACHINE.begin(thought, "relay", {"words": text}, number)  # [Ja, klaar] is offered, as on its card
        return
    MACHINE.begin(thought, "loose", {"text": text, "open": open_now(thought.scene)}, number)


def _asked_for_whom(thought: Thought) -> Talk | None:
    """The question for whom a sentence is, where that was just asked: what is typed next goes past it."""
    talk = thought.scene.talk
    if talk is None or talk.flow != "loose" or talk.since is None or thought.scene.now - talk.since >= SILENT:
        return None
    return talk


def for_contact(thought: Thought, talk: Talk) -> None:
    """The sentence after a contact's words: for them, or something new."""
    signal = thought.signal(talk.signal)
    text = talk.answers["text"]
    if talk.answers.get("do") == "yes" and signal is not None:
        commands.about_mine(thought, signal, text)
    else:
        first_sentence(thought, text, danger(text, thought.scene.world.words))


FOR_CONTACT = Flow(
    "for-contact", (Ask("do", choice("yes", "new"), required=True),), finish=for_contact, values=standing.own_values
)


def belonging(thought: Thought, talk: Talk) -> None:
    """A sentence after the yes, or after a silence: it joins that signal, or begins something new."""
    text, told = talk.answers["text"], kept(talk.answers)
    if told and talk.answers.get("do") == "yes" and (about := thought.signal(talk.signal)) is not None:
        goes_along(thought, about, told)
    if talk.answers.get("do") != "yes":
        thought.turn(None)
        # Asked already whether it belongs: with `since` it is not asked again.
        first_sentence(thought, text, danger(text, thought.scene.world.words), since=talk.since, told=told)
        if thought.talk is not None and talk.before is not None:
            thought.turn(replace(thought.talk, before=talk.before))  # put again after it
    elif talk.before is not None and not talk.before.offered:
        MACHINE.hear(thought, Said(text))
    elif talk.before is not None:
        adds_to_it(thought, Said(text))
    elif (signal := thought.signal(talk.signal)) is not None:
        commands.about_mine(thought, signal, text)


def belonging_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The sentence, and the signal it may belong to."""
    return {**standing.own_values(scene, talk, signal), "what": Quote(talk.answers.get("text", ""))}


BELONGS = Flow(
    "belongs",
    (Ask("do", choice("yes", "new"), required=True),),
    finish=belonging,
    values=belonging_values,
)


def change_answer(thought: Thought, talk: Talk) -> None:
    """The chosen question again; the rest of the story stands."""
    if talk.answers.get("which"):
        MACHINE.ask_again(thought, talk.answers["which"])


def telling_on(thought: Thought, talk: Talk) -> None:
    """A beginning and what follows it are one thought."""
    text = f"{talk.answers['told']}\n{talk.answers['what']}".strip()
    first_sentence(thought, text, danger(text, thought.scene.world.words), since=talk.since)


def wishing(thought: Thought, talk: Talk) -> None:
    """What was seen and what is wished for are one idea."""
    text = f"{talk.answers['what']}\n{talk.answers['wish']}"
    _, answers = read_sentence(thought.scene, text)
    MACHINE.begin(thought, "idea", {**talk.answers, **answers, "what": text, "kind": "idea"}, since=talk.since)


TELL_ON = Flow(
    "tell-on",
    (Ask("what", words(), required=True),),
    finish=telling_on,
    begin=resident.keep_for_a_day,
    fleeting=True,
)
#: What was sent without words waits for them.
PHOTO, VOICE, DOCUMENT = (
    Flow(
        sent,
        (Ask("what", words(least=4), required=True),),
        finish=telling_on,
        begin=resident.keep_for_a_day,
        values=values,
        fleeting=True,
    )
    for sent, values in (
        ("photo", resident.resident_values),
        ("voice", no_values),
        ("document", resident.resident_values),
    )
)
WISH = Flow(
    "wish",
    (Ask("wish", words(), required=True),),
    finish=wishing,
    begin=resident.keep_for_a_day,
    fleeting=True,
)
CHANGE = Flow(
    "change",
    (Ask("which", answered("what", "where", "how", "who", "need", "self")),),
    finish=change_answer,
)
MACHINE = Machine(
    (
        *information.FLOWS,
        BELONGS,
        CHANGE,
        TELL_ON,
        WISH,
        PHOTO,
        VOICE,
        DOCUMENT,
        *resident.FLOWS,
        *standing.FLOWS,
        *approval.FLOWS,
        *stories.FLOWS,
        *story_readers.FLOWS,
        *mine.FLOWS,
        *own_data.FLOWS,
        *own_step.FLOWS,
        *care.FLOWS,
        *desk.FLOWS,
        *refusing.FLOWS,
        *introducing.FLOWS,
        *looking_along.FLOWS,
        *agreements.FLOWS,
        *handing_on.FLOWS,
        *halfway.FLOWS,
        *same.FLOWS,
        *relaying.FLOWS,
        *street.FLOWS,
        *absence.FLOWS,
        *returned.FLOWS,
        *roles.FLOWS,
        *before.FLOWS,
        *moments.FLOWS,
        *getting_started.FLOWS,
        *welcome.FLOWS,
        *ways.FLOWS,
        *whose.FLOWS,
        LOOSE,
        FOR_CONTACT,
    )
)


def nothing_told(thought: Thought, text: str) -> None:
    """'ok', a heart, a hello; a yes to nothing is told that nothing waits for it."""
    words, language = thought.scene.world.words, thought.person.language
    talk = thought.scene.talk
    heard = aside(text, words) if text else None
    if talk is not None and talk.flow == "welcome":
        _welcome_again(thought, text)
    elif heard is not None and heard.name == "greeting":
        commands.rest(thought, MACHINE)  # "good morning" is no yes
    elif text and choose(text, (Option("yes", "ja"),), words, language) == "yes" and not text.strip().isdigit():
        commands.late_yes(thought, MACHINE)
    else:
        commands.rest(thought, MACHINE)


def _welcome_again(thought: Thought, text: str) -> None:
    """The hand is held out already: a hello is answered, a sign may be a story, the rest is asked for in a sentence."""
    heard = aside(text, thought.scene.world.words)
    thought.talk = thought.scene.talk
    if heard is not None and heard.name == "greeting":
        MACHINE.begin(thought, "welcome", opening="welcome-hi")
    elif TRIVIAL.match(text) and not text.isascii():
        MACHINE.begin(thought, "welcome", {"sign": text.strip()[:20]}, opening="welcome-emoji")
    else:
        MACHINE.repeat(thought, ".unclear")


def first_sentence(
    thought: Thought,
    text: str,
    found: str | None,
    since: datetime | None = None,
    *,
    anew: bool = False,
    told: Mapping[str, str] = NOTHING_SENT,
) -> None:
    """Help first: the first free sentence is read, and the question that it leaves open is asked.

    `anew`: said instead of what was told before. `told`: photos, voice notes and documents that came with it.
    """
    scene = thought.scene
    if since is None and found is None and not told and only_answers(thought, text):
        nothing_told(thought, text)  # "ja graag", and nothing was asked
        return
    reading, answers = read_sentence(scene, text)
    before = scene.talk.answers if since is not None and scene.talk is not None else NOTHING_SENT
    answers |= {**kept(before), **told}
    if anew:
        answers["anew"] = "yes"
    if since is not None and scene.talk is not None and scene.talk.answers.get("where"):
        answers.setdefault("where", scene.talk.answers["where"])  # the same story goes on: the place was told
    if (age := AGE.search(text)) is not None and int(age[1]) < SIXTEEN:
        MACHINE.begin(thought, "under-16", answers, since=since)
        return
    if since is None and found is None and only_a_place(scene, text):
        # "Bloemenbuurt" tells where somebody lives, and nothing else yet.
        thought.know(replace(thought.person, district=answers["where"]))
        MACHINE.begin(thought, "welcome")
        return
    if found in ABOUT_THAT and before.get("about") != found:
        care.show_card(thought, found, answers)
    length = len(text.split())
    if found is None and length <= A_BEGINNING and _breaks_off(scene, text):
        MACHINE.begin(thought, "tell-on", {"told": text, **kept(answers)}, since=since)
        return
    if reading.kind == "other" and reading.themes[0] == "overig" and found is None and len(text) < GREETING:
        if reading.place and text.rstrip(" .!…").endswith(reading.place):
            # "bij ons op het plein": more comes; "het plein is kaal" says something
            MACHINE.begin(thought, "tell-on", {"told": text, **kept(answers)}, since=since)
            return
        if length < A_SENTENCE and not kept(answers):
            nothing_told(thought, text)
            return
    kind = {"neighbour": "concern", "basic": "need", "formal": "question"}.get(found or "", reading.kind)
    answers["what"] = text
    if found in ABOUT_THAT:
        answers["about"] = found
    if found == "basic":
        answers["themes"] = ",".join(dict.fromkeys((care.NEEDS, *reading.themes[:2])))
    if answers.get("where") == OUTSIDE:
        flow = OUTSIDE
    elif since is None and found is None and (about := not_solved(thought, text)) is not None:
        thought.talk = None
        MACHINE.begin(thought, "belongs", {"text": text}, about.number)
        return
    elif reading.unsure and found is None and (newest := just_told(thought)) is not None and since is None:
        thought.talk = None
        MACHINE.begin(thought, "belongs", {"text": text}, newest.number)
        return
    elif reading.unsure and found is None and not about_somebody(reading, scene, text):
        flow = "kind"  # asked, never guessed silently
    else:
        if found is None and "grief" in sounds_of(scene.world.words, text):
            kind = "need"
            also = (theme for theme in reading.themes[:2] if theme not in ("eenzaamheid", "overig"))
            answers["themes"] = ",".join(("eenzaamheid", *also))
        answers["kind"] = kind
        if kind == "concern" and reading.themes[0] in calls.ABOUT_SOMEBODY:
            kind = "other"  # grief and loneliness are heard, not asked for danger and a photo
        flow = found if found in care.OWN_ROAD else KIND_FLOW.get(kind, "message")
    once_more = _yes_again(scene.talk, flow, answers) if since is not None and not anew else ""
    MACHINE.begin(thought, flow, answers, since=since, opening=once_more)


def only_answers(thought: Thought, text: str) -> bool:
    """A yes or a no, and nothing beside it."""
    words, few = thought.scene.world.words, len(text.split()) < A_SENTENCE
    said = choose(text, (Option("yes", ""), Option("no", "")), words, thought.person.language) if few else None
    if said == "yes":
        return plainly(text, said, words)
    return said == "no" and spoken_of(text, ("no", "not-now"), thought.scene) is not None


def _yes_again(talk: Talk | None, flow: str, answers: Mapping[str, str]) -> str:
    """The shorter text where more is told at the yes: what is done with a message was said the first time."""
    known = MACHINE.flows[flow]
    yes = known.ask(known.logs or "")
    same = talk is not None and talk.flow == flow and talk.at == known.logs and answers.get("where")
    return f"{flow}-{yes.name}.again" if same and yes is not None and yes.again else ""


def _breaks_off(scene: Scene, text: str) -> bool:
    """'Ik zou graag': the rest comes in the next message."""
    return "unfinished" in sounds_of(scene.world.words, " ".join(text.split()))  # its pieces are one sentence


def about_somebody(reading: Reading, scene: Scene, text: str) -> bool:
    """Grief or loneliness: whoever tells of it is not asked what sort of message it is."""
    if "grief" in sounds_of(scene.world.words, text):
        return True
    return reading.kind in ("concern", "need") and reading.themes[0] in calls.ABOUT_SOMEBODY


def place_of_it(thought: Thought, event: Event) -> bool:
    """A district at the question what it is: kept, and the question put again."""
    talk = thought.talk
    if talk is None or talk.flow != "kind" or not isinstance(event, Said) or MACHINE.picks(thought, event) is not None:
        return False
    if not only_a_place(thought.scene, event.text):
        return False
    answers = read_sentence(thought.scene, event.text)[1]
    thought.turn(replace(talk, answers={**talk.answers, "where": answers["where"]}))
    MACHINE.repeat(thought)
    return True


def only_a_place(scene: Scene, text: str) -> bool:
    """A district's name and nearly nothing beside it: 'in Presikhaaf'."""
    named = scene.world.places.by_text(text)
    beside = len(text.split()) - len((named.words or "").split())
    most = LIVES_IN if "lives" in sounds_of(scene.world.words, text) else 1
    return named.district is not None and named.words is not None and beside <= most


def just_told(thought: Thought) -> Signal | None:
    """The speaker's signal of this hour: an unclear sentence soon after it may well belong to it."""
    newest = commands.newest_of(thought)
    return newest if newest is not None and thought.scene.now - newest.created < AN_HOUR else None


def not_solved(thought: Thought, text: str) -> Signal | None:
    """'Het is niet opgelost': about what was last said to be done, else about the only one that is open."""
    scene = thought.scene
    if len(text.split()) > A_BEGINNING or "not-solved" not in sounds_of(scene.world.words, text):
        return None
    own = [s for s in scene.signals.values() if s.person == thought.person.id]
    ended = [s for s in own if s.status in ("done", "half_done") and scene.today - s.since <= KEPT]
    open_ones = [s for s in own if not s.closed]
    return max(ended, key=lambda s: (s.since, s.number), default=open_ones[0] if len(open_ones) == 1 else None)


def adds_to_it(thought: Thought, event: Event) -> bool:
    """After the yes a whole sentence is more about the same thing, and is kept; at free words only a question is."""
    talk = thought.talk
    flow = MACHINE.flows.get(talk.flow) if talk else None
    signal = thought.signal(talk.signal) if talk else None
    if talk is None or flow is None or signal is None or not isinstance(event, Said):
        return False
    if len(event.text.split()) < A_SENTENCE or MACHINE.picks(thought, event) is not None:
        return False
    asked = event.text.rstrip().endswith("?")
    back = asked and flow.adds and read_sentence(thought.scene, event.text)[0].kind not in ("idea", "offer")
    if not talk.offered and not back:
        return False  # free words are the answer, but for a question back: 'a fence perhaps?' is how they see it
    if flow.standing and signal.person == thought.person.id and thought.scene.contact is None:
        commands.about_mine(thought, signal, event.text)  # a question of the clock or a contact: words for them
        MACHINE.repeat(thought)
        return True
    if not flow.adds or plainly(event.text, "yes", thought.scene.world.words):
        return False  # "ja stuur maar door" tells nothing more
    signal = thought.put(signal.with_words(what=f"{signal.words.get('what', '')}\n{event.text}"))
    values = commands.standing_values(thought, signal)
    thought.answer("question-noted" if asked else "noted", values, signal=signal.number)
    if asked:
        MACHINE.repeat(thought)
    elif NOTED not in talk.answers:
        thought.turn(replace(talk, answers={**talk.answers, NOTED: "yes"}))
        MACHINE.repeat(thought)  # once: who goes on telling knows by now what was asked
    return True
