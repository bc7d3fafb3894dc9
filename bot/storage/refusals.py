"""Why stored data cannot be opened: facts only, which the wiring puts into words."""

from pathlib import Path


class Refusal(Exception):
    """The data at `path` stays shut; of a server, its address without the password."""

    def __init__(self, path: Path | str, reason: str = "") -> None:
        super().__init__(f"{path}: {reason}" if reason else str(path))
        self.path = path
        self.reason = reason


class KeyMissing(Refusal):
    """There is data, but the key it was sealed with is gone."""


class KeyUnusable(Refusal):
    """The key file is `unreadable`, `too_open` (others may read it) or of `wrong_length`."""


class KeyUnwritable(Refusal):
    """A new key cannot be put there."""


class KeyBesideData(Refusal):
    """The key would lie with the data that it protects."""


class WrongKey(Refusal):
    """The data was sealed with another key."""


class NewerSchema(Refusal):
    """The database was written by a newer version of the program."""


class NotOurs(Refusal):
    """The file is not a database of this program."""


class NotABackup(Refusal):
    """The file is not a backup of this program."""


class NoData(Refusal):
    """There is nothing to make a backup of."""


class NoRoom(Refusal):
    """The disk is full."""


class DiskFull(Refusal):
    """There is no room left to begin with."""


class NetworkDisk(Refusal):
    """The data folder lies on another machine, or on something that is no disk of its own."""


class AnotherServer(Refusal):
    """A server works on this data already."""


class HomeTaken(Refusal):
    """Data is there already: a backup never replaces it."""


class Damaged(Refusal):
    """The database fails its own consistency check."""


class ServerSilent(Refusal):
    """The database server cannot be reached, or does not let us in."""


class ServerUnfit(Refusal):
    """The database server is too old, or may lose what it has confirmed."""


class OnServer(Refusal):
    """The data rests on a server, which has its own ways to make backups; the files lie here."""
