"""Accounts and sessions of officials."""

from dataclasses import replace
from datetime import datetime

from bot.model.dossier import Officer, OfficerSession
from bot.model.errors import Conflict, NotFound
from bot.storage.codec import decode_officer, decode_time, encode_officer, encode_time
from bot.storage.database import Database, Row
from bot.storage.keys import existing_key, key_for
from bot.storage.sealing import DataKey


def add_officer(database: Database, officer: Officer, password_hash: str) -> None:
    """Keep a new account. Raises Conflict where the id or login is taken."""
    key = key_for(database, _subject(database, officer.id))
    if not database.run(
        "insert_officer",
        id=officer.id,
        key=key.id,
        finder=_login_finder(database, officer.login),
        office=officer.office,
        is_active=officer.is_active,
        body=key.seal(f"officers|body|{officer.id}", encode_officer(officer)),
        password=key.seal(f"officers|password|{officer.id}", password_hash.encode()),
    ):
        raise Conflict("the login is taken")


def officer_by_login(database: Database, login: str) -> tuple[Officer, str] | None:
    row = database.row("officer_by_login", finder=_login_finder(database, login))
    if row is None:
        return None
    place = f"officers|password|{row['id']}"
    return officer_in(database, row), database.key_in(row).unseal(place, row["password"]).decode()


def find_officer(database: Database, officer_id: str) -> Officer | None:
    row = database.row("officer_by_id", id=officer_id)
    return officer_in(database, row) if row else None


def officers_of(database: Database, office: str) -> list[Officer]:
    return [officer_in(database, row) for row in database.rows("officers_of", office=office)]


def shut_account(database: Database, officer_id: str) -> None:
    """Shut an account and end its sessions at once. Raises NotFound."""
    if not database.run("set_active", id=officer_id, is_active=False):
        raise NotFound(officer_id)
    database.run("close_sessions_of", officer=officer_id)


def open_account(database: Database, officer_id: str) -> None:
    """Open an account again. Raises NotFound."""
    if not database.run("set_active", id=officer_id, is_active=True):
        raise NotFound(officer_id)


def set_password(database: Database, officer_id: str, password_hash: str) -> None:
    """Raise NotFound where there is no such account."""
    sealed = _key(database, officer_id).seal(
        f"officers|password|{officer_id}", password_hash.encode()
    )
    database.run("set_password", id=officer_id, password=sealed)


def open_session(database: Database, session: OfficerSession) -> None:
    """Raise NotFound where the account is missing or shut."""
    key = _key(database, session.officer)
    if not database.run(
        "insert_session",
        token_hash=session.token_hash,
        officer=session.officer,
        csrf=key.seal(f"sessions|csrf|{session.token_hash}", session.csrf.encode()),
        created_at=encode_time(session.created_at),
        seen_at=encode_time(session.seen_at),
    ):
        raise NotFound(session.officer)


def find_session(database: Database, token_hash: str) -> OfficerSession | None:
    row = database.row("session_by_token", token_hash=token_hash)
    if row is None:
        return None
    csrf = database.key_in(row).unseal(f"sessions|csrf|{token_hash}", row["csrf"]).decode()
    return OfficerSession(
        token_hash,
        row["officer"],
        csrf,
        decode_time(row["created_at"]),
        decode_time(row["seen_at"]),
    )


def touch_session(database: Database, token_hash: str, now: datetime) -> None:
    database.run("touch_session", token_hash=token_hash, now=encode_time(now))


def close_session(database: Database, token_hash: str) -> None:
    database.run("close_session", token_hash=token_hash)


def officer_in(database: Database, row: Row) -> Officer:
    """Open the officer in a row of the table, joined to the key."""
    body = database.key_in(row).unseal(f"officers|body|{row['id']}", row["body"])
    return replace(decode_officer(body), is_active=bool(row["is_active"]))


def _key(database: Database, officer_id: str) -> DataKey:
    key = existing_key(database, _subject(database, officer_id))
    if key is None:
        raise NotFound(officer_id)
    return key


def _subject(database: Database, officer_id: str) -> bytes:
    return database.seal.finder("officer", officer_id)


def _login_finder(database: Database, login: str) -> bytes:
    return database.seal.finder("login", login)
