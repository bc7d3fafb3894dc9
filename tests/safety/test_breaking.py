"""What a server does while its disk fails under it."""

import resource
from pathlib import Path

import httpx

from tests.safety.machine import machine

KEY = "0123456789abcdef"


async def test_a_disk_that_fails_ends_the_server_so_that_it_starts_anew(tmp_path: Path) -> None:
    """Nobody knows any more what is on the disk: only a start, which reads it again, is safe."""
    box = machine(tmp_path)
    async with box.serving() as served, httpx.AsyncClient(base_url=box.url) as client:
        await client.post("/chat/open", json={"seen": 0})
        resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE, (0, 0))  # no write goes well
        answer = await client.post("/chat/say", json={"key": KEY, "open": True})
        assert answer.status_code == 503
        ended = await served.ends()
    assert (ended.code, "Traceback" in ended.err) == (1, False)
    assert "Không mở được kho dữ liệu" in ended.err


async def test_room_is_kept_back_while_the_server_runs(tmp_path: Path) -> None:
    box = machine(tmp_path)
    async with box.serving() as served:
        assert (box.data / "reserve").stat().st_size == 64 * 1024 * 1024
        ended = await served.stops()
    assert ended.code == 0
    assert not (box.data / "reserve").exists()
