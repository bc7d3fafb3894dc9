"""Files rest sealed under their own keys, and are erased with them."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model.errors import NotFound, StoreBroken
from bot.service.ports import PaperMove, Vault, Work
from bot.storage.memory import MemoryVault
from bot.storage.sqlite import SqliteStore
from bot.storage.vault import FileVault
from tests.storage.samples import HOA, LAN, NOW, later, paper

PHOTO = b"\xff\xd8 giay chung sinh"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "files"


@pytest.fixture
def files(sqlite: SqliteStore, folder: Path) -> FileVault:
    return FileVault(folder, sqlite, lambda: NOW)


@pytest.fixture(params=["memory", "files"])
def vault(request: pytest.FixtureRequest, files: FileVault) -> Vault:
    return MemoryVault() if request.param == "memory" else files


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


async def test_a_photo_is_found_again(vault: Vault) -> None:
    await vault.put("paper-0001", LAN, PHOTO)
    assert await vault.get("paper-0001", LAN) == PHOTO


async def test_a_photo_is_nobody_elses(vault: Vault) -> None:
    await vault.put("paper-0001", LAN, PHOTO)
    with pytest.raises(NotFound):
        await vault.get("paper-0001", HOA)
    with pytest.raises(NotFound):
        await vault.get("paper-0002", LAN)


async def test_a_dropped_photo_is_gone(vault: Vault) -> None:
    await vault.put("paper-0001", LAN, PHOTO)
    await vault.drop("paper-0001")
    await vault.drop("paper-0001")
    with pytest.raises(NotFound):
        await vault.get("paper-0001", LAN)


async def test_a_file_is_private_and_named_by_its_id_alone(files: FileVault, folder: Path) -> None:
    await files.put("paper-0001", LAN, PHOTO)
    assert names(folder) == ["paper-0001"]
    assert mode(folder / "paper-0001") == 0o600
    assert mode(folder) == 0o700
    assert b"giay chung sinh" not in (folder / "paper-0001").read_bytes()


@pytest.mark.parametrize("name", ["../motcua.db", "a/b/c/d/e", "short", "", "a" * 65, "paper\n001"])
async def test_a_strange_id_leads_nowhere(files: FileVault, folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a file"):
        await files.put(name, LAN, PHOTO)
    with pytest.raises(NotFound):
        await files.get(name, LAN)
    await files.drop(name)
    assert names(folder) == []


async def test_an_altered_file_is_not_shown(files: FileVault, folder: Path) -> None:
    await files.put("paper-0001", LAN, PHOTO)
    await files.put("paper-0002", LAN, PHOTO)
    (folder / "paper-0001").write_bytes((folder / "paper-0002").read_bytes())
    with pytest.raises(StoreBroken):
        await files.get("paper-0001", LAN)


async def test_bytes_without_their_key_stay_shut_for_good(
    files: FileVault, sqlite: SqliteStore, folder: Path
) -> None:
    await files.put("paper-0001", LAN, PHOTO)
    await sqlite.commit(Work(NOW, papers=(paper("paper-0001"),)))
    await sqlite.commit(Work(NOW, paper_moves=(PaperMove("paper-0001"),)))
    assert names(folder) == ["paper-0001"]
    with pytest.raises(NotFound):
        await files.get("paper-0001", LAN)


async def test_files_that_no_row_knows_are_swept_when_old(files: FileVault, folder: Path) -> None:
    await files.put("paper-known", LAN, PHOTO)
    await files.put("paper-stray", LAN, PHOTO)
    (folder / "paper-known.new").write_bytes(b"left by a crash")
    os.utime(folder / "paper-known.new", (NOW.timestamp(), NOW.timestamp()))
    assert await files.sweep({"paper-known"}, older_than=NOW) == 0
    assert await files.sweep({"paper-known"}, older_than=later(1)) == 2
    assert await files.get("paper-known", LAN) == PHOTO
    assert names(folder) == ["paper-known"]


async def test_an_empty_office_has_nothing_to_sweep(files: FileVault) -> None:
    assert await files.sweep(frozenset(), older_than=datetime(2027, 1, 1, tzinfo=UTC)) == 0


async def test_a_folder_that_cannot_be_written_is_told(sqlite: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"a file where the folder should be")
    blocked = FileVault(tmp_path / "taken", sqlite, lambda: NOW)
    with pytest.raises(StoreBroken):
        await blocked.put("paper-0001", LAN, PHOTO)


async def test_a_file_has_its_name_only_once_it_is_on_the_disk(
    files: FileVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First the bytes are waited for, then the folder that holds the name."""
    steps: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def synced(handle: int) -> None:
        steps.append(f"sync {Path(os.readlink(f'/proc/self/fd/{handle}')).name}")
        fsync(handle)

    def renamed(path: Path, name: Path) -> Path:
        steps.append(f"name {name.name}")
        return rename(path, name)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "rename", renamed)
    await files.put("paper-0001", LAN, PHOTO)
    assert steps[-3:] == ["sync paper-0001.new", "name paper-0001", f"sync {folder.name}"]
