"""A PostgreSQL server of the tests' own, or the one that `MOTCUA_TEST_DATABASE` names."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import glob
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest

READY_WITHIN_S = 30.0
_USERS = ("postgres", "nobody")  # the server refuses to run as root
_numbers = count(1)


@dataclass(frozen=True)
class Cluster:
    """A server on which databases may be made."""

    address: str  # of the database from which others are made
    folder: Path | None = None
    crash: Callable[[], None] | None = None  # stops it at once and starts it; None: not ours

    def of(self, database: str) -> str:
        """Give the address of a database."""
        return urlunsplit(urlsplit(self.address)._replace(path=f"/{database}"))

    async def ask(self, text: str) -> list[asyncpg.Record]:
        session = await asyncpg.connect(self.address)
        try:
            return await session.fetch(text)
        finally:
            await session.close()

    async def make(self, like: str = "template1") -> str:
        """Make a database; give its name."""
        name = f"motcua_{os.getpid()}_{next(_numbers)}"
        await self.ask(f"CREATE DATABASE {name} TEMPLATE {like}")
        return name

    async def drop(self, database: str) -> None:
        await self.ask(f"DROP DATABASE {database} WITH (FORCE)")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Give a server; skip the test where this machine has none, which CI does not forgive."""
    if named := os.environ.get("MOTCUA_TEST_DATABASE"):
        yield Cluster(named)
        return
    programs = _programs()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have PostgreSQL")
        pytest.skip("PostgreSQL is not installed")
    with _started(programs) as started:
        yield started


@contextmanager
def _started(programs: Path) -> Iterator[Cluster]:
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    if user:
        shutil.chown(folder, user)
    making: list[str | Path] = [programs / "initdb", "-D", folder / "data", "-U", "motcua"]
    making += ["-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
    subprocess.run(making, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    server = _Server(programs, folder, user)
    try:
        server.start()
        yield Cluster(f"postgresql://motcua@/postgres?host={folder}", folder, server.crash)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class _Server:
    """The server as a process that can be stopped at once and started again."""

    def __init__(self, programs: Path, folder: Path, user: str | None) -> None:
        self._programs, self._folder, self._user = programs, folder, user
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        folder = self._folder
        # Reachable through a socket in a folder that is the server's own, and in no other way.
        ways = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"]
        ways += ["-c", "max_connections=60"]
        with (folder / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - ours
                [self._programs / "postgres", "-D", folder / "data", *ways],
                user=self._user, cwd=folder, stdout=log, stderr=log,
            )  # fmt: skip
        self._wait_for(self._process)

    def crash(self) -> None:
        """Stop it as `pg_ctl stop -m immediate` does: nothing is written any more."""
        assert self._process is not None
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(READY_WITHIN_S)
        self.start()

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait_for(self, server: "subprocess.Popen[bytes]") -> None:
        until = monotonic() + READY_WITHIN_S
        asked: list[str | Path] = [self._programs / "pg_isready", "-q", "-h", self._folder]
        asked += ["-d", "postgres"]
        while server.poll() is None and monotonic() < until:
            if subprocess.run(asked, check=False).returncode == 0:  # noqa: S603 - ours
                return
            sleep(0.05)
        told = (self._folder / "log").read_text("utf-8")
        raise AssertionError(f"the server does not start: {told}")


def program(name: str) -> Path:
    """Find one of the server's own programs; skip the test where there is none."""
    found = (_programs() or Path()) / name
    if not found.exists():
        pytest.skip(f"{name} is not installed")
    return found


def _programs() -> Path | None:
    """Find the newest server that is installed."""
    at_hand = shutil.which("initdb")
    found = sorted(
        glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4])
    )
    newest = found[-1] if found else at_hand
    return Path(newest).resolve().parent if newest else None


def _user() -> str | None:
    """Name whom the server runs as where we are root."""
    if sys.platform == "win32" or os.getuid() != 0:
        return None
    known = Path("/etc/passwd").read_text("utf-8").splitlines()
    names = {line.partition(":")[0] for line in known}
    return next(user for user in _USERS if user in names)
