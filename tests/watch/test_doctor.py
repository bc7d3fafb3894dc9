"""The doctor says plainly what is set, what is missing and what to do, and changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from bot.commands.doctor import Examination, Wrong
from bot.commands.telling import Teller
from bot.content.library import ContentLibrary
from bot.settings import read_settings
from bot.storage import last_backup, sqlite
from bot.storage.backup import DATABASE, QUARANTINE
from bot.storage.place import only_server
from bot.storage.sqlite import SqliteStore
from bot.storage.statements import read_migrations
from bot.wiring import office_seal, system_clock
from tests.faults.server import settings_of
from tests.safety.marks import files_below
from tests.storage.samples import LAN, say
from tests.telegram.fake import TOKEN, FakeTelegram


@dataclass
class Patient:
    """An installation, and what the doctor says of it."""

    place: Path
    library: ContentLibrary
    said: str = ""
    wrong: str = ""

    @property
    def home(self) -> Path:
        return self.place / "data"

    async def examined(
        self, more: Mapping[str, str] = MappingProxyType({}), *, online: bool = False
    ) -> bool:
        """Let the doctor look, and say whether something is wrong; nothing may have changed."""
        own = {
            "MOTCUA_HOME": str(self.home),
            "MOTCUA_KEY_FILE": str(self.place / "key" / "office.key"),
        }
        told = own | dict(more)
        before = files_below(self.place)
        looked = Examination(self.library.book(), read_settings(told), Teller(told))
        found = [sentence async for sentence in looked.all(online=online)]
        assert files_below(self.place) == before
        self.said = "\n".join(one for one in found if isinstance(one, str))
        self.wrong = "\n".join(one.sentence for one in found if isinstance(one, Wrong))
        return bool(self.wrong)

    async def works(self, at: timedelta = timedelta()) -> None:
        """Let the office keep something."""
        seal = office_seal(settings_of(self.place), has_data=False)
        store = await SqliteStore.open(self.home / DATABASE, seal)
        await store.commit(say(LAN, "Dạ", at=system_clock() + at))
        await store.close()


@pytest.fixture
def patient(tmp_path: Path, library: ContentLibrary) -> Patient:
    return Patient(tmp_path, library)


async def test_a_new_machine_is_told_what_is_to_come(patient: Patient) -> None:
    assert not await patient.examined()
    for words in ("Khóa: chưa có", "Dữ liệu: chưa có", "In tờ khai: vẽ được", "Giờ của máy: "):
        assert words in patient.said
    assert "Telegram: chưa bật" in patient.said


async def test_an_office_at_work_is_told_how_it_stands(patient: Patient) -> None:
    await patient.works()
    assert not await patient.examined()
    assert f"khóa đúng, bản {max(read_migrations())}." in patient.said
    assert "Máy chủ: chưa chạy" in patient.said
    assert "Sao lưu: chưa có lần nào" in patient.said
    last_backup.note(patient.home, system_clock() - timedelta(days=3))
    (patient.home / QUARANTINE).write_text(system_clock().isoformat(), "ascii")
    with only_server(patient.home):
        assert not await patient.examined()
    assert "Máy chủ: đang chạy" in patient.said
    assert "đã quá 2 ngày. Chạy: motcua backup" in patient.said
    assert "motcua restore --confirm" in patient.said


async def test_data_of_an_older_program_is_told_and_left_so(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    *before, _ = sorted(read_migrations().items())
    with monkeypatch.context() as older:
        older.setattr(sqlite, "read_migrations", lambda: dict(before))
        await patient.works()
    assert not await patient.examined()
    assert f"đang ở bản {len(before)}" in patient.said


async def test_a_clock_behind_what_was_written_is_wrong(patient: Patient) -> None:
    await patient.works(at=timedelta(days=2))
    assert await patient.examined()
    assert "Chỉnh lại ngày giờ" in patient.wrong


async def test_a_key_that_others_may_read_and_one_beside_the_data_are_wrong(
    patient: Patient,
) -> None:
    await patient.works()
    (patient.place / "key" / "office.key").chmod(0o644)
    assert await patient.examined()
    assert "chmod 600" in patient.wrong
    assert await patient.examined({"MOTCUA_KEY_FILE": str(patient.home / "office.key")})
    assert "MOTCUA_KEY_FILE" in patient.wrong


async def test_telegram_is_asked_only_on_request(patient: Patient) -> None:
    async with FakeTelegram() as telegram:
        wrong = {"MOTCUA_TELEGRAM_TOKEN": "1:wrong"}
        bot = {"MOTCUA_TELEGRAM_TOKEN": TOKEN, "MOTCUA_TELEGRAM_API": telegram.url}
        assert not await patient.examined(bot)
        assert not telegram.counts
        assert "motcua doctor --online" in patient.said
        assert not await patient.examined(bot, online=True)
        assert "tới được, bot tên @motcua_test_bot" in patient.said
        assert TOKEN not in patient.said
        assert await patient.examined(bot | wrong, online=True)
        assert "BotFather" in patient.wrong
        await telegram.goes_away()
        assert await patient.examined(bot, online=True)
        assert "Không tới được Telegram" in patient.wrong
        await telegram.comes_back()
