"""Plain frozen data to JSON and back: values, events, conversations. Readable in the database, tolerant to age."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flows.events import Blocked, Event, Letter, Located, Moved, Opened, Pressed, Said, Sent, Started, Woke
from flows.state import Choice, Talk
from flows.values import Day, Lines, Link, Listed, Phrase, Place, Quote, Role, Roles, Theme, Value

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: it is called for each row
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
_EVENTS = {c.__name__: c for c in (Said, Pressed, Started, Sent, Located, Opened, Blocked, Moved)}


def value_out(value: Value) -> Json:
    """One value as JSON: plain ones as they are, the rest as {kind: content}."""
    match value:
        case str() | int():
            return value
        case Quote(text, whole):
            return {"quote": text, "whole": True} if whole else {"quote": text}
        case Day(day):
            return {"day": day.isoformat()}
        case Role(contact):
            return {"role": contact}
        case Place(district):
            return {"place": district}
        case Theme(name):
            return {"theme": name}
        case Roles(contacts):
            return {"roles": list(contacts)}
        case Link(page, contact, signal, nth):
            return {"link": page, "contact": contact, "signal": signal, **({"nth": nth} if nth else {})}
        case Phrase(key, values):
            return {"phrase": key, "with": {k: value_out(v) for k, v in values}}
        case Listed(items):
            return {"listed": [value_out(v) for v in items]}
        case Lines(items):
            return {"lines": [value_out(v) for v in items]}


def value_in(stored: Json) -> Value:
    """The value again; ValueError for a kind that this version does not know."""
    match stored:
        case str() | int():
            return stored
        case {"quote": str(text), **more}:
            return Quote(text, bool(more.get("whole")))
        case {"day": str(day)}:
            return Day(date.fromisoformat(day))
        case {"role": str(contact)}:
            return Role(contact)
        case {"place": str(district)}:
            return Place(district)
        case {"theme": str(name)}:
            return Theme(name)
        case {"roles": list(contacts)}:
            return Roles(tuple(str(c) for c in contacts))
        case {"link": str(page), "contact": str(contact), "signal": int(signal), "nth": int(nth)}:
            return Link(page, contact, signal, nth)
        case {"link": str(page), "contact": str(contact), "signal": int(signal)}:
            return Link(page, contact, signal)
        case {"phrase": str(key), "with": dict(values)}:
            return Phrase(key, tuple((k, value_in(v)) for k, v in values.items()))
        case {"lines": list(items)}:
            return Lines(tuple(value_in(v) for v in items))
        case {"listed": list(items)}:
            return Listed(tuple(value_in(v) for v in items))
        case _:
            raise ValueError(f"a stored value of an unknown kind: {sorted(stored) if isinstance(stored, dict) else ''}")


def choices_out(choices: Sequence[Choice]) -> Json:
    """Choices as [[id, label or null], ...]."""
    return [[c.id, None if c.label is None else value_out(c.label)] for c in choices]


def choices_in(stored: Json) -> tuple[Choice, ...]:
    """The choices again."""
    found: list[Choice] = []
    for pair in stored if isinstance(stored, list) else []:
        match pair:
            case [str(id), label]:
                found.append(Choice(id, None if label is None else value_in(label)))
            case _:
                raise ValueError("a stored choice is not [id, label]")
    return tuple(found)


def content_out(values: Mapping[str, Value], choices: Sequence[Choice], asks: str = "") -> str:
    """What an outbox row holds of a message."""
    content: dict[str, Json] = {
        "values": {k: value_out(v) for k, v in values.items()},
        "choices": choices_out(choices),
    }
    if asks:
        content["asks"] = asks
    return _encode(content)


def asks_in(stored: str | None) -> str:
    """The question that a message's buttons answer, where it is another's."""
    return str(json.loads(stored).get("asks", "")) if stored is not None else ""


def content_in(stored: str | None) -> tuple[dict[str, Value], tuple[Choice, ...]]:
    """Values and choices again; both empty for a blanked row."""
    if stored is None:
        return {}, ()
    content = json.loads(stored)
    return {k: value_in(v) for k, v in content["values"].items()}, choices_in(content["choices"])


def talk_state_out(talk: Talk) -> str:
    """The personal half of a conversation."""
    return _encode(_state_out(talk))


def _state_out(talk: Talk) -> Json:
    state: dict[str, Json] = {"answers": dict(talk.answers), "offered": choices_out(talk.offered)}
    if talk.said:
        state["said"] = talk.said
    if talk.asked is not None:
        state["asked"] = talk.asked.isoformat()
    if talk.before is not None:
        under = talk.before
        since = under.since.isoformat() if under.since else None
        state["before"] = [under.flow, under.at, under.signal, under.tries, since, _state_out(under)]
    return state


def talk_in(flow: str, at: str, signal: int | None, tries: int, since: datetime | None, state: str) -> Talk:
    """A conversation from its row."""
    return _talk_in(flow, at, signal, tries, since, json.loads(state))


def _talk_in(flow: str, at: str, signal: int | None, tries: int, since: datetime | None, kept: dict[str, Any]) -> Talk:
    before: Talk | None = None
    if kept.get("before"):
        name, asked, number, tried, began, under = kept["before"]
        before = _talk_in(name, asked, number, tried, datetime.fromisoformat(began) if began else None, under)
    return Talk(
        flow=flow,
        at=at,
        answers=kept["answers"],
        signal=signal,
        offered=choices_in(kept["offered"]),
        tries=tries,
        since=since,
        said=kept.get("said", ""),
        asked=datetime.fromisoformat(kept["asked"]) if kept.get("asked") else None,
        before=before,
    )


def words_out(words: Mapping[str, str]) -> str:
    """A signal's words."""
    return _encode(dict(words))


def words_in(stored: str) -> dict[str, str]:
    """A signal's words again."""
    return {str(k): str(v) for k, v in json.loads(stored).items()}


def letter_row(to: int, event: Event, key: str, at: datetime) -> dict[str, object]:
    """What the inbox keeps of a letter that is to be heard in this person's own turn; `key` against repeats."""
    return {
        "channel": "letter",
        "message_id": key,
        "person": to,
        "at": at,
        "event": event_out(event),
        "waiting": True,
    }


def event_out(event: Event) -> str:
    """An event as the inbox keeps it."""
    match event:
        case Letter(kind, signal, values):
            content: Json = {"letter": kind, "signal": signal, "with": {k: value_out(v) for k, v in values}}
        case Woke():
            raise ValueError("the clock's events are not kept: the timers table is the truth")
        case _:
            names = type(event).__match_args__
            content = {"event": type(event).__name__, **{n: getattr(event, n) for n in names}}
    return _encode(content)


def event_in(stored: str) -> Event:
    """The event again."""
    content = json.loads(stored)
    if "letter" in content:
        values = tuple((k, value_in(v)) for k, v in content["with"].items())
        return Letter(content["letter"], content["signal"], values)
    kind = _EVENTS[content.pop("event")]
    made = kind(**content)
    assert isinstance(made, Said | Pressed | Started | Sent | Located | Opened | Blocked | Moved)
    return made
