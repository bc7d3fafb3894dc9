"""One message of the outbox becomes calls to the Bot API."""

from collections.abc import Awaitable, Callable
from functools import partial

from telegram import InputMediaPhoto
from telegram.constants import ParseMode

from bot.channels.telegram.line import Client, Refused, sent
from bot.channels.telegram.shown import Keyboard, Piece, keyboard, pieces
from bot.model.errors import NotFound, Undeliverable
from bot.model.message import Attached
from bot.service.outbox_ports import OutboxRow
from bot.service.parts import Parts

MOST_IN_ALBUM = 10
MOST_BEGUN = 1_000  # messages of which a part has arrived; a few at most, unless all goes wrong

Call = Callable[[], Awaitable[None]]
Picture = tuple[str, bytes]


class TelegramSending:
    """The channel as the outbox sees it."""

    name = "telegram"

    def __init__(self, parts: Parts, bot: Client, desk_url: str) -> None:
        self._parts, self._bot, self._desk_url = parts, bot, desk_url
        self._begun: dict[int, int] = {}  # row -> how many of its calls went well

    def weight(self, row: OutboxRow) -> int:
        return len(_cut(row)) + len(row.message.attached)

    async def send(self, row: OutboxRow) -> None:
        """Deliver files, then the text, its buttons below the last piece.

        What has arrived is not sent again when the rest has to be.
        """
        calls = [*await self._files(row), *self._texts(row)]
        if len(self._begun) > MOST_BEGUN:
            self._begun.clear()
        try:
            for call in calls[self._begun.get(row.id, 0) :]:
                await call()
                self._begun[row.id] = self._begun.get(row.id, 0) + 1
        except Refused:
            self._begun.pop(row.id, None)
            raise Undeliverable from None
        self._begun.pop(row.id, None)

    def _texts(self, row: OutboxRow) -> list[Call]:
        to = int(row.chat.id)
        buttons = keyboard(row.message, row.seq, self._desk_url, is_group=to < 0)
        cut = _cut(row)
        below = [*([] for _ in cut[1:]), buttons]
        return [
            partial(self._send_text, to, piece, under)
            for piece, under in zip(cut, below, strict=False)
        ]

    async def _send_text(self, to: int, piece: Piece, buttons: Keyboard) -> None:
        """Send a piece; what is refused is sent once more, without its dress."""
        try:
            await sent(self._bot.send_text(to, piece.html, buttons, ParseMode.HTML))
        except Refused:
            await sent(self._bot.send_text(to, piece.plain, buttons))

    async def _files(self, row: OutboxRow) -> list[Call]:
        """Give a call for each place, found or not: what has arrived is counted by places."""
        to = int(row.chat.id)
        files = [(one, await self._content(row, one)) for one in row.message.attached]
        pictures = [(one.name, found) for one, found in files if one.kind == "photo"]
        albums = [
            partial(self._send_pictures, to, pictures[start : start + MOST_IN_ALBUM])
            for start in range(0, len(pictures), MOST_IN_ALBUM)
        ]
        documents = [
            partial(self._send_file, to, one.name, found)
            for one, found in files
            if one.kind != "photo"
        ]
        return [*albums, *documents]

    async def _send_pictures(self, to: int, pictures: list[Picture]) -> None:
        """Send pictures; what is refused as such is sent as files."""
        pictures = [(name, content) for name, content in pictures if content]
        if not pictures:
            return
        try:
            if len(pictures) == 1:
                await sent(self._bot.send_photo(to, pictures[0][1]))
            else:
                album = [InputMediaPhoto(content) for _, content in pictures]
                await sent(self._bot.send_media_group(to, album))
        except Refused:
            for name, content in pictures:
                await self._send_file(to, name, content)

    async def _send_file(self, to: int, name: str, content: bytes) -> None:
        if content:
            await sent(self._bot.send_document(to, content, filename=name))

    async def _content(self, row: OutboxRow, one: Attached) -> bytes:
        try:
            return await self._parts.vault.get(one.id, row.chat)
        except NotFound:
            return b""  # it was thrown away with its draft


def _cut(row: OutboxRow) -> list[Piece]:
    return pieces(row.message.text) if row.message.text.strip() else []
