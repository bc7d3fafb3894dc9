"""A look at a database without opening it for work: nothing on the disk is changed by it."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.model.errors import StoreBroken
from bot.storage.migrations import refusal, refuse_foreign_file, refuse_unfit
from bot.storage.refusals import Damaged
from bot.storage.sealing import Seal
from bot.storage.sqlite_database import SqliteDatabase, translated
from bot.storage.standing import standing
from bot.storage.statements import read_migrations, read_statements


@dataclass(frozen=True, slots=True)
class Found:
    """What a database says of itself."""

    version: int  # of its schema
    newest: int  # the schema that this program writes
    written_at: datetime | None


def inspect(path: Path, seal: Seal) -> Found | None:
    """Look whether it is ours, of a schema we know, and sealed with our key; None: no data yet.

    Raises NotOurs, NewerSchema, WrongKey, Damaged, StoreBusy, StoreBroken.
    """
    # A journal lies there only while the file is being made: a power cut has left it half made,
    # and whoever opens it takes that back. A reader could not, and would take it for damaged.
    if not _has_bytes(path) or _has_bytes(path.with_name(path.name + "-journal")):
        return None
    refuse_foreign_file(path)
    # Without a log nobody works there, and a reader need not even make the files of the log.
    has_log = _has_bytes(path.with_name(path.name + "-wal"))
    how = "mode=ro" if has_log else "mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)
        connection.row_factory = sqlite3.Row
        try:
            return _found(SqliteDatabase(connection, read_statements(), seal), path)
        finally:
            connection.close()
    except ValueError as exc:  # a text that is none, a time that is none
        raise Damaged(path, type(exc).__name__) from exc
    except sqlite3.Error as exc:
        ours = translated(exc)
        ours.__cause__ = exc
        raise (refusal(ours, path) if isinstance(ours, StoreBroken) else ours) from exc


def _has_bytes(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _found(database: SqliteDatabase, path: Path) -> Found:
    newest = max(read_migrations())
    version = refuse_unfit(database, path, newest)
    written_at = standing(database, frozenset()).newest_at if version else None
    return Found(version, newest, written_at)
