"""A message with files arrives whole, whatever happens between its parts."""

from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from bot.channels.telegram.sending import TelegramSending
from bot.content.library import ContentLibrary
from bot.model.errors import SendDelayed
from bot.model.event import Chat
from bot.model.message import Attached, Message
from bot.service.outbox_ports import OutboxRow
from bot.storage.memory import MemoryVault
from bot.wiring import memory_parts
from tests.channels import files
from tests.channels.test_telegram_line import SENT, bot_on
from tests.storage.samples import NOW

LAN = Chat("telegram", "700", "51")
FORM = Attached("to-khai-0001", "photo", "to-khai-1.png")
ROW = OutboxRow(1, LAN, 1, Message("Tờ khai đây ạ", attached=(FORM,)), "sending", 1, NOW)


class Line:
    """The platform: it notes each call, and puts off the first text."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    @property
    def handler(self) -> Callable[[httpx.Request], httpx.Response]:
        return self._answer

    def _answer(self, request: httpx.Request) -> httpx.Response:
        method = request.url.path.rpartition("/")[2]
        self.calls.append(method)
        if method == "sendMessage" and self.calls.count(method) == 1:
            told = {"ok": False, "error_code": 429, "parameters": {"retry_after": 1}}
            return httpx.Response(429, json=told | {"description": "Too Many Requests"})
        return httpx.Response(200, json={"ok": True, "result": SENT})


@pytest.mark.parametrize("is_thrown_away", [False, True])
async def test_the_words_below_a_picture_are_not_lost(
    library: ContentLibrary,
    is_thrown_away: bool,  # noqa: FBT001 - a case, not a switch
) -> None:
    line, vault = Line(), MemoryVault()
    await vault.put(FORM.id, LAN, files.photo())
    parts = replace(memory_parts(library), vault=vault)
    sending = TelegramSending(parts, bot_on(line.handler), "")
    with pytest.raises(SendDelayed):
        await sending.send(ROW)
    if is_thrown_away:
        await vault.drop(FORM.id)
    await sending.send(ROW)
    assert line.calls == ["sendPhoto", "sendMessage", "sendMessage"]


async def test_files_thrown_away_before_they_left_leave_the_words(library: ContentLibrary) -> None:
    line = Line()
    line.calls.append("sendMessage")
    gone = (FORM, Attached("to-khai-0002", "file", "to-khai.pdf"))
    row = replace(ROW, message=replace(ROW.message, attached=gone))
    await TelegramSending(memory_parts(library), bot_on(line.handler), "").send(row)
    assert line.calls == ["sendMessage"] * 2
