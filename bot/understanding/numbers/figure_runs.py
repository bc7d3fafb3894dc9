"""Runs of figures as people type and say them: spaced, dotted, O for 0, "không năm một"."""

import re
from collections.abc import Iterator, Sequence

from bot.understanding.numbers.numerals import below_thousand, digit, whole
from bot.understanding.spelling.clean import ascii_digits, every_word
from bot.understanding.spelling.typing_styles import undo_word
from bot.understanding.spelling.word_sets import word_set

Run = tuple[str, ...]  # groups of figures that stand together

_LOOKALIKE = str.maketrans("oOlIi|", "001111")
_MIXED = re.compile(r"(?<![^\W\d])[0-9OolIi|]*[0-9][0-9OolIi|]*(?![^\W\d])")
_ALL_O = re.compile(r"(?<=[0-9])([\s.\-])([oO]{1,4})(?=[\s.\-]|$)|^([oO]{1,4})(?=[\s.\-][0-9])")
_BARS = 3  # so many divide the fields of a card's code
_VNI = re.compile(r"(?<![^\W_])[a-zđ]+[1-9]+[a-zđ][a-zđ1-9]*", re.IGNORECASE)
_DATE = re.compile(
    r"(?<![0-9])(?<![0-9][.\-/])(?:[0-3]?[0-9]([.\-/])[01]?[0-9]\1(?:19|20)[0-9]{2}"
    r"|[0-3]?[0-9]/[01]?[0-9]/[0-9]{2})(?![0-9])(?![.\-/][0-9])"
)
_RUN = re.compile(r"[0-9]+(?:[\s.\-–—()/_,·*+]{1,4}[0-9]+)*")  # noqa: RUF001
_NEXT = re.compile(r"[,;:]\s*(?=(?:số|so)\b)", re.IGNORECASE)  # "nhà số 5, số không chín …"
_BREAK = "ngắt"
_LONGEST_WORD = 9
_SHORTEST, _LONGEST = 9, 14  # figures of a number
_LONGEST_SPAN = 13  # groups of one

_REPEATED = word_set("số so con cái chữ")
_KIN = word_set(
    "anh chị chi chú chu bác bac cô co cậu cau dì di thằng thang con ông ong bà mợ mo thím út"
    " đứa dua thứ thu"
)
_RANKS = word_set("hai ba tư tu năm nam sáu sau bảy bay tám tam chín chin mười muoi")
_BETWEEN = word_set(
    "rồi roi r tới toi tiếp tiep đến den là la dạ da ờ à ạ chấm cham phẩy phay gạch gach ngang xong"
    " số so con"
)
_ZEROS = word_set("o ô oh zero lẻ le linh dê")
_DENIALS = word_set("ko k hong")
_COMPOUND = word_set("mươi muoi mười trăm tram chục chuc")
_NIL = word_set("lẻ le linh lẽ")
_HUNDRED = word_set("trăm tram")
_LONGEST_COMPOUND = 5
_MOST_REPEATS = 6
_MOST_GROUPS = 60


def typed_runs(text: str) -> list[Run]:
    """Give the runs of typed figures; days and words part them, what divides groups does not."""
    plain = _DATE.sub(" ; ", _typed(text))
    return [tuple(re.findall("[0-9]+", run[0])) for run in _RUN.finditer(plain)]


def spoken_runs(text: str) -> list[Run]:
    """Give the runs of figures said in words, or in words and figures by turns."""
    plain = _NEXT.sub(f" {_BREAK} ", _DATE.sub(f" {_BREAK} ", _typed(text)))
    words = [_word(word) for word in every_word(plain)]
    runs: list[list[str]] = [[]]
    at = 0
    while at < len(words):
        figures, taken = _said_at(words, at)
        if figures:
            runs[-1].append(figures)
        elif words[at] not in _BETWEEN and runs[-1]:
            runs.append([])
        at += taken
    return [tuple(run) for run in runs if run]


