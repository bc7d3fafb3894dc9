"""Officers sign in; a shut account is out at once."""

from dataclasses import replace

import pytest

from bot.model.errors import Conflict, NotFound
from tests.storage.conftest import AnyStore
from tests.storage.samples import AN, NOW, later, session

BINH = replace(AN, id="officer-binh", login="binh", name="Binh", justice=False)


async def test_an_officer_is_found_by_login_id_and_office(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.add_officer(BINH, "hash-2")
    assert await store.officer_by_login("an") == (AN, "hash-1")
    assert await store.officer("officer-binh") == BINH
    assert list(await store.officers_of("21496")) == [AN, BINH]
    assert await store.officer_by_login("nobody") is None
    assert await store.officer("nobody") is None
    assert list(await store.officers_of("21484")) == []


async def test_a_login_belongs_to_one_officer(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    with pytest.raises(Conflict):
        await store.add_officer(replace(AN, id="officer-other"), "hash-2")
    assert await store.officer_by_login("an") == (AN, "hash-1")
    assert await store.officer("officer-other") is None


async def test_a_new_password_replaces_the_old_one(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.set_password(AN.id, "hash-2")
    assert await store.officer_by_login("an") == (AN, "hash-2")
    with pytest.raises(NotFound):
        await store.set_password("nobody", "hash-3")


async def test_a_browser_stays_signed_in_until_it_signs_out(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.open_session(session("token-1"))
    await store.touch_session("token-1", later(3))
    assert await store.session("token-1") == replace(session("token-1"), seen_at=later(3))
    await store.close_session("token-1")
    assert await store.session("token-1") is None
    await store.touch_session("token-1", NOW)
    assert await store.session("token-1") is None


async def test_shutting_an_account_ends_its_sessions_at_once(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.add_officer(BINH, "hash-2")
    await store.open_session(session("token-1"))
    await store.open_session(session("token-2", BINH))
    await store.set_active(AN.id, is_active=False)
    assert await store.officer(AN.id) == replace(AN, is_active=False)
    assert await store.session("token-1") is None
    assert await store.session("token-2") is not None


async def test_a_shut_account_gets_no_session_until_it_is_opened(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.set_active(AN.id, is_active=False)
    with pytest.raises(NotFound):
        await store.open_session(session("token-1"))
    await store.set_active(AN.id, is_active=True)
    await store.open_session(session("token-1"))
    assert await store.session("token-1") is not None


async def test_nobody_can_shut_an_account_that_is_not_there(store: AnyStore) -> None:
    with pytest.raises(NotFound):
        await store.set_active("nobody", is_active=False)
    with pytest.raises(NotFound):
        await store.open_session(session("token-1"))


async def test_forgotten_browsers_are_pruned(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.open_session(session("token-1"))
    assert (await store.prune(later(1))).sessions == 1
    assert await store.session("token-1") is None
