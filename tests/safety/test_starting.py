"""Starting and stopping: one plain sentence for what is wrong, and nothing lost."""

import asyncio
import re
import signal
import socket
import sqlite3
import stat
from pathlib import Path

import httpx
import pytest

from bot.content.library import ContentLibrary
from bot.settings import Unsettled, read_settings
from tests.conftest import ROOT
from tests.safety.house import BA_DONG, house
from tests.safety.machine import Ended, Machine, machine

VIETNAMESE = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]", re.IGNORECASE)


@pytest.fixture
def box(tmp_path: Path) -> Machine:
    return machine(tmp_path)


@pytest.fixture
async def used(box: Machine, library: ContentLibrary) -> Machine:
    """Give a machine that already holds data."""
    async with house(box.place, library) as there:
        await there.officer("an", BA_DONG)
    return box


def is_told(ended: Ended, *words: str, lines: int = 1) -> None:
    """Check that it stopped with so many plain sentences on standard error and nothing else."""
    assert ended.code == 1
    assert ended.out == ""
    assert len(ended.told) == lines, ended.err
    assert "Traceback" not in ended.err
    for word in words:
        assert word in ended.err
    for line in ended.told:
        assert VIETNAMESE.search(line), line


@pytest.mark.parametrize("command", ["run", "demo"])
async def test_a_taken_port_is_told(box: Machine, command: str) -> None:
    with socket.create_server(("127.0.0.1", box.port)):
        is_told(await box.runs(command), str(box.port), "MOTCUA_WEB")
    assert not box.data.exists()


async def test_an_address_of_another_machine_is_told(box: Machine) -> None:
    is_told(await box.runs("run", MOTCUA_WEB="203.0.113.5:80"), "203.0.113.5:80", "MOTCUA_WEB")
    assert not box.data.exists()


async def test_a_folder_that_cannot_be_written_is_told(box: Machine) -> None:
    (box.place / "file").write_text("")
    below = str(box.place / "file" / "data")
    is_told(await box.runs("run", MOTCUA_HOME=below), below, "MOTCUA_HOME")


async def test_a_place_for_the_key_that_cannot_be_written_is_told(box: Machine) -> None:
    (box.place / "file").write_text("")
    below = str(box.place / "file" / "office.key")
    is_told(await box.runs("run", MOTCUA_KEY_FILE=below), below, "MOTCUA_KEY_FILE")


async def test_all_wrong_settings_are_told_at_once(box: Machine) -> None:
    wrong = {
        "MOTCUA_WEB": "8080",
        "MOTCUA_LOG": "loud",
        "MOTCUA_DATABASE": "oracle",
        "MOTCUA_PUBLIC_URL": "motcua.xa.vn",
        "MOTCUA_CONTENT": str(box.place / "khong-co"),
    }
    is_told(await box.runs("run", **wrong), *wrong, *wrong.values(), lines=len(wrong))


