"""Letters that only look different: styled ones, and those of other alphabets."""

import re
import unicodedata

_STYLED = (
    (0xFF01, 0xFF5F),  # fullwidth
    (0x1D400, 0x1D800),  # mathematical: bold, script, sans-serif
    (0x24B6, 0x24EA),  # in circles
    (0x2460, 0x2474),  # figures in circles
    (0x2100, 0x2139),  # script and double-struck
)
# Written for đ where the keyboard or an old font has none; a dotless i.
_LATIN = {"ð": "đ", "Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ", "\u0131": "i"}
_SPACES = dict.fromkeys([*range(0x2000, 0x200B), 0x202F, 0x205F, 0x2800, 0x3000], " ")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_CYRILLIC = (
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408"
)
_GREEK = (
    "\u03bf\u03bd\u03b9\u03b1"
    "\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
)
_ALPHABETS = str.maketrans(
    _CYRILLIC + _GREEK, "aeopcyxijshdABEKMHOPCTYXIJ" + "ovia" + "ABEHIKMNOPTYX"
)
_WORD = re.compile(r"[^\W\d_]+")


def _plain_styles() -> dict[int, str]:
    """Give the plain letter or figure of each styled one."""
    pairs = {
        code: unicodedata.normalize("NFKC", chr(code))
        for start, end in _STYLED
        for code in range(start, end)
    }
    fullwidth = range(*_STYLED[0])
    return {
        code: plain
        for code, plain in pairs.items()
        if code in fullwidth or (plain.isascii() and plain.isalnum())
    }


_PLAIN: dict[int, str] = {
    **_plain_styles(),
    **_SPACES,
    **{ord(odd): plain for odd, plain in _LATIN.items()},
}


def in_latin(text: str) -> str:
    """Write what only looks like Latin letters in Latin letters; other words stay as they are."""
    text = text.translate(_PLAIN)
    return _WORD.sub(_of_word, text) if _OTHER.search(text) else text


def _of_word(word: re.Match[str]) -> str:
    """Take a word over only as a whole: "Анна" is no Latin word, whatever its letters."""
    plain = word[0].translate(_ALPHABETS)
    return word[0] if _OTHER.search(plain) else plain
