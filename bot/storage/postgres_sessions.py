"""A few sessions on the server, each lent to one caller at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.model.errors import StoreBusy
from bot.storage.postgres_errors import DRIVERS
from bot.storage.postgres_session import Session

T = TypeVar("T")

MOST = 8
LONGEST_WAIT_S = 5.0


class Sessions:
    """Opened when they are needed, thrown away when they were cut off."""

    def __init__(self, opened: Callable[[], Awaitable[Session]], most: int = MOST) -> None:
        self._opened = opened
        self._free: list[Session] = []
        self._room = asyncio.Semaphore(most)

    async def run(self, work: Callable[[Session], T]) -> T:
        """Run `work` in the thread of a session. Raises StoreBusy and what `work` raises."""
        try:
            async with asyncio.timeout(LONGEST_WAIT_S):
                await self._room.acquire()
        except TimeoutError as exc:
            raise StoreBusy("no session was free in time") from exc
        try:
            return await self._with(await self._next(), work)
        finally:
            self._room.release()

    async def close(self) -> None:
        while self._free:
            await self._free.pop().close()

    async def _next(self) -> Session:
        if self._free:
            return self._free.pop()
        try:
            return await self._opened()
        except DRIVERS as exc:
            raise StoreBusy(type(exc).__name__) from exc

    async def _with(self, session: Session, work: Callable[[Session], T]) -> T:
        try:
            return await session.run(lambda: work(session))
        finally:
            if session.is_lost:
                await session.close()
                await self.close()  # the others of that time were cut off as well, or soon will be
            else:
                self._free.append(session)
