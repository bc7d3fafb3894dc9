"""The words of a sentence that tell what is wanted."""

import re
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
    " dan vay nay sao the nhu de thu tuc nhung cac may nhieu roi gio con cung dang se da"
    " bi theo tren trong tai tu len ra vao ve xa nho giup gium khi hoi luc cai xem noi bac"
    " minh ong cau em gom hay ai no ta moi vua mot"
)
_BREAK = re.compile(r"[.;!?\n]+|,\s+(?=[^\W\d_])")
_LONGEST_PART = 40


def content_words(text: str, *, keep_all: bool = False) -> list[str]:
    """Give the folded words of a text in full spelling, without those that only carry it."""
    told = standard_words(text)
    if keep_all:
        return [fold(word) for word in told]
    return [fold(word) for word in told if not _is_silent(word)]


def sentences_of(text: str) -> list[str]:
    """Split a long message into its sentences, and each with the one after it."""
    parts = [part.strip() for part in _BREAK.split(text) if part.strip()][:_LONGEST_PART]
    return [*parts, *(f"{one} {other}" for one, other in pairwise(parts))]


def _is_silent(word: str) -> bool:
    return word in _SILENT if has_accents(word) else word in _SILENT_BARE or word in _SILENT
