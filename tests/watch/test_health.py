"""A monitor learns that something is wrong here, and only who runs the machine learns what."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.service.watch_ports import Standing
from bot.watch import health
from tests.watch.signs import NOW, Station

TOKEN = "tram-theo-doi-1"  # noqa: S105 - of nothing


async def test_all_is_well() -> None:
    answer = await Station().asked()
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok", "wrong": [], "at": "2026-11-23T01:30:00+00:00", "answers": True,
        "free_mb": 10240, "poll_age_s": 3.0, "polls": 7, "waiting": {}, "oldest_waiting_s": None,
        "parked": 0, "last_parked_s": None, "is_clock_plausible": True, "is_quarantined": False,
    }  # fmt: skip


ILLS: dict[str, Callable[[Station], None]] = {
    "store": lambda station: setattr(station, "is_broken", True),
    "disk": lambda station: setattr(station, "free_bytes", 199 * 1024 * 1024),
    "clock": lambda station: setattr(station, "now", datetime(2009, 1, 1, tzinfo=UTC)),
    "poll": lambda station: setattr(station, "poll_age_s", health.POLL_WITHIN_S + 1),
    "outbox": lambda station: station.waits(timedelta(seconds=health.WAIT_WITHIN_S + 1)),
    "parked": lambda station: station.gives_up(timedelta(hours=23)),
    "quarantine": lambda station: setattr(station, "is_quarantined", True),
}


@pytest.mark.parametrize("wrong", ILLS)
async def test_what_is_wrong_is_named(wrong: str) -> None:
    station = Station()
    ILLS[wrong](station)
    answer = await station.asked()
    assert answer.status_code == 503
    assert answer.json()["wrong"] == [wrong]


async def test_an_update_given_up_is_told_of_for_a_day() -> None:
    station = Station()
    station.gives_up(timedelta(hours=25))
    told = (await station.asked()).json()
    assert (told["status"], told["parked"], told["last_parked_s"]) == ("ok", 1, 25 * 3600)


async def test_a_store_that_does_not_answer_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(health, "STORE_WITHIN_S", 0.01)
    assert (await Station(is_stuck=True).asked()).json()["wrong"] == ["store"]


async def test_without_telegram_there_is_no_poll_to_be_late() -> None:
    assert (await Station(poll_age_s=None).asked()).status_code == 200


async def test_messages_that_leave_in_time_are_no_trouble() -> None:
    station = Station()
    station.waits(timedelta(seconds=40))
    told = (await station.asked()).json()
    assert (told["status"], told["waiting"], told["oldest_waiting_s"]) == ("ok", {"ready": 2}, 40)


@pytest.mark.parametrize(
    ("now", "newest"),
    [
        (NOW, None),
        (NOW, NOW + timedelta(minutes=4)),
        (NOW + timedelta(days=400), NOW),
    ],
)
def test_a_clock_is_believed(now: datetime, newest: datetime | None) -> None:
    assert health.is_plausible(now, newest)


@pytest.mark.parametrize(
    ("now", "newest"),
    [
        (NOW, NOW + timedelta(minutes=6)),
        (datetime(1970, 1, 1, tzinfo=UTC), None),
        (datetime(2107, 1, 1, tzinfo=UTC), None),
    ],
)
def test_a_clock_is_not_believed_where_it_cannot_be(now: datetime, newest: datetime | None) -> None:
    assert not health.is_plausible(now, newest)


@pytest.mark.parametrize(
    "headers",
    [
        {"x_forwarded_for": "203.0.113.9"},
        {"x_real_ip": "203.0.113.9"},
        {"forwarded": "for=203.0.113.9"},
        {"via": "1.1 caddy"},
        {"host": "motcua.xa.vn"},
    ],
)
async def test_the_public_hears_one_word_through_a_proxy(headers: dict[str, str]) -> None:
    answer = await Station().asked(**headers)
    assert (answer.status_code, answer.text) == (200, "ok")
    ill = await Station(is_broken=True).asked(**headers)
    assert (ill.status_code, ill.text) == (503, "wrong")


@pytest.mark.parametrize("by", ["203.0.113.9", "10.0.0.7", "::ffff:203.0.113.9", "phone"])
async def test_another_machine_hears_one_word(by: str) -> None:
    assert (await Station().asked(by=by)).text == "ok"


async def test_a_token_opens_the_details_from_anywhere_and_nothing_else_does() -> None:
    shown = await Station().asked(token=TOKEN, by="10.0.0.7", authorization=f"Bearer {TOKEN}")
    assert shown.json()["status"] == "ok"
    for wrong in ("", "Bearer ", "Bearer x", TOKEN[:-1], f"Bearer {TOKEN}-"):
        assert (await Station().asked(token=TOKEN, authorization=wrong)).text == "ok"


async def test_many_who_ask_at_once_cost_one_look() -> None:
    station = Station(standing_now=Standing({}, None, None))
    looked = health.Health(station.sources())
    await asyncio.gather(*(looked.look() for _ in range(50)))
    assert station.looks == 1
