"""The program as a process of its own: `python -m bot …` with an environment and two pipes."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.conftest import ROOT

PATIENCE_S = 60


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        return self.err.splitlines()


@dataclass
class Machine:
    """A computer with a data folder and a key, on which commands are run."""

    place: Path
    port: int
    set_to: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def key(self) -> Path:
        return self.place / "key" / "office.key"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def environment(self, **more: str) -> dict[str, str]:
        own = {
            "MOTCUA_HOME": str(self.data),
            "MOTCUA_KEY_FILE": str(self.key),
            "MOTCUA_WEB": f"127.0.0.1:{self.port}",
            "HOME": str(self.place),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
        }
        return {**own, **self.set_to, **more}

    async def runs(self, *command: str, **more: str) -> Ended:
        """Run a command to its end, with nothing to read on standard input."""
        process = await self._start(command, more)
        async with asyncio.timeout(PATIENCE_S):
            out, err = await process.communicate()
        return Ended(process.returncode or 0, out.decode(), err.decode())

    async def is_interrupted(self, *command: str, after: str) -> Ended:
        """Press Ctrl-C once this was printed, while the command waits for somebody to type."""
        process = await self._start(command, {}, asyncio.subprocess.PIPE)
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE_S):
            out = await process.stdout.readuntil(after.encode())
            process.send_signal(signal.SIGINT)
            await process.wait()
            assert process.stderr is not None
            err = await process.stderr.read()
        return Ended(process.returncode or 0, out.decode(), err.decode())

    @asynccontextmanager
    async def serving(
        self, command: str = "run", *, shows: str = "/", **more: str
    ) -> AsyncIterator["Serving"]:
        """Serve, and stop as with Ctrl-C; it is up once it shows that page."""
        process = await self._start((command,), more)
        served = Serving(self, process, shows)
        try:
            await served.comes_up()
            yield served
        finally:
            await served.stops()

    async def _start(
        self,
        command: tuple[str, ...],
        more: dict[str, str],
        typed: int = asyncio.subprocess.DEVNULL,
    ) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *command,
            cwd=self.place,
            env=self.environment(**more),
            stdin=typed,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip


class Serving:
    """A server that runs; its output is read all the time, so that it never waits for us."""

    def __init__(
        self, machine: Machine, process: asyncio.subprocess.Process, shows: str = "/"
    ) -> None:
        self.machine, self.process, self._shows = machine, process, shows
        self._ending = asyncio.create_task(process.communicate())
        self.ended: Ended | None = None

    async def comes_up(self) -> None:
        for _ in range(PATIENCE_S * 20):
            assert not self._ending.done(), self._ending.result()[1].decode()
            if await self._answers():
                return
            await asyncio.sleep(0.05)
        raise AssertionError("the server did not come up")

    async def _answers(self) -> bool:
        async with httpx.AsyncClient(base_url=self.machine.url, follow_redirects=True) as client:
            try:
                return (await client.get(self._shows)).is_success
            except httpx.TransportError:
                return False

    async def stops(self, how: signal.Signals = signal.SIGINT) -> Ended:
        if self.ended is None and not self._ending.done():
            self.process.send_signal(how)
        return await self.ends()

    async def ends(self) -> Ended:
        """Wait until it has ended by itself."""
        if self.ended is None:
            async with asyncio.timeout(PATIENCE_S):
                out, err = await self._ending
            self.ended = Ended(self.process.returncode or 0, out.decode(), err.decode())
        return self.ended


def machine(place: Path) -> Machine:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return Machine(place, probe.getsockname()[1])
