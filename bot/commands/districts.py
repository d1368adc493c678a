"""`wijkbot districts`: which there are, and whether their files are right."""

from bot.commands.doorway import mendable
from bot.commands.listing import say_columns, say_findings, say_json
from bot.districts import check_directory, load_directory
from bot.settings import load_settings


def check() -> None:
    """Everything that is wrong with the files of DISTRICTS, each with how to mend it."""
    with mendable():
        folder = load_settings().districts_folder
    say_findings(check_directory(folder))


def show_list(*, as_json: bool) -> None:
    """The districts, in the order of their files. Needs no database."""
    with mendable():
        found = load_directory(load_settings().districts_folder).districts.values()
    if as_json:
        say_json(
            [
                {
                    "id": d.id,
                    "name": d.called,
                    "municipality": d.municipality,
                    "lead": d.lead,
                    "contacts": list(d.contacts),
                    "themes": list(d.themes),
                }
                for d in found
            ]
        )
        return
    say_columns([(d.id, d.called, d.municipality, f"{len(d.contacts)} contacts", d.lead) for d in found], "none")
