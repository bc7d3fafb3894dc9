"""YAML with every surprise taken out: all scalars are text, and every place is kept.

Refused: tags, anchors, aliases, merge keys, duplicate keys, tabs, several documents, invalid
UTF-8, files above 512 KB, nesting deeper than 20.
"""

import unicodedata
from collections.abc import Iterator
from typing import Protocol

import yaml

from bot.content.findings import Findings, Place
from bot.content.tree import Entry, Items, Node, Scalar, Table

MOST_BYTES = 512 * 1024
DEEPEST = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What the parser says -> what an author most likely did.
_CAUSES = (
    ("mapping values are not allowed", "yaml.colon"),
    ("could not find expected ':'", "yaml.missing_colon"),
    ("did not find expected ',' or", "yaml.bracket"),
    ("end of stream", "yaml.quote"),
    ("document indicator", "yaml.quote"),
    ("alphabetic or numeric", "yaml.anchor"),
    ("while scanning an alias", "yaml.anchor"),
    ("while scanning an anchor", "yaml.anchor"),
    ("escape character", "yaml.escape"),
    ("cannot start any token", "yaml.start"),
    ("did not find expected", "yaml.indent"),
    ("expected <block end>", "yaml.indent"),
    ("block sequence entries are not allowed", "yaml.indent"),
    ("control characters", "yaml.control"),
    # Newer parsers stop by themselves at 1,000 levels, often before a reader has seen 20.
    ("maximum nesting depth", "yaml.deep"),
)


def read_yaml(content: bytes, file: str, findings: Findings) -> Node | None:
    """Give the tree of a file, or None after telling why there is none."""
    start = Place(file, 1, 1)
    if len(content) > MOST_BYTES:
        findings.add(start, "yaml.too_big", most=str(MOST_BYTES // 1024))
        return None
    text = _decoded(content, file, findings)
    if text is None or _has_tabs(text, file, findings):
        return None
    return _Reader(file, findings).read(text)


def _decoded(content: bytes, file: str, findings: Findings) -> str | None:
    try:
        return unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        findings.add(Place(file, line, 1), "yaml.utf8")
        return None


def _has_tabs(text: str, file: str, findings: Findings) -> bool:
    tabs = [(n, line.index("\t")) for n, line in enumerate(text.split("\n"), 1) if "\t" in line]
    for line, column in tabs:
        findings.add(Place(file, line, column + 1), "yaml.tab")
    return bool(tabs)


class _Refused(Exception):
    """The file cannot be read any further; why has been told."""


class _Reader:
    """Turns the parser's events into a tree."""

    def __init__(self, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings

    def read(self, text: str) -> Node | None:
        try:
            return self._document(yaml.parse(text, Loader=_LOADER))
        except yaml.YAMLError as error:
            self._tell(error)
        except _Refused:
            pass
        return None

    def _document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self._refuse(event, "yaml.documents")
                root = self._node(next(events), events, 1)
        if root is None:
            self._findings.add(Place(self._file, 1, 1), "yaml.empty")
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._refuse_magic(event)
        if depth > DEEPEST:
            raise self._refuse(event, "yaml.deep", most=str(DEEPEST))
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event)
            case yaml.SequenceStartEvent():
                return self._items(event, events, depth)
            case _:
                return self._table(event, events, depth)

    def _items(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Items:
        nodes = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            nodes.append(self._node(event, events, depth + 1))
        return Items(tuple(nodes), self._at(start))

    def _table(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Table:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event)
            value = self._node(next(events), events, depth + 1)
            if key.text in entries:
                first = entries[key.text].key.at.line
                self._findings.add(key.at, "yaml.duplicate", word=key.text, line=str(first))
                continue
            entries[key.text] = Entry(key, value)
        return Table(entries, self._at(start))

    def _key(self, event: yaml.Event) -> Scalar:
        self._refuse_magic(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refuse(event, "yaml.key")
        if event.value == "<<":
            raise self._refuse(event, "yaml.merge")
        return self._scalar(event)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        at = self._at(event)
        one_line = _line(event.start_mark) == _line(event.end_mark)
        if event.style in {"'", '"'}:
            at = Place(at.file, at.line, at.column + 1)
        if event.style in {"|", ">"}:
            at = Place(at.file, at.line + 1, 1)
        return Scalar(event.value.strip(), at, verbatim=one_line)

    def _refuse_magic(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refuse(event, "yaml.anchor")
        if getattr(event, "tag", None):
            raise self._refuse(event, "yaml.tag", word=_typed_tag(event))

    def _refuse(self, event: yaml.Event, code: str, **slots: str) -> _Refused:
        self._findings.add(self._at(event), code, **slots)
        return _Refused()

    def _at(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, _line(mark), mark.column + 1 if mark else 1)

    def _tell(self, error: yaml.YAMLError) -> None:
        said = str(error)
        code = next((code for sign, code in _CAUSES if sign in said), "yaml.other")
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        column = mark.column + 1 if mark else 1
        slots = {"most": str(DEEPEST)} if code == "yaml.deep" else {}
        self._findings.add(Place(self._file, _line(mark), column), code, **slots)


def _typed_tag(event: yaml.Event) -> str:
    return str(getattr(event, "tag", "")).replace("tag:yaml.org,2002:", "!!")


class _Mark(Protocol):
    """The parser's own two kinds of marks have this in common."""

    line: int
    column: int


def _line(mark: _Mark | None) -> int:
    return mark.line + 1 if mark else 1
