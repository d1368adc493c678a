"""what Telegram shows"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    op.add_column('persons', sa.Column('shared', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('outbox', sa.Column('buttons', sa.String(), nullable=True))
    once, stale = sa.text("buttons = 'once'"), sa.text("buttons = 'stale'")
    op.create_index('ix_outbox_once', 'outbox', ['person'], unique=False, sqlite_where=once, postgresql_where=once)
    op.create_index('ix_outbox_stale', 'outbox', ['id'], unique=False, sqlite_where=stale, postgresql_where=stale)
    # The chat's id stood before the message's, in the clear; a reply is looked up among the speaker's own rows.
    place = 'strpos' if op.get_bind().dialect.name == 'postgresql' else 'instr'
    op.execute(
        f"UPDATE outbox SET provider_id = substr(provider_id, {place}(provider_id, ':') + 1)"
        " WHERE channel = 'telegram' AND provider_id LIKE '%:%'"
    )
    op.create_table('fetches',
    sa.Column('inbox', number, autoincrement=False, nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('reference', sa.LargeBinary(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due', sa.DateTime(timezone=True), nullable=False),
    sa.Column('attempts', sa.SmallInteger(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('inbox', name=op.f('pk_fetches'))
    )
    op.create_index(op.f('ix_fetches_due'), 'fetches', ['due'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
