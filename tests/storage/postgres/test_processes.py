"""`motcua run` as often as one likes, on one database: a citizen notices nothing of it."""

import asyncio
import json
import signal
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from bot.settings import Unsettled, read_settings
from tests.safety.machine import Machine, machine

WITHIN_S = 30


@pytest.fixture
def box(tmp_path: Path, database: str) -> Machine:
    made = machine(tmp_path)
    made.set_to["MOTCUA_DATABASE"] = database
    return made


@dataclass
class Citizen:
    """A browser whose requests go now to one process, now to another."""

    client: httpx.AsyncClient
    keys: int = 0

    async def posts(self, at: Machine, path: str, **body: object) -> httpx.Response:
        headers = {"origin": at.url}
        return await self.client.post(f"{at.url}{path}", json=body, headers=headers)

    async def says(self, at: Machine, text: str) -> str:
        """Say something; give the key under which it was sent."""
        self.keys += 1
        key = f"citizen-{self.keys:016d}"
        answer = await self.posts(at, "/chat/say", key=key, text=text)
        assert answer.is_success, answer.text
        return key

    async def hears(self, at: Machine, after: int = 0) -> AsyncGenerator[int, None]:
        """Give the number of each message, as it comes."""
        feed = self.client.stream("GET", f"{at.url}/chat/feed?after={after}", timeout=WITHIN_S)
        async with feed as stream:
            async for line in stream.aiter_lines():
                if line.startswith("data: "):
                    yield int(json.loads(line.removeprefix("data: "))["seq"])


@pytest.fixture
async def citizen() -> AsyncIterator[Citizen]:
    async with httpx.AsyncClient(timeout=WITHIN_S) as client:
        yield Citizen(client)


async def test_what_is_said_to_one_process_is_heard_at_the_other(
    box: Machine, citizen: Citizen, tmp_path: Path
) -> None:
    other = Machine(box.place, machine(tmp_path).port, box.set_to)
    async with box.serving() as first, other.serving():
        await citizen.posts(box, "/chat/open", seen=0)
        feed = citizen.hears(other)
        for text in ("làm khai sinh cho con", "đồng ý"):
            await citizen.says(box, text)
            async with asyncio.timeout(WITHIN_S):
                last = await anext(feed)
        key = await citizen.says(other, "mẹ")
        again = await citizen.posts(box, "/chat/say", key=key, text="mẹ")
        assert again.is_success
        await first.stops(signal.SIGKILL)
        await citizen.says(other, "không")
        async with asyncio.timeout(WITHIN_S):
            assert [await anext(feed) for _ in range(2)] == [last + 1, last + 2]
        await feed.aclose()


async def test_two_processes_share_a_port(box: Machine, citizen: Citizen) -> None:
    async with box.serving() as first, box.serving() as second:
        await citizen.posts(box, "/chat/open", seen=0)
        await citizen.says(box, "làm khai sinh cho con")
        assert (await first.stops()).code == 0
        await second.comes_up()
        async with httpx.AsyncClient(cookies=citizen.client.cookies, timeout=WITHIN_S) as anew:
            await Citizen(anew, keys=9).says(box, "đồng ý")
            assert await anext(Citizen(anew).hears(box)) == 1


async def test_operations_work_on_a_server(box: Machine, database: str) -> None:
    added = await box.runs("officer", "add", "an", "--name", "An", "--office", "21496")
    assert added.code == 0, added.err
    told = await box.runs("doctor")
    assert told.code == 0, told.err
    assert "kho PostgreSQL mở được" in told.out
    assert "pg_dump" in told.out
    assert (await box.runs("audit", "verify")).code == 0
    backup = await box.runs("backup")
    assert (backup.code, len(backup.told)) == (1, 1)
    assert "pg_dump" in backup.err
    assert "pg_restore" in (await box.runs("restore", "x.motcua")).err


async def test_a_server_that_is_not_there_is_told_in_one_sentence(box: Machine) -> None:
    silent = "postgresql://motcua:geheim@127.0.0.1:1/motcua"
    for command in ("run", "doctor"):
        told = await box.runs(command, MOTCUA_DATABASE=silent)
        assert (told.code, len(told.told)) == (1, 1), told.err
        assert "postgresql://127.0.0.1:1/motcua" in told.err
        assert "geheim" not in told.err + told.out
    assert not box.key.exists(), "a key for data that nobody has looked at"


@pytest.mark.parametrize("address", ["postgresql://", "mysql://a/b", "postgresql://[/x", "file.db"])
def test_an_address_of_no_server_is_wrong(address: str) -> None:
    with pytest.raises(Unsettled) as told:
        read_settings({"MOTCUA_DATABASE": address})
    assert [name for name, _, _ in told.value.problems] == ["MOTCUA_DATABASE"]


def test_a_password_is_never_shown() -> None:
    address = "postgresql://motcua:geheim@db/motcua"
    assert "geheim" not in repr(read_settings({"MOTCUA_DATABASE": address}))
    with pytest.raises(Unsettled) as told:
        read_settings({"MOTCUA_DATABASE": "mysql://motcua:geheim@db/motcua"})
    assert "geheim" not in str(told.value.problems)
