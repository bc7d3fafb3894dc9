"""The product is told to stop while people write: it finishes what it has in hand, and no more."""

import asyncio
import signal
import socket
from pathlib import Path

import httpx

from bot.channels.formatting import without_marks
from tests.faults.killing import script
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import Fault, Harm
from tests.telegram.phone import Phone, until
from tests.telegram.product import Product

PHONES, SLOW_S = 6, 1.0
UNENDING_S, PATIENCE_S = 60.0, 60.0


async def writes_all(phones: list[Phone]) -> dict[int, Phone]:
    """Send everything at once, as after an hour without a network; give the updates."""
    updates: dict[int, Phone] = {}
    for words in ["/start", *script("An")[:5]]:
        updates |= {await phone.say(words): phone for phone in phones}
    return updates


async def test_a_stop_in_the_rush_loses_nothing_and_says_nothing_twice(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, Product(tmp_path, telegram) as product:
        telegram.faults.plan(Fault(Harm.SLOW, "sendMessage", times=3, after_s=SLOW_S))
        await product.starts()
        phones = [Phone(telegram, 51 + number) for number in range(PHONES)]
        updates = await writes_all(phones)
        await until(lambda: telegram.counts["sendMessage"] > 2, product.told)
        await is_watched(product)
        assert await product.ends(signal.SIGTERM) == 0
        taken = updates.keys() - telegram.inbox.waiting
        assert taken
        await all_is_kept(product, {update: updates[update] for update in taken})
        await product.starts()
        await until(lambda: not telegram.inbox.waiting, product.told)
        assert await product.ends(signal.SIGTERM) == 0
        await all_is_kept(product, updates)
        assert telegram.violations == []


async def is_watched(product: Product) -> None:
    """What a monitor sees is what goes on."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{product.port}") as monitor:
        told = (await monitor.get("/healthz")).json()
    assert (told["status"], told["wrong"]) == ("ok", [])
    assert told["polls"] > 0
    assert 0 <= told["poll_age_s"] < PATIENCE_S
    assert sum(told["waiting"].values()) > 0
    assert 0 <= told["oldest_waiting_s"] < PATIENCE_S


async def all_is_kept(product: Product, updates: dict[int, Phone]) -> None:
    """What was taken is durable; what was sent was seen once, in order; nothing is in doubt."""
    async with product.opened() as parts:
        for update, phone in updates.items():
            assert await parts.store.has_seen(product.chat(phone), str(update))
        for phone in set(updates.values()):
            rows = await parts.outbox.feed(product.chat(phone), 0)
            sent = [row for row in rows if row.state == "sent"]
            assert {row.state for row in rows[len(sent) :]} <= {"ready"}
            assert phone.texts() == [without_marks(row.message.text).strip() for row in sent]


async def test_a_second_signal_ends_at_once(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, Product(tmp_path, telegram) as product:
        held = telegram.faults.plan(Fault(Harm.SLOW, "sendMessage", after_s=UNENDING_S))
        await product.starts()
        phone = Phone(telegram, 51)
        update = await phone.say("/start")
        await until(lambda: held.fired == 1, product.told)
        ending = asyncio.create_task(product.ends(signal.SIGTERM))
        await until(lambda: not answers(product.port), product.told)
        assert await product.ends(signal.SIGTERM) == -signal.SIGTERM
        assert await ending == -signal.SIGTERM
        async with product.opened() as parts:
            assert await parts.store.has_seen(product.chat(phone), str(update))


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
