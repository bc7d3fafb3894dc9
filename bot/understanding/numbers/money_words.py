"""The words of a sum put into one spelling, before they are added up."""

import re

from bot.understanding.numbers.numerals import is_number_word
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.typing_styles import undo_word

SCALES = {"tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3}
HALVES = frozenset({"rưỡi", "nửa"})
NIL = frozenset({"lẻ", "linh"})
DONG = "đồng"
TO = "đến"

_SPELT = {
    **dict.fromkeys(("ty", "ti", "tyd", "tyr"), "tỷ"),
    **dict.fromkeys(
        ("trieu", "tr", "triu", "trie", "treu", "trieuu", "triue", "truieu", "treiu", "chieu",
         "trd", "trdong", "trieud", "trvnd", "trvnđ", "cu", "chai"),
        "triệu",
    ),
    **dict.fromkeys(
        ("nghin", "ngan", "nghn", "ngin", "nghan", "nginh", "ka", "kvnd", "kd"), "nghìn"
    ),
    **dict.fromkeys(("dong", "d", "vnd", "vn", "dog", "dongs", "₫"), DONG),
    **dict.fromkeys(("ruoi", "ruoy", "ruoii"), "rưỡi"),
    "nua": "nửa",
}  # fmt: skip
_EXACTLY = {
    "tỏi": "tỷ", "tiệu": "triệu", "riệu": "triệu", "trẹo": "triệu", "le": "lẻ", "lẻ": "lẻ",
    "linh": "linh", "lẽ": "lẻ", "tới": TO, "đến": TO, "den": TO, "->": TO,
}  # fmt: skip
_AFTER_FIGURES = {"k": "nghìn", "m": "triệu", "t": "t", "toi": "toi", "b": "tỷ"}
_NO_SCALE = frozenset({"cư", "cứ", "cử", "cũ", "cự", "cụ", "tí", "tì", "nữa", "chải", "đó"})
_HALF = re.compile(r"½|(?<![0-9./])1/2(?![0-9/])")
_STOP = re.compile(r"(?<=[0-9])[,.](?=\s?[^\W\d_])")  # "50.triệu"
_CENTS = re.compile(r"(?<=[.,][0-9]{3})[.,]0{1,2}(?![0-9])")
_SPACED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[.,'’ ]{1,2}[0-9]{3})+(?![0-9])")  # noqa: RUF001
_ONE_SPACED = re.compile(r"[0-9]{1,3} [0-9]{3}")
_TOWARDS = re.compile(r"(?<=[0-9])(\s?[^\W\d_]{0,5})\s?(?:->|[-–—~]|\.{2,3}|…)\s?(?=[0-9])")  # noqa: RUF001
_ROUGHLY = re.compile(r"[~≈<>±≤≥]|(?<=[^\W_])\+(?!\s?[0-9])")
# Said for a round number that is none, or without any.
_A_FEW = (
    (re.compile(r"\b(?:đôi|doi) ba\b"), "hai ba"),
    (re.compile(r"\bđôi(?= (?:triệu|chục|trăm|tỷ|củ|chai))"), "khoảng hai"),
    (re.compile(r"\bdăm(?= (?:triệu|chục|trăm|tỷ|củ|chai))"), "khoảng năm"),
    (re.compile(r"(?:^|(?<=[,.] )|\b(?:được|có|bỏ|tầm|cỡ) )mươi\b"), "khoảng mười"),
    (re.compile(r"\b(?:đầu tư|dau tu)\b"), "vốn"),  # its tư is no 4
    (re.compile(r"\b(?:việt|viet) nam\b"), "của"),
    (re.compile(r"\bcả (?=trăm|chục|tỷ|tỉ|triệu)"), "khoảng "),
)
_VNI = re.compile(r"(?<![^\W_])[a-zđ]+[1-9]+[a-zđ][a-zđ1-9]*")
_TOKEN = re.compile(
    r"[0-9]{1,3}(?:[.,][0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]{1,2}(?![0-9]))?|[^\W\d_]+|[₫$€,;+/.:=\n]"
)
_LONGEST_WORD = 9


def tokens_of(text: str) -> list[str]:
    """Split into figures, number words, scales ("triệu"), and other words in lower case."""
    text = _STOP.sub(" ", _HALF.sub(" nửa ", text.lower()))
    text = _CENTS.sub("", _SPACED.sub(_joined, _TOWARDS.sub(rf"\1 {TO} ", text)))
    text = _VNI.sub(lambda found: _unless_other(found[0]), _ROUGHLY.sub(" khoảng ", text))
    for few, number in _A_FEW:
        text = few.sub(number, text)
    raw = _TOKEN.findall(text)
    return [_spelt(word, raw[at - 1] if at else "") for at, word in enumerate(raw)]


def is_figures(token: str) -> bool:
    return token[0].isdecimal()


def is_scale(token: str) -> bool:
    return token in SCALES


def is_number(token: str) -> bool:
    """Say whether a token counts something: figures or a number word."""
    return is_figures(token) or (is_number_word(token) and token not in NIL | HALVES)


def _joined(found: re.Match[str]) -> str:
    """Write 50 000 000 with dots; one space alone may stand between two numbers."""
    run = re.sub(r"[ '’]+", ".", found[0]) if not _ONE_SPACED.fullmatch(found[0]) else found[0]  # noqa: RUF001
    run = re.sub(r"[.,]{2}", ".", run)
    if _ONE_SPACED.fullmatch(run):
        after = found.string[found.end() :].lstrip()
        is_alone = not re.match(r"(?:tr|ty|tỷ|tỉ|ti|ng|k|củ|chai)", after)
        return run.replace(" ", ".") if is_alone else run
    return run


def _spelt(word: str, before: str) -> str:
    if is_figures(word) or word in _EXACTLY:
        return _EXACTLY.get(word, word)
    after_number = bool(before) and (is_figures(before) or is_number_word(before))
    if word in _AFTER_FIGURES:
        return _AFTER_FIGURES[word] if after_number else word
    bare = fold(word)
    if bare in _SPELT and word not in _NO_SCALE:
        return _SPELT[bare]
    return word if is_number_word(word) else _unless_other(word)


def _unless_other(word: str) -> str:
    """Undo residue of Telex and VNI only where a word of a sum comes out."""
    if len(word) > _LONGEST_WORD or not word.isascii():
        return word
    decoded = undo_word(word)
    if decoded == word or decoded.isascii():
        return word
    if decoded in {"triệu", "tỷ", "tỉ", "nghìn", "ngàn", "rưỡi", "đồng", "nửa", "tỏi"}:
        return _SPELT.get(fold(decoded), "tỷ")
    return decoded if is_number_word(decoded) else word
