"""What pg_restore has put somewhere is held until somebody has looked at it."""

import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.settings import read_settings
from bot.storage.backup import quarantined_since
from bot.storage.postgres import PostgresStore
from bot.wiring import office_seal, system_clock
from tests.safety.machine import Machine, machine
from tests.storage.cluster import Cluster, program
from tests.storage.conftest import opened
from tests.storage.postgres.test_opening import asked
from tests.storage.samples import LAN, say

CLEAN = ("--clean", "--if-exists")


@pytest.fixture
async def another(server: Cluster) -> AsyncIterator[str]:
    """Give the address of another empty database; on the tests' own server, of a plain user."""
    name = await server.make()
    if server.folder is None:
        yield server.of(name)
        await server.drop(name)
        return
    await server.ask("CREATE ROLE clerk LOGIN")
    await server.ask(f"ALTER DATABASE {name} OWNER TO clerk")
    await asked(server.of(name), "GRANT ALL ON SCHEMA public TO clerk")
    yield server.of(name).replace("motcua@", "clerk@", 1)
    await server.drop(name)
    await server.ask("DROP ROLE clerk")


def put_back(dumped: str, into: str, where: Path, *ways: str) -> None:
    """Dump a database, and put it into another, as the manual says."""
    dump = where / "motcua.dump"
    for name, *how in (
        ("pg_dump", "-Fc", "-d", dumped, "-f", str(dump)),
        ("pg_restore", "--no-owner", "--exit-on-error", *ways, "-d", into, str(dump)),
    ):
        subprocess.run([program(name), *how], check=True)  # noqa: S603 - the server's own


async def test_a_database_put_elsewhere_knows_it(
    database: str, another: str, tmp_path: Path
) -> None:
    async with opened(database) as store:
        assert not await store.lies_elsewhere()
    put_back(database, another, tmp_path)
    async with opened(another) as store:
        assert await store.lies_elsewhere()
        await store.stay_here()
        assert not await store.lies_elsewhere()
    async with opened(database) as store, opened(another) as copy:
        assert [await one.lies_elsewhere() for one in (store, copy)] == [False, False]


async def test_a_database_put_over_itself_knows_it(database: str, tmp_path: Path) -> None:
    async with opened(database):
        pass
    put_back(database, database, tmp_path, *CLEAN)
    async with opened(database) as store:
        assert await store.lies_elsewhere()


async def test_a_server_that_fell_has_moved_nothing(server: Cluster, database: str) -> None:
    if server.crash is None:
        pytest.skip("not the tests' own server")
    async with opened(database):
        pass
    server.crash()
    async with opened(database) as store:
        assert not await store.lies_elsewhere()


async def test_after_a_pg_restore_nothing_is_sent_until_it_is_confirmed(
    database: str, another: str, tmp_path: Path
) -> None:
    box = machine(tmp_path)
    box.set_to["MOTCUA_DATABASE"] = database
    await box.runs("officer", "add", "an", "--name", "An", "--office", "21496")
    seal = office_seal(read_settings(box.environment()), has_data=True)
    office = await PostgresStore.open(database, seal)
    await office.commit(say(LAN, "Hồ sơ đã xong.", at=system_clock()))
    await office.close()
    put_back(database, another, tmp_path)
    assert quarantined_since(box.data) is None

    box.set_to["MOTCUA_DATABASE"] = another
    assert await answers(box) == (503, 303)
    since = quarantined_since(box.data)
    assert since is not None
    assert "motcua restore --confirm" in (await box.runs("doctor")).out
    assert quarantined_since(box.data) == since, "a second start begins no second quarantine"
    confirmed = await box.runs("restore", "--confirm")
    assert (confirmed.code, "Có 1 tin cũ không gửi nữa" in confirmed.out) == (0, True)

    assert await answers(box) == (200, 303)
    assert quarantined_since(box.data) is None
    office = await PostgresStore.open(another, seal)
    assert [row.state for row in await office.feed(LAN, 0)] == ["parked"]
    await office.close()


async def answers(box: Machine) -> tuple[int, int]:
    """Give what a server says to citizens, and to officers."""
    async with box.serving(shows="/desk/"), httpx.AsyncClient(base_url=box.url) as somebody:
        return ((await somebody.get("/")).status_code, (await somebody.get("/desk/")).status_code)


async def test_data_put_back_by_other_means_is_held_on_demand(tmp_path: Path) -> None:
    box = machine(tmp_path)
    await box.runs("officer", "add", "an", "--name", "An", "--office", "21496")
    held = await box.runs("restore", "--hold")
    assert (held.code, "motcua restore --confirm" in held.out) == (0, True)
    assert quarantined_since(box.data) is not None
    assert await answers(box) == (503, 303)
