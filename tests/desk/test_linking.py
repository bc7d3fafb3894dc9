"""An officer takes a code at the desk and links a messenger account with it."""

import re

from bot.model.event import Chat
from tests.desk.counter import Counter
from tests.desk.office import AN

PHONE = Chat("telegram", "7", "501")


async def test_the_code_on_the_page_links_the_account_of_this_officer(counter: Counter) -> None:
    browser = await counter.seats(AN)
    page = await browser.opens("/desk/telegram")
    assert "canbo-" not in page.text
    page = await browser.posts("/desk/telegram")
    found = re.search(r"canbo-([\d-]+)", page.text)
    assert found is not None
    store, code = counter.place.store, found[1].replace("-", "")
    officer = await store.link_account(code, PHONE, counter.place.now)
    assert officer is not None
    assert officer.id == AN.id


async def test_a_new_code_makes_the_old_one_worthless(counter: Counter) -> None:
    browser = await counter.seats(AN)
    await browser.opens("/desk/telegram")
    page = await browser.posts("/desk/telegram")
    first = re.findall(r"canbo-([\d-]+)", page.text)[0]
    await browser.posts("/desk/telegram")
    store = counter.place.store
    assert await store.link_account(first.replace("-", ""), PHONE, counter.place.now) is None
