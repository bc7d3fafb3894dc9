"""The server is killed at random moments while people chat, send photos, and an officer decides."""

import asyncio
import contextlib
import re
import signal
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import date
from http import HTTPStatus
from pathlib import Path
from random import Random

import httpx

from bot.channels.web import visitor
from bot.channels.web.settings import WebSettings
from bot.content.library import load_library
from bot.desk.passwords import Argon2Hasher
from bot.model.dossier import Officer, Status
from bot.model.event import Chat
from bot.model.message import Priority
from bot.service.parts import Parts
from bot.service.ports import Scope
from bot.settings import SQLITE
from bot.wiring import open_parts
from tests.channels import files
from tests.faults.case import furnish
from tests.faults.registry import Trial
from tests.faults.server import Machine, settings_of
from tests.storage.cluster import cluster

CHATS_AT_ONCE = 6
OFFICE, LOGIN, PASSWORD = "21496", "an", "một mật khẩu đủ dài"
NO_PHOTO, FAMILIES_TO_A_PHOTO = "Không có", 4  # looking at a photo takes a second
PHOTO = files.photo()
KILLS_TO_A_CRASH = 6
LAST_ROUNDS = 50  # of the clerk, when nothing is killed any more
NAMES = ("Bình", "Lan", "Nam", "Hoa", "Sơn", "Tám", "Vân", "Liên")

Crash = Callable[[], None]


def script(name: str) -> list[str]:
    card = ["Đúng hết"] * 3
    return [
        "Làm giấy thử", "Làm mới", "đồng ý", f"Đinh Văn {name}", "5/3/1980", "Phạm Thị Lan",
        "không", NO_PHOTO, "2", *card, "Tôi hứa thật. Gửi",
    ]  # fmt: skip


def answers(name: str) -> dict[str, str | int]:
    """Give what the script says, as a dossier holds it."""
    return {
        "nha.chu": f"Đinh Văn {name}",
        "nha.ngay_sinh": "1980-03-05",
        "nguoi.ten#1": "Phạm Thị Lan",
        "khac.so_ban": 2,
    }


class Family:
    """A citizen on the page who repeats each post, under the same key, until it is taken."""

    def __init__(self, machine: Machine, number: int) -> None:
        self.machine, self.number = machine, number
        self.name = NAMES[number % len(NAMES)]
        self.token = ""
        self.keys: list[str] = []  # of what was acknowledged

    async def talk(self) -> None:
        async with httpx.AsyncClient(base_url=self.machine.url, timeout=5) as client:
            await self._post(client, "/chat/open", {"seen": 0})
            self.token = next(iter(client.cookies.values()))
            said: list[dict[str, object]] = [{"open": True}]
            said += [{"text": text} for text in script(self.name)]
            for place, words in enumerate(said):
                key = f"family-{self.number:06d}-{place:03d}"
                if self.sends_photo and words.get("text") == NO_PHOTO:
                    await self._send(client, key)
                else:
                    await self._post(client, "/chat/say", {"key": key, **words})
                self.keys.append(key)

    @property
    def sends_photo(self) -> bool:
        return self.number % FAMILIES_TO_A_PHOTO == 0

    async def _send(self, client: httpx.AsyncClient, key: str) -> None:
        form, file = {"key": key, "kind": "photo"}, {"file": ("giay.jpg", PHOTO)}
        await self._until_taken(lambda: client.post("/chat/send", data=form, files=file))

    async def _post(self, client: httpx.AsyncClient, path: str, body: dict[str, object]) -> None:
        headers = {"origin": self.machine.url}
        await self._until_taken(lambda: client.post(path, json=body, headers=headers))

    async def _until_taken(self, post: Callable[[], Awaitable[httpx.Response]]) -> None:
        for _ in range(2_000):
            with contextlib.suppress(httpx.TransportError):
                answer = await post()
                if answer.is_success:
                    return
                assert answer.status_code == 503, f"a post is answered {answer.status_code}"
            await asyncio.sleep(0.02)
        raise AssertionError("a post was never taken")


