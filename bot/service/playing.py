"""A work in the making: what the turns of one transaction have changed so far."""

from collections.abc import Iterable
from dataclasses import replace

from bot.model.book import Book
from bot.model.conversation import Conversation, Draft
from bot.model.event import Chat
from bot.service.parts import Parts
from bot.service.ports import SavedConversation, Work


class Playing:
    """The work so far, and conversations as this work leaves them."""

    def __init__(self, parts: Parts, work: Work) -> None:
        self.parts, self.work = parts, work
        self._read: dict[Chat, tuple[Conversation, int]] = {}

    async def conversation(self, chat: Chat) -> Conversation:
        for saved in self.work.conversations:
            if saved.chat == chat:
                return saved.conversation
        conversation, _ = self._read[chat] = await self.parts.store.conversation(chat)
        served = served_by(self.parts, self.parts.library.book()).offices
        if conversation.office not in served:
            home = self.parts.home if self.parts.home in served else ""
            only = next(iter(served)) if len(served) == 1 else ""
            conversation = replace(conversation, office=home or only)
        return conversation

    def add(self, **more: tuple[object, ...]) -> None:
        """Add to what the work holds under these names."""
        joined = {name: (*getattr(self.work, name), *things) for name, things in more.items()}
        self.work = replace(self.work, **joined)  # type: ignore[arg-type]  # names are Work's own

    def save(self, chat: Chat, conversation: Conversation) -> None:
        """Have a conversation that was asked for here kept as it now stands."""
        before, was = self._read[chat]
        saved = SavedConversation(chat, conversation, was, before)
        others = [other for other in self.work.conversations if other.chat != chat]
        self.work = replace(self.work, conversations=(*others, saved))


def served_by(parts: Parts, book: Book) -> Book:
    """Give the book with only those offices that this installation serves."""
    return parts.served.of(book, parts.offices) if parts.offices else book


async def book_for(parts: Parts, drafts: Iterable[Draft]) -> Book:
    """Give the book with the flow versions that these drafts were begun with."""
    book = parts.library.book()
    lacking = {
        (draft.flow, draft.version)
        for draft in drafts
        if (draft.flow, draft.version) not in book.versions
    }
    restored = {}
    for slug, version in lacking:
        source = await parts.store.flow_source(slug, version)
        if source is None:
            raise ValueError(f"version {version} of {slug} is not stored")
        restored[slug, version] = parts.library.restore(source)
    return replace(book, versions={**book.versions, **restored}) if restored else book
