"""A seed becomes a world: people, weather, crashes; at the end everything must hold."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from io import StringIO
from pathlib import Path
from random import Random
from unittest.mock import patch

from bot.channels import intake
from bot.model.book import Book
from bot.model.flow import Flow
from tests.faults.simulation.log import written
from tests.faults.simulation.loop import Loop
from tests.faults.simulation.people import Citizen, Officer, citizens
from tests.faults.simulation.photos import looked
from tests.faults.simulation.platform import Platform
from tests.faults.simulation.process import Process
from tests.faults.simulation.turns import Turns
from tests.faults.simulation.verdict import found
from tests.faults.simulation.weather import FAIR, Weather

BASE = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
LONGEST_S = 3 * 3600.0
QUIET_WITHIN_S = 3600.0
CRASHES_AMID_A_TURN, MOST_STEPS_BEFORE_A_CRASH = 0.8, 30
LONGEST_WAIT_FOR_A_CRASH_S = 60.0


@dataclass(frozen=True, slots=True)
class Profile:
    """What may happen in a world."""

    weather: Weather = FAIR
    crashes: float = 0.0  # a minute
    people: int = 2
    officers: int = 1
    officers_pause_s: float = 60.0
    noise: float = 0.1
    clock_jumps: float = 0.0  # a minute
    edits: float = 0.0  # of the content, a minute
    blocks: float = 0.0  # a minute
    minutes: int = 12


class Content:
    """The content as it is now; an edit changes it under running conversations."""

    def __init__(self, books: tuple[Book, ...], restore: Callable[[str], Flow]) -> None:
        self._books, self.restore, self.at = books, restore, 0

    def book(self) -> Book:
        return self._books[self.at % len(self._books)]


@dataclass(slots=True)
class World:
    """One run."""

    seed: int
    profile: Profile
    content: Content
    home: Path
    chance: Random = field(init=False)
    platform: Platform = field(init=False)
    process: Process = field(init=False)
    people: list[Citizen] = field(init=False)
    desk: list[Officer] = field(init=False)
    lives: list[Process] = field(default_factory=list)
    is_over: bool = False
    log: StringIO = field(default_factory=StringIO)
    turns: Turns = field(default_factory=dict)
    _tasks: list["asyncio.Task[None]"] = field(default_factory=list)

    async def run(self) -> tuple[list[str], str]:
        """Give what does not hold, and the trace's digest."""
        self.chance = Random(self.seed)
        self.platform = Platform(Random(self.chance.random()))
        self.desk = [
            Officer(f"o-{number}", Random(self.chance.random()), self.profile.officers_pause_s)
            for number in range(self.profile.officers)
        ]
        self._begin_life()
        chance, count = Random(self.chance.random()), self.profile.people
        self.people = citizens(count, self.platform, chance, self.profile.noise)
        self._tasks += [asyncio.create_task(one.lives()) for one in self.people]
        await self._happens()
        await self._comes_to_rest()
        wrong = await found(self)
        await self.process.stop()
        for dead in self.lives:
            dead.is_buried = True
        return wrong, self._trace()

    async def _happens(self) -> None:
        """Let things go wrong for some minutes."""
        profile, chance = self.profile, self.chance
        for _ in range(profile.minutes * 6):
            await asyncio.sleep(10)
            self.platform.weather = chance.choice((profile.weather, profile.weather, FAIR))
            if chance.random() < profile.crashes / 6:
                await self._crash()
            if chance.random() < profile.clock_jumps / 6:
                self.process.clock_is_off = timedelta(minutes=chance.choice((-90, -5, 0, 7, 600)))
            if chance.random() < profile.edits / 6:
                self.content.at += 1
            if chance.random() < profile.blocks / 6:
                room = self.platform.rooms[chance.choice(self.people).number]
                room.is_blocked = not room.is_blocked

    async def _crash(self) -> None:
        """Crash amid the work: some steps after somebody wrote, or after any moment."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WAIT_FOR_A_CRASH_S):
                if self.chance.random() < CRASHES_AMID_A_TURN:
                    await self.platform.has_news()
                self.process.dies_after(self.chance.randrange(MOST_STEPS_BEFORE_A_CRASH))
                await self.process.died.wait()
        self.process.crash()
        await asyncio.sleep(self.chance.choice((0.1, 3, 40)))
        self._begin_life()

    def _begin_life(self) -> None:
        chance = Random(self.chance.random())
        self.process = Process(self.home, self.platform, self.content, chance, BASE)
        self.process.store.turns = self.turns
        self.process.start()
        self.lives.append(self.process)
        for officer in self.desk:
            process = self.process
            is_over = lambda process=process: self.is_over or process.is_dead  # noqa: E731
            self._tasks.append(asyncio.create_task(officer.works(process, is_over)))

    async def _comes_to_rest(self) -> None:
        """Let the faults end; everybody comes to the end of their case, and the queues empty."""
        self.platform.weather = FAIR
        self.process.clock_is_off = timedelta()
        for room in self.platform.rooms.values():
            room.is_blocked = False
        loop = asyncio.get_running_loop()
        while loop.time() < LONGEST_S and not all(one.is_done for one in self.people):  # noqa: ASYNC110
            await asyncio.sleep(10)
        self.is_over = True
        await asyncio.sleep(120)  # the officers put down what they hold
        until = loop.time() + QUIET_WITHIN_S
        while loop.time() < until and not await self._is_quiet():  # noqa: ASYNC110
            await asyncio.sleep(5)

    async def _is_quiet(self) -> bool:
        standing = await self.process.store.standing(frozenset({"telegram"}))
        return self.platform.is_confirmed and not standing.waiting

    def _trace(self) -> str:
        told = {number: room.shown for number, room in sorted(self.platform.rooms.items())}
        said = [(one.number, one.updates) for one in self.people]
        now = asyncio.get_running_loop().time()
        return sha256(repr((told, said, len(self.lives), now)).encode()).hexdigest()[:16]


def lived(seed: int, profile: Profile, content: Content) -> tuple[list[str], str]:
    """Live a world through; give what does not hold, and the digest of its trace."""
    place = Path(tempfile.mkdtemp(prefix="world"))
    try:
        loop_factory = partial(Loop, Random(seed))
        with (
            written(Random(seed)) as log,
            patch.object(intake, "_look", looked),
            asyncio.Runner(loop_factory=loop_factory) as runner,
        ):
            return runner.run(World(seed, profile, content, place, log=log).run())
    finally:
        shutil.rmtree(place)
