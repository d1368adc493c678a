"""A contact who reads on a private phone (`card = "short"`): theme and number there, a resident's words elsewhere.

The words stand behind a signed page that is theirs for a week. Where no page of ours opens on a phone they come into
the chat only when they are asked for (PRODUCT 4).
"""

from collections.abc import Mapping

from flows.scene import Scene
from flows.state import Signal
from flows.values import Link, Phrase, Quote, Theme, Value, holds

PAGE = "kaart"
NUMBER_IN_CHAT = "call-in-chat"  #: The one text that holds a resident's number: never by mail, gone after the call.
#: Words of another than its resident stand on no card: they can be read in the chat only.
ON_NO_CARD = frozenset({"resident-says-too"})


def is_short(scene: Scene, reader: str | None) -> bool:
    """Whether this contact wants nobody's words on their phone."""
    contact = scene.world.directory.contacts.get(reader or "")
    return contact is not None and contact.card == "short"


def where_to_read(scene: Scene, signal: Signal, reader: str) -> Value:
    """The page with the words, or how to ask for them."""
    if scene.world.pages:
        return Phrase("read-page", (("link", Link(PAGE, reader, signal.number)),))
    return Phrase("read-whole", (("number", signal.number),))


def kept_short(
    scene: Scene, signal: Signal, reader: str, key: str, values: Mapping[str, Value]
) -> tuple[str, Mapping[str, Value]]:
    """This message as this contact gets it: what a resident wrote or sent is read elsewhere."""
    shows = any(holds(v, Quote) or holds(v, Link) for v in values.values())
    if not shows or key in ON_NO_CARD or not is_short(scene, reader):
        return key, values
    theme = Theme(signal.themes[0])
    return "resident-short", {"number": signal.number, "theme": theme, "read": where_to_read(scene, signal, reader)}


def or_theme(scene: Scene, signal: Signal, words: Value) -> Value:
    """These words of a resident as the speaker gets them in a list or a question: its theme on a private phone."""
    return Theme(signal.themes[0]) if is_short(scene, scene.person.contact) else words
