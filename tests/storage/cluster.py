"""A PostgreSQL server of the tests' own, or the one that `MOTCUA_TEST_DATABASE` names."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
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
    data = folder / "data"
    making: list[str | Path] = [programs / "initdb", "-D", data, "-U", "motcua", "-A", "trust"]
    making += ["-E", "UTF8", "--no-locale", "--no-sync"]
    subprocess.run(making, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    log = (folder / "log").open("wb")
    # Reachable through a socket in a folder that is the server's own, and in no other way.
    ways = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"]
    server = subprocess.Popen(  # noqa: S603 - ours
        [programs / "postgres", "-D", data, *ways, "-c", "max_connections=60"],
        user=user, cwd=folder, stdout=log, stderr=log,
    )  # fmt: skip
    try:
        _wait_for(programs, folder, server)
        yield Cluster(f"postgresql://motcua@/postgres?host={folder}", folder)
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(programs: Path, folder: Path, server: "subprocess.Popen[bytes]") -> None:
    until = monotonic() + READY_WITHIN_S
    while server.poll() is None and monotonic() < until:
        asked: list[str | Path] = [programs / "pg_isready", "-q", "-h", folder, "-d", "postgres"]
        if subprocess.run(asked, check=False).returncode == 0:  # noqa: S603 - ours
            return
        sleep(0.05)
    raise AssertionError("the server does not start: " + (folder / "log").read_text("utf-8"))


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
