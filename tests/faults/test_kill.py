"""The server is killed at random moments while people chat; what was acknowledged is kept."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from random import Random

import httpx

from bot.channels.web import visitor
from bot.channels.web.settings import WebSettings
from bot.model.event import Chat
from bot.service.parts import Parts
from bot.wiring import load_library, open_parts
from tests.conftest import ROOT
from tests.faults.server import settings_of

KILLS = int(os.environ.get("MOTCUA_KILLS", "50"))
CHATS_AT_ONCE = 6
SEED = 20261123
NAMES = ("Bình", "Lan", "Nam", "Hoa", "Sơn", "Tám", "Vân", "Liên")


def script(name: str) -> list[str]:
    card = ["Đúng hết"] * 3
    return [
        "Làm giấy thử", "Làm mới", "đồng ý", f"Đinh Văn {name}", "5/3/1980", "Phạm Thị Lan",
        "không", "Không có", "2", *card, "Tôi hứa thật. Gửi",
    ]  # fmt: skip


class Machine:
    """The server as a process that is killed and started again."""

    def __init__(self, place: Path) -> None:
        self.place = place
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.server", str(self.place), str(self.port), cwd=ROOT
        )
        for _ in range(600):
            if await self._is_up():
                return
            await asyncio.sleep(0.02)
        raise AssertionError("the server did not come up")

    async def _is_up(self) -> bool:
        async with httpx.AsyncClient(base_url=self.url) as client:
            try:
                return (await client.get("/")).is_success
            except httpx.TransportError:
                return False

    async def stop(self, how: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        await self.process.wait()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class Family:
    """A citizen on the page who repeats each post, under the same key, until it is taken."""

    def __init__(self, machine: Machine, number: int) -> None:
        self.machine, self.number = machine, number
        self.name = NAMES[number % len(NAMES)]
        self.token = ""
        self.acknowledged = 0

    async def talk(self) -> None:
        async with httpx.AsyncClient(base_url=self.machine.url, timeout=5) as client:
            await self._post(client, "/chat/open", {"seen": 0})
            self.token = next(iter(client.cookies.values()))
            said: list[dict[str, object]] = [{"open": True}]
            said += [{"text": text} for text in script(self.name)]
            for place, words in enumerate(said):
                key = f"family-{self.number:06d}-{place:03d}"
                await self._post(client, "/chat/say", {"key": key, **words})
                self.acknowledged += 1

    async def _post(self, client: httpx.AsyncClient, path: str, body: dict[str, object]) -> None:
        headers = {"origin": self.machine.url}
        for _ in range(2_000):
            with contextlib.suppress(httpx.TransportError):
                answer = await client.post(path, json=body, headers=headers)
                if answer.is_success:
                    return
                assert answer.status_code == 503, answer.text
            await asyncio.sleep(0.02)
        raise AssertionError("a post was never taken")


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


async def test_fifty_kills_lose_no_acknowledged_answer_and_double_no_dossier(
    tmp_path: Path,
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "catalogue").symlink_to(ROOT / "catalogue")
    (content / "flows").symlink_to(ROOT / "tests" / "flows")
    chance, done = Random(SEED), asyncio.Event()
    machine = Machine(tmp_path)
    await machine.start()
    talking = asyncio.create_task(families(machine, done, chance))
    for _ in range(KILLS):
        await asyncio.sleep(0.05 + chance.random() * 0.6)
        await machine.stop(signal.SIGKILL)
        await machine.start()
    done.set()
    everybody = await talking
    await machine.stop(signal.SIGTERM)
    assert len(everybody) >= CHATS_AT_ONCE
    async with opened(tmp_path) as parts:
        for family in everybody:
            await check(parts, family)


@contextlib.asynccontextmanager
async def opened(place: Path) -> AsyncIterator[Parts]:
    settings = settings_of(place)
    library = load_library(settings.content, date(2026, 11, 23))
    async with open_parts(settings, library) as parts:
        yield parts.parts


async def check(parts: Parts, family: Family) -> None:
    """One dossier, with this family's answers, and a receipt that names it."""
    chat: Chat = visitor.chat_of(family.token, WebSettings())
    dossiers = await parts.store.dossiers_of(chat)
    assert len(dossiers) == 1, f"family {family.number}: {len(dossiers)} dossiers"
    answers = {key: answer.value for key, answer in dossiers[0].answers.items()}
    assert answers["nha.chu"] == f"Đinh Văn {family.name}"
    assert answers["nha.ngay_sinh"] == "1980-03-05"
    assert answers["nguoi.ten#1"] == "Phạm Thị Lan"
    assert answers["khac.so_ban"] == 2
    rows = await parts.outbox.feed(chat, 0)
    receipts = [row for row in rows if dossiers[0].code in row.message.text]
    assert len(receipts) == 1
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
