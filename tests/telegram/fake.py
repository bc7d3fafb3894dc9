"""A strict Telegram: real HTTP, its limits, its faults, and what people see on their phones."""

import asyncio
import time
from collections import Counter, deque
from typing import Self

from tests.telegram.account import Kept, Shop
from tests.telegram.call import Call, Refusal
from tests.telegram.faults import CARRIED_OUT, Fault, Faults, Harm
from tests.telegram.inbox import Inbox
from tests.telegram.pace import Pace
from tests.telegram.queries import Queries
from tests.telegram.raw import Json
from tests.telegram.screen import Rooms
from tests.telegram.showing import Showing
from tests.telegram.wire import LOST, Answer, Asked, Manner, Wire, json_answer

TOKEN = "700100200:fake-token-of-nobody"  # noqa: S105
_MANNERS = {Harm.LOST: Manner.LOST, Harm.TORN: Manner.TORN}
_SAYS = {
    Harm.BROKEN: "Internal Server Error",
    Harm.DONE_YET_BROKEN: "Internal Server Error",
    Harm.GATEWAY: "Bad Gateway",
    Harm.BLOCKED: "Forbidden: bot was blocked by the user",
    Harm.REFUSED: "Bad Request: something is wrong with it",
}


class FakeTelegram:
    """The Bot API for one bot, and the phones of those who talk to it."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.bot: Json = {
            "id": int(token.partition(":")[0]), "is_bot": True,
            "first_name": "Một cửa", "username": "motcua_test_bot",
        }  # fmt: skip
        self.rooms, self.queries, self.inbox = Rooms(), Queries(), Inbox()
        self.faults, self.pace = Faults(), Pace()
        self.calls: deque[Call] = deque(maxlen=50_000)
        self.counts: Counter[str] = Counter()  # of calls, by method
        self.violations: list[str] = []
        self.shop = Shop(self.bot, self.inbox, self.rooms)
        self.showing = Showing(self.rooms, self.queries, self.bot)
        self._wire = Wire(self._answer)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._wire.port}"

    async def __aenter__(self) -> Self:
        await self._wire.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.inbox.close()
        await self._wire.__aexit__()

    async def goes_away(self) -> None:
        """Stop listening; what was sent to the bot meanwhile waits for it."""
        await self._wire.__aexit__()

    async def comes_back(self) -> None:
        """Listen at the same address again."""
        await self._wire.__aenter__()

    def tells(self, kind: str, content: object, chat: int) -> int:
        """Put an update before the bot."""
        return self.inbox.add(kind, content, chat)

    def keeps(self, content: bytes, size_bytes: int | None = None) -> Kept:
        """Keep a file that a phone sends; `size_bytes` is what is told of it."""
        number = f"file-{len(self.shop.files) + 1}"
        told = len(content) if size_bytes is None else size_bytes
        self.shop.files[number] = Kept(number, content, told)
        return self.shop.files[number]

    def called(self, method: str, chat: int = 0) -> list[Call]:
        """Give the calls of a method so far, of one chat or of all."""
        return [c for c in self.calls if c.method == method and chat in {0, c.chat}]

    async def _answer(self, asked: Asked) -> Answer:
        secret, _, rest = asked.path.removeprefix("/file").removeprefix("/bot").partition("/")
        if secret != self.token:
            self.violations.append("a call with the wrong token")
            return json_answer(401, Refusal(401, "Unauthorized").as_json())
        if asked.path.startswith("/file/"):
            return await self._download(rest)
        call = Call(rest, asked.fields, asked.files, time.monotonic())
        self.calls.append(call)
        self.counts[call.method] += 1
        fault = self.faults.meeting(call.method, call.chat)
        return await self._faulty(call, fault) if fault else await self._sound(call)

    async def _sound(self, call: Call) -> Answer:
        try:
            return json_answer(200, {"ok": True, "result": await self._done(call)})
        except Refusal as refusal:
            if refusal.bad:
                self.violations.append(f"{call.method}: {refusal.description}")
            return json_answer(refusal.code, refusal.as_json())

    async def _done(self, call: Call) -> object:
        call.check()
        if call.method in self.shop.methods:
            return await self.shop.methods[call.method](call)
        if call.method.startswith("send"):
            self.pace.pass_on(call)
        return self.showing.methods[call.method](call)

    async def _faulty(self, call: Call, fault: Fault) -> Answer:
        if fault.harm is Harm.RESET:
            return LOST
        if fault.harm is Harm.SLOW:
            await asyncio.sleep(fault.after_s)
        if fault.harm not in CARRIED_OUT:
            return _refused(fault)
        answer = await self._sound(call)
        if fault.harm is Harm.DONE_YET_BROKEN:
            return json_answer(500, Refusal(500, _SAYS[fault.harm]).as_json())
        manner = _MANNERS.get(fault.harm, Manner.WHOLE)
        return Answer(answer.status, answer.content, answer.kind, manner)

    async def _download(self, path: str) -> Answer:
        fault = self.faults.meeting("download", 0)
        if fault and fault.harm not in CARRIED_OUT:
            return LOST
        kept = next((k for k in self.shop.files.values() if k.path == path), None)
        if kept is None:
            return json_answer(404, Refusal(404, "Not Found").as_json())
        manner = _MANNERS.get(fault.harm, Manner.WHOLE) if fault else Manner.WHOLE
        return Answer(200, kept.content, "application/octet-stream", manner)


def _refused(fault: Fault) -> Answer:
    if fault.harm is Harm.FLOOD:
        seconds = int(fault.after_s)
        told = f"Too Many Requests: retry after {seconds}"
        return json_answer(429, Refusal(429, told, retry_after=seconds).as_json())
    code = int(fault.harm.value)
    return json_answer(code, Refusal(code, fault.description or _SAYS[fault.harm]).as_json())
