"""A day, as figures, words, told from today, or by the lunar calendar (then always asked back)."""
# ruff: noqa: PLR2004 - the numbers of the calendar

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.days import coming_date, feasts, lunar, relative_date
from bot.understanding.days.animal_years import year_name
from bot.understanding.days.date_words import canon, has_letter_for_one, hour_said
from bot.understanding.days.packed_date import packed_date
from bot.understanding.days.spoken_date import Calendar, Spoken, calendar_of, spoken_date
from bot.understanding.days.two_dates import told_twice
from bot.understanding.days.which_day import (
    asked,
    decide,
    doubt,
    is_idle,
    judge,
    offer,
    unless_odd,
)
from bot.understanding.days.year_alone import year_alone
from bot.understanding.days.year_words import is_told_from_today, year_at
from bot.understanding.numbers.numerals import below_thousand
from bot.understanding.spelling.clean import clean, fold, plain
from bot.understanding.spelling.word_sets import word_set

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_LONGEST = 300
_DAY = "2026-01-01"
_WORD = re.compile(r"[^\W_]+")
_NOISE = word_set(
    "ngày ngay hôm hom bữa bua sinh sanh đẻ bé be em con cháu chau vào vao là la nó no của cua tui"
    " tôi toi mình dạ da ạ thì thi hồi hoi sáng sang chiều chieu tối trưa trua lúc luc đúng dung"
    " nha nhé đó mới moi"
)
_NOISE_AFTER = word_set("vừa vua rồi roi này nay chị anh á nè cô chú bác qua đây")
_FIRST_DAYS = word_set("mùng mồng mung mong")
_TODAY = word_set("nay ni qua wa kia kìa mai mốt")
_BESIDE = word_set("trước truoc sau gần gan")
_MONTH_HINT = word_set("đầu dau giữa giua cuối cuoi")
_TWO_NUMBERS = re.compile(r"([0-9]{1,2})[ ,]+([0-9]{1,2})")
_FORGOTTEN = re.compile(
    r"\b(?:quên|quen mat|(?:không|khong|hông|hổng|hong|ko|k|chẳng) (?:nhớ|nho|biết|biet|rõ|ro))\b"
)
_AGE = re.compile(r"\b([0-9]{1,3}) (?:tuổi|tuoi|t)\b(?! (?:ta|mụ|mu|âm))")
_NIGHT = re.compile(
    r"\b(?:đêm|dem|khuya|hồi hôm|(?:tối|toi)(?: (?:hôm|hom|bữa|bua))? (?:qua|kia|kìa|wa))\b"
)
_CUT = re.compile(r"[/.\-]{2}|(?:^|\s)[/.\-]|[0-9][a-z]/")  # a day was lost: "/3/2024"
_CARRIED = re.compile(r"\bthang (?:\w+ ){1,2}ngay$")  # how long: "chín tháng mười ngày"
_MIDNIGHT = re.compile(r"\b(?:nửa|nua|giữa|giua) (?:đêm|dem|khuya)\b")
_AFTER_MIDNIGHT = frozenset({0, 1, 2, 3, 4, 12, 24})


def read(text: str, about: About) -> Reading:
    """Read an ISO date; `YYYY` or `YYYY-MM` where `limits.partial` allows it."""
    if len(text) > _LONGEST:
        return Unread("date.unclear")
    typed = plain(clean(text))
    said = canon(typed)
    if about.limits.coming:
        return _within(coming_date.read(said, about), about)
    return _within(_read_past(typed, said, about), about)


def _read_past(typed: str, said: str, about: About) -> Reading:
    reading = told_twice(said, about, _read_one, decide) or _read_one(said, about)
    if isinstance(reading, Understood) and len(str(reading.value)) < len(_DAY):
        return asked((reading.value,), "date.sure") if _CUT.search(typed) else reading
    is_odd = has_letter_for_one(typed) or _CARRIED.search(fold(typed))
    if isinstance(reading, Understood) and is_odd:
        return asked((reading.value,), "date.sure")
    return _doubt_night(reading, typed, about)


