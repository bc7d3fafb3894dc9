"""The words of a sentence that tell what is wanted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.clean import fold, has_accents
from bot.understanding.typing_styles import standard_words
from bot.understanding.word_sets import word_set

# Written with accents, so that "bán" (sell) is kept where "bạn" (you) is not.
_SILENT = word_set(
    "tôi em anh chị cô chú bác bạn mình cháu ông cho cần gì muốn thì là ở đâu mà của với"
    " và nào phải được hỏi hướng dẫn ạ nha nhé vậy này ấy kia đó sao thế như để thủ tục"
    " những các mấy bao nhiêu đi rồi giờ nay còn cũng đang sẽ đã bị theo trên trong tại từ"
    " đến lên ra vào về xã phường ủy ban nhờ giúp giùm dạ vâng ơi nữa luôn hết quá thôi"
    " khi hồi lúc cái con_số việc người_ta xem biết nói làm_sao thưa kính mọi chỗ gồm hay"
    " hoặc định tính đem mang nộp đến đồng tiền_công nhà_nước ai ta họ nó tụi chúng lắm à"
    " ừ hả nhỉ hen nghen mới vừa có nhiều ít một"
)
_SILENT_BARE = word_set(
    "toi em anh chi cho can gi muon thi la o dau ma cua voi va nao phai duoc hoi huong"
    " dan vay nay sao the nhu de thu tuc nhung cac may nhieu roi gio cung dang se da"
    " bi theo tren trong tai tu len ra vao ve xa nho giup gium khi hoi luc cai xem noi bac"
    " minh ong cau em gom hay ai no ta moi vua mot"
)
_SHORT_I = re.compile(r"(?<=^[hklmst])i$|(?<=^qu)i$")
_BREAK = re.compile(r"[.;!?\n]+|,\s+(?=[^\W\d_])")
_MOST_PARTS = 40
_WINDOW, _STEP = 7, 2  # words


@dataclass(frozen=True, slots=True)
class Word:
    """A word in full spelling, as it was written, and without accents."""

    said: str
    bare: str


def content_words(text: str) -> list[Word]:
    """Give the words of a text in full spelling, without those that only carry it."""
    return [Word(word, _bare(word)) for word in standard_words(text) if not _is_silent(word)]


def folded(text: str) -> str:
    """Give all words of a text in full spelling, without accents."""
    return " ".join(fold(word) for word in standard_words(text))


def stretches(text: str) -> list[Sequence[Word]]:
    """Cut a long message into its sentences, each with the one after it, and into windows.

    Who talks to the phone puts no full stops: windows of a few words then do for sentences.
    """
    parts = [content_words(part) for part in _BREAK.split(text)[:_MOST_PARTS]]
    parts = [part for part in parts if part]
    joined = [[*one, *other] for one, other in pairwise(parts)]
    whole = [word for part in parts for word in part]
    steps = range(0, max(len(whole) - _WINDOW, 0) + _STEP, _STEP)
    windows = [whole[start : start + _WINDOW] for start in steps]
    return [part for part in [*parts, *joined, *windows] if part]


def _bare(word: str) -> str:
    """Leave the accents out; "kí" and "ký", "lí" and "lý" are one."""
    return _SHORT_I.sub("y", fold(word))


def _is_silent(word: str) -> bool:
    return word in _SILENT if has_accents(word) else word in _SILENT_BARE or word in _SILENT
