"""A database on a server is opened only if it is ours, and safe."""

import asyncio
import os

import asyncpg
import pytest

from bot.service.ports import SavedConversation, Work
from bot.storage.postgres import ENGINE, PostgresStore, opened
from bot.storage.postgres_database import PostgresDatabase, numbered
from bot.storage.refusals import NewerSchema, NotOurs, ServerSilent, ServerUnfit, WrongKey
from bot.storage.sealing import Seal
from bot.storage.sqlite import SqliteStore
from bot.storage.statements import read_migrations, read_statements
from tests.storage.cluster import Cluster
from tests.storage.conftest import seal
from tests.storage.samples import LAN, NOW, outgoing, say
from tests.storage.test_at_rest import Marks, leaks, marked_conversation

COLUMNS = """SELECT table_name, column_name FROM information_schema.columns
             WHERE table_schema = 'public' AND column_name <> 'rowid'"""
OF_A_SERVER = {
    ("writers", "session"),
    ("writers", "number"),
    ("writers", "at"),
    ("installation", "place"),
}


async def asked(address: str, text: str) -> list[asyncpg.Record]:
    session = await asyncpg.connect(address)
    try:
        return await session.fetch(text)
    finally:
        await session.close()


async def test_what_was_kept_is_there_after_a_restart(database: str) -> None:
    store = await PostgresStore.open(database, seal())
    await store.commit(say(LAN, "a"))
    await store.close()
    store = await PostgresStore.open(database, seal())
    assert [row.message.text for row in await store.feed(LAN, 0)] == ["a"]
    await store.close()


async def test_another_key_opens_nothing(postgres: PostgresStore, database: str) -> None:
    with pytest.raises(WrongKey):
        await PostgresStore.open(database, Seal(bytes(32), os.urandom))


async def test_a_database_of_another_program_stays_as_it_is(database: str) -> None:
    await asked(database, "CREATE TABLE letters (id int)")
    with pytest.raises(NotOurs):
        await PostgresStore.open(database, seal())
    assert {row["table_name"] for row in await asked(database, COLUMNS)} == {"letters"}


async def test_a_newer_schema_stays_as_it_is(postgres: PostgresStore, database: str) -> None:
    await asked(database, "INSERT INTO schema_version VALUES (999)")
    with pytest.raises(NewerSchema):
        await PostgresStore.open(database, seal())


async def test_a_server_that_may_lose_what_it_confirmed_is_refused(
    server: Cluster, database: str
) -> None:
    if server.folder is None:
        pytest.skip("not the tests' own server")
    await asked(database, "ALTER SYSTEM SET fsync = off")
    await asked(database, "SELECT pg_reload_conf()")
    try:
        with pytest.raises(ServerUnfit):
            await until_refused(database)
    finally:
        await asked(database, "ALTER SYSTEM RESET fsync")
        await asked(database, "SELECT pg_reload_conf()")


async def until_refused(database: str) -> None:
    """Open it again and again: the server reads its settings when it comes to it."""
    async with asyncio.timeout(10):
        while True:
            await (await PostgresStore.open(database, seal())).close()


@pytest.mark.parametrize(
    "address",
    ["postgresql://127.0.0.1:1/motcua", "postgresql://u:geheim@127.0.0.1:1/x", "postgresql:///x?y"],
)
async def test_a_server_that_is_not_there_is_told_without_its_password(address: str) -> None:
    with pytest.raises(ServerSilent) as told:
        await PostgresStore.open(address, seal())
    assert "geheim" not in str(told.value)


async def test_every_session_waits_until_its_commits_are_on_the_disk(database: str) -> None:
    name = (await asked(database, "SELECT current_database()"))[0][0]
    await asked(database, f"ALTER DATABASE {name} SET synchronous_commit = off")
    session = await opened(database, seal())
    assert await session.run(lambda: session.read(durability)) == "on"
    await session.close()


def durability(database: PostgresDatabase) -> str:
    return str(database.wait(database.session.fetchval("SHOW synchronous_commit")))


async def test_both_engines_hold_the_same_but_what_only_a_server_needs(
    postgres: PostgresStore, sqlite: SqliteStore, database: str
) -> None:
    assert set(read_migrations(ENGINE)) - set(read_migrations()) == {5, 6}
    theirs = {(row["table_name"], row["column_name"]) for row in await asked(database, COLUMNS)}
    ours = await sqlite._writer.run(
        lambda one: one.connection.execute(
            "SELECT m.name, c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c"
            " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        ).fetchall()
    )
    assert theirs - {tuple(row) for row in ours} == OF_A_SERVER
    assert {tuple(row) for row in ours} <= theirs


async def test_every_statement_is_valid_sql(postgres: PostgresStore, database: str) -> None:
    session = await asyncpg.connect(database)
    for text in read_statements(ENGINE).values():
        await session.prepare(numbered(text).text)
    await session.close()


async def test_whoever_steals_the_database_reads_nothing_about_anybody(
    postgres: PostgresStore, server: Cluster
) -> None:
    if server.folder is None:
        pytest.skip("not the tests' own server")
    mark = Marks()
    kept = SavedConversation(LAN, marked_conversation(mark), 0)
    await postgres.commit(Work(NOW, conversations=(kept,), outgoing=(outgoing(LAN, mark()),)))
    await asked(server.address, "CHECKPOINT")
    assert mark.given
    assert leaks(server.folder, [*mark.given, b"lan-0912345678"]) == []
