"""The long runs, so short that they tell nothing but that they would see what goes wrong."""

import pytest

from bot.content.library import ContentLibrary
from tests.bench.ways import TelegramWay
from tests.load import load, processes, soak
from tests.load.crowd import Line, listed

SHORT = load.Load(stored=20, people=10, rate=40, seconds=2, burst=80, burst_seconds=1)
BRIEF = soak.Soak(people=10, rate=20, seconds=6, every_s=1.6, lasts_s=0.4, locked_s=0.4)
FEW = processes.Processes(processes=2, people=3, seconds=1)
OF_A_LONG_RUN = {"receipts", "messages a second"}


def wrong(lines: list[Line]) -> list[str]:
    return [what for what, _, _, is_enough in lines if not is_enough and what not in OF_A_LONG_RUN]


async def test_a_crowd_is_served(library: ContentLibrary) -> None:
    assert wrong(await load.lines(library, SHORT)) == []


async def test_a_crowd_is_served_whatever_goes_wrong(library: ContentLibrary) -> None:
    told = await soak.lines(library, BRIEF)
    assert wrong(told) == []
    assert int(next(seen for what, _, seen, _ in told if what == "troubles met")) >= 3


def test_people_whose_messages_meet_ever_other_processes_are_served() -> None:
    assert wrong(processes.lines(FEW)) == []


async def test_an_answer_that_goes_astray_is_seen(
    library: ContentLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    rightly = TelegramWay.answered

    async def answered(way: TelegramWay, chat: int) -> list[str]:
        told = await rightly(way, chat)
        return told if chat % 3 else [*told, *told]

    monkeypatch.setattr(TelegramWay, "answered", answered)
    told = await load.lines(library, SHORT)
    assert "not answered as they were to be, in order" in wrong(told)
    said: list[str] = []
    assert listed(told, said.append) == 1
    assert any("NOT ENOUGH" in line for line in said)
