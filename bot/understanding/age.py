"""An age in full years. An age by the lunar count is never computed from."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.days.animal_years import animal_years
from bot.understanding.days.date_words import canon
from bot.understanding.days.year_words import centuries
from bot.understanding.numbers.numerals import below_thousand, digit
from bot.understanding.spelling.clean import clean, plain
from bot.understanding.spelling.word_sets import word_set

_LUNAR = re.compile(
    r"(?:\b(?:tuổi|tuoi|t) )?\b(?:ta|mụ|mu|âm|am)\b(?: lịch| lich)?|\b(?:cả tuổi|lịch ta)\b"
)
_ABOUT = re.compile(
    r"\b(?:gần|gan|ngoài|ngoai|hơn|hon|mấy|may|trên|tren|dưới|duoi|đủ|du|chưa|chua|sắp|sap|bước qua"
    r"|qua|ngót|xấp xỉ|hồi|khi|lúc|bằng|kém|thua|cách|u|đầu|cuối)\b"
)
_HEDGE = re.compile(
    r"\b(?:khoảng|khoang|tầm|tam(?= [0-9])|cỡ|chừng|độ|hình như|hinh nhu|chắc là|chắc|chac|đâu"
    r"|thì phải"
    r"|có lẽ|nghe nói|đâu đó)\b"
)
_RIGHT = re.compile(
    r"[\s,.]*\b(?:à không|a khong|ủa không|à nhầm|a nham|ý lộn|y lon|nhầm|lộn|à quên|quên|xin lỗi"
    r"|đúng ra|phải là|sửa lại)\b[\s,.]*(?:là )?"
)
_EITHER = re.compile(r"\s*(?:\b(?:hoặc|hoac|hay|tới|đến)\b|-)\s*")
_NEWBORN = re.compile(
    r"(?:mới|moi|vừa|vua) (?:sinh|sanh|đẻ|de)|sơ sinh|so sinh|(?:chưa đầy|đầy|day) tháng|đỏ hỏn"
)
_BORN = re.compile(
    r"(?:(?:sinh|sanh)? ?(?:năm|nam|sn|ns)|sinh|sanh) ([0-9]{4}|[0-9]{2})|([0-9]{4})"
)
_BY_SUN = re.compile(r"\b(?:tuổi|tuoi) (?:tây|tay|dương|duong|thật|thiệt)\b")
_LATER_UNITS = re.compile(r"(.+ (?:tháng|thang)) .+ (?:ngày|ngay|tuần|tuan)$")
_MONTHS = re.compile(r"(?:(.+?) (?:tuổi|tuoi|t|năm|nam) )?(.+?) (?:tháng|thang)")
_UNDER_A_YEAR = re.compile(r" (?:tháng|thang|tuần|tuan|ngày|ngay)$")
_HALF = re.compile(r" (?:rưỡi|ruoi|rưởi)$")
_SAID_OF = re.compile(
    r"\b(?:năm nay|nam nay|hiện nay|hiện tại|bây giờ|bi giờ|tính ra|tính tới nay)\b"
)
_IDLE = word_set(
    "em tui tôi toi mình minh bé be con cháu chau mẹ me má cha chồng chong vợ vo anh chị chi ông bà"
    " cô chú bác cậu dì nó của được duoc rồi roi là la thôi thoi mới moi tròn tron vừa vua nay giờ"
    " gio lên đã thì dạ da ạ nha đó nhà tủi tuổi tuoi vâng ok ừ"
    " chẵn chan đúng dung e bữa bua hổm hom yếu lắm già gia đủ"
)
_UNITS = word_set("năm nam")
_HALF_YEARS = word_set("hăm băm ham bam")
_OLDEST = 120
_MONTHS_A_YEAR = 12


def read(text: str, about: About) -> Reading:
    """Read full years; months count as the years they complete."""
    said = canon(_BY_SUN.sub("tuổi", plain(clean(text))))
    if re.match(r"\s*-", text):
        return Unread("age.unclear")
    if _LUNAR.search(said):
        return Doubtful((), "age.lunar")
    parts = [part for part in _RIGHT.split(said) if part][::-1]
    if len(parts) == 1:
        parts = [part for part in _EITHER.split(said) if part]
    if len(parts) > 1:
        return _several(parts, about)
    return _one(said, about)


def echo(value: Value, _about: About) -> str:
    return f"{value} tuổi"


def _several(parts: list[str], about: About) -> Reading:
    """Offer each age that was told, the one meant last first."""
    readings = [_one(part, about) for part in parts]
    ages = [reading.value for reading in readings if isinstance(reading, Understood)]
    return Doubtful(tuple(dict.fromkeys(ages))[:3], "age.which") if ages else readings[0]


def _one(said: str, about: About) -> Reading:
    said, hedges = _HEDGE.subn(" ", _SAID_OF.sub(" ", said))
    words = re.findall(r"[^\W_]+", re.sub(r"([0-9])[.,][0-9]\b", r"\1", said))
    reading = _from_birth(" ".join(words), about) or _counted(" ".join(words))
    if hedges and isinstance(reading, Understood):
        return Doubtful((reading.value,), "age.sure")
    return reading


def _from_birth(said: str, about: About) -> Reading | None:
    """Offer the ages that a year of birth allows."""
    found = _BORN.fullmatch(said)
    years = centuries(found[1] or found[2], about) if found else None
    if years is None:
        return Doubtful((), "age.about") if animal_years(said, about) else None
    ages = (about.today.year - years[0], about.today.year - years[0] - 1)
    fits = tuple(age for age in ages if 0 <= age <= _OLDEST)
    return Doubtful(fits, "age.which") if fits else Unread("age.impossible")


def _counted(said: str) -> Reading:
    if _NEWBORN.fullmatch(" ".join(word for word in said.split() if word not in _IDLE - {"mới"})):
        return Understood(0)
    if _ABOUT.search(said):
        return Doubtful((), "age.about")
    left = " ".join(word for word in _LATER_UNITS.sub(r"\1", said).split() if word not in _IDLE)
    if left in {"năm rưỡi", "nam ruoi", "năm rưởi"}:
        return Doubtful((5, 1), "age.which")  # five and a half, or a year and a half
    return _in_months(left) if _UNDER_A_YEAR.search(left) else _years(_HALF.sub("", left))


def _in_months(said: str) -> Reading:
    months = _MONTHS.fullmatch(said)
    if months is not None:
        return _with_months(months[1] or "", months[2])
    count = below_thousand(said.split()[:-1])
    return Understood(0) if count is not None else Unread("age.unclear")


def _with_months(years: str, months: str) -> Reading:
    """Read "17 tuổi 9 tháng", "17 chín tháng" and "18 tháng"."""
    typed = months.split()
    count = below_thousand(typed)
    if years:
        return _sensible(below_thousand(years.split()) if count is not None else None)
    if count is not None:
        return _sensible(count // _MONTHS_A_YEAR)
    return _sensible(below_thousand(typed[:1]) if len(typed) > 1 else None)


def _years(said: str) -> Reading:
    typed = [word for word in said.split() if word != "t"]
    if len(typed) > 1 and typed[-1] in _UNITS and below_thousand(typed) is None:
        typed = typed[:-1]  # "2 năm"
    if len(typed) == 1 and typed[0] in _HALF_YEARS:
        return Doubtful((), "age.about")
    years = below_thousand(typed)
    figures = [digit(word) for word in typed]
    if years is None and len(figures) == len("23") and None not in figures and figures[0]:
        low = figures[1] or 0
        return Doubtful((figures[0] * 10 + low, figures[0], low), "age.which")  # "hai ba"
    return _two_ages(typed) if years is None else _sensible(years)


def _two_ages(typed: list[str]) -> Reading:
    """Read "hai lăm hai sáu", neither of which is certain."""
    half = len(typed) // 2
    ages = [below_thousand(part) for part in (typed[:half], typed[half:]) if part]
    told = tuple(age for age in ages if age is not None and age <= _OLDEST)
    return Doubtful(told, "age.which") if len(told) > 1 else Unread("age.unclear")


def _sensible(years: int | None) -> Reading:
    if years is None:
        return Unread("age.unclear")
    return Understood(years) if years <= _OLDEST else Unread("age.impossible")
