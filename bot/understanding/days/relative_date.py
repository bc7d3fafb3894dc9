"""Days told from today, or by the weekday."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.model.reading import About
from bot.understanding.days import lunar
from bot.understanding.days.spoken_date import Calendar
from bot.understanding.numbers.numerals import below_thousand, digit, is_number_word
from bot.understanding.spelling.clean import every_word, fold
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.word_sets import word_set

_DAYS_AGO = Phrases(
    {
        "0": "hôm nay · bữa nay · bữa ni · nay · hồi sáng · sáng nay · trưa nay · chiều nay"
        " · mới nay · tối nay · mới sinh xong · hồi nãy · hồi trưa"
        " · hồi chiều · mới đẻ xong · khuya nay · bữa hôm nay · hum nay"
        " · ngày hôm nay · hôm ni · hồi khuya nay · lúc nãy · khi nãy · ban nãy · mới nãy · vừa nãy"
        " · ban sáng · lúc sáng · sớm nay · sáng sớm nay · hồi sớm · rạng sáng nay · mới sáng nay"
        " · đêm nay · vừa xong · mới sanh xong · mới hồi sáng · hồi sáng nay"
        " · hồi trưa nay · hồi chiều nay · hồi sáng sớm · ngày nay · nội ngày nay · bữa nai"
        " · mới hôm nay · ngay hôm nay · trong hôm nay · chừ",
        "1": "hôm qua · bữa qua · tối qua · chiều qua · sáng qua · trưa qua · hôm wa · hom wa"
        " · ngày hôm qua · đêm qua · hồi hôm · tối hôm qua · chiều hôm qua · sáng hôm qua · qua"
        " · đêm hôm qua · khuya qua · khuya hôm qua · trưa hôm qua · sáng bữa qua · chiều bữa qua"
        " · tối bữa qua · trưa bữa qua · đêm bữa qua · ngày qua · hồi tối · hồi đêm · hồi hôm qua"
        " · mới hôm qua · mới bữa qua · hồi chiều qua · hồi tối qua · hồi đêm qua · hồi sáng qua"
        " · rạng sáng hôm qua · rạng sáng qua · ngày bữa qua · hổm qua · nửa đêm qua"
        " · nửa đêm hôm qua · giữa đêm qua · hồi bữa qua · ngày hôm wa · khuya bữa qua · bữa wa"
        " · gần sáng hôm qua · gần sáng qua · hồi khuya qua · hồi tối hôm qua · hồi tối bữa qua"
        " · hồi khuya hôm qua · hồi khuya bữa qua",
        "2": "hôm kia · bữa kia · tối hôm kia · sáng hôm kia · chiều hôm kia · trưa hôm kia"
        " · đêm hôm kia · khuya hôm kia · sáng bữa kia · chiều bữa kia · tối bữa kia · trưa bữa kia"
        " · ngày hôm kia · đêm bữa kia · tối kia · sáng kia · chiều kia · đêm kia · mới hôm kia"
        " · mới bữa kia · bữa tê · hôm tê",
        "3": "hôm kìa · bữa kìa · ngày hôm kìa · tối hôm kìa · sáng hôm kìa · chiều hôm kìa"
        " · đêm hôm kìa · sáng bữa kìa · tối bữa kìa · chiều bữa kìa",
        "just": "mới sinh · vừa sinh · vừa mới sinh · mới đẻ · mới sanh · vừa đẻ · vừa sanh"
        " · vừa mới đẻ · vừa mới sanh",
        "night": "hồi khuya · khuya rồi · nửa đêm · hồi nửa đêm · giữa đêm",
        "back": "ngày kia · bữa trước hôm qua · trước hôm qua",
        "-1": "ngày mai · mai · sáng mai · chiều mai · tối mai · bữa mai · trưa mai",
        "-2": "ngày mốt · mốt · bữa mốt · sáng mốt · chiều mốt",
    }
)
_WEEKDAYS = Phrases(
    {
        "0": "thứ hai · thứ 2 · t 2 · t2 · thứ hia",
        "1": "thứ ba · thứ 3 · t 3 · t3",
        "2": "thứ tư · thứ 4 · t 4 · t4 · thứ bốn",
        "3": "thứ năm · thứ 5 · t 5 · t5",
        "4": "thứ sáu · thứ 6 · t 6 · t6",
        "5": "thứ bảy · thứ 7 · t 7 · t7 · thứ bẩy",
        "6": "chủ nhật · cn · c nhật · chúa nhật · thứ 8 · thứ tám · t 8 · chủ nhựt",
    }
)
_AGO = re.compile(
    r"(.+?) (?:ngày|ngay|hôm|hom|bữa|bua)(?: (?:trước|truoc|rồi|roi|nay|tuổi|tuoi|qua|đây|day))*"
)
_MARKED_AGO = re.compile(
    r"\b(?:cách|cach|được|duoc|trước|truoc|đã|da|mới|moi|vừa|vua|tròn|tron|rồi|roi|tuổi|tuoi|nay)\b"
)
_HEDGE = re.compile(
    r"\b(?:hơn|hon|gần|gan|khoảng|khoang|tầm|tam|cỡ|chừng|độ|chắc|chac|hình như|hinh nhu"
    r"|đâu|cũng)\b"
)
_WEEKS_AGO = re.compile(r"(.+?) (?:tuần|tuan)(?: (?:tuổi|tuoi|trước|truoc|rồi|roi|nay|đây|day))*")
_AGO_ENDS = word_set("trước truoc rồi roi nay qua đây day hôm bữa")
# Around a number of days these say no more than that it is one.
_BESIDE_A_COUNT = word_set(
    "bé be sinh con em nó sanh đẻ de cháu chau tròn tron được duoc đúng dung mới moi vừa vua cách"
    " cach đây day nay đã da trước truoc tính tinh ra là la có co hôm bữa trai gái thì tới đến dạ"
    " nhà thằng cu chị chi anh cô chú bác đó do á nè nha ạ thôi rồi roi ơi rùi tui tôi mình vợ"
    " chồng hết"
)
_BEFORE_LAST_WEEK = re.compile(r"(?:tuần|tuan) (?:trước nữa|truoc nua|rồi nữa)")
_LAST_WEEK = re.compile(
    r"(?:của |cua |hôm |hồi )?(?:tuần|tuan) (?:trước|truoc|rồi|roi|vừa rồi|vua roi|qua|vừa qua"
    r"|vua qua|mới rồi)"
)
_THIS_WEEK = re.compile(
    r"(?:của |trong )?(?:tuần|tuan) (?:này|nay|ni)|(?:đầu|dau|giữa|giua|cuối|cuoi) (?:tuần|tuan)"
    r"(?: (?:này|nay|ni))?"
)
_JUST_GONE = re.compile(
    r"(?:(?:vừa|vua|mới|moi) )?(?:rồi|roi|qua)|(?:vừa|mới) (?:rồi|qua)(?: xong)?|gần đây nhất"
)
_NEXT = re.compile(r"(?:tới|toi|sắp tới|sau|tuần sau|tuần tới|tuan sau|tuan toi)")
_DAY_AND_MONTH = re.compile(
    r"(?:(?:sinh|sanh|đẻ|hồi|hôm|bữa|vào|em|bé|con|cháu) )*"
    r"(?:(?:tháng|thang) (?P<when>trước|truoc|rồi|roi|vừa rồi|qua|này|nay|ni),? "
    r"(?:ngày|ngay|hôm|bữa)? ?(?P<day>.+?)"
    r"|(?P<first>(?:ngày|ngay|hôm|hom|bữa|bua) )?(?P<day2>.+?),? (?:của |cua )?(?:tháng|thang)"
    r" (?P<when2>trước|truoc|rồi|roi|vừa rồi|qua|này|nay|ni))"
)
_SAID_FIRST = re.compile(r"^(?:mùng|mồng|mung|mong) ")
_VAGUE = Phrases(
    {
        "vague": "tuần trước · tuần rồi · tuần vừa rồi · đầu tháng · giữa tháng · cuối tháng"
        " · hồi tết · trước tết · sau tết · đầy tháng · thôi nôi · tuần tuổi · đầu năm · cuối năm"
        " · giữa năm · mới đây · hôm trước · bữa trước · bữa hổm · dạo trước · năm ngoái · mấy bữa"
        " · tháng trước · tháng rồi · mấy ngày · mấy hôm · hồi hổm · gần đây · lâu rồi · vài ngày"
        " · vài bữa · vài hôm · tháng tuổi · đầu tuần · cuối tuần · giữa tuần · hồi xưa · năm kia"
        " · bữa kia kìa · hôm kia kìa · tháng này · tuần này · năm nay · năm trước · năm rồi · hè"
        " · mùa hè · mùa mưa · mùa đông · mùa xuân · mùa lúa · hôm tết · dịp tết"
        " · bữa tết · gần tết"
        " · giáp tết · ngày tết · ngoài tết · ra tết · trong tết · mấy tháng · vài tháng · mấy tuần"
        " · vài tuần · nửa tháng · hơn tháng · hơn tuần · bữa nọ · hôm nọ · dạo nọ · tháng nay"
        " · hôm bữa · hôm hổm · hổm rày · mấy năm · tết · tết nguyên đán · tết âm lịch · tết ta"
        " · tháng qua · tuần qua · năm qua · tuần nay · ngày rằm · hôm rằm · trước rằm · sau rằm"
        " · bữa rằm · lâu lắm rồi · chục ngày · bữa rồi · đợt trước · hồi đó · tháng kia · tuần kia"
        " · mùa gặt · mùa rẫy · hồi lụt · hồi bão · hồi dịch · mùa dịch · bữa giờ · hôm giờ"
    }
)
_SPAN = re.compile(
    r"\b(?:tuần|tuan|tháng|thang|năm|nam)(?: (?:trước|truoc|rồi|roi|tuổi|tuoi|nay|qua)\b|$)"
)
_MOST_DAYS, _LAST_DAY, _MONTHS = 400, 31, 12
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Told:
    """Days that words name, told from today, and the words that belong to none of them."""

    days: tuple[date, ...]
    others: tuple[str, ...] = ()
    doubt: str = ""  # a problem that must be asked about
    is_guess: bool = False


def days_ago(said: str, about: About) -> Told | None:
    """Read "hôm qua", "3 bữa trước"; without accents "hom kia" is two days or three."""
    typed = every_word(said)
    meaning = _DAYS_AGO.of(typed)
    if meaning is None:
        return _counted(said, about) or _among_others(typed, about)
    return _told(meaning, typed, (), about)


def weekday_of(said: str) -> tuple[int | None, str]:
    """Take the weekday out of the text; Monday is 0."""
    typed = re.findall(r"[^\s,;()]+", said)
    found = [one for one in _WEEKDAYS.heard(typed) if not _is_no_weekday(typed, one.start)]
    if len(found) != 1:
        return None, said
    one = found[0]
    return int(one.meaning), " ".join([*typed[: one.start], *typed[one.end :]])


def last_weekday(weekday: int, rest: str, about: About) -> tuple[tuple[date, ...], bool] | None:
    """Give the days a weekday may mean, and whether the words say which; None: other words."""
    today = about.today
    monday = today - timedelta(today.weekday())
    before = today - timedelta((today.weekday() - weekday - 1) % _WEEK + 1)
    for pattern, day in (
        (_BEFORE_LAST_WEEK, monday + timedelta(weekday - 2 * _WEEK)),
        (_LAST_WEEK, monday + timedelta(weekday - _WEEK)),
        (_THIS_WEEK, monday + timedelta(weekday)),
        (_JUST_GONE, before),
        (_NEXT, monday + timedelta(weekday + _WEEK)),
    ):
        if not pattern.fullmatch(rest):
            continue
        # Of the day just past nobody says "last week": the one before may be meant.
        is_yesterday = pattern is _LAST_WEEK and day == today - timedelta(1)
        return ((day, day - timedelta(_WEEK)), False) if is_yesterday else ((day,), True)
    if rest and fold(rest) not in {"nay", "ni"}:
        return None
    return ((today, before) if weekday == today.weekday() else (before,)), False


def day_of_month(said: str, calendar: Calendar | None, about: About) -> Told | None:
    """Read "tháng trước ngày 12" and "ngày 12 tháng này", by the calendar that was named."""
    found = _DAY_AND_MONTH.fullmatch(said)
    if found is None:
        return None
    told = found["day"] or found["day2"]
    is_first = bool(_SAID_FIRST.match(told))
    day = below_thousand(_SAID_FIRST.sub("", told).split())
    if day is None or day > _LAST_DAY:
        return None
    is_this = fold(found["when"] or found["when2"]) in {"nay", "ni"}
    by_sun, by_moon = _in_month(day, about, is_this=is_this)
    if calendar is Calendar.LUNAR:
        return Told(by_moon, doubt="date.lunar_two")
    if calendar is None and is_first:
        return Told((*by_sun, *by_moon), doubt="date.lunar")
    # "3 tháng trước", "5 tháng này"; "15 tháng này" is none.
    is_day = calendar or found["first"] or (is_this and day > _MONTHS)
    is_span = found["day2"] and not is_day
    return Told(() if is_span else by_sun, doubt="date.exact" if is_span or not by_sun else "")


def _in_month(
    day: int, about: About, *, is_this: bool
) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """Give this day of this month or the last, by the sun and by the moon."""
    first = about.today.replace(day=1)
    new_moon = about.today - timedelta(lunar.to_lunar(about.today)[0] - 1)
    if not is_this:
        first = (first - timedelta(1)).replace(day=1)
        new_moon -= timedelta(lunar.to_lunar(new_moon - timedelta(1))[0])
    in_sun, in_moon = first + timedelta(day - 1), new_moon + timedelta(day - 1)
    return (
        (in_sun,) if in_sun.month == first.month else (),
        (in_moon,) if lunar.to_lunar(in_moon)[0] == day else (),
    )


def is_vague(said: str) -> bool:
    """Say whether only a stretch of time was named."""
    return bool(_VAGUE.heard(every_word(said))) or _SPAN.search(said) is not None


def _told(meaning: str, typed: list[str], others: tuple[str, ...], about: About) -> Told:
    is_guess = meaning in {"just", "back"}  # "mới sinh" may be some days ago
    days = _from_today(meaning, typed, about)
    return Told(days, others, "date.sure" if is_guess else "", is_guess)


def _from_today(meaning: str, typed: list[str], about: About) -> tuple[date, ...]:
    back = {"night": (0, 1), "back": (2,), "just": (0,)}.get(meaning) or (int(meaning),)
    if "kia" in typed and {"hom", "bua"} & set(typed):
        back = (2, 3)
    return tuple(about.today - timedelta(days) for days in back)


def _among_others(typed: list[str], about: About) -> Told | None:
    """Read a sentence that holds one word like "hôm qua" and no figures."""
    heard = [one for one in _DAYS_AGO.heard(typed) if one.end - one.start > 1]
    heard = [one for one in heard if one.meaning not in {"just", "night"}] or heard
    if not heard or any(word[0].isdecimal() for word in typed):
        return None
    if len({one.meaning for one in heard}) > 1:
        each = (_from_today(one.meaning, typed[one.start : one.end], about) for one in heard)
        return Told(tuple(day for days in each for day in days), doubt="date.which")
    one = heard[0]
    others = (*typed[: one.start], *typed[one.end :])
    return _told(one.meaning, typed[one.start : one.end], others, about)


def _counted(said: str, about: About) -> Told | None:
    said, hedges = _HEDGE.subn(" ", said)
    typed = said.split()
    while typed and typed[-1].strip(",.") in _BESIDE_A_COUNT - _AGO_ENDS:
        typed.pop()
    said = " ".join(typed)
    found = _AGO.fullmatch(said)
    weeks = _WEEKS_AGO.fullmatch(said) if found is None else None
    counts = _counts(found[1]) if found else _counts(weeks[1]) if weeks else ()
    if not counts:
        return None
    days = tuple(about.today - timedelta(count * (_WEEK if weeks else 1)) for count in counts)
    is_sure = found is not None and not hedges and _MARKED_AGO.search(said)
    return Told(days, doubt="" if is_sure else "date.sure")


def _counts(said: str) -> tuple[int, ...]:
    """Give the number of days that is told, or two: "2-3 ngày", "hai ba bữa"."""
    typed = [word for word in re.findall(r"[^\W_]+", said) if word not in _BESIDE_A_COUNT]
    if not typed or not all(map(is_number_word, typed)):
        return ()
    figures = [int(word) if word.isdecimal() else digit(word) for word in typed]
    first, second = figures[0], figures[-1]
    if len(figures) == len("23") and first is not None and second == first + 1:
        return (first, second) if second <= _MOST_DAYS else ()
    count = below_thousand(typed)
    return (count,) if count is not None and count <= _MOST_DAYS else ()


def _is_no_weekday(typed: list[str], at: int) -> bool:
    """Tell "con thứ hai" and "5 t 3" from the days of the week."""
    before = typed[at - 1] if at else ""
    is_child = fold(before) in {"con", "be", "dua", "lan", "chau", "trai", "gai"}
    is_month = fold(typed[at]) == "t" and before.isdecimal()
    return is_month or (is_child and fold(typed[at]) == "thu")
