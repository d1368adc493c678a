"""The house stays a house: settings documented, the root calm, the thinking pure, the names plain."""

import ast
import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from bot.settings import Settings, load_settings
from flows.effects import Effect

HOUSE = Path(__file__).resolve().parent.parent
SETTINGS = sorted(name.upper() for name in Settings.model_fields)

CALM_ROOT = {
    "bot", "flows", "storage", "locales", "districts", "tests", "docs", "bench", "pyproject.toml",
    "requirements.lock", "Makefile", "README.md", "CHANGELOG.md", "LICENSE", ".env.example", ".ci",
    ".gitignore",
}  # fmt: skip
ROOMS_WITHOUT_A_NAME = re.compile(r"_?(utils?|helpers?|managers?|services?|bases?|commons?|misc)")
MAKE = ["setup", "run", "test", "lint", "check", "bench", "long", "talk"]

#: What the thinking may import: no I/O, no clock, no randomness. Add a name only if that stays true.
PURE_STANDARD_LIBRARY = {
    "abc", "bisect", "calendar", "collections", "contextlib", "copy", "dataclasses", "datetime",
    "decimal", "difflib", "enum", "fractions", "functools", "hashlib", "heapq", "hmac", "itertools",
    "json", "math", "numbers", "operator", "re", "statistics", "string", "textwrap", "types", "typing",
    "unicodedata", "zoneinfo",
}  # fmt: skip
PURE_LIBRARIES = {"holidays", "snowballstemmer", "rapidfuzz", "shapely", "stdnum"}
IMPURE_WORDS = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}

# In halves, so that this file does not hold them itself.
NOT_IN_ANY_FILE = [
    "".join(halves)
    for halves in (
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("/ho", "me/"),
        ("py", "pi.org"),
        ("python", "hosted"),
        ("registry.", "npm"),
        ("arti", "factory"),
        ("index", "-url"),
        ("find", "-links"),
    )
]


def _ignored(path: Path) -> bool:
    lines = (HOUSE / ".gitignore").read_text(encoding="utf-8").split()
    inside = path.relative_to(HOUSE)
    from_the_root, anywhere = (str(inside), inside.parts[0]), inside.parts
    return inside.parts[0] == ".git" or any(
        fnmatch(part, line.strip("/"))
        for line in lines
        for part in (from_the_root if "/" in line.rstrip("/") else anywhere)
    )


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _ignored(path):
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


FILES = list(_files(HOUSE))
FLOWS = [file for file in FILES if file.suffix == ".py" and file.is_relative_to(HOUSE / "flows")]


def test_every_setting_is_in_the_example_with_one_line_about_it() -> None:
    lines = (HOUSE / ".env.example").read_text(encoding="utf-8").splitlines()
    named = [(line.partition("=")[0], before) for before, line in pairwise(lines) if "=" in line]
    explained = [name for name, before in named if before.startswith("# ") and name == name.strip("# ")]
    assert sorted(explained) == SETTINGS


def test_the_example_copied_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = load_settings()
    (tmp_path / ".env").write_text((HOUSE / ".env.example").read_text(encoding="utf-8"), encoding="utf-8")
    assert load_settings().model_dump() == before.model_dump()


def test_every_setting_is_in_the_page_and_none_that_does_not_exist() -> None:
    page = (HOUSE / "docs" / "run-it.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([A-Z_]+)` \|", page, flags=re.MULTILINE)) == SETTINGS


def test_every_effect_is_in_the_page_and_none_that_does_not_exist() -> None:
    page = (HOUSE / "docs" / "how-a-message-travels.md").read_text(encoding="utf-8").partition("## Effects")[2]
    first_cells = re.findall(r"^\| (`[^|]+) \|", page, flags=re.MULTILINE)
    named = [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(effect.__name__ for effect in get_args(Effect))


def test_the_root_is_calm() -> None:
    here = {path.name for path in HOUSE.iterdir() if not _ignored(path)}
    visible = {name for name in here if not name.startswith(".")}
    assert visible <= CALM_ROOT, "a new thing in the root: does it have a place in a folder?"


@pytest.mark.parametrize("goal", MAKE)
def test_make_has_this_goal(goal: str) -> None:
    assert re.search(rf"^{goal}:", (HOUSE / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_the_proof_before_landing_leaves_nothing_out() -> None:
    run = (HOUSE / ".ci" / "run").read_text(encoding="utf-8")
    assert {"make lint", "make test"} <= set(run.splitlines())
    assert "export REQUIRE_POSTGRES=1 REQUIRE_BROWSER=1" in run


@pytest.mark.parametrize("file", FLOWS, ids=lambda file: str(file.relative_to(HOUSE)))
def test_the_thinking_is_pure(file: Path) -> None:
    assert set(_impure(file.read_text(encoding="utf-8"))) == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import re, math\nfrom flows.words import Words\nfrom . import places", []),
        ("from rapidfuzz import fuzz\nimport stdnum.nl.postcode", []),
        ("import os.path", ["os"]),
        ("def late() -> None:\n    from random import choice", ["random"]),
        ("from bot.settings import Settings\nimport storage.tables", ["bot", "storage"]),
        ("import sqlalchemy", ["sqlalchemy"]),
        ("print(open('x'))", ["print", "open"]),
        ("__import__('os')", ["__import__"]),
        ("open: bool = True", []),
    ],
)
def test_what_counts_as_impure(code: str, found: list[str]) -> None:
    assert _impure(code) == found


def _impure(code: str) -> list[str]:
    """Top packages that the thinking may not import, and built-in words that reach outside."""
    found: list[str] = []
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import(names=names):
                found += [alias.name.partition(".")[0] for alias in names]
            case ast.ImportFrom(module=str(module), level=0):
                found.append(module.partition(".")[0])
            case ast.Call(func=ast.Name(id=word)) if word in IMPURE_WORDS:
                found.append(word)
    return [name for name in found if name not in {"flows", *PURE_STANDARD_LIBRARY, *PURE_LIBRARIES}]


def test_what_is_called_standard_library_is() -> None:
    assert set(sys.stdlib_module_names) >= PURE_STANDARD_LIBRARY


def test_every_room_has_a_name_that_says_what_is_in_it() -> None:
    rooms = {file.relative_to(HOUSE) for file in FILES if file.suffix == ".py"}
    nameless = [str(room) for room in rooms if any(map(_says_nothing, (*room.parts[:-1], room.stem)))]
    assert nameless == []


def _says_nothing(name: str) -> bool:
    return ROOMS_WITHOUT_A_NAME.fullmatch(name.removeprefix("test_")) is not None


@pytest.mark.parametrize("string", NOT_IN_ANY_FILE)
def test_no_file_holds_a_machine_path_or_a_registry(string: str) -> None:
    holders = [
        str(file.relative_to(HOUSE))
        for file in FILES
        if string in file.read_text(encoding="utf-8", errors="replace").casefold()
    ]
    assert holders == []
