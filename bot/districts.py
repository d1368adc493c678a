"""Reads `districts/*.toml` into the directory, or says everything that is wrong with them.

The program never starts with half a directory: all findings of all files come together, each with its file,
table and key, what is wrong, and how to mend it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.district_checks import DistrictChecks
from bot.district_fields import Polygons, meant
from bot.district_file import (
    AreaTable,
    BudgetTable,
    ContactTable,
    DeskTable,
    DistrictFile,
    DistrictTable,
    FrameTable,
    HouseTable,
    MomentTable,
    PauseTable,
    PresenceTable,
    RunningTable,
)
from bot.geojson import read_polygons
from flows.directory import OPERATOR, Contact, Directory
from flows.places import overlaps

#: Who is asked last and is always there: the one who runs the program.
THE_OPERATOR = Contact(
    id=OPERATOR,
    role={"nl": "de beheerder", "en": "the operator"},
    organisation="",
    routable=False,
)
_TABLES: Mapping[str, type[BaseModel]] = {
    "district": DistrictTable,
    "area": AreaTable,
    "houses": HouseTable,
    "meeting": MomentTable,
    "desk": DeskTable,
    "pause": PauseTable,
    "frames": FrameTable,
    "running": RunningTable,
    "budget": BudgetTable,
    "contacts": ContactTable,
    "presence": PresenceTable,
}
#: Ours, where the library's words would not help somebody who has never seen it.
_SAID = {
    "missing": "is missing; add it",
    "string_type": "must be text; put it between quotes",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": 'must be a list; write ["...", "..."]',
    "frozen_set_type": "must be a list; write [2026-12-24, ...]",
    "model_type": "must be a table with keys",
    "dict_type": 'must have a text per language; write { nl = "...", en = "..." }',
}


class DistrictError(Exception):
    """The district files cannot be used. `findings` has one line for each thing to mend."""

    def __init__(self, findings: Sequence[str]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(findings))


def load_directory(folder: Path) -> Directory:
    """The directory in this folder. Raises DistrictError with all findings together."""
    directory, findings = _read(folder)
    if findings:
        raise DistrictError(findings)
    return directory


def check_directory(folder: Path) -> list[str]:
    """What `wijkbot districts check` prints: every finding, or nothing."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[Directory, list[str]]:
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        return Directory({}, {}), [f"{folder}: there is no district here; see docs/add-a-district.md"]
    files: dict[str, DistrictFile] = {}
    polygons: dict[str, Polygons] = {}
    findings: list[str] = []
    for path in paths:
        file, wrong = _parse(path)
        findings += wrong
        if file is None:
            continue
        files[path.name] = file
        try:
            polygons[path.name] = _polygons(folder, file.area.polygons)
        except ValueError as mistake:
            findings.append(f"{path.name}, [area], polygons: {mistake}")
    findings += DistrictChecks(files, complete=len(files) == len(paths)).findings()
    contacts = {c.id: c.as_contact() for file in files.values() for c in file.contacts}
    districts = [file.as_district(polygons.get(name, ())) for name, file in files.items()]
    directory = Directory({d.id: d for d in districts}, {**contacts, OPERATOR: THE_OPERATOR})
    return directory, [*findings, *(f"[area]: {line}" for line in overlaps(directory))]


def _polygons(folder: Path, name: str) -> Polygons:
    if not name:
        return ()
    if Path(name).name != name:
        raise ValueError(f"'{name}' leads elsewhere; put the file beside this one and give its name only")
    return read_polygons(folder / name)


def _parse(path: Path) -> tuple[DistrictFile | None, list[str]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as wrong:
        return None, [f"{path.name}: this is no TOML: {wrong}"]
    except UnicodeDecodeError as wrong:
        line = path.read_bytes()[: wrong.start].count(b"\n") + 1
        return None, [f"{path.name}: not UTF-8 (at line {line}); save the file as UTF-8"]
    try:
        return DistrictFile.model_validate(content), []
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False)
        return None, [f"{path.name}, {_where(e['loc'], content)}: {_what(e)}" for e in errors]


def _where(loc: tuple[int | str, ...], content: Mapping[str, object]) -> str:
    """The table and the key, as the file writes them; a contact or a frame by its own name."""
    table, *keys = loc
    rows = content.get(str(table))
    name = f"[{table}]"
    if keys and isinstance(keys[0], int) and isinstance(rows, list):
        row = rows[keys[0]]
        own = (row.get("id") or row.get("theme")) if isinstance(row, dict) else None
        name = f"[[{table}]] {own or f'number {keys[0] + 1}'}"
        keys = keys[1:]
    spoken = [f"number {key + 1}" if isinstance(key, int) else key for key in keys]
    return ", ".join((name, " ".join(spoken))) if spoken else name


def _what(error: ErrorDetails) -> str:
    """What is wrong with it, and how to mend it."""
    kind, loc = error["type"], error["loc"]
    if kind == "extra_forbidden":
        tables = [_TABLES[str(step)] for step in loc[:-1] if str(step) in _TABLES]
        known = (tables[-1] if tables else DistrictFile).model_fields
        return f"this key is not known{meant(str(loc[-1]), known) or '; take it out'}"
    if kind == "string_pattern_mismatch":
        return f"{error['input']!r} is not written as it should be ({error['ctx']['pattern']})"
    if kind == "value_error":
        return str(error["ctx"]["error"])
    return _SAID.get(kind, f"{error['msg']} (it is {error['input']!r})")
