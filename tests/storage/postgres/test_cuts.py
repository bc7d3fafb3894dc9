"""A COMMIT whose answer is lost: what was kept is told as kept, and nothing is kept twice."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import TypeAlias

import asyncpg
import pytest

from bot.model.dossier import Status
from bot.model.errors import Duplicate
from bot.service.ports import Work
from bot.storage.postgres import PostgresStore
from bot.storage.postgres_session import Mark
from tests.storage.cluster import Cluster
from tests.storage.conftest import opened
from tests.storage.postgres.cutting import Cut, Fall, wire
from tests.storage.samples import BA_DONG, LAN, NOW, dossier, entry, event, outgoing, saved

ROUNDS = 16
Admin: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
END = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'motcua' AND datname = current_database()"""


def turn(number: int) -> Work:
    """Give a turn that talks, hands in and is noted."""
    return Work(
        NOW,
        seen=(LAN, f"update-{number}"),
        conversations=(saved(LAN, number, misses=number + 1),),
        outgoing=(outgoing(LAN, f"reply {number}"),),
        new_dossiers=(dossier(number),),
        audit=(entry(BA_DONG.office, "submit"),),
    )


def decision(number: int) -> Work:
    """Give what an officer decides: it has no update's key."""
    changed = dossier(0, revision=number + 2)
    return Work(
        NOW,
        changed_dossiers=(changed,),
        dossier_events=(event(changed, Status.ACCEPTED),),
        audit=(entry(BA_DONG.office, "accept"),),
    )


@pytest.fixture
async def admin(database: str) -> AsyncIterator[Admin]:
    session = await asyncpg.connect(database)
    yield session
    await session.close()


@pytest.mark.parametrize("how", Cut)
async def test_a_turn_cut_off_at_its_commit_is_kept_once(
    database: str, admin: Admin, how: Cut
) -> None:
    async with wire(database, lambda: admin.execute(END)) as (between, near), opened(near) as store:
        for number in range(ROUNDS):
            between.cut = how
            await store.commit(turn(number))
            assert (await store.conversation(LAN))[1] == number + 1
            with pytest.raises(Duplicate):
                await store.commit(turn(number))
        assert between.cuts == ROUNDS
        rows = await store.feed(LAN, 0)
        assert [row.message.text for row in rows] == [f"reply {n}" for n in range(ROUNDS)]
        assert [row.seq for row in rows] == list(range(1, ROUNDS + 1))
        handed_in = Counter(one.draft for one in await store.dossiers_of(LAN))
        assert handed_in == Counter(f"draft-{n}" for n in range(ROUNDS))
        assert await store.verify_audit(BA_DONG.office) == []
        assert (await store.audit_head(BA_DONG.office))[1] == ROUNDS


async def test_a_store_whose_sessions_were_ended_goes_on(database: str, admin: Admin) -> None:
    async with opened(database) as store:
        for number in range(ROUNDS):
            await store.commit(turn(number))
            await admin.execute(END)
        assert (await store.conversation(LAN))[1] == ROUNDS


@pytest.mark.parametrize("how", Cut)
async def test_a_decision_cut_off_at_its_commit_is_kept_once(
    database: str, admin: Admin, how: Cut
) -> None:
    async with wire(database, lambda: admin.execute(END)) as (between, near), opened(near) as store:
        await store.commit(Work(NOW, new_dossiers=(dossier(0),)))
        for number in range(ROUNDS):
            between.cut = how
            await store.commit(decision(number))
        assert between.cuts == ROUNDS
        await is_decided(store, times=ROUNDS)


@pytest.mark.parametrize("how", [Cut.BEFORE, Cut.AFTER])
async def test_a_decision_at_whose_commit_the_server_falls_is_kept_once(
    server: Cluster, database: str, admin: Admin, how: Cut
) -> None:
    """The number of the lost transaction is another's by then, and tells nothing."""
    if server.crash is None:
        pytest.skip("not the tests' own server")
    fall = Fall(server, database)
    async with wire(database, lambda: admin.execute(END)) as (between, near), opened(near) as store:
        await store.commit(Work(NOW, new_dossiers=(dossier(0),)))
        between.befalls, between.cut = fall, how
        await store.commit(decision(0))
        assert (between.cuts, fall.given_anew) == (1, how is Cut.BEFORE)
        await is_decided(store, times=1)


async def is_decided(store: PostgresStore, *, times: int) -> None:
    assert (await store.dossier(BA_DONG, dossier(0).code)).revision == times + 1
    lines = await store.history(BA_DONG, dossier(0).id)
    assert [line.revision for line in lines] == list(range(2, times + 2))
    assert await store.verify_audit(BA_DONG.office) == []
    assert (await store.audit_head(BA_DONG.office))[1] == times


async def test_of_a_write_that_is_still_under_way_it_is_waited_for_the_end(
    postgres: PostgresStore, admin: Admin
) -> None:
    mark = Mark("another session", 7)
    under_way = admin.transaction()
    await under_way.start()
    await admin.execute("INSERT INTO writers (session, number) VALUES ('another session', 7)")
    looking = asyncio.create_task(postgres._was_kept(mark))
    await asyncio.wait([looking], timeout=0.3)
    assert not looking.done()
    await under_way.commit()
    assert await looking
    assert not await postgres._was_kept(Mark("another session", 8))
    assert not await postgres._was_kept(Mark("a session that has kept nothing", 1))


async def test_sessions_that_ended_long_ago_are_forgotten(
    postgres: PostgresStore, admin: Admin
) -> None:
    await admin.execute("INSERT INTO writers VALUES ('of old', 1, '2020-01-01')")
    await postgres.commit(turn(0))
    await postgres.prune(NOW - timedelta(days=365))
    left = await admin.fetch("SELECT session FROM writers")
    assert left
    assert "of old" not in {row["session"] for row in left}
