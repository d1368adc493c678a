"""Alembic's entry: runs on the connection that `storage.schema` hands in."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage.columns import Moment, Open, Personal, PersonalBytes
from storage.tables import metadata


def plain(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """A migration says how a column is kept, not how this version of the program reads it."""
    if kind != "type":
        return False
    shapes = {
        Moment: "sa.DateTime(timezone=True)",
        Open: "sa.String()",
        Personal: "sa.LargeBinary()",
        PersonalBytes: "sa.LargeBinary()",
    }
    return shapes.get(type(item), False)


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    render_item=plain,
)
with context.begin_transaction():
    context.run_migrations()
