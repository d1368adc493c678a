"""'Wie deed dit eerder?': what worked out with the same theme in other districts.

Nothing is kept of who asked.
"""

from collections.abc import Mapping

from flows.answers import talk_district
from flows.grammar import Answers, Ask, Flow, words
from flows.looking import Solved
from flows.reading import read_sentence
from flows.scene import Scene
from flows.solved import examples, line
from flows.state import Talk
from flows.thought import Thought
from flows.values import Lines, Theme

MOST = 3  #: Examples in one answer.
ANYTHING = "overig"  #: The theme of what fits nowhere: there is nothing to compare.


def theme_in(scene: Scene, text: str) -> Mapping[str, str]:
    """The theme that words are about, if they are about one."""
    theme = read_sentence(scene, text)[0].themes[0]
    return {"theme": theme} if theme != ANYTHING else {}


def no_theme(answers: Answers, scene: Scene) -> bool:
    """What it is about is not known yet."""
    return not answers.get("theme")


def tells(thought: Thought, talk: Talk) -> None:
    """At most three, the newest first; none is said kindly."""
    theme = talk.answers.get("theme", ANYTHING)
    here = talk_district(thought.scene)
    solved = [s for s in examples(thought.look(Solved(theme))) if s.district != here]
    if not solved:
        thought.answer("before-none", {"theme": Theme(theme)})
        return
    lines = Lines(tuple(line(thought.scene, s) for s in solved[:MOST]))
    thought.answer("before-list", {"theme": Theme(theme), "lines": lines})


FLOWS = (
    Flow(
        "before",
        (Ask("what", words(least=3), when=no_theme, tells_also=theme_in, required=True),),
        finish=tells,
    ),
)
