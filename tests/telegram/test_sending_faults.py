"""What goes wrong on the way to people, and what they see all the same."""

import asyncio
import time

import pytest

from bot.content.library import ContentLibrary
from bot.dossier.statuses import Action
from bot.model.conversation import Act, Button
from bot.model.message import Message
from bot.service.ports import Scope
from bot.service.sending import Rates
from tests.faults.killing import script
from tests.telegram.faults import Fault, Harm
from tests.telegram.hotline import Hotline, new_hotline
from tests.telegram.phone import until

ASK = Message("Đúng không ạ?", ((Button("Đúng", Act("yes")),),), step=4)


async def test_who_is_told_to_wait_does_not_hold_another(hotline: Hotline) -> None:
    slow, quick = hotline.phone(51), hotline.phone(52)
    hotline.telegram.faults.plan(Fault(Harm.FLOOD, "sendMessage", slow.id, after_s=2))
    began = time.monotonic()
    await hotline.tells(slow, Message("một"), Message("hai"))
    await until(lambda: hotline.telegram.called("sendMessage", slow.id), lambda: "not sent")
    await asyncio.sleep(0.1)  # until the bot has heard of it
    await hotline.tells(quick, Message("ba"))
    await quick.wait_for("ba")
    assert time.monotonic() - began < 1.5
    await slow.wait_for("hai")
    assert time.monotonic() - began >= 2
    assert slow.texts() == ["một", "hai"]


async def test_when_everybody_is_told_to_wait_nothing_is_sent_meanwhile(hotline: Hotline) -> None:
    phones = [hotline.phone(number) for number in (51, 52, 53)]
    for phone in phones[:2]:
        hotline.telegram.faults.plan(Fault(Harm.FLOOD, "sendMessage", phone.id, after_s=2))
        await hotline.tells(phone, Message("tin"))
    await until(lambda: hotline.telegram.counts["sendMessage"] == 2, lambda: "not both were sent")
    told = time.monotonic()
    await asyncio.sleep(0.1)
    await hotline.tells(phones[2], Message("tin"))
    for phone in phones:
        await phone.wait_for("tin")
    assert phones[2].seen()[0].at - told >= 1.5
    assert [phone.texts() for phone in phones] == [["tin"]] * 3


@pytest.mark.parametrize("harm", [Harm.BROKEN, Harm.GATEWAY, Harm.RESET])
async def test_what_was_not_carried_out_is_seen_once(hotline: Hotline, harm: Harm) -> None:
    sim = hotline.phone()
    fault = hotline.telegram.faults.plan(Fault(harm, "sendMessage", times=2))
    await hotline.tells(sim, Message("một"), Message("hai"))
    await hotline.rests_soon(sim)
    assert (sim.texts(), fault.fired) == (["một", "hai"], 2)


@pytest.mark.parametrize("harm", [Harm.LOST, Harm.TORN, Harm.DONE_YET_BROKEN])
async def test_a_lost_answer_repeats_the_message_and_keeps_the_order(
    hotline: Hotline, harm: Harm
) -> None:
    sim = hotline.phone()
    hotline.telegram.faults.plan(Fault(harm, "sendMessage", times=2))
    await hotline.tells(sim, Message("một"), Message("hai"))
    await hotline.rests_soon(sim)
    assert sim.texts() == ["một", "một", "một", "hai"]
    assert await hotline.states(sim) == ["sent", "sent"]


async def test_what_is_in_doubt_waits_three_seconds(hotline: Hotline) -> None:
    sim = hotline.phone()
    hotline.telegram.faults.plan(Fault(Harm.LOST, "sendMessage"))
    await hotline.tells(sim, Message("một"))
    await hotline.rests(sim)
    first, again = sim.seen()
    assert 2.9 <= again.at - first.at < 8


async def test_three_doubts_in_a_row_are_left_to_a_person(hotline: Hotline) -> None:
    sim = hotline.phone()
    hotline.telegram.faults.plan(Fault(Harm.LOST, "sendMessage", times=3))
    await hotline.tells(sim, Message("một"), Message("hai"))
    await hotline.rests_soon(sim)
    assert sim.texts() == ["một", "một", "một", "hai"]
    assert await hotline.states(sim) == ["parked", "sent"]


async def test_a_press_shows_that_the_question_has_come(hotline: Hotline) -> None:
    sim = hotline.phone()
    await sim.start()
    await hotline.rests_soon(sim)
    seen = len(sim.seen())
    hotline.telegram.faults.plan(Fault(Harm.LOST, "sendMessage", sim.id))
    await sim.say("Làm giấy thử")
    (question, *_) = await sim.wait_more(seen)
    await sim.press_on(question, question.labels[0])
    await hotline.rests_soon(sim)
    assert sim.texts().count(question.text) == 1


async def test_while_telegram_is_away_nothing_is_lost_or_doubled(hotline: Hotline) -> None:
    sim = hotline.phone()
    await sim.start()
    await hotline.rests_soon(sim)
    before = sim.texts()
    await hotline.telegram.goes_away()
    await hotline.tells(sim, Message("một"), Message("hai"))
    await sim.say("Làm giấy thử")
    await asyncio.sleep(0.3)
    await hotline.telegram.comes_back()
    await hotline.rests_soon(sim)
    assert sim.texts()[len(before) : len(before) + 2] == ["một", "hai"]
    assert len(sim.texts()) > len(before) + 2
    assert await hotline.asked(sim) == "viec"


