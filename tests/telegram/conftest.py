from collections.abc import AsyncIterator

import pytest

from bot.content.library import ContentLibrary
from tests.telegram.hotline import Hotline, new_hotline
from tests.telegram.line import SECRET

INSIDES = ("Traceback", "None", "{{", "}}", "{%", "**")


@pytest.fixture
async def hotline(small_library: ContentLibrary) -> AsyncIterator[Hotline]:
    """Give the bot with the small flow, by polling."""
    async with new_hotline(small_library) as line:
        yield line
        check_what_was_shown(line)


@pytest.fixture
async def hooked(small_library: ContentLibrary) -> AsyncIterator[Hotline]:
    """Give the bot with the small flow, by webhook."""
    async with new_hotline(small_library, SECRET) as line:
        yield line
        check_what_was_shown(line)


def check_what_was_shown(line: Hotline) -> None:
    """Nothing went beyond a limit, and nobody saw the inside of a machine."""
    assert line.telegram.violations == []
    texts = [bubble.text for room in line.telegram.rooms for bubble in room.bubbles]
    assert [text for text in texts if any(sign in text for sign in INSIDES)] == []
