"""Every kind reads what people write as its table of cases says."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.model.answer import Address, Value
from bot.model.reading import Doubtful, Reading, Understood, Unread
from bot.understanding.kinds import KINDS, read
from tests.understanding.lexicon import about

CASES = Path(__file__).parent / "cases"
LEAST_CASES = 8


WORDS = Path(__file__).parents[2] / "catalogue" / "words" / "problems.yaml"
LONGEST = 25  # tiếng


def _rows(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _cases() -> Iterator[tuple[str, dict[str, str]]]:
    for kind in sorted(KINDS):
        if (CASES / f"{kind}.tsv").exists():
            yield from ((kind, row) for row in _rows(kind))


def _written(value: Value) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Address(commune, province, rest):
            return f"{rest} / {commune} / {province}"
        case tuple():
            return "+".join(value)
        case _:
            return str(value)


def _told(reading: Reading) -> tuple[str, str, str]:
    match reading:
        case Understood(value):
            return "understood", _written(value), ""
        case Doubtful(options, problem):
            return "doubtful", " | ".join(map(_written, options)), problem
        case Unread(problem):
            return "unread", "", problem


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_of_answer_has_cases(kind: str) -> None:
    assert len(_rows(kind)) >= LEAST_CASES


@pytest.mark.parametrize(
    ("kind", "case"), [pytest.param(k, c, id=f"{k}-{c['text']}-{c['limits']}") for k, c in _cases()]
)
def test_an_answer_is_read_as_the_table_says(kind: str, case: dict[str, str]) -> None:
    consent = "consent" if case["limits"] == "consent" else ""
    known = about(kind, "" if consent else case["limits"], consent)
    told = _told(read(kind, case["text"], known))
    assert told == (case["reading"], case["value"], case["problem"])


def test_every_problem_of_the_tables_has_its_sentence() -> None:
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    for _, case in _cases():
        if case["problem"]:
            kind, code = case["problem"].split(".")
            assert code in words["doubt" if case["value"] else "problems"][kind], case


def test_sentences_about_problems_are_short_and_blame_nobody() -> None:
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    kinds = [*words["problems"].values(), *words["doubt"].values()]
    sentences = [text for kind in kinds if isinstance(kind, dict) for text in kind.values()]
    assert all(len(text.split()) <= LONGEST for text in sentences)
    assert not any("nhập sai" in text or "không hợp lệ" in text for text in sentences)
