"""What the use cases need of officers' accounts on a messenger."""

from datetime import datetime
from typing import Protocol

from bot.model.dossier import Officer
from bot.model.event import Chat


class LinkStore(Protocol):
    """Officers' accounts on a messenger, and the groups of offices there."""

    async def keep_link_code(self, officer: str, code: str, until: datetime) -> None:
        """Keep a code that joins an account to this officer; an older one is no good any more."""
        ...

    async def link_account(self, code: str, account: Chat, now: datetime) -> Officer | None:
        """Use up a code: `account` (the officer's own chat with the bot) is the officer's now."""
        ...

    async def officer_of(self, account: Chat) -> Officer | None:
        """Give the officer of an account; None also where the officer's account was shut."""
        ...

    async def link_group(self, office: str, group: Chat) -> None: ...

    async def unlink_group(self, group: Chat) -> None: ...

    async def group_of(self, office: str) -> Chat | None: ...

    async def office_of_group(self, group: Chat) -> str:
        """Give the code of the group's office; empty where it has none."""
        ...
