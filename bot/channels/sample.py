"""Sample dossiers for a first look: a written conversation is talked by several families."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.channels.script import ScriptRun
from bot.channels.talk import MovableClock, Talk
from bot.dossier.statuses import Action
from bot.model.dossier import Status
from bot.model.event import Chat
from bot.service.parts import Parts

# What the office has done with each family's dossier, and how many days ago it was sent.
_PATHS: Sequence[tuple[int, Sequence[Action]]] = (
    (0, ()),
    (0, ()),
    (1, ()),
    (0, (Action.ACCEPT,)),
    (6, (Action.ACCEPT,)),  # overdue by now
    (1, (Action.ACCEPT, Action.PROCESS)),
    (2, (Action.SUPPLEMENT,)),
    (3, (Action.ACCEPT, Action.PAYMENT)),
    (4, (Action.ACCEPT, Action.STOP)),
    (2, (Action.ACCEPT, Action.READY)),
    (7, (Action.ACCEPT, Action.PROCESS, Action.READY, Action.HAND_OVER)),
    (5, (Action.REFUSE,)),
    (6, (Action.WITHDRAW,)),
)


@dataclass(frozen=True, slots=True)
class Family:
    """The words that differ from family to family, by their name in the script."""

    words: Mapping[str, str]


def read_families(script: str) -> tuple[list[Family], str]:
    """Split a sample script into its families (`% be=…; me=…`) and the conversation."""
    lines = script.splitlines()
    families = [
        Family(dict(pair.strip().split("=", 1) for pair in line[1:].split(";") if "=" in pair))
        for line in lines
        if line.startswith("%")
    ]
    return families, "\n".join(line for line in lines if not line.startswith("%"))


async def make_samples(parts: Parts, script: str, reasons: Mapping[Action, str], paper: str) -> int:
    """Talk the script once for each family, and let the office act; give how many were sent."""
    families, conversation = read_families(script)
    for family, (days_ago, actions) in zip(families, _PATHS, strict=False):
        start = parts.clock() - timedelta(days=days_ago, hours=1)
        talk = _talk(parts, start)
        text = conversation
        for name, word in family.words.items():
            text = text.replace("{" + name + "}", word)
        await ScriptRun(talk, text).run()
        await _act(talk, actions, reasons, paper)
    return min(len(families), len(_PATHS))


async def _act(
    talk: Talk, actions: Sequence[Action], reasons: Mapping[Action, str], paper: str
) -> None:
    for action in actions:
        items = (paper,) if action is Action.SUPPLEMENT else ()
        reply = await talk.office(action, items, reasons.get(action, ""))
        if reply.status == Status.SENT:
            raise ValueError("the office's step had no effect")
        talk.clock.move(timedelta(minutes=10))


def _talk(parts: Parts, start: datetime) -> Talk:
    clock = MovableClock(parts.clock, start)
    then = replace(parts, clock=clock)
    return Talk(then, clock, Chat("web", "sample", parts.ids.new_id()))
