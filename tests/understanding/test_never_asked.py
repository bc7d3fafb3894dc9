"""Nothing the bot says asks for a code, a password or a bank card (R64)."""

import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

_SECRET = re.compile(r"\bOTP\b|mật khẩu|mã PIN|thẻ ngân hàng|thẻ ATM", re.IGNORECASE)
_WARNS = re.compile(r"\b(?:không|đừng)\b", re.IGNORECASE)
# What is said to officers, at their own desk or command line; and what people say to the bot.
_NOT_TO_CITIZENS = frozenset({"program.yaml", "checker.yaml", "sayings.yaml"})


def _lines() -> Iterator[tuple[str, str]]:
    files = [*ROOT.glob("catalogue/*.yaml"), *ROOT.glob("catalogue/words/*.yaml")]
    files += ROOT.glob("flows/*/flow.yaml")
    for path in files:
        if path.name not in _NOT_TO_CITIZENS:
            for line in path.read_text(encoding="utf-8").splitlines():
                yield path.name, line


def test_secrets_are_only_named_to_warn() -> None:
    named = [line for _, line in _lines() if _SECRET.search(line)]
    assert named
    assert [line for line in named if not _WARNS.search(line)] == []


@pytest.mark.parametrize("secret", ["OTP", "mật khẩu", "chuyển khoản"])
def test_the_help_warns_of_those_who_ask_for_secrets(secret: str) -> None:
    words = (ROOT / "catalogue" / "words" / "bot.yaml").read_text(encoding="utf-8")
    help_text = re.search(r"^help: \|-?\n((?:  .*\n)+)", words, re.MULTILINE)
    assert help_text is not None
    assert secret in help_text[1]