def spans(run: Run) -> Iterator[tuple[int, int]]:
    """Give the stretches of groups as long as a number, the longest first at each place."""
    for start in range(min(len(run), _MOST_GROUPS)):
        for end in range(min(len(run), start + _LONGEST_SPAN), start, -1):
            if _SHORTEST <= sum(map(len, run[start:end])) <= _LONGEST:
                yield start, end


def _typed(text: str) -> str:
    text = ascii_digits(text)
    if text.count("|") >= _BARS:
        text = text.replace("|", " ; ")
    text = _VNI.sub(lambda found: _said_as(found[0]), text)
    text = _MIXED.sub(lambda found: found[0].translate(_LOOKALIKE), text)
    return _ALL_O.sub(lambda found: (found[1] or "") + "0" * len(found[2] or found[3]), text)


def _said_as(word: str) -> str:
    """Undo VNI where the word of a figure comes out: "kho6ng", "chi1n"."""
    decoded = undo_word(word.lower()) if len(word) <= _LONGEST_WORD else word
    return decoded if digit(decoded) is not None or decoded in _COMPOUND else word


def _word(word: str) -> str:
    if digit(word) is not None or len(word) > _LONGEST_WORD or not word.isascii():
        return word
    decoded = undo_word(word) if word.isalpha() else word
    return decoded if digit(decoded) is not None or decoded in _COMPOUND else word


def _said_at(words: Sequence[str], at: int) -> tuple[str, int]:
    """Give the figures that begin at this word, and how many words say them."""
    word = words[at]
    if repeated := _repeated(words, at):
        return repeated
    if word in _RANKS and at and words[at - 1] in _KIN:
        return "", 1  # "anh Ba": a name
    if compound := _compound(words, at):
        return compound
    return (word if whole(word) is not None else _one_said(words, at)), 1


def _repeated(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Read "ba số không", "2 con 9"."""
    times, after = _figure(words[at]) or 0, words[at + 1 : at + 3]
    if not 1 < times <= _MOST_REPEATS or len(after) < len(("số", "không")):
        return None
    figure = _figure(after[1]) if after[0] in _REPEATED else None
    return None if figure is None else (str(figure) * times, 3)


def _one_said(words: Sequence[str], at: int) -> str:
    """Give the figure of one word; o, lẻ and ko are 0 among figures."""
    if (figure := digit(words[at])) is not None:
        return str(figure)
    beside = [_is_said(words, place) for place in (at - 1, at + 1)]
    is_zero = (words[at] in _ZEROS and any(beside)) or (words[at] in _DENIALS and all(beside))
    return "0" if is_zero else ""


def _is_said(words: Sequence[str], at: int) -> bool:
    return 0 <= at < len(words) and (
        digit(words[at]) is not None or words[at] in _ZEROS or words[at].isdecimal()
    )


def _figure(word: str) -> int | None:
    return int(word) if len(word) == 1 and word.isdecimal() else digit(word)


def _compound(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Read "bảy mươi bảy", "chín trăm lẻ năm", "mười hai" as the figures they are written in."""
    for size in range(min(_LONGEST_COMPOUND, len(words) - at), 0, -1):
        said = list(words[at : at + size])
        after = words[at + size] if at + size < len(words) else ""
        number = below_thousand(said) if _is_compound(said, after) else None
        if number is not None:
            has_hundred = not set(said).isdisjoint(_HUNDRED)
            return (f"{number:03}" if has_hundred else str(number)), size
    return None


def _is_compound(said: Sequence[str], after: str) -> bool:
    """Say whether tens or hundreds are named, and the last word is not the next one's figure."""
    if set(said).isdisjoint(_COMPOUND) or said[-1] in _NIL or after in _COMPOUND:
        return False
    if said[0] in _HUNDRED or said[0] == "mươi":
        return False
    return all(digit(word) is not None or word in _COMPOUND | _NIL for word in said)
