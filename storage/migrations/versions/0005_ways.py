"""several ways to one person"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    id = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    op.add_column('persons', sa.Column('merged', id, nullable=True))
    op.add_column('outbox', sa.Column('via', id, nullable=True))
    op.create_table('codes',
    sa.Column('blind', sa.LargeBinary(), nullable=False),
    sa.Column('person', id, nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_codes_person')),
    sa.PrimaryKeyConstraint('blind', name=op.f('pk_codes'))
    )
    op.create_index(op.f('ix_codes_person'), 'codes', ['person'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
