"""The rules that every text must keep, checked over the files as `bot.texts` reads them.

The rules come from the channels (WhatsApp: 20 characters a button, 1,024 a text with buttons) and, for Dutch,
the language the texts are written in first, from the product's tone: short, warm, one question at a time.
A message is let off a rule by the comment right above it, which must also say why:
`# exempt: questions - an emergency card asks and answers at once`. One that it keeps is taken out again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product, takewhile
from pathlib import Path

from fluent.syntax import ast

from bot.texts import LOCALES, NUMBER, SOURCE, VARIANTS, Entry, read, referred, variables

BUTTON_LENGTH = 20
TEXT_LENGTH = 1024
CALM_LENGTH = 320  #: Characters of a Dutch text, its values not counted.
SENTENCE_WORDS = 12  #: The average of a Dutch text stays under this.
EXEMPTIONS = frozenset({"questions", "length", "sentences", "emoji", "words"})
#: Rules of `bot.rehearsal.templates`, lifted in the same way; whether they are needed is judged there.
OF_TEMPLATES = frozenset({"relay", "template"})
#: What we never say in Dutch, as we name it in a finding.
NEVER: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "kan dat wel": r"\bkan dat wel\b",
        "mag dat?": r"\bmag dat\s*\?",
        "waarom wil je dat": r"\bwaarom wil je dat\b",
        "dat is niet onze taak": r"\bdat is niet onze taak\b",
        "helaas (as first word)": r"\A\W*helaas\b",
        "u dient": r"\bu dient\b",
        "melding geregistreerd": r"\bmelding (?:is )?geregistreerd\b",
        "ticket": r"\btickets?\b",
        "aanpassen": r"\baanpass(?:en|ing|ingen)\b",
        "probleem": r"\bproble(?:em|men)\b",
        "formal u or uw": r"\buw?\b",
    }.items()
}
#: Values that are spoken without a capital, such as 'de sociaal werker': no sentence may begin with one.
SMALL = frozenset({"day", "desk", "district", "kind", "lead", "on", "role", "roles", "status", "theme"})
_GAP = "\ufffc"  # Stands for a value in a text whose values are not known yet: one word, no length.
_SMALL_GAP = "\ufffb"  # The same for a value of `SMALL`.
_SMALL_FIRST = re.compile(rf"(?:\A|(?<=[.!?…])[\"'’”)]*\s|\n)\s*{_SMALL_GAP}")
_WORD = re.compile(rf"[^\s]*[\w{_GAP}][^\s]*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'’”)]*\s+|\n+")
_PICTURE = r"[\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
_PICTURE_ENDS = r"[\ufe0f\U0001f3fb-\U0001f3ff]*"
_EMOJI = re.compile(rf"[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}{_PICTURE_ENDS}(?:\u200d{_PICTURE}{_PICTURE_ENDS})*")


def check_texts(folder: Path = LOCALES) -> list[str]:
    """What is to be mended in the texts of `folder`, each with file and line; empty when all is well."""
    entries, findings = read(folder)
    findings += _parity(folder.name, entries)
    for known in entries.values():
        for entry in known.values():
            if entry.key.startswith("-"):
                continue
            exempt, wrong_comment = exempted(entry.comment)
            needed: set[str] = set()
            for attribute, pattern in entry.patterns.items():
                said = readings(pattern, known)
                name = f"{entry.key}.{attribute}" if attribute else entry.key
                wrong = [*_too_long(attribute, said), *_small_first(said)]
                if entry.language == SOURCE:
                    tone = _tone([text.replace(_SMALL_GAP, _GAP) for text in said])
                    wrong += dict.fromkeys(what for rule, what in tone if rule not in exempt)
                    needed |= {rule for rule, _ in tone}
                findings += [f"{entry.where}: {name}: {what}" for what in wrong]
            own = [*_alike(entry, known), *wrong_comment]
            if entry.language == SOURCE:  # only there the tone is judged; a translation may keep the comment
                unneeded = sorted(exempt - needed - OF_TEMPLATES)
                own += [f"is exempt from {rule}, which it keeps; take that out" for rule in unneeded]
            findings += [f"{entry.where}: {entry.key}: {what}" for what in own]
    return findings


def readings(pattern: ast.Pattern, entries: Mapping[str, Entry], within: tuple[int, ...] = ()) -> tuple[str, ...]:
    """Every way this text can come out; a value is a gap of one character, a circle of references too."""
    if id(pattern) in within:
        return (_GAP,)

    def outcomes(node: ast.BaseNode) -> Iterable[str]:
        match node:
            case ast.TextElement(value=text):
                return (text,)
            case ast.Placeable(expression=inner):
                return outcomes(inner)
            case ast.StringLiteral() | ast.NumberLiteral():
                return (str(node.parse()["value"]),)
            case ast.SelectExpression(variants=variants):
                return [text for v in variants for text in readings(v.value, entries, (*within, id(pattern)))]
            case ast.MessageReference() | ast.TermReference():
                inner_pattern = referred(node, entries)
                return readings(inner_pattern, entries, (*within, id(pattern))) if inner_pattern else (_GAP,)
            case ast.VariableReference(id=name) if name.name in SMALL:
                return (_SMALL_GAP,)
            case _:
                return (_GAP,)

    return tuple(dict.fromkeys("".join(parts) for parts in product(*map(outcomes, pattern.elements))))


def _parity(folder: str, entries: Mapping[str, Mapping[str, Entry]]) -> Iterator[str]:
    """Every text in every language, with the same values everywhere."""
    texts: dict[tuple[str, str], dict[str, frozenset[str]]] = {}
    for language, known in entries.items():
        for key, entry in known.items():
            for attribute, pattern in entry.patterns.items() if not key.startswith("-") else ():
                texts.setdefault((key, attribute), {})[language] = variables(pattern, known)
    for (key, attribute), by_language in texts.items():
        name = f"{key}.{attribute}" if attribute else key
        first = min(by_language, key=lambda language: (language != SOURCE, language))
        for language in entries:
            if language not in by_language:
                yield f"{folder}/{language}: lacks {name}, see {entries[first][key].where}"
        every = frozenset().union(*by_language.values())
        free = {v for v in every if v.endswith(NUMBER) and v.removesuffix(NUMBER) in every}
        for language, used in by_language.items():
            if used - free != by_language[first] - free:
                differs = ", ".join(f"${v}" for v in sorted((used ^ by_language[first]) - free))
                yield f"{entries[language][key].where}: {name}: {first} and {language} differ in {differs}"


def _too_long(attribute: str, said: Iterable[str]) -> Iterator[str]:
    button = bool(attribute) and attribute not in VARIANTS
    limit = BUTTON_LENGTH if button else TEXT_LENGTH
    longest = max((len(text.replace(_GAP, "").replace(_SMALL_GAP, "")) for text in said), default=0)
    if longest > limit:
        yield f"{longest} characters, a {'button' if button else 'message'} holds {limit}"


def _small_first(said: Iterable[str]) -> Iterator[str]:
    if any(_SMALL_FIRST.search(text) for text in said):
        yield f"a sentence begins with a value without a capital; these are {', '.join(sorted(SMALL))}"


def _alike(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for choice, pattern in entry.patterns.items():
        for label in readings(pattern, entries) if choice and choice not in VARIANTS else ():
            other = seen.setdefault(label.strip().casefold(), choice)
            if other != choice:
                yield f"buttons {other} and {choice} both read '{label}'"


def exempted(comment: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The rules this comment lets its message off, and what is wrong with the comment."""
    names: set[str] = set()
    wrong: list[str] = []
    reason = re.findall(r"[^\W\d_]+", re.sub(r"exempt:[^\n]*", "", comment))
    for rest in re.findall(r"exempt:([^\n]*)", comment):
        words = re.findall(r"[^\W\d_]+", rest)
        own = list(takewhile(lambda word: word in EXEMPTIONS | OF_TEMPLATES or word == "and", words))
        names |= set(own) - {"and"}
        reason += words[len(own) :]
        if not own:
            wrong.append(f"'exempt:{rest}' names no rule; rules are {', '.join(sorted(EXEMPTIONS))}")
    if names and not reason:
        wrong.append("exempt without a reason; say why after it")
    return frozenset(names), tuple(wrong)


def _tone(said: Iterable[str]) -> list[tuple[str, str]]:
    """PRODUCT 7 for Dutch: which rules these readings of one text break, and what is wrong."""
    wrong: list[tuple[str, str]] = []
    for text in said:
        words = _WORD.findall(text)
        sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
        length = len(text.replace(_GAP, ""))
        average = len(words) / len(sentences) if sentences else 0
        wrong += [("words", f"says '{name}'") for name, never in NEVER.items() if never.search(text)]
        if len(_EMOJI.findall(text)) > 1:
            wrong.append(("emoji", "more than one emoji"))
        if text.count("?") > 1:
            wrong.append(("questions", "more than one question"))
        if re.search(r"[!?]\s*!|!\s*\?", text):
            wrong.append(("marks", "a pile of exclamation marks"))
        if average >= SENTENCE_WORDS:
            wrong.append(("sentences", f"{average:.0f} words a sentence, stay under {SENTENCE_WORDS}"))
        if length > CALM_LENGTH:
            wrong.append(("length", f"{length} characters, stay within {CALM_LENGTH}"))
    return wrong
