"""Conditions and texts of one flow: compiled where they are right, told where they are wrong."""

from dataclasses import dataclass, field

from bot.content.expressions import Compiled, compile_condition, compile_value
from bot.content.faults import Fault
from bot.content.findings import Findings, Place
from bot.content.scope import Scope
from bot.content.sorts import NUMBER, Sort, merged
from bot.content.texts import Faulty, Filled, Typesetter
from bot.content.tree import Node, Scalar, scalar_of
from bot.model.expression import UNKNOWN, Expression

OFFICE = frozenset({"xa"})
PLAN = frozenset({"giay", "tien", "thoi_han"})
ITEM = frozenset({"so"})
EACH = "cac."  # ahead of a question: its answers in all items of its repeat
_FIXED = frozenset({"choice", "many"})
RESERVED = OFFICE | PLAN | ITEM | {"phi", "cac", "label", "loop", "true", "false"}


@dataclass(slots=True)
class Composer:
    """Reads the conditions and texts of a flow within its scope."""

    scope: Scope
    typesetter: Typesetter
    fees: dict[str, object]
    findings: Findings
    listed: set[str] = field(default_factory=set)  # questions named with `cac.`

    def condition(self, node: Node | None, key: str) -> Expression | None:
        scalar = scalar_of(node, key)
        return (
            self._expression(scalar, compile_condition(scalar.text, self.scope)) if scalar else None
        )

    def sure_condition(self, node: Node, key: str) -> Expression:
        """Give the condition; where there is none `schema.py` has told so."""
        return self.condition(node, key) or _unknown("")

    def value(self, scalar: Scalar, wanted: Sort) -> Expression:
        """Give a computed value that must be an answer of the sort `wanted`."""
        compiled = compile_value(scalar.text, self.scope)
        if isinstance(compiled, Compiled) and not _fits(compiled, wanted):
            code = "expression.no_number" if wanted == NUMBER else "expression.unfit"
            self.findings.add(scalar.at, code, word=scalar.text[:40])
        return self._expression(scalar, compiled)

    def text(self, node: Node, key: str, slots: frozenset[str] = OFFICE) -> Filled | None:
        scalar = scalar_of(node, key)
        return self.text_at(scalar, slots) if scalar else None

    def sure_text(self, node: Node, key: str, slots: frozenset[str] = OFFICE) -> Filled:
        return self.text(node, key, slots) or plain("")

    def text_at(self, scalar: Scalar, slots: frozenset[str] = OFFICE) -> Filled:
        """Compile a text that may use the answers so far, the fees and these slots."""
        try:
            names = self.typesetter.names(scalar.text)
        except Faulty as faulty:
            self._tell(scalar, faulty)
            return plain(scalar.text)
        own = {**dict.fromkeys(self.scope.earlier, ""), **self._lists(), **self.fees}
        unknown = names - own.keys() - slots
        for name in sorted(unknown):
            self._tell_name(scalar, name, frozenset(own) | slots)
        self.listed.update(name.removeprefix(EACH) for name in names if name.startswith(EACH))
        return plain(scalar.text) if unknown else self.typesetter.text(scalar.text, own)

    def _lists(self) -> dict[str, object]:
        """Give the names of what was answered in a repeat; empty while nothing is."""
        return {f"{EACH}{name}": () for name in self.scope.earlier if name in self.scope.repeat_of}

    def _expression(self, scalar: Scalar, compiled: Compiled | Fault) -> Expression:
        if isinstance(compiled, Compiled):
            return compiled.expression
        at = inside(scalar, compiled.column)
        if compiled.known:
            word = compiled.slots.get("word", "")
            self.findings.add_near(at, compiled.code, word, compiled.known)
        else:
            self.findings.add(at, compiled.code, **compiled.slots)
        return _unknown(scalar.text)

    def _tell(self, scalar: Scalar, faulty: Faulty) -> None:
        at = inside(scalar, max(scalar.text.find(faulty.word), 0))
        if faulty.code == "text.filter":
            self.findings.add_near(at, faulty.code, faulty.word, self.typesetter.filters)
            return
        self.findings.add(at, faulty.code, word=faulty.word)

    def _tell_name(self, scalar: Scalar, name: str, known: frozenset[str]) -> None:
        at = inside(scalar, max(scalar.text.find(name), 0))
        asked = name.removeprefix(EACH)
        if asked in self.scope.every and asked not in self.scope.earlier:
            self.findings.add(at, "text.later", word=asked)
            return
        self.findings.add_near(at, "text.name", name, known)


def plain(source: str) -> Filled:
    return Filled(source, None, frozenset(), {})


def inside(scalar: Scalar, column: int) -> Place:
    """Give the place of a character of this text, as far as it can be told."""
    at = scalar.at
    return Place(at.file, at.line, at.column + column) if scalar.verbatim else at


def _fits(compiled: Compiled, wanted: Sort) -> bool:
    source = compiled.expression.source.strip()
    # Where only fixed answers count, a literal must be one of them.
    if source[:1] in "'\"" and wanted.choices and wanted.base in _FIXED:
        return source[1:-1] in wanted.choices
    return merged(compiled.sort, wanted) is not None


def _unknown(source: str) -> Expression:
    return Expression(source, frozenset(), lambda _facts: UNKNOWN)
