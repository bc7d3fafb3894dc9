"""The words of a sentence that tell what is wanted."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bot.understanding.spelling.clean import clean, fold, has_accents, one_placement
from bot.understanding.spelling.typing_styles import standard_words
from bot.understanding.spelling.word_sets import phrase_set, word_set

# Written with accents, so that "bán" (sell) is kept where "bạn" (you) is not.
_SILENT = word_set(
    "tôi em anh chị cô chú bác bạn mình cháu ông cho cần gì muốn thì là ở đâu mà của với"
    " và nào phải được hỏi hướng dẫn ạ nha nhé vậy này ấy kia đó sao thế như để thủ tục"
    " những các mấy bao nhiêu đi rồi giờ nay còn cũng đang sẽ đã bị theo trên trong tại từ"
    " đến lên ra vào về xã phường ủy ban nhờ giúp giùm dạ vâng ơi nữa luôn hết quá thôi"
    " khi hồi lúc cái việc chút xíu xem biết nói thưa kính mọi chỗ gồm hay"
    " hoặc định tính đem mang nộp đến ai ta nó tụi chúng lắm à"
    " ừ hả nhỉ hen nghen mới vừa có nhiều ít một"
)
_SILENT_BARE = word_set(
    "toi em anh chi cho can gi muon thi la o dau ma cua voi va nao phai duoc hoi huong"
    " dan vay nay sao the nhu de thu tuc nhung cac may nhieu roi gio cung dang se da"
    " bi theo tren trong tai tu len ra vao ve xa nho giup gium khi hoi luc cai xem noi bac chut xiu"
    " minh ong cau chau em gom hay ai no ta moi vua mot"
)
# Without accents as they are: "thi" is no "thì" of somebody who types accents.
_ALSO_SILENT = _SILENT | (_SILENT_BARE - word_set("thi tu may"))
# Silent words that tell something together with their neighbour.
_TELLING = phrase_set(
    "bang sao · ban sau · sao i · ban sao · sao y"
    " · sao luc · sao chup · het han · o rieng · ra rieng · ra khoi · noi o · cho o"
    " · len tho · len dat · ve thon · ve lang · tai nha · tai thon · moi sinh · tu choi · tu vong"
    " · thoi giam · thoi huong · thoi quoc · xin viec · tim viec · viec lam · lam viec · nghi viec"
)
_SOMETIMES_TELLING = frozenset(word for pair in _TELLING for word in pair.split())
_CODE = re.compile(r"\b[A-Za-z]{2}(?:[ -]?[0-9]{4}){2}\b")
# "Đang ký hồ sơ" is hardly ever meant by who asks.
_REGISTER = re.compile(r"\bđang k[íý]\b", re.IGNORECASE)
# "Hông" is "không" in the speech of the Centre, but not here.
_MARRIAGE = re.compile(
    r"(?<=\b(?:kết|ket|hủy|huy) )h[ôo]ng\b|(?<=\bly )h[ôo]ng\b"
    r"|\bh[ôo]ng(?= (?:nhân|nhan|thú|thu)\b)",
    re.IGNORECASE,
)
_LONGEST = 2000
_SHORT_I = re.compile(r"(?<=^[hklmst])i$|(?<=^qu)i$|^i$")
# Dialect that its accents tell from another word is heard here, where all are missing.
_UNMARKED_DIALECT = {"tiem": ("cua", "hang"), "man": ("lam",)}
_LEAST_ACCENTED = 0.3  # of the words of somebody who types accents


@dataclass(frozen=True, slots=True)
class Word:
    """A word in full spelling, as it was written, and without accents."""

    said: str
    bare: str
    is_silent: bool = False  # it only carries the sentence, unless a pair with it is known
    is_accented: bool = True  # who wrote it puts accents where they belong


def plain(sentence: str) -> str:
    """Leave out a dossier's code, and write what is hardly ever meant as it is typed."""
    said = _CODE.sub(" ", clean(sentence))[:_LONGEST]
    return _REGISTER.sub("đăng ký", _MARRIAGE.sub("hôn", said))


def content_words(text: str) -> list[Word]:
    """Give the words of a text in full spelling, without those that only carry it."""
    return [word for word in every_word(text) if not word.is_silent]


def every_word(text: str) -> list[Word]:
    """Give all words of a text in full spelling."""
    said = standard_words(text)
    with_accents = sum(map(_is_marked, said))
    is_accented = with_accents > _LEAST_ACCENTED * len(said)
    if not is_accented:
        said = [part for word in said for part in _UNMARKED_DIALECT.get(word, (word,))]
    words = [_word(word, is_accented) for word in said]
    return [_heard(words, at) for at in range(len(words))]


def folded(text: str) -> str:
    """Give all words of a text in full spelling, without accents."""
    return " ".join(map(_folded, standard_words(text)))


def _heard(words: list[Word], at: int) -> Word:
    """Hear a silent word that tells something beside its neighbour: "sao" in "sao y"."""
    word = words[at]
    if not word.is_silent or word.bare not in _SOMETIMES_TELLING:
        return word
    around = [one.bare for one in words[max(at - 1, 0) : at + 2]]
    pairs = map(" ".join, pairwise(around))
    return replace(word, is_silent=_TELLING.isdisjoint(pairs))


@lru_cache(maxsize=20_000)
def _word(word: str, is_accented: bool) -> Word:  # noqa: FBT001
    return Word(_written(word), _bare(word), _is_silent(word, is_accented), is_accented)


def _written(word: str) -> str:
    """Write what people mix up one way: hỏi for ngã, "ký" for "kí", "hòa" for "hoà"."""
    if word.isascii():
        return _bare(word)
    apart = unicodedata.normalize("NFD", one_placement(word)).replace("\u0303", "\u0309")
    if _SHORT_I.search(fold(word)):
        apart = apart.replace("i", "y")
    return unicodedata.normalize("NFC", apart)


@lru_cache(maxsize=20_000)
def _is_marked(word: str) -> bool:
    return not word.isascii() and has_accents(word)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


def _bare(word: str) -> str:
    """Leave the accents out; "kí" and "ký", "lí" and "lý" are one."""
    return _SHORT_I.sub("y", fold(word))


def _is_silent(word: str, is_accented: bool) -> bool:  # noqa: FBT001
    if is_accented:
        return word in _ALSO_SILENT
    return word in _SILENT or word in _SILENT_BARE
