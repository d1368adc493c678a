"""What may answer a question, here and now: the choices it offers, and what somebody's words, press or point mean."""

import re
from collections.abc import Mapping

from flows.at_desk import canned_answers, numbers_on_desk, own_days, pick_number
from flows.choices import Option, choose, choose_many, named
from flows.choices import plainly as is_plain
from flows.dates import name_day
from flows.events import Event, Located, Pressed, Said, Sent
from flows.grammar import Ask, fixed
from flows.masking import number_in
from flows.reading import OUTSIDE
from flows.scene import Scene
from flows.soundings import sounds_of
from flows.spans import name_span
from flows.state import Choice
from flows.thought import Thought
from flows.values import Day, Place, Role

SKIPPED = ""
TODAY = "today"
NOTHING = ("no", "nothing")  #: "Nee", "niks": no words at a question that may be passed by.
ANY_NUMBER = re.compile(r"#\s?(\d{1,9})\b")  #: A number that is pointed at, whatever stands behind it.


def offers(ask: Ask, scene: Scene) -> tuple[Choice, ...]:
    """The choices shown with a question, here and now."""
    if ask.wants.kind == "place":
        return tuple(Choice(id, Place(id)) for id in scene.world.directory.districts)[:10]
    if ask.wants.kind == "language":
        return tuple(Choice(code) for code in scene.world.words.lexicons)
    if ask.wants.kind == "day":
        return tuple(Choice(d.isoformat(), Day(d)) for d in own_days(scene, ask.wants.within))
    if ask.wants.kind == "number":
        return numbers_on_desk(scene)
    if ask.wants.kind == "canned":
        return canned_answers(scene)
    if ask.wants.kind == "contact":
        district = scene.district(talk_district(scene))
        linked = [c for c in district.contacts if scene.person_of(c) is not None and c != scene.person.contact]
        return tuple(Choice(c, Role(c)) for c in linked)[:10]
    return fixed(ask.wants)


def talk_district(scene: Scene) -> str:
    """The district that is talked about: of the contact who speaks, else of the resident."""
    own = scene.world.directory.district_of(scene.person.contact) if scene.person.contact else None
    return own.id if own else scene.person.district or ""


def understand(
    ask: Ask, offered: tuple[Choice, ...], event: Event, thought: Thought, *, plainly: bool = False
) -> str | None:
    """The answer in an event; None when it is not one. `plainly`: half a yes is none."""
    scene = thought.scene
    language = thought.person.language
    if isinstance(event, Pressed):
        shown = scene.shown
        if shown is None or not 1 <= event.n <= len(shown.choices):
            return None
        return SKIPPED if ask.wants.kind == "photo" else shown.choices[event.n - 1].id
    if isinstance(event, Located):
        if ask.wants.kind != "place":
            return None
        found = scene.world.places.by_point(event.latitude, event.longitude)
        return found.district or (OUTSIDE if found.because == OUTSIDE else None)
    if isinstance(event, Sent) and ask.wants.kind == "photo":
        return event.kept if event.what == "photo" and event.kept else None
    if isinstance(event, Sent):
        return event.caption[: ask.wants.up_to] or None if ask.wants.kind == "words" else None
    if not isinstance(event, Said):
        return None
    text = event.text.strip()
    if ask.wants.kind == "number":
        return pick_number(text, offered)
    if ask.wants.kind == "phone":
        no = choose(text, (Option("no", ""),), scene.world.words, language) == "no"
        return SKIPPED if no else number_in(text)
    if ask.wants.kind == "days":
        span = name_span(text, scene.today)
        return f"{span.start}/{span.until}" if span is not None else None
    if ask.wants.kind == "words" and ask.wants.typed:
        sounds = sounds_of(scene.world.words, text)
        if (meant := next((name for name in ask.wants.typed if name in sounds), None)) is not None:
            return meant
    if ask.wants.kind == "words" and not ask.required and spoken_of(text, NOTHING, scene) is not None:
        return SKIPPED
    if ask.wants.kind == "words" and not offered:
        return text[: ask.wants.up_to] if len(text) >= ask.wants.least else None
    labels = scene.world.words.labels.get(language, {})
    key = (thought.talk.said or f"{thought.talk.flow}-{ask.name}") if thought.talk else ask.name
    typed = [Option(c.id, label_of(c, scene, labels.get(key, {}))) for c in offered]
    if ask.wants.kind == "signal":
        return pick_signal(text, typed)
    if (hidden := spoken_of(text, ask.wants.typed, scene)) is not None:
        return scene.today.isoformat() if hidden == TODAY else hidden
    if ask.wants.kind == "several":
        return ",".join(choose_many(text, typed, scene.world.words, language)) or None
    about = thought.talk.signal if thought.talk is not None else None
    if any(int(number) != about for number in ANY_NUMBER.findall(text)):
        typed = []  # "voor #2" is about a signal, and no place in the list
    picked = choose(ANY_NUMBER.sub(" ", text), typed, scene.world.words, language)
    half = picked in ("yes", "now") and plainly and not is_plain(text, picked, scene.world.words)
    if half and not (ask.plainly and named(text, typed) == picked):  # a button's own words are the whole of it
        return None
    if picked is not None:
        return SKIPPED if ask.wants.kind == "photo" else picked
    if ask.wants.kind == "words":
        return text[: ask.wants.up_to] if len(text) >= ask.wants.least else None
    if ask.wants.kind == "place":
        found_place = scene.world.places.by_text(text)
        return found_place.district or (OUTSIDE if found_place.because == OUTSIDE else None)
    if ask.wants.kind == "day":
        day = name_day(text, scene.today)
        furthest = scene.world.calendar.add_working(scene.today, ask.wants.within)
        return day.isoformat() if day is not None and scene.today < day <= furthest else None
    return None


def pick_signal(text: str, typed: list[Option]) -> str | None:
    """One of what is offered, by its name, number or place in the list; or any other number after a '#'."""
    offered = tuple(Choice(option.id) for option in typed)
    other = ANY_NUMBER.match(text)
    return named(text, typed) or pick_number(text, offered) or (str(int(other[1])) if other else None)


def spoken_of(text: str, ids: tuple[str, ...], scene: Scene) -> str | None:
    """A choice that is never shown, by one of its clear words in any language."""
    said = text.strip(" .!").casefold()
    lexicons = scene.world.words.lexicons.values()
    return next((i for i in ids if any(said in lexicon.answers.get(i, ()) for lexicon in lexicons)), None)


def label_of(choice: Choice, scene: Scene, labels: Mapping[str, str]) -> str:
    """What a choice is called, for typed answers; the label of a day is understood as a date instead."""
    if isinstance(choice.label, Place):
        return scene.district(choice.label.district).name
    if isinstance(choice.label, Role):
        role = scene.world.directory.contacts[choice.label.contact].role
        return role.get(scene.person.language) or role["nl"]
    if isinstance(choice.label, str):
        return choice.label
    return labels.get(choice.id, choice.id)