@pytest.mark.parametrize("web", [":", "a:b", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:8O"])
def test_an_address_that_is_none_is_wrong(web: str) -> None:
    with pytest.raises(Unsettled) as told:
        read_settings({"MOTCUA_WEB": web, "MOTCUA_LOG": "loud"})
    assert {name for name, _, _ in told.value.problems} >= {"MOTCUA_WEB", "MOTCUA_LOG"}


@pytest.mark.parametrize(
    "url", ["motcua.xa.vn", "ftp://xa.vn", "http://", "https://xa.vn/a?b", "http://[", "http://a:b"]
)
def test_a_public_address_that_is_none_is_wrong(url: str) -> None:
    with pytest.raises(Unsettled) as told:
        read_settings({"MOTCUA_PUBLIC_URL": url})
    assert told.value.problems == [("MOTCUA_PUBLIC_URL", "public_url", url)]


async def test_a_commune_that_is_not_in_the_catalogue_is_told(box: Machine) -> None:
    is_told(await box.runs("run", MOTCUA_OFFICES="21496 99998 99999"), "99998", "99999", lines=2)


async def test_the_key_is_made_at_the_first_start_for_the_owner_alone(used: Machine) -> None:
    assert stat.S_IMODE(used.key.stat().st_mode) == 0o600
    assert stat.S_IMODE(used.data.stat().st_mode) == 0o700
    assert not list(used.data.rglob("*.key"))
    assert stat.S_IMODE((used.data / "motcua.db").stat().st_mode) == 0o600


async def test_data_without_its_key_stays_shut(used: Machine) -> None:
    used.key.rename(used.place / "away")
    is_told(await used.runs("run"), str(used.key))
    assert not used.key.exists(), "a new key would hide that the old one is lost"
    used.key.write_bytes((used.place / "away").read_bytes())
    used.key.chmod(0o600)
    assert (await used.runs("audit", "verify")).code == 0


async def test_data_with_another_key_stays_shut(used: Machine) -> None:
    used.key.write_text("ab" * 32)
    is_told(await used.runs("run"), str(used.key))


async def test_a_key_that_is_none_is_told(used: Machine) -> None:
    used.key.write_bytes(b"\xff" * 64)
    is_told(await used.runs("run"), str(used.key))


async def test_a_key_that_others_may_read_is_told(used: Machine) -> None:
    used.key.chmod(0o640)
    is_told(await used.runs("run"), str(used.key), "600")


async def test_a_key_beside_the_data_is_told(box: Machine) -> None:
    beside = str(box.data / "keys" / "office.key")
    is_told(await box.runs("run", MOTCUA_KEY_FILE=beside), beside)
    assert not box.data.exists()


async def test_a_file_of_another_program_is_left_alone(box: Machine) -> None:
    box.data.mkdir()
    with sqlite3.connect(box.data / "motcua.db") as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    other.close()
    box.key.parent.mkdir()
    box.key.write_text("ab" * 32)
    box.key.chmod(0o600)
    before = (box.data / "motcua.db").read_bytes()
    is_told(await box.runs("run"), "motcua.db")
    assert (box.data / "motcua.db").read_bytes() == before


async def test_a_broken_content_file_is_told_with_its_place(box: Machine) -> None:
    content = box.place / "content"
    (content / "flows" / "lam-giay").mkdir(parents=True)
    (content / "catalogue").symlink_to(ROOT / "catalogue")
    flow = ROOT / "tests" / "flows" / "dang-ky-khai-tu" / "flow.yaml"
    broken = (
        flow.read_text("utf-8")
        .replace("type: date", "type: dat")
        .replace("dang-ky-khai-tu", "lam-giay")
    )
    (content / "flows" / "lam-giay" / "flow.yaml").write_text(broken, "utf-8")
    for command in ("run", "check"):
        ended = await box.runs(command, MOTCUA_CONTENT=str(content))
        assert (ended.code, ended.out) == (1, "")
        assert "Traceback" not in ended.err
        assert all(re.match(r"\S+\.yaml:\d+:\d+: ", line) for line in ended.told), ended.err
        assert any("'dat'" in line and "'date'" in line for line in ended.told), ended.err
    assert not box.data.exists()


async def test_content_of_raw_bytes_is_told(box: Machine) -> None:
    content = box.place / "content"
    (content / "flows" / "lam-giay").mkdir(parents=True)
    (content / "catalogue").symlink_to(ROOT / "catalogue")
    (content / "flows" / "lam-giay" / "flow.yaml").write_bytes(b"\xff\xfe\x00: [\x00")
    ended = await box.runs("run", MOTCUA_CONTENT=str(content))
    assert ended.code == 1
    assert "Traceback" not in ended.err
    assert "flow.yaml:1:" in ended.err


async def test_an_unknown_flow_and_time_are_told(box: Machine) -> None:
    is_told(await box.runs("talk", "--flow", "khong-co"), "khong-co", "dang-ky-khai-sinh")
    ended = await box.runs("talk", "--at", "hôm qua")
    assert ended.code == 2
    assert "Traceback" not in ended.err


async def test_the_settings_of_the_data_folder_are_read(box: Machine) -> None:
    box.data.mkdir()
    written = "# máy của xã\nMOTCUA_OFFICES=21484\nMOTCUA_LOG = warning\nMOTCUA_WEB=127.0.0.1:1\n"
    (box.data / ".env").write_text(written, "utf-8")
    listed = (await box.runs("doctor")).out
    assert "MOTCUA_OFFICES = 21484" in listed
    assert "MOTCUA_LOG = warning" in listed
    assert f"MOTCUA_WEB = 127.0.0.1:{box.port}" in listed, "the environment stands above the file"


async def test_a_settings_file_that_cannot_be_read_is_told(box: Machine) -> None:
    box.data.mkdir()
    (box.data / ".env").write_bytes("MOTCUA_LOG=xã".encode("utf-16"))
    is_told(await box.runs("run"), ".env")


async def test_a_wrong_setting_of_the_data_folder_is_told(box: Machine) -> None:
    box.data.mkdir()
    (box.data / ".env").write_text("MOTCUA_LOG=loud\n", "utf-8")
    is_told(await box.runs("run"), "MOTCUA_LOG", "loud")


async def test_a_second_start_keeps_the_data_and_prints_no_password(box: Machine) -> None:
    async with box.serving("demo") as first:
        out = (await first.stops()).out
    password = re.search(r"Mật khẩu: (\S+)", out)
    assert password is not None
    async with box.serving("demo") as second:
        async with httpx.AsyncClient(base_url=box.url) as client:
            answer = await client.post(
                "/desk/sign-in",
                data={"login": "canbo", "password": password[1]},
                headers={"origin": box.url},
            )
            queue = (await client.get("/desk/")).text
        again = await second.stops()
    assert answer.status_code == 303
    assert len(set(re.findall(r"KS-\d{4}-\d{4}", queue))) > 3
    assert "Mật khẩu:" not in again.out
    assert password[1] not in again.out
    assert "Tên đăng nhập: canbo" in again.out


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
async def test_a_stop_waits_for_no_open_feed(box: Machine, how: signal.Signals) -> None:
    async with box.serving() as served, httpx.AsyncClient(base_url=box.url) as client:
        await client.post("/chat/open", json={"seen": 0})
        async with client.stream("GET", "/chat/feed") as feed:
            pieces = feed.aiter_text()
            assert "retry" in await anext(pieces)
            async with asyncio.timeout(5):
                ended = await served.stops(how)
    assert (ended.code, ended.err) == (0, "")
    assert "Đã dừng, không mất gì." in ended.out
    assert not (box.data / "motcua.db-wal").exists(), "the log is written back at a clean stop"


async def test_a_talk_stops_without_waiting_for_a_line(box: Machine) -> None:
    ended = await box.is_interrupted("talk", after=">")
    assert (ended.code, ended.err) == (0, "")


async def test_doctor_tells_how_things_stand_and_changes_nothing(box: Machine) -> None:
    listed = await box.runs("doctor")
    assert (listed.code, listed.err) == (0, "")
    for name in ("HOME", "KEY_FILE", "DATABASE", "CONTENT", "WEB", "PUBLIC_URL", "OFFICES", "LOG"):
        assert f"MOTCUA_{name} = " in listed.out
    assert "còn trống" in listed.out
    assert not box.data.exists()
    assert not box.key.exists()


async def test_doctor_tells_whether_the_key_fits(used: Machine) -> None:
    good = await used.runs("doctor")
    assert (good.code, good.err) == (0, "")
    assert "khóa đúng" in good.out
    assert used.key.read_text().strip() not in good.out
    used.key.write_text("ab" * 32)
    bad = await used.runs("doctor")
    assert bad.code == 1
    assert len(bad.told) == 1
    assert "Traceback" not in bad.err


async def test_a_line_changed_in_the_audit_is_found(box: Machine, library: ContentLibrary) -> None:
    async with house(box.place, library) as there:
        await there.officer("an", BA_DONG)
        await there.officer("quoc", BA_DONG)
    whole = await box.runs("audit", "verify")
    assert (whole.code, whole.err) == (0, "")
    assert "2 dòng, nguyên vẹn" in whole.out
    with sqlite3.connect(box.data / "motcua.db") as thief:
        guards = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'"
        for (guard,) in thief.execute(guards).fetchall():
            thief.execute(f"DROP TRIGGER {guard}")
        thief.execute("UPDATE audit SET actor = 'somebody else' WHERE number = 1")
    thief.close()
    changed = await box.runs("audit", "verify")
    assert changed.code == 1
    assert "bị sửa" in changed.out
