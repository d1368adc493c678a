"""`wijkbot contacts`: who is linked, the invitation that links somebody, and who is away or has left."""

import asyncio
import secrets
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, insert

from bot.commands.doorway import mendable, moment, refuse, say
from bot.commands.listing import Json, say_columns, say_json
from bot.commands.memory import ask, opened
from bot.commands.signals import role_of
from bot.district_fields import meant
from bot.house import TERMINAL, House
from bot.settings import Settings
from flows.directory import OPERATOR
from storage.columns import ring
from storage.desks import Absence, change
from storage.ledger import Presence, presences
from storage.tables import invitations

#: No 0 O 1 I L: a code is read aloud and typed over (the pattern of `flows.front_desk.CODE`).
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8
VALID = timedelta(days=7)
NOBODY = Presence(frozenset(), None, None, left=False)


def show_list(*, as_json: bool) -> None:
    """Every contact of the directory, in the order of the files; the operator last."""
    with opened() as house:
        known = ask(house, presences)
        ids = sorted(house.directory.contacts, key=lambda id: id == OPERATOR)
        found = [_as_object(house, id, known.get(id, NOBODY)) for id in ids]
        if as_json:
            say_json(found)
            return
        rows = [
            (
                id,
                role_of(house.directory, id),
                house.directory.contacts[id].organisation or "-",
                _district(house, id) or "-",
                "linked" if linked(known.get(id, NOBODY), house.settings) else "not linked",
                _away_in_words(known.get(id, NOBODY)),
            )
            for id in ids
        ]
        say_columns(rows, "no contacts")


def invite(contact: str, at: str | None) -> None:
    """A code that makes whoever types it this contact: on the first line alone, then a link a channel."""
    with opened() as house:
        _known(house, contact)
        now = moment(house, at)
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))

        def keep(connection: Connection) -> None:
            row = {"blind": ring(connection.dialect).blind(code), "contact": contact, "until": now + VALID}
            connection.execute(insert(invitations), row)

        ask(house, keep)
        say(code)
        for line in asyncio.run(links(house.settings, code)):
            say(line)


def linked(presence: Presence, settings: Settings) -> bool:
    """Whether this contact has a chat; one at the terminal counts while no channel is configured."""
    return bool(presence.channels if settings.demo else presence.channels - {TERMINAL})


async def links(settings: Settings, code: str) -> list[str]:
    """How to hand the code over, a line for each configured channel."""
    lines: list[str] = []
    if settings.telegram_token:
        name = await telegram_name(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
        link = f"https://t.me/{name}?start={code}" if name else "no answer now; send the code to the bot as a message"
        lines.append(f"telegram {link}")
    if settings.twilio_account_sid and settings.twilio_whatsapp_from:
        lines.append(f"whatsapp https://wa.me/{_digits(settings.twilio_whatsapp_from)}?text={code}")
    if settings.twilio_account_sid and settings.twilio_sms_from:
        lines.append(f"sms sms:+{_digits(settings.twilio_sms_from)}?body={code}")
    return lines


def away(contact: str, start: str | None, until: str, at: str | None) -> None:
    """An absence, both days included; what is open moves to the stand-in on its first day."""
    with opened() as house:
        _known(house, contact)
        now = moment(house, at)
        today = house.world.calendar.day(now)
        first = _day(start, "--from") if start is not None else today
        last = _day(until, "--until")
        if last < first:
            refuse(f"--until {last} lies before --from {first}: put the earlier day first")
        moved = _change(house, contact, Absence(first, last), now)
        open_now = f"{moved} open signals moved" if first <= today else "what is open then moves that day"
        say(f"{contact} is away from {first} until {last}; {open_now}")


def leave(contact: str, at: str | None) -> None:
    """A role ends today; what is open moves to who is next."""
    with opened() as house:
        _known(house, contact)
        if contact == OPERATOR:
            refuse("the operator is who is asked last and cannot leave: set OPERATOR to somebody else")
        moved = _change(house, contact, Absence.for_good(), moment(house, at))
        say(f"{contact} has left; {moved} open signals moved")


def _change(house: House, contact: str, absence: Absence, now: datetime) -> int:
    """How many signals another leads now."""
    with mendable():
        return len(change(house.writer, contact, absence, now, key=secrets.token_hex(8)))


async def telegram_name(token: str, api_url: str) -> str | None:
    """The bot's name, as its links have it; None when Telegram does not answer."""
    # Inside: the library takes a second, which a house without Telegram must not pay.
    from telegram import Bot
    from telegram.error import TelegramError

    try:
        async with Bot(token, base_url=f"{api_url}/bot") as bot:
            return bot.username
    except TelegramError:
        return None


def _digits(number: str) -> str:
    return "".join(c for c in number if c.isdigit())


def _known(house: House, contact: str) -> None:
    if contact not in house.directory.contacts:
        refuse(f"no contact '{contact}'{meant(contact, house.directory.contacts)}: see wijkbot contacts list")


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(f"{option} '{text}' is no day: write 2026-03-09")


def _district(house: House, contact: str) -> str | None:
    district = house.directory.district_of(contact)
    return district.id if district else None


def _as_object(house: House, id: str, presence: Presence) -> dict[str, Json]:
    contact = house.directory.contacts[id]
    return {
        "id": id,
        "role": role_of(house.directory, id),
        "organisation": contact.organisation,
        "district": _district(house, id),
        "linked": linked(presence, house.settings),
        "away": _away(presence),
    }


def _away(presence: Presence) -> Json:
    """The last absence that was told, both days included; `from` and `until` null: has left for good."""
    if presence.left:
        return {"from": None, "until": None}
    if presence.away_from is None or presence.away_until is None:
        return None
    return {"from": presence.away_from.isoformat(), "until": presence.away_until.isoformat()}


def _away_in_words(presence: Presence) -> str:
    if presence.left:
        return "has left"
    if presence.away_from is None or presence.away_until is None:
        return "-"
    return f"away {presence.away_from} - {presence.away_until}"
