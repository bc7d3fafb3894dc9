"""Which people somebody belongs to, by the word that stands on their papers."""

from functools import lru_cache

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, EthnicGroup, Reading, Understood, Unread
from bot.understanding.clean import fold, words
from bot.understanding.phrases import Phrases
from bot.understanding.word_sets import word_set

_Forms = dict[str, list[tuple[str, str]]]  # folded form -> (name, form)

_LEADS = word_set(
    "bào toc con là tui bé đồng nguoi dan tộc em người dân"
)  # fmt: skip
_MOST_WORDS = 40
_UNCLEAR = "ethnic_group.unclear"
_SAME = Phrases(
    {
        "mẹ": "theo mẹ · giống mẹ · như mẹ · lấy theo mẹ",
        "cha": "theo cha · giống cha · như cha · theo ba · như ba · theo bố · giống bố",
        "": "như trên · giống trên · như cũ",
    }
)


def read(text: str, about: About) -> Reading:
    """Read the word on papers; two peoples in one answer are asked back."""
    same = _SAME.meaning(text)
    if same is not None:
        return _same(same, about)
    typed = [_joined(word) for word in words(text)]
    forms = _forms(about.lexicon.ethnic_groups)
    whole = _names(" ".join(typed), forms) or _names("".join(typed), forms)
    if not whole:
        bare = [word for word in typed if word not in _LEADS]
        whole = _names(" ".join(bare), forms)
        if not whole:
            # A name heard within other words, "giấy đang làm", may be no name at all.
            heard = _within(bare, forms)
            return Doubtful(heard[:3], "ethnic_group.two") if heard else Unread(_UNCLEAR)
    if len(whole) == 1:
        return Understood(whole[0])
    return Doubtful(whole[:3], "ethnic_group.two") if whole else Unread(_UNCLEAR)


def echo(value: Value, _about: About) -> str:
    return str(value)


def _joined(word: str) -> str:
    return word.replace("'", "")


@lru_cache(maxsize=4)
def _forms(groups: tuple[EthnicGroup, ...]) -> _Forms:
    """Give what each people is called, by how that looks without marks."""
    forms: _Forms = {}
    for group in groups:
        for form in map(_key, (group.name, *group.words)):
            forms.setdefault(fold(form), []).append((group.name, form))
    return forms


def _names(said: str, forms: _Forms) -> tuple[str, ...]:
    """Give the peoples so called: written exactly so, else with marks left out."""
    said = _key(said)
    alike = forms.get(fold(said), []) if said else []
    exact = dict.fromkeys(name for name, form in alike if form == said)
    return tuple(exact or dict.fromkeys(name for name, _ in alike))


def _key(form: str) -> str:
    return " ".join(_joined(word) for word in words(form.replace("-", " ")))


def _within(typed: list[str], forms: _Forms) -> tuple[str, ...]:
    """Find peoples named within a sentence, the longest names first."""
    found: dict[str, None] = {}
    at = 0
    while at < len(typed) <= _MOST_WORDS:
        size = next((n for n in (4, 3, 2, 1) if _named(typed, at, n, forms)), 0)
        for name in _named(typed, at, size, forms) if size else ():
            found[name] = None
        at += size or 1
    return tuple(found)


def _named(typed: list[str], at: int, size: int, forms: _Forms) -> tuple[str, ...]:
    return _names(" ".join(typed[at : at + size]), forms) if at + size <= len(typed) else ()


def _same(whose: str, about: About) -> Reading:
    for key, value in about.same_as.items():
        if whose and whose in words(key):
            return Understood(value)
    different = tuple(dict.fromkeys(about.same_as.values()))
    if not whose and len(different) == 1:
        return Understood(different[0])
    return Doubtful(different[:3], "ethnic_group.same_as")
