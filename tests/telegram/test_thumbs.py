"""Whatever thumbs do, the bot stays within Telegram's limits and keeps answering."""

import asyncio
import os
from collections.abc import Awaitable, Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.library import ContentLibrary
from tests.channels.files import photo
from tests.telegram.hotline import Hotline, new_hotline
from tests.telegram.phone import Document, Phone

EXAMPLES = int(os.environ.get("MOTCUA_THUMBS", "12"))
PHOTO = photo()
Deed = Callable[[Phone], Awaitable[object]]


async def _presses(phone: Phone, bubble: int, key: int) -> object:
    """Press any button on the screen, new or old."""
    with_buttons = [one for one in phone.seen() if one.labels]
    if not with_buttons:
        return await phone.start()
    chosen = with_buttons[-1 - bubble % len(with_buttons)]
    return await phone.press_on(chosen, chosen.labels[key % len(chosen.labels)])


words = st.one_of(
    st.sampled_from(
        ["Làm giấy thử", "Làm mới", "đồng ý", "Đinh Văn Bình", "5/3/1980", "không", "để sau",
         "lùi", "sửa ngày sinh", "hủy", "/start", "/start x", "/tieptuc", "/xyz@motcua_test_bot",
         "<b>&amp;", "**", "gặp cán bộ", "chuyển máy", "2"]
    ),
    st.text(min_size=1, max_size=60),
)  # fmt: skip
deeds: st.SearchStrategy[Deed] = st.one_of(
    words.map(lambda text: lambda phone: phone.say(text)),
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(
        lambda place: lambda phone: _presses(phone, *place)
    ),
    st.text(max_size=64).map(lambda data: lambda phone: phone.forge(data)),
    st.sampled_from(["", "👍", "🙏"]).map(lambda one: lambda phone: phone.send_sticker(one)),
    words.map(lambda text: lambda phone: phone.edit(text)),
    st.just(lambda phone: phone.send_document(Document(b"x", "x.exe", "application/x"))),
    st.just(lambda phone: phone.send_document(Document(b"", announced=21_000_000))),
    st.just(lambda phone: phone.send_photo(PHOTO)),
    st.just(lambda phone: phone.send_location(14.7, 108.7)),
    st.just(lambda phone: phone.send_contact("0905000777", phone.id)),
    st.just(lambda phone: phone.send_odd(dice={"emoji": "🎲", "value": 1})),
)


@given(plan=st.lists(deeds, min_size=5, max_size=25))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_thumb_leads_the_bot_beyond_a_limit(
    small_library: ContentLibrary, plan: list[Deed]
) -> None:
    asyncio.run(_does(small_library, plan))


async def _does(library: ContentLibrary, plan: list[Deed]) -> None:
    async with new_hotline(library) as hotline:
        phone = hotline.phone()
        for deed in plan:
            await deed(phone)
            if len(phone.seen()) < 3:
                await hotline.rests(phone)
        await hotline.rests(phone)
        await _still_answers(hotline, phone)


async def _still_answers(hotline: Hotline, phone: Phone) -> None:
    seen = len(phone.seen())
    await phone.say("menu")
    await hotline.rests(phone)
    assert len(phone.seen()) > seen
    assert hotline.telegram.violations == []
    assert await hotline.has_no_incident(phone)
    assert hotline.telegram.queries.spinning(phone.id) == 0
    assert set(await hotline.states(phone)) == {"sent"}
