"""What the desk and its officers need, kept in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.model.dossier import Dossier, DossierEvent, Officer, OfficerSession, Status
from bot.model.errors import Conflict, NotFound
from bot.model.event import Chat
from bot.model.message import Priority
from bot.service.ports import Paper, Scope, WaitingCall
from bot.storage.codec import decode_dossier
from bot.storage.memory_state import KeptMessage, Tables


class MemoryDesk:
    """The officials' view of the tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def queue(self, scope: Scope, statuses: frozenset[Status]) -> Sequence[Dossier]:
        kept = [one for one in self._tables.dossiers.values() if one.office == scope.office]
        dossiers = [decode_dossier(one.body) for one in kept]
        return sorted((one for one in dossiers if one.status in statuses), key=_by_due_date)

    async def dossier(self, scope: Scope, code: str) -> Dossier:
        kept = self._tables.dossiers.get(self._tables.codes.get(code, ""))
        if kept is None or kept.office != scope.office:
            raise NotFound(code)
        return decode_dossier(kept.body)

    async def history(self, scope: Scope, dossier: str) -> Sequence[DossierEvent]:
        self._refuse_foreign(scope, dossier)
        return self._tables.events.get(dossier, ())

    async def papers_of(self, scope: Scope, dossier: str) -> Sequence[Paper]:
        self._refuse_foreign(scope, dossier)
        return [paper for paper in self._tables.papers.values() if paper.dossier == dossier]

    async def waiting_calls(self, scope: Scope) -> Sequence[WaitingCall]:
        waiting = [
            WaitingCall(number, call)
            for number, (call, answered_at) in self._tables.calls.items()
            if answered_at is None and call.office == scope.office
        ]
        return sorted(waiting, key=lambda one: not one.call.urgent)

    async def undelivered(self, scope: Scope) -> Mapping[str, str]:
        return {
            one.code: why
            for one in self._tables.dossiers.values()
            if one.office == scope.office and (why := self._untold(one.chat))
        }

    def _untold(self, chat: Chat) -> str:
        """Say why the last message that nothing has made up for was given up; "": none."""
        numbers = self._tables.feeds.get(chat, {}).values()
        messages = [self._tables.messages[number] for number in numbers]
        sent = [message for message in messages if message.state == "sent"]
        given_up = [
            message.why
            for message in messages
            if message.why and not any(_makes_up_for(one, message) for one in sent)
        ]
        return given_up[-1] if given_up else ""

    def _refuse_foreign(self, scope: Scope, dossier: str) -> None:
        kept = self._tables.dossiers.get(dossier)
        if kept is None or kept.office != scope.office:
            raise NotFound(dossier)


def _makes_up_for(sent: KeptMessage, given_up: KeptMessage) -> bool:
    is_as_good = given_up.priority != Priority.RECEIPT or sent.priority == Priority.RECEIPT
    return is_as_good and sent.seq > given_up.seq


class MemoryOfficers:
    """Accounts and sessions in the tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add_officer(self, officer: Officer, password_hash: str) -> None:
        if officer.login in self._tables.logins or officer.id in self._tables.officers:
            raise Conflict("the login is taken")
        self._tables.logins[officer.login] = officer.id
        self._tables.officers[officer.id] = (officer, password_hash)

    async def officer_by_login(self, login: str) -> tuple[Officer, str] | None:
        return self._tables.officers.get(self._tables.logins.get(login, ""))

    async def officer(self, officer_id: str) -> Officer | None:
        kept = self._tables.officers.get(officer_id)
        return kept[0] if kept else None

    async def officers_of(self, office: str) -> Sequence[Officer]:
        everyone = [officer for officer, _ in self._tables.officers.values()]
        return [officer for officer in everyone if officer.office == office]

    async def set_active(self, officer_id: str, *, is_active: bool) -> None:
        officer, password_hash = self._kept(officer_id)
        changed = replace(officer, is_active=is_active)
        self._tables.officers[officer_id] = (changed, password_hash)
        if not is_active:
            for session in list(self._tables.sessions.values()):
                if session.officer == officer_id:
                    del self._tables.sessions[session.token_hash]

    async def set_password(self, officer_id: str, password_hash: str) -> None:
        officer, _ = self._kept(officer_id)
        self._tables.officers[officer_id] = (officer, password_hash)

    async def open_session(self, session: OfficerSession) -> None:
        officer, _ = self._kept(session.officer)
        if not officer.is_active:
            raise NotFound(session.officer)
        self._tables.sessions[session.token_hash] = session

    async def session(self, token_hash: str) -> OfficerSession | None:
        return self._tables.sessions.get(token_hash)

    async def touch_session(self, token_hash: str, now: datetime) -> None:
        if session := self._tables.sessions.get(token_hash):
            self._tables.sessions[token_hash] = replace(session, seen_at=now)

    async def close_session(self, token_hash: str) -> None:
        self._tables.sessions.pop(token_hash, None)

    def _kept(self, officer_id: str) -> tuple[Officer, str]:
        if officer_id not in self._tables.officers:
            raise NotFound(officer_id)
        return self._tables.officers[officer_id]


def _by_due_date(dossier: Dossier) -> tuple[bool, date, datetime]:
    due_on = dossier.clock.due_on
    return (due_on is None, due_on or date.max, dossier.sent_at)
