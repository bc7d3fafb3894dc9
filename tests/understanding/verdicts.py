"""Other people's answers, and how what is read of them stands against what they meant.

`answers/<kind>.tsv`: what was typed, how it should be read ("value", "ask", "no", "command"; any of
several divided by "|"), and the values that are right. Of a place they name a word of the rest, the
commune ("*" for any) and the province.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from bot.commands.understand import LIMITS
from bot.model.reading import About, Lexicon
from bot.understanding.reading_json import reading_json
from bot.understanding.spelling.clean import fold

ANSWERS = Path(__file__).parent / "answers"
TODAY = date(2026, 11, 23)
_EXACT = frozenset({"person_name", "citizen_id", "phone"})
_PLACES = frozenset({"address", "place"})


class Verdict(Enum):
    """What became of an answer."""

    RIGHT = "right"
    ASKED = "asked back, though it was plain"
    MISSED = "not understood"
    SILENT = "taken for something else, and nobody asked"


@dataclass(frozen=True, slots=True)
class Meant:
    """An answer, and what the person meant."""

    kind: str
    text: str
    readings: frozenset[str]
    values: tuple[str, ...]


def kinds() -> list[str]:
    return sorted(path.stem for path in ANSWERS.glob("*.tsv"))


def meant(kind: str) -> list[Meant]:
    with (ANSWERS / f"{kind}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Meant(kind, row["text"], frozenset(row["reading"].split("|")), _parts(row["value"] or ""))
        for row in rows
    ]


def verdict(answer: Meant, lexicon: Lexicon) -> Verdict:
    got = reading_json(answer.kind, answer.text, About(TODAY, LIMITS, lexicon=lexicon))
    if got["reading"] == "value":
        is_right = "value" in answer.readings and _is_one_of(answer, [got["value"]])
        return Verdict.RIGHT if is_right else Verdict.SILENT
    if got["reading"] != "ask":
        return Verdict.RIGHT if got["reading"] in answer.readings else Verdict.MISSED
    if "ask" not in answer.readings:
        return Verdict.ASKED
    options = got["options"]
    assert isinstance(options, list)
    return Verdict.RIGHT if not options or _is_one_of(answer, options) else Verdict.MISSED


def tally(kind: str, lexicon: Lexicon) -> tuple[Counter[Verdict], list[tuple[Verdict, str]]]:
    """Count the verdicts of a kind, and list the answers that were not read right."""
    told = [(verdict(answer, lexicon), answer.text) for answer in meant(kind)]
    return Counter(one for one, _ in told), [one for one in told if one[0] is not Verdict.RIGHT]


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip())


def _is_one_of(answer: Meant, got: list[object]) -> bool:
    if not answer.values:
        return True
    return any(_is_same(answer.kind, want, one) for want in answer.values for one in got)


def _is_same(kind: str, want: str, got: object) -> bool:
    if kind in _PLACES:
        return _is_there(want, got)
    if kind in _EXACT:
        return unicodedata.normalize("NFC", str(got)) == want
    return fold(str(got)).replace("-", " ") == fold(want).replace("-", " ")


def _is_there(want: str, got: object) -> bool:
    rest, commune, province = (fold(part) for part in want.split("/"))
    if isinstance(got, Mapping):
        text = f"{got['rest']}, {got['commune']}, {got['province']}"
    else:
        text = str(got)
    parts = [re.sub("^(?:xa|phuong|dac khu) ", "", fold(part)) for part in text.split(",")]
    is_commune = commune in {"", "*"} or commune in parts
    return (
        parts[-1].endswith(province)
        and is_commune
        and set(rest.split()) <= set(fold(text).replace(",", " ").split())
    )
