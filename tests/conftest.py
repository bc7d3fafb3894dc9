"""The content and the communes that tests talk to."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from bot.content.library import ContentLibrary, load_library
from tests.talking import Citizen, Commune, commune

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 23)
TAKES_LONG = ("tests/walks/", "tests/faults/", "tests/telegram/test_kill")

# A landing is held against the same examples every time; at home, and by `make fuzz`, new ones
# are looked for.
settings.register_profile("landing", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("landing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: begun last it would leave a core idle."""
    items.sort(key=lambda item: not item.nodeid.startswith(TAKES_LONG))


@pytest.fixture(scope="session")
def library() -> ContentLibrary:
    """Give the real content."""
    return load_library(ROOT, TODAY)


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> ContentLibrary:
    """Give the real catalogue with one small flow that has everything the engine knows."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "catalogue").symlink_to(ROOT / "catalogue")
    (folder / "flows").symlink_to(ROOT / "tests" / "flows")
    return load_library(folder, TODAY)


@pytest.fixture
def town(library: ContentLibrary) -> Iterator[Commune]:
    with commune(library) as there:
        yield there


@pytest.fixture
def small_town(small_library: ContentLibrary) -> Iterator[Commune]:
    with commune(small_library) as there:
        yield there


@pytest.fixture
def sim(small_town: Commune) -> Citizen:
    """Give a citizen who has begun the small flow."""
    return small_town.citizen().begins("dang-ky-khai-tu")
