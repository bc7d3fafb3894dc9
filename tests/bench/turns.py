"""Durable turns: how many a second, and how long one takes, whichever way they come."""

import asyncio
import random
import time
from collections.abc import Iterator
from itertools import count

from tests.bench.talks import BIRTH
from tests.bench.ways import Way

ARRIVALS_A_SECOND = 100
TALKS_ALONE = 3  # whole births, one message after another


class Citizen:
    """Somebody who registers a birth, and then another one as somebody else."""

    def __init__(self, way: Way, numbers: Iterator[int]) -> None:
        self._way, self._numbers = way, numbers
        self._chat, self._place = next(numbers), 0
        self._lock = asyncio.Lock()

    async def says(self, messages: int) -> None:
        """Say the next ones, each once the one before is answered."""
        for _ in range(messages):
            async with self._lock:
                await self._say_next()

    async def _say_next(self) -> None:
        if self._place == len(BIRTH):
            self._chat, self._place = next(self._numbers), 0
        if not await self._way.turn(self._chat, next(self._numbers), BIRTH[self._place]):
            raise AssertionError("a message without an answer")
        self._place += 1


class Turns:
    """Citizens who stand anywhere in their talk, and what it costs to serve them."""

    def __init__(self, way: Way, chats: int, messages: int, seconds: float) -> None:
        self._way, self._messages, self._seconds = way, messages, seconds
        self._numbers = count(1)
        self._random = random.Random(7)
        self._citizens = [Citizen(way, self._numbers) for _ in range(chats)]
        self.waited_ms: list[float] = []

    async def prepare(self) -> None:
        """Bring each citizen to a place of their own."""
        async with asyncio.TaskGroup() as group:
            for number, citizen in enumerate(self._citizens):
                group.create_task(citizen.says(number % len(BIRTH)))

    async def one_chat(self) -> float:
        """Give turns a second, one message after another."""
        citizen = Citizen(self._way, self._numbers)
        before = time.perf_counter()
        await citizen.says(TALKS_ALONE * len(BIRTH))
        return TALKS_ALONE * len(BIRTH) / (time.perf_counter() - before)

    async def all_chats(self) -> float:
        """Give turns a second when all talk at once, without a pause."""
        before = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for citizen in self._citizens:
                group.create_task(citizen.says(self._messages))
        return len(self._citizens) * self._messages / (time.perf_counter() - before)

    async def p50_ms(self) -> float:
        """Let messages arrive at random, a hundred a second; give the median wait."""
        self.waited_ms = await self._arrivals()
        return _share(self.waited_ms, 0.5)

    async def p99_ms(self) -> float:
        """Give the wait that one of a hundred exceeds, of the arrivals measured last."""
        return _share(self.waited_ms, 0.99)

    async def _arrivals(self) -> list[float]:
        waited: list[float] = []

        async def arrive(citizen: Citizen, due: float) -> None:
            await citizen.says(1)
            waited.append((time.perf_counter() - due) * 1e3)

        due = time.perf_counter()
        end = due + self._seconds
        async with asyncio.TaskGroup() as group:
            while (due := due + self._random.expovariate(ARRIVALS_A_SECOND)) < end:
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                group.create_task(arrive(self._random.choice(self._citizens), due))
        return waited


def _share(figures: list[float], share: float) -> float:
    return sorted(figures)[int(len(figures) * share)]
