"""Updates that Telegram posts to us: answered only once they are durable."""

import asyncio
import hmac
import json
import logging

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.taking import NotFetched, Taker
from bot.model.errors import StoreBroken, StoreBusy

PATH = "/telegram"
MOST_BYTES = 256 * 1024
WITHIN_S = 60  # a file may have to be fetched first

_SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
_log = logging.getLogger(__name__)


def webhook(settings: TelegramSettings, taker: Taker) -> Route:
    """Give the route Telegram posts to."""

    async def endpoint(request: Request) -> Response:
        told = request.headers.get(_SECRET, "")
        if not hmac.compare_digest(told.encode(), settings.secret.encode()):
            return Response(status_code=403)
        content = await _content(request)
        if content is None:
            return Response(status_code=413)
        try:
            update = json.loads(content)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        return Response(status_code=await _taken(taker, update))

    return Route(PATH, endpoint, methods=["POST"])


async def _content(request: Request) -> bytes | None:
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_BYTES:
            return None
    return content


async def _taken(taker: Taker, update: object) -> int:
    try:
        async with asyncio.timeout(WITHIN_S):
            await taker.take(update)
    except (StoreBusy, StoreBroken, NotFetched, TimeoutError):
        return 503
    except Exception as mistake:  # noqa: BLE001 - brought again for ever, it would block its chat
        _log.error("update could not be taken: %s", type(mistake).__name__)
    return 200
