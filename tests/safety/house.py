"""The whole program in one process: citizens' page and officials' desk over a sealed store."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from starlette.applications import Starlette

from bot.channels.web import visitor
from bot.channels.web.bell import Bell
from bot.channels.web.settings import WebSettings
from bot.content.library import ContentLibrary
from bot.desk.passwords import Argon2Hasher
from bot.model.conversation import Conversation
from bot.model.dossier import Dossier, Officer
from bot.model.event import Chat
from bot.service.outbox_ports import OutboxRow
from bot.storage.sqlite import SqliteStore
from bot.wiring import Opened, open_parts, web_app
from tests.desk.counter import Browser
from tests.faults.server import UNPACED, settings_of
from tests.safety.script import Move

URL = "http://127.0.0.1:8080"  # as `tests.desk.counter` names itself
BA_DONG, BA_TO = "21496", "21484"
PASSWORD = "mật khẩu của người thử"  # noqa: S105
CHEAP = Argon2Hasher(memory_kib=64, passes=1)


@dataclass
class Person:
    """A citizen's browser, and what the store knows of the chat it holds."""

    house: "House"
    client: httpx.AsyncClient
    keys: int = 0

    async def opens(self) -> "Person":
        await self.posts("/chat/open", {"seen": 0})
        await self.posts("/chat/say", {"key": self.key(), "open": True})
        return self

    async def says(self, text: str) -> httpx.Response:
        return await self.posts("/chat/say", {"key": self.key(), "text": text})

    async def presses(self, label: str) -> httpx.Response:
        shown = (await self.conversation()).shown
        index = [button.label for button in shown.buttons].index(label)
        press = {"step": shown.step, "index": index}
        return await self.posts("/chat/say", {"key": self.key(), "press": press})

    async def sends(self, content: bytes, name: str, kind: str = "photo") -> httpx.Response:
        form = {"key": self.key(), "kind": kind}
        return await self.client.post("/chat/send", data=form, files={"file": (name, content)})

    async def posts(self, path: str, body: object) -> httpx.Response:
        headers = {"content-type": "application/json", "origin": URL}
        # `json=` would refuse half a character, which a phone may well send.
        return await self.client.post(path, content=json.dumps(body), headers=headers)

    async def does(self, move: Move, photo: bytes) -> None:
        match move.sort:
            case "says":
                answer = await self.says(move.words)
            case "sends photo":
                answer = await self.sends(photo, "giấy.jpg")
            case "presses":
                answer = await self.presses(move.words)
            case "presses if there":
                if move.words not in await self.buttons():
                    return
                answer = await self.presses(move.words)
        assert answer.status_code == 200, answer.text

    async def walks(self, moves: list[Move], photo: bytes, until: str = "") -> "Person":
        """Take the case as far as the question `until`, or to its end."""
        await self.opens()
        for move in moves:
            if until and await self.asked() == until:
                return self
            await self.does(move, photo)
        assert not until, f"was never asked {until}"
        return self

    def key(self) -> str:
        self.keys += 1
        return f"person-{self.keys:016d}"

    @property
    def chat(self) -> Chat:
        return visitor.chat_of(self.client.cookies["chat"], WebSettings())

    async def conversation(self) -> Conversation:
        return (await self.house.store.conversation(self.chat))[0]

    async def state(self) -> tuple[Conversation, int]:
        return await self.house.store.conversation(self.chat)

    async def asked(self) -> str:
        return (await self.conversation()).shown.asking

    async def buttons(self) -> list[str]:
        return [button.label for button in (await self.conversation()).shown.buttons]

    async def rows(self) -> list[OutboxRow]:
        rows: list[OutboxRow] = []
        while more := await self.house.store.feed(self.chat, rows[-1].seq if rows else 0):
            rows.extend(more)
        return rows

    async def heard(self) -> str:
        """Give what the last turn said, which nothing of an earlier one stands in."""
        rows = await self.rows()
        return "\n".join(row.message.text for row in rows if row.at == rows[-1].at)

    async def dossier(self) -> Dossier:
        return (await self.house.store.dossiers_of(self.chat))[0]


@dataclass
class House:
    """The running program."""

    place: Path
    opened: Opened
    app: Starlette

    @property
    def store(self) -> SqliteStore:
        assert isinstance(self.opened.store, SqliteStore)
        return self.opened.store

    def person(self) -> Person:
        return Person(self, self._client())

    async def officer(self, login: str, office: str, *, justice: bool = False) -> Browser:
        """Hire somebody and seat them at the desk."""
        officer = Officer(f"officer-{login}", login, f"Cán bộ {login}", office, justice)
        await self.store.add_officer(officer, CHEAP.hash(PASSWORD))
        browser = Browser(self._client())
        assert (await browser.signs_in(login, PASSWORD)).status_code == 303
        return browser

    def stranger(self) -> Browser:
        """Give a browser at the desk in which nobody has signed in."""
        return Browser(self._client())

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=URL)


@asynccontextmanager
async def house(place: Path, library: ContentLibrary) -> AsyncIterator[House]:
    settings = settings_of(place, 8080)
    async with open_parts(settings, library, home=BA_DONG) as opened:
        yield House(place, opened, web_app(opened, settings, Bell(), UNPACED))
