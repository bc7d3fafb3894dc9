"""A process of its own that leads, and says when it has to stop: `… leading.py ADDRESS`."""

import asyncio
import sys

from tests.storage.conftest import opened


async def lead(address: str) -> None:
    async with opened(address) as store:
        await store.lead("poll", tell)


async def tell() -> None:
    _say("leads")
    try:
        await asyncio.Event().wait()
    finally:
        _say("stopped")


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(lead(sys.argv[1]))
