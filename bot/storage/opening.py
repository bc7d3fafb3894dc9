"""The store that is set: a file in the data folder, or a database on a server."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.storage.backup import DATABASE, hold, quarantined_since
from bot.storage.inspection import Found, inspect
from bot.storage.journal import no_room
from bot.storage.keyfile import make_private_folder
from bot.storage.sealing import Seal
from bot.storage.sql_store import SqlStore
from bot.storage.sqlite import SqliteStore


class FindSeal(Protocol):
    """Opens the office's key; makes one only where nothing was sealed yet."""

    def __call__(self, *, has_data: bool) -> Seal: ...


async def open_store(
    home: Path, server: str, find_seal: FindSeal, make_room: Callable[[], bool] = no_room
) -> SqlStore:
    """Open the store at `server`, an address, or in the folder where that is empty.

    `make_room` is asked once where the disk of the folder is full.

    Raises what `refusals` holds, StoreBusy, StoreBroken.
    """
    if server:
        return await _open_on_server(home, server, find_seal)
    database = home / DATABASE
    seal = find_seal(has_data=SqliteStore.has_data(database))
    inspect(database, seal)  # before anything is written there
    make_private_folder(home)
    return await SqliteStore.open(database, seal, make_room)


async def hold_where_put_back(store: SqlStore, home: Path, now: datetime) -> None:
    """Hold data that lies elsewhere than it did, as after `restore`: pg_restore put it there."""
    if quarantined_since(home) is None and await store.lies_elsewhere():
        hold(home, now)


async def look_at(home: Path, server: str, find_seal: FindSeal) -> Found | None:
    """Look at what is there, and change nothing; None: no data yet. Raises as `open_store`."""
    if server:
        return await _look_on_server(server, find_seal)
    database = home / DATABASE
    return inspect(database, find_seal(has_data=True)) if SqliteStore.has_data(database) else None


# Loading the driver of the server takes longer than all of SQLite's start.


async def _open_on_server(home: Path, server: str, find_seal: FindSeal) -> SqlStore:
    from bot.storage.postgres import PostgresStore  # noqa: PLC0415
    from bot.storage.postgres_inspection import has_data  # noqa: PLC0415

    seal = find_seal(has_data=await has_data(server))
    make_private_folder(home)
    return await PostgresStore.open(server, seal)


async def _look_on_server(server: str, find_seal: FindSeal) -> Found | None:
    from bot.storage.postgres_inspection import has_data, inspect_server  # noqa: PLC0415

    if not await has_data(server):
        return None
    return await inspect_server(server, find_seal(has_data=True))
