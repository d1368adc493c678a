"""A first sentence as the conversations use it: its kind, themes and place, where they can be told."""

from flows.asides import on_duty
from flows.scene import Scene
from flows.understand import Reading, understand

OUTSIDE = "outside"  #: A real place that no district here has.


def read_sentence(scene: Scene, text: str) -> tuple[Reading, dict[str, str]]:
    """The reading, and the answers that it gives already: `themes`, `because`, `place`, `where`, `duty`.

    `where` is the district that the sentence names, `OUTSIDE` for a postcode elsewhere, else the one that the
    person is known in; it is left out, and so asked, when the sentence could mean two.
    """
    places = scene.world.places
    named = places.by_text(text)

    def find(_: str) -> tuple[str | None, str | None]:
        return named.district, named.words

    reading = understand(text, scene.world.words, scene.person.language, find)
    answers = {"themes": ",".join(reading.themes[:3]), "because": reading.theme_because}
    if reading.place:
        answers["place"] = reading.place
    if reading.kind == "concern" and on_duty(text, scene.world.words):
        answers["duty"] = "yes"
    known = scene.person.district if scene.person.district in scene.world.directory.districts else None
    where = OUTSIDE if named.because == OUTSIDE else named.district or (None if named.candidates else known)
    if where:
        answers["where"] = where
    return reading, answers
