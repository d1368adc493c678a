"""The command line. 0 good, 1 findings, 2 wrong use or settings; logs on stderr.

Each command imports its room when it is called, and help is plain text, so that `--help` answers within a third
of a second. Whoever names a noun alone (`wijkbot signals --json`) gets its list.
"""

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

app = typer.Typer(
    name="wijkbot",
    help="The neighbourhood chatbot that never leaves anybody without an answer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # drawing boxes costs a quarter of a second
)
At = Annotated[str | None, typer.Option("--at", help="TIME: 2026-03-09 or 2026-03-09T15:00; the clock stands there.")]
Json = Annotated[bool, typer.Option("--json", help="JSON, moments in UTC.")]
ContactId = Annotated[str, typer.Argument(metavar="ID", help="As `wijkbot contacts list` says it.")]


class ListFirst(TyperGroup):
    """A noun whose `list` may be left out."""

    # typer hands over its own Context, which its public name here extends.
    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Without a command, or with an option first, it is `list`."""
        if not args or (args[0].startswith("-") and args[0] != "--help"):
            args = ["list", *args]
        return super().parse_args(ctx, args)


def _noun(name: str, about: str, *, lists: bool = True) -> typer.Typer:
    noun = typer.Typer(
        help=about, cls=ListFirst if lists else TyperGroup, no_args_is_help=not lists, rich_markup_mode=None
    )
    app.add_typer(noun, name=name)
    return noun


@app.command()
def run() -> None:
    """Serve the configured channels; without one, the routes alone. Example: wijkbot run"""
    from bot.commands import running

    running.run()


@app.command()
def talk(
    name: Annotated[str | None, typer.Option("--as", help="Who you are, as a resident.")] = None,
    contact: Annotated[str | None, typer.Option("--contact", help="The id of the contact you are.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="nl or en.")] = None,
    district: Annotated[str | None, typer.Option("--district", help="Where you live: a district's id.")] = None,
    at: At = None,
) -> None:
    """Talk in this terminal, one line a message. Example: wijkbot talk --as noor --district bloemenbuurt"""
    from bot.commands import talking

    talking.talk(name, contact, language, district, at)


@app.command()
def tick(at: At = None) -> None:
    """Let the clock walk to a moment, and say what it did. Example: wijkbot tick --at 2026-03-09T15:00"""
    from bot.commands import ticking

    ticking.tick(at)


@app.command()
def understand(
    language: Annotated[str, typer.Option("--language", help="nl or en.")] = "nl",
    district: Annotated[str | None, typer.Option("--district", help="Where they live: a district's id.")] = None,
) -> None:
    """Say what the bot makes of sentences, one a line. Example: echo 'Meer bankjes' | wijkbot understand"""
    from bot.commands import understanding

    understanding.understand(language, district)


@app.command("promises")
def promises_list(as_json: Json = False, at: At = None) -> None:
    """What is owed to whom by when, what is late first. Example: wijkbot promises --json"""
    from bot.commands import promises as room

    room.show_list(as_json=as_json, at=at)


@app.command("report")
def report_week(
    week: Annotated[bool, typer.Option("--week", help="Last week, by district; also when neither is named.")] = False,
    leads: Annotated[bool, typer.Option("--leads", help="What waits too long, by who leads the district.")] = False,
    district: Annotated[str | None, typer.Option("--district", help="Of this district: its id.")] = None,
    as_json: Json = False,
    drawing: Annotated[Path | None, typer.Option("--picture", metavar="FILE", help="An SVG of the week.")] = None,
    at: At = None,
) -> None:
    """What residents brought, in counts of five and more. Example: wijkbot report --week --district bloemenbuurt"""
    from bot.commands import reporting as room

    if leads:
        room.only_leads(week=week, drawing=drawing)
        room.show_leads(district=district, as_json=as_json, at=at)
    else:
        room.show_week(district=district, as_json=as_json, drawing=drawing, at=at)


@app.command()
def check() -> None:
    """Say everything that is wrong, one finding a line. Example: wijkbot check"""
    from bot.commands import checking

    checking.check()


@app.command()
def simulate(
    months: Annotated[float, typer.Option("--months", help="How long.")] = 6,
    residents: Annotated[int, typer.Option("--residents", help="How many people write.")] = 200,
    silent: Annotated[float, typer.Option("--silent", help="The part of the contacts who never answer.")] = 0.3,
    outages: Annotated[int, typer.Option("--outages", help="How often provider or process is away.")] = 10,
    seed: Annotated[int, typer.Option("--seed", help="The same number, the same season.")] = 1,
    districts: Annotated[int | None, typer.Option("--districts", help="Only the first so many.")] = None,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="DISTRICT_FILES", help="A folder; DISTRICTS when left out.")
    ] = None,
    database: Annotated[
        str | None, typer.Option("--database", metavar="URL", help="An empty one; files of its own when left out.")
    ] = None,
    as_json: Json = False,
    drawing: Annotated[Path | None, typer.Option("--picture", metavar="FILE", help="An SVG to write.")] = None,
) -> None:
    """Live months of districts in seconds; exit 1 when a promise broke. Example: wijkbot simulate --months 2"""
    from bot.commands import simulating
    from bot.season.plan import Plan

    plan = Plan(months, residents, silent, outages, seed)
    simulating.simulate(plan, districts=districts, source=source, database=database, as_json=as_json, drawing=drawing)


@app.command("doctor")
def doctor_report(as_json: Json = False) -> None:
    """Look at everything, providers too, and say what to mend and how. Example: wijkbot doctor"""
    from bot.commands import doctor as room

    room.report(as_json=as_json)


signals_noun = _noun("signals", "Where each signal is, and when its resident hears. Example: wijkbot signals --json")


@signals_noun.command("list")
def signals_list(
    as_json: Json = False,
    only_open: Annotated[bool, typer.Option("--open", help="Those that are not closed.")] = False,
    district: Annotated[str | None, typer.Option("--district", help="Of this district: its id.")] = None,
) -> None:
    """Every signal, by number. Example: wijkbot signals list --open --district bloemenbuurt"""
    from bot.commands import signals as room

    room.show_list(as_json=as_json, only_open=only_open, district=district)


@signals_noun.command("show")
def signals_show(
    number: Annotated[int, typer.Argument(metavar="N", max=10**9, help="The signal's number.")], as_json: Json = False
) -> None:
    """One signal with its log. Example: wijkbot signals show 42"""
    from bot.commands import signals as room

    room.show(number, as_json=as_json)


contacts_noun = _noun("contacts", "Who answers: linked, away, left. Example: wijkbot contacts --json")


@contacts_noun.command("list")
def contacts_list(as_json: Json = False) -> None:
    """Every contact of the districts. Example: wijkbot contacts list"""
    from bot.commands import contacts as room

    room.show_list(as_json=as_json)


@contacts_noun.command("invite")
def contacts_invite(contact: ContactId, at: At = None) -> None:
    """A code, good once and for 7 days, that links a chat. Example: wijkbot contacts invite bloem-sociaal"""
    from bot.commands import contacts as room

    room.invite(contact, at)


@contacts_noun.command("away")
def contacts_away(
    contact: ContactId,
    until: Annotated[str, typer.Option("--until", help="The last day away: 2026-03-20.")],
    start: Annotated[str | None, typer.Option("--from", help="The first day away; today when left out.")] = None,
    at: At = None,
) -> None:
    """An absence: what is open moves. Example: wijkbot contacts away bloem-sociaal --until 2026-03-20"""
    from bot.commands import contacts as room

    room.away(contact, start, until, at)


@contacts_noun.command("leave")
def contacts_leave(contact: ContactId, at: At = None) -> None:
    """A role ends today: what is open moves. Example: wijkbot contacts leave bloem-sociaal"""
    from bot.commands import contacts as room

    room.leave(contact, at)


districts_noun = _noun("districts", "The neighbourhoods and their files. Example: wijkbot districts check")


@districts_noun.command("list")
def districts_list(as_json: Json = False) -> None:
    """Every district. Example: wijkbot districts list --json"""
    from bot.commands import districts as room

    room.show_list(as_json=as_json)


@districts_noun.command("check")
def districts_check() -> None:
    """Say everything that is wrong with the district files, one finding a line. Example: wijkbot districts check"""
    from bot.commands import districts as room

    room.check()


flows_noun = _noun("flows", "The conversations. Example: wijkbot flows check", lists=False)


@flows_noun.command("check")
def flows_check(as_json: Json = False) -> None:
    """Say everything that is wrong with texts and conversations, one a line. Example: wijkbot flows check"""
    from bot.commands import flows as room

    room.check(as_json=as_json)


@flows_noun.command("draw")
def flows_draw(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="One conversation; all when left out.")] = None,
    language: Annotated[str, typer.Option("--language", help="nl or en.")] = "nl",
) -> None:
    """Draw the conversations, in Mermaid. Example: wijkbot flows draw concern"""
    from bot.commands import flows as room

    room.show_drawing(name, language)


@flows_noun.command("preview")
def flows_preview(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The HTML file to write.")],
) -> None:
    """Write a page with every text as a phone shows it. Example: wijkbot flows preview --out texts.html"""
    from bot.commands import flows as room

    room.show_preview(out)


inbox_noun = _noun("inbox", "Messages that could not be thought over. Example: wijkbot inbox list")


@inbox_noun.command("list")
def inbox_list(as_json: Json = False) -> None:
    """The dead letters, never their words. Example: wijkbot inbox list --json"""
    from bot.commands import inbox as room

    room.show_list(as_json=as_json)


@inbox_noun.command("retry")
def inbox_retry(at: At = None) -> None:
    """Hear the dead letters again; exit 1 when some fail once more. Example: wijkbot inbox retry"""
    from bot.commands import inbox as room

    room.retry(at)


outbox_noun = _noun("outbox", "What is to be sent, and what became of it. Example: wijkbot outbox --status failed")


@outbox_noun.command("list")
def outbox_list(
    as_json: Json = False,
    status: Annotated[str | None, typer.Option("--status", help="Such as ready, held, delivered or failed.")] = None,
) -> None:
    """Messages by key and state, never their words. Example: wijkbot outbox list --status held"""
    from bot.commands import outbox as room

    room.show_list(as_json=as_json, status=status)


whatsapp_noun = _noun(
    "whatsapp", "WhatsApp at Twilio and Meta. Example: wijkbot whatsapp templates status", lists=False
)
templates_noun = typer.Typer(
    help="What Meta must approve, for after 24 hours of silence. Example: wijkbot whatsapp templates push",
    no_args_is_help=True,
    rich_markup_mode=None,
)
whatsapp_noun.add_typer(templates_noun, name="templates")


@templates_noun.command("draft")
def whatsapp_templates_draft(as_json: Json = False) -> None:
    """Say every unasked text as a template; nothing is sent. Example: wijkbot whatsapp templates draft"""
    from bot.commands import whatsapp

    whatsapp.draft(as_json=as_json)


@templates_noun.command("push")
def whatsapp_templates_push(as_json: Json = False) -> None:
    """Put new templates at Twilio and ask Meta to approve them. Example: wijkbot whatsapp templates push"""
    from bot.commands import whatsapp

    whatsapp.push(as_json=as_json)


@templates_noun.command("status")
def whatsapp_templates_status(as_json: Json = False) -> None:
    """Ask what Meta says of each, and why not. Example: wijkbot whatsapp templates status"""
    from bot.commands import whatsapp

    whatsapp.status(as_json=as_json)


@app.command("poster")
def poster_page(
    district: Annotated[str, typer.Argument(metavar="DISTRICT", help="Its id.")],
    channel: Annotated[
        str | None, typer.Option("--channel", help="telegram, whatsapp or web; the first you have when left out.")
    ] = None,
    place: Annotated[str, typer.Option("--place", help="Where it hangs: a name in the district's file.")] = "",
    language: Annotated[str, typer.Option("--language", help="nl or en.")] = "nl",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where it is written; else stdout.")] = None,
) -> None:
    """An A4 poster with a QR code, as a page to print. Example: wijkbot poster bloemenbuurt --out poster.html"""
    from bot.commands import posters

    posters.show(district, channel, place, language, out)


db_noun = _noun("db", "The database. Example: wijkbot db backup copy.db", lists=False)


@db_noun.command("upgrade")
def db_upgrade() -> None:
    """Bring the database up to date, after a copy of a SQLite file. Example: wijkbot db upgrade"""
    from bot.commands import database

    database.upgrade()


@db_noun.command("backup")
def db_backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that does not exist yet.")]) -> None:
    """Copy a SQLite database, also while the bot runs. Example: wijkbot db backup backups/2026-03-09.db"""
    from bot.commands import database

    database.backup(file)


@db_noun.command("retention")
def db_retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count.")] = False,
    as_json: Json = False,
    at: At = None,
) -> None:
    """Blank what is kept longer than was promised. Example: wijkbot db retention --dry-run"""
    from bot.commands import database

    database.keep_no_longer(dry_run=dry_run, as_json=as_json, at=at)
