"""What officials see of their own office, and nothing of any other."""

from dataclasses import replace

import pytest

from bot.model.dossier import Status
from bot.model.errors import Conflict, NotFound
from bot.model.message import Priority
from bot.service.ports import Call, PaperMove, WaitingCall, Work
from tests.storage.conftest import AnyStore
from tests.storage.samples import (
    BA_DONG,
    BA_TO,
    HOA,
    LAN,
    NOW,
    dossier,
    entry,
    event,
    later,
    paper,
    say,
)


async def test_a_family_finds_its_dossiers_newest_first(store: AnyStore) -> None:
    mine = (dossier(1), dossier(3), dossier(2))
    await store.commit(Work(NOW, new_dossiers=(*mine, dossier(4, HOA))))
    assert list(await store.dossiers_of(LAN)) == [dossier(3), dossier(2), dossier(1)]


@pytest.mark.parametrize(
    "other",
    [
        replace(dossier(2), code="KS-0001"),
        replace(dossier(2), id="dossier-1"),
        replace(dossier(2), draft="draft-1"),
    ],
    ids=["code", "id", "draft"],
)
async def test_code_and_draft_lead_to_one_dossier(store: AnyStore, other: object) -> None:
    await store.commit(Work(NOW, new_dossiers=(dossier(1),)))
    assert isinstance(other, type(dossier(1)))
    with pytest.raises(Conflict):
        await store.commit(Work(NOW, new_dossiers=(other,)))
    assert list(await store.dossiers_of(LAN)) == [dossier(1)]


async def test_of_two_officers_on_one_revision_the_second_is_told(store: AnyStore) -> None:
    await store.commit(Work(NOW, new_dossiers=(dossier(1),)))
    accepted = dossier(1, revision=2, status=Status.ACCEPTED)
    await store.commit(Work(NOW, changed_dossiers=(accepted,)))
    with pytest.raises(Conflict):
        await store.commit(
            Work(NOW, changed_dossiers=(dossier(1, revision=2, status=Status.REFUSED),))
        )
    assert await store.dossier(BA_DONG, "KS-0001") == accepted


async def test_a_dossier_that_is_not_there_cannot_change(store: AnyStore) -> None:
    with pytest.raises(Conflict):
        await store.commit(Work(NOW, changed_dossiers=(dossier(1, revision=2),)))


async def test_the_queue_shows_what_is_due_first(store: AnyStore) -> None:
    all_of_them = (
        dossier(1),
        dossier(2, status=2, due_in=9),
        dossier(3, status=2, due_in=1),
        dossier(4, status=9, due_in=0),
        dossier(5, office="21484"),
    )
    await store.commit(Work(NOW, new_dossiers=all_of_them))
    queue = await store.queue(BA_DONG, frozenset({Status.SENT, Status.ACCEPTED}))
    assert [one.code for one in queue] == ["KS-0003", "KS-0002", "KS-0001"]
    assert await store.queue(BA_DONG, frozenset()) == []


async def test_another_offices_dossier_is_as_good_as_missing(store: AnyStore) -> None:
    await store.commit(Work(NOW, new_dossiers=(dossier(1),), papers=(paper("paper-0001"),)))
    for code, found in (("KS-0001", "dossier-1"), ("KS-9999", "dossier-9")):
        with pytest.raises(NotFound):
            await store.dossier(BA_TO, code)
        with pytest.raises(NotFound):
            await store.history(BA_TO, found)
        with pytest.raises(NotFound):
            await store.papers_of(BA_TO, found)


async def test_history_is_told_in_order(store: AnyStore) -> None:
    sent, taken = (
        event(dossier(1), Status.SENT),
        event(dossier(1, revision=2), Status.ACCEPTED, "du"),
    )
    await store.commit(Work(NOW, new_dossiers=(dossier(1),), dossier_events=(sent,)))
    await store.commit(
        Work(NOW, changed_dossiers=(dossier(1, revision=2),), dossier_events=(taken,))
    )
    assert list(await store.history(BA_DONG, "dossier-1")) == [sent, taken]


async def test_the_first_line_of_a_history_has_nothing_before_it(store: AnyStore) -> None:
    first = replace(event(dossier(1), Status.SENT), before=None, items=())
    await store.commit(Work(NOW, new_dossiers=(dossier(1),), dossier_events=(first,)))
    assert list(await store.history(BA_DONG, "dossier-1")) == [first]


async def test_a_photo_goes_from_chat_to_draft_to_dossier(store: AnyStore) -> None:
    await store.commit(Work(NOW, papers=(paper("paper-0001"),)))
    await store.commit(Work(NOW, paper_moves=(PaperMove("paper-0001", draft="draft-1"),)))
    assert await store.paper("paper-0001") == paper("paper-0001", draft_id="draft-1")
    handed_in = PaperMove("paper-0001", dossier="dossier-1")
    await store.commit(Work(NOW, new_dossiers=(dossier(1),), paper_moves=(handed_in,)))
    (found,) = await store.papers_of(BA_DONG, "dossier-1")
    assert found == replace(paper("paper-0001"), dossier="dossier-1")


