"""What is learnt from: how the catalogue calls things, and the sentences of `practice.tsv`.

A sentence a line below the head: what was said, what is right ("|" between several, nothing where
no procedure is meant), and what kind of sentence it is.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from bot.content.catalogue import Catalogue
from bot.content.findings import Findings, Place
from bot.model.book import HUMAN, NOTHING, STATUS
from bot.understanding.finding.learning import Example, examples_of

PRACTICE = "practice.tsv"
_COLUMNS = 3


def examples(catalogue: Catalogue, practice: str, file: str, findings: Findings) -> list[Example]:
    """Give all there is to learn from; tells of lines of `file` that cannot be learnt from."""
    own = examples_of(catalogue.procedures.values(), catalogue.sayings)
    known = frozenset({*catalogue.procedures, STATUS, HUMAN})
    return [*own, *_practised(practice, file, known, findings)]


def mark_of(learnt_from: Sequence[Example]) -> str:
    """Give what changes where the examples do."""
    told = "\n".join(f"{one.meant}\t{one.text}" for one in learnt_from)
    return sha256(told.encode()).hexdigest()[:16]


def _practised(
    practice: str, file: str, known: frozenset[str], findings: Findings
) -> Iterator[Example]:
    for number, line in enumerate(practice.splitlines()[1:], 2):
        place, columns = Place(file, number, 1), line.split("\t")
        if len(columns) != _COLUMNS:
            findings.add(place, "practice.columns")
            continue
        right = [one for one in columns[1].split("|") if one]
        for one in right:
            if one not in known:
                findings.add_near(place, "flow.procedure", one, known)
        yield Example(columns[0], right[0] if right else NOTHING)
