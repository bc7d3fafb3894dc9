"""A content file as it was written: text in tables and lists, each with its place."""

import json
from dataclasses import dataclass

from bot.content.findings import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. `verbatim`: columns inside it can be told from its place."""

    text: str
    at: Place
    verbatim: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple["Node", ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a table and what it holds."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and what they hold, in the order they were written."""

    entries: dict[str, Entry]
    at: Place

    def get(self, key: str) -> "Node | None":
        entry = self.entries.get(key)
        return entry.value if entry else None


Node = Scalar | Items | Table


class Unreadable(ValueError):
    """A stored source is not that of a flow that holds today."""


# The readers below give what is empty where a node is missing or of another shape: `schema.py`
# tells the author about that, and reading on finds the other mistakes of the file as well.


def text_in(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def nodes_in(node: Node | None) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Items) else ()


def tables_in(node: Node | None) -> tuple[Table, ...]:
    return tuple(item for item in nodes_in(node) if isinstance(item, Table))


def entries_in(node: Node | None) -> tuple[Entry, ...]:
    return tuple(node.entries.values()) if isinstance(node, Table) else ()


def value_of(node: Node | None, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Table) else None


def scalar_of(node: Node | None, key: str) -> Scalar | None:
    found = value_of(node, key)
    return found if isinstance(found, Scalar) and found.text else None


def text_of(node: Node | None, key: str) -> str:
    return text_in(value_of(node, key))


def tables_of(node: Node | None, key: str) -> tuple[Table, ...]:
    return tables_in(value_of(node, key))


def scalars_of(node: Node | None, key: str) -> tuple[Scalar, ...]:
    return tuple(item for item in nodes_in(value_of(node, key)) if isinstance(item, Scalar))


def texts_of(node: Node | None, key: str) -> tuple[str, ...]:
    return tuple(scalar.text for scalar in scalars_of(node, key))


def entries_of(node: Node | None, key: str) -> tuple[Entry, ...]:
    return entries_in(value_of(node, key))


def truth_of(node: Node | None, key: str) -> bool:
    return text_of(node, key) == "true"


def whole_of(node: Node | None, key: str) -> int | None:
    text = text_of(node, key)
    return int(text) if text.isascii() and text.removeprefix("-").isdecimal() else None


def to_json(node: Node) -> str:
    """Write a tree in the one way that equal trees share; the order of choices is kept."""
    return json.dumps(_plain(node), ensure_ascii=False, separators=(",", ":"))


def from_json(source: str) -> Node:
    """Read a tree back; its places say nothing. Raises Unreadable."""
    try:
        return _tree(json.loads(source))
    except (RecursionError, json.JSONDecodeError) as error:
        raise Unreadable("the source is no JSON, or nested too deeply") from error


def _plain(node: Node, *, keep_order: bool = False) -> object:
    match node:
        case Scalar():
            return node.text
        case Items():
            return [_plain(item) for item in node.nodes]
        case Table():
            keys = list(node.entries) if keep_order else sorted(node.entries)
            values = ((key, node.entries[key].value) for key in keys)
            return {key: _plain(value, keep_order=key == "choices") for key, value in values}


def _tree(value: object) -> Node:
    nowhere = Place("", 0, 0)
    match value:
        case str():
            return Scalar(value, nowhere, verbatim=False)
        case list():
            return Items(tuple(_tree(item) for item in value), nowhere)
        case dict():
            entries = {
                str(key): Entry(Scalar(str(key), nowhere), _tree(item))
                for key, item in value.items()
            }
            return Table(entries, nowhere)
        case _:
            raise Unreadable("a stored flow holds only text, lists and tables")
