"""The door: where a post may come from, how long it may be, and that it is one thing only."""

import asyncio
import json
import re
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.requests import Request

from bot.channels.web.refusal import Refused
from bot.channels.web.settings import WebSettings
from bot.model.event import Chat

MOST_DRAINED_BYTES = 48 * 1024 * 1024
MOST_DEPTH = 32
MOST_DIGITS = 18  # 64 bits hold every such number
MOST_REMEMBERED = 20_000
KEY = re.compile(r"[A-Za-z0-9-]{16,64}")


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a body may be, how long it may take, and what is said if it is longer."""

    most_bytes: int
    patience_s: float
    words: str


WORDS = Limit(256 * 1024, 60, "web.too_long")


def check_origin(request: Request, settings: WebSettings) -> None:
    """Refuse what another site makes a browser send."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    if site != "same-origin" or not _is_ours(request, settings):
        raise Refused(403, "web.foreign")


async def read_body(request: Request, limit: Limit) -> bytes:
    """Read a body that is not too long.

    Of one that is, the rest is still let in for a while and thrown away: who is cut off while
    sending never reads the answer.
    """
    try:
        async with asyncio.timeout(limit.patience_s):
            body, seen = await _read(request, limit.most_bytes)
    except TimeoutError as error:
        raise Refused(408, "web.too_slow", retry_after_s=10) from error
    if seen > limit.most_bytes:
        raise Refused(413, limit.words)
    return body


async def read_json(request: Request) -> dict[str, object]:
    """Read a JSON object that is neither long nor deep."""
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise Refused(415, "web.unreadable")
    try:
        body = await read_body(request, WORDS)
        found: object = json.loads(body, parse_int=_number, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "web.unreadable") from error
    if not isinstance(found, dict) or _is_deep(found):
        raise Refused(400, "web.unreadable")
    return found


def check_key(key: object) -> str:
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise Refused(422, "web.unreadable")
    return key


class Once:
    """Remembers what came under a key, so that the key cannot stand for something else."""

    def __init__(self) -> None:
        self._bodies: OrderedDict[tuple[Chat, str], bytes] = OrderedDict()

    def check(self, chat: Chat, key: str, body: bytes) -> None:
        digest = sha256(body).digest()
        if self._bodies.setdefault((chat, key), digest) != digest:
            raise Refused(422, "web.key_reused")
        if len(self._bodies) > MOST_REMEMBERED:
            self._bodies.popitem(last=False)


async def _read(request: Request, most_bytes: int) -> tuple[bytes, int]:
    body = bytearray()
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > MOST_DRAINED_BYTES:
            break
        if seen <= most_bytes:
            body += chunk
    return bytes(body), seen


def _is_ours(request: Request, settings: WebSettings) -> bool:
    origin = request.headers.get("origin")
    if origin is None:
        return True  # browsers name it in every post that another site makes
    told = urlsplit(origin)
    if settings.public_url:
        public = urlsplit(settings.public_url)
        return (told.scheme, told.netloc) == (public.scheme, public.netloc)
    return told.netloc == request.headers.get("host")


def _number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(digits)
    return int(digits)


def _no_number(word: str) -> float:
    raise ValueError(word)


def _is_deep(found: object) -> bool:
    level: list[object] = [found]
    for _ in range(MOST_DEPTH):
        level = [inner for outer in level for inner in _within(outer)]
        if not level:
            return False
    return True


def _within(outer: object) -> list[object]:
    if isinstance(outer, dict):
        return list(outer.values())
    return outer if isinstance(outer, list) else []
