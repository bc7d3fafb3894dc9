"""An amount of money in dong. Without a unit, or oddly small, it is asked back."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread, values_of
from bot.understanding.numbers.numerals import say
from bot.understanding.numbers.weighing import weigh
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.courtesies import in_figures

_ASIDE = re.compile(r"\(([^()]{1,200})\)|\(([^()]{1,200})$")
_MINUS = re.compile(r"(?:^|[^\w\s]|\s)[-−](?=[0-9])|^\s*(?:âm|am|trừ|tru)\s+[0-9]|[0-9]\s*%")  # noqa: RUF001
_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}([/-])[0-9]{1,2}\1[0-9]{2,4}(?![0-9])")
_BROKEN = re.compile(r"(?<![0-9.,])[0-9]+(?:[.,][0-9]+){2,}(?![0-9])")
_GROUPS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,]0{1,2})?")
_TWICE = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:[.,]?[0-9]{3}){0,4}) đồng \(([^()]{1,200})\)")
_SMALL = 10**6
_FIGURES = 15
_MOST = 10**15 - 1


def read(text: str, about: About) -> Reading:
    """Read an amount in dong as an int."""
    said = in_figures(text).lower()
    if _MINUS.search(said) or _DAY.search(said):
        return Unread("money.unclear")
    broken = next((one[0] for one in _BROKEN.finditer(said) if not _GROUPS.fullmatch(one[0])), "")
    if broken:
        return _of_broken(broken)
    main = weigh(_ASIDE.sub(" ", said))
    aside = weigh(" ".join(found[1] or found[2] for found in _ASIDE.finditer(said)))
    twice = _told_twice(said) or (_value(main) if _value(main) == _value(aside) else None)
    if twice is not None:  # figures, then in words
        return _at_most(Understood(twice), about)
    return _within_limits(_both(main, aside), about)


def echo(value: Value, _about: About) -> str:
    amount = int(value) if isinstance(value, int) else 0
    return f"{amount:,} đồng ({say(amount)})".replace(",", ".")


def _told_twice(said: str) -> int | None:
    """Give the sum that stands in figures and, in brackets, in the very words for it."""
    found = _TWICE.search(said)
    if found is None:
        return None
    amount = int(re.sub("[.,]", "", found[1]))
    return amount if fold(say(amount)) == fold(found[2]) else None


def _of_broken(figures: str) -> Reading:
    """Offer what "50.00.000" can be; "5.3.2026" is a day."""
    value = int(re.sub("[.,]", "", figures)[:_FIGURES])
    is_likely = _SMALL <= value <= _MOST and value % 1000 == 0
    return Doubtful((value,), "money.one") if is_likely else Unread("money.unclear")


def _value(reading: Reading) -> int | None:
    match reading:
        case Understood(int(value)) | Doubtful((int(value),)):
            return value
        case _:
            return None


def _both(main: Reading, aside: Reading) -> Reading:
    """Hold an amount against what stands in brackets behind it."""
    first, second = values_of(main), values_of(aside)
    if not second or (isinstance(aside, Doubtful) and first):
        return main
    return Doubtful((first + second)[:3], "money.which") if first else aside


def _within_limits(reading: Reading, about: About) -> Reading:
    """Ask the unit of a capital below `limits.least`; a sum above the most is told."""
    least, value = about.limits.least, _value(reading)
    if least is not None and value is not None and value < least:
        return Doubtful((value, value * 1000), "money.unit")
    return _at_most(reading, about)


def _at_most(reading: Reading, about: About) -> Reading:
    most = about.limits.most
    if most is not None and isinstance(reading, Understood) and int(str(reading.value)) > most:
        return Unread("money.too_much", {"most": echo(most, about)})
    return reading
