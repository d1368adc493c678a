"""A first sentence as the conversations use it: its kind, themes and place, where they can be told."""

from functools import lru_cache

from flows.asides import on_duty
from flows.places import Found, Places
from flows.scene import Scene
from flows.understand import Reading, understand
from flows.words import Words

OUTSIDE = "outside"  #: A real place that no district here has.


def read_sentence(scene: Scene, text: str) -> tuple[Reading, dict[str, str]]:
    """The reading, and the answers that it gives already: `themes`, `because`, `place`, `where`, `duty`.

    `where` is the district that the sentence names, `OUTSIDE` for a postcode elsewhere, else the one that the
    person is known in; it is left out, and so asked, when the sentence could mean two.
    """
    reading, named = _read(text, scene.person.language, scene.world.words, scene.world.places)
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


@lru_cache(maxsize=1)  # one message is read by several rules; the next takes its place
def _read(text: str, language: str, words: Words, places: Places) -> tuple[Reading, Found]:
    named = places.by_text(text)
    return understand(text, words, language, lambda _: (named.district, named.words)), named
