"""A season lived in parts: municipalities share nobody, so each may have a processor of its own."""

import asyncio
import os
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.house import House, open_house
from bot.season.judge import Verdict
from bot.season.plan import Plan
from bot.season.play import play
from bot.season.report import Report, report
from bot.settings import Settings
from flows.directory import Directory

Part = tuple[tuple[str, ...], Verdict, Mapping[str, int]]


def live(plan: Plan, districts: Path, database: str | None) -> Report:
    """The whole season; `database`: one that must be empty, else a file of its own for each part, gone afterwards."""
    if database is not None:
        with tempfile.TemporaryDirectory() as folder:
            return report(plan, [_part(plan, districts, database, Path(folder))])
    parts = [replace(plan, where=where) for where in _apart(plan, districts)]
    workers = min(os.cpu_count() or 1, len(parts))
    if workers == 1:
        return report(plan, [_alone(part, districts) for part in parts])
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return report(plan, list(pool.map(_alone, parts, [districts] * len(parts))))


def _apart(plan: Plan, districts: Path) -> list[tuple[str, ...]]:
    """Districts that share a contact live together."""
    from bot.districts import load_directory

    directory = load_directory(districts)
    groups: list[tuple[set[str], list[str]]] = []
    for id in plan.where or tuple(directory.districts):
        people = _people(directory, id)
        near = [group for group in groups if group[0] & people]
        groups = [group for group in groups if group not in near]
        groups.append((people.union(*(g[0] for g in near)), [d for g in near for d in g[1]] + [id]))
    return [tuple(ids) for _, ids in groups]


def _people(directory: Directory, id: str) -> set[str]:
    district = directory.districts[id]
    return {*district.contacts, district.lead, district.municipality_lead}


def _alone(plan: Plan, districts: Path) -> Part:
    with tempfile.TemporaryDirectory() as folder:
        return _part(plan, districts, f"sqlite:///{folder}/season.db", Path(folder))


def _part(plan: Plan, districts: Path, database: str, folder: Path) -> Part:
    house = _house(districts, database, folder)
    try:
        season, verdict = asyncio.run(play(plan, house))
    finally:
        house.engine.dispose()
    return plan.where or tuple(house.directory.districts), verdict, season.loads


def _house(districts: Path, database: str, folder: Path) -> House:
    """A house without any channel, whatever the environment says: nothing of a season may leave this machine."""
    settings = Settings(
        database_url=database,
        data_dir=folder,
        districts=districts,
        public_url=None,
        telegram_token=None,
        twilio_account_sid=None,
        smtp_url=None,
        operator=None,
        secret_keys=None,
        _env_file=None,
    )
    house = open_house(settings)
    if house.engine.dialect.name == "sqlite":  # a season need not survive the machine's own power cut
        event.listen(house.engine, "connect", _quick)
        house.engine.dispose()
    return house


def _quick(connection: DBAPIConnection, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


def chosen(plan: Plan, districts: Path, most: int | None) -> Plan:
    """Only the first so many districts, in the order of their files."""
    from bot.districts import load_directory

    ids: Sequence[str] = tuple(load_directory(districts).districts)
    return plan if most is None else replace(plan, where=tuple(ids[:most]))
