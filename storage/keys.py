"""The key ring: encrypts personal values and makes blind indexes. It hangs on the engine's dialect."""

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
_FORMAT = 1


class UnknownKeyError(Exception):
    """A value was written with a key that is no longer in SECRET_KEYS: put it back, at the end of the list."""


@dataclass(frozen=True, slots=True)
class _Key:
    id: bytes
    box: AESGCM


class KeyRing:
    """AES-GCM with a key id beside each value; the first key encrypts, all of them decrypt.

    Associated data is `table.column`, so a value cannot be moved to another column. The blind index is an
    HMAC of the LAST key's derivation, so that adding a new first key does not lose anybody: the oldest key
    must stay in the list.
    """

    def __init__(self, keys: Sequence[tuple[str, bytes]]) -> None:
        self._keys = {name.encode(): _Key(name.encode(), AESGCM(secret)) for name, secret in keys}
        self._first = next(iter(self._keys.values()))
        self._index = hashlib.sha256(b"wijkbot blind index" + keys[-1][1]).digest()

    def seal(self, text: str, place: bytes) -> bytes:
        """Ciphertext of `text` for one `table.column`."""
        return self.seal_bytes(text.encode(errors="replace"), place)

    def open(self, value: bytes, place: bytes) -> str:
        """The text again; `UnknownKeyError` when its key has left the list."""
        return self.open_bytes(value, place).decode()

    def seal_bytes(self, content: bytes, place: bytes) -> bytes:
        """Ciphertext of a photo or a sound."""
        nonce = os.urandom(NONCE)
        key = self._first
        head = bytes((_FORMAT, len(key.id))) + key.id
        return head + nonce + key.box.encrypt(nonce, content, place)

    def open_bytes(self, value: bytes, place: bytes) -> bytes:
        """The bytes again; `UnknownKeyError` when their key has left the list."""
        size = value[1]
        key = self._keys.get(value[2 : 2 + size])
        if key is None:
            raise UnknownKeyError(f"no key {value[2 : 2 + size].decode()!r} in SECRET_KEYS for {place.decode()}")
        start = 2 + size
        return key.box.decrypt(value[start : start + NONCE], value[start + NONCE :], place)

    def blind(self, text: str) -> bytes:
        """A one-way index to look a value up by, 16 bytes."""
        return hmac.digest(self._index, text.encode(errors="replace"), "sha256")[:16]

    def sign(self, text: str) -> str:
        """A signature that only this installation can make, 32 hexadecimal digits."""
        return hmac.digest(self._index, b"signed page " + text.encode(), "sha256")[:16].hex()
