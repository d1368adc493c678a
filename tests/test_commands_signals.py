"""`wijkbot signals` and `wijkbot promises`: codes and days, never what residents wrote."""

import json
from pathlib import Path

import pytest

from storage.ledger import entries
from tests.builders import village
from tests.shell import Shell

IDEA = "Ik zou graag een bankje willen bij het speeltuintje in de Bloemenbuurt"
PARK = "Een hockeyveld in Presikhaaf lijkt me mooi"
TREES = "Een plan voor meer bomen in de Bloemenbuurt"


def told(database_url: str, folder: Path) -> Shell:
    """Jan's idea #1 is open; Noor stopped after #2; Ali's #3 was answered by a no. Monday 2 March, at ten."""
    with village(database_url, folder) as here:
        here.says("jan", IDEA, "ja", "nu niet")
        here.says("noor", PARK, "ja", "nu niet", "stop")
        here.says("ali", TREES, "ja", "nu niet")
        lead = "contact:" + here.house.writer.transact(lambda c, _: entries(c, number=3)[0].lead, None)
        here.opens(lead)
        here.says(lead, "#3", "meer", "kan niet", "Er is geen plek.", "Ik weet niets")
    return Shell.at(folder, database_url)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Where nothing is changed any more."""
    folder = tmp_path_factory.mktemp("signals")
    return told(f"sqlite:///{folder / 'test.db'}", folder)


def test_a_signal_as_the_contract_writes_it(shell: Shell) -> None:
    done = shell.run("signals", "show", "1", "--json")
    assert done.code == 0
    assert json.loads(done.out) == {
        "number": 1,
        "kind": "idea",
        "themes": ["ontmoeten", "spelen"],
        "district": "bloemenbuurt",
        "status": "received",
        "lead": {"id": "bloem-sociaal", "role": "de sociaal werker"},
        "reason": "Dit kwam bij jou omdat jij over ontmoeten gaat.",
        "created": "2026-03-02T09:00:00Z",
        "promised": "2026-03-09T14:00:00Z",
        "next": {"at": "2026-03-09T14:00:00Z", "what": "note"},
        "log": [
            {"at": "2026-03-02T09:00:00Z", "who": "resident", "what": "received"},
            {"at": "2026-03-02T09:00:00Z", "who": "clock", "what": "routed bloem-sociaal theme"},
        ],
    }


@pytest.mark.parametrize("words", [("signals", "--json"), ("signals", "list", "--json")])
def test_the_list_is_one_array_of_the_same(shell: Shell, words: tuple[str, ...]) -> None:
    listed = json.loads(shell.run(*words).out)
    assert [s["number"] for s in listed] == [1, 2, 3]
    assert listed[0] == json.loads(shell.run("signals", "show", "1", "--json").out)


def test_what_a_resident_wrote_is_in_no_list(shell: Shell) -> None:
    lists = [
        shell.run(*words).out.casefold()
        for words in (
            *(("signals",), ("signals", "--json"), ("signals", "show", "1"), ("signals", "show", "1", "--json")),
            *(("promises",), ("promises", "--json"), ("outbox",), ("outbox", "--json")),
        )
    ]
    assert all(lists)
    private = ("bankje", "speeltuintje", "jan", "noor", "bomen", "plek")
    assert [word for word in private for text in lists if word in text] == []


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ((), [1, 2, 3]),
        (("--open",), [1, 2]),
        (("--district", "bloemenbuurt"), [1, 3]),
        (("--district", "bloemenbuurt", "--open"), [1]),
        (("--district", "denude"), []),
    ],
)
def test_the_list_can_be_narrowed(shell: Shell, words: tuple[str, ...], numbers: list[int]) -> None:
    assert [s["number"] for s in json.loads(shell.run("signals", "--json", *words).out)] == numbers
    named = [line.split()[0] for line in shell.run("signals", *words).lines]
    assert named == ([f"#{n}" for n in numbers] or ["no"])


def test_nothing_is_owed_for_what_is_closed(shell: Shell) -> None:
    closed = json.loads(shell.run("signals", "show", "3", "--json").out)
    assert (closed["status"], closed["next"]) == ("not_possible", None)


def test_a_signal_for_eyes(shell: Shell) -> None:
    assert shell.run("signals", "show", "1").lines == [
        "signal    #1 idea (ontmoeten, spelen)",
        "district  bloemenbuurt",
        "status    received",
        "lead      bloem-sociaal (de sociaal werker)",
        "reason    Dit kwam bij jou omdat jij over ontmoeten gaat.",
        "created   2026-03-02T10:00:00+01:00",
        "promised  2026-03-09T15:00:00+01:00",
        "next      2026-03-09T15:00:00+01:00 note",
        "log       2026-03-02T10:00:00+01:00 resident: received",
        "log       2026-03-02T10:00:00+01:00 clock: routed bloem-sociaal theme",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("signals", "show", "9" * 20), "Usage: "),
        (("signals", "show", "9" * 5000), "Usage: "),
        (("signals", "show", "9"), "there is no signal #9: see wijkbot signals list"),
        (("signals", "--district", "veld"), "no district 'veld': choose from bloemenbuurt, denude, presikhaaf"),
        (("outbox", "--status", "lost"), "no status 'lost': choose from ready, held"),
    ],
)
def test_wrong_use_says_how_to_mend_it(shell: Shell, words: tuple[str, ...], said: str) -> None:
    done = shell.run(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)


@pytest.mark.parametrize(
    ("at", "states"),
    [
        ("2026-03-09T14:59", [("due", 1), ("held", 2)]),
        ("2026-03-09T15:00", [("due", 1), ("held", 2)]),
        ("2026-03-09T15:01", [("late", 1), ("held", 2)]),
    ],
)
def test_promises_who_stopped_is_held_not_late(shell: Shell, at: str, states: list[tuple[str, int]]) -> None:
    listed = json.loads(shell.run("promises", "--json", "--at", at).out)
    assert [(p["state"], p["number"]) for p in listed] == states
    assert listed[0].keys() == {"number", "to", "lead", "due", "what", "state", "notes", "asked", "asks"}
    assert (listed[0]["due"], listed[0]["what"]) == ("2026-03-09T14:00:00Z", "note")


def test_promises_for_eyes_name_nobody(shell: Shell) -> None:
    state, due, what, number, to, lead = shell.run("promises", "--at", "2026-03-02T12:00").lines[0].split()
    assert (state, due, what, number, lead) == ("due", "2026-03-09T15:00:00+01:00", "note", "#1", "bloem-sociaal")
    assert to.startswith("resident:")
    assert to.removeprefix("resident:").isdigit()


def test_a_promise_without_an_answer_turns_red_and_says_who_is_asked(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("jan", IDEA, "ja", "nu niet")
        here.until("2026-03-30T14:00")
        shell = Shell.at(tmp_path, database_url)
        before = json.loads(shell.run("promises", "--json", "--at", "2026-03-30T14:00").out)
        here.until("2026-03-30T16:00")
    (owed,) = json.loads(shell.run("promises", "--json", "--at", "2026-03-30T16:00").out)
    assert ([p["state"] for p in before], owed["state"], owed["notes"]) == (["due"], "red", 3)
    assert owed["asked"] == ["bloem-opbouw", "bloem-teamleider", "ede-wijken", "operator"]
    assert owed["asks"] == "2026-04-08T07:00:00Z", "the municipality's lead, every five working days"
    assert "also bloem-opbouw" in shell.run("promises", "--at", "2026-03-30T16:00").out


def test_the_outbox_by_state(shell: Shell) -> None:
    ready = json.loads(shell.run("outbox", "--json", "--status", "ready").out)
    assert {(row["key"], row["person"].split(":")[0]) for row in ready} == {
        ("not-possible-none", "resident"),
        ("resident-stopped", "presik-sport"),
    }
    assert ready[0].keys() == {"id", "person", "key", "status", "due", "attempts"}
    everything = shell.run("outbox", "list").lines
    assert len(everything) > len(shell.run("outbox", "list", "--status", "ready").lines) == len(ready)


def test_both_databases_say_the_same(database_url: str, tmp_path: Path) -> None:
    shell = Shell.at(tmp_path, database_url)
    empty = {"signals": "no signals", "promises": "nothing is owed", "outbox": "the outbox is empty"}
    for noun, words in empty.items():
        assert (shell.run(noun).out, shell.run(noun, "--json").out) == (f"{words}\n", "[]\n")
    told(database_url, tmp_path)
    open_here = json.loads(shell.run("signals", "--open", "--district", "bloemenbuurt", "--json").out)
    assert [(s["number"], len(s["log"]), s["next"]["at"]) for s in open_here] == [(1, 2, "2026-03-09T14:00:00Z")]
    owed = json.loads(shell.run("promises", "--json", "--at", "2026-03-09T16:00").out)
    assert [(p["state"], p["number"]) for p in owed] == [("late", 1), ("held", 2)]
    assert len(shell.run("outbox", "--status", "ready").lines) == 2
