"""The forms of a flow: what stands in its file, and the Typst files that lie beside it."""

from collections.abc import Mapping

from bot.content.compose import Composer
from bot.content.findings import Findings
from bot.content.tree import Entry, Items, Node, Scalar, Table, nodes_in, scalar_of, text_of
from bot.model.flow import Form

MOST_BYTES = 200_000
SUFFIX = ".typ"


def with_templates(flow: Table, templates: Mapping[str, str], findings: Findings) -> Table:
    """Give the flow with each form written out, its template with it.

    So a stored version of a flow holds its forms, and draws them as they were.
    """
    if "forms" not in flow.entries:
        return flow
    entry = flow.entries["forms"]
    forms = tuple(_written_out(node, templates, findings) for node in nodes_in(entry.value))
    value = Items(forms, entry.value.at)
    return Table({**flow.entries, "forms": Entry(entry.key, value)}, flow.at)


def read_forms(tree: Table, composer: Composer) -> tuple[Form, ...]:
    """Read the forms that were written out."""
    return tuple(
        Form(
            name=text_of(node, "form").removesuffix(SUFFIX),
            title=text_of(node, "title"),
            template=text_of(node, "template"),
            when=composer.condition(node, "when"),
        )
        for node in nodes_in(tree.get("forms"))
    )


def _written_out(node: Node, templates: Mapping[str, str], findings: Findings) -> Node:
    table = node if isinstance(node, Table) else _table(node, form=node)
    name = scalar_of(table, "form")
    if name is None:
        return table
    if name.text not in templates:
        findings.add(name.at, "flow.form", word=name.text)
    template = templates.get(name.text, "")
    if len(template.encode()) > MOST_BYTES:
        findings.add(name.at, "flow.form_too_big", word=name.text)
    return _table(table, template=Scalar(template, name.at, verbatim=False))


def _table(node: Node, **more: Node) -> Table:
    entries = dict(node.entries) if isinstance(node, Table) else {}
    for key, value in more.items():
        entries[key] = Entry(Scalar(key, node.at), value)
    return Table(entries, node.at)
