"""Presses on buttons, until the bot answers them."""

import time
from dataclasses import dataclass, field
from itertools import count

from tests.telegram.call import Refusal

OPEN_FOR_S = 15.0
_EXPIRED = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class Query:
    """A press; the button spins until it is answered."""

    id: str
    chat: int
    person: int
    at: float = field(default_factory=time.monotonic)
    toast: str | None = None  # None: still spinning


class Queries:
    """All presses."""

    def __init__(self) -> None:
        self.all: dict[str, Query] = {}
        self.open_for_s = OPEN_FOR_S
        self._numbers = count(4_382_001)

    def new(self, chat: int, person: int) -> Query:
        query = Query(str(next(self._numbers)), chat, person)
        self.all[query.id] = query
        return query

    def answer(self, query_id: str, toast: str) -> None:
        """Stop the spinning: once, and not too late."""
        query = self.all.get(query_id)
        if query is None or query.toast is not None:
            raise Refusal(400, _EXPIRED)
        if time.monotonic() - query.at > self.open_for_s:
            raise Refusal(400, _EXPIRED)
        query.toast = toast

    def spinning(self, chat: int) -> int:
        return sum(query.toast is None for query in self.all.values() if query.chat == chat)

    def toasts(self, chat: int) -> list[str]:
        """Give what popped up in a chat, without the silent answers."""
        return [query.toast for query in self.all.values() if query.chat == chat and query.toast]
