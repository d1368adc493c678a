"""Each row of docs/channels/whatsapp.md names tests that exist."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent.parent
PAGE = (HOUSE / "docs" / "channels" / "whatsapp.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and "`" in line]


@pytest.mark.parametrize("row", ROWS, ids=[row[0].removeprefix("| ")[:40] for row in ROWS])
def test_a_fact_has_its_test(row: list[str]) -> None:
    file = ""
    named = re.findall(r"`([\w/.]*)::(\w+)`", row[2])
    assert named
    for path, test in named:
        file = path or file
        found = HOUSE / file if "/" in file else HOUSE / "tests" / "channels" / file
        assert f"def {test}(" in found.read_text(encoding="utf-8"), f"{file}::{test}"
