"""what a person wants remembered"""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    id = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    op.create_table('habits',
    sa.Column('person', id, autoincrement=False, nullable=False),
    sa.Column('kept', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_habits_person')),
    sa.PrimaryKeyConstraint('person', name=op.f('pk_habits'))
    )
    # Who was a contact already is asked in a year whether their role still fits, as who is invited from here on.
    here = sa.table('desks', sa.column('contact'), sa.column('person'))
    timers = sa.table('timers', sa.column('id'), sa.column('kind'), sa.column('subject'),
        sa.column('due', sa.DateTime(timezone=True)))
    known = sa.select(here.c.contact).where(here.c.person.is_not(None), here.c.contact != 'operator')
    due = datetime.now(UTC) + timedelta(days=365)
    rows = [{'id': f'role:{c}', 'kind': 'role', 'subject': c, 'due': due}
        for c in op.get_bind().execute(known).scalars()]
    if rows:
        op.bulk_insert(timers, rows)


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
