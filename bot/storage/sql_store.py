"""All the ports of storage over a database, SQLite or PostgreSQL."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from bot.model.conversation import Conversation
from bot.model.dossier import Dossier, DossierEvent, Status
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
from bot.storage import audit, chats, conversations, dossiers, papers
from bot.storage.keys import destroy_key, existing_key, key_for
from bot.storage.pruning import Pruned, prune
from bot.storage.sealing import DataKey
from bot.storage.sql_links import SqlLinks
from bot.storage.sql_officers import SqlOfficers
from bot.storage.sql_outbox import SqlOutbox
from bot.storage.standing import standing
from bot.storage.work import flow_source, tallies, write_work


class SqlStore(SqlLinks, SqlOfficers, SqlOutbox):
    """What one engine adds is how a function over the rows becomes a transaction."""

    # Store

    async def commit(self, work: Work) -> None:
        await self._write(partial(write_work, work=work), partial(self._tell, work.told))

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

    async def undelivered(self, scope: Scope) -> Mapping[str, str]:
        return await self._read(partial(dossiers.undelivered, scope=scope))

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
        return await self._read(partial(standing, channels=channels))

    async def prune(self, before: datetime) -> Pruned:
        """Drop marks of updates, tickets and sessions that ended before `before`."""
        return await self._write(partial(prune, before=before))
