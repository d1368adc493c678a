"""`wijkbot db`: the schema brought up to date, a copy that can be kept, and what may be kept no longer."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from bot.commands.doorway import enter, mendable, moment, refuse, say
from bot.logs import start_logs
from bot.settings import Settings, load_settings
from storage import retention, schema
from storage.engine import open_engine
from storage.keys import KeyRing

OWNER_ONLY = 0o600


def upgrade() -> None:
    """Brings an empty or older database up to date; a SQLite file is copied beside itself first."""
    with mendable():
        settings = _settings()
        engine = open_engine(settings.database_url, KeyRing(settings.key_ring()))
        try:
            done = schema.upgrade(engine)
        finally:
            engine.dispose()
    say(f"{'upgraded to' if done else 'up to date:'} {schema.newest()}")


def backup(file: Path) -> None:
    """A whole copy of a SQLite database, also while the bot runs; readable by the owner only."""
    with mendable():
        url = make_url(_settings().database_url)
    if url.get_backend_name() != "sqlite":
        refuse("this database is PostgreSQL: make its backup with `pg_dump --format=custom`")
    source = Path(url.database or "")
    if not source.is_file():
        refuse(f"there is no database at {source} yet: nothing to back up")
    try:
        file.touch(mode=OWNER_ONLY, exist_ok=False)
    except FileExistsError:
        refuse(f"{file} exists already: name a new file, a backup never overwrites one")
    except OSError as error:
        refuse(f"{file} cannot be written ({error.strerror}): name a file in a folder that you may write in")
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(file)) as copy:
            live.backup(copy)
    except sqlite3.Error as error:
        file.unlink()
        refuse(f"the copy failed ({error}): is the disk full, or {source} damaged?")
    say(f"{file} holds the whole database; keep SECRET_KEYS somewhere else, without it nobody can read this")


def _settings() -> Settings:
    settings = load_settings()
    start_logs(settings.log_level)
    return settings


def keep_no_longer(*, dry_run: bool, as_json: bool, at: str | None) -> None:
    """What is kept longer than was promised: counted, and blanked unless it is a dry run."""
    house = enter()
    now = moment(house, at)
    must = house.writer.transact(retention.counts, now)
    if not dry_run:
        house.writer.sweep(now)
    if as_json:
        say(json.dumps(must))
        return
    for kind, count in must.items():
        say(f"{kind}: {count}")
