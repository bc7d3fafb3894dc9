"""People, dossiers and works that the tests of storage speak of."""

from datetime import UTC, date, datetime, timedelta

from bot.model.answer import Answer
from bot.model.conversation import Conversation, Draft
from bot.model.dossier import Clock, Dossier, DossierEvent, Officer, OfficerSession, Status
from bot.model.event import Chat
from bot.model.flow import Checked, Flow, Validity
from bot.model.message import Message, Priority
from bot.service.ports import AuditEntry, Outgoing, Paper, SavedConversation, Scope, Work

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
LAN = Chat("telegram", "100", "lan-0912345678")
HOA = Chat("telegram", "100", "hoa-0987654321")
WEB = Chat("web", "ba-dong", "w3b-0123456789abcdef")
BA_DONG = Scope(officer="officer-an", office="21496")
BA_TO = Scope(officer="officer-binh", office="21484")
AN = Officer("officer-an", "an", "An Nguyen", "21496", justice=True)


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def draft(draft_id: str, **answers: str) -> Draft:
    given = {name: Answer(value, said=value.upper()) for name, value in answers.items()}
    return Draft(draft_id, "dang-ky-khai-sinh", "v1", answers=given)


def saved(chat: Chat, was: int, *drafts: Draft, misses: int = 0) -> SavedConversation:
    current = drafts[0].id if drafts else ""
    return SavedConversation(chat, Conversation(drafts=drafts, current=current, misses=misses), was)


def outgoing(chat: Chat, text: str, priority: Priority = Priority.REPLY) -> Outgoing:
    return Outgoing(chat, Message(text, priority=priority))


def say(chat: Chat, *texts: str, at: datetime = NOW, priority: Priority = Priority.REPLY) -> Work:
    return Work(at, outgoing=tuple(outgoing(chat, text, priority) for text in texts))


def dossier(number: int, chat: Chat = LAN, office: str = "21496", **kept: int) -> Dossier:
    due = kept.get("due_in")
    return Dossier(
        id=f"dossier-{number}",
        code=f"KS-{number:04}",
        office=office,
        flow="dang-ky-khai-sinh",
        version="v1",
        procedure="1.001193",
        status=Status(kept.get("status", 1)),
        sent_at=later(number),
        chat=chat,
        draft=f"draft-{number}",
        answers={"be.ten": Answer("Nguyen Thi Mai")},
        clock=Clock(due_on=None if due is None else date(2026, 12, 1) + timedelta(days=due)),
        revision=kept.get("revision", 1),
    )


def event(of: Dossier, after: Status, reason: str = "") -> DossierEvent:
    return DossierEvent(
        of.id, of.revision, NOW, AN.id, of.status, after, reason, ("giay_chung_sinh",)
    )


def entry(office: str, action: str) -> AuditEntry:
    return AuditEntry(NOW, office, AN.id, action, "dossier-1")


def paper(paper_id: str, chat: Chat = LAN, draft_id: str = "") -> Paper:
    return Paper(
        paper_id, chat, "photo", "image/jpeg", 1200, NOW, draft=draft_id, notes=("blurred",)
    )


def session(token_hash: str, officer: Officer = AN) -> OfficerSession:
    return OfficerSession(token_hash, officer.id, f"csrf-{token_hash}", NOW, NOW)


def flow(version: str, source: str) -> Flow:
    return Flow(
        slug="dang-ky-khai-sinh",
        version=version,
        procedure="1.001193",
        prefix="KS",
        title="",
        valid=Validity(date(2026, 9, 1)),
        checked=Checked("", date(2026, 9, 1)),
        steps=(),
        source=source,
    )
