"""Wake the feeds of a chat when there is something new for it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.model.event import Chat


class Ear:
    """One feed that listens. A ring between two waits is not lost."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self.is_closed = False

    async def wait(self, timeout_s: float) -> bool:
        """Wait for a ring; False when none came in time."""
        try:
            async with asyncio.timeout(timeout_s):
                await self._rung.wait()
        except TimeoutError:
            return False
        self._rung.clear()
        return True

    def hear(self) -> None:
        self._rung.set()


class Bell:
    """All feeds that are open, by chat. To be used on the event loop only."""

    def __init__(self) -> None:
        self._ears: dict[Chat, set[Ear]] = {}
        self._is_closed = False

    def ring(self, chat: Chat) -> None:
        """Wake every feed of this chat; call it after the commit."""
        for ear in self._ears.get(chat, ()):
            ear.hear()

    def close(self) -> None:
        """End all feeds, now and from now on: open ones would hold up the stop of the server."""
        self._is_closed = True
        for ear in [ear for ears in self._ears.values() for ear in ears]:
            ear.is_closed = True
            ear.hear()

    def listening(self, chat: Chat) -> int:
        return len(self._ears.get(chat, ()))

    @contextmanager
    def listen(self, chat: Chat) -> Iterator[Ear]:
        ear = Ear()
        ear.is_closed = self._is_closed
        self._ears.setdefault(chat, set()).add(ear)
        try:
            yield ear
        finally:
            self._ears[chat].discard(ear)
            if not self._ears[chat]:
                del self._ears[chat]
