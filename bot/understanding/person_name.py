"""A person's full name, kept as typed, each tiếng capital. Accents are never invented."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import yes_no
from bot.understanding.clean import clean, fold, has_accents
from bot.understanding.phrases import Phrases
from bot.understanding.typing_styles import undo_typing
from bot.understanding.word_sets import word_set

_LONGEST = 100
_MOST_WORDS = 8
_SHORT = 2
_LEAD = re.compile(
    r"^(?:(?:dạ|da|thưa|à|ừ|thì|là|của|họ và tên|họ tên|ho va ten|ho ten|tên là|ten la|tên|"
    r"đặt là|đặt tên là|dat la|(?:bé|con|con em|cháu|mẹ|cha|ba|bố|má|vợ|chồng|em|tui|tôi|mẹ cháu|"
    r"mẹ bé|con tui|con tôi|be|me|chau|chong|vo|toi)(?: (?:em|tui|tôi|cháu|bé|nhà|toi))?"
    r" (?:tên là|ten la|tên|ten|đặt là|đặt tên là|đặt|là|la))\s*:?\s+)+",
    re.IGNORECASE,
)
_POLITE = re.compile(r"(?:[\s,.]+(?:ạ|nhé|nghen|nhen|nè|đó))+[\s.!]*$", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:ông|bà|anh|chị|cô|chú|bác|cháu|em|thằng|con bé|con|bé|cu|ong|chi|be)\s+", re.IGNORECASE
)
_NICKNAME = re.compile(r"^(?:tên )?(?:ở nhà|o nha|thường gọi|hay gọi|kêu)\b", re.IGNORECASE)
_SPELLED = re.compile(
    r"[,(]?\s*\(?(?:chữ )?\b(?:[iy] (?:ngắn|dài|ngan|dai)|\w{1,3} (?:thấp|cao|thap))\b\)?",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^(.*?)[\s,]+(?:à không|a khong|à nhầm|a nham|ý lộn|y lon|à lộn|nhầm|không phải)[\s,]+(.*)$",
    re.IGNORECASE,
)
_TWO = re.compile(r"[,;\n/&+]| và | va | với | voi ", re.IGNORECASE)
_LETTER = re.compile(
    r"[a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE
)
_ALLOWED = re.compile(rf"(?:{_LETTER.pattern}|[' \-\u0306])+", re.IGNORECASE)
_APOSTROPHES = re.compile("[’‘ʼ`´′]")  # noqa: RUF001
_PLACE = re.compile(r"\b(?:benh vien|tram (?:y te|xa)|trung tam|nha thuong|dung het|o day)\b")
_NOT_NAMES = word_set(
    "không muốn được giấy làm tôi tui của biết chưa rồi đăng ký gì sao nào hổng hông xin"
    " chào cảm tên này khong muon duoc giay biet"
)
_ONE_LETTER = frozenset({"a", "y"})
_LATER = Phrases(
    {
        "later": "chưa đặt tên · chưa đặt · chưa có tên · chưa nghĩ ra · chưa biết đặt gì · chưa có"
        " · chưa · đang nghĩ · để nghĩ đã · chưa chọn được",
        "unknown": "không biết · không nhớ · hổng biết · không rõ · quên rồi · ko biết · hông biết",
    }
)


def read(text: str, _about: About) -> Reading:
    """Read a name of 2 to 8 tiếng; what is unsure comes back as a Doubtful with one spelling."""
    said = _POLITE.sub("", _APOSTROPHES.sub("'", clean(text)))
    put_off = _LATER.meaning(said)
    if put_off:
        return Doubtful((), f"person_name.{put_off}")
    corrected = _CORRECTION.match(said)
    if corrected:
        return _corrected(corrected[1], corrected[2])
    return _without_lead(_tidy(said))


def echo(value: Value, _about: About) -> str:
    return str(value)


def titled(name: str) -> str:
    """Capitalise each tiếng, and each part of H'Riêu and Ya-Duk."""
    return re.sub(r"[^\s'\-]+", lambda part: part[0][:1].upper() + part[0][1:].lower(), name)


def _is_no_name(said: str) -> bool:
    """Say whether it is a yes, a no, or a place such as a hospital."""
    return bool(yes_no.meaning(said)) or _PLACE.search(fold(said)) is not None


def _tidy(said: str) -> str:
    return re.sub(r"\s+", " ", said).strip(' .,;:!"“”')


def _without_lead(said: str) -> Reading:
    if _NICKNAME.match(said):
        return Unread("person_name.nickname")
    stripped = _tidy(_LEAD.sub("", said))
    spelled = _tidy(_SPELLED.sub("", stripped))
    title = _TITLE.match(spelled)
    if title is not None:
        return _after_title(spelled, title)
    reading = _judge(spelled)
    return reading if spelled == stripped else _offered(reading, "person_name.spelled")


def _after_title(said: str, title: re.Match[str]) -> Reading:
    """Leave out "ông" before a full name; "bé Bo" is no full name, though "Bé" may begin one."""
    rest = _tidy(said[title.end() :])
    if " " in rest:
        return _offered(_judge(rest), "person_name.title")
    return Unread("person_name.full")


def _judge(name: str) -> Reading:
    problem = _problem(name)
    if problem:
        return Unread(problem)
    decoded = undo_typing(name)
    if decoded != name and not _problem(decoded):
        return Doubtful((titled(decoded),), "person_name.typing")
    if re.search("[0-9]", name):
        return Unread("person_name.letters")
    kept = titled(name)
    return Doubtful((kept,), "person_name.accents") if _lacks_accents(kept) else Understood(kept)


def _problem(name: str) -> str:
    parts = name.split()
    if not parts or _NOT_NAMES & set(name.lower().split()) or _is_no_name(name):
        return "person_name.unclear"
    if _TWO.search(f" {name} "):
        return "person_name.two"
    if len(name) > _LONGEST or len(parts) > _MOST_WORDS:
        return "person_name.long"
    if not _ALLOWED.fullmatch(undo_typing(name)) or not all(map(_LETTER.search, parts)):
        return "person_name.letters"
    return "person_name.full" if len(parts) == 1 and not re.search("['-]", name) else ""


def _lacks_accents(name: str) -> bool:
    parts = name.split()
    is_short = len(parts) <= _SHORT and (
        parts[0].lower() in _ONE_LETTER or "'" in name or "-" in name
    )
    return not has_accents(name) and not is_short


def _offered(reading: Reading, problem: str) -> Reading:
    match reading:
        case Understood(value):
            return Doubtful((value,), problem)
        case _:
            return reading


def _corrected(before: str, after: str) -> Reading:
    """Put the last tiếng right: "Đinh Thị Lan à không Loan"."""
    first, second = _tidy(_LEAD.sub("", before)), _tidy(_LEAD.sub("", after))
    if len(second.split()) == 1 and len(first.split()) > 1:
        second = " ".join([*first.split()[:-1], second])
    return _offered(_judge(second), "person_name.corrected")