class Clerk:
    """An officer at the desk who accepts whatever is new, and signs in again where need be."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.accepted: set[str] = set()

    async def works(self, done: asyncio.Event) -> None:
        headers = {"origin": self.machine.url, "sec-fetch-site": "same-origin"}
        async with httpx.AsyncClient(base_url=self.machine.url, headers=headers) as client:
            rounds = LAST_ROUNDS  # on a slow machine no life may be long enough for one of them
            while rounds and not (done.is_set() and self.accepted):
                rounds -= done.is_set()
                with contextlib.suppress(httpx.TransportError):
                    await self._accept_all(client)
                await asyncio.sleep(0.2)

    async def _accept_all(self, client: httpx.AsyncClient) -> None:
        queue = await client.get("/desk/")
        if queue.status_code == HTTPStatus.SEE_OTHER:
            await client.post("/desk/sign-in", data={"login": LOGIN, "password": PASSWORD})
            return
        for code in set(re.findall(r"KT-\d{4}-\d{4}", queue.text)) - self.accepted:
            page = (await client.get(f"/desk/dossiers/{code}")).text
            hidden = dict(re.findall(r'name="(csrf|revision)" value="([^"]*)"', page))
            answer = await client.post(f"/desk/dossiers/{code}/accept", data=hidden)
            if answer.status_code == HTTPStatus.SEE_OTHER:
                self.accepted.add(code)


async def families(machine: Machine, done: asyncio.Event, chance: Random) -> list[Family]:
    """Keep some families talking until it is over; each talks its case to the end."""
    all_of_them: list[Family] = []

    async def one_after_the_other() -> None:
        while not done.is_set():
            family = Family(machine, len(all_of_them))
            all_of_them.append(family)
            await family.talk()
            await asyncio.sleep(chance.random() / 50)

    async with asyncio.TaskGroup() as group:
        for _ in range(CHATS_AT_ONCE):
            group.create_task(one_after_the_other())
    return all_of_them


def kills(count: int, seed: int) -> Iterator[Trial]:
    """Kill one server so many times; what was found wrong stands with the last."""
    return _trials(count, seed, SQLITE, None)


def kills_on_server(count: int, seed: int) -> Iterator[Trial]:
    """The same with PostgreSQL, which is itself stopped at once where a kill in six would be."""
    with cluster() as server:
        database = server.of(asyncio.run(server.make()))
        yield from _trials(count, seed, database, server.crash)


def _trials(count: int, seed: int, database: str, crash: Crash | None) -> Iterator[Trial]:
    breaches: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            asyncio.run(killed(Machine(Path(folder), database), count, seed, crash))
        except* AssertionError as wrong:
            breaches += _sentences(wrong)
    yield from (Trial() for _ in range(count - 1))
    yield Trial(breaches=tuple(breaches))


def _sentences(wrong: BaseExceptionGroup[AssertionError]) -> Iterator[str]:
    for one in wrong.exceptions:
        if isinstance(one, BaseExceptionGroup):
            yield from _sentences(one)
        else:
            yield str(one).partition("\n")[0] or "something is not as it must be"


async def killed(machine: Machine, count: int, seed: int, crash: Crash | None = None) -> None:
    """Kill a server again and again. Raises AssertionError, in a group where people met it."""
    furnish(machine.place)
    async with opened(machine) as parts:
        an = Officer("o-an", LOGIN, "Chị An", OFFICE)
        await parts.officers.add_officer(an, Argon2Hasher(64, 1).hash(PASSWORD))
    clerk = Clerk(machine)
    try:
        await machine.start()
        everybody = await _amid_traffic(clerk, count, Random(seed), crash)
        await machine.stop(signal.SIGTERM)
    finally:
        await machine.end()
    assert len(everybody) >= CHATS_AT_ONCE, "too few came"
    assert clerk.accepted, "the clerk could not work"
    async with opened(machine) as parts:
        for family in everybody:
            await check(parts, family, clerk)


async def _amid_traffic(
    clerk: Clerk, count: int, chance: Random, crash: Crash | None
) -> list[Family]:
    """Kill while people talk and the clerk works; then let everybody come to an end."""
    machine, done = clerk.machine, asyncio.Event()
    async with asyncio.TaskGroup() as group:
        talking = group.create_task(families(machine, done, chance))
        group.create_task(clerk.works(done))
        for number in range(1, count + 1):
            await asyncio.sleep(0.05 + chance.random() * 0.6)
            if crash and number % KILLS_TO_A_CRASH == 0:
                await asyncio.to_thread(crash)
            else:
                await machine.stop(signal.SIGKILL)
                await machine.start()
        done.set()
    return talking.result()


@contextlib.asynccontextmanager
async def opened(machine: Machine) -> AsyncIterator[Parts]:
    settings = settings_of(machine.place, database=machine.database)
    library = load_library(settings.content, date(2026, 11, 23))
    async with open_parts(settings, library) as parts:
        yield parts.parts


async def check(parts: Parts, family: Family, clerk: Clerk) -> None:
    """One dossier, with this family's answers and photo, a receipt, and what was decided."""
    chat: Chat = visitor.chat_of(family.token, WebSettings())
    for key in family.keys:
        assert await parts.store.has_seen(chat, f"{chat.id}:{key}"), "an acknowledged post is lost"
    dossiers = await parts.store.dossiers_of(chat)
    assert len(dossiers) == 1, f"family {family.number}: {len(dossiers)} dossiers"
    dossier = dossiers[0]
    held = {key: answer.value for key, answer in dossier.answers.items()}
    assert held.items() >= answers(family.name).items(), f"it holds {held}"
    papers = await parts.desk.papers_of(Scope("o-an", OFFICE), dossier.id)
    photos = [await parts.vault.get(one.id, chat) for one in papers if one.kind == "photo"]
    assert len(photos) == family.sends_photo, f"{len(photos)} photos"
    rows = await parts.outbox.feed(chat, 0)
    told = [row.message.priority for row in rows if dossier.code in row.message.text]
    assert told.count(Priority.REPLY) == 1, "one receipt"
    assert told.count(Priority.RECEIPT) == (dossier.status is Status.ACCEPTED), "news once"
    if dossier.code in clerk.accepted:
        assert dossier.status is Status.ACCEPTED, "an acknowledged decision is lost"
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1)), "a message is missing"
