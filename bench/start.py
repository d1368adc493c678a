"""How long `wijkbot run` takes until /health answers, and what it holds in memory."""

import http.client
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.crowd import rss
from bench.ours import KEY, database_in
from bench.workers import ROOT, environment

PATIENCE = 30.0  #: Seconds.


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds until /health answered 200, and MB a moment later."""

    seconds: float
    rss: float


def start(folder: Path, times: int) -> Started:
    """The median of several starts on the database in `folder`; an empty one is made at the first."""
    found = [_start(folder) for _ in range(times)]
    return Started(median(s.seconds for s in found), median(s.rss for s in found))


def _start(folder: Path) -> Started:
    folder.mkdir(exist_ok=True)
    port = _free_port()
    settings = environment(
        DATABASE_URL=database_in(folder),
        DATA_DIR=str(folder),
        SECRET_KEYS=KEY,
        DISTRICTS=str(ROOT / "districts"),
        PORT=str(port),
        LOG_LEVEL="WARNING",
    )
    began = time.perf_counter()
    # In a folder without an .env of somebody's own.
    process = subprocess.Popen([str(Path(sys.executable).with_name("wijkbot")), "run"], cwd=folder, env=settings)
    try:
        while not _healthy(port):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise RuntimeError("`wijkbot run` does not answer /health")
            time.sleep(0.002)
        seconds = time.perf_counter() - began
        time.sleep(1.5)  # Past its first heartbeat.
        return Started(seconds, rss(process.pid))
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
