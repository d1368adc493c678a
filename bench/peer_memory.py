"""A durable persistence for the peer: SQLite, WAL, synchronous=FULL, one commit an update."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from telegram.ext import BasePersistence, PersistenceInput

from bench.conversation import known_chats

Data = dict[Any, Any]  #: The library's own type of user_data and bot_data.
Key = tuple[int | str, ...]
Unused = object  #: Chat and callback data are not stored.
SCHEMA = """
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS bot (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS conversations (
    name TEXT NOT NULL, key TEXT NOT NULL, state INTEGER NOT NULL, PRIMARY KEY (name, key)
) WITHOUT ROWID;
"""


class SqliteMemory(BasePersistence[Data, Data, Data]):
    """Writes what the application hands over; `flush` commits it. The connection is the event loop's own."""

    def __init__(self, file: Path, population: int) -> None:
        """A new file knows `population` residents already."""
        super().__init__(PersistenceInput(bot_data=True, chat_data=False, user_data=True, callback_data=False))
        self._sql = sqlite3.connect(file)
        self._sql.execute("PRAGMA journal_mode=WAL")
        self._sql.execute("PRAGMA synchronous=FULL")
        self._sql.executescript(SCHEMA)
        met = json.dumps({"met": True})
        self._sql.executemany("INSERT OR IGNORE INTO users VALUES (?, ?)", ((c, met) for c in known_chats(population)))
        self._sql.commit()
        self._bot_data = ""

    async def get_user_data(self) -> dict[int, Data]:
        return {id: json.loads(data) for id, data in self._sql.execute("SELECT id, data FROM users")}

    async def get_bot_data(self) -> Data:
        row = self._sql.execute("SELECT data FROM bot WHERE id = 1").fetchone()
        return dict(json.loads(row[0])) if row else {}

    async def get_conversations(self, name: str) -> dict[Key, object]:
        rows = self._sql.execute("SELECT key, state FROM conversations WHERE name = ?", (name,))
        return {tuple(json.loads(key)): state for key, state in rows}

    async def update_user_data(self, user_id: int, data: Data) -> None:
        self._sql.execute(
            "INSERT INTO users VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data",
            (user_id, json.dumps(data)),
        )

    async def update_bot_data(self, data: Data) -> None:
        """Handed over with every update, written when it is another."""
        now = json.dumps(data)
        if now != self._bot_data:
            self._bot_data = now
            self._sql.execute("INSERT OR REPLACE INTO bot VALUES (1, ?)", (now,))

    async def update_conversation(self, name: str, key: Key, new_state: object | None) -> None:
        if new_state is None:
            self._sql.execute("DELETE FROM conversations WHERE name = ? AND key = ?", (name, json.dumps(key)))
        else:
            self._sql.execute(
                "INSERT INTO conversations VALUES (?, ?, ?)"
                " ON CONFLICT (name, key) DO UPDATE SET state = excluded.state",
                (name, json.dumps(key), new_state),
            )

    async def flush(self) -> None:
        self._sql.commit()

    def close(self) -> None:
        """No more writing."""
        self._sql.close()

    async def get_chat_data(self) -> dict[int, Data]:
        return {}

    async def get_callback_data(self) -> None:
        return None

    async def update_chat_data(self, chat_id: int, data: Data) -> None:
        pass

    async def update_callback_data(self, data: Unused) -> None:
        pass

    async def drop_chat_data(self, chat_id: int) -> None:
        pass

    async def drop_user_data(self, user_id: int) -> None:
        self._sql.execute("DELETE FROM users WHERE id = ?", (user_id,))

    async def refresh_user_data(self, user_id: int, user_data: Data) -> None:
        pass

    async def refresh_chat_data(self, chat_id: int, chat_data: Data) -> None:
        pass

    async def refresh_bot_data(self, bot_data: Data) -> None:
        pass
