"""parts of a long text"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    id = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    op.create_table('parts',
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('provider_id', sa.String(), nullable=False),
    sa.Column('message', id, nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['message'], ['outbox.id'], name=op.f('fk_parts_message')),
    sa.PrimaryKeyConstraint('channel', 'provider_id', name=op.f('pk_parts'))
    )
    op.create_index(op.f('ix_parts_message'), 'parts', ['message'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
