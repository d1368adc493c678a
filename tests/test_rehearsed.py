"""Every conversation held once, for all who look at it: whether it holds together, as a page, as templates.

That takes half a minute. What the check would find: tests/test_flows_check.py; of the page: tests/test_flows_shown.py.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from bot.commands import whatsapp
from bot.rehearsal import check, preview
from bot.rehearsal.drafts import drafts
from bot.rehearsal.town import Town
from bot.rehearsal.walk import Walk, fresh_town, walk
from flows.events import Said
from flows.machine import Machine
from flows.opening import MACHINE
from flows.state import OPEN_HANDED, Talk
from flows.talks.story_readers import INVITES
from tests.builders import DISTRICTS, known_world
from tests.shell import Shell


@cache
def held() -> Walk:
    world, _ = known_world()
    return walk(MACHINE, fresh_town(world))


@pytest.fixture(autouse=True)
def held_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for this walk gets it; who would ask for another does not."""

    def same(machine: Machine, town: Town) -> Walk:
        mine = fresh_town(known_world()[0])
        assert machine is MACHINE
        assert (town.world.directory, town.world.pages) == (mine.world.directory, mine.world.pages)
        assert (town.people, town.now, town.codes, town.joined) == (mine.people, mine.now, mine.codes, mine.joined)
        return held()

    for room in (check, preview, whatsapp):
        monkeypatch.setattr(room, "walk", same)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """No database: none of these commands needs one."""
    return Shell(tmp_path, {"DATABASE_URL": "sqlite:///unused.db", "DISTRICTS": str(DISTRICTS)})


def test_the_real_conversations_hold_together(shell: Shell) -> None:
    done = shell.run("flows", "check", "--json")
    assert (json.loads(done.out), done.code) == ([], 0)


def test_the_command_shows_every_text(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("flows", "preview", "--out", "texts.html")
    assert (done.code, done.lines) == (0, ["texts.html: open it in a browser"])
    assert "Bloemenbuurt" in (tmp_path / "texts.html").read_text(encoding="utf-8")
    assert not (tmp_path / "unused.db").exists()


def test_every_unasked_text_has_a_template_in_every_language_or_waits_behind_the_knock() -> None:
    world, voice = known_world()
    found = drafts(whatsapp._unasked(world), voice, world.directory, world.words.lexicons)
    by_language = {x: {d.promise for d in found if d.content.language == x} for x in ("nl", "en")}
    assert by_language["nl"] == by_language["en"]
    assert {"answer-waits", "message-waits", "note-1", "note-2", "note-3", "checkin-how", "taken-up"} <= by_language[
        "nl"
    ]
    assert not {"words-from", "done-told", "not-possible", "card-do"} & by_language["nl"], "nobody's own words"
    assert {d.promise for d in found if d.category == "marketing"} == INVITES, "nobody's own matter"


#: What residents ask whatever we just asked, and what answers it.
ASKED = {
    "kan ik met een echt mens praten?": ("call-me", "call-heard", "basic", "call", "low", "safe-call"),
    "lezen jullie dit wel?": ("reads",),
    "wie leest dit?": ("reads",),
    "hoe lang bewaren jullie dit?": ("kept", "reads-grave"),
    "en als er niemand antwoordt?": ("unanswered", "reads-grave"),
    "trek 1 in": ("own-withdraw-sure", "nothing-yet", "my-list", "calm-here"),
}
#: After these nothing is put again: what was asked needs no answer, or stands on a card above.
NOT_AGAIN = OPEN_HANDED | {"violence"}


def _answers(talk: Talk | None) -> dict[str, str]:
    return {name: answer for name, answer in talk.answers.items() if name[0] != "-"} if talk else {}


@pytest.mark.parametrize("text", ASKED)
def test_whatever_stands_open_a_residents_question_is_answered_and_no_answer(text: str) -> None:
    wrong = []
    for (flow, ask), (town, who) in held().stood.items():
        before, after = town.talks[who], town.fork()
        after.hear(who, Said(text))
        keys = [say.key for say in after.said[len(town.said) :] if say.to == who]
        others = [say.key for say in after.said[len(town.said) :] if say.to != who]
        words = {n: s.words for n, s in after.signals.items()} == {n: s.words for n, s in town.signals.items()}
        now = after.talks[who]
        stays = any(
            t is not None and (t.flow, t.at, _answers(t)) == (flow, ask, _answers(before))
            for t in (now, now.before if now else None)
        )
        again = keys[-1:] == [] or keys[-1].startswith((f"{flow}-{ask}", *ASKED[text])) or flow in NOT_AGAIN
        goes_on = now is not None and now.flow in ("low", "safe-call", "call-me", "own-withdraw")
        told = any(key.startswith(ASKED[text]) for key in keys)
        if others or not (words and told and again and (stays or goes_on or flow in NOT_AGAIN)):
            wrong.append((f"{flow}-{ask}", keys, others))
    assert len(held().stood) > 70
    assert wrong == []


def test_who_does_not_understand_a_question_hears_it_in_other_words() -> None:
    for (flow, ask), (town, who) in held().stood.items():
        after = town.fork()
        after.hear(who, Said("ik snap de vraag niet"))
        keys = [say.key for say in after.said[len(town.said) :]]
        assert keys[-1].endswith(".unclear"), (flow, ask, keys)
