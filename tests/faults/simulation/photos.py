"""Photos: what a person sends, the way it is fetched, and what is looked for at the end."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import httpx
from telegram.error import NetworkError

from bot.channels.examiner import Looked
from bot.model.errors import NotFound, StoreBroken
from bot.model.event import Chat
from bot.service.parts import Parts
from bot.service.ports import Paper, Scope

if TYPE_CHECKING:
    from tests.faults.simulation.process import Process

SUFFIX = ".jpg"
_START, _LENGTH = b"\xff\xd8\xff", 3_000


def photo(name: str) -> bytes:
    """Give the bytes of the photo that the platform keeps under this name."""
    return _START + f"{name};".encode() * (_LENGTH // (len(name) + 1))


def looked(content: bytes, _: str) -> Looked:
    """Find nothing wrong: that files are opened in a process of its own is tried elsewhere."""
    return Looked(copy=content)


class Line(httpx.AsyncBaseTransport):
    """The way to the platform's files."""

    def __init__(self, process: "Process") -> None:
        self._process = process

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        name = request.url.path.rpartition("/")[2]
        try:
            status, content = await self._process.asks(request.url.path, {})
        except NetworkError as failed:
            raise httpx.ReadError("") from failed
        if status == httpx.codes.OK and content != photo(name):
            raise httpx.RemoteProtocolError("cut short")
        return httpx.Response(status, content=content, request=request)


async def other_than_sent(
    parts: Parts, scope: Scope, chat: Chat, sent: set[str]
) -> AsyncIterator[str]:
    """Say where a dossier holds a photo that its person has not sent, or one that is gone."""
    given = {photo(name) for name in sent}
    for dossier in await parts.store.dossiers_of(chat):
        for paper in await parts.desk.papers_of(scope, dossier.id):
            content = await _content(parts, paper)
            if not content:
                yield "a photo that was handed in is gone"
            elif paper.kind == "photo" and content not in given:
                yield "a photo was handed in that nobody has sent"


async def _content(parts: Parts, paper: Paper) -> bytes:
    try:
        return await parts.vault.get(paper.id, paper.chat)
    except (NotFound, StoreBroken):
        return b""
