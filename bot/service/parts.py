"""The concrete parts the use cases work with, handed over once by the wiring."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.model.book import Book
from bot.model.event import Chat
from bot.service.officer_ports import LinkStore, OfficerStore
from bot.service.outbox_ports import Outbox
from bot.service.ports import (
    Clock,
    DeskStore,
    Ids,
    Library,
    Store,
    Vault,
)
from bot.service.print_ports import NoPrinter, Printer


class ChatPlaces:
    """One place for each chat: whoever holds it is alone with the conversation."""

    def __init__(self) -> None:
        self._locks: dict[Chat, asyncio.Lock] = {}

    @asynccontextmanager
    async def hold(self, chat: Chat) -> AsyncIterator[None]:
        lock = self._locks.setdefault(chat, asyncio.Lock())
        try:
            async with lock:
                yield
        finally:
            # A flood of chats must not leave its locks behind.
            if not lock.locked() and not lock._waiters:
                self._locks.pop(chat, None)


class Guesses:
    """How often a move code may be guessed: few times, so that no code can be found.

    A new chat costs nothing, so all chats together are counted as well.
    """

    MOST = 5
    MOST_OF_ALL = 200
    WITHIN = timedelta(minutes=15)

    def __init__(self) -> None:
        self._made: dict[Chat, list[datetime]] = {}

    def may(self, chat: Chat, now: datetime) -> bool:
        """Count one more guess; False when there were too many lately."""
        recent = [at for at in self._made.get(chat, []) if now - at < self.WITHIN]
        self._made = {c: made for c, made in self._made.items() if now - made[-1] < self.WITHIN}
        of_all = sum(len(made) for made in self._made.values())
        if len(recent) >= self.MOST or of_all >= self.MOST_OF_ALL:
            return False
        self._made[chat] = [*recent, now]
        return True


class Served:
    """The book with only the offices that are served: made once, and anew for other content."""

    def __init__(self) -> None:
        self._made: tuple[Book, tuple[str, ...], Book] | None = None

    def of(self, book: Book, offices: tuple[str, ...]) -> Book:
        if self._made is None or self._made[0] is not book or self._made[1] != offices:
            served = {code: one for code, one in book.offices.items() if code in offices}
            self._made = (book, offices, replace(book, offices=served))
        return self._made[2]


@dataclass(frozen=True, slots=True)
class Parts:
    """Stores, content, clock and ids."""

    store: Store
    outbox: Outbox
    desk: DeskStore
    officers: OfficerStore
    links: LinkStore
    vault: Vault
    library: Library
    clock: Clock
    ids: Ids
    printer: Printer = field(default_factory=NoPrinter)
    home: str = ""  # code of the office that new chats belong to; empty: asked for, or the only one
    offices: tuple[str, ...] = ()  # codes of the communes served; empty: all of the catalogue
    places: ChatPlaces = field(default_factory=ChatPlaces)
    guesses: Guesses = field(default_factory=Guesses)
    served: Served = field(default_factory=Served)
