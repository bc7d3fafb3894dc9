"""The updates that wait for the bot, and the two ways in which it gets them."""

import asyncio
import json
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

import httpx

from tests.telegram.call import Refusal

FIRST_UPDATE = 830_112_401
HOOK_PATIENCE_S = 10.0
SOONEST_S, LATEST_S = 0.02, 0.5  # between two tries at a webhook
# Telegram leaves these out unless they are asked for by name.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_OTHER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
_HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
_NOW_HOOKED = "Conflict: terminated by setWebhook request"

Update = dict[str, object]


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates are posted to, one after the other for each chat."""

    url: str
    secret: str = ""
    most: int = 40


@dataclass(slots=True)
class Waiting:
    """An update that is not confirmed."""

    id: int
    chat: int
    update: Update
    tries: int = 0


@dataclass(slots=True)
class Trouble:
    """What went wrong at the webhook last."""

    at: int = 0
    message: str = ""


class Inbox:
    """Keeps each update until the bot confirms it: by its next offset, or by 2xx to a post."""

    def __init__(self) -> None:
        self.waiting: dict[int, Waiting] = {}
        self.confirmed: list[int] = []
        self.handed: Counter[int] = Counter()
        self.hook: Hook | None = None
        self.trouble = Trouble()
        self.allowed: frozenset[str] = frozenset()  # empty: what is given without asking
        self.transport: httpx.AsyncBaseTransport | None = None  # to the webhook's address
        self._next = FIRST_UPDATE
        self._changed = asyncio.Event()
        self._poll = 0
        self._posting: dict[int, asyncio.Task[None]] = {}

    def add(self, kind: str, content: object, chat: int) -> int:
        """Give the number of the new update; 0 where the bot does not want its kind."""
        if kind in _ON_REQUEST - self.allowed or (self.allowed and kind not in self.allowed):
            return 0
        number, self._next = self._next, self._next + 1
        self.put(Waiting(number, chat, {"update_id": number, kind: content}))
        return number

    def put(self, waiting: Waiting) -> None:
        """Let an update wait, also one that was confirmed already."""
        ordered = dict(sorted({**self.waiting, waiting.id: waiting}.items()))
        self.waiting.clear()
        self.waiting.update(ordered)
        self._wake()
        if self.hook is not None:
            self._post_soon(waiting.chat)

    async def poll(self, offset: int, limit: int, timeout_s: float) -> list[Update]:
        """Confirm what lies below `offset`, and give what waits; an older poll is ended."""
        if self.hook is not None:
            raise Refusal(409, _HOOKED)
        self._poll += 1
        mine = self._poll
        self._wake()
        self._confirm_below(offset)
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                while not self.waiting:
                    await self._changed.wait()
                    self._check_still(mine)
        given = list(self.waiting.values())[:limit]
        self.handed.update(waiting.id for waiting in given)
        return [waiting.update for waiting in given]

    def set_hook(self, hook: Hook | None, *, drop: bool) -> None:
        if drop:
            self.waiting.clear()
        self.hook = hook if hook is not None and hook.url else None
        self._wake()
        for task in self._posting.values():
            task.cancel()
        self._posting.clear()
        if self.hook is not None:
            for chat in {waiting.chat for waiting in self.waiting.values()}:
                self._post_soon(chat)

    async def close(self) -> None:
        tasks = list(self._posting.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _check_still(self, mine: int) -> None:
        if self.hook is not None:
            raise Refusal(409, _NOW_HOOKED)
        if self._poll != mine:
            raise Refusal(409, _OTHER)

    def _confirm_below(self, offset: int) -> None:
        if offset < 0:
            offset = [0, *self.waiting][offset:][0]
        for number in [number for number in self.waiting if number < offset]:
            del self.waiting[number]
            self.confirmed.append(number)

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _post_soon(self, chat: int) -> None:
        posting = self._posting.get(chat)
        if posting is None or posting.done():
            self._posting[chat] = asyncio.create_task(self._post(chat))

    async def _post(self, chat: int) -> None:
        """Post what waits for a chat, in order, each until it is taken."""
        pause_s = SOONEST_S
        while waiting := next((w for w in self.waiting.values() if w.chat == chat), None):
            waiting.tries += 1
            self.handed[waiting.id] += 1
            if await self._is_taken(waiting):
                self.waiting.pop(waiting.id, None)
                self.confirmed.append(waiting.id)
                pause_s = SOONEST_S
                continue
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, LATEST_S)

    async def _is_taken(self, waiting: Waiting) -> bool:
        assert self.hook is not None
        headers = {"content-type": "application/json"}
        if self.hook.secret:
            headers["x-telegram-bot-api-secret-token"] = self.hook.secret
        content = json.dumps(waiting.update)
        try:
            async with httpx.AsyncClient(
                transport=self.transport, timeout=HOOK_PATIENCE_S
            ) as client:
                answer = await client.post(self.hook.url, content=content, headers=headers)
        except httpx.TransportError as broken:
            self.trouble = Trouble(waiting.id, type(broken).__name__)
            return False
        if not answer.is_success:
            self.trouble = Trouble(
                waiting.id, f"Wrong response from the webhook: {answer.status_code}"
            )
        return answer.is_success
