"""Blocks of questions written out: `person: me` becomes `me.ten`, `me.ngay_sinh` and so on."""

import re
from collections.abc import Callable

from bot.content.findings import Findings
from bot.content.tree import (
    Entry,
    Items,
    Node,
    Scalar,
    Table,
    entries_of,
    scalar_of,
    scalars_of,
    tables_of,
    text_of,
)

PERSON_BLOCK = "person"

_CONDITIONS = frozenset({"when", "value", "warn", "suggest"})
_LABEL = re.compile(r"\{\{\s*label\s*(\|\s*capitalize\s*)?\}\}")
_SLOT = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
# A quoted text or a filter, which are left alone, or a dotted name.
_NAME = re.compile(r"'[^']*'|\"[^\"]*\"|\|\s*\w+|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


def expand(flow: Table, blocks: Table | None, findings: Findings) -> Table:
    """Give the flow with all its blocks written out."""
    return _with(flow, "questions", _steps(flow, blocks, findings))


def _steps(holder: Table, blocks: Table | None, findings: Findings) -> Items:
    nodes: list[Node] = []
    for step in tables_of(holder, "questions"):
        if "repeat" in step.entries:
            nodes.append(_with(step, "questions", _steps(step, blocks, findings)))
        elif "person" in step.entries and "stop" not in step.entries:
            nodes.extend(_person(step, blocks, findings))
        else:
            nodes.append(step)
    return Items(tuple(nodes), holder.at)


def _person(step: Table, blocks: Table | None, findings: Findings) -> list[Table]:
    block = blocks.get(PERSON_BLOCK) if blocks else None
    questions = tables_of(block, "questions")
    if not questions:
        findings.add(step.at, "block.missing", word=PERSON_BLOCK)
        return []
    ids = frozenset(text_of(question, "id") for question in questions)
    _check_ids(step, ids, findings)
    left_out = {scalar.text for scalar in scalars_of(step, "without")}
    own = _Renamer(step, ids)
    return [
        _adapted(question, step, own)
        for question in questions
        if text_of(question, "id") not in left_out
    ]


def _check_ids(step: Table, ids: frozenset[str], findings: Findings) -> None:
    named = [*scalars_of(step, "without"), *(entry.key for entry in entries_of(step, "override"))]
    for scalar in named:
        if scalar.text not in ids:
            findings.add_near(scalar.at, "block.question", scalar.text, ids)


def _adapted(question: Table, step: Table, own: "_Renamer") -> Table:
    """Give a question of the block as this person is asked it."""
    renamed = own.table(question)
    outer, inner = scalar_of(step, "when"), scalar_of(renamed, "when")
    when = _both(outer, inner)
    if when is not None:
        renamed = _with(renamed, "when", when)
    for entry in entries_of(step.get("override"), text_of(question, "id")):
        renamed = _with(renamed, entry.key.text, entry.value)
    return renamed


def _both(outer: Scalar | None, inner: Scalar | None) -> Scalar | None:
    if outer is None or inner is None:
        return outer or inner
    return Scalar(f"({outer.text}) and ({inner.text})", inner.at, verbatim=False)


def _with(table: Table, key: str, value: Node) -> Table:
    old = table.entries.get(key)
    entry = Entry(old.key if old else Scalar(key, value.at), value)
    return Table({**table.entries, key: entry}, table.at)


class _Renamer:
    """Puts a person's prefix before the ids of the block, and the label into its texts."""

    def __init__(self, step: Table, ids: frozenset[str]) -> None:
        self._at = step.at
        self._prefix = text_of(step, "person")
        self._label = text_of(step, "label")
        self._ids = ids

    def table(self, table: Table) -> Table:
        entries = {
            key: Entry(entry.key, self._value(key, entry.value))
            for key, entry in table.entries.items()
        }
        return Table(entries, table.at)

    def _value(self, key: str, node: Node) -> Node:
        match node:
            case Table():
                return self.table(node)
            case Items():
                return Items(tuple(self._value(key, item) for item in node.nodes), node.at)
            case Scalar() if key == "id":
                # It is the person in the flow, not the block, that an id may clash by.
                return Scalar(f"{self._prefix}.{node.text}", self._at, verbatim=False)
            case Scalar():
                return _changed(node, self._rule(key))

    def _rule(self, key: str) -> Callable[[str], str]:
        return self._condition if key in _CONDITIONS else self._text

    def _condition(self, text: str) -> str:
        return _NAME.sub(self._renamed, text)

    def _text(self, text: str) -> str:
        labelled = _LABEL.sub(self._labelled, text)
        return _SLOT.sub(lambda slot: self._condition(slot.group()), labelled)

    def _renamed(self, name: re.Match[str]) -> str:
        return f"{self._prefix}.{name.group()}" if name.group() in self._ids else name.group()

    def _labelled(self, slot: re.Match[str]) -> str:
        return self._label[:1].upper() + self._label[1:] if slot.group(1) else self._label


def _changed(scalar: Scalar, rule: Callable[[str], str]) -> Scalar:
    text = rule(scalar.text)
    return Scalar(text, scalar.at, verbatim=scalar.verbatim and text == scalar.text)
