"""The power fails: the disk keeps what somebody waited for, and any part of the rest."""

import asyncio
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.content.library import ContentLibrary
from bot.model.errors import StoreBroken
from bot.storage import connection
from bot.storage.refusals import Refusal
from tests.faults import case
from tests.faults.disk_log import OPTIONS, Cut, Made, Named, Step, Synced, Told, Written, steps
from tests.faults.registry import Trial
from tests.faults.tracing import needs_strace, traced

SECTOR = 512
A_RECORDING = 250  # images made of one
BEGINNING, AT_THE_BEGINNING = 25, 0.1  # steps in which the database is made; how often amid them
_KEPT = (0.0, 0.5, 0.9, 1.0)  # how much of what nobody waited for
_SHARED = "-shm"  # memory, not disk


@dataclass(slots=True)
class _File:
    """A file: what was done to it, and how much of that is certain."""

    done: list[Written | Cut] = field(default_factory=list)
    certain: int = 0


_FOLDER = _File()


class Disk:
    """The files of a folder as a disk has them that loses its power after some steps."""

    def __init__(self, done: Sequence[Step]) -> None:
        self._named: list[tuple[Path, _File | None]] = []
        self._certain: dict[Path, int] = {}  # of a folder: up to which name
        now: dict[Path, _File] = {}
        for step in done:
            match step:
                case Made(path, is_folder):
                    self._name(now, path, _FOLDER if is_folder else _File())
                case Written(path) | Cut(path) if path in now:
                    now[path].done.append(step)
                case Synced(path):
                    self._certain[path] = len(self._named)
                    if path in now:
                        now[path].certain = len(now[path].done)
                case Named(path, name):
                    file = now.pop(path, None)
                    self._named.append((path, None))
                    if name and file:
                        self._name(now, name, file)
                case _:
                    pass

    def write(self, place: Path, home: Path, chance: Random) -> None:
        """Write below `place` what the disk has: names in their order, sectors in any."""
        share = chance.choice(_KEPT)
        names: dict[Path, _File] = {}
        folders = {path.parent for path, _ in self._named}
        upto = {one: self._reached(one, chance) for one in folders}
        for number, (path, file) in enumerate(self._named):
            if number >= upto[path.parent]:
                continue
            if file is None:
                names.pop(path, None)
            else:
                names[path] = file
        for path, file in names.items():
            there = place / path.relative_to(home)
            if file is _FOLDER:
                there.mkdir(exist_ok=True)
            elif there.parent.exists() and not path.name.endswith(_SHARED):
                there.write_bytes(_content(file, share, chance))

    def _name(self, now: dict[Path, _File], path: Path, file: _File) -> None:
        now[path] = file
        self._named.append((path, file))

    def _reached(self, folder: Path, chance: Random) -> int:
        return chance.randint(self._certain.get(folder, 0), len(self._named))


def _content(file: _File, share: float, chance: Random) -> bytes:
    content = bytearray()
    for number, step in enumerate(file.done):
        is_certain = number < file.certain
        if isinstance(step, Cut):
            if is_certain or chance.random() < share:
                del content[step.size :]
                content.extend(bytes(step.size - len(content)))
            continue
        start = len(content) if step.at is None else step.at
        for at in range(0, len(step.content), SECTOR):
            if is_certain or chance.random() < share:
                _put(content, start + at, step.content[at : at + SECTOR])
    return bytes(content)


def _put(content: bytearray, at: int, piece: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(piece)] = piece


def failures(count: int, seed: int) -> Iterator[Trial]:
    """Let the power fail so many times."""
    return _trials(count, seed, lambda: None)


def failures_without_waiting(count: int, seed: int) -> Iterator[Trial]:
    """Do the same to a store that does not wait for the disk: a control, it must lose much."""
    return _trials(count, seed, _wait_for_nothing)


def _wait_for_nothing() -> None:
    """In the process that is watched: what the product never does."""
    hasty = tuple(one.replace("= FULL", "= NORMAL") for one in connection._PRAGMAS)
    connection._PRAGMAS = hasty  # type: ignore[assignment]


def _trials(count: int, seed: int, first: Callable[[], None]) -> Iterator[Trial]:
    needs_strace()
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        library = case.furnished(Path(folder))
        for begun in range(0, count, A_RECORDING):
            place = Path(folder) / str(begun)
            place.mkdir()
            case.furnish(place)
            log = place / "calls"
            traced(place, library, [*OPTIONS, "-o", str(log)], first)
            done = steps(log, place / "data")
            for _ in range(min(A_RECORDING, count - begun)):
                is_early = chance.random() < AT_THE_BEGINNING
                cut = chance.randint(1, BEGINNING if is_early else len(done))
                yield _image(place, library, done[:cut], Random(chance.random()))


def _image(place: Path, library: ContentLibrary, done: list[Step], chance: Random) -> Trial:
    """Make what the disk has, start on it, and see what is lost."""
    told = case.Told.of("".join(step.line for step in done if isinstance(step, Told)))
    with tempfile.TemporaryDirectory(dir=place) as folder:
        image = Path(folder)
        case.furnish(image)
        shutil.copytree(place / "key", image / "key")
        (image / "data").mkdir()
        Disk(done).write(image / "data", place / "data", chance)
        breaches = _found(image, library, told)
    return Trial(bool(told.acknowledged), tuple(f"step {len(done)}: {one}" for one in breaches))


def _found(image: Path, library: ContentLibrary, told: case.Told) -> list[str]:
    try:
        found = asyncio.run(case.lost(image, library, told))
        found += asyncio.run(case.unreadable(image, library))
    except (StoreBroken, Refusal) as refused:
        return [f"it does not start: {type(refused).__name__}"]
    with sqlite3.connect(image / "data" / "motcua.db") as whole:
        checked = whole.execute("PRAGMA quick_check").fetchone()[0]
    whole.close()
    return found if checked == "ok" else [*found, "the database is damaged"]
