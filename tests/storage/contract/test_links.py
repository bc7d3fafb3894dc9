"""An officer's messenger account is joined by a code that works once; an office has one group."""

from dataclasses import replace

from bot.model.event import Chat
from tests.storage.conftest import AnyStore
from tests.storage.samples import AN, NOW, later

PHONE = Chat("telegram", "7", "1001")
OTHER_PHONE = Chat("telegram", "7", "1002")
GROUP = Chat("telegram", "7", "-100200300")
OTHER_GROUP = Chat("telegram", "7", "-100200301")


async def test_a_code_links_one_account_once(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.keep_link_code(AN.id, "123412341234", later(10))
    assert await store.officer_of(PHONE) is None
    assert await store.link_account("123412341234", PHONE, NOW) == AN
    assert await store.officer_of(PHONE) == AN
    assert await store.link_account("123412341234", OTHER_PHONE, NOW) is None
    assert await store.officer_of(OTHER_PHONE) is None


async def test_a_new_account_takes_the_place_of_the_former(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    for code, phone in (("111111111111", PHONE), ("222222222222", OTHER_PHONE)):
        await store.keep_link_code(AN.id, code, later(10))
        assert await store.link_account(code, phone, NOW) == AN
    assert await store.officer_of(OTHER_PHONE) == AN
    assert await store.officer_of(PHONE) is None


async def test_a_code_that_ran_out_or_was_replaced_links_nobody(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.keep_link_code(AN.id, "111111111111", later(10))
    await store.keep_link_code(AN.id, "222222222222", later(10))
    assert await store.link_account("111111111111", PHONE, NOW) is None
    assert await store.link_account("222222222222", PHONE, later(11)) is None
    assert await store.officer_of(PHONE) is None


async def test_a_shut_account_is_no_longer_linked(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.keep_link_code(AN.id, "123412341234", later(10))
    await store.link_account("123412341234", PHONE, NOW)
    await store.set_active(AN.id, is_active=False)
    assert await store.officer_of(PHONE) is None
    await store.set_active(AN.id, is_active=True)
    assert await store.officer_of(PHONE) == replace(AN, is_active=True)


async def test_a_code_of_an_account_shut_meanwhile_is_used_up(store: AnyStore) -> None:
    await store.add_officer(AN, "hash-1")
    await store.keep_link_code(AN.id, "123412341234", later(10))
    await store.set_active(AN.id, is_active=False)
    assert await store.link_account("123412341234", PHONE, NOW) is None
    await store.set_active(AN.id, is_active=True)
    assert await store.officer_of(PHONE) is None


async def test_an_office_has_one_group_and_a_group_one_office(store: AnyStore) -> None:
    await store.link_group("21496", GROUP)
    await store.link_group("21496", OTHER_GROUP)
    assert await store.group_of("21496") == OTHER_GROUP
    assert await store.office_of_group(GROUP) == ""
    await store.link_group("21484", OTHER_GROUP)
    assert await store.group_of("21496") is None
    assert await store.office_of_group(OTHER_GROUP) == "21484"
    await store.unlink_group(OTHER_GROUP)
    assert await store.group_of("21484") is None
