"""A photo of a paper. Text can only say that there is none, or none yet."""

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Unread
from bot.understanding import yes_no
from bot.understanding.phrases import Phrases

_WORDS = Phrases(
    {
        "later": "có nhưng chưa mang theo · có · có rồi · mai gửi · chút gửi · lát gửi · để chụp"
        " · để sau · gửi sau · chưa chụp · chưa chụp được · mai chụp · nộp sau · bữa sau gửi"
        " · mang tới xã · mang lên xã · đem lên xã · đem ra xã · có giấy rồi · đang chụp",
        "none": "mất rồi · mất giấy · không có giấy · không có giấy này · làm mất · bị mất"
        " · cháy rồi"
        " · thất lạc · không giữ · bỏ mất rồi · hổng có giấy",
    }
)


def read(text: str, _about: About) -> Reading:
    """Understand why no photo comes: `photo.later`, `photo.none`, `photo.unknown`."""
    said = _WORDS.meaning(text) or yes_no.meaning(text)
    problem = {"later": "later", "yes": "later", "none": "none", "no": "none"}.get(said, said)
    return Doubtful((), f"photo.{problem}") if problem else Unread("photo.expected")


def echo(value: Value, _about: About) -> str:
    count = len(value) if isinstance(value, tuple) else 1
    return f"{count} ảnh"
