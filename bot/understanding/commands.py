"""Wishes about the talk itself, which may come at any step. A real answer is never taken."""

import re
from dataclasses import dataclass

from bot.model.reading import About
from bot.understanding import choice, yes_no
from bot.understanding.clean import ascii_digits, clean, fold, words
from bot.understanding.command_words import (
    AMBIGUOUS_BARE,
    CHILD_AFTER,
    COMMANDS,
    HARMLESS_AFTER,
    HARMLESS_BEFORE,
    RUDE,
    RUDE_BARE,
    URGENT,
)  # fmt: skip
from bot.understanding.word_sets import word_set

_LONGEST = 80  # words of the talk are short; a longer text is an answer or an opening
_LONGEST_EDIT = 9  # words
_CODE = re.compile(r"(?<![^\W_])([A-Za-z]{2})[\s-]*([0-9]{3,4}(?:[\s-]*[0-9]{3,4}){0,2})(?![^\W_])")
_NATIONAL_CODE = re.compile(r"(?<![^\W_])[A-Za-z][0-9]{2}(?:[.-][0-9]+){2,4}(?![^\W_])")
_NO_CODE = word_set("so tp tt ql dt tl cc ap to sn ns la co")
_AROUND_CODE = re.compile(
    r"(?:(?:ma|so|ho so|phieu|tra cuu|xem|kiem tra|cua|tui|toi|em|la|toi dau|roi|xong|chua|giay"
    r"|cho|hoi|bao gio|lay|duoc|tinh trang|sao|hs)\s*)*"
)
_EDIT = re.compile(
    r"(?:(?:cho |em |tui |tôi |muốn |xin )*)"
    r"(?:sửa lại|sửa|chỉnh lại|chỉnh|đổi lại|đổi|ghi lộn|ghi sai|ghi nhầm|nhập sai|nhập lộn"
    r"|viết sai|sai|sua lai|sua|chinh lai|chinh|doi lai|doi|ghi lon|ghi nham|nhap sai|viet sai)"
    r" (.+)"
)
_RATHER = re.compile(
    r"(?:không phải|khong phai|hổng phải|ko phải) (.+?) (?:mà là|mà|ma la|ma) (.+)"
)
_ANSWER_WORDS = re.compile(
    r"(?:(?:cai|cau|muc|phan|o|dong)\s+)?"
    r"(?:ho ten|ho va ten|ten|ho|ngay sinh|nam sinh|thang sinh|ngay|so can cuoc|can cuoc|cccd"
    r"|so cccd|so dinh danh|so dien thoai|sdt|dia chi|cho o|noi o|noi sinh|que|que quan|dan toc"
    r"|gioi tinh|quoc tich|von|so tien|nganh nghe|quan he|anh|hinh|giay|cau|so"
    r"|to goc|loai giay|so mat|so trang|so ban|cach ky|nguoi ky|ngay (?:den|hen|di))"
    r"(?:\s+(?:cua |cho )?(?:be|me|cha|ba|bo|con|tui|toi|em|chu ho|nguoi khai|tre|chau|vo|chong))?"
    r"(?:\s+[0-9]{1,2})?"
)
_OTHER = re.compile(r"(?:qua |chuyen |mo |lam |sang )*phieu (?:so )?([0-9]{1,3})")
_MOVE = re.compile(r"(.*?)\s*([0-9]{3}[\s.-]?[0-9]{3})")
_COMMUNE = re.compile(
    r"(?:cho )?(?:(?:em|tui|tôi|toi) )?(?:(?:muốn|muon) )?(?:đổi|doi|chuyển|chuyen|chọn|chon)"
    r"(?: (?:lại|lai|sang|qua))* ((?:xã|xa|phường|phuong|đặc khu|dac khu) .+)"
)
_ANSWERED_BY_YES = word_set("yes_no choice choices photo")
_NAMES_A_PAPER = word_set("form form_file")
_HAS_NONE = word_set("citizen_id phone person_name")


@dataclass(frozen=True, slots=True)
class Command:
    """A wish by name; `rest` says what it is about (an answer's name, a code, a number)."""

    name: str
    rest: str = ""


