"""Whether two people are married on paper; a wedding by custom alone is not."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import yes_no
from bot.understanding.spelling.clean import fold, words
from bot.understanding.spelling.phrases import Heard, Phrases
from bot.understanding.spelling.word_sets import word_set

# What stands for the certificate; with "chưa" in front there is none.
_PAPER = Phrases(
    {
        "paper": "hôn thú · giấy kết hôn · giấy hôn thú · giấy đăng ký kết hôn"
        " · giấy chứng nhận kết"
        " hôn · đăng ký kết hôn · đăng kí kết hôn · đăng ký · đăng kí · đk · dk · dkkh · đkkh · đky"
        " · dky · đk kết hôn · dk kết hôn · giấy cưới · giấy tờ · giấy · làm giấy · kết hôn"
        " · ký giấy"
        " · giấy kh · gcnkh · giấy đk · giấy dk · ra xã · lên xã · ra ủy ban · lên ủy ban"
        " · giấy hôn nhân · hôn thư · giấy giá thú · giá thú · ddk · ddkkh"
    }
)
_NOT = word_set("chưa không hổng hông ko k kh chx hok khum hem khg chẳng chua khong ch kg hong")
_HARDLY = word_set("đâu dau mô")  # "có giấy đâu"
_LOST = Phrases(
    {
        "lost": "kết hôn cháy · kết hôn bị cháy · hôn thú cháy · hôn thú bị cháy · giấy cháy"
        " · kết hôn bị mất · hôn thú bị mất · giấy kết hôn mất · hôn thú mất"
        " · mất giấy · rách giấy · mất hôn thú · giấy bị mất · giấy mất · cháy giấy"
    }
)
_DONE = word_set("có đã rồi r xong hồi co da roi được hợp pháp")
_WHEN = word_set("năm ngoái tháng hôm hồi từ lâu nam tại ở")
_COMING = word_set("sắp đang tính định mai sẽ muốn chuẩn đợi chờ xin")
_WORDS = Phrases(
    {
        "co": "ly thân · đang ly thân · sống ly thân · li thân · vợ chồng hợp pháp · hợp pháp · đã"
        " kết hôn · kết hôn rồi",
        "chua": "chưa cưới · cưới hỏi theo phong tục · theo phong tục · cưới theo phong tục"
        " · theo tục · tục làng · phong tục"
        " · mới đám hỏi · mới làm đám hỏi · mới ăn hỏi · ở với nhau thôi"
        " · sống chung thôi · ở chung thôi · ở với nhau vậy thôi"
        " · sống chung như vợ chồng · theo tục lệ · theo lệ làng · cưới kiểu làng · cưới chui"
        " · không hợp pháp · chưa hợp pháp · sống thử · ở thử"
        " · theo tập quán · bắt vợ · bắt chồng · cưới theo làng",
        "ly_hon": "ly hôn · li hôn · ly dị · li dị · đã ly hôn · ly hôn rồi · giấy tòa · tòa xử"
        " · tòa giải quyết rồi · ra tòa rồi · quyết định của tòa · đã ra tòa · lyhon",
        "goa": "góa · góa chồng · góa vợ · góa bụa · ở góa · mất chồng · mất vợ · chồng bị chết",
        "doc_than": "không có chồng · mẹ đơn thân · không có cha · độc thân · không chồng"
        " · đơn thân · để trống cha · không có vợ · chưa có chồng · chưa có vợ · bé không có cha"
        " · chưa lấy chồng · chưa lấy vợ · chưa lấy ai · chưa vợ · chưa chồng · còn son"
        " · single mom · single"
        " · hổng có chồng · ko có chồng · ko chồng · hông có chồng · ko có cha · hổng có cha"
        " · không khai cha · không ghi cha · bỏ trống cha · để trống tên cha · để trống phần cha"
        " · không ghi tên cha · không biết cha là ai · k có chồng · k có cha · ế · hông có cha"
        " · không lấy chồng · chưa có gia đình · chưa lập gia đình · chưa gia đình"
        " · bỏ trống tên cha"
        " · không vợ · không có bố · ko có bố · không có ba · tự nuôi con không chồng · trống cha",
        "gone": "chồng mất tích · vợ mất tích · mất tích · chồng mất liên lạc · vợ mất liên lạc",
        "khong_noi": "không muốn nói · khỏi nói · không tiện nói · bí mật · chuyện riêng · riêng tư"
        " · không trả lời · miễn nói · hổng muốn nói · ko muốn nói · khó nói · hông muốn nói"
        " · không thích nói · k muốn nói · không nói · không khai · đừng hỏi",
    }
)
_UNSURE = Phrases(
    {
        "paper": "cưới rồi · có chồng rồi · có vợ rồi · có chồng · có vợ · đã cưới · cưới"
        " · đám cưới"
        " · lấy nhau · lấy chồng · lấy vợ · có gia đình · lập gia đình · theo chồng · ở chung"
        " · sống"
        " chung · ở với nhau · về ở với nhau · về sống với nhau · ăn hỏi · đính hôn · làm lễ"
        " · tái hôn"
        " · đi bước nữa · chồng mới · vợ mới · chồng khác · vợ chồng · ở với chồng · sống với nhau"
        " · kết hôn · cuoi · cứi · đám cứi · dam cuoi · về chung nhà · chung sống · ăn ở với nhau"
        " · chồng đi làm xa · có đôi",
        "court": "bỏ em · bỏ tui · bỏ nhau"
        " · chia tay · thôi nhau · bỏ chồng · bỏ vợ · chồng bỏ · vợ bỏ · bỏ đi"
        " · bỏ rồi · thôi chồng · thôi vợ · nộp đơn · chờ tòa · ra tòa · đơn ly hôn · tan rồi"
        " · đường ai nấy đi · mất tích · bỏ trốn · hết ở với nhau · không ở với nhau nữa"
        " · chồng trốn",
        "alone": "một mình nuôi con · nuôi con một mình · ở một mình · sống một mình · tự nuôi con",
    }
)
_APART = Phrases({"apart": "ly thân · li thân"})
_SPOUSES = word_set("chồng vợ chong vo ck vk ảnh ổng cổ bả")
_OF_A_SPOUSE = word_set("mẹ má cha ba bố tía me ma bo trai gái gai")  # whose death is another's
_FORMER = word_set("cũ cu trước truoc")
_OTHER_PAPERS = word_set("chứng khai căn phép báo ra xuất bảo tạm hộ tùy nhà đất sinh")
_DENIABLE = frozenset({"goa", "doc_than"})
_DEATH = Phrases({"death": "mất · chết · qua đời · hy sinh · từ trần · tử nạn · không còn nữa"})
_AFTER_DEATH = word_set(
    "rồi năm hồi lâu được vì do tháng hôm mấy đã sớm nên để roi nam khi lúc mà bỏ từ cách chưa có"
)
_ALONE = {
    "yes": word_set("có co rồi roi r đã xong"),
    "later": word_set("chưa chua chx ch"),
    "no": frozenset[str](),
}
_OPTIONS = {
    "paper": ("co", "chua"),
    "court": ("ly_hon", "co", "chua"),
    "alone": ("doc_than", "ly_hon", "goa"),
}
_CODES = {"paper": "marriage.paper", "court": "marriage.court", "alone": "marriage.which"}
_REACH = 4  # words between "chưa" and the paper it denies
_MOST_WORDS = 80
_SPOKEN = {
    "co": "có giấy kết hôn", "chua": "chưa đăng ký kết hôn", "ly_hon": "đã ly hôn",
    "goa": "vợ hoặc chồng đã mất", "doc_than": "độc thân", "khong_noi": "không muốn nói",
}  # fmt: skip
# "Không biết tụi nó đăng ký chưa": who says so has not told that they have not.
_NOBODY_KNOWS = re.compile(
    r"(?:(?:dạ|da|em|tui|tôi|toi|mình|minh) )*(?:không|khong|hông|hong|hổng|ko|k|chẳng|chưa|chua) "
    r"(?:biết|biet|bít|rõ|ro|nhớ|nho|chắc|chac|nghe|hỏi|hoi) .*\b(?:chưa|chua|không|khong|hông|ko)$"
)
_ASKING = re.compile(r"\?\s*$")


def read(text: str, _about: About) -> Reading:
    """Read the state of a marriage; "cưới rồi" may lack the certificate and is asked back."""
    typed = words(text)[:_MOST_WORDS]
    if _ASKING.search(text):
        return Unread("marriage.unclear")
    alone = yes_no.meaning(text)
    if alone in _ALONE:
        return _alone(alone, typed)
    if _LOST.heard(typed):
        return Doubtful(("co", "chua"), "marriage.paper")
    if _NOBODY_KNOWS.match(" ".join(typed)):
        return Doubtful((), "answer.unknown")
    return _settled(typed)


def echo(value: Value, _about: About) -> str:
    return _SPOKEN.get(str(value), str(value))


def _alone(said: str, typed: list[str]) -> Reading:
    """Read "có" and "chưa"; "để ở nhà" is said of a paper there is, "ok" of anything."""
    if _ALONE[said].intersection(typed[:1]):
        return Understood("co" if said == "yes" else "chua")
    if said == "no":
        return Doubtful(("chua", "doc_than"), "marriage.which")
    return Doubtful(("co", "chua"), "marriage.paper")


def _settled(typed: list[str]) -> Reading:
    """Weigh what was heard; what was only denied or is still going on settles nothing."""
    heard = _WORDS.heard(typed)
    if any(one.meaning in _DENIABLE and typed[one.start - 1] in _NOT for one in heard if one.start):
        return Doubtful(("co", "chua"), "marriage.paper")  # "không độc thân"
    if _APART.heard(typed) and (_NOT & set(typed) or len({one.meaning for one in heard}) == 1):
        return Understood("co")
    if any(_is_open(typed, one) for one in heard):
        return Doubtful(("co", "ly_hon"), "marriage.court")
    paper = _paper(typed, heard)
    if paper == "soon":
        return Doubtful(("chua", "co"), "marriage.paper")
    told = [*(one.meaning for one in heard), *([paper] if paper else [])]
    told += ["goa"] * _is_widowed(typed)
    states = tuple(dict.fromkeys(one for one in told if one != "gone"))
    unsure = [one.meaning for one in _UNSURE.heard(typed)] + ["court"] * ("gone" in told)
    return _weighed(states, unsure)


def _is_widowed(typed: list[str]) -> bool:
    """Hear "chồng em mới qua đời": a spouse, and soon behind a word of death."""
    spouses = [at for at, word in enumerate(typed) if word in _SPOUSES and _is_own(typed, at)]
    deaths = [one for one in _DEATH.heard(typed) if _is_death(typed, one)]
    return any(0 < one.start - at <= _REACH for one in deaths for at in spouses)


def _is_own(typed: list[str], at: int) -> bool:
    """Tell "chồng mất" from "mẹ chồng mất" and "chồng cũ mất"."""
    is_in_law = at > 0 and typed[at - 1] in _OF_A_SPOUSE
    return not is_in_law and _FORMER.isdisjoint(typed[at + 1 : at + 2])


def _is_death(typed: list[str], death: Heard) -> bool:
    """Tell "chồng mất năm ngoái" from "chồng mất giấy" and "chồng chưa chết"."""
    if not _NOT.isdisjoint(typed[death.start - 1 : death.start]):
        return False
    after = typed[death.end : death.end + 1]
    return not after or after[0] in _AFTER_DEATH or after[0].isdecimal()


def _is_another_paper(typed: list[str], one: Heard) -> bool:
    """Tell "giấy" from "giấy chứng sinh"."""
    is_open = typed[one.end - 1] in {"giấy", "giay", "tờ"}
    return is_open and not _OTHER_PAPERS.isdisjoint(typed[one.end : one.end + 1])


def _weighed(states: tuple[str, ...], unsure: list[str]) -> Reading:
    if len(states) > 1:
        return Doubtful(states[:3], "marriage.which")
    if states and not _contradicts(states[0], unsure):
        return Understood(states[0])
    if unsure:
        options = dict.fromkeys([*states, *_OPTIONS[unsure[0]]])
        return Doubtful(tuple(options)[:3], _CODES[unsure[0]])
    return Unread("marriage.unclear")


def _contradicts(state: str, unsure: list[str]) -> bool:
    """Say whether something else told makes a state uncertain: divorced, and a new husband."""
    if state in {"ly_hon", "goa"}:
        return "paper" in unsure
    return state in {"co", "doc_than"} and "court" in unsure


def _paper(typed: list[str], heard: tuple[Heard, ...]) -> str:
    """Give "co" or "chua" by what is said of the certificate, "soon" where it is on its way."""
    taken = {at for one in heard for at in range(one.start, one.end)}
    found = [
        one
        for one in _PAPER.heard(typed)
        if one.start not in taken and not _is_another_paper(typed, one)
    ]
    if not found:
        return ""
    if any(_denied(typed, one.start) for one in found) or _is_scoffed(typed, found):
        return "chua"
    before, after = typed[: found[-1].start], typed[found[-1].end :]
    if _COMING & set(before[-_REACH:]):
        return "soon"
    if _NOT & set(after[:2]):
        return "chua"
    told = _DONE & {*before, *after} or _WHEN & set(after) or any(map(str.isdigit, after))
    return "co" if told or _says_paper_only(typed, found) else ""


def _is_scoffed(typed: list[str], found: list[Heard]) -> bool:
    """Hear "có giấy đâu", and "đăng ký đâu mà đăng ký"."""
    between = (typed[one.end : one.end + 2] for one in found[:-1])
    is_echoed = any(fold(" ".join(said)) == "dau ma" for said in between)
    return is_echoed or bool(_HARDLY & set(typed[found[-1].end :]))


def _denied(typed: list[str], start: int) -> bool:
    near = typed[max(0, start - _REACH) : start]
    return bool(_NOT & set(near))


def _says_paper_only(typed: list[str], found: list[Heard]) -> bool:
    """Say whether the paper is all that is named: "giấy đăng ký kết hôn"."""
    return found[0].start == 0 and found[-1].end == len(typed) and len(typed) > len("ab")


def _is_open(typed: list[str], one: Heard) -> bool:
    """Say whether a divorce is denied or still under way: "chưa ly hôn", "đang ly hôn"."""
    before = set(typed[max(0, one.start - _REACH) : one.start])
    after = typed[one.end : one.end + _REACH]
    is_over = "đã" in before or "rồi" in [*after[:1], typed[one.end - 1]]
    is_denied = not is_over and bool(_NOT & set(after))
    return one.meaning == "ly_hon" and (bool(before & (_NOT | _COMING | {"đơn"})) or is_denied)
