"""Facts that an opening message already holds, so that they are not asked again (R22)."""

from collections.abc import Mapping
from datetime import date as day

from bot.model.answer import Value
from bot.model.flow import Limits
from bot.model.reading import About, Lexicon, Understood
from bot.understanding import date
from bot.understanding.clean import clean, words
from bot.understanding.phrases import Phrases

_BIRTH = Phrases(
    {"birth": "sinh · sanh · đẻ · mới sinh · vừa sinh · mới sanh · mới đẻ · chào đời · ra đời"}
)
_NEWBORN_SEX = Phrases(
    {
        "nam": "bé trai · con trai · thằng cu · cháu trai · cu tí · thằng nhỏ · một trai"
        " · sinh trai"
        " · đẻ trai · em bé trai",
        "nu": "bé gái · con gái · cháu gái · hĩm · công chúa · một gái · sinh gái · đẻ gái"
        " · em bé gái",
    }
)
_FATHER_SPEAKS = Phrases({"cha": "vợ tui · vợ tôi · vợ em · vợ anh · vợ mình · vk em · vk mình"})
_MOTHER_SPEAKS = Phrases(
    {
        "me": "em mới sinh · tui mới sinh · tôi mới sinh · em vừa sinh · tui mới sanh"
        " · tui mới đẻ · em mới đẻ · chồng tui · chồng em · chồng tôi"
    }
)
_OTHERS = Phrases(
    {
        "child": "con gái tui · con trai tui · con dâu · con gái tôi · con trai tôi"
        " · con gái em · con trai em"
        " · con gái mẹ · cháu nội · cháu ngoại · em gái · chị gái · con tui mới"
    }
)
_DAY_WORDS = Phrases(
    {
        "day": "hôm nay · hôm qua · hôm kia · bữa nay · bữa qua · hồi sáng · sáng nay"
        " · tối qua · hqua · hnay"
        " · bữa ni · chiều qua · sáng qua · trưa nay · chiều nay · hum qua · bữa kia"
    }
)
_LONGEST = 1000


def facts(text: str, today: day, lexicon: Lexicon) -> Mapping[str, Value]:
    """Give `sex`, `birth_date` and `relation` of a newborn, each only where it is certain."""
    about = About(today, Limits(past=True, of="be"), lexicon=lexicon)
    said = clean(text)[:_LONGEST]
    typed = words(said)
    if not _BIRTH.heard(typed):
        return {}
    found: dict[str, Value] = {}
    sexes = {one.meaning for one in _NEWBORN_SEX.heard(typed)}
    is_kin = bool(_OTHERS.heard(typed))
    if len(sexes) == 1 and not is_kin:
        found["sex"] = sexes.pop()
    born = _born(typed, about)
    if born is not None:
        found["birth_date"] = born
    relation = _relation(typed)
    if relation and not is_kin:
        found["relation"] = relation
    return found


def _born(typed: list[str], about: About) -> str | None:
    """Take the one day that is named, told from today or in full figures."""
    heard = _DAY_WORDS.heard(typed)
    pieces = [" ".join(typed[one.start : one.end]) for one in heard]
    if len(pieces) != 1:
        return None
    reading = date.read(pieces[0], about)
    return str(reading.value) if isinstance(reading, Understood) else None


def _relation(typed: list[str]) -> str:
    if _FATHER_SPEAKS.heard(typed):
        return "cha"
    return "me" if _MOTHER_SPEAKS.heard(typed) else ""
