"""Which people somebody belongs to, by the word that stands on their papers."""

import re
from functools import lru_cache

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, EthnicGroup, Reading, Understood, Unread
from bot.understanding import yes_no
from bot.understanding.spelling.clean import (
    every_word,
    fold,
    has_accents,
    same_words,
    without_fillers,
    words,
)
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.word_sets import word_set

_Forms = dict[str, list[tuple[str, str]]]  # folded form -> (name, form)

# What may stand beside the name of a people and changes nothing.
_LEADS = word_set(
    "bào tụi toc"
    " con là tui bé đồng nguoi dan tộc em người dân dt tôi mình nhà gốc thuộc ghi theo cả"
    " hai đều cùng luôn hen nghen thưa ơi vợ chồng toàn hết cũng cháu giấy trên thẻ căn cước thì ạ"
    " dạ nha nhé nè đó bên của nó con bé dtoc ông bà nội ngoại chính la ấy xin cho vâng được gia"
    " đình be me cha mẹ ba bố má tía mạ bao thi 100 việt ta mà anh chị cô chú"
)
_LEADING_TO = word_set("người tộc dt nguoi toc dtoc")
_FOLLOWING = word_set("theo giống như bên giong nhu ben")
_MOST_WORDS = 40
_SHORT = 4  # letters: with other marks these are other words
_FIGURES = re.compile("[0-9]+$")
_DOUBLED = re.compile(r"(.)\1+$")
_UNCLEAR = "ethnic_group.unclear"
# Names once given from outside and meant low; none of them goes onto a paper.
_OLD = word_set("mọi mèo mẹo mán xá khả miên tàu chệt thượng moi")
_SAME = Phrases(
    {
        "mẹ": "theo mẹ · giống mẹ · như mẹ · lấy theo mẹ · theo má · giống má · như má · theo mạ"
        " · bên mẹ · theo bên mẹ · theo họ mẹ · của mẹ · y mẹ · theo bên ngoại · giống bên ngoại",
        "cha": "theo cha · giống cha · như cha · theo ba · như ba · theo bố · giống bố · giống ba"
        " · như bố · theo tía · lấy theo cha · lấy theo ba · lấy theo bố · bên cha · theo bên cha"
        " · theo họ cha · của cha · của ba · của bố · theo bên nội · giống bên nội",
        "": "như trên · giống trên · như cũ · như nhau · giống nhau · cùng dân tộc",
    }
)
_WHOSE = {"mẹ": ("mẹ", "me"), "cha": ("cha",)}


def read(text: str, about: About) -> Reading:
    """Read the word on papers; two peoples in one answer, or a guess, are asked back."""
    every = [_joined(word) for word in every_word(text) if word[0].isalnum()]
    typed = without_fillers(every)
    forms = _forms(about.lexicon.ethnic_groups)
    if yes_no.meaning(text) and not _exact(_key(" ".join(typed)), forms):
        return Unread(_UNCLEAR)
    said = every if _names(" ".join(every), forms) else typed
    whole = _names(" ".join(said), forms) or _names("".join(said), forms)
    if len(whole) == 1:
        return _sure(whole[0], "".join(said), forms)
    heard, rest = (whole, []) if whole else _within(every, forms)
    if len(heard) == 1 and _LEADS.issuperset(rest):
        return Understood(heard[0])
    if heard:
        return Doubtful(heard[:3], f"ethnic_group.{'two' if heard[1:] else 'sure'}")
    return _of_sentence(text, typed, about)


def echo(value: Value, _about: About) -> str:
    return str(value)


def _of_sentence(text: str, typed: list[str], about: About) -> Reading:
    """Read an answer that names no people: an old name, or "theo mẹ"."""
    if _OLD.intersection(typed):
        return Unread("ethnic_group.old_name")
    said = "".join(typed)
    slip = _slipped(said, _forms(about.lexicon.ethnic_groups))
    if len(slip) == 1 and said[-1:].isdecimal():
        return Understood(slip[0])  # a key of VNI: "hre6"
    if slip:
        return Doubtful(slip, "ethnic_group.sure")
    whose = {one.meaning for one in _SAME.heard(every_word(text))}
    if not whose:
        return Unread(_UNCLEAR)
    # "theo cha hay theo mẹ" leaves it open.
    return _same(whose.pop() if len(whose) == 1 else "", about)


