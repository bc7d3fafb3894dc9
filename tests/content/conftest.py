"""A small folder of content that is whole, for tests to break."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.content.library import ContentLibrary
from bot.content.report import check

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TODAY = date(2026, 11, 23)

Broken = Callable[[str, str, str], list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the sample content, with the real words of the checker."""
    copy = tmp_path / "content"
    shutil.copytree(HERE / "sample", copy)
    shutil.copy(ROOT / "catalogue/words/checker.yaml", copy / "catalogue/words")
    return copy


@pytest.fixture
def library(folder: Path) -> ContentLibrary:
    loaded, issues = ContentLibrary.load(folder, TODAY)
    assert loaded is not None, issues
    return loaded


@pytest.fixture
def after_change(folder: Path) -> Broken:
    """Change one piece of one file, and give what the checker says."""

    def change(path: str, old: str, new: str) -> list[str]:
        file = folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"the sample has no {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [str(issue) for issue in check(folder, TODAY)]

    return change