async def test_whoever_blocked_the_bot_is_on_the_list_of_those_to_be_called(
    hotline: Hotline,
) -> None:
    sim = hotline.phone()
    for words in ["/start", *script("Bình")]:
        await sim.say(words)
    await hotline.rests_soon(sim)
    dossier = (await hotline.store.dossiers_of(hotline.chat_of(sim.id)))[0]
    scope = Scope("officer", dossier.office, justice=True)
    assert dossier.code not in await hotline.parts.desk.undelivered(scope)
    sim.room.has_blocked = True
    await hotline.decides(sim, Action.ACCEPT)
    await hotline.rests_soon(sim)
    assert dossier.code in await hotline.parts.desk.undelivered(scope)
    assert (await hotline.states(sim))[-1] == "parked"


async def test_whoever_comes_back_after_blocking_finds_the_draft_again(hotline: Hotline) -> None:
    sim = hotline.phone()
    for words in ["/start", *script("Bình")[:4]]:
        await sim.say(words)
    await hotline.rests(sim)
    await sim.block()
    await hotline.rests(sim)
    await sim.unblock()
    await sim.say("5/3/1980")
    await hotline.rests(sim)
    assert await hotline.asked(sim) == "nguoi.ten#1"
    assert set(await hotline.states(sim)) == {"sent"}


async def test_a_refused_message_is_tried_once_more_without_its_dress(hotline: Hotline) -> None:
    sim = hotline.phone()
    hotline.telegram.faults.plan(Fault(Harm.REFUSED, "sendMessage"))
    await hotline.tells(sim, Message("Em ghi: **Lê Na**"), ASK)
    await hotline.rests_soon(sim)
    assert sim.texts() == ["Em ghi: Lê Na", "Đúng không ạ?"]
    assert sim.seen()[0].marks == ()
    first, second, _ = hotline.telegram.called("sendMessage", sim.id)
    assert ("parse_mode" in first.given, "parse_mode" in second.given) == (True, False)


async def test_a_message_that_stays_refused_does_not_hold_the_next(hotline: Hotline) -> None:
    sim = hotline.phone()
    hotline.telegram.faults.plan(Fault(Harm.REFUSED, "sendMessage", times=2))
    await hotline.tells(sim, Message("một"), Message("hai"))
    await hotline.rests_soon(sim)
    assert sim.texts() == ["hai"]
    assert await hotline.states(sim) == ["parked", "sent"]


async def test_what_must_stand_out_does_and_nothing_else_is_markup(hotline: Hotline) -> None:
    sim = hotline.phone()
    text = "Em ghi: **<b>Lê & Na</b>** &lt; **</i>** 😀 **ạ**"
    await hotline.tells(sim, Message(text))
    await hotline.rests_soon(sim)
    assert sim.seen()[0].marked == text


@pytest.mark.parametrize("line", ["Tên người khai: Đinh Văn Bình & vợ\n", "😀 <b>ngày</b> 5 ", "x"])
async def test_a_long_text_is_split_and_its_buttons_stand_below_the_last(
    hotline: Hotline, line: str
) -> None:
    sim = hotline.phone()
    text = (line * 10_000)[:9_500].strip()
    await hotline.tells(sim, Message(text, ASK.buttons, step=4), Message("sau"))
    await hotline.rests_soon(sim)
    *parts, last, after = sim.seen()
    assert (len(parts) >= 2, after.text) == (True, "sau")
    shown = "".join(bubble.text for bubble in (*parts, last))
    assert "".join(shown.split()) == "".join(text.split())
    assert [bubble.labels for bubble in parts] == [[]] * len(parts)
    assert last.labels == ["Đúng"]


async def test_a_split_text_whose_middle_is_in_doubt_loses_no_part(hotline: Hotline) -> None:
    sim = hotline.phone()
    text = "\n".join(f"dòng {number}" for number in range(1_500))
    hotline.telegram.faults.plan(Fault(Harm.LOST, "sendMessage", skip=1))
    await hotline.tells(sim, Message(text))
    await hotline.rests_soon(sim)
    lines = [line for bubble in sim.seen() for line in bubble.text.splitlines()]
    assert set(lines) == set(text.splitlines())


async def test_a_burst_to_many_phones_stays_within_what_telegram_bears(
    small_library: ContentLibrary,
) -> None:
    async with new_hotline(small_library, rates=Rates()) as line:
        line.telegram.pace.is_strict = True
        phones = [line.phone(number) for number in range(51, 111)]
        for phone in phones:
            await line.tells(phone, Message("tin"))
        await line.tells(phones[0], *[Message(f"tin {number}") for number in range(6)])
        for phone in phones:
            await phone.wait_for("tin")
        await phones[0].wait_for("tin 5")
        assert 20 <= line.telegram.pace.most_at_once() <= 30
        assert line.telegram.violations == []
