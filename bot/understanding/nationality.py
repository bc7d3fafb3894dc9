"""Which state a person belongs to; being of a people (Kinh, Hrê) is another matter."""

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import words
from bot.understanding.phrases import Phrases

_STATES = Phrases(
    {
        "Việt Nam": "🇻🇳 · v n · vệt nam · viêt nam · việt nam mình · công dân việt nam"
        " · vn mình · việt nam · vn · vietnam · việt · người việt · người mình · nước mình"
        " · quốc tịch việt nam · người việt nam",
        "Lào": "lào · người lào · nước lào · bên lào",
        "Campuchia": "căm pu chia · căm bốt · campuchea · người cam · khmer · campuchia"
        " · cam pu chia · cambodia · miên · cam bốt",
        "Đài Loan": "đài loan · taiwan · đài",
        "Trung Quốc": "trung quốc · china · tàu · tq",
        "Hàn Quốc": "hàn · hàn quốc · korea",
        "Nhật Bản": "nhật · nhật bản · japan",
        "Hoa Kỳ": "mỹ · hoa kỳ · usa · mĩ",
        "Pháp": "pháp · france",
        "Đức": "đức · germany",
        "Thái Lan": "thái lan · thailand",
        "Úc": "úc · australia",
        "Malaysia": "malaysia · mã lai",
        "Singapore": "singapore · sing",
        "Nga": "nga · russia",
        "Anh": "nước anh · england",
        "Canada": "canada · ca na đa",
        "Ấn Độ": "ấn độ · india",
    }
)
_UNSURE = Phrases(
    {
        "emigrant": "việt kiều · kiều bào · gốc việt",
        "two": "hai quốc tịch · 2 quốc tịch · song tịch",
        "ethnic": "kinh · hrê · h're · hre · xơ đăng · ca dong · cor · ba na · mường · tày · nùng",
        "birthplace": "sinh bên · sinh ở · đẻ bên · đẻ ở",
    }
)


def read(text: str, _about: About) -> Reading:
    """Read the name of one state."""
    typed = words(text)
    unsure = _UNSURE.heard(typed)
    heard = tuple(dict.fromkeys(found.meaning for found in _STATES.heard(typed)))
    if unsure:
        return Doubtful(heard[:3], f"nationality.{unsure[0].meaning}")
    if len(heard) == 1 and not {"không", "khong", "ko"} & set(typed):
        return Understood(heard[0])
    return Doubtful(heard[:3], "nationality.two") if heard else Unread("nationality.unclear")


def echo(value: Value, _about: About) -> str:
    return str(value)
