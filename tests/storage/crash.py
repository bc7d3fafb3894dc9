"""A process that commits turns and says which were kept, until it is killed."""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.model.conversation import Conversation, Draft
from bot.model.event import Chat
from bot.model.message import Message
from bot.service.ports import AuditEntry, Outgoing, SavedConversation, Work
from bot.storage.sealing import Seal
from bot.storage.sqlite import SqliteStore

NOW = datetime(2026, 11, 23, tzinfo=UTC)


async def keep_talking(store: SqliteStore, chat: Chat) -> None:
    """Take turn after turn; a turn is told only once it is kept."""
    conversation, version = await store.conversation(chat)
    while True:
        turn = Work(
            NOW,
            seen=(chat, f"{chat.id}-{version}"),
            conversations=(SavedConversation(chat, after(conversation), version),),
            outgoing=(Outgoing(chat, Message(f"turn {version}")),),
            audit=(AuditEntry(NOW, "21496", "bot", "turn", chat.id),),
        )
        await store.commit(turn)
        conversation, version = after(conversation), version + 1
        os.write(1, f"{chat.id} {version}\n".encode())


def after(conversation: Conversation) -> Conversation:
    return Conversation(drafts=(Draft("d1", "f", "v"),), misses=conversation.misses + 1)


async def main(path: Path) -> None:
    store = await SqliteStore.open(path, Seal(bytes(range(32)), os.urandom))
    async with asyncio.TaskGroup() as group:
        for number in range(5):
            group.create_task(keep_talking(store, Chat("web", "site", f"chat-{number}")))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
