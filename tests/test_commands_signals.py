"""`wijkbot signals` and `wijkbot promises`: codes and days, never what residents wrote."""

import json
from pathlib import Path

import pytest

from flows.events import Said
from tests.builders import village
from tests.shell import Shell

IDEA = "Ik zou graag een bankje willen bij het speeltuintje in de Bloemenbuurt"
PARK = "Een hockeyveld in Presikhaaf lijkt me mooi"


@pytest.fixture
def shell(tmp_path: Path, database_url: str) -> Shell:
    """Jan told an idea in the Bloemenbuurt on Monday 2 March at ten, Noor one in Presikhaaf; Noor stopped."""
    with village(database_url, tmp_path) as here:
        here.says("jan", IDEA, "ja", "nu niet")
        here.says("noor", PARK, "ja", "nu niet")
        here.says("noor", "stop")
    return Shell.at(tmp_path, database_url)


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
    assert [s["number"] for s in listed] == [1, 2]
    assert listed[0] == json.loads(shell.run("signals", "show", "1", "--json").out)


def test_what_a_resident_wrote_is_in_no_list(shell: Shell) -> None:
    told = [
        shell.run(*words).out.casefold()
        for words in (
            *(("signals",), ("signals", "--json"), ("signals", "show", "1"), ("signals", "show", "1", "--json")),
            *(("promises",), ("promises", "--json"), ("outbox",), ("outbox", "--json")),
        )
    ]
    assert all(told)
    assert [word for word in ("bankje", "speeltuintje", "jan", "noor") for text in told if word in text] == []


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ((), [1, 2]),
        (("--open",), [2]),
        (("--district", "bloemenbuurt"), [1]),
        (("--district", "bloemenbuurt", "--open"), []),
    ],
)
def test_the_list_can_be_narrowed(
    shell: Shell, tmp_path: Path, database_url: str, words: tuple[str, ...], numbers: list[int]
) -> None:
    with village(database_url, tmp_path, "2026-03-03T10:00") as here:
        here.count = 100
        here.opens("contact:bloem-sociaal")
        here.says("contact:bloem-sociaal", "meer", "kan niet", "Er is geen plek.", "Ik weet niets")
    listed = shell.run("signals", "list", "--json", *words)
    assert [s["number"] for s in json.loads(listed.out)] == numbers
    assert [line.split()[0] for line in shell.run("signals", "list", *words).lines] == (
        [f"#{n}" for n in numbers] or ["no"]
    )


def test_nothing_is_owed_for_what_is_closed(shell: Shell, tmp_path: Path, database_url: str) -> None:
    with village(database_url, tmp_path, "2026-03-03T10:00") as here:
        here.count = 100
        here.opens("contact:bloem-sociaal")
        here.says("contact:bloem-sociaal", "meer", "kan niet", "Er is geen plek.", "Ik weet niets")
    closed = json.loads(shell.run("signals", "show", "1", "--json").out)
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
    assert listed[0].keys() == {"number", "to", "lead", "due", "what", "state"}
    assert (listed[0]["due"], listed[0]["what"]) == ("2026-03-09T14:00:00Z", "note")


def test_promises_for_eyes_name_nobody(shell: Shell) -> None:
    state, due, what, number, to, lead = shell.run("promises", "--at", "2026-03-02T12:00").lines[0].split()
    assert (state, due, what, number, lead) == ("due", "2026-03-09T15:00:00+01:00", "note", "#1", "bloem-sociaal")
    assert to.startswith("resident:")
    assert to.removeprefix("resident:").isdigit()


def test_the_outbox_by_state(shell: Shell, tmp_path: Path, database_url: str) -> None:
    with village(database_url, tmp_path, "2026-03-03T10:00") as here:
        here.count = 100
        here.opens("contact:bloem-sociaal")
        here.hear("contact:bloem-sociaal", Said("ik denk mee"))
    ready = json.loads(shell.run("outbox", "--json", "--status", "ready").out)
    assert {(row["key"], row["person"].split(":")[0]) for row in ready} == {
        ("taken-up", "resident"),
        ("take-up-when", "bloem-sociaal"),
        ("resident-stopped", "presik-sport"),
    }
    assert ready[0].keys() == {"id", "person", "key", "status", "due", "attempts"}
    everything = shell.run("outbox", "list").lines
    assert len(everything) > len(shell.run("outbox", "list", "--status", "ready").lines) == len(ready)


def test_an_empty_house_lists_nothing(tmp_path: Path, database_url: str) -> None:
    shell = Shell.at(tmp_path, database_url)
    for noun, words in (("signals", "no signals"), ("promises", "nothing is owed"), ("outbox", "the outbox is empty")):
        assert (shell.run(noun).out, shell.run(noun, "--json").out) == (f"{words}\n", "[]\n")