def echo(value: Value, _about: About) -> str:
    """Say a day with its weekday, a month or a year as such."""
    parts = [int(part) for part in str(value).split("-")]
    if len(parts) == 1:
        return f"năm {parts[0]}"
    if len(parts) == 2:
        return f"tháng {parts[1]}/{parts[0]}"
    day = date(parts[0], parts[1], parts[2])
    return f"{_WEEKDAYS[day.weekday()]} {day.day}/{day.month}/{day.year}"


def beside(value: Value) -> Mapping[str, str]:
    """Give the same day for the words of a doubt: short, and by the lunar calendar."""
    if len(str(value)) < len(_DAY):
        return {}
    day = date.fromisoformat(str(value))
    if not lunar.FIRST_YEAR < day.year < lunar.LAST_YEAR:
        return {}
    number, month, year, is_leap = lunar.to_lunar(day)
    moon = f"{number}/{month}{' nhuận' if is_leap else ''}"
    return {
        "ngay": f"{day.day}/{day.month}/{day.year}",
        "ngay_ta": moon,
        "nam_ta": year_name(year),
    }


def _read_one(said: str, about: About) -> Reading:
    for attempt in (_feast, _relative, _weekday, _day_and_month, packed_date, year_alone):
        reading = attempt(said, about)
        if reading is not None:
            return reading
    return _nearly(said, about)


def _within(reading: Reading, about: About) -> Reading:
    """Offer no day that the question does not take."""
    if not isinstance(reading, Doubtful) or not reading.options:
        return reading
    today = about.today.isoformat()
    options = [option for option in map(str, reading.options) if _is_taken(option, today, about)]
    if options:
        return asked(options, reading.problem)
    return Unread("date.past" if about.limits.coming else "date.future")


def _is_taken(option: str, today: str, about: About) -> bool:
    if about.limits.coming:
        return option >= today
    return option <= today or not about.limits.past


def _feast(said: str, about: About) -> Reading | None:
    spoken = feasts.feast(said) or feasts.day_of_tet(said)
    if spoken is None:
        return None
    years, rest = _year_beside(list(spoken.others), about)
    if any(word.isdecimal() for word in rest):
        return None  # "2 ngày trước noel", or another day beside it
    if _BESIDE & set(rest):
        return Doubtful((), "date.exact")
    return decide(replace(spoken, years=years, others=tuple(rest)), about)


def _year_beside(rest: list[str], about: About) -> tuple[tuple[int, ...] | None, list[str]]:
    for at, word in enumerate(rest):
        if word.isdecimal() and at and rest[at - 1].isdecimal():
            break
        years, size = year_at(rest, at, about)
        if years is not None:
            return years, rest[:at] + rest[at + size :]
    return None, rest


def _relative(said: str, about: About) -> Reading | None:
    rest, calendar = calendar_of(said)
    told = relative_date.day_of_month(re.sub(r"\s+", " ", rest).strip(), calendar, about)
    if told is not None:
        return offer(told.days, about, told.doubt) if told.days else Doubtful((), told.doubt)
    told = relative_date.days_ago(said, about)
    if told is None or (told.others and _names_a_day(spoken_date(said, about))):
        return None  # "ngay mot thang muoi" is the first of October
    if told.others and relative_date.is_vague(said):
        return Doubtful((), "date.exact")  # "đầy tháng hôm kia"
    if told.is_guess and not is_idle(told.others, about):
        return None  # "tháng sau mới sinh"
    return unless_odd(offer(told.days, about, told.doubt), told.others, about)


def _names_a_day(spoken: Spoken | None) -> bool:
    return spoken is not None and spoken.day is not None and spoken.month is not None


def _weekday(said: str, about: About) -> Reading | None:
    weekday, rest = relative_date.weekday_of(said)
    if weekday is None:
        return None
    spoken = spoken_date(rest, about)
    if spoken is not None and spoken.day is not None:
        return _on_weekday(decide(spoken, about), weekday)
    words = [word for word in _WORD.findall(rest) if word not in _NOISE]
    number = below_thousand(words) if words else None
    if number is not None:
        return _near_weekday(number, weekday, about)
    return _weekday_alone(weekday, " ".join(words), about)


