"""What reaches the bot from Telegram: all kinds of things, from all kinds of people."""

import asyncio

import httpx
import pytest

from bot.model.conversation import Conversation
from tests.channels.files import pdf, photo
from tests.telegram.faults import Fault, Harm
from tests.telegram.group import Group
from tests.telegram.hotline import Hotline
from tests.telegram.line import HOOK
from tests.telegram.phone import Document, Phone, until

TO_NAME = ("/start", "Làm giấy thử", "Làm mới", "đồng ý")
TO_PHOTO = (*TO_NAME, "Đinh Văn Bình", "5/3/1980", "Phạm Thị Lan", "không")
ODD: list[dict[str, object]] = [
    {"poll": {
        "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
        "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
        "allows_revoting": True,
    }},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"video_note": {"file_id": "v", "file_unique_id": "v", "length": 240, "duration": 2}},
    {"new_chat_title": "x"},
    {"left_chat_member": {"id": 5, "is_bot": False, "first_name": "A"}},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 51, "type": "private"}}},
    {"something_of_next_year": {"a": [1]}},
    {},
]  # fmt: skip
VOICE = b"OggS" + bytes(400)


async def says(hotline: Hotline, phone: Phone, *texts: str) -> None:
    for text in texts:
        await phone.say(text)
    await hotline.rests(phone)


async def test_a_start_in_the_middle_loses_nothing(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME, "Đinh Văn Bình")
    before = await hotline.conversation(sim)
    await says(hotline, sim, "/start", "/start ba-dong")
    after = await hotline.conversation(sim)
    assert (after.drafts, after.current) == (before.drafts, before.current)
    await says(hotline, sim, "5/3/1980")
    assert await hotline.asked(sim) == "nguoi.ten#1"


