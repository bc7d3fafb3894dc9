"""Officers sign in, stay a while, and nobody can keep them out."""

from dataclasses import dataclass, field, replace

import pytest

from bot.service.sign_in import Gate, TooSoon, hash_of
from tests.desk.office import AN, BA_DONG, Workplace

PASSWORD = "bốn chữ dễ nhớ 2026"  # noqa: S105
COUNTER, STRANGER = "10.0.0.5", "203.0.113.9"


@dataclass
class PlainHasher:
    """Keeps passwords readable, and counts its work."""

    verified: list[str] = field(default_factory=list)

    def hash(self, password: str) -> str:
        return f"hash of {password}"

    def verify(self, kept: str, password: str) -> bool:
        self.verified.append(kept)
        return kept == f"hash of {password}"


@dataclass
class Door:
    place: Workplace
    hasher: PlainHasher
    gate: Gate

    async def fails(self, times: int, login: str = "an", address: str = STRANGER) -> None:
        for _ in range(times):
            assert await self.gate.sign_in(login, "wrong", address) is None


@pytest.fixture
async def door() -> Door:
    place, hasher = Workplace(), PlainHasher()
    await place.store.add_officer(AN, hasher.hash(PASSWORD))
    return Door(place, hasher, Gate(place.parts, hasher))


async def test_the_right_password_opens_a_session_the_store_knows_only_by_hash(door: Door) -> None:
    opened = await door.gate.sign_in(" An ", PASSWORD, COUNTER)
    assert opened
    assert opened.officer == AN
    assert await door.place.store.session(opened.token) is None
    assert await door.place.store.session(hash_of(opened.token)) is not None
    present = await door.gate.who(opened.token)
    assert present
    assert present.officer == AN
    assert [entry.action for entry in await door.place.store.audit_of(BA_DONG)] == ["sign_in"]


async def test_each_session_has_a_token_of_its_own(door: Door) -> None:
    first = await door.gate.sign_in("an", PASSWORD, COUNTER)
    second = await door.gate.sign_in("an", PASSWORD, COUNTER)
    assert first
    assert second
    assert first.token != second.token


async def test_an_unknown_login_gets_the_same_answer_and_the_same_work(door: Door) -> None:
    assert await door.gate.sign_in("nobody", PASSWORD, COUNTER) is None
    assert await door.gate.sign_in("an", "wrong", COUNTER) is None
    assert len(door.hasher.verified) == 2


async def test_a_shut_account_does_not_open(door: Door) -> None:
    await door.place.store.set_active(AN.id, is_active=False)
    assert await door.gate.sign_in("an", PASSWORD, COUNTER) is None


async def test_shutting_an_account_ends_its_sessions_at_once(door: Door) -> None:
    opened = await door.gate.sign_in("an", PASSWORD, COUNTER)
    assert opened
    await door.place.store.set_active(AN.id, is_active=False)
    assert await door.gate.who(opened.token) is None


async def test_a_session_ends_after_twenty_idle_minutes(door: Door) -> None:
    opened = await door.gate.sign_in("an", PASSWORD, COUNTER)
    assert opened
    door.place.pass_time(minutes=19)
    assert await door.gate.who(opened.token)
    door.place.pass_time(minutes=19)
    assert await door.gate.who(opened.token)
    door.place.pass_time(minutes=20)
    assert await door.gate.who(opened.token) is None
    assert await door.place.store.session(hash_of(opened.token)) is None


async def test_a_session_ends_after_nine_hours_of_work(door: Door) -> None:
    opened = await door.gate.sign_in("an", PASSWORD, COUNTER)
    assert opened
    for _ in range(35):
        door.place.pass_time(minutes=15)
        assert await door.gate.who(opened.token)
    door.place.pass_time(minutes=15)
    assert await door.gate.who(opened.token) is None


async def test_signing_out_ends_the_session(door: Door) -> None:
    opened = await door.gate.sign_in("an", PASSWORD, COUNTER)
    assert opened
    present = await door.gate.who(opened.token)
    assert present
    await door.gate.sign_out(present)
    assert await door.gate.who(opened.token) is None


async def test_after_three_failures_one_has_to_wait_longer_and_longer(door: Door) -> None:
    await door.fails(3)
    waits = []
    for _ in range(6):
        with pytest.raises(TooSoon) as soon:
            await door.gate.sign_in("an", PASSWORD, STRANGER)
        waits.append(soon.value.wait_s)
        door.place.pass_time(seconds=soon.value.wait_s)
        await door.fails(1)
    assert waits == [1, 2, 4, 8, 16, 30]


async def test_while_waiting_not_even_the_password_is_looked_at(door: Door) -> None:
    await door.fails(3)
    looked = len(door.hasher.verified)
    with pytest.raises(TooSoon):
        await door.gate.sign_in("an", PASSWORD, STRANGER)
    assert len(door.hasher.verified) == looked


async def test_a_stranger_cannot_keep_a_colleague_out(door: Door) -> None:
    assert await door.gate.sign_in("an", PASSWORD, COUNTER)
    await door.fails(3)
    with pytest.raises(TooSoon):
        await door.gate.sign_in("an", PASSWORD, STRANGER)
    assert await door.gate.sign_in("an", PASSWORD, COUNTER)


async def test_waiting_a_little_is_always_enough(door: Door) -> None:
    await door.fails(3)
    door.place.pass_time(seconds=1)
    assert await door.gate.sign_in("an", PASSWORD, STRANGER)


async def test_one_address_cannot_try_account_after_account(door: Door) -> None:
    for number in range(10):
        await door.fails(1, login=f"officer-{number}")
    with pytest.raises(TooSoon):
        await door.gate.sign_in("an", PASSWORD, STRANGER)
    assert await door.gate.sign_in("an", PASSWORD, COUNTER)


async def test_failures_are_forgiven_after_a_quarter_of_an_hour(door: Door) -> None:
    await door.fails(3)
    door.place.pass_time(minutes=16)
    await door.fails(2)
    assert await door.gate.sign_in("an", PASSWORD, STRANGER)


async def test_a_password_of_a_megabyte_is_just_wrong(door: Door) -> None:
    huge = "x" * 1_000_000
    await door.place.store.add_officer(
        replace(AN, id="o-2", login="hai"), door.hasher.hash("x" * 256)
    )
    assert await door.gate.sign_in("hai", huge, COUNTER) is None
