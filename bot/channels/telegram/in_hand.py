"""The updates in hand: chats side by side, each in order; no chat waits for another's photos."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Sequence

from bot.channels.telegram.taking import NotTaken, Taker
from bot.channels.telegram.updates import chat_id, read_update, update_id


class InHand:
    """Takes updates in, and knows from which number on they are not durable yet."""

    def __init__(self, taker: Taker, account: str) -> None:
        self._taker, self._account = taker, account
        self._waiting: dict[str, deque[object]] = defaultdict(deque)  # by chat
        self._working: dict[str, asyncio.Task[None]] = {}
        self._open: set[int] = set()  # numbers in hand
        self._again: set[int] = set()  # numbers that must be brought again
        self._durable: set[int] = set()  # numbers that may still be brought again

    @property
    def is_busy(self) -> bool:
        return bool(self._working)

    @property
    def must_come_again(self) -> bool:
        return bool(self._again)

    def offset_after(self, updates: Sequence[object]) -> int:
        """Give the first number that is not durable, now that these were brought.

        When there is nothing new, all before is confirmed; numbers may start anywhere then.
        """
        # What should come again and does not was confirmed before: it is not waited for.
        self._again.intersection_update(map(update_id, updates))
        not_durable = self._open | self._again
        newest = max((update_id(update) for update in updates), default=-1)
        offset = min(not_durable) if not_durable else newest + 1
        self._durable = {number for number in self._durable if number >= offset}
        return offset

    def add(self, updates: Sequence[object]) -> bool:
        """Begin with those that are not in hand yet; say whether there were any."""
        fresh = [one for one in updates if update_id(one) not in self._open | self._durable]
        for update in fresh:
            self._again.discard(update_id(update))
            if update_id(update) >= 0:
                self._open.add(update_id(update))
            self._waiting[chat_id(update)].append(update)
        for chat in dict.fromkeys(chat_id(update) for update in fresh):
            if chat in self._working:
                continue
            # In no task group: a stop lets what is in hand come to its end.
            self._working[chat] = asyncio.create_task(self._work(chat))
        return bool(fresh)

    async def rest(self, within_s: float) -> None:
        """Wait until nothing is in hand, but not for long: other chats may have written."""
        if self._working:
            await asyncio.wait(self._working.values(), timeout=within_s)

    async def finish(self, within_s: float) -> None:
        """Let what is in hand come to its end; what does not is brought again after the start."""
        await self.rest(within_s)
        for task in self._working.values():
            task.cancel()

    async def _work(self, chat: str) -> None:
        waiting = self._waiting[chat]
        try:
            while waiting:
                await self._take(waiting[0])
                self._done(update_id(waiting.popleft()))
        except NotTaken:
            # What comes behind it in this chat waits with it, so that order is kept.
            left = {number for one in waiting if (number := update_id(one)) >= 0}
            self._open -= left
            self._again |= left
        finally:
            del self._waiting[chat]
            del self._working[chat]

    async def _take(self, update: object) -> None:
        happened = read_update(update, self._account)
        if happened is not None:
            await self._taker.take(happened)

    def _done(self, number: int) -> None:
        self._open.discard(number)
        if number >= 0:
            self._durable.add(number)
