"""Successes that are told on: read for the few events that are about one, written with the rest of a batch."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from flows.story import STORIES, Hearing, Story, Telling
from storage import codec
from storage.tables import consents, media, outbox, persons, stories, tellings, timers

AT_MOST = 50  #: Stories of one district that are looked at, the newest.
KEYS, INVITATIONS = "story-%", "story-new-%"  #: Messages about a story; an invitation has nobody's words in it.
UNSENT = ("ready", "held", "uncertain")
_PUT = {
    name: base.on_conflict_do_update(
        index_elements=["signal"], set_={c: base.excluded[c] for c in ("stage", "since", "words")}
    )
    for name, base in (("sqlite", sqlite.insert(stories)), ("postgresql", postgresql.insert(stories)))
}
_RING = {
    "sqlite": sqlite.insert(timers).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(timers).on_conflict_do_nothing(),
}


@dataclass(slots=True)
class Wanted:
    """Which stories the events of a batch are about."""

    numbers: set[int] = field(default_factory=set)
    own: set[int] = field(default_factory=set)  #: Persons: what they told on, and whether they asked for stories.
    news: set[int] = field(default_factory=set)  #: Persons who may be told one of their district.

    def __bool__(self) -> bool:
        return bool(self.numbers or self.own or self.news)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for them."""

    stories: tuple[Story, ...] = ()
    hearings: Mapping[int, Hearing] = field(default_factory=dict)


NOTHING = Found()


@dataclass(slots=True)
class Written:
    """What a batch changes: rows of stories, and who was invited."""

    put: dict[int, tuple[Story, datetime | None] | None] = field(default_factory=dict)
    told: list[tuple[int, int, bool, datetime]] = field(default_factory=list)  #: (story, person, read, at)

    def __bool__(self) -> bool:
        return bool(self.put or self.told)


def load(connection: Connection, wanted: Wanted, districts: Collection[str]) -> Found:
    """These stories, and the yeses of these people."""
    if not wanted:
        return NOTHING
    read = (
        select(tellings.c.story, func.count().label("readers"))
        .where(tellings.c.read)
        .group_by(tellings.c.story)
        .subquery()
    )
    query = select(stories, read.c.readers).outerjoin_from(stories, read, read.c.story == stories.c.signal)
    which = stories.c.signal.in_(sorted(wanted.numbers)) | stories.c.person.in_(sorted(wanted.own))
    rows = list(connection.execute(query.where(which)))
    for district in sorted(districts) if wanted.news else ():
        here = query.where(stories.c.district == district, stories.c.stage == "approved")
        rows += connection.execute(here.order_by(stories.c.since.desc()).limit(AT_MOST)).all()
    found = {r.signal: _story(r) for r in rows}
    return Found(tuple(s for _, s in sorted(found.items())), _hearings(connection, sorted(wanted.own | wanted.news)))


def _story(found: Row[*tuple[object, ...]]) -> Story:
    row = found._mapping
    words = codec.words_in(row["words"])
    return Story(
        signal=row["signal"],
        person=row["person"],
        district=row["district"],
        theme=row["theme"],
        stage=row["stage"],
        since=row["since"],
        text=words.get("text", ""),
        name=words.get("name", ""),
        photo=words.get("photo", ""),
        readers=row["readers"] or 0,
    )


def _hearings(connection: Connection, people: Sequence[int]) -> dict[int, Hearing]:
    going = select(consents.c.person, consents.c.at).where(
        consents.c.person.in_(people), consents.c.purpose == STORIES, consents.c.ended.is_(None)
    )
    found = {r.person: Hearing(r.at) for r in connection.execute(going)}
    told = select(tellings).where(tellings.c.person.in_(sorted(found))).order_by(tellings.c.at.desc())
    for r in connection.execute(told) if found else ():
        before = found[r.person]
        found[r.person] = replace(before, told=(*before.told, Telling(r.story, r.at, r.read)))
    return found


def write(connection: Connection, written: Written) -> None:
    """What was decided."""
    dialect = connection.dialect.name
    drop(connection, [n for n, put in written.put.items() if put is None])
    for story, moment in (put for _, put in sorted(written.put.items()) if put is not None):
        row = {c: getattr(story, c) for c in ("signal", "person", "district", "theme", "stage", "since")}
        connection.execute(_PUT[dialect], {**row, "words": codec.words_out(_words(story))})
        if moment is not None:
            _ring(connection, story, moment)
    invited = [{"story": s, "person": p, "at": at} for s, p, read, at in written.told if not read]
    if invited:
        connection.execute(insert(tellings), invited)
    for story_number, person, read, _ in written.told:
        if read:
            mine = (tellings.c.story == story_number) & (tellings.c.person == person)
            connection.execute(update(tellings).where(mine).values(read=True))


def _words(story: Story) -> dict[str, str]:
    words = {"text": story.text, "name": story.name, "photo": story.photo}
    return {k: v for k, v in words.items() if v}


def _ring(connection: Connection, story: Story, moment: datetime) -> None:
    """Who asked for stories in this district hears of it; who waits for their month to be over goes on waiting."""
    going = (
        select(consents.c.person)
        .join_from(consents, persons, persons.c.id == consents.c.person)
        .where(consents.c.purpose == STORIES, consents.c.ended.is_(None), persons.c.district == story.district)
        .where(consents.c.person != story.person)
    )
    rows = [
        {"id": f"story:{p}", "kind": "story", "subject": str(p), "due": moment}
        for p in sorted(connection.execute(going).scalars())
    ]
    if rows:
        connection.execute(_RING[connection.dialect.name], rows)


def drop(connection: Connection, numbers: Iterable[int]) -> None:
    """Nothing of these stories is left: words wherever they were quoted, photos, what was still to be sent."""
    gone = sorted(numbers)
    if not gone:
        return
    run = connection.execute
    rows = run(select(stories.c.person, stories.c.words).where(stories.c.signal.in_(gone))).all()
    run(delete(tellings).where(tellings.c.story.in_(gone)))
    run(delete(stories).where(stories.c.signal.in_(gone)))
    photos = [photo for r in rows if (photo := codec.words_in(r.words).get("photo"))]
    run(delete(media).where(media.c.id.in_(photos)))
    tellers = sorted({r.person for r in rows})
    read = outbox.c.signal.is_(None) & outbox.c.about.in_(tellers)
    quoted = outbox.c.key.like(KEYS) & (outbox.c.signal.in_(gone) | read)
    run(update(outbox).where(quoted, outbox.c.status.in_(UNSENT)).values(status="dropped"))
    run(update(outbox).where(quoted, outbox.c.key.not_like(INVITATIONS)).values(content=None))
