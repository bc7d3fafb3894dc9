"""What rests as bytes comes back as it was."""

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings

from bot.model.answer import Address, Answer, Value
from bot.model.conversation import Conversation, Draft
from bot.model.dossier import Dossier
from bot.model.errors import StoreBroken
from bot.model.message import Message
from bot.service.ports import SavedConversation, Work
from bot.storage.codec import (
    decode_conversation,
    decode_dossier,
    decode_draft,
    decode_message,
    decode_time,
    encode_conversation,
    encode_dossier,
    encode_message,
    encode_time,
)
from bot.storage.memory import MemoryStore
from bot.storage.sqlite import SqliteStore
from tests.storage.conftest import seal
from tests.storage.samples import LAN, NOW
from tests.storage.strategies import conversations, dossiers, exact, messages


@given(conversations())
def test_a_conversation_comes_back_with_the_same_types(conversation: Conversation) -> None:
    assert exact(decode_conversation(encode_conversation(conversation))) == exact(conversation)


@given(dossiers)
def test_a_dossier_comes_back_with_the_same_types(dossier: Dossier) -> None:
    assert exact(decode_dossier(encode_dossier(dossier))) == exact(dossier)


@given(messages)
def test_a_message_comes_back_with_the_same_types(message: Message) -> None:
    assert exact(decode_message(encode_message(message))) == exact(message)


@given(conversations())
@settings(max_examples=25, deadline=None)
def test_stores_give_back_what_a_citizen_left(conversation: Conversation) -> None:
    found = asyncio.run(_kept_and_found(conversation))
    assert [exact(one) for one in found] == [exact(conversation)] * 2


@pytest.mark.parametrize(
    "value",
    [True, False, 1, 0, 10**30, -5, "1", "true", "2026-11-23", "", ("a", "b"), (), Address("x")],
    ids=repr,
)
def test_an_answer_keeps_its_type(value: Value) -> None:
    draft = Draft("d1", "flow", "v1", answers={"q": Answer(value)})
    kept = encode_conversation(Conversation(drafts=(draft,))).drafts["d1"]
    assert exact(decode_draft(kept).answers["q"].value) == exact(value)


def test_two_drafts_of_a_chat_cannot_share_an_id() -> None:
    twins = (Draft("d1", "flow", "v1"), Draft("d1", "flow", "v2"))
    with pytest.raises(ValueError, match="same id"):
        encode_conversation(Conversation(drafts=twins))


def test_times_sort_as_texts_whatever_their_zone() -> None:
    hanoi = datetime(2026, 11, 23, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    sooner = datetime(2026, 11, 23, 1, 29, 59, 999999, tzinfo=UTC)
    assert decode_time(encode_time(hanoi)) == hanoi
    assert encode_time(sooner) < encode_time(hanoi)
    with pytest.raises(ValueError, match="without a zone"):
        encode_time(hanoi.replace(tzinfo=None))


def test_bytes_that_cannot_be_read_are_told_without_their_content() -> None:
    with pytest.raises(StoreBroken) as told:
        decode_draft(b'{"id": ["Nguyen Thi Mai"]}')
    assert "Mai" not in str(told.value)
    assert told.value.__suppress_context__


async def _kept_and_found(conversation: Conversation) -> list[Conversation]:
    work = Work(NOW, conversations=(SavedConversation(LAN, conversation, 0),))
    memory = MemoryStore()
    await memory.commit(work)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "motcua.db"
        sqlite = await SqliteStore.open(path, seal())
        await sqlite.commit(work)
        await sqlite.close()
        again = await SqliteStore.open(path, seal())
        found = (await again.conversation(LAN))[0]
        await again.close()
    return [(await memory.conversation(LAN))[0], found]
