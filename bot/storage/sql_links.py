"""The port `LinkStore` over the database."""

from datetime import datetime
from functools import partial

from bot.model.dossier import Officer
from bot.model.event import Chat
from bot.storage import links
from bot.storage.reaching import Reaching


class SqlLinks(Reaching):
    """Mixed into the store, which reaches the rows."""

    async def keep_link_code(self, officer: str, code: str, until: datetime) -> None:
        await self._write(partial(links.keep_link_code, officer=officer, code=code, until=until))

    async def link_account(self, code: str, account: Chat, now: datetime) -> Officer | None:
        return await self._write(partial(links.link_account, code=code, account=account, now=now))

    async def officer_of(self, account: Chat) -> Officer | None:
        return await self._read(partial(links.officer_of, account=account))

    async def link_group(self, office: str, group: Chat) -> None:
        await self._write(partial(links.link_group, office=office, group=group))

    async def unlink_group(self, group: Chat) -> None:
        await self._write(partial(links.unlink_group, group=group))

    async def group_of(self, office: str) -> Chat | None:
        return await self._read(partial(links.group_of, office=office))

    async def office_of_group(self, group: Chat) -> str:
        return await self._read(partial(links.office_of_group, group=group))
