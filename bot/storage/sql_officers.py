"""The port `OfficerStore` over the database."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot.model.dossier import Officer, OfficerSession
from bot.storage import officers
from bot.storage.reaching import Reaching


class SqlOfficers(Reaching):
    """Mixed into the store, which reaches the rows."""

    async def add_officer(self, officer: Officer, password_hash: str) -> None:
        await self._write(
            partial(officers.add_officer, officer=officer, password_hash=password_hash)
        )

    async def officer_by_login(self, login: str) -> tuple[Officer, str] | None:
        return await self._read(partial(officers.officer_by_login, login=login))

    async def officer(self, officer_id: str) -> Officer | None:
        return await self._read(partial(officers.find_officer, officer_id=officer_id))

    async def officers_of(self, office: str) -> Sequence[Officer]:
        return await self._read(partial(officers.officers_of, office=office))

    async def set_active(self, officer_id: str, *, is_active: bool) -> None:
        change = officers.open_account if is_active else officers.shut_account
        await self._write(partial(change, officer_id=officer_id))

    async def set_password(self, officer_id: str, password_hash: str) -> None:
        await self._write(
            partial(officers.set_password, officer_id=officer_id, password_hash=password_hash)
        )

    async def open_session(self, session: OfficerSession) -> None:
        await self._write(partial(officers.open_session, session=session))

    async def session(self, token_hash: str) -> OfficerSession | None:
        return await self._read(partial(officers.find_session, token_hash=token_hash))

    async def touch_session(self, token_hash: str, now: datetime) -> None:
        await self._write(partial(officers.touch_session, token_hash=token_hash, now=now))

    async def close_session(self, token_hash: str) -> None:
        await self._write(partial(officers.close_session, token_hash=token_hash))
