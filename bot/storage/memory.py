"""Everything in memory: for tests and for talks that nobody needs to keep."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.model.conversation import Conversation
from bot.model.dossier import Dossier
from bot.model.errors import NotFound
from bot.model.event import Chat
from bot.service.ports import AuditEntry, MoveTicket, Paper, Tally, Work
from bot.storage.chain import START, broken_links
from bot.storage.codec import decode_conversation, decode_dossier
from bot.storage.memory_desk import MemoryDesk, MemoryOfficers
from bot.storage.memory_links import MemoryLinks
from bot.storage.memory_outbox import MemoryOutbox
from bot.storage.memory_state import Tables
from bot.storage.memory_work import MemoryWriter
from bot.storage.pruning import Pruned


class MemoryStore(MemoryDesk, MemoryLinks, MemoryOfficers, MemoryOutbox):
    """All the ports of storage; what is kept is turned into bytes and read back from them."""

    def __init__(self) -> None:
        super().__init__(Tables())
        self._writer = MemoryWriter(self._tables)
        self._listeners: list[Callable[[Chat], None]] = []
        self.transactions = 0

    def on_outgoing(self, listener: Callable[[Chat], None]) -> None:
        """Call `listener` in the event loop whenever a message for a chat was committed."""
        self._listeners.append(listener)

    async def commit(self, work: Work) -> None:
        # Like a real store, let others go on meanwhile: races show in tests, not in an office.
        await asyncio.sleep(0)
        self._writer.write(work)
        self.transactions += 1
        for chat in work.told:
            for listener in self._listeners:
                listener(chat)

    async def conversation(self, chat: Chat) -> tuple[Conversation, int]:
        kept = self._tables.conversations.get(chat)
        return (decode_conversation(kept[0]), kept[1]) if kept else (Conversation(), 0)

    async def has_seen(self, chat: Chat, key: str) -> bool:
        return (chat.channel, chat.account, key) in self._tables.seen

    async def flow_source(self, slug: str, version: str) -> str | None:
        return self._tables.flows.get((slug, version))

    async def ticket(self, code: str, now: datetime) -> MoveTicket | None:
        ticket = self._tables.tickets.get(code)
        return ticket if ticket and ticket.until > now else None

    async def dossiers_of(self, chat: Chat) -> Sequence[Dossier]:
        kept = [one for one in self._tables.dossiers.values() if one.chat == chat]
        dossiers = [decode_dossier(one.body) for one in reversed(kept)]
        return sorted(dossiers, key=lambda one: one.sent_at, reverse=True)

    async def paper(self, paper_id: str) -> Paper | None:
        return self._tables.papers.get(paper_id)

    async def erase_chat(self, chat: Chat) -> tuple[str, ...]:
        """Forget all that a chat has left but its dossiers; give the files to be dropped."""
        tables = self._tables
        papers = self._papers_to_forget(chat)
        for number in tables.feeds.pop(chat, {}).values():
            del tables.messages[number]
            tables.leaving[chat.channel].pop(number, None)
        tables.conversations.pop(chat, None)
        tables.tickets = {c: one for c, one in tables.tickets.items() if one.chat != chat}
        tables.calls = {n: one for n, one in tables.calls.items() if one[0].chat != chat}
        tables.parked = {n: one for n, one in tables.parked.items() if one[0] != chat}
        tables.papers = {n: one for n, one in tables.papers.items() if n not in papers}
        return papers

    async def paper_ids(self) -> frozenset[str]:
        return frozenset(self._tables.papers)

    async def audit_of(self, office: str) -> Sequence[AuditEntry]:
        return [link.entry for link in self._tables.audit.get(office, {}).values()]

    async def audit_head(self, office: str) -> tuple[bytes, int]:
        chain = self._tables.audit.get(office, {})
        return (chain[len(chain)].hash, len(chain)) if chain else (START, 0)

    async def audited_offices(self) -> Sequence[str]:
        return sorted(office for office, chain in self._tables.audit.items() if chain)

    async def verify_audit(self, office: str) -> list[int]:
        return broken_links(self._tables.audit.get(office, {}).values())

    async def tallies(self) -> Mapping[Tally, int]:
        return dict(self._tables.tallies)

    async def parked_updates(self) -> Sequence[tuple[Chat, str, str]]:
        return list(self._tables.parked.values())

    async def prune(self, before: datetime) -> Pruned:
        tables = self._tables
        sizes = len(tables.seen), len(tables.tickets), len(tables.sessions)
        tables.seen = {key: at for key, at in tables.seen.items() if at >= before}
        tables.tickets = {c: one for c, one in tables.tickets.items() if one.until > before}
        tables.sessions = {t: one for t, one in tables.sessions.items() if one.seen_at >= before}
        left = len(tables.seen), len(tables.tickets), len(tables.sessions)
        return Pruned(*(size - rest for size, rest in zip(sizes, left, strict=True)))

    def _papers_to_forget(self, chat: Chat) -> tuple[str, ...]:
        mine = set(self._drafts_of(chat))
        chats = self._tables.conversations
        others = {draft for other in chats if other != chat for draft in self._drafts_of(other)}
        return tuple(
            paper.id
            for paper in sorted(self._tables.papers.values(), key=lambda one: one.id)
            if not paper.dossier
            and (paper.draft in mine or (paper.chat == chat and paper.draft not in others))
        )

    def _drafts_of(self, chat: Chat) -> Sequence[str]:
        kept = self._tables.conversations.get(chat)
        return list(kept[0].drafts) if kept else []


class MemoryVault:
    """Files in memory."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[Chat, bytes]] = {}

    def has_room(self) -> bool:
        return True

    async def put(self, paper_id: str, owner: Chat, content: bytes) -> None:
        self._files[paper_id] = (owner, content)

    async def get(self, paper_id: str, owner: Chat) -> bytes:
        kept = self._files.get(paper_id)
        if kept is None or kept[0] != owner:
            raise NotFound(paper_id)
        return kept[1]

    async def drop(self, paper_id: str) -> None:
        self._files.pop(paper_id, None)
