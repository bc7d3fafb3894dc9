"""The line to a PostgreSQL server is cut exactly at COMMIT, or the server itself falls then.

What was to be kept is kept, and kept once.
"""

import asyncio
from collections.abc import Iterator
from itertools import cycle

import asyncpg
import pytest

from bot.model.errors import Duplicate
from bot.service.ports import Work
from tests.faults.registry import Trial
from tests.storage.cluster import Cluster, cluster
from tests.storage.conftest import opened
from tests.storage.postgres.cutting import Cut, Fall, wire
from tests.storage.postgres.test_cuts import END, decision, turn
from tests.storage.samples import BA_DONG, LAN, NOW, dossier

A_DATABASE = 100  # turns


def cuts(count: int, _: int) -> Iterator[Trial]:
    """Cut the line at so many commits, in every way in turn."""
    with cluster() as server:
        for begun in range(0, count, A_DATABASE):
            yield from asyncio.run(_cut(server, min(A_DATABASE, count - begun)))


def falls(count: int, _: int) -> Iterator[Trial]:
    """Let the server fall at so many commits of officers' decisions, before and after it hears."""
    with cluster() as server:
        if server.crash is None:
            pytest.skip("not the tests' own server")
        yield from asyncio.run(_fall(server, count))


async def _fall(server: Cluster, count: int) -> list[Trial]:
    name = await server.make()
    address = server.of(name)
    fall, trials = Fall(server, address), []
    async with wire(address, fall) as (between, near), opened(near) as store:
        between.befalls = fall
        await store.commit(Work(NOW, new_dossiers=(dossier(0),)))
        for number, how in zip(range(count), cycle((Cut.BEFORE, Cut.AFTER)), strict=False):
            between.cut, before = how, fall.given_anew
            await store.commit(decision(number))
            is_given_anew = fall.given_anew > before
            revision = (await store.dossier(BA_DONG, dossier(0).code)).revision
            lines = len(await store.history(BA_DONG, dossier(0).id))
            is_once = (revision, lines) == (number + 2, number + 1)
            found = () if is_once else (f"{how.name}: the decision is not kept once",)
            trials.append(Trial(is_given_anew is (how is Cut.BEFORE), found))
    await server.drop(name)
    return trials


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
