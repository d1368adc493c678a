"""What worked out elsewhere, as a contact may read it: no word of a resident, and nothing that is one person's own.

Theme, district, month, role, first step and who looks after it, in the words of the contact who wrote them.
"""

from flows.masking import masked, without_names
from flows.scene import Scene
from flows.state import Signal
from flows.values import Phrase, Place, Quote, Role


def examples(solved: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """Of what was looked up (`Solved`), what may be told; the newest first."""
    return tuple(s for s in solved if not s.words.get("about"))


def line(scene: Scene, signal: Signal) -> Phrase:
    """One of them on a line."""
    day = scene.world.calendar.local(signal.created)
    known, keeper = step_of(signal), signal.words.get("maintains")
    step = Phrase("solved-step", (("step", Quote(without_names(masked(known)))),)) if known else ""
    keeps = Phrase("solved-keeps", (("keeper", Phrase(f"maintains-{keeper}")),)) if keeper else ""
    return Phrase(
        "solved-line",
        (
            ("district", Place(signal.district)),
            ("month", Phrase(f"month-{day.month}")),
            ("year", str(day.year)),
            ("role", Role(signal.lead)),
            ("step", step),
            ("keeps", keeps),
        ),
    )


def step_of(signal: Signal) -> str:
    """How it began, or else what came of it."""
    return signal.words.get("step") or signal.words.get("result", "")
