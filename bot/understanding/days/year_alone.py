"""A year by itself: "sinh năm 95", "1995", "chín lăm", "tuổi hợi", "ất hợi"."""
# ruff: noqa: PLR2004 - the numbers of the calendar

import re
from itertools import dropwhile, takewhile

from bot.model.reading import About, Doubtful, Reading, Understood
from bot.understanding.days.animal_years import animal_years
from bot.understanding.days.which_day import asked, is_idle, judge_years
from bot.understanding.days.year_words import (
    THOUSAND,
    YEAR_WORDS,
    is_told_from_today,
    spoken_figures,
    year_at,
    year_of,
)
from bot.understanding.numbers.numerals import below_thousand, is_number_word
from bot.understanding.spelling.word_sets import word_set

_WORD = re.compile(r"[^\W_]+")
_CLIPPED = re.compile(r"\b(?:s[. ]n|n[. ]s)\b\.?(?= ?[0-9])")
_BORN = word_set("sinh sanh đẻ de")
_BORN_IN = word_set("sn ns")
_DECADE = re.compile(r"\b(?:những|nhung|mấy|may|thập|thap) (?:năm|nam|niên|nien)\b|\b[0-9] ?x\b")
_YEAR = re.compile("[0-9]{4}")
_BARE_YEAR = re.compile("[3-9][2-9]|[4-9][0-9]")
_PART_OF_A_YEAR = word_set("đầu dau giữa giua cuối cuoi tết tet thập thap niên")
_NOT_SAID = word_set("năm nam sinh sanh em tui tôi là")


def year_alone(said: str, about: About) -> Reading | None:
    """Read a year where no day and month are told; several are offered."""
    typed = _WORD.findall(_CLIPPED.sub("sn", said))
    told = _years_in(typed, about)
    animal = animal_years(said, about)
    if _DECADE.search(said):
        return Doubtful((), "date.exact")
    if not told:
        return _of_animal(animal, about)
    years = tuple(dict.fromkeys(year for found, _ in told for year in found))
    if animal and not set(years) <= set(animal):
        return _of_animal((*years, *animal), about)
    reading = judge_years(years, about)
    left = told[0][1]
    is_odd = bool(_PART_OF_A_YEAR & set(left)) or is_told_from_today(said)
    if isinstance(reading, Understood) and (is_odd or not (animal or is_idle(left, about))):
        return asked((reading.value,), "date.sure")
    return reading


def _of_animal(years: tuple[int, ...], about: About) -> Reading | None:
    """Offer the years of an animal; where a day is wanted a year is no answer."""
    if not years:
        return None
    if not about.limits.partial:
        return Doubtful((), "date.day")
    return asked(list(dict.fromkeys(map(str, years))), "date.year")


def _years_in(typed: list[str], about: About) -> list[tuple[tuple[int, ...], list[str]]]:
    """Give the years that are named, with the words left over beside each."""
    spoken = list(dropwhile(_NOT_SAID.__contains__, typed))
    if len(spoken) > 1 and all(map(_is_number, spoken)) and _is_spoken_year(spoken):
        years = year_of(spoken, about)
        return [(years, [])] if years else []
    found: list[tuple[tuple[int, ...], list[str]]] = []
    at = 0
    while at < len(typed):
        start = _begins(typed, at)
        years, size = year_at(typed, start, about) if start is not None else (None, 0)
        if years is None or start is None:
            at += 1
            continue
        found.append((years, typed[:at] + typed[start + size :]))
        at = start + size
    return found


def _is_number(word: str) -> bool:
    return is_number_word(word) or word in THOUSAND


def _begins(typed: list[str], at: int) -> int | None:
    """Give where the words of a year begin, if one is announced or plainly typed here."""
    word, after = typed[at], typed[at + 1] if at + 1 < len(typed) else ""
    if _YEAR.fullmatch(word) or (len(typed) == 1 and _BARE_YEAR.fullmatch(word)):
        return at
    if word in YEAR_WORDS and after:
        return at
    if word in _BORN_IN and after:
        return at + 1
    is_year = _BARE_YEAR.fullmatch(after) or (is_number_word(after) and not after.isdecimal())
    return at + 1 if word in _BORN and is_year and _goes_on(typed, at + 1) else None


def _goes_on(typed: list[str], at: int) -> bool:
    """Take "sinh chín lăm", but not "sinh hai mốt", which is a day."""
    if typed[at].isdecimal():
        return True
    return _is_spoken_year(list(takewhile(_is_number, typed[at:])))


def _is_spoken_year(typed: list[str]) -> bool:
    """Take "chín lăm", but not "hai mốt", which is a day."""
    if len(spoken_figures(typed)) == 4:
        return True
    value = below_thousand(typed)
    return value is not None and 31 < value < 100 and len(typed) > 1
