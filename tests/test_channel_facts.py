"""docs/channels.md and docs/channels/: each fact of a channel names the test that holds it, and that test exists."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
DOCS = TESTS.parent / "docs"
PAGES = (DOCS / "channels.md", *sorted((DOCS / "channels").glob("*.md")))
#: A file, a test in it, or both; without a file it is in the file that was named before it.
NAMED = re.compile(r"`(?:tests/)?([\w/]+\.py)?(?:::(\w+))?(?:\[[^`]*\])?`")
HEADS = re.compile(r"\| (fact|---|the channel)")


def rows() -> Iterator[tuple[str, str, str]]:
    """Each row with its page, and the file that was named before it."""
    for page in PAGES:
        file = ""
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.startswith("| ") and not HEADS.match(line) and "](channels/" not in line:
                yield page.name, line, file
                file = ([path for path, _ in NAMED.findall(line) if path] or [file])[-1]


ROWS = tuple(rows())


@cache
def functions(file: Path) -> frozenset[str]:
    """Every function in this file, also those in a class."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize(("page", "row", "before"), ROWS, ids=[f"{page} {row[2:42]}" for page, row, _ in ROWS])
def test_every_row_names_tests_that_exist(page: str, row: str, before: str) -> None:
    named = [n for n in NAMED.findall(row.rstrip(" |").rpartition("| ")[2]) if any(n)]
    assert named, f"{page}: no test in the last cell of: {row}"
    for path, name in named:
        before = path or before
        file = next((f for f in (TESTS / before, TESTS / "channels" / before) if f.is_file()), TESTS / before)
        assert file.is_file(), f"{page} names {path}"
        assert not name or name in functions(file), f"{page} names {path}::{name}"
