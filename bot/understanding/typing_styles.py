"""Ways of typing that leave residue: Telex, VNI, teencode, and how the Centre speaks."""

import re
import unicodedata
from functools import lru_cache

from bot.understanding.clean import fold, has_accents
from bot.understanding.syllables import is_syllable

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_LETTERS = (
    ("dd", "đ"), ("uow", "ươ"), ("uwo", "ươ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"),
    ("ow", "ơ"), ("uw", "ư"),
)  # fmt: skip
_VNI_LETTERS = (
    ("d9", "đ"), ("uo7", "ươ"), ("u7o7", "ươ"), ("a6", "â"), ("e6", "ê"), ("o6", "ô"), ("a8", "ă"),
    ("o7", "ơ"), ("u7", "ư"),
)  # fmt: skip
_VOWELS = "aeiouy"
_STRONG = "ăâêôơư"
_SQUEEZE = re.compile(r"([^\W\d_])\1{2,}")

# What young people write for a whole word.
_TEENCODE = dict(
    pair.split("=")
    for pair in [
        "ko=không",
        "k=không",
        "kh=không",
        "hok=không",
        "hk=không",
        "khum=không",
        "hem=không",
        "hông=không",
        "hổng=không",
        "dc=được",
        "đc=được",
        "dk=được",
        "đk=đăng_ký",
        "đky=đăng_ký",
        "dky=đăng_ký",
        "j=gì",
        "z=vậy",
        "v=vậy",
        "cx=cũng",
        "vs=với",
        "ns=nói",
        "mk=mình",
        "mik=mình",
        "bn=bao_nhiêu",
        "ntn=như_thế_nào",
        "r=rồi",
        "đg=đang",
        "trc=trước",
        "ks=khai_sinh",
        "gks=giấy_khai_sinh",
        "đkks=đăng_ký_khai_sinh",
        "dkks=đăng_ký_khai_sinh",
        "đkkh=đăng_ký_kết_hôn",
        "dkkh=đăng_ký_kết_hôn",
        "kt=khai_tử",
        "đkkt=đăng_ký_khai_tử",
        "đkkd=đăng_ký_kinh_doanh",
        "dkkd=đăng_ký_kinh_doanh",
        "hkd=hộ_kinh_doanh",
        "kd=kinh_doanh",
        "gpkd=giấy_phép_kinh_doanh",
        "gp=giấy_phép",
        "gpxd=giấy_phép_xây_dựng",
        "xn=xác_nhận",
        "tthn=tình_trạng_hôn_nhân",
        "xntthn=xác_nhận_tình_trạng_hôn_nhân",
        "ct=chứng_thực",
        "cccd=căn_cước",
        "cmnd=căn_cước",
        "cmt=căn_cước",
        "hk=hộ_khẩu",
        "shk=hộ_khẩu",
        "bhyt=bảo_hiểm_y_tế",
        "bhxh=bảo_hiểm_xã_hội",
        "sđ=sổ_đỏ",
        "gcn=giấy_chứng_nhận",
        "qsdđ=quyền_sử_dụng_đất",
        "uq=ủy_quyền",
        "pt=photo",
        "pho=photo",
        "phô=photo",
        "hs=hồ_sơ",
        "ck=chồng",
        "vk=vợ",
        "bb=em_bé",
        "s=sao",
        "ch=chưa",
        "chx=chưa",
        "e=em",
        "a=anh",
        "c=chị",
        "mn=mọi_người",
        "mún=muốn",
        "lun=luôn",
        "trl=trả_lời",
        "ubnd=ủy_ban",
        "syll=sơ_yếu_lý_lịch",
        "đt=điện_thoại",
        "sdt=số_điện_thoại",
        "sđt=số_điện_thoại",
        "ng=người",
        "ngta=người_ta",
        "nta=người_ta",
        "mí=mấy",
        "nhìu=nhiều",
        "wá=quá",
        "bít=biết",
        "bik=biết",
        "hum=hôm",
        "nc=nước",
        "nn=nước_ngoài",
        "lsđ=liệt_sĩ",
        "attp=an_toàn_thực_phẩm",
        "nvqs=nghĩa_vụ_quân_sự",
        "tnhh=trách_nhiệm_hữu_hạn",
    ]
)
_DIALECT = dict(
    pair.split("=")
    for pair in [
        "mần=làm",
        "tui=tôi",
        "mi=mày",
        "răng=sao",
        "rứa=vậy",
        "mô=đâu",
        "chi=gì",
        "nớ=ấy",
        "ni=này",
        "hỉ=nhỉ",
        "dìa=về",
        "dzô=vào",
        "vô=vào",
        "sanh=sinh",
        "đẻ=sinh",
        "coi=xem",
        "cứi=cưới",
        "chừ=giờ",
        "tiệm=cửa_hàng",
        "mạ=mẹ",
        "má=mẹ",
        "tía=cha",
        "ba=cha",
        "bố=cha",
        "đặng=được",
        "hén=nhé",
        "kiu=kêu",
        "dzợ=vợ",
        "dợ=vợ",
        "nhứt=nhất",
        "bịnh=bệnh",
    ]
)


