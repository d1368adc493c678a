"""docs/channels.md: each fact of a channel names the test that holds it, and that test exists."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PAGE = (TESTS.parent / "docs" / "channels.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(?:tests/)?([\w/]+\.py)::(\w+)(?:\[[^`]*\])?`")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not re.match(r"\| (fact|---)", line)]


def functions(file: Path) -> set[str]:
    """Every function in this file, also those in a class."""
    if not file.is_file():
        return set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED.findall(PAGE))))
def test_the_test_that_is_named_exists(path: str, name: str) -> None:
    assert name.startswith("test_")
    assert name in functions(TESTS / path), f"docs/channels.md names {path}::{name}"


@pytest.mark.parametrize("row", ROWS, ids=[str(n) for n in range(len(ROWS))])
def test_every_row_names_a_test(row: str) -> None:
    assert NAMED.search(row.rstrip(" |").rpartition("|")[2]), f"no `path::name` in the last cell of: {row}"


@pytest.mark.parametrize("part", ["telegram", "whatsapp", "ways"])
def test_each_part_of_the_page_has_its_place(part: str) -> None:
    assert PAGE.count(f"<!-- {part} -->") == PAGE.count(f"<!-- /{part} -->") == 1
    assert PAGE.index(f"<!-- {part} -->") < PAGE.index(f"<!-- /{part} -->")
