from collections.abc import AsyncIterator

import pytest

from tests.channels.hall import Hall, Shelf


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
async def hall() -> AsyncIterator[Hall]:
    made = Hall()
    yield made
    await made.browser.aclose()
