"""A look at a database on a server without opening it for work: nothing is changed by it."""

import asyncpg

from bot.storage.inspection import Found
from bot.storage.postgres import ENGINE, opened, place_of
from bot.storage.postgres_database import PostgresDatabase
from bot.storage.postgres_errors import DRIVERS
from bot.storage.postgres_migrations import refuse_unfit
from bot.storage.postgres_session import CONNECT_WITHIN_S
from bot.storage.refusals import ServerSilent
from bot.storage.sealing import Seal
from bot.storage.standing import standing
from bot.storage.statements import read_migrations


async def has_data(address: str) -> bool:
    """Say whether something was sealed here before. Raises ServerSilent."""
    try:
        session = await asyncpg.connect(address, timeout=CONNECT_WITHIN_S)
        try:
            return bool(await session.fetchval("SELECT to_regclass('installation') IS NOT NULL"))
        finally:
            session.terminate()
    except (*DRIVERS, ValueError) as exc:
        raise ServerSilent(place_of(address), type(exc).__name__) from exc


async def inspect_server(address: str, seal: Seal) -> Found | None:
    """Look whether it is ours, of a schema we know, and sealed with our key; None: no data yet.

    Raises ServerSilent, ServerUnfit, NotOurs, NewerSchema, WrongKey, StoreBusy, StoreBroken.
    """
    newest = max(read_migrations(ENGINE))

    def look(database: PostgresDatabase) -> Found | None:
        version = refuse_unfit(database, place_of(address), newest)
        if not version:
            return None
        return Found(version, newest, standing(database, frozenset()).newest_at)

    session = await opened(address, seal)
    try:
        return await session.run(lambda: session.read(look))
    finally:
        await session.close()
