"""Words that come along with an answer and say nothing of it."""

import re
from functools import lru_cache

from bot.understanding.numbers.numerals import is_number_word
from bot.understanding.spelling.clean import ascii_digits, ways_to_type
from bot.understanding.spelling.typing_styles import undo_word
from bot.understanding.spelling.word_sets import word_set


def typed_as(listed: str) -> frozenset[str]:
    """Give the words, divided by spaces, in every way they are typed."""
    return frozenset(way for word in listed.split() for way in ways_to_type(word))


POLITE = typed_as(
    "dạ ạ vâng thưa nha nhé nhe nhen nghe nghen nghén hen hén hỉ hè hí hi á à ơi nè đó đấy ừ ừm ờ"
    " em anh chị chú bác cô cháu con tui tôi mình bà ông cán bộ bot giùm giúp dùm hộ đi thôi luôn"
    " là thì mà rồi cảm cám ơn vậy rứa thui đây nhá nhó nghe ghi cứ để cho xin có chắc chỉ"
) | word_set(
    "ak ah uh um uk ok oke oki okie okey okay e a c ad admin hihi haha hehe kk kkk nhoa nhak nak"
    " nhan nhaa thanks tks thank you cb da yes vs j z r ha he hjhj ơn"
)
_TYPED_BY_FIGURES = re.compile(r"(?<!\w)[^\W\d_]{2,}[0-9][^\W_]*", re.IGNORECASE)
_UNITS = word_set("triệu nghìn ngàn tỷ tỉ đồng trang tờ bản bộ cuốn")
_ROUND_ZEROS = re.compile(r"(?<=[0-9])[oO]+(?![^\W\d_])")
_STRAIGHT_ONES = re.compile(r"(?<![^\W_])[lI](?=[0-9])")


def _number_word(typed: re.Match[str]) -> str:
    word = undo_word(typed[0].lower())
    return word if word in _UNITS or is_number_word(word) else typed[0]


def in_figures(text: str) -> str:
    """Write ASCII figures, also where a letter was typed for one: "5O triệu".

    Figures that stand for accents are none: "mu7o7i trie65u".
    """
    text = _TYPED_BY_FIGURES.sub(_number_word, text)
    text = _ROUND_ZEROS.sub(lambda found: "0" * len(found[0]), ascii_digits(text))
    return _STRAIGHT_ONES.sub("1", text)


@lru_cache(maxsize=4_000)
def is_among(word: str, listed: frozenset[str]) -> bool:
    """Say whether a word, with or without drawl ("nhaaa"), is in a list made by `typed_as`."""
    return word in listed or re.sub(r"([^\W\d])\1+$", r"\1", word) in listed
