"""How the ports of storage reach the rows, whatever the engine."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine
from typing import TypeVar

from bot.model.event import Chat
from bot.service.outbox_ports import Door
from bot.storage.database import Database

T = TypeVar("T")


def nothing() -> None:
    """Do nothing after a commit."""


class Reaching(ABC):
    """A store whose ports are functions over a `Database`, each in one transaction."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Chat], None]] = []

    def on_outgoing(self, listener: Callable[[Chat], None]) -> None:
        """Call `listener` in the event loop whenever a message for a chat was committed."""
        self._listeners.append(listener)

    def serve(self, door: Door) -> None:
        """Let a sender know what is kept for its channel."""
        self.on_outgoing(door.ring)

    @property
    @abstractmethod
    def transactions(self) -> int:
        """How many transactions were written since the start."""

    @abstractmethod
    async def close(self) -> None:
        """Write what waits, then let go of the data."""

    async def until_broken(self) -> None:
        """Wait until nothing can be kept any more but after a new start. Raises StoreBroken then.

        A server may come back at any time: there is nothing to start anew for.
        """
        await asyncio.Event().wait()

    async def lead(self, task: str, work: Callable[[], Coroutine[object, object, None]]) -> None:
        """Do `work` while no other process does it; here there is no other process.

        Where there are, wait for one's turn; `work` is cancelled and begun anew as turns end.
        """
        await work()

    @abstractmethod
    async def lies_elsewhere(self) -> bool:
        """Say whether the data was put here from elsewhere, past the program's own `restore`."""

    @abstractmethod
    async def stay_here(self) -> None:
        """Take the place where the data lies now for its own."""

    @abstractmethod
    async def _read(self, look: Callable[[Database], T]) -> T:
        """Look at one unchanging view of what was committed."""

    @abstractmethod
    async def _write(
        self, change: Callable[[Database], T], afterwards: Callable[[], None] = nothing
    ) -> T:
        """Keep a change durably, then call `afterwards` in the event loop.

        Raises StoreBusy, StoreBroken and what `change` raises; nothing is kept then.
        """

    @abstractmethod
    async def _shred(self) -> None:
        """Leave nothing of a destroyed key where the engine still remembers it."""

    def _tell(self, told: tuple[Chat, ...]) -> None:
        for chat in told:
            for listener in self._listeners:
                listener(chat)
