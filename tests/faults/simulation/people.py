"""Citizens who answer what they are asked, and officers who decide, as the seed has it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from bot.dossier.statuses import Action
from bot.model.dossier import Status
from bot.model.errors import Conflict, NotFound, StoreBroken, StoreBusy
from bot.service.decide import Decision, NotAllowed, decide
from bot.service.ports import Scope
from tests.faults.simulation.photos import SUFFIX
from tests.faults.simulation.platform import Platform, Shown
from tests.faults.simulation.process import Process

FAMILY, MIDDLE = ("Đinh", "Phạm", "Hồ"), ("Văn", "Thị", "Minh")
GIVEN = ("Sơn", "Tơ", "Vân", "Tám", "Liên", "Hoa", "Nam", "Rin")
_NO_PHOTO, _SENDS_A_PHOTO = "Không có", 0.6
# What is asked -> what is said. The first that stands in the last message counts.
_ANSWERS = (
    ("cần làm giấy gì", "Làm giấy thử"),
    ("làm việc nào", "Làm mới"),
    ("Đồng ý không", "đồng ý"),
    ("sinh ngày nào", "5/3/1980"),
    ("Thuê từ ngày nào", "5/3/2026"),
    ("Còn ai ở chung", "không"),
    ("chụp thẻ căn cước", _NO_PHOTO),
    ("Cần mấy bản", "2"),
    ("cần mấy bản giấy này", "2"),
    ("nuôi heo", "không"),
    ("Người thứ 1 tên gì", "Phạm Thị Lan"),
    ("phần ghi trước", "Tôi hứa thật. Gửi"),
)
_DONE = "Em gửi xong rồi"
_NOISE = ("lệ phí bao nhiêu", "Quay lại", "dạ", "/tro_giup", "gặp cán bộ", "???")
_MOST_SAID = 300
_DECISIONS = (Action.ACCEPT, Action.ACCEPT, Action.PROCESS, Action.SUPPLEMENT)
OFFICE = "21496"
_OPEN = frozenset({Status.SENT, Status.ACCEPTED, Status.IN_PROGRESS, Status.WAITING_FOR_PAPERS})


@dataclass(slots=True)
class Citizen:
    """Somebody with a phone."""

    number: int
    name: str
    platform: Platform
    chance: Random
    noise: float = 0.1
    updates: list[int] = field(default_factory=list)
    said: set[str] = field(default_factory=set)
    photos: set[str] = field(default_factory=set)
    is_done: bool = False

    async def lives(self) -> None:
        self._say("/start")
        seen = 0
        while not self.is_done:
            waited = 0.0
            while len(self._shown) == seen and waited < 120:
                await asyncio.sleep(2)
                waited += 2
            await asyncio.sleep(self.chance.uniform(0.5, 15))
            seen = len(self._shown)
            self._answer()

    @property
    def _shown(self) -> list[Shown]:
        return self.platform.rooms[self.number].shown

    def _answer(self) -> None:
        is_tired = len(self.updates) > _MOST_SAID
        if is_tired or any(_DONE in one.text for one in self._shown):
            self.is_done = True
            return
        if not self._shown or self.chance.random() < self.noise:
            self._be_odd()
            return
        last = self._shown[-1]
        words = next((answer for asked, answer in _ANSWERS if asked in last.text), "")
        if "Chủ nhà tên gì" in last.text:
            words = self.name
        if words == _NO_PHOTO and self.chance.random() < _SENDS_A_PHOTO:
            self._send_photo()
        elif words:
            self._say(words)
        elif last.labels:
            self._press(
                last, self.chance.choice((0, 0, 0, self.chance.randrange(len(last.labels))))
            )
        else:
            self._say("tiếp")

    def _be_odd(self) -> None:
        """Say something beside the matter, twice the same, or press an old button."""
        pressable = [one for one in self._shown if one.labels]
        if pressable and self.chance.random() < 0.5:
            old = self.chance.choice(pressable)
            index = self.chance.randrange(len(old.labels))
            for _ in range(self.chance.choice((1, 2, 3))):
                self._press(old, index)
            return
        words = self.chance.choice(_NOISE)
        for _ in range(self.chance.choice((1, 1, 2))):
            self._say(words)

    def _press(self, shown: Shown, index: int) -> None:
        self.said.add(shown.labels[index])
        self.updates.append(self.platform.presses(self.number, shown.step, index))

    def _send_photo(self) -> None:
        self.updates.append(self.platform.sends_photo(self.number))
        self.photos.add(f"{self.updates[-1]}{SUFFIX}")

    def _say(self, words: str) -> None:
        self.said.add(words)
        self.updates.append(self.platform.says(self.number, words))


@dataclass(slots=True)
class Officer:
    """Somebody at the desk. What was decided and acknowledged is noted."""

    name: str
    chance: Random
    pause_s: float = 60
    decided: list[tuple[str, int]] = field(default_factory=list)  # code, revision

    async def works(self, process: Process, is_over: Callable[[], bool]) -> None:
        """Decide now and then, as long as this life of the program lasts."""
        scope = Scope(self.name, OFFICE, justice=True)
        while not is_over():
            await asyncio.sleep(self.chance.uniform(0.2, 1) * self.pause_s)
            if is_over():
                return
            with suppress(Conflict, NotAllowed, NotFound, StoreBusy, StoreBroken):
                await self._decide(process, scope)

    async def _decide(self, process: Process, scope: Scope) -> None:
        waiting = await process.parts.desk.queue(scope, _OPEN)
        if not waiting:
            return
        dossier = self.chance.choice(waiting)
        await asyncio.sleep(self.chance.choice((0, 0, 5)))  # it is read; another may be quicker
        action = self.chance.choice(_DECISIONS)
        items = ("can_cuoc",) if action is Action.SUPPLEMENT else ()
        decision = Decision(dossier.code, dossier.revision, action, "Ảnh mờ", items)
        done = await decide(process.parts, scope, decision)
        self.decided.append((done.code, done.revision))


def citizens(count: int, platform: Platform, chance: Random, noise: float) -> list[Citizen]:
    names = {f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {one}" for one in GIVEN[:count]}
    return [
        Citizen(51 + number, name, platform, Random(chance.random()), noise)
        for number, name in enumerate(sorted(names))
    ]
