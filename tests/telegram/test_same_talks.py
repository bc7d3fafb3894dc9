"""The written conversations hold on every channel, as they do inside the program."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bot.channels.script import ScriptRun
from bot.channels.talk import MovableClock
from bot.channels.web.bell import Bell
from bot.channels.web.routes import web_routes
from bot.channels.web.settings import WebSettings
from bot.content.library import ContentLibrary, load_library
from bot.service.receive import receive
from bot.storage.memory import MemoryStore
from bot.wiring import memory_parts, system_clock
from tests.conftest import ROOT, TODAY
from tests.faults.server import UNPACED
from tests.telegram.hotline import new_hotline
from tests.telegram.line import SECRET
from tests.telegram.talks import SpokenTalk
from tests.telegram.web_page import Page

SCRIPTS = sorted(ROOT.glob("flows/*/conversations/*.txt"))
BEFORE = "  - id: khac.so_ban\n"
ADDED = """\
  - id: khac.mau_ngoi
    type: choice
    choices: {do: Ngói đỏ, xam: Ngói xám}
    label: Màu ngói
    ask: Nhà mình lợp ngói màu gì?
"""
WITH_THE_NEW_QUESTION = """\
> /start
> Làm giấy thử
>> Làm mới
> đồng ý
> Đinh Văn Bình
> 5/3/1980
> Phạm Thị Lan
> không
> Không có
? khac.mau_ngoi
< Nhà mình lợp ngói màu gì?
>> Ngói đỏ
? khac.so_ban
> 2
>> Đúng hết
>> Đúng hết
>> Đúng hết
>> Tôi hứa thật. Gửi
= status 1
"""
NAMES = [f"{path.parent.parent.name}/{path.stem}" for path in SCRIPTS]


@asynccontextmanager
async def on_the_web(library: ContentLibrary) -> AsyncIterator[SpokenTalk]:
    clock, bell = MovableClock(system_clock), Bell()
    parts = replace(memory_parts(library), clock=clock)
    assert isinstance(parts.store, MemoryStore)
    parts.store.on_outgoing(bell.ring)
    app = Starlette(routes=web_routes(parts, WebSettings(rates=UNPACED), bell, receive))
    page = await Page(app, parts.outbox).open()
    try:
        yield SpokenTalk(parts, clock, page.chat, page)
    finally:
        await page.close()


@asynccontextmanager
async def by_polling(library: ContentLibrary) -> AsyncIterator[SpokenTalk]:
    async with new_hotline(library) as hotline:
        yield hotline.talk(hotline.phone())


@asynccontextmanager
async def by_webhook(library: ContentLibrary) -> AsyncIterator[SpokenTalk]:
    async with new_hotline(library, SECRET) as hotline:
        yield hotline.talk(hotline.phone())


CHANNELS = {"polling": by_polling, "webhook": by_webhook, "web": on_the_web}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("path", SCRIPTS, ids=NAMES)
async def test_a_written_conversation_holds(
    library: ContentLibrary, channel: str, path: Path
) -> None:
    text = path.read_text("utf-8")  # noqa: ASYNC240 - before anything else runs
    async with CHANNELS[channel](library) as talk:
        await ScriptRun(talk, text).run()


async def test_an_edited_flow_needs_no_code_of_a_channel(tmp_path: Path) -> None:
    """An official adds a question: Telegram asks it, and the dossier holds the answer."""
    (tmp_path / "catalogue").symlink_to(ROOT / "catalogue")
    shutil.copytree(ROOT / "tests" / "flows", tmp_path / "flows")
    flow = tmp_path / "flows" / "dang-ky-khai-tu" / "flow.yaml"
    written = flow.read_text("utf-8")
    assert BEFORE in written
    flow.write_text(written.replace(BEFORE, ADDED + BEFORE), "utf-8")
    async with by_polling(load_library(tmp_path, TODAY)) as talk:
        await ScriptRun(talk, WITH_THE_NEW_QUESTION).run()
        dossier = await talk.dossier()
    assert dossier is not None
    assert dossier.answers["khac.mau_ngoi"].value == "do"
