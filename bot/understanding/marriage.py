"""Whether two people are married on paper; a wedding by custom alone is not."""

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import words
from bot.understanding.phrases import Phrases

_WORDS = Phrases(
    {
        "co": "có hôn thú · có giấy kết hôn · có đăng ký kết hôn · đăng ký rồi · đã đăng ký"
        " · đã đăng ký kết hôn · có giấy · có đăng ký · ly thân · đang ly thân · đã kết hôn"
        " · kết hôn rồi · có giấy hôn thú · làm hôn thú rồi",
        "chua": "cưới rồi mà chưa đăng ký · chưa đăng ký · chưa cưới · chưa làm giấy"
        " · không hôn thú"
        " · cưới hỏi theo phong tục · theo phong tục · cưới theo phong tục · chưa kết hôn"
        " · làm đám cưới chưa làm giấy · chưa có giấy · chưa đăng ký kết hôn"
        " · không có giấy kết hôn"
        " · chưa có giấy kết hôn · không đăng ký · chưa có hôn thú · không có hôn thú"
        " · không đăng ký kết hôn · không có giấy · sống chung chưa đăng ký",
        "ly_hon": "ly hôn · li hôn · ly dị · đã ly hôn · ly hôn rồi · bỏ nhau có giấy tòa",
        "goa": "chồng mất · vợ mất · góa · chồng chết · vợ chết · góa chồng · góa vợ"
        " · chồng mất rồi",
        "doc_than": "không có chồng · mẹ đơn thân · không có cha · độc thân · không chồng"
        " · đơn thân"
        " · để trống cha · không có vợ · chưa có chồng · chưa có vợ · bé không có cha",
        "khong_noi": "không muốn nói · khỏi nói · không tiện nói",
    }
)
_UNSURE = Phrases(
    {"unsure": "cưới rồi · có chồng rồi · có vợ rồi · bỏ nhau · có chồng · có vợ · đã cưới"}
)
_SPOKEN = {
    "co": "có giấy kết hôn", "chua": "chưa đăng ký kết hôn", "ly_hon": "đã ly hôn",
    "goa": "vợ hoặc chồng đã mất", "doc_than": "độc thân", "khong_noi": "không muốn nói",
}  # fmt: skip


def read(text: str, _about: About) -> Reading:
    """Read the state of a marriage; "cưới rồi" may lack the certificate and is asked back."""
    typed = words(text)
    heard = tuple(dict.fromkeys(found.meaning for found in _WORDS.heard(typed)))
    if len(heard) == 1:
        return Understood(heard[0])
    if heard:
        return Doubtful(heard[:3], "marriage.which")
    if _UNSURE.heard(typed):
        return Doubtful(("co", "chua"), "marriage.paper")
    return Unread("marriage.unclear")


def echo(value: Value, _about: About) -> str:
    return _SPOKEN.get(str(value), str(value))
