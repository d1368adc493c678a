"""The one writer: loads together, thinks one by one, writes together. All or nothing, then acknowledged.

`hear` takes what waits (up to 64 events): one transaction dedupes, loads, lets `flows.front_desk.hear` think
about each event in turn, and writes every row that follows. An event that reads a row changed earlier in its
batch ends the batch and opens the next, so batches of 1, 2 and 64 leave the same rows.
"""

import logging
import traceback
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from flows.effects import (
    Absent,
    AddLine,
    DropLines,
    DropStory,
    Effect,
    Erase,
    HandOver,
    Hint,
    Invite,
    Join,
    KeepCode,
    Look,
    Part,
    Post,
    Put,
    PutStory,
    Redeem,
    Say,
    Wipe,
)
from flows.events import Event, Inbound, Letter, Said, Sent, Woke
from flows.front_desk import hear
from flows.looking import LOOKS, DeskUnreadError
from flows.scene import Scene, World
from storage import codec, consents, statements
from storage.apply import NO_VERSIONS, write
from storage.clockwork import Bundle, bundled, take, whole
from storage.engine import settle
from storage.fetches import PATIENCE, completed, still_wanted, to_fetch
from storage.load import load
from storage.looking import found
from storage.merging import MovedError, led_on
from storage.people import Known, Where, people, where_of
from storage.retention import sweep
from storage.rows import Rows, collect
from storage.tallies import plan
from storage.turns import Due, Letterbox, Loaded, Turn, conflicts, scene_of

AT_ONCE = 64  #: Events in one transaction, at most.
DUE_AT_ONCE = 200  #: Timers heard in one piece: about as long as somebody who writes meanwhile waits for an answer.
TRIES = 5  #: Times a batch is repeated after a deadlock or serialization error.
WRONG_CODES, AN_HOUR = 5, timedelta(hours=1)  #: So many codes that are no good may a chat show in an hour.
AGAIN_AFTER = timedelta(minutes=15)  #: When a timer whose thought failed is tried again.
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
REPEATABLE = frozenset({"40001", "40P01"})  #: PostgreSQL: serialization failure, deadlock detected.
log = logging.getLogger("wijkbot.writer")
Think = Callable[[Scene, Event], tuple[Effect, ...]]
T = TypeVar("T")
R = TypeVar("R")


class MemoryUnavailableError(Exception):
    """The database did not take it: nothing is acknowledged, the provider sends it again."""


@dataclass(slots=True)
class _Fresh:
    """What one transaction leaves to be done after its commit."""

    leased: list[Due]
    letters: bool = False
    rows: bool = False
    hints: Mapping[str, tuple[Hint, str]] = field(default_factory=dict)
    erased: bool = False
    wrong: Sequence[tuple[int, datetime]] = ()


