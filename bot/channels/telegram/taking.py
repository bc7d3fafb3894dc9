"""Taking in what happened: files first, then the turn; on return it is durable."""

import logging
from collections import Counter
from dataclasses import replace

from telegram import Bot

from bot.channels.intake import take_in
from bot.channels.telegram.contents import Incoming
from bot.channels.telegram.files import Files, Gone, NotFetched, TooBig
from bot.channels.telegram.groups import Groups
from bot.channels.telegram.line import at_best
from bot.channels.telegram.menu import spoken
from bot.channels.telegram.updates import (
    GroupMoved,
    GroupPress,
    GroupTalk,
    Happened,
    Linking,
    Said,
)
from bot.model.errors import Duplicate, StoreBroken, StoreBusy
from bot.model.event import Attachment, Body, Chat, Event, Press, Text, Unusable
from bot.model.message import Message
from bot.service.parts import Parts
from bot.service.ports import Outgoing, Paper, Work
from bot.service.receive import receive
from bot.service.sending import Sender

TRIES = 3  # how often an update is brought that cannot be taken; then it is let go
MOST_TOAST = 200
MOST_COUNTED = 1_000

_log = logging.getLogger(__name__)


class NotTaken(Exception):
    """An update could not be kept just now; it should be brought again."""


class Taker:
    """Takes in what happened, whichever way it came."""

    def __init__(
        self, parts: Parts, bot: Bot, files: Files, groups: Groups, sender: Sender
    ) -> None:
        self._parts, self._bot, self._files = parts, bot, files
        self._groups, self._sender = groups, sender
        self._failed: Counter[str] = Counter()

    async def take(self, happened: Happened) -> None:
        """Make it durable. Raises NotTaken."""
        try:
            await self._take(happened)
        except (StoreBusy, StoreBroken, NotFetched) as failed:
            raise NotTaken from failed
        except Exception as mistake:
            _log.error("update could not be taken: %s", type(mistake).__name__)
            if self._may_come_again(happened.key):
                raise NotTaken from mistake
        self._failed.pop(happened.key, None)

    async def _take(self, happened: Happened) -> None:
        match happened:
            case Said():
                await self._take_said(happened)
            case Linking(chat, key, code):
                if not await self._parts.store.has_seen(chat, key):
                    await self._tell(chat, key, await self._groups.linked(chat, code))
            case GroupPress():
                await self._take_press(happened)
            case GroupTalk():
                await self._take_group(happened)
            case GroupMoved(group, _, before):
                await self._groups.moved(before, group)

    async def _take_said(self, said: Said) -> None:
        body, papers = await self._whole(said)
        if isinstance(body, Press | Text) and body.step:
            await self._sender.has_arrived(said.chat, body.step)
        await self._sender.is_back(said.chat)
        await receive(self._parts, Event(said.chat, said.key, body), papers)
        if said.query:
            await at_best(self._bot.answer_callback_query(said.query))

    async def _whole(self, said: Said) -> tuple[Body, tuple[Paper, ...]]:
        """Complete what was said: the words of a command, the bytes of a file."""
        match said.body:
            case Incoming():
                return await self._fetched(said.chat, said.key, said.body)
            case Text(text):
                return replace(said.body, text=spoken(text, self._parts.library.book())), ()
            case _:
                return said.body, ()

    async def _fetched(
        self, chat: Chat, key: str, wanted: Incoming
    ) -> tuple[Body, tuple[Paper, ...]]:
        """Fetch a file and keep it. Raises NotFetched while that may still go well."""
        if await self._parts.store.has_seen(chat, key):
            return Unusable("file.not_readable"), ()  # the turn will find it was taken before
        try:
            content = await self._files.fetch(wanted)
            taken = await take_in(self._parts, chat, content, wanted.name, wanted.kind)
        except TooBig:
            return Unusable("file.too_big"), ()
        except (Gone, NotFetched, OSError) as failed:
            if not isinstance(failed, Gone) and self._may_come_again(key):
                raise NotFetched from None
            _log.warning("a file could not be had: %s", type(failed).__name__)
            return Unusable("file.not_readable"), ()
        if isinstance(taken, str):
            return Unusable(taken), ()
        return Attachment(taken.id, taken.kind, wanted.caption), (taken,)

    def _may_come_again(self, key: str) -> bool:
        """Count a failure; False once there were enough."""
        if len(self._failed) > MOST_COUNTED:
            self._failed.clear()
        self._failed[key] += 1
        return self._failed[key] < TRIES

    async def _take_press(self, press: GroupPress) -> None:
        told = self._word("not_here")
        if await self._groups.serves(press.chat):
            told = await self._groups.pressed(press.chat, press.by, press.seq, press.index)
        await at_best(
            self._bot.answer_callback_query(press.query, told[:MOST_TOAST], show_alert=True)
        )

    async def _take_group(self, talk: GroupTalk) -> None:
        """Stay in the group of an office; leave any other politely."""
        if talk.has_left:
            await self._groups.left(talk.chat)
        elif not await self._may_stay(talk):
            if talk.has_joined:
                # Said once, at the door: no row of the outbox outlives the group.
                await at_best(self._bot.send_message(int(talk.chat.id), self._word("not_a_group")))
            await at_best(self._bot.leave_chat(int(talk.chat.id)))

    async def _may_stay(self, talk: GroupTalk) -> bool:
        if talk.is_channel:
            return False
        if talk.has_joined and await self._groups.joined(talk.chat, talk.by):
            return True
        return await self._groups.serves(talk.chat)

    async def _tell(self, chat: Chat, key: str, text: str) -> None:
        """Answer outside a conversation."""
        told = (Outgoing(chat, Message(text)),)
        try:
            await self._parts.store.commit(Work(self._parts.clock(), (chat, key), outgoing=told))
        except Duplicate:
            return

    def _word(self, key: str) -> str:
        return self._parts.library.book().say(f"telegram.{key}")
