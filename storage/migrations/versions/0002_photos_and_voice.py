"""photos and voice; whose matter a contact's message is"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('inbox', sa.Column('about', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
    op.create_index('ix_inbox_about', 'inbox', ['about'], unique=False, sqlite_where=sa.text('about IS NOT NULL'), postgresql_where=sa.text('about IS NOT NULL'))
    op.create_table('media',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('signal', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('content_type', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('created', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_media_person')),
    sa.ForeignKeyConstraint(['signal'], ['signals.number'], name=op.f('fk_media_signal')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_media'))
    )
    op.create_index(op.f('ix_media_person'), 'media', ['person'], unique=False)
    op.create_index(op.f('ix_media_signal'), 'media', ['signal'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
