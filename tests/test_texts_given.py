"""Every text that the flows can say is said: in both languages, with the values that the code really gives.

Stories are told to the real front desk. At every step of a story everything else that somebody could do there
is tried as well: each button, words that mean nothing, skip, back, stop. What is never said in all of that
stands in the files for nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from bot.districts import load_directory
from bot.lexicons import load_lexicons
from bot.media import Refusal
from bot.render import MENU
from bot.texts import LOCALES, read
from bot.voice import Voice
from flows.calendar import Calendar
from flows.directory import KINDS, OPERATOR, THEMES
from flows.effects import Say
from flows.events import Blocked, Event, Located, Opened, Pressed, Said, Sent, Started, Woke
from flows.knocking import KNOCKS, READ
from flows.opening import MACHINE
from flows.places import Places
from flows.scene import World
from flows.state import Person, Status
from flows.talks.cards import NEEDED_NOW
from flows.talks.resident import NEEDS
from flows.values import Day, Lines, Listed, Phrase, Place, Roles, Theme, Value, with_links
from flows.words import Words
from tests.stories import FLOWERS, STORIES
from tests.town import Town

DIRECTORY = load_directory(Path(__file__).resolve().parent.parent / "districts")
VOICE = Voice.load(directory=DIRECTORY)
WORLD = World(
    DIRECTORY,
    Places.of(DIRECTORY),
    Words(load_lexicons(LOCALES), VOICE.labels()),
    Calendar(ZoneInfo("Europe/Amsterdam")),
)
LANGUAGES = ("nl", "en")
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RESIDENT, NEIGHBOUR = 1, 2
DESKS = {
    "v": "bloem-sociaal",
    "w": "bloem-wonen",
    "b": OPERATOR,
    "a": "bloem-opbouw",
    "g": "bloem-gebied",
    "m": "ede-wijken",
    "j": "bloem-jeugd",
}

#: Why a signal came to somebody, as `flows.routing` and `flows.talks.contact` name it.
ROUTED = ("theme", "generalist", "fewest", "stand-in", "district-lead", "municipality-lead", "operator")
#: Said by `storage.writer` when a thought fails; by nobody yet, until a call-back is a line in a round; and not
#: reached while `front_desk.speak` goes on after a relay was asked for. By the shell: why a file is not kept.
ELSEWHERE = {"sorry", "database-away", "duty-bare", *(f"media-{why}" for why in get_args(Refusal))}
#: Said by the memory, to who was silent for a day; and a list's own button.
ELSEWHERE |= {MENU, *KNOCKS, *(f"{key}.{READ}" for key in KNOCKS)}
#: Of the week of a district: said and drawn in tests/test_reporting.py.
ELSEWHERE |= {key for key in read(LOCALES)[0]["nl"] if key.startswith("report-")}
#: The memory plans the end of a role, from the day in its file (tests/storage/test_week.py).
ELSEWHERE |= {"left-thanks", "until-lead", "until-own"}
#: No district of the demonstration has a pause (tests/storage/test_week.py).
ELSEWHERE |= {"moment-paused"}
ELSEWHERE |= {"whose-for", *(f"whose-for.{way}" for way in ("resident", "own", "both", "unclear"))}
#: Dialogues: voor-jou-of-voor-de-bewoner, vraag-aan-de-bot-na-een-antwoord, een-kort-woord-is-voor-niemand.
ELSEWHERE |= {"phone-of", "today-here", "today-nobody", "nothing-asked", "take-up-when.again"}
ELSEWHERE |= {"returned-away"}  # tests/storage/test_returned.py
#: Nobody of the demonstration works in the evening (dialogue: twee-blokken-op-een-dag).
ELSEWHERE |= {"greeting-evening"}
#: What a private phone gets (tests/test_pages.py).
SHORT_CARD = ("", ".think-along", ".not-mine", ".more", ".unclear")
ELSEWHERE |= {f"card-short{part}" for part in SHORT_CARD}
ELSEWHERE |= {"call-in-chat", "called-then"}  # tests/test_pages.py
#: Said in the place of an address, and in what is sent: tests/channels/test_telegram_files.py.
ELSEWHERE |= {"file-here", "file-gone", "file-own-data"}
ELSEWHERE |= {"glad-told", "sorry-told", "talk-now"}  # dialogues: verdriet-..., ik-wil-een-mens-...
ELSEWHERE |= {
    "danger-yes",
    "danger-where",
    "danger-gas",
    "danger-took",
    "no-call-now",
    "no-call-suicide",
    "no-call-violence",
}
#: Dialogues: geweld-..., ook-een-sleutelfiguur-in-nood, ik-wil-een-mens-..., postcode-twee-keer-mis.
ELSEWHERE |= {"violence-children", "violence-more", "never-safe", "calm-contact", "danger-called"}
ELSEWHERE |= {"round-for-whom"}  # dialogue: voor-wie-is-dit-blijft-staan
ELSEWHERE |= {"low-near", "low-near.call", "low-near.no", "place-not-found.unclear"}
ELSEWHERE |= {
    "cost-back",
    "often-back",
    "behind-back",
    "private-back",
    "photo-back",
}  # dialogues too: gewone-vragen-...
ELSEWHERE |= {"claimed-short", "resident-short", "read-page", "read-whole"}
ELSEWHERE |= {"card-document", "document-what.unclear"}  # dialogue: een-brief-als-bestand
#: What may happen at any moment, whatever is talked about.
ANYTIME: tuple[Event, ...] = (
    *(
        Said(said)
        for said in (
            "menu",
            "stop",
            "terug",
            "overslaan",
            "help",
            "taal",
            "mijn",
            "mijn gegevens",
            "wis",
            "ben je een mens",
            "een mens",
            "Lees antwoord",
        )
    ),
    *(Said(said) for said in ("ok", "#1", "#1 Nog iets hierover.", "#999", "#999 tekst", "Xyzzy plof.")),
    *(Sent(what) for what in ("photo", "voice", "document", "file", "sticker", "contact", "unknown")),
    *(Sent(what, "", f"kept:{what}") for what in ("photo", "voice", "document")),
    Sent("photo", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "kept:bench"),
    *(Started(), Started(FLOWERS), Opened(), Blocked(True), Pressed(999, 1)),
    *(Located(0.0, 0.0), Located(5.94, 51.99)),
)


class Reader:
    """Reads everything aloud in both languages, and remembers which texts it met."""

    def __init__(self) -> None:
        self.met: set[tuple[str, str]] = set()
        self.dead: set[str] = set()  #: Texts with a button that does nothing, pressed as soon as it is shown.

    def read(self, town: Town, since: int) -> None:
        for say in town.said[since:]:
            for language in LANGUAGES:
                self._judge(town, say, aloud(say, language), language)
            key, _, variant = say.key.partition(".")
            self.met |= {(key, variant)} | {(key, c.id) for c in say.choices if c.label is None}
            for value in say.values.values():
                self.phrases(value)

    def phrases(self, value: Value) -> None:
        match value:
            case Phrase(key, inner):
                self.met.add((key, ""))
                for _, part in inner:
                    self.phrases(part)
            case Lines(items) | Listed(items):
                for item in items:
                    self.phrases(item)
            case Theme(name):
                self.met.add((f"theme-{name}", ""))
            case Roles(contacts) if len(contacts) > 1:
                self.met.add(("list-last", ""))
            case Day(day):
                parts = ("day-in-words", f"day-{day.isoweekday()}", f"month-{day.month}")
                self.met |= {(part, "") for part in parts}
            case _:
                pass

    def _judge(self, town: Town, say: Say, text: str, language: str) -> None:
        if not say.proactive:
            return
        if town.people[say.to].contact is not None:
            assert text.startswith("Wijkbot: ") == (say.key == "round-do"), text
            return
        where = "gemeente " if language == "nl" else "municipality of "
        place = say.values["district"]
        assert isinstance(place, Place)
        begins = f"Wijkbot {DIRECTORY.districts[place.district].name}, {where}{say.values['municipality']}: "
        assert text.startswith(begins), text


def aloud(say: Say, language: str) -> str:
    """A message in words, its buttons too, as `bot.render` puts it; every link has the same address."""
    key, _, variant = say.key.partition(".")
    values = {name: with_links(v, lambda _: "https://example.nl/1") for name, v in say.values.items()}
    for choice in say.choices:
        assert VOICE.label(key, choice.id, language) if choice.label is None else VOICE.spoken(choice.label, language)
    return VOICE.say(key, values, language, variant)


def tell(reader: Reader, town: Town, line: str) -> None:
    """One line of a story."""
    who, _, what = line.partition(" ")
    if who == "@":
        town.now = datetime.fromisoformat(what)
        return
    if who == "~":
        said = len(town.said)
        while len(town.said) == said:  # a round of which everything was answered meanwhile is silent
            woke = town.wake(what)
            try_twins(reader, town, woke)
            town.ring(woke)
            if what != "round":
                return
        return
    if who == "*":
        town.hear(RESIDENT, Said(what, edited=True))
        return
    if who == "+":
        kind, _, caption = what.partition(" ")
        town.hear(RESIDENT, Sent(kind, caption, f"kept:{len(town.said)}"))
        return
    if what.startswith("> "):
        who, what = who + ">", what[2:]
    match who[0]:
        case "c":
            person = town.leading()
        case "o":
            person = town.contact(town.signals[1].asked[0])
        case "p":
            person = town.contact(town.signals[1].passed[0])
        case by if by in DESKS:
            person = town.contact(DESKS[by])
        case other:
            person = NEIGHBOUR if other == "s" else RESIDENT
    if who.endswith("!"):
        town.press(person, what)
    else:
        town.invited = "bloem-sociaal" if what == "ABCDEFGH" else None
        town.hear(person, Said(what))


def try_twins(reader: Reader, town: Town, woke: Woke) -> None:
    """The same moment for two signals of one resident: one message with a line for each."""
    if woke.kind != "promise":
        return
    both = town.fork()
    twin = len(both.signals) + 1
    first = woke.subjects[0]
    both.hear(both.signals[first].person, Blocked(False))
    both.signals[twin] = replace(both.signals[first], number=twin)
    before = len(both.said)
    both.ring(Woke(woke.kind, woke.due, (first, twin)))
    reader.read(both, before)


def try_everything(reader: Reader, town: Town) -> None:
    """Whatever else the people of this story could do now, each from the same moment."""
    busy = {RESIDENT, *(p for p, talk in town.talks.items() if talk is not None)}
    for person in busy:
        talk = town.talks.get(person)
        offered = [Said(str(n)) for n, _ in enumerate(talk.offered, 1)] if talk else []
        for event in (*ANYTIME, *offered):
            after = town.fork()
            for _ in range(2):  # The second time is another text: a human's door, a full stop.
                before = len(after.said)
                after.hear(person, event)
                reader.read(after, before)


def try_buttons(reader: Reader, town: Town, since: int) -> None:
    """Each button that was just shown, pressed at once."""
    for row in town.rows[since:]:
        for n in range(1, len(row.choices) + 1):
            after = town.fork()
            after.hear(row.person, Pressed(row.row, n))
            reader.read(after, len(town.said))
            if any(say.key == "old-button" for say in after.said[len(town.said) :]):
                reader.dead.add(row.key)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Has read every story with everything around it."""
    known = Reader()
    for story in STORIES.values():
        town = Town.of(WORLD, MONDAY, Person(RESIDENT), Person(NEIGHBOUR))
        for line in story:
            before = len(town.said)
            tell(known, town, line)
            known.read(town, before)
            try_buttons(known, town, before)
            try_everything(known, town)
    return known


