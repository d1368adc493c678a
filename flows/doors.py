"""The doors where a human can be met: always one tap away, and for who is stuck."""

from collections.abc import Mapping

from flows.scene import Scene
from flows.values import Value


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
