"""An open desk with three officers and one dossier."""

import pytest

from tests.desk.counter import Browser, Counter, desk_app
from tests.desk.office import AN, BINH, FILES, QUOC, Workplace, sent


@pytest.fixture
async def counter() -> Counter:
    place = Workplace()
    counter = Counter(place, desk_app(place))
    await counter.hires(AN, QUOC, BINH)
    await place.takes_in(sent(), *FILES)
    return counter


@pytest.fixture
async def an(counter: Counter) -> Browser:
    return await counter.seats(AN)


@pytest.fixture
async def quoc(counter: Counter) -> Browser:
    return await counter.seats(QUOC)


@pytest.fixture
async def binh(counter: Counter) -> Browser:
    return await counter.seats(BINH)
