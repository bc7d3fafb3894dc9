"""Officers decide; dossier, history, audit, statistics and the citizen's news are one piece."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from bot.dossier.statuses import Action
from bot.model.dossier import Clock, Dossier, Status
from bot.model.errors import Conflict, NotFound
from bot.model.message import Priority
from bot.service.decide import Decision, NotAllowed, answer_call, decide, preview
from bot.service.ports import Call, Work
from bot.service.view import reveal, view
from bot.storage.memory import MemoryStore
from tests.desk.office import (
    AN,
    BA_DONG,
    BINH,
    FILES,
    LAN,
    QUOC,
    Workplace,
    scope,
    sent,
)


class Hasty(MemoryStore):
    """A store in which somebody else was quicker, once."""

    failures = 1

    async def commit(self, work: Work) -> None:
        if work.changed_dossiers and self.failures:
            self.failures -= 1
            raise Conflict("the conversation")
        await super().commit(work)


@pytest.fixture
async def place() -> Workplace:
    place = Workplace()
    await place.takes_in(sent(), *FILES)
    return place


async def does(place: Workplace, action: Action, reason: str = "", *items: str) -> Dossier:
    now = await place.store.dossier(scope(AN), "KS-0001-5836")
    decision = Decision(now.code, now.revision, action, reason, items)
    return await decide(place.parts, scope(AN), decision)


async def actions_noted(place: Workplace) -> list[str]:
    return [entry.action for entry in await place.store.audit_of(BA_DONG)]


async def test_accepting_sets_the_due_date_and_tells_the_citizen(place: Workplace) -> None:
    accepted = await does(place, Action.ACCEPT)
    assert accepted == await place.store.dossier(scope(AN), "KS-0001-5836")
    assert accepted.status is Status.ACCEPTED
    assert accepted.clock == Clock(due_on=date(2026, 11, 20))
    assert accepted.revision == 2
    [told] = await place.texts()
    assert told.startswith("news.accepted")
    assert "KS-0001-5836" in told


@pytest.mark.parametrize("action", list(Action))
async def test_whatever_is_decided_on_an_older_revision_changes_nothing(
    place: Workplace, action: Action
) -> None:
    seen = await place.store.dossier(scope(AN), "KS-0001-5836")
    newer = replace(seen, revision=seen.revision + 1, unread=True)  # the citizen sent more
    await place.store.commit(Work(seen.sent_at, changed_dossiers=(newer,)))
    decision = Decision(seen.code, seen.revision, action, "Đợi xác minh", ("giay_chung_sinh",))
    with pytest.raises(Conflict):
        await decide(place.parts, scope(AN), decision)
    assert await place.store.dossier(scope(AN), "KS-0001-5836") == newer
    assert await actions_noted(place) == []


async def test_every_decision_is_a_line_of_history_and_of_the_audit(place: Workplace) -> None:
    await does(place, Action.ACCEPT)
    await does(place, Action.STOP, "Đợi xác minh")
    lines = await place.store.history(scope(AN), "dossier-1")
    assert [(line.before, line.after, line.reason, line.actor) for line in lines] == [
        (Status.SENT, Status.ACCEPTED, "", "o-an"),
        (Status.ACCEPTED, Status.STOPPED, "Đợi xác minh", "o-an"),
    ]
    assert await actions_noted(place) == ["accept", "stop"]


async def test_a_supplement_lays_a_draft_ready_for_the_citizen(place: Workplace) -> None:
    await does(place, Action.SUPPLEMENT, "Ảnh mờ", "giay_chung_sinh", "be.ten#2")
    conversation, _ = await place.store.conversation(LAN)
    [draft] = conversation.drafts
    assert draft.supplement_to == "KS-0001-5836"
    assert draft.wanted == ("giay_chung_sinh", "be.ten#2")
    assert draft.reason == "Ảnh mờ"
    assert draft.items == {"be": ("1", "2")}
    assert (await place.texts())[0].startswith("news.waiting_for_papers")
    [row] = await place.store.feed(LAN, 0)
    assert row.message.priority == Priority.RECEIPT, "who blocks the bot is told when back"


async def test_after_a_supplement_before_acceptance_the_dossier_can_be_accepted(
    place: Workplace,
) -> None:
    await does(place, Action.SUPPLEMENT, "Ảnh mờ", "giay_chung_sinh")
    place.pass_time(days=3)
    accepted = await does(place, Action.ACCEPT)
    assert accepted.clock == Clock(due_on=date(2026, 11, 23))


async def test_after_a_later_supplement_it_can_only_go_on(place: Workplace) -> None:
    await does(place, Action.ACCEPT)
    await does(place, Action.SUPPLEMENT, "Ảnh mờ", "giay_chung_sinh")
    with pytest.raises(NotAllowed, match="transition"):
        await does(place, Action.ACCEPT)
    assert (await does(place, Action.RESUME)).status is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("action", "reason", "items", "problem"),
    [
        (Action.HAND_OVER, "", (), "transition"),
        (Action.REFUSE, "  ", (), "reason"),
        (Action.SUPPLEMENT, "Thiếu", (), "items"),
        (Action.SUPPLEMENT, "Thiếu", ("giay_khong_co",), "items"),
        (Action.SUPPLEMENT, "Thiếu", ("me.tam_su",), "items"),  # secret: not An's to ask about
    ],
)
async def test_what_the_rules_do_not_let_changes_nothing(
    place: Workplace, action: Action, reason: str, items: tuple[str, ...], problem: str
) -> None:
    with pytest.raises(NotAllowed, match=problem):
        await does(place, action, reason, *items)
    assert (await place.store.dossier(scope(AN), "KS-0001-5836")).revision == 1
    assert await place.texts() == []
    assert await actions_noted(place) == []


async def test_of_two_officers_at_once_one_decides_and_the_citizen_hears_once(
    place: Workplace,
) -> None:
    tries = [
        decide(place.parts, scope(AN), Decision("KS-0001-5836", 1, Action.ACCEPT)),
        decide(place.parts, scope(QUOC), Decision("KS-0001-5836", 1, Action.REFUSE, "Sai nơi")),
    ]
    ends = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(end, Conflict) for end in ends) == 1
    assert len(await place.texts()) == 1
    assert len(await place.store.history(scope(AN), "dossier-1")) == 1


async def test_a_conversation_that_moved_on_elsewhere_does_not_stop_a_decision() -> None:
    hasty = Workplace(store=Hasty())
    await hasty.takes_in(sent())
    assert (await does(hasty, Action.ACCEPT)).status is Status.ACCEPTED
    assert len(await hasty.texts()) == 1


async def test_a_dossier_of_another_office_is_not_there(place: Workplace) -> None:
    decision = Decision("KS-0001-5836", 1, Action.ACCEPT)
    with pytest.raises(NotFound):
        await decide(place.parts, scope(BINH), decision)
    with pytest.raises(NotFound):
        await preview(place.parts, scope(BINH), decision)
    with pytest.raises(NotFound):
        await view(place.parts, scope(BINH), "KS-0001-5836")


async def test_closing_is_counted_without_a_name(place: Workplace) -> None:
    await does(place, Action.ACCEPT)
    await does(place, Action.READY)
    await does(place, Action.HAND_OVER)
    [tally] = await place.store.tallies()
    assert (tally.month, tally.office, tally.outcome) == ("2026-11", BA_DONG, "in_time")


async def test_a_late_result_is_counted_as_late(place: Workplace) -> None:
    await does(place, Action.ACCEPT)
    place.pass_time(days=5)
    await does(place, Action.READY)
    place.pass_time(days=30)
    await does(place, Action.HAND_OVER)
    [tally] = await place.store.tallies()
    assert (tally.month, tally.outcome) == ("2026-12", "late")


@pytest.mark.parametrize(
    ("action", "outcome"), [(Action.REFUSE, "refused"), (Action.WITHDRAW, "withdrawn")]
)
async def test_other_ends_are_counted_too(place: Workplace, action: Action, outcome: str) -> None:
    await does(place, action, "Sai nơi nộp")
    [tally] = await place.store.tallies()
    assert tally.outcome == outcome


async def test_a_preview_shows_the_citizens_text_and_changes_nothing(place: Workplace) -> None:
    decision = Decision("KS-0001-5836", 1, Action.SUPPLEMENT, "Ảnh mờ", ("giay_chung_sinh",))
    [text] = await preview(place.parts, scope(AN), decision)
    assert text.startswith("news.waiting_for_papers")
    assert "Ảnh mờ" in text
    assert await place.texts() == []
    assert (await place.store.dossier(scope(AN), "KS-0001-5836")).revision == 1


async def test_a_dossier_of_an_old_version_opens_from_the_stored_flow(place: Workplace) -> None:
    place.shelf.served = replace(place.shelf.served, versions={}, flows={})
    opened = await view(place.parts, scope(AN), "KS-0001-5836")
    assert opened.flow.version == "v1"


async def test_a_flow_that_was_lost_is_our_fault_and_said_loudly(place: Workplace) -> None:
    await place.takes_in(replace(sent(2), version="v0"))
    with pytest.raises(ValueError, match="version v0 of khai-sinh"):
        await view(place.parts, scope(AN), "KS-0002-5836")


async def test_only_justice_sees_what_is_secret(place: Workplace) -> None:
    for officer, is_shown in ((AN, False), (QUOC, True)):
        opened = await view(place.parts, scope(officer), "KS-0001-5836")
        keys = {filled.spot.key for filled in opened.filled}
        assert ("me.tam_su" in keys) is is_shown
        assert ("me.tam_su" in opened.dossier.answers) is is_shown
        assert ("me_nho?" in opened.dossier.flags) is is_shown
        assert ("photo-secret" in {paper.id for paper in opened.papers}) is is_shown
        attachments = [one for paper in opened.dossier.papers for one in paper.attachments]
        assert ("photo-secret" in attachments) is is_shown


async def test_a_request_about_a_secret_answer_stays_secret(place: Workplace) -> None:
    decision = Decision("KS-0001-5836", 1, Action.SUPPLEMENT, "Lời riêng", ("me.tam_su",))
    await decide(place.parts, scope(QUOC), decision)
    [seen_by_an] = (await view(place.parts, scope(AN), "KS-0001-5836")).history
    [seen_by_quoc] = (await view(place.parts, scope(QUOC), "KS-0001-5836")).history
    assert (seen_by_an.items, seen_by_an.reason) == ((), "")
    assert (seen_by_quoc.items, seen_by_quoc.reason) == (("me.tam_su",), "Lời riêng")


async def test_an_officer_sees_the_road_without_parked_and_with_derived_answers(
    place: Workplace,
) -> None:
    opened = await view(place.parts, scope(AN), "KS-0001-5836")
    found = {filled.spot.key: filled.value for filled in opened.filled}
    assert "cha.ten" not in found
    assert found["chu_ho"] == "Đinh Thị Lan"
    assert found["be.ten#2"] == "Đinh Thị Na"


async def test_every_look_is_noted(place: Workplace) -> None:
    await view(place.parts, scope(AN), "KS-0001-5836")
    await reveal(place.parts, scope(AN), "KS-0001-5836")
    assert await actions_noted(place) == ["view", "reveal_numbers"]


async def test_a_call_is_answered_once_and_only_by_its_office(place: Workplace) -> None:
    call = Call(LAN, BA_DONG, "khai-sinh", urgent=True, at=place.now)
    await place.store.commit(Work(place.now, calls=(call,)))
    [waiting] = await place.store.waiting_calls(scope(AN))
    with pytest.raises(NotFound):
        await answer_call(place.parts, scope(BINH), waiting.id)
    await answer_call(place.parts, scope(AN), waiting.id)
    assert await place.store.waiting_calls(scope(AN)) == []
    with pytest.raises(NotFound):
        await answer_call(place.parts, scope(AN), waiting.id)
