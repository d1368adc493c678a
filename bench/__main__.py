"""`python -m bench [--quick]`: prints a table and writes bench/latest.json. What is measured: docs/bench.md."""

import argparse
import json
import os
import platform
import re
import shutil
import sqlite3
import sys
import tempfile
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from bench.crowd import Order
from bench.figures import Aim, Report, Row, alternate, lines, middle, ratio, row
from bench.start import start
from bench.workers import ROOT, Text, Worker, late, settle, stand_in, worker

LATEST = Path(__file__).with_name("latest.json")
FEW, MANY = 1_000, 100_000  #: Known residents.
SLOW = 0.04  #: Seconds the provider takes to answer a send.


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured. `slow`: one side sends 24 a second then."""

    rounds: int = 5
    conversations: int = 4
    slow_rounds: int = 3
    slow_messages: int = 8
    starts: int = 5


QUICK = Size(rounds=1, conversations=2, slow_rounds=1, slow_messages=2, starts=1)


class Bench:
    """One run, in a folder on the disk where the bot's own data would be."""

    def __init__(self, size: Size, folder: Path) -> None:
        self._size = size
        self._folder = folder
        self._order = Order(conversations=size.conversations)
        self._slow = Order(conversations=1, messages=size.slow_messages, delay=SLOW)
        self.rows: list[Row] = []
        self.aims: list[Aim] = []
        self.more: dict[str, float] = {}

    def run(self) -> Report:
        """Everything, in turn."""
        few, many, real = (self._folder / name for name in ("few", "many", "real"))
        settle(few, FEW)
        shutil.copytree(few, real)
        settle(many, MANY)
        with worker("ours", few, FEW) as ours:
            texts = [(re.sub(r"#\d+", "#{number}", text), labels) for text, labels in ours.says()]
            with (
                worker("peer", self._folder / "peer", FEW, texts=texts) as peer,
                worker("peer", self._folder / "whole-peer", FEW, texts=texts, whole=True) as whole,
            ):
                self._same_words(texts, peer)
                self._in_process(ours, peer, whole)
                self._in_process_slow(ours, peer)
            with worker("ours", many, MANY) as later:
                self._growth(ours, later)
        self._real_clients(real, texts)
        self._starts(many)
        self._clock(many)
        return Report(_machine(), tuple(self.rows), tuple(self.aims), self.more)

    def _same_words(self, texts: list[Text], peer: Worker) -> None:
        said = [(re.sub(r"#\d+", "#{number}", text), labels) for text, labels in peer.says()]
        assert said == texts, "both sides say the same"

    def _in_process(self, ours: Worker, peer: Worker, whole: Worker) -> None:
        """The bots themselves: all send into the same stub."""
        web = replace(self._order, door="web")
        mine, mine_web, theirs, theirs_whole = alternate(
            self._size.rounds,
            lambda: ours.measure(self._order),
            lambda: ours.measure(web),
            lambda: peer.measure(self._order),
            lambda: whole.measure(self._order),
        )
        self.rows += [
            row("Wijkbot, by its road", mine),
            row("Wijkbot, by its web application", mine_web),
            row("the peer", theirs),
            row("the peer, its own Bot before the stub", theirs_whole),
        ]
        self.aims += [
            Aim("messages/s beside the peer", ratio(mine, theirs, lambda m: m.rate), 5, at_least=True),
            Aim("p99 beside the peer", ratio(mine, theirs, lambda m: m.p99), 0.5),
        ]
        self.more["messages/s beside the peer, by the web application"] = round(
            ratio(mine_web, theirs, lambda m: m.rate), 2
        )
        self.more["CPU a message beside the peer"] = round(ratio(mine, theirs, lambda m: m.cpu), 2)
        self.more["messages/s beside the peer with its own Bot"] = round(ratio(mine, theirs_whole, lambda m: m.rate), 2)

    def _in_process_slow(self, ours: Worker, peer: Worker) -> None:
        """The provider takes its time."""
        mine, theirs = alternate(
            self._size.slow_rounds, lambda: ours.measure(self._slow), lambda: peer.measure(self._slow), warm=True
        )
        self.rows += [row("Wijkbot, each send 40 ms", mine), row("the peer, each send 40 ms", theirs)]
        self.more["messages/s beside the peer, each send 40 ms"] = round(ratio(mine, theirs, lambda m: m.rate), 2)
        self.more["p99 beside the peer, each send 40 ms"] = round(ratio(mine, theirs, lambda m: m.p99), 2)

    def _growth(self, few: Worker, many: Worker) -> None:
        """The same work with a hundred times as many known residents."""
        small, large = alternate(self._size.rounds, lambda: few.measure(self._order), lambda: many.measure(self._order))
        self.rows += [row(f"Wijkbot, {FEW:,} known", small), row(f"Wijkbot, {MANY:,} known", large)]
        self.aims += [
            Aim("time a message, 100,000 known beside 1,000", ratio(large, small, lambda m: 1 / m.rate), 1.2),
            Aim("memory at 100,000 known, after the traffic", middle(large, lambda m: m.rss), 120, unit="MB"),
        ]
        self.more["CPU a message, 100,000 known beside 1,000"] = round(ratio(large, small, lambda m: m.cpu), 2)
        if large[-1].optional:
            print("loaded, and optional:", *large[-1].optional, file=sys.stderr)

    def _real_clients(self, real: Path, texts: list[Text]) -> None:
        """Both through their real client library, to a server that answers after 40 ms."""
        order = replace(self._slow, delay=0)
        with (
            stand_in(SLOW) as url,
            worker("ours", real, FEW, api_url=url) as ours,
            worker("peer", self._folder / "real-peer", FEW, api_url=url, texts=texts) as peer,
        ):
            mine, theirs = alternate(self._size.slow_rounds, lambda: ours.measure(order), lambda: peer.measure(order))
        self.rows += [row("Wijkbot, real client, 40 ms", mine), row("the peer, real client, 40 ms", theirs)]
        self.aims += [
            Aim("messages/s beside the peer, real clients", ratio(mine, theirs, lambda m: m.rate), 10, at_least=True),
            Aim("p99 beside the peer, real clients", ratio(mine, theirs, lambda m: m.p99), 0.5),
        ]

    def _starts(self, many: Path) -> None:
        """`wijkbot run`, on the database that has seen the traffic, and on none."""
        first = start(self._folder / "new", 1)
        known = start(many, self._size.starts)
        self.aims += [
            Aim("start until /health, 100,000 known", known.seconds, 1.5, unit="s"),
            Aim("memory of that `wijkbot run`", known.rss, 120, unit="MB"),
        ]
        self.more["first start, with a new database, s"] = round(first.seconds, 2)

    def _clock(self, many: Path) -> None:
        """Everybody waits for a promise, and ten thousand of them fall on one afternoon."""
        found = late(many)
        self.aims.append(
            Aim("the last of 10,000 promises of three o'clock, 100,000 waiting", found["heard"], 60, unit="s")
        )
        self.more["the last of their 10,000 messages was sent after, s"] = round(found["sent"], 1)


def _machine() -> dict[str, object]:
    return {
        "cores": os.cpu_count() or 0,
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "SQLAlchemy": version("sqlalchemy"),
        "python-telegram-bot": version("python-telegram-bot"),
        "bytecode kept": not sys.dont_write_bytecode,
    }


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="in half a minute, for a first look")
    size = QUICK if asked.parse_args().quick else Size()
    began = perf_counter()
    data = ROOT / "data"  # The disk matters: every commit waits for it.
    data.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=data) as folder:
        report = Bench(size, Path(folder)).run()
    report.more["this run took, s"] = round(perf_counter() - began, 1)
    print("\n".join(lines(report)))
    LATEST.write_text(json.dumps(report.as_json(), indent=2) + "\n")


if __name__ == "__main__":
    main()
