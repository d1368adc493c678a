"""The page can be taken away: deleting `bot/channels/web.py` removes it and nothing else."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from bot.texts import LOCALES, read
from tests.builders import DISTRICTS, KEY
from tests.whole.provider import RUN, STARTS_WITHIN, free_port

HOUSE = DISTRICTS.parent
PACKAGES = ("bot", "flows", "storage", "locales", "districts")


@contextmanager
def running(code: Path, folder: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """`wijkbot run` with the program of `code`, in the demo."""
    port = free_port()
    settings = {"DATABASE_URL": f"sqlite:///{folder / 'w.db'}", "DATA_DIR": str(folder), "SECRET_KEYS": KEY}
    process = subprocess.Popen(
        (sys.executable, "-c", RUN, "run"),
        cwd=folder,
        env={**os.environ, **settings, "PORT": str(port), "PYTHONPATH": str(code), "LOG_LEVEL": "ERROR"},
    )
    url = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            assert process.poll() is None, "it does not start"
            try:
                httpx.get(f"{url}/health", timeout=1)
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield url, process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def test_without_its_file_there_is_no_page_and_all_else_works(tmp_path: Path) -> None:
    code, folder = tmp_path / "code", tmp_path / "data"
    folder.mkdir()
    for package in PACKAGES:
        shutil.copytree(HOUSE / package, code / package, ignore=shutil.ignore_patterns("__pycache__"))
    (code / "bot" / "channels" / "web.py").unlink()
    with running(code, folder) as (url, _):
        assert httpx.get(f"{url}/health").status_code == 200
        assert httpx.get(f"{url}/ready").status_code == 200
        assert "make talk" in httpx.get(f"{url}/").text
        assert httpx.get(f"{url}/page/page.css").status_code == 404
        assert httpx.get(f"{url}/demo/clock").status_code == 404


def test_nobody_but_the_start_knows_the_page() -> None:
    importers = [
        file.relative_to(HOUSE).as_posix()
        for package in ("bot", "flows", "storage")
        for file in (HOUSE / package).rglob("*.py")
        if re.search(r"bot\.channels(\.web\b| import .*\bweb\b)", file.read_text(encoding="utf-8"))
    ]
    assert importers == ["bot/running.py"]


def test_an_open_page_does_not_keep_a_server_that_must_stop(tmp_path: Path) -> None:
    with running(HOUSE, tmp_path) as (url, process):
        headers = {"Sec-Fetch-Site": "same-origin"}
        said = {"key": "een-sleutel-1", "text": "hoi"}
        assert httpx.post(f"{url}/demo/phones/Noor/words", json=said, headers=headers).status_code == 204
        with httpx.stream("GET", f"{url}/demo/phones/Noor/stream", timeout=10) as live:
            lines = live.iter_lines()
            assert any("event: view" in line for line in lines)
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            for _ in lines:
                pass
            process.wait(5)
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_of_the_page_is_shown_somewhere_and_none_is_missing(language: str) -> None:
    written = {key for key, entry in read(LOCALES)[0][language].items() if "/page.ftl:" in entry.where}
    files = [*(HOUSE / "bot" / "channels" / "page").iterdir(), *(HOUSE / "bot" / "channels").glob("web*.py")]
    sources = "\n".join(file.read_text(encoding="utf-8") for file in files if file.suffix in (".py", ".js", ".html"))
    named = set(re.findall(r"\bpage-[a-z0-9_-]*[a-z0-9]\b", sources))
    families = (
        "page-why-",
        "page-log-",
        "page-data-",
        "page-week-",
        "page-card-",
    )  # Built from a reason, a line of the log; the pages of one's data, of one's week and of a card.
    assert {key for key in named if not f"{key}-".startswith(families)} <= written
    assert {key for key in written - named if not f"{key}-".startswith(families)} == set()
