"""A web chat in memory, with a citizen's browser in front of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import httpx
import yaml
from starlette.applications import Starlette

from bot.channels.web.bell import Bell
from bot.channels.web.headers import SecurityHeaders
from bot.channels.web.routes import web_routes
from bot.channels.web.settings import WebSettings
from bot.model.book import Book, Finder, Office, Procedure
from bot.model.conversation import Conversation
from bot.model.errors import NotFound, StoreBusy
from bot.model.event import Chat, Event
from bot.model.flow import Flow
from bot.model.message import Message
from bot.service.officer_ports import LinkStore, OfficerStore
from bot.service.outbox_ports import Outbox, OutboxRow
from bot.service.parts import Parts
from bot.service.ports import (
    DeskStore,
    Ids,
    Library,
    Paper,
    Store,
)

MORNING = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
WORDS = Path(__file__).parents[2] / "catalogue" / "words" / "web.yaml"
BA_DONG = Office("12345", "xã Ba Động", "Quảng Ngãi", slug="ba-dong", phone="0255 000 000")
BA_VI = Office("12346", "xã Ba Vì", "Quảng Ngãi", slug="ba-vi")


@dataclass(frozen=True)
class Sentence:
    source: str
    names: frozenset[str] = frozenset()

    def __call__(self, **_: object) -> str:
        return self.source


def web_words() -> dict[str, Sentence]:
    written = yaml.safe_load(WORDS.read_text(encoding="utf-8"))["web"]
    return {f"web.{key}": Sentence(text) for key, text in written.items()}


@dataclass
class Shelf:
    """The vault, the store, the outbox, the clock and the ids: what the web chat touches."""

    now: datetime = MORNING
    files: dict[str, bytes] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    rows: list[OutboxRow] = field(default_factory=list)
    seen: set[tuple[Chat, str]] = field(default_factory=set)
    conversations: dict[Chat, Conversation] = field(default_factory=dict)
    offices: tuple[Office, ...] = (BA_DONG,)
    procedures: tuple[Procedure, ...] = ()
    minted: int = 0
    is_roomy: bool = True

    def has_room(self) -> bool:
        return self.is_roomy

    async def put(self, paper_id: str, owner: Chat, content: bytes) -> None:
        self.files[paper_id] = content

    async def get(self, paper_id: str, owner: Chat) -> bytes:
        if paper_id not in self.files:
            raise NotFound
        return self.files[paper_id]

    async def drop(self, paper_id: str) -> None:
        del self.files[paper_id]

    async def paper(self, paper_id: str) -> Paper | None:
        return self.papers.get(paper_id)

    async def has_seen(self, chat: Chat, key: str) -> bool:
        return (chat, key) in self.seen

    async def conversation(self, chat: Chat) -> tuple[Conversation, int]:
        return self.conversations.get(chat, Conversation()), 0

    async def feed(self, chat: Chat, after: int, limit: int = 200) -> Sequence[OutboxRow]:
        return [row for row in self.rows if row.chat == chat and row.seq > after][:limit]

    def book(self) -> Book:
        offices = {office.code: office for office in self.offices}
        listed = {one.slug: one for one in self.procedures}
        finder = cast(Finder, None)
        return Book({}, {}, finder, procedures=listed, offices=offices, words=web_words())

    def restore(self, source: str) -> Flow:
        raise ValueError(source)

    def new_id(self) -> str:
        self.minted += 1
        return f"{self.minted:022d}"

    def clock(self) -> datetime:
        return self.now

    def waits(self, **time: float) -> None:
        self.now += timedelta(**time)

    def answers(self, chat: Chat, message: Message) -> int:
        seq = len(self.rows) + 1
        self.rows.append(OutboxRow(seq, chat, seq, message, "ready", 0, self.now))
        return seq

    def parts(self) -> Parts:
        return Parts(
            store=cast(Store, self),
            outbox=cast(Outbox, self),
            desk=cast(DeskStore, None),
            officers=cast(OfficerStore, None),
            links=cast(LinkStore, None),
            vault=self,
            library=cast(Library, self),
            clock=self.clock,
            ids=cast(Ids, self),
        )


class Hall:
    """The program as a browser meets it; it notes what the conversation would be given."""

    def __init__(self, settings: WebSettings | None = None) -> None:
        self.shelf = Shelf()
        self.bell = Bell()
        self.events: list[Event] = []
        self.papers: list[Paper] = []
        self.is_busy = self.is_stuck = False
        settings = settings or WebSettings()
        routes = web_routes(self.shelf.parts(), settings, self.bell, self.receive)
        self.app = SecurityHeaders(Starlette(routes=routes), is_secure=settings.is_secure)
        self.browser = self.new_browser(settings.public_url or "http://motcua.test")
        self.keys = 0

    async def receive(self, parts: Parts, event: Event, papers: tuple[Paper, ...] = ()) -> None:
        if self.is_busy:
            raise StoreBusy
        if self.is_stuck:
            await asyncio.Event().wait()
        if await parts.store.has_seen(event.chat, event.key):
            return
        self.shelf.seen.add((event.chat, event.key))
        self.shelf.conversations[event.chat] = Conversation(seen_at=parts.clock())
        self.events.append(event)
        self.papers.extend(papers)

    def new_browser(self, address: str = "http://motcua.test") -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=address)

    def key(self) -> str:
        self.keys += 1
        return f"key-{self.keys:016d}"

    async def opens(self, **posted: object) -> httpx.Response:
        return await self.browser.post("/chat/open", json=posted)

    async def says(self, text: str, **more: object) -> httpx.Response:
        return await self.posts({"key": self.key(), "text": text} | more)

    async def posts(self, posted: object, **headers: str) -> httpx.Response:
        return await self.browser.post("/chat/say", json=posted, headers=headers)

    async def sends(
        self, content: bytes, name: str = "a.jpg", kind: str = "photo", key: str = ""
    ) -> httpx.Response:
        return await self.browser.post(
            "/chat/send",
            data={"key": key or self.key(), "kind": kind},
            files={"file": (name, content)},
        )

    async def chat(self) -> Chat:
        """Give the chat of the browser, by saying something in it."""
        await self.opens()
        await self.says("alo")
        return self.events[-1].chat