def families() -> Iterator[Value]:
    """Words of which a story needs only one or two."""
    yield from (Theme(theme) for theme in THEMES)
    yield from (Day(date(2026, month, month)) for month in range(1, 13))
    yield from (Day(date(2026, 3, day)) for day in range(1, 8))
    yield from (Phrase(f"need-{need}") for need in NEEDS)
    yield from (Phrase(f"needed-what-{need}") for need in NEEDS if need != "nothing")
    yield from (Phrase(f"needed-{why}") for why in (*KINDS, *NEEDED_NOW, "nothing"))
    yield from (Phrase(f"why-{reason}", (("theme", Theme("groen")),)) for reason in ROUTED)
    yield from (Phrase(f"{name}-{kind}") for name in ("kind", "your") for kind in KINDS)
    yield from (Phrase(f"status-{status}") for status in get_args(Status))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_family_can_be_said(language: str) -> None:
    for value in families():
        assert VOICE.spoken(value, language)


def test_every_text_in_the_files_is_said_by_the_flows(reader: Reader) -> None:
    for value in families():
        reader.phrases(value)
    never = {f"{key}.{attribute}".rstrip(".") for key, attribute in written() if (key, attribute) not in reader.met}
    assert never - ELSEWHERE == set()


def test_every_button_does_something_when_it_is_shown(reader: Reader) -> None:
    assert reader.dead == set()


def test_every_question_has_its_text_and_a_kind_second_try() -> None:
    lacking = [
        f"{flow.name}-{ask.name}.{variant}"
        for flow in MACHINE.flows.values()
        for ask in flow.asks
        for variant in ("", "unclear", *ask.wants.choices)
        if not VOICE.has(f"{flow.name}-{ask.name}", variant)
    ]
    assert lacking == []


def written() -> Iterable[tuple[str, str]]:
    """Every text by key and attribute. Pages, mails and a chat app show their own (tests/web, tests/channels)."""
    elsewhere = ("/page.ftl:", "/telegram.ftl:", "/mail.ftl:", "/poster.ftl:")
    known = {k: entry for k, entry in read(LOCALES)[0]["nl"].items() if not any(f in entry.where for f in elsewhere)}
    return ((key, attribute) for key, entry in known.items() for attribute in entry.patterns)
