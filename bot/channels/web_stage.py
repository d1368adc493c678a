"""The demo's own doors: whose phones there are, the clock, and why the bot did what it did."""

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.channels import UnreadableError
from bot.channels.web_answers import Wording, as_json, route
from bot.channels.web_demo import NAMES, move, next_due, opened, phones
from bot.channels.web_posts import from_our_page, read
from bot.channels.web_reasons import reasons
from bot.channels.web_view import NAME
from storage.people import people_named

if TYPE_CHECKING:
    from bot.running import Running


class NewResident(BaseModel):
    """Somebody to play."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=NAMES)
    language: str = Field(max_length=5)
    district: str = Field("", max_length=60)


class Moved(BaseModel):
    """How far the clock is moved."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    to: Literal["hour", "workday", "next"]


class Stage:
    """What each of the demo's doors does."""

    def __init__(self, running: "Running", wording: Wording, engine: Engine) -> None:
        self._running = running
        self._house = running.house
        self._wording = wording
        self._engine = engine  #: For looking only.
        self._moving = asyncio.Lock()

    def routes(self) -> list[BaseRoute]:
        """They exist in the demo alone."""
        return [
            route("/demo/people", self.people),
            route("/demo/people", self.add, "POST"),
            route("/demo/phones/{who}/open", self.open, "POST"),
            route("/demo/clock", self.clock),
            route("/demo/clock", self.move, "POST"),
            route("/demo/reasons/{who}", self.reasons),
        ]

    async def people(self, request: Request) -> Response:
        """Phones and places."""
        language = self._wording.language(request)
        found = await self._running.road.transact(lambda c: phones(c, self._house, language))
        districts = [{"id": d.id, "name": d.name} for d in self._house.directory.districts.values()]
        return as_json({"phones": [asdict(p) for p in found], "districts": districts})

    async def add(self, request: Request) -> Response:
        """Somebody new; a name that is there already stays who they are."""
        new = await read(request, NewResident)
        known = self._house.directory.districts
        if new.language not in self._house.world.words.lexicons or (new.district and new.district not in known):
            raise UnreadableError("no such language or district")
        await opened(self._running, new.name, new.language, new.district)
        return Response(status_code=204)

    async def open(self, request: Request) -> Response:
        """A phone is opened: from now on it can be reached here, and what waited comes at once."""
        from_our_page(request)
        if await opened(self._running, str(request.path_params["who"])) is None:
            return Response(status_code=404)
        self._running.house.writer.waits = True
        self._running.sender.look()
        return Response(status_code=204)

    async def clock(self, request: Request) -> Response:
        """Where the clock stands, and when it has something to do."""
        now = self._running.clock()
        due = await self._running.road.transact(lambda c: next_due(c, now, for_people=True))
        return as_json({"now": now, "next": due})

    async def move(self, request: Request) -> Response:
        """The clock is moved; two moves at once go one after the other."""
        moved = await read(request, Moved)
        async with self._moving:
            await move(self._running, moved.to)
        return await self.clock(request)

    async def reasons(self, request: Request) -> Response:
        """What the bot did for a resident, and why."""
        language, now = self._wording.language(request), self._running.clock()
        who = str(request.path_params["who"])

        def told() -> list[dict[str, object]]:
            with self._engine.begin() as connection:
                person = people_named(connection, NAME, who)
                found = reasons(connection, self._house, person, now, language) if person is not None else []
                return [asdict(r) for r in found]

        return as_json(await asyncio.to_thread(told))
