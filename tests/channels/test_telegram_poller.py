"""The offset moves past an update only once it is kept."""

import asyncio
import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.poller import Poller
from bot.channels.telegram.rivals import (
    NEWCOMER_BEARS,
    QUICK_S,
    STEP_BACK_S,
    YOUNG_BEARS,
    YOUNG_S,
    Displaced,
    Rivalry,
)
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.taking import NotTaken, Taker
from bot.channels.telegram.updates import Happened, Said

CONFLICT = (409, {"ok": False, "error_code": 409, "description": "Conflict"})
FAILED = (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"})
Answer = tuple[int, dict[str, object]]


class Line(BaseRequest):
    """Gives prepared answers; after the last one nothing comes any more."""

    read_timeout = 1

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.offsets: list[int] = []
        self.is_spent = asyncio.Event()

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's own
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,
        connect_timeout: object = None,
        pool_timeout: object = None,
    ) -> tuple[int, bytes]:
        self.offsets.append(int(parse_qs(urlsplit(url).query)["offset"][0]))
        if not self.answers:
            self.is_spent.set()
            await asyncio.sleep(3600)
        code, body = self.answers.pop(0)
        return code, json.dumps(body).encode()


class Hands(Taker):
    """Takes what it is given, unless it has to fail first."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.failing: list[str] = []
        self.before: Callable[[str], None] = lambda _: None

    async def take(self, happened: Happened) -> None:
        assert isinstance(happened, Said)
        await asyncio.sleep(0)
        self.before(happened.key)
        if happened.key in self.failing:
            self.failing.remove(happened.key)
            raise NotTaken
        self.taken.append(happened.key)


def update(number: int, chat: int = 51) -> dict[str, object]:
    room = {"id": chat, "type": "private"}
    return {"update_id": number, "message": {"chat": room, "from": room, "text": "Lan"}}


def brings(*updates: object) -> Answer:
    return 200, {"ok": True, "result": list(updates)}


async def poll(line: Line, hands: Hands) -> Poller:
    poller = Poller(TelegramSettings("700:x"), line, hands)
    task = asyncio.create_task(poller.run())
    done = asyncio.create_task(line.is_spent.wait())
    await asyncio.wait([task, done], timeout=10, return_when=asyncio.FIRST_COMPLETED)
    done.cancel()
    task.cancel()
    await asyncio.wait([task, done])
    if not task.cancelled():
        await task
    return poller


async def test_what_was_kept_is_confirmed_by_the_next_question() -> None:
    line, hands = Line(brings(update(7), update(8))), Hands()
    poller = await poll(line, hands)
    assert (hands.taken, line.offsets) == (["7", "8"], [0, 9])
    assert poller.polled_at > 0


async def test_what_could_not_be_kept_is_asked_for_again() -> None:
    both = brings(update(7), update(8, chat=52), update(9))
    line, hands = Line(both, both), Hands()
    hands.failing = ["7"]
    await poll(line, hands)
    assert line.offsets == [0, 7, 10]
    assert [key for key in hands.taken if key in "79"] == ["7", "9"]


async def test_a_confirmed_update_that_was_brought_once_more_holds_up_nobody() -> None:
    stray, eight, nine = update(3, chat=52), update(8), update(9)
    line = Line(brings(update(7)), brings(stray, eight), brings(eight, nine))
    hands = Hands()
    hands.failing = ["3"]  # its photo cannot be had, and Telegram has it no longer
    await poll(line, hands)
    assert line.offsets == [0, 8, 3, 10]
    assert hands.taken == ["7", "8", "9"]


async def test_when_nothing_is_new_numbers_may_start_anywhere() -> None:
    line, hands = Line(brings(update(700)), brings(), brings(update(3))), Hands()
    await poll(line, hands)
    assert (hands.taken, line.offsets) == (["700", "3"], [0, 701, 0, 4])


async def test_an_update_of_a_kind_nobody_knows_is_passed_over() -> None:
    line, hands = Line(brings({"update_id": 4, "chess": {}}, 5, update(6))), Hands()
    await poll(line, hands)
    assert (hands.taken, line.offsets) == (["6"], [0, 7])


async def test_an_answer_that_fails_is_asked_for_again() -> None:
    line, hands = Line(FAILED, brings(update(7))), Hands()
    await poll(line, hands)
    assert line.offsets == [0, 0, 8]


async def test_a_poll_that_another_ended_is_asked_again() -> None:
    line = Line(CONFLICT, brings(update(7)))
    await poll(line, Hands())
    assert line.offsets == [0, 0, 8]


def test_a_newcomer_gives_way_to_one_that_is_quick_to_ask_again() -> None:
    newcomer = Rivalry()
    for _ in range(NEWCOMER_BEARS):
        assert newcomer.ended(0.2, 101) == STEP_BACK_S
    with pytest.raises(Displaced):
        newcomer.ended(0.2, 101)


def test_who_was_there_first_asks_again_at_once() -> None:
    first = Rivalry()
    first.over(100)
    for now in range(101, 140):
        assert first.ended(0.5 if now == 101 else STEP_BACK_S, now) < QUICK_S / 2


def test_of_two_that_both_got_something_one_gives_way_all_the_same() -> None:
    lucky = Rivalry()
    lucky.over(100)
    waits = [lucky.ended(0.2, 101) for _ in range(YOUNG_BEARS)]
    assert max(waits) < QUICK_S
    with pytest.raises(Displaced):
        lucky.ended(0.2, 101)


def test_whoever_is_old_stays_and_asks_ever_more_seldom() -> None:
    old = Rivalry()
    old.over(100)
    waits = [old.ended(0.2, 100 + YOUNG_S) for _ in range(20)]
    assert waits == sorted(waits)
    assert waits[-1] == 30


async def test_a_stop_lets_the_updates_in_hand_be_kept() -> None:
    line, hands = Line(brings(update(7), update(8))), Hands()
    poller = Poller(TelegramSettings("700:x"), line, hands)
    task = asyncio.create_task(poller.run())

    def stop(key: str) -> None:
        if key == "7":
            task.cancel()

    hands.before = stop
    await asyncio.wait([task], timeout=10)
    assert task.cancelled()
    assert hands.taken == ["7", "8"]


async def test_a_chat_with_a_slow_photo_holds_up_no_other() -> None:
    slow, hands = asyncio.Event(), Hands()

    class Slow(Hands):
        async def take(self, happened: Happened) -> None:
            if isinstance(happened, Said) and happened.key == "7":
                await slow.wait()
            await hands.take(happened)
            if happened.key == "10":
                slow.set()

    photo, behind = update(7), update(8)
    line = Line(
        brings(photo, behind, update(9, chat=52)),
        brings(photo, behind, update(9, chat=52), update(10, chat=53)),
    )
    await poll(line, Slow())
    assert hands.taken == ["9", "10", "7", "8"]  # each once, and in order within a chat
    assert line.offsets == [0, 7, 11]
