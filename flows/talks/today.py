"""'Wie is er vandaag?' of a contact: the colleagues of the district who work today and are not away, by role."""

from flows.answers import talk_district
from flows.thought import Thought
from flows.values import Listed, Role


def who_is_here(thought: Thought) -> None:
    """From the same directory that routes; nothing about when or why somebody else is not there."""
    scene = thought.scene
    district, away = scene.district(talk_district(scene)), scene.routing().away
    contacts = (scene.world.directory.contacts[id] for id in district.contacts)
    here = tuple(
        Role(c.id)
        for c in contacts
        if not c.is_team
        and c.id != scene.person.contact
        and c.id not in away
        and scene.person_of(c.id) is not None
        and scene.world.calendar.own_day(c, scene.today, district.closures) == scene.today
    )
    if here:
        thought.answer("today-here", {"roles": Listed(here)})
    else:
        thought.answer("today-nobody")
