"""Two programs with one token: Telegram lets only one of them ask for updates."""

import signal
from pathlib import Path

import httpx

from tests.faults.killing import script
from tests.telegram.fake import FakeTelegram
from tests.telegram.phone import Phone, until
from tests.telegram.product import Product


async def page_of(product: Product) -> int:
    async with httpx.AsyncClient() as client:
        return (await client.get(f"http://127.0.0.1:{product.port}/")).status_code


async def test_the_younger_gives_way_and_its_page_goes_on(tmp_path: Path) -> None:
    async with (
        FakeTelegram() as telegram,
        Product(tmp_path / "older", telegram) as older,
        Product(tmp_path / "younger", telegram) as younger,
    ):
        await older.starts()
        phone = Phone(telegram, 51)
        await phone.start()
        await phone.wait_more(0)
        await younger.starts()
        await until(lambda: "Telegram" in younger.told(), younger.told)
        for words in script("Bình"):
            await phone.say(words)
        await phone.wait_for("KT-", within_s=60)
        assert await page_of(older) == await page_of(younger) == 200
        assert [await older.ends(signal.SIGTERM), await younger.ends(signal.SIGTERM)] == [0, 0]
        async with older.opened() as parts:
            assert len(await parts.store.dossiers_of(older.chat(phone))) == 1
        async with younger.opened() as parts:
            assert await parts.store.dossiers_of(younger.chat(phone)) == []
