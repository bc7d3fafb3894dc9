"""One update is taken in once, and given up only where it is itself at fault."""

from dataclasses import replace

import pytest

from bot.content.library import ContentLibrary
from bot.model.conversation import Conversation
from bot.model.errors import Conflict, StoreBusy
from bot.model.event import Chat, Event, Text
from bot.service.ports import Work
from bot.service.receive import MOST_OVERTAKEN, TRIES, receive
from bot.storage.memory import MemoryStore
from bot.wiring import memory_parts

CHAT = Chat("web", "site", "sim")
SAID = Event(CHAT, "update-1", Text("xin chào"))


class SharedStore(MemoryStore):
    """A store where other processes come first so many times, or which is busy as often."""

    def __init__(self, *, overtaken: int = 0, busy: int = 0) -> None:
        super().__init__()
        self.overtaken, self.busy = overtaken, busy

    async def conversation(self, chat: Chat) -> tuple[Conversation, int]:
        if self.busy:
            self.busy -= 1
            raise StoreBusy("restarting")
        return await super().conversation(chat)

    async def commit(self, work: Work) -> None:
        if self.overtaken and not work.parked:
            self.overtaken -= 1
            raise Conflict("the conversation went on meanwhile")
        await super().commit(work)


async def taken_in(library: ContentLibrary, store: SharedStore) -> bool:
    """Bring the update, and say whether it was taken in rather than given up."""
    await receive(replace(memory_parts(library), store=store, outbox=store), SAID)
    assert await store.has_seen(CHAT, SAID.key)
    return not await store.parked_updates()


@pytest.mark.parametrize("times", [1, TRIES, MOST_OVERTAKEN - 1])
async def test_an_update_that_is_overtaken_is_taken_again(
    small_library: ContentLibrary, times: int
) -> None:
    assert await taken_in(small_library, SharedStore(overtaken=times))


async def test_an_update_that_can_never_be_kept_blocks_nobody(
    small_library: ContentLibrary,
) -> None:
    assert not await taken_in(small_library, SharedStore(overtaken=1_000))


async def test_an_update_is_not_given_up_because_the_store_was_busy(
    small_library: ContentLibrary,
) -> None:
    store = SharedStore(busy=TRIES)
    for _ in range(TRIES):
        with pytest.raises(StoreBusy):
            await taken_in(small_library, store)
    assert not await store.has_seen(CHAT, SAID.key)
    assert await taken_in(small_library, store)
