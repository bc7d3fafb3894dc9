"""The office queue as officers see it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dossier.statuses import Action
from bot.model.dossier import Status
from bot.model.errors import StoreBusy
from bot.model.message import Message
from bot.service.decide import Decision, decide
from bot.service.ports import Call, Outgoing, Work
from bot.storage.memory import MemoryStore
from tests.desk.counter import Browser, Counter
from tests.desk.office import AN, BA_DONG, BA_TO, BINH, LAN, scope, sent


def numbers(page: str) -> list[int]:
    """Read the numbers on top: new, due today, waiting, overdue."""
    return [int(part.partition("<")[0]) for part in page.split("<strong>")[1:5]]


def codes(page: str) -> list[str]:
    return [part.partition('"')[0] for part in page.split('data-row href="/desk/dossiers/')[1:]]


async def decides(counter: Counter, code: str, action: Action, *items: str) -> None:
    place = counter.place
    now = await place.store.dossier(scope(AN), code)
    decision = Decision(code, now.revision, action, "Thiếu ảnh", items)
    await decide(place.parts, scope(AN), decision)


async def test_the_numbers_are_seen_at_one_glance(counter: Counter, an: Browser) -> None:
    for number in (2, 3, 4):
        await counter.place.takes_in(sent(number))
    await decides(counter, "KS-0002-5836", Action.ACCEPT)
    await decides(counter, "KS-0003-5836", Action.ACCEPT)
    await decides(counter, "KS-0003-5836", Action.SUPPLEMENT, "be.ten#1")
    assert numbers((await an.opens("/desk/")).text) == [2, 1, 1, 0]


async def test_what_is_overdue_stands_on_top_in_words_too(counter: Counter, an: Browser) -> None:
    await counter.place.takes_in(sent(2))
    await decides(counter, "KS-0002-5836", Action.ACCEPT)
    counter.place.pass_time(days=3)
    an = await counter.seats(AN)
    page = (await an.opens("/desk/")).text
    assert codes(page) == ["KS-0002-5836", "KS-0001-5836"]
    assert "quá hạn" in page
    assert "quá 1 ngày làm việc" in page
    assert numbers(page)[3] == 1


@pytest.mark.parametrize(
    ("tab", "expected"),
    [
        ("open", ["KS-0001-5836", "KS-0002-5836", "KS-0003-5836"]),
        ("new", ["KS-0001-5836"]),
        ("waiting", ["KS-0002-5836"]),
        ("stopped", ["KS-0003-5836"]),
        ("ready", []),
        ("flagged", ["KS-0001-5836", "KS-0002-5836", "KS-0003-5836"]),
        ("done", ["KS-0004-5836"]),
        ("no such tab", ["KS-0001-5836", "KS-0002-5836", "KS-0003-5836"]),
    ],
)
async def test_tabs_show_each_state(
    counter: Counter, an: Browser, tab: str, expected: list[str]
) -> None:
    for number in (2, 3, 4):
        await counter.place.takes_in(sent(number))
    await decides(counter, "KS-0002-5836", Action.SUPPLEMENT, "be.ten#1")
    await decides(counter, "KS-0003-5836", Action.ACCEPT)
    await decides(counter, "KS-0003-5836", Action.STOP)
    await decides(counter, "KS-0004-5836", Action.REFUSE)
    page = (await an.client.get("/desk/", params={"tab": tab})).text
    assert sorted(codes(page)) == expected


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("dinh van nam", True),
        ("ĐINH VĂN", True),
        ("ks-0001", True),
        ("KS00015836", True),
        ("Lò Thị", False),
        ("", True),
        ("' OR 1=1 --", False),
    ],
)
async def test_a_dossier_is_found_by_code_or_name(
    an: Browser, words: str, *, is_found: bool
) -> None:
    page = (await an.client.get("/desk/", params={"q": words})).text
    assert codes(page) == (["KS-0001-5836"] if is_found else [])


async def test_another_office_is_not_in_the_queue(binh: Browser) -> None:
    page = (await binh.opens("/desk/")).text
    assert codes(page) == []
    assert numbers(page) == [0, 0, 0, 0]


async def test_a_call_waits_until_somebody_has_called(counter: Counter, an: Browser) -> None:
    calls = (
        Call(LAN, BA_DONG, "khai-sinh", urgent=True, at=counter.place.now),
        Call(LAN, BA_TO, "khai-sinh", urgent=False, at=counter.place.now),
    )
    await counter.place.store.commit(Work(counter.place.now, calls=calls))
    page = (await an.opens("/desk/")).text
    assert "Cần gọi (1)" in page
    assert "GẤP" in page
    [waiting] = await counter.place.store.waiting_calls(scope(AN))
    [foreign] = await counter.place.store.waiting_calls(scope(BINH))
    assert (await an.posts(f"/desk/calls/{foreign.id}")).status_code == 404
    await an.opens("/desk/")
    assert (await an.posts(f"/desk/calls/{waiting.id}")).status_code == 303
    assert "Cần gọi" not in (await an.opens("/desk/")).text


async def test_who_could_not_be_told_is_marked(counter: Counter, an: Browser) -> None:
    store, now = counter.place.store, counter.place.now
    await store.commit(Work(now, outgoing=(Outgoing(LAN, Message("Xong")),)))
    [row] = await store.claim("web", now, 1, await store.take_over("web"))
    await store.settle(row, "parked", now, None)
    assert "chưa báo được" in (await an.opens("/desk/")).text


async def test_a_long_queue_comes_in_pages(counter: Counter, an: Browser) -> None:
    for number in range(2, 106):
        await counter.place.takes_in(sent(number))
    first = await an.opens("/desk/")
    assert len(codes(first.text)) == 100
    assert "Trang sau" in first.text
    assert len(codes((await an.opens("/desk/?page=2")).text)) == 5
    assert (await an.opens("/desk/?page=²")).status_code == 200


async def test_what_a_citizen_added_is_marked_as_unread(counter: Counter, an: Browser) -> None:
    added = replace(sent(2), unread=True, sent_at=counter.place.now + timedelta(minutes=1))
    await counter.place.takes_in(added)
    assert "dân vừa gửi thêm" in (await an.opens("/desk/")).text
    await decides(counter, "KS-0002-5836", Action.ACCEPT)
    assert "dân vừa gửi thêm" not in (await an.opens("/desk/")).text
    dossier = await counter.place.store.dossier(scope(AN), "KS-0002-5836")
    assert dossier.status is Status.ACCEPTED


class BusyStore(MemoryStore):
    """A store that cannot take work just now."""

    async def commit(self, work: Work) -> None:
        raise StoreBusy


async def test_a_busy_store_asks_for_patience(counter: Counter, an: Browser) -> None:
    counter.place.store.__class__ = BusyStore
    answer = await an.opens("/desk/dossiers/KS-0001-5836")
    assert answer.status_code == 503
    assert "Máy đang bận" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
