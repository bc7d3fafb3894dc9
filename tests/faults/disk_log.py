"""What a process did to the files of one folder, read from strace's log, in the order it ended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,rename,unlink,mkdir"
DATABASE_LOG = "motcua.db-wal"
OPTIONS = ("-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}")

_WHOLE = re.compile(r"^(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+)(.*)$")
_BEGUN = re.compile(r"^(\d+)\s+(\w+\(.*?)\s*<unfinished \.\.\.>$")
_ENDED = re.compile(r"^(\d+)\s+<\.\.\. \w+ resumed>\s*,?\s*(.*)$")
_FILE = re.compile(r"^\d+<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NUMBER = re.compile(r", (\d+)$")


@dataclass(frozen=True, slots=True)
class Made:
    """A file, or a folder, appeared under a name."""

    path: Path
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes went to a file; `at` is None where they were added at its end."""

    path: Path
    at: int | None
    content: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file was made that long."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """Somebody waited until the disk had a file, or the names in a folder."""

    path: Path


@dataclass(frozen=True, slots=True)
class Named:
    """A file got another name; None: it was taken away."""

    path: Path
    name: Path | None


@dataclass(frozen=True, slots=True)
class Told:
    """A line left the process."""

    line: str


Step = Made | Written | Cut | Synced | Named | Told


def steps(log: Path, home: Path) -> list[Step]:
    """Give what was done to the files below `home`, and the lines that were told."""
    known: set[Path] = set()
    found = (_step(call, known) for call in _calls(log.read_text("utf-8", "replace")))
    return [step for step in found if step and (isinstance(step, Told) or _is_in(step, home))]


def _is_in(step: "Made | Written | Cut | Synced | Named", home: Path) -> bool:
    return step.path.is_relative_to(home)


@dataclass(frozen=True, slots=True)
class _Call:
    name: str
    given: str
    gave: int
    behind: str


def _calls(text: str) -> Iterator[_Call]:
    begun: dict[str, str] = {}
    for line in text.splitlines():
        if found := _BEGUN.match(line):
            begun[found[1]] = found[2]
            continue
        ended = _ENDED.match(line)
        whole = f"{ended[1]} {begun.pop(ended[1], '?(')}{ended[2]}" if ended else line
        if found := _WHOLE.match(whole):
            yield _Call(found[2], found[3], int(found[4]), found[5])


def _step(call: _Call, known: set[Path]) -> Step | None:
    if call.gave < 0:
        return None
    texts = [_bytes(text) for text in _TEXT.findall(call.given)]
    if call.name == "openat":
        path = Path(_bytes(call.behind.strip()[1:-1]).decode())
        is_new = "O_CREAT" in call.given and path not in known
        known.add(path)
        return Made(path) if is_new else None
    if call.name == "mkdir":
        return Made(Path(texts[0].decode()), is_folder=True)
    if call.name in {"rename", "unlink"}:
        path, name = Path(texts[0].decode()), Path(texts[1].decode()) if texts[1:] else None
        known.discard(path)
        known |= {name} if name else set()
        return Named(path, name)
    opened = _FILE.match(call.given)
    return _to_file(call, _bytes(opened[1]).decode(), texts) if opened else None


def _to_file(call: _Call, name: str, texts: list[bytes]) -> Step | None:
    path, number = Path(name), _NUMBER.search(call.given)
    place = int(number[1]) if number else 0
    if call.name in {"fsync", "fdatasync"}:
        return Synced(path)
    if call.name == "ftruncate":
        return Cut(path, place)
    if name.startswith("pipe:"):
        return Told(texts[0].decode())
    return Written(path, place if call.name == "pwrite64" else None, texts[0][: call.gave])


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()
