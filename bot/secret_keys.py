"""The keys that close personal columns: `SECRET_KEYS`, or the demo's own file in DATA_DIR.

The wire form is `id:base64 of 32 bytes,...`; the first key encrypts, all of them decrypt, so a new key is
put in front and the old one stays until everything is rewritten. The demo's file has the same form: who
goes live copies its contents into SECRET_KEYS and keeps what was said.
"""

import base64
import binascii
import os
import re
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

Key = tuple[str, bytes]  #: Its id, and 32 bytes (AES-256).

_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")


def read_keys(text: str) -> tuple[Key, ...]:
    """The keys in order. ValueError says which part is wrong by its place, never by its contents."""
    keys: list[Key] = []
    for place, part in enumerate((p.strip() for p in text.split(",") if p.strip()), start=1):
        name, colon, encoded = part.partition(":")
        if not colon or not _ID.fullmatch(name):
            raise ValueError(f"key {place} does not begin with an id and a colon, such as `main:`")
        if name in dict(keys):
            raise ValueError(f"key {place} has the same id as a key before it")
        try:
            raw = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            raise ValueError(f"key {place} is not base64") from None
        if len(raw) != 32:
            raise ValueError(f"key {place} is {len(raw)} bytes long instead of 32")
        keys.append((name, raw))
    if not keys:
        raise ValueError("there is no key in it")
    return tuple(keys)


def key_file(data_dir: Path) -> Path:
    """Where demo mode keeps the key it made."""
    return data_dir / "secret.key"


def demo_keys(data_dir: Path) -> tuple[Key, ...]:
    """The demo's keys, made at the first call; readable by the owner only.

    Two processes that start together get the same key: the file appears whole or not at all, and the
    first to link it wins. OSError when DATA_DIR cannot be written, ValueError when the file is damaged.
    """
    path = key_file(data_dir)
    if not path.exists():
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".secret.key.", dir=data_dir)  # O_EXCL, mode 0600
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(f"demo:{base64.b64encode(secrets.token_bytes(32)).decode('ascii')}\n")
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):  # somebody was faster: theirs is the key
                os.link(draft, path)
        finally:
            Path(draft).unlink()
    return read_keys(path.read_text(encoding="ascii", errors="replace"))
