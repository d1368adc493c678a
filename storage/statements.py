"""The statements of the road, built once at import; each is one `execute` or `executemany` a batch."""

from sqlalchemy import (
    Column,
    ColumnElement,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    case,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from flows.effects import RANKS
from flows.knocking import KNOCKS
from storage.tables import (
    addresses,
    codes,
    consents,
    conversations,
    dead_letters,
    desks,
    facts,
    fetches,
    habits,
    inbox,
    invitations,
    lines,
    media,
    outbox,
    parts,
    persons,
    signal_log,
    signals,
    stories,
    tellings,
    timers,
)

#: Rows a contact's desk loads at most, the nearest promise first: nobody has more at hand. `#n` finds each other one.
DESK_AT_MOST = 100
OWN_AT_MOST = 50
#: Timers of one person; their subject is the person's id.
OF_A_PERSON = ("wipe", "unlink", "stop", "forget", "calm", "album", "story", "tone")


def _one_of(column: Column[str], *values: str) -> ColumnElement[bool]:
    """The same as an IN, which cannot go for several rows at once (executemany)."""
    return or_(*(column == value for value in values))


def _upsert(table: Table, keys: tuple[str, ...], keep: tuple[str, ...] = ()) -> dict[str, Insert]:
    """INSERT .. ON CONFLICT DO UPDATE of every column but the keys and `keep`, for both dialects."""
    made: dict[str, Insert] = {}
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql)):
        base = dialect.insert(table)
        fresh = {c.name: base.excluded[c.name] for c in table.c if c.name not in (*keys, *keep)}
        made[name] = base.on_conflict_do_update(index_elements=list(keys), set_=fresh)
    return made


def _ignore(table: Table) -> dict[str, Insert]:
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
    }


