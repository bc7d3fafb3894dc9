# mypy: disable-error-code="explicit-any"
# What a selector is asked for is typed so.
"""An event loop whose time is made up: with nothing left to do, it is at once the next timer."""

import asyncio
import selectors
from collections import deque
from collections.abc import Callable, Coroutine, Generator, Mapping
from random import Random
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Standstill(Exception):
    """Nobody will ever do anything again."""


class _Selector(selectors.BaseSelector):
    """Waits by letting time pass; no file is ever ready."""

    def __init__(self) -> None:
        self.now = 0.0
        self._known: dict[FileDescriptorLike, selectors.SelectorKey] = {}

    def register(
        self, fileobj: "FileDescriptorLike", events: int, data: object = None
    ) -> selectors.SelectorKey:
        self._known[fileobj] = selectors.SelectorKey(fileobj, 0, events, data)
        return self._known[fileobj]

    def unregister(self, fileobj: "FileDescriptorLike") -> selectors.SelectorKey:
        return self._known.pop(fileobj)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise Standstill
        self.now += max(timeout, 0.0)
        return []

    def get_map(self) -> "Mapping[FileDescriptorLike, selectors.SelectorKey]":
        return self._known


class Loop(asyncio.SelectorEventLoop):
    """Runs everything on this thread, in any order; what would go to another is done at once."""

    _ready: deque[asyncio.Handle]

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._own = _Selector()
        super().__init__(self._own)
        # A dead process waits for ever: that its tasks are forgotten must not wake them.
        self._tasks: list[object] = []
        self.set_task_factory(self._remembered)

    def time(self) -> float:
        return self._own.now

    def _run_once(self) -> None:
        """Take what is ready in an order of the seed's: no part may count on being the first."""
        ready = list(self._ready)
        self._chance.shuffle(ready)
        self._ready.clear()
        self._ready.extend(ready)
        super()._run_once()  # type: ignore[misc]

    def run_in_executor(
        self, executor: object, func: Callable[[*Ts], T], *args: *Ts
    ) -> "asyncio.Future[T]":
        done: asyncio.Future[T] = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as exc:  # noqa: BLE001 - as an executor does
            done.set_exception(exc)
        return done

    def _remembered(
        self,
        _: asyncio.AbstractEventLoop,
        coro: Coroutine[object, object, T] | Generator[object, None, T],
        **more: object,
    ) -> "asyncio.Task[T]":
        task: asyncio.Task[T] = asyncio.Task(coro, loop=self, **more)  # type: ignore[arg-type]
        self._tasks.append(task)
        return task
