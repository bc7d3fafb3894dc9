"""Everything in one SQLite file: one writer, and readers of their own."""

from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from bot.model.conversation import Conversation
from bot.model.errors import StoreBroken, StoreBusy
from bot.model.event import Chat
from bot.service.outbox_ports import Door
from bot.service.ports import Work
from bot.service.watch_ports import Standing
from bot.storage.connection import Connection
from bot.storage.database import Database
from bot.storage.departures import Departures
from bot.storage.journal import Journal, no_room
from bot.storage.lately import Lately
from bot.storage.migrations import make_private_file, prepare, refusal, refuse_foreign_file
from bot.storage.reaching import nothing
from bot.storage.sealing import Seal
from bot.storage.sql_store import SqlStore
from bot.storage.sqlite_database import SqliteDatabase
from bot.storage.statements import read_migrations, read_statements

T = TypeVar("T")

_READERS = 2
TALKS_REMEMBERED = 1_024


class SqliteStore(SqlStore):
    """All the ports of storage over one database file."""

    def __init__(
        self,
        writer: Connection,
        readers: Sequence[Connection],
        make_room: Callable[[], bool] = no_room,
    ) -> None:
        super().__init__()
        self._writer = writer
        self._readers = readers
        self._next_reader = cycle(readers)
        self._journal = Journal(writer, make_room=make_room)
        self._doors: dict[str, Door] = {}
        self._talks: Lately[Chat, tuple[Conversation, int]] = Lately(TALKS_REMEMBERED)

    @classmethod
    async def open(
        cls, path: Path, seal: Seal, make_room: Callable[[], bool] = no_room
    ) -> "SqliteStore":
        """Open the database, or make it. `make_room` is asked once where the disk is full.

        Raises what `refusals` holds, StoreBusy, StoreBroken.
        """
        make_private_file(path)
        refuse_foreign_file(path)
        connections: list[Connection] = []
        try:
            await _open_all(connections, path, seal)
        except StoreBroken as exc:
            await _close(connections)
            raise refusal(exc, path) from exc
        except BaseException:
            await _close(connections)
            raise
        return cls(connections[0], connections[1:], make_room)

    @staticmethod
    def has_data(path: Path) -> bool:
        """Say whether something was sealed here before."""
        return path.exists() and path.stat().st_size > 0

    async def close(self) -> None:
        await self._journal.close()
        await _close([*self._readers, self._writer])

    @property
    def transactions(self) -> int:
        return self._journal.transactions

    async def until_broken(self) -> None:
        await self._journal.has_broken.wait()
        self._journal.refuse_broken()

    async def standing(self, channels: frozenset[str]) -> Standing:
        """Raise StoreBroken where reading works and writing has ended for good."""
        self._journal.refuse_broken()
        return await super().standing(channels)

    async def lies_elsewhere(self) -> bool:
        """Say no: a file does not know where it lay."""
        return False

    async def stay_here(self) -> None:
        """Do nothing."""

    # A turn finds the conversation as the turn before has left it. Should somebody else have
    # changed it since, its version tells at the commit, and the turn is taken again.

    async def conversation(self, chat: Chat) -> tuple[Conversation, int]:
        return self._talks.get(chat) or await super().conversation(chat)

    async def commit(self, work: Work) -> None:
        departures = Departures(work, self._doors, super()._tell)
        try:
            await self._write(departures.write, departures.kept)
        except BaseException:
            departures.lapse()
            for saved in work.conversations:
                self._talks.drop(saved.chat)
            raise
        for saved in work.conversations:
            self._talks.put(saved.chat, (saved.conversation, saved.was + 1))

    def serve(self, door: Door) -> None:
        self._doors[door.channel_name] = door

    def _tell(self, told: tuple[Chat, ...]) -> None:
        super()._tell(told)
        for chat in told:
            if door := self._doors.get(chat.channel):
                door.ring(chat)

    async def erase_chat(self, chat: Chat) -> tuple[str, ...]:
        try:
            return await super().erase_chat(chat)
        finally:
            self._talks.drop(chat)

    async def _read(self, look: Callable[[Database], T]) -> T:
        return await next(self._next_reader).read(look)

    async def _write(
        self, change: Callable[[Database], T], afterwards: Callable[[], None] = nothing
    ) -> T:
        return await self._journal.write(change, afterwards)

    async def _shred(self) -> None:
        # The write-ahead log still holds the destroyed key until it is emptied.
        if not await self._writer.run(_empty_log):
            raise StoreBusy("erased, but the log could not be emptied yet")


def _empty_log(database: SqliteDatabase) -> bool:
    is_busy: int = database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not is_busy


async def _open_all(connections: list[Connection], path: Path, seal: Seal) -> None:
    """Open the writer, bring the schema up to date, then open the readers."""
    statements, scripts = read_statements(), read_migrations()
    connections.append(await Connection.open(path, statements, seal))
    await connections[0].run(lambda database: prepare(database, path, scripts))
    for _ in range(_READERS):
        connections.append(await Connection.open(path, statements, seal))


async def _close(connections: Sequence[Connection]) -> None:
    for connection in connections:
        await connection.close()
