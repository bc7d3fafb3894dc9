"""Room on the disk that is kept back for the hour in which it is full."""

import logging
import os
from contextlib import suppress
from pathlib import Path

from bot.storage.place import FreeBytes, free_bytes

RESERVED_BYTES = 64 * 1024 * 1024  # some hundred thousand turns
_ROOMY = 4  # the disk must have so many times as much before any is kept back

_log = logging.getLogger(__name__)


class Reserve:
    """A file without content. While the disk is full its room lets people finish (R-13)."""

    def __init__(
        self, path: Path, size: int = RESERVED_BYTES, free: FreeBytes = free_bytes
    ) -> None:
        self._path, self._size, self._free = path, size, free

    def keep(self) -> bool:
        """Keep the room back, if the disk has plenty; say whether it is kept."""
        if self._is_kept():
            return True
        if self._free(self._path.parent) < _ROOMY * self._size:
            return False
        with suppress(OSError):
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                os.posix_fallocate(handle, 0, self._size)
            finally:
                os.close(handle)
        return self._is_kept()

    def spend(self) -> bool:
        """Give the room to whoever has none left; False where none is kept any more."""
        is_kept = self._is_kept()
        self.give_back()
        if is_kept:
            _log.critical("the disk is full: what was kept in reserve is being used up")
        return is_kept

    def give_back(self) -> None:
        self._path.unlink(missing_ok=True)

    def _is_kept(self) -> bool:
        return self._path.exists() and self._path.stat().st_size >= self._size
