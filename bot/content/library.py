"""The content being served: the last that was whole."""

import gc
from datetime import date
from pathlib import Path

from bot.content.flows import restore_flow
from bot.content.reading import Content, read_content
from bot.content.texts import Typesetter
from bot.model.book import Book
from bot.model.errors import Issue
from bot.model.flow import Flow

MOST_RESTORED = 64  # old versions kept at hand


class ContentBroken(Exception):
    """The content cannot be served; `issues` say where."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__(f"{len(issues)} issues")
        self.issues = issues


class ContentLibrary:
    """Implements `bot.service.ports.Library`."""

    def __init__(self, folder: Path, today: date, content: Content) -> None:
        self._folder = folder
        self._today = today
        self._content = content
        self._restored: dict[str, Flow] = {}

    @staticmethod
    def load(folder: Path, today: date) -> "tuple[ContentLibrary | None, list[Issue]]":
        """Read `flows/` and `catalogue/` below `folder`; no library where anything is wrong.

        A fact that has run out is told as an Issue too, but only leaves out the flow it stands in.
        """
        content = read_content(folder, today)
        library = ContentLibrary(folder, today, content) if content.is_whole else None
        return library, list(content.issues)

    def book(self) -> Book:
        """Give the last good content."""
        return self._content.book

    def reload(self, today: date | None = None) -> list[Issue]:
        """Read the folder again; where anything is wrong the former content stays."""
        self._today = today or self._today
        content = read_content(self._folder, self._today)
        if content.is_whole:
            self._content = content
            self._restored.clear()
        return list(content.issues)

    def restore(self, source: str) -> Flow:
        """Rebuild a published flow from its stored `Flow.source`. Raises ValueError."""
        if source not in self._restored:
            if len(self._restored) >= MOST_RESTORED:
                self._restored.clear()
            shelf = self._content.catalogue.shelf
            self._restored[source] = restore_flow(source, shelf, Typesetter(self._today))
        return self._restored[source]


def load_library(folder: Path, today: date) -> ContentLibrary:
    """Read the content. Raises ContentBroken."""
    gc.disable()  # what is read stays: to look for garbage meanwhile takes a seventh of the time
    try:
        library, issues = ContentLibrary.load(folder, today)
    finally:
        gc.enable()
    if library is None:
        raise ContentBroken(issues)
    gc.collect()
    gc.freeze()  # also later: to look through all of it would hold up a turn by 30 ms
    return library
