"""successes that are told on"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    id = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
    op.create_table('stories',
    sa.Column('signal', id, autoincrement=False, nullable=False),
    sa.Column('person', id, nullable=False),
    sa.Column('district', sa.String(), nullable=False),
    sa.Column('theme', sa.String(), nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('words', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['signal'], ['signals.number'], name=op.f('fk_stories_signal')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_stories_person')),
    sa.PrimaryKeyConstraint('signal', name=op.f('pk_stories'))
    )
    op.create_index(op.f('ix_stories_person'), 'stories', ['person'], unique=False)
    op.create_index(op.f('ix_stories_district'), 'stories', ['district'], unique=False)
    op.create_table('tellings',
    sa.Column('id', id, autoincrement=True, nullable=False),
    sa.Column('story', id, nullable=False),
    sa.Column('person', id, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('read', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.ForeignKeyConstraint(['story'], ['signals.number'], name=op.f('fk_tellings_story')),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_tellings_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tellings'))
    )
    op.create_index(op.f('ix_tellings_story'), 'tellings', ['story'], unique=False)
    op.create_index(op.f('ix_tellings_person'), 'tellings', ['person'], unique=False)


def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