_other = addresses.alias("other")
ADDRESSES_BY_BLIND: Select[tuple[int, int, str, bytes, bool, bool]] = select(
    addresses.c.id,
    addresses.c.person,
    addresses.c.channel,
    addresses.c.blind,
    (addresses.c.gone | addresses.c.address.is_(None)).label("lost"),
    exists().where(_other.c.person == addresses.c.person, _other.c.id != addresses.c.id).label("several"),
).where(addresses.c.blind.in_(bindparam("blinds", expanding=True)))
NEW_ADDRESS = {name: made.returning(addresses.c.id) for name, made in _ignore(addresses).items()}
HEARD = {name: made.returning(inbox.c.id, inbox.c.channel, inbox.c.message_id) for name, made in _ignore(inbox).items()}
KEEP_MEDIA = _ignore(media)
FACT = _ignore(facts)
TO_FETCH = _ignore(fetches)
#: Locked until it is heard: of two processes that fetched it, the second finds it blanked.
STILL_WANTED = (
    select(inbox.c.id, inbox.c.channel, inbox.c.message_id)
    .where(inbox.c.message_id.in_(bindparam("ids", expanding=True)), inbox.c.event.is_not(None))
    .order_by(inbox.c.id)
    .with_for_update()
)
#: What a contact writes to a resident is the resident's matter too: it goes when they are erased.
ABOUT: Update = (
    update(inbox)
    .where(inbox.c.person == bindparam("b_person"), inbox.c.at >= bindparam("b_since"), inbox.c.about.is_(None))
    .where(inbox.c.channel != "letter")
    .values(about=bindparam("b_about"))
)
KEPT_MESSAGES = (
    select(inbox.c.person, func.count().label("kept"))
    .where(
        inbox.c.person.in_(bindparam("ids", expanding=True)), inbox.c.event.is_not(None), inbox.c.channel != "letter"
    )
    .group_by(inbox.c.person)
)
ATTACH: Update = (
    update(media)
    .where(media.c.id == bindparam("b_id"), media.c.person == bindparam("b_person"))
    .values(signal=bindparam("b_signal"))
)
#: FOR NO KEY UPDATE: a letter or a message to somebody may be inserted while they are locked.
PERSONS = (
    select(persons)
    .where(persons.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(persons.c.id)
    .with_for_update(key_share=True)
)
PERSONS_UNLOCKED = select(persons).where(persons.c.id.in_(bindparam("ids", expanding=True)))
TALKS = select(conversations).where(conversations.c.person.in_(bindparam("ids", expanding=True)))
HABITS = select(habits).where(habits.c.person.in_(bindparam("ids", expanding=True)))
SHOWN = select(
    outbox.c.id,
    outbox.c.key,
    outbox.c.content,
    outbox.c.signal,
    outbox.c.person,
    outbox.c.created,
    outbox.c.provider_id,
    outbox.c.channel,
).where(
    outbox.c.id.in_(bindparam("ids", expanding=True))
    | (
        outbox.c.provider_id.in_(bindparam("providers", expanding=True))
        & outbox.c.person.in_(bindparam("people", expanding=True))  # a provider's number may be another's too
    )
)
#: The buttons of a question that is answered, by a press or by words, may leave the phone.
STALE: Update = (
    update(outbox).where(outbox.c.person == bindparam("b_person"), text("buttons = 'once'")).values(buttons="stale")
)
SIGNALS = (
    select(signals)
    .where(signals.c.number.in_(bindparam("numbers", expanding=True)))
    .order_by(signals.c.number)
    .with_for_update(key_share=True)
)
OWN_NUMBERS = (
    select(signals.c.number)
    .where(signals.c.person.in_(bindparam("ids", expanding=True)))
    .order_by(signals.c.number.desc())
    .limit(OWN_AT_MOST)
)
DESK_NUMBERS = (
    select(signals.c.number)
    .where(signals.c.lead.in_(bindparam("leads", expanding=True)), ~signals.c.closed)
    .order_by(signals.c.promised)
    .limit(DESK_AT_MOST)
)
LINES = (
    select(lines)
    .where(lines.c.contact.in_(bindparam("contacts", expanding=True)))
    .order_by(lines.c.contact, lines.c.signal, lines.c.kind)  # else PostgreSQL gives them as it likes
)
#: Who blocked us, or a group that we were taken out of, counts as not linked until they are back.
_reached = (persons.c.id == desks.c.person) & (persons.c.silenced.is_(None) | (persons.c.silenced != "blocked"))
DESKS = select(
    desks.c.contact,
    persons.c.id.label("person"),
    func.coalesce(persons.c.shared, false()).label("shared"),
    desks.c.open,
    desks.c.away_from,
    desks.c.away_until,
    desks.c.left,
).outerjoin_from(desks, persons, _reached)
INVITATION = select(invitations.c.blind, invitations.c.contact).where(
    invitations.c.blind.in_(bindparam("blinds", expanding=True)),
    invitations.c.until >= bindparam("now"),
    invitations.c.used.is_(None),
)
TOLD = select(outbox.c.person, outbox.c.created, outbox.c.due).where(
    outbox.c.person.in_(bindparam("ids", expanding=True)),
    outbox.c.proactive,
    outbox.c.due > bindparam("since"),
    outbox.c.status != "dropped",
)
_due = (
    select(timers).where(timers.c.due <= bindparam("now")).order_by(timers.c.due, timers.c.id).limit(bindparam("most"))
)
DUE_ROUNDS, DUE_TIMERS = _due.where(timers.c.kind == "round"), _due.where(timers.c.kind != "round")
_beside = signals.alias("beside")
#: What else is due to the residents of these signals.
DUE_BESIDE = (
    select(timers)
    .join(signals, signals.c.next_timer == timers.c.id)
    .where(
        signals.c.person.in_(
            select(_beside.c.person).where(_beside.c.number.in_(bindparam("numbers", expanding=True)))
        ),
        timers.c.due <= bindparam("now"),
    )
    .order_by(timers.c.due, timers.c.id)
)
TAKE_TIMERS = (
    delete(timers)
    .where(timers.c.id.in_(bindparam("ids", expanding=True)), timers.c.due <= bindparam("now"))
    .returning(timers.c.id)
)

PUT_PERSON: Update = (
    update(persons)
    .where(persons.c.id == bindparam("b_id"))
    .values({c.name: bindparam(c.name) for c in persons.c if c.name not in ("id", "created", "shared", "merged")})
)
PUT_TALK = _upsert(conversations, ("person",))
END_TALK: Delete = delete(conversations).where(conversations.c.person.in_(bindparam("ids", expanding=True)))
PUT_HABITS = _upsert(habits, ("person",))
PUT_SIGNAL = _upsert(signals, ("number",), keep=("person", "created"))
LOG: Insert = insert(signal_log)
SET_TIMER = _upsert(timers, ("id",), keep=("kind", "subject"))
#: A round is moved only to an earlier moment: what waits already must not wait longer for something new.
SET_EARLIER: dict[str, Insert] = {}
for _name, _dialect in (("sqlite", sqlite), ("postgresql", postgresql)):
    _base = _dialect.insert(timers)
    SET_EARLIER[_name] = _base.on_conflict_do_update(
        index_elements=["id"],
        set_={"due": case((_base.excluded.due < timers.c.due, _base.excluded.due), else_=timers.c.due)},
    )
PUT_OFF: Update = (
    update(timers)
    .where(timers.c.id.in_(bindparam("ids", expanding=True)), timers.c.due <= bindparam("b_now"))
    .values(due=bindparam("b_due"))
)
DROP_TIMERS: Delete = delete(timers).where(timers.c.id.in_(bindparam("ids", expanding=True)))
PUT_LINE = _upsert(lines, ("contact", "signal", "kind"))
ANNOUNCED: Update = (
    update(lines)
    .where(lines.c.contact == bindparam("b_contact"), lines.c.signal == bindparam("b_signal"))
    .where(lines.c.due <= bindparam("b_now"))
    .values(announced=True)
)
DROP_LINES: Delete = delete(lines).where(
    lines.c.signal == bindparam("b_signal"),
    (lines.c.contact == bindparam("b_contact")) | (bindparam("b_contact") == ""),
    ~bindparam("b_stays").like(literal("%,") + lines.c.kind + ",%"),
)
REMEMBERED = select(timers.c.subject, timers.c.due).where(timers.c.id.in_(bindparam("ids", expanding=True)))
HELD = select(outbox.c.person).where(outbox.c.person.in_(bindparam("ids", expanding=True)), text("status = 'held'"))
SAY: Insert = insert(outbox)
#: Answers that are leased at birth; one a person and class, so that the row is known by them.
SAY_LEASED = insert(outbox).returning(outbox.c.id, outbox.c.person, outbox.c.rank)
UNSENT = select(outbox.c.person, outbox.c.rank).where(
    outbox.c.person.in_(bindparam("ids", expanding=True)),
    text("rank >= 0"),  # every one; else SQLite walks all that was ever said to them, by the other index
    text("status IN ('ready', 'sending', 'uncertain')"),  # written out: a bound value hides the partial index
)
LETTER: Insert = insert(inbox)
_sent = inbox.alias("sent")
#: A photo or a voice note of somebody that is being fetched for the first time, since not long ago. When that fails
#: they are told so, and need not wait.
_coming = (
    select(fetches.c.inbox)
    .join_from(fetches, _sent, _sent.c.id == fetches.c.inbox)
    .where(fetches.c.since > bindparam("since"), _sent.c.event.is_not(None))
    .where(fetches.c.attempts == 0)
)
#: Letters, and messages that waited for a photo of before, once that is here or is not waited for any more.
LETTERS = (
    select(inbox.c.id, inbox.c.channel, inbox.c.message_id, inbox.c.person, inbox.c.at, inbox.c.event)
    .where(inbox.c.waiting)
    .where(
        (inbox.c.channel == "letter")
        | ~_coming.where(_sent.c.person == inbox.c.person, _sent.c.id < inbox.c.id).exists()
    )
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)
#: Whether for anybody something is to be fetched, or waits behind it.
ANY_COMING = union_all(
    select(fetches.c.inbox).limit(1).subquery().select(),
    select(inbox.c.id).where(inbox.c.waiting, inbox.c.channel != "letter").limit(1).subquery().select(),
)
#: For whom of these something is being fetched, or waits behind it.
COMING = select(persons.c.id).where(
    persons.c.id.in_(bindparam("ids", expanding=True)),
    _coming.where(_sent.c.person == persons.c.id).exists()
    | select(inbox.c.id).where(inbox.c.waiting, inbox.c.channel != "letter", inbox.c.person == persons.c.id).exists(),
)
LETTERS_HEARD: Update = (
    update(inbox)
    .where(inbox.c.id.in_(bindparam("ids", expanding=True)), inbox.c.waiting)
    .values(waiting=False)
    .returning(inbox.c.id)
)
WAIT_ON: Update = update(inbox).where(inbox.c.id.in_(bindparam("ids", expanding=True))).values(waiting=True)
#: What was held may go, in its order. A knock that is still here has no use any more: they are reading.
_knocks = _one_of(outbox.c.key, *sorted(KNOCKS))
RELEASE: Update = (
    update(outbox)
    .where(outbox.c.person == bindparam("b_person"))
    .where((outbox.c.status == "held") | (_knocks & (outbox.c.status == "ready")))
    .values(status=case((_knocks, "dropped"), else_="ready"), due=bindparam("b_now"), attempts=0)
)
#: Who asks for silence reads none of what waited for the morning, until they write.
HUSH: Update = (
    update(outbox)
    .where(outbox.c.person == bindparam("b_person"), outbox.c.proactive)
    .where(_one_of(outbox.c.status, "ready", "uncertain"))
    .values(status="held")
)
#: After it, and after what is said now: of what the clock asked about one signal meanwhile only the last still holds.
_again = outbox.alias("again")
ASKED_AGAIN: Update = (
    update(outbox)
    .where(outbox.c.person == bindparam("b_person"), outbox.c.rank == RANKS.index("reminder"))
    .where(text("outbox.status = 'ready'"))  # written out: a bound value hides the partial index
    .where(
        select(_again.c.id)
        .where(_again.c.person == outbox.c.person, _again.c.signal == outbox.c.signal)
        .where((_again.c.rank == outbox.c.rank) | (_again.c.key == outbox.c.key))
        .where(_again.c.id > outbox.c.id, text("again.status IN ('ready', 'sending')"))
        .exists()
    )
    .values(status="dropped")
)
HIDE: Update = update(inbox).where(inbox.c.id.in_(bindparam("ids", expanding=True))).values(event=None)
#: A letter that is not heard yet is another matter than what was told: it is heard first.
WIPE_INBOX: Update = (
    update(inbox)
    .where(inbox.c.person == bindparam("b_person"), inbox.c.at >= bindparam("b_since"))
    .where(~(inbox.c.waiting & (inbox.c.channel == "letter")))
    .values(event=None)
)
WIPE_OUTBOX: Update = (
    update(outbox)
    .where(
        outbox.c.person == bindparam("b_person"),
        outbox.c.created >= bindparam("b_since"),
        outbox.c.signal.is_(None),
        ~outbox.c.proactive,  # a round or a note of the clock is another matter: it still reaches them
    )
    .values(
        content=None,
        status=case((_one_of(outbox.c.status, "ready", "held", "uncertain"), "dropped"), else_=outbox.c.status),
    )
)
UNSAY: Update = (
    update(outbox)
    .where(outbox.c.signal == bindparam("b_signal"), outbox.c.key == bindparam("b_key"))
    .values(
        content=None,
        status=case(
            (_one_of(outbox.c.status, "ready", "held", "sending", "uncertain"), "dropped"), else_=outbox.c.status
        ),
    )
)
_unsent = select(outbox.c.id).where(
    outbox.c.person == addresses.c.person, outbox.c.status.in_(("ready", "sending", "uncertain"))
)
WIPE_MEDIA: Delete = delete(media).where(
    media.c.person == bindparam("b_person"), media.c.created >= bindparam("b_since"), media.c.signal.is_(None)
)
UNLINK: Update = (
    update(addresses)
    .where(addresses.c.person.in_(bindparam("ids", expanding=True)), ~_unsent.exists())
    .values(address=None)
)
UNLINK_CONTACT: Update = (
    update(persons).where(persons.c.contact.in_(bindparam("contacts", expanding=True))).values(contact=None)
)
_ids = bindparam("ids", expanding=True, type_=persons.c.id.type)
#: Every table with a row about a person; a test fails when one is missing.
FORGET: tuple[Delete, ...] = (
    delete(dead_letters).where(dead_letters.c.inbox.in_(select(inbox.c.id).where(inbox.c.person.in_(_ids)))),
    delete(inbox).where(inbox.c.person.in_(_ids)),
    delete(parts).where(
        parts.c.message.in_(select(outbox.c.id).where(outbox.c.person.in_(_ids) | outbox.c.about.in_(_ids)))
    ),
    delete(outbox).where(outbox.c.person.in_(_ids) | outbox.c.about.in_(_ids)),
    delete(conversations).where(conversations.c.person.in_(_ids)),
    delete(habits).where(habits.c.person.in_(_ids)),
    delete(media).where(media.c.person.in_(_ids)),
    delete(tellings).where(tellings.c.person.in_(_ids)),
    delete(stories).where(stories.c.person.in_(_ids)),
    delete(consents).where(consents.c.person.in_(_ids)),
    delete(timers).where(
        timers.c.kind.in_(OF_A_PERSON),
        timers.c.subject.in_(bindparam("names", expanding=True)),
    ),
    delete(codes).where(codes.c.person.in_(_ids)),
    delete(addresses).where(addresses.c.person.in_(_ids)),
    delete(persons).where(persons.c.id.in_(_ids) | persons.c.merged.in_(_ids)),
)
COUNT_DESK: Update = (
    update(desks).where(desks.c.contact == bindparam("b_contact")).values(open=desks.c.open + bindparam("b_by"))
)
REDEEM: Update = update(invitations).where(invitations.c.blind == bindparam("b_blind")).values(used=bindparam("b_now"))
LINK = _upsert(desks, ("contact",), keep=("open", "away_from", "away_until"))
DEAD: Insert = insert(dead_letters)
UNHEARD: Delete = delete(inbox).where(inbox.c.id.in_(bindparam("ids", expanding=True)))
UNFETCHED: Delete = delete(fetches).where(fetches.c.inbox.in_(bindparam("ids", expanding=True)))
UNKEPT: Delete = delete(media).where(media.c.id.in_(bindparam("ids", expanding=True)))
LAST_INBOUND: Update = (
    update(addresses)
    .where(addresses.c.id == bindparam("b_id"))
    .values(last_inbound=bindparam("b_at"), address=bindparam("b_address"), gone=False)
)
SHUT: Update = update(addresses).where(addresses.c.id.in_(bindparam("ids", expanding=True))).values(gone=True)
LATEST_AT = select(inbox.c.at).order_by(inbox.c.id.desc()).limit(1)
