"""The folder in which files rest, each sealed with a key of its own."""

import asyncio
import os
import re
from collections.abc import Set
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.model.errors import NotFound, StoreBroken
from bot.model.event import Chat
from bot.service.ports import Clock
from bot.storage.codec import encode_chat
from bot.storage.keyfile import make_private_folder, sync_folder, write_new
from bot.storage.place import FreeBytes, free_bytes
from bot.storage.sealing import DataKey

LEFT_FOR_WORDS_BYTES = 128 * 1024 * 1024
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_UNFINISHED = ".new"
_END_OF_OWNER = b"\n"  # JSON on one line holds none


class PaperKeys(Protocol):
    """Where the keys of files rest: with the rows, so that both are erased together."""

    async def paper_key(self, paper_id: str) -> DataKey: ...

    async def existing_paper_key(self, paper_id: str) -> DataKey | None: ...

    async def destroy_paper_key(self, paper_id: str) -> None: ...


class FileVault:
    """Sealed files in one folder, named by the ids of their papers and nothing else."""

    def __init__(
        self, folder: Path, keys: PaperKeys, clock: Clock, free: FreeBytes = free_bytes
    ) -> None:
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._free = free

    def has_room(self) -> bool:
        return self._free(self._folder) >= LEFT_FOR_WORDS_BYTES

    async def put(self, paper_id: str, owner: Chat, content: bytes) -> None:
        """Keep a file; once this returns it survives a power cut. Raises StoreBroken."""
        if not _ID.fullmatch(paper_id):
            raise ValueError("an id that cannot name a file")
        key = await self._keys.paper_key(paper_id)
        named = encode_chat(owner) + _END_OF_OWNER + content
        await asyncio.to_thread(self._write, paper_id, key.seal(_place(paper_id), named))

    async def get(self, paper_id: str, owner: Chat) -> bytes:
        """Give a file to the chat that sent it. Raises NotFound, for any other chat too."""
        key = await self._keys.existing_paper_key(paper_id) if _ID.fullmatch(paper_id) else None
        if key is None:
            raise NotFound(paper_id)
        sealed = await asyncio.to_thread(self._read, paper_id)
        name, _, content = key.unseal(_place(paper_id), sealed).partition(_END_OF_OWNER)
        if name != encode_chat(owner):
            raise NotFound(paper_id)
        return content

    async def drop(self, paper_id: str) -> None:
        """Destroy a file and its key, if there is one."""
        if _ID.fullmatch(paper_id):
            await self._keys.destroy_paper_key(paper_id)
            await asyncio.to_thread(self._remove, paper_id)

    async def sweep(self, known: Set[str], older_than: datetime) -> int:
        """Drop files that no row knows and that are old enough to be nobody's; give how many."""
        strays = await asyncio.to_thread(self._strays, known, older_than)
        for name in strays:
            if (paper_id := name.removesuffix(_UNFINISHED)) not in known:
                await self._keys.destroy_paper_key(paper_id)
            await asyncio.to_thread(self._remove, name)
        return len(strays)

    def _write(self, paper_id: str, sealed: bytes) -> None:
        # The name appears only when the bytes are on the disk, and the row only after the name.
        fresh = self._folder / (paper_id + _UNFINISHED)
        try:
            make_private_folder(self._folder)
            fresh.unlink(missing_ok=True)
            write_new(fresh, sealed)
            at = self._clock().timestamp()
            os.utime(fresh, (at, at))
            fresh.rename(self._folder / paper_id)
            sync_folder(self._folder)
        except OSError as exc:
            raise StoreBroken(type(exc).__name__) from exc

    def _read(self, paper_id: str) -> bytes:
        try:
            return (self._folder / paper_id).read_bytes()
        except FileNotFoundError as exc:
            raise NotFound(paper_id) from exc
        except OSError as exc:
            raise StoreBroken(type(exc).__name__) from exc

    def _remove(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)
        if self._folder.exists():
            sync_folder(self._folder)

    def _strays(self, known: Set[str], older_than: datetime) -> list[str]:
        limit = older_than.timestamp()
        files = sorted(self._folder.iterdir()) if self._folder.exists() else []
        return [
            file.name for file in files if file.name not in known and file.stat().st_mtime < limit
        ]


def _place(paper_id: str) -> str:
    return f"vault|content|{paper_id}"
