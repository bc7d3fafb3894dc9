"""A message that tells two days: one put right, two to choose from, one in both calendars."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.model.answer import Value
from bot.model.reading import About, Reading, Understood, values_of
from bot.understanding.days.spoken_date import Calendar, Spoken, spoken_date
from bot.understanding.days.which_day import asked
from bot.understanding.days.year_words import year_of
from bot.understanding.numbers.numerals import below_thousand

_RATHER = re.compile(
    r"^(?:.*? )?(?:không phải|khong phai|hổng phải|ko phải|k phải|hông phải) (?:là )?(.+?)"
    r"(?:[ ,]+(?:mà là|ma la|mà|ma) |, +)(.+)$"
)
_NOT = re.compile(
    r"^(.+?)[ ,]+(?:chứ |chớ |chu )?(?:không phải|khong phai|hổng phải|ko phải|hông phải)"
    r" (?:là )?(.+)$"
)
_CORRECTION = re.compile(
    r"[\s,.;!\-]*\b(?:à không|a khong|ủa không|ơ không|ờ không|í không|ý không|à nhầm|a nham"
    r"|ủa nhầm|ý nhầm|í nhầm|ý lộn|í lộn|y lon|i lon|ủa lộn|à lộn|a lon|nhầm rồi|nham roi|lộn rồi"
    r"|sai rồi|nhầm|lộn|nham|xin lỗi|xin loi|à quên|a quen|quên|ghi lộn|ghi nhầm|ghi sai|viết nhầm"
    r"|viết lộn|gõ nhầm|gõ lộn|bấm lộn|bấm nhầm|đính chính|sửa lại là|sửa lại thành|sửa lại"
    r"|sửa thành|đổi lại|đúng ra là|đúng ra|phải là|chính xác là|thiệt ra là|thật ra là|à mà)\b"
    r"(?: (?:là|phải|ngày đúng là|mới đúng))*[\s,.:;!\-]*"
)
_EITHER = re.compile(
    r"[\s,]*\b(?:hoặc là|hoặc|hoac la|hoac|hay là|hay la|hay|rạng sáng|rạng)\b[\s,]*"
)
_TWIN = re.compile(
    r"[\s,(]*\b(?:tức là|tức|tuc la|tuc|nhằm ngày|nhằm|nham ngay)\b[\s,]*|\s*[(),;+&\n]\s*|\s+-\s+"
    r"|\s+(?:và|va|với|voi|à|ủa|đến|tới|den)\s+"
)
_MEANT_LAST = re.compile(r"\s*(?:mới đúng|moi dung)$")
_DAYS_OF_A_MONTH = re.compile(
    r"(?<![0-9/.\-])([0-9]{1,2})\s*[-,]\s*([0-9]{1,2}\s*(?:[/.]\s*[0-9]{1,2}\s*[/.]\s*[0-9]{2,4}"
    r"|(?:tháng|thang)\b.+))"
)
_CALENDAR = r"(?:âm|am|ta|al|dương|duong|tây|tay|dl)(?: (?:lịch|lich))?"
_AFTER_CALENDAR = re.compile(rf"^(.+?\b{_CALENDAR})[\s,]+(.+\b{_CALENDAR})$")
_BEFORE_CALENDAR = re.compile(rf"^({_CALENDAR}\b.+?)[\s,]+({_CALENDAR}\b.+)$")
_FULL = re.compile(r"(?<![0-9/.\-])[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2,4}(?![0-9])")
_FIRST_DAY = re.compile(
    r"^(?:(?:ngày|ngay|hôm|bữa|bé|em|sinh|sanh|là|đêm|dem|tối|sáng|chiều) )*"
    r"(mùng |mồng |mung |mong )?(.+)$"
)

_LAST_DAY = 31

ReadOne = Callable[[str, About], Reading]
Decide = Callable[[Spoken, About], Reading]


def told_twice(said: str, about: About, read_one: ReadOne, decide: Decide) -> Reading | None:
    """Take the day put right; of several others offer all. None where only one is told."""
    parts = _put_right(said)
    if parts:
        readings = _readings(parts, about, read_one, decide)
        is_plain = isinstance(readings[0], Understood)
        return readings[0] if is_plain else _offered(readings, "date.corrected")
    parts = _parts(_EITHER, said)
    if len(parts) > 1:
        return _offered(_readings(parts, about, read_one, decide), "date.which")
    parts = _whole_days(said, about)
    return _same_or_both(_readings(parts, about, read_one, decide)) if len(parts) > 1 else None


def _put_right(said: str) -> list[str]:
    """Give what was said last, then what it replaces; nothing where nothing is put right."""
    rather, instead = _RATHER.match(said), _NOT.match(said)
    if rather:
        return [rather[2], rather[1]]
    parts = _parts(_CORRECTION, said)[::-1]
    if len(parts) > 1 or not instead:
        return parts if len(parts) > 1 else []
    return [instead[1], instead[2]]


def _parts(pattern: re.Pattern[str], said: str) -> list[str]:
    return [part for piece in pattern.split(said) if (part := piece.strip(" .,;:!-"))]


def _whole_days(said: str, about: About) -> list[str]:
    """Part the text where each part names a day and a month by itself."""
    few = _DAYS_OF_A_MONTH.search(said)
    if few is not None:
        return [few[1], said[few.start(2) :]]
    for pattern in (_AFTER_CALENDAR, _BEFORE_CALENDAR):
        both = pattern.match(said)
        if both and _names_a_day(both[1], about) and _names_a_day(both[2], about):
            return [both[1], both[2]]
    is_last = _MEANT_LAST.search(said)
    text = said[: is_last.start()] if is_last else said
    parts = [part for part in _parts(_TWIN, text) if _names_a_day(part, about)]
    full = _FULL.findall(text)
    if len(parts) < len(full):
        parts = full
    return parts[::-1] if is_last else parts


def _names_a_day(part: str, about: About) -> bool:
    spoken = spoken_date(part, about)
    return spoken is not None and spoken.day is not None and spoken.month is not None


def _readings(
    parts: Sequence[str], about: About, read_one: ReadOne, decide: Decide
) -> list[Reading]:
    told = [_spoken(part, about) for part in parts]
    known = [spoken for spoken in told if spoken is not None]
    readings = []
    for part, spoken in zip(parts, told, strict=True):
        whole = _completed(spoken, known) if spoken is not None else None
        is_changed = whole is not None and whole != spoken
        readings.append(decide(whole, about) if whole and is_changed else read_one(part, about))
    return readings


def _spoken(part: str, about: About) -> Spoken | None:
    """Give the parts of a date; also of "6", "mùng 6", "tháng 4", "2023", which lack some."""
    spoken = spoken_date(part, about)
    if spoken is not None:
        return spoken
    found = _FIRST_DAY.match(part)
    typed = found[2].split() if found else []
    number = below_thousand(typed) if typed else None
    if found and number is not None and 1 <= number <= _LAST_DAY:
        return Spoken(number, calendar=Calendar.UNSAID if found[1] else Calendar.SOLAR)
    years = year_of(typed, about) if typed else None
    return Spoken(years=years) if years else None


def _completed(spoken: Spoken, known: Sequence[Spoken]) -> Spoken:
    """Take what is lacking from another day in the message."""
    for other in known:
        spoken = replace(
            spoken,
            day=spoken.day or other.day,
            month=spoken.month or other.month,
            years=spoken.years if spoken.years is not None else other.years,
        )
    return spoken


def _options(readings: Sequence[Reading]) -> list[Value]:
    return list(dict.fromkeys(value for reading in readings for value in values_of(reading)))


def _offered(readings: Sequence[Reading], problem: str) -> Reading | None:
    options = _options(readings)
    return asked(options, problem) if options else None


def _same_or_both(readings: Sequence[Reading]) -> Reading | None:
    """Take a day that is told twice, also once by each calendar; else offer both."""
    sure = [reading for reading in readings if isinstance(reading, Understood)]
    options = _options(readings)
    agree = all(sure[0].value in _options([reading]) for reading in readings) if sure else False
    if agree:
        return sure[0]
    return asked(options, "date.which") if len(options) > 1 else None
