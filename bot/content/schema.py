"""What a content file may hold: shapes, and the check of a tree against them.

A table of our own instead of a library: it tells all mistakes at once, in Vietnamese, with the
nearest right word, and gives editors their JSON Schema (`json_schema.py`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.content.dates import day_of
from bot.content.findings import Findings
from bot.content.tree import Items, Node, Scalar, Table


@dataclass(frozen=True, slots=True)
class Line:
    """A text. `pattern` must match all of it; `code` tells when it does not."""

    pattern: str = ""
    code: str = "schema.pattern"
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One of a few words."""

    words: tuple[str, ...]
    code: str = "schema.word"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date, `2026-11-22`."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape."""

    shape: "Shape"


@dataclass(frozen=True, slots=True)
class MapOf:
    """A table with keys of the author's own."""

    shape: "Shape"
    key: Line = Line()


@dataclass(frozen=True, slots=True)
class Record:
    """A table with known keys, in the order authors write them; those in `needed` must be there."""

    keys: Mapping[str, "Shape"]
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several records, told apart by a key that only it has."""

    records: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Either:
    """A plain text, or the full form of the same."""

    plain: Line
    full: Record


Shape = Line | Word | Whole | Truth | Day | ListOf | MapOf | Record | OneOf | Either

ID = Line(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", "schema.id")
SHORT_ID = Line(r"[a-z0-9][a-z0-9_]*", "schema.id")
SLUG = Line(r"[a-z0-9]+(-[a-z0-9]+)*", "schema.slug")
SOME = Line()
ANY = Line(may_be_empty=True)


def check(node: Node, shape: Shape, findings: Findings) -> None:
    """Tell everything about `node` that is not as `shape` says."""
    match shape:
        case ListOf():
            _check_list(node, shape, findings)
        case MapOf():
            _check_map(node, shape, findings)
        case Record():
            _check_record(node, shape, findings)
        case OneOf():
            _check_one_of(node, shape, findings)
        case Either():
            check(node, shape.full if isinstance(node, Table) else shape.plain, findings)
        case _:
            _check_scalar(node, shape, findings)


def _check_scalar(node: Node, shape: Line | Word | Whole | Truth | Day, findings: Findings) -> None:
    if not isinstance(node, Scalar):
        findings.add(node.at, "schema.wants_text")
        return
    match shape:
        case Line():
            _check_line(node, shape, findings)
        case Word(words=words) if node.text not in words:
            findings.add_near(node.at, shape.code, node.text, frozenset(words))
        case Whole() if not re.fullmatch(r"-?[0-9]{1,12}", node.text):
            findings.add(node.at, "schema.whole", word=node.text)
        case Truth() if node.text not in {"true", "false"}:
            findings.add(node.at, "schema.truth", word=node.text)
        case Day() if day_of(node.text) is None:
            findings.add(node.at, "schema.day", word=node.text)
        case _:
            pass


def _check_line(node: Scalar, shape: Line, findings: Findings) -> None:
    if not node.text:
        if not shape.may_be_empty:
            findings.add(node.at, "schema.empty")
    elif shape.pattern and not re.fullmatch(shape.pattern, node.text):
        findings.add(node.at, shape.code, word=node.text)


def _check_list(node: Node, shape: ListOf, findings: Findings) -> None:
    if not isinstance(node, Items):
        findings.add(node.at, "schema.wants_list")
        return
    for item in node.nodes:
        check(item, shape.shape, findings)


def _check_map(node: Node, shape: MapOf, findings: Findings) -> None:
    if not isinstance(node, Table):
        findings.add(node.at, "schema.wants_table")
        return
    for entry in node.entries.values():
        check(entry.key, shape.key, findings)
        check(entry.value, shape.shape, findings)


def _check_record(node: Node, shape: Record, findings: Findings) -> None:
    if not isinstance(node, Table):
        findings.add(node.at, "schema.wants_table")
        return
    for name, entry in node.entries.items():
        known = shape.keys.get(name)
        if known is None:
            findings.add_near(entry.key.at, "schema.key", name, frozenset(shape.keys))
        else:
            check(entry.value, known, findings)
    for name in shape.needed:
        if name not in node.entries:
            findings.add(node.at, "schema.missing", word=name)


def _check_one_of(node: Node, shape: OneOf, findings: Findings) -> None:
    if not isinstance(node, Table):
        findings.add(node.at, "schema.wants_table")
        return
    record = next((shape.records[key] for key in shape.records if key in node.entries), None)
    if record is None:
        findings.add(node.at, "schema.which", known=", ".join(shape.records))
        return
    check(node, record, findings)
