"""A process freezes past the time for which it may lead: another goes on, and it finds that out."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random

from bot.model.errors import StoreBusy
from bot.storage.postgres import PostgresStore
from tests.conftest import ROOT
from tests.faults.registry import Trial
from tests.faults.sending import chat_of, lead
from tests.storage.cluster import Cluster, cluster
from tests.storage.conftest import opened
from tests.storage.samples import say

A_PROCESS = 10  # channels that it leads
AT_ONCE = 2  # processes that freeze, each on a database of its own
MOST_ROUNDS = 8
LATEST_S = 0.02  # after the last message: it may be anywhere on its way
TRIES, AGAIN_S = 40, 0.5
WITHIN_S = 60.0


def pauses(count: int, seed: int) -> Iterator[Trial]:
    """Let leaders freeze, so many in all, and others go on with what they led."""
    chance = Random(seed)
    with cluster() as server:
        for begun in range(0, count, A_PROCESS * AT_ONCE):
            number = min(A_PROCESS * AT_ONCE, count - begun)
            yield from asyncio.run(_together(server, number, chance))


async def _together(server: Cluster, count: int, chance: Random) -> list[Trial]:
    shares = [len(range(at, count, AT_ONCE)) for at in range(min(AT_ONCE, count))]
    found = await asyncio.gather(
        *(_paused(server, share, Random(chance.random())) for share in shares)
    )
    return [trial for trials in found for trial in trials]


async def _paused(server: Cluster, count: int, chance: Random) -> list[Trial]:
    name = await server.make()
    try:
        async with opened(server.of(name)) as store:
            scene = Scene(store, [f"channel-{number}" for number in range(count)], chance)
            return list(await _played(scene, server.of(name)))
    finally:
        await server.drop(name)


async def _played(scene: "Scene", address: str) -> Iterable[Trial]:
    try:
        async with asyncio.timeout(WITHIN_S), sending(address, scene) as process:
            await scene.play(process)
    except TimeoutError:
        waits = Trial(breaches=(f"somebody waits without end: {scene.state()}",))
        return [waits] * len(scene.channels)
    return scene.trials()


class Heard:
    """What one process sent to each channel: the numbers of the messages, as they came."""

    def __init__(self, channels: list[str]) -> None:
        self.numbers: dict[str, list[int]] = {one: [] for one in channels}
        self._changed = asyncio.Event()

    def note(self, channel: str, number: int) -> None:
        self.numbers[channel].append(number)
        self._changed.set()

    async def everywhere(self, number: int) -> None:
        """Wait until this message, or a later one, was sent to every channel."""
        while any(not sent or sent[-1] < number for sent in self.numbers.values()):
            self._changed.clear()
            await self._changed.wait()


@dataclass
class Scene:
    """A process that freezes and one that follows it, on one database."""

    store: PostgresStore  # of the one that follows
    channels: list[str]
    chance: Random
    said: int = 0
    frozen: Heard = field(init=False)
    following: Heard = field(init=False)
    has_stopped: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.frozen, self.following = Heard(self.channels), Heard(self.channels)

    async def play(self, process: asyncio.subprocess.Process) -> None:
        await self._talk(1)
        await self.frozen.everywhere(1)
        await self._talk(self.chance.randint(1, MOST_ROUNDS))
        await asyncio.sleep(self.chance.random() * LATEST_S)
        process.send_signal(signal.SIGSTOP)
        await self._talk(2)
        follows = asyncio.create_task(
            lead(self.store, self.channels, self.following.note, lambda *_: None)
        )
        try:
            await self.following.everywhere(1)
            process.send_signal(signal.SIGCONT)
            await self._talk(MOST_ROUNDS)  # which the one that wakes might take for its own
            await self.has_stopped.wait()
            await self.following.everywhere(self.said)
        finally:
            follows.cancel()
            await asyncio.wait([follows])

    async def hear(self, words: asyncio.StreamReader) -> None:
        """Note what the process that freezes sends, until it has stopped all that it led."""
        leads = len(self.channels)
        while leads and (line := await words.readline()):
            word, channel, number = line.decode().split()
            if word == "sent":
                self.frozen.note(channel, int(number))
            else:
                leads -= 1
        if not leads:  # else it ended by itself, which nobody asked for
            self.has_stopped.set()

    def trials(self) -> Iterator[Trial]:
        """Judge each channel: of all messages only the one that was on its way may come twice."""
        for one in self.channels:
            frozen, following = self.frozen.numbers[one], self.following.numbers[one]
            fits = [list(range(len(frozen) + at, self.said + 1)) for at in (0, 1)]
            found = [] if frozen == list(range(1, len(frozen) + 1)) else [f"it sent {frozen}"]
            if following not in fits:
                found.append(f"after message {len(frozen)} the one that followed sent {following}")
            yield Trial(breaches=tuple(found))

    def state(self) -> str:
        """Say how far it came."""
        stopped = "stopped" if self.has_stopped.is_set() else "going on"
        sent = [list(map(len, heard.numbers.values())) for heard in (self.frozen, self.following)]
        return f"of {self.said} the one that froze sent {sent[0]} ({stopped}), the other {sent[1]}"

    async def _talk(self, rounds: int) -> None:
        for _ in range(rounds):
            self.said += 1
            await asyncio.gather(*map(self._say, self.channels))

    async def _say(self, channel: str) -> None:
        """Say it again where it is refused: rows that a frozen process holds come free in time."""
        for _ in range(TRIES):
            with suppress(StoreBusy):
                return await self.store.commit(say(chat_of(channel), "a"))
            await asyncio.sleep(AGAIN_S)
        raise TimeoutError


@asynccontextmanager
async def sending(address: str, scene: Scene) -> AsyncIterator[asyncio.subprocess.Process]:
    """Let a process lead the channels of a scene, which hears what it sends."""
    command = [sys.executable, "-m", "tests.faults.sending", address, *scene.channels]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    hearing = asyncio.create_task(scene.hear(process.stdout))
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await hearing
