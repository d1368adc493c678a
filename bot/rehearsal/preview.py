"""Every text in every language as a phone shows it, on one page: for who writes, translates or approves them.

Plain HTML and CSS: no script, no address outside the page. The values are those of a whole walk through the demo's
or the installation's own districts; people's words are the same few everywhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from bot.rehearsal.walk import Walk, fresh_town, walk
from bot.texts import LOCALES, SOURCE, VARIANTS, Entry, read, variables
from bot.texts_check import BUTTON_LENGTH, CALM_LENGTH, TEXT_LENGTH, exempted
from bot.voice import TextError, Voice
from flows.machine import Machine
from flows.scene import World
from flows.values import Lines, Listed, Phrase, Quote, Value, with_links

STYLE = """
:root { color-scheme: light dark; --page: #efe9e1; --ink: #1d1f21; --soft: #5c5f63; --bubble: #fff; --line: #cfc6ba;
  --button: #00615c; --bad: #a3180f; --bad-back: #fde8e6; }
@media (prefers-color-scheme: dark) { :root { --page: #16191b; --ink: #eceff1; --soft: #a5abb0; --bubble: #262c30;
  --line: #3b4348; --button: #7fd6cf; --bad: #ffb4ab; --bad-back: #4a1713; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 76rem; background: var(--page); color: var(--ink);
  font: 1rem/1.45 system-ui, sans-serif; }
h1 { margin: 0 0 .25rem; }
h2 { margin: 3rem 0 .5rem; padding-top: .75rem; border-top: 2px solid var(--line); }
h3 { margin: 1.75rem 0 .5rem; font: 600 .95rem/1.3 ui-monospace, monospace; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem .9rem; margin: .5rem 0; padding: 0; list-style: none; }
a { color: var(--button); }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1rem; }
.said { margin: 0; min-width: 0; }
.bubble { width: fit-content; max-width: 24rem; padding: .55rem .8rem; border-radius: .25rem 1rem 1rem 1rem;
  background: var(--bubble); box-shadow: 0 1px 1px #0003; white-space: pre-line; overflow-wrap: anywhere; }
.buttons { display: flex; flex-wrap: wrap; gap: .35rem; max-width: 24rem; margin: .35rem 0 0; padding: 0;
  list-style: none; }
.buttons li { flex: 1 1 auto; padding: .35rem .8rem; border: 1px solid var(--button); border-radius: 1rem;
  background: var(--bubble); color: var(--button); text-align: center; }
.size { margin-top: .3rem; color: var(--soft); font-size: .85rem; }
.name { margin: .8rem 0 .25rem; color: var(--soft); font-size: .85rem; }
.bad { padding: .1rem .4rem; border: 1px solid var(--bad); border-radius: .3rem; background: var(--bad-back);
  color: var(--bad); }
"""
EXAMPLE = "page-example-1"  #: What everybody says in the preview: the example of the web page.
#: GSM 03.38: characters of an SMS of 160; those after the bar take two places. Any other makes it one of 70.
_GSM, _GSM_TWICE = (
    frozenset(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
        "abcdefghijklmnopqrstuvwxyzäöñüà"
    ),
    frozenset("^{}\\[~]|€"),
)
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

Entries = Mapping[str, Mapping[str, Entry]]


@dataclass(frozen=True, slots=True)
class Sample:
    """What stands in for the values of the texts."""

    by_text: Mapping[str, Mapping[str, Value]]  #: As the walk met them.
    by_name: Mapping[str, Value]  #: For a text that it did not meet.

    @classmethod
    def of(cls, walk: Walk, words: str) -> "Sample":
        """The values of a walk; `words` is what everybody says in them."""
        by_text: dict[str, dict[str, Value]] = {}
        by_name: dict[str, Value] = {}

        def keep(key: str, values: Iterable[tuple[str, Value]]) -> None:
            known = by_text.setdefault(key.partition(".")[0], {})
            for name, value in values:
                shown = _with_words(value, words)
                if known.get(name, "") == "":
                    known[name] = shown
                by_name.setdefault(name, shown)
                for inner in _phrases(value):
                    keep(inner.key, inner.values)

        for say in walk.said.values():
            keep(say.key, say.values.items())
        return cls(by_text, by_name)

    def values(self, key: str, names: Iterable[str]) -> dict[str, Value]:
        """For one text: its own, else those of the same name, else the name itself."""
        own = self.by_text.get(key, {})
        return {name: own.get(name, self.by_name.get(name, f"‹{name}›")) for name in names}


def preview(machine: Machine, world: World, voice: Voice) -> str:
    """The page of this installation. It takes a walk of some seconds; `machine` is that of the front desk."""
    entries = read(LOCALES)[0]
    seen = walk(machine, fresh_town(world))
    samples = {language: Sample.of(seen, voice.say(EXAMPLE, {}, language)) for language in entries}
    return preview_page(machine, voice, entries, samples)


def preview_page(machine: Machine, voice: Voice, entries: Entries, samples: Mapping[str, Sample]) -> str:
    """The page of these texts, with a sample of values for each language."""
    languages = sorted(entries, key=lambda language: (language != SOURCE, language))
    groups = _grouped(machine, entries)
    shown = {group: _texts(keys, voice, entries, languages, samples) for group, keys in groups.items()}
    body = "".join(f"<h2 id='{_anchor(g)}'>{escape(g)}</h2>\n{''.join(texts.values())}" for g, texts in shown.items())
    marked = [key for texts in shown.values() for key, html in texts.items() if "class='bad'" in html]
    links = "".join(f"<li><a href='#{_anchor(g)}'>{escape(g)}</a></li>" for g in groups)
    marks = ", ".join(f"<a href='#{_anchor(key)}'>{escape(key)}</a>" for key in marked)
    count = sum(map(len, shown.values()))
    return (
        "<!doctype html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>\n<title>Wijkbot: every text</title>\n"
        f"<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>Every text, as a phone shows it</h1>\n"
        f"<p>{count} texts in {len(languages)} languages ({', '.join(languages)}). "
        f"{f'To look at: {marks}.' if marked else 'Nothing is lacking or too long.'}</p>\n"
        f"<nav aria-label='Conversations'><ul>{links}</ul></nav>\n</header>\n<main>\n{body}</main>\n"
        "</body>\n</html>\n"
    )


def _grouped(machine: Machine, entries: Entries) -> dict[str, list[str]]:
    """Keys by conversation, in the order of the flows; what belongs to none by its file."""
    keys = dict.fromkeys(key for known in entries.values() for key in known if not key.startswith("-"))
    owners: dict[str, str] = {}
    for flow in machine.flows.values():
        for ask in flow.asks:
            owners |= dict.fromkeys((f"{flow.name}-{ask.name}", *ask.also), flow.name)
            owners |= dict.fromkeys((f"{flow.name}-{ask.name}-{told}" for told in ask.tells), flow.name)
    groups: dict[str, list[str]] = {flow.name: [] for flow in machine.flows.values()}
    for key in keys:
        entry = next(known[key] for known in entries.values() if key in known)
        file = entry.where.rpartition("/")[2].partition(".")[0]
        groups.setdefault(owners.get(key, f"other texts: {file}"), []).append(key)
    return {name: found for name, found in groups.items() if found}


def _texts(
    keys: Iterable[str], voice: Voice, entries: Entries, languages: list[str], samples: Mapping[str, Sample]
) -> dict[str, str]:
    """Each text with all its languages beside each other, by key."""
    shown: dict[str, str] = {}
    for key in keys:
        cells = "".join(_cell(key, language, voice, entries, samples[language]) for language in languages)
        shown[key] = f"<h3 id='{_anchor(key)}'>{escape(key)}</h3>\n<div class='row'>{cells}</div>\n"
    return shown


def _anchor(name: str) -> str:
    """What a link points at."""
    return escape(name.replace(": ", "-").replace(" ", "-"))


def _cell(key: str, language: str, voice: Voice, entries: Entries, sample: Sample) -> str:
    """One text in one language, with its buttons and its other wordings."""
    side = " dir='rtl'" if language in _RIGHT_TO_LEFT else ""
    entry = entries[language].get(key)
    parts = [f"<p class='name'>{escape(language)}</p>"]
    attributes = dict.fromkeys(a for known in entries.values() if key in known for a in known[key].patterns)
    buttons = [a for a in attributes if a and a not in VARIANTS]
    for attribute in [a for a in attributes if not a or a in VARIANTS]:
        if attribute:
            parts.append(f"<p class='name'>.{escape(attribute)}</p>")
        if entry is None or attribute not in entry.patterns:
            parts.append(f"<p><strong class='bad'>missing in {escape(language)}</strong></p>")
            continue
        names = variables(entry.patterns[attribute], entries[language])
        text = _spoken(voice, key, attribute, language, sample.values(key, names))
        parts.append(f"<div class='bubble'>{escape(text)}</div>{_size(text, language, entry)}")
        if not attribute and buttons:
            parts.append(f"<ul class='buttons'>{''.join(_button(voice, entry, b, language) for b in buttons)}</ul>")
    return f"<div class='said' lang='{escape(language)}'{side}>{''.join(parts)}</div>"


def _spoken(voice: Voice, key: str, attribute: str, language: str, values: Mapping[str, Value]) -> str:
    plain: dict[str, Value] = {n: with_links(v, lambda _: "https://…") for n, v in values.items()}
    try:
        said = voice.say(key, plain, language, attribute)
    except TextError as error:
        return f"? {error}"
    return "\n".join(line for line in (line.strip() for line in said.split("\n")) if line)


def _button(voice: Voice, entry: Entry, choice: str, language: str) -> str:
    if choice not in entry.patterns:
        return f"<li class='bad'>{escape(choice)}: missing in {escape(language)}</li>"
    label = _spoken(voice, entry.key, choice, language, {})
    over = f" <strong class='bad'>{len(label)} of {BUTTON_LENGTH}</strong>" if len(label) > BUTTON_LENGTH else ""
    return f"<li>{escape(label)}{over}</li>"


def _size(text: str, language: str, entry: Entry) -> str:
    """How long it is, and in how many parts an SMS would go."""
    calm = CALM_LENGTH if language == SOURCE and "length" not in exempted(entry.comment)[0] else TEXT_LENGTH
    over = f" <strong class='bad'>over {calm}</strong>" if len(text) > calm else ""
    count, alphabet = sms_parts(text)
    return f"<p class='size' lang='en' dir='ltr'>{len(text)} characters{over} · {count} SMS ({alphabet})</p>"


def sms_parts(text: str) -> tuple[int, str]:
    """How many parts an SMS of this text has, and in which alphabet: one curly quote makes it UCS-2."""
    if all(c in _GSM or c in _GSM_TWICE for c in text):
        length, alone, together, alphabet = sum(1 + (c in _GSM_TWICE) for c in text), 160, 153, "GSM-7"
    else:
        length, alone, together, alphabet = len(text.encode("utf-16-le")) // 2, 70, 67, "UCS-2"
    return (1 if length <= alone else -(-length // together)), alphabet


def _with_words(value: Value, words: str) -> Value:
    match value:
        case Quote(text):
            return Quote(words) if text else value
        case Phrase(key, values):
            return Phrase(key, tuple((name, _with_words(inner, words)) for name, inner in values))
        case Lines(items):
            return Lines(tuple(_with_words(item, words) for item in items))
        case Listed(items):
            return Listed(tuple(_with_words(item, words) for item in items))
        case _:
            return value


def _phrases(value: Value) -> Iterator[Phrase]:
    match value:
        case Phrase():
            yield value
        case Lines(items) | Listed(items):
            for item in items:
                yield from _phrases(item)
        case _:
            return
