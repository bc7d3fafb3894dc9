"""Facts that an opening message already holds, so that they are not asked again (R22)."""

import re
from collections.abc import Iterator, Mapping
from datetime import date as day

from bot.model.conversation import SaidAhead
from bot.model.flow import Limits
from bot.model.reading import About, Lexicon, Understood
from bot.understanding import business_line, date, money, person_name
from bot.understanding.spelling.clean import clean, has_accents, words
from bot.understanding.spelling.phrases import Phrases

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
# As the choices of a flow have it.
_CHOSEN = ("relation", "sex")
_SAID = {"nam": "bé trai", "nu": "bé gái", "cha": "cha bé", "me": "mẹ bé"}
_CHILD_NAMED = re.compile(
    r"\b(?:bé|con|cháu|đặt|em bé) (?:tên |là )+(?P<name>[^\W\d_]+(?:[ '\u2019][^\W\d_]+){1,6})"
)
_NAME_ENDS = re.compile(r" (?:sinh|sanh|đẻ|mới|hôm|bữa|ở|được|cần|cho|muốn|là|nha|nhé|ạ|làm)\b.*")
_CAPITAL = re.compile(r"\bvốn (?P<sum>[^,.;\n]{1,40})", re.IGNORECASE)
_COPIES = re.compile(
    r"\b(?P<copies>[0-9]{1,2}|một|hai|ba|bốn|năm) bản\b(?! chính| gốc)", re.IGNORECASE
)
_DAY_FIGURES = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?![\d/.-])")
_SHOP = Phrases({"shop": "mở · bán · buôn bán · kinh doanh"})


def said_ahead(text: str, today: day, lexicon: Lexicon) -> tuple[SaidAhead, ...]:
    """Give what an opening tells of the case, as answers to questions yet to come.

    Only what reads as one certain value is taken; it is said back when its question is due.
    """
    said = clean(text)[:_LONGEST]
    return tuple(_told(said, today, lexicon))


def _told(said: str, today: day, lexicon: Lexicon) -> Iterator[SaidAhead]:
    born = facts(said, today, lexicon)
    yield from (SaidAhead("choice", _SAID[born[name]]) for name in _CHOSEN if name in born)
    if "birth_date" in born:
        yield SaidAhead("date", born["birth_date"])
    if born and (child := _child_named(said, today)):
        yield SaidAhead("person_name", child)
    if copies := _COPIES.search(said):
        yield SaidAhead("number", copies["copies"])
    if _SHOP.heard(words(said)):
        yield from _of_a_shop(said, today, lexicon)


def _of_a_shop(said: str, today: day, lexicon: Lexicon) -> Iterator[SaidAhead]:
    about = About(today, lexicon=lexicon)
    if isinstance(business_line.read(said, about), Understood):
        yield SaidAhead("business_line", said)
    capital = _CAPITAL.search(said)
    if capital and isinstance(money.read(capital["sum"], about), Understood):
        yield SaidAhead("money", capital["sum"], name="vốn")


def _child_named(said: str, today: day) -> str:
    """Take a child's full name, written with its accents."""
    found = _CHILD_NAMED.search(said)
    name = _NAME_ENDS.sub("", found["name"]) if found else ""
    reading = person_name.read(name, About(today)) if has_accents(name) else None
    return name if isinstance(reading, Understood) else ""


def facts(text: str, today: day, lexicon: Lexicon) -> Mapping[str, str]:
    """Give `sex`, `birth_date` and `relation` of a newborn, each only where it is certain."""
    about = About(today, Limits(past=True, of="be"), lexicon=lexicon)
    said = clean(text)[:_LONGEST]
    typed = words(said)
    if not _BIRTH.heard(typed):
        return {}
    found: dict[str, str] = {}
    sexes = {one.meaning for one in _NEWBORN_SEX.heard(typed)}
    is_kin = bool(_OTHERS.heard(typed))
    if len(sexes) == 1 and not is_kin:
        found["sex"] = sexes.pop()
    born = _born(typed, said, about)
    if born is not None:
        found["birth_date"] = born
    relation = _relation(typed)
    if relation and not is_kin:
        found["relation"] = relation
    return found


def _born(typed: list[str], said: str, about: About) -> str | None:
    """Take the one day that is named, told from today or in figures."""
    heard = _DAY_WORDS.heard(typed)
    pieces = [" ".join(typed[one.start : one.end]) for one in heard]
    pieces += _DAY_FIGURES.findall(said)
    if len(pieces) != 1:
        return None
    reading = date.read(pieces[0], about)
    return str(reading.value) if isinstance(reading, Understood) else None


def _relation(typed: list[str]) -> str:
    if _FATHER_SPEAKS.heard(typed):
        return "cha"
    return "me" if _MOTHER_SPEAKS.heard(typed) else ""
