"""Phones on the street: what a person does on theirs goes over HTTP to the bot, and what it shows is looked at."""

import re
from dataclasses import dataclass
from typing import Protocol

from tests.builders import photo
from tests.channels.twilio_stand_in import ACCOUNT
from tests.whole.street import PUBLIC, SECRET, SENDER, Street


class Phone(Protocol):
    """Of one person, on one channel."""

    channel: str

    @property
    def address(self) -> str:
        """As the bot knows it."""

    async def says(self, text: str) -> None:
        """Typed, and sent."""

    async def sends(self, caption: str) -> None:
        """A photo."""

    async def presses(self, label: str) -> None:
        """The newest button of this label, or its number where there are only numbers."""

    def shows(self) -> list[str]:
        """Every text on it, oldest first."""


@dataclass
class OnTelegram:
    street: Street
    chat: int
    channel: str = "telegram"

    @property
    def address(self) -> str:
        return str(self.chat)

    async def says(self, text: str) -> None:
        await self._message(text=text)

    async def sends(self, caption: str) -> None:
        self.street.telegram.files[f"F{self.chat}"] = photo()
        await self._message(caption=caption, photo=[{"file_id": f"F{self.chat}", "file_unique_id": "u"}])

    async def presses(self, label: str) -> None:
        boards = [(int(n), b) for (c, n), b in self.street.telegram.phones.items() if c == str(self.chat)]
        found = [
            (n, button["callback_data"])
            for n, board in sorted(boards)
            for row in board["inline_keyboard"]  # type: ignore[attr-defined]  # as the contract has it
            for button in row
            if button["text"] == label
        ]
        message = {"message_id": found[-1][0], "chat": {"id": self.chat, "type": "private"}}
        query = {"id": f"q{next(self.street.numbers)}", "from": self._me, "message": message}
        await self._update("callback_query", {**query, "data": found[-1][1]})

    def shows(self) -> list[str]:
        return [text for chat, text in self.street.telegram.shown if chat == self.chat]

    async def _message(self, **content: object) -> None:
        chat = {"id": self.chat, "type": "private"}
        await self._update("message", {"message_id": 1, "date": 1, "chat": chat, "from": self._me, **content})

    @property
    def _me(self) -> dict[str, object]:
        return {"id": self.chat, "is_bot": False, "first_name": "x", "language_code": "nl"}

    async def _update(self, kind: str, content: dict[str, object]) -> None:
        """Telegram sends it twice, as if the first 200 was lost."""
        update = {"update_id": next(self.street.numbers), kind: content}
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        for _ in range(2):
            answer = await self.street.client.post("/telegram/webhook", json=update, headers=headers)
            assert answer.status_code == 200


@dataclass
class OnWhatsApp:
    street: Street
    who: str  #: With 'whatsapp:'.
    channel: str = "whatsapp"

    @property
    def address(self) -> str:
        return self.who.removeprefix("whatsapp:")

    async def says(self, text: str) -> None:
        await self._posts(Body=text)

    async def sends(self, caption: str) -> None:
        sid = f"SM{next(self.street.numbers):032d}"
        url = self.street.twilio.brings(sid, "ME" + "8" * 32, photo())
        fields = {"MessageSid": sid, "NumMedia": "1", "MediaUrl0": url, "MediaContentType0": "image/jpeg"}
        await self._posts(Body=caption, **fields)

    async def presses(self, label: str) -> None:
        twilio = self.street.twilio
        for n in reversed(self._mine()):
            if (id := dict(twilio.buttons(n)).get(label)) is not None:
                await self._posts(Body=label, ButtonText=label, ButtonPayload=id)
                return
            if found := re.search(rf"^(\d)\. {label}$", twilio.says(n), re.MULTILINE):
                await self.says(found[1])
                return
        raise AssertionError(f"there is no button {label}")

    def shows(self) -> list[str]:
        return [self.street.twilio.says(n) for n in self._mine()]

    def _mine(self) -> list[int]:
        twilio = self.street.twilio
        return [n for n in twilio.arrived if twilio.sent[n]["To"] == self.who]

    async def _posts(self, **fields: str) -> None:
        """Twilio sends it twice, as if the first 200 was lost."""
        twilio = self.street.twilio
        self.street.wrote[self.who] = self.street.now
        twilio.closed.discard(self.who)
        sid = f"SM{next(self.street.numbers):032d}"
        given = {"MessageSid": sid, "AccountSid": ACCOUNT, "From": self.who, "To": SENDER, "NumMedia": "0"}
        for _ in range(2):
            answer = await twilio.post(
                self.street.client, f"{PUBLIC}/twilio/messages", list({**given, **fields}.items())
            )
            assert (answer.status_code, answer.text) == (200, "<Response/>")
