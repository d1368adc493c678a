"""Two who think at the same moment about one signal: the second waits, reads what the first wrote, and adds nothing.

Each has a writer of its own, as two processes have. A thought waits a little for the other to be thinking too:
with the right rows locked the other never is.
"""

import contextlib
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from flows.effects import Effect
from flows.events import Event, Inbound, Said, Woke
from flows.front_desk import hear
from flows.scene import Scene
from storage.tables import outbox, signal_log, signals
from storage.writer import Writer
from tests.builders import Village, village

SAFETY = "het is niet veilig bij de donkere hoek in de Bloemenbuurt"  #: A team leads this.
MEMBERS = ("contact:bloem-gebied", "contact:bloem-sociaal")
A_LITTLE = 0.4  #: Seconds in which the other would surely begin to think as well.


def together(here: Village, slow: Callable[[Event], bool], *works: Callable[[Writer], object]) -> None:
    """Each work in its own thread with its own writer; thoughts about `slow` events wait for each other."""
    meeting = threading.Barrier(len(works))

    def think(scene: Scene, event: Event) -> tuple[Effect, ...]:
        if slow(event):
            with contextlib.suppress(threading.BrokenBarrierError):  # nobody else came: they wait for our lock
                meeting.wait(A_LITTLE)
        return hear(scene, event)

    failed: list[BaseException] = []

    def run(work: Callable[[Writer], object]) -> None:
        try:
            work(Writer(here.house.engine, here.house.world, think))
        except BaseException as error:  # noqa: BLE001 - handed to the test
            failed.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_two_members_who_claim_one_signal_at_once(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", SAFETY, "1", "3", "overslaan")
        for member in MEMBERS:
            here.says(member, "#1")
        claims = [Inbound("terminal", f"claim {m}", m, Said("1"), here.now) for m in MEMBERS]
        together(
            here,
            lambda event: isinstance(event, Said),
            lambda writer: writer.hear(claims[:1]),
            lambda writer: writer.hear(claims[1:]),
        )
        with here.house.engine.begin() as connection:
            lead = connection.execute(select(signals.c.lead)).scalar_one()
            taken = connection.execute(select(signal_log.c.who).where(signal_log.c.what == "taken_up")).scalars().all()
            told = connection.execute(select(outbox.c.key).where(outbox.c.key == "taken-up")).all()
            refused = connection.execute(select(outbox.c.key).where(outbox.c.key == "taken-already")).all()
    assert taken == [lead]
    assert (len(told), len(refused)) == (1, 1)


def test_two_clocks_that_keep_one_promise_at_once(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        for who in ("noor", "kees"):
            here.says(who, SAFETY, "1", "3", "overslaan")
        here.later(days=7, hours=6)
        together(
            here,
            lambda event: isinstance(event, Woke),
            lambda writer: writer.wake(here.now),
            lambda writer: writer.wake(here.now),
        )
        with here.house.engine.begin() as connection:
            told = connection.execute(select(outbox.c.told, outbox.c.person).where(outbox.c.told != "")).all()
            notes = connection.execute(select(signals.c.number, signals.c.notes)).all()
    assert Counter(r.told for r in told if r.told.startswith("note")) == {"note 1": 1, "note 2": 1}
    assert Counter((r.told, r.person) for r in told).most_common(1)[0][1] == 1
    assert {r.notes for r in notes} == {1}


def test_one_resident_on_two_phones_at_once_is_heard_in_turn(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", "er moet een bankje in de Bloemenbuurt")
        yeses = [Inbound("terminal", f"yes {n}", "noor", Said("1"), here.now) for n in range(2)]
        together(
            here,
            lambda event: isinstance(event, Said),
            lambda writer: writer.hear(yeses[:1]),
            lambda writer: writer.hear(yeses[1:]),
        )
        with here.house.engine.begin() as connection:
            numbers = connection.execute(select(signals.c.number)).scalars().all()
            said = connection.execute(select(outbox.c.key).where(outbox.c.key.like("idea%")).order_by(outbox.c.id))
            assert said.scalars().all() == ["idea-yes", "idea-more", "idea-how"]
    assert len(numbers) == 1
