"""Officers' messenger accounts, joined by a code that works once; and the offices' groups."""

from datetime import datetime

from bot.model.dossier import Officer
from bot.model.event import Chat
from bot.storage.codec import decode_chat, encode_chat, encode_time
from bot.storage.database import Database
from bot.storage.keys import chat_finder, key_for
from bot.storage.officers import find_officer, officer_in


def keep_link_code(database: Database, officer: str, code: str, until: datetime) -> None:
    """Keep the officer's code in the place of an older one."""
    database.run("drop_link_codes_of", officer=officer)
    finder = _code_finder(database, code)
    database.run("keep_link_code", finder=finder, officer=officer, until=encode_time(until))


def link_account(database: Database, code: str, account: Chat, now: datetime) -> Officer | None:
    """Use up a code; the account is its officer's from now on. None for a code that is no good.

    The officer's former account is let go: a lost phone is cut off by linking another.
    """
    taken = database.row(
        "take_link_code", finder=_code_finder(database, code), now=encode_time(now)
    )
    officer = find_officer(database, taken["officer"]) if taken else None
    if officer is None or not officer.is_active:
        return None
    database.run("drop_accounts_of", officer=officer.id)
    database.run("link_account", finder=chat_finder(database, account), officer=officer.id)
    return officer


def officer_of(database: Database, account: Chat) -> Officer | None:
    row = database.row("officer_of_account", finder=chat_finder(database, account))
    return officer_in(database, row) if row else None


def link_group(database: Database, office: str, group: Chat) -> None:
    """Give an office its group; a group serves one office, an office has one group."""
    unlink_group(database, group)
    key = key_for(database, database.seal.finder("group", office))
    database.run(
        "link_group",
        office=office,
        finder=chat_finder(database, group),
        key=key.id,
        body=key.seal(_place(office), encode_chat(group)),
    )


def unlink_group(database: Database, group: Chat) -> None:
    database.run("unlink_group", finder=chat_finder(database, group))


def group_of(database: Database, office: str) -> Chat | None:
    row = database.row("group_of", office=office)
    return decode_chat(database.key_in(row).unseal(_place(office), row["body"])) if row else None


def office_of_group(database: Database, group: Chat) -> str:
    row = database.row("office_of_group", finder=chat_finder(database, group))
    return str(row["office"]) if row else ""


def _code_finder(database: Database, code: str) -> bytes:
    return database.seal.finder("link_code", code)


def _place(office: str) -> str:
    return f"office_groups|body|{office}"
