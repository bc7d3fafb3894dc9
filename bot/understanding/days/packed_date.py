"""Dates typed as one run of figures: 05032024, 050324, 20240305; and a year with a slip."""
# ruff: noqa: PLR2004 - the numbers of the calendar

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.model.reading import About, Doubtful, Reading, Understood, values_of
from bot.understanding.days.spoken_date import Calendar, Spoken, calendar_of
from bot.understanding.days.which_day import asked, decide, is_idle
from bot.understanding.days.year_words import centuries

_RUN = re.compile(
    r"(?<![0-9/.,\-])(?<![0-9] )((?!(?:18|19|20)[0-9]{2}(?![0-9]))[0-9]{4,8})"
    r"(?![0-9]|[/.,\-][0-9]| [0-9])"
)
_SEP = r"\s*[/\-.,\s]\s*"
_LONG_YEAR = re.compile(rf"(?<![0-9])([0-9]{{1,2}}){_SEP}([0-9]{{1,2}}){_SEP}([0-9]{{5}})(?![0-9])")
_WORD = re.compile(r"[^\W_]+")
# Where day, month and year are cut in a run of so many figures, the likeliest first.
_CUTS = {8: ((2, 4),), 7: ((1, 3), (2, 3)), 6: ((2, 4), (1, 2)), 5: ((1, 3), (2, 3)), 4: ((1, 2),)}
_CERTAIN = frozenset({6, 8})


def packed_date(said: str, about: About) -> Reading | None:
    """Read a run of four to eight figures; where it can be cut in two ways, offer both."""
    found = _LONG_YEAR.search(said)
    if found is not None:
        return _offered([*_without_one(found, about)])
    found = _RUN.search(said)
    if found is None:
        return None
    run = found[1]
    calendar = calendar_of(said)[1] or Calendar.SOLAR
    cut = [replace(spoken, calendar=calendar) for spoken in _cuts(run, about)]
    options = [value for spoken in cut for value in _values(decide(spoken, about))]
    if calendar is not Calendar.SOLAR:
        return asked(options, "date.lunar_two") if options else None
    others = _WORD.findall(said[: found.start()] + " " + said[found.end() :])
    is_whole = len(run) in _CERTAIN and run[0] in "0123" and is_idle(others, about)
    if len(options) == 1 and is_whole and _values(decide(cut[0], about)) == options:
        return Understood(options[0])
    return _offered(options)


def _cuts(run: str, about: About) -> Iterator[Spoken]:
    if len(run) == 4:
        yield Spoken(int(run[:2]), int(run[2:]))
    for day_end, month_end in _CUTS[len(run)]:
        years = centuries(run[month_end:], about)
        if (years and run[0] != "0") or day_end == 2:
            yield Spoken(int(run[:day_end]), int(run[day_end:month_end]), years)
    if len(run) == 8:
        yield Spoken(int(run[6:]), int(run[4:6]), (int(run[:4]),))
    if len(run) == 6:
        yield Spoken(None, int(run[:2]), (int(run[2:]),))


def _without_one(found: re.Match[str], about: About) -> Iterator[str]:
    """Leave out one figure of a year that has five."""
    years = {found[3][:at] + found[3][at + 1 :] for at in range(5)}
    for year in sorted(year for year in years if int(year) <= about.today.year):
        yield from _values(decide(Spoken(int(found[1]), int(found[2]), (int(year),)), about))


def _values(reading: Reading) -> list[str]:
    is_in_doubt = isinstance(reading, Doubtful) and reading.problem == "date.order"
    return [] if is_in_doubt else [str(value) for value in values_of(reading)]


def _offered(options: list[str]) -> Reading | None:
    return asked(list(dict.fromkeys(options)), "date.which") if options else None
