"""The doors where a human can be met: always one tap away, and for who is stuck."""

from collections.abc import Mapping

from flows.directory import OPERATOR, Contact
from flows.routing import municipality_lead_for
from flows.scene import Scene
from flows.thought import Thought
from flows.values import Listed, Phrase, Role, Value

STUCK = "stuck"  #: What was asked is not understood twice.


def desk_values(scene: Scene, district: str | None) -> Mapping[str, Value]:
    """The municipality's own door and the meeting place of a district, in the speaker's language."""
    known = scene.district(district or "")
    language = scene.person.language
    return {
        "desk": known.desk.name.get(language) or known.desk.name["nl"],
        "phone": known.desk.phone,
        "phone-24h": known.desk.phone_24h,
        "municipality": known.municipality,
        "meeting-place": known.meeting.place,
        "meeting-when": known.meeting.when.get(language) or known.meeting.when["nl"],
    }


def at_door(thought: Thought, key: str, where: str | None = None) -> None:
    """A text with the speaker's own door; `<key>-anywhere` while no place is known: never somebody else's door."""
    scene = thought.scene
    if key == STUCK and scene.contact is not None:
        contact_stuck(thought, scene.contact)
        return
    told = thought.talk.answers.get("where") if thought.talk else None
    own = scene.world.directory.district_of(scene.person.contact) if scene.person.contact else None
    theirs = (where, told, thought.person.district, own.id if own else None)
    district = next((d for d in theirs if d in scene.world.directory.districts), None)
    if district is None:
        thought.answer(f"{key}-anywhere")
    else:
        thought.answer(key, desk_values(scene, district))


def contact_stuck(thought: Thought, contact: Contact) -> None:
    """A contact's own door: what works for them, and who of their own side helps."""
    scene = thought.scene
    directory = scene.world.directory
    district = directory.district_of(contact.id)
    lead = municipality_lead_for(directory, district.id, scene.routing()) if district else OPERATOR
    if lead in (OPERATOR, contact.id):
        thought.answer("stuck-lead")
    else:
        thought.answer("stuck-contact", {"role": Role(lead)})


def presence(contact: Contact) -> Value:
    """When and where a contact can be met: 'donderdag van 10:00 tot 12:00 in De Stek'; empty when nowhere."""
    if not contact.presence:
        return ""
    moments = tuple(
        Phrase(
            "presence",
            (
                ("weekday", Phrase(f"day-{p.weekday + 1}")),
                ("start", f"{p.start:%H:%M}"),
                ("end", f"{p.end:%H:%M}"),
                ("place", p.place),
            ),
        )
        for p in contact.presence
    )
    return Phrase("present", (("moments", Listed(moments)),))
