"""The voice: a text's key and values become words in the reader's language.

The words are Fluent, in `locales/<language>/*.ftl`, read once. A text is rendered when it is sent, because
only then the reader's language is known. Nothing here guesses: a key, a value or a name that is missing
raises `TextError`, so that a broken text is found by a test and never by a resident.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.resolver import Pattern as Compiled
from fluent.runtime.types import FluentInt, FluentType, fluent_number
from fluent.syntax import ast

from bot.texts import LOCALES, NAME, NUMBER, SOURCE, VARIANTS, Entry, nodes, read, variables
from flows.directory import Contact, Directory, District
from flows.values import Day, Lines, Link, Listed, Phrase, Place, Quote, Role, Roles, Theme, Value

QUOTE_LENGTH = 300  #: Characters of somebody's words inside one of our texts, the ellipsis included.

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
# Unicode's Bidi_Control characters: with one of these a quote could turn round the words behind it.
_PRIVATE = re.compile("[\ue000-\uf8ff]")  #: Nobody's letters; `bot.render` marks values with some of them.
_BIDI_CONTROLS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_RIGHT_TO_LEFT_LETTER = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


#: What a value's words become where it stands in a text, by its name; see `Voice.say`.
Mark = Callable[[str, str], str]


class TextError(Exception):
    """A text that cannot be read or said; the message says where it stands and what to mend."""


@dataclass(frozen=True, slots=True)
class _Plain:
    """Text and plain variables only: `template` is for the % operator, many times faster than Fluent."""

    language: str
    template: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """A text with choices or references in it: Fluent's own work. `names`: the values it needs."""

    language: str
    bundle: FluentBundle
    pattern: Compiled
    names: frozenset[str]


class _MarkedWords(FluentType):
    """Words that Fluent chooses by as they are, and writes down marked."""

    def __init__(self, words: str, marked: str) -> None:
        self._words, self._marked = words, marked

    def __eq__(self, other: object) -> bool:
        return self._words == other

    def __hash__(self) -> int:
        return hash(self._words)

    def format(self, locale: object) -> str:
        """As it stands in the text."""
        return self._marked


class _MarkedNumber(FluentInt):
    """A number that Fluent chooses a plural by, and writes down marked."""

    marked = ""

    def format(self, locale: object) -> str:
        """As it stands in the text."""
        return self.marked


@lru_cache(4096)
def _number(value: int) -> FluentType:
    """As a number, so that Fluent can choose a plural by it; without the point of '1.042' for signal 1042."""
    number: FluentType = fluent_number(value, useGrouping=False)
    return number


def _formatted(text: _Grammar, arguments: Mapping[str, str | FluentType]) -> tuple[object, list[Exception]]:
    """As `FluentBundle.format_pattern`, which would make a plain number of a marked one."""
    errors: list[Exception] = []
    current = CurrentEnvironment(args=dict(arguments))
    try:
        said: object = text.pattern(ResolverEnvironment(context=text.bundle, current=current, errors=errors))
    except ValueError as error:
        return None, [error]
    return said, errors


def _plain(language: str, pattern: ast.Pattern) -> _Plain | None:
    parts: list[str] = []
    names: list[str] = []
    for element in pattern.elements:
        match element:
            case ast.TextElement(value=text):
                parts.append(text.replace("%", "%%"))
            case ast.Placeable(expression=ast.StringLiteral() as literal):
                parts.append(literal.parse()["value"].replace("%", "%%"))
            case ast.Placeable(expression=ast.VariableReference(id=name)):
                parts.append("%s")
                names.append(name.name)
            case _:
                return None
    return _Plain(language, "".join(parts), tuple(names))


