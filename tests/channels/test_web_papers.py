"""Forms in the web chat: shown to the browser they were drawn for, and to nobody else."""

from dataclasses import replace

import httpx
import pytest

from bot.channels.web.page import Pages
from bot.model.event import Chat
from bot.model.message import Attached, Message
from bot.service.ports import Paper
from tests.channels.hall import MORNING, Hall

PICTURE = Attached("picture-0001", "photo", "to-khai-1.png")
FILE = Attached("document-0001", "file", "to-khai.pdf")
MOST_BYTES = 25 * 1024


def keeps(hall: Hall, chat: Chat, attached: Attached, mime: str, kind: str = "form") -> None:
    paper = Paper(attached.id, chat, kind, mime, 4, MORNING)
    hall.shelf.papers[attached.id] = paper
    hall.shelf.files[attached.id] = b"body"


async def asks(hall: Hall, paper: str) -> httpx.Response:
    return await hall.browser.get(f"/chat/papers/{paper}")


async def test_a_picture_opens_in_the_page_of_its_chat(hall: Hall) -> None:
    keeps(hall, await hall.chat(), PICTURE, "image/png")
    answer = await asks(hall, PICTURE.id)
    assert (answer.status_code, answer.content) == (200, b"body")
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["content-disposition"].startswith("inline")


async def test_a_document_is_saved_not_opened(hall: Hall) -> None:
    keeps(hall, await hall.chat(), FILE, "application/pdf")
    answer = await asks(hall, FILE.id)
    assert answer.headers["content-disposition"] == 'attachment; filename="to-khai.pdf"'


async def test_another_browser_finds_nothing(hall: Hall) -> None:
    keeps(hall, await hall.chat(), PICTURE, "image/png")
    hall.browser = hall.new_browser()
    await hall.opens()
    assert (await asks(hall, PICTURE.id)).status_code == 404


async def test_who_has_no_chat_is_given_nothing(hall: Hall) -> None:
    keeps(hall, await hall.chat(), PICTURE, "image/png")
    hall.browser = hall.new_browser()
    assert (await asks(hall, PICTURE.id)).status_code == 401


@pytest.mark.parametrize("paper", ["khong-co-0001", "..%2Fchia-khoa", "a", "x" * 80])
async def test_what_is_not_there_is_not_found(hall: Hall, paper: str) -> None:
    await hall.chat()
    assert (await asks(hall, paper)).status_code == 404


async def test_only_what_the_bot_drew_is_given_back(hall: Hall) -> None:
    keeps(hall, await hall.chat(), PICTURE, "image/jpeg", kind="photo")
    assert (await asks(hall, PICTURE.id)).status_code == 404


async def test_a_form_that_is_gone_is_not_found(hall: Hall) -> None:
    keeps(hall, await hall.chat(), PICTURE, "image/png")
    del hall.shelf.files[PICTURE.id]
    assert (await asks(hall, PICTURE.id)).status_code == 404


async def test_a_bubble_names_its_files_only_when_it_has_some(hall: Hall) -> None:
    chat = await hall.chat()
    plain = Message("Dạ")
    hall.shelf.answers(chat, plain)
    hall.shelf.answers(chat, replace(plain, attached=(PICTURE, FILE)))
    first, second = (await hall.opens()).json()["messages"][-2:]
    assert "files" not in first
    assert second["files"] == [
        {"id": PICTURE.id, "kind": "photo", "name": "to-khai-1.png"},
        {"id": FILE.id, "kind": "file", "name": "to-khai.pdf"},
    ]


def test_the_page_stays_light() -> None:
    pages = Pages()
    parts = [pages.of(None), *pages.files.values()]
    assert sum(len(asset.compressed) for asset in parts) <= MOST_BYTES
