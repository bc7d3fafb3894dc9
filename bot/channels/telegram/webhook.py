"""Updates that Telegram posts to us: answered only once they are durable."""

import asyncio
import hmac
import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.taking import NotTaken, Taker
from bot.channels.telegram.updates import Happened, read_update

PATH = "/telegram"
MOST_BYTES = 256 * 1024
# A store that is locked or full says so by itself, and soon. A turn may have forms to draw, a file
# has to be fetched and looked at; what takes longer than this hangs.
PATIENT_S = 55.0

_SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header


def webhook(settings: TelegramSettings, taker: Taker) -> Route:
    """Give the route Telegram posts to."""

    async def endpoint(request: Request) -> Response:
        told = request.headers.get(_SECRET, "")
        if not hmac.compare_digest(told.encode(), settings.secret.encode()):
            return Response(status_code=403)
        if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
            return Response(status_code=415)
        content = await _content(request)
        if content is None:
            return Response(status_code=413)
        try:
            update: object = json.loads(content)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        happened = read_update(update, settings.account)
        return Response(status_code=200 if happened is None else await _taken(taker, happened))

    return Route(PATH, endpoint, methods=["POST"])


async def _content(request: Request) -> bytes | None:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_BYTES:
            return None
    return bytes(content)


async def _taken(taker: Taker, happened: Happened) -> int:
    """Give 200 once it is durable; what is broken off here is brought again, and counts once."""
    try:
        async with asyncio.timeout(PATIENT_S):
            await taker.take(happened)
    except (NotTaken, TimeoutError):
        return 503
    return 200
