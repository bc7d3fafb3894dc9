"""A backup is whole, sealed and read back; it restores quietly, and never over anything."""

import errno
import os
import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.message import Message
from bot.service.ports import Outgoing, Work
from bot.storage import backup, snapshot, sqlite
from bot.storage.inspection import inspect
from bot.storage.refusals import (
    Damaged,
    HomeTaken,
    NewerSchema,
    NoData,
    NoRoom,
    NotABackup,
    WrongKey,
)
from bot.storage.sealed_stream import PIECE_BYTES
from bot.storage.sealing import Seal
from bot.storage.sqlite import SqliteStore
from bot.storage.statements import read_migrations
from bot.storage.vault import FileVault
from tests.storage.conftest import seal
from tests.storage.samples import LAN, NOW, draft, entry, saved

NAME = "Phạm Thị Lê Na"
PHOTO = b"anh chup giay chung sinh " * 100_000  # more than one piece


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Path]:
    """An office at work, with a conversation, a photo, an audit and a message on its way."""
    home = tmp_path / "data"
    store = await SqliteStore.open(home / backup.DATABASE, seal())
    vault = FileVault(home / backup.FILES, store, lambda: NOW)
    await vault.put("photo-0001", LAN, PHOTO)
    talk = saved(LAN, 0, draft("d1", ten=NAME))
    waits = (Outgoing(LAN, Message("Hồ sơ đã xong.")),)
    await store.commit(Work(NOW, conversations=(talk,), outgoing=waits))
    await store.commit(Work(NOW, audit=tuple(entry("21496", f"act-{n}") for n in range(4))))
    yield home
    await store.close()


def made(home: Path, where: Path) -> Path:
    return backup.make(home, where, seal(), NOW, os.urandom).path


def test_a_backup_of_an_office_at_work_holds_everything(home: Path, tmp_path: Path) -> None:
    told = backup.make(home, tmp_path / "usb", seal(), NOW, os.urandom)
    assert (told.files, told.facts.rows["chats"], told.facts.rows["audit"]) == (1, 1, 4)
    assert told.facts.audit_heads["21496"].startswith("4 ")
    assert told.path.stat().st_size > PIECE_BYTES
    assert [path.name for path in (tmp_path / "usb").iterdir()] == [told.path.name]


def test_nobody_else_can_read_a_backup(home: Path, tmp_path: Path) -> None:
    path = made(home, tmp_path / "usb")
    assert path.stat().st_mode & 0o077 == 0
    content = path.read_bytes()
    assert NAME.encode() not in content
    assert b"SQLite format" not in content
    assert PHOTO[:30] not in content


def test_an_older_backup_is_never_written_over(home: Path, tmp_path: Path) -> None:
    first, second = made(home, tmp_path / "usb"), made(home, tmp_path / "usb")
    assert first != second
    assert first.exists()


