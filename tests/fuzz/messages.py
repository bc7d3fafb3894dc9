"""What people might send: real answers, answers that went wrong on the way, and anything else."""

import csv
import unicodedata
from pathlib import Path

from hypothesis import strategies as st

from bot.understanding.spelling.clean import fold

CASES = Path(__file__).parent.parent / "understanding" / "cases"
_TYPED_TWICE = ("dạ ", "ạ", " nha", "!!!", "  ", "\n", " à không ", " hay là ", "…", "🙂", "?")
_ODD = "²٣１Ⅷ½\u0301\u200b\u202e\ufeff\ud800А’`\x00\t|*_<>&\"'/\\{}%"


def answers_of(kind: str) -> list[str]:
    """Give the answers of the table of cases of this kind."""
    with (CASES / f"{kind}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["text"] for row in rows]


def real_answers() -> list[str]:
    """Give every answer of all tables."""
    tables = sorted(table.stem for table in CASES.glob("*.tsv"))
    return sorted({answer for table in tables for answer in answers_of(table)})


def _wrecked(answer: str, how: int) -> str:
    """Wreck an answer as keyboards and networks do."""
    ways = (
        fold,
        str.upper,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text * 3,
        lambda text: text[::-1],
        " ".join,
        lambda text: text.replace(" ", ""),
        lambda text: text[len(text) // 2 :] + text[: len(text) // 2],
    )
    return ways[how % len(ways)](answer)


_ANSWERS = st.sampled_from(real_answers())
_WORDS = st.sampled_from(sorted({word for answer in real_answers() for word in answer.split()}))
_NOISE = st.sampled_from([*_TYPED_TWICE, *_ODD])

MESSAGES = st.one_of(
    _ANSWERS,
    st.builds(_wrecked, _ANSWERS, st.integers(0, 7)),
    st.lists(st.one_of(_WORDS, _NOISE), max_size=14).map(" ".join),
    st.lists(st.one_of(_ANSWERS, _NOISE), max_size=4).map("".join),
    st.text(max_size=120),
)
