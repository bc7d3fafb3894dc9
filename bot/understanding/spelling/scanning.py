"""Looking for one thing after the other in a row of words."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar


class Spanned(Protocol):
    """What stands at some words; `end` is the place after its last word."""

    @property
    def end(self) -> int: ...


Found = TypeVar("Found", bound=Spanned)


def scanned(
    words: Sequence[str], found_at: Callable[[Sequence[str], int], Found | None]
) -> list[Found]:
    """Give what begins at each place, in order and without overlap."""
    found: list[Found] = []
    at = 0
    while at < len(words):
        one = found_at(words, at)
        if one is not None:
            found.append(one)
        at = one.end if one is not None else at + 1
    return found
