"""The database as it stood at one moment, copied while others go on writing."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.storage.audit import audit_head, audited_offices, verify_audit
from bot.storage.migrations import refuse_unfit
from bot.storage.refusals import Damaged
from bot.storage.sealing import Seal
from bot.storage.sqlite_database import SqliteDatabase, translated
from bot.storage.statements import read_migrations, read_statements

_COUNTED = ("chats", "drafts", "dossiers", "papers", "outbox", "audit")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a copy holds, to be held against what is read back."""

    schema: int
    rows: Mapping[str, int]
    audit_heads: Mapping[str, str]  # office -> length and hash of its chain: noted outside of it
    flows: tuple[str, ...]


def take(database: Path, copy: Path) -> None:
    """Copy the database into a file that must not exist. Raises StoreBusy, StoreBroken."""
    try:
        connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        try:
            connection.execute("VACUUM INTO ?", (str(copy),))
        finally:
            connection.close()
    except sqlite3.Error as exc:
        raise translated(exc) from exc


def facts(copy: Path, seal: Seal) -> Facts:
    """Examine a copy thoroughly. Raises Damaged, WrongKey, NotOurs, NewerSchema, StoreBroken."""
    connection = sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        return _examined(SqliteDatabase(connection, read_statements(), seal), copy)
    except sqlite3.DatabaseError as exc:
        raise Damaged(copy) from exc
    finally:
        connection.close()


def _examined(database: SqliteDatabase, copy: Path) -> Facts:
    schema = refuse_unfit(database, copy, max(read_migrations()))
    if database.connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise Damaged(copy, "integrity_check")
    offices = audited_offices(database)
    if any(verify_audit(database, office) for office in offices):
        raise Damaged(copy, "audit")
    heads = {office: audit_head(database, office) for office in offices}
    versions = database.connection.execute("SELECT slug || ' ' || version FROM flow_versions")
    return Facts(
        schema=schema,
        rows={table: _count(database.connection, table) for table in _COUNTED},
        audit_heads={office: f"{n} {head.hex()}" for office, (head, n) in heads.items()},
        flows=tuple(sorted(row[0] for row in versions)),
    )


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - ours
