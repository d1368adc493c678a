"""A shell with Wijkbot's own commands: in this process where that is enough, as a real process where it counts."""

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pytest
from typer.testing import CliRunner

from bot.commands import app
from tests.builders import DISTRICTS, KEY

STARTS = "from bot.commands import app; app()"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Its stdout by line."""
        return self.out.splitlines()


@dataclass(slots=True)
class Shell:
    """Settings, and a folder to stand in."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, folder: Path, database_url: str) -> Self:
        """The demo's settings, on this database."""
        settings = {"DATABASE_URL": database_url, "DATA_DIR": str(folder), "DISTRICTS": str(DISTRICTS)}
        return cls(folder, {**settings, "SECRET_KEYS": KEY, "LOG_LEVEL": "ERROR"})

    def run(self, *words: str, said: Sequence[str] = (), **settings: str) -> Done:
        """`wijkbot <words>` in this process, these lines on stdin."""
        logs = logging.getLogger()
        before, level = list(logs.handlers), logs.level
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name, value in {**self.settings, **settings}.items():
                patch.setenv(name, value)
            try:
                done = CliRunner().invoke(app, list(words), input="".join(f"{line}\n" for line in said))
            finally:
                logs.handlers[:] = before  # a command's logs go to a stream that is closed now
                logs.setLevel(level)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    def process(self, *words: str, said: Sequence[str] = (), before: str = "", **settings: str) -> Done:
        """The same as a process of the operating system; `before` is Python that runs first."""
        here = str(DISTRICTS.parent)
        done = subprocess.run(
            (sys.executable, "-c", f"{before}{STARTS}", *words),
            input="".join(f"{line}\n" for line in said),
            cwd=self.folder,
            env={**os.environ, **self.settings, "PYTHONPATH": here, **settings},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        return Done(done.returncode, done.stdout, done.stderr)
