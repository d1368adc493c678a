"""Who, where, which number: asked to know, answered at once from the directory that also routes (PRODUCT 3).

Nothing is needed beforehand and nothing is kept; who wants a human's answer writes the question.
"""

from collections.abc import Mapping
from dataclasses import replace

from flows.directory import Contact, District
from flows.doors import desk_values, presence
from flows.grammar import Ask, Flow, place
from flows.reading import OUTSIDE, read_sentence
from flows.routing import route
from flows.scene import Scene
from flows.sentences import tokens
from flows.state import Talk
from flows.talks.resident import place_unknown
from flows.thought import Thought
from flows.values import Lines, Listed, Phrase, Place, Role, Theme, Value

LISTED = 8  #: Contacts in one list.
THEMES_TOLD = 3  #: Of one contact in that list.


def information(scene: Scene, about: str, text: str, where: str) -> Phrase:
    """Who, where or which number in a district; `about` is 'who', 'where' or 'phone'."""
    key, values = _told(scene, about, text, where)
    return Phrase(key, tuple(values.items()))


def _told(scene: Scene, about: str, text: str, where: str) -> tuple[str, Mapping[str, Value]]:
    district = scene.district(where)
    values: dict[str, Value] = {**desk_values(scene, where), "district": Place(district.id)}
    if about == "phone":
        return "info-phone", values
    if about == "where":
        return "info-place", values
    named = _named(scene, district, text)
    theme = next((t for t in read_sentence(scene, text)[0].themes if t != "overig"), None)
    if named is None and theme is not None:
        named = scene.world.directory.contacts[
            route(scene.world.directory, district.id, theme, "question", scene.routing()).lead
        ]
        values["theme"] = Theme(theme)
    if named is None:
        values["lines"] = Lines(tuple(_line(c) for c in _shown(scene, district)))
        return "info-everybody", values
    values |= {"role": Role(named.id), "organisation": named.organisation, "presence": presence(named)}
    return ("info-theme" if "theme" in values else "info-role"), values


def _named(scene: Scene, district: District, text: str) -> Contact | None:
    """The contact whose role stands in the text, without its article."""
    said = " ".join(tokens(text))
    for contact in _shown(scene, district):
        for role in contact.role.values():
            bare = role.split(" ", 1)[-1].casefold()
            if bare in said:
                return contact
    return None


def _shown(scene: Scene, district: District) -> list[Contact]:
    contacts = scene.world.directory.contacts
    return [contacts[id] for id in district.contacts if contacts[id].routable or contacts[id].police][:LISTED]


def _line(contact: Contact) -> Phrase:
    themes = tuple(Theme(t) for t in sorted(contact.themes)[:THEMES_TOLD])
    values: tuple[tuple[str, Value], ...] = (("role", Role(contact.id)), ("organisation", contact.organisation))
    if not themes:
        return Phrase("info-line-all", values)
    return Phrase("info-line", (*values, ("themes", Listed(themes))))


def tell_info(thought: Thought, talk: Talk) -> None:
    """The answer, once the district is known."""
    where = talk.answers["where"]
    if thought.person.district is None:
        thought.know(replace(thought.person, district=where))
    for about in talk.answers["about"].split(","):
        told = information(thought.scene, about, talk.answers["what"], where)
        thought.answer(told.key, dict(told.values))


INFO = Flow(
    "info",
    (Ask("where", place(), when=place_unknown, goto={OUTSIDE: OUTSIDE}, required=True),),
    finish=tell_info,
)
FLOWS = (INFO,)
