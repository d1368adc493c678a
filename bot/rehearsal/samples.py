"""What people might begin with: sentences made of the lexicons themselves, so that no words stand in Python."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.voice import QUOTE_LENGTH
from flows.attached import PAGES
from flows.danger import danger
from flows.events import KEPT, Event, Said, Sent, Started
from flows.scene import World
from flows.understand import understand

#: Words in no language: whatever they answer, they answer it because they are words.
WORDS = "lorem ipsum dolor sit amet"
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  #: When every walk begins.
A_DAY = f"{MONDAY:%A}"  #: Always one to come.
#: As many as are ever quoted.
LOREM = ("Lorem ipsum dolor sit amet, consectetur adipiscing elit. Sed do eiusmod tempor incididunt ut labore. " * 4)[
    : QUOTE_LENGTH - 1
].rstrip()
PHONE = "+31 6 1234 5678"
ELSEWHERE = "1011 AB"  #: A postcode of Amsterdam: outside, or a place like any other.
MOST_WAYS = 60  #: Alternatives of one phrase that are looked at.
_SIGNS = frozenset({"^", "$", "..", "&"})


def sentences(world: World) -> tuple[Event, ...]:
    """Every kind, danger and aside once; stories with and without a place; the words that work anywhere; a start."""
    district = next(iter(world.directory.districts.values()))
    lexicon = next(iter(world.words.lexicons.values()))
    told = [*of_two_themes(world), *stories(world)]
    groups = (lexicon.asides, lexicon.answers, lexicon.commands)
    asides = [spoken(ways[0]) for group in groups for ways in group.values() if ways]
    asides += bare_place(world)
    longer = [f"{text} {WORDS}" for text in (*asides, A_DAY)]
    placed = [f"{text}. {district.name}" for text in told]
    words = (
        *told,
        *placed,
        *(f"{text}, {ELSEWHERE}" for text in told[:1]),
        *asides,
        *longer,
        LOREM,
        "#999",
        "1",
        f"My phone is {PHONE}",
    )
    return (
        Started(),
        Started(district.id),
        *map(Said, dict.fromkeys(words)),
        *map(Sent, ("photo", "voice", "document", "file", "sticker", "contact", "unknown")),
        *(Sent("photo", text) for text in placed[:1]),
        *(Sent(what, "", KEPT + what) for what in PAGES),
    )


def stories(world: World) -> Iterator[str]:
    """For each kind and danger in the lexicon the first of its phrases that is read as such."""
    lexicon = next(iter(world.words.lexicons.values()))
    for kind, phrases in lexicon.kinds.items():
        for text in map(spoken, phrases):
            reading = understand(text, world.words, lexicon.language, lambda _: (None, None))
            if (reading.kind, reading.danger) == (kind, None):
                yield text
                break
    for name, phrases in lexicon.danger.items():
        yield from [text for text in map(spoken, phrases) if danger(text, world.words) == name][:1]


def of_two_themes(world: World) -> Iterator[str]:
    """An idea about the themes of two contacts, in a phrase of each, if the lexicon has them."""
    lexicon = next(iter(world.words.lexicons.values()))
    district = next(iter(world.directory.districts.values()))
    able = (world.directory.contacts[id] for id in district.contacts)
    themes = [sorted(c.themes) for c in able if c.routable and not c.is_team and not c.police and c.themes]
    known = [[spoken(lexicon.themes[t][0]) for t in some if lexicon.themes.get(t)] for some in themes[:2]]
    wishes = [text for text in map(spoken, lexicon.kinds.get("idea", ())) if len(known) > 1 and all(known)]
    for wish in wishes:
        text = f"{wish} {known[0][0]} {known[1][0]}"
        reading = understand(text, world.words, lexicon.language, lambda _: (None, None))
        if (reading.kind, reading.danger, reading.unsure) == ("idea", None, False) and len(reading.themes) > 1:
            yield text
            return


def bare_place(world: World) -> list[str]:
    """Words that name a place and say nothing else, if the lexicon has them."""
    lexicon = next(iter(world.words.lexicons.values()))
    for phrase in (phrase for phrases in lexicon.places.values() for phrase in phrases):
        for text in (spoken(phrase, n) for n in range(MOST_WAYS)):
            reading = understand(text, world.words, lexicon.language, lambda _: (None, None))
            if reading.place and (reading.kind, reading.themes[0]) == ("other", "overig"):
                return [text]
    return []


def spoken(phrase: str, which: int = 0) -> str:
    """A phrase of a lexicon in plain words: of each alternatives one, nothing that may be left out."""
    slots = [s for s in phrase.removeprefix("~").split() if s not in _SIGNS]
    ways = [s.split("|") for s in slots if s == "?" or not s.endswith("?")]
    return " ".join(way[which % len(way)].strip("*") for way in ways).capitalize()
