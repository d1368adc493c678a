"""what a person wants remembered"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
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


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
