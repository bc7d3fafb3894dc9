"""`/healthz` for whoever asks, its details and `/metrics` for who runs the machine."""

import hmac
from http import HTTPStatus
from ipaddress import ip_address

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.watch.health import Health
from bot.watch.meters import Meters

# A proxy on this machine brings the whole world to the loopback address: it names who asked.
_BROUGHT = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")
_OURSELVES = {"localhost", "127.0.0.1", "[::1]"}


def watch_routes(health: Health, meters: Meters, token: str) -> list[Route]:
    """Give the routes. The token, or where none is set this machine, opens the details."""

    async def healthz(request: Request) -> Response:
        signs = await health.look()
        status = HTTPStatus.SERVICE_UNAVAILABLE if signs.wrong else HTTPStatus.OK
        if not is_insider(request, token):
            return PlainTextResponse("wrong" if signs.wrong else "ok", status)
        return JSONResponse(signs.as_json(), status)

    async def metrics(request: Request) -> Response:
        if not is_insider(request, token):
            return PlainTextResponse("", HTTPStatus.NOT_FOUND)
        return Response(meters.told(await health.look()), media_type=CONTENT_TYPE_LATEST)

    return [
        Route("/healthz", healthz, methods=["GET"]),
        Route("/metrics", metrics, methods=["GET"]),
    ]


def is_insider(request: Request, token: str) -> bool:
    """Say whether it is an operator who asks."""
    if token:
        shown = request.headers.get("authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(shown.encode(), token.encode())
    host = request.headers.get("host", "").rsplit(":", 1)[0]
    is_brought = any(name in request.headers for name in _BROUGHT)
    return host in _OURSELVES and not is_brought and _is_loopback(request)


def _is_loopback(request: Request) -> bool:
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False
