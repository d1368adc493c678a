"""`wijkbot whatsapp templates`: what Meta must approve, so that a promise is kept after 24 hours of silence too."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from bot.commands.doorway import enter, mendable, refuse, say
from bot.commands.listing import Json, say_columns, say_json, utc
from bot.house import House, open_world
from bot.rehearsal.drafts import Draft, drafts, invitations, spoken, without_template
from bot.rehearsal.walk import fresh_town, walk
from bot.settings import Settings, load_settings
from bot.voice import Voice
from flows.effects import Say
from flows.knocking import KNOCKS
from flows.opening import MACHINE
from flows.scene import World
from storage import contents

if TYPE_CHECKING:
    from bot.channels.twilio_templates import Templates

T = TypeVar("T")
APPROVED = contents.APPROVED
TO_PUSH = ("not pushed", "not asked", "lost")  #: Meta does not look at these: they are to be pushed.


def draft(*, as_json: bool) -> None:
    """Every template that this version needs; nothing is sent."""
    with mendable():
        world, voice = open_world(load_settings())
    unasked = _unasked(world)
    found = _drafts(unasked, world, voice)
    if as_json:
        say_json([_as_json(d) for d in found])
        return
    for d in found:
        say(f"{d.content.name}  {d.category}  {d.content.language}")
        say(f"    {spoken(d.content).replace(chr(10), ' / ')}")
        say(f"    for example: {', '.join(d.samples.values()) or '-'}")
    say(f"These wait behind the button of the short message: {', '.join(without_template(unasked, voice))}")


def push(*, as_json: bool) -> None:
    """Creates what is not at Twilio yet and asks Meta to approve it; exit 1 when something was not taken."""
    house = _configured()
    found = _drafts(_unasked(house.world), house.world, house.voice)
    done = _with(house, lambda templates: templates.push(found))
    if as_json:
        say_json([{"name": p.name, "outcome": p.outcome, "why": p.why} for p in done])
    else:
        say_columns([(p.name, p.outcome, p.why) for p in done], "there is nothing to push")
    house.engine.dispose()
    if any(p.outcome == "failed" for p in done):
        raise SystemExit(1)


def status(*, as_json: bool) -> None:
    """What Meta says of each, asked now; exit 1 when one is rejected, paused or was never pushed."""
    from bot.channels.twilio_contents import ContentError

    house = _configured()
    found = _drafts(_unasked(house.world), house.world, house.voice)
    try:
        _with(house, lambda templates: templates.look())
    except ContentError as error:
        refuse(f"Twilio does not say: {error}")
    known = {k.name: k for k in _kept(house)}
    rows = [(d, known.get(d.content.name)) for d in found]
    if as_json:
        say_json(
            [
                {
                    **_as_json(d),
                    "status": _state(k),
                    "reason": k.reason if k else "",
                    "checked": utc(k.checked) if k and k.checked else None,
                }
                for d, k in rows
            ]
        )
    else:
        say_columns([(d.content.name, _state(k), k.reason if k else "") for d, k in rows], "no templates")
    house.engine.dispose()
    if any(_state(k) not in (APPROVED, "pending") for _, k in rows):
        raise SystemExit(1)


def missing(connection: Connection | None, settings: Settings, world: World, voice: Voice) -> Iterator[str]:
    """Which promise cannot be kept while a template is missing; for `wijkbot check`. None: nothing is kept yet."""
    account = settings.twilio_account_sid or ""
    known = {k.name: k for k in contents.templates(connection, account)} if connection is not None else {}
    late: dict[tuple[str, str], list[str]] = {}
    for d in _drafts(_unasked(world), world, voice):
        state = _state(known.get(d.content.name))
        if state != APPROVED:
            late.setdefault((d.content.language, state), []).append(d.promise)
    for (language, state), keys in sorted(late.items()):
        mend = "push" if state in TO_PUSH else "status"
        next_step = f"`wijkbot whatsapp templates {mend}`"
        if knocks := [k for k in keys if k in KNOCKS]:
            yield (
                f"WhatsApp ({language}), {state}: {', '.join(knocks)}. Who was silent for 24 hours hears nothing, not"
                f" even that an answer waits: {next_step}"
            )
        if others := list(dict.fromkeys(k for k in keys if k not in KNOCKS)):
            yield (
                f"WhatsApp ({language}), {state}: unasked texts, {len(others)} in all, wait behind a button after 24"
                f" hours of silence: {next_step}. They are {', '.join(others)}"
            )
    if connection is not None and (count := contents.waiting(connection)):
        yield f"WhatsApp: for {count} people something waits until they write: `wijkbot outbox list --status held`"


def _unasked(world: World) -> Sequence[Say]:
    met = [say for say in walk(MACHINE, fresh_town(world)).said.values() if say.proactive]
    return [*met, *invitations(world.directory)]


def _drafts(unasked: Sequence[Say], world: World, voice: Voice) -> list[Draft]:
    return drafts(unasked, voice, world.directory, world.words.lexicons)


def _state(known: contents.Kept | None) -> str:
    return "not pushed" if known is None or known.sid is None else known.approval or "not asked"


def _as_json(d: Draft) -> dict[str, Json]:
    kind, content = next(iter(d.content.types.items()))
    actions = content.get("actions", [])
    titles = [str(a["title"]) for a in actions] if isinstance(actions, list) else []
    return {
        "name": d.content.name,
        "key": d.promise,
        "language": d.content.language,
        "category": d.category,
        "type": kind,
        "body": str(content["body"]),
        "buttons": titles,
        "samples": dict(d.samples),
    }


def _configured() -> House:
    house = enter()
    if not (
        house.settings.twilio_account_sid and house.settings.twilio_auth_token and house.settings.twilio_whatsapp_from
    ):
        refuse("WhatsApp is not configured: set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_WHATSAPP_FROM.")
    return house


def _kept(house: House) -> list[contents.Kept]:
    account = house.settings.twilio_account_sid or ""
    with mendable():
        return house.writer.transact(lambda c, _: contents.templates(c, account), None)


def _with(house: House, work: "Callable[[Templates], Awaitable[T]]") -> T:
    """The account's templates, in a loop of their own."""
    from bot.channels.twilio_contents import Account, ContentApi
    from bot.channels.twilio_http import TwilioHttp
    from bot.channels.twilio_templates import Templates
    from bot.sender import here

    settings = house.settings
    account, token = settings.twilio_account_sid or "", settings.twilio_auth_token

    async def run() -> T:
        http = TwilioHttp(settings.twilio_api_url, timeout=30.0)
        try:
            api = ContentApi(http, Account(account, token.get_secret_value() if token else ""))
            return await work(Templates(api, account, house.now, here(house)))
        finally:
            await http.close()

    with mendable():
        return asyncio.run(run())
