"""What may go wrong together, by name; and a seed tried in it."""

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from tests.faults import case
from tests.faults.registry import Trial
from tests.faults.simulation.weather import Weather
from tests.faults.simulation.world import Content, Profile, lived

STORM = Weather(
    not_sent=0.15, lost_answer=0.12, torn_answer=0.05, lost_request=0.1, wait=0.1, wait_all=0.02,
    refused=0.1, broken=0.1, slow=0.1, again=0.1,
)  # fmt: skip
RAIN = Weather(
    not_sent=0.05, lost_answer=0.05, torn_answer=0.02, lost_request=0.05, wait=0.05, wait_all=0.01,
    refused=0.03, broken=0.05, slow=0.05, again=0.1,
)  # fmt: skip
PROFILES = {
    "everything": Profile(RAIN, crashes=1, edits=0.3, clock_jumps=0.3, minutes=4),
    "Bot API": Profile(STORM, minutes=4),
    "redelivery": Profile(Weather(again=0.7, lost_answer=0.1), crashes=0.5, minutes=4),
    "officers": Profile(crashes=0.5, officers=4, officers_pause_s=5, people=1, minutes=4),
    "edits": Profile(edits=2, crashes=0.5, minutes=4),
    "clock": Profile(clock_jumps=2, crashes=0.5, minutes=4),
    "blocked": Profile(RAIN, crashes=0.5, blocks=2, minutes=4),
}
_AN_EDIT = ("ask: Cần mấy bản?", "ask: Anh/chị cần mấy bản giấy này?")
_FEW = 25  # worlds: for these no other process is begun
_A_NEW_QUESTION = """  - id: khac.nuoi_heo
    type: yes_no
    label: Nuôi heo
    ask: Nhà có nuôi heo không ạ?
papers:
"""


def tried(name: str, count: int, seed: int) -> Iterator[Trial]:
    """Live so many worlds through, each on one thread, and as many at once as there are cores."""
    if count <= _FEW:
        yield from _share(name, tuple(range(seed, seed + count)))
        return
    cores = os.cpu_count() or 1
    shares = [tuple(range(seed + core, seed + count, cores)) for core in range(cores)]
    for trials in _pool(cores).map(_share, [name] * cores, shares):
        yield from trials


@cache
def _pool(cores: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(cores, get_context("spawn"))


def _share(name: str, seeds: tuple[int, ...]) -> list[Trial]:
    return [_trial(name, seed, _contents()()) for seed in seeds]


@cache
def _contents() -> "Contents":
    with tempfile.TemporaryDirectory() as folder:
        return Contents(Path(folder))


def _trial(name: str, seed: int, content: Content) -> Trial:
    found, _ = lived(seed, PROFILES[name], content)
    again = f"python -m tests.faults.simulation {name!r} {seed}"
    return Trial(breaches=tuple(f"{sentence} · {again}" for sentence in found))


class Contents:
    """Makes the content of a world: two editions of it, read once."""

    def __init__(self, folder: Path) -> None:
        before = case.furnished(folder / "before")
        case.furnish(folder / "after")
        flows = folder / "after" / "content" / "flows"
        source = (flows / "dang-ky-khai-tu" / "flow.yaml").read_text("utf-8")
        flows.unlink()
        (flows / "dang-ky-khai-tu").mkdir(parents=True)
        edited = source.replace(*_AN_EDIT).replace("papers:\n", _A_NEW_QUESTION, 1)
        (flows / "dang-ky-khai-tu" / "flow.yaml").write_text(edited, "utf-8")
        after = case.read(folder / "after")
        self._books, self._restore = (before.book(), after.book()), before.restore

    def __call__(self) -> Content:
        return Content(self._books, self._restore)
