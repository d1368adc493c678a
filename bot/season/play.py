"""Lets the days pass: what people do and what is due, in the order of the clock, on the real road."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from itertools import count

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, func, literal_column, select

from bot.clock import Clock
from bot.house import House
from bot.rehearsal.samples import spoken, stories
from bot.season.characters import Desk, Resident
from bot.season.judge import Judge, Verdict, load
from bot.season.phones import KilledError, Phones, Seen
from bot.season.plan import Outage, Plan, outages
from bot.sender import Sender
from flows.directory import OPERATOR, Directory
from flows.events import Blocked, Event, Inbound, Said
from flows.talks.own_step import SAYS
from storage.desks import Absence, change
from storage.engine import open_engine
from storage.load import record
from storage.outbox import UNSENT
from storage.tables import outbox, timers
from storage.turns import Due

CHANNEL = "terminal"  #: Where contacts are linked while no channel is configured.
TEMPERS = ("plain",) * 12 + ("hesitant", "hesitant", "fading", "fading", "away", "blocks", "stops")
STORIES = (1,) * 15 + (2,) * 4 + (3,)
AGAIN = 0.02  #: The part of the messages that a provider hands in twice.
BUSY = (time(12, 15), time(19, 30))  #: When most people begin: after lunch, and when the children are in bed.
TOGETHER = 0.85  #: The part of the stories that begins then; the rest at any minute of the day and the night.
STUCK = timedelta(minutes=30)
_unsent: ColumnElement[bool] = literal_column(f"outbox.status IN {UNSENT}")  # a bound value hides the partial index
RINGING = select(func.min(timers.c.due))
SENDING = select(func.min(outbox.c.due)).where(_unsent, outbox.c.due > bindparam("now"))
LEASED = select(func.min(outbox.c.lease)).where(_unsent, outbox.c.lease > bindparam("now"))
#: What comes next, in one question: it is asked before every moment.
COMING = select(RINGING.scalar_subquery(), SENDING.scalar_subquery(), LEASED.scalar_subquery())
FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class Season:
    """One life of the districts; `seen` is what was read on the present day."""

    plan: Plan
    house: House
    start: datetime
    end: datetime
    residents: dict[str, Resident]
    desks: dict[str, Desk]
    outages: tuple[Outage, ...]
    clock: Clock
    phones: Phones
    judge: Judge
    reads: Engine  #: For who only looks.
    queue: list[tuple[datetime, int, str, Event]] = field(default_factory=list)
    handed_in: list[str] = field(default_factory=list)  #: Today's, by their key.
    absences: list[tuple[datetime, str, Absence]] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    loads: dict[str, int] = field(default_factory=dict)  #: The most signals that lay on a desk in one evening.
    weeks: list[int] = field(default_factory=list)  #: Messages to contacts, by week.
    ringing: datetime = FAR  #: The next timer.
    sending: datetime = FAR  #: The next message that waits for its hour or for another try.
    step: str = ""  #: Where it stands, for who must find a fault.


async def play(plan: Plan, house: House) -> tuple[Season, Verdict]:
    """The whole season, and what came of it. Whatever raises is raised with the seed and the step in its notes."""
    season = _begin(plan, house)
    try:
        await _live(season)
        with season.house.engine.begin() as connection:
            verdict = season.judge.end(connection)
    except Exception as error:
        error.add_note(f"seed {plan.seed}, at {season.step}")
        raise
    finally:
        season.reads.dispose()
    return season, verdict


def _begin(plan: Plan, house: House) -> Season:
    calendar, directory = house.world.calendar, house.directory
    start, end = plan.span(calendar)
    clock = _Still(start)
    away = tuple(outages(plan, start, end))
    season = Season(
        plan,
        house,
        start,
        end,
        {},
        {},
        away,
        clock,
        Phones(CHANNEL, clock, plan.random("phones")),
        Judge(calendar, away),
        open_engine(house.settings.database_url, house.keys, reads=True),
    )
    house.writer.sends_on = frozenset({CHANNEL})
    here = plan.where or tuple(directory.districts)
    told = list(stories(house.world))
    lexicon = next(iter(house.world.words.lexicons.values()))
    stop, mine = lexicon.commands["stop-all"][0], lexicon.commands["mine"][0]
    does = spoken(lexicon.answers[SAYS][0])
    labels = house.world.words.labels[lexicon.language]
    acts = (labels["more-do"]["same"], labels["more-do"]["agreed"], labels["further-do"]["introduce"])
    order = count()
    for n in range(plan.residents):
        chance = plan.random(f"resident {n}")
        district = directory.districts[chance.choice(sorted(directory.districts))]
        if district.id not in here:
            continue  # lives in another part of this season
        own = [f"{chance.choice(told)}. {district.name}" for _ in range(chance.choice(STORIES))]
        who = Resident(f"resident-{n}", chance.choice(TEMPERS), own, chance, stop, mine, does)
        season.residents[who.address] = who
        for text in own:
            at = start + (end - start) * chance.random()
            if chance.random() < TOGETHER:
                at = calendar.at(calendar.day(at), chance.choice(BUSY))
            heapq.heappush(season.queue, (_minute(at), next(order), who.address, Said(text)))
    everybody = sorted(c for c in directory.contacts if c != OPERATOR)
    quiet = set(plan.random("silent").sample(everybody, round(plan.silent * len(everybody))))
    for contact in (directory.contacts[id] for id in _asked(directory, here)):
        chance = plan.random(f"contact {contact.id}")
        temper = "silent" if contact.id in quiet else chance.choice(("prompt", "prompt", "slow"))
        address = f"contact:{contact.id}"
        season.desks[address] = Desk(contact, address, temper, chance, calendar, acts)
        season.absences += _absences(season, contact.id)
    season.absences.sort(key=lambda a: (a[0], a[1]))
    return season


def _asked(directory: Directory, here: Sequence[str]) -> list[str]:
    """Every contact who may be asked in these districts."""
    found: set[str] = set()
    for district in (directory.districts[id] for id in here):
        found |= {*district.contacts, district.lead, district.municipality_lead}
    return sorted(found & directory.contacts.keys() - {OPERATOR})


def _absences(season: Season, contact: str) -> Iterator[tuple[datetime, str, Absence]]:
    """A holiday or an illness that begins at once; one in twelve leaves for good."""
    calendar, chance = season.house.world.calendar, season.plan.random(f"absence {contact}")
    for _ in range(2):
        at = calendar.at(calendar.day(season.start + (season.end - season.start) * chance.random()), time(8, 30))
        first = calendar.day(at)
        yield at, contact, Absence(first, first + timedelta(days=chance.randint(2, 16)))
    if chance.random() < 1 / 12:
        yield season.start + (season.end - season.start) * chance.uniform(0.3, 0.9), contact, Absence.for_good()


async def _live(season: Season) -> None:
    calendar = season.house.world.calendar
    sender = Sender(season.house, [season.phones], season.clock)
    order = count(10_000_000)
    midnight = calendar.at(calendar.day(season.start) + timedelta(days=1), time())
    while season.clock() < season.end:
        now = min(_next(season), midnight)
        if (down := _down(season, now, "process")) is not None and now < midnight:
            now = min(down.end, midnight) if down.end > now else now
            if now < down.end:  # midnight comes first: nothing happens meanwhile but the evening
                midnight = _evening(season, midnight)
                continue
        season.clock.move(max(now, season.clock()))
        season.step = season.clock().isoformat()
        season.phones.down = _down(season, now, "provider") is not None
        season.phones.kills = any(o.what == "process" and o.start == now for o in season.outages)
        try:
            leased = _happens(season, season.clock(), ringing=season.ringing <= season.clock())
            await _sends(season, sender, leased)
        except KilledError:  # the process is gone; what it knew is in the database
            sender = Sender(season.house, [season.phones], season.clock)
            season.house.writer.waits = True
        for one in season.phones.take():
            season.seen.append(one)
            who = season.residents.get(one.address) or season.desks.get(one.address)
            for at, event in who.sees(one) if who is not None else ():
                heapq.heappush(season.queue, (_minute(at), next(order), one.address, event))
        if now >= midnight:
            for desk in season.desks.values():
                for at, event in desk.begins(midnight):
                    heapq.heappush(season.queue, (_minute(at), next(order), desk.address, event))
            midnight = _evening(season, midnight)


def _evening(season: Season, midnight: datetime) -> datetime:
    """The judge looks; the next midnight."""
    day = season.house.world.calendar.day(midnight - timedelta(hours=1))
    with season.house.engine.begin() as connection:
        season.judge.evening(connection, day, season.seen, season.handed_in)
        for lead, open_now in load(connection).items():
            season.loads[lead] = max(open_now, season.loads.get(lead, 0))
    season.seen, season.handed_in = [], []
    season.clock.move(max(midnight, season.clock()))
    return season.house.world.calendar.at(day + timedelta(days=2), time())


def _next(season: Season) -> datetime:
    """The next moment at which anything happens."""
    moments = [season.end]
    if season.queue:
        moments.append(season.queue[0][0])
    if season.absences:
        moments.append(season.absences[0][0])
    now = season.clock()
    moments += [o.start for o in season.outages if o.start > now][:1]
    moments += [o.end for o in season.outages if o.end > now][:1]
    with season.reads.connect() as connection:
        ringing, sending = _due(connection, now)
    season.ringing, season.sending = ringing or season.end, sending or season.end
    stuck = now + STUCK  # what should have rung by now did not: a clock that stands still
    return max(min(*moments, season.ringing if season.ringing > now else stuck, season.sending), now)


def _due(connection: Connection, now: datetime) -> tuple[datetime | None, datetime | None]:
    ringing, sending, leased = connection.execute(COMING, {"now": now}).one()
    return ringing, min((m for m in (sending, leased) if m is not None), default=None)


def _down(season: Season, at: datetime, what: str) -> Outage | None:
    return next((o for o in season.outages if o.what == what and o.covers(at) and o.start != at), None)


def _happens(season: Season, now: datetime, *, ringing: bool) -> Sequence[Due]:
    """People first, in the order in which they spoke, then the clock. What was leased at birth must leave now."""
    chance = season.plan.random(f"again {now.isoformat()}")
    inbound: list[Inbound] = []
    while season.queue and season.queue[0][0] <= now:
        _, key, address, event = heapq.heappop(season.queue)
        if isinstance(event, Blocked):
            (season.phones.shut.add if event.blocked else season.phones.shut.discard)(address)
        who = season.residents.get(address) or season.desks[address]
        who.spoke = now
        inbound.append(Inbound(CHANNEL, f"season-{key}", address, event, now))
        season.handed_in.append(f"season-{key}")
        if chance.random() < AGAIN:
            inbound.append(replace(inbound[-1]))
    leased = season.house.writer.hear(inbound) if inbound else ()
    while season.absences and season.absences[0][0] <= now:
        _, contact, absence = season.absences.pop(0)
        change(
            season.house.writer, contact, absence, now, key=f"season {contact} {now.isoformat()} {len(season.absences)}"
        )
    if ringing:
        season.house.writer.transact(record, now)
        season.house.writer.wake(now)
    return leased


async def _sends(season: Season, sender: Sender, leased: Sequence[Due]) -> None:
    """Answers leave at once, as in a running bot; the rest is claimed where something waits."""
    await sender.bring(leased)
    if season.house.writer.waits or season.sending <= season.clock():
        await sender.drain()
    if season.phones.refused:  # a running bot hears each second what came back
        season.phones.refused = False
        season.house.writer.letters()


class _Still(Clock):
    """A clock that only moves when it is told."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self._now = start

    def __call__(self) -> datetime:
        return self._now

    def move(self, to: datetime) -> None:
        """It is `to` (UTC) now. A moment that has passed changes nothing."""
        self._now = max(self._now, to)


def _minute(at: datetime) -> datetime:
    """The whole minute after this moment: several people are heard together, as on a busy evening."""
    return at.replace(second=0, microsecond=0) + timedelta(minutes=1)
