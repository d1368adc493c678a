"""who said the same"""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    id = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    op.add_column('signals', sa.Column('main', id, nullable=True))
    op.create_index('ix_signals_main', 'signals', ['main'], unique=False,
        sqlite_where=sa.text('main IS NOT NULL'), postgresql_where=sa.text('main IS NOT NULL'))


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
