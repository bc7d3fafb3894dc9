"""Everything in one SQLite file: one writer, and readers of their own."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from bot.model.conversation import Conversation
from bot.model.dossier import Dossier, DossierEvent, Officer, OfficerSession, Status
from bot.model.errors import StoreBroken, StoreBusy
from bot.model.event import Chat
from bot.service.ports import (
    AuditEntry,
    MoveTicket,
    Paper,
    Scope,
    Tally,
    WaitingCall,
    Work,
)
from bot.service.watch_ports import Standing
from bot.storage import audit, chats, conversations, dossiers, officers, papers
from bot.storage.connection import Connection
from bot.storage.database import Database
from bot.storage.journal import Journal
from bot.storage.keys import destroy_key, existing_key, key_for
from bot.storage.migrations import make_private_file, prepare, refusal, refuse_foreign_file
from bot.storage.pruning import Pruned, prune
from bot.storage.sealing import DataKey, Seal
from bot.storage.sqlite_links import SqliteLinks
from bot.storage.sqlite_outbox import SqliteOutbox
from bot.storage.standing import standing
from bot.storage.statements import read_migrations, read_statements
from bot.storage.work import flow_source, tallies, write_work

T = TypeVar("T")

_READERS = 2


class SqliteStore(SqliteLinks, SqliteOutbox):
    """All the ports of storage over one database file."""

    def __init__(self, writer: Connection, readers: Sequence[Connection]) -> None:
        self._writer = writer
        self._readers = readers
        self._next_reader = cycle(readers)
        self._journal = Journal(writer)
        self._listeners: list[Callable[[Chat], None]] = []

    @classmethod
    async def open(cls, path: Path, seal: Seal) -> "SqliteStore":
        """Open the database, or make it. Raises what `refusals` holds, StoreBusy, StoreBroken."""
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
        return cls(connections[0], connections[1:])

    @staticmethod
    def has_data(path: Path) -> bool:
        """Say whether something was sealed here before."""
        return path.exists() and path.stat().st_size > 0

    async def close(self) -> None:
        """Write what waits, then let go of the file."""
        await self._journal.close()
        await _close([*self._readers, self._writer])

    @property
    def transactions(self) -> int:
        """How many transactions were written since the start."""
        return self._journal.transactions

    def on_outgoing(self, listener: Callable[[Chat], None]) -> None:
        """Call `listener` in the event loop whenever a message for a chat was committed."""
        self._listeners.append(listener)

    # Store

    async def commit(self, work: Work) -> None:
        told = tuple(dict.fromkeys(outgoing.chat for outgoing in work.outgoing))
        await self._journal.write(partial(write_work, work=work), partial(self._tell, told))

    async def conversation(self, chat: Chat) -> tuple[Conversation, int]:
        return await self._read(partial(conversations.load_conversation, chat=chat))

    async def has_seen(self, chat: Chat, key: str) -> bool:
        return await self._read(partial(chats.has_seen, chat=chat, key=key))

    async def flow_source(self, slug: str, version: str) -> str | None:
        return await self._read(partial(flow_source, slug=slug, version=version))

    async def ticket(self, code: str, now: datetime) -> MoveTicket | None:
        return await self._read(partial(conversations.find_ticket, code=code, now=now))

    async def dossiers_of(self, chat: Chat) -> Sequence[Dossier]:
        return await self._read(partial(dossiers.dossiers_of, chat=chat))

    async def paper(self, paper_id: str) -> Paper | None:
        return await self._read(partial(papers.find_paper, paper_id=paper_id))

    # DeskStore

    async def queue(self, scope: Scope, statuses: frozenset[Status]) -> Sequence[Dossier]:
        return await self._read(partial(dossiers.queue, scope=scope, statuses=statuses))

    async def dossier(self, scope: Scope, code: str) -> Dossier:
        return await self._read(partial(dossiers.dossier_by_code, scope=scope, code=code))

    async def history(self, scope: Scope, dossier: str) -> Sequence[DossierEvent]:
        return await self._read(partial(dossiers.history, scope=scope, dossier=dossier))

    async def papers_of(self, scope: Scope, dossier: str) -> Sequence[Paper]:
        return await self._read(partial(papers.papers_of, scope=scope, dossier=dossier))

    async def waiting_calls(self, scope: Scope) -> Sequence[WaitingCall]:
        return await self._read(partial(dossiers.waiting_calls, scope=scope))

    async def undelivered(self, scope: Scope) -> frozenset[str]:
        return await self._read(partial(dossiers.undelivered, scope=scope))

    # OfficerStore

    async def add_officer(self, officer: Officer, password_hash: str) -> None:
        await self._write(
            partial(officers.add_officer, officer=officer, password_hash=password_hash)
        )

    async def officer_by_login(self, login: str) -> tuple[Officer, str] | None:
        return await self._read(partial(officers.officer_by_login, login=login))

    async def officer(self, officer_id: str) -> Officer | None:
        return await self._read(partial(officers.find_officer, officer_id=officer_id))

    async def officers_of(self, office: str) -> Sequence[Officer]:
        return await self._read(partial(officers.officers_of, office=office))

    async def set_active(self, officer_id: str, *, is_active: bool) -> None:
        change = officers.open_account if is_active else officers.shut_account
        await self._write(partial(change, officer_id=officer_id))

    async def set_password(self, officer_id: str, password_hash: str) -> None:
        await self._write(
            partial(officers.set_password, officer_id=officer_id, password_hash=password_hash)
        )

    async def open_session(self, session: OfficerSession) -> None:
        await self._write(partial(officers.open_session, session=session))

    async def session(self, token_hash: str) -> OfficerSession | None:
        return await self._read(partial(officers.find_session, token_hash=token_hash))

    async def touch_session(self, token_hash: str, now: datetime) -> None:
        await self._write(partial(officers.touch_session, token_hash=token_hash, now=now))

    async def close_session(self, token_hash: str) -> None:
        await self._write(partial(officers.close_session, token_hash=token_hash))

    # Keys of the vault

    async def paper_key(self, paper_id: str) -> DataKey:
        """Give the key a file is sealed with; a new one is durable before it is used."""
        return await self._write(
            lambda database: key_for(database, papers.paper_subject(database, paper_id))
        )

    async def existing_paper_key(self, paper_id: str) -> DataKey | None:
        return await self._read(
            lambda database: existing_key(database, papers.paper_subject(database, paper_id))
        )

    async def destroy_paper_key(self, paper_id: str) -> None:
        await self._write(
            lambda database: destroy_key(database, papers.paper_subject(database, paper_id))
        )

    # Operations

    async def erase_chat(self, chat: Chat) -> tuple[str, ...]:
        """Make all that a chat has left unreadable, here and in every backup.

        Dossiers that were handed in stay: they are the office's. Gives the ids of the files to be
        dropped. Raises StoreBusy where a reader kept the old pages alive: then ask again.
        """
        erased = await self._write(partial(papers.erase_chat, chat=chat))
        await self._shred()
        return erased

    async def erase_dossier(self, dossier: str) -> tuple[str, ...]:
        """Make a dossier with its history and files unreadable; like `erase_chat`."""
        erased = await self._write(partial(papers.erase_dossier, dossier=dossier))
        await self._shred()
        return erased

    async def paper_ids(self) -> frozenset[str]:
        return await self._read(papers.paper_ids)

    async def audit_of(self, office: str) -> Sequence[AuditEntry]:
        return await self._read(partial(audit.audit_of, office=office))

    async def audit_head(self, office: str) -> tuple[bytes, int]:
        return await self._read(partial(audit.audit_head, office=office))

    async def audited_offices(self) -> Sequence[str]:
        return await self._read(audit.audited_offices)

    async def verify_audit(self, office: str) -> list[int]:
        """Give the ids of the audit's rows that were tampered with."""
        return await self._read(partial(audit.verify_audit, office=office))

    async def tallies(self) -> Mapping[Tally, int]:
        return await self._read(tallies)

    async def parked_updates(self) -> Sequence[tuple[Chat, str, str]]:
        return await self._read(chats.parked_updates)

    async def standing(self, channels: frozenset[str]) -> Standing:
        """Raise StoreBroken where reading works and writing has ended for good."""
        self._journal.refuse_broken()
        return await self._read(partial(standing, channels=channels))

    async def prune(self, before: datetime) -> Pruned:
        """Drop marks of updates, tickets and sessions that ended before `before`."""
        return await self._write(partial(prune, before=before))

    async def _read(self, look: Callable[[Database], T]) -> T:
        return await next(self._next_reader).read(look)

    async def _write(self, change: Callable[[Database], T]) -> T:
        return await self._journal.write(change)

    async def _shred(self) -> None:
        # The write-ahead log still holds the destroyed key until it is emptied.
        if not await self._writer.run(_empty_log):
            raise StoreBusy("erased, but the log could not be emptied yet")

    def _tell(self, told: tuple[Chat, ...]) -> None:
        for chat in told:
            for listener in self._listeners:
                listener(chat)


def _empty_log(database: Database) -> bool:
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