async def test_a_photo_that_nobody_keeps_is_gone(store: AnyStore) -> None:
    await store.commit(Work(NOW, papers=(paper("paper-0001"), paper("paper-0002"))))
    await store.commit(Work(NOW, paper_moves=(PaperMove("paper-0001"),)))
    assert await store.paper("paper-0001") is None
    assert await store.paper_ids() == {"paper-0002"}
    with pytest.raises(Conflict):
        await store.commit(Work(NOW, paper_moves=(PaperMove("paper-0001", draft="d"),)))


async def test_a_photos_id_is_given_once(store: AnyStore) -> None:
    await store.commit(Work(NOW, papers=(paper("paper-0001"),)))
    with pytest.raises(Conflict):
        await store.commit(Work(NOW, papers=(paper("paper-0001", HOA),)))


async def test_calls_wait_until_answered_and_urgent_ones_come_first(store: AnyStore) -> None:
    calm = Call(LAN, "21496", "KS-0001", urgent=False, at=NOW)
    urgent = Call(HOA, "21496", "", urgent=True, at=later(1))
    elsewhere = Call(HOA, "21484", "", urgent=False, at=NOW)
    await store.commit(Work(NOW, calls=(calm, urgent, elsewhere)))
    waiting = await store.waiting_calls(BA_DONG)
    assert [one.call for one in waiting] == [urgent, calm]
    await store.commit(Work(NOW, answered_calls=(waiting[0].id,)))
    assert list(await store.waiting_calls(BA_DONG)) == [WaitingCall(waiting[1].id, calm)]


async def test_the_desk_is_told_whom_to_phone(store: AnyStore) -> None:
    await store.commit(Work(NOW, new_dossiers=(dossier(1), dossier(2, HOA))))
    await store.commit(say(LAN, "news", "more"))
    epoch = await store.take_over("telegram")
    (row,) = await store.claim("telegram", NOW, 10, epoch)
    await store.settle(row, "parked", NOW, None)
    assert await store.undelivered(BA_DONG) == {"KS-0001": "refused"}
    assert await store.undelivered(BA_TO) == {}
    (row,) = await store.claim("telegram", NOW, 10, epoch)
    await store.settle(row, "sent", NOW, None)
    assert await store.undelivered(BA_DONG) == {}


async def test_news_that_may_not_have_arrived_is_made_up_for_by_news_alone(
    store: AnyStore,
) -> None:
    await store.commit(Work(NOW, new_dossiers=(dossier(1),)))
    epoch = await store.take_over("telegram")
    await store.commit(say(LAN, "news", priority=Priority.RECEIPT))
    for minute in range(3):
        (row,) = await store.claim("telegram", later(minute), 10, epoch)
        await store.settle(row, "unknown", later(minute), None)
    assert await store.undelivered(BA_DONG) == {"KS-0001": "doubted"}
    await store.commit(say(LAN, "reply"))
    (row,) = await store.claim("telegram", later(4), 10, epoch)
    await store.settle(row, "sent", later(4), None)
    assert await store.undelivered(BA_DONG) == {"KS-0001": "doubted"}
    await store.commit(say(LAN, "more news", priority=Priority.RECEIPT))
    (row,) = await store.claim("telegram", later(5), 10, epoch)
    await store.settle(row, "sent", later(5), None)
    assert await store.undelivered(BA_DONG) == {}


async def test_a_tap_tells_that_news_arrived_though_it_was_given_up(store: AnyStore) -> None:
    await store.commit(Work(NOW, new_dossiers=(dossier(1),)))
    epoch = await store.take_over("telegram")
    await store.commit(say(LAN, "news", priority=Priority.RECEIPT))
    for minute in range(3):
        (row,) = await store.claim("telegram", later(minute), 10, epoch)
        await store.settle(row, "unknown", later(minute), None)
    (row,) = await store.in_doubt(LAN)
    await store.arrived(row)
    assert await store.undelivered(BA_DONG) == {}
    assert list(await store.in_doubt(LAN)) == []
    assert [one.state for one in await store.feed(LAN, 0)] == ["sent"]


async def test_each_office_has_an_unbroken_audit(store: AnyStore) -> None:
    entries = [entry("21496", "accept"), entry("21484", "view"), entry("21496", "view")]
    for one in entries:
        await store.commit(Work(NOW, audit=(one,)))
    assert await store.audit_of("21496") == [entries[0], entries[2]]
    assert await store.verify_audit("21496") == []
    assert (await store.audit_head("21496"))[1] == 2
    assert (await store.audit_head("21484"))[0] != (await store.audit_head("21496"))[0]
    assert await store.audited_offices() == ["21484", "21496"]


async def test_forgetting_a_chat_leaves_what_it_handed_in(store: AnyStore) -> None:
    kept, free = paper("paper-kept"), paper("paper-free", draft_id="d1")
    await store.commit(Work(NOW, new_dossiers=(dossier(1),), papers=(kept, free)))
    await store.commit(Work(NOW, paper_moves=(PaperMove("paper-kept", dossier="dossier-1"),)))
    await store.commit(say(LAN, "news"))
    assert await store.erase_chat(LAN) == ("paper-free",)
    assert await store.feed(LAN, 0) == []
    assert await store.paper_ids() == {"paper-kept"}
    assert list(await store.dossiers_of(LAN)) == [dossier(1)]
    assert await store.erase_chat(LAN) == ()
