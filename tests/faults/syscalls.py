"""The case is killed, or the disk fails it, at the k-th call of the system."""

import asyncio
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.content.library import ContentLibrary
from tests.faults.case import furnish, furnished, lost, play, wrong
from tests.faults.registry import Trial
from tests.faults.tracing import CALLS, needs_strace, traced

Choose = Callable[[dict[str, int], int, int], Iterator["Blow"]]

_LINE = re.compile(r"^(\d+)\s+(\w+)\(")
_DISK = ("pwrite64", "fdatasync", "fsync", "rename", "openat", "ftruncate")
_ERRORS = ("ENOSPC", "EIO")
_SIGNS = ("killed by SIGKILL", "INJECTED")  # that the blow fell


@dataclass(frozen=True, slots=True)
class Blow:
    """What is done to the process: `how` at the k-th `call` of one of its threads."""

    call: str
    k: int
    how: str

    @property
    def option(self) -> str:
        return f"{self.call}:{self.how}:when={self.k}"


def counted(library: ContentLibrary, place: Path) -> dict[str, int]:
    """Count the calls of a whole case: for each, those of the thread that makes most of them."""
    log = place / "calls"
    run = traced(place, library, ["-e", f"trace={','.join(CALLS)}", "-o", str(log)])
    if not run.is_whole:
        raise RuntimeError("the case does not go well when nothing is done to it")
    made: Counter[tuple[str, str]] = Counter()
    for line in log.read_text("utf-8", "replace").splitlines():
        if found := _LINE.match(line):
            made[found[1], found[2]] += 1
    most: dict[str, int] = {}
    for (_, call), number in made.items():
        most[call] = max(most.get(call, 0), number)
    return most


def kills(most: dict[str, int], count: int, seed: int) -> Iterator[Blow]:
    """Choose where to kill: every call in turn, at any of its places."""
    return _chosen(most, tuple(most), ("signal=KILL",), count, seed)


def failures(most: dict[str, int], count: int, seed: int) -> Iterator[Blow]:
    """Choose where the disk fails: full, or broken."""
    calls = tuple(call for call in _DISK if call in most)
    return _chosen(most, calls, tuple(f"error={one}" for one in _ERRORS), count, seed)


def _chosen(
    most: dict[str, int], calls: tuple[str, ...], hows: tuple[str, ...], count: int, seed: int
) -> Iterator[Blow]:
    chance = Random(seed)
    for number in range(count):
        call = calls[number % len(calls)]
        yield Blow(call, chance.randint(1, most[call]), hows[number // len(calls) % len(hows)])


def struck(library: ContentLibrary, blow: Blow) -> Trial:
    """Strike a case once, play it again to its end, and see what is not as it must be."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        furnish(place)
        log = place / "calls"
        watching = ["-e", f"trace={blow.call}", "-e", f"inject={blow.option}", "-o", str(log)]
        run = traced(place, library, watching)
        breaches = asyncio.run(lost(place, library, run.told)) if run.told.acknowledged else []
        if not asyncio.run(play(place, library, lambda _: None)):
            breaches.append("the case cannot be brought to its end")
        breaches += asyncio.run(wrong(place, library))
        hit = any(sign in log.read_text("utf-8", "replace") for sign in _SIGNS)
    return Trial(hit, tuple(f"{blow.option}: {one}" for one in breaches))


def strikes(choose: Choose, count: int, seed: int) -> Iterator[Trial]:
    """Strike so many cases."""
    needs_strace()
    with tempfile.TemporaryDirectory() as folder:
        library = furnished(Path(folder))
        for blow in choose(counted(library, Path(folder)), count, seed):
            yield struck(library, blow)
