"""Sealing: what rests on the disk can be read only with the office's key.

Every person, dossier and file has a data key of its own. It rests wrapped by the office's key;
once it is destroyed, nothing that was sealed with it can be read again, not even in a backup.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import digest
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.model.errors import StoreBroken
from bot.storage.lately import Lately

KEY_BYTES = 32
_NONCE_BYTES = 12
_KEY_ID_BYTES = 16
_KEYS_REMEMBERED = 1024

Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key as it rests: useless without the office's key."""

    id: bytes
    wrapped: bytes = field(repr=False)


class DataKey:
    """What belongs to one person, dossier or file is sealed with it."""

    def __init__(self, key_id: bytes, key: bytes, random: Random) -> None:
        self.id = key_id
        self._cipher = AESGCM(key)
        self._random = random

    def seal(self, place: str, plain: bytes) -> bytes:
        """Seal `plain` so that it can be opened only at `place`, which is `table|column|row`."""
        nonce = self._random(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, self._bound(place))

    def unseal(self, place: str, sealed: bytes) -> bytes:
        """Open what was sealed at `place`. Raises StoreBroken where it was altered or moved."""
        nonce, box = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, box, self._bound(place))
        except InvalidTag as exc:
            raise StoreBroken(f"what rests at {place} was altered") from exc

    def _bound(self, place: str) -> bytes:
        return f"{place}|{self.id.hex()}".encode()


class Seal:
    """The office's key at work: it wraps data keys and makes the indexes for look-ups."""

    def __init__(self, key: bytes, random: Random) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"the office's key has {KEY_BYTES} bytes, not {len(key)}")
        self._random = random
        self._wrapping = AESGCM(_derived(key, b"motcua wrap 1"))
        self._finding = _derived(key, b"motcua find 1")
        self._backing_up = _derived(key, b"motcua backup 1")
        self._noticing = _derived(key, b"motcua notice 1")
        self.check = _derived(key, b"motcua check 1")  # tells a wrong key, gives nothing away
        self._open: Lately[bytes, DataKey] = Lately(_KEYS_REMEMBERED)
        self._lock = Lock()  # the writer, the readers and the vault work in threads

    def finder(self, kind: str, *words: str) -> bytes:
        """Give the blind index of `words`: equal words are found again, but cannot be read."""
        # Lengths keep ("ab", "c") apart from ("a", "bc").
        text = "".join(f"{len(word)}:{word}" for word in (kind, *words))
        return digest(self._finding, text.encode(), sha256)

    def new_key(self) -> WrappedKey:
        key_id, nonce = self._random(_KEY_ID_BYTES), self._random(_NONCE_BYTES)
        box = self._wrapping.encrypt(nonce, self._random(KEY_BYTES), _wrap_place(key_id))
        return WrappedKey(key_id, nonce + box)

    def open_key(self, key: WrappedKey) -> DataKey:
        """Unwrap a data key; the ones used last are remembered.

        They are remembered by id, which is random: a key whose row was rolled back or destroyed
        is never asked for again.
        """
        with self._lock:
            if known := self._open.get(key.id):
                return known
        opened = DataKey(key.id, self._unwrapped(key), self._random)
        with self._lock:
            self._open.put(key.id, opened)
        return opened

    def backup_key(self, backup_id: bytes) -> DataKey:
        """Give the key of one backup: it follows from the office's key and the backup's id."""
        return DataKey(backup_id, _derived(self._backing_up, backup_id), self._random)

    def notice_key(self) -> DataKey:
        """Give the key of what processes tell each other in passing."""
        return DataKey(b"notice", self._noticing, self._random)

    def forget(self, key_id: bytes) -> None:
        with self._lock:
            self._open.drop(key_id)

    def _unwrapped(self, key: WrappedKey) -> bytes:
        nonce, box = key.wrapped[:_NONCE_BYTES], key.wrapped[_NONCE_BYTES:]
        try:
            return self._wrapping.decrypt(nonce, box, _wrap_place(key.id))
        except InvalidTag as exc:
            raise StoreBroken("a data key was altered") from exc


def _wrap_place(key_id: bytes) -> bytes:
    return b"keys|wrapped|" + key_id.hex().encode()


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose).derive(key)
