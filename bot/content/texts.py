"""Texts for people: Jinja2 in a sandbox, with the filters `ngay`, `tien`, `ten`."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import SimpleNamespace

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from bot.content.functions import is_date
from bot.model.answer import Address
from bot.model.reading import About
from bot.understanding.kinds import echo

# Nothing an author needs calls, multiplies or includes.
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Filter,
    nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Test, nodes.Concat, nodes.For, nodes.Assign, nodes.Add, nodes.Sub,
    nodes.List, nodes.Tuple, nodes.Keyword,
)  # fmt: skip
_FILTERS = ("lower", "upper", "join", "length", "default", "first", "last", "trim", "replace")
_LINE = re.compile(r"\{[{%#]")


class Faulty(ValueError):
    """A text that cannot be used: `code` says why, `word` what it is about."""

    def __init__(self, code: str, word: str = "") -> None:
        super().__init__(f"{code} {word}".strip())
        self.code = code
        self.word = word


class Filled:
    """A text with slots. Implements `bot.model.flow.Text`."""

    __slots__ = ("_slots", "_template", "names", "source")

    def __init__(
        self,
        source: str,
        template: Template | None,
        names: frozenset[str],
        slots: dict[str, object],
    ) -> None:
        self.source = source
        self.names = names
        self._template = template
        self._slots = slots

    def __call__(self, **values: object) -> str:
        if self._template is None:
            return self.source
        named = {name: values[name] for name in self.names if name in values}
        return self._template.render(_nested({**self._slots, **named})).strip()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filled) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Filled({self.source!r})"


class Typesetter:
    """Makes texts; one for all content, because an environment is costly."""

    def __init__(self, today: date) -> None:
        self._about = About(today=today)
        self._environment = SandboxedEnvironment(
            undefined=StrictUndefined,
            autoescape=False,  # messages are plain text; channels escape
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self._finalize,
        )
        kept = {name: self._environment.filters[name] for name in _FILTERS}
        own = {"ngay": self._ngay, "tien": self._tien, "ten": self._ten, "capitalize": _capitalize}
        self._environment.filters = {**kept, **own}
        self._trees: dict[str, tuple[nodes.Template, frozenset[str]]] = {}
        self._environment.globals.clear()  # nothing can be called, and each text would look there

    def text(self, source: str, slots: Mapping[str, object]) -> Filled:
        """Compile a text. `slots` are values it has from the start, e.g. "" for answers to come.

        Raises Faulty.
        """
        if not _LINE.search(source):
            return Filled(source, None, frozenset(), {})
        tree, names = self._read(source)
        template = self._environment.from_string(tree)
        own = {name: slots[name] for name in names if name in slots}
        return Filled(source, template, names, own)

    def names(self, source: str) -> frozenset[str]:
        """Give the dotted names a text uses. Raises Faulty."""
        return self._read(source)[1] if _LINE.search(source) else frozenset()

    def _read(self, source: str) -> tuple[nodes.Template, frozenset[str]]:
        if found := self._trees.get(source):
            return found
        try:
            tree = self._environment.parse(source)
        except TemplateSyntaxError as error:
            raise Faulty("text.syntax") from error
        except RecursionError as error:
            raise Faulty("text.syntax") from error
        self._refuse_foreign(tree)
        found = tree, frozenset(_names(tree)) - frozenset(_own_names(tree))
        self._trees[source] = found
        return found

    def _refuse_foreign(self, tree: nodes.Template) -> None:
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                raise Faulty("text.forbidden")
            if isinstance(node, nodes.Filter) and node.name not in self._environment.filters:
                raise Faulty("text.filter", node.name)

    @property
    def filters(self) -> frozenset[str]:
        return frozenset(self._environment.filters)

    def _ngay(self, value: object) -> str:
        return self._echo("date", value)

    def _tien(self, value: object) -> str:
        return self._echo("money", value)

    def _ten(self, value: object) -> str:
        return self._echo("person_name", value)

    def _echo(self, kind: str, value: object) -> str:
        if not isinstance(value, str | int | tuple | Address) or value == "":
            return ""
        if kind == "date" and not is_date(str(value)):
            return str(value)  # a fixed answer beside the dates
        return echo(kind, value, self._about)

    def _finalize(self, value: object) -> object:
        return self._echo("address", value) if isinstance(value, Address) else value


def _capitalize(text: str) -> str:
    """Begin a sentence. Jinja's own filter would also take the capitals out of names."""
    return text[:1].upper() + text[1:]


def _names(tree: nodes.Node) -> Iterable[str]:
    """Give the longest dotted names: `be.ten`, not `be`."""
    for child in tree.iter_child_nodes():
        name = _dotted(child)
        if name:
            yield name
        else:
            yield from _names(child)


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        inner = _dotted(node.node)
        return f"{inner}.{node.attr}" if inner else ""
    return ""


def _own_names(tree: nodes.Template) -> Iterable[str]:
    """Give the names a text makes itself (`for x in …`), and what hangs on them."""
    made = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    made |= {"loop"} if made else set()
    return (name for name in _names(tree) if name.split(".")[0] in made)


def _nested(values: Mapping[str, object]) -> dict[str, object]:
    """Hang `be.ten` under `be`, as `{{ be.ten }}` looks it up."""
    flat: dict[str, object] = {}
    branches: dict[str, dict[str, object]] = {}
    for name, value in values.items():
        first, dot, rest = name.partition(".")
        if dot:
            branches.setdefault(first, {})[rest] = value
        else:
            flat[first] = value
    return {**flat, **{first: SimpleNamespace(**_nested(own)) for first, own in branches.items()}}
