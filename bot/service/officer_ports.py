"""What the use cases need of officers' accounts, here and on a messenger."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model.dossier import Officer, OfficerSession
from bot.model.event import Chat


class OfficerStore(Protocol):
    """Accounts and sessions of officials."""

    async def add_officer(self, officer: Officer, password_hash: str) -> None:
        """Raise Conflict where the login is taken."""
        ...

    async def officer_by_login(self, login: str) -> tuple[Officer, str] | None:
        """Give the officer and the hash of the password."""
        ...

    async def officer(self, officer_id: str) -> Officer | None: ...

    async def officers_of(self, office: str) -> Sequence[Officer]: ...

    async def set_active(self, officer_id: str, *, is_active: bool) -> None:
        """Shut an account, which ends its sessions at once, or open it again."""
        ...

    async def set_password(self, officer_id: str, password_hash: str) -> None: ...

    async def open_session(self, session: OfficerSession) -> None: ...

    async def session(self, token_hash: str) -> OfficerSession | None: ...

    async def touch_session(self, token_hash: str, now: datetime) -> None: ...

    async def close_session(self, token_hash: str) -> None: ...


class LinkStore(Protocol):
    """Officers' accounts on a messenger, and the groups of offices there."""

    async def keep_link_code(self, officer: str, code: str, until: datetime) -> None:
        """Keep a code that joins an account to this officer; an older one is no good any more."""
        ...

    async def link_account(self, code: str, account: Chat, now: datetime) -> Officer | None:
        """Use up a code: `account` (the officer's own chat with the bot) is the officer's now.

        An officer has one account: a former one is nobody's any more.
        """
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
