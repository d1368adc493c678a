"""Loads together what a batch of events must know: a handful of statements, whatever the batch's size."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Row, select, text, update

from flows.calendar import Away
from flows.codes import code_of
from flows.events import Letter, Woke
from flows.needs import Needs, needs, pointed_at
from flows.photos import ALBUM, REMEMBERED
from flows.scene import World
from flows.state import LENT, Desk, Line, Person, Shown, Signal, Talk
from flows.talks.approval import TIMER as APPROVES
from flows.talks.moments import ANSWERS_IT
from flows.talks.stories import ABOUT_STORIES
from flows.tally import Tally
from storage import codec, codes, parts, statements, stories, tallies
from storage.columns import ring
from storage.merging import MovedError
from storage.tables import addresses, facts
from storage.tables import signals as kept_signals
from storage.turns import COUNTED, Loaded, Turn

LIMIT_WINDOW = timedelta(days=7)  #: The rolling days that the limit on unasked messages looks back.


def person_of(row: Row[*tuple[object, ...]]) -> Person:
    """A person from their row."""
    r = row._mapping
    return Person(r["id"], r["language"], r["district"], r["silenced"], r["met"], r["contact"], r["shared"])


def signal_of(row: Row[*tuple[object, ...]]) -> Signal:
    """A signal from its row."""
    r = row._mapping
    return Signal(
        number=r["number"],
        person=r["person"],
        district=r["district"],
        kind=r["kind"],
        themes=tuple(r["themes"].split(",")),
        lead=r["lead"],
        reason=r["reason"],
        created=r["created"],
        promised=r["promised"],
        since=r["since"],
        base=r["base"],
        status=r["status"],
        named=r["named"],
        notes=r["notes"],
        asked=_split(r["asked"]),
        told=r["told"],
        chased=r["chased"],
        passed=_split(r["passed"]),
        former=_split(r["former"]),
        ready=r["ready"],
        rhythm=r["rhythm"],
        main=r["main"],
        words=codec.words_in(r["words"]),
    )


def _split(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()


def desks_of(connection: Connection) -> dict[str, Desk]:
    """What happens with every contact today."""
    found: dict[str, Desk] = {}
    for contact, person, shared, waits, away_from, away_until, left in connection.execute(statements.DESKS):
        away = Away(away_from, away_until) if away_from and away_until else None
        found[contact] = Desk(contact, person, waits, away, left, bool(shared))
    return found


def load(
    connection: Connection,
    turns: Sequence[Turn],
    world: World,
    *,
    desks: bool = False,
    drawn: Sequence[int] | None = None,
) -> Loaded:
    """Everything that these events read, the rows they may change locked in key order.

    `desks`: the desk of each contact who speaks too; else only of those whose round it is. `drawn`: the numbers that
    were drawn for these events already.
    Raises `MovedError` when one of the persons has become somebody else meanwhile.
    """
    run = connection.execute
    shown_codes = {code for t in turns if (code := code_of(t.event))}
    joining = _joining(connection, turns)
    ids = sorted({t.person for t in turns} | joining)
    locked = run(statements.PERSONS, {"ids": ids}).all()
    if any(r.merged is not None for r in locked):
        raise MovedError
    people = {p.id: p for p in map(person_of, locked)}
    owners = codes.owners(connection, shown_codes, min(t.at for t in turns)) if shown_codes else {}
    talks: dict[int, Talk | None] = {
        r.person: codec.talk_in(r.flow, r.at, r.signal, r.tries, r.since, r.state)
        for r in run(statements.TALKS, {"ids": ids})
    }
    wanted = [needs(t.event, talks.get(t.person), people[t.person], world.words) for t in turns]
    shown = _shown(connection, turns)
    contacts = sorted(
        {
            c
            for t, n in zip(turns, wanted, strict=True)
            if n.desk and (desks or isinstance(t.event, Woke)) and (c := people[t.person].contact) is not None
        }
    )
    lines, desk = _desk(connection, contacts, world) if contacts else ({}, {})
    own_ids = sorted({t.person for t, n in zip(turns, wanted, strict=True) if n.own})
    own_numbers = {r.number for r in run(statements.OWN_NUMBERS, {"ids": own_ids})} if own_ids else set()
    numbers = (
        own_numbers
        | {n for w in wanted for n in w.signals}
        | {s.signal for s in shown.values() if s.signal is not None}
        | {x.signal for some in lines.values() for x in some}
        | {n for some in desk.values() for n in some}
        | {n for index, row in shown.items() if turns[index].group is not None for n in row.numbers}
        | _all_of(connection, joining and joining | {t.person for t in turns if code_of(t.event)})
    )
    signals: dict[int, Signal] = {}
    if numbers:
        rows = run(statements.SIGNALS, {"numbers": sorted(numbers)}).all()
        signals = {s.number: s for s in map(signal_of, rows)}
    if any(x.kind == LENT for some in lines.values() for x in some):
        lines, _ = _desk(connection, contacts, world)  # who stands in may have acted while we waited for the lock
    own: dict[int, list[int]] = {}
    for signal in signals.values():
        own.setdefault(signal.person, []).append(signal.number)
    others = {t.group for t in turns if t.group is not None} | set(owners.values())
    strangers = sorted(({s.person for s in signals.values()} | others) - people.keys())
    if strangers:
        people |= {p.id: p for p in map(person_of, run(statements.PERSONS_UNLOCKED, {"ids": strangers}).all())}
    told_ids = sorted({t.person for t, n in zip(turns, wanted, strict=True) if n.told})
    leads = {t.person: t for t, n in zip(turns, wanted, strict=True) if n.report}
    about = _about_stories(turns, wanted, talks, shown)
    calm_ids = sorted({*told_ids, *about.own})
    return Loaded(
        people=people,
        talks=talks,
        signals=signals,
        own=own,
        shown=shown,
        lines=lines,
        desk=desk,
        desks=desks_of(connection),
        told=_told(connection, told_ids, max(t.at for t in turns), world) if told_ids else {},
        invited=_invited(connection, {n.code for n in wanted if n.code}, min(t.at for t in turns)),
        numbers=draw_numbers(connection, sum(n.number for n in wanted)) if drawn is None else list(drawn),
        unsent=_unsent(connection, [t.person for t in turns if t.box is not None]),
        held=_held(connection, [t.person for t in turns if t.channel in COUNTED]),
        calm=_remembered(connection, "calm", calm_ids),
        albums={
            id: due - REMEMBERED
            for id, due in _remembered(
                connection, ALBUM, sorted({t.person for t, n in zip(turns, wanted, strict=True) if n.album})
            ).items()
        },
        kept=_kept(connection, sorted({t.person for t, n in zip(turns, wanted, strict=True) if n.kept})),
        owners=owners,
        elsewhere=_elsewhere(connection, [t for t, n in zip(turns, wanted, strict=True) if n.ways]),
        told_on=stories.load(connection, about, {d for p in about.news if (d := people[p].district)}),
        weeks={p: _week(connection, people[p], t.at, world) for p, t in leads.items()},
        no_report={p for p in leads if tallies.refused(connection, p)},
        habits=_habits(
            connection,
            sorted(
                {t.person for t, n in zip(turns, wanted, strict=True) if n.habits}
                | {turns[index].person for index, row in shown.items() if row.key.startswith(ANSWERS_IT)}
            ),
        ),
        needs=wanted,
    )


def _week(connection: Connection, lead: Person, now: datetime, world: World) -> tuple[Tally, ...]:
    """Last week of the districts that this person leads."""
    districts = tallies.leads_of(world.directory).get(lead.contact or "", ())
    return tuple(tallies.tally(connection, world.calendar, districts, *tallies.week_before(world.calendar, now)))


def _about_stories(
    turns: Sequence[Turn], wanted: Sequence[Needs], talks: Mapping[int, Talk | None], shown: Mapping[int, Shown]
) -> stories.Wanted:
    """Which events are about a success that is told on; nearly always none."""
    found = stories.Wanted()
    for n, (turn, need) in enumerate(zip(turns, wanted, strict=True)):
        talk, row = talks.get(turn.person), shown.get(n)
        if talk is not None and talk.flow in ABOUT_STORIES and talk.signal is not None:
            found.numbers.add(talk.signal)
            found.own.add(turn.person)
        if row is not None and row.signal is not None and row.key.rpartition("-")[0] in ABOUT_STORIES:
            found.numbers.add(row.signal)
            found.own.add(turn.person)
        if isinstance(turn.event, Letter) and turn.event.kind == "story" and turn.event.signal is not None:
            found.numbers.add(turn.event.signal)
        if isinstance(turn.event, Woke) and turn.event.kind == APPROVES:
            found.numbers.update(turn.event.subjects)
        if need.stories:
            rings = isinstance(turn.event, Woke) and turn.event.kind == "story"
            (found.news if rings else found.own).add(turn.person)
    return found


def _joining(connection: Connection, turns: Sequence[Turn]) -> set[int]:
    """Who is about to become one with the speaker: locked with them, in key order."""
    given = {code for t in turns if isinstance(t.event, Letter) and (code := code_of(t.event))}
    return set(codes.owners(connection, given, min(t.at for t in turns)).values()) if given else set()


def _all_of(connection: Connection, joining: set[int]) -> set[int]:
    """Every signal of who may become somebody else."""
    if not joining:
        return set()
    query = select(kept_signals.c.number).where(kept_signals.c.person.in_(sorted(joining)))
    return set(connection.execute(query).scalars())


def _elsewhere(connection: Connection, turns: Sequence[Turn]) -> set[int]:
    """Who has another way than the one they came by. On WhatsApp a number and a name of one phone are one way."""
    if not turns:
        return set()
    query = select(addresses.c.person, addresses.c.id, addresses.c.channel).where(
        addresses.c.person.in_(sorted({t.person for t in turns})), ~addresses.c.gone, addresses.c.address.is_not(None)
    )
    ways = connection.execute(query).all()
    return {
        t.person
        for t in turns
        for way in ways
        if way.person == t.person and way.id != t.address and not (t.channel == way.channel and way.channel in COUNTED)
    }


def _held(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Outside a provider's hours a message is held: it goes when the person writes."""
    if not ids:
        return set()
    return {r.person for r in connection.execute(statements.HELD, {"ids": sorted(set(ids))})}


