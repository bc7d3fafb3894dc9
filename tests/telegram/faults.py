"""What goes wrong between the bot and Telegram, when told to."""

from dataclasses import dataclass
from enum import Enum


class Harm(Enum):
    """A way in which a call goes wrong."""

    FLOOD = 429
    BROKEN = 500  # not carried out
    GATEWAY = 502  # not carried out
    BLOCKED = 403
    REFUSED = 400
    SLOW = "slow"  # carried out after a while
    RESET = "reset"  # the line drops before anything is done
    LOST = "lost"  # carried out, and then the line drops
    TORN = "torn"  # carried out, and half of the answer comes
    DONE_YET_BROKEN = "done yet broken"  # carried out, and answered with 500


CARRIED_OUT = frozenset({Harm.SLOW, Harm.LOST, Harm.TORN, Harm.DONE_YET_BROKEN})


@dataclass(slots=True)
class Fault:
    """So many calls go wrong, after `skip` that go well; of any method or chat if none is named."""

    harm: Harm
    method: str = ""
    chat: int = 0
    skip: int = 0
    times: int = 1
    after_s: float = 1  # of FLOOD: whole seconds to wait; of SLOW: how long it takes
    description: str = ""
    fired: int = 0

    def meets(self, method: str, chat: int) -> bool:
        """Tell whether this call is to go wrong; each call that fits is counted."""
        if self.method not in {"", method} or self.chat not in {0, chat} or not self.times:
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.times -= 1
        self.fired += 1
        return True


class Faults:
    """The faults still to come, and how often each has happened."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def plan(self, fault: Fault) -> Fault:
        self._planned.append(fault)
        return fault

    def clear(self) -> None:
        """Let everything go well from now on."""
        self._planned.clear()

    def meeting(self, method: str, chat: int) -> Fault | None:
        return next((fault for fault in self._planned if fault.meets(method, chat)), None)
