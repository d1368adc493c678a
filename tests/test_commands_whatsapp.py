"""`wijkbot whatsapp templates`: drafted, pushed, judged; and `wijkbot check` says what is missing."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from bot.commands import whatsapp
from bot.rehearsal.drafts import drafts, knocks
from flows.effects import Say
from flows.scene import World
from flows.values import Day, Place, Role, Value
from tests.builders import known_world, village
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN, TwilioStandIn, twilio_stand_in
from tests.shell import Shell


@contextmanager
def twilio_beside() -> Iterator[TwilioStandIn]:
    """The stand-in in a loop of its own: a command has its own too."""
    loop, ready, done = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    found: list[TwilioStandIn] = []

    async def serve() -> None:
        async with twilio_stand_in() as twilio:
            found.append(twilio)
            ready.set()
            await done.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    try:
        assert ready.wait(10)
        yield found[0]
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join()
        loop.close()


def configured(folder: Path, url: str, twilio: TwilioStandIn) -> Shell:
    shell = Shell.at(folder, url)
    shell.settings |= {
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_WHATSAPP_FROM": "whatsapp:+31850000000",
        "TWILIO_API_URL": twilio.url,
        "PUBLIC_URL": "https://wijk.example",
    }
    return shell


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two texts instead of a walk through all of them: that walk is in tests/test_rehearsed.py."""
    monkeypatch.setattr(whatsapp, "_unasked", lambda world: two(world))


def two(world: World) -> list[Say]:
    assert "bloemenbuurt" in world.directory.districts
    values: dict[str, Value] = {"district": Place("bloemenbuurt"), "municipality": "Ede", "number": 1}
    values |= {"role": Role("bloem-sociaal"), "day": Day(date(2026, 3, 9))}
    return [Say(1, "taken-up", values, proactive=True)]


def test_what_goes_to_everybody_is_marketing() -> None:
    world, voice = known_world()
    say = next(iter(knocks(world.directory)))
    made = drafts(
        [Say(1, "ask-again", {**say.values, "number": 1, "role": "x"}, rank="broadcast")],
        voice,
        world.directory,
        ("nl",),
    )
    assert {d.promise: d.category for d in made}["ask-again"] == "marketing"


def test_drafts_need_no_account(tmp_path: Path, few: None) -> None:
    shell = Shell.at(tmp_path, f"sqlite:///{tmp_path / 'w.db'}")
    done = shell.run("whatsapp", "templates", "draft")
    assert done.code == 0
    assert "Wijkbot {district_name}, gemeente {municipality}: er ligt een antwoord voor je klaar." in done.out
    found = json.loads(shell.run("whatsapp", "templates", "draft", "--json").out)
    knock = next(d for d in found if (d["key"], d["language"]) == ("answer-waits", "nl"))
    assert (knock["buttons"], knock["samples"]) == (["Lees antwoord"], {"1": "Bloemenbuurt", "2": "Ede", "3": "42"})


@pytest.mark.parametrize("words", ["push", "status"])
def test_without_an_account_nothing_is_pushed(tmp_path: Path, words: str) -> None:
    done = Shell.at(tmp_path, f"sqlite:///{tmp_path / 'w.db'}").run("whatsapp", "templates", words)
    assert done.code == 2
    assert "TWILIO_ACCOUNT_SID" in done.err


def test_pushed_judged_and_checked(tmp_path: Path, database_url: str, few: None) -> None:
    with village(database_url, tmp_path), twilio_beside() as twilio:
        shell = configured(tmp_path, database_url, twilio)
        before = shell.run("check")
        (told,) = [line for line in before.lines if line.startswith("WhatsApp (nl), not pushed: answer-waits, message")]
        assert "Who was silent for 24 hours hears nothing" in told
        assert told.endswith("`wijkbot whatsapp templates push`")
        first = shell.run("whatsapp", "templates", "push", "--json")
        assert first.code == 0, first
        pushed = json.loads(first.out)
        assert [p["outcome"] for p in pushed] == ["new"] * 6
        assert {p["outcome"] for p in json.loads(shell.run("whatsapp", "templates", "push", "--json").out)} == {"known"}
        assert len(twilio.contents) == 6
        pending = shell.run("whatsapp", "templates", "status")
        assert (pending.code, pending.out.count("pending")) == (0, 6)
        twilio.judge(answer_waits="approved", message_waits="approved", taken_up_en="paused")
        twilio.judge(taken_up_nl="rejected")
        next(k for k in twilio.contents.values() if "taken_up_nl" in k.approval["name"]).approval[
            "rejection_reason"
        ] = "Te vaag"
        status = shell.run("whatsapp", "templates", "status")
        assert status.code == 1
        assert [line.split()[-2:] for line in status.lines if "taken_up_nl" in line] == [["Te", "vaag"]]
        judged = json.loads(shell.run("whatsapp", "templates", "status", "--json").out)
        assert sorted({t["status"] for t in judged}) == ["approved", "paused", "rejected"]
        assert all(t["checked"].endswith("Z") for t in judged)
        after = [line for line in shell.run("check").lines if "WhatsApp" in line]
        waits = "unasked texts, 1 in all, wait behind a button after 24 hours of silence"
        where = "`wijkbot whatsapp templates status`. They are taken-up"
        assert after == [
            f"WhatsApp (en), paused: {waits}: {where}",
            f"WhatsApp (nl), rejected: {waits}: {where}",
        ]
        assert twilio.refused == []


def test_before_anything_was_said_it_is_known_what_cannot_be_kept(tmp_path: Path, few: None) -> None:
    """Templates take days: who checks before the first start must hear of them then."""
    url = f"sqlite:///{tmp_path / 'w.db'}"
    with twilio_beside() as twilio:
        told = [line for line in configured(tmp_path, url, twilio).run("check").lines if line.startswith("WhatsApp")]
    assert [line.split(":")[0] for line in told] == [
        "WhatsApp (en), not pushed",
        "WhatsApp (en), not pushed",
        "WhatsApp (nl), not pushed",
        "WhatsApp (nl), not pushed",
    ]


def test_what_twilio_does_not_take_is_said(tmp_path: Path, few: None) -> None:
    url = f"sqlite:///{tmp_path / 'w.db'}"
    with village(url, tmp_path), twilio_beside() as twilio:
        shell = configured(tmp_path, url, twilio)
        done = shell.run("whatsapp", "templates", "push", TWILIO_AUTH_TOKEN="wrong")
        assert done.code == 1
        assert "20003: Authenticate" in done.out
        assert {p["outcome"] for p in json.loads(shell.run("whatsapp", "templates", "push", "--json").out)} == {"new"}
        status = shell.run("whatsapp", "templates", "status", TWILIO_AUTH_TOKEN="wrong")
        assert (status.code, "20003: Authenticate" in status.err) == (2, True)
