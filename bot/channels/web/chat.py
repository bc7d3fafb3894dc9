"""What the page asks of the server: open, say, send, feed."""

import asyncio
import json
from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from bot.channels.intake import take_in
from bot.channels.web import visitor
from bot.channels.web.bell import Bell
from bot.channels.web.door import MOST_DIGITS, Once, check_origin, read_json
from bot.channels.web.feed import opening, shown, stream
from bot.channels.web.gate import Gate
from bot.channels.web.papers import paper_for
from bot.channels.web.refusal import Refused
from bot.channels.web.said import read_number, read_said
from bot.channels.web.settings import WebSettings
from bot.channels.web.upload import Upload, read_upload
from bot.model.errors import StoreBusy
from bot.model.event import Attachment, Chat, Event, Unusable
from bot.service.parts import ChatPlaces, Parts
from bot.service.ports import Paper

MOST_FEEDS_OF_A_CHAT = 8
PATIENCE_S = 30.0  # what takes longer hangs; the page is told to try again


class Receive(Protocol):
    """The use case that takes an event in: it returns when the event is kept, or was before."""

    async def __call__(self, parts: Parts, event: Event, papers: tuple[Paper, ...] = ()) -> None:
        """Raise StoreBusy where it could not be kept."""
        ...


class WebChat:
    """Takes posts in and gives the feed out; one for the whole program."""

    def __init__(self, parts: Parts, settings: WebSettings, bell: Bell, receive: Receive) -> None:
        self._parts = parts
        self._settings = settings
        self._bell = bell
        self._receive = receive
        self._gate = Gate(settings.rates, parts.clock)
        self._once = Once()
        self._uploads = ChatPlaces()

    async def open(self, request: Request) -> Response:
        """Give this browser its chat, the bubbles it starts with and its place in the feed."""
        self._check_post(request)
        posted = await read_json(request)
        seen = read_number(posted.get("seen", 0))
        token = visitor.token_of(request, self._settings)
        if token is None:
            self._gate.pass_new_chat(request)
            token = visitor.new_token(self._parts.ids)
        found = await opening(self._parts, visitor.chat_of(token, self._settings), seen)
        answer = JSONResponse(
            {
                "messages": [shown(row) for row in found.rows],
                "after": found.after,
                "greet": found.greet,
                **self._whose(found.office, posted.get("link", "")),
            }
        )
        visitor.keep(answer, token, self._settings)
        return answer

    async def say(self, request: Request) -> Response:
        """Take in words, a press or the opening of the page."""
        self._check_post(request)
        chat = visitor.chat_here(request, self._settings)
        self._gate.pass_message(chat)
        posted = await read_json(request)
        key, body = read_said(posted)
        self._once.check(chat, key, json.dumps(posted, sort_keys=True).encode())
        await self._take(Event(chat, _own(chat, key), body))
        return JSONResponse({})

    async def send(self, request: Request) -> Response:
        """Take in a photo, a document or a voice note."""
        self._check_post(request)
        chat = visitor.chat_here(request, self._settings)
        with self._gate.pass_upload(request, chat):
            upload = await read_upload(request)
            self._once.check(chat, upload.key, upload.content)
            async with self._uploads.hold(chat):
                await self._keep(chat, upload)
        return JSONResponse({})

    async def feed(self, request: Request) -> Response:
        """Give the messages after the last one this page has, and each new one as it comes."""
        chat = visitor.chat_here(request, self._settings)
        if self._bell.listening(chat) >= MOST_FEEDS_OF_A_CHAT:
            raise Refused(429, "web.too_fast", retry_after_s=30)
        last = request.headers.get("last-event-id") or request.query_params.get("after", "0")
        after = int(last) if last.isascii() and last.isdigit() and len(last) < MOST_DIGITS else 0
        return StreamingResponse(
            stream(self._parts.outbox, self._bell, chat, after),
            media_type="text/event-stream",
            headers={"x-accel-buffering": "no"},
        )

    async def paper(self, request: Request) -> Response:
        """Give a file that was drawn for this browser's chat."""
        chat = visitor.chat_here(request, self._settings)
        return await paper_for(self._parts, chat, str(request.path_params["paper"]))

    def _whose(self, code: str, link: object) -> dict[str, object]:
        """Say which commune the chat is about, and whether this page is another's."""
        office = self._parts.library.book().offices.get(code)
        if office is None:
            return {}
        is_elsewhere = bool(link) and link != office.slug
        return {"elsewhere": True} if is_elsewhere else {"office": office.name}

    def _check_post(self, request: Request) -> None:
        check_origin(request, self._settings)
        self._gate.pass_address(request)

    async def _keep(self, chat: Chat, upload: Upload) -> None:
        """Look at the file and take the event in; a repeated post is not looked at twice."""
        key = _own(chat, upload.key)
        if await self._parts.store.has_seen(chat, key):
            return
        kept = await take_in(self._parts, chat, upload.content, upload.name, upload.kind)
        if isinstance(kept, str):
            await self._take(Event(chat, key, Unusable(kept)))
            return
        event = Event(chat, key, Attachment(kept.id, kept.kind))
        await self._take(event, (kept,))

    async def _take(self, event: Event, papers: tuple[Paper, ...] = ()) -> None:
        """Take it in, or raise StoreBusy: the page posts it again, and it counts once."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._receive(self._parts, event, papers)
        except TimeoutError as late:
            raise StoreBusy("not kept in time") from late


def _own(chat: Chat, key: str) -> str:
    """Give the key of an update: a browser makes its own up, and may hit on another's."""
    return f"{chat.id}:{key}"
