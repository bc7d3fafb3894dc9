"""Nothing of a person reaches the log, whatever is handed to it and at whatever level."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from bot.model.errors import Issue
from bot.model.event import Chat
from bot.watch.logs import DayMarks, Line, as_json, as_text
from tests.conftest import ROOT

THOA = Chat("telegram", "100", "thoa-0905438291")
MARKS = ("Thoa", "Quỳnh", "0905438291", "905438291", "051198437261", "51198437261", "SECRET")


class Told:
    """What stands in a log of everything, as JSON."""

    def __init__(self) -> None:
        self.stream = io.StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(Line(DayMarks(bytes), as_json))
        self.loggers: list[tuple[logging.Logger, int, bool]] = []

    def by(self, name: str) -> logging.Logger:
        """Give a logger that writes here alone: the test runner's own show every argument."""
        log = logging.getLogger(name)
        self.loggers.append((log, log.level, log.propagate))
        log.addHandler(self.handler)
        log.propagate, log.disabled = False, False
        log.setLevel(logging.DEBUG)
        return log

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def told() -> Iterator[Told]:
    kept = Told()
    yield kept
    for log, level, propagate in kept.loggers:
        log.removeHandler(kept.handler)
        log.setLevel(level)
        log.propagate = propagate


def fails() -> None:
    name, known = "Phạm Thị Quỳnh Thoa", dict[str, str]()
    try:
        known[name]
    except KeyError as exc:
        raise ValueError(f"{name}, 051198437261") from exc


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error", "critical"])
@pytest.mark.parametrize("name", ["bot.service.receive", "uvicorn.error", "asyncio", "telegram"])
def test_no_argument_and_no_exception_gives_anybody_away(told: Told, name: str, level: str) -> None:
    log, tell = told.by(name), logging.getLevelNamesMapping()[level.upper()]
    log.log(tell, "turn failed: %s for %s", "Thoa", THOA)
    log.log(tell, "%(name)s", {"name": "Quỳnh Thoa"})
    log.log(tell, "%d %s %s", 51198437261, ["0905438291"], object())
    log.log(tell, "too few %s %s", "Thoa")
    log.log(tell, "kept", extra={"body": "Thoa", "chat": "Thoa", "error": "Thoa", "row": "SECRET"})
    log.log(tell, "kept", extra={"chat": THOA, "office": "Thoa", "template": "Quỳnh", "ms": "Thoa"})
    try:
        fails()
    except ValueError:
        log.log(tell, "it failed", exc_info=True, stack_info=True)
    assert len(told.lines) == 7
    assert [mark for mark in MARKS if mark in told.text] == []


def test_what_other_libraries_say_is_told_as_its_class_only(told: Told) -> None:
    told.by("asyncio").error("Task was never retrieved: Thoa", exc_info=ValueError("Thoa"))
    (line,) = told.lines
    assert line | {"at": ""} == {
        "at": "", "level": "error", "where": "asyncio", "error": "ValueError"
    }  # fmt: skip


def test_what_helps_an_operator_is_told(told: Told) -> None:
    log = told.by("bot.service.sending")
    log.error("message %d could not be sent: %s", 4127, "KeyError")
    log.error("form not drawn", extra={"template": "flows/khai-sinh/to-khai.typ", "line": 12})
    log.warning("%s", Issue("flows/khai-sinh/flow.yaml", 3, 9, "sai"))
    try:
        fails()
    except ValueError:
        log.exception("it fell over")
    sent, drawn, content, fell = told.lines
    assert sent["event"] == "message 4127 could not be sent: KeyError"
    assert (sent["where"], sent["error"]) == ("service.sending", "KeyError")
    assert (drawn["template"], drawn["line"]) == ("flows/khai-sinh/to-khai.typ", 12)
    assert content["event"] == "flows/khai-sinh/flow.yaml:3:9: sai"
    assert (fell["error"], fell["cause"]) == ("ValueError", "KeyError")
    assert str(fell["place"]).startswith("test_logs.py:")


def test_a_chat_can_be_followed_through_a_day_and_no_further() -> None:
    drawn = iter(range(1, 9))
    marks = DayMarks(lambda count: bytes([next(drawn)]) * count)
    today, tomorrow = date(2026, 11, 23), date(2026, 11, 24)
    first = marks.of(THOA, today)
    assert marks.of(THOA, today) == first
    assert marks.of(Chat("telegram", "100", "lan"), today) != first
    assert marks.of(THOA, tomorrow) != first
    assert "thoa" not in first


def test_a_line_stays_one_line() -> None:
    fields: dict[str, object] = {"at": "x", "event": 'two\nlines="1"', "row": 4}
    assert as_text(fields) == 'at=x event="two\\nlines=\\"1\\"" row=4'
    assert json.loads(as_json(fields)) == fields


def test_a_process_that_falls_over_repeats_nobodys_words() -> None:
    program = (
        "import os, sys, threading, warnings\n"
        "from bot.watch.logs import set_up\n"
        "set_up('debug', 'text', os.urandom, sys.stderr)\n"
        "warnings.warn('Thoa 0905438291')\n"
        "def fall(): raise ValueError('Thoa 0905438291')\n"
        "thread = threading.Thread(target=fall); thread.start(); thread.join()\n"
        "fall()\n"
    )
    ended = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-c", program],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    lines = ended.stderr.splitlines()
    assert ["level=warning" in lines[0], *("error=ValueError" in line for line in lines[1:])] == (
        [True] * 3
    )
    assert "Thoa" not in ended.stderr
    assert "0905" not in ended.stderr