async def test_what_is_restored_is_what_was_there(home: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    backup.restore(made(home, tmp_path / "usb"), new, seal(), NOW)
    store = await SqliteStore.open(new / backup.DATABASE, seal())
    conversation, _ = await store.conversation(LAN)
    assert conversation.drafts[0].answers["ten"].value == NAME
    assert await FileVault(new / backup.FILES, store, lambda: NOW).get("photo-0001", LAN) == PHOTO
    assert await store.verify_audit("21496") == []
    await store.close()


async def test_nothing_that_waited_is_sent_again_after_a_restore(
    home: Path, tmp_path: Path
) -> None:
    new, later = tmp_path / "new", NOW + timedelta(hours=1)
    backup.restore(made(home, tmp_path / "usb"), new, seal(), later)
    assert backup.quarantined_since(new) == later
    store = await SqliteStore.open(new / backup.DATABASE, seal())
    assert await store.park_waiting(later) == 1
    assert list(await store.unreachable(LAN.channel)) == []
    assert await store.revive(LAN, later) == 0
    fresh = (Outgoing(LAN, Message("Mời anh/chị tới nhận.")),)
    await store.commit(Work(later + timedelta(minutes=1), outgoing=fresh))
    epoch = await store.take_over(LAN.channel)
    claimed = await store.claim(LAN.channel, later + timedelta(minutes=2), 10, epoch)
    assert [row.message.text for row in claimed] == ["Mời anh/chị tới nhận."]
    await store.close()
    backup.release(new)
    assert backup.quarantined_since(new) is None


def test_a_backup_is_never_put_over_data(home: Path, tmp_path: Path) -> None:
    path = made(home, tmp_path / "usb")
    before = (home / backup.DATABASE).read_bytes()
    with pytest.raises(HomeTaken):
        backup.restore(path, home, seal(), NOW)
    assert (home / backup.DATABASE).read_bytes() == before
    assert backup.quarantined_since(home) is None


def test_a_restore_that_was_broken_off_can_be_done_again(home: Path, tmp_path: Path) -> None:
    path, new = made(home, tmp_path / "usb"), tmp_path / "new"
    backup.restore(path, new, seal(), NOW)
    (new / backup.DATABASE).unlink()  # as if the power had gone before the last rename
    assert backup.restore(path, new, seal(), NOW).files == 1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_an_altered_backup_is_refused_and_nothing_is_put_there(
    home: Path, tmp_path: Path, share: float
) -> None:
    path, new = made(home, tmp_path / "usb"), tmp_path / "new"
    content = bytearray(path.read_bytes())
    content[int(len(content) * share)] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(Damaged):
        backup.restore(path, new, seal(), NOW)
    assert list(new.iterdir()) == []


@pytest.mark.parametrize("left", [PIECE_BYTES // 2, PIECE_BYTES + 96, -1])
def test_a_backup_that_was_cut_short_is_refused(home: Path, tmp_path: Path, left: int) -> None:
    path = made(home, tmp_path / "usb")
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(Damaged):
        backup.restore(path, tmp_path / "new", seal(), NOW)


def test_a_backup_of_another_office_stays_shut(home: Path, tmp_path: Path) -> None:
    path = made(home, tmp_path / "usb")
    with pytest.raises(WrongKey):
        backup.restore(path, tmp_path / "new", Seal(bytes(32), os.urandom), NOW)


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "thu.txt").write_bytes(b"khong phai")
    with pytest.raises(NotABackup):
        backup.restore(tmp_path / "thu.txt", tmp_path / "new", seal(), NOW)


def test_a_backup_that_a_newer_program_made_is_refused(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer, sqlite3.connect(home / backup.DATABASE) as database:
        newer.setattr(snapshot, "read_migrations", lambda: {9000: ""})
        database.execute("INSERT INTO schema_version VALUES (9000)")
        database.commit()
        path = made(home, tmp_path / "usb")
    database.close()
    with pytest.raises(NewerSchema):
        backup.restore(path, tmp_path / "new", seal(), NOW)
    assert list((tmp_path / "new").iterdir()) == []


async def test_a_backup_that_an_older_program_made_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, newest = tmp_path / "old", tmp_path / "new", max(read_migrations())
    with monkeypatch.context() as older:
        older.setattr(sqlite, "read_migrations", lambda: {1: read_migrations()[1]})
        await (await SqliteStore.open(old / backup.DATABASE, seal())).close()
    backup.restore(made(old, tmp_path / "usb"), new, seal(), NOW)
    found = inspect(new / backup.DATABASE, seal())
    assert found is not None
    assert (found.version, found.newest) == (1, newest)
    await (await SqliteStore.open(new / backup.DATABASE, seal())).close()
    found = inspect(new / backup.DATABASE, seal())
    assert found is not None
    assert found.version == newest


def test_without_data_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(NoData):
        made(tmp_path / "empty", tmp_path / "usb")


def test_a_full_disk_is_told_and_leaves_the_older_backup(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = made(home, tmp_path / "usb")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoRoom):
        made(home, tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == [older]
