"""Every command stands in docs/commands.md with an example, and none that does not exist."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from bot.commands import app
from tests.shell import Shell

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
OPTION = re.compile(r"--[a-z]+")


def commands(group: TyperGroup, *above: str) -> Iterator[tuple[str, ...]]:
    """The words of every command, such as ('signals', 'list')."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, *above, name)
        else:
            yield (*above, name)


def root() -> TyperGroup:
    """What `wijkbot` is."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return group


COMMANDS = list(commands(root()))
#: `### wijkbot signals list [--json]` and the lines until the next heading.
SECTIONS = dict(re.findall(r"^### `wijkbot ([^`]+)`\n(.*?)(?=^#|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL))


def words_of(heading: str) -> tuple[str, ...]:
    """'signals show N [--json]' is ('signals', 'show')."""
    words = heading.split()
    return next(known for n in (3, 2, 1) if (known := tuple(words[:n])) in COMMANDS or n == 1)


def test_the_page_and_the_program_have_the_same_commands() -> None:
    assert sorted(words_of(heading) for heading in SECTIONS) == sorted(COMMANDS)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A house that is only asked for help."""
    return Shell.at(tmp_path_factory.mktemp("help"), "sqlite:///unused.db")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_help_and_the_page_have_the_same_options_and_an_example(shell: Shell, words: tuple[str, ...]) -> None:
    done = shell.run(*words, "--help")
    assert done.code == 0
    told = " ".join(done.out.split())
    assert f"Example: wijkbot {' '.join(words)}" in told or (
        words == ("understand",) and "| wijkbot understand" in told
    )
    heading = next(heading for heading in SECTIONS if words_of(heading) == words)
    assert set(OPTION.findall(heading)) == set(OPTION.findall(told.partition("Options:")[2])) - {"--help"}
    assert f"wijkbot {' '.join(words)}" in SECTIONS[heading].partition("```")[2]


@pytest.mark.parametrize("words", [c for c in COMMANDS if c[-1] in ("list", "promises")], ids=" ".join)
def test_what_lists_can_do_so_for_a_program(words: tuple[str, ...]) -> None:
    assert any("[--json]" in heading for heading in SECTIONS if words_of(heading) == words)
