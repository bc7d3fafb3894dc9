"""The written conversations of each flow hold, and together pass everything there is to pass."""

import asyncio
from pathlib import Path

import pytest

from bot.commands.check import talk_script
from bot.content.library import ContentLibrary
from bot.model.flow import Flow, Question, Stop
from tests.conftest import ROOT

SCRIPTS = sorted(ROOT.glob("flows/*/conversations/*.txt"))
PLAIN_CASE = "me-sinh-o-benh-vien.txt"
MOST_QUESTIONS = 24


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_a_written_conversation_holds(library: ContentLibrary, path: Path) -> None:
    asyncio.run(talk_script(library, path.read_text("utf-8")))


def test_every_branch_stop_and_paper_of_a_birth_is_passed(library: ContentLibrary) -> None:
    flow = library.book().flows["dang-ky-khai-sinh"]
    passed = asyncio.run(_passed(library, flow))
    assert _questions(flow) - passed == set()
    assert {f"#stop {step.id}" for step in flow.steps if isinstance(step, Stop)} - passed == set()
    assert {f"paper {rule.paper}" for rule in flow.papers} - passed == set()
    assert {f"flag {rule.id}" for rule in flow.flags} - passed == set()
    assert {f"without {name}" for name in _conditional(flow)} - passed == set()


def test_the_plain_case_asks_at_most_24_questions(library: ContentLibrary) -> None:
    script = (ROOT / "flows/dang-ky-khai-sinh/conversations" / PLAIN_CASE).read_text("utf-8")
    run = asyncio.run(talk_script(library, script))
    asked = {key for key in run.passed if " " not in key and not key.startswith("#")}
    assert 15 < len(asked) <= MOST_QUESTIONS


async def _passed(library: ContentLibrary, flow: Flow) -> set[str]:
    passed: set[str] = set()
    for path in SCRIPTS:
        if path.parent.parent.name == flow.slug:
            passed |= (await talk_script(library, path.read_text("utf-8"))).passed
    return {key.partition("#")[0] if not key.startswith("#") else key for key in passed}


def _questions(flow: Flow) -> set[str]:
    return {question.id for question in flow.by_id.values() if not _always_known(question)}


def _always_known(question: Question) -> bool:
    return any(known.when is None for known in question.known)


def _conditional(flow: Flow) -> set[str]:
    """Name the questions that some cases do without."""
    return {question.id for question in flow.by_id.values() if question.when is not None}
