"""A photo of a paper. Text can only say that there is none, or none yet."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Unread
from bot.understanding import yes_no
from bot.understanding.spelling.clean import every_word, fold
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.typing_styles import expand, standard, undo_word

_WORDS = Phrases(
    {
        "later": "có nhưng chưa mang theo · có · có rồi · mai gửi · chút gửi · lát gửi · để chụp"
        " · để sau · gửi sau · chưa chụp · chưa chụp được · mai chụp · nộp sau · bữa sau gửi"
        " · mang tới xã · mang lên xã · đem lên xã · đem ra xã · có giấy rồi · đang chụp"
        " · từ từ · đợi chút · chờ chút · để kiếm · để lục · ok · dạ · vâng · được",
        "none": "mất rồi · mất giấy · không có giấy · không có giấy này · làm mất · bị mất"
        " · cháy rồi · mất tiêu · mất sạch"
        " · thất lạc · không giữ · bỏ mất rồi · hổng có giấy",
    }
)
_LINK = re.compile(
    r"https?://|\bwww\.|\b(?:drive\.google|photos\.app|icloud|onedrive|dropbox|zalo\.me"
    r"|fshare|mediafire)\b",
    re.IGNORECASE,
)
# Told from the sentence, spelled out and without accents; the first that fits is meant.
_SENTENCES = tuple(
    (problem, re.compile(pattern))
    for problem, pattern in (
        (
            "sent",
            r"\b(?:gui|chup|nop|up|tai len|dang)\b.{0,24}\b(?:roi|xong)\b(?! ma chua)"
            r"|^(?:da|moi|vua|em|toi) (?:da |moi |vua )?(?:gui|chup|nop)\b"
            r"|^(?:anh|hinh|giay) (?:o tren|day|do|ne|hoi nay|nay gui|kia)\b|^(?:day|do) ne$"
            r"|\bnhan duoc (?:anh|hinh|chua)"
            r"|\bgui (?:lai )?(?:hoi nay|nay|hom qua|bua truoc)\b",
        ),
        (
            "blurred",
            r"\b(?:mo|nhoe|nhoa|toi qua|toi thui|bi toi|hoi toi|(?:anh|hinh) toi|khong ro|lem"
            r"|rung|nghieng|mat goc|bi che|khong net|hong net|ngoc|nguoc|chup xau|loa"
            r"|thieu mat (?:sau|truoc))\b",
        ),
        (
            "unable",
            r"\bkhong (?:biet|co|ranh) (?:cach )?(?:chup|gui|may|dien thoai|zalo|mang|camera|may"
            r" anh)\b|\b(?:may|camera|dien thoai)"
            r" (?:hu|hong|khong chup|be|het pin|cui)\b|\b(?:chup|gui) (?:khong|hong) (?:duoc"
            r"|len|di|qua)\b"
            r"|\bkhong (?:chup|gui) (?:duoc|len)\b|\bgui (?:sao|the nao|kieu gi|o dau|qua"
            r" dau)\b|\bchup (?:sao|the nao|kieu gi|mat nao|may mat)\b"
            r"|\bmang (?:yeu|cham|lag)\b|\bhet (?:dung luong|4g|data)\b|\bdien thoai (?:cuc"
            r" gach|ban phim|thuong)\b",
        ),
        (
            "torn",
            r"\b(?:rach|nat|uot|moi an|phai|bac mau|hu|o vang|bi tay"
            r"|tay xoa|gay|chay xem|mot goc)\b",
        ),
        (
            "later",
            r"\b(?:me|ba|ma|cha|bo|chong|vo|ngoai|noi|nguoi nha|co|di|chi|anh|em|nguoi ta"
            r"|benh vien|tram|truong|xa|thon"
            r"|chu no|bac|ong|dua|nha) (?:\w+ )?(?:dang )?(?:giu|cam|cat)\b|\bo"
            r" nha\b(?!.*khong)|\bde (?:o )?(?:nha|que|tro|duoi|trong|ray)\b"
            r"|\bgui o nha\b|\bbo (?:quen )?o nha\b|\b(?:mai|mot|lat|chut|xiu|toi|bua|hom|luc"
            r"|tuan|khi nao|chieu|trua|sang|ti)\b.{0,20}"
            r"\b(?:gui|chup|nop|co|bo sung|mang|dem|ghe|lay|dua|lam)\b|^(?:de |thoi de |thoi"
            r" )(?:mai|mot|lat|chut|xiu|toi|bua|hom|chieu)\b"
            r"|^de (?:em |toi |con |minh |di )*(?:kiem|tim|luc|chup|lay|xem|hoi|ve|di|gui|nho"
            r"|mo|bat|cho|ra)\b"
            r"|\b(?:doi|cho) (?:em |toi |con |minh |di )*(?:kiem|tim|luc|chup|lay|xem|hoi|ve"
            r"|di|gui|chut|xiu|ti|nho|xa|benh vien|cap|giay)\b"
            r"|\bdang (?:kiem|tim|luc|chup|lay|xin|lam|cho|doi|gui|tai|cam|nho)\b|\bchua (?:chup"
            r"|gui|mang|dem|lay|kip|co|xin|nhan|cap|kiem|tim|dua|lam|thay)\b"
            r"|\bchua\b|\bquen (?:mang|dem|cam|chup|o nha)\b|\bkhong (?:mang|dem|cam) (?:theo"
            r"|di)\b"
            r"|\b(?:mang|dem|nop|dua|cam) (?:len|ra|toi|qua|xuong|thang|truc tiep|tan tay"
            r"|cho)\b|\bkhi nao (?:len|ra|di|co)\b"
            r"|\b(?<!mat )(?:sau|tinh sau)$|(?<!dau )(?<!khong )\bco (?:giay )?(?:roi|day|do|ma"
            r"|nhung)\b|\bcon (?:giu|o|day)\b|\b(?:dang|con) o (?:truong|xa|tro|ray|benh"
            r" vien)\b"
            r"|\bben (?:nha )?(?:noi|ngoai|chong|vo)\b|\bde sau\b|\bgui sau\b|\bnop sau\b",
        ),
        (
            "none",
            r"\b(?:mat|lac|that lac|danh roi|roi mat|troi|chay|bi trom|chuot can|thieu)\b"
            r"|\bkhong (?:con|giu|thay|kiem|tim|co|duoc cap|cap"
            r"|phat|dua|cho|lam|sinh o|sanh o|ai (?:cap|lam))\b"
            r"|\b(?:lam gi co|dau co|co dau|lay dau"
            r" ra|kiem dau ra|tim khong|kiem khong|khoi)\b|^khong$"
            r"|\bbenh vien khong\b|\bde o nha nen khong co\b",
        ),
        (
            "unknown",
            r"\bkhong (?:biet|ro|nho|hieu)\b.*|\bquen (?:roi|mat)\b|\bgiay (?:gi|nao)\b|\bde dau\b",
        ),
    )
)
_SHORT = {
    "hk": "không",
    "kg": "không",
    "khg": "không",
    "hg": "không",
    "hong": "không",
    "kh": "không",
}
_LONGEST = 200


def read(text: str, _about: About) -> Reading:
    """Understand why no photo comes: `photo.later`, `photo.none`, `photo.unknown`.

    `photo.link`, `photo.sent`, `photo.blurred`, `photo.torn` and `photo.unable` ask for it still.
    """
    if _LINK.search(text):
        return Doubtful((), "photo.link")
    said = _WORDS.meaning(text) or _of_sentence(text[:_LONGEST]) or yes_no.leaning(text)
    problem = {"yes": "later", "no": "none", "agree": "later", "both": ""}.get(said, said)
    return Doubtful((), f"photo.{problem}") if problem else Unread("photo.expected")


def echo(value: Value, _about: About) -> str:
    count = len(value) if isinstance(value, tuple) else 1
    return f"{count} ảnh"


def _of_sentence(text: str) -> str:
    said = _spelled(text)
    return next((problem for problem, pattern in _SENTENCES if pattern.search(said)), "")


def _spelled(text: str) -> str:
    full = (part for word in every_word(text) for part in expand(_SHORT.get(word, word)))
    return fold(" ".join(standard(undo_word(word)) for word in full).replace("_", " "))
