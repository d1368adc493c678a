"""`wijkbot signals`: where each signal is, who leads it, and when its resident hears."""

from bot.commands.doorway import refuse
from bot.commands.listing import Json, say_columns, say_json, say_one, utc
from bot.commands.memory import ask, opened
from bot.commands.promises import told_next
from bot.house import House
from bot.times import spoken
from bot.voice import Voice
from flows.directory import Directory
from flows.values import Theme
from storage.ledger import Entry, entries


def show_list(*, as_json: bool, only_open: bool, district: str | None) -> None:
    """Every signal, by number; nothing that residents wrote."""
    with opened() as house:
        if district is not None and district not in house.directory.districts:
            refuse(f"no district '{district}': choose from {', '.join(house.directory.districts)}")
        found = ask(house, lambda c: entries(c, only_open=only_open, district=district))
        if as_json:
            say_json([as_object(entry, house.directory, house.voice) for entry in found])
        else:
            say_columns([_row(entry, house) for entry in found], "no signals")


def show(number: int, *, as_json: bool) -> None:
    """One signal with its log."""
    with opened() as house:
        found = ask(house, lambda c: entries(c, number=number))
        if not found:
            refuse(f"there is no signal #{number}: see wijkbot signals list")
        entry = found[0]
        if as_json:
            say_one(as_object(entry, house.directory, house.voice))
            return
        zone = house.settings.zone
        due = spoken(entry.next_at, zone) if entry.next_at else "-"
        facts = [
            ("signal", f"#{entry.number} {entry.kind} ({', '.join(entry.themes)})"),
            ("district", entry.district),
            ("status", entry.status),
            ("lead", f"{entry.lead} ({role_of(house.directory, entry.lead)})"),
            ("reason", why(entry, house.voice)),
            ("created", spoken(entry.created, zone)),
            ("promised", spoken(entry.promised, zone)),
            ("next", f"{due} {told_next(entry.status) if entry.next_at else ''}".rstrip()),
        ]
        log = [("log", f"{spoken(line.at, zone)} {line.who}: {line.what}") for line in entry.log]
        say_columns([*facts, *log], "")


def as_object(entry: Entry, directory: Directory, voice: Voice) -> dict[str, Json]:
    """A signal as CONTRACTS writes it."""
    due = entry.next_at
    return {
        "number": entry.number,
        "kind": entry.kind,
        "themes": list(entry.themes),
        "district": entry.district,
        "status": entry.status,
        "lead": {"id": entry.lead, "role": role_of(directory, entry.lead)},
        "reason": why(entry, voice),
        "created": utc(entry.created),
        "promised": utc(entry.promised),
        "next": {"at": utc(due), "what": told_next(entry.status)} if due else None,
        "log": [{"at": utc(line.at), "who": line.who, "what": line.what} for line in entry.log],
    }


def role_of(directory: Directory, contact: str) -> str:
    """The role as the source language says it; the id of who has left the directory."""
    known = directory.contacts.get(contact)
    return known.role.get("nl", contact) if known else contact


def why(entry: Entry, voice: Voice) -> str:
    """Why this lead, as the contact reads it."""
    key = f"why-{entry.reason}"
    return voice.say(key, {"theme": Theme(entry.themes[0])}, "nl") if voice.has(key) else entry.reason


def _row(entry: Entry, house: House) -> tuple[str, ...]:
    due = spoken(entry.next_at, house.settings.zone) if entry.next_at else "-"
    return (f"#{entry.number}", entry.status, entry.kind, ",".join(entry.themes), entry.district, entry.lead, due)
