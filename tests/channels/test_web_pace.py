from bot.channels.web.pace import MOST_KEPT, Pace
from bot.channels.web.settings import Rate
from tests.channels.hall import Shelf

TWENTY_A_MINUTE = Rate(burst=10, refill=20, every_s=60)


def test_ten_messages_at_once_pass_and_the_eleventh_waits_three_seconds(shelf: Shelf) -> None:
    pace = Pace(TWENTY_A_MINUTE, shelf.clock)
    assert [pace.take("sim") for _ in range(10)] == [0] * 10
    assert pace.take("sim") == 3


def test_who_waits_as_told_passes(shelf: Shelf) -> None:
    pace = Pace(TWENTY_A_MINUTE, shelf.clock)
    pace.take("sim", 10)
    shelf.waits(seconds=pace.take("sim"))
    assert pace.take("sim") == 0


def test_a_long_rest_gives_no_more_than_ten(shelf: Shelf) -> None:
    pace = Pace(TWENTY_A_MINUTE, shelf.clock)
    pace.take("sim")
    shelf.waits(days=3)
    assert pace.take("sim", 10) == 0
    assert pace.take("sim") > 0


def test_one_who_floods_does_not_slow_another(shelf: Shelf) -> None:
    pace = Pace(TWENTY_A_MINUTE, shelf.clock)
    pace.take("flood", 10)
    assert pace.take("sim") == 0


def test_a_clock_set_back_takes_and_gives_nothing(shelf: Shelf) -> None:
    pace = Pace(TWENTY_A_MINUTE, shelf.clock)
    pace.take("sim", 9)
    shelf.waits(hours=-5)
    assert pace.take("sim") == 0
    assert pace.take("sim") == 3


def test_a_flood_of_chats_does_not_fill_the_memory(shelf: Shelf) -> None:
    pace = Pace(TWENTY_A_MINUTE, shelf.clock)
    for number in range(MOST_KEPT + 500):
        pace.take(f"chat {number}")
    assert len(pace._buckets) == MOST_KEPT
