"""Each invariant sees the breach that it is there for."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model.event import Event, Text
from bot.model.message import Message
from bot.service.ports import AuditEntry, Outgoing, Work
from bot.service.receive import receive
from bot.storage.sqlite import SqliteStore
from bot.storage.sqlite_database import SqliteDatabase
from bot.wiring import open_parts
from tests.faults import invariants
from tests.faults.case import CHAT, MARK, NOW, OFFICE, furnished, play
from tests.faults.invariants import INVARIANTS, Left, Person, breaches
from tests.faults.server import settings_of

Plant = Callable[[Left, pytest.MonkeyPatch], Awaitable[Left]]


@pytest.fixture
async def left(tmp_path: Path) -> AsyncIterator[Left]:
    """Give what a good run has left."""
    library = furnished(tmp_path)
    assert await play(tmp_path, library, lambda _: None)
    async with open_parts(settings_of(tmp_path), library, OFFICE) as opened:
        rows = await opened.store.feed(CHAT, 0)
        person = Person(
            CHAT,
            MARK,
            keys=("update-000", "update-013"),
            said=frozenset({"Làm mới", "đồng ý", MARK, "5/3/1980", "Phạm Thị Lan", "không", "2"}),
            seen=tuple(row.message.text for row in rows),
        )
        home = tmp_path / "data"
        yield Left(opened.parts, opened.store, opened.vault, home, (person,), log="")


async def changed(left: Left, statement: str) -> Left:
    """Change the database behind the program's back."""

    def change(database: SqliteDatabase) -> None:
        database.connection.execute(statement)

    assert isinstance(left.store, SqliteStore)
    await left.store._writer.run(change)
    return left


def person(left: Left, **other: object) -> Left:
    return replace(left, people=(replace(left.people[0], **other),))  # type: ignore[arg-type]


async def told(left: Left, text: str) -> Left:
    await left.store.commit(Work(NOW, outgoing=(Outgoing(CHAT, Message(text)),)))
    epoch = await left.store.take_over(CHAT.channel)
    for row in await left.store.claim(CHAT.channel, NOW, 1, epoch):
        await left.store.settle(row, "sent", NOW, None)
    return person(left, seen=(*(left.people[0].seen or ()), text))


async def i01(left: Left, patch: pytest.MonkeyPatch) -> Left:
    return person(left, keys=("update-000", "update-777"))


async def i02(left: Left, patch: pytest.MonkeyPatch) -> Left:
    """Let each update be taken for a new one."""

    async def taken(_: object, event: Event) -> None:
        again = Event(event.chat, f"{event.key}-again", Text("một lần nữa"))
        await receive(left.parts, again)

    patch.setattr(invariants, "receive", taken)
    return left


async def i03(left: Left, patch: pytest.MonkeyPatch) -> Left:
    return person(left, said=frozenset({"Làm mới"}))


async def i04(left: Left, patch: pytest.MonkeyPatch) -> Left:
    return await told(left, "Em gửi xong rồi ạ! Mã: **KT-0000-0000**")


async def i05(left: Left, patch: pytest.MonkeyPatch) -> Left:
    patch.setattr(invariants, "decode_conversation", lambda _: None)
    return left


async def i06(left: Left, patch: pytest.MonkeyPatch) -> Left:
    return person(left, seen=tuple(reversed(left.people[0].seen or ())))


async def i07(left: Left, patch: pytest.MonkeyPatch) -> Left:
    other = Person(replace(CHAT, id="99"), "Cần mấy bản", ())
    return replace(left, people=(*left.people, other))


async def i08(left: Left, patch: pytest.MonkeyPatch) -> Left:
    patch.setattr(invariants, "ELSEWHERE", OFFICE)
    return left


async def i09(left: Left, patch: pytest.MonkeyPatch) -> Left:
    return replace(left, log=f"error name={MARK}")


async def i10(left: Left, patch: pytest.MonkeyPatch) -> Left:
    entry = AuditEntry(NOW, OFFICE, "o-an", "view", "KT-1")
    await left.store.commit(Work(NOW, audit=(entry,)))
    await changed(left, "DROP TRIGGER audit_stays_unchanged")
    return await changed(left, "UPDATE audit SET actor = 'o-binh' WHERE number = 1")


async def i11(left: Left, patch: pytest.MonkeyPatch) -> Left:
    (left.home / "notes.txt").write_text(f"gọi cho {MARK}", "utf-8")
    return left


async def i12(left: Left, patch: pytest.MonkeyPatch) -> Left:
    await left.store.commit(Work(NOW, outgoing=(Outgoing(CHAT, Message("còn nằm lại")),)))
    return left


async def i13(left: Left, patch: pytest.MonkeyPatch) -> Left:
    return await told(left, "Chào None")


async def i14(left: Left, patch: pytest.MonkeyPatch) -> Left:
    next((left.home / "files").iterdir()).unlink()
    return left


async def i15(left: Left, patch: pytest.MonkeyPatch) -> Left:
    await changed(left, "DROP TRIGGER dossier_events_stay")
    return await changed(left, "UPDATE dossier_events SET actor = ''")


async def i16(left: Left, patch: pytest.MonkeyPatch) -> Left:
    return person(left, seen=(*(left.people[0].seen or ()), "chưa ghi mà đã gửi"))


PLANTS: dict[str, Plant] = {
    name.upper(): plant for name, plant in list(globals().items()) if name.upper() in INVARIANTS
}


def test_every_invariant_is_tried() -> None:
    assert sorted(PLANTS) == sorted(INVARIANTS) == [f"I{number:02}" for number in range(1, 17)]


async def test_a_good_run_breaches_nothing(left: Left) -> None:
    assert await breaches(left) == []


@pytest.mark.parametrize("lacking", ["said", "seen", "log"])
async def test_what_a_run_does_not_record_is_missed_unless_it_says_so(
    left: Left, lacking: str
) -> None:
    less = replace(left, log=None) if lacking == "log" else person(left, **{lacking: None})
    assert await breaches(less) == [f"what was recorded is not as told: {lacking}"]
    assert await breaches(replace(less, lacks=frozenset({lacking}))) == []


async def test_a_chat_that_was_blocked_may_be_told_out_of_order_but_not_what_was_never_kept(
    left: Left,
) -> None:
    seen = tuple(reversed(left.people[0].seen or ()))
    assert await breaches(person(left, seen=seen, is_told_in_order=False)) == []
    more = person(left, seen=(*seen, "chưa ghi mà đã gửi"), is_told_in_order=False)
    assert [one[:3] for one in await breaches(more)] == ["I16"]


@pytest.mark.parametrize("name", PLANTS)
async def test_a_planted_breach_is_seen(
    left: Left, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await breaches(await PLANTS[name](left, monkeypatch))
    assert any(sentence.startswith(name) for sentence in found), found
