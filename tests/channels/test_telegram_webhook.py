"""What Telegram posts is answered with 200 only once it is kept."""

import asyncio
import json

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.telegram import webhook as door
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.taking import NotTaken, Taker
from bot.channels.telegram.updates import Happened

SECRET = "bi-mat"  # noqa: S105
SETTINGS = TelegramSettings("700:x", secret=SECRET, public_url="https://xa.test")
ROOM = {"id": 51, "type": "private"}
UPDATE = json.dumps({"update_id": 5, "message": {"chat": ROOM, "text": "Lan"}}).encode()


class Hands(Taker):
    """Takes what it is given, or fails, or dawdles."""

    def __init__(self, failure: Exception | None = None, dawdles_s: float = 0) -> None:
        self.taken: list[Happened] = []
        self.failure, self.dawdles_s = failure, dawdles_s

    async def take(self, happened: Happened) -> None:
        await asyncio.sleep(self.dawdles_s)
        if self.failure:
            raise self.failure
        self.taken.append(happened)


async def post(
    hands: Hands, content: bytes = UPDATE, secret: str = SECRET, kind: str = "application/json"
) -> int:
    app = Starlette(routes=[door.webhook(SETTINGS, hands)])
    headers = {"x-telegram-bot-api-secret-token": secret, "content-type": kind}
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.post(door.PATH, content=content, headers=headers)
    assert answer.content == b""
    return answer.status_code


async def test_an_update_is_taken_and_then_acknowledged() -> None:
    hands = Hands()
    assert (await post(hands), len(hands.taken)) == (200, 1)


@pytest.mark.parametrize("secret", ["", "bi-ma", "bi-mat2"])
async def test_whoever_does_not_know_the_secret_is_turned_away(secret: str) -> None:
    hands = Hands()
    assert (await post(hands, secret=secret), hands.taken) == (403, [])


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"[]", "application/json", 200),
        (b'{"update_id": 5}', "application/json; charset=utf-8", 200),
        (UPDATE, "text/plain", 415),
        (b" " * (door.MOST_BYTES + 1), "application/json", 413),
    ],
)
async def test_what_is_no_update_is_not_taken(content: bytes, kind: str, status: int) -> None:
    hands = Hands()
    assert (await post(hands, content, kind=kind), hands.taken) == (status, [])


async def test_what_cannot_be_kept_is_to_be_brought_again() -> None:
    assert await post(Hands(NotTaken())) == 503


async def test_an_update_that_hangs_is_brought_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "PATIENT_S", 0.05)
    assert await post(Hands(dawdles_s=30)) == 503
