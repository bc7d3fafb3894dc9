"""Who did what: only ever added to, in one chain for each office."""

from collections.abc import Sequence

from bot.service.ports import AuditEntry
from bot.storage.chain import START, Link, broken_links, link_hash
from bot.storage.codec import decode_time, encode_time
from bot.storage.database import Database, Row


def add_entries(database: Database, entries: Sequence[AuditEntry]) -> None:
    # One at a time to a chain; in one order, so that no two wait for each other.
    for office in sorted({entry.office for entry in entries}):
        database.alone_with(f"audit of {office}")
    for entry in entries:
        _add(database, entry)


def audit_head(database: Database, office: str) -> tuple[bytes, int]:
    """Give the hash and the length of an office's chain, to be noted outside of it."""
    head = database.row("audit_head", office=office)
    return (head["hash"], head["number"]) if head else (START, 0)


def audit_of(database: Database, office: str) -> list[AuditEntry]:
    return [_link(row, office).entry for row in database.rows("audit_chain", office=office)]


def verify_audit(database: Database, office: str) -> list[int]:
    return broken_links(_link(row, office) for row in database.rows("audit_chain", office=office))


def audited_offices(database: Database) -> list[str]:
    return [row["office"] for row in database.rows("audited_offices")]


def _add(database: Database, entry: AuditEntry) -> None:
    before, number = audit_head(database, entry.office)
    database.run(
        "insert_audit",
        office=entry.office,
        number=number + 1,
        at=encode_time(entry.at),
        actor=entry.actor,
        action=entry.action,
        object=entry.object,
        hash=link_hash(before, number + 1, entry),
    )


def _link(row: Row, office: str) -> Link:
    entry = AuditEntry(decode_time(row["at"]), office, row["actor"], row["action"], row["object"])
    return Link(row["id"], row["number"], entry, row["hash"])
