"""Written conversations: `flows/*/conversations/*.txt`, run line by line."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.channels.talk import Reply, Talk
from bot.dossier.statuses import Action
from bot.engine.plan import dossier_papers, flags_of
from bot.understanding.spelling.clean import fold

_UNITS = {"ngay": 86_400, "gio": 3_600, "phut": 60, "tuan": 604_800}
_LINE = re.compile(r"(>>\?|>>|>\[.*\]|>|\?|<|~|!|=|@)\s*(.*)")


class Mismatch(Exception):
    """A line of the script where the talk went another way."""

    def __init__(self, line: int, wanted: str, got: str) -> None:
        super().__init__(f"line {line}: {wanted!r} != {got!r}")
        self.line, self.wanted, self.got = line, wanted, got


class ScriptRun:
    """One written conversation being talked."""

    def __init__(self, talk: Talk, text: str) -> None:
        self.talk = talk
        self._lines = list(enumerate(text.splitlines(), start=1))
        self._heard: list[str] = []
        self._reply: Reply | None = None
        self.passed: set[str] = set()  # keys asked and stops reached, for coverage

    async def run(self) -> None:
        """Talk it through. Raises Mismatch at the first line that does not hold."""
        for number, line in self._lines:
            if not line.strip() or line.startswith("#"):
                continue
            match = _LINE.fullmatch(line.strip())
            if match is None:
                raise Mismatch(number, line, "")
            await self._take(number, match[1], match[2].strip())

    async def _take(self, number: int, mark: str, rest: str) -> None:
        if mark in _CHECKS:
            wrong = await _CHECKS[mark](self, rest)
            if wrong is not None:
                raise Mismatch(number, rest, wrong)
            return
        deed = _DEEDS[">[" if mark.startswith(">[") else mark]
        reply = await deed(self, rest)
        if mark not in {"~", "@"}:
            self._heard = []
        self._heard += [message.text for message in reply.messages]
        self._reply = reply
        if reply.asking:
            self.passed.add(reply.asking)
        await self._note_branches()

    async def _note_branches(self) -> None:
        """Note the papers that came due; at the end of the road also flags and ways not taken."""
        road = await self.talk.road()
        if road is None:
            return
        flow, _, route = road
        self.passed |= {f"paper {paper.paper}" for paper in dossier_papers(flow, route)}
        if route.next is None and route.stop is None:
            taken = {spot.question.id for spot in route.spots}
            self.passed |= {f"without {name}" for name in flow.by_id if name not in taken}
            self.passed |= {f"flag {flag}" for flag in flags_of(flow, route)}

    async def _press(self, label: str) -> Reply:
        shown = (await self.talk.conversation()).shown.buttons
        if label not in {button.label for button in shown}:
            raise Mismatch(0, label, " | ".join(button.label for button in shown))
        return await self.talk.press(label)

    async def _press_if_there(self, label: str) -> Reply:
        shown = (await self.talk.conversation()).shown.buttons
        if label in {button.label for button in shown}:
            return await self.talk.press(label)
        return self._reply or await self.talk.reply()

    async def _wait(self, rest: str) -> Reply:
        number, _, unit = rest.partition(" ")
        return await self.talk.wait(timedelta(seconds=int(number) * _UNITS[fold(unit)]))

    async def _office(self, rest: str) -> Reply:
        order, _, reason = rest.partition(":")
        action, *items = order.split()
        return await self.talk.office(Action(action), tuple(items), reason.strip())

    async def _at(self, rest: str) -> Reply:
        self.talk.clock.move(datetime.fromisoformat(rest) - self.talk.clock())
        return await self.talk.reply()

    async def _asks(self, wanted: str) -> str | None:
        asking = self._reply.asking if self._reply else None
        return None if asking == wanted else f"? {asking}"

    async def _hears(self, wanted: str) -> str | None:
        return None if any(wanted in text for text in self._heard) else "\n".join(self._heard)

    async def _stands(self, rest: str) -> str | None:
        what, *wanted = rest.split()
        found = await self._standing(what)
        return None if sorted(found) == sorted(wanted) else " ".join(found)

    async def _standing(self, what: str) -> list[str]:
        dossier, road = await self.talk.dossier(), await self.talk.road()
        if what == "status":
            return [str(int(dossier.status))] if dossier else []
        if road is not None:
            flow, _, route = road
            papers = [paper.paper for paper in dossier_papers(flow, route)]
            return papers if what == "papers" else list(flags_of(flow, route))
        if dossier is None:
            return []
        return [p.paper for p in dossier.papers] if what == "papers" else list(dossier.flags)


_Deed = Callable[[ScriptRun, str], Awaitable[Reply]]
_Check = Callable[[ScriptRun, str], Awaitable[str | None]]

_DEEDS: dict[str, _Deed] = {
    ">": lambda run, rest: run.talk.say(rest),
    ">>": ScriptRun._press,
    ">>?": ScriptRun._press_if_there,
    ">[": lambda run, _: run.talk.send_kept_photo(),
    "~": ScriptRun._wait,
    "!": ScriptRun._office,
    "@": ScriptRun._at,
}
_CHECKS: dict[str, _Check] = {
    "?": ScriptRun._asks,
    "<": ScriptRun._hears,
    "=": ScriptRun._stands,
}
