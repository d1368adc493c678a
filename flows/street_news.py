"""What a resident would hear, for who carries it: a contact brought the words of somebody without a chat."""

from collections.abc import Mapping

from flows.state import Person, Signal
from flows.values import Lines, Phrase, Value

#: The text for the one who carries it, by the text that a resident reads.
NEWS: Mapping[str, str] = {
    "taken-up": "street-moves",
    "day-named": "street-moves",
    "assigned-to": "street-moves",
    "passed-twice": "street-moves",
    "words-from": "street-words",
    "words-after": "street-words",
    "waiting-for": "street-waits",
    "not-possible": "street-cannot",
    "not-possible-none": "street-cannot-none",
    "done-told": "street-done",
    "done-bare": "street-done-bare",
    "let-be": "street-let-be",
    "agreed-told": "street-agreed",
    "agreed-by": "street-agreed",
    "step-told": "street-step",
    "step-told-bare": "street-step",
    "step-moved": "street-step-moved",
    "step-moved-bare": "street-step-moved",
    "same-told": "street-same",
    "same-told-bare": "street-same",
    "same-over": "street-same",
    "same-over-bare": "street-same",
    "same-running": "street-running",
    "same-yours": "street-moves",
    "same-open": "street-moves",
    "same-note": "street-moves",
    "given-on": "street-moves",
    "given-on-bare": "street-moves",
}


def to_carry(key: str, values: Mapping[str, Value]) -> tuple[str, dict[str, Value]]:
    """The key and values of the same news for who brought it; other texts stay as they are."""
    if key not in NEWS:
        return key, dict(values)
    return "street-news", carried(Phrase(NEWS[key], tuple(values.items())), values)


def carried(news: Phrase, values: Mapping[str, Value]) -> dict[str, Value]:
    """News with its frame: where it comes from, and that it is to be told on."""
    return {"district": values["district"], "municipality": values["municipality"], "lines": Lines((news,))}


def owed_by_bearer(signal: Signal, person: Person) -> bool:
    """Who heard it on the street leads it too: there is nobody to tell but themselves."""
    return signal.street and signal.person == person.id and signal.lead == person.contact
