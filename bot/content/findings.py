"""Mistakes found in the content, worded for the author who made them."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

from bot.model.errors import Issue


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: lines and columns count from 1."""

    file: str
    line: int
    column: int


class Wording(Protocol):
    """The words of the checker."""

    def say(self, code: str, slots: dict[str, str]) -> str: ...


class Codes:
    """No words at hand: a finding is told by its code."""

    def say(self, code: str, slots: dict[str, str]) -> str:
        return " ".join([code, *slots.values()]).strip()


@dataclass(slots=True)
class Findings:
    """All that was found so far; nothing stops at the first mistake."""

    wording: Wording = field(default_factory=Codes)
    issues: list[Issue] = field(default_factory=list)
    _told: set[Issue] = field(default_factory=set)

    def add(self, at: Place, code: str, /, **slots: str) -> None:
        self._keep(at, code, slots, is_warning=False)

    def warn(self, at: Place, code: str, /, **slots: str) -> None:
        self._keep(at, code, slots, is_warning=True)

    def add_near(self, at: Place, code: str, word: str, known: frozenset[str]) -> None:
        """Tell of a wrong word, and offer the nearest right one."""
        near = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
        if near:
            self.add(at, f"{code}_near", word=word, near=near[0])
            return
        self.add(at, code, word=word, known=", ".join(sorted(known)[:20]))

    @property
    def has_errors(self) -> bool:
        return any(not issue.is_warning for issue in self.issues)

    def _keep(self, at: Place, code: str, slots: dict[str, str], *, is_warning: bool) -> None:
        message = self.wording.say(code, slots)
        issue = Issue(at.file, at.line, at.column, message, is_warning)
        if issue not in self._told:
            self._told.add(issue)
            self.issues.append(issue)
