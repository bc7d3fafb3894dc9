"""The bot in this process, on a fake Telegram: a store in memory and a clock that can be moved."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.channels.talk import MovableClock
from bot.content.library import ContentLibrary
from bot.dossier.statuses import Action
from bot.model.conversation import Conversation
from bot.model.errors import StoreBusy
from bot.model.event import Chat
from bot.model.message import Message
from bot.service.decide import Decision, decide
from bot.service.parts import Parts
from bot.service.ports import Outgoing, Scope, Work
from bot.service.sending import Rates
from bot.storage.memory import MemoryStore, MemoryVault
from bot.wiring import memory_parts, system_clock
from tests.telegram.fake import TOKEN, FakeTelegram
from tests.telegram.line import UNPACED, running, settings_for
from tests.telegram.phone import Phone
from tests.telegram.screens import TelegramScreen
from tests.telegram.talks import SpokenTalk

CHANNEL = "telegram"


class SometimesBusy(MemoryStore):
    """A store that can be told to have no time."""

    is_busy = False

    async def commit(self, work: Work) -> None:
        if self.is_busy and work.seen is not None:
            raise StoreBusy
        await super().commit(work)


@dataclass
class Hotline:
    """What a test holds: Telegram, the parts of the bot, and phones."""

    telegram: FakeTelegram
    parts: Parts
    clock: MovableClock
    store: SometimesBusy

    def phone(self, number: int = 51, name: str = "Sim") -> Phone:
        """Give a phone whose owner has written to the bot before."""
        phone = Phone(self.telegram, number, name)
        phone.room.has_spoken = True
        return phone

    def chat_of(self, room: int) -> Chat:
        return Chat(CHANNEL, TOKEN.partition(":")[0], str(room))

    def talk(self, phone: Phone) -> SpokenTalk:
        chat = self.chat_of(phone.id)
        screen = TelegramScreen(phone, chat, self.parts.outbox)
        return SpokenTalk(self.parts, self.clock, chat, screen)

    async def tells(self, phone: Phone, *messages: Message) -> None:
        """Have messages sent to somebody, as news are."""
        chat = self.chat_of(phone.id)
        outgoing = tuple(Outgoing(chat, message) for message in messages)
        await self.store.commit(Work(self.clock(), outgoing=outgoing))

    async def decides(self, phone: Phone, action: Action, reason: str = "") -> str:
        """Have the office decide on the last dossier, whose code is given."""
        dossier = (await self.store.dossiers_of(self.chat_of(phone.id)))[0]
        scope = Scope("officer", dossier.office, justice=True)
        await decide(self.parts, scope, Decision(dossier.code, dossier.revision, action, reason))
        return dossier.code

    async def rests(self, phone: Phone, within_s: float = 25) -> None:
        """Wait until all that was said is taken, and all that is to be said has left."""
        await TelegramScreen(phone, self.chat_of(phone.id), self.parts.outbox).rests(within_s)

    async def rests_soon(self, phone: Phone) -> None:
        """Like `rests`, but time goes by quickly: what is to wait waits a second at most."""
        resting = asyncio.create_task(self.rests(phone))
        while not resting.done():
            self.clock.move(timedelta(seconds=1))
            await asyncio.sleep(0.1)
        await resting

    async def conversation(self, phone: Phone) -> Conversation:
        return (await self.store.conversation(self.chat_of(phone.id)))[0]

    async def asked(self, phone: Phone) -> str | None:
        return (await self.conversation(phone)).shown.asking

    async def states(self, phone: Phone) -> list[str]:
        return [row.state for row in await self.store.feed(self.chat_of(phone.id), 0)]

    async def kept_files(self, phone: Phone) -> list[bytes]:
        chat = self.chat_of(phone.id)
        return [await self.parts.vault.get(name, chat) for name in await self.store.paper_ids()]

    async def has_no_incident(self, phone: Phone) -> bool:
        sorry = self.parts.library.book().say("incident")
        return all(sorry not in text for text in phone.texts())

    def problem(self, code: str) -> str:
        return self.parts.library.book().say(f"problems.{code}", example="")

    @contextmanager
    def store_is_busy(self) -> Iterator[None]:
        self.store.is_busy = True
        try:
            yield
        finally:
            self.store.is_busy = False


@asynccontextmanager
async def new_hotline(
    library: ContentLibrary, secret: str = "", rates: Rates = UNPACED
) -> AsyncIterator[Hotline]:
    """Open a line by polling, or with a secret by webhook."""
    clock, store = MovableClock(system_clock), SometimesBusy()
    parts = replace(
        memory_parts(library), clock=clock, store=store, outbox=store, desk=store,
        officers=store, links=store, vault=MemoryVault(),
    )  # fmt: skip
    async with FakeTelegram() as telegram:
        settings = settings_for(telegram, secret, rates)
        async with running(telegram, parts, settings):
            yield Hotline(telegram, parts, clock, store)
