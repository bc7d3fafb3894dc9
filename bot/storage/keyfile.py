"""The file that holds the office's key: 64 hexadecimal digits, for the owner's eyes only."""

import os
import stat
from pathlib import Path

from bot.storage.refusals import KeyBesideData, KeyMissing, KeyUnusable, KeyUnwritable
from bot.storage.sealing import KEY_BYTES, Random


def load_or_make_key(path: Path, *, has_data: bool, random: Random) -> bytes:
    """Read the key, or make it where nothing has been sealed yet.

    Raises KeyMissing, KeyUnusable, KeyUnwritable.
    """
    if path.exists():
        return _read(path)
    if has_data:
        raise KeyMissing(path)
    try:
        make_private_folder(path.parent)
        _write(path, random(KEY_BYTES))
    except OSError as exc:
        raise KeyUnwritable(path) from exc
    return _read(path)


def refuse_beside(path: Path, home: Path) -> None:
    """Raise KeyBesideData where the key would be copied and stolen together with the data."""
    if path.resolve().is_relative_to(home.resolve()):
        raise KeyBesideData(path)


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for the owner alone.

    A power cut does not undo it: with a folder it would take all the files in it.
    """
    if folder.exists():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable: without it a power cut may undo a rename."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet, for the owner alone, and wait for the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _write(path: Path, key: bytes) -> None:
    # A key cut short by a crash would look like a wrong one, so it appears whole or not at all;
    # `link` refuses to replace the key that another process has made in the meantime.
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    write_new(fresh, key.hex().encode() + b"\n")
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    finally:
        fresh.unlink()
    sync_folder(path.parent)


def _read(path: Path) -> bytes:
    try:
        mode, text = path.stat().st_mode, path.read_bytes()
    except OSError as exc:
        raise KeyUnusable(path, "unreadable") from exc
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyUnusable(path, "too_open")
    return _decoded(path, text)


def _decoded(path: Path, text: bytes) -> bytes:
    try:
        key = bytes.fromhex(text.decode("ascii").strip())
    except ValueError as exc:
        raise KeyUnusable(path, "unreadable") from exc
    if len(key) != KEY_BYTES:
        raise KeyUnusable(path, "wrong_length")
    return key
