"""Data is opened only where it is ours, whole, and sealed with our key."""

import os
import shutil
import sqlite3
import struct
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.errors import StoreBroken
from bot.service.ports import Work
from bot.storage.inspection import inspect
from bot.storage.refusals import Damaged, NewerSchema, NotOurs, WrongKey
from bot.storage.sealing import Seal
from bot.storage.sqlite import SqliteStore
from tests.storage.conftest import seal
from tests.storage.samples import AN, LAN, NOW, draft, entry, saved, say


@pytest.fixture
async def path(tmp_path: Path) -> AsyncIterator[Path]:
    """An office's database with one conversation, closed."""
    of_others = set(threading.enumerate())
    path = tmp_path / "data" / "motcua.db"
    store = await SqliteStore.open(path, seal())
    await store.commit(Work(NOW, conversations=(saved(LAN, 0, draft("d1", ten="Mai")),)))
    await store.commit(Work(NOW, audit=tuple(entry("21496", f"act-{n}") for n in range(4))))
    await store.close()
    yield path
    for thread in set(threading.enumerate()) - of_others:
        if "_connection_worker_thread" in thread.name:
            thread.join(10)
            assert not thread.is_alive()


def altered(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def scratch(path: Path) -> None:
    """Overwrite some pages, as a failing disk does."""
    pages = bytearray(path.read_bytes())
    pages[4096 * 3 : 4096 * 9] = b"?" * 4096 * 6
    path.write_bytes(bytes(pages))


def test_an_office_without_data_has_none(tmp_path: Path) -> None:
    assert not SqliteStore.has_data(tmp_path / "motcua.db")


async def test_data_is_there_for_its_owner_alone(path: Path) -> None:
    assert SqliteStore.has_data(path)
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert os.stat(path.parent).st_mode & 0o777 == 0o700


async def test_another_start_finds_what_was_kept(path: Path) -> None:
    store = await SqliteStore.open(path, seal())
    assert (await store.conversation(LAN))[0].drafts == (draft("d1", ten="Mai"),)
    await store.close()


async def test_safety_is_switched_on_in_every_connection(path: Path) -> None:
    store = await SqliteStore.open(path, seal())
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "cell_size_check": 1,
    }
    for connection in (store._writer, *store._readers):
        found = await connection.run(
            lambda database: {
                name: database.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted
            }
        )
        assert found == wanted
    await store.close()


async def test_a_wrong_key_is_told_at_once(path: Path) -> None:
    with pytest.raises(WrongKey):
        await SqliteStore.open(path, Seal(bytes(32), os.urandom))


async def test_data_of_a_newer_program_is_left_alone(path: Path) -> None:
    altered(path, "INSERT INTO schema_version VALUES (9000)")
    with pytest.raises(NewerSchema):
        await SqliteStore.open(path, seal())


async def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    altered(tmp_path / "other.db", "CREATE TABLE songs (title TEXT)")
    with pytest.raises(NotOurs):
        await SqliteStore.open(tmp_path / "other.db", seal())
    connection = sqlite3.connect(tmp_path / "other.db")
    assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("songs",)]
    connection.close()


async def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_bytes(b"Kinh gui: Uy ban nhan dan xa" * 200)
    with pytest.raises(NotOurs):
        await SqliteStore.open(tmp_path / "letter.db", seal())


async def test_a_first_start_that_a_power_cut_ended_begins_anew(tmp_path: Path) -> None:
    """Half a page was written; the journal knows that there was none before."""
    path = tmp_path / "motcua.db"
    path.write_bytes(bytes(2048))
    no_pages_before = struct.pack(">8s5I", bytes.fromhex("d9d505f920a163d7"), 0, 1, 0, 512, 4096)
    path.with_name("motcua.db-journal").write_bytes(no_pages_before.ljust(512, b"\0"))
    assert inspect(path, seal()) is None
    store = await SqliteStore.open(path, seal())
    await store.commit(say(LAN, "a"))
    await store.close()


async def test_a_damaged_database_is_not_opened(path: Path) -> None:
    scratch(path)
    with pytest.raises(Damaged):
        await SqliteStore.open(path, seal())


async def test_a_row_moved_to_another_chat_is_noticed(path: Path) -> None:
    altered(path, "UPDATE conversations SET body = (SELECT body FROM drafts)")
    store = await SqliteStore.open(path, seal())
    with pytest.raises(StoreBroken):
        await store.conversation(LAN)
    await store.close()


async def test_drafts_that_changed_places_are_noticed(path: Path) -> None:
    store = await SqliteStore.open(path, seal())
    await store.commit(Work(NOW, conversations=(saved(LAN, 1, draft("d1"), draft("d2")),)))
    await store.close()
    altered(path, "UPDATE drafts SET body = (SELECT max(body) FROM drafts)")
    store = await SqliteStore.open(path, seal())
    with pytest.raises(StoreBroken):
        await store.conversation(LAN)
    await store.close()


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE audit SET actor = 'officer-binh' WHERE number = 2", [2]),
        ("UPDATE audit SET hash = x'00' WHERE number = 4", [4]),
        ("DELETE FROM audit WHERE number = 2", [3]),
        ("UPDATE audit SET number = 9 WHERE number = 3", [4, 3]),
    ],
)
async def test_a_tampered_audit_is_found(path: Path, change: str, broken: list[int]) -> None:
    triggers = ("DROP TRIGGER audit_stays_unchanged", "DROP TRIGGER audit_stays_whole")
    altered(path, *triggers, change)
    store = await SqliteStore.open(path, seal())
    assert await store.verify_audit("21496") == broken
    await store.close()


async def test_a_shortened_audit_is_told_by_its_head(path: Path) -> None:
    store = await SqliteStore.open(path, seal())
    head = await store.audit_head("21496")
    await store.close()
    altered(path, "DROP TRIGGER audit_stays_whole", "DELETE FROM audit WHERE number = 4")
    store = await SqliteStore.open(path, seal())
    assert await store.verify_audit("21496") == []
    assert await store.audit_head("21496") != head
    await store.close()


@pytest.mark.parametrize("change", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
def test_the_database_itself_refuses_to_rewrite_the_audit(path: Path, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="audit is never"):
        altered(path, change)


async def test_a_copy_without_its_log_is_as_it_was_at_the_last_close(path: Path) -> None:
    shutil.copy(path, path.with_name("copy.db"))
    store = await SqliteStore.open(path.with_name("copy.db"), seal())
    assert (await store.conversation(LAN))[1] == 1
    assert await store.officer(AN.id) is None
    await store.close()
