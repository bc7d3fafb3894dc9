"""The procedures, each with what to know before going where that is known."""

from collections.abc import Mapping

from bot.content.dates import checked
from bot.content.findings import Findings
from bot.content.keyed import keyed
from bot.content.tree import (
    Node,
    Table,
    scalars_of,
    tables_in,
    tables_of,
    text_of,
    texts_of,
    truth_of,
)
from bot.model.book import Guide, Place, Procedure
from bot.understanding.finding.sentence_words import content_words


def read_procedures(
    node: Node | None, guides: Mapping[str, Table], findings: Findings
) -> dict[str, Procedure]:
    listed = (table for part in tables_in(node) for table in tables_of(part, "procedures"))
    tables = keyed(listed, "slug", findings)
    for slug, guide in guides.items():
        if slug not in tables:
            at = (guide.get("procedure") or guide).at
            findings.add_near(at, "flow.procedure", slug, frozenset(tables))
    _tell_shared_phrases(tables, findings)
    return {
        slug: Procedure(
            slug=slug,
            name=text_of(table, "name"),
            field=text_of(table, "field"),
            code=text_of(table, "code"),
            plain=text_of(table, "plain"),
            other_names=texts_of(table, "other_names"),
            phrases=texts_of(table, "phrases"),
            place=_place(table),
            is_referred=truth_of(table, "referred"),
            guide=_guide(guides.get(slug)),
        )
        for slug, table in tables.items()
    }


def _tell_shared_phrases(tables: Mapping[str, Table], findings: Findings) -> None:
    """Warn where two procedures are called by the same words: neither can be told by them."""
    owners: dict[tuple[str, ...], str] = {}
    for slug, table in tables.items():
        for phrase in (*scalars_of(table, "other_names"), *scalars_of(table, "phrases")):
            words = tuple(word.bare for word in content_words(phrase.text))
            owner = owners.setdefault(words, slug)
            if words and owner != slug:
                findings.warn(phrase.at, "procedure.shared", word=phrase.text, other=owner)


def _place(table: Table) -> Place:
    where = text_of(table, "where")
    return Place(where) if where in set(Place) else Place.COMMUNE


def _guide(table: Table | None) -> Guide | None:
    if table is None:
        return None
    return Guide(
        papers=texts_of(table, "papers"),
        days=text_of(table, "days"),
        mistakes=texts_of(table, "mistakes"),
        notes=texts_of(table, "notes"),
        source=text_of(table, "source"),
        checked=checked(table.get("checked")),
    )
