"""One session on a PostgreSQL server, to be used in its thread."""

import asyncio
import re
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from typing import TypeVar

from asyncpg import Connection, Record

from bot.model.errors import Conflict
from bot.storage.database import Cell, Database, Row
from bot.storage.sealing import Seal

T = TypeVar("T")

_COMMENT = re.compile(r"^\s*--.*\n?", re.MULTILINE)
_SLOT = re.compile(r"(?<!:):([a-z_]+)")  # a name; `::` is a cast


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement as PostgreSQL takes it: `$1` for the first of `names`, and so on."""

    text: str
    names: tuple[str, ...]


def numbered(text: str) -> Numbered:
    """Give a statement with numbers in the place of names."""
    bare = _COMMENT.sub("", text)
    names = tuple(dict.fromkeys(_SLOT.findall(bare)))
    places = {name: f"${place}" for place, name in enumerate(names, start=1)}
    return Numbered(_SLOT.sub(lambda slot: places[slot[1]], bare), names)


class PostgresDatabase(Database):
    """Named statements over a session. The driver's loop runs only while one of them does."""

    def __init__(
        self,
        session: "Connection[Record]",
        loop: asyncio.AbstractEventLoop,
        statements: Mapping[str, Numbered],
        seal: Seal,
    ) -> None:
        super().__init__(seal)
        self.session = session
        self._loop = loop
        self._statements = statements

    def run(self, name: str, **values: Cell) -> int:
        statement = self._statements[name]
        told = self.wait(self.session.execute(statement.text, *_ordered(statement, values)))
        return int(told.rpartition(" ")[2])

    def rows(self, name: str, **values: Cell) -> list[Row]:
        statement = self._statements[name]
        found = self.wait(self.session.fetch(statement.text, *_ordered(statement, values)))
        return list(found)

    def returned(self, name: str, **values: Cell) -> Row:
        row = self.row(name, **values)
        if row is None:  # others write at the same time, and may take away what we have just seen
            raise Conflict("it is gone")
        return row

    def alone_with(self, what: str) -> None:
        self.rows("alone_with", what=what)

    def script(self, text: str) -> str:
        """Run statements without values; give the server's word on the last one."""
        return self.wait(self.session.execute(text))

    def wait(self, asked: Coroutine[object, object, T]) -> T:
        return self._loop.run_until_complete(asked)


def _ordered(statement: Numbered, values: Mapping[str, Cell]) -> list[Cell]:
    return [values[name] for name in statement.names]
