"""Erasing one person: everything personal that was told until a moment, in one transaction.

What stays is nobody's: a signal without words, so that the numbers and the days of a district still add up, and
for 28 days the hash of an address, against repeats. Each new table with something of a person adds its line here
and to `statements.FORGET`; a test looks through every row.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from flows.events import BY_SIGNAL
from storage import codec, statements, stories
from storage.statements import OF_A_PERSON
from storage.tables import (
    addresses,
    codes,
    consents,
    conversations,
    dead_letters,
    facts,
    habits,
    inbox,
    lines,
    media,
    outbox,
    parts,
    persons,
    signals,
    tellings,
    timers,
)

NOBODY = "nobody"  #: The fact that names whose the signals of erased people are.
UNSENT = ("ready", "held", "sending", "uncertain")
ROUND = "round-do"  #: Names numbers only, of several residents: it still goes out.
FORGET_AFTER = timedelta(days=28)
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
WORDLESS = codec.words_out({})


def erase(connection: Connection, person: int, until: datetime) -> Sequence[bytes]:
    """Nothing personal of this person from before `until` is left; the blind indexes for their tombstone.

    A contact stays a contact: their work, and what they brought for somebody on the street, is not theirs to erase,
    so they get no tombstone.
    """
    run = connection.execute
    contact = run(select(persons.c.contact).where(persons.c.id == person)).scalar()
    numbers = _own_signals(connection, person, until, contact)
    blank_signals(connection, numbers)
    sent = (media.c.person == person) & (media.c.signal.in_(numbers) | media.c.signal.is_(None))
    run(delete(media).where(sent, media.c.created <= until))
    told = (inbox.c.person == person) | (inbox.c.about == person)
    heard = select(inbox.c.id).where(told, inbox.c.at <= until)
    run(delete(dead_letters).where(dead_letters.c.inbox.in_(heard)))
    run(update(inbox).where(told, inbox.c.at <= until).values(event=None, waiting=False))
    mine = outbox.c.person == person
    if contact is not None:
        mine &= outbox.c.signal.in_(numbers)
    _in_lists(connection, numbers)
    said = outbox.c.created <= until
    theirs = mine | (outbox.c.about == person) | outbox.c.signal.in_(numbers)
    run(update(outbox).where(theirs, said, outbox.c.status.in_(UNSENT)).values(status="erased"))
    run(update(outbox).where(theirs, said).values(content=None))
    run(delete(codes).where(codes.c.person == person))
    run(delete(habits).where(habits.c.person == person))
    if contact is not None:
        return ()
    run(delete(parts).where(parts.c.message.in_(select(outbox.c.id).where(mine, said))))
    run(update(outbox).where(mine, said).values(provider_id=None))
    run(delete(conversations).where(conversations.c.person == person))
    run(delete(consents).where(consents.c.person == person, consents.c.at <= until))
    run(delete(tellings).where(tellings.c.person == person, tellings.c.at <= until))
    run(delete(timers).where(timers.c.id.in_([f"{kind}:{person}" for kind in OF_A_PERSON])))
    return run(select(addresses.c.blind).where(addresses.c.person == person)).scalars().all()


def _own_signals(connection: Connection, person: int, until: datetime, contact: str | None) -> list[int]:
    query = select(signals.c.number, signals.c.words).where(signals.c.person == person, signals.c.created <= until)
    rows = connection.execute(query).all()
    return [r.number for r in rows if contact is None or not codec.words_in(r.words).get("street")]


def blank_signals(connection: Connection, numbers: Sequence[int]) -> None:
    """Closed, without words, and nobody's; what was planned or said about them on other people's side goes too."""
    if not numbers:
        return
    run = connection.execute
    stories.drop(connection, numbers)
    run(delete(lines).where(lines.c.signal.in_(numbers)))
    run(delete(conversations).where(conversations.c.signal.in_(numbers)))
    going = signals.c.number.in_(numbers) & ~signals.c.closed
    run(update(signals).where(going).values(status="let_go", closed=True, next_timer=None))
    run(
        update(signals)
        .where(signals.c.number.in_(numbers))
        .values(person=_nobody(connection), words=WORDLESS, main=None, next_timer=None)
    )
    run(delete(media).where(media.c.signal.in_(numbers)))
    planned = [f"{kind}:{number}" for kind in sorted(BY_SIGNAL) for number in numbers]
    run(delete(timers).where(timers.c.id.in_(planned)))


def _in_lists(connection: Connection, numbers: Sequence[int]) -> None:
    """A contact's list names several signals by their residents' words, and so may the choices of a question."""
    if not numbers:
        return
    run = connection.execute
    names = re.compile(rf'"number":(?:{"|".join(map(str, numbers))})\b|\["(?:{"|".join(map(str, numbers))})",')
    contacts = select(persons.c.id).where(persons.c.contact.is_not(None))
    lists = select(outbox.c.id, outbox.c.content).where(
        outbox.c.person.in_(contacts),
        outbox.c.signal.is_(None),
        outbox.c.content.is_not(None),
        outbox.c.key != ROUND,
    )
    told = outbox.c.id.in_([r.id for r in run(lists) if names.search(r.content)])
    run(update(outbox).where(told, outbox.c.status.in_(UNSENT)).values(status="erased"))
    run(update(outbox).where(told).values(content=None))
    talks = select(conversations.c.person, conversations.c.state).where(conversations.c.person.in_(contacts))
    talking = [r.person for r in run(talks) if names.search(r.state)]
    run(delete(conversations).where(conversations.c.person.in_(talking)))


def _nobody(connection: Connection) -> int:
    """The person without an address whose the signals of erased people are; made with the first of them."""
    number = nobody_if_known(connection)
    if number is None:
        made = insert(persons).returning(persons.c.id)
        number = int(connection.execute(made, {"created": BEFORE_ALL}).scalar_one())
        kept = statements.FACT[connection.dialect.name]
        connection.execute(kept, {"name": NOBODY, "number": number})
        first = nobody_if_known(connection)
        assert first is not None, "it was written just now"
        if first != number:  # another process was faster
            connection.execute(delete(persons).where(persons.c.id == number))
            number = first
    return number


def nobody_if_known(connection: Connection) -> int | None:
    """The same, while nobody was ever erased: None."""
    return connection.execute(select(facts.c.number).where(facts.c.name == NOBODY)).scalar()


def erase_again(connection: Connection, tombstones: Mapping[bytes, datetime], now: datetime) -> int:
    """After a backup was put back: who was erased before is erased again. How many were."""
    again = 0
    query = select(addresses.c.person, addresses.c.blind).where(addresses.c.blind.in_(list(tombstones)))
    until: dict[int, datetime] = {}
    for r in connection.execute(query) if tombstones else ():
        at = tombstones[bytes(r.blind)]
        until[r.person] = max(at, until.get(r.person, at))
    for person, at in sorted(until.items()):
        if not _anything(connection, person, at):
            continue
        again += 1
        if erase(connection, person, at):
            fresh = {"district": None, "silenced": None, "met": False}
            connection.execute(update(persons).where(persons.c.id == person).values(fresh))
            connection.execute(update(addresses).where(addresses.c.person == person).values(address=None))
            row = {"id": f"forget:{person}", "kind": "forget", "subject": str(person), "due": now + FORGET_AFTER}
            connection.execute(statements.SET_TIMER[connection.dialect.name], row)
    return again


def _anything(connection: Connection, person: int, until: datetime) -> bool:
    """Whether something of them from before that moment is here."""
    queries = (
        select(func.count()).where(inbox.c.person == person, inbox.c.at <= until, inbox.c.event.is_not(None)),
        select(func.count()).where(signals.c.person == person, signals.c.created <= until),
        select(func.count()).where(media.c.person == person, media.c.created <= until),
        select(func.count()).where(outbox.c.about == person, outbox.c.created <= until, outbox.c.content.is_not(None)),
    )
    return any(connection.execute(query).scalar_one() for query in queries)
