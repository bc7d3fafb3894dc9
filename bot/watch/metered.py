"""Ports that count what passes through them; neither side knows."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from time import perf_counter

from bot.model.conversation import Conversation
from bot.model.dossier import Dossier
from bot.model.event import Chat
from bot.service.parts import ChatPlaces, Parts
from bot.service.ports import MoveTicket, Paper, Store, Vault, Work
from bot.watch.meters import Meters

_log = logging.getLogger(__name__)

KEPT, PARKED = "kept", "parked"


def metered(parts: Parts, meters: Meters) -> Parts:
    """Give the parts with a meter at each port."""
    return replace(
        parts,
        store=MeteredStore(parts.store, meters),
        vault=MeteredVault(parts.vault, meters),
        places=MeteredPlaces(meters),
    )


class MeteredPlaces(ChatPlaces):
    """Times how long each chat is held, waiting for its place included."""

    def __init__(self, meters: Meters) -> None:
        super().__init__()
        self._times = cache(meters.turn_s.labels)

    @asynccontextmanager
    async def hold(self, chat: Chat) -> AsyncIterator[None]:
        began = perf_counter()
        try:
            async with super().hold(chat):
                yield
        finally:
            self._times(chat.channel).observe(perf_counter() - began)


class MeteredStore:
    """Counts turns, and times how long it takes until they are durable."""

    def __init__(self, store: Store, meters: Meters) -> None:
        self._store, self._meters = store, meters
        self._turns = cache(meters.turns.labels)  # to look a label up costs as much as to count
        self._messages = cache(meters.messages.labels)

    async def commit(self, work: Work) -> None:
        began = perf_counter()
        try:
            await self._store.commit(work)
        except Exception as refused:
            self._meters.failures.labels(type(refused).__name__).inc()
            self._count(work, type(refused).__name__.lower())
            raise
        took_s = perf_counter() - began
        self._meters.commit_s.observe(took_s)
        for outgoing in work.outgoing:
            self._messages(outgoing.chat.channel).inc()
        self._count(work, PARKED if work.parked else KEPT)
        if work.seen is not None:
            _log.debug("turn kept", extra={"chat": work.seen[0], "ms": took_s * 1000})

    async def has_seen(self, chat: Chat, key: str) -> bool:
        return await self._store.has_seen(chat, key)

    async def conversation(self, chat: Chat) -> tuple[Conversation, int]:
        return await self._store.conversation(chat)

    async def flow_source(self, slug: str, version: str) -> str | None:
        return await self._store.flow_source(slug, version)

    async def ticket(self, code: str, now: datetime) -> MoveTicket | None:
        return await self._store.ticket(code, now)

    async def dossiers_of(self, chat: Chat) -> Sequence[Dossier]:
        return await self._store.dossiers_of(chat)

    async def paper(self, paper_id: str) -> Paper | None:
        return await self._store.paper(paper_id)

    def _count(self, work: Work, outcome: str) -> None:
        if work.seen is not None:
            self._turns(work.seen[0].channel, outcome).inc()


class MeteredVault:
    """Counts files."""

    def __init__(self, vault: Vault, meters: Meters) -> None:
        self._vault, self._meters = vault, meters

    def has_room(self) -> bool:
        return self._vault.has_room()

    async def put(self, paper_id: str, owner: Chat, content: bytes) -> None:
        await self._vault.put(paper_id, owner, content)
        self._meters.files.labels("put").inc()
        self._meters.file_bytes.inc(len(content))

    async def get(self, paper_id: str, owner: Chat) -> bytes:
        content = await self._vault.get(paper_id, owner)
        self._meters.files.labels("get").inc()
        return content

    async def drop(self, paper_id: str) -> None:
        await self._vault.drop(paper_id)
        self._meters.files.labels("drop").inc()
