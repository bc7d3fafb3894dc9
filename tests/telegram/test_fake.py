"""The fake is as strict as Telegram: python-telegram-bot talks to it as to the real one."""

import asyncio
from collections.abc import AsyncIterator, Awaitable

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TimedOut

from tests.channels.files import photo
from tests.telegram.call import TAKES
from tests.telegram.fake import TOKEN, FakeTelegram
from tests.telegram.faults import CARRIED_OUT, Fault, Harm
from tests.telegram.inbox import Inbox
from tests.telegram.phone import Document, Phone, until

_ERRORS = {
    Harm.FLOOD: RetryAfter,
    Harm.BLOCKED: Forbidden,
    Harm.REFUSED: BadRequest,
    Harm.SLOW: TimedOut,
    Harm.RESET: NetworkError,
    Harm.LOST: NetworkError,
}
HOOK = "https://motcua.test/telegram"


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as there:
        yield there


@pytest.fixture
async def bot(telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with _bot(telegram) as made:
        yield made


@pytest.fixture
async def sim(telegram: FakeTelegram) -> Phone:
    phone = Phone(telegram, 51)
    await phone.start()
    return phone


def _bot(telegram: FakeTelegram, token: str = TOKEN) -> Bot:
    return Bot(token, base_url=f"{telegram.url}/bot", base_file_url=f"{telegram.url}/file/bot")


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(one, callback_data=one)] for one in data])


async def test_an_update_stays_until_a_higher_offset_confirms_it(
    bot: Bot, sim: Phone, telegram: FakeTelegram
) -> None:
    await sim.say("hai")
    first, second = await bot.get_updates(timeout=0)
    assert await bot.get_updates(timeout=0) == (first, second)
    assert await bot.get_updates(offset=second.update_id, timeout=0) == (second,)
    assert telegram.inbox.confirmed == [first.update_id]
    assert await bot.get_updates(offset=second.update_id + 1, timeout=0) == ()


async def test_a_long_poll_is_answered_when_something_comes(bot: Bot, sim: Phone) -> None:
    (first,) = await bot.get_updates(timeout=0)
    polling = asyncio.create_task(bot.get_updates(offset=first.update_id + 1, timeout=20))
    await asyncio.sleep(0.05)
    assert not polling.done()
    await sim.say("xin chào")
    (update,) = await polling
    assert update.message is not None
    assert update.message.text == "xin chào"


async def test_the_older_of_two_polls_is_ended(bot: Bot, telegram: FakeTelegram) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=20))
    await until(lambda: telegram.called("getUpdates"), lambda: "no poll")
    async with _bot(telegram) as other:
        assert await other.get_updates(timeout=0) == ()
    with pytest.raises(Conflict, match="terminated by other"):
        await older


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot) -> None:
    await bot.set_webhook(HOOK)
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates(timeout=0)
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()


async def test_a_webhook_is_repeated_in_order_until_it_is_taken(
    bot: Bot, telegram: FakeTelegram
) -> None:
    answers, told = [503, 503, 200, 200], []

    def take(request: httpx.Request) -> httpx.Response:
        told.append((request.headers["x-telegram-bot-api-secret-token"], request.content))
        return httpx.Response(answers[len(told) - 1])

    telegram.inbox.transport = httpx.MockTransport(take)
    await bot.set_webhook(HOOK, secret_token="s" * 20)
    phone = Phone(telegram, 51)
    await phone.say("một")
    await phone.say("hai")
    await until(lambda: not telegram.inbox.waiting, lambda: str(told))
    assert [secret for secret, _ in told] == ["s" * 20] * 4
    assert told[0] == told[1] == told[2] != told[3]
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_what_is_read_is_what_is_counted(bot: Bot, sim: Phone) -> None:
    await bot.send_message(sim.id, "<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML")
    assert sim.seen()[-1].marked == "**" + "<" * 4096 + "**"
    with pytest.raises(BadRequest, match="too long"):
        await bot.send_message(sim.id, "😀" * 2049)


@pytest.mark.parametrize("text", ["<b>a", "<b>a</i>", "<script>a</script>", "a < b", "a</b>"])
async def test_html_that_is_not_well_formed_is_refused(bot: Bot, sim: Phone, text: str) -> None:
    with pytest.raises(BadRequest, match="parse entities"):
        await bot.send_message(sim.id, text, parse_mode="HTML")
    assert sim.seen() == []


async def test_what_stands_out_is_found_behind_an_emoji(bot: Bot, sim: Phone) -> None:
    await bot.send_message(sim.id, "😀 Em ghi: <b>Lê Na</b> ạ", parse_mode="HTML")
    assert sim.seen()[-1].marked == "😀 Em ghi: **Lê Na** ạ"


@pytest.mark.parametrize("data", ["đ" * 33, "x" * 65])
async def test_button_data_of_more_than_64_bytes_is_refused(
    bot: Bot, sim: Phone, telegram: FakeTelegram, data: str
) -> None:
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(sim.id, "a", reply_markup=keyboard(data))
    assert telegram.violations == ["sendMessage: Bad Request: BUTTON_DATA_INVALID"]


async def test_unknown_words_are_refused_and_noted(telegram: FakeTelegram) -> None:
    async with httpx.AsyncClient(base_url=f"{telegram.url}/bot{TOKEN}") as client:
        assert (await client.post("/sendMesage")).status_code == 404
        posted = {"chat_id": "51", "text": "a", "colour": "red"}
        assert (await client.post("/sendMessage", data=posted)).status_code == 400
    assert len(telegram.violations) == 2


async def test_a_wrong_token_is_not_let_in(telegram: FakeTelegram) -> None:
    async with httpx.AsyncClient(base_url=f"{telegram.url}/bot700100200:other") as client:
        assert (await client.post("/getMe")).status_code == 401
    assert telegram.violations == ["a call with the wrong token"]


