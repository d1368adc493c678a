"""The tables. Each column of text is personal (encrypted) or open; rows about a person say `about` whom."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    UniqueConstraint,
    false,
    text,
    true,
)

from storage.columns import Moment, Open, Personal, PersonalBytes

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Id = BigInteger().with_variant(Integer, "sqlite")

#: One row a fact: the latest recorded time, the number series on SQLite.
facts = Table(
    "facts",
    metadata,
    Column("name", Open, primary_key=True),
    Column("number", Id),
    Column("moment", Moment),
)
persons = Table(
    "persons",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("language", Open, nullable=False, server_default="nl"),
    Column("district", Open),
    Column("silenced", Open),  # stop, violence, blocked
    Column("met", Boolean, nullable=False, server_default=false()),
    Column("contact", Open, unique=True),  # the contact this person is
    Column("created", Moment, nullable=False),
    Column("shared", Boolean, nullable=False, server_default=false()),  # a chat of several people: a team's group
    Column("merged", Id),  # turned out to be this other person: an empty row, so that its number is never used again
)
#: Several a person; a WhatsApp address may have no phone number. Looked up by a blind index, used by ciphertext.
addresses = Table(
    "addresses",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("person", ForeignKey(persons.c.id), nullable=False, index=True),
    Column("channel", Open, nullable=False),
    Column("blind", LargeBinary, nullable=False),
    Column("address", Personal("addresses.address")),
    Column("last_inbound", Moment),
    Column("gone", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("blind", "channel"),
)
conversations = Table(
    "conversations",
    metadata,
    Column("person", ForeignKey(persons.c.id), primary_key=True, autoincrement=False),
    Column("flow", Open, nullable=False),
    Column("at", Open, nullable=False),
    Column("signal", Id),
    Column("tries", SmallInteger, nullable=False),
    Column("since", Moment),
    Column("state", Personal("conversations.state"), nullable=False),  # answers and offered choices
)
#: Small things that a person wants remembered, or that keep us from nagging: a contact's short answers, a hint refused.
habits = Table(
    "habits",
    metadata,
    Column("person", ForeignKey(persons.c.id), primary_key=True, autoincrement=False),
    Column("kept", Personal("habits.kept"), nullable=False),
)
inbox = Table(
    "inbox",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("channel", Open, nullable=False),
    Column("message_id", Open, nullable=False),
    Column("person", Id),
    Column("at", Moment, nullable=False),
    Column("event", Personal("inbox.event")),  # null: blanked, the key against repeats stays
    Column("waiting", Boolean, nullable=False, server_default=false()),  # a letter that is not heard yet
    Column("about", Id),  # whose matter it is, where a contact wrote it to a resident
    UniqueConstraint("channel", "message_id"),
)
Index("ix_inbox_person", inbox.c.person, inbox.c.at)
Index("ix_inbox_letters", inbox.c.id, sqlite_where=inbox.c.waiting == true(), postgresql_where=inbox.c.waiting)
_about = inbox.c.about.is_not(None)
Index("ix_inbox_about", inbox.c.about, sqlite_where=_about, postgresql_where=_about)
#: Events that could not be thought over; `wijkbot inbox retry` hears them again.
dead_letters = Table(
    "dead_letters",
    metadata,
    Column("inbox", ForeignKey(inbox.c.id), primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("error", Open, nullable=False),  # the error's type and place, never a message's words
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("person", ForeignKey(persons.c.id), nullable=False),
    Column("about", Id, index=True),
    Column("key", Open, nullable=False),
    Column("content", Personal("outbox.content")),  # values and choices; null: blanked
    Column("signal", Id),
    Column("rank", SmallInteger, nullable=False),
    Column("status", Open, nullable=False),  # ready held sending uncertain sent delivered failed dropped
    Column("due", Moment, nullable=False),
    Column("created", Moment, nullable=False),
    Column("proactive", Boolean, nullable=False),
    Column("repeatable", Boolean, nullable=False),
    Column("told", Open, nullable=False, server_default=""),  # "note 3,chase 4": as tick prints it
    Column("lease", Moment),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("sent", Moment),
    Column("channel", Open),
    Column("provider_id", Open),  # what a reply names; Telegram's is unique within the chat, so within the person
    Column("buttons", Open),  # once: go when the question is answered; stale: it is, take them off the phone
    Column("via", Id),  # the address that it must go to first
)
_unsent = outbox.c.status.in_(("ready", "sending", "uncertain"))
Index("ix_outbox_unsent", outbox.c.due, outbox.c.id, sqlite_where=_unsent, postgresql_where=_unsent)
Index(
    "ix_outbox_order",
    outbox.c.person,
    outbox.c.rank,
    outbox.c.id,
    sqlite_where=_unsent,
    postgresql_where=_unsent,
)
_held = outbox.c.status == "held"
Index("ix_outbox_held", outbox.c.person, sqlite_where=_held, postgresql_where=_held)
Index("ix_outbox_person", outbox.c.person, outbox.c.created)
Index(
    "ix_outbox_provider",
    outbox.c.provider_id,
    sqlite_where=outbox.c.provider_id.is_not(None),
    postgresql_where=outbox.c.provider_id.is_not(None),
)
_once, _stale = outbox.c.buttons == "once", outbox.c.buttons == "stale"
Index("ix_outbox_once", outbox.c.person, sqlite_where=_once, postgresql_where=_once)
Index("ix_outbox_stale", outbox.c.id, sqlite_where=_stale, postgresql_where=_stale)
#: Photos and voice notes that lie at a provider: fetched after the commit, then let go there.
fetches = Table(
    "fetches",
    metadata,
    Column("inbox", Id, primary_key=True, autoincrement=False),  # of their message; blanked: not wanted any more
    Column("channel", Open, nullable=False),
    Column("reference", Personal("fetches.reference"), nullable=False),
    Column("since", Moment, nullable=False),
    Column("due", Moment, nullable=False, index=True),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),  # those that failed
)
timers = Table(
    "timers",
    metadata,
    Column("id", Open, primary_key=True),  # "<kind>:<subject>"
    Column("kind", Open, nullable=False),
    Column("subject", Open, nullable=False),
    Column("due", Moment, nullable=False, index=True),
)
#: An open signal without its promise timer is refused by the database itself.
signals = Table(
    "signals",
    metadata,
    Column("number", Id, primary_key=True, autoincrement=False),
    Column("person", ForeignKey(persons.c.id), nullable=False, index=True),
    Column("district", Open, nullable=False),
    Column("kind", Open, nullable=False),
    Column("themes", Open, nullable=False),
    Column("lead", Open, nullable=False),
    Column("reason", Open, nullable=False),
    Column("created", Moment, nullable=False),
    Column("promised", Moment, nullable=False),
    Column("since", Date, nullable=False),
    Column("base", Date, nullable=False),
    Column("status", Open, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("notes", SmallInteger, nullable=False),
    Column("asked", Open, nullable=False),
    Column("told", SmallInteger, nullable=False),
    Column("chased", Moment),
    Column("passed", Open, nullable=False),
    Column("former", Open, nullable=False),
    Column("ready", Moment),
    Column("rhythm", Open, nullable=False),
    Column("words", Personal("signals.words"), nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("main", Id),  # said the same before, and goes on for both
    Column(
        "next_timer",
        ForeignKey(timers.c.id, deferrable=True, initially="DEFERRED"),
        nullable=True,
        index=True,  # else the database walks all signals at each timer that goes
    ),
    CheckConstraint("closed OR next_timer IS NOT NULL", name="promised"),
)
Index("ix_signals_open", signals.c.lead, sqlite_where=text("closed = 0"), postgresql_where=text("NOT closed"))
_merged = signals.c.main.is_not(None)
Index("ix_signals_main", signals.c.main, sqlite_where=_merged, postgresql_where=_merged)
signal_log = Table(
    "signal_log",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("signal", ForeignKey(signals.c.number), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("who", Open, nullable=False),
    Column("what", Open, nullable=False),
)
#: Photos and voice notes, the bytes themselves.
media = Table(
    "media",
    metadata,
    Column("id", Open, primary_key=True),  # random: nobody can guess it
    Column("person", ForeignKey(persons.c.id), nullable=False, index=True),
    Column("signal", ForeignKey(signals.c.number), index=True),  # null: told before a yes
    Column("kind", Open, nullable=False),  # photo voice document
    Column("content_type", Open, nullable=False),
    Column("content", PersonalBytes("media.content"), nullable=False),
    Column("created", Moment, nullable=False),
)
#: What happens with a contact; who they are is the directory's.
desks = Table(
    "desks",
    metadata,
    Column("contact", Open, primary_key=True),
    Column("person", ForeignKey(persons.c.id), unique=True),
    Column("open", Integer, nullable=False, server_default="0"),
    Column("away_from", Date),
    Column("away_until", Date),
    Column("left", Boolean, nullable=False, server_default=false()),
)
#: What waits for a contact's day round.
lines = Table(
    "lines",
    metadata,
    Column("contact", Open, primary_key=True),
    Column("signal", ForeignKey(signals.c.number), primary_key=True, index=True),
    Column("kind", Open, primary_key=True),
    Column("due", Moment, nullable=False),
    Column("announced", Boolean, nullable=False),
)
invitations = Table(
    "invitations",
    metadata,
    Column("blind", LargeBinary, primary_key=True),
    Column("contact", Open, nullable=False),
    Column("until", Moment, nullable=False),
    Column("used", Moment),
)
#: Texts that Twilio keeps for us, without anything of anybody: once a text, language and account.
contents = Table(
    "contents",
    metadata,
    Column("account", Open, primary_key=True),
    Column("name", Open, primary_key=True),  # the same words have the same name
    Column("key", Open, nullable=False),
    Column("language", Open, nullable=False),
    Column("sid", Open),  # null: somebody is creating it, or did not live to say so
    Column("slots", Open, nullable=False),  # the names of its variables, in order
    Column("claimed", Moment, nullable=False),  # when its creation was begun
    Column("template", Boolean, nullable=False),
    Column("category", Open, nullable=False, server_default=""),  # utility marketing
    Column("approval", Open, nullable=False, server_default=""),  # pending approved rejected paused disabled
    Column("reason", Open, nullable=False, server_default=""),  # why it was rejected, in the provider's words
    Column("checked", Moment),
)
Index("ix_contents_text", contents.c.key, contents.c.language)
#: Who said yes to which text, where and when; `ended`: they stopped.
consents = Table(
    "consents",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("person", ForeignKey(persons.c.id), nullable=False, index=True),
    Column("purpose", Open, nullable=False),  # answers stories
    Column("version", Open, nullable=False),  # of the text they had read
    Column("channel", Open, nullable=False),
    Column("at", Moment, nullable=False),
    Column("ended", Moment),
)
#: A success that is told on, of one signal at most; gone when it is withdrawn or refused.
stories = Table(
    "stories",
    metadata,
    Column("signal", ForeignKey(signals.c.number), primary_key=True, autoincrement=False),
    Column("person", ForeignKey(persons.c.id), nullable=False, index=True),  # who told it
    Column("district", Open, nullable=False, index=True),
    Column("theme", Open, nullable=False),
    Column("stage", Open, nullable=False),  # draft offered approved
    Column("since", Moment, nullable=False),
    Column("words", Personal("stories.words"), nullable=False),  # text, first name, and the media row of its photo
)
#: Who was invited to which story, and whether they read it.
tellings = Table(
    "tellings",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("story", ForeignKey(signals.c.number), nullable=False, index=True),
    Column("person", ForeignKey(persons.c.id), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("read", Boolean, nullable=False, server_default=false()),
)
#: What a provider says of a message that we have not marked yet: kept until we have.
reports = Table(
    "reports",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("channel", Open, nullable=False),
    Column("provider_id", Open, nullable=False, index=True),
    Column("status", Open, nullable=False),
    Column("road", Open, nullable=False),
    Column("at", Moment, nullable=False),
)
#: What shows who somebody is, on another phone or in another chat; only its blind index is kept.
codes = Table(
    "codes",
    metadata,
    Column("blind", LargeBinary, primary_key=True),
    Column("person", ForeignKey(persons.c.id), nullable=False, index=True),
    Column("kind", Open, nullable=False),  # back link
    Column("until", Moment, nullable=False),
)
#: What went in several messages (a long text, a photo before its words), each with the name that its provider gave it.
#: A name may stand twice: Telegram counts in each chat, and anew for another bot.
parts = Table(
    "parts",
    metadata,
    Column("message", ForeignKey(outbox.c.id), primary_key=True, autoincrement=False),
    Column("provider_id", Open, primary_key=True),
    Column("channel", Open, nullable=False),
    Column("status", Open, nullable=False),  # sent delivered read failed undelivered
    Index("ix_parts_named", "channel", "provider_id"),
)
