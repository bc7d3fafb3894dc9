"""Who is writing: a random token in a cookie. The store only ever sees its hash."""

import re
from base64 import urlsafe_b64encode
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.refusal import Refused
from bot.channels.web.settings import WebSettings
from bot.model.event import Chat
from bot.service.ports import Ids

CHANNEL = "web"
KEPT_S = 180 * 24 * 3600
TOKEN = re.compile(r"[A-Za-z0-9_-]{40,128}")


def token_of(request: Request, settings: WebSettings) -> str | None:
    token = request.cookies.get(_cookie_name(settings), "")
    return token if TOKEN.fullmatch(token) else None


def new_token(ids: Ids) -> str:
    """Give a token of 256 bits."""
    return ids.new_id() + ids.new_id()


def chat_of(token: str, settings: WebSettings) -> Chat:
    digest = urlsafe_b64encode(sha256(token.encode()).digest())
    return Chat(CHANNEL, settings.account, digest.decode().rstrip("="))


def chat_here(request: Request, settings: WebSettings) -> Chat:
    """Give the chat of this browser, which is the only one it can write to or read."""
    token = token_of(request, settings)
    if token is None:
        raise Refused(401, "web.no_chat")
    return chat_of(token, settings)


def keep(response: Response, token: str, settings: WebSettings) -> None:
    """Keep the token in the browser for half a year from now."""
    response.set_cookie(
        _cookie_name(settings),
        token,
        max_age=KEPT_S,
        path="/",
        secure=settings.is_secure,
        httponly=True,
        samesite="strict",
    )


def _cookie_name(settings: WebSettings) -> str:
    """Give the name; browsers hold `__Host-` to one host over TLS, plain HTTP cannot use it."""
    return "__Host-chat" if settings.is_secure else "chat"
