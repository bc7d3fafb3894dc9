"""A session with a thread of its own, so that the functions over the rows need not wait in turns.

The driver is asynchronous, these functions are not, and they are the same for both engines. So the
thread has an event loop of its own, which runs whenever one of them asks the server something.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

import asyncpg

from bot.storage.postgres_database import Numbered, PostgresDatabase
from bot.storage.postgres_errors import DRIVERS, cuts_off, translated
from bot.storage.sealing import Seal

T = TypeVar("T")

CONNECT_WITHIN_S, ANSWER_WITHIN_S = 5.0, 10.0
WAYS = {
    "application_name": "motcua",
    "synchronous_commit": "on",  # what was acknowledged survives a power cut
    "statement_timeout": "5000",
    "lock_timeout": "4000",
    "idle_in_transaction_session_timeout": "10000",  # a process that froze lets go of its rows
    "client_min_messages": "error",
    "jit": "off",
}
_LOOK = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"  # one unchanging view


@dataclass(frozen=True, slots=True)
class Mark:
    """What a write leaves in the row of its session: which of the session's writes it was."""

    session: str
    number: int


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """What a change gave. `in_doubt` is its mark where COMMIT was not answered."""

    result: T
    in_doubt: Mark | None = None


class Session:
    """A session on the server, and the thread in which everything on it runs."""

    def __init__(
        self,
        thread: ThreadPoolExecutor,
        loop: asyncio.AbstractEventLoop,
        database: PostgresDatabase,
    ) -> None:
        self.is_lost = False
        self._thread, self._loop, self._database = thread, loop, database
        self._name, self._writes = "", 0

    @classmethod
    async def open(cls, address: str, statements: Mapping[str, Numbered], seal: Seal) -> "Session":
        """Raise what `postgres_errors.DRIVERS` names."""
        thread, loop = ThreadPoolExecutor(1, "postgres"), asyncio.new_event_loop()
        opening = asyncio.get_running_loop().run_in_executor(thread, _connected, loop, address)
        try:
            driver = await opening
        except BaseException:
            thread.submit(loop.close)
            thread.shutdown(wait=False)
            raise
        return cls(thread, loop, PostgresDatabase(driver, loop, statements, seal))

    async def run(self, work: Callable[[], T]) -> T:
        """Run something in the thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def close(self) -> None:
        await self.run(self._end)
        self._thread.shutdown(wait=False)

    def read(self, look: Callable[[PostgresDatabase], T]) -> T:
        """Look at one view. In the thread; raises what `translated` gives."""
        return self._in_transaction(_LOOK, look)

    def write(self, change: Callable[[PostgresDatabase], T]) -> Written[T]:
        """Keep a change. In the thread; raises what `translated` gives, nothing is kept then."""

        def marked(database: PostgresDatabase) -> tuple[Mark, T]:
            result = change(database)  # the first of all makes the table of marks
            mark = self._next_mark(database)
            database.run("leave_mark", session=mark.session, number=mark.number)
            return mark, result

        mark, result = self._unfinished("BEGIN", marked)
        try:
            self._finish("COMMIT")
        except DRIVERS:
            # It may have arrived, and the answer was lost: whoever asked us finds out.
            self.is_lost = True
            return Written(result, in_doubt=mark)
        return Written(result)

    def has_kept(self, mark: Mark) -> bool:
        """Say whether what another session wrote last was kept. As `write`."""

        def look(database: PostgresDatabase) -> bool:
            last = database.returned("last_mark", session=mark.session)
            return mark == Mark(mark.session, last["number"])

        return self._in_transaction("BEGIN", look)

    def _next_mark(self, database: PostgresDatabase) -> Mark:
        self._name = self._name or str(database.returned("new_session")["name"])
        self._writes += 1
        return Mark(self._name, self._writes)

    def _in_transaction(self, begin: str, work: Callable[[PostgresDatabase], T]) -> T:
        result = self._unfinished(begin, work)
        self._guarded(lambda _: self._finish("COMMIT"))
        return result

    def _unfinished(self, begin: str, work: Callable[[PostgresDatabase], T]) -> T:
        def begun(database: PostgresDatabase) -> T:
            database.script(begin)
            database.forget()  # others write as well
            return work(database)

        try:
            return self._guarded(begun)
        except BaseException:
            self._roll_back()
            raise

    def _guarded(self, work: Callable[[PostgresDatabase], T]) -> T:
        try:
            return work(self._database)
        except DRIVERS as exc:
            self.is_lost = cuts_off(exc) or self._database.session.is_closed()
            raise translated(exc, is_cut_off=self.is_lost) from exc

    def _roll_back(self) -> None:
        try:
            self._finish("ROLLBACK")
        except DRIVERS:
            self.is_lost = True

    def _finish(self, how: str) -> None:
        self._database.script(how)

    def _end(self) -> None:
        self._database.session.terminate()
        # What the driver still has to clear up comes before its loop is closed.
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()


def _connected(
    loop: asyncio.AbstractEventLoop, address: str
) -> "asyncpg.Connection[asyncpg.Record]":
    opening = asyncpg.connect(
        address,
        timeout=CONNECT_WITHIN_S,
        command_timeout=ANSWER_WITHIN_S,
        statement_cache_size=256,
        server_settings=WAYS,
    )
    return loop.run_until_complete(opening)
