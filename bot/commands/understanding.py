"""`wijkbot understand`: what the bot makes of a sentence, so that a municipality can try its own."""

import sys

from bot.channels import clean
from bot.clock import wall_clock
from bot.commands.doorway import mendable, refuse
from bot.commands.listing import Json, say_one
from bot.house import open_world
from bot.settings import load_settings
from flows.danger import UNSURE
from flows.reading import OUTSIDE, read_sentence
from flows.scene import Scene, World
from flows.state import Person


def understand(language: str, district: str | None) -> None:
    """A sentence a line in, one JSON object a line out; needs no database and stores nothing."""
    with mendable():
        world, _ = open_world(load_settings())
    if language not in world.words.lexicons:
        refuse(f"no language '{language}': choose from {', '.join(world.words.lexicons)}")
    if district is not None and district not in world.directory.districts:
        refuse(f"no district '{district}': choose from {', '.join(world.directory.districts)}")
    somebody = Person(0, language, district)
    for line in sys.stdin:
        text = clean(line).strip()
        if text:
            say_one(read(world, somebody, text))


def read(world: World, somebody: Person, text: str) -> dict[str, Json]:
    """One reading as CONTRACTS writes it; `district` is the one that would count."""
    reading, answers = read_sentence(Scene(wall_clock(), world, somebody), text)
    where = answers.get("where")
    return {
        "kind": reading.kind,
        "theme": list(reading.themes),
        "district": None if where == OUTSIDE else where,
        "place": reading.place,
        "danger": None if reading.danger in UNSURE else reading.danger,
        "unsure": reading.unsure or reading.danger in UNSURE,
        "because": reading.because,
    }
