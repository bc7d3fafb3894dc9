"""Yes, no, not yet, don't know. A yes is only taken where it is plainly one."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import fold, words
from bot.understanding.phrases import Phrases

_YES, _NO = (Understood(value) for value in (True, False))
UNKNOWN = Doubtful((), "yes_no.unknown")
LATER = Doubtful((), "yes_no.later")

_WHOLE = Phrases(
    {
        "agree": "đồng ý · dong y · nhất trí · gửi · gửi đi · đồng ý gửi · xóa · xóa đi · có đồng ý"
        " · tôi đồng ý · tui đồng ý · em đồng ý · dạ đồng ý · vâng đồng ý · ok gửi · ok gửi đi",
        "yes": "có · có chứ · có ạ · dạ có · dạ phải · phải · phải rồi · đúng · đúng rồi · đúng r"
        " · chính xác · chuẩn · chuẩn luôn · ừ · ừa · ừm · ừ hử · ờ · ờ đúng · uh · uhm · um · uk"
        " · ukm · uki · ok · oke · oki · okê · okie · okela · ô kê · ôkê · vâng · vg · vâng ạ"
        " · được · dc · đc · được luôn · rồi · xong · có rồi · yes · y · yep · đúng vậy · có đó"
        " · đúng thế · phải đó · tất nhiên · dĩ nhiên · rồi đó · xong rồi · ok rồi · okay"
        " · đã có · đã làm · đã làm rồi · có làm rồi · cần · muốn · có cần · có muốn · ờ có"
        " · ừ có · ừ đúng · ừ đúng rồi · vâng đúng rồi · vâng có · ok đúng · r · ừ rồi · ok luôn"
        " · đúng luôn · có luôn · có hết · đủ · đủ rồi · 👍 · 👌 · ✅ · 🆗 · 💯 · ✔",
        "first": "1 · số 1",
        "no": "không · hông · hổng · hỏng · hổng có · hem · hẻm · khum · hok · hk · hg · ko · k"
        " · kh · kg · khg · kô · không có · không phải · không đúng · sai · sai rồi · nhầm · lộn"
        " · nhầm rồi · lộn rồi · trật · trật rồi · bậy · trớt quớt · đâu có · có đâu · làm gì có"
        " · no · nope · n · 0 · chẳng có · hông có · hok có · ko có · k có · hem có · không hề"
        " · không ạ · dạ không có · hông phải · hổng phải · ko phải · k phải · ko đúng · đâu phải"
        " · không có đâu · không đâu · 👎 · ❌ · 🙅",
        "second": "2 · số 2",
        "later": "chưa · chưa có · chưa làm · đang làm · mai mới có · đi làm rồi mà chưa có"
        " · có mà không mang theo · để ở nhà · có nhưng chưa mang theo · chưa ạ · ch · chx"
        " · có nhưng không mang theo · có mà để ở nhà · chưa mang · chưa mang theo · chưa đem theo"
        " · không mang theo · để sau · quên mang · quên đem theo · bỏ quên ở nhà · chưa xong",
        "unknown": "không biết · hổng biết · hông biết · hong bít · ko bit · ko biết · k biết · kb"
        " · không rõ · không rành · ko rõ · quên · quên rồi · hỏi ai giờ · tui đâu biết · ai biết"
        " · đâu biết · để hỏi lại · hỏi chồng đã · hỏi vợ đã · chịu không biết · chịu hổng biết"
        " · chưa biết · không nhớ · hổng nhớ · ko nhớ · không chắc · chưa rõ · hong biet · hk biết"
        " · ? · … · mù tịt · không nhớ nữa · khum biết · để coi lại · để hỏi chồng · để hỏi vợ",
        "both": "chịu · thôi · dạ · da · x · hôn · dạ không biết có không",
    }
)
# How "còn nữa không?" is answered; elsewhere "hết" may mean all of it.
_WHETHER_MORE = Phrases(
    {
        "yes": "còn · còn nữa · dạ còn · còn ạ · còn một cái nữa · còn một người nữa",
        "no": "hết · hết rồi · dạ hết · dạ hết rồi · hết rồi ạ · không còn · hết giấy rồi"
        " · vậy thôi · vậy thôi ạ · nhiêu đó thôi · bấy nhiêu thôi · chỉ vậy thôi · có vậy thôi",
    }
)
_HEDGES = Phrases(
    {
        "hedge": "có lẽ · chắc · hình như · có thể · có khi · không sao · không vấn đề · không chắc"
        " · mà khoan · nhưng mà khoan · hay không · hay là không · đúng không · phải không"
        " · có không · được không · vừa có vừa không"
        " · không hẳn · gần đúng · chưa chắc · cũng được · nhưng · chắc là"
    }
)
_NEGATION = Phrases(
    {
        "no": "không · hông · hổng · hỏng · hem · hok · hk · ko · khum · kg · khg · đâu · sai"
        " · chẳng"
        " · chả · nhầm",
        "later": "chưa · chx · mai mới · không mang · để ở nhà",
        "unknown": "không biết · không rõ · không nhớ · hổng biết · hông biết · ko biết · quên rồi"
        " · đâu biết · chưa biết · chưa rõ",
    }
)
_LEADS = Phrases(
    {
        "yes": "có · phải · đúng · ừ · ờ · vâng · ok · được · rồi · dạ có · đồng ý"
        " · chính xác · uk",
        "no": "không · hông · hổng · ko · hok · k · không phải · không có · sai · nhầm · đâu có"
        " · không đúng · chẳng · chả",
    }
)
_SPEAKER = re.compile(
    r"^(?:(?:dạ|da|thưa|vâng)\s+)*(?:em|tui|tôi|toi|anh|chị|chi|bé|be|con|cháu|mình|nhà|nó)\s+(?:em\s+|tui\s+)?"
    r"(?=(?:thì\s+)?(?:có|co|không|khong|chưa|chua|hổng|ko|đồng|dong|phải|đã|đúng|không)\b)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?\s*$")
_ASKING = re.compile(r"\b(?:ha|hay sao|khong vay|the nao|nhu nao|sao vay|phai khong)\W*$|\?\s*$")


def read(text: str, about: About) -> Reading:
    """Read True or False; without options, `yes_no.unknown` and `yes_no.later` are answers too."""
    said = _WHOLE.meaning(text) or _WHETHER_MORE.meaning(text) or _meaning_of_sentence(text)
    if about.consent and _ASKING.search(fold(text)):
        return Unread("yes_no.unclear")
    match said:
        case "agree" | "first":
            return _YES
        case "yes":
            return Doubtful((True, False), "yes_no.consent") if about.consent else _YES
        case "no" | "second":
            return _NO
        case _:
            return _SPECIAL.get(said, Unread("yes_no.unclear"))


def echo(value: Value, _about: About) -> str:
    return "có" if value else "không"


def meaning(text: str) -> str:
    """Give "yes", "no", "later", "unknown", or "" for anything else."""
    found = _WHOLE.meaning(text) or ""
    return _PLAINLY.get(found, found if found in {"yes", "no", "later", "unknown"} else "")


def leaning(label: str) -> str:
    """Give what a label amounts to: "Có giấy kết hôn" is a yes, "Chưa làm" is later."""
    return meaning(label) or _meaning_of_sentence(label)


_PLAINLY = {"agree": "yes"}
_SPECIAL: dict[str, Reading] = {
    "later": LATER,
    "unknown": UNKNOWN,
    "both": Doubtful((True, False), "yes_no.both"),
}


def _meaning_of_sentence(text: str) -> str:
    """Weigh a longer answer; a hedge, a question or a mix of yes and no is asked back."""
    typed = words(_SPEAKER.sub("", text))
    lead = _LEADS.heard_at(typed, 0) if typed else None
    heard = {found.meaning for found in _NEGATION.heard(typed)}
    if _HEDGES.heard(typed) or _QUESTION.search(text):
        return "both" if lead or heard else ""
    if "unknown" in heard:
        return "unknown"
    if "later" in heard:
        return "both" if lead is not None and lead.meaning == "no" else "later"
    return _led(lead.meaning if lead else "", says_no="no" in heard)


def _led(lead: str, *, says_no: bool) -> str:
    if lead == "yes":
        return "both" if says_no else "yes"
    return "no" if lead == "no" else ""
