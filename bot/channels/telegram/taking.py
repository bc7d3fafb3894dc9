"""Taking an update in: files first, then the turn; on return it is durable."""

import logging
from collections import Counter

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.intake import take_in
from bot.channels.telegram.groups import Groups
from bot.channels.telegram.line import at_best
from bot.channels.telegram.updates import (
    MOST_BYTES,
    GroupPress,
    GroupTalk,
    Incoming,
    Linking,
    Said,
    read_update,
    update_id,
)
from bot.model.errors import Duplicate
from bot.model.event import Attachment, Body, Chat, Event, Press, Unusable
from bot.model.message import Message
from bot.service.parts import Parts
from bot.service.ports import Outgoing, Paper, Work
from bot.service.receive import receive
from bot.service.sending import Sender

FETCHES = 3  # how often a file is asked for before the citizen is told
MOST_TOAST = 200

_log = logging.getLogger(__name__)


class NotFetched(Exception):
    """A file could not be had just now; the update should be brought again."""


class Taker:
    """Takes updates in, whichever way they come."""

    def __init__(
        self, parts: Parts, bot: Bot, account: str, groups: Groups, sender: Sender
    ) -> None:
        self._parts, self._bot, self._account = parts, bot, account
        self._groups, self._sender = groups, sender
        self._fetches: Counter[int] = Counter()

    async def take(self, update: object) -> None:
        """Make an update durable.

        Raises StoreBusy, StoreBroken and NotFetched: then it should be brought again.
        """
        match read_update(update, self._account):
            case Said() as said:
                await self._take_said(said, update_id(update))
            case Linking(chat, key, code):
                if not await self._parts.store.has_seen(chat, key):
                    await self._tell(chat, key, await self._groups.linked(chat, code))
            case GroupPress() as press:
                await self._take_press(press)
            case GroupTalk() as talk:
                await self._take_group(talk)
            case None:
                pass

    async def _take_said(self, said: Said, number: int) -> None:
        body, papers = await self._fetched(said, number)
        if isinstance(body, Press):
            await self._sender.has_arrived(said.chat, body.step)
        await receive(self._parts, Event(said.chat, said.key, body), papers)
        self._fetches.pop(number, None)
        if said.query:
            await at_best(self._bot.answer_callback_query(said.query))

    async def _fetched(self, said: Said, number: int) -> tuple[Body, tuple[Paper, ...]]:
        """Fetch the file of an update, if it has one. Raises NotFetched."""
        wanted = said.body
        if not isinstance(wanted, Incoming):
            return wanted, ()
        if await self._parts.store.has_seen(said.chat, said.key):
            return Unusable("file.not_readable"), ()  # the turn will find it was taken before
        content = await self._fetch(wanted, number)
        if not content:
            return Unusable("file.not_readable" if content is None else "file.too_big"), ()
        taken = await take_in(self._parts, said.chat, content, wanted.name, wanted.kind)
        if isinstance(taken, str):
            return Unusable(taken), ()
        return Attachment(taken.id, taken.kind, wanted.caption), (taken,)

    async def _fetch(self, wanted: Incoming, number: int) -> bytes | None:
        """Give the bytes; none of them where there are too many, None where it cannot be had."""
        try:
            file = await self._bot.get_file(wanted.file_id)
            if (file.file_size or 0) > MOST_BYTES:
                return b""
            return bytes(await file.download_as_bytearray())
        except BadRequest as refused:
            return b"" if "too big" in str(refused).lower() else None
        except TelegramError:
            self._fetches[number] += 1
            if self._fetches[number] >= FETCHES:
                _log.warning("a file could not be fetched in %d tries", FETCHES)
                return None
            raise NotFetched from None

    async def _take_press(self, press: GroupPress) -> None:
        if not await self._groups.serves(press.chat):
            told = self._word("not_here")
        else:
            told = await self._groups.pressed(press.chat, press.by, press.seq, press.index)
        await at_best(
            self._bot.answer_callback_query(press.query, told[:MOST_TOAST], show_alert=True)
        )

    async def _take_group(self, talk: GroupTalk) -> None:
        """Stay in the group of an office; leave any other politely."""
        if talk.has_left:
            await self._groups.left(talk.chat)
            return
        if talk.has_joined and await self._groups.joined(talk.chat, talk.by):
            return
        if await self._groups.serves(talk.chat):
            return
        if talk.has_joined:
            # Said once, at the door; not worth the outbox, whose group is left the next moment.
            await at_best(self._bot.send_message(int(talk.chat.id), self._word("not_a_group")))
        await at_best(self._bot.leave_chat(int(talk.chat.id)))

    async def _tell(self, chat: Chat, key: str, text: str) -> None:
        """Answer outside a conversation."""
        work = Work(
            self._parts.clock(), seen=(chat, key), outgoing=(Outgoing(chat, Message(text)),)
        )
        try:
            await self._parts.store.commit(work)
        except Duplicate:
            return

    def _word(self, key: str) -> str:
        return self._parts.library.book().say(f"telegram.{key}")
