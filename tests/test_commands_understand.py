"""`wijkbot understand`: what the bot makes of a sentence, for who tries their own."""

import json
from pathlib import Path

import pytest

from flows.directory import KINDS, THEMES
from tests.shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """No database is needed, and none is made."""
    return Shell.at(tmp_path, f"sqlite:///{tmp_path / 'test.db'}")


def read(shell: Shell, *sentences: str, options: tuple[str, ...] = ()) -> list[dict[str, object]]:
    """One object a sentence."""
    done = shell.run("understand", *options, said=sentences)
    assert done.code == 0
    return [json.loads(line) for line in done.lines]


def test_one_object_a_sentence_and_nothing_is_kept(shell: Shell, tmp_path: Path) -> None:
    first, second = read(shell, "Een bankje bij het speeltuintje in de Bloemenbuurt?", "", "   ", "Er ligt veel glas")
    assert list(first) == ["kind", "theme", "district", "place", "danger", "unsure", "because"]
    assert first["kind"] in KINDS
    assert isinstance(first["theme"], list)
    assert set(first["theme"]) <= set(THEMES)
    assert (first["district"], second["district"]) == ("bloemenbuurt", None)
    assert not (tmp_path / "test.db").exists()


@pytest.mark.parametrize(
    ("options", "sentence", "expected"),
    [
        ((), "Het huis op de hoek staat in brand", {"danger": "now", "kind": "concern"}),
        ((), "Ik wil graag een moestuin in Presikhaaf", {"district": "presikhaaf", "kind": "idea", "danger": None}),
        (("--district", "denude"), "Ik wil graag een moestuin", {"district": "denude", "kind": "idea"}),
        (("--district", "denude"), "Ik wil een moestuin in Presikhaaf", {"district": "presikhaaf"}),
        (("--district", "denude"), "Ik wil een bankje op 1012 AB", {"district": None}),
        (("--language", "en"), "I can teach somebody to cook", {"kind": "offer"}),
    ],
)
def test_a_sentence(shell: Shell, options: tuple[str, ...], sentence: str, expected: dict[str, object]) -> None:
    (reading,) = read(shell, sentence, options=options)
    assert {key: reading[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--language", "tlh"), "no language 'tlh': choose from nl, en"),
        (("--district", "veld"), "no district 'veld': choose from bloemenbuurt, denude, presikhaaf"),
    ],
)
def test_wrong_use_says_how_to_mend_it(shell: Shell, options: tuple[str, ...], said: str) -> None:
    done = shell.run("understand", *options)
    assert (done.code, done.out, done.err) == (2, "", f"{said}\n")


def test_it_reads_from_a_pipe(shell: Shell) -> None:
    done = shell.process("understand", said=("Ik heb honger",))
    assert json.loads(done.out)["danger"] == "basic"
