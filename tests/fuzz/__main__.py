"""Try great numbers of messages at every kind of question: `make fuzz`."""

import os
import statistics
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.content.library import ContentLibrary, load_library
from bot.understanding.kinds import KINDS
from tests.fuzz.messages import MESSAGES
from tests.fuzz.trial import Trial

ROOT = Path(__file__).parent.parent.parent
TRIES = int(os.environ.get("MOTCUA_FUZZ", "100000"))  # a kind
LONGEST_MS = 50


def main() -> None:
    print(f"{'kind':<16}{'messages':>10}{'median µs':>12}{'p99.9 ms':>10}{'longest ms':>12}")  # noqa: T201 - its output
    slow = []
    with ProcessPoolExecutor() as cores:
        for kind, times in zip(sorted(KINDS), cores.map(_tried, sorted(KINDS)), strict=True):
            late = times[int(len(times) * 0.999)] * 1e3
            told = f"{len(times):>10,}{statistics.median(times) * 1e6:>12,.0f}{late:>10.2f}"
            print(f"{kind:<16}{told}{times[-1] * 1e3:>12.2f}", flush=True)  # noqa: T201
            slow += [kind] if late > LONGEST_MS else []
    sys.exit(f"p99.9 above {LONGEST_MS} ms: {', '.join(slow)}" if slow else 0)


def _tried(kind: str) -> list[float]:
    """Give the seconds each message took, the shortest first."""
    trial = Trial(_library(), kind)
    _try_out(trial)
    return sorted(trial.seconds)


@cache
def _library() -> ContentLibrary:
    return load_library(ROOT, date(2026, 11, 23))


def _try_out(trial: Trial) -> None:
    @given(MESSAGES, st.integers(0, 2))
    @settings(
        max_examples=TRIES,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    def answer(text: str, which: int) -> None:
        trial.try_out(text, which)

    answer()


if __name__ == "__main__":
    main()
