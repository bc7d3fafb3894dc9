"""Wishes that say what they are about: a sheet, a code, another commune, another phone."""

import re

from bot.understanding.spelling.clean import ascii_digits, fold, words
from bot.understanding.spelling.word_sets import word_set
from bot.understanding.wishes.command_words import COMMANDS

_CODE = re.compile(r"(?<![^\W_])([A-Za-z]{2})[\s-]*([0-9]{3,4}(?:[\s-]*[0-9]{3,4}){0,2})(?![^\W_])")
_NATIONAL_CODE = re.compile(r"(?<![^\W_])[A-Za-z][0-9]{2}(?:[.-][0-9]+){2,4}(?![^\W_])")
_NO_CODE = word_set("so tp tt ql dt tl cc ap to sn ns la co")
_AROUND_CODE = re.compile(
    r"(?:(?:ma|so|ho so|phieu|tra cuu|xem|kiem tra|cua|tui|toi|em|la|toi dau|roi|xong|chua|giay"
    r"|cho|hoi|bao gio|lay|duoc|tinh trang|sao|hs)\s*)*"
)
_OTHER = re.compile(r"(?:qua |chuyen |mo |lam |sang )*phieu (?:so )?([0-9]{1,3})")
_MOVE = re.compile(r"(.*?)\s*([0-9]{3}[\s.-]?[0-9]{3})")
_COMMUNE = re.compile(
    r"(?:cho )?(?:(?:em|tui|tôi|toi) )?(?:(?:muốn|muon) )?(?:đổi|doi|chuyển|chuyen|chọn|chon)"
    r"(?: (?:lại|lai|sang|qua))* ((?:xã|xa|phường|phuong|đặc khu|dac khu) .+)"
)
_IN_FIGURES = word_set("phone citizen_id money number pages")


def wish_about(said: str, kind: str) -> tuple[str, str] | None:
    """Give the name of the wish and what it is about."""
    typed = words(said)
    folded = " ".join(map(fold, typed))
    other = _OTHER.fullmatch(folded)
    if other is not None:
        return "other", other[1]
    commune = _COMMUNE.fullmatch(" ".join(typed))
    if commune is not None and not kind:
        return "commune", commune[1]
    move = _MOVE.fullmatch(folded)
    if move is not None and COMMANDS.meaning(move[1]) == "move":
        return "move", re.sub("[^0-9]", "", move[2])
    return _status(said, kind)


def _status(said: str, kind: str) -> tuple[str, str] | None:
    said = ascii_digits(said)
    national = _NATIONAL_CODE.search(said)
    found = national or _CODE.search(said)
    if found is None:
        return None
    around = f"{said[: found.start()]} {said[found.end() :]}"
    if not _AROUND_CODE.fullmatch(fold(re.sub(r"[^\w\s]", " ", around))):
        return None
    if national is not None:
        return "status", national[0].upper()
    if fold(found[1]) in _NO_CODE or (kind in _IN_FIGURES and _is_number(found)):
        return None
    return "status", _tidy_code(found[1], found[2])


def _is_number(found: re.Match[str]) -> bool:
    """Say whether a word stands before plain figures, where figures are asked: "vk 0905000777"."""
    figures = re.sub("[^0-9]", "", found[2])
    return len(figures) > len("41275836") or (found[0].islower() and "-" not in found[0])


def _tidy_code(prefix: str, figures: str) -> str:
    """Write a code as it was given out, KS-4127-5836, however it was typed."""
    run = re.sub("[^0-9]", "", figures)
    return "-".join([prefix.upper(), *re.findall(".{1,4}", run)])
