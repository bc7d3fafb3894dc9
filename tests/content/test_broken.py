"""Each file of `broken/` is a mistake an author makes, with all that the checker must say.

The first line names the file it takes the place of; `#>` lines are the messages, in their order.
"""

from pathlib import Path

import pytest

from bot.content.library import ContentLibrary
from bot.content.report import check
from tests.content.conftest import HERE, TODAY

MISTAKES = sorted((HERE / "broken").glob("*.yaml"))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: path.stem)
def test_an_author_is_told_what_is_wrong(folder: Path, mistake: Path) -> None:
    text = mistake.read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    expected = [line.removeprefix("#> ") for line in lines if line.startswith("#>")]
    (folder / head.removeprefix("# ")).write_text(text, encoding="utf-8")
    told = [f"{'warning ' * issue.is_warning}{issue}" for issue in check(folder, TODAY)]
    assert told == expected
    assert expected, "a mistake without a message"


def test_every_mistake_that_is_an_error_keeps_the_content_from_being_served(folder: Path) -> None:
    text = (HERE / "broken/unknown-kind.yaml").read_text(encoding="utf-8")
    (folder / "flows/lam-giay/flow.yaml").write_text(text, encoding="utf-8")
    library, issues = ContentLibrary.load(folder, TODAY)
    assert library is None
    assert issues


def test_there_are_mistakes_to_learn_from() -> None:
    assert len(MISTAKES) > 60
