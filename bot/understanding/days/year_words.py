"""The year in a date, as people type or say it: 1995, 95, "chín lăm", "năm ngoái", "Giáp Thìn"."""
# ruff: noqa: PLR2004 - the numbers of the calendar

import re
from collections.abc import Sequence

from bot.model.reading import About
from bot.understanding.days.animal_years import animal_years
from bot.understanding.numbers.numerals import below_thousand, digit
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.word_sets import word_set

YEAR_WORDS = word_set("năm nam n")
THOUSAND = word_set("nghìn ngàn nghin ngan")
_YEARS_BACK = Phrases(
    {
        "0": "nay · này · ni",
        "1": "ngoái · rồi · trước · vừa rồi · qua · vừa qua · mới rồi",
        "2": "kia · trước nữa · ngoái nữa · kia rồi · trước đó",
    }
)
_NIL = word_set("lẻ linh le lẽ")
_OLDEST = 110
_VERY_OLD = 90
_ADULT = 12
_LAST_CENTURY = 1900
_LONGEST_YEAR = 7  # words: "hai nghìn không trăm hai mươi tư"
_FROM_TODAY = re.compile(
    r"\b(?:(?:năm|nam) (?:nay|này|ni|rồi|roi|kia|trước|truoc|vừa|vua|qua)|ngoái|ngoai)\b"
)
_JUST_AHEAD = 2  # years: "27" typed in 2026 is sooner a slip than 1927


def year_of(tokens: Sequence[str], about: About) -> tuple[int, ...] | None:
    """Give the years these words may mean, the likeliest first; None: no words for a year."""
    said = " ".join(tokens)
    if len(tokens) > 1 and tokens[0] in YEAR_WORDS:
        tokens = tokens[1:]
    back = _YEARS_BACK.of(tokens) if tokens else None
    if back is not None:
        return (about.today.year - int(back),)
    if tokens and tokens[0].isdecimal():
        return centuries(tokens[0], about) if len(tokens) == 1 else None
    figures = spoken_figures(tokens)
    return centuries(figures, about) or animal_years(said, about) or None


def year_at(tokens: Sequence[str], at: int, about: About) -> tuple[tuple[int, ...] | None, int]:
    """Give the years told from here on, and in how many words."""
    for size in range(min(_LONGEST_YEAR + 1, len(tokens) - at), 0, -1):
        said = tokens[at : at + size]
        is_bare = said[0] not in YEAR_WORDS and said[0] not in {"ngoái", "ngoai"}
        if is_bare and _YEARS_BACK.of(said):
            continue  # "tháng 3 rồi" is the last March, not that of last year
        years = year_of(said, about)
        if years is not None:
            return years, size
    return None, 0


def is_told_from_today(said: str) -> bool:
    """Say whether a year is told from this one ("năm ngoái")."""
    return _FROM_TODAY.search(said) is not None


def centuries(figures: str, about: About) -> tuple[int, ...] | None:
    """Give the years four or two figures may stand for, the likeliest first."""
    if len(figures) != 2:
        return (int(figures),) if len(figures) == 4 else None
    this = about.today.year // 100 * 100 + int(figures)
    if about.limits.of == "nguoi_lon":
        return _of_an_adult(this, about)
    if this <= about.today.year or about.limits.coming:
        return (this,)
    if this <= about.today.year + _JUST_AHEAD:
        return (this, this - 100)
    return (this - 100,)


def spoken_figures(tokens: Sequence[str]) -> str:
    """Turn "hai không hai bốn", "chín lăm", "hai nghìn lẻ năm" into figures."""
    at = next((i for i, token in enumerate(tokens) if token in THOUSAND), None)
    if at is not None:
        return _with_thousands(tokens[:at], tokens[at + 1 :])
    if len(tokens) == 2 and tokens[0] in _NIL and (unit := digit(tokens[1])) is not None:
        return f"0{unit}"
    values = _digits(tokens)
    if len(values) in {2, 4}:
        return "".join(map(str, values))
    return _by_century(tokens) or _two_figures(tokens)


def _of_an_adult(this: int, about: About) -> tuple[int, ...]:
    ages = ((about.today.year - year, year) for year in (this, this - 100))
    fits = [year for age, year in ages if _ADULT <= age <= _OLDEST]
    is_odd = not fits or about.today.year - fits[0] > _VERY_OLD
    return (this, this - 100) if is_odd else tuple(fits)


def _digits(tokens: Sequence[str]) -> list[int]:
    values = [digit(token) for token in tokens if not token.isdecimal()]
    known = [value for value in values if value is not None]
    return known if len(known) == len(tokens) else []


def _by_century(tokens: Sequence[str]) -> str:
    """Read "hai không mười lăm", "mười chín chín lăm"."""
    head, tail = tokens[:2], tokens[2:]
    if [fold(token) for token in head] not in (["hai", "khong"], ["mot", "chin"], ["muoi", "chin"]):
        return ""
    rest = _two_figures(tail) or "".join(map(str, _digits(tail)))
    return ("20" if fold(head[0]) == "hai" else "19") + rest if len(rest) == 2 else ""


def _two_figures(tokens: Sequence[str]) -> str:
    value = below_thousand(tokens) if tokens else None
    return str(value) if value is not None and 10 <= value < 100 else ""


def _with_thousands(high: Sequence[str], low: Sequence[str]) -> str:
    if low and digit(low[0]) == 0:  # "không trăm hai mươi tư", "không hai bốn"
        low = low[2:] if len(low) > 1 and fold(low[1]) == "tram" else low[1:]
    if low and low[0] in _NIL:
        low = low[1:]
    thousands = below_thousand(high) if high else None
    rest = (_lower(low)) if low else 0
    if thousands is None or rest is None or not 1 <= thousands <= 9:
        return ""
    return str(thousands * 1000 + rest)


def _lower(low: Sequence[str]) -> int | None:
    """Read what follows the thousands; "hai ba" can only be 23 here."""
    value = below_thousand(low)
    figures = _digits(low)
    return figures[0] * 10 + figures[1] if value is None and len(figures) == 2 else value
