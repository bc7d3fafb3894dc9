"""The addresses of the web chat."""

import math
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.web.bell import Bell
from bot.channels.web.chat import Receive, WebChat
from bot.channels.web.page import ASK_AGAIN, FOR_GOOD, Pages, office_at
from bot.channels.web.published import Published
from bot.channels.web.refusal import Refused
from bot.channels.web.settings import WebSettings
from bot.model.errors import StoreBroken, StoreBusy
from bot.service.parts import Parts

BUSY_S = 5

Handler = Callable[[Request], Awaitable[Response]]


def web_routes(
    parts: Parts, settings: WebSettings, bell: Bell, receive: Receive
) -> list[BaseRoute]:
    """Give the routes; the last takes any address of one part, so they stand behind all others."""
    chat = WebChat(parts, settings, bell, receive)
    pages = Pages()
    published = Published(parts.library, settings, pages.address("list", "css"))

    async def page(request: Request) -> Response:
        slug = request.path_params.get("office", "")
        office = office_at(parts.library.book(), settings, slug)
        if slug and office is None:
            return PlainTextResponse(parts.library.book().say("web.no_office"), 404)
        return pages.of(office, slug).answer(request, ASK_AGAIN)

    async def file(request: Request) -> Response:
        asset = pages.files.get(request.path_params["name"])
        return asset.answer(request, FOR_GOOD) if asset else Response(status_code=404)

    return [
        Route("/chat/open", _polite(parts, chat.open), methods=["POST"]),
        Route("/chat/say", _polite(parts, chat.say), methods=["POST"]),
        Route("/chat/send", _polite(parts, chat.send), methods=["POST"]),
        Route("/chat/feed", _polite(parts, chat.feed), methods=["GET"]),
        Route("/chat/papers/{paper}", _polite(parts, chat.paper), methods=["GET"]),
        Route("/chat/files/{name}", file, methods=["GET"]),
        Route("/thu-tuc", published.list, methods=["GET"]),
        Route("/thu-tuc/{slug}", published.one, methods=["GET"]),
        Route("/", page, methods=["GET"]),
        Route("/{office}", page, methods=["GET"]),
    ]


def _polite(parts: Parts, handler: Handler) -> Handler:
    """Answer refusals, and a store that has no time, with a sentence for people."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as refused:
            return _refusal(parts, refused)
        except (StoreBusy, StoreBroken):
            return _refusal(parts, Refused(503, "web.busy", BUSY_S))

    return answer


def _refusal(parts: Parts, refused: Refused) -> Response:
    wait = {"retry-after": str(math.ceil(refused.retry_after_s))} if refused.retry_after_s else {}
    sentence = parts.library.book().say(refused.words)
    return JSONResponse({"say": sentence}, refused.status, headers=wait)
