"""Lists whose entries have a name of their own."""

from collections.abc import Iterable

from bot.content.findings import Findings
from bot.content.tree import Table, text_of


def keyed(tables: Iterable[Table], key: str, findings: Findings) -> dict[str, Table]:
    """Give the tables by a key of theirs; the first of two equal ones stays."""
    found: dict[str, Table] = {}
    for table in tables:
        name = text_of(table, key)
        if name in found:
            findings.add(table.at, "flow.duplicate", word=name, line=str(found[name].at.line))
        elif name:
            found[name] = table
    return found
