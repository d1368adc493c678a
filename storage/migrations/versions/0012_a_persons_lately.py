"""what a person said lately is found without walking all that they ever said"""

from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f('ix_inbox_person'), 'inbox')
    op.create_index('ix_inbox_person', 'inbox', ['person', 'at'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
