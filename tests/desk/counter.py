"""Officers at their browsers, in front of the desk."""

import re
from dataclasses import dataclass

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.desk.desk import DeskSettings
from bot.desk.passwords import Argon2Hasher
from bot.desk.routes import desk_routes
from bot.model.dossier import Officer
from tests.desk.office import Workplace

URL = "http://127.0.0.1:8080"
PASSWORD = "một mật khẩu đủ dài"  # noqa: S105
HASHER = Argon2Hasher(memory_kib=64, passes=1)


def desk_app(place: Workplace, *, secure: bool = False) -> Starlette:
    settings = DeskSettings(URL, secure, HASHER)
    return Starlette(routes=[Mount("/desk", routes=desk_routes(place.parts, settings))])


@dataclass
class Browser:
    """A browser that sends what browsers send, and remembers the page it is on."""

    client: httpx.AsyncClient
    page: str = ""

    async def opens(self, path: str) -> httpx.Response:
        answer = await self.client.get(path)
        self.page = answer.text
        return answer

    async def posts(self, path: str, **fields: str | list[str]) -> httpx.Response:
        """Post a form with the hidden fields of the page that lies open."""
        hidden = dict(re.findall(r'name="(csrf|revision)" value="([^"]*)"', self.page))
        answer = await self.client.post(path, data=hidden | fields, headers={"Origin": URL})
        if answer.status_code not in {303, 409}:
            self.page = answer.text
        return answer

    async def signs_in(self, login: str, password: str = PASSWORD) -> httpx.Response:
        return await self.posts("/desk/sign-in", login=login, password=password)


@dataclass
class Counter:
    """A workplace with its desk open."""

    place: Workplace
    app: Starlette

    def browser(self, address: str = "127.0.0.1") -> Browser:
        transport = httpx.ASGITransport(self.app, client=(address, 50000))
        return Browser(httpx.AsyncClient(transport=transport, base_url=URL))

    async def hires(self, *officers: Officer) -> None:
        for officer in officers:
            await self.place.store.add_officer(officer, HASHER.hash(PASSWORD))

    async def seats(self, officer: Officer) -> Browser:
        browser = self.browser()
        answer = await browser.signs_in(officer.login)
        assert answer.status_code == 303
        return browser
