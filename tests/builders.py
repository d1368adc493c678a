"""Warm, deterministic examples: a house of its own on any database, and people who talk in it.

`Village` is the whole road but for the network: events go in through the real writer, messages come out of the
real outbox in the reader's own words, and the clock stands where the test puts it.
"""

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Connection, insert

from bot.commands.ticking import walk
from bot.house import House, open_house, open_world
from bot.media import taken
from bot.settings import Settings
from bot.terminal import Terminal
from bot.times import parse_time
from bot.voice import Voice
from flows.events import Attached, Event, Inbound, Opened, Said, Sent
from flows.scene import World
from storage.columns import ring
from storage.load import record
from storage.people import people_named
from storage.tables import invitations
from tests.moulds import with_tables
from tests.paper import paper

DISTRICTS = Path(__file__).resolve().parent.parent / "districts"
KEY = "test:" + base64.b64encode(b"een sleutel van precies 32 byte!").decode()
IDEA = "er moet een bankje in de Bloemenbuurt"
MONDAY = "2026-03-02T10:00"


def settings_for(database_url: str, folder: Path) -> Settings:
    """The demo's settings, on this database."""
    return Settings(
        database_url=database_url,
        data_dir=folder,
        districts=DISTRICTS,
        secret_keys=SecretStr(KEY),
        _env_file=None,
    )


@dataclass
class Village:
    """A house, a clock, and the names of who talk."""

    house: House
    now: datetime
    count: int = 0
    ticked: list[str] = field(default_factory=list)

    def says(self, who: str, *lines: str | Event) -> list[str]:
        """Each line is heard; what the bot answers, as the terminal shows it, without the `< `."""
        heard: list[str] = []
        for line in lines:
            self.hear(who, Said(line) if isinstance(line, str) else line)
            heard += self.reads(who)
        return heard

    def hear(self, who: str, *events: Event) -> None:
        """What arrives together, without reading what it brings."""
        arrived: list[Inbound] = []
        for event in events:
            self.count += 1
            arrived.append(Inbound("terminal", f"village-{self.count}", who, event, self.now))
        self.house.writer.hear(arrived)

    def sends(self, who: str, what: str, caption: str = "") -> list[str]:
        """Something that is kept; what the bot answers."""
        self.count += 1
        sent = attached(what)
        event = Sent(what, caption, sent.reference)
        self.house.writer.hear([Inbound("terminal", f"village-{self.count}", who, event, self.now, attached=sent)])
        return self.reads(who)

    def opens(self, who: str) -> list[str]:
        """Opens the terminal: everything that waits is shown."""
        self.hear(who, Opened())
        return self.reads(who)

    def reads(self, who: str) -> list[str]:
        """What waits for this person and has been brought."""
        return [line.removeprefix("<").strip() for line in self.terminal(who).read()]

    def person(self, who: str) -> int | None:
        """The id of who is called so at the terminal; None for who was never heard."""
        return self.house.writer.transact(lambda c, _: people_named(c, "terminal", who), None)

    def invites(self, code: str, contact: str) -> None:
        """Whoever types this code within seven days is this contact."""

        def keep(connection: Connection, _: None) -> None:
            row = {"blind": ring(connection.dialect).blind(code), "contact": contact}
            connection.execute(insert(invitations), {**row, "until": self.now + timedelta(days=7)})

        self.house.writer.transact(keep, None)

    def terminal(self, who: str) -> Terminal:
        """This person's terminal; a contact is called `contact:<id>`."""
        person = self.person(who)
        assert person is not None, f"nobody is called {who}"
        return Terminal(self.house, person, self.now)

    def until(self, at: str) -> list[str]:
        """The clock walks to this local time; what `tick` printed on the way."""
        self.now = parse_time(at, self.house.settings.zone)
        told = list(walk(self.house, self.now))
        self.ticked += told
        return told

    def passes(self, **span: float) -> list[str]:
        """Time passes with the clock running, from due time to due time; what `tick` printed on the way."""
        self.now += timedelta(**span)
        told = list(walk(self.house, self.now))
        self.ticked += told
        return told

    def wakes(self) -> None:
        """The clock starts again where it stands now: everything overdue is heard at once."""
        self.house.writer.transact(record, self.now)
        self.house.writer.wake(self.now)

    def later(self, **span: float) -> None:
        """Time passes, and nothing that is due is heard: the system was down."""
        self.now += timedelta(**span)


@contextmanager
def village(
    database_url: str, folder: Path, at: str = MONDAY, *, pages: bool = True, districts: Path = DISTRICTS
) -> Iterator[Village]:
    """A fresh house, closed at the end. Without `pages` none of ours opens on a phone."""
    world, voice = known_world(districts)
    settings = settings_for(with_tables(database_url), folder).model_copy(update={"districts": districts})
    house = open_house(settings, (replace(world, pages=pages), voice))
    try:
        yield Village(house, parse_time(at, house.settings.zone))
    finally:
        house.engine.dispose()


@contextmanager
def with_an_idea(database_url: str, folder: Path) -> Iterator[Village]:
    """A village in which Noor brought her idea, #1, and left it at that."""
    with village(database_url, folder) as here:
        here.says("noor", IDEA, "1", "nu niet")
        yield here


@cache
def known_world(districts: Path = DISTRICTS) -> tuple[World, Voice]:
    """The demo's districts and words, read once for all tests: nobody writes in them."""
    settings = settings_for("sqlite:///never-opened.db", districts)
    return open_world(settings.model_copy(update={"districts": districts}))


@cache
def photo() -> bytes:
    """A small photo, as a phone would make it: with where and when it was made written in it."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = "zilvergrijs"  # ImageDescription
    exif[0x0112] = 6  # Orientation: a quarter turn
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20), "green").save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


#: The first bytes of a recording, and some more.
VOICE = b"OggS" + bytes(60)


@cache
def pdf(width: int = 200) -> bytes:
    """A letter of one page, as a word processor would make it: with who wrote it written in it."""
    author = b"<< /Author (zilvergrijs) >>"
    return paper(box=f"0 0 {width} 100", trailer=b"/Info 6 0 R", more=[author])


def attached(what: str) -> Attached:
    """What a channel brings with a photo, a voice note or a document."""
    return {
        "photo": lambda: taken("photo", photo()),
        "voice": lambda: taken("voice", VOICE),
        "document": lambda: taken("document", pdf()),
    }[what]()
