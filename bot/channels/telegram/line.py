"""The line to the Bot API: one client, and its failures in our own words."""

import logging
import os
from collections.abc import Awaitable
from datetime import timedelta
from typing import TypeVar

import httpx
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.shown import Keyboard
from bot.model.errors import DeliveryUnknown, SendDelayed, Undeliverable

# The library is to give spans of time as such: its own way to be asked for that.
os.environ.setdefault("PTB_TIMEDELTA", "true")

T = TypeVar("T")

READ_S, CONNECT_S = 15.0, 10.0
POOL = 32
SOON_S = 1.0  # until a line that could not be had is tried again
# What the client raises before a byte of the request has left.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot was kicked")


class Refused(Exception):
    """The platform does not take this message as it is dressed."""


class Client(Bot):
    """The library's client, with a short way for what is sent most."""

    async def send_text(self, to: int, text: str, buttons: Keyboard, dress: str = "") -> None:
        """Send a text. Nobody looks at the sent message that is answered: it is not read."""
        call = {"chat_id": to, "text": text}
        markup = {"reply_markup": {"inline_keyboard": buttons}} if buttons else {}
        await self._post("sendMessage", {**call, **markup, "parse_mode": dress or None})


def new_bot(settings: TelegramSettings, request: HTTPXRequest, polling: HTTPXRequest) -> Client:
    """Make the client. Its library logs addresses, which hold the token: that is shut off."""
    for driver in ("httpx", "httpcore", "telegram"):
        logging.getLogger(driver).setLevel(logging.CRITICAL + 1)
    return Client(
        settings.token,
        base_url=f"{settings.api}/bot",
        base_file_url=f"{settings.api}/file/bot",
        request=request,
        get_updates_request=polling,
    )


def new_request(settings: TelegramSettings) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=POOL,
        proxy=settings.proxy or None,
        read_timeout=READ_S,
        write_timeout=READ_S,
        connect_timeout=CONNECT_S,
        pool_timeout=READ_S,
    )


async def sent(call: Awaitable[T]) -> T:
    """Make a call that sends something.

    Raises SendDelayed (it has not left), Undeliverable, Refused, DeliveryUnknown.
    """
    try:
        return await call
    except TelegramError as failed:
        raise _in_our_words(failed) from None


def _in_our_words(failed: TelegramError) -> Exception:
    match failed:
        case RetryAfter():
            ours: Exception = SendDelayed(seconds_of(failed))
        case Forbidden() | ChatMigrated():
            ours = Undeliverable()
        case BadRequest():
            is_gone = any(word in str(failed).lower() for word in _GONE)
            ours = Undeliverable() if is_gone else Refused()
        case InvalidToken():
            ours = SendDelayed(READ_S, for_all=True)
        case NetworkError() if isinstance(failed.__cause__, _NOT_SENT):
            ours = SendDelayed(SOON_S, for_all=True)
        case _:
            ours = DeliveryUnknown()
    return ours


async def at_best(call: Awaitable[object]) -> bool:
    """Make a call that may as well fail; say whether it went well."""
    try:
        await call
    except TelegramError:
        return False
    return True


def seconds_of(wait: RetryAfter) -> float:
    after = wait.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