async def test_nobody_hears_from_a_bot_they_never_wrote_to_or_have_blocked(
    bot: Bot, sim: Phone, telegram: FakeTelegram
) -> None:
    with pytest.raises(BadRequest, match="not found"):
        await bot.send_message(99, "a")
    Phone(telegram, 99)
    with pytest.raises(Forbidden, match="initiate"):
        await bot.send_message(99, "a")
    await sim.block()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(sim.id, "a")


async def test_a_press_is_answered_once_and_in_time(
    bot: Bot, sim: Phone, telegram: FakeTelegram
) -> None:
    await bot.send_message(sim.id, "a", reply_markup=keyboard("có"))
    await sim.press("có")
    *_, update = await bot.get_updates(timeout=0)
    assert update.callback_query is not None
    assert telegram.queries.spinning(sim.id) == 1
    await update.callback_query.answer("vâng")
    assert (telegram.queries.spinning(sim.id), sim.toasts()) == (0, ["vâng"])
    with pytest.raises(BadRequest, match="too old"):
        await update.callback_query.answer()
    telegram.queries.open_for_s = 0
    await sim.press("có")
    *_, update = await bot.get_updates(timeout=0)
    assert update.callback_query is not None
    with pytest.raises(BadRequest, match="too old"):
        await update.callback_query.answer()


async def test_a_message_is_edited_once_and_deleted_once(bot: Bot, sim: Phone) -> None:
    sent = await bot.send_message(sim.id, "a", reply_markup=keyboard("có"))
    await bot.edit_message_reply_markup(sim.id, sent.message_id)
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(sim.id, sent.message_id)
    await bot.edit_message_text("b", sim.id, sent.message_id)
    assert [(bubble.text, bubble.labels, bubble.edits) for bubble in sim.seen()] == [("b", [], 2)]
    await bot.delete_message(sim.id, sent.message_id)
    with pytest.raises(BadRequest, match="delete not found"):
        await bot.delete_message(sim.id, sent.message_id)
    assert sim.seen() == []


async def test_pictures_albums_and_files_are_seen(bot: Bot, sim: Phone) -> None:
    picture = photo()
    await bot.send_photo(sim.id, picture, caption="<b>Mẫu</b>", parse_mode="HTML")
    await bot.send_media_group(sim.id, [InputMediaPhoto(picture), InputMediaPhoto(picture)])
    await bot.send_document(sim.id, b"%PDF-1.7", filename="to-khai.pdf")
    single, one, two, file = sim.seen()
    assert (single.marked, one.album) == ("**Mẫu**", two.album)
    assert [b.photo.content for b in (single, one, two) if b.photo] == [picture] * 3
    assert file.document is not None
    assert (file.document.name, file.document.content) == ("to-khai.pdf", b"%PDF-1.7")


async def test_a_file_is_fetched_unless_it_is_too_big(bot: Bot, sim: Phone) -> None:
    await sim.send_document(Document(b"%PDF-1.7 small"))
    await sim.send_document(Document(b"%PDF-", announced=50 * 1024 * 1024))
    small, big = [u.message.document for u in (await bot.get_updates(timeout=0))[1:] if u.message]
    assert small is not None
    assert big is not None
    assert await (await small.get_file()).download_as_bytearray() == b"%PDF-1.7 small"
    with pytest.raises(BadRequest, match="too big"):
        await big.get_file()


async def test_what_was_not_asked_for_does_not_come(bot: Bot, sim: Phone) -> None:
    await bot.get_updates(timeout=0, allowed_updates=["callback_query"])
    await sim.say("a")
    await sim.forge("x")
    _, update = await bot.get_updates(timeout=0)
    assert update.callback_query is not None


@pytest.mark.parametrize("harm", list(Harm))
async def test_each_harm_is_done(bot: Bot, sim: Phone, telegram: FakeTelegram, harm: Harm) -> None:
    fault = telegram.faults.plan(Fault(harm, "sendMessage", sim.id, skip=1, after_s=1))
    await bot.send_message(sim.id, "trước")
    error = await _error_of(bot.send_message(sim.id, "sau", read_timeout=0.3))
    await until(
        lambda: len(sim.seen()) == (2 if harm in CARRIED_OUT else 1), lambda: str(sim.seen())
    )
    assert fault.fired == 1
    assert error is _ERRORS.get(harm, error)
    assert error is not None
    await bot.send_message(sim.id, "hết")


async def test_a_strict_pace_stops_a_flood(bot: Bot, sim: Phone, telegram: FakeTelegram) -> None:
    telegram.pace.is_strict = True
    for _ in range(telegram.pace.most_of_a_chat):
        await bot.send_message(sim.id, "a")
    with pytest.raises(RetryAfter):
        await bot.send_message(sim.id, "a")
    assert len(sim.seen()) == telegram.pace.most_to_a_chat() == telegram.pace.most_of_a_chat
    assert telegram.violations != []


def test_every_method_that_is_known_is_carried_out() -> None:
    telegram = FakeTelegram()
    assert {*telegram.shop.methods, *telegram.showing.methods} == set(TAKES)


async def test_an_update_can_be_brought_again() -> None:
    inbox = Inbox()
    inbox.add("message", {"text": "a"}, 1)
    waiting = next(iter(inbox.waiting.values()))
    assert await inbox.poll(waiting.id + 1, 100, 0) == []
    inbox.put(waiting)
    assert await inbox.poll(0, 100, 0) == [waiting.update]
    assert inbox.handed[waiting.id] == 1


async def _error_of(sending: Awaitable[object]) -> type[Exception] | None:
    try:
        await sending
    except Exception as error:  # noqa: BLE001 - any of them is looked at
        return type(error)
    return None