def _slipped(said: str, forms: _Forms) -> tuple[str, ...]:
    """Give the people meant by "kinhh" or "hre6": a key too many."""
    plain = _DOUBLED.sub(r"\1", fold(_FIGURES.sub("", said)))
    found = dict.fromkeys(name for name, _ in forms.get(plain, ()))
    return tuple(found) if len(plain) >= len("hre") else ()


def _sure(name: str, said: str, forms: _Forms) -> Reading:
    """Take a people for certain, unless a short name was written with other marks."""
    if has_accents(said) and len(said) <= _SHORT and not _is_spelled(said, name, forms):
        return Doubtful((name,), "ethnic_group.sure")
    return Understood(name)


def _is_spelled(said: str, name: str, forms: _Forms) -> bool:
    alike = forms.get(fold(said), [])
    return any(same_words([said], [form]) for other, form in alike if other == name)


def _joined(word: str) -> str:
    return word.replace("'", "")


@lru_cache(maxsize=4)
def _forms(groups: tuple[EthnicGroup, ...]) -> _Forms:
    """Give what each people is called, by how that looks without marks."""
    forms: _Forms = {}
    for group in groups:
        for form in map(_key, (group.name, *group.words)):
            forms.setdefault(fold(form), []).append((group.name, form))
            if " " in form:
                joined = form.replace(" ", "")
                forms.setdefault(fold(joined), []).append((group.name, joined))
    return forms


def _names(said: str, forms: _Forms) -> tuple[str, ...]:
    """Give the peoples so called: written exactly so, else with marks left out."""
    said = _key(said)
    exact = _exact(said, forms)
    return exact or tuple(dict.fromkeys(name for name, _ in forms.get(fold(said), ())))


def _exact(said: str, forms: _Forms) -> tuple[str, ...]:
    alike = forms.get(fold(said), ()) if said else ()
    return tuple(dict.fromkeys(name for name, form in alike if form == said))


def _key(form: str) -> str:
    return " ".join(_joined(word) for word in every_word(form.replace("-", " ")))


def _within(typed: list[str], forms: _Forms) -> tuple[tuple[str, ...], list[str]]:
    """Find peoples named within a sentence, the longest names first, and the other words."""
    found: dict[str, None] = {}
    rest: list[str] = []
    at = 0
    while at < len(typed) <= _MOST_WORDS:
        size = next((n for n in (4, 3, 2, 1) if _named(typed, at, n, forms)), 0)
        found |= dict.fromkeys(_named(typed, at, size, forms) if size else ())
        rest += [] if size else typed[at : at + 1]
        at += size or 1
    return tuple(found), rest


def _named(typed: list[str], at: int, size: int, forms: _Forms) -> tuple[str, ...]:
    """Give the peoples named by so many words; one short word has to be the name itself."""
    if at + size > len(typed) or typed[at + size : at + size + 1] == ["doanh"]:
        return ()
    said = " ".join(typed[at : at + size])
    names = _names(said, forms)
    if size > 1 or len(said) > _SHORT:
        return names
    before = typed[at - 1] if at else ""
    if before in _FOLLOWING:  # "theo mạ": as the mother is
        return ()
    is_led = before in _LEADING_TO
    spelled = tuple(name for name in names if _is_spelled(said, name, forms))
    return spelled if is_led else tuple(name for name in spelled if _is_name(said, name))


def _is_name(said: str, name: str) -> bool:
    return same_words([said], [name.lower()])


def _same(whose: str, about: About) -> Reading:
    for key, value in about.same_as.items():
        if whose and set(_WHOSE[whose]) & set(words(key)):
            return Understood(value)
    different = tuple(dict.fromkeys(about.same_as.values()))
    if not whose and len(different) == 1:
        return Understood(different[0])
    return Doubtful(different[:3], "ethnic_group.same_as")
