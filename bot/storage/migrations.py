"""A database file is opened only if it is ours, sealed with our key, of a schema we know."""

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from bot.model.errors import StoreBroken
from bot.storage.keyfile import make_private_folder
from bot.storage.refusals import Damaged, NewerSchema, NotOurs, Refusal, WrongKey
from bot.storage.sqlite_database import SqliteDatabase
from bot.storage.statements import single_statements

_APPLICATION = 0x4D43_5541  # "MCUA" in the header of the file
# Where these stand in the header: sqlite.org/fileformat2.html, section 1.3.
_SQLITE, _HEADER_BYTES = b"SQLite format 3\0", 100
_SCHEMA_COOKIE, _APPLICATION_ID = slice(40, 44), slice(68, 72)
WHOLLY_CHECKED_BYTES = 64 * 1024 * 1024
_QUICK_CHECK_BELOW_BYTES = 1 << 30


def make_private_file(path: Path) -> None:
    """Make the file before SQLite does, so that nobody else can ever read it."""
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def refuse_foreign_file(path: Path) -> None:
    """Raise NotOurs by the bare header: a connection would already change the file."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    has_schema = header.startswith(_SQLITE) and header[_SCHEMA_COOKIE] != bytes(4)
    if has_schema and header[_APPLICATION_ID] != _APPLICATION.to_bytes(4, "big"):
        raise NotOurs(path)


def prepare(database: SqliteDatabase, path: Path, scripts: Mapping[int, str]) -> None:
    """Bring the schema up to date.

    Raises NotOurs, NewerSchema, WrongKey, Damaged; nothing is changed then.
    """
    with database.transaction("BEGIN IMMEDIATE"):
        version = refuse_unfit(database, path, max(scripts))
        for number in sorted(scripts):
            if number > version:
                _migrate(database, number, scripts[number])
    if path.stat().st_size < _QUICK_CHECK_BELOW_BYTES:
        _refuse_damaged(database.connection, path)


def refuse_unfit(database: SqliteDatabase, path: Path, newest: int) -> int:
    """Give the schema's version. Raises NotOurs, NewerSchema, WrongKey."""
    _refuse_foreign(database.connection, path)
    version = _version(database.connection)
    if version > newest:
        raise NewerSchema(path, f"{version} > {newest}")
    if version:
        _refuse_other_key(database, path)
    return version


def refusal(exc: StoreBroken, path: Path) -> Refusal | StoreBroken:
    """Give the refusal that an error at the start amounts to, if any."""
    code = getattr(exc.__cause__, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return NotOurs(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return Damaged(path)
    return exc


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    is_empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
    if application != _APPLICATION and not is_empty:
        raise NotOurs(path)


def _version(connection: sqlite3.Connection) -> int:
    if not connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'"
    ).fetchall():
        return 0
    return int(connection.execute("SELECT max(version) FROM schema_version").fetchone()[0])


def _refuse_other_key(database: SqliteDatabase, path: Path) -> None:
    check = database.connection.execute("SELECT key_check FROM installation").fetchone()
    if check is None or check[0] != database.seal.check:
        raise WrongKey(path)


def _migrate(database: SqliteDatabase, number: int, script: str) -> None:
    connection = database.connection
    for statement in single_statements(script):
        connection.execute(statement)
    connection.execute("INSERT INTO schema_version (version) VALUES (?)", (number,))
    if number == 1:
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(
            "INSERT INTO installation (key_check) VALUES (?)", (database.seal.check,)
        )


def _refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    # The whole check finds rows that an index has lost. It takes long for a large file: those are
    # checked so with each backup.
    check = "integrity" if path.stat().st_size <= WHOLLY_CHECKED_BYTES else "quick"
    verdict = connection.execute(f"PRAGMA {check}_check(1)").fetchone()[0]
    if verdict != "ok":
        raise Damaged(path, f"{check}_check")
