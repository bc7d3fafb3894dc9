"""A whole birth case as somebody sends it: words, buttons, one photo."""

from dataclasses import dataclass
from typing import Literal

from bot.channels.sample import read_families
from tests.conftest import ROOT

Sort = Literal["says", "presses", "presses if there", "sends photo"]

_MARKS: dict[str, Sort] = {
    ">>?": "presses if there",
    ">>": "presses",
    ">[": "sends photo",
    ">": "says",
}


@dataclass(frozen=True, slots=True)
class Move:
    """One thing the citizen does."""

    sort: Sort
    words: str


def birth_case(**words: str) -> list[Move]:
    """Give the sample case of the demo, told by the family these words describe."""
    path = ROOT / "flows" / "dang-ky-khai-sinh" / "demo.txt"
    families, script = read_families(path.read_text("utf-8"))
    for name, word in {**families[0].words, **words}.items():
        script = script.replace("{" + name + "}", word)
    lines = [line for line in script.splitlines() if line.startswith(">")]
    return [_move(line) for line in lines]


def _move(line: str) -> Move:
    mark = next(mark for mark in _MARKS if line.startswith(mark))
    return Move(_MARKS[mark], line.removeprefix(mark).strip())
