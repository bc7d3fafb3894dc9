"""Days told from today, by weekday, or by a feast."""

import re
from datetime import date, timedelta

from bot.model.reading import About
from bot.understanding.clean import words
from bot.understanding.numerals import below_thousand, is_number_word
from bot.understanding.phrases import Phrases
from bot.understanding.spoken_date import Calendar, Spoken

_DAYS_AGO = Phrases(
    {
        "0": "hôm nay · hnay · bữa nay · bữa ni · nay · hồi sáng · sáng nay · trưa nay · chiều nay"
        " · tối nay · mới sinh xong · hồi nãy · mới sinh · vừa sinh · vừa mới sinh · hồi trưa"
        " · hồi chiều · mới đẻ · mới sanh · mới đẻ xong · khuya nay · bữa hôm nay · hum nay"
        " · ngày hôm nay · hôm ni · hồi khuya nay",
        "1": "hôm qua · hqua · hum qua · bữa qua · tối qua · chiều qua · sáng qua · trưa qua"
        " · ngày hôm qua · đêm qua · hồi hôm · tối hôm qua · chiều hôm qua · sáng hôm qua · qua"
        " · đêm hôm qua · hôm wa · hwa · khuya qua · khuya hôm qua · hom wa",
        "2": "hôm kia · bữa kia · hum kia · ngày kia · tối hôm kia",
        "3": "hôm kìa · bữa kìa · hum kìa",
        "-1": "ngày mai · mai · sáng mai · chiều mai · tối mai",
        "-2": "ngày mốt · mốt",
    }
)
_WEEKDAYS = Phrases(
    {
        "0": "thứ hai · thứ 2 · t 2 · t2",
        "1": "thứ ba · thứ 3 · t 3 · t3",
        "2": "thứ tư · thứ 4 · t 4 · t4",
        "3": "thứ năm · thứ 5 · t 5 · t5",
        "4": "thứ sáu · thứ 6 · t 6 · t6",
        "5": "thứ bảy · thứ 7 · t 7 · t7 · thứ bẩy",
        "6": "chủ nhật · cn · c nhật · chúa nhật",
    }
)
_FEASTS = Phrases(
    {
        "2/9": "quốc khánh · lễ quốc khánh · ngày quốc khánh · lễ độc lập",
        "25/12": "noel · giáng sinh · nô en · lễ noel · lễ giáng sinh",
        "1/1": "tết tây · tết dương · tết dương lịch · tết tây lịch",
        "30/4": "giải phóng · ngày giải phóng · lễ giải phóng",
        "1/5": "quốc tế lao động · lễ lao động",
        "8/3": "quốc tế phụ nữ",
        "1/6": "quốc tế thiếu nhi",
        "20/11": "ngày nhà giáo",
    }
)
_LUNAR_FEASTS = Phrases(
    {
        "15/8": "trung thu · tết trung thu",
        "10/3": "giỗ tổ",
        "30/12": "giao thừa",
        "5/5": "tết đoan ngọ",
    }
)
_VAGUE = Phrases(
    {
        "vague": "tuần trước · tuần rồi · tuần vừa rồi · đầu tháng · giữa tháng · cuối tháng"
        " · hồi tết · trước tết · sau tết · đầy tháng · thôi nôi · tuần tuổi · đầu năm · cuối năm"
        " · giữa năm · mới đây · hôm trước · bữa trước · bữa hổm · dạo trước · năm ngoái · mấy bữa"
        " · tháng trước · tháng rồi · mấy ngày · mấy hôm · hồi hổm · gần đây · lâu rồi · vài ngày"
        " · vài bữa · vài hôm · tháng tuổi · đầu tuần · cuối tuần · giữa tuần · hồi xưa · năm kia"
        " · bữa kia kìa · hôm kia kìa"
    }
)
_AGO = re.compile(
    r"(?:cách đây |cach day |được |duoc )?(.+?) (?:ngày|ngay|hôm|hom|bữa|bua)"
    r"(?: (?:trước|truoc|rồi|roi|nay|tuổi|tuoi|qua))*"
)
_MARKED_AGO = re.compile(r"cách đây|cach day|được|duoc|trước|truoc|rồi|roi|tuổi|tuoi|nay$")
_LAST_WEEK = re.compile(r"tuần (?:trước|rồi|vừa rồi|qua)|tuan (?:truoc|roi|vua roi|qua)")
_THIS_WEEK = re.compile(r"tuần (?:này|nay|ni)|tuan (?:nay|ni)|đầu tuần|dau tuan|giữa tuần")
_JUST_GONE = re.compile(r"(?:vừa|vua|mới|moi)? ?(?:rồi|roi|qua)$")
_DAY_AND_MONTH = re.compile(
    r"(?:(?:tháng|thang) (trước|truoc|rồi|roi|này|nay|ni) (?:ngày|ngay) (.+))"
    r"|(?:(?:ngày|ngay) (.+?) (?:tháng|thang) (trước|truoc|rồi|roi|này|nay|ni))"
)
_TET = re.compile(
    r"(?:(?:mùng|mồng|mung|mong|ngày|ngay) )?([^\W_]+(?: [^\W_]+)?) (?:tết|tet)(?: (.*))?"
)
_FULL_MOON = re.compile(r"(?:ngày |ngay )?(?:rằm|ram)\b\s*(.*)")
_LATE_IN_MONTH = 20
_MOST_DAYS = 400
_NIGHT = re.compile(r"(?:đêm|dem|khuya)\b")


