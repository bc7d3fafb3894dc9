"""What citizens may answer to a question, and the value that must come of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bot.model.answer import Address, Value
from bot.model.flow import Question
from bot.understanding.wondering import grieves

PROVINCE = "Quảng Ngãi"
NAMES = (
    "Đinh Thị Hoa", "Phạm Văn A Lôi", "Hồ Y Nhung", "Nguyễn Trần Khánh An", "Đinh Phạm Ka Rê",
    "Phạm Thị Lê Na", "Đinh Văn Tám", "Lê Ánh Ngọc",
)  # fmt: skip
ADDRESSES = {
    "thôn Hy Long, xã Ba Động": Address("Ba Động", PROVINCE, "thôn Hy Long"),
    "tổ 3, phường Nghĩa Lộ, Quảng Ngãi": Address("Nghĩa Lộ", PROVINCE, "tổ 3"),
    "thôn Làng Rầm, xã Ba Vinh": Address("Ba Vinh", PROVINCE, "thôn Làng Rầm"),
    "xã Ba Tơ, Quảng Ngãi": Address("Ba Tơ", PROVINCE),
}
PLACES = {
    "xã Ba Động, Quảng Ngãi": Address("Ba Động", PROVINCE),
    "Trạm y tế xã Ba Động": Address("Ba Động", PROVINCE, "Trạm y tế"),
    "xã Ba Tơ, Quảng Ngãi": Address("Ba Tơ", PROVINCE),
    "xã Sơn Hà": Address("Sơn Hà", PROVINCE),
}
PEOPLES = {"Hrê": "Hrê", "kinh": "Kinh", "co": "Co", "Ca Dong": "Ca Dong", "người Hrê": "Hrê"}
NUMBERS = {"2 bản": 2, "0": 0, "ba": 3, "12": 12, "không": 0}
OWN_NAMES = ("Tạp hóa Hoa Sim", "Quán Bà Lệ", "Sửa xe Út Vên")
TEXTS = ("số 15, quyển 01/2020", "212 345 678", "Công an tỉnh Quảng Ngãi")
SUMS = {"50 triệu": 50_000_000, "3 triệu rưỡi": 3_500_000, "12.000.000 đồng": 12_000_000}
YES, NO = ("đồng ý", "có", "dạ có"), "không"
DAYS = ("{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "ngày {d} tháng {m} năm {y}", "{d}.{m}.{y}")


@dataclass(frozen=True, slots=True)
class Saying:
    """Words, and what they are to be understood as."""

    text: str
    value: Value


def saying(question: Question, chance: Random, today: date) -> Saying:
    """Think of words that answer a question; of a photo, that there is none."""
    if question.kind in {"choice", "photo"} or (question.choices and chance.randrange(5) == 0):
        return _choice(question, chance)
    if question.consent:
        return Saying(YES[0], value=True) if chance.randrange(4) else Saying(NO, value=False)
    match question.kind:
        case "date":
            said = _date(question, chance, today)
        case "number" | "money":
            said = _number(question, chance)
        case "text":
            said = _text(question, chance)
        case kind:
            said = _OF_KIND[kind](chance)
    return said


def _choice(question: Question, chance: Random) -> Saying:
    place = chance.randrange(len(question.choices))
    choice = question.choices[place]
    # Words of grief bring condolences and a human, whatever was asked.
    words = [way for way in choice.words if not grieves(way)]
    ways = [choice.label, choice.label.lower(), *words]
    if question.kind == "choice":
        ways.append(str(place + 1))
    return Saying(chance.choice(ways), choice.id)


def _date(question: Question, chance: Random, today: date) -> Saying:
    if not question.limits.past:
        day = today + timedelta(days=chance.randrange(1, 20))
    else:
        day = _some_day(question, chance, today)
    if question.limits.partial and chance.randrange(4) == 0:
        return Saying(f"{day:%Y}", f"{day:%Y}")
    form = chance.choice(DAYS)
    return Saying(form.format(d=day.day, m=day.month, y=day.year), day.isoformat())


def _some_day(question: Question, chance: Random, today: date) -> date:
    """Mostly a likely day: a newborn's, an adult's, a wedding's; sometimes any."""
    least, most = {"be": (1, 300), "nguoi_lon": (7_000, 20_000)}.get(
        question.limits.of, (300, 5_000)
    )
    if chance.randrange(6) == 0:
        least, most = 1, 25_000
    return today - timedelta(days=chance.randrange(least, most))


def _number(question: Question, chance: Random) -> Saying:
    table = SUMS if question.kind == "money" else NUMBERS
    least, most = question.limits.least, question.limits.most
    fitting = [
        (said, value)
        for said, value in sorted(table.items())
        if (least is None or value >= least) and (most is None or value <= most)
    ]
    return Saying(*chance.choice(fitting))


def _name(chance: Random) -> Saying:
    name = chance.choice(NAMES)
    return Saying(name if chance.randrange(3) else name.lower(), name)


def _citizen_id(chance: Random) -> Saying:
    century, year = (chance.randrange(2), chance.randrange(50, 100))
    figures = f"051{century}{year:02}{chance.randrange(1_000_000):06}"
    spaced = " ".join(figures[start : start + 3] for start in range(0, 12, 3))
    return Saying(chance.choice((figures, spaced)), figures)


def _phone(chance: Random) -> Saying:
    rest = f"{chance.randrange(1_000_000):06}"
    said = chance.choice(("0905{}", "0905 {}", "+84905{}"))
    return Saying(said.format(rest), f"0905{rest}")


def _yes_no(chance: Random) -> Saying:
    says_yes = chance.randrange(2) == 1
    return Saying(chance.choice(YES) if says_yes else NO, says_yes)


def _text(question: Question, chance: Random) -> Saying:
    begins = question.limits.begins
    text = f"{begins} {chance.choice(OWN_NAMES)}" if begins else chance.choice(TEXTS)
    return Saying(text, text)


def _one_of(table: dict[str, Value]) -> Callable[[Random], Saying]:
    return lambda chance: Saying(*chance.choice(sorted(table.items(), key=lambda one: one[0])))


_OF_KIND: dict[str, Callable[[Random], Saying]] = {
    "yes_no": _yes_no,
    "person_name": _name,
    "citizen_id": _citizen_id,
    "phone": _phone,
    "business_line": _one_of(
        {"Tạp hóa": "Bán tạp hóa", "vá xe": "Sửa xe máy", "hớt tóc": "Cắt tóc, gội đầu"}
    ),
    "address": _one_of(dict(ADDRESSES)),
    "place": _one_of(dict(PLACES)),
    "pages": _one_of({"1": 1, "2 mặt": 2, "1 tờ hai mặt": 2, "ba trang": 3}),
    "ethnic_group": _one_of(dict(PEOPLES)),
}
