"""Do two people wish for the same? By the words that carry their sentence; never by who they are."""

from flows.scene import Scene
from flows.sentences import tokens
from flows.state import Signal

LONG = 4  #: Letters of a word that carries something.
SHARED = 2  #: Such words in both.
WISH = "-of-every-wish"  #: In the lexicons: words that make nothing alike.


def alike(scene: Scene, one: Signal, other: Signal) -> bool:
    """Two words or more that carry something stand in both; a longer form of a word is the same word."""
    mine, theirs = _carrying(scene, one), _carrying(scene, other)
    return sum(any(m.startswith(t) or t.startswith(m) for t in theirs) for m in mine) >= SHARED


def _carrying(scene: Scene, signal: Signal) -> frozenset[str]:
    lexicons = scene.world.words.lexicons.values()
    small = {word for one in lexicons for word in (*one.small_words, *one.answers.get(WISH, ()))}
    places = {w for d in scene.world.directory.districts.values() for w in tokens(d.name)}
    said = tokens(signal.words.get("what", ""))
    return frozenset(w for w in said if len(w) >= LONG and w not in small | places)
