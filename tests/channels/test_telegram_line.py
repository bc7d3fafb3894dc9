"""What became of a call, in our own words."""

import logging
from collections.abc import Callable
from urllib.parse import parse_qs

import httpx
import pytest
from telegram.request import HTTPXRequest

from bot.channels.telegram.contents import Incoming
from bot.channels.telegram.files import Files, Gone, NotFetched, TooBig
from bot.channels.telegram.line import Client, Refused, at_best, new_bot, new_request, sent
from bot.channels.telegram.settings import TelegramSettings
from bot.model.errors import DeliveryUnknown, SendDelayed, Undeliverable

TOKEN = "700:secret"  # noqa: S105
SETTINGS = TelegramSettings(TOKEN, "http://telegram.test")
SENT = {"message_id": 1, "date": 1, "chat": {"id": 51, "type": "private"}, "text": "Chào"}

Handler = Callable[[httpx.Request], httpx.Response]


def bot_on(handler: Handler) -> Client:
    request = HTTPXRequest(httpx_kwargs={"transport": httpx.MockTransport(handler)})
    return new_bot(SETTINGS, request, request)


def refusing(code: int, description: str = "", **parameters: object) -> Handler:
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return lambda _: httpx.Response(code, json=body)


def breaking(error: type[httpx.TransportError]) -> Handler:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error("broken", request=request)

    return handler


async def failure(handler: Handler) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - which, is what is asked
        await sent(bot_on(handler).send_text(51, "Chào", []))
    return caught.value


async def test_a_text_is_sent_with_its_buttons_and_its_dress() -> None:
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"ok": True, "result": SENT})

    await sent(bot_on(handler).send_text(51, "Chào", [[{"text": "Có"}]], "HTML"))
    assert str(asked[0].url) == f"http://telegram.test/bot{TOKEN}/sendMessage"
    said = parse_qs(asked[0].content.decode())
    assert said.pop("reply_markup") == ['{"inline_keyboard": [[{"text": "C\\u00f3"}]]}']
    assert said == {"chat_id": ["51"], "text": ["Chào"], "parse_mode": ["HTML"]}


async def test_who_is_to_wait_waits_as_long_as_is_said() -> None:
    failed = await failure(refusing(429, "Too Many Requests: retry after 7", retry_after=7))
    assert isinstance(failed, SendDelayed)
    assert (failed.seconds, failed.for_all) == (7, False)


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: group chat was upgraded to a supergroup chat"),
    ],
)
async def test_whoever_is_gone_gets_nothing(code: int, description: str) -> None:
    parameters = {"migrate_to_chat_id": -9} if "upgraded" in description else {}
    assert isinstance(await failure(refusing(code, description, **parameters)), Undeliverable)


async def test_what_is_badly_dressed_is_refused() -> None:
    assert isinstance(await failure(refusing(400, "Bad Request: can't parse entities")), Refused)


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError])
async def test_what_never_left_is_sent_again_soon(error: type[httpx.TransportError]) -> None:
    failed = await failure(breaking(error))
    assert isinstance(failed, SendDelayed)
    assert failed.for_all


@pytest.mark.parametrize("code", [401, 404])
async def test_a_token_that_is_no_good_loses_no_message(code: int) -> None:
    failed = await failure(refusing(code, "Unauthorized"))
    assert isinstance(failed, SendDelayed)
    assert failed.for_all


@pytest.mark.parametrize(
    "handler",
    [
        breaking(httpx.ReadTimeout),
        breaking(httpx.ReadError),
        breaking(httpx.WriteError),
        breaking(httpx.RemoteProtocolError),
        refusing(500, "Internal Server Error"),
        refusing(502, "Bad Gateway"),
        lambda _: httpx.Response(200, content=b'{"ok": tr'),
        lambda _: httpx.Response(200, content=b"\xff"),
    ],
)
async def test_what_broke_off_is_in_doubt(handler: Handler) -> None:
    assert isinstance(await failure(handler), DeliveryUnknown)


async def test_what_may_as_well_fail_tells_whether_it_did() -> None:
    good: Handler = lambda _: httpx.Response(200, json={"ok": True, "result": True})  # noqa: E731
    assert await at_best(bot_on(good).answer_callback_query("q"))
    old = refusing(400, "Bad Request: query is too old")
    assert not await at_best(bot_on(old).answer_callback_query("q"))


async def test_the_token_reaches_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await failure(refusing(400, "Bad Request"))
    await failure(breaking(httpx.ReadError))
    assert "secret" not in caplog.text
    assert "secret" not in repr(SETTINGS)


async def test_a_request_waits_long_enough_for_a_bad_line() -> None:
    request = new_request(SETTINGS)
    assert request.read_timeout == 15
    await request.shutdown()


def files_on(handler: Handler) -> Files:
    return Files(SETTINGS, bot_on(handler), httpx.MockTransport(handler))


def handing_out(content: bytes, announced: int | None = None) -> Handler:
    file = {"file_id": "f", "file_unique_id": "f", "file_path": "photos/1.jpg"}
    told = file if announced is None else {**file, "file_size": announced}

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            assert request.content == b"file_id=f"
            return httpx.Response(200, json={"ok": True, "result": told})
        assert str(request.url) == f"http://telegram.test/file/bot{TOKEN}/photos/1.jpg"
        return httpx.Response(200, content=content)

    return handler


WANTED = Incoming("f", "photo", most_bytes=100)


async def test_a_file_is_fetched_whole() -> None:
    assert await files_on(handing_out(b"x" * 100, 100)).fetch(WANTED) == b"x" * 100


@pytest.mark.parametrize(("length", "announced"), [(5, 101), (101, 5), (101, None)])
async def test_of_a_file_that_is_too_long_no_more_is_read(
    length: int, announced: int | None
) -> None:
    with pytest.raises(TooBig):
        await files_on(handing_out(b"x" * length, announced)).fetch(WANTED)


async def test_telegram_may_find_a_file_too_long_itself() -> None:
    with pytest.raises(TooBig):
        await files_on(refusing(400, "Bad Request: file is too big")).fetch(WANTED)


async def test_a_file_that_telegram_does_not_know_is_gone() -> None:
    with pytest.raises(Gone):
        await files_on(refusing(400, "Bad Request: wrong file_id")).fetch(WANTED)


@pytest.mark.parametrize(
    "handler", [refusing(500), breaking(httpx.ReadError), breaking(httpx.ConnectError)]
)
async def test_a_file_that_does_not_come_may_come_later(handler: Handler) -> None:
    with pytest.raises(NotFetched):
        await files_on(handler).fetch(WANTED)
