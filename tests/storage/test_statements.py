"""The statements of the road, as they are compiled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Delete, Select, Update, create_engine
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler

from storage import outbox, statements
from tests.moulds import with_tables

SEVERAL = "b_"  #: How the values of a statement for several rows at once begin.


def _statements() -> Iterator[tuple[str, Update | Delete]]:
    for module in (statements, outbox):
        for name, found in vars(module).items():
            if isinstance(found, Update | Delete):
                yield name, found


@pytest.mark.parametrize(
    "dialect",
    [create_engine("sqlite://").dialect, create_engine("postgresql+psycopg://").dialect],
    ids=["sqlite", "postgresql"],
)
@pytest.mark.parametrize(("name", "statement"), list(_statements()), ids=[name for name, _ in _statements()])
def test_what_goes_for_several_rows_at_once_has_no_list_in_it(
    name: str, statement: Update | Delete, dialect: Dialect
) -> None:
    """An IN is written out for one execution; for several it raises, and the batch is written one by one."""
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    lists = compiled.post_compile_params
    goes_once = any(not param.unique for param in lists)  # a list of its own, named: `ids`
    if not goes_once and any(param.startswith(SEVERAL) for param in compiled.params):
        assert not lists


def test_they_are_found() -> None:
    assert {"HUSH", "UNSAY", "WIPE_OUTBOX", "_MARK"} <= {name for name, _ in _statements()}


@pytest.mark.parametrize(
    ("statement", "found_by"),
    [
        (statements.UNSENT, "outbox USING INDEX ix_outbox_order (person=? AND rank>?)"),
        (statements.HELD, "outbox USING INDEX ix_outbox_held (person=?)"),
        (statements.DESK_NUMBERS, "signals USING INDEX ix_signals_open (lead=?)"),
        (statements.ABOUT, "inbox USING INDEX ix_inbox_person (person=? AND at>?)"),
        (statements.STALE, "outbox USING INDEX ix_outbox_once (person=?)"),
    ],
    ids=["unsent", "held", "desk", "about", "stale"],
)
def test_nobody_waits_longer_because_much_was_said_before(
    statement: Select[tuple[int]] | Update, found_by: str, tmp_path: Path
) -> None:
    """These go with nearly every message: SQLite, asked how, walks neither a whole table nor a person's whole past."""
    engine = create_engine(with_tables(f"sqlite:///{tmp_path / 'test.db'}"))
    if isinstance(statement, Select):
        statement = statement.params({name: [1] for name in ("ids", "leads") if name in statement.compile().params})
    asked = str(statement.compile(engine, compile_kwargs={"render_postcompile": True}))
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", (1,) * asked.count("?")).all()
    engine.dispose()
    assert f"SEARCH {found_by}" in [row.detail for row in plan]
