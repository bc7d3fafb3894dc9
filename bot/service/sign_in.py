"""Officers sign in: passwords, sessions, and patience with those who guess."""

import asyncio
import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.model.dossier import Officer, OfficerSession
from bot.service.parts import Parts
from bot.service.ports import AuditEntry, Clock, Work

IDLE = timedelta(minutes=20)
ABSOLUTE = timedelta(hours=9)
LONGEST_PASSWORD = 256
HASHES_AT_ONCE = 2  # each takes some 20 MB

_TOUCHED_EVERY = timedelta(minutes=1)
_FREE_FAILURES_OF_ACCOUNT = 3
_FREE_FAILURES_OF_ADDRESS = 10  # a whole office may share one
_LONGEST_WAIT_S = 30
_FORGIVEN_AFTER = timedelta(minutes=15)
_MOST_REMEMBERED = 10_000


class Hasher(Protocol):
    """Turns a password into what may be kept."""

    def hash(self, password: str) -> str: ...

    def verify(self, kept: str, password: str) -> bool: ...


class TooSoon(Exception):
    """Too many failures; the next try is looked at only after `wait_s` seconds."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh session; only the browser ever holds the token itself."""

    token: str = field(repr=False)
    officer: Officer


@dataclass(frozen=True, slots=True)
class Present:
    """An officer at the desk, and the session that says so."""

    officer: Officer
    session: OfficerSession


class Patience:
    """Growing waits after failures, by account and by address; nobody is ever locked out.

    A browser at an address from which the account has signed in before does not feel failures
    from elsewhere, so that no stranger can keep a colleague out.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures: dict[tuple[str, str], tuple[int, datetime]] = {}
        self._known: dict[tuple[str, str], None] = {}

    def check(self, login: str, address: str) -> None:
        """Raise TooSoon while a wait is running."""
        account = self._wait(self._account(login, address), _FREE_FAILURES_OF_ACCOUNT)
        wait_s = max(account, self._wait(("", address), _FREE_FAILURES_OF_ADDRESS))
        if wait_s > 0:
            raise TooSoon(wait_s)

    def failed(self, login: str, address: str) -> None:
        for bucket in (self._account(login, address), ("", address)):
            count, _ = self._standing(bucket)
            self._failures.pop(bucket, None)
            self._failures[bucket] = (count + 1, self._clock())
        while len(self._failures) > _MOST_REMEMBERED:
            self._failures.pop(next(iter(self._failures)))

    def succeeded(self, login: str, address: str) -> None:
        self._failures.pop(self._account(login, address), None)
        self._known[login, address] = None
        if len(self._known) > _MOST_REMEMBERED:
            self._known.pop(next(iter(self._known)))
        self._failures.pop((login, address), None)

    def _account(self, login: str, address: str) -> tuple[str, str]:
        return (login, address if (login, address) in self._known else "")

    def _standing(self, bucket: tuple[str, str]) -> tuple[int, datetime]:
        now = self._clock()
        count, last = self._failures.get(bucket, (0, now))
        return (0, now) if now - last > _FORGIVEN_AFTER else (count, last)

    def _wait(self, bucket: tuple[str, str], free: int) -> int:
        count, last = self._standing(bucket)
        if count < free:
            return 0
        wait = min(2 ** min(count - free, 10), _LONGEST_WAIT_S)
        return int(wait - (self._clock() - last).total_seconds())


class Gate:
    """Lets officers in, knows who is in, and lets them out."""

    def __init__(self, parts: Parts, hasher: Hasher) -> None:
        self._parts, self._hasher = parts, hasher
        self._patience = Patience(parts.clock)
        self._room = asyncio.Semaphore(HASHES_AT_ONCE)
        # Unknown logins are checked against this, at the same cost and with the same answer.
        self._decoy = hasher.hash(parts.ids.new_id())

    async def sign_in(self, login: str, password: str, address: str) -> SignedIn | None:
        """Open a session; None for a wrong login, a wrong password and a shut account alike.

        Raises TooSoon after failures.
        """
        login = login.strip().lower()
        self._patience.check(login, address)
        found = await self._parts.officers.officer_by_login(login)
        kept = found[1] if found else self._decoy
        fits = await self._verify(kept, password[:LONGEST_PASSWORD])
        if found is None or not fits or not found[0].is_active or len(password) > LONGEST_PASSWORD:
            self._patience.failed(login, address)
            return None
        self._patience.succeeded(login, address)
        return await self._open(found[0])

    async def who(self, token: str) -> Present | None:
        """Give the officer a token belongs to, while the session and the account are good."""
        session = await self._parts.officers.session(hash_of(token))
        if session is None:
            return None
        officer = await self._parts.officers.officer(session.officer)
        now = self._parts.clock()
        if officer is None or not officer.is_active or _is_over(session, now):
            await self._parts.officers.close_session(session.token_hash)
            return None
        if now - session.seen_at >= _TOUCHED_EVERY:
            await self._parts.officers.touch_session(session.token_hash, now)
        return Present(officer, session)

    async def sign_out(self, present: Present) -> None:
        await self._parts.officers.close_session(present.session.token_hash)
        await self._note(present.officer, "sign_out")

    async def _verify(self, kept: str, password: str) -> bool:
        async with self._room:
            return await asyncio.to_thread(self._hasher.verify, kept, password)

    async def _open(self, officer: Officer) -> SignedIn:
        ids, now = self._parts.ids, self._parts.clock()
        token = ids.new_id() + ids.new_id()
        session = OfficerSession(hash_of(token), officer.id, ids.new_id(), now, now)
        await self._parts.officers.open_session(session)
        await self._note(officer, "sign_in")
        return SignedIn(token, officer)

    async def _note(self, officer: Officer, action: str) -> None:
        now = self._parts.clock()
        entry = AuditEntry(now, officer.office, officer.id, action, officer.id)
        await self._parts.store.commit(Work(at=now, audit=(entry,)))


def hash_of(token: str) -> str:
    """Give what the store knows a session by."""
    return hashlib.sha256(token.encode()).hexdigest()


def _is_over(session: OfficerSession, now: datetime) -> bool:
    return now - session.seen_at >= IDLE or now - session.created_at >= ABSOLUTE
