"""What the thinking must know of language: loaded once from `locales/`, handed in with the Scene."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from flows.ear import Ear

SHORT_WORDS = 8  #: Words; a longer text is a story, not a command.
#: Words that work anywhere (PRODUCT 3), by the name the machine uses.
COMMANDS: tuple[str, ...] = (
    "menu",
    "stop",
    "stop-all",
    "back",
    "skip",
    "help",
    "language",
    "mine",
    "my-data",
    "erase",
    "person",
    "call-me",
    "human",
    "change",
    "code",
    "link",
    "part",
    "stories",
    "no-stories",
    "withdraw-story",
    "report",
    "no-report",
    "week",
    "invitations",
)
#: What people say about the talk itself, or ask for information: answered, never a signal (`flows.asides`).
ASIDES: tuple[str, ...] = (
    "greeting",
    "thanks",
    "bye",
    "praise",
    "sorry",
    "insult",
    "pity",
    "test",
    "joke",
    "human",
    "able",
    "begins",
    "call",
    "person",
    "puzzled",
    "behind",
    "private",
    "cost",
    "often",
    "reads",
    "kept",
    "reason",
    "elsewhere",
    "unanswered",
    "withdraw",
    "status",
    "slow",
    "who",
    "where",
    "phone",
    "why",
    "besides",
    "instead",
    "duty",
    "photo",
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
    #: {"spot": phrases that name a place, "subject": a place that a sentence begins with, and one word more ('de
    #: vijver stinkt'), "vague": those that name none, like 'in onze straat'}.
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: Phrases, by the names of `ASIDES`.
    #: Small words that only this language has: three of them tell which language a sentence is in.
    small_words: frozenset[str] = frozenset()
    #: How words are also written, to how they usually are: {"mien": "mijn", "nie": "niet"}.
    spellings: Mapping[str, str] = field(default_factory=dict)
    #: Words that are themselves, though one slip from a word the rules look for: 'verwoord' is not 'vermoord'.
    own_words: frozenset[str] = frozenset()
    verbs: tuple[str, ...] = ()  #: Verbs that make a statement; a wish like 'bankje bij de vijver' has none.


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All of it: lexicons of every language, and the labels of every fixed choice.

    Loaded once, so one is equal to itself only: that makes it a key for what the rules prepare from it.
    `labels[language][key][choice]` is a button's words: labels["nl"]["idea-yes"]["yes"].
    """

    lexicons: Mapping[str, Lexicon]
    labels: Mapping[str, Mapping[str, Mapping[str, str]]]
    ear: Ear = field(default_factory=lambda: Ear({}))  #: What words weigh; without weights the phrases decide alone.

    @property
    def spellings(self) -> dict[str, str]:
        """The usual spelling of words, of every language."""
        return {w: usual for lexicon in self.lexicons.values() for w, usual in lexicon.spellings.items()}

    @property
    def own_words(self) -> frozenset[str]:
        """Of every language: never read as a slip of the thumb."""
        return frozenset[str]().union(*(lexicon.own_words for lexicon in self.lexicons.values()))

    @property
    def negations(self) -> frozenset[str]:
        """'niet', 'geen', 'never': of every language."""
        return frozenset(no for lexicon in self.lexicons.values() for no in lexicon.answers.get("-negations", ()))

    def ends_in(self, text: str, name: str) -> bool:
        """Whether a short text ends in a command: 'geen idee eigenlijk, sla maar over'."""
        said = text.strip().strip(".!?").casefold()
        ways = (way for lexicon in self.lexicons.values() for way in lexicon.commands.get(name, ()) if " " in way)
        return len(said.split()) <= SHORT_WORDS and any(said.endswith(way) for way in ways)

    def says(self, text: str, name: str) -> bool:
        """Whether one of the clear words of that name stands in a text, in any language."""
        said = f" {' '.join(text.casefold().split())} "
        return any(f" {way} " in said for lexicon in self.lexicons.values() for way in lexicon.answers.get(name, ()))

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
