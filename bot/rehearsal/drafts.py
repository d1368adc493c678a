"""What Meta must approve, so that it arrives after 24 hours of silence: each unasked text as a WhatsApp template.

The same renderings as at the moment of sending (`bot.channels.twilio_renderings`), made of the messages that a walk
through all conversations met: so a template's name is the name that is looked for later. A text that never can be a
template (somebody's own words, several lines) waits behind the knock's button.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.channels.twilio_renderings import ROW_SLOT, Content, as_template
from bot.message import Message
from bot.render import apart, labels_of
from bot.texts import SOURCE
from bot.voice import Voice
from flows.directory import Directory
from flows.effects import RANKS, Say
from flows.knocking import KNOCK, KNOCK_BARE, READ
from flows.state import Choice
from flows.talks.story_readers import INVITES, READS
from flows.values import Place, Theme, Value

_ADDRESS = "https://wijkbot.example.nl/x"
_A_ROW = 42  #: As good as any, for a sample.


@dataclass(frozen=True, slots=True)
class Draft:
    """One template that is to be approved, with what fills it as an example."""

    content: Content
    category: str  #: 'utility': about somebody's own matter; 'marketing': what they did not ask about.

    @property
    def samples(self) -> Mapping[str, str]:
        """By the number of the variable."""
        return {str(n): words for n, words in enumerate(self.content.filled, start=1)}

    @property
    def promise(self) -> str:
        """The text whose words it carries."""
        return self.content.key


def drafts(unasked: Iterable[Say], voice: Voice, directory: Directory, languages: Iterable[str]) -> list[Draft]:
    """One a text, language and set of values that may be there; by name."""
    found: dict[str, Draft] = {}
    says = [*knocks(directory), *unasked]
    for language in sorted(languages, key=lambda x: (x != SOURCE, x)):
        for say in says:
            content = as_template(message_of(say, voice, language))
            if content is not None:
                found.setdefault(content.name, Draft(content, _category(say)))
    return [draft for _, draft in sorted(found.items())]


def without_template(unasked: Iterable[Say], voice: Voice) -> list[str]:
    """The unasked texts that always wait behind the knock."""
    never = {s.key for s in unasked if as_template(message_of(s, voice, SOURCE)) is None}
    return sorted(never)


def knocks(directory: Directory) -> Iterator[Say]:
    """The short messages that only say something waits."""
    district = next(iter(directory.districts.values()))
    named: Mapping[str, Value] = {"district": Place(district.id), "municipality": district.municipality}
    for key, values in ((KNOCK, named), (KNOCK_BARE, {})):
        yield Say(1, key, values, (Choice(READ),), proactive=True)


def invitations(directory: Directory) -> Iterator[Say]:
    """Every way in which a story is offered; a walk need not meet them all."""
    district = next(iter(directory.districts.values()))
    values: Mapping[str, Value] = {
        "district": Place(district.id),
        "municipality": district.municipality,
        "theme": Theme(district.themes[0]),
        "number": 1,
    }
    for key in sorted(INVITES):
        yield Say(1, key, values, tuple(Choice(c) for c in READS), rank="broadcast", proactive=True)


def message_of(say: Say, voice: Voice, language: str) -> Message:
    """As the sender would hand it to the channel."""
    cast = apart(voice, lambda _: _ADDRESS, say.key, say.values, say.choices, language)
    text = cast.body
    for n, slot in enumerate(cast.slots, start=1):
        text = text.replace(f"{{{{{n}}}}}", slot.words)
    return Message(_A_ROW, text, labels_of(voice, say.key, say.choices, language), cast=cast)


def _category(say: Say) -> str:
    return "marketing" if RANKS.index(say.rank) == RANKS.index("broadcast") else "utility"


def spoken(content: Content) -> str:
    """The template's words, with its variables by name."""
    body = str(next(iter(content.types.values()))["body"])
    for n, name in enumerate(content.slots, start=1):
        body = body.replace(f"{{{{{n}}}}}", f"{{{name}}}" if name != ROW_SLOT else "")
    return body
