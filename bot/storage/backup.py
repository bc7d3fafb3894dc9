"""Backups: everything of an office in one sealed file, which has been read back before it counts.

A backup holds a copy of the database, the files of citizens, and a manifest. The office's key is
not in it: it is kept elsewhere, and without it nobody can read the backup.
"""

import errno
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO

from bot.storage import snapshot
from bot.storage.keyfile import make_private_folder, sync_folder, write_new
from bot.storage.refusals import Damaged, HomeTaken, NoData, NoRoom
from bot.storage.sealed_stream import SealedReader, SealedWriter
from bot.storage.sealing import Random, Seal

DATABASE = "motcua.db"  # in the data folder
FILES = "files"
QUARANTINE = "quarantine"  # while this stands in the data folder, nothing is sent to anybody
_MANIFEST = "manifest.json"
_PART = ".part"
_ID_BYTES = 16
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read back whole."""

    path: Path
    made_at: datetime
    facts: snapshot.Facts
    files: int


def make(home: Path, folder: Path, seal: Seal, now: datetime, random: Random) -> Backup:
    """Write a backup into `folder` while others go on working, and read it back.

    An older backup is never touched. Raises NoData, NoRoom, Damaged, WrongKey, StoreBusy,
    StoreBroken; nothing is left behind then.
    """
    if not (home / DATABASE).exists():
        raise NoData(home)
    make_private_folder(folder)
    final = _free_name(folder, now)
    part = final.with_name(final.name + _PART)
    with _room(folder), _scratch(folder / f".{final.name}.copy") as scratch:
        try:
            copy = scratch / DATABASE
            snapshot.take(home / DATABASE, copy)
            copy.chmod(0o600)
            with _new_file(part) as file:
                writer = SealedWriter(file, seal, random(_ID_BYTES))
                _pack(writer, copy, home / FILES, now, seal)
                writer.finish()
            copy.unlink()
            made = read_back(part, scratch / "back", seal)
            os.link(part, final)  # refuses to replace what another has written meanwhile
            sync_folder(folder)
        finally:
            part.unlink(missing_ok=True)
    return Backup(final, made.made_at, made.facts, made.files)


def read_back(path: Path, into: Path, seal: Seal) -> Backup:
    """Unpack a backup into a new folder and hold it against its manifest.

    Raises NotABackup, WrongKey, Damaged, NewerSchema.
    """
    make_private_folder(into)
    with path.open("rb") as file:
        digests = _unpack(SealedReader(file, path, seal), path, into)
    try:
        manifest = json.loads((into / _MANIFEST).read_bytes())
        (into / _MANIFEST).unlink()
        digests.pop(_MANIFEST)
        told = manifest["files"] == digests
    except (OSError, KeyError, ValueError) as exc:
        raise Damaged(path) from exc
    facts = snapshot.facts(into / DATABASE, seal)
    if not told or json.loads(json.dumps(asdict(facts))) != manifest["facts"]:
        raise Damaged(path, "manifest")
    made_at = datetime.fromisoformat(manifest["made_at"])
    return Backup(path, made_at, facts, len(digests) - 1)


def restore(path: Path, home: Path, seal: Seal, now: datetime) -> Backup:
    """Put a backup where no data is; nothing is sent from there until somebody confirms it.

    Raises HomeTaken, NotABackup, WrongKey, Damaged, NewerSchema, NoRoom; nothing is changed then.
    """
    is_broken_off = (home / QUARANTINE).exists() and not (home / DATABASE).exists()
    if (home / DATABASE).exists() or ((home / FILES).exists() and not is_broken_off):
        raise HomeTaken(home)
    make_private_folder(home)
    with _room(home), _scratch(home / ".restoring") as scratch:
        back = read_back(path, scratch / "back", seal)
        hold(home, now)
        shutil.rmtree(home / FILES, ignore_errors=True)
        if (scratch / "back" / FILES).exists():
            (scratch / "back" / FILES).rename(home / FILES)
        sync_folder(home)
        # The database comes last: with it the data counts as being there.
        (scratch / "back" / DATABASE).rename(home / DATABASE)
        sync_folder(home)
    return back


def hold(home: Path, now: datetime) -> None:
    """Send nothing from here, from the next start on, until somebody confirms it."""
    fresh = home / f"{QUARANTINE}.{os.getpid()}.new"  # it appears whole or not at all
    fresh.unlink(missing_ok=True)
    write_new(fresh, f"{now.isoformat()}\n".encode("ascii"))
    fresh.replace(home / QUARANTINE)
    sync_folder(home)


def quarantined_since(home: Path) -> datetime | None:
    """Give when the data here was restored, while nobody has confirmed it yet."""
    try:
        return datetime.fromisoformat((home / QUARANTINE).read_text("ascii").strip())
    except FileNotFoundError:
        return None


def release(home: Path) -> None:
    """Let messages leave again."""
    (home / QUARANTINE).unlink(missing_ok=True)
    sync_folder(home)


def _pack(writer: SealedWriter, copy: Path, files: Path, now: datetime, seal: Seal) -> None:
    digests: dict[str, str] = {}
    with tarfile.open(fileobj=writer, mode="w|") as tar:
        _add(tar, copy, DATABASE, digests)
        for path in sorted(files.iterdir()) if files.exists() else ():
            # One that is thrown away meanwhile is in nobody's way.
            with suppress(FileNotFoundError):
                _add(tar, path, f"{FILES}/{path.name}", digests)
        facts = asdict(snapshot.facts(copy, seal))
        manifest = {"made_at": now.isoformat(), "facts": facts, "files": digests}
        content = json.dumps(manifest, ensure_ascii=False).encode()
        info = tarfile.TarInfo(_MANIFEST)
        info.size, info.mode = len(content), 0o600
        tar.addfile(info, BytesIO(content))


def _add(tar: tarfile.TarFile, path: Path, name: str, digests: dict[str, str]) -> None:
    with path.open("rb") as file:
        info = tarfile.TarInfo(name)
        info.size, info.mode = os.fstat(file.fileno()).st_size, 0o600
        hashed = _Hashed(file)
        tar.addfile(info, hashed)
        digests[name] = hashed.hexdigest()


def _unpack(reader: SealedReader, path: Path, into: Path) -> dict[str, str]:
    try:
        with tarfile.open(fileobj=reader, mode="r|") as tar:
            digests = {member.name: _put(tar.extractfile(member), member, into) for member in tar}
    except tarfile.TarError as exc:
        raise Damaged(path) from exc
    reader.read()  # the last piece proves that nothing was cut off
    return digests


def _put(content: IO[bytes] | None, member: tarfile.TarInfo, into: Path) -> str:
    target = into / member.name
    if content is None or not target.resolve().is_relative_to(into.resolve()):
        raise tarfile.TarError("no file that we put there")
    make_private_folder(target.parent)
    hashed = _Hashed(content)
    with content, _new_file(target) as file:
        shutil.copyfileobj(hashed, file)
    return hashed.hexdigest()


class _Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._hash = file, sha256()

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self._hash.update(content)
        return content

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def _free_name(folder: Path, now: datetime) -> Path:
    name = f"motcua-{now:%Y%m%dT%H%M%S}"
    names = (f"{name}{'' if n == 1 else f'-{n}'}.backup" for n in range(1, 1_000))
    return next(folder / name for name in names if not (folder / name).exists())


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file for the owner alone, and wait for the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Give a folder that is gone afterwards, also one that a crash left behind."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        make_private_folder(folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _room(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        if exc.errno in _FULL:
            raise NoRoom(folder) from exc
        raise
