"""Who was erased, kept outside the database: a backup that is put back forgets them again.

A line is a moment and the blind index of an address; nobody can be found by it who is not in the database.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

LINE = re.compile(r"(\S+Z) ([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Tombstones:
    """The file; it is made with the first line."""

    file: Path

    def add(self, blinds: Sequence[bytes], at: datetime) -> None:
        """On the disk when this returns. Raises OSError: then nothing may be erased either."""
        if not blinds:
            return
        moment = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        lines = "".join(f"{moment} {blind.hex()}\n" for blind in blinds)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        opened = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(opened, lines.encode())
            os.fsync(opened)
        finally:
            os.close(opened)

    def read(self) -> dict[bytes, datetime]:
        """The latest moment of each, UTC. A line that was cut off by a crash is no line: its erasure was not kept."""
        if not self.file.exists():
            return {}
        found: dict[bytes, datetime] = {}
        for line in self.file.read_text(encoding="ascii", errors="replace").splitlines():
            if whole := LINE.fullmatch(line):
                blind, at = bytes.fromhex(whole[2]), datetime.fromisoformat(whole[1])
                found[blind] = max(at, found.get(blind, at))
        return found
