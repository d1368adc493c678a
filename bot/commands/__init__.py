"""The command line. 0 good, 1 findings, 2 wrong use or settings; logs on stderr.

Each command imports its room when it is called, so that `--help` answers within a third of a second.
"""

from typing import Annotated

import typer

app = typer.Typer(
    name="wijkbot",
    help="The neighbourhood chatbot that never leaves anybody without an answer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
At = Annotated[str | None, typer.Option("--at", help="TIME: 2026-03-09 or 2026-03-09T15:00; the clock stands there.")]


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
