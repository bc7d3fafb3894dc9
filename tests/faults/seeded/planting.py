"""The program's own text with a bug in it, in a folder of its own, and what the tests say to it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.conftest import ROOT

WITHIN_S = 300
_BUGS = Path(__file__).parent / "bugs.yaml"
_TREE = ("bot", "tests", "flows", "catalogue", "pyproject.toml")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bug:
    """One change of the program's text, and the tests that must see it."""

    bug: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)


def bugs() -> list[Bug]:
    listed = yaml.safe_load(_BUGS.read_text("utf-8"))
    return [Bug(**one | {"tests": tuple(one["tests"])}) for one in listed]


@contextmanager
def planted(tree: Path, bug: Bug) -> Iterator[None]:
    """Let the bug be there for a while. Raises ValueError where its place is not found, once."""
    path = tree / bug.file
    whole = path.read_text("utf-8")
    if whole.count(bug.old) != 1:
        raise ValueError(f"{bug.bug}: found {whole.count(bug.old)} times in {bug.file}")
    path.write_text(whole.replace(bug.old, bug.new), "utf-8")
    try:
        yield
    finally:
        path.write_text(whole, "utf-8")


def copied(place: Path) -> Path:
    """Copy all that the tests need."""
    for name in _TREE:
        source = ROOT / name
        if source.is_dir():
            leave = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, place / name, ignore=leave)
        else:
            shutil.copy(source, place / name)
    return place


def caught_by(tree: Path, bug: Bug) -> str:
    """Give the test that sees the bug; "" where none does. Raises TimeoutExpired."""
    with planted(tree, bug):
        ended = subprocess.run(  # noqa: S603 - our own tests
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *bug.tests],
            cwd=tree,
            env=os.environ | bug.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=WITHIN_S,
            check=False,
        )
    failed = _FAILED.search(ended.stdout)
    if ended.returncode == 1 and failed:
        return failed[1]
    if ended.returncode:
        raise RuntimeError(f"{bug.bug}: {ended.stdout[-800:]}{ended.stderr[-800:]}")
    return ""
