"""A talk through a real channel: said on a phone, and read from its screen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.channels.talk import MovableClock, Reply, Talk
from bot.model.event import Chat
from bot.model.message import Message
from bot.service.parts import Parts
from tests.channels.files import photo


class Screen(Protocol):
    """What a person has before them on some channel."""

    async def say(self, text: str) -> object: ...

    async def press(self, label: str) -> object: ...

    async def send_photo(self, content: bytes) -> object: ...

    async def fresh(self) -> Sequence[str]:
        """Wait until all that is on its way has come; give the texts not read before."""
        ...


class SpokenTalk(Talk):
    """The talk of a written conversation, on a screen; the store is only looked into."""

    def __init__(self, parts: Parts, clock: MovableClock, chat: Chat, screen: Screen) -> None:
        super().__init__(parts, clock, chat)
        self.screen = screen
        self.heard: list[str] = []

    async def say(self, text: str) -> Reply:
        await self.screen.say(text)
        return await self.reply()

    async def press(self, label: str) -> Reply:
        await self.screen.press(label)
        return await self.reply()

    async def send_kept_photo(self) -> Reply:
        await self.screen.send_photo(_PHOTO)
        return await self.reply()

    async def reply(self) -> Reply:
        texts = await self.screen.fresh()
        self.heard += texts
        said = await super().reply()
        return replace(said, messages=tuple(Message(text) for text in texts))


_PHOTO = photo()
