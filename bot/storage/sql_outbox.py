"""The port `Outbox` over the database."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot.model.event import Chat
from bot.service.outbox_ports import OutboxRow
from bot.storage import outbox
from bot.storage.reaching import Reaching


class SqlOutbox(Reaching):
    """Mixed into the store, which reaches the rows."""

    async def feed(self, chat: Chat, after: int, limit: int = 200) -> Sequence[OutboxRow]:
        return await self._read(partial(outbox.feed, chat=chat, after=after, limit=limit))

    async def take_over(self, channel: str) -> int:
        return await self._write(partial(outbox.take_over, channel=channel))

    async def claim(
        self, channel: str, now: datetime, limit: int, epoch: int
    ) -> Sequence[OutboxRow]:
        claim = partial(outbox.claim, channel=channel, now=now, limit=limit, epoch=epoch)
        return await self._write(claim)

    async def park_waiting(self, until: datetime) -> int:
        """Send nothing of what was waiting then; give how many messages that were."""
        return await self._write(partial(outbox.park_waiting, until=until))

    async def settle(
        self, row: OutboxRow, state: str, now: datetime, again_at: datetime | None
    ) -> None:
        not_before = outbox.again_from(state, now, again_at)
        await self._write(partial(outbox.settle, row=row, state=state, not_before=not_before))

    async def in_doubt(self, chat: Chat) -> Sequence[OutboxRow]:
        return await self._read(partial(outbox.in_doubt, chat=chat))

    async def arrived(self, row: OutboxRow) -> None:
        await self._write(partial(outbox.arrived, row=row))

    async def unreachable(self, channel: str) -> Sequence[Chat]:
        return await self._read(partial(outbox.unreachable, channel=channel))

    async def revive(self, chat: Chat, now: datetime) -> int:
        revived = await self._write(partial(outbox.revive, chat=chat, now=now))
        self._tell((chat,) if revived else ())
        return revived
