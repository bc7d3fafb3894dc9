"""The one writer: whoever waits shares the next transaction and its one fsync."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from bot.model.errors import StoreBroken, StoreBusy
from bot.storage.connection import Connection
from bot.storage.reaching import nothing
from bot.storage.sqlite_database import SqliteDatabase, is_full_disk

T = TypeVar("T")

LONGEST_WAIT_S = 5.0
MOST_TOGETHER = 256

_log = logging.getLogger(__name__)


def no_room() -> bool:
    """Say that no room can be made on a full disk."""
    return False


@dataclass(slots=True)
class _Job:
    """A change that waits, and who waits for it."""

    change: Callable[[SqliteDatabase], object]
    waiter: asyncio.Future[None]
    until: float
    afterwards: Callable[[], None] = field(default=nothing)

    def fail(self, exc: BaseException) -> None:
        if not self.waiter.done():
            self.waiter.set_exception(exc)

    def succeed(self) -> None:
        if not self.waiter.done():
            self.waiter.set_result(None)
        self.afterwards()


class Journal:
    """Queues changes and writes all that wait in one transaction."""

    def __init__(
        self,
        connection: Connection,
        longest_wait_s: float = LONGEST_WAIT_S,
        make_room: Callable[[], bool] = no_room,
    ) -> None:
        self.transactions = 0
        self.has_broken = asyncio.Event()
        self._make_room = make_room
        self._longest_wait_s = longest_wait_s
        self._connection = connection
        self._waiting: asyncio.Queue[_Job | None] = asyncio.Queue()
        self._broken: StoreBroken | None = None
        self._task = asyncio.create_task(self._work(), name="journal")

    async def write(
        self, change: Callable[[SqliteDatabase], T], afterwards: Callable[[], None] = nothing
    ) -> T:
        """Keep a change durably, then call `afterwards` in the event loop.

        Raises StoreBusy where its turn did not come within five seconds, StoreBroken, and what
        `change` raises; nothing is kept then.
        """
        self.refuse_broken()
        results: list[T] = []
        loop = asyncio.get_running_loop()
        job = _Job(
            lambda database: results.append(change(database)),
            loop.create_future(),
            loop.time() + self._longest_wait_s,
            afterwards,
        )
        self._waiting.put_nowait(job)
        await job.waiter
        return results[-1]  # a change may be tried twice

    def refuse_broken(self) -> None:
        """Raise StoreBroken where nothing can be written any more."""
        if self._broken:
            raise StoreBroken(*self._broken.args)

    async def close(self) -> None:
        """Write what waits, then stop."""
        self._broken = self._broken or StoreBroken("the store is closed")
        self._waiting.put_nowait(None)
        await self._task

    async def _work(self) -> None:
        while (job := await self._waiting.get()) is not None:
            jobs = self._wanted([job, *self._more()])
            try:
                await self._write_together(jobs)
            except Exception as exc:  # noqa: BLE001  # a worker's loop: all who wait must hear
                # Only the type: the words of an error may hold what a citizen wrote.
                _log.error("the journal failed: %s", type(exc).__name__)
                self._stop(jobs, StoreBroken(type(exc).__name__))

    def _more(self) -> list[_Job]:
        jobs: list[_Job] = []
        while len(jobs) < MOST_TOGETHER - 1 and not self._waiting.empty():
            job = self._waiting.get_nowait()
            if job is None:  # the end comes after what was asked before it
                self._waiting.put_nowait(None)
                break
            jobs.append(job)
        return jobs

    def _wanted(self, jobs: list[_Job]) -> list[_Job]:
        now = asyncio.get_running_loop().time()
        for job in jobs:
            if job.until < now:
                job.fail(StoreBusy("its turn did not come in time"))
        return [job for job in jobs if not job.waiter.done()]

    async def _write_together(self, jobs: list[_Job]) -> None:
        if not jobs:
            return
        try:
            outcomes = await self._tried(jobs)
        except StoreBusy as exc:
            for job in jobs:
                job.fail(StoreBusy(*exc.args))
            return
        except StoreBroken as exc:
            self._fail(jobs, exc)
            return
        self.transactions += 1
        for job, outcome in zip(jobs, outcomes, strict=True):
            if outcome is None:
                job.succeed()
            else:
                job.fail(outcome)

    async def _tried(self, jobs: list[_Job]) -> list[Exception | None]:
        """Write; on a full disk once more, if room can be made."""
        try:
            return await self._connection.run(lambda database: _write(database, jobs))
        except StoreBroken as exc:
            if not (is_full_disk(exc) and self._make_room()):
                raise
        return await self._connection.run(lambda database: _write(database, jobs))

    def _fail(self, jobs: list[_Job], exc: StoreBroken) -> None:
        if not is_full_disk(exc):
            self._stop(jobs, exc)
            return
        for job in jobs:
            job.fail(StoreBroken(*exc.args))

    def _stop(self, jobs: list[_Job], exc: StoreBroken) -> None:
        # After a failed write or fsync nobody knows what is on the disk: only a restart,
        # which reads the disk again, makes going on safe.
        self._broken = exc
        self.has_broken.set()
        for job in jobs:
            job.fail(StoreBroken(*exc.args))
        while not self._waiting.empty():
            if (waiting := self._waiting.get_nowait()) is None:
                self._waiting.put_nowait(None)
                break
            waiting.fail(StoreBroken(*exc.args))


class _Refused(Exception):
    """One of several changes cannot be made."""


def _write(database: SqliteDatabase, jobs: list[_Job]) -> list[Exception | None]:
    """Write the jobs in one transaction. Runs in the thread.

    Where one of them is refused all are written anew, each in a part of its own: that is rare,
    and parts cost a third of the writing.
    """
    with suppress(_Refused):
        return _all_written(database, jobs)
    with database.transaction("BEGIN IMMEDIATE"):
        return [_attempt(database, job) for job in jobs]


def _all_written(database: SqliteDatabase, jobs: list[_Job]) -> list[Exception | None]:
    with database.transaction("BEGIN IMMEDIATE"):
        for job in jobs:
            try:
                job.change(database)
            except sqlite3.IntegrityError as exc:
                raise _Refused from exc
            except sqlite3.Error:
                raise  # the disk or the database, not this part, is at fault
            except Exception as exc:
                raise _Refused from exc
    return [None] * len(jobs)


def _attempt(database: SqliteDatabase, job: _Job) -> Exception | None:
    try:
        with database.savepoint():
            job.change(database)
    except sqlite3.Error:
        raise  # the disk or the database, not this part, is at fault
    except Exception as exc:  # noqa: BLE001  # a worker's loop: one mistake must not harm the rest
        return exc
    return None
