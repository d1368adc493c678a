"""The small town of `bot.rehearsal`, as stories use it: buttons by their name, the clock by kind."""

from bot.rehearsal.town import Town as Rehearsed
from flows.events import Pressed, Woke


class Town(Rehearsed):
    """A town in which a story is told."""

    def leading(self) -> int:
        """The person who leads the newest signal; of a team its first member."""
        lead = self.signals[max(self.signals)].lead
        return self.contact((*self.world.directory.contacts[lead].members, lead)[0])

    def press(self, person: int, choice: str) -> None:
        """The latest button of this name that this person was shown."""
        for row in reversed(self.rows):
            for n, offered in enumerate(row.choices, 1):
                if row.person == person and offered.id == choice:
                    return self.hear(person, Pressed(row.row, n))
        raise AssertionError(f"{person} was never offered {choice!r}")

    def wake(self, kind: str) -> Woke:
        """The clock goes on until a timer of this kind is due; what is due before it is heard too."""
        for _ in range(80):
            woke = self.next_timer()
            if woke is None:
                break
            if woke.kind == kind:
                return woke
            self.ring(woke)
        raise AssertionError(f"no timer of kind {kind}")
