"""The product is killed at random moments while people chat with it on Telegram."""

import asyncio
import os
import signal
from collections.abc import Sequence
from pathlib import Path
from random import Random

from bot.channels.formatting import without_marks
from bot.service.outbox_ports import OutboxRow
from bot.service.parts import Parts
from tests.faults.killing import NAMES, answers, script
from tests.telegram.fake import TOKEN, FakeTelegram
from tests.telegram.phone import Phone, until
from tests.telegram.product import OftenBegun

KILLS = int(os.environ.get("MOTCUA_KILLS", "50"))
PHONES_AT_ONCE = 6
SEED = 20261123
PATIENCE_S = 60.0
KILLED_WHILE_STARTING = 0.3
QUIET_S = 3.5  # longer than what is in doubt waits


class Family:
    """A citizen who types on; now and then an old button is pressed as well."""

    def __init__(self, telegram: FakeTelegram, number: int, chance: Random) -> None:
        self.telegram, self.chance = telegram, chance
        self.name = NAMES[number % len(NAMES)]
        self.phone = Phone(telegram, 51_000 + number, self.name)
        self.updates: list[int] = []

    async def talks(self) -> None:
        for words in ["/start", *script(self.name)]:
            await self._is_taken(await self.phone.say(words))
            await self._perhaps_waits()
            if self.chance.random() < 0.1:
                await self._presses_an_old_button()

    async def hears_the_end(self) -> None:
        """Wait for the receipt, which is the last thing said."""
        await self.phone.wait_for("KT-", within_s=PATIENCE_S)

    async def _is_taken(self, update: int) -> None:
        self.updates.append(update)
        waiting = self.telegram.inbox.waiting
        await until(lambda: update not in waiting, lambda: f"{update} is never taken", PATIENCE_S)

    async def _perhaps_waits(self) -> None:
        if self.chance.random() < 0.5:
            seen = len(self.phone.seen())
            await self.phone.wait_more(seen - 1 if seen else 0, PATIENCE_S)

    async def _presses_an_old_button(self) -> None:
        with_buttons = [bubble for bubble in self.phone.seen() if bubble.labels]
        if len(with_buttons) > 1:
            old = self.chance.choice(with_buttons[:-1])
            await self._is_taken(await self.phone.press_on(old, self.chance.choice(old.labels)))


async def families(telegram: FakeTelegram, done: asyncio.Event, chance: Random) -> list[Family]:
    """Keep some families talking until it is over; each talks its case to the end."""
    all_of_them: list[Family] = []

    async def one_after_the_other() -> None:
        while not done.is_set():
            family = Family(telegram, len(all_of_them), chance)
            all_of_them.append(family)
            await family.talks()
            await family.hears_the_end()

    async with asyncio.TaskGroup() as group:
        for _ in range(PHONES_AT_ONCE):
            group.create_task(one_after_the_other())
    return all_of_them


async def test_fifty_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, OftenBegun(tmp_path, telegram) as product:
        everybody = await while_killed(product, Random(SEED))
        await falls_quiet(telegram)
        assert await product.ends(signal.SIGTERM) == 0
        assert telegram.violations == []
        assert TOKEN not in product.told()
        assert "Traceback" not in product.told()
        assert len(everybody) >= PHONES_AT_ONCE
        async with product.opened() as parts:
            for family in everybody:
                await check(parts, product, family)


async def while_killed(product: OftenBegun, chance: Random) -> list[Family]:
    """Let families talk while the product is killed and started, and then to their ends."""
    done = asyncio.Event()
    await product.starts()
    async with asyncio.TaskGroup() as group:
        talking = group.create_task(families(product.telegram, done, chance))
        for _ in range(KILLS):
            await asyncio.sleep(chance.random() * 0.4)
            assert await product.ends(signal.SIGKILL) == -signal.SIGKILL, "it had ended by itself"
            is_early = chance.random() < KILLED_WHILE_STARTING
            await (product.begins() if is_early else product.starts())
        await product.ends(signal.SIGKILL)
        await product.starts()
        done.set()
    return talking.result()


async def falls_quiet(telegram: FakeTelegram) -> None:
    """Wait until nothing more is sent: what is paced comes a second later."""
    sent = -1
    while sent != telegram.counts["sendMessage"]:
        sent = telegram.counts["sendMessage"]
        await asyncio.sleep(QUIET_S)


async def check(parts: Parts, product: OftenBegun, family: Family) -> None:
    """All that was taken is kept, one dossier came of it, and every reply was seen in order."""
    chat = product.chat(family.phone)
    assert [u for u in family.updates if not await parts.store.has_seen(chat, str(u))] == []
    dossiers = await parts.store.dossiers_of(chat)
    assert len(dossiers) == 1, f"{family.name}: {len(dossiers)} dossiers"
    held = {key: answer.value for key, answer in dossiers[0].answers.items()}
    assert held.items() >= answers(family.name).items()
    rows = await parts.outbox.feed(chat, 0)
    assert {row.state for row in rows} == {"sent"}
    check_shown(rows, family.phone.texts())


def check_shown(rows: Sequence[OutboxRow], texts: list[str]) -> None:
    """Each message stands there at least once, in order, and never more often than it was tried."""
    at = 0
    for row in rows:
        wanted = without_marks(row.message.text).strip()
        copies = 0
        while at < len(texts) and texts[at] == wanted and copies < row.attempt:
            at, copies = at + 1, copies + 1
        assert copies, f"message {row.seq} {wanted!r} is missing before {texts[at:]}"
    assert at == len(texts), f"too much on the screen: {texts[at:]}"
