"""What is fixed beforehand about a theme, what is open, and what it is at odds with: said before anybody's effort."""

from flows.directory import Frame
from flows.scene import Scene
from flows.state import Signal
from flows.values import Phrase


def frame_of(scene: Scene, signal: Signal) -> Frame | None:
    """The district's frame for an idea's first theme; None where nothing is fixed."""
    if signal.kind != "idea":
        return None
    return next((f for f in scene.district(signal.district).frames if f.theme == signal.themes[0]), None)


def framed(scene: Scene, frame: Frame) -> Phrase:
    """For the resident: over what you have a say, and what stands."""
    language = scene.person.language
    fixed, free = (t.get(language) or t["nl"] for t in (frame.fixed, frame.open))
    return Phrase("frame", (("fixed", fixed), ("open", free)))


def conflict_in(scene: Scene, signal: Signal) -> Phrase | None:
    """Policy that is at odds with itself, told as it is; None where it is not."""
    frame = frame_of(scene, signal)
    if frame is None or not frame.conflicts_with:
        return None
    said = frame.conflicts_with.get(scene.person.language) or frame.conflicts_with["nl"]
    return Phrase("conflict", (("conflict", said),))


def frame_lines(scene: Scene, signal: Signal, *, whole: bool = False) -> tuple[Phrase, ...]:
    """For a contact: what stands, and what the resident reads about what is at odds; `whole`: what is open too."""
    frame, conflict = frame_of(scene, signal), conflict_in(scene, signal)
    if frame is None:
        return ()
    language = scene.person.language
    fixed, free = (t.get(language) or t["nl"] for t in (frame.fixed, frame.open))
    lines = [Phrase("card-frame", (("fixed", fixed),))]
    if whole:
        lines.append(Phrase("card-open", (("open", free),)))
    if conflict is not None:
        lines.append(Phrase("card-conflict", conflict.values))
    return tuple(lines)
