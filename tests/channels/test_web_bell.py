import asyncio

from bot.channels.web.bell import Bell
from bot.model.event import Chat

SIM = Chat("web", "web", "sim")
VEN = Chat("web", "web", "ven")


async def test_a_ring_wakes_every_tab_of_the_chat() -> None:
    bell = Bell()
    with bell.listen(SIM) as first, bell.listen(SIM) as second:
        waits = asyncio.gather(first.wait(30), second.wait(30))
        await asyncio.sleep(0)
        bell.ring(SIM)
        assert list(await waits) == [True, True]


async def test_a_ring_for_another_chat_wakes_nobody_here() -> None:
    bell = Bell()
    with bell.listen(SIM) as ear:
        bell.ring(VEN)
        assert not await ear.wait(0.01)


async def test_a_ring_while_the_feed_was_reading_is_not_lost() -> None:
    bell = Bell()
    with bell.listen(SIM) as ear:
        bell.ring(SIM)
        assert await ear.wait(30)
        assert not await ear.wait(0.01)


async def test_a_closed_bell_ends_all_that_listen_and_all_that_come() -> None:
    bell = Bell()
    with bell.listen(SIM) as ear:
        bell.close()
        assert await ear.wait(30)
        assert ear.is_closed
    with bell.listen(SIM) as late:
        assert late.is_closed


def test_nothing_is_left_of_a_feed_that_ended() -> None:
    bell = Bell()
    with bell.listen(SIM), bell.listen(SIM):
        assert bell.listening(SIM) == 2
    assert bell.listening(SIM) == 0
    assert bell._ears == {}
