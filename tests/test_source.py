"""What no other tool holds: sizes, and that words for people stand in content, not in code."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

MOST_LINES = 300
SOURCES = sorted((ROOT / "bot").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# Letters only Vietnamese has here; "é" and the like stand in other words too.
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=_name)
def test_a_file_fits_in_the_head(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_what_people_read_stands_in_content(path: Path) -> None:
    if "understanding" in path.parts:
        return  # its word tables are its subject
    assert [text for text in _strings(path) if VIETNAMESE.search(text)] == []


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=_name)
def test_nothing_is_left_for_later(path: Path) -> None:
    left = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")
    assert left.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.name == "__init__.py"], ids=_name
)
def test_a_package_says_one_line_and_hides_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_what_is_logged_is_a_sentence_of_ours(path: Path) -> None:
    """The log tells the sentence as it stands, so nothing of a person may be put together there."""
    told = [ast.unparse(call.args[0]) for call in _logged(path) if not _is_ours(call.args[0])]
    assert told == []


def _logged(path: Path) -> list[ast.Call]:
    """Give the calls of a logger."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "_log"
    ]


def _is_ours(sentence: ast.expr) -> bool:
    """Say whether it is written there, or a sentence of the catalogue that takes nothing in."""
    if isinstance(sentence, ast.Call):
        return ast.unparse(sentence.func) == "self._word" and len(sentence.args) == 1
    return isinstance(sentence, ast.Constant) and isinstance(sentence.value, str)


def _strings(path: Path) -> list[str]:
    """Give the string literals that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]
