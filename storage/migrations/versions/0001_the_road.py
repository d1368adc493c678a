"""the road"""

import sqlalchemy as sa
from alembic import op



revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('CREATE SEQUENCE signal_numbers')
    op.create_table('facts',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('number', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('moment', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_facts'))
    )
    op.create_table('inbox',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('message_id', sa.String(), nullable=False),
    sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('event', sa.LargeBinary(), nullable=True),
    sa.Column('waiting', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inbox')),
    sa.UniqueConstraint('channel', 'message_id', name=op.f('uq_inbox_channel_message_id'))
    )
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.create_index('ix_inbox_letters', ['id'], unique=False, sqlite_where=sa.text('waiting = 1'), postgresql_where=sa.text('waiting'))
        batch_op.create_index(batch_op.f('ix_inbox_person'), ['person'], unique=False)

    op.create_table('invitations',
    sa.Column('blind', sa.LargeBinary(), nullable=False),
    sa.Column('contact', sa.String(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('blind', name=op.f('pk_invitations'))
    )
    op.create_table('persons',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('language', sa.String(), server_default='nl', nullable=False),
    sa.Column('district', sa.String(), nullable=True),
    sa.Column('silenced', sa.String(), nullable=True),
    sa.Column('met', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('contact', sa.String(), nullable=True),
    sa.Column('created', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_persons')),
    sa.UniqueConstraint('contact', name=op.f('uq_persons_contact'))
    )
    op.create_table('timers',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('due', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timers'))
    )
    with op.batch_alter_table('timers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_timers_due'), ['due'], unique=False)

    op.create_table('addresses',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('blind', sa.LargeBinary(), nullable=False),
    sa.Column('address', sa.LargeBinary(), nullable=True),
    sa.Column('last_inbound', sa.DateTime(timezone=True), nullable=True),
    sa.Column('gone', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_addresses_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_addresses')),
    sa.UniqueConstraint('blind', 'channel', name=op.f('uq_addresses_blind_channel'))
    )
    with op.batch_alter_table('addresses', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_addresses_person'), ['person'], unique=False)

    op.create_table('conversations',
    sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('flow', sa.String(), nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.Column('signal', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('tries', sa.SmallInteger(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=True),
    sa.Column('state', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_conversations_person')),
    sa.PrimaryKeyConstraint('person', name=op.f('pk_conversations'))
    )
    op.create_table('dead_letters',
    sa.Column('inbox', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('error', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['inbox'], ['inbox.id'], name=op.f('fk_dead_letters_inbox')),
    sa.PrimaryKeyConstraint('inbox', name=op.f('pk_dead_letters'))
    )
    op.create_table('desks',
    sa.Column('contact', sa.String(), nullable=False),
    sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('open', sa.Integer(), server_default='0', nullable=False),
    sa.Column('away_from', sa.Date(), nullable=True),
    sa.Column('away_until', sa.Date(), nullable=True),
    sa.Column('left', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_desks_person')),
    sa.PrimaryKeyConstraint('contact', name=op.f('pk_desks')),
    sa.UniqueConstraint('person', name=op.f('uq_desks_person'))
    )
    op.create_table('outbox',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('about', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=True),
    sa.Column('signal', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('rank', sa.SmallInteger(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('due', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created', sa.DateTime(timezone=True), nullable=False),
    sa.Column('proactive', sa.Boolean(), nullable=False),
    sa.Column('repeatable', sa.Boolean(), nullable=False),
    sa.Column('told', sa.String(), server_default='', nullable=False),
    sa.Column('lease', sa.DateTime(timezone=True), nullable=True),
    sa.Column('attempts', sa.SmallInteger(), server_default='0', nullable=False),
    sa.Column('sent', sa.DateTime(timezone=True), nullable=True),
    sa.Column('channel', sa.String(), nullable=True),
    sa.Column('provider_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_outbox_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox'))
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outbox_about'), ['about'], unique=False)
        batch_op.create_index('ix_outbox_held', ['person'], unique=False, sqlite_where=sa.text("status = 'held'"), postgresql_where=sa.text("status = 'held'"))
        batch_op.create_index('ix_outbox_order', ['person', 'rank', 'id'], unique=False, sqlite_where=sa.text("status IN ('ready', 'sending', 'uncertain')"), postgresql_where=sa.text("status IN ('ready', 'sending', 'uncertain')"))
        batch_op.create_index('ix_outbox_person', ['person', 'created'], unique=False)
        batch_op.create_index('ix_outbox_provider', ['provider_id'], unique=False, sqlite_where=sa.text('provider_id IS NOT NULL'), postgresql_where=sa.text('provider_id IS NOT NULL'))
        batch_op.create_index('ix_outbox_unsent', ['due', 'id'], unique=False, sqlite_where=sa.text("status IN ('ready', 'sending', 'uncertain')"), postgresql_where=sa.text("status IN ('ready', 'sending', 'uncertain')"))

    op.create_table('signals',
    sa.Column('number', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
    sa.Column('person', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('district', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('themes', sa.String(), nullable=False),
    sa.Column('lead', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('created', sa.DateTime(timezone=True), nullable=False),
    sa.Column('promised', sa.DateTime(timezone=True), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('base', sa.Date(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('named', sa.Boolean(), nullable=False),
    sa.Column('notes', sa.SmallInteger(), nullable=False),
    sa.Column('asked', sa.String(), nullable=False),
    sa.Column('told', sa.SmallInteger(), nullable=False),
    sa.Column('chased', sa.DateTime(timezone=True), nullable=True),
    sa.Column('passed', sa.String(), nullable=False),
    sa.Column('former', sa.String(), nullable=False),
    sa.Column('ready', sa.DateTime(timezone=True), nullable=True),
    sa.Column('rhythm', sa.String(), nullable=False),
    sa.Column('words', sa.LargeBinary(), nullable=False),
    sa.Column('closed', sa.Boolean(), nullable=False),
    sa.Column('next_timer', sa.String(), nullable=True),
    sa.CheckConstraint('closed OR next_timer IS NOT NULL', name=op.f('ck_signals_promised')),
    sa.ForeignKeyConstraint(['next_timer'], ['timers.id'], name=op.f('fk_signals_next_timer'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['person'], ['persons.id'], name=op.f('fk_signals_person')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_signals'))
    )
    with op.batch_alter_table('signals', schema=None) as batch_op:
        batch_op.create_index('ix_signals_open', ['lead'], unique=False, sqlite_where=sa.text('closed = 0'), postgresql_where=sa.text('NOT closed'))
        batch_op.create_index(batch_op.f('ix_signals_person'), ['person'], unique=False)

    op.create_table('lines',
    sa.Column('contact', sa.String(), nullable=False),
    sa.Column('signal', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('due', sa.DateTime(timezone=True), nullable=False),
    sa.Column('announced', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['signal'], ['signals.number'], name=op.f('fk_lines_signal')),
    sa.PrimaryKeyConstraint('contact', 'signal', 'kind', name=op.f('pk_lines'))
    )
    with op.batch_alter_table('lines', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_lines_signal'), ['signal'], unique=False)

    op.create_table('signal_log',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('signal', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['signal'], ['signals.number'], name=op.f('fk_signal_log_signal')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signal_log'))
    )
    with op.batch_alter_table('signal_log', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_signal_log_signal'), ['signal'], unique=False)



def downgrade() -> None:
    raise NotImplementedError("go back with the backup that was made before the upgrade")