def _weekday_alone(weekday: int, rest: str, about: About) -> Reading:
    told = relative_date.last_weekday(weekday, rest, about)
    if told is None:
        days, _ = relative_date.last_weekday(weekday, "", about) or ((), False)
        return doubt(days, about, "date.weekday")
    days, is_sure = told
    return judge(days[0], about) if is_sure else doubt(days, about, "date.weekday")


def _near_weekday(number: int, weekday: int, about: About) -> Reading | None:
    """Read "thứ sáu ngày 20": the last 20th that was a Friday."""
    near = [about.today - timedelta(back) for back in range(31)]
    days = [day for day in near if day.day == number]
    if not days:
        return None
    return judge(days[0], about) if days[0].weekday() == weekday else doubt(
        days, about, "date.weekday"
    )  # fmt: skip


def _on_weekday(reading: Reading, weekday: int) -> Reading:
    if isinstance(reading, Understood):
        day = date.fromisoformat(str(reading.value))
        if day.weekday() != weekday:
            return Doubtful((reading.value,), "date.weekday")
    return reading


def _day_and_month(said: str, about: About) -> Reading | None:
    moon = feasts.full_moon(said)
    spoken = spoken_date(moon or said, about)
    if spoken is None:
        return None
    if moon and calendar_of(said)[1] is None:
        spoken = replace(spoken, calendar=Calendar.LUNAR)
    elif feasts.is_lunar(said) and spoken.calendar is Calendar.SOLAR:
        spoken = replace(spoken, calendar=Calendar.UNSAID)
    if spoken.day is None and (_MONTH_HINT & set(spoken.others) or is_told_from_today(said)):
        spoken = replace(spoken, doubt="date.sure")
    return _beside_today(decide(spoken, about), spoken, about)


def _beside_today(reading: Reading, spoken: Spoken, about: About) -> Reading:
    """Offer both where "hôm qua" stands beside another day."""
    is_told = not _TODAY.isdisjoint(spoken.others)
    told = relative_date.days_ago(" ".join(spoken.others), about) if is_told else None
    if told is None or not isinstance(reading, Understood):
        return reading
    days = [day.isoformat() for day in told.days]
    if days == [reading.value]:
        return unless_odd(reading, told.others, about)
    return asked(list(dict.fromkeys([reading.value, *days])), "date.which")


def _nearly(said: str, about: About) -> Reading:
    """Say what is lacking of a day that was told in part."""
    if _FORGOTTEN.search(said):
        return Doubtful((), "answer.unknown")
    if _AGE.search(said) or relative_date.is_vague(said) or feasts.feast(said):
        return Doubtful((), "date.exact")
    two = _TWO_NUMBERS.fullmatch(said)
    if two is not None:
        reading = decide(Spoken(int(two[1]), int(two[2])), about)
        return asked((reading.value,), "date.sure") if isinstance(reading, Understood) else reading
    rest, calendar = calendar_of(said)
    typed = _WORD.findall(re.sub(r"\b(?:rằm|ram)\b", "mùng 15", rest))
    is_first = bool(_FIRST_DAYS & set(typed)) and calendar is None
    left = [word for word in typed if word not in _NOISE | _NOISE_AFTER | _FIRST_DAYS]
    day = below_thousand(left) if left else None
    if day is None or not 1 <= day <= 31:
        return Unread("date.unclear")
    unsaid = Calendar.UNSAID if is_first else Calendar.SOLAR
    if re.search(r"\b(?:rằm|ram)\b", said):
        unsaid = Calendar.LUNAR
    return decide(Spoken(day, calendar=calendar or unsaid), about)


def _doubt_night(reading: Reading, typed: str, about: About) -> Reading:
    """Offer two days for "đêm qua 1 giờ": the night has two dates."""
    if not isinstance(reading, Understood):
        return reading
    day = date.fromisoformat(str(reading.value))
    is_turned = hour_said(typed) in _AFTER_MIDNIGHT and _NIGHT.search(typed)
    if day == about.today or not (is_turned or _MIDNIGHT.search(typed)):
        return reading
    return asked([reading.value, (day + timedelta(1)).isoformat()], "date.night")
