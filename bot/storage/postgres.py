"""Everything in a PostgreSQL database, on which any number of processes may work."""

import asyncio
from base64 import b64decode, b64encode
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlsplit

from bot.model.errors import StoreBroken, StoreBusy
from bot.model.event import Chat
from bot.storage.codec import decode_chat, encode_chat, encode_time
from bot.storage.database import Database
from bot.storage.postgres_database import numbered
from bot.storage.postgres_errors import DRIVERS, Again, Overtaken
from bot.storage.postgres_line import Line
from bot.storage.postgres_migrations import prepare
from bot.storage.postgres_session import Mark, Session, Written
from bot.storage.postgres_sessions import Sessions
from bot.storage.pruning import Pruned
from bot.storage.reaching import nothing
from bot.storage.refusals import ServerSilent
from bot.storage.sealing import Seal
from bot.storage.sql_store import SqlStore
from bot.storage.statements import read_migrations, read_statements

T = TypeVar("T")

ENGINE = "postgres"  # its folder under sql/
TRIES = 3
FOUND_OUT_WITHIN_S, LOOK_AGAIN_S = 10.0, 0.05
_NOTICE = "notice|chat"


class PostgresStore(SqlStore):
    """All the ports of storage over one database on a server."""

    def __init__(self, sessions: Sessions, seal: Seal, address: str) -> None:
        super().__init__()
        self._transactions = 0
        self._sessions = sessions
        self._line = Line(address, self._heard)
        self._notice = seal.notice_key()
        self._writing: set[asyncio.Task[object]] = set()
        self._is_closed = False

    @classmethod
    async def open(cls, address: str, seal: Seal) -> "PostgresStore":
        """Open the database. Raises what `refusals` holds, StoreBusy, StoreBroken."""
        texts = read_statements(ENGINE)
        statements = {name: numbered(text) for name, text in texts.items()}
        first = await opened(address, seal)
        place, scripts = place_of(address), read_migrations(ENGINE)
        try:
            await first.run(lambda: first.write(lambda database: prepare(database, place, scripts)))
        finally:
            await first.close()
        store = cls(Sessions(lambda: Session.open(address, statements, seal)), seal, address)
        store._line.start()
        return store

    @property
    def transactions(self) -> int:
        return self._transactions

    async def close(self) -> None:
        self._is_closed = True
        if self._writing:
            await asyncio.wait(self._writing)
        await self._line.close()
        await self._sessions.close()

    async def lead(self, task: str, work: Callable[[], Coroutine[object, object, None]]) -> None:
        await self._line.lead(task, work)

    async def prune(self, before: datetime) -> Pruned:
        end = encode_time(before)
        await self._write(lambda database: database.run("forget_writers", before=end))
        return await super().prune(before)

    async def lies_elsewhere(self) -> bool:
        return await self._read(
            lambda database: bool(database.returned("lies_elsewhere")["answer"])
        )

    async def stay_here(self) -> None:
        await self._write(lambda database: database.run("stay_here"))

    async def _read(self, look: Callable[[Database], T]) -> T:
        return await self._tried(lambda session: session.read(look))

    async def _write(
        self, change: Callable[[Database], T], afterwards: Callable[[], None] = nothing
    ) -> T:
        if self._is_closed:
            raise StoreBroken("the store is closed")
        # It comes to its end even if nobody waits for it any more: it may be kept already.
        task = asyncio.create_task(self._keep(change, afterwards))
        self._writing.add(task)
        task.add_done_callback(self._over)
        return await asyncio.shield(task)

    async def _shred(self) -> None:
        """Do nothing: what the server's log and its copies remember is the server's to forget."""

    def _tell(self, told: tuple[Chat, ...]) -> None:
        super()._tell(told)
        for chat in told:
            sealed = self._notice.seal(_NOTICE, encode_chat(chat))
            self._line.tell(b64encode(sealed).decode())

    def _heard(self, word: str) -> None:
        try:
            chat = decode_chat(self._notice.unseal(_NOTICE, b64decode(word)))
        except (StoreBroken, ValueError):
            return  # not from one of us
        super()._tell((chat,))

    def _over(self, task: "asyncio.Task[object]") -> None:
        self._writing.discard(task)
        if not task.cancelled():
            task.exception()  # whoever waits for it has heard

    async def _keep(self, change: Callable[[Database], T], afterwards: Callable[[], None]) -> T:
        for _ in range(TRIES):
            written: Written[T] = await self._tried(lambda session: session.write(change))
            if written.in_doubt is None or await self._was_kept(written.in_doubt):
                self._transactions += 1
                afterwards()
                return written.result
        raise StoreBusy("the server could not keep it")

    async def _tried(self, work: Callable[[Session], T]) -> T:
        for _ in range(TRIES - 1):
            try:
                return await self._sessions.run(work)
            except (Again, Overtaken):
                continue
        return await self._sessions.run(work)

    async def _was_kept(self, mark: Mark) -> bool:
        """Find out what became of a COMMIT that was not answered; the server may be restarting."""
        loop = asyncio.get_running_loop()
        until = loop.time() + FOUND_OUT_WITHIN_S
        while loop.time() < until:
            with suppress(StoreBusy):
                return await self._tried(lambda session: session.has_kept(mark))
            await asyncio.sleep(LOOK_AGAIN_S)
        # Whoever brings an update again meets its key, if it was kept; an officer sees it.
        raise StoreBusy("the server does not tell whether it was kept")


async def opened(address: str, seal: Seal) -> Session:
    """Open a single session. Raises ServerSilent."""
    statements = {name: numbered(text) for name, text in read_statements(ENGINE).items()}
    try:
        return await Session.open(address, statements, seal)
    except (*DRIVERS, ValueError) as exc:
        raise ServerSilent(place_of(address), type(exc).__name__) from exc


def place_of(address: str) -> str:
    """Give an address as it may be shown: without user and password."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
