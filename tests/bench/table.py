"""The table of turns: medians of runs that take turns, so that drift hits all alike."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content.library import ContentLibrary, load_library
from bot.engine.turn import turn
from bot.model.conversation import Conversation
from bot.model.event import Chat, Event, Text
from bot.service.ports import Work
from tests.bench.stored import bytes_a_conversation, turns_as_the_store_grows
from tests.bench.talks import BIRTH, NOW, OFFICE
from tests.bench.turns import Turns
from tests.bench.ways import Way, bare_way, telegram_way

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2026, 11, 23)
TURNS_ALONE = 300

Measure = Callable[[], Awaitable[float]]
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    runs: int
    chats: int
    messages: int  # of each chat, in one run
    seconds: float  # of arrivals at random, in one run
    half_finished: int
    stored: tuple[int, ...]


async def table(library: ContentLibrary, sizes: Sizes) -> Figures:
    figures = await _turns(library, sizes)
    memory, disk = await _half_finished(library, sizes.half_finished)
    figures[f"{sizes.half_finished:,} half-finished, bytes of memory each"] = memory
    figures[f"{sizes.half_finished:,} half-finished, bytes of disk each"] = disk
    return figures | await growth(library, sizes.stored)


async def growth(library: ContentLibrary, stored: Sequence[int]) -> Figures:
    """Give what a turn costs with so many conversations stored."""
    with tempfile.TemporaryDirectory() as place:
        async with bare_way(Path(place), library) as way:
            found = await turns_as_the_store_grows(way.parts, stored)
    figures = {}
    for number, (waited, worked) in found.items():
        figures[f"durable turn, {number:,} stored, µs"] = waited
        figures[f"durable turn, {number:,} stored, µs of CPU"] = worked
    return figures


async def _turns(library: ContentLibrary, sizes: Sizes) -> Figures:
    async with AsyncExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bare = await stack.enter_async_context(bare_way(place / "bare", library))
        telegram = await stack.enter_async_context(telegram_way(place / "telegram", library))
        measures: dict[str, Measure] = {
            "engine turn, end of a birth, µs of CPU": _Engine(library).turn_us,
            "content read and checked, ms": _reading_ms,
            "floor: bare durable commits/s, one by one": _Floor(bare).commits,
        }
        for name, way in (("in-process", bare), ("Telegram", telegram)):
            turns = Turns(way, sizes.chats, sizes.messages, sizes.seconds)
            await turns.prepare()
            measures |= {
                f"durable turns/s, 1 chat, {name}": turns.one_chat,
                f"durable turns/s, {sizes.chats:,} chats, {name}": turns.all_chats,
                f"wait at 100 turns/s, {name}, p50 ms": turns.p50_ms,
                f"wait at 100 turns/s, {name}, p99 ms": turns.p99_ms,
            }
        return _with_ratios(await _medians(measures, sizes.runs))


async def _half_finished(library: ContentLibrary, conversations: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as place:
        async with bare_way(Path(place), library) as way:
            return await bytes_a_conversation(way.parts, Path(place), conversations)


class _Engine:
    """The engine alone."""

    def __init__(self, library: ContentLibrary) -> None:
        self._book, self._conversation = library.book(), Conversation(office=OFFICE)
        for number, text in enumerate(BIRTH):
            event = Event(Chat("bench", "", "1"), str(number), Text(text))
            self._conversation = turn(self._book, self._conversation, event, NOW).conversation
        asking = self._conversation.shown.asking
        if asking != "ban_sao":
            raise AssertionError(f"the birth went another way: {asking}")

    async def turn_us(self) -> float:
        said = Event(Chat("bench", "", "1"), "k", Text("2 bản"))
        before = time.process_time()
        for _ in range(TURNS_ALONE):
            turn(self._book, self._conversation, said, NOW)
        return (time.process_time() - before) / TURNS_ALONE * 1e6


class _Floor:
    """The store alone."""

    def __init__(self, way: Way) -> None:
        self._store, self._made = way.parts.store, 0

    async def commits(self) -> float:
        """Give commits a second that keep one update's key, one by one."""
        before = time.perf_counter()
        for _ in range(TURNS_ALONE):
            self._made += 1
            await self._store.commit(Work(NOW, seen=(Chat("floor", "", "1"), str(self._made))))
        return TURNS_ALONE / (time.perf_counter() - before)


async def _reading_ms() -> float:
    """Give how long the whole content takes to be read and checked: milliseconds."""
    before = time.perf_counter()
    await asyncio.to_thread(load_library, ROOT, TODAY)
    return (time.perf_counter() - before) * 1e3


async def _medians(measures: dict[str, Measure], runs: int) -> Figures:
    figures: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(runs):
        for name, measure in measures.items():
            figures[name].append(await measure())
    return {name: statistics.median(found) for name, found in figures.items()}


def _with_ratios(figures: Figures) -> Figures:
    floor = figures["floor: bare durable commits/s, one by one"]
    ratios = {
        f"{name}, of the floor": figure / floor
        for name, figure in figures.items()
        if name.startswith("durable turns/s")
    }
    return figures | ratios
