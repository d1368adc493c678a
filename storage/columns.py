"""Column types: UTC moments, and text that is personal (encrypted) or open. Every text column is one of both."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, LargeBinary, String, TypeDecorator

from storage.keys import KeyRing


class Moment(TypeDecorator[datetime]):
    """A UTC moment; refuses a naive one. SQLite keeps it as text that sorts."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware in, UTC to the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone: hand in UTC")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Open(TypeDecorator[str]):
    """Text that says nothing of a person: keys, kinds, ids of the directory."""

    impl = String
    cache_ok = True


class Personal(TypeDecorator[str]):
    """Text of or about a person: encrypted with the ring on the engine's dialect. `place` is table.column."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Sealed on its way in."""
        return None if value is None else ring(dialect).seal(value, self.place.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Opened on its way out."""
        return None if value is None else ring(dialect).open(bytes(value), self.place.encode())


class PersonalBytes(TypeDecorator[bytes]):
    """A photo or a voice of a person: encrypted as `Personal` is."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Sealed on its way in."""
        return None if value is None else ring(dialect).seal_bytes(value, self.place.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Opened on its way out."""
        return None if value is None else ring(dialect).open_bytes(bytes(value), self.place.encode())


def ring(dialect: Dialect) -> KeyRing:
    """The key ring that `storage.engine` hung there."""
    found: Any = getattr(dialect, "wijkbot_keys", None)
    if not isinstance(found, KeyRing):
        raise RuntimeError("this engine has no key ring: open it with storage.engine.open_engine")
    return found
