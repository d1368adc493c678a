"""What the thinking must know of language: loaded once from `locales/`, handed in with the Scene."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

#: Words that work anywhere (PRODUCT 3), by the name the machine uses.
COMMANDS: tuple[str, ...] = (
    "menu",
    "stop",
    "back",
    "skip",
    "help",
    "language",
    "mine",
    "my-data",
    "erase",
    "person",
    "human",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language that the rules look for; see `locales/<language>/lexicon.toml`.

    Every entry is lower case; themes, kinds, danger, figures of speech and places are phrases in the notation
    of `flows.sentences`.
    """

    language: str
    themes: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    danger: Mapping[str, tuple[str, ...]]
    figures_of_speech: tuple[str, ...]
    #: Clear words for the choices that recur: {"yes": ("ja", "jazeker", "graag"), "no": ("nee",)}.
    answers: Mapping[str, tuple[str, ...]]
    commands: Mapping[str, tuple[str, ...]]  #: {"skip": ("overslaan", "sla over")}
    ordinals: tuple[str, ...]  #: ("eerste", "tweede", ...), at least ten; the last one is "laatste".
    #: {"spot": phrases that name a place, "vague": those that do not, like 'in onze straat'}.
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All of it: lexicons of every language, and the labels of every fixed choice.

    Loaded once, so one is equal to itself only: that makes it a key for what the rules prepare from it.
    `labels[language][key][choice]` is a button's words: labels["nl"]["idea-yes"]["yes"].
    """

    lexicons: Mapping[str, Lexicon]
    labels: Mapping[str, Mapping[str, Mapping[str, str]]]

    def command(self, text: str) -> str | None:
        """The command this whole text is, in any language: 'overslaan' and 'skip' are both 'skip'."""
        said = text.strip().strip(".!?/").casefold()
        return _commands(self).get(said)


@lru_cache(maxsize=8)
def _commands(words: Words) -> Mapping[str, str]:
    return {
        said: name
        for lexicon in reversed(list(words.lexicons.values()))  # the first language that has a word keeps it
        for name, ways in lexicon.commands.items()
        for said in ways
    }
