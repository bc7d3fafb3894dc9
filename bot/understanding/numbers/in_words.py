"""Sums and dates written out, as forms ask beside the figures."""

from bot.understanding.numbers.numerals import say

_FOURTH_MONTH = 4


def amount_in_words(dong: int) -> str:
    """Write a sum of dong out: "Năm mươi triệu đồng"."""
    return _capital(f"{say(dong)} đồng")


def date_in_words(iso: str) -> str:
    """Write a date out; of one that is only partly known (`YYYY-MM`, `YYYY`) what there is."""
    figures = [int(part) for part in iso.split("-")]
    # Months are numbered, but the fourth is always called "tư".
    said = [_month(figures[1]) if place == 1 else say(part) for place, part in enumerate(figures)]
    parts = zip(("năm", "tháng", "ngày"), said, strict=False)
    return _capital(" ".join(f"{unit} {number}" for unit, number in reversed(list(parts))))


def _month(number: int) -> str:
    return "tư" if number == _FOURTH_MONTH else say(number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
