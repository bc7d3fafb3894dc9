"""Bugs that systems like this one had, planted one by one: the tests catch each of them."""

from pathlib import Path

import pytest

from tests.faults.seeded.planting import Bug, bugs, caught_by, copied


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("tree"))


@pytest.mark.parametrize("bug", bugs(), ids=lambda bug: bug.bug)
def test_a_seeded_bug_is_caught(tree: Path, bug: Bug) -> None:
    assert caught_by(tree, bug)
