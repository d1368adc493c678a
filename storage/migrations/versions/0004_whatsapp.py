"""contents, consents and early reports"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    id = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    moment = sa.DateTime(timezone=True)
    op.create_table('contents',
    sa.Column('account', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('sid', sa.String(), nullable=True),
    sa.Column('slots', sa.String(), nullable=False),
    sa.Column('claimed', moment, nullable=False),
    sa.Column('template', sa.Boolean(), nullable=False),
    sa.Column('category', sa.String(), server_default='', nullable=False),
    sa.Column('approval', sa.String(), server_default='', nullable=False),
    sa.Column('reason', sa.String(), server_default='', nullable=False),
    sa.Column('checked', moment, nullable=True),
    sa.PrimaryKeyConstraint('account', 'name', name=op.f('pk_contents'))
    )
    op.create_index('ix_contents_text', 'contents', ['key', 'language'], unique=False)
    op.create_table('consents',
    sa.Column('id', id, autoincrement=True, nullable=False),
    sa.Column('person', id, nullable=False),
    sa.Column('purpose', sa.String(), nullable=False),
    sa.Column('version', sa.String(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('at', moment, nullable=False),
    sa.Column('ended', moment, nullable=True),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_consents_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consents'))
    )
    op.create_index(op.f('ix_consents_person'), 'consents', ['person'], unique=False)
    op.create_table('reports',
    sa.Column('id', id, autoincrement=True, nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('provider_id', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('road', sa.String(), nullable=False),
    sa.Column('at', moment, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reports'))
    )
    op.create_index(op.f('ix_reports_provider_id'), 'reports', ['provider_id'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
