"""A turn is kept whole or not at all."""

import asyncio

import pytest

from bot.model.conversation import Conversation
from bot.model.errors import Conflict, Duplicate
from bot.service.officer_ports import OfficerStore
from bot.service.outbox_ports import Outbox
from bot.service.ports import DeskStore as Desk
from bot.service.ports import MoveTicket, Store, Tally, Work
from tests.storage.conftest import AnyStore
from tests.storage.samples import (
    HOA,
    LAN,
    NOW,
    WEB,
    dossier,
    draft,
    entry,
    event,
    flow,
    later,
    outgoing,
    paper,
    saved,
    say,
)


def ports(store: AnyStore) -> tuple[Store, Outbox, Desk, OfficerStore]:
    """The type checker proves here that every store fits every port."""
    return store, store, store, store


async def test_a_store_serves_all_ports(store: AnyStore) -> None:
    assert all(port is store for port in ports(store))


async def test_updates_may_come_in_any_order_and_each_counts_once(store: AnyStore) -> None:
    """A platform promises no order across what it repeats: a smaller number may be new."""
    for key in ("20", "19", "7"):
        await store.commit(Work(NOW, seen=(LAN, key)))
    for key in ("7", "20", "19"):
        with pytest.raises(Duplicate):
            await store.commit(Work(NOW, seen=(LAN, key)))


async def test_a_new_chat_starts_empty(store: AnyStore) -> None:
    assert await store.conversation(LAN) == (Conversation(), 0)


async def test_a_conversation_is_found_as_it_was_left(store: AnyStore) -> None:
    left = saved(LAN, 0, draft("d1", ten="Mai"), draft("d2", ten="An"), misses=2)
    await store.commit(Work(NOW, conversations=(left,)))
    assert await store.conversation(LAN) == (left.conversation, 1)


async def test_drafts_are_changed_added_dropped_and_reordered(store: AnyStore) -> None:
    first, second, third = draft("d1", ten="Mai"), draft("d2", ten="An"), draft("d3")
    await store.commit(Work(NOW, conversations=(saved(LAN, 0, first, second),)))
    changed = saved(LAN, 1, third, draft("d1", ten="Mai", ho="Le"))
    await store.commit(Work(NOW, conversations=(changed,)))
    assert await store.conversation(LAN) == (changed.conversation, 2)


async def test_a_draft_moves_to_another_phone_in_one_commit(store: AnyStore) -> None:
    await store.commit(Work(NOW, conversations=(saved(LAN, 0, draft("d1", ten="Mai")),)))
    there = saved(HOA, 0, draft("d1", ten="Mai"))
    await store.commit(Work(NOW, conversations=(saved(LAN, 1), there)))
    assert (await store.conversation(LAN))[0].drafts == ()
    assert (await store.conversation(HOA))[0] == there.conversation


async def test_an_update_is_taken_in_once(store: AnyStore) -> None:
    await store.commit(Work(NOW, seen=(LAN, "7")))
    with pytest.raises(Duplicate):
        await store.commit(Work(NOW, seen=(LAN, "7"), conversations=(saved(LAN, 0),)))
    assert await store.has_seen(LAN, "7")
    assert (await store.conversation(LAN))[1] == 0


async def test_updates_are_numbered_for_each_account_and_channel(store: AnyStore) -> None:
    await store.commit(Work(NOW, seen=(LAN, "7")))
    assert await store.has_seen(HOA, "7")  # the same bot numbers all of its chats
    assert not await store.has_seen(WEB, "7")
    assert not await store.has_seen(LAN, "6")


async def test_of_two_turns_on_one_version_the_second_is_told(store: AnyStore) -> None:
    await store.commit(Work(NOW, conversations=(saved(LAN, 0, draft("d1")),)))
    await store.commit(Work(NOW, conversations=(saved(LAN, 1, draft("d2")),)))
    for was in (0, 1, 3):
        with pytest.raises(Conflict):
            await store.commit(Work(NOW, conversations=(saved(LAN, was),)))
    assert (await store.conversation(LAN))[0].drafts == (draft("d2"),)


async def test_a_conflict_in_the_last_part_leaves_nothing(store: AnyStore) -> None:
    await store.commit(Work(NOW, new_dossiers=(dossier(1),)))
    whole = Work(
        NOW,
        seen=(HOA, "8"),
        conversations=(saved(HOA, 0, draft("d9")),),
        outgoing=(outgoing(HOA, "nhan"),),
        new_dossiers=(dossier(2, HOA),),
        changed_dossiers=(dossier(1, revision=7),),
        audit=(entry("21496", "submit"),),
        papers=(paper("paper-0001", HOA),),
        tickets=(MoveTicket("123456", HOA, "d9", later(5)),),
        tallies=(Tally("2026-11", "21496", "ks", "web", "citizen", "sent"),),
    )
    with pytest.raises(Conflict):
        await store.commit(whole)
    assert not await store.has_seen(HOA, "8")
    assert await store.conversation(HOA) == (Conversation(), 0)
    assert await store.feed(HOA, 0) == []
    assert await store.dossiers_of(HOA) == []
    assert await store.audit_of("21496") == []
    assert await store.paper("paper-0001") is None
    assert await store.ticket("123456", NOW) is None
    assert await store.tallies() == {}


