"""Starts the sides, each in its own process, and hands them orders."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from bench.crowd import Measured, Order
from bench.worker import Opening
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
Text = tuple[str, tuple[str, ...]]


def environment(**more: str) -> dict[str, str]:
    """Ours without the settings that somebody may have: the bench has its own."""
    named = {name.upper() for name in Settings.model_fields}
    return {k: v for k, v in os.environ.items() if k.upper() not in named} | {"PYTHONPATH": str(ROOT)} | more


def settle(folder: Path, population: int) -> None:
    """A database of ours with everybody in it."""
    command = [sys.executable, "-m", "bench.residents", str(folder), str(population)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment())


def late(folder: Path) -> dict[str, float]:
    """How late the clock is on a busy afternoon; see bench.late."""
    command = [sys.executable, "-m", "bench.late", str(folder)]
    ran = subprocess.run(command, check=True, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


class Worker:
    """One side that is open."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def measure(self, order: Order) -> Measured:
        """One round."""
        found = self.asked(asdict(order))["measured"]
        assert isinstance(found, dict)
        return Measured(**found)

    def says(self) -> list[Text]:
        """What one resident hears in one conversation."""
        said = self.asked({**asdict(Order(residents=1, conversations=1)), "keeps": True})["said"]
        assert isinstance(said, list)
        return [(text, tuple(labels)) for text, labels in said]

    def asked(self, order: Mapping[str, object]) -> dict[str, object]:
        """One line there and one back. RuntimeError when the side has ended; stderr says why."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(order), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("a side of the bench has ended")
        found: dict[str, object] = json.loads(line)
        return found


@contextmanager
def worker(side: str, folder: Path, population: int, **more: str | bool | Sequence[Text]) -> Iterator[Worker]:
    """Opens a side on what is in `folder`; `more`: api_url, texts, whole."""
    folder.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=environment(),
    )
    with process:
        try:
            opened = Worker(process)
            opened.asked({**asdict(Opening(side, str(folder), population)), **more})
            yield opened
            assert process.stdin is not None
            process.stdin.close()
            process.wait(30)
        finally:
            process.kill()


@contextmanager
def stand_in(delay: float) -> Iterator[str]:
    """Telegram on the loopback, in its own process; its address."""
    command = [sys.executable, "-m", "bench.stand_in", str(delay)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment()) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()