def _compiled(language: str, entries: Mapping[str, Entry]) -> Iterator[tuple[str, str, _Plain | _Grammar]]:
    # Dutch behind it: for a language whose plurals Babel does not know it would ask the machine's own.
    bundle = FluentBundle([language, SOURCE], use_isolating=False)
    spoken = {key: {a: _plain(language, p) for a, p in entry.patterns.items()} for key, entry in entries.items()}
    within = {n.id.name for e in entries.values() for n in nodes(e.node) if isinstance(n, ast.MessageReference)}
    # Most texts need no grammar: Fluent holds only those that do, and what stands in them.
    grammar = [key for key, known in spoken.items() if key[0] == "-" or key in within or None in known.values()]
    bundle.add_resource(ast.Resource([entries[key].node for key in grammar]))
    for key, known in spoken.items():
        if key.startswith("-"):
            continue
        for attribute, plain in known.items():
            if plain is not None:
                yield key, attribute, plain
                continue
            message = bundle.get_message(key)
            compiled = message.attributes.get(attribute, message.value)
            if compiled is not None:
                yield (
                    key,
                    attribute,
                    _Grammar(language, bundle, compiled, variables(entries[key].patterns[attribute], entries)),
                )


class Voice:
    """Says every text of the locales in every language of the locales; safe to share between threads."""

    def __init__(self, entries: Mapping[str, Mapping[str, Entry]], directory: Directory) -> None:
        """Entries as `read` gives them, without findings. Use `load`."""
        self._directory = directory
        self._texts = {
            (language, key, attribute): text
            for language, known in entries.items()
            for key, attribute, text in _compiled(language, known)
        }
        self._labels = self._all_labels(tuple(entries))
        # Cached per voice, not on the method: a cache there would keep every voice alive.
        self._day = lru_cache(4096)(self._said_day)
        self._role = lru_cache(4096)(self._said_role)
        self._place = lru_cache(4096)(self._said_place)

    @classmethod
    def load(cls, folder: Path | None = None, *, directory: Directory) -> "Voice":
        """Read `folder` (default: the project's locales); TextError lists what to mend, by file and line."""
        entries, findings = read(folder or LOCALES)
        if findings:
            raise TextError("\n".join(findings))
        return cls(entries, directory)

    def has(self, key: str, attribute: str = "") -> bool:
        """Whether this text exists: in the source language, so in every language."""
        return (SOURCE, key, attribute) in self._texts

    def say(
        self,
        key: str,
        values: Mapping[str, Value],
        language: str,
        attribute: str = "",
        mark: Mark | None = None,
    ) -> str:
        """The text in this language, else wholly in Dutch; `attribute` picks a variant such as 'unclear'.

        `mark` gets each value's name and words, and gives what stands in the text for them: so a channel can take
        the text and its values apart.
        """
        text = self._texts.get((language, key, attribute)) or self._texts.get((SOURCE, key, attribute))
        if text is None:
            raise TextError(f"no text {_name(key, attribute)} in {language} or {SOURCE}")
        try:
            if isinstance(text, _Plain):
                words = [self._words(name, values, text.language) for name in text.names]
                marked = words if mark is None else map(mark, text.names, words)
                return text.template % tuple(marked)
            arguments = {name: self._argument(name, values, text.language, mark) for name in text.names}
        except TextError as error:
            raise TextError(f"{_name(key, attribute)} in {text.language}: {error}") from error
        said, errors = _formatted(text, arguments)
        if errors or not isinstance(said, str):
            raise TextError(f"{_name(key, attribute)} in {text.language}: {errors or said}")
        return said

    def label(self, key: str, choice: str, language: str) -> str:
        """A button's words: `label('idea-yes', 'yes', 'nl')`; TextError when they need values."""
        return self.say(key, {}, language, choice)

    def labels(self) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        """Language, key, choice: the words of each button that needs no values; for `flows.words.Words`."""
        return self._labels

    def _all_labels(self, languages: tuple[str, ...]) -> dict[str, dict[str, dict[str, str]]]:
        labels: dict[str, dict[str, dict[str, str]]] = {language: {} for language in languages}
        keys = {(key, attribute) for _, key, attribute in self._texts if attribute and attribute not in VARIANTS}
        for language in languages:
            for key, choice in sorted(keys):
                text = self._texts.get((language, key, choice)) or self._texts.get((SOURCE, key, choice))
                if text is not None and not text.names:
                    labels[language].setdefault(key, {})[choice] = self.say(key, {}, language, choice)
        return labels

    def _value(self, name: str, values: Mapping[str, Value]) -> Value:
        value = values.get(name)
        if value is not None:
            return value
        whose = values.get(name.removesuffix(NUMBER)) if name.endswith(NUMBER) else None
        if isinstance(whose, Role):
            return "other" if self._contact(whose.contact).plural else "one"
        if isinstance(whose, Roles):
            alone = len(whose.contacts) == 1 and not self._contact(whose.contacts[0]).plural
            return "one" if alone else "other"
        place = values.get(name.removesuffix(NAME)) if name.endswith(NAME) else None
        if isinstance(place, Place):
            return self._district(place.district).name
        raise TextError(f"needs a value ${name}, given are {sorted(values)}")

    def _words(self, name: str, values: Mapping[str, Value], language: str) -> str:
        value = self._value(name, values)
        return value if type(value) is str else self.spoken(value, language)

    def _argument(self, name: str, values: Mapping[str, Value], language: str, mark: Mark | None) -> str | FluentType:
        value = self._value(name, values)
        words = self.spoken(value, language)
        if isinstance(value, int):
            if mark is None:
                return _number(value)
            number = _MarkedNumber(value)
            number.marked = mark(name, words)
            return number
        return words if mark is None else _MarkedWords(words, mark(name, words))

    def spoken(self, value: Value, language: str) -> str:
        match value:
            case str() | int():
                return str(value)
            case Role(contact):
                return self._role(contact, language)
            case Day(day):
                return self._day(day, language)
            case Place(district):
                return self._place(district, language)
            case Quote(text, whole):
                return quoted(text, language, whole=whole)
            case Theme(name):
                return self.say(f"theme-{name}", {}, language)
            case Phrase(key, inner):
                return self.say(key, dict(inner), language)
            case Lines(items):
                return "\n".join(self.spoken(item, language) for item in items)
            case Listed(items):
                return self._row([self.spoken(item, language) for item in items], language)
            case Roles(contacts):
                return self._row([self._role(contact, language) for contact in contacts], language)
            case Link():
                raise TextError(f"{value} has no address yet; `bot.render` gives it one")

    def _row(self, names: list[str], language: str) -> str:
        if not names:
            raise TextError("a row without anything in it")
        if len(names) == 1:
            return names[0]
        return self.say("list-last", {"first": ", ".join(names[:-1]), "last": names[-1]}, language)

    def _said_day(self, day: date, language: str) -> str:
        weekday, month = Phrase(f"day-{day.isoweekday()}"), Phrase(f"month-{day.month}")
        return self.say("day-in-words", {"weekday": weekday, "day": day.day, "month": month}, language)

    def _said_role(self, contact: str, language: str) -> str:
        role = self._contact(contact).role
        if language not in role and SOURCE not in role:
            raise TextError(f"contact {contact} has no role in {language} or {SOURCE}")
        return role[language] if language in role else role[SOURCE]

    def _said_place(self, district: str, language: str) -> str:
        known = self._district(district)
        return known.called if language == SOURCE else known.name

    def _district(self, district: str) -> District:
        known = self._directory.districts.get(district)
        if known is None:
            raise TextError(f"no district {district}")
        return known

    def _contact(self, contact: str) -> Contact:
        known = self._directory.contacts.get(contact)
        if known is None:
            raise TextError(f"no contact {contact}")
        return known


def quoted(text: str, language: str, *, whole: bool = False) -> str:
    """Somebody's own words on one line, unable to reorder what stands around them.

    At most `QUOTE_LENGTH`, unless they are wanted `whole`.
    """
    words = " ".join(_PRIVATE.sub("", text.translate(_BIDI_CONTROLS)).split())
    if len(words) > QUOTE_LENGTH and not whole:
        words = words[: QUOTE_LENGTH - 1].rstrip() + "…"
    if language.partition("-")[0] in _RIGHT_TO_LEFT or _RIGHT_TO_LEFT_LETTER.search(words):
        return f"\u2068{words}\u2069"
    return words


def _name(key: str, attribute: str) -> str:
    return f"{key}.{attribute}" if attribute else key
