"""Days by the name of a feast: those of the solar year, those of the lunar one, Tết itself."""

import re

from bot.understanding.days.spoken_date import Calendar, Spoken
from bot.understanding.numbers.numerals import below_thousand
from bot.understanding.spelling.clean import every_word
from bot.understanding.spelling.phrases import Phrases

_FEASTS = Phrases(
    {
        "2/9": "quốc khánh · lễ quốc khánh · ngày quốc khánh · tết độc lập · lễ độc lập"
        " · quốc khánh 2/9 · quốc khánh 2 9 · ngày độc lập · lễ 2 9 · mùng 2 tháng 9"
        " · mồng 2 tháng 9",
        "25/12": "noel · giáng sinh · nô en · lễ noel · lễ giáng sinh · lễ nô en · noen · no en"
        " · ngày noel · ngày giáng sinh · đêm noel 25 12",
        "24/12": "đêm noel · đêm giáng sinh",
        "1/1": "tết tây · tết dương · tết dương lịch · tết tây lịch · năm mới dương lịch"
        " · mùng 1 tết tây · mồng 1 tết tây · mùng 1 tết dương · mùng 1 tết dương lịch"
        " · mùng một tết tây · mồng một tết tây · mùng một tết dương lịch",
        "30/4": "giải phóng · ngày giải phóng · lễ giải phóng · giải phóng miền nam"
        " · ngày giải phóng miền nam · lễ 30 4 · ngày thống nhất",
        "1/5": "quốc tế lao động · lễ lao động · ngày quốc tế lao động · lễ 1 5 · ngày lao động",
        "8/3": "quốc tế phụ nữ · ngày quốc tế phụ nữ · lễ 8 3",
        "20/10": "ngày phụ nữ việt nam · phụ nữ việt nam · lễ 20 10",
        "1/6": "quốc tế thiếu nhi · ngày quốc tế thiếu nhi · tết thiếu nhi · lễ thiếu nhi",
        "20/11": "ngày nhà giáo · nhà giáo việt nam · ngày nhà giáo việt nam · lễ 20 11"
        " · ngày thầy cô",
        "27/7": "thương binh liệt sĩ · ngày thương binh liệt sĩ",
        "19/5": "sinh nhật bác · ngày sinh bác hồ · sinh nhật bác hồ",
        "14/2": "valentine · lễ tình nhân · va len tin",
        "31/10": "halloween",
        "22/12": "ngày quân đội · ngày thành lập quân đội",
    }
)
_LUNAR_FEASTS = Phrases(
    {
        "15/8": "trung thu · tết trung thu · rằm trung thu · hôm trung thu · lễ trung thu",
        "10/3": "giỗ tổ · giỗ tổ hùng vương · lễ giỗ tổ · giỗ tổ 10 3",
        "30/12": "giao thừa · đêm giao thừa · ba mươi tết · đêm ba mươi tết · đêm 30 tết",
        "5/5": "tết đoan ngọ · đoan ngọ · mùng 5 tháng 5 đoan ngọ · tết mùng 5 tháng 5",
        "15/7": "vu lan · lễ vu lan · rằm vu lan · xá tội vong nhân",
        "15/1": "nguyên tiêu · tết nguyên tiêu · rằm nguyên tiêu",
        "15/4": "phật đản · lễ phật đản · đại lễ phật đản",
        "23/12": "ông công ông táo · ông táo · đưa ông táo · cúng ông táo · cúng ông công"
        " · đưa ông công ông táo · tết ông công ông táo · ngày ông công ông táo · ngày ông táo",
        "3/3": "tết hàn thực · hàn thực",
        "7/7": "thất tịch",
    }
)
_TET = re.compile(
    r"^(?:(?:mùng|mồng|mung|mong|ngày|ngay|đêm|dem|sáng|hôm|bữa|chiều|tối|sinh|sanh|đẻ) )*"
    r"([^\W_]+(?: [^\W_]+)?) (?:tết|tet)(?! (?:tây|tay|dương|duong))(?: (?:ta|nguyên đán|âm lịch))?"
    r"(?: (.*))?$"
)
_FULL_MOON = re.compile(
    r"^(.*?)\b(?:rằm|ram)\b(?: (?:của|cua))?(?= (?:tháng|thang|giêng|gieng|chạp|chap))(.*)$"
)
_LATE_IN_MONTH, _LONGEST_MONTH = 20, 30


def feast(said: str) -> Spoken | None:
    """Read a feast by its name; the words around it are the others."""
    typed = every_word(re.sub(r"(?<=[0-9])[/.\-](?=[0-9])", " ", said))
    for table, calendar in ((_FEASTS, Calendar.SOLAR), (_LUNAR_FEASTS, Calendar.LUNAR)):
        one = next(iter(table.heard(typed)), None)
        if one is not None:
            day, month = one.meaning.split("/")
            rest = (*typed[: one.start], *typed[one.end :])
            return Spoken(int(day), int(month), calendar=calendar, others=rest)
    return None


def is_lunar(said: str) -> bool:
    """Say whether a feast of the lunar year is named."""
    return bool(_LUNAR_FEASTS.heard(every_word(said)))


def day_of_tet(said: str) -> Spoken | None:
    """Read "mùng 2 tết", "30 tết", with or without the year after it."""
    found = _TET.match(said)
    day = below_thousand(found[1].split()) if found is not None else None
    if found is None or day is None or not 1 <= day <= _LONGEST_MONTH:
        return None
    month = 12 if day > _LATE_IN_MONTH else 1
    return Spoken(day, month, calendar=Calendar.LUNAR, others=tuple((found[2] or "").split()))


def full_moon(said: str) -> str | None:
    """Write "rằm tháng 7" with the 15th; None where there is none."""
    found = _FULL_MOON.match(said)
    return f"{found[1]}15 {found[2]}".replace("  ", " ").strip() if found is not None else None
