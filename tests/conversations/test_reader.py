"""The reader is strict and the stage is honest: a dialogue never passes because half of it was not understood."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.conversations.dialogue import Dialogue, DialogueError, Heard, Passes, Presses, Says, read
from tests.conversations.test_dialogues import played

BEGIN = "# Titel\nWijk: Bloemenbuurt   Het is maandag 2 maart 2026, 10:00\n"
GREETING = "Noor: goedemorgen\nBot: Hoi! 👋 …\n  [Een idee] [Iets melden] [Een vraag]\n"


def written(text: str, folder: Path) -> Dialogue:
    path = folder / "verhaal.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Noor: hoi", "begin with '# titel'"),
        ("# Titel\nNoor: hoi", "begin with '# titel'"),
        (BEGIN + "Bot: Hoi!", "line 3: the bot does not begin"),
        (BEGIN + "Noor zwaait", "'Noor zwaait' is nothing that somebody says or does"),
        (BEGIN + "--- de klok loopt tot dinsdag 4 maart 2026, 10:00", "4 maart 2026 is a woensdag, not a dinsdag"),
        (BEGIN + "--- de klok loopt tot morgen", "'morgen' is no moment"),
        (BEGIN + "--- de klok loopt tot dinsdag 3 maart 2026, 10:00\nBot: Hoi!", "line 4: after the clock"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(DialogueError, match=says):
        written(text, tmp_path)


def test_a_dialogue_as_it_is_read(tmp_path: Path) -> None:
    text = BEGIN + (
        "Sam praat Engels.\n\nNoor: een bankje\n  bij de flat\nBot: Hoi!\n  Mooi idee!\n  [Ja] [Nee]\n"
        "De sociaal werker drukt bij #2 op: Ik denk mee\nBot aan Noor: Dag!\n"
        "--- de klok loopt tot vrijdag 1 januari, 15:30\nBot aan Noor (vrijdag 1 januari 15:00): Gelukkig nieuwjaar!\n"
    )
    dialogue = written(text, tmp_path)
    assert dialogue.english == {"Sam"}
    assert [(s.doing, s.heard) for s in dialogue.steps] == [
        (Says("Noor", "een bankje\nbij de flat"), (Heard("Noor", "", "Hoi!\nMooi idee!", ("Ja", "Nee")),)),
        (Presses("De sociaal werker", "Ik denk mee", "#2"), (Heard("Noor", "", "Dag!"),)),
        (
            Passes(datetime(2027, 1, 1, 15, 30), down=False),  # noqa: DTZ001 - local by design
            (Heard("Noor", "vrijdag 1 januari 15:00", "Gelukkig nieuwjaar!"),),
        ),
    ]


@pytest.mark.parametrize(
    ("ought", "real", "same"),
    [
        ("Hoi, ‘Noor’!\nDag.", "Hoi, 'Noor'! Dag.", True),
        ("Hoi … Dag.", "Hoi allemaal. Dag.", True),
        ("Hoi…", "Hoi", False),
        ("Hoi (Noor)?", "Hoi (Noor)?", True),
        ("Hoi.", "Hoi!", False),
    ],
)
def test_when_words_are_the_same(ought: str, real: str, same: bool) -> None:
    assert Heard("Noor", "", ought).same_as(Heard("Noor", "", real)) is same


@pytest.mark.parametrize(
    ("story", "marked"),
    [
        (GREETING, ""),
        (GREETING.replace("Hoi", "Dag"), "≠ Bot aan Noor: Dag!"),
        (GREETING.replace("Een idee", "Idee"), "≠ Bot aan Noor: Hoi!"),
        ("Noor: goedemorgen\n", "≠"),
        (GREETING + "Bot aan de sociaal werker: Hoi!\n", "≠ Bot aan de sociaal werker: Hoi!"),
        (GREETING + "Noor drukt op: Ik doe mee\n", "≠ Noor drukt op: Ik doe mee"),
        (GREETING.replace("Bot:", "Bot aan Noor (maandag 2 maart 10:00):"), "≠ Bot aan Noor (maandag"),
    ],
)
def test_every_difference_is_marked(story: str, marked: str, tmp_path: Path) -> None:
    differs = played(written(BEGIN + story, tmp_path), f"sqlite:///{tmp_path / 'verhaal.db'}", tmp_path)
    assert [line for line in differs.splitlines() if line.startswith("≠")][:1] == [
        line for line in differs.splitlines() if marked and line.startswith(marked)
    ][:1]
    assert bool(differs) is bool(marked)
