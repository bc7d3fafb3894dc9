"""What the writer knows by heart is never older than what rests in the file."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model.conversation import Conversation
from bot.model.errors import Conflict
from bot.service.ports import Work
from bot.storage.sqlite import SqliteStore
from tests.storage.conftest import seal
from tests.storage.samples import HOA, LAN, NOW, dossier, draft, outgoing, saved, say


@pytest.fixture
async def other(tmp_path: Path, sqlite: SqliteStore) -> AsyncIterator[SqliteStore]:
    """Open the same file once more, as an operator's command does beside the server."""
    store = await SqliteStore.open(tmp_path / "data" / "motcua.db", seal())
    yield store
    await store.close()


async def read_anew(store: SqliteStore) -> tuple[Conversation, int]:
    store._talks.clear()
    return await store.conversation(LAN)


async def test_what_is_remembered_is_what_rests(sqlite: SqliteStore) -> None:
    begun = saved(LAN, 0, draft("d1", ten="Sim"), draft("d2"))
    await sqlite.commit(Work(NOW, conversations=(begun,)))
    assert await sqlite.conversation(LAN) == await read_anew(sqlite) == (begun.conversation, 1)


async def test_only_the_draft_that_changed_is_written_again(sqlite: SqliteStore) -> None:
    first, second = draft("d1", ten="Sim"), draft("d2")
    await sqlite.commit(Work(NOW, conversations=(saved(LAN, 0, first, second),)))
    before, was = await sqlite.conversation(LAN)
    after = replace(before, drafts=(replace(before.drafts[0], office="21496"), before.drafts[1]))
    kept = replace(saved(LAN, was), conversation=after, before=before)
    await sqlite.commit(Work(NOW, conversations=(kept,)))
    assert await read_anew(sqlite) == (after, 2)
    gone = replace(kept, conversation=replace(after, drafts=()), was=2, before=after)
    await sqlite.commit(Work(NOW, conversations=(gone,)))
    assert await read_anew(sqlite) == (gone.conversation, 3)


async def test_a_chat_erased_beside_the_server_begins_anew(
    sqlite: SqliteStore, other: SqliteStore
) -> None:
    """Nothing may be sealed with a key that is no more, nor stand in another person's row."""
    await sqlite.commit(Work(NOW, conversations=(saved(LAN, 0, draft("d1", ten="Sim")),)))
    await other.erase_chat(LAN)
    await other.commit(say(HOA, "Chị cần gì ạ?"))  # her row takes the number that became free
    with pytest.raises(Conflict):
        await sqlite.commit(Work(NOW, conversations=(saved(LAN, 1, misses=1),)))
    assert await sqlite.conversation(LAN) == (Conversation(), 0)
    await sqlite.commit(
        Work(NOW, conversations=(saved(LAN, 0, misses=2),), outgoing=(outgoing(LAN, "Chào anh"),))
    )
    assert (await read_anew(sqlite))[0].misses == 2
    assert [row.message.text for row in await other.feed(LAN, 0)] == ["Chào anh"]
    assert [row.message.text for row in await other.feed(HOA, 0)] == ["Chị cần gì ạ?"]


async def test_a_work_that_was_not_kept_leaves_nothing_in_mind(sqlite: SqliteStore) -> None:
    """The new chat's row was rolled back with the rest, and another may take its number."""
    await sqlite.commit(Work(NOW, new_dossiers=(dossier(1, HOA),)))
    refused = Work(
        NOW,
        conversations=(saved(LAN, 0, draft("d1")),),
        outgoing=(outgoing(LAN, "Chưa gửi"),),
        new_dossiers=(dossier(1, LAN),),
    )
    with pytest.raises(Conflict):
        await sqlite.commit(refused)
    await sqlite.commit(say(HOA, "Chị cần gì ạ?"))
    await sqlite.commit(say(LAN, "Chào anh"))
    epoch = await sqlite.take_over("telegram")
    claimed = await sqlite.claim("telegram", NOW, 10, epoch)
    assert [(row.chat, row.message.text) for row in claimed] == [
        (HOA, "Chị cần gì ạ?"),
        (LAN, "Chào anh"),
    ]
    assert await sqlite.conversation(LAN) == (Conversation(), 0)


async def test_a_message_leaves_as_it_rests(sqlite: SqliteStore, other: SqliteStore) -> None:
    await sqlite.commit(say(LAN, "Bé sinh ngày nào?"))
    epoch = await sqlite.take_over("telegram")
    (resting,) = await other.feed(LAN, 0)
    (claimed,) = await sqlite.claim("telegram", NOW, 10, epoch)
    assert replace(claimed, state="ready", attempt=0, epoch=0) == resting
