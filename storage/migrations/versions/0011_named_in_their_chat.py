"""parts are named within their message"""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    id = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    old = sa.table('parts', *(sa.column(name) for name in ('message', 'provider_id', 'channel', 'status')))
    kept = [dict(row) for row in op.get_bind().execute(sa.select(old)).mappings()]
    op.drop_table('parts')
    new = op.create_table('parts',
    sa.Column('message', id, autoincrement=False, nullable=False),
    sa.Column('provider_id', sa.String(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['message'], ['outbox.id'], name=op.f('fk_parts_message')),
    sa.PrimaryKeyConstraint('message', 'provider_id', name=op.f('pk_parts'))
    )
    op.create_index('ix_parts_named', 'parts', ['channel', 'provider_id'], unique=False)
    if kept:
        op.bulk_insert(new, kept)


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
