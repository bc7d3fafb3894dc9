"""What cannot be opened is left as it is, byte for byte, and one sentence says what to do."""

import asyncio
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.content.library import ContentLibrary
from tests.safety.house import BA_DONG, house
from tests.safety.machine import Ended, Machine, machine
from tests.safety.marks import files_below
from tests.safety.test_starting import is_told


@dataclass
class Office:
    """A machine that holds data; its commands run in this process, which is quicker."""

    box: Machine
    capsys: pytest.CaptureFixture[str]

    def everything(self) -> dict[str, bytes]:
        return files_below(self.box.place)

    async def runs(self, *command: str) -> Ended:
        code = await asyncio.to_thread(main, command)
        return Ended(code, *self.capsys.readouterr())

    async def refuses(self, *command: str, told: str) -> None:
        """Check that it is told in one sentence, and that nothing is changed."""
        before = self.everything()
        is_told(await self.runs(*command), told)
        assert self.everything() == before


@pytest.fixture
async def office(
    tmp_path: Path,
    library: ContentLibrary,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Office:
    async with house(tmp_path, library) as there:
        await there.officer("an", BA_DONG)
    box = machine(tmp_path)
    for name, value in box.environment().items():
        monkeypatch.setenv(name, value)
    return Office(box, capsys)


async def test_data_of_a_newer_program(office: Office) -> None:
    with sqlite3.connect(office.box.data / "motcua.db") as newer:
        newer.execute("INSERT INTO schema_version VALUES (9000)")
    newer.close()
    await office.refuses("run", told="Cài bản mới")
    await office.refuses("backup", str(office.box.place / "usb"), told="Cài bản mới")


async def test_data_sealed_with_another_key(office: Office) -> None:
    office.box.key.write_text("ab" * 32)
    await office.refuses("officer", "add", "x", "--name", "X", "--office", BA_DONG, told="khóa cũ")


async def test_data_without_its_key(office: Office) -> None:
    office.box.key.unlink()
    await office.refuses("backup", told=str(office.box.key))


async def test_a_log_that_a_crash_left_stays_for_the_right_key(office: Office) -> None:
    """Whoever opens the data for work writes the log back: not with the wrong key."""
    database = office.box.data / "motcua.db"
    with sqlite3.connect(database) as crashed:
        crashed.execute(
            "INSERT INTO statistics VALUES ('2026-11', '21496', 'x', 'web', 'y', 'z', 1)"
        )
        crashed.commit()
        left = {
            name: (office.box.data / name).read_bytes()
            for name in os.listdir(office.box.data)
            if "wal" in name
        }
    crashed.close()
    for name, content in left.items():
        (office.box.data / name).write_bytes(content)
    right = office.box.key.read_text()
    office.box.key.write_text("ab" * 32)
    before = office.everything()
    is_told(await office.runs("run"), str(office.box.key))
    after = {name: content for name, content in office.everything().items() if "-shm" not in name}
    assert after == before
    assert any(name.endswith("-wal") for name in before)
    office.box.key.write_text(right)
    assert (await office.runs("audit", "verify")).code == 0


async def test_a_second_server_on_the_same_data(office: Office) -> None:
    async with office.box.serving("run"):
        other = machine(office.box.place)
        is_told(await other.runs("run"), str(office.box.data), "MOTCUA_HOME")
        added = await other.runs("officer", "add", "b", "--name", "B", "--office", BA_DONG)
        assert added.code == 0, "whoever works beside the server is welcome"


async def test_a_backup_of_another_office_or_of_a_newer_program(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await office.runs("backup", str(office.box.place / "usb"))).code == 0
    (backup,) = (office.box.place / "usb").iterdir()
    newer = backup.with_name("newer.backup")
    newer.write_bytes(backup.read_bytes().replace(b"MOTCUA-BACKUP 1", b"MOTCUA-BACKUP 2", 1))
    monkeypatch.setenv("MOTCUA_HOME", str(office.box.place / "new"))
    await office.refuses("restore", str(newer), told="Cài bản mới")
    office.box.key.write_text("ab" * 32)
    await office.refuses("restore", str(backup), told=str(office.box.key))
    assert not list((office.box.place / "new").iterdir())
