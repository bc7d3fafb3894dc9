"""The figures an operator draws curves of: they count what happened, and name nobody."""

import logging
from datetime import timedelta

import pytest

from bot.content.library import ContentLibrary
from bot.model.errors import StoreBroken
from bot.model.event import Chat, Event, Text
from bot.service.ports import Work
from bot.service.receive import receive
from bot.storage.memory import MemoryStore
from bot.watch.metered import MeteredStore, metered
from bot.watch.meters import LineCounter
from bot.wiring import memory_parts
from tests.watch.signs import Station

THOA = Chat("telegram", "100", "thoa-0905438291")


def figures(text: str) -> dict[str, float]:
    lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


async def test_turns_are_counted_by_what_became_of_them(small_library: ContentLibrary) -> None:
    station = Station()
    parts = metered(memory_parts(small_library), station.meters)
    for key in ("1", "2", "2"):
        await receive(parts, Event(THOA, key, Text("em là Thoa, 0905 438 291")))
    await parts.vault.put("paper-0001", THOA, b"anh cua Thoa")
    answer = await station.asked("/metrics")
    told = figures(answer.text)
    assert answer.headers["content-type"].startswith("text/plain")
    assert told['motcua_turns_total{channel="telegram",outcome="kept"}'] == 2
    assert told['motcua_turns_total{channel="telegram",outcome="duplicate"}'] == 1
    assert told['motcua_commit_failures_total{error="Duplicate"}'] == 1
    assert told["motcua_commit_seconds_count"] == 2
    assert told['motcua_turn_seconds_count{channel="telegram"}'] == 3
    assert told['motcua_messages_total{channel="telegram"}'] >= 2
    assert told['motcua_files_total{action="put"}'] == 1
    assert told["motcua_file_bytes_total"] == len(b"anh cua Thoa")
    assert told["process_resident_memory_bytes"] > 0
    for mark in ("Thoa", "thoa", "0905438291", "0905 438 291", "paper-0001"):
        assert mark not in answer.text


async def test_a_store_that_fails_is_counted_and_the_failure_goes_on() -> None:
    class Broken(MemoryStore):
        async def commit(self, work: Work) -> None:
            raise StoreBroken("Thoa")

    station = Station()
    store = MeteredStore(Broken(), station.meters)
    with pytest.raises(StoreBroken):
        await store.commit(Work(station.now, seen=(THOA, "1")))
    told = figures((await station.asked("/metrics")).text)
    assert told['motcua_commit_failures_total{error="StoreBroken"}'] == 1
    assert told['motcua_turns_total{channel="telegram",outcome="storebroken"}'] == 1
    assert told["motcua_commit_seconds_count"] == 0


async def test_transactions_and_polls_are_counted_on_from_one_look_to_the_next() -> None:
    station = Station()
    for station.transactions, station.polls in ((4, 0), (9, 2), (9, 3)):
        told = figures((await station.asked("/metrics")).text)
        assert told["motcua_transactions_total"] == station.transactions
        assert told["motcua_polls_total"] == station.polls


async def test_the_signs_of_health_are_figures_too() -> None:
    station = Station(poll_age_s=200.0)
    station.waits(timedelta(minutes=3))
    told = figures((await station.asked("/metrics")).text)
    assert told['motcua_messages_waiting{state="ready"}'] == 2
    assert told["motcua_oldest_waiting_seconds"] == 180
    assert told["motcua_poll_age_seconds"] == 200
    assert told["motcua_disk_free_megabytes"] == 10240
    assert told['motcua_wrong{sign="poll"}'] == 1
    assert told['motcua_wrong{sign="store"}'] == 0


async def test_lines_of_the_log_are_counted_by_the_class_of_the_error() -> None:
    station = Station()
    counter = LineCounter(station.meters)
    for told in ("KeyError", "Thoa"):
        record = logging.makeLogRecord(
            {"name": "bot.service.receive", "levelno": 40, "levelname": "ERROR",
             "msg": "turn failed: %s", "args": (told,)}
        )  # fmt: skip
        counter.handle(record)
    told_all = figures((await station.asked("/metrics")).text)
    where = 'level="error",where="service.receive"'
    assert told_all[f'motcua_logged_total{{error="KeyError",{where}}}'] == 1
    assert told_all[f'motcua_logged_total{{error="",{where}}}'] == 1


async def test_the_public_finds_no_figures() -> None:
    answer = await Station().asked("/metrics", by="203.0.113.9")
    assert (answer.status_code, answer.text) == (404, "")
    shown = await Station().asked("/metrics", "a-token", authorization="Bearer a-token")
    assert shown.status_code == 200
