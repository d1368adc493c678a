"""The statements of the road, as they are compiled."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Delete, Update, create_engine
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler

from storage import outbox, statements

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
