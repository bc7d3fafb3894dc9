"""A COMMIT whose answer is lost: what was kept is told as kept, and nothing is kept twice."""

from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from typing import TypeAlias

import asyncpg
import pytest

from bot.model.errors import Duplicate
from bot.service.ports import Work
from bot.storage.chats import has_seen
from bot.storage.postgres import PostgresStore
from tests.storage.conftest import opened
from tests.storage.postgres.cutting import Cut, wire
from tests.storage.samples import BA_DONG, LAN, NOW, dossier, entry, outgoing, saved

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


async def test_a_number_given_out_again_does_not_make_a_lost_turn_kept(
    postgres: PostgresStore,
) -> None:
    """What a fallen server forgot, another transaction may be called after it came up again."""
    await postgres.commit(turn(0))
    numbers = await postgres._read(lambda database: database.rows("this_transaction"))
    another = str(int(numbers[0]["id"]) - 1)
    is_kept = partial(has_seen, chat=LAN, key="update-1")
    assert await postgres._was_kept(another)
    assert not await postgres._was_kept(another, is_kept)
    assert await postgres._was_kept(another, partial(has_seen, chat=LAN, key="update-0"))


async def test_a_transaction_that_a_fallen_server_knows_nothing_of_was_not_kept(
    postgres: PostgresStore,
) -> None:
    assert not await postgres._was_kept("4000000000")
