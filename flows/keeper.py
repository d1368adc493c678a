"""Who looks after it later, as an agreement records it: the municipality, the neighbourhood, or who was named."""

from flows.masking import without_names, without_numbers
from flows.state import Signal
from flows.values import Phrase, Quote

KEEPER = "keeper"  #: In a signal's words: a club or a role, in the words of the contact.


def keeper_of(signal: Signal) -> Phrase:
    """For who may read this agreement; never a person's name, for nobody asked that person."""
    named = signal.words.get(KEEPER, "")
    if named:
        return Phrase("maintains-named", (("who", Quote(without_names(without_numbers(named)))),))
    return Phrase(f"maintains-{signal.words.get('maintains', 'other')}")
