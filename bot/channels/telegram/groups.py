"""What the channel asks of whoever looks after the offices' groups."""

from typing import Protocol

from bot.model.event import Chat


class Groups(Protocol):
    """`by` is the platform's number of who did something."""

    async def linked(self, chat: Chat, code: str) -> str:
        """Link the account that sent this code; give the answer."""
        ...

    async def joined(self, group: Chat, by: str) -> bool:
        """Say whether the bot may stay in the group it was brought into."""
        ...

    async def left(self, group: Chat) -> None: ...

    async def moved(self, before: Chat, group: Chat) -> None:
        """Keep serving a group that the platform gave another number."""
        ...

    async def serves(self, group: Chat) -> bool: ...

    async def pressed(self, group: Chat, by: str, seq: int, index: int) -> str:
        """Act on a button of a card; give what the one who pressed is told."""
        ...