def _habits(connection: Connection, ids: Sequence[int]) -> dict[int, Mapping[str, str]]:
    rows = connection.execute(statements.HABITS, {"ids": ids}) if ids else ()
    return {r.person: codec.words_in(r.kept) for r in rows}


def _kept(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    return {r.person: r.kept for r in connection.execute(statements.KEPT_MESSAGES, {"ids": ids})} if ids else {}


def _remembered(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, datetime]:
    """Who said something grave in the last days, or sent a photo lately: the timer is the memory of it, no word is."""
    if not ids:
        return {}
    rows = connection.execute(statements.REMEMBERED, {"ids": [f"{kind}:{id}" for id in ids]})
    return {int(r.subject): r.due for r in rows}


def _unsent(connection: Connection, ids: Sequence[int]) -> set[tuple[int, int]]:
    if not ids:
        return set()
    return {(r.person, r.rank) for r in connection.execute(statements.UNSENT, {"ids": sorted(set(ids))})}


def _shown(connection: Connection, turns: Sequence[Turn]) -> dict[int, Shown]:
    """The outbox rows that presses and replies point at, by the turn's place in the batch."""
    pointed = [pointed_at(t.event) for t in turns]
    ids = sorted({row for row, _ in pointed if row})
    providers = sorted({provider for _, provider in pointed if provider})
    if not ids and not providers:
        return {}
    by_id: dict[int, Shown] = {}
    by_provider: dict[tuple[int, str, str], Shown] = {}
    speakers = sorted({t.group or t.person for t in turns})  # whose chat it is
    of_parts = parts.replied_to(connection, providers, speakers) if providers else {}
    ids = sorted({*ids, *of_parts.values()})
    for r in connection.execute(statements.SHOWN, {"ids": ids, "providers": providers, "people": speakers}):
        _, choices = codec.content_in(r.content)
        row = Shown(
            r.id, codec.asks_in(r.content) or r.key, r.signal, choices, r.person, r.created, blank=r.content is None
        )
        by_id[r.id] = row
        if r.provider_id is not None:
            by_provider[r.person, r.channel, r.provider_id] = row
    by_provider = {name: by_id[row] for name, row in of_parts.items() if row in by_id} | by_provider
    found: dict[int, Shown] = {}
    for n, (turn, (pressed, replied)) in enumerate(zip(turns, pointed, strict=True)):
        row_shown = (
            by_id.get(pressed) if pressed else by_provider.get((turn.group or turn.person, turn.channel, replied or ""))
        )
        if row_shown is not None and row_shown.person == (turn.group or turn.person):
            found[n] = row_shown
    return found


def _desk(
    connection: Connection, contacts: Sequence[str], world: World
) -> tuple[dict[str, list[Line]], dict[str, list[int]]]:
    """Lines and open signals of the contacts who speak, those of their teams included."""
    lines: dict[str, list[Line]] = {c: [] for c in contacts}
    for r in connection.execute(statements.LINES, {"contacts": list(contacts)}):
        lines[r.contact].append(Line(r.contact, r.signal, r.kind, r.due, r.announced))
    desk: dict[str, list[int]] = {}
    for contact in contacts:
        teams = [c.id for c in world.directory.contacts.values() if contact in c.members]
        rows = connection.execute(statements.DESK_NUMBERS, {"leads": [contact, *teams]})
        desk[contact] = [r.number for r in rows]
    return lines, desk


def _told(connection: Connection, ids: Sequence[int], now: datetime, world: World) -> dict[int, tuple[date, ...]]:
    found: dict[int, tuple[date, ...]] = {}
    since = world.calendar.at(world.calendar.day(now - LIMIT_WINDOW), datetime.min.time())
    for r in connection.execute(statements.TOLD, {"ids": list(ids), "since": since}):
        day = world.calendar.day(max(r.created, r.due))  # the day on which it rings
        if day > world.calendar.day(now - LIMIT_WINDOW):
            found[r.person] = (*found.get(r.person, ()), day)
    return found


def _invited(connection: Connection, codes: Iterable[str], now: datetime) -> dict[str, str]:
    keys = ring(connection.dialect)
    blinds = {keys.blind(code): code for code in codes}
    if not blinds:
        return {}
    rows = connection.execute(statements.INVITATION, {"blinds": list(blinds), "now": now})
    return {blinds[bytes(r.blind)]: r.contact for r in rows}


def draw_numbers(connection: Connection, count: int) -> list[int]:
    """Signal numbers from the one series of this installation; those not used leave gaps."""
    if count == 0:
        return []
    if connection.dialect.name == "postgresql":
        drawn = connection.execute(
            text("SELECT nextval('signal_numbers') FROM generate_series(1, :count)"), {"count": count}
        )
        return [int(r[0]) for r in drawn]
    last = connection.execute(
        text(
            "INSERT INTO facts (name, number) VALUES ('signal_numbers', :count)"
            " ON CONFLICT (name) DO UPDATE SET number = number + :count RETURNING number"
        ),
        {"count": count},
    ).scalar_one()
    return list(range(int(last) - count + 1, int(last) + 1))


def latest(connection: Connection) -> datetime | None:
    """The latest recorded time: time never runs back behind it."""
    moments = [
        connection.execute(statements.LATEST_AT).scalar(),
        connection.execute(select(facts.c.moment).where(facts.c.name == "latest")).scalar(),
    ]
    return max((m for m in moments if m is not None), default=None)


def record(connection: Connection, now: datetime) -> None:
    """The clock has stood here: time never runs back behind it."""
    changed = connection.execute(update(facts).where(facts.c.name == "latest").values(moment=now))
    if changed.rowcount == 0:
        connection.execute(facts.insert(), {"name": "latest", "moment": now})
