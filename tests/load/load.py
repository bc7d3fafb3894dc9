"""A nation's peak on a slow disk: arrivals at random for minutes, then a burst."""

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.content.library import ContentLibrary
from tests.bench.stored import Half
from tests.bench.ways import telegram_way
from tests.load.crowd import Crowd, Line, Seen, share_of

SLOW_MS = 5  # longer takes each wait for the disk
KEPT_WITHIN_MS = 300
DRAINED_WITHIN_S = 180
_SLOWED = "MOTCUA_SLOWED"


@dataclass(frozen=True, slots=True)
class Load:
    """How much: conversations stored before, arrivals a second, and for how many seconds."""

    stored: int = 200_000
    people: int = 1_000
    rate: float = 100
    seconds: float = 600
    burst: float = 500
    burst_seconds: float = 60


async def lines(library: ContentLibrary, load: Load) -> list[Line]:
    with tempfile.TemporaryDirectory() as place:
        async with telegram_way(Path(place), library) as way:
            half = await Half.taken(way.parts)
            await half.store_until(load.stored, turns=1)
            crowd, steady, burst = Crowd(way, load.people), Seen(), Seen()
            await crowd.come(load.rate, load.seconds, steady)
            late = await crowd.come(load.burst, load.burst_seconds, burst)
            lost = await crowd.lost()
    said, answered = steady.said + burst.said, steady.answered + burst.answered
    p50, p99 = (share_of(steady.kept_ms, share) for share in (0.5, 0.99))
    replied = share_of(steady.answered_ms, 0.99)
    wrong = steady.wrong + burst.wrong
    return [
        ("conversations stored before", "", f"{load.stored:,}", True),
        (f"messages said at {load.rate:g} a second", "", f"{steady.said:,}", True),
        ("kept, p50 ms", "", f"{p50:.1f}", True),
        ("kept, p99 ms", f"<= {KEPT_WITHIN_MS}", f"{p99:.1f}", p99 <= KEPT_WITHIN_MS),
        ("answered, p99 ms", "", f"{replied:.1f}", True),
        (f"messages said at {load.burst:g} a second", "", f"{burst.said:,}", True),
        ("the last of them answered, s late", f"<= {DRAINED_WITHIN_S}", f"{late:.1f}",
         late <= DRAINED_WITHIN_S),
        ("not answered as they were to be, in order", "0", f"{said - answered}",
         said == answered),
        ("of the last 500, not kept", "0", f"{lost}", not lost),
        ("receipts", "> 0", f"{steady.ended + burst.ended:,}", steady.ended + burst.ended > 0),
        *((one, "", "", False) for one in wrong),
    ]  # fmt: skip


def is_slowed() -> bool:
    return os.environ.get(_SLOWED) == "1"


def begin_slowed() -> None:
    """Become the same program on a disk that is slower, where that can be done."""
    strace = shutil.which("strace")
    if strace is None:
        return
    wait = f"inject=fsync,fdatasync:delay_exit={SLOW_MS * 1_000}"
    watched = ["-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync"]
    python = [sys.executable, "-m", "tests.load", *sys.argv[1:]]
    os.execve(strace, [strace, *watched, "-e", wait, *python], os.environ | {_SLOWED: "1"})  # noqa: S606
