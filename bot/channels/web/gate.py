"""How fast one may come in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from starlette.requests import Request

from bot.channels.intake import MOST_BYTES
from bot.channels.web.pace import Pace
from bot.channels.web.refusal import Refused
from bot.channels.web.settings import Rates
from bot.model.event import Chat

MOST_UPLOADS_AT_ONCE = 16  # each is held in memory
BUSY_S = 5


class Gate:
    """The pace of every chat and every address, and the uploads on their way in."""

    def __init__(self, rates: Rates, clock: Callable[[], datetime]) -> None:
        self._messages = Pace(rates.messages, clock)
        self._uploads = Pace(rates.uploads, clock)
        self._upload_bytes = Pace(rates.upload_bytes, clock)
        self._addresses = Pace(rates.address, clock)
        self._new_chats = Pace(rates.new_chats, clock)
        self._uploading = 0

    def pass_address(self, request: Request) -> None:
        _pass(self._addresses.take(_address(request)), "web.too_fast")

    def pass_new_chat(self, request: Request) -> None:
        _pass(self._new_chats.take(_address(request)), "web.too_fast")

    def pass_message(self, chat: Chat) -> None:
        _pass(self._messages.take(chat.id), "web.too_fast")

    @contextmanager
    def pass_upload(self, request: Request, chat: Chat) -> Iterator[None]:
        """Let an upload in; what tells no length counts as the longest."""
        if self._uploading >= MOST_UPLOADS_AT_ONCE:
            raise Refused(503, "web.busy", BUSY_S)
        told = request.headers.get("content-length", "")
        size = min(int(told), MOST_BYTES) if told.isdecimal() else MOST_BYTES
        _pass(self._upload_bytes.take(chat.id, size), "web.too_many_files")
        _pass(self._uploads.take(chat.id), "web.too_many_files")
        self._uploading += 1
        try:
            yield
        finally:
            self._uploading -= 1


def _pass(wait_s: float, words: str) -> None:
    if wait_s:
        raise Refused(429, words, wait_s)


def _address(request: Request) -> str:
    """Give the sender's address; behind a proxy the server puts the real one in its place."""
    return request.client.host if request.client else ""
