"""A message the program cannot take: it is tried a few times, then let go, and blocks nobody."""

import logging

import pytest

from bot.channels.telegram import taking
from bot.model.event import Event, Text
from bot.service.parts import Parts
from bot.service.ports import Paper
from bot.service.receive import receive
from tests.telegram.hotline import Hotline


async def test_words_that_cannot_be_taken_are_let_go_and_stand_in_no_log(
    hotline: Hotline, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    async def stumble(parts: Parts, event: Event, papers: tuple[Paper, ...] = ()) -> None:
        if isinstance(event.body, Text) and "dau99" in event.body.text:
            tries.append(event.key)
            raise KeyError(event.body.text)
        await receive(parts, event, papers)

    monkeypatch.setattr(taking, "receive", stumble)
    caplog.set_level(logging.DEBUG)
    sim = hotline.phone()
    await sim.start()
    await sim.say("dau99 tui ten Sim")
    await sim.say("Làm giấy thử")
    await hotline.rests_soon(sim)
    assert len(tries) == taking.TRIES
    assert await hotline.asked(sim) == "viec"
    logged = [f"{r.getMessage()} {r.exc_text} {r.args}" for r in caplog.records]
    assert any("KeyError" in line for line in logged)
    assert not any("dau99" in line or "Sim" in line for line in logged)
