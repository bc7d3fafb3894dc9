"""Words that come along with an answer and say nothing of it, and slips taken back."""

import re
from functools import lru_cache

from bot.understanding.clean import ascii_digits, ways_to_type
from bot.understanding.word_sets import word_set

_RETRACTED = re.compile(
    r"(?:^|[\s,.;…-])(?:à không|á không|ờ không|a khong|à không phải|à nhầm|à lộn|à quên"
    r"|(?:ý|í|ủa|ui|nói|viết|tui|em|ghi|bấm|gõ) (?:nhầm|lộn)"
    r"|(?:y|i|ua|noi|viet|bam|go) (?:nham|lon)|a nham|a lon|a quen|nhầm|lộn|nham|xin lỗi|sorry)"
    r"(?: (?:rồi|roi|là|la|phải là|phai la|đúng là|mới đúng))*(?=[\s,.;:…-])"
)


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
_ROUND_ZEROS = re.compile(r"(?<=[0-9])[oO]+(?![^\W\d_])")
_STRAIGHT_ONES = re.compile(r"(?<![^\W_])[lI](?=[0-9])")


def in_figures(text: str) -> str:
    """Write ASCII figures, also where a letter was typed for one: "5O triệu"."""
    text = _ROUND_ZEROS.sub(lambda found: "0" * len(found[0]), ascii_digits(text))
    return _STRAIGHT_ONES.sub("1", text)


def after_a_slip(text: str) -> str:
    """Give what follows "à không", "nhầm" and the like, or "" where nothing was taken back."""
    *said, last = _RETRACTED.split(text.lower())
    return last.strip(" ,.;:…-") if said and re.search(r"\w", said[0]) else ""


@lru_cache(maxsize=4_000)
def is_among(word: str, listed: frozenset[str]) -> bool:
    """Say whether a word, with or without drawl ("nhaaa"), is in a list made by `typed_as`."""
    return word in listed or re.sub(r"([^\W\d])\1+$", r"\1", word) in listed