def days_ago(said: str, about: About) -> tuple[date, ...]:
    """Read "hôm qua", "3 bữa trước"; without accents "hom kia" is two days or three."""
    typed = words(said)
    meaning = _DAYS_AGO.of(typed)
    if meaning == "2" and typed[-1] == "kia" and typed[0] in {"hom", "bua"}:
        return about.today - timedelta(2), about.today - timedelta(3)
    if meaning is not None:
        return (about.today - timedelta(int(meaning)),)
    count = _count_of_days(said)
    return (about.today - timedelta(count),) if count is not None else ()


def told_with_others(said: str, about: About) -> tuple[date, ...]:
    """Read a sentence that holds one word like "hôm qua" and no figures."""
    typed = words(said)
    heard = [one for one in _DAYS_AGO.heard(typed) if one.end - one.start > 1]
    if len({one.meaning for one in heard}) != 1 or any(word[0].isdigit() for word in typed):
        return ()
    return days_ago(" ".join(typed[heard[0].start : heard[0].end]), about)


def at_night(said: str) -> bool:
    """Say whether the day turned over in the night that is meant."""
    return bool(_NIGHT.search(said))


def weekday_of(said: str) -> tuple[int | None, str]:
    """Take the weekday out of the text; Monday is 0."""
    typed = said.split()
    found = _WEEKDAYS.heard(typed)
    if len(found) != 1:
        return None, said
    one = found[0]
    return int(one.meaning), " ".join([*typed[: one.start], *typed[one.end :]])


def last_weekday(weekday: int, rest: str, about: About) -> tuple[tuple[date, ...], bool]:
    """Give the days a weekday may mean, and whether the words say which."""
    today = about.today
    monday = today - timedelta(today.weekday())
    if _LAST_WEEK.fullmatch(rest):
        return (monday + timedelta(weekday - 7),), True
    if _THIS_WEEK.fullmatch(rest):
        return (monday + timedelta(weekday),), True
    before = today - timedelta((today.weekday() - weekday - 1) % 7 + 1)
    if _JUST_GONE.fullmatch(rest):
        return (before,), True
    if rest:
        return (), False
    return ((today, before) if weekday == today.weekday() else (before,)), False


def day_of_month(said: str, about: About) -> Spoken | None:
    """Read "tháng trước ngày 12" and "ngày 12 tháng này"."""
    found = _DAY_AND_MONTH.fullmatch(said)
    if found is None:
        return None
    day = below_thousand((found[2] or found[3]).split())
    first = about.today.replace(day=1)
    if (found[1] or found[4])[0] in "tr":
        first = (first - timedelta(1)).replace(day=1)
    return Spoken(day, first.month, (first.year,)) if day else None


def feast(said: str) -> Spoken | None:
    """Read a feast by its name, with or without the year after it."""
    for table, calendar in ((_FEASTS, Calendar.SOLAR), (_LUNAR_FEASTS, Calendar.LUNAR)):
        typed = words(said)
        one = table.heard_at(typed, 0)
        if one is not None:
            day, month = one.meaning.split("/")
            rest = tuple(typed[one.end :])
            return Spoken(int(day), int(month), calendar=calendar, others=rest)
    return None


def lunar_feast(said: str) -> Spoken | None:
    """Read "mùng 2 tết", "30 tết", "rằm tháng 7" (the month is read by the caller)."""
    found = _TET.fullmatch(said)
    if found is not None:
        day = below_thousand(found[1].split())
        month = 12 if day is not None and day > _LATE_IN_MONTH else 1
        others = tuple((found[2] or "").split())
        return Spoken(day, month, calendar=Calendar.LUNAR, others=others) if day else None
    return None


def full_moon(said: str) -> str | None:
    """Give what follows "rằm", written as the 15th; None where there is none."""
    found = _FULL_MOON.fullmatch(said)
    return f"15 {found[1]}".strip() if found is not None else None


def is_vague(said: str) -> bool:
    """Say whether only a stretch of time was named."""
    return bool(_VAGUE.heard(words(said)))


def _count_of_days(said: str) -> int | None:
    found = _AGO.fullmatch(said)
    if found is None or not _MARKED_AGO.search(said):
        return None
    typed = [
        word for word in found[1].split() if word not in {"bé", "be", "sinh", "con", "em", "nó"}
    ]
    count = below_thousand(typed) if typed and all(map(is_number_word, typed)) else None
    return count if count is not None and count <= _MOST_DAYS else None
