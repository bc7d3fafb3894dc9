"""The port `LinkStore` over the database."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from bot.model.dossier import Officer
from bot.model.event import Chat
from bot.storage import links
from bot.storage.database import Database

T = TypeVar("T")


class _Reaching(Protocol):
    async def _read(self, look: Callable[[Database], T]) -> T: ...

    async def _write(self, change: Callable[[Database], T]) -> T: ...


class SqliteLinks:
    """Mixed into the store, whose connections it uses."""

    async def keep_link_code(self: _Reaching, officer: str, code: str, until: datetime) -> None:
        await self._write(partial(links.keep_link_code, officer=officer, code=code, until=until))

    async def link_account(
        self: _Reaching, code: str, account: Chat, now: datetime
    ) -> Officer | None:
        return await self._write(partial(links.link_account, code=code, account=account, now=now))

    async def officer_of(self: _Reaching, account: Chat) -> Officer | None:
        return await self._read(partial(links.officer_of, account=account))

    async def link_group(self: _Reaching, office: str, group: Chat) -> None:
        await self._write(partial(links.link_group, office=office, group=group))

    async def unlink_group(self: _Reaching, group: Chat) -> None:
        await self._write(partial(links.unlink_group, group=group))

    async def group_of(self: _Reaching, office: str) -> Chat | None:
        return await self._read(partial(links.group_of, office=office))

    async def office_of_group(self: _Reaching, group: Chat) -> str:
        return await self._read(partial(links.office_of_group, group=group))
