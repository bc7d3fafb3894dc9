"""One node of a condition after another: checked against the flow, and compiled."""

import ast
import operator

from bot.content import operations
from bot.content.calls import WORDS, call_of
from bot.content.faults import Term, refuse_unlike, refuse_unordered, wrong
from bot.content.functions import FUNCTIONS, SPECIAL, Signature
from bot.content.scope import Scope
from bot.content.sorts import (
    NUMBER,
    TEXT,
    TRUTH,
    Sort,
    is_a,
    merged,
)
from bot.content.spans import Span
from bot.model.expression import UNKNOWN, Facts, Result, Unknown

_MOST_DIGITS = 15
_FEE = "phi."
_JOINED = frozenset({"text", "name"})
_SIGNS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_OPPOSITES: dict[type[ast.cmpop], ast.cmpop] = {
    ast.GtE: ast.Lt(),
    ast.LtE: ast.Gt(),
    ast.NotIn: ast.In(),
}
_TRUTHS = {"true": True, "false": False}


class Compiler:
    """Turns the nodes of one condition into closures. Raises Wrong at the first mistake."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.names: set[str] = set()

    def term(self, node: ast.expr) -> Term:
        match node:
            case ast.BoolOp() | ast.UnaryOp() | ast.IfExp() | ast.BinOp():
                return self._operation(node)
            case ast.Compare():
                return self._chain(node)
            case ast.Call():
                return self._call(node)
            case ast.Constant():
                return _literal(node)
            case ast.Name() | ast.Attribute():
                return self._name(node)
            case _:
                raise wrong(node, "expression.forbidden", ast.unparse(node)[:30])

    def truth(self, node: ast.expr) -> Term:
        term = self.term(node)
        if not is_a(term.sort, "truth"):
            raise wrong(node, "expression.no_truth", ast.unparse(node)[:40])
        return term

    def _operation(self, node: ast.BoolOp | ast.UnaryOp | ast.IfExp | ast.BinOp) -> Term:
        match node:
            case ast.BoolOp(op=op, values=values):
                runs = tuple(self.truth(value).run for value in values)
                joined = operations.all_of if isinstance(op, ast.And) else operations.any_of
                return Term(TRUTH, joined(runs))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Term(TRUTH, operations.opposite(self.truth(operand).run))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Term(NUMBER, operations.negative(self.number(operand).run))
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return self._either(self.truth(test), body, orelse)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
                return self._reckoned(left, op, right)
        raise wrong(node, "expression.forbidden", ast.unparse(node)[:30])

    def _reckoned(self, left: ast.expr, op: ast.operator, right: ast.expr) -> Term:
        """Reckon with two numbers, or put two texts one after the other."""
        if isinstance(op, ast.Add):
            texts = self.term(left), self.term(right)
            are_texts = [text.sort.base in _JOINED for text in texts]
            if all(are_texts):
                return Term(TEXT, operations.joined(texts[0].run, texts[1].run))
            if any(are_texts):
                odd = right if are_texts[0] else left
                raise wrong(odd, "expression.joins", ast.unparse(odd)[:40])
        one, other = self.number(left), self.number(right)
        return Term(NUMBER, operations.arithmetic(_SIGNS[type(op)], one.run, other.run))

    def number(self, node: ast.expr) -> Term:
        term = self.term(node)
        if not is_a(term.sort, "number"):
            raise wrong(node, "expression.no_number", ast.unparse(node)[:40])
        return term

    def _either(self, test: Term, body: ast.expr, orelse: ast.expr) -> Term:
        yes, no = self.term(body), self.term(orelse)
        sort = merged(yes.sort, no.sort)
        if sort is None:
            raise wrong(orelse, "expression.branches")
        return Term(sort, operations.either(test.run, yes.run, no.run))

    def _chain(self, node: ast.Compare) -> Term:
        sides = [node.left, *node.comparators]
        runs = tuple(
            self._comparison(op, left, right).run
            for op, left, right in zip(node.ops, sides, sides[1:], strict=False)
        )
        return Term(TRUTH, runs[0] if len(runs) == 1 else operations.all_of(runs))

    def _comparison(self, op: ast.cmpop, left: ast.expr, right: ast.expr) -> Term:
        if type(op) in _OPPOSITES:
            part = self._comparison(_OPPOSITES[type(op)], left, right)
            return Term(TRUTH, operations.opposite(part.run))
        match op:
            case ast.Eq() | ast.NotEq():
                return self._equality(left, right, wanted=isinstance(op, ast.Eq))
            case ast.Lt():
                return self._order(left, right)
            case ast.Gt():
                return self._order(left, right, is_turned=True)
            case ast.In():
                return self._membership(left, right)
            case _:
                raise wrong(right, "expression.forbidden", "is")

    def _equality(self, left: ast.expr, right: ast.expr, *, wanted: bool) -> Term:
        one, other = self.term(left), self.term(right)
        refuse_unlike(left, one, right, other)
        if one.name and other.literal is not None and one.sort.base not in {"date", "truth"}:
            short = operations.name_is if wanted else operations.name_is_not
            return Term(TRUTH, short(one.name, other.literal))
        are_dates = "date" in {one.sort.base, other.sort.base}
        same = operations.equal(one.run, other.run, are_dates=are_dates)
        return Term(TRUTH, same if wanted else operations.opposite(same))

    def _order(self, left: ast.expr, right: ast.expr, *, is_turned: bool = False) -> Term:
        one, other = self.term(left), self.term(right)
        refuse_unordered(left, one, right, other)
        are_dates = "date" in {one.sort.base, other.sort.base}
        if is_turned:
            one, other = other, one
        return Term(TRUTH, operations.less(one.run, other.run, are_dates=are_dates))

    def _membership(self, left: ast.expr, right: ast.expr) -> Term:
        if isinstance(right, ast.List | ast.Tuple):
            return self._listed(left, right)
        one, other = self.term(left), self.term(right)
        if not is_a(other.sort, "many") or not isinstance(one.literal, str):
            raise wrong(right, "expression.no_list")
        if other.sort.choices and one.literal not in other.sort.choices:
            raise wrong(left, "expression.choice", one.literal, other.sort.choices)
        return Term(TRUTH, operations.contains(other.run, one.literal))

    def _listed(self, left: ast.expr, right: ast.List | ast.Tuple) -> Term:
        one = self.term(left)
        values = set()
        for node in right.elts:
            other = self.term(node)
            if other.literal is None:
                raise wrong(node, "expression.no_list")
            refuse_unlike(left, one, node, other)
            values.add(other.literal)
        return Term(TRUTH, operations.among(one.run, frozenset(values)))

    def _call(self, node: ast.Call) -> Term:
        word = ast.unparse(node.func)
        if word in SPECIAL and len(node.args) == 1 and not node.keywords:
            return self._special(word, node.args[0])
        if (call := call_of(word)) and not node.keywords:
            return call(self, node)
        signature = FUNCTIONS.get(word)
        if signature is None and word not in SPECIAL:
            raise wrong(node, "expression.function", word, frozenset(FUNCTIONS) | SPECIAL | WORDS)
        if signature is None or len(node.args) != 1 or node.keywords:
            raise wrong(node, "expression.arity", word)
        return self._applied(signature, word, node.args[0])

    def _applied(self, signature: Signature, word: str, node: ast.expr) -> Term:
        argument = self.term(node)
        if not is_a(argument.sort, signature.takes) or argument.literal is not None:
            raise wrong(node, f"expression.takes_{signature.takes}", word)
        inner, call = argument.run, signature.call

        def run(facts: Facts) -> Result | Span:
            value = inner(facts)
            if isinstance(value, Unknown | Span):
                return UNKNOWN
            return call(value, facts.today)

        return Term(signature.gives, run)

    def _special(self, word: str, node: ast.expr) -> Term:
        name = dotted(node)
        if word == "is_known":
            self._look_up(node, name)
            return Term(TRUTH, lambda facts: facts.value(name) is not UNKNOWN)
        if name not in self.scope.repeats:
            raise wrong(node, "expression.repeat", name, self.scope.repeats)
        if name not in self.scope.counted:
            raise wrong(node, "expression.later", name)
        return Term(NUMBER, lambda facts: facts.count(name))

    def _name(self, node: ast.Name | ast.Attribute) -> Term:
        name = dotted(node)
        if name in _TRUTHS:
            value = _TRUTHS[name]
            return Term(TRUTH, lambda _facts: value, literal=value)
        if name.startswith(_FEE):
            return self._fee(node, name)
        sort = self._look_up(node, name)
        return Term(sort, lambda facts: facts.value(name), name=name)

    def _fee(self, node: ast.expr, name: str) -> Term:
        fees = self.scope.fees
        if name.removeprefix(_FEE) not in fees:
            raise wrong(node, "expression.fee", name, frozenset(_FEE + fee for fee in fees))
        fee = fees[name.removeprefix(_FEE)]
        amount: Result = UNKNOWN if fee is None else fee
        return Term(NUMBER, lambda _facts: amount)

    def repeat_in(self, node: ast.expr) -> str:
        named = [dotted(n) for n in ast.walk(node) if isinstance(n, ast.Attribute | ast.Name)]
        repeats = {self.scope.repeat_of[name] for name in named if name in self.scope.repeat_of}
        if len(repeats) != 1:
            raise wrong(node, "expression.no_repeat", ast.unparse(node)[:40])
        return repeats.pop()

    def _look_up(self, node: ast.expr, name: str) -> Sort:
        self.names.add(name)
        if name in self.scope.earlier:
            return self.scope.earlier[name]
        if name in self.scope.every:
            raise wrong(node, "expression.later", name)
        raise wrong(node, "expression.name", name, frozenset(self.scope.every))


def dotted(node: ast.expr) -> str:
    """Give `me.noi_o` for the nodes of that name; raises Wrong for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case _:
            raise wrong(node, "expression.forbidden", ast.unparse(node)[:30])


def _literal(node: ast.Constant) -> Term:
    value = node.value
    if isinstance(value, bool):
        return Term(TRUTH, lambda _facts: value, literal=value)
    if isinstance(value, str):
        return Term(TEXT, lambda _facts: value, literal=value)
    if isinstance(value, int | float) and abs(value) < 10**_MOST_DIGITS:
        return Term(NUMBER, lambda _facts: value, literal=value)
    raise wrong(node, "expression.forbidden", ast.unparse(node)[:30])