class Writer:
    """Hears events and writes what follows. One per process, used by one thread."""

    def __init__(self, engine: Engine, world: World, think: Think = hear, *, at_once: int = AT_ONCE) -> None:
        self._took = 0
        self._swept: date | None = None  #: The day on which what is kept too long was last blanked.
        self._posted = True  #: Whether letters may wait; at the start those of an earlier run do.
        self._now = BEFORE_ALL  #: The latest moment that was heard of.
        self._began = BEFORE_ALL  #: The first: what was sent while nobody was here is waited for from then on.
        self._patient = self._now  #: Until then words may wait for a photo that this process took.
        self._unsure = True  #: Whether a photo, or words behind it, may wait that this process has not looked for.
        #: When each person showed codes that were no good, in the last hour; only in memory, so nobody is written down.
        self._wrong: dict[int, list[datetime]] = {}
        self._leased: list[Due] = []
        self._fresh = _Fresh([])
        self.bury: Callable[[Sequence[bytes], datetime], None] = _nowhere  #: Keeps a tombstone of who was erased.
        #: By the event's key: what stands on the pressed button itself, and in which language. Told once, or lost.
        self.hints: dict[str, tuple[Hint, str]] = {}
        self.tidies = True  #: Whether buttons may have to leave a phone; who takes them off says False.
        self.fetching = False  #: Whether something may have come to be fetched; who fetches says False.
        #: By purpose the fingerprint of what people read before they say yes to it.
        self.notices: Mapping[str, str] = NO_VERSIONS
        self.waits = True  #: Whether rows wait for a claim; who claims says False.
        self.sends_on: frozenset[str] = frozenset()  #: Channels whose answers are leased at birth.
        self.fetches_on: frozenset[str] = frozenset()  #: Channels whose photos are fetched from their provider.
        self.engine = engine
        self.world = world
        self._think = think
        self._at_once = at_once

    def hear(self, inbound: Sequence[Inbound]) -> list[Due]:
        """Everything in here is committed when this returns, letters included.

        What it returns is leased to this process and must be sent now; empty unless `sends_on` names channels.

        Raises `MemoryUnavailableError` when the database does not answer: what was not committed is not
        acknowledged.
        """
        waiting = list(inbound)
        self._stands(max((self._now, *(i.at for i in waiting))))
        while waiting:
            batch = _each_once(waiting[: self._at_once])
            done = self._alone_if_it_fails(self._hear_inbound, batch, batch[:1], self._bury)
            waiting = waiting[done:]
        if self._posted or self._now <= self._patient:
            self.letters()
        leased, self._leased = self._leased, []
        return leased

    def _stands(self, now: datetime) -> None:
        self._began = now if self._began == BEFORE_ALL else self._began
        self._now = now

    def letters(self) -> None:
        """Hears what waits in the inbox: letters of other thoughts, and dead letters that are tried again."""
        self._posted = False
        while self._alone_if_it_fails(self._hear_letters, self._at_once, 1, self._bury_letter):
            pass

    def post(self, person: int, letter: Letter, key: str, at: datetime) -> None:
        """A letter from outside the thinking: a page that was pressed, a contact who left. Heard at once."""
        row = codec.letter_row(person, letter, key, at)
        self.transact(lambda connection, _: connection.execute(statements.LETTER, row), None)
        self.letters()

    def wake(self, now: datetime) -> int:
        """Hears every timer that is due; how many bundles it took."""
        taken = 0
        self.sweep(now)
        while (took := self.wake_some(now)) is not None:
            taken += took
        return taken

    def wake_some(self, now: datetime) -> int | None:
        """Hears the timers that are due longest; how many bundles it took, None when nothing is due any more.

        Rounds come last: chases fill them. Who has a backlog to walk does other things between two pieces of it.
        """
        self._stands(max(self._now, now))
        self._sweep_some(now)
        for rounds in (False, True):
            due = self.transact(self._due, (now, rounds))
            taken, any_due = 0, bool(due)
            while due:
                batch = [(d, now) for d in due[: self._at_once]]
                heard, took = self._alone_if_it_fails(self._hear_clock, batch, batch[:1], self._put_off)
                taken += took
                due = due[heard:]
            self.letters()
            if any_due:
                return taken
        return None

    def sweep(self, now: datetime) -> None:
        """Once a day: what is kept longer than was promised is blanked, in small pieces; the next Monday is planned."""
        while self._swept != now.date():
            self._sweep_some(now)

    def _sweep_some(self, now: datetime) -> None:
        if self._swept != now.date() and not self.transact(sweep, now):
            self.transact(lambda connection, at: plan(connection, self.world, at), now)
            self._swept = now.date()

    def _alone_if_it_fails(
        self,
        work: Callable[[Connection, T], R],
        what: T,
        first: T,
        bury: Callable[[Connection, T], R],
    ) -> R:
        """All together; when that fails the first alone; when that fails too it is buried, and the rest goes on.

        With `_thought` this is the one rule for what we did not foresee: nothing of it may stop the road. A
        database that does not answer is never buried.
        """
        for attempt in (what, first):
            try:
                return self.transact(work, attempt)
            except MemoryUnavailableError:
                raise
            except Exception as error:  # noqa: BLE001
                log.error("a batch could not be written: %s", _where(error))
        return self.transact(bury, first)

    def transact(self, work: Callable[[Connection, T], R], what: T) -> R:
        """One transaction, repeated after a deadlock. A database that does not answer is nobody's message."""
        for attempt in range(1, TRIES + 1):
            try:
                self._fresh = _Fresh([])
                with self.engine.begin() as connection:
                    result = work(connection, what)
                self._leased += self._fresh.leased  # only what was committed counts
                self.hints |= self._fresh.hints
                self._count(self._fresh.wrong)
                self._posted = self._posted or self._fresh.letters
                self.waits = self.waits or self._fresh.rows
                if self._fresh.erased:
                    settle(self.engine)
                return result
            except MovedError:
                if attempt == TRIES:
                    raise
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) in REPEATABLE and attempt < TRIES:
                    continue
                if error.connection_invalidated or isinstance(error, OperationalError | InterfaceError):
                    raise MemoryUnavailableError(type(error.orig).__name__) from error
                raise
        raise AssertionError("the last try returns or raises")

    def _hear_inbound(self, connection: Connection, inbound: Sequence[Inbound]) -> int:
        turns = self._keep(connection, inbound)
        keys = [f"{i.channel}:{i.message_id}" for i, _ in turns]
        done = self._think_and_write(connection, [t for _, t in turns], keys)
        completed(connection, [i for i, _ in turns[:done]])
        if done == len(turns):
            return len(inbound)
        _unhear(connection, turns[done:])
        return next(n for n, i in enumerate(inbound) if i is turns[done][0])

    def _keep(self, connection: Connection, inbound: Sequence[Inbound]) -> list[tuple[Inbound, Turn]]:
        """The inbox rows; a message that was heard before gives no turn."""
        inbound = still_wanted(connection, inbound)
        if not inbound:
            return []
        owners = people(connection, inbound)
        first = {(i.channel, i.message_id): i for i in reversed(inbound)}
        rows = [
            {
                "channel": i.channel,
                "message_id": i.message_id,
                "person": owners[where_of(i)].person,
                "at": i.at,
                "event": codec.event_out(i.event),
                "waiting": False,
            }
            for _, i in sorted(first.items())
        ]
        kept = connection.execute(statements.HEARD[connection.dialect.name], rows)
        fresh = {(r.channel, r.message_id): r.id for r in kept}
        sent = [
            {
                "id": i.attached.id,
                "person": owners[where_of(i)].person,
                "kind": i.attached.kind,
                "content_type": i.attached.content_type,
                "content": i.attached.content,
                "created": i.at,
            }
            for i in first.values()
            if i.attached is not None and (i.channel, i.message_id) in fresh
        ]
        if sent:
            connection.execute(statements.KEEP_MEDIA[connection.dialect.name], sent)
        coming = [(i, fresh[key]) for key, i in first.items() if key in fresh and self._fetched(i)]
        if coming:
            to_fetch(connection, coming)
            self.fetching = True
            self._patient, self._unsure = self._now + 2 * PATIENCE, True
        behind = self._behind(connection, inbound, owners)
        kept_turns: list[tuple[Inbound, Turn]] = []
        for i in inbound:  # in the order in which they came, each key once
            row = fresh.pop((i.channel, i.message_id), None)
            if row is not None:
                known = owners[where_of(i)]
                kept_turns.append((i, self._turn(i, known, row, behind=known.person in behind)))
        return kept_turns

    def _behind(
        self, connection: Connection, inbound: Sequence[Inbound], owners: Mapping[Where, Known]
    ) -> Collection[int]:
        """Whose words came after a photo that is being fetched. With PostgreSQL another process may fetch it."""
        said = [i for i in inbound if isinstance(i.event, Said) and i.channel in self.fetches_on and not i.group]
        if not said:
            return ()
        if connection.dialect.name == "sqlite" and self._now > self._patient:
            # After a restart, or where everything takes long: words of before must not be overtaken.
            self._unsure = self._unsure and connection.execute(statements.ANY_COMING).first() is not None
            if not self._unsure:
                return ()
            self._patient = self._now + 2 * PATIENCE
        ids = sorted({owners[where_of(i)].person for i in said})
        return set(connection.execute(statements.COMING, {"ids": ids, "since": self._waited_for()}).scalars())

    def _waited_for(self) -> datetime:
        """Words may wait for photos that were sent since then."""
        return BEFORE_ALL if self._now - self._began < PATIENCE else self._now - PATIENCE

    def _fetched(self, inbound: Inbound) -> bool:
        """Whether a photo or a voice note of this message is fetched before it is answered."""
        event = inbound.event
        return isinstance(event, Sent) and event.coming and inbound.channel in self.fetches_on

    def _turn(self, inbound: Inbound, known: Known, row: int, *, behind: bool) -> Turn:
        event = inbound.event
        if isinstance(event, Sent) and event.coming and not self._fetched(inbound):
            event = replace(event, reference="")  # nobody here can fetch it: it is not kept
        box = None
        if inbound.channel in self.sends_on and not known.several:  # who has several ways may need the next one
            box = Letterbox(known.address, inbound.channel, known.at, inbound.at)
        return Turn(
            known.person,
            event,
            inbound.at,
            row,
            inbound.channel,
            known.group,
            address=known.address,
            box=box,
            coming=behind and isinstance(event, Said) and not inbound.group,
            sent=inbound.sent,
        )

    def _hear_letters(self, connection: Connection, at_once: int) -> bool:
        """One batch of letters; False when none waited."""
        waiting = connection.execute(statements.LETTERS, {"most": at_once, "since": self._waited_for()}).all()
        if not waiting:
            return False
        taken = connection.execute(statements.LETTERS_HEARD, {"ids": [r.id for r in waiting]})
        mine = {r.id for r in taken}
        letters = [r for r in waiting if r.id in mine and r.event is not None]
        moved = led_on(connection, {r.person for r in letters})
        turns = [
            Turn(
                moved.get(r.person, r.person),
                codec.event_in(r.event),
                r.at if r.channel == "letter" else max(r.at, self._now),
                r.id,
                r.channel,
            )
            for r in letters
        ]
        keys = [f"{r.channel}:{r.message_id}" for r in letters]
        done = self._think_and_write(connection, turns, keys)
        if done < len(turns):
            connection.execute(statements.WAIT_ON, {"ids": [t.inbox for t in turns[done:]]})
        return True

    def _due(self, connection: Connection, what: tuple[datetime, bool]) -> list[Bundle]:
        now, rounds = what
        query = statements.DUE_ROUNDS if rounds else statements.DUE_TIMERS
        rows = connection.execute(query, {"now": now, "most": DUE_AT_ONCE}).all()
        return bundled(connection, rows if len(rows) < DUE_AT_ONCE else whole(connection, rows, now))

    def _hear_clock(self, connection: Connection, due: Sequence[tuple[Bundle, datetime]]) -> tuple[int, int]:
        """How many bundles were looked at, and how many of them were still ours to hear."""
        moved = led_on(connection, {d.person for d, _ in due})
        turns = [Turn(moved.get(d.person, d.person), d.woke, now) for d, now in due]
        names = [f"clock:{d.woke.kind}:{d.person}:{now.isoformat()}" for d, now in due]
        before = self._took = 0
        done = self._think_and_write(connection, turns, names)
        return done, self._took - before

    def _think_and_write(self, connection: Connection, turns: Sequence[Turn], keys: Sequence[str]) -> int:
        """Thinks in turn until an event reads what changed; writes; how many were thought over."""
        if not turns:
            return 0
        loaded = load(connection, turns, self.world)
        met = {p.id for p in loaded.people.values() if p.met}
        opened = {c: d.open for c, d in loaded.desks.items()}
        drawn = tuple(loaded.numbers)
        rows = Rows()
        wrong: list[tuple[int, datetime]] = []
        changed: dict[str, set[int | str]] = defaultdict(set)
        done = 0
        for n, turn in enumerate(turns):
            if n and conflicts(changed, loaded, n, turn):
                break
            event = turn.event
            if isinstance(event, Woke):
                ours = take(connection, event, turn)
                if ours is None:
                    done = n + 1
                    continue  # another process was faster
                event = ours
                self._took += 1
            try:
                effects = self._thought(connection, rows, self._scene(loaded, n, turn), event, turn)
            except DeskUnreadError:
                if n:
                    break  # as a look
                loaded = load(connection, turns, self.world, desks=True, drawn=drawn)
                effects = self._thought(connection, rows, self._scene(loaded, n, turn), event, turn)
            if n and any(isinstance(effect, Look) for effect in effects):
                break  # a look reads what is written: this event opens the next batch
            done = n + 1
            tried = loaded.needs[n].tries
            if tried is not None and tried not in (*loaded.owners, *loaded.invited) and not self._tired(turn):
                wrong.append((turn.person, turn.at))
            collect(rows, effects, turn, loaded, keys[n])
            changed["people"].add(turn.person)
            if _note(changed, effects):
                break
        leased = write(connection, rows, opened, loaded, self.bury, self.notices)
        consents.record(connection, turns[:done], met - rows.refusing(), self.notices.get(consents.ANSWERS, ""))
        self._fresh = _Fresh(
            leased,
            bool(rows.letters or rows.handed or rows.invited),
            bool(rows.said or rows.released),
            rows.hints,
            bool(rows.erased),
            wrong,
        )
        return done

    def _scene(self, loaded: Loaded, n: int, turn: Turn) -> Scene:
        scene = scene_of(loaded, n, turn, self.world)
        return scene if loaded.needs[n].tries is None else replace(scene, tired=self._tired(turn))

    def _tired(self, turn: Turn) -> bool:
        return sum(turn.at - at < AN_HOUR for at in self._wrong.get(turn.person, ())) >= WRONG_CODES

    def _count(self, wrong: Sequence[tuple[int, datetime]]) -> None:
        for person, now in wrong:
            lately = {p: [at for at in ats if now - at < AN_HOUR] for p, ats in self._wrong.items()}
            self._wrong = {p: ats for p, ats in lately.items() if ats}
            self._wrong.setdefault(person, []).append(now)

    def _thought(
        self, connection: Connection, rows: Rows, scene: Scene, event: Event, turn: Turn
    ) -> tuple[Effect, ...]:
        """The effects of one thought. One that raises has written nothing: a kind sentence and a dead letter.

        What it looks up is answered where nothing of this batch waits to be written; the clock, whose timers are
        taken already, looks at any time.

        This is the one broad `except` of the house: nobody is left without an answer because of our fault.
        """
        try:
            for _ in range(LOOKS):
                effects = self._think(scene, event)
                looks = [effect.query for effect in effects if isinstance(effect, Look)]
                if not looks or not (rows.empty or isinstance(event, Woke)):
                    return effects
                scene = replace(scene, found={**scene.found, **{query: found(connection, query) for query in looks}})
            raise RecursionError("a thought looks up one thing after another")
        except DeskUnreadError:
            raise
        except Exception as error:  # noqa: BLE001
            place = _where(error)
            log.error("a thought failed on %s: %s", type(event).__name__, place)
            if isinstance(event, Woke):
                for row in _again(event, turn):
                    rows.timers[str(row["id"])] = row
                return ()
            rows.dead.append({"inbox": turn.inbox, "at": turn.at, "error": place})
            return () if isinstance(event, Letter) else (Say(turn.person, "sorry"),)

    def _bury(self, connection: Connection, inbound: Sequence[Inbound]) -> int:
        """A message whose rows cannot be written: kept as a dead letter, and its sender hears a kind sentence."""
        kept = self._keep(connection, inbound)
        for i, turn in kept:
            self._lay_down(connection, turn, f"{i.channel}:{i.message_id}")
        completed(connection, [i for i, _ in kept])
        return len(inbound)

    def _bury_letter(self, connection: Connection, _: int) -> bool:
        """The same for the first letter that waits; nobody hears of it, the operator sees it."""
        first = {"most": 1, "since": self._waited_for()}
        for r in connection.execute(statements.LETTERS, first).all():
            connection.execute(statements.LETTERS_HEARD, {"ids": [r.id]})
            connection.execute(statements.DEAD, [{"inbox": r.id, "at": r.at, "error": "write"}])
        return True

    def _put_off(self, connection: Connection, due: Sequence[tuple[Bundle, datetime]]) -> tuple[int, int]:
        """Timers whose words cannot be written: a little later, so that they do not stop the clock."""
        for bundle, now in due:
            ids = [row["id"] for row in _again(bundle.woke, Turn(bundle.person, bundle.woke, now))]
            connection.execute(statements.PUT_OFF, {"ids": ids, "b_now": now, "b_due": now + AGAIN_AFTER})
        return len(due), 0

    def _lay_down(self, connection: Connection, turn: Turn, key: str) -> None:
        rows = Rows(dead=[{"inbox": turn.inbox, "at": turn.at, "error": "write"}])
        loaded = load(connection, [replace(turn, event=Woke("none", turn.at))], self.world)
        collect(rows, (Say(turn.person, "sorry"),), turn, loaded, key)
        write(connection, rows, {}, loaded)


