"""The case in a process of its own, watched by strace from its first step on."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.content.library import ContentLibrary
from tests.faults.case import Told, play

# What SQLite, the vault and the one who is told write with.
CALLS = ("pwrite64", "write", "fdatasync", "fsync", "rename", "openat", "unlink", "ftruncate")
WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class Run:
    """What the process told before it ended, and whether it came to the end of the case."""

    told: Told
    is_whole: bool


def needs_strace() -> None:
    """Skip the test where this machine cannot watch a process, which CI does not forgive."""
    path = shutil.which("strace")
    may = path and subprocess.run([path, "-qq", "true"], capture_output=True, check=False)  # noqa: S603
    if may and may.returncode == 0:
        return
    if os.environ.get("CI") == "true":
        pytest.fail("CI must have strace")
    pytest.skip("strace is not installed, or may not watch here")


def traced(
    place: Path,
    library: ContentLibrary,
    options: list[str],
    first: Callable[[], None] = lambda: None,
) -> Run:
    """Play the case under strace with these options; `first` is done in the process before."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        _be_the_process(place, library, telling, first)
    os.close(telling)
    os.waitpid(child, os.WUNTRACED)
    watch = subprocess.Popen(  # noqa: S603 - our own process is watched
        ["strace", "-f", "-p", str(child), *options],  # noqa: S607
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_until_attached(watch)
        os.kill(child, signal.SIGCONT)
        with os.fdopen(told, "rb") as reading:
            text = reading.read().decode("utf-8", "replace")
        _, status = os.waitpid(child, 0)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        watch.wait(WITHIN_S)
        assert watch.stderr is not None
        watch.stderr.close()
    return Run(Told.of(text), os.waitstatus_to_exitcode(status) == 0)


def _wait_until_attached(watch: "subprocess.Popen[str]") -> None:
    assert watch.stderr is not None
    for line in watch.stderr:
        if "attached" in line:
            return
    raise RuntimeError("strace could not watch the process")


def _be_the_process(
    place: Path, library: ContentLibrary, telling: int, first: Callable[[], None]
) -> None:
    is_whole = False
    try:
        os.kill(os.getpid(), signal.SIGSTOP)
        first()

        def tell(line: str) -> None:
            os.write(telling, f"{line}\n".encode())

        is_whole = asyncio.run(play(place, library, tell))
    finally:
        sys.stdout.flush()
        os._exit(0 if is_whole else 3)
