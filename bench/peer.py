"""The peer: the same conversation as a python-telegram-bot maintainer would write it, with ConversationHandler.

It is spared what costs us time: no understanding, no routing, no calendar, no rendering. Its texts are ours,
rendered beforehand with the number left open; its keyboards are built at start. Updates are taken one by one,
as the library does by default and asks for with ConversationHandler.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telegram import Chat, Message, ReplyKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    ExtBot,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bench.peer_memory import SqliteMemory
from bench.stub import Stub

Context = ContextTypes.DEFAULT_TYPE
Bot = Application[Any, Any, Any, Any, Any, Any]  #: As the builder's own types are: six of them, all open.
Text = tuple[str, tuple[str, ...]]  #: A text with `{number}` left open, and its labels.
YES, MORE, HOW, WHO, NEED, FURTHER = range(6)
ME = {"id": 1, "is_bot": True, "first_name": "Wijkbot", "username": "wijkbot"}


class Idea:
    """The handlers of one conversation: remember the answer, say the next text, name the next state."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = [
            (text, ReplyKeyboardMarkup([[x] for x in labels], one_time_keyboard=True) if labels else None)
            for text, labels in texts
        ]

    async def _say(self, update: Update, n: int, number: object = None) -> None:
        text, keyboard = self._texts[n]
        assert update.message is not None
        await update.message.reply_text(text.replace("{number}", str(number)), reply_markup=keyboard)

    async def _keep(self, update: Update, context: Context, name: str) -> None:
        assert update.message is not None
        assert context.user_data is not None
        context.user_data[name] = update.message.text

    async def first(self, update: Update, context: Context) -> int:
        await self._keep(update, context, "what")
        await self._say(update, 0)
        return YES

    async def explain(self, update: Update, context: Context) -> int:
        await self._say(update, 1)
        return YES

    async def log(self, update: Update, context: Context) -> int:
        assert context.user_data is not None
        number = context.user_data["number"] = context.bot_data["number"] = context.bot_data.get("number", 0) + 1
        await self._say(update, 2, number)
        return MORE

    async def more(self, update: Update, context: Context) -> int:
        await self._say(update, 3)
        return HOW

    async def how(self, update: Update, context: Context) -> int:
        await self._keep(update, context, "how")
        await self._say(update, 4)
        return WHO

    async def who(self, update: Update, context: Context) -> int:
        await self._keep(update, context, "who")
        await self._say(update, 5)
        return NEED

    async def need(self, update: Update, context: Context) -> int:
        await self._keep(update, context, "need")
        await self._say(update, 6)
        return FURTHER

    async def ready(self, update: Update, context: Context) -> int:
        assert context.user_data is not None
        await self._say(update, 7, context.user_data["number"])
        return ConversationHandler.END

    async def stop(self, update: Update, context: Context) -> int:
        return ConversationHandler.END

    def handler(self) -> ConversationHandler[Context]:
        """The conversation, persistent."""
        words = filters.TEXT & ~filters.COMMAND
        return ConversationHandler(
            entry_points=[MessageHandler(words, self.first)],
            states={
                YES: [
                    MessageHandler(filters.Regex("(?i)^eerst uitleg$"), self.explain),
                    MessageHandler(filters.Regex("(?i)^ja"), self.log),
                ],
                MORE: [MessageHandler(filters.Regex("(?i)^ja"), self.more)],
                HOW: [MessageHandler(words, self.how)],
                WHO: [MessageHandler(words, self.who)],
                NEED: [MessageHandler(words, self.need)],
                FURTHER: [MessageHandler(filters.Regex("(?i)^klaar zo$"), self.ready)],
            },
            fallbacks=[CommandHandler("stop", self.stop)],
            name="idea",
            persistent=True,
        )


class NoNetwork(BaseRequest):
    """The library's seam: takes a finished request to the stub, and answers in Telegram's JSON."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: object, **kwargs: object
    ) -> tuple[int, bytes]:
        if request_data is None or not url.endswith("/sendMessage"):
            return 200, json.dumps({"ok": True, "result": ME}).encode()
        fields = request_data.json_parameters
        sent = await self._stub.take(fields["text"], ())
        chat = {"id": int(fields["chat_id"]), "type": "private"}
        message = {"message_id": sent, "date": 1_790_000_000, "chat": chat, "from": ME, "text": fields["text"]}
        return 200, json.dumps({"ok": True, "result": message}).encode()


class StubBot(ExtBot[None]):
    """The library's bot whose messages go to the stub at once: no request is built, no answer is read."""

    def __init__(self, stub: Stub) -> None:
        super().__init__("1:bench", request=NoNetwork(stub), get_updates_request=NoNetwork(stub))
        self._stub = stub
        self._message = Message(1, datetime.fromtimestamp(1_790_000_000, UTC), Chat(1, "private"), text="ok")

    async def send_message(  # type: ignore[override]  # what this peer sends, out of some thirty parameters
        self, chat_id: int | str, text: str, *, reply_markup: ReplyKeyboardMarkup | None = None, **_: object
    ) -> Message:
        labels: tuple[str, ...] = ()
        if self._stub.keeps and reply_markup is not None:
            labels = tuple(button.text for row in reply_markup.keyboard for button in row)
        await self._stub.take(text, labels)
        return self._message


class Peer:
    """The application, one update at a time, each persisted before the next."""

    def __init__(self, application: Bot, memory: SqliteMemory) -> None:
        self._application = application
        self._memory = memory
        self._turn = asyncio.Lock()

    async def hear(self, chat: int, body: bytes) -> None:
        """Provider JSON in, until the answer is sent and the conversation committed."""
        async with self._turn:
            update = Update.de_json(json.loads(body), self._application.bot)
            await self._application.process_update(update)
            await self._application.update_persistence()
            await self._memory.flush()


async def failed(update: object, context: Context) -> None:
    """The library would only log it."""
    raise SystemExit(f"the peer failed: {context.error!r}")


@asynccontextmanager
async def peer(
    folder: Path, stub: Stub, api_url: str | None, population: int, texts: Sequence[Text], *, whole: bool
) -> AsyncIterator[Peer]:
    """The application on a new database in `folder`; with `api_url` through its own HTTP client.

    `whole`: with the library's own bot before the stub, which builds each request and reads each answer.
    """
    memory = SqliteMemory(folder / "peer.db", population)
    bot: ExtBot[None]
    if api_url is None:
        bot = ExtBot("1:bench", request=NoNetwork(stub)) if whole else StubBot(stub)
    else:
        bot = ExtBot("1:bench", base_url=f"{api_url}/bot", request=HTTPXRequest(read_timeout=10))
    application = Application.builder().bot(bot).persistence(memory).updater(None).job_queue(None).build()
    application.add_handler(Idea(texts).handler())
    application.add_error_handler(failed)
    async with application:
        yield Peer(application, memory)
    memory.close()
