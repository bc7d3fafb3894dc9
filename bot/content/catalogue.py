"""The catalogue: facts with their sources, read into the parts of a Book."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.content import shapes
from bot.content.dates import checked, day_of, tell_dates, validity
from bot.content.findings import Findings
from bot.content.offices import read_offices
from bot.content.schema import Shape, check
from bot.content.shelf import Shelf
from bot.content.tree import (
    Node,
    Table,
    entries_in,
    tables_in,
    tables_of,
    text_in,
    text_of,
    texts_of,
    whole_of,
)
from bot.model.book import Calendar, Fee, Guide, Office, Paper, Place, Procedure, Term
from bot.model.reading import (
    BusinessLine,
    Commune,
    EthnicGroup,
    Lexicon,
    Permit,
    Province,
)
from bot.understanding.plain_speech import HardWord

SHAPES: Mapping[str, Shape] = {
    "blocks": shapes.BLOCKS,
    "business_lines": shapes.BUSINESS_LINES,
    "calendar": shapes.CALENDAR,
    "ethnic_groups": shapes.ETHNIC_GROUPS,
    "fees": shapes.FEES,
    "guides": shapes.GUIDES,
    "hard_words": shapes.HARD_WORDS,
    "offices": shapes.OFFICES,
    "papers": shapes.PAPERS,
    "places": shapes.PLACES,
    "procedures": shapes.PROCEDURES,
    "templates": shapes.TEMPLATES,
    "terms": shapes.TERMS,
}


_DATED = (
    "business_lines",
    "calendar",
    "ethnic_groups",
    "fees",
    "guides",
    "offices",
    "places",
    "terms",
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything of `catalogue/` but the words."""

    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    fees: Mapping[str, Fee] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    lexicon: Lexicon = field(default_factory=Lexicon)
    templates: Mapping[str, str] = field(default_factory=dict)
    hard_words: tuple[HardWord, ...] = ()
    blocks: Table | None = None

    @property
    def shelf(self) -> Shelf:
        return Shelf(
            procedures=self.procedures,
            papers=self.papers,
            fees=self.fees,
            calendar=self.calendar,
            lexicon=self.lexicon,
            blocks=self.blocks,
        )


def read_catalogue(files: Mapping[str, Node], findings: Findings) -> Catalogue:
    """Read the files of the catalogue, given by their names without ".yaml"."""
    for name, node in files.items():
        check(node, SHAPES[name], findings)
    guides = _unique(tables_in(files.get("guides")), "procedure", findings)
    procedures = _procedures(files.get("procedures"), guides, findings)
    lexicon = _lexicon(files, findings)
    described = _unique(tables_of(files.get("offices"), "offices"), "code", findings)
    blocks = files.get("blocks")
    return Catalogue(
        procedures=procedures,
        papers=_papers(files.get("papers")),
        offices=read_offices(described, lexicon.communes, findings),
        fees=_fees(files.get("fees"), findings),
        terms=_terms(files.get("terms"), procedures, findings),
        calendar=_calendar(files.get("calendar")),
        lexicon=lexicon,
        templates={
            entry.key.text: text_in(entry.value) for entry in entries_in(files.get("templates"))
        },
        hard_words=tuple(
            HardWord(text_of(table, "word"), text_of(table, "say"), texts_of(table, "beside"))
            for table in tables_in(files.get("hard_words"))
        ),
        blocks=blocks if isinstance(blocks, Table) else None,
    )


def tell_expired(files: Mapping[str, Node], today: date, findings: Findings) -> None:
    """Tell of fees that hold no longer, and of facts that are due to be looked at again."""
    for name in _DATED:
        node = files.get(name)
        for table in (*tables_in(node), *([node] if isinstance(node, Table) else [])):
            tell_dates(table, today, findings)


def _procedures(
    node: Node | None, guides: Mapping[str, Table], findings: Findings
) -> dict[str, Procedure]:
    tables = _unique(tables_in(node), "slug", findings)
    for slug, guide in guides.items():
        if slug not in tables:
            at = (guide.get("procedure") or guide).at
            findings.add_near(at, "flow.procedure", slug, frozenset(tables))
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
            guide=_guide(guides.get(slug)),
        )
        for slug, table in tables.items()
    }


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


def _papers(node: Node | None) -> dict[str, Paper]:
    return {
        entry.key.text: Paper(
            id=entry.key.text,
            name=text_of(entry.value, "name"),
            official=text_of(entry.value, "official"),
            what=text_of(entry.value, "what"),
            where=text_of(entry.value, "where"),
        )
        for entry in entries_in(node)
    }


def _fees(node: Node | None, findings: Findings) -> dict[str, Fee]:
    tables = _unique(tables_in(node), "id", findings)
    return {
        name: Fee(
            id=name,
            amount_vnd=whole_of(table, "amount") or 0,
            per=text_of(table, "per"),
            source=text_of(table, "source"),
            valid=validity(table.get("valid")),
            checked=checked(table.get("checked")),
        )
        for name, table in tables.items()
    }


def _terms(
    node: Node | None, procedures: Mapping[str, Procedure], findings: Findings
) -> dict[str, Term]:
    tables = _unique(tables_in(node), "procedure", findings)
    for slug, table in tables.items():
        if slug not in procedures:
            findings.add_near(table.at, "flow.procedure", slug, frozenset(procedures))
    return {
        slug: Term(whole_of(table, "days") or 0, whole_of(table, "cutoff_hour"))
        for slug, table in tables.items()
    }


def _calendar(node: Node | None) -> Calendar:
    return Calendar(closed=_days(node, "closed"), worked=_days(node, "worked"))


def _days(node: Node | None, key: str) -> frozenset[date]:
    days = (day_of(text_of(table, "on")) for table in tables_of(node, key))
    return frozenset(day for day in days if day)


def _lexicon(files: Mapping[str, Node], findings: Findings) -> Lexicon:
    places, groups = files.get("places"), files.get("ethnic_groups")
    lines = files.get("business_lines")
    communes = _unique(tables_of(places, "communes"), "code", findings)
    return Lexicon(
        communes=tuple(_commune(table) for table in communes.values()),
        provinces=tuple(
            Province(text_of(table, "name"), texts_of(table, "former"), texts_of(table, "words"))
            for table in tables_of(places, "provinces")
        ),
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
            for table in _unique(tables_of(lines, "lines"), "name", findings).values()
        ),
    )


def _business_line(table: Table) -> BusinessLine:
    permit = text_of(table, "permit")
    return BusinessLine(
        name=text_of(table, "name"),
        code=text_of(table, "code"),
        words=texts_of(table, "words"),
        permit=Permit(permit) if permit in set(Permit) else Permit.FREE,
        needs=text_of(table, "needs"),
    )


def _commune(table: Table) -> Commune:
    return Commune(
        code=text_of(table, "code"),
        name=text_of(table, "name"),
        kind=text_of(table, "kind"),
        province=text_of(table, "province"),
        former=texts_of(table, "former"),
    )


def _unique(tables: Iterable[Table], key: str, findings: Findings) -> dict[str, Table]:
    """Give the tables by a key of theirs; the first of two equal ones stays."""
    found: dict[str, Table] = {}
    for table in tables:
        name = text_of(table, key)
        if name in found:
            findings.add(table.at, "flow.duplicate", word=name, line=str(found[name].at.line))
        elif name:
            found[name] = table
    return found
