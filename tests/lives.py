"""A program that is killed and begun again and again, as a process each time.

Each life is begun by a parent that has read the program and the content once: to read them anew
would take longer than all that people do between two kills.
"""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.conftest import ROOT

_BEGIN = 0


class Lives:
    """The lives of `python -m MODULE …`, one after the other; the module calls `live`."""

    def __init__(
        self, *command: str, env: Mapping[str, str] | None = None, log: Path | None = None
    ) -> None:
        self._command, self._env, self._log = command, env, log
        self._parent: asyncio.subprocess.Process | None = None
        self.is_begun = False

    async def begin(self) -> None:
        if self._parent is None:
            self._parent = await self._made()
        await self._told(_BEGIN)
        self.is_begun = True

    async def end(self, how: signal.Signals) -> int:
        """End it by a signal, or find it ended; give its exit code, negative for a signal."""
        self.is_begun = False
        return await self._told(how)

    async def close(self) -> None:
        """Leave no process behind."""
        if self._parent is not None:
            assert self._parent.stdin is not None
            self._parent.stdin.close()
            await self._parent.wait()

    async def _made(self) -> asyncio.subprocess.Process:
        log = self._log.open("ab") if self._log else None
        try:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *self._command),
                cwd=ROOT, env=self._env, stdin=PIPE, stdout=PIPE, stderr=log,
            )  # fmt: skip
        finally:
            if log:
                log.close()

    async def _told(self, number: int) -> int:
        assert self._parent is not None
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(f"{number}\n".encode())
        answer = await self._parent.stdout.readline()
        assert answer, "the parent has ended"
        return int(answer)


def live(life: Callable[[], int]) -> None:
    """Do what each line says: begin a life, or end it by the signal of that number."""
    pid = 0
    for line in iter(sys.stdin.readline, ""):
        code = 0
        if number := int(line):
            code, pid = _ended(pid, number), 0
        elif not (pid := os.fork()):
            os.dup2(2, 1)  # what a life prints is no answer of its parent's
            sys.exit(life())
        print(code, flush=True)  # noqa: T201 - it is waited for
    if pid:
        _ended(pid, signal.SIGKILL)


def _ended(pid: int, number: int) -> int:
    os.kill(pid, number)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
