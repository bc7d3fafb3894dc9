"""What cannot be opened is left as it is, byte for byte, and one sentence says what to do."""

import os
import sqlite3
from pathlib import Path

import pytest

from bot.content.library import ContentLibrary
from tests.safety.house import BA_DONG, house
from tests.safety.machine import Machine, machine
from tests.safety.marks import files_below
from tests.safety.test_starting import is_told


@pytest.fixture
async def box(tmp_path: Path, library: ContentLibrary) -> Machine:
    """Give a machine that holds data."""
    async with house(tmp_path, library) as there:
        await there.officer("an", BA_DONG)
    return machine(tmp_path)


def everything(box: Machine) -> dict[str, bytes]:
    return files_below(box.place)


async def refuses(box: Machine, *command: str, told: str) -> None:
    before = everything(box)
    is_told(await box.runs(*command), told)
    assert everything(box) == before


async def test_data_of_a_newer_program(box: Machine) -> None:
    with sqlite3.connect(box.data / "motcua.db") as newer:
        newer.execute("INSERT INTO schema_version VALUES (9000)")
    newer.close()
    await refuses(box, "run", told="Cài bản mới")
    await refuses(box, "backup", str(box.place / "usb"), told="Cài bản mới")


async def test_data_sealed_with_another_key(box: Machine) -> None:
    box.key.write_text("ab" * 32)
    await refuses(box, "officer", "add", "x", "--name", "X", "--office", BA_DONG, told="khóa cũ")


async def test_data_without_its_key(box: Machine) -> None:
    box.key.unlink()
    await refuses(box, "backup", told=str(box.key))


async def test_a_log_that_a_crash_left_stays_for_the_right_key(box: Machine) -> None:
    """Whoever opens the data for work writes the log back: not with the wrong key."""
    database = box.data / "motcua.db"
    with sqlite3.connect(database) as crashed:
        crashed.execute(
            "INSERT INTO statistics VALUES ('2026-11', '21496', 'x', 'web', 'y', 'z', 1)"
        )
        crashed.commit()
        left = {
            name: (box.data / name).read_bytes() for name in os.listdir(box.data) if "wal" in name
        }
    crashed.close()
    for name, content in left.items():
        (box.data / name).write_bytes(content)
    right = box.key.read_text()
    box.key.write_text("ab" * 32)
    before = everything(box)
    is_told(await box.runs("run"), str(box.key))
    after = {name: content for name, content in everything(box).items() if "-shm" not in name}
    assert after == before
    assert any(name.endswith("-wal") for name in before)
    box.key.write_text(right)
    assert (await box.runs("audit", "verify")).code == 0


async def test_a_second_server_on_the_same_data(box: Machine) -> None:
    async with box.serving("run"):
        other = machine(box.place)
        is_told(await other.runs("run"), str(box.data), "MOTCUA_HOME")
        added = await other.runs("officer", "add", "b", "--name", "B", "--office", BA_DONG)
        assert added.code == 0, "whoever works beside the server is welcome"


async def test_a_backup_of_another_office_or_of_a_newer_program(box: Machine) -> None:
    assert (await box.runs("backup", str(box.place / "usb"))).code == 0
    (backup,) = (box.place / "usb").iterdir()
    newer = backup.with_name("newer.backup")
    newer.write_bytes(backup.read_bytes().replace(b"MOTCUA-BACKUP 1", b"MOTCUA-BACKUP 2", 1))
    box.set_to["MOTCUA_HOME"] = str(box.place / "new")
    await refuses(box, "restore", str(newer), told="Cài bản mới")
    box.key.write_text("ab" * 32)
    await refuses(box, "restore", str(backup), told=str(box.key))
    assert not list((box.place / "new").iterdir())
