"""A wire between a store and its server, which can be cut exactly at a COMMIT."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from urllib.parse import parse_qs, urlsplit

import asyncpg

from tests.storage.cluster import Cluster

_COMMIT = b"COMMIT\0"
_PIECE = 65_536
_OPEN = """SELECT backend_xid::text FROM pg_stat_activity
           WHERE application_name = 'motcua' AND datname = current_database()
             AND backend_xid IS NOT NULL"""
_OTHERS = 20


class Cut(Enum):
    """When the wire is cut."""

    BEFORE = "before the server hears COMMIT"
    DURING = "while the server is at it: its session is ended"
    AFTER = "when the server has answered, before we hear it"


Ending = Callable[[], Awaitable[object]]
Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def nothing() -> None:
    pass


@dataclass
class Wire:
    """`cut` arms it for the next COMMIT; `cuts` counts those that were made.

    Whoever asked for the COMMIT learns of the cut after `befalls` only. `overhears` gets what is
    on its way to the server, before the server does.
    """

    address: str
    end_sessions: Ending
    cut: Cut | None = None
    cuts: int = 0
    befalls: Ending = nothing
    overhears: Callable[[bytes], object] = bytes.__len__

    async def joined(self, ours: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Carry one session's words to and fro until either end, or the knife, ends it."""
        try:
            theirs, to_server = await _reached(self.address)
        except OSError:  # the server is down
            back.transport.abort()
            return
        answers = asyncio.create_task(_carry(theirs, back))
        asking = asyncio.create_task(self._ask(ours, (theirs, to_server), answers))
        await asyncio.wait({answers, asking}, return_when=asyncio.FIRST_COMPLETED)
        if not self._is_at_work(asking):
            asking.cancel()
        await asyncio.wait({asking})
        answers.cancel()
        for writer in (back, to_server):
            writer.transport.abort()

    def _is_at_work(self, asking: "asyncio.Task[None]") -> bool:
        """Say whether the knife is in it: then it, not the silence, ends the session."""
        return asking.get_name() == "cutting" and not asking.done()

    async def _ask(
        self, ours: asyncio.StreamReader, server: Ends, answers: "asyncio.Task[None]"
    ) -> None:
        theirs, to_server = server
        while piece := await ours.read(_PIECE):
            self.overhears(piece)
            if self.cut is None or _COMMIT not in piece:
                to_server.write(piece)
                continue
            how, self.cut = self.cut, None
            self.cuts += 1
            _named("cutting")
            answers.cancel()
            await asyncio.wait({answers})
            if how is not Cut.BEFORE:
                to_server.write(piece)
            if how is Cut.DURING:
                await self.end_sessions()
            if how is Cut.AFTER:
                assert await theirs.read(1)
            await self.befalls()
            return


@dataclass
class Fall:
    """The server falls and comes up, and others write: one of them gets the number of the lost."""

    server: Cluster
    address: str
    given_anew: int = 0

    async def __call__(self) -> None:
        assert self.server.crash is not None
        session = await asyncpg.connect(self.address)
        number = await session.fetchval(_OPEN)
        await session.close()
        await asyncio.to_thread(self.server.crash)
        session = await asyncpg.connect(self.address)
        for _ in range(_OTHERS):
            await session.execute("SELECT pg_current_xact_id()")
        fate = "SELECT pg_xact_status($1::text::xid8) = 'committed'"
        self.given_anew += number is not None and await session.fetchval(fate, number)
        await session.close()


def _named(name: str) -> None:
    task = asyncio.current_task()
    assert task is not None
    task.set_name(name)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while piece := await reader.read(_PIECE):
            writer.write(piece)


async def _reached(address: str) -> Ends:
    parts = urlsplit(address)
    folder = parse_qs(parts.query).get("host")
    if folder:
        return await asyncio.open_unix_connection(f"{folder[0]}/.s.PGSQL.5432")
    return await asyncio.open_connection(parts.hostname, parts.port or 5432)


@asynccontextmanager
async def wire(address: str, end_sessions: Ending) -> AsyncIterator[tuple[Wire, str]]:
    """Give a wire to the database at `address`, and the address at its near end."""
    between = Wire(address, end_sessions)
    listening = await asyncio.start_server(between.joined, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    parts = urlsplit(address)
    user = parts.netloc.rpartition("@")[0]
    try:
        yield between, f"postgresql://{user}@127.0.0.1:{port}{parts.path}?sslmode=disable"
    finally:
        listening.close()
