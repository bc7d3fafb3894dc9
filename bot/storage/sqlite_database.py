"""One connection to a SQLite database, to be used in its thread."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bot.model.errors import Conflict, StoreBroken, StoreBusy
from bot.storage.database import Cell, Database, Row
from bot.storage.sealing import Seal

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_TAKEN = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}


class SqliteDatabase(Database):
    """Named statements over a connection."""

    def __init__(
        self, connection: sqlite3.Connection, statements: Mapping[str, str], seal: Seal
    ) -> None:
        super().__init__(seal)
        self.connection = connection
        self._statements = statements
        self._seen_version = -1

    def run(self, name: str, **values: Cell) -> int:
        return self.connection.execute(self._statements[name], values).rowcount

    def rows(self, name: str, **values: Cell) -> list[Row]:
        return self.connection.execute(self._statements[name], values).fetchall()

    def alone_with(self, what: str) -> None:
        """Do nothing: there is one writer at a time."""

    @contextmanager
    def transaction(self, begin: str) -> Iterator[None]:
        """Keep all of it or nothing; drivers' errors leave as our own."""
        try:
            self.connection.execute(begin)
            self._forget_what_others_changed()
            yield
            self.connection.execute("COMMIT")
        except BaseException as exc:
            self.forget()
            # SQLite itself may have rolled back already, e.g. on a full disk.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(exc, sqlite3.Error):
                raise translated(exc) from exc
            raise

    def _forget_what_others_changed(self) -> None:
        # The number changes with each commit of another connection, of whatever process.
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        if version != self._seen_version:
            self._seen_version = version
            self.forget()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo this part alone where it raises; its neighbours in the transaction stay."""
        self.connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException as exc:
            self.forget()
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO part")
                self.connection.execute("RELEASE part")
            if isinstance(exc, sqlite3.IntegrityError):
                raise _constraint(exc) from exc
            raise
        self.connection.execute("RELEASE part")


def translated(exc: sqlite3.Error) -> StoreBusy | StoreBroken:
    """Give our word for a driver's error."""
    code = getattr(exc, "sqlite_errorcode", 0)
    words = f"{type(exc).__name__}: {getattr(exc, 'sqlite_errorname', '')}"
    return StoreBusy(words) if code & 0xFF in _BUSY else StoreBroken(words)


def is_full_disk(exc: StoreBroken) -> bool:
    """Say whether going on is safe once there is room: a full disk leaves no doubt behind."""
    code = getattr(exc.__cause__, "sqlite_errorcode", 0)
    return bool(code & 0xFF == sqlite3.SQLITE_FULL)


def _constraint(exc: sqlite3.IntegrityError) -> Conflict | ValueError:
    if exc.sqlite_errorcode in _TAKEN:
        return Conflict("it is taken")
    return ValueError(f"the work does not fit the data: {exc.sqlite_errorname}")
