"""What is left of an answer of which a part is taken back.

"trai à không gái", "Hrê chứ không phải Kinh", "không phải mẹ mà là dì": the last word counts, and
is said back.
"""

import re

from bot.understanding.spelling.clean import fold

_NOT = r"(?:không|khong|hông|hong|hổng|ko|k|hok|chẳng)"
_SLIP = re.compile(
    r"(?:^|[\s,.;…-])(?:à không|á không|ờ không|ủa không|a khong|à không phải|à nhầm|à lộn|à quên"
    r"|(?:ý|í|ủa|ui|nói|viết|tui|em|ghi|bấm|gõ) (?:nhầm|lộn)"
    r"|(?:y|i|ua|noi|viet|bam|go) (?:nham|lon)|a nham|a lon|a quen|nhầm|lộn|xin lỗi|sorry)"
    r"(?: (?:rồi|roi|là|la|phải là|phai la|đúng là|mới đúng))*(?=[\s,.;:…-])",
    re.IGNORECASE,
)
_NOT_THE_OTHER = re.compile(
    rf"^(.*\w.*?)(?:\s*,\s*|[\s,]+(?:chứ|chớ|chu|cho) ){_NOT} (?:phải|phai)\s.*\w", re.IGNORECASE
)
_RATHER = re.compile(
    rf"^(?:dạ |da |à |a )*{_NOT} (?:phải|phai) (?:là |la )?(.*?\w.*?)"
    r"(?: đâu| dau| mô)?(?:[\s,]+(?:mà là|ma la|mà|ma)\s|(,)\s*)(.*\w.*)$",
    re.IGNORECASE,
)
_DENIES = re.compile(rf"^(?:dạ |da |à |a )*{_NOT} (?:phải|phai)\s", re.IGNORECASE)
_MEANT = re.compile(r"^(?:là|la|phải là|phai la)\s+", re.IGNORECASE)
_UNITS = re.compile(r"(?:xa|phuong|thi tran|tt|tinh|huyen|thon|lang|xom)\b")


def kept(said: str) -> str:
    """Give the part that still holds, or "" where nothing was taken back."""
    *before, last = _SLIP.split(said)
    if before and re.search(r"\w", before[0]):
        return _MEANT.sub("", last.strip(" ,.;:…-"))
    if (first := without_the_other(said)) != said:
        return first
    rather = _RATHER.match(said)
    return rather[3].strip() if rather and _is_one_for_one(rather) else ""


def given_up(said: str) -> str:
    """Give what stood ahead of a slip that was put right, or ""."""
    before, *after = _SLIP.split(said)
    return before.strip(" ,.;:…-") if after else ""


def without_the_other(said: str) -> str:
    """Give what stands ahead of what is not meant: of "Sơn, không phải Sang" it is "Sơn"."""
    other = _NOT_THE_OTHER.match(said)
    return other[1].strip(" ,.;:…-") if other else said


def denies(said: str) -> bool:
    """Say whether it begins with what is not meant."""
    return _DENIES.match(said) is not None


def only_denies(said: str) -> bool:
    """Say whether it begins with what is not meant, and nothing was found to be kept."""
    return denies(said) and not kept(said)


def _is_one_for_one(rather: re.Match[str]) -> bool:
    """Tell "không phải xã Ba Vì, xã Ba Tơ" from a list, and from the parts of one address."""
    if not rather[2]:
        return True
    units = [_UNITS.match(fold(side)) for side in (rather[1], rather[3])]
    named = [unit[0] if unit else "" for unit in units]
    return "," not in rather[3] and named[0] == named[1]