def command(text: str, kind: str, about: About) -> Command | None:
    """Give the wish a message expresses, unless it answers the question of this `kind`.

    `kind` is empty when nothing is being asked.
    """
    said = clean(text)
    typed = words(said)
    alarm = _alarm(typed)
    if alarm is not None or not typed or len(said) > _LONGEST or said.isdigit():
        return alarm
    if about.choices and choice.exact(typed, about.choices):
        return None
    for attempt in (_whole, _with_rest, _edit):
        found = attempt(said, typed, kind)
        if found is not None:
            return found
    return None


def _alarm(typed: list[str]) -> Command | None:
    if _is_urgent(typed):
        return Command("urgent")
    if any(_is_rude(typed[one.start : one.end]) for one in RUDE.heard(typed)):
        return Command("rude")
    return None


def _is_urgent(typed: list[str]) -> bool:
    return any(
        _is_a_child(typed, one.end)
        if one.meaning == "missing"
        else _is_alarming(typed, one.start, one.end)
        for one in URGENT.heard(typed)
    )


def _is_a_child(typed: list[str], end: int) -> bool:
    """Tell "mất con rồi" from "mất con dấu"."""
    accented = typed[end - 2] == "mất"
    return accented and (end == len(typed) or typed[end] in CHILD_AFTER)


def _is_alarming(typed: list[str], start: int, end: int) -> bool:
    phrase = " ".join(typed[start:end])
    if phrase in AMBIGUOUS_BARE:
        return False
    before = typed[start - 1] if start else ""
    after = typed[end] if end < len(typed) else ""
    return before not in HARMLESS_BEFORE and after not in HARMLESS_AFTER


def _is_rude(phrase: list[str]) -> bool:
    said = " ".join(phrase)
    return said != fold(said) or said in RUDE_BARE


def _whole(said: str, typed: list[str], kind: str) -> Command | None:
    name = COMMANDS.meaning(said)
    if name is None or _is_answer(" ".join(typed), name, kind):
        return None
    return Command(name)


def _is_answer(said: str, name: str, kind: str) -> bool:
    """Let the expected kind decide about words that are both."""
    if kind in _ANSWERED_BY_YES and name in {"later", "back", "stop", "help", "edit", "repeat"}:
        return bool(yes_no.meaning(said)) or (kind == "yes_no" and fold(said) in {"thoi", "chiu"})
    if kind == "text" and name in _NAMES_A_PAPER:
        return True
    if kind in _HAS_NONE and said in {"chưa có", "chua co"}:
        return True
    return kind == "person_name" and said in {"huy", "huỷ"} and said != "hủy"


def _with_rest(said: str, typed: list[str], kind: str) -> Command | None:
    folded = " ".join(map(fold, typed))
    other = _OTHER.fullmatch(folded)
    if other is not None:
        return Command("other", other[1])
    commune = _COMMUNE.fullmatch(" ".join(typed))
    if commune is not None and not kind:
        return Command("commune", commune[1])
    move = _MOVE.fullmatch(folded)
    if move is not None and COMMANDS.meaning(move[1]) == "move":
        return Command("move", re.sub("[^0-9]", "", move[2]))
    return _status(said, kind)


def _status(said: str, kind: str) -> Command | None:
    said = ascii_digits(said)
    national = _NATIONAL_CODE.search(said)
    found = national or _CODE.search(said)
    if found is None:
        return None
    around = f"{said[: found.start()]} {said[found.end() :]}"
    if not _AROUND_CODE.fullmatch(fold(re.sub(r"[^\w\s]", " ", around))):
        return None
    if national is not None:
        return Command("status", national[0].upper())
    return None if fold(found[1]) in _NO_CODE else Command("status", _tidy_code(found[1], found[2]))


def _tidy_code(prefix: str, figures: str) -> str:
    """Write a code as it was given out, KS-4127-5836, however it was typed."""
    run = re.sub("[^0-9]", "", figures)
    return "-".join([prefix.upper(), *re.findall(".{1,4}", run)])


def _edit(said: str, typed: list[str], kind: str) -> Command | None:
    joined = " ".join(typed)
    if _RATHER.fullmatch(joined):
        return Command("edit")
    found = _EDIT.fullmatch(joined)
    if found is None or len(typed) > _LONGEST_EDIT:
        return None
    names_answer = _ANSWER_WORDS.fullmatch(fold(found[1])) is not None
    if kind in {"", "text", "choice", "choices", "yes_no"} and not names_answer:
        return None
    return Command("edit", found[1])
