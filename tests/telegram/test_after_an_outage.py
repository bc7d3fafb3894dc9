"""What was written while we were away: all of it counts, and the last is answered (R-6)."""

from collections.abc import Sequence

from bot.service.ports import Scope
from tests.telegram.hotline import Hotline
from tests.telegram.phone import Phone, until
from tests.telegram.test_arrivals import TO_NAME, says

AN_HOUR_S = 3600
NOTICE = "em đã nhận đủ"


async def writes_while_we_are_away(
    hotline: Hotline, phone: Phone, texts: Sequence[str], ago_s: int
) -> list[str]:
    """Give what the phone shows of it once we are back."""
    before = len(phone.seen())
    hotline.store.is_busy = True
    phone.wrote_at = int(hotline.clock().timestamp()) - ago_s
    for text in texts:
        await phone.say(text)
    await until(
        lambda: hotline.telegram.inbox.handed[phone.last_update], lambda: "nobody asked for it"
    )
    hotline.store.is_busy = False
    await hotline.rests(phone)
    return [bubble.text for bubble in phone.seen()[before:]]


async def test_of_many_answers_all_are_kept_and_the_last_question_is_asked(
    hotline: Hotline,
) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    shown = await writes_while_we_are_away(
        hotline, sim, ("Đinh Văn Bình", "5/3/1980", "Phạm Thị Lan"), AN_HOUR_S
    )
    conversation = await hotline.conversation(sim)
    assert conversation.draft is not None
    answers = {key: answer.value for key, answer in conversation.draft.answers.items()}
    assert answers["nha.chu"] == "Đinh Văn Bình"
    assert answers["nha.ngay_sinh"] == "1980-03-05"
    assert answers["nguoi.ten#1"] == "Phạm Thị Lan"
    assert NOTICE in shown[0]
    assert [text for text in shown if NOTICE in text] == shown[:1]
    assert len(shown) == 2


async def test_one_late_message_is_answered_like_any_other(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    (shown,) = await writes_while_we_are_away(hotline, sim, ("Đinh Văn Bình",), AN_HOUR_S)
    assert NOTICE not in shown


async def test_who_writes_quickly_is_answered_each_time(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    shown = await writes_while_we_are_away(hotline, sim, ("Đinh Văn Bình", "5/3/1980"), 20)
    assert len(shown) == 2
    assert not any(NOTICE in text for text in shown)


async def test_a_wish_for_an_officer_is_carried_out_though_others_wait_behind_it(
    hotline: Hotline,
) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    said = ("cho tui gặp cán bộ", "Đinh Văn Bình")
    await writes_while_we_are_away(hotline, sim, said, AN_HOUR_S)
    waiting = await hotline.store.waiting_calls(Scope("an", hotline.parts.home))
    assert [one.call.chat for one in waiting] == [hotline.chat_of(sim.id)]
