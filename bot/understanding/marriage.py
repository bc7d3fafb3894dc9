"""Whether two people are married on paper; a wedding by custom alone is not."""

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import yes_no
from bot.understanding.clean import words
from bot.understanding.phrases import Phrases

_WORDS = Phrases(
    {
        "co": "có hôn thú · giấy kết hôn có rồi · kết hôn năm · đăng ký năm · đăng ký hồi"
        " · lãnh giấy rồi · cưới có giấy · vợ chồng hợp pháp · có cưới hỏi có giấy"
        " · đăng ký xong rồi · có giấy kết hôn · có đăng ký kết hôn · đăng ký rồi · đã đăng ký"
        " · đã đăng ký kết hôn · có giấy · có đăng ký · ly thân · đang ly thân · đã kết hôn"
        " · kết hôn rồi · có giấy hôn thú · làm hôn thú rồi",
        "chua": "cưới theo tục · đám cưới theo tục · theo tục làng · theo lệ làng"
        " · chưa kịp đăng ký"
        " · chưa đăng kí · chưa ra xã đăng ký · chưa đi đăng ký · hổng có đăng ký"
        " · không có đăng ký"
        " · ở với nhau thôi · sống với nhau thôi · ở chung thôi · sống chung · ở chung chưa cưới"
        " · chưa đủ tuổi đăng ký · chưa làm hôn thú · chưa làm giấy kết hôn · hổng có giấy"
        " · hông có giấy · chưa dk · chưa đk · chưa đky · hai đứa ở với nhau · không cưới"
        " · cưới rồi mà chưa đăng ký · chưa đăng ký · chưa cưới · chưa làm giấy"
        " · không hôn thú"
        " · cưới hỏi theo phong tục · theo phong tục · cưới theo phong tục · chưa kết hôn"
        " · làm đám cưới chưa làm giấy · chưa có giấy · chưa đăng ký kết hôn"
        " · không có giấy kết hôn"
        " · chưa có giấy kết hôn · không đăng ký · chưa có hôn thú · không có hôn thú"
        " · không đăng ký kết hôn · không có giấy · sống chung chưa đăng ký",
        "ly_hon": "bỏ nhau rồi có giấy tòa · tòa xử rồi · có quyết định ly hôn · tòa cho ly hôn"
        " · li dị · thôi nhau có giấy tòa · ly hôn · li hôn · ly dị · đã ly hôn · ly hôn rồi"
        " · bỏ nhau có giấy tòa",
        "goa": "vợ hoặc chồng đã mất · chồng tôi mất · vợ tôi mất · chồng tui mất · vợ tui mất"
        " · chồng em mất · vợ em mất · chồng em qua đời · chồng qua đời · vợ qua đời"
        " · vợ em qua đời"
        " · chồng tui qua đời · vợ tui qua đời · chồng đã mất · vợ đã mất · ở góa · chồng mất"
        " · vợ mất · góa · chồng chết · vợ chết · góa chồng · góa vợ"
        " · chồng mất rồi",
        "doc_than": "chưa chồng · chưa vợ · chưa lấy ai · chưa lấy chồng · chưa lấy vợ"
        " · còn độc thân"
        " · một mình nuôi con · nuôi con một mình · single mom · mẹ đơn · còn son · ở vậy"
        " · chưa cưới ai · không có chồng · mẹ đơn thân · không có cha · độc thân · không chồng"
        " · đơn thân"
        " · để trống cha · không có vợ · chưa có chồng · chưa có vợ · bé không có cha",
        "khong_noi": "không muốn nói · khỏi nói · không tiện nói",
    }
)
_UNSURE = Phrases(
    {
        "unsure": "lấy nhau · vợ chồng · có gia đình · lập gia đình · cưới nhau · cưới năm"
        " · cưới hồi · cưới rồi · có chồng rồi · có vợ rồi · bỏ nhau · có chồng · có vợ · đã cưới"
    }
)
# Words of lacking beside words of having: which of the two holds is asked.
_LACKS = Phrases({"lacks": "chưa · không · hổng · hông · ko · chẳng · chớ có"})
# "Có chưa?" is how it is asked: a bare answer is about the paper.
_BARE: dict[str | None, Reading] = {
    "yes": Understood("co"),
    "no": Doubtful(("chua", "doc_than"), "marriage.which"),
    "later": Doubtful(("chua", "doc_than"), "marriage.which"),
}
_SPOKEN = {
    "co": "có giấy kết hôn", "chua": "chưa đăng ký kết hôn", "ly_hon": "đã ly hôn",
    "goa": "vợ hoặc chồng đã mất", "doc_than": "độc thân", "khong_noi": "không muốn nói",
}  # fmt: skip


def read(text: str, _about: About) -> Reading:
    """Read the state of a marriage; "cưới rồi" may lack the certificate and is asked back."""
    typed = words(text)
    heard = tuple(dict.fromkeys(found.meaning for found in _WORDS.heard(typed)))
    if heard == ("co",) and _LACKS.heard(typed):
        return Doubtful(("chua", "co"), "marriage.paper")
    if len(heard) == 1:
        return Understood(heard[0])
    return Doubtful(heard[:3], "marriage.which") if heard else _unsaid(text, typed)


def _unsaid(text: str, typed: list[str]) -> Reading:
    """Read what names no state of its own: "cưới rồi", a bare yes or no."""
    if _UNSURE.heard(typed):
        return Doubtful(("co", "chua"), "marriage.paper")
    return _BARE.get(yes_no.meaning(text), Unread("marriage.unclear"))


def echo(value: Value, _about: About) -> str:
    return _SPOKEN.get(str(value), str(value))