def undo_typing(text: str) -> str:
    """Undo Telex and VNI left in the text, word by word, where a real syllable comes out."""
    return re.sub(r"[^\W_]+", lambda word: _keep_case(word[0], undo_word(word[0].lower())), text)


@lru_cache(maxsize=50_000)
def undo_word(word: str) -> str:
    """Undo one lower-case word; a word that is a syllable already stays."""
    if is_syllable(word) or (not word.isascii() and not re.search("[0-9]", word)):
        return _late_mark(word)
    for letters, tones in ((_TELEX_LETTERS, _TELEX_TONES), (_VNI_LETTERS, _VNI_TONES)):
        decoded = _decode(word, letters, tones)
        if decoded is not None:
            return decoded
    return word


def expand(word: str) -> list[str]:
    """Give the full words for a short form or a dialect word."""
    full = _TEENCODE.get(word)
    return full.split("_") if full is not None else [word]


def standard(word: str) -> str:
    """Give the common word for a dialect one, written with accents."""
    return _DIALECT.get(word, word)


def standard_words(text: str) -> list[str]:
    """Split a sentence into full, decoded, lower-case words, accents kept."""
    lowered = _SQUEEZE.sub(r"\1", unicodedata.normalize("NFC", text.lower()))
    out: list[str] = []
    for word in re.findall(r"[^\W_]+", lowered):
        for part in expand(word):
            decoded = undo_word(part)
            out.extend(standard(decoded).split("_"))
    return out


def _late_mark(word: str) -> str:
    return word


def _keep_case(word: str, decoded: str) -> str:
    if word.lower() == decoded:
        return word
    if word.isupper() and len(word) > 1:
        return decoded.upper()
    return decoded.capitalize() if word[0].isupper() else decoded


def _decode(word: str, letters: tuple[tuple[str, str], ...], tones: dict[str, str]) -> str | None:
    """Try every key as the tone: it may stand at the end or in the middle."""
    hats = _apply(word, letters)
    if hats != word and is_syllable(hats):
        return hats
    places = [at for at, char in enumerate(word) if char in tones and at > 0]
    for at in reversed(places[:8]):
        rest = _apply(word[:at] + word[at + 1 :], letters)
        if is_syllable(rest) and not re.search("[0-9]", rest):
            return _with_tone(rest, tones[word[at]])
    return None


def _apply(word: str, letters: tuple[tuple[str, str], ...]) -> str:
    """Merge the keys of a letter; a hat may be typed at the end of the word ("tieengs")."""
    for keys, letter in letters:
        word = word.replace(keys, letter)
    late = re.fullmatch(r"(.*?)([aeo])([^aeoăâêôơư]*)(\2|w)", word)
    if late and not has_accents(late[2]):
        hat = {"a": "â", "e": "ê", "o": "ô"} if late[4] != "w" else {"a": "ă", "o": "ơ"}
        if late[2] in hat:
            word = late[1] + hat[late[2]] + late[3]
    return word


def _with_tone(syllable: str, tone: str) -> str:
    at = _tone_place(syllable)
    return unicodedata.normalize("NFC", syllable[: at + 1] + tone + syllable[at + 1 :])


def _tone_place(syllable: str) -> int:
    """Find the vowel that carries the tone, in the older placement (hòa, thúy)."""
    start = 2 if re.match("qu.|gi.", fold(syllable)) else 0
    places = [at for at, char in enumerate(syllable) if fold(char) in _VOWELS and at >= start]
    strong = [at for at in places if syllable[at] in _STRONG]
    if strong or not places:
        return strong[-1] if strong else len(syllable) - 1
    ends_open = places[-1] == len(syllable) - 1
    return places[-2] if len(places) > 1 and ends_open else places[-1]
