"""Several identical processes on one PostgreSQL: people whose every message meets another one."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path

import httpx

from tests.faults.case import furnish
from tests.faults.killing import Clerk, Family, check, opened
from tests.faults.server import Machine
from tests.load.crowd import Line
from tests.storage.cluster import cluster

TURNS_A_SECOND = 60


@dataclass(frozen=True, slots=True)
class Processes:
    """How many processes, how many people at once, and for how many seconds."""

    processes: int = 4
    people: int = 16
    seconds: float = 60


class Roving(Family):
    """A family whose messages go from process to process."""

    def __init__(self, machines: list[Machine], number: int) -> None:
        super().__init__(machines[0], number)
        self._next = cycle(machines)

    async def _post(self, client: httpx.AsyncClient, path: str, body: dict[str, object]) -> None:
        self._goes_on(client)
        await super()._post(client, path, body)

    async def _send(self, client: httpx.AsyncClient, key: str) -> None:
        self._goes_on(client)
        await super()._send(client, key)

    def _goes_on(self, client: httpx.AsyncClient) -> None:
        self.machine = next(self._next)
        client.base_url = httpx.URL(self.machine.url)


def lines(plan: Processes) -> list[Line]:
    with cluster() as server, tempfile.TemporaryDirectory() as folder:
        database = server.of(asyncio.run(server.make()))
        return asyncio.run(_lines(plan, Path(folder), database))


async def _lines(plan: Processes, place: Path, database: str) -> list[Line]:
    furnish(place)
    async with _running(plan, place, database) as machines:
        began = time.perf_counter()
        families = await _talking(plan, machines)
        seconds = time.perf_counter() - began
        wrong = [one async for one in _wrong(machines[0], families)]
    turns = sum(len(family.keys) for family in families)
    rate = turns / seconds
    return [
        ("processes on one PostgreSQL", "", f"{len(machines)}", True),
        ("messages taken", "", f"{turns:,}", True),
        ("messages a second", f">= {TURNS_A_SECOND}", f"{rate:.0f}", rate >= TURNS_A_SECOND),
        ("cases, each whole and with one receipt", "", f"{len(families)}", bool(families)),
        *((one, "", "", False) for one in wrong),
    ]


@asynccontextmanager
async def _running(plan: Processes, place: Path, database: str) -> AsyncIterator[list[Machine]]:
    machines = [Machine(place, database) for _ in range(plan.processes)]
    async with AsyncExitStack() as ends:
        for machine in machines:
            ends.push_async_callback(machine.end)
            await machine.start()
        yield machines


async def _talking(plan: Processes, machines: list[Machine]) -> list[Family]:
    """Let one family after the other talk in each place, until the time is over."""
    until, numbers = time.perf_counter() + plan.seconds, count()
    families: list[Family] = []

    async def one_after_the_other(place: int) -> None:
        first = place % len(machines)
        round_of_them = [*machines[first:], *machines[:first]]
        while time.perf_counter() < until:
            families.append(Roving(round_of_them, next(numbers)))
            await families[-1].talk()

    async with asyncio.TaskGroup() as group:
        for place in range(plan.people):
            group.create_task(one_after_the_other(place))
    return families


async def _wrong(machine: Machine, families: list[Family]) -> AsyncIterator[str]:
    nobody = Clerk(machine)
    async with opened(machine) as parts:
        for family in families:
            try:
                await check(parts, family, nobody)
            except AssertionError as told:
                yield str(told).partition("\n")[0]
