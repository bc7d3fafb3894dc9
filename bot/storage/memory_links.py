"""Officers' messenger accounts and the offices' groups, kept in memory."""

from datetime import datetime

from bot.model.dossier import Officer
from bot.model.event import Chat
from bot.storage.memory_state import Tables


class MemoryLinks:
    """The port `LinkStore` over the tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def keep_link_code(self, officer: str, code: str, until: datetime) -> None:
        codes = self._tables.link_codes
        self._tables.link_codes = {c: one for c, one in codes.items() if one[0] != officer}
        self._tables.link_codes[code] = (officer, until)

    async def link_account(self, code: str, account: Chat, now: datetime) -> Officer | None:
        kept = self._tables.link_codes.get(code)
        if kept is None or kept[1] <= now:
            return None
        del self._tables.link_codes[code]
        officer = self._active(kept[0])
        if officer is not None:
            linked = self._tables.linked_accounts
            others = {other: known for other, known in linked.items() if known != officer.id}
            self._tables.linked_accounts = {**others, account: officer.id}
        return officer

    async def officer_of(self, account: Chat) -> Officer | None:
        return self._active(self._tables.linked_accounts.get(account, ""))

    async def link_group(self, office: str, group: Chat) -> None:
        await self.unlink_group(group)
        self._tables.office_groups[office] = group

    async def unlink_group(self, group: Chat) -> None:
        groups = self._tables.office_groups
        self._tables.office_groups = {o: kept for o, kept in groups.items() if kept != group}

    async def group_of(self, office: str) -> Chat | None:
        return self._tables.office_groups.get(office)

    async def office_of_group(self, group: Chat) -> str:
        return next((o for o, kept in self._tables.office_groups.items() if kept == group), "")

    def _active(self, officer_id: str) -> Officer | None:
        kept = self._tables.officers.get(officer_id)
        return kept[0] if kept and kept[0].is_active else None
