"""The session that stays open: it hears other processes, and holds what one alone may do.

The server ends it where we fall silent for too long, by its own clock: a process that froze loses
what it held, and another goes on. Whatever the frozen one still says bears an epoch that is over.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

import asyncpg

from bot.storage.postgres_errors import DRIVERS
from bot.storage.postgres_session import ANSWER_WITHIN_S, CONNECT_WITHIN_S

BELL = "motcua_outgoing"
AGAIN_S = 1.0
BEAT_S, SILENCE_S = 2.0, 8
_WAYS = {"application_name": "motcua line", "idle_session_timeout": f"{SILENCE_S}s"}
_RING = "SELECT pg_notify($1, told) FROM unnest($2::text[]) AS told"
_HOLD = "SELECT pg_try_advisory_lock(hashtextextended($1, 1))"
_LET_GO = "SELECT pg_advisory_unlock(hashtextextended($1, 1))"
# The driver has a statement prepared before it has it run, and the server counts nobody as idle
# who falls silent in between: such a session would keep its locks for ever.
_END_THE_SILENT = """SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name IN ('motcua', 'motcua line')
      AND state = 'active' AND wait_event = 'ClientRead'
      AND state_change < clock_timestamp() - $1::interval"""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Open:
    """A session while it lasts; its statements go one after the other."""

    session: "asyncpg.Connection[asyncpg.Record]"
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    using: asyncio.Lock = field(default_factory=asyncio.Lock)
    looks_again_at: float = 0

    async def ask(self, text: str, *values: object) -> object:
        async with self.using:
            return await self.session.fetchval(text, *values)

    async def look_for_the_silent(self) -> None:
        """End the sessions of frozen processes which the server itself does not end."""
        now = asyncio.get_running_loop().time()
        if now >= self.looks_again_at:
            self.looks_again_at = now + BEAT_S
            await self.ask(_END_THE_SILENT, timedelta(seconds=SILENCE_S))


class Line:
    """Kept up in the background from `start` to `close`."""

    def __init__(self, address: str, hear: Callable[[str], None]) -> None:
        self._address = address
        self._hear = hear
        self._open: _Open | None = None
        self._changed = asyncio.Event()  # opened, or something is to be told
        self._to_tell: dict[str, None] = {}
        self._up = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._keep_up(), name="postgres line")

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def is_up(self) -> None:
        """Wait until we hear."""
        await self._up.wait()

    def tell(self, word: str) -> None:
        """Let the other processes hear a word soon. It may be lost: they look by themselves too."""
        self._to_tell[word] = None
        self._changed.set()

    async def lead(self, task: str, work: Callable[[], Coroutine[object, object, None]]) -> None:
        """Do `work` while no other process does; where the line is cut, stop and wait anew."""
        while True:
            await self._up.wait()
            line = self._open
            if line is not None and await _held(line, task):
                if await _while_it_lasts(line, task, work):
                    return
            else:
                await asyncio.sleep(AGAIN_S)

    async def _keep_up(self) -> None:
        while True:
            try:
                await self._connected()
            except DRIVERS as exc:
                _log.warning("the line to the database is down: %s", type(exc).__name__)
            await asyncio.sleep(AGAIN_S)

    async def _connected(self) -> None:
        session = await asyncpg.connect(
            self._address,
            timeout=CONNECT_WITHIN_S,
            command_timeout=ANSWER_WITHIN_S,
            server_settings=_WAYS,
        )
        line = _Open(session)
        try:
            session.add_termination_listener(lambda _: self._cut(line))
            await session.add_listener(BELL, self._heard)
            self._open = line
            self._up.set()
            while not line.ended.is_set():
                await self._beat(line)
        finally:
            self._cut(line)
            session.terminate()

    async def _beat(self, line: _Open) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(BEAT_S):
                await self._changed.wait()
        self._changed.clear()
        told, self._to_tell = list(self._to_tell), {}
        if not line.ended.is_set():
            await line.ask(_RING, BELL, told)
            await line.look_for_the_silent()

    def _cut(self, line: _Open) -> None:
        line.ended.set()
        if self._open is line:
            self._open = None
            self._up.clear()
        self._changed.set()

    def _heard(self, session: object, pid: int, _channel: str, word: object) -> None:
        line = self._open
        if line is None or line.session is not session or pid != line.session.get_server_pid():
            self._hear(str(word))


async def _held(line: _Open, task: str) -> bool:
    try:
        return bool(await line.ask(_HOLD, task))
    except DRIVERS:
        return False


async def _while_it_lasts(
    line: _Open, task: str, work: Callable[[], Coroutine[object, object, None]]
) -> bool:
    """Work until it is done, which gives True, or the line is cut."""
    working, ending = asyncio.create_task(work()), asyncio.create_task(line.ended.wait())
    try:
        await asyncio.wait({working, ending}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        is_done = working.done()
        working.cancel()
        ending.cancel()
        await asyncio.wait({working, ending})
        failed = None if working.cancelled() else working.exception()
        with suppress(*DRIVERS):
            await line.ask(_LET_GO, task)
    if is_done and failed is not None:
        raise failed
    return is_done
