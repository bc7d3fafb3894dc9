"""One connection to the database, as the functions in its thread use it."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bot.model.errors import Conflict, StoreBroken, StoreBusy
from bot.storage.sealing import DataKey, Seal, WrappedKey

Cell = str | int | bytes | None

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_TAKEN = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}


class Database:
    """Named statements over a connection, and the seal for what they carry."""

    def __init__(
        self, connection: sqlite3.Connection, statements: Mapping[str, str], seal: Seal
    ) -> None:
        self.connection = connection
        self.seal = seal
        self._statements = statements

    def run(self, name: str, **values: Cell) -> int:
        """Run a statement that writes; give how many rows it touched."""
        return self.connection.execute(self._statements[name], values).rowcount

    def rows(self, name: str, **values: Cell) -> list[sqlite3.Row]:
        return self.connection.execute(self._statements[name], values).fetchall()

    def row(self, name: str, **values: Cell) -> sqlite3.Row | None:
        found = self.rows(name, **values)
        return found[0] if found else None

    def returned(self, name: str, **values: Cell) -> sqlite3.Row:
        """Run a statement that writes one row; give what it returns."""
        (row,) = self.rows(name, **values)
        return row

    def key_in(self, row: sqlite3.Row) -> DataKey:
        """Open the data key that a statement joined to its row."""
        return self.seal.open_key(WrappedKey(row["key_id"], row["wrapped"]))

    @contextmanager
    def transaction(self, begin: str) -> Iterator[None]:
        """Keep all of it or nothing; drivers' errors leave as our own."""
        try:
            self.connection.execute(begin)
            yield
            self.connection.execute("COMMIT")
        except sqlite3.Error as exc:
            raise translated(exc) from exc
        finally:
            # SQLite itself may have rolled back already, e.g. on a full disk.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo this part alone where it raises; its neighbours in the transaction stay."""
        self.connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException as exc:
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
