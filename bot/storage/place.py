"""The place where data rests: a disk of this machine, with room on it, and of one server only."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.storage.keyfile import make_private_folder
from bot.storage.refusals import AnotherServer, DiskFull, NetworkDisk

LEAST_FREE_BYTES = 32 * 1024 * 1024  # below that, not even the log of one busy hour has room
_MOUNTS = Path("/proc/self/mountinfo")
_PLACE, _ESCAPED = 4, re.compile(r"\\([0-7]{3})")  # of the mount point in a line; " " is \040
# SQLite's log needs memory that all processes share and locks that hold: these promise neither.
_FOREIGN = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afs", "ceph", "glusterfs", "lustre", "ncpfs"}
)
_OVERLAY = "fuse.fuse-overlayfs"  # the local disk of a container

FreeBytes = Callable[[Path], int]


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system, as the kernel lists it."""

    at: Path
    kind: str
    options: str

    @property
    def is_foreign(self) -> bool:
        is_fuse = self.kind == "fuse" or self.kind.startswith(("fuse.", "fuseblk"))
        is_windows = self.kind in {"9p", "v9fs", "drvfs"} and "drvfs" in self.kind + self.options
        return self.kind in _FOREIGN or (is_fuse and self.kind != _OVERLAY) or is_windows


def free_bytes(folder: Path) -> int:
    """Give how much room is left on the disk of a folder, which need not be there yet."""
    return shutil.disk_usage(_existing(folder)).free


def refuse_unfit_place(home: Path, mounts: str | None = None, free: FreeBytes = free_bytes) -> None:
    """Raise NetworkDisk, DiskFull. `mounts` is the kernel's list; by default that of this machine.

    Nothing is made or changed.
    """
    mount = mount_of(home, _listed() if mounts is None else mounts)
    if mount is not None and mount.is_foreign:
        raise NetworkDisk(home, mount.kind)
    if free(home) < LEAST_FREE_BYTES:
        raise DiskFull(home)


def mount_of(folder: Path, mounts: str) -> Mount | None:
    """Find the file system that a folder lies on."""
    real = folder.resolve()
    found = [mount for mount in map(_mount, mounts.splitlines()) if real.is_relative_to(mount.at)]
    # Of two at one place the later lies on top.
    return max(reversed(found), key=lambda mount: len(mount.at.parts), default=None)


@contextmanager
def only_server(home: Path) -> Iterator[None]:
    """Be the one server of this data as long as this lasts. Raises AnotherServer.

    The folder itself is locked, by the kernel: no file is left behind, however the process ends.
    """
    make_private_folder(home)
    handle = os.open(home, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if not _is_locked(handle):
            raise AnotherServer(home)
        yield
    finally:
        os.close(handle)


def is_served(home: Path) -> bool:
    """Say whether a server works on this data now."""
    if not home.is_dir():
        return False
    handle = os.open(home, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        return not _is_locked(handle)
    finally:
        os.close(handle)


def _is_locked(handle: int) -> bool:
    """Take the lock, and say whether that went well."""
    # Windows lacks it, and may check content all the same.
    from fcntl import LOCK_EX, LOCK_NB, flock  # noqa: PLC0415

    try:
        flock(handle, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _existing(folder: Path) -> Path:
    return next(there for there in (folder, *folder.resolve().parents) if there.exists())


def _listed() -> str:
    return _MOUNTS.read_text("utf-8", "replace") if _MOUNTS.exists() else ""


def _mount(line: str) -> Mount:
    """Read a line of `/proc/self/mountinfo`; see proc_pid_mountinfo(5)."""
    before, _, after = line.partition(" - ")
    at = next(islice(before.split(" "), _PLACE, None), "/")
    kind, _, options = after.partition(" ")
    return Mount(Path(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), at)), kind, options)
