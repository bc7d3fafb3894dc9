"""The one-stop offices: one in each commune of the lexicon, with what is known of some."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.content.findings import Findings
from bot.content.tree import Table, text_of
from bot.model.book import Office
from bot.model.reading import Commune
from bot.understanding.spelling.clean import fold, words


def read_offices(
    known: Mapping[str, Table], communes: Sequence[Commune], findings: Findings
) -> dict[str, Office]:
    """Give the offices by code: those that are described first, then every other commune's.

    What is not known of an office (telephone, hours) is empty, and said to be.
    """
    named = {code: _described(code, table) for code, table in known.items()}
    slugs = Counter(_slug(commune) for commune in communes)
    taken = {office.slug for office in named.values()}
    for office in named.values():
        if sum(other.slug == office.slug for other in named.values()) > 1:
            findings.add(known[office.code].at, "offices.slug", word=office.slug)
    others = {
        commune.code: _bare(commune, taken, slugs)
        for commune in communes
        if commune.code not in named
    }
    return named | others


def _described(code: str, table: Table) -> Office:
    return Office(
        code=code,
        name=text_of(table, "name"),
        province=text_of(table, "province"),
        slug=text_of(table, "slug"),
        address=text_of(table, "address"),
        phone=text_of(table, "phone"),
        hours=text_of(table, "hours"),
    )


def _bare(commune: Commune, taken: set[str], slugs: Counter[str]) -> Office:
    slug = _slug(commune)
    # Two communes whose names differ in accents only must not share an address.
    is_own = slug not in taken and slugs[slug] == 1
    return Office(
        code=commune.code,
        name=f"{commune.kind} {commune.name}".strip(),
        province=commune.province,
        slug=slug if is_own else f"{slug}-{commune.code}",
    )


def _slug(commune: Commune) -> str:
    return "-".join(fold(word) for word in words(commune.name))
