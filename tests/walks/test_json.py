"""The same walks through `motcua talk --json`: what a program hears is what a citizen hears."""

import asyncio
import json
import re
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from bot.channels.talk import MovableClock, Reply, Talk, as_json
from bot.channels.terminal import speak_json
from bot.content.library import ContentLibrary
from bot.model.event import Chat
from bot.wiring import memory_parts
from tests.conftest import ROOT
from tests.talking import START, Commune
from tests.walks.runner import QuickRunner
from tests.walks.walk import Order, Walk

FLOW = "dang-ky-khai-sinh"
TURNS = 25
WALKS, A_TEST = 300, 50
PATIENCE_S = 120
_CODE = re.compile(r"\bKS-\d{4}-\d{4}\b")

Line = dict[str, object]


@pytest.mark.parametrize("seed", [1, 4, 7])
def test_a_walk_sounds_the_same_as_json(library: ContentLibrary, tmp_path: Path, seed: int) -> None:
    orders, replies = walked(library, seed)
    picture = tmp_path / "giay.jpg"
    Image.effect_noise((640, 480), 80).save(picture)
    lines = [json.dumps({**order, **_photo(order, picture)}) for order in orders]
    heard = spoken(lines)
    assert [bare(line) for line in heard] == [bare(as_line(reply)) for reply in replies]
    assert [bool(line["dossier"]) for line in heard] == [bool(reply.dossier) for reply in replies]


@pytest.mark.parametrize("first", range(100, 100 + WALKS, A_TEST))
def test_three_hundred_walks_sound_the_same_as_json(
    library: ContentLibrary, tmp_path: Path, first: int
) -> None:
    picture = tmp_path / "giay.jpg"
    Image.effect_noise((64, 48), 80).save(picture)
    for seed in range(first, first + A_TEST):
        orders, replies = walked(library, seed)
        lines = [json.dumps({**order, **_photo(order, picture)}) for order in orders]
        heard = spoken_here(library, lines)
        told = [bare(as_line(reply)) for reply in replies]
        assert [bare(line) for line in heard] == told, f"seed {seed}"


def spoken_here(library: ContentLibrary, lines: list[str]) -> list[Line]:
    """Say it to the loop of `talk --json` itself, over a new store, at the same time."""

    async def speak() -> str:
        clock, out = MovableClock(lambda: START, START), StringIO()
        talk = Talk(replace(memory_parts(library), clock=clock), clock, Chat("terminal", "", "1"))
        await talk.begin(FLOW)
        await speak_json(talk, StringIO("\n".join(lines) + "\n"), out)
        return out.getvalue()

    return [json.loads(line) for line in asyncio.run(speak()).splitlines()]


def walked(library: ContentLibrary, seed: int) -> tuple[list[Order], list[Reply]]:
    """Walk in memory; give what was said and what came back."""
    with QuickRunner() as runner:
        walk = Walk(Commune(library, runner), runner, Random(seed), plain=True)
        walk.wanders(FLOW, TURNS)
        if walk.goes_straight().startswith("#review "):
            walk.reviews_and_sends()
        return walk.orders, walk.replies


def spoken(lines: list[str]) -> list[Line]:
    """Say the same to the command line, at the same time of the same day."""
    order = [sys.executable, "-m", "bot", "talk", "--json", "--flow", FLOW]
    done = subprocess.run(  # noqa: S603 - our own program, by our own interpreter
        [*order, "--at", "2026-11-23T08:30:00+07:00"],
        cwd=ROOT,
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def as_line(reply: Reply) -> Line:
    return {
        "messages": [
            {"text": m.text, "buttons": [[button.label for button in row] for row in m.buttons]}
            for m in reply.messages
        ],
        "asking": reply.asking,
        "flow": reply.flow,
        "answers": {key: as_json(value) for key, value in reply.answers.items()},
        "status": reply.status,
    }


def bare(line: Line) -> Line:
    """Leave out what differs each time: codes, and the names of photos."""
    answers = line["answers"]
    assert isinstance(answers, dict)
    counted = {key: len(v) if isinstance(v, list) else v for key, v in answers.items()}
    messages = _CODE.sub("KS", json.dumps(line["messages"], ensure_ascii=False))
    return {key: line[key] for key in ("asking", "flow", "status")} | {
        "messages": messages,
        "answers": counted,
    }


def _photo(order: Order, picture: Path) -> Order:
    return {"photo": str(picture)} if "photo" in order else {}
