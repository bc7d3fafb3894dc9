"""A stream sealed piece by piece, so that a backup of any size fits in little memory.

Layout: a title line, the id of this stream, a check of the office's key, then pieces, each its
length in four bytes and its sealed content. Every piece is bound to its number and to whether it
is the last one: nothing can be left out, added, or put in another order.
"""

import io
from pathlib import Path
from typing import BinaryIO

from bot.model.errors import StoreBroken
from bot.storage.refusals import Damaged, NewerSchema, NotABackup, WrongKey
from bot.storage.sealing import DataKey, Seal

_OURS = b"MOTCUA-BACKUP "
TITLE = _OURS + b"1\n"
PIECE_BYTES = 1 << 20
_ID_BYTES = 16
_LENGTH_BYTES = 4


class SealedWriter(io.RawIOBase):
    """Seals what is written to it."""

    def __init__(self, file: BinaryIO, seal: Seal, stream_id: bytes) -> None:
        self._file, self._key = file, seal.backup_key(stream_id)
        self._waiting = bytearray()
        self._number = 0
        file.write(TITLE + stream_id + seal.check)

    def writable(self) -> bool:
        return True

    def write(self, plain: bytes, /) -> int:  # type: ignore[override]  # bytes are all it gets
        self._waiting += plain
        while len(self._waiting) > PIECE_BYTES:
            self._put(bytes(self._waiting[:PIECE_BYTES]), is_last=False)
            del self._waiting[:PIECE_BYTES]
        return len(plain)

    def finish(self) -> None:
        """Write the last piece; without it the stream counts as damaged."""
        self._put(bytes(self._waiting), is_last=True)

    def _put(self, plain: bytes, *, is_last: bool) -> None:
        sealed = self._key.seal(_place(self._number, is_last=is_last), plain)
        self._file.write(len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed)
        self._number += 1


class SealedReader(io.RawIOBase):
    """Gives back what was sealed. Raises NotABackup, NewerSchema, WrongKey, Damaged."""

    def __init__(self, file: BinaryIO, path: Path, seal: Seal) -> None:
        self._file, self._path = file, path
        if (title := file.read(len(TITLE))) != TITLE:
            raise (NewerSchema if title.startswith(_OURS) else NotABackup)(path)
        stream_id = file.read(_ID_BYTES)
        if file.read(len(seal.check)) != seal.check:
            raise WrongKey(path)
        self._key: DataKey = seal.backup_key(stream_id)
        self._opened = b""
        self._number = 0
        self._is_over = False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        while not self._is_over and (size < 0 or len(self._opened) < size):
            self._opened += self._next()
        given = self._opened if size < 0 else self._opened[:size]
        self._opened = self._opened[len(given) :]
        return given

    def _next(self) -> bytes:
        sealed = self._file.read(int.from_bytes(self._file.read(_LENGTH_BYTES), "big"))
        following = self._file.read(1)
        self._is_over = not following
        if following:
            self._file.seek(-1, io.SEEK_CUR)
        try:
            plain = self._key.unseal(_place(self._number, is_last=self._is_over), sealed)
        except (StoreBroken, ValueError) as exc:
            raise Damaged(self._path) from exc
        self._number += 1
        return plain


def _place(number: int, *, is_last: bool) -> str:
    return f"backup|piece|{number}|{'last' if is_last else 'more'}"
