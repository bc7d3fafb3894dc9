"""What half-finished conversations cost: memory, disk, and turns when many are stored."""

import asyncio
import gc
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from bot.model.event import Chat, Event, Text
from bot.service.parts import Parts
from bot.service.ports import Outgoing, SavedConversation, Store, Work
from bot.service.receive import receive
from tests.bench.talks import BIRTH, HALF

TOGETHER = 256
PICKED = 300
_PLATFORM = "bench"


class Half:
    """The first half of a birth, taken once and kept for any number of chats."""

    def __init__(self, parts: Parts, works: Sequence[Work]) -> None:
        self._parts, self._works = parts, works
        self.stored = 0

    @classmethod
    async def taken(cls, parts: Parts) -> "Half":
        recorder = _Recorder(parts.store)
        recorded = replace(parts, store=cast(Store, recorder))
        for number, text in enumerate(BIRTH[:HALF]):
            await receive(recorded, Event(_chat(0), f"half-{number}", Text(text)))
        return cls(parts, recorder.works)

    async def store_until(self, stored: int, *, turns: int = HALF) -> None:
        """Keep conversations turn by turn, as they would have come, or only their last turns."""
        while self.stored < stored:
            last = min(self.stored + TOGETHER, stored)
            numbers = range(self.stored + 1, last + 1)
            await asyncio.gather(*(self._keep(number, turns) for number in numbers))
            self.stored = last

    async def turn_us(self) -> tuple[float, float]:
        """Let some of them say the next message: microseconds a turn, waited and of CPU."""
        few = min(PICKED, self.stored)
        picked = random.Random(self.stored).sample(range(1, self.stored + 1), few)
        wall, cpu = time.perf_counter(), time.process_time()
        for number in picked:
            key = f"{number}-next-{self.stored}"
            await receive(self._parts, Event(_chat(number), key, Text(BIRTH[HALF])))
        waited, worked = time.perf_counter() - wall, time.process_time() - cpu
        return waited / few * 1e6, worked / few * 1e6

    async def _keep(self, number: int, turns: int) -> None:
        chat = _chat(number)
        for place, work in enumerate(self._works[-turns:]):
            (saved,) = work.conversations
            own = replace(
                work,
                seen=(chat, f"{number}-{place}"),
                conversations=(SavedConversation(chat, saved.conversation, place),),
                outgoing=tuple(Outgoing(chat, one.message) for one in work.outgoing),
            )
            await self._parts.store.commit(own)


class _Recorder:
    """The store, which keeps what is committed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.works: list[Work] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def commit(self, work: Work) -> None:
        await self._store.commit(work)
        self.works.append(work)


async def bytes_a_conversation(parts: Parts, home: Path, conversations: int) -> tuple[float, float]:
    """Give what each takes of memory and of disk once that many are half-finished."""
    half = await Half.taken(parts)
    memory, disk = _resident_bytes(), _disk_bytes(home)
    await half.store_until(conversations)
    memory, disk = _resident_bytes() - memory, _disk_bytes(home) - disk
    return memory / conversations, disk / conversations


async def turns_as_the_store_grows(
    parts: Parts, stored: Sequence[int]
) -> dict[int, tuple[float, float]]:
    """Give microseconds a turn, waited and of CPU, for each number of conversations stored."""
    half = await Half.taken(parts)
    figures = {}
    for number in stored:
        await half.store_until(number, turns=1)  # how they stand is what a turn meets
        figures[number] = await half.turn_us()
    return figures


def _chat(number: int) -> Chat:
    return Chat(_PLATFORM, "half", str(number))


def _resident_bytes() -> int:
    gc.collect()
    status = Path("/proc/self/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


def _disk_bytes(home: Path) -> int:
    return sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
