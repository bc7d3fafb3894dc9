"""The database, as the functions that know its rows use it: the same on SQLite and PostgreSQL."""

import sqlite3
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.model.event import Chat
from bot.service.ports import Outgoing
from bot.storage.lately import Lately
from bot.storage.sealing import DataKey, Seal, WrappedKey

if TYPE_CHECKING:
    from asyncpg import Record

CHATS_REMEMBERED = 1_024
MESSAGES_REMEMBERED = 1_024

Cell: TypeAlias = str | int | bytes | None
Row: TypeAlias = "sqlite3.Row | Record"


@dataclass(frozen=True, slots=True)
class KnownChat:
    """A chat's row and the key that its person's data is sealed with."""

    row: int
    key: DataKey


class Database(ABC):
    """Named statements within one transaction, and the seal for what they carry.

    What this connection has found or written itself is remembered for as long as nobody else has
    written, and no longer than the transaction it was written in stands: see `forget`.
    """

    def __init__(self, seal: Seal) -> None:
        self.seal = seal
        self.chats: Lately[Chat, KnownChat] = Lately(CHATS_REMEMBERED)
        # By the chat's row and `seq`: the sender asks for them within moments.
        self.leaving: Lately[tuple[int, int], Outgoing] = Lately(MESSAGES_REMEMBERED)

    def forget(self) -> None:
        """Forget what may no longer be so."""
        self.chats.clear()
        self.leaving.clear()

    @abstractmethod
    def run(self, name: str, **values: Cell) -> int:
        """Run a statement that writes; give how many rows it touched."""

    @abstractmethod
    def rows(self, name: str, **values: Cell) -> list[Row]: ...

    @abstractmethod
    def alone_with(self, what: str) -> None:
        """Keep other writers away from `what` until this transaction has ended."""

    def row(self, name: str, **values: Cell) -> "Row | None":
        found = self.rows(name, **values)
        return found[0] if found else None

    def returned(self, name: str, **values: Cell) -> Row:
        """Run a statement that writes one row; give what it returns."""
        (row,) = self.rows(name, **values)
        return row

    def key_in(self, row: Row) -> DataKey:
        """Open the data key that a statement joined to its row."""
        return self.seal.open_key(WrappedKey(row["key_id"], row["wrapped"]))
