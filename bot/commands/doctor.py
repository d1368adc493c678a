"""`wijkbot doctor`: what works, what to mend and how, and what could not be looked at."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.checkup import Case, Check, Finding, doors, good, machine, mail, mend, told
from bot.clock import wall_clock
from bot.commands.checking import memory_findings, unlinked
from bot.commands.doorway import mendable, say
from bot.commands.listing import say_json
from bot.districts import check_directory, load_directory
from bot.house import LOCALES
from bot.lexicons import LexiconError, load_help_lines, unchecked
from bot.logs import start_logs
from bot.secret_keys import key_file
from bot.settings import Settings, load_settings
from bot.texts_check import check_texts
from flows.directory import Directory
from storage import schema
from storage.engine import open_engine
from storage.keys import KeyRing
from storage.load import latest


@dataclass(frozen=True, slots=True)
class Line:
    """One finding with the check that brought it."""

    check: str
    finding: Finding


def report(*, as_json: bool) -> None:
    """A line for each finding. 0: nothing to mend; 1: something to mend; 2: settings that cannot be read."""
    with mendable():
        settings = load_settings()
        start_logs(settings.log_level)
        if not settings.demo or settings.secret_keys or key_file(settings.data_dir).exists():
            settings.key_ring()  # elsewhere the demo's first start makes one: nothing is made here
        lines = asyncio.run(examined(Case(settings, wall_clock), checks(settings)))
    if as_json:
        say_json([{"check": line.check, "state": line.finding.state, "said": line.finding.said} for line in lines])
    else:
        for line in lines:
            said = " ".join(line.finding.said.split())
            say(f"{line.finding.state:<14} {line.check:<10} {said}")
        say(_in_all(lines))
    if any(line.finding.state == "mend" for line in lines):
        raise SystemExit(1)


def checks(settings: Settings) -> list[tuple[str, Check]]:
    """Every check of this installation by name, in the order in which they are told."""
    found: list[tuple[str, Check]] = [
        ("settings", _gaps),
        ("disk", machine.disk),
        ("clock", machine.clock),
        ("database", _database),
        ("districts", _districts),
        ("texts", _texts),
        ("help lines", _help_lines),
        ("address", doors.public),
        ("bot", doors.running),
    ]
    if settings.telegram_token:
        from bot.checkup.telegram import telegram  # its library takes a second

        found.append(("telegram", telegram))
    if settings.twilio_account_sid:
        from bot.checkup.twilio import twilio

        found.append(("twilio", twilio))
    if settings.smtp_url:
        found.append(("mail", mail.mail))
    return found


async def examined(case: Case, wanted: Sequence[tuple[str, Check]]) -> list[Line]:
    """All checks side by side; their findings in the order of the checks."""
    found = await asyncio.gather(*(_all(check, case) for _, check in wanted))
    return [Line(name, one) for (name, _), several in zip(wanted, found, strict=True) for one in several]


async def _all(check: Check, case: Case) -> list[Finding]:
    return [finding async for finding in check(case)]


async def _gaps(case: Case) -> AsyncIterator[Finding]:
    gaps, limits = case.settings.gaps(), case.settings.limits()
    for gap in gaps:
        yield mend(f"{gap} `wijkbot run` does not start before.")
    for limit in limits:
        yield mend(limit)
    if gaps or limits:
        return
    if case.settings.demo:
        yield good("nothing leads outside: this is the demo, and nobody outside is heard")
    else:
        yield good("every setting has its companion")


async def _database(case: Case) -> AsyncIterator[Finding]:
    """The keys against what is stored, the schema, what is owed, templates, who has no chat; it changes nothing."""
    settings = case.settings
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        yield good("there is no database yet; the first command makes it")
        return
    findings = check_directory(settings.districts_folder)
    directory = None if findings else load_directory(settings.districts_folder)
    engine = open_engine(settings.database_url, KeyRing(settings.key_ring()), reads=True)
    try:
        with engine.connect() as connection:
            wrong = list(memory_findings(connection, settings, directory))
            for line in wrong:
                yield mend(line)
            if schema.revision(connection) != schema.newest():
                return
            silent = unlinked(connection, settings, directory) if directory is not None else ()
            recorded = latest(connection)
    except DBAPIError as error:
        yield mend(
            f"the database does not answer ({told(error)}): nobody is heard. Telegram keeps its messages for "
            "a day, Twilio some seconds. See DATABASE_URL; is it full, locked or away?"
        )
        return
    finally:
        engine.dispose()
    if not wrong:
        yield good("the keys open it, and every open signal has its next message")
    if directory is not None:
        for finding in _silent(directory, silent):
            yield finding
    if recorded is not None and not settings.demo and recorded - case.clock() > machine.SKEW:
        yield mend(
            f"something is recorded at {recorded.astimezone(settings.zone):%Y-%m-%d %H:%M}, after what the clock says: "
            "time never runs back, so it stands still until then. Set the clock of this machine right."
        )


def _silent(directory: Directory, silent: Sequence[str]) -> Iterator[Finding]:
    """A line a district: in the first days nobody has a chat yet."""
    by_place: dict[str, list[str]] = {}
    for contact in silent:
        district = directory.district_of(contact)
        by_place.setdefault(district.id if district is not None else "above the districts", []).append(contact)
    for place, contacts in by_place.items():
        yield mend(
            f"{place}: no chat yet for {', '.join(contacts)}. What is theirs goes to who is next, in the end to the "
            "operator. `wijkbot contacts invite ID` gives a code for each."
        )
    if not silent:
        yield good("every contact can be reached")


async def _districts(case: Case) -> AsyncIterator[Finding]:
    findings = check_directory(case.settings.districts_folder)
    for line in findings:
        yield mend(line)
    if not findings:
        directory = load_directory(case.settings.districts_folder)
        yield good(f"{len(directory.districts)} districts, their files are right")


async def _texts(_case: Case) -> AsyncIterator[Finding]:
    findings = list(check_texts(LOCALES))
    for line in findings:
        yield mend(line)
    if not findings:
        yield good("every text is there in every language; `wijkbot flows check` also holds the conversations")


async def _help_lines(case: Case) -> AsyncIterator[Finding]:
    try:
        lines = load_help_lines(LOCALES)
    except LexiconError as error:
        yield mend(str(error))
        return
    old = unchecked(lines, case.clock().date())
    for line in old:
        yield mend(line)
    if not old:
        yield good("every emergency number was checked in the last 12 months")


def _in_all(lines: Sequence[Line]) -> str:
    states = [line.finding.state for line in lines]
    wrong, dark = states.count("mend"), states.count("could not look")
    return f"{wrong or 'nothing'} to mend" + (f", {dark} could not be looked at" if dark else "")
