"""What a person is to the one the paper is about."""

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import words
from bot.understanding.phrases import Phrases

_WORDS = Phrases(
    {
        "me": "mẹ · má · mạ · mẹ ruột · mẹ đẻ · mẹ của bé · mẹ bé · u · bu · me",
        "cha": "cha · ba · bố · tía · cha ruột · ba ruột · bố ruột · cha đẻ · ba của bé · bố bé",
        "ong": "ông · ông nội · ông ngoại · ông cố",
        "ba": "bà · bà nội · bà ngoại · bà cố",
        "nguoi_than": "em gái · em trai · anh họ · chị họ · em họ · anh rể · chị dâu · em dâu"
        " · em rể"
        " · cô dượng · cậu mợ · dì · cô · chú · bác · cậu · mợ · thím · dượng"
        " · anh ruột · chị ruột · anh"
        " · chị · anh trai · chị gái · em ruột · cô ruột · chú ruột · bác ruột · dì ruột · cậu ruột"
        " · họ hàng · bà con · người thân",
        "khac": "người dưng · y tá · y tá trạm · bác sĩ · cán bộ · bạn bè · người làng"
        " · hàng xóm · đoàn viên · cán bộ thôn · trưởng thôn · người ngoài · bạn · khác"
        " · người khác · tình nguyện viên · già làng · bí thư thôn · cán bộ xã",
        "chinh_toi": "mình · tôi · tui · chính tôi · bản thân · chính mình · em · chính chủ",
    }
)
_ONE_SIDE = (["nội"], ["noi"], ["ngoại"], ["ngoai"], ["bên", "nội"], ["bên", "ngoại"])
_OF_WHOM = frozenset({"của", "cua"})
_MOST_WORDS = 6
_SPOKEN = {
    "me": "mẹ", "cha": "cha", "ong": "ông", "ba": "bà", "nguoi_than": "người thân",
    "khac": "người khác", "chinh_toi": "chính mình",
}  # fmt: skip


def read(text: str, _about: About) -> Reading:
    """Read one relation; bare "ba" is father or grandmother and is asked back."""
    typed = words(text)
    if [word for word in typed if word not in {"nội", "ngoại"}] == ["ba"] and typed == ["ba"]:
        return Doubtful(("cha", "ba"), "relation.ba")
    if typed in _ONE_SIDE:
        return Doubtful(("ong", "ba"), "relation.which")
    whole = _kin_of_a_parent(typed) or _WORDS.of(typed)
    if whole is not None:
        return Understood(whole)
    heard = tuple(
        dict.fromkeys(one.meaning for one in _WORDS.heard(typed) if one.meaning != "chinh_toi")
    )
    if len(heard) == 1 and len(typed) <= _MOST_WORDS:
        return Understood(heard[0])
    return Doubtful(heard[:3], "relation.which") if heard else Unread("relation.unclear")


def _kin_of_a_parent(typed: list[str]) -> str | None:
    """Read "em gái của mẹ bé": who is named first counts, not whose she is."""
    if not _OF_WHOM & set(typed):
        return None
    at = next(place for place, word in enumerate(typed) if word in _OF_WHOM)
    heard = _WORDS.heard(typed[:at])
    meanings = tuple(dict.fromkeys(one.meaning for one in heard if one.meaning != "chinh_toi"))
    return meanings[0] if len(meanings) == 1 else None


def echo(value: Value, _about: About) -> str:
    return _SPOKEN.get(str(value), str(value))
