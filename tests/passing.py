"""What the written conversations of a flow pass, and what they leave out."""

import asyncio
from pathlib import Path

from bot.commands.check import talk_script
from bot.content.library import ContentLibrary
from bot.model.flow import Flow, Question, Stop
from tests.conftest import ROOT


def left_out(library: ContentLibrary, slug: str) -> set[str]:
    """Name the questions, stops, papers, flags and ways round of a flow that no script passes."""
    flow = library.book().flows[slug]
    passed: set[str] = set()
    for path in sorted((ROOT / "flows" / slug / "conversations").glob("*.txt")):
        passed |= _passed(library, path)
    return _everything(flow) - {key if key[0] == "#" else key.partition("#")[0] for key in passed}


def questions_asked(library: ContentLibrary, slug: str, script: str) -> set[str]:
    """Name the questions that one conversation answers."""
    path = ROOT / "flows" / slug / "conversations" / script
    passed = _passed(library, path)
    return {key for key in passed if " " not in key and not key.startswith("#")}


def _passed(library: ContentLibrary, path: Path) -> set[str]:
    return asyncio.run(talk_script(library, path.read_text("utf-8"))).passed


def _everything(flow: Flow) -> set[str]:
    questions = flow.by_id.values()
    return (
        {question.id for question in questions if not _always_known(question)}
        | {f"without {question.id}" for question in questions if question.when is not None}
        | {f"#stop {step.id}" for step in flow.steps if isinstance(step, Stop)}
        | {f"paper {rule.paper}" for rule in flow.papers}
        | {f"flag {rule.id}" for rule in flow.flags}
    )


def _always_known(question: Question) -> bool:
    return any(known.when is None for known in question.known)
