"""Telegram as a program meets it: it keeps updates until they are confirmed, and fails at times."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from random import Random
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import httpx
from telegram.error import NetworkError, TimedOut

from tests.faults.simulation.photos import SUFFIX, photo
from tests.faults.simulation.weather import FAIR

BOT = {"id": 1, "is_bot": True, "first_name": "b", "username": "b_bot"}
OK = (200, b'{"ok": true, "result": true}')
DATE = 1_795_397_400
_ARRIVED_ALL_THE_SAME = 0.5


class Shown(NamedTuple):
    """A message as its person sees it."""

    id: int
    text: str
    step: int
    labels: tuple[str, ...]


@dataclass(slots=True)
class Room:
    """A private chat: what its person sees, and what has not been fetched."""

    shown: list[Shown] = field(default_factory=list)
    is_blocked: bool = False


class Platform:
    """One bot's updates and chats. Lives on when the program crashes."""

    def __init__(self, chance: Random) -> None:
        self.weather = FAIR
        self.rooms: dict[int, Room] = defaultdict(Room)
        self.sends = 0
        self._chance = chance
        self._updates: list[dict[str, object]] = []
        self._confirmed: list[dict[str, object]] = []
        self._next = 1
        self._news = asyncio.Event()
        self._messages = 0
        self._closed_until = 0.0

    def says(self, person: int, text: str) -> int:
        """Take a message of a person; give the number of its update."""
        message = {"text": text, "message_id": self._next, "date": DATE, **_private(person)}
        return self._queue({"message": message})

    def sends_photo(self, person: int) -> int:
        """Take a photo; it is kept under the number of its update."""
        photo = [{"file_id": f"{self._next}", "file_unique_id": "u", "width": 9, "height": 9}]
        message = {"photo": photo, "message_id": self._next, "date": DATE, **_private(person)}
        return self._queue({"message": message})

    def presses(self, person: int, step: int, index: int) -> int:
        query = {
            "id": str(self._next),
            "from": _person(person),
            "chat_instance": "1",
            "data": f"{step}.{index}",
            "message": {"message_id": 1, "date": DATE, **_private(person)},
        }
        return self._queue({"callback_query": query})

    async def has_news(self) -> None:
        """Wait until there is an update to fetch."""
        await self._news.wait()

    @property
    def is_confirmed(self) -> bool:
        return not self._updates

    @property
    def confirmed(self) -> frozenset[int]:
        return frozenset(map(_number, self._confirmed))

    async def asked(
        self, url: str, given: dict[str, str], is_alive: Callable[[], bool]
    ) -> tuple[int, bytes]:
        """Answer a request of the program, as the weather is; nothing arrives of a dead one."""
        if self._happens(self.weather.slow):
            await asyncio.sleep(self._chance.uniform(1, 14))
        if not is_alive():
            raise NetworkError("reset") from httpx.ReadError("reset")
        name = urlsplit(url).path.rpartition("/")[2]
        if failed := self._failed_before():
            return failed
        if self._happens(self.weather.broken):
            if self._happens(_ARRIVED_ALL_THE_SAME):
                await self._done(name, url, given)
            return _failed(self._chance.choice((500, 502)), "Bad Gateway")
        answer = await self._done(name, url, given)
        if self._happens(self.weather.lost_answer):
            raise TimedOut from httpx.ReadTimeout("")
        if self._happens(self.weather.torn_answer):
            return answer[0], answer[1][: len(answer[1]) // 2]
        return answer

    def _failed_before(self) -> tuple[int, bytes] | None:
        """Let it fail before anything was done."""
        if self._happens(self.weather.not_sent):
            raise NetworkError("no line") from httpx.ConnectError("no line")
        if self._happens(self.weather.lost_request):
            raise TimedOut from httpx.ReadTimeout("")
        if self._happens(self.weather.wait):
            return _failed(429, "Too Many Requests", retry_after=self._chance.choice((1, 3, 10)))
        return self._closed()

    def _closed(self) -> tuple[int, bytes] | None:
        now = asyncio.get_running_loop().time()
        if self._happens(self.weather.wait_all):
            self._closed_until = now + self._chance.choice((3, 10, 30))
        if now >= self._closed_until:
            return None
        return _failed(429, "Too Many Requests", retry_after=ceil(self._closed_until - now))

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    async def _done(self, name: str, url: str, given: dict[str, str]) -> tuple[int, bytes]:
        if name == "getUpdates":
            return await self._polled({k: v[0] for k, v in parse_qs(urlsplit(url).query).items()})
        if name == "sendMessage":
            return self._shown(given)
        if name == "getFile":
            kept = {"file_id": "f", "file_unique_id": "u", "file_path": given["file_id"] + SUFFIX}
            return 200, json.dumps({"ok": True, "result": kept}).encode()
        return (200, photo(name)) if name.endswith(SUFFIX) else OK

    async def _polled(self, given: dict[str, str]) -> tuple[int, bytes]:
        offset = int(given["offset"])
        gone = [one for one in self._updates if _number(one) < offset]
        self._confirmed += gone
        self._updates = self._updates[len(gone) :]
        if not self._updates:
            self._news.clear()
            try:
                async with asyncio.timeout(float(given["timeout"])):
                    await self._news.wait()
            except TimeoutError:
                pass
        brought = self._updates[:100]
        known = [*self._confirmed, *brought]
        if known and self._happens(self.weather.again):
            brought = [*self._chance.choices(known, k=self._chance.randint(1, 5)), *brought]
        if self._happens(self.weather.again):
            self._chance.shuffle(brought)
        return 200, json.dumps({"ok": True, "result": brought}).encode()

    def _shown(self, given: dict[str, str]) -> tuple[int, bytes]:
        person, text = int(given["chat_id"]), given["text"]
        room = self.rooms[person]
        if room.is_blocked:
            return _failed(403, "Forbidden: bot was blocked by the user")
        if "parse_mode" in given and self._happens(self.weather.refused):
            return _failed(400, "Bad Request: can't parse entities")
        self.sends += 1
        self._messages += 1
        lines = json.loads(given.get("reply_markup", '{"inline_keyboard": []}'))["inline_keyboard"]
        buttons = [one for line in lines for one in line if "callback_data" in one]
        step = int(buttons[0]["callback_data"].partition(".")[0]) if buttons else 0
        labels = tuple(one["text"] for one in buttons)
        room.shown.append(Shown(self._messages, text, step, labels))
        message = {"message_id": self._messages, "date": DATE, "text": text, **_private(person)}
        return 200, json.dumps({"ok": True, "result": {**message, "from": BOT}}).encode()

    def _queue(self, update: dict[str, object]) -> int:
        number = self._next
        self._next += 1
        self._updates.append({"update_id": number, **update})
        self._news.set()
        return number


def _number(update: dict[str, object]) -> int:
    return int(str(update["update_id"]))


def _person(person: int) -> dict[str, object]:
    return {"id": person, "is_bot": False, "first_name": "x"}


def _private(person: int) -> dict[str, object]:
    chat = {"id": person, "type": "private", "first_name": "x"}
    return {"chat": chat, "from": _person(person)}


def _failed(code: int, words: str, **more: int) -> tuple[int, bytes]:
    told = {"ok": False, "error_code": code, "description": words, "parameters": more}
    return code, json.dumps(told).encode()