async def test_an_update_that_comes_again_counts_once(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    await sim.say("Đinh Văn Bình")
    update = hotline.telegram.inbox.waiting[sim.last_update]
    await hotline.rests(sim)
    before, seen = await hotline.conversation(sim), len(sim.seen())
    hotline.telegram.inbox.put(update)
    await hotline.rests(sim)
    assert await hotline.conversation(sim) == before
    assert len(sim.seen()) == seen
    assert hotline.telegram.inbox.handed[sim.last_update] == 2


async def test_a_name_full_of_markup_is_shown_as_it_was_written(hotline: Hotline) -> None:
    sim = hotline.phone()
    name = "<b>Lan</b> & <a href='http://x'>Na</a> &lt;"
    sim.account = type(sim.account)(sim.id, name, "<script>")
    await says(hotline, sim, *TO_NAME, name)
    assert all(mark.kind == "bold" for bubble in sim.seen() for mark in bubble.marks)


async def test_a_press_forged_in_another_chat_changes_only_that_chat(hotline: Hotline) -> None:
    sim, thief = hotline.phone(51), hotline.phone(52)
    await says(hotline, sim, *TO_NAME)
    await says(hotline, thief, "/start")
    before = await hotline.conversation(sim)
    for bubble in sim.seen():
        for row in bubble.keys:
            for key in row:
                await thief.forge(key.data, bubble)
    await hotline.rests(thief)
    assert await hotline.conversation(sim) == before
    assert hotline.telegram.queries.spinning(thief.id) == 0


@pytest.mark.parametrize(
    "data", ["", "x", "1", "1.", ".1", "-1.0", "1.-1", "1.0.0", "9" * 60 + ".0", "1e3.0", "١.٠",
             "g1.0", "0.0", "99.99"],
)  # fmt: skip
async def test_forged_button_data_is_an_old_button_at_most(hotline: Hotline, data: str) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    before = await hotline.conversation(sim)
    await sim.forge(data, sim.seen()[-1])
    await hotline.rests(sim)
    after = await hotline.conversation(sim)
    assert (after.drafts, await hotline.asked(sim)) == (before.drafts, "nha.chu")
    assert hotline.telegram.queries.spinning(sim.id) == 0


async def test_a_button_pressed_twice_counts_once(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, "/start", "Làm giấy thử")
    question = sim.seen()[-1]
    await sim.press_on(question, "Làm mới")
    await sim.press_on(question, "Làm mới")
    await hotline.rests(sim)
    assert await hotline.asked(sim) == "dong_y"
    assert hotline.telegram.queries.spinning(sim.id) == 0


async def test_words_that_quote_the_question_answer_it(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    await sim.say("Đinh Văn Bình", under=sim.seen()[-1])
    await hotline.rests(sim)
    assert await hotline.asked(sim) == "nha.ngay_sinh"


async def test_forwarded_words_are_words(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Ai đó"}
    await sim.send_odd(text="Đinh Văn Bình", forward_origin=origin)
    await hotline.rests(sim)
    assert await hotline.asked(sim) == "nha.ngay_sinh"


async def test_words_that_were_changed_at_once_count_as_new_words(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME, "??")
    assert await hotline.asked(sim) == "nha.chu"
    await sim.edit("Đinh Văn Bình")
    await hotline.rests(sim)
    assert await hotline.has_no_incident(sim)


async def test_a_photo_is_kept_as_it_was_sent_in_full_size(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_PHOTO)
    assert await hotline.asked(sim) == "khac.giay_nha"
    await sim.send_photo(photo())
    await hotline.rests(sim)
    assert await hotline.asked(sim) == "khac.so_ban"
    (kept,) = await hotline.kept_files(sim)
    assert kept.startswith(b"\xff\xd8\xff")
    assert len(kept) > 2_000


async def test_each_photo_of_an_album_is_taken_and_none_is_lost(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_PHOTO)
    await sim.send_album(photo(), photo(), photo())
    await hotline.rests(sim)
    assert await hotline.asked(sim) in {"khac.so_ban", "#photo"}
    assert len(await hotline.kept_files(sim)) == 3


async def test_a_download_that_breaks_off_is_tried_again_in_its_turn(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_PHOTO)
    fault = hotline.telegram.faults.plan(Fault(Harm.RESET, "download"))
    await sim.send_photo(photo())
    await sim.say("2")
    await hotline.rests(sim, within_s=40)
    assert fault.fired == 1
    assert len(await hotline.kept_files(sim)) == 1
    assert (await hotline.conversation(sim)).shown.asking.startswith("#review")


async def test_a_file_of_50_megabytes_is_refused_unseen(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_PHOTO)
    seen = len(sim.seen())
    await sim.send_document(Document(b"%PDF-", announced=50 * 1024 * 1024))
    await hotline.rests(sim)
    assert hotline.problem("file.too_big") in "\n".join(sim.texts()[seen:])
    assert hotline.telegram.called("getFile") == []
    assert await hotline.asked(sim) == "khac.giay_nha"


async def test_a_document_is_taken_as_the_paper_that_is_asked_for(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_PHOTO)
    await sim.send_document(Document(pdf()))
    await hotline.rests(sim)
    assert await hotline.asked(sim) == "khac.so_ban"


async def test_a_voice_note_is_kept_for_the_officer(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    await sim.send_voice(VOICE)
    await hotline.rests(sim)
    assert await hotline.kept_files(sim) == [VOICE]
    assert await hotline.asked(sim) == "nha.chu"


async def test_a_thumb_says_yes_where_yes_or_no_was_asked(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_PHOTO[:-1])
    asked = (await hotline.conversation(sim)).shown.asking
    await sim.send_sticker("👍")
    await hotline.rests(sim)
    assert (await hotline.conversation(sim)).shown.asking == "nguoi.ten#2" != asked


async def test_somebody_elses_card_is_kept_and_answers_nothing(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    before = (await hotline.conversation(sim)).drafts[0].answers
    await sim.send_contact("+84905000777", owner=99)
    await sim.send_contact("+84905000777")
    await hotline.rests(sim)
    assert (await hotline.conversation(sim)).drafts[0].answers == before
    assert await hotline.asked(sim) == "nha.chu"


@pytest.mark.parametrize("content", ODD, ids=lambda content: next(iter(content), "nothing"))
async def test_odd_things_break_nothing(hotline: Hotline, content: dict[str, object]) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    await sim.send_odd(**content)
    await sim.send_location(14.73, 108.73)
    await sim.edit("sửa chữ")
    await says(hotline, sim, "Đinh Văn Bình")
    assert await hotline.has_no_incident(sim)


async def test_a_group_without_an_office_is_left_politely(hotline: Hotline) -> None:
    sim = hotline.phone()
    group = Group(hotline.telegram, 7)
    await group.bring_in(sim)
    await until(lambda: not group.room.is_member, lambda: str(group.seen()))
    assert len(group.seen()) == 1


async def test_words_in_a_group_are_no_conversation(hotline: Hotline) -> None:
    sim = hotline.phone()
    group = Group(hotline.telegram, 7)
    group.room.is_member = group.room.has_spoken = True
    await group.say(sim, "làm khai sinh")
    await group.say(sim, "Đinh Văn Bình")
    await until(lambda: not hotline.telegram.inbox.waiting, lambda: "not taken")
    conversation, _ = await hotline.parts.store.conversation(hotline.chat_of(group.room.id))
    assert conversation == Conversation()


async def test_the_menu_is_set(hotline: Hotline) -> None:
    menu = hotline.telegram.shop.menu
    await until(lambda: menu.short_description, lambda: "no menu")
    assert menu.commands != []
    assert menu.description != ""


async def test_what_comes_before_the_first_word_is_not_lost(hotline: Hotline) -> None:
    """A phone that was never seen begins with a photo."""
    sim = hotline.phone()
    await sim.send_photo(photo())
    await hotline.rests(sim)
    assert len(await hotline.kept_files(sim)) == 1
    assert len(sim.seen()) >= 1


async def test_a_wrong_secret_is_turned_away(hooked: Hotline) -> None:
    sim = hooked.phone()
    await says(hooked, sim, *TO_NAME)
    before = await hooked.conversation(sim)
    update = {"update_id": 1, "message": {"text": "Đinh Văn Bình"}}
    async with httpx.AsyncClient(transport=hooked.telegram.inbox.transport) as client:
        for headers in ({}, {"x-telegram-bot-api-secret-token": "wrong"}):
            answer = await client.post(HOOK, json=update, headers=headers)
            assert answer.status_code == 403
    assert await hooked.conversation(sim) == before


async def test_a_webhook_is_answered_only_when_the_answer_is_kept(hooked: Hotline) -> None:
    sim = hooked.phone()
    await says(hooked, sim, *TO_NAME)
    with hooked.store_is_busy():
        await sim.say("Đinh Văn Bình")
        await until(lambda: hooked.telegram.inbox.trouble.message, lambda: "it was taken")
        assert "503" in hooked.telegram.inbox.trouble.message
    await hooked.rests(sim)
    assert await hooked.asked(sim) == "nha.ngay_sinh"


async def test_a_poll_moves_on_only_when_the_answer_is_kept(hotline: Hotline) -> None:
    sim = hotline.phone()
    await says(hotline, sim, *TO_NAME)
    with hotline.store_is_busy():
        await sim.say("Đinh Văn Bình")
        handed = hotline.telegram.inbox.handed
        await until(lambda: handed[sim.last_update] >= 1, lambda: "it was never handed out")
        await asyncio.sleep(0.2)
        assert sim.last_update in hotline.telegram.inbox.waiting
    await hotline.rests(sim, within_s=40)
    assert await hotline.asked(sim) == "nha.ngay_sinh"
