"""The written conversations of each flow hold, and together pass everything there is to pass."""

import asyncio
from pathlib import Path

import pytest

from bot.commands.check import talk_script
from bot.content.library import ContentLibrary
from tests.conftest import ROOT
from tests.passing import left_out, questions_asked

SCRIPTS = sorted(ROOT.glob("flows/*/conversations/*.txt"))
BIRTH = "dang-ky-khai-sinh"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_a_written_conversation_holds(library: ContentLibrary, path: Path) -> None:
    asyncio.run(talk_script(library, path.read_text("utf-8")))


def test_every_branch_stop_and_paper_of_a_birth_is_passed(library: ContentLibrary) -> None:
    assert left_out(library, BIRTH) == set()


def test_the_plain_case_asks_at_most_24_questions(library: ContentLibrary) -> None:
    assert 15 < len(questions_asked(library, BIRTH, "me-sinh-o-benh-vien.txt")) <= 24
