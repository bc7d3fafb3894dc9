"""The program of one commune, and a citizen in the middle of a birth case."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.content.library import ContentLibrary
from tests.channels import files
from tests.safety.house import House, Person, house
from tests.safety.script import birth_case


@pytest.fixture(scope="session")
def photo() -> bytes:
    return files.photo()


@pytest.fixture
async def home(tmp_path: Path, library: ContentLibrary) -> AsyncIterator[House]:
    async with house(tmp_path, library) as opened:
        yield opened


@pytest.fixture
async def naming(home: House, photo: bytes) -> Person:
    """Give somebody who is asked for the name of the baby."""
    return await home.person().walks(birth_case(), photo, until="be.ten#1")
