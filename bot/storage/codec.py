"""The model as bytes and back. Bytes read again give an equal value of the same types."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.model.conversation import Conversation, Draft
from bot.model.dossier import Dossier, Officer
from bot.model.errors import StoreBroken
from bot.model.event import Chat
from bot.model.message import Message
from bot.service.ports import MoveTicket, Paper

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Talk:
    """A conversation without its drafts, which rest apart; `drafts` are their ids, in order."""

    conversation: Conversation
    drafts: tuple[str, ...]


_TALK = TypeAdapter(_Talk)
_DRAFT = TypeAdapter(Draft)
_DOSSIER = TypeAdapter(Dossier)
_MESSAGE = TypeAdapter(Message)
_PAPER = TypeAdapter(Paper)
_CHAT = TypeAdapter(Chat)
_TICKET = TypeAdapter(MoveTicket)
_OFFICER = TypeAdapter(Officer)
_WORDS = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class ConversationBytes:
    """A conversation as it rests: the talk, and each draft by its id."""

    talk: bytes
    drafts: dict[str, bytes]


def encode_conversation(conversation: Conversation) -> ConversationBytes:
    drafts = {draft.id: encode_draft(draft) for draft in conversation.drafts}
    return ConversationBytes(encode_talk(conversation), drafts)


def decode_conversation(kept: ConversationBytes) -> Conversation:
    drafts = (decode_draft(body) for body in kept.drafts.values())
    return decode_talk(kept.talk, {draft.id: draft for draft in drafts})


def encode_talk(conversation: Conversation) -> bytes:
    """Give a conversation without its drafts, which rest apart."""
    ids = tuple(draft.id for draft in conversation.drafts)
    if len(set(ids)) != len(ids):
        raise ValueError("two drafts of one conversation have the same id")
    return _TALK.dump_json(_Talk(replace(conversation, drafts=()), ids))


def decode_talk(kept: bytes, drafts: Mapping[str, Draft]) -> Conversation:
    """Join a conversation and its drafts, by their ids."""
    talk = _read(_TALK, kept)
    return replace(talk.conversation, drafts=tuple(drafts[one] for one in talk.drafts))


def encode_draft(draft: Draft) -> bytes:
    return _DRAFT.dump_json(draft)


def decode_draft(kept: bytes) -> Draft:
    return _read(_DRAFT, kept)


def encode_dossier(dossier: Dossier) -> bytes:
    return _DOSSIER.dump_json(dossier)


def decode_dossier(kept: bytes) -> Dossier:
    return _read(_DOSSIER, kept)


def encode_message(message: Message) -> bytes:
    return _MESSAGE.dump_json(message)


def decode_message(kept: bytes) -> Message:
    return _read(_MESSAGE, kept)


def encode_paper(paper: Paper) -> bytes:
    return _PAPER.dump_json(paper)


def decode_paper(kept: bytes) -> Paper:
    return _read(_PAPER, kept)


def encode_chat(chat: Chat) -> bytes:
    return _CHAT.dump_json(chat)


def decode_chat(kept: bytes) -> Chat:
    return _read(_CHAT, kept)


def encode_ticket(ticket: MoveTicket) -> bytes:
    return _TICKET.dump_json(ticket)


def decode_ticket(kept: bytes) -> MoveTicket:
    return _read(_TICKET, kept)


def encode_officer(officer: Officer) -> bytes:
    return _OFFICER.dump_json(officer)


def decode_officer(kept: bytes) -> Officer:
    return _read(_OFFICER, kept)


def encode_words(words: tuple[str, ...]) -> bytes:
    return _WORDS.dump_json(words)


def decode_words(kept: bytes | str) -> tuple[str, ...]:
    return _read(_WORDS, kept)


def encode_time(at: datetime) -> str:
    """Give a UTC text of fixed width: texts sort as the times do."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def decode_time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _read(adapter: TypeAdapter[T], kept: bytes | str) -> T:
    try:
        return adapter.validate_json(kept)
    except ValidationError as exc:
        # The driver's words hold the value itself, which must not reach a log.
        raise StoreBroken(f"{exc.title} cannot be read: {exc.error_count()} errors") from None
