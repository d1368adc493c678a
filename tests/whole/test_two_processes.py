"""Two processes on one PostgreSQL: no double claim, no deadlock left standing, each signal led by exactly one."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from storage.tables import dead_letters, inbox, outbox, signal_log, signals
from tests.builders import DISTRICTS, Village, village
from tests.databases import fresh_postgres

SAFETY = "het is niet veilig bij de donkere hoek in de Bloemenbuurt"  #: A team leads this: who claims it first owns it.
TEAM = "bloem-wijkteam"
MEMBERS = ("contact:bloem-gebied", "contact:bloem-sociaal")
STORY = ("er moet een bankje in de Bloemenbuurt", "1", "1", "met een leuning", "overslaan", "2", "2", "mijn", "ok")
Line = tuple[str, str, str]


def _for_the_team(here: Village, count: int) -> list[int]:
    """Signals that a team leads, to be claimed."""
    for n in range(count):
        here.says(f"team-{n}", SAFETY, "1", "3", "overslaan")
    with here.house.engine.begin() as connection:
        connection.execute(outbox.update().values(status="delivered"))
        query = select(signals.c.number).where(signals.c.lead == TEAM).order_by(signals.c.number)
        return list(connection.execute(query).scalars())


def _batches(number: int, residents: int, claims: list[int]) -> list[list[Line]]:
    """What one process hears: its own half, some of the other's, and a member who claims every signal."""
    mine = [r for r in range(residents) if r % 2 == number or r % 10 == 0]
    told = [(f"r{r}.{n}", f"buur-{r}", text) for n, text in enumerate(STORY) for r in mine]
    member = MEMBERS[number]
    claimed = [
        (f"{member} {s}.{n}", member, text) for s in claims for n, text in enumerate((f"#{s}", "1", "overslaan"))
    ]
    size = 20
    batches = [told[n : n + size] for n in range(0, len(told), size)]
    for n, line in enumerate(claimed):
        batches[(n // 3) % len(batches)].append(line)
    return batches


def _driven(url: str, folder: Path, moment: str, work: list[list[list[Line]]]) -> list[list[str]]:
    """Each process's sends; all of them begin together, and all end by themselves."""
    here = str(DISTRICTS.parent)
    processes = [
        subprocess.Popen(
            (sys.executable, "-m", "tests.whole.driver", url, str(folder), moment),
            cwd=here,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in work
    ]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process, batches in zip(processes, work, strict=True):
            assert process.stdin is not None
            process.stdin.write("".join(f"{json.dumps(batch)}\n" for batch in batches))
            process.stdin.close()
            process.stdin = None
        sent = [process.communicate(timeout=600)[0].splitlines() for process in processes]
        assert [process.returncode for process in processes] == [0] * len(processes)
    finally:
        for process in processes:
            if process.poll() is None:
                process.kill()
                process.wait()
    return sent


def _proof(server: str, folder: Path, residents: int, claims: int) -> None:
    with fresh_postgres(server, f"two_{uuid4().hex}") as url, village(url, folder) as here:
        team = _for_the_team(here, claims)
        assert len(team) == claims
        work = [_batches(n, residents, team) for n in range(2)]
        heard = {line[0] for batches in work for batch in batches for line in batch}
        before = here.house.writer.transact(lambda c, _: c.execute(select(func.max(outbox.c.id))).scalar() or 0, None)
        sent = _driven(url, folder, here.now.isoformat(), work)
        with here.house.engine.begin() as connection:
            kept = connection.execute(select(inbox.c.message_id).where(inbox.c.channel == "terminal")).scalars().all()
            assert heard <= set(kept)
            assert connection.execute(select(dead_letters.c.error)).all() == []
            assert connection.execute(select(inbox.c.id).where(inbox.c.waiting)).all() == []
            ready = (
                connection.execute(select(outbox.c.id).where(outbox.c.id > before, outbox.c.status == "sent"))
                .scalars()
                .all()
            )
            waiting = connection.execute(
                select(outbox.c.status, outbox.c.key).where(outbox.c.status.in_(("ready", "sending", "uncertain")))
            ).all()
            own = connection.execute(
                select(signals.c.person, func.count()).where(signals.c.lead != TEAM).group_by(signals.c.person)
            ).all()
            taken = connection.execute(
                select(signal_log.c.signal, signal_log.c.who).where(signal_log.c.what == "taken_up")
            ).all()
            led = {r.number: r.lead for r in connection.execute(select(signals.c.number, signals.c.lead))}
        rows = [int(line.partition(" ")[0]) for some in sent for line in some]
        assert Counter(rows) == Counter(ready), "a row was sent twice, or was marked and not sent"
        assert waiting == []
        assert min(len(some) for some in sent) > 0
        assert len(own) >= residents
        assert Counter(s for s, _ in taken) == Counter(team), "a signal was claimed twice, or by nobody"
        assert {s: f"contact:{led[s]}" for s in team} == {s: f"contact:{who}" for s, who in taken}
        assert {f"contact:{who}" for _, who in taken} <= set(MEMBERS)


def test_a_thousand_messages_in_two_processes(postgres: str, tmp_path: Path) -> None:
    _proof(postgres, tmp_path, residents=90, claims=12)


@pytest.mark.long
def test_ten_thousand_messages_in_two_processes(postgres: str, tmp_path: Path) -> None:
    _proof(postgres, tmp_path, residents=1000, claims=60)