def _each_once(inbound: Sequence[Inbound]) -> Sequence[Inbound]:
    """Until somebody speaks again: that would end the batch (decision 2), and all behind it were loaded for nothing."""
    last: dict[Where, str] = {}
    for n, i in enumerate(inbound):
        if last.setdefault(where_of(i), i.message_id) != i.message_id:
            return inbound[:n]
    return inbound


def _unhear(connection: Connection, left: Sequence[tuple[Inbound, Turn]]) -> None:
    """What is left was only marked as heard: it opens the next batch, and brings its photo along again."""
    connection.execute(statements.UNHEARD, {"ids": [t.inbox for _, t in left]})
    connection.execute(statements.UNFETCHED, {"ids": [t.inbox for _, t in left]})
    if attached := [i.attached.id for i, _ in left if i.attached is not None]:
        connection.execute(statements.UNKEPT, {"ids": attached})


def _nowhere(blinds: Sequence[bytes], at: datetime) -> None:
    """No tombstones are kept."""


def _again(event: Woke, turn: Turn) -> list[dict[str, object]]:
    """The timers of a thought that failed, a little later: a promise is never without its timer."""
    due = turn.at + AGAIN_AFTER
    return [{"id": f"{event.kind}:{s}", "kind": event.kind, "subject": s, "due": due} for s in event.names(turn.person)]


def _note(changed: dict[str, set[int | str]], effects: Sequence[Effect]) -> bool:
    """Which rows these effects change, for the events that follow; True when the batch must end here."""
    ends = False
    for effect in effects:
        match effect:
            case Put(signal):
                changed["signals"].add(signal.number)
                changed["residents"].add(signal.person)
                changed["desks"].add(signal.lead)
            case AddLine(contact) | DropLines(contact=str(contact)):
                changed["desks"].add(contact)
            case Say(to=to) | Post(to=to):
                changed["people"].add(to)
            case KeepCode(code):
                changed["codes"].add(code)
            case Redeem(code):
                changed["codes"].add(code)
                ends = True
            case Wipe() | Erase() | Join() | Part() | PutStory() | DropStory() | Absent() | HandOver() | Invite():
                ends = True
    return ends


def _where(error: Exception) -> str:
    """The error's type and place in our code, never its words: those may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return f"{type(error).__name__} in {last.name}:{last.lineno}" if last else type(error).__name__
