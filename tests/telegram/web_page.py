"""The citizens' page in a browser: it posts what is said, and keeps its feed open."""

import asyncio
import json
from collections.abc import MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field

import httpx
from starlette.applications import Starlette

from bot.channels.web import visitor
from bot.channels.web.settings import WebSettings
from bot.model.event import Chat
from bot.service.outbox_ports import Outbox
from tests.telegram.phone import until

URL = "http://motcua.test"


@dataclass(frozen=True, slots=True)
class Shown:
    """A bubble as the feed brings it."""

    seq: int
    text: str
    step: int
    keys: tuple[tuple[str, int], ...]  # label and place of each button


class Page:
    """One browser; a post is repeated under its key as the page does."""

    def __init__(self, app: Starlette, outbox: Outbox) -> None:
        self._app, self._outbox = app, outbox
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=URL)
        self._keys = 0
        self._feed: asyncio.Task[None] | None = None
        self._hanging_up = asyncio.Event()
        self._line = _Line()
        self._read = 0

    async def open(self) -> "Page":
        await self._client.post("/chat/open", json={"seen": 0})
        self._feed = asyncio.create_task(self._listen())
        return self

    async def close(self) -> None:
        assert self._feed is not None
        self._hanging_up.set()
        self._feed.cancel()
        with suppress(asyncio.CancelledError):
            await self._feed
        await self._client.aclose()

    @property
    def chat(self) -> Chat:
        return visitor.chat_of(self._client.cookies["chat"], WebSettings())

    async def say(self, text: str) -> None:
        await self._post({"text": text})

    async def press(self, label: str) -> None:
        """Press the newest button that is called so."""
        for shown in reversed(self._line.shown):
            if label in dict(shown.keys):
                index = dict(shown.keys)[label]
                await self._post({"press": {"step": shown.step, "index": index}})
                return
        raise AssertionError(f"no button {label!r}")

    async def send_photo(self, content: bytes) -> None:
        form = {"key": self._key(), "kind": "photo"}
        files = {"file": ("giay.jpg", content)}
        answer = await self._client.post("/chat/send", data=form, files=files)
        assert answer.status_code == 200, answer.text

    async def fresh(self) -> list[str]:
        rows = await self._outbox.feed(self.chat, self._line.last)
        wanted = rows[-1].seq if rows else self._line.last
        await until(lambda: self._line.last >= wanted, lambda: f"message {wanted} did not come")
        texts = [shown.text for shown in self._line.shown[self._read :]]
        self._read += len(texts)
        return texts

    async def _post(self, body: dict[str, object]) -> None:
        answer = await self._client.post("/chat/say", json={"key": self._key(), **body})
        assert answer.status_code == 200, answer.text

    def _key(self) -> str:
        self._keys += 1
        return f"page-{self._keys:016d}"

    async def _listen(self) -> None:
        """Hold the feed open: a transport that waits for the end of an answer never would."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._client.cookies.items())
        headers = [(b"host", b"motcua.test"), (b"cookie", cookies.encode())]
        scope = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1", "method": "GET", "scheme": "http", "path": "/chat/feed",
            "raw_path": b"/chat/feed", "query_string": b"", "root_path": "", "headers": headers,
            "client": ("127.0.0.1", 1), "server": ("motcua.test", 80),
        }  # fmt: skip
        await self._app(scope, self._hang_up, self._line.take)

    async def _hang_up(self) -> MutableMapping[str, object]:
        await self._hanging_up.wait()
        return {"type": "http.disconnect"}


@dataclass
class _Line:
    """What has come down the feed."""

    shown: list[Shown] = field(default_factory=list)
    _rest: bytes = b""

    @property
    def last(self) -> int:
        return self.shown[-1].seq if self.shown else 0

    async def take(self, message: MutableMapping[str, object]) -> None:
        if message["type"] != "http.response.body":
            return
        body = message.get("body", b"")
        assert isinstance(body, bytes)
        *pieces, self._rest = (self._rest + body).split(b"\n\n")
        for piece in pieces:
            if b"\ndata: " in piece:
                self._add(json.loads(piece.partition(b"\ndata: ")[2]))

    def _add(self, told: dict[str, object]) -> None:
        rows, seq, step = told["buttons"], told["seq"], told["step"]
        assert isinstance(rows, list)
        assert isinstance(seq, int)
        assert isinstance(step, int)
        assert seq == self.last + 1, "a bubble is missing, or came twice"
        keys = tuple((key["label"], key["index"]) for row in rows for key in row)
        self.shown.append(Shown(seq, str(told["text"]), step, keys))
