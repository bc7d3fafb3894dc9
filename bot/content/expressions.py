"""The small typed language of conditions: text -> Expression, or what is wrong with it.

Names of earlier answers, literals, `and or not in`, comparisons, `+ - * /`, `x if c else y` and the
functions of `functions.py`. Parsed with `ast`, but nothing outside this list is let through.
"""

import ast
import warnings
from dataclasses import dataclass

from bot.content.faults import Fault, Term, Wrong
from bot.content.operations import Run
from bot.content.scope import Scope
from bot.content.sorts import Sort, is_a
from bot.content.spans import Span
from bot.content.terms import Compiler
from bot.model.expression import UNKNOWN, Expression, Facts, Result

LONGEST = 2000  # characters
MOST_NODES = 500
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression and the sort of what it gives."""

    expression: Expression
    sort: Sort


def compile_value(source: str, scope: Scope) -> Compiled | Fault:
    """Compile an expression that gives any value."""
    return _compiled(source, scope, wants_truth=False)


def compile_condition(source: str, scope: Scope) -> Compiled | Fault:
    """Compile an expression that is true, false or unknown."""
    return _compiled(source, scope, wants_truth=True)


def _compiled(source: str, scope: Scope, *, wants_truth: bool) -> Compiled | Fault:
    body = _parsed(source)
    if isinstance(body, Fault):
        return body
    compiler = Compiler(scope)
    try:
        term = compiler.truth(body) if wants_truth else compiler.term(body)
    except Wrong as wrong:
        fault = wrong.fault
        return Fault(_column(source, wrong.node), fault.code, fault.slots, fault.known)
    return Compiled(_expression(source, compiler, term), term.sort)


def _expression(source: str, compiler: Compiler, term: Term) -> Expression:
    run = term.run if not is_a(term.sort, "number") else _without_span(term.run)
    # Only a number can be a Span, and those are taken out.
    return Expression(source, frozenset(compiler.names), run)  # type: ignore[arg-type]  # see above


def _without_span(run: Run) -> Run:
    def plain(facts: Facts) -> Result:
        value = run(facts)
        return UNKNOWN if isinstance(value, Span) else value

    return plain


def _parsed(source: str) -> ast.expr | Fault:
    if len(source) > LONGEST:
        return Fault(0, "expression.too_long")
    if "\\" in source or not source.strip():
        return Fault(max(source.find("\\"), 0), "expression.syntax")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse(source.replace("\n", " "), mode="eval").body
    except SyntaxError as error:
        return _syntax_fault(source, error)
    except (ValueError, RecursionError, MemoryError):
        return Fault(0, "expression.syntax")
    return Fault(0, "expression.too_long") if _is_too_big(body) else body


def _syntax_fault(source: str, error: SyntaxError) -> Fault:
    column = max((error.offset or 1) - 1, 0)
    single = source.replace("==", "").replace("!=", "").replace("<=", "").replace(">=", "")
    if "=" in single:
        return Fault(source.find("="), "expression.single_equals")
    return Fault(min(column, len(source)), "expression.syntax")


def _is_too_big(body: ast.expr) -> bool:
    """Count nodes and depth without recursion."""
    waiting: list[tuple[ast.AST, int]] = [(body, 1)]
    count = 0
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if count > MOST_NODES or depth > DEEPEST:
            return True
        waiting.extend((child, depth + 1) for child in ast.iter_child_nodes(node))
    return False


def _column(source: str, node: ast.expr) -> int:
    """Count characters: `ast` counts bytes."""
    return len(source.encode()[: node.col_offset].decode(errors="ignore"))
