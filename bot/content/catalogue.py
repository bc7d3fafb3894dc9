"""The catalogue: facts with their sources, read into the parts of a Book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.content import fact_shapes as facts
from bot.content.dates import checked, day_of, tell_dates, validity
from bot.content.findings import Findings
from bot.content.keyed import keyed
from bot.content.lexicon import read_lexicon
from bot.content.offices import read_offices
from bot.content.procedures import read_procedures
from bot.content.schema import Shape, check
from bot.content.shapes import BLOCKS
from bot.content.shelf import Shelf
from bot.content.tree import (
    Node,
    Table,
    entries_in,
    nodes_in,
    tables_in,
    tables_of,
    text_in,
    text_of,
    texts_of,
    whole_of,
)
from bot.model.book import Calendar, Fee, Office, Paper, Procedure, Sayings, Term
from bot.model.reading import Lexicon
from bot.understanding.plain_speech import HardWord

SHAPES: Mapping[str, Shape] = {
    "blocks": BLOCKS,
    "business_lines": facts.BUSINESS_LINES,
    "calendar": facts.CALENDAR,
    "ethnic_groups": facts.ETHNIC_GROUPS,
    "fees": facts.FEES,
    "guides": facts.GUIDES,
    "hard_words": facts.HARD_WORDS,
    "id_provinces": facts.ID_PROVINCES,
    "offices": facts.OFFICES,
    "papers": facts.PAPERS,
    "places": facts.PLACES,
    "procedures": facts.PROCEDURES,
    "sayings": facts.SAYINGS,
    "templates": facts.TEMPLATES,
    "terms": facts.TERMS,
}


_DATED = (
    "business_lines",
    "calendar",
    "ethnic_groups",
    "fees",
    "guides",
    "id_provinces",
    "offices",
    "papers",
    "places",
    "procedures",
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
    sayings: Sayings = field(default_factory=Sayings)
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
    guides = keyed(tables_in(files.get("guides")), "procedure", findings)
    procedures = read_procedures(files.get("procedures"), guides, findings)
    lexicon = read_lexicon(files, findings)
    described = keyed(tables_of(files.get("offices"), "offices"), "code", findings)
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
        sayings=_sayings(files.get("sayings"), procedures, findings),
        blocks=blocks if isinstance(blocks, Table) else None,
    )


def tell_expired(files: Mapping[str, Node], today: date, findings: Findings) -> None:
    """Tell of fees that hold no longer, and of facts that are due to be looked at again."""
    for name in _DATED:
        for table in _facts_in(files.get(name)):
            tell_dates(table, today, findings)


def _facts_in(node: Node | None) -> tuple[Table, ...]:
    """Give whatever may carry a date: the whole file, the items of its list or of its table."""
    whole = (node,) if isinstance(node, Table) else ()
    named = (entry.value for entry in entries_in(node))
    return (*whole, *tables_in(node), *(one for one in named if isinstance(one, Table)))


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
    tables = keyed(tables_in(node), "id", findings)
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
    tables = keyed(tables_in(node), "procedure", findings)
    for slug, table in tables.items():
        if slug not in procedures:
            findings.add_near(table.at, "flow.procedure", slug, frozenset(procedures))
    return {
        slug: Term(whole_of(table, "days") or 0, whole_of(table, "cutoff_hour"))
        for slug, table in tables.items()
    }


def _sayings(node: Node | None, procedures: Mapping[str, Procedure], findings: Findings) -> Sayings:
    table = node if isinstance(node, Table) else None
    ambiguous = tables_of(node, "ambiguous")
    for one in ambiguous:
        for offered in nodes_in(one.get("offer")):
            if text_in(offered) not in procedures:
                findings.add_near(
                    offered.at, "flow.procedure", text_in(offered), frozenset(procedures)
                )
    return Sayings(
        status=texts_of(table, "status"),
        human=texts_of(table, "human"),
        none=texts_of(table, "none"),
        ambiguous={
            said: texts_of(one, "offer") for one in ambiguous for said in texts_of(one, "say")
        },
    )


def _calendar(node: Node | None) -> Calendar:
    return Calendar(closed=_days(node, "closed"), worked=_days(node, "worked"))


def _days(node: Node | None, key: str) -> frozenset[date]:
    days = (day_of(text_of(table, "on")) for table in tables_of(node, key))
    return frozenset(day for day in days if day)
