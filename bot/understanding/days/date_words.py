"""The words of a date put into one spelling, before it is taken apart."""

import re

from bot.understanding.numbers.numerals import is_number_word
from bot.understanding.spelling.clean import ascii_digits, fold
from bot.understanding.spelling.typing_styles import undo_word
from bot.understanding.spelling.word_sets import word_set

# What can stand in a date, as it is written: residue of typing is undone only into these.
_WORDS = word_set(
    "ngày tháng năm hôm bữa nay qua kia kìa mùng mồng rằm tết âm lịch dương tây ta hồi sáng trưa"
    " chiều tối đêm khuya tuần trước rồi vừa mới đây thứ hai ba tư sáu bảy bẩy tám chín mười mươi"
    " một mốt bốn lăm nhăm hăm băm chủ nhật giêng chạp nhuận ngoái sinh sanh đẻ được cách đầu cuối"
    " giữa nữa nghìn ngàn không trăm lẻ linh tuổi giờ phút rưỡi kém hoặc hay là này mai mốt quốc"
    " khánh lúc ngọ tý sửu dần mão mẹo thìn tỵ mùi thân dậu tuất hợi giáp ất bính đinh mậu kỷ canh"
    " tân nhâm quý heo gà chó khỉ dê ngựa rắn rồng mèo cọp trâu chuột"
)
_BARE = frozenset(map(fold, _WORDS))
_SLIPS = {
    "trc": "trước", "trk": "trước", "r": "rồi", "rùi": "rồi", "rui": "rồi",
    "roài": "rồi", "rôi": "rồi", "wa": "qua", "wá": "qua", "qa": "qua", "quá": "qua",
    "hum": "hôm", "hơm": "hôm", "hn": "hôm nay", "hqa": "hôm qua", "hqua": "hôm qua",
    "hwa": "hôm qua", "hnay": "hôm nay", "hkia": "hôm kia", "ng": "ngày", "ngài": "ngày",
    "ngaỳ": "ngày", "nagy": "ngày", "ngầy": "ngày", "thg": "tháng", "thág": "tháng",
    "thag": "tháng", "thnag": "tháng", "thágn": "tháng", "tháyg": "tháng", "tahng": "tháng",
    "thnág": "tháng", "tháing": "tháng", "năn": "năm", "nằm": "năm", "nắm": "năm",
    "mừng": "mùng", "mòng": "mồng", "muồng": "mồng", "rầm": "rằm", "tếch": "tết", "tít": "tết",
    "giên": "giêng", "chập": "chạp", "nhựt": "nhật", "nhựk": "nhật", "chúa": "chủ", "tr": "trước",
    "tê": "kia", "goái": "ngoái", "ngaói": "ngoái",
    "âmlịch": "âm lịch", "amlich": "âm lịch", "dươnglịch": "dương lịch", "duonglich": "dương lịch",
    "ty": "tỵ", "dl": "dương", "al": "âm", "âl": "âm", "đl": "dương", "tx": "tuần",
}  # fmt: skip
_MONTHS_ABROAD = {
    name: str(number)
    for number, names in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"), 1,
    )
    for name in (names, names[:3])
}  # fmt: skip
_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d~]")
_SLASHES = re.compile("[|_\u2044\u2215\uff0f\\\\]+|/{2,}")
_DOTS = re.compile("[\u00b7\u2022\uff0e]")
_QUOTES = re.compile("['`\u2018\u2019](?=[0-9])")
_LOOKS_LIKE = re.compile(
    r"(?<![^\W_])(?=[^\W_]*[0-9])[0-9oli]{1,2}([/.\-])(?=[0-9oli]*[0-9])[0-9oli]{1,2}"
    r"(?:\1(?=[0-9oli]*[0-9])[0-9oli]{2,4})?(?![^\W_])"
)
_TO_FIGURES = str.maketrans({"o": "0", "l": "1", "i": "1"})
_LETTER_ONE = re.compile(
    r"[0-9][li](?=[0-9/.\-])|(?<![^\W_])[li][0-9]?[/.\-]?[0-9]|[/.\-][li][0-9]"
)
_ROMAN = re.compile(r"(?<=[0-9])([/.\-])\s*(x?i{1,3}|x?iv|x?vi{0,3}|ix|xi{0,2})\s*(?=\1|$)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SAID_SLASH = re.compile(
    r"\b(?:xẹt|xẹc|xẹch|xẹch|sẹc|sẹt|xuyệt|suyệt|xet|sec|gạch chéo|gạch|chéo|trên|chấm)\b"
)
_MONTH_DAY = re.compile(r"\b(?:tháng|thang) ([0-9]{1,2}) ([0-9]{1,2}),? ([0-9]{4})\b")
_CLIPPED_YEAR = re.compile(r"(?:(?<![^\W_])|(?<=sn)|(?<=ns))2k([0-9]{0,2})(?![^\W_])")
_ISO_TIME = re.compile(r"(?<=[0-9])t(?=[0-9]{2}:)")
_ZONE = re.compile(r"(?<=:[0-9]{2})(?:\.[0-9]+)?(?:z|[+-][0-9]{2}:?[0-9]{2})$")
_UNIT = (
    r"(?:không|khong|một|mot|mốt|hai|ba|bốn|bon|tư|tu|năm|nam|lăm|lam|sáu|sau|bảy|bay|bẩy"
    r"|tám|tam|chín|chin)"
)
_HOUR = rf"(?:[0-9]{{1,2}}|(?:mười|muoi)(?: {_UNIT})?|{_UNIT})"
_CLOCK = re.compile(
    rf"(?:\b(?:lúc|luc|hồi|vào lúc|vào|khoảng|khoang|tầm|cỡ|gần)\s+){{0,2}}"
    rf"\b(?P<hour>{_HOUR})\s*(?:h|giờ|gio|g)(?![^\W\d_])"
    rf"(?:\s*(?:rưỡi|ruoi|rưởi|[0-9]{{1,2}}(?![0-9/.\-])(?!\s*(?:tháng|thang|th|t)\b)"
    rf"|(?:(?:hai|ba|bốn|bon|năm|nam) (?:mươi|muoi)(?: {_UNIT})?|mười(?: {_UNIT})?)(?= phút)))?"
    rf"\s*(?:p|phút|phut)?\b(?:\s*(?:kém|kem)\s*(?:[0-9]{{1,2}}|mười|năm)(?:\s*(?:p|phút|phut)\b)?)?"
    r"|\b(?P<clock>[0-9]{1,2}):[0-9]{2}(?::[0-9]{2})?(?:\s*(?:am|pm)\b)?"
    r"|\b(?P<half>[0-9]{1,2}|một|hai|ba|bốn|năm) (?:rưỡi|ruoi)"
    r"(?= (?:sáng|sang|chiều|tối|đêm|khuya))"
)
# Figures that are told beside a day and are none: what a child weighs, where people live.
_NO_DAY = re.compile(
    r"\b[0-9](?:[.,][0-9]{1,2})?\s*(?:kg|kí lô|ký|kí|cân|lạng|gam|gram|gr)(?:\s*[0-9]{1,2}\b)?"
    r"(?![/.\-][0-9])"
    r"|\b(?:con|bé|be|đứa|dua|cháu|chau|lần|trai|gái) (?:thứ|thu) [0-9]\b(?!\s*[/.\-][0-9])"
    r"|\b(?:tổ|to|thôn|thon|xóm|xom|đội|doi|khu|phòng|tầng|giường) [0-9]{1,2}\b(?!\s*[/.\-][0-9])"
)
_GLUED = re.compile(r"(?<=[0-9])(?=[^\W\d_])|(?<=[^\W\d_])(?=[0-9])")
_WORD = re.compile(r"[^\W_]+")
_VNI_END = re.compile(r"[^\W\d_]+[1-5]")
_SPOKEN_HOURS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip


def canon(text: str) -> str:
    """Lower case, ASCII figures apart from letters, whole words, no time of day."""
    lowered = _ZONE.sub("", _ISO_TIME.sub(" ", _lowered(text)))
    spelled = _spelled(_NO_DAY.sub(" ", _CLOCK.sub(" ", lowered)))
    said = re.sub(r"\s+", " ", _GLUED.sub(" ", spelled))
    said = _MONTH_DAY.sub(r"\2 tháng \1 \3", _SAID_SLASH.sub(_slash, said))
    return said.strip(" .,;:!?*\"'()[]-/")


def hour_said(text: str) -> int | None:
    """Give the hour that is told in the text, as it was said (0 to 24)."""
    found = _CLOCK.search(_lowered(text))
    if found is None:
        return None
    said = found["hour"] or found["clock"] or found["half"]
    return int(said) if said.isdecimal() else _SPOKEN_HOURS.get(fold(said), 0)


def has_letter_for_one(text: str) -> bool:
    """Say whether an l or an I stands where a 1 may be meant: it may as well be a slip."""
    return _LETTER_ONE.search(_dashed(text)) is not None


def _slash(found: re.Match[str]) -> str:
    """Write "20 xẹt 11 xẹt 2026" in words: the first stroke leads the month, the next the year."""
    before = found.string[: found.start()].split()
    if not before or not is_number_word(before[-1]):
        return found[0]
    return "năm" if _SAID_SLASH.search(found.string[: found.start()]) else "tháng"


def _roman(found: re.Match[str]) -> str:
    return f"{found[1]}{_ROMANS.index(found[2]) + 1}" if found[2] in _ROMANS else found[0]


def _lowered(text: str) -> str:
    lowered = _LOOKS_LIKE.sub(lambda one: one[0].translate(_TO_FIGURES), _dashed(text))
    lowered = _ROMAN.sub(_roman, lowered)
    return _CLIPPED_YEAR.sub(lambda one: f" 20{one[1]:0>2}", lowered)


def _dashed(text: str) -> str:
    lowered = _SLASHES.sub("/", _DASHES.sub("-", ascii_digits(text).lower()))
    return _QUOTES.sub(" ", _DOTS.sub(".", lowered))


def _spelled(text: str) -> str:
    """Undo what keyboards left, and write short forms out; between words nothing changes."""
    found = list(_WORD.finditer(text))
    out, at = [], 0
    for place, word in enumerate(found):
        after = found[place + 1][0] if place + 1 < len(found) else ""
        out += [text[at : word.start()], _spell(word[0], after)]
        at = word.end()
    return "".join([*out, text[at:]])


def _spell(word: str, after: str) -> str:
    if word in _SLIPS:
        return _SLIPS[word]
    if word in _MONTHS_ABROAD and (after.isdecimal() or word != "may"):
        return f"tháng {_MONTHS_ABROAD[word]}"
    if word in _WORDS | _BARE or word.isdecimal() or len(word) > len("truwowcs"):
        return word
    return _decoded(word, after)


def _decoded(word: str, after: str) -> str:
    if _VNI_END.fullmatch(word) and not _is_counted(after):
        return word  # "thang1 2024" is January; "thang1 3" has the key of an accent left
    decoded = undo_word(word)
    return decoded if decoded in _WORDS else word


def _is_counted(word: str) -> bool:
    is_short = word.isdecimal() and len(word) < len("100")
    return is_short or fold(word) in {"gieng", "chap", "nay", "truoc"}