async def test_nothing_is_kept_of_history_without_its_dossier(store: AnyStore) -> None:
    with pytest.raises(ValueError, match="not there"):
        await store.commit(
            Work(NOW, seen=(LAN, "1"), dossier_events=(event(dossier(1), dossier(1).status),))
        )
    assert not await store.has_seen(LAN, "1")


async def test_one_failing_turn_does_not_harm_the_others(store: AnyStore) -> None:
    await store.commit(Work(NOW, seen=(LAN, "3")))
    works = [store.commit(Work(NOW, seen=(LAN, str(key)))) for key in range(6)]
    ends = await asyncio.gather(*works, return_exceptions=True)
    assert [type(end) for end in ends] == [*[type(None)] * 3, Duplicate, *[type(None)] * 2]
    assert all([await store.has_seen(LAN, str(key)) for key in range(6)])


async def test_a_published_flow_stays_as_it_was_first_kept(store: AnyStore) -> None:
    await store.commit(Work(NOW, flows=(flow("v1", '{"a": 1}'),)))
    await store.commit(Work(NOW, flows=(flow("v1", '{"a": 2}'), flow("v2", "{}"))))
    assert await store.flow_source("dang-ky-khai-sinh", "v1") == '{"a": 1}'
    assert await store.flow_source("dang-ky-khai-sinh", "v2") == "{}"
    assert await store.flow_source("dang-ky-khai-sinh", "v3") is None


async def test_a_move_code_works_once(store: AnyStore) -> None:
    ticket = MoveTicket("123456", LAN, "d1", later(10))
    await store.commit(Work(NOW, tickets=(ticket,)))
    assert await store.ticket("123456", NOW) == ticket
    await store.commit(Work(NOW, used_tickets=("123456",)))
    assert await store.ticket("123456", NOW) is None
    with pytest.raises(Conflict):
        await store.commit(Work(NOW, used_tickets=("123456",)))


async def test_of_two_phones_with_one_move_code_one_gets_the_draft(store: AnyStore) -> None:
    await store.commit(Work(NOW, tickets=(MoveTicket("123456", LAN, "d1", later(10)),)))
    both = [store.commit(Work(NOW, used_tickets=("123456",))) for _ in range(2)]
    ends = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(end).__name__ for end in ends) == ["Conflict", "NoneType"]


async def test_a_move_code_ends_and_may_then_be_given_again(store: AnyStore) -> None:
    await store.commit(Work(NOW, tickets=(MoveTicket("123456", LAN, "d1", later(10)),)))
    again = MoveTicket("123456", HOA, "d2", later(30))
    with pytest.raises(Conflict):
        await store.commit(Work(later(5), tickets=(again,)))
    assert await store.ticket("123456", later(10)) is None
    with pytest.raises(Conflict):
        await store.commit(Work(later(11), used_tickets=("123456",)))
    await store.commit(Work(later(11), tickets=(again,)))
    assert await store.ticket("123456", later(12)) == again


async def test_statistics_count_without_persons(store: AnyStore) -> None:
    web = Tally("2026-11", "21496", "ks", "web", "citizen", "sent")
    helped = Tally("2026-11", "21496", "ks", "web", "helper", "sent")
    await store.commit(Work(NOW, tallies=(web, helped)))
    await store.commit(Work(NOW, tallies=(web,)))
    assert await store.tallies() == {web: 2, helped: 1}


async def test_a_parked_update_is_noted(store: AnyStore) -> None:
    await store.commit(Work(NOW, seen=(LAN, "9"), parked=(LAN, "9", "KeyError")))
    assert await store.parked_updates() == [(LAN, "9", "KeyError")]


async def test_old_marks_are_pruned_and_young_ones_stay(store: AnyStore) -> None:
    await store.commit(Work(NOW, seen=(LAN, "1")))
    await store.commit(Work(later(10), seen=(LAN, "2")))
    await store.commit(Work(NOW, tickets=(MoveTicket("123456", LAN, "d1", later(1)),)))
    pruned = await store.prune(later(5))
    assert (pruned.seen, pruned.tickets, pruned.sessions) == (1, 1, 0)
    assert not await store.has_seen(LAN, "1")
    assert await store.has_seen(LAN, "2")


async def test_whoever_listens_hears_of_each_chat_with_news_once(store: AnyStore) -> None:
    heard: list[str] = []
    store.on_outgoing(lambda chat: heard.append(chat.id))
    both = say(LAN, "mot", "hai").outgoing + say(HOA, "ba").outgoing
    await store.commit(Work(NOW, outgoing=both))
    await store.commit(Work(NOW, seen=(LAN, "1")))
    with pytest.raises(Duplicate):
        await store.commit(Work(NOW, seen=(LAN, "1"), outgoing=both))
    assert heard == [LAN.id, HOA.id]
