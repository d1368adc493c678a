"""What residents say, and the JSON in which Telegram brings it."""

import json
from collections.abc import Iterator

FIRST_CHAT = 100_000_000  #: Chat id of known resident 0.

#: Eight messages, from the first sentence to the last word of thanks.
SAYS = (
    "er moet een bankje bij het speeltuintje in de Bloemenbuurt",
    "eerst uitleg",
    "ja, stuur maar",
    "ja",
    "een houten bankje onder de boom, uit de wind",
    "mijn buurvrouw is handig",
    "1 en 3",
    "klaar zo",
)


class Conversations:
    """Update JSON for residents of a known population; each next conversation is another resident's."""

    def __init__(self, population: int) -> None:
        self._population = population
        self._drawn = 0
        self._updates = 0

    def next(self, messages: int) -> tuple[int, list[bytes]]:
        """A resident's chat and the updates of the first `messages` sentences."""
        self._drawn += 1
        # A prime as the stride: neighbours in time are no neighbours in the tables.
        chat = FIRST_CHAT + self._drawn * 7919 % self._population
        return chat, [self._update(chat, text) for text in SAYS[:messages]]

    def _update(self, chat: int, text: str) -> bytes:
        self._updates += 1
        someone = {"id": chat, "is_bot": False, "first_name": "Noor", "language_code": "nl"}
        message = {
            "message_id": self._updates,
            "date": 1_790_000_000,
            "chat": {"id": chat, "type": "private", "first_name": "Noor"},
            "from": someone,
            "text": text,
        }
        return json.dumps({"update_id": self._updates, "message": message}).encode()


def known_chats(population: int) -> Iterator[int]:
    """The chat of every known resident."""
    return iter(range(FIRST_CHAT, FIRST_CHAT + population))
