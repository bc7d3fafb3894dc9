"""The line to a PostgreSQL server is cut exactly at COMMIT: the turn is kept, and kept once."""

import asyncio
from collections.abc import Iterator
from itertools import cycle

import asyncpg

from bot.model.errors import Duplicate
from tests.faults.registry import Trial
from tests.storage.cluster import Cluster, cluster
from tests.storage.conftest import opened
from tests.storage.postgres.cutting import Cut, wire
from tests.storage.postgres.test_cuts import END, turn
from tests.storage.samples import LAN

A_DATABASE = 100  # turns


def cuts(count: int, _: int) -> Iterator[Trial]:
    """Cut the line at so many commits, in every way in turn."""
    with cluster() as server:
        for begun in range(0, count, A_DATABASE):
            yield from asyncio.run(_cut(server, min(A_DATABASE, count - begun)))


async def _cut(server: Cluster, count: int) -> list[Trial]:
    name = await server.make()
    admin = await asyncpg.connect(server.of(name))
    trials = []
    async with (
        wire(server.of(name), lambda: admin.execute(END)) as (between, near),
        opened(near) as store,
    ):
        for number, how in zip(range(count), cycle(Cut), strict=False):
            between.cut = how
            await store.commit(turn(number))
            found = []
            if (await store.conversation(LAN))[1] != number + 1:
                found.append(f"{how.name}: the turn is not kept once")
            try:
                await store.commit(turn(number))
                found.append(f"{how.name}: the update could be kept again")
            except Duplicate:
                pass
            trials.append(Trial(between.cuts == number + 1, tuple(found)))
        rows = await store.feed(LAN, 0, count + 1)
        if [row.message.text for row in rows] != [f"reply {n}" for n in range(count)]:
            trials.append(Trial(breaches=("other messages than were kept",)))
    await admin.close()
    await server.drop(name)
    return trials
