"""The names of places, peoples and trades that answers are held against."""

from collections.abc import Mapping

from bot.content.findings import Findings
from bot.content.keyed import keyed
from bot.content.tree import Node, Table, tables_of, text_of, texts_of
from bot.model.reading import (
    BusinessLine,
    Commune,
    EthnicGroup,
    IdProvince,
    Lexicon,
    Permit,
    Province,
)


def read_lexicon(files: Mapping[str, Node], findings: Findings) -> Lexicon:
    places, groups = files.get("places"), files.get("ethnic_groups")
    lines = files.get("business_lines")
    communes = keyed(tables_of(places, "communes"), "code", findings)
    return Lexicon(
        communes=tuple(_commune(table) for table in communes.values()),
        provinces=tuple(_province(table) for table in tables_of(places, "provinces")),
        ethnic_groups=tuple(
            EthnicGroup(
                name=text_of(table, "name"),
                listed=text_of(table, "listed") or text_of(table, "name"),
                words=texts_of(table, "words"),
            )
            for table in tables_of(groups, "groups")
        ),
        business_lines=tuple(
            _business_line(table)
            for table in keyed(tables_of(lines, "lines"), "name", findings).values()
        ),
        id_provinces=_id_provinces(files, findings),
    )


def _id_provinces(files: Mapping[str, Node], findings: Findings) -> tuple[IdProvince, ...]:
    known = frozenset(
        name
        for table in tables_of(files.get("places"), "provinces")
        for name in (text_of(table, "name"), *texts_of(table, "former"))
    )
    tables = keyed(tables_of(files.get("id_provinces"), "provinces"), "code", findings)
    for table in tables.values():
        if (name := text_of(table, "name")) not in known:
            findings.add_near((table.get("name") or table).at, "places.province", name, known)
    return tuple(IdProvince(code, text_of(table, "name")) for code, table in tables.items())


def _business_line(table: Table) -> BusinessLine:
    permit = text_of(table, "permit")
    return BusinessLine(
        name=text_of(table, "name"),
        code=text_of(table, "code"),
        words=texts_of(table, "words"),
        permit=Permit(permit) if permit in set(Permit) else Permit.FREE,
        needs=text_of(table, "needs"),
    )


def _province(table: Table) -> Province:
    return Province(
        name=text_of(table, "name"),
        former=texts_of(table, "former"),
        words=texts_of(table, "words"),
        districts=texts_of(table, "districts"),
    )


def _commune(table: Table) -> Commune:
    return Commune(
        code=text_of(table, "code"),
        name=text_of(table, "name"),
        kind=text_of(table, "kind"),
        province=text_of(table, "province"),
        former=(*texts_of(table, "former"), *texts_of(table, "older")),
        districts=texts_of(table, "districts"),
        was=text_of(table, "was"),
    )
