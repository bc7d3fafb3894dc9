"""Talk that wants nothing of an office: thanks, the machine itself, what things cost elsewhere."""

import re

from bot.understanding.spelling.word_sets import word_set

_PRAISED = re.compile(
    r"\b(?:cam ta|biet on|thanks?|tks|khen|de thuong|nhiet tinh|tan tinh|gioi qua|tot qua"
    r"|hay qua|vat va|cuc qua|tuyet voi|chuc (?:can bo|anh|chi|em|co|chu|ca nha|moi nguoi))\b"
)
# Whoever is thanked, and what for; anything else makes it more than thanks.
_OF_THANKS = word_set(
    "da vang oi a ak nha nhe nghe nghen hen hi hihi ne do nhieu lam rat qua ghe that thiet xin cho"
    " cam on ta biet tks thank thanks khen de thuong nhiet tinh tan gioi tot hay tuyet voi vui ve"
    " vat va cuc kho thuong"
    " chuc can bo anh chi em co chu bac ban con toi tui minh moi nguoi ca nha xa uy ban bot ad"
    " admin tu phap mot cua da roi duoc ho tro giup do tra loi huong dan chi bao som ma la luon"
    " nam moi suc khoe binh an khoe manh ok oke oki oke a va vay the khong co gi het truoc nua"
    " ong ba minh ne nhanh ro rang lam viec dang hoai dia phuong hao"
)
# Thanks for what was done, with nothing asked beside.
_DONE_WELL = re.compile(
    r"\bda (?:giup|ho tro|huong dan|chi|lo|tra loi|quan tam|cap|tan tinh|nhiet tinh)\b"
    r"|\b(?:co giay|xong|duoc|nhan duoc|hieu|ro|lay|lanh)(?: het)? roi\b"
    r"|\b(?:huong dan|chi|giup|lam viec|noi|tra loi|lam|bay)\b.{0,16}"
    r"\b(?:lam|ky|qua|tot|nhanh|ro|that|ghe|nhiet tinh|de hieu|tan tinh|du)\b"
    r"|\b(?:ung|vui|mung|hai long|yen tam|an tam)\b"
)
_ASKED_BESIDE = re.compile(
    r"\b(?:hoi (?!sang|chieu|trua|toi|hom|nay|truoc|bua)|muon|can (?!bo)"
    r"|sao|the nao|nho|dau|gi|nao|bao|khi|chua|khong"
    r"|may|giup (?:em|toi|voi)|gap|goi|so|gio|cho em|cho toi|tiep|nua|con|thi)\b"
)
# What is better, nicer, worth it: a matter of taste.
_OPINION = re.compile(
    r"\bco nen\b|\b(?:nao|gi|hay .{1,24}) (?:tot|hay|dep|vui|ngon|re|suong) (?:hon|nhat)\b"
    r"|\btot hon$|\bcho (?:hay|dep|vui|ngon)\b|\b(?:nao|gi) (?:ngon|dep|re|hay|vui)\b"
    r"|\bco (?:vui|hanh phuc|tot|ngon|dep|suong|kho|dau|met|cuc|so) khong$"
)
# What is had for money, not from an office.
_SOUGHT = re.compile(
    r"\b(?:tim|kiem|can)(?: (?:mua|thue|cho|cai|mot|gap))* (?:phong tro|phong|nha tro|nha cu|tro"
    r"|mat bang|ki ot|dat thue|xe cu|viec lam)\b|\bmua (?:dum|gium|giup|ho)\b"
    r"|\b(?:ai|co ai|cho nao|o dau|dau) (?:ban|mua|can ban)\b"
    r"|\b(?:can|muon) (?:mua|thue) (?:nha|phong|xe|may|tro)\b"
)
_PRICED = re.compile(
    r"\bgia (?:thue|mua|ban) "
    r"|\b(?:xay|xay nha|sua xe|mua|thue|cuoi)\b.{0,12}\bhet (?:bao )?nhieu\b"
    r"|\bgia (?:bao nhieu|nhieu|may|the nao|hom nay|bua nay|hien nay|mot|1)\b"
    r"|\bgia (?:thue |mua |ban )?(?:vang|xang|dau|heo|bo|trau|ga|keo|mi|lua|gao|que|cau|phong"
    r"|nha tro|phong tro|xi mang|sat thep|phan bon|ca phe|tieu|dien|nuoc)\b"
    r"|\b(?:bao nhieu|nhieu)(?: tien)? (?:mot|1) "
    r"(?:ky|ki|kg|ta|tan|con|to|trang|lit|bao|cai|chiec|chi|cay|khoi|m2|met|phong|thang)\b"
    r"|\b(?:thue|mua|xay|sua|rua|chup|photo)\b.*\b(?:bao nhieu|het nhieu|nhieu tien|may dong)\b"
    r"|\bcon hang khong\b|\bship\b"
)
# What the machine itself is and can, asked of it.
_OF_THE_MACHINE = re.compile(
    r"^(?:ban|bot|robot|may) (?:dang )?(?:o (?:dau|xa nao)|ten (?:la )?gi|la (?:ai|gi)|may tuoi)\b|"
    r"^(?:(?:cai )?(?:bot|robot|may|chatbot|tro ly)|em|may|ban) .*\b(?:biet|noi|hieu)\b.*\btieng\b"
)
_OF_OFFICES = re.compile(
    r"\b(?:giay|ho so|thu tuc|dang ky|cap|chung thuc|cong chung|sao [yi]|le phi|phi|thue dat"
    r"|ho tro|tro cap|xin|phep|khai|trich luc|ho tich|so do|so hong|sang ten|tach|chuyen nhuong"
    r"|hop dong|xac nhan|xa|dau do|moc do|nop thue|ngheo|boi thuong|den bu|nha xa hoi|huong"
    r"|lanh|nhan)\b"
)


def is_idle(folded: str, *, is_thanking: bool) -> bool:
    """Say whether nothing is wanted that an office does; thanks were left out of `folded`."""
    if (is_thanking or _PRAISED.search(folded)) and _OF_THANKS.issuperset(folded.split()):
        return True
    if is_thanking and _DONE_WELL.search(folded) and not _ASKED_BESIDE.search(folded):
        return True
    if _OF_THE_MACHINE.search(folded):
        return True
    is_of_the_market = any(rule.search(folded) for rule in (_PRICED, _OPINION, _SOUGHT))
    return is_of_the_market and not _OF_OFFICES.search(folded)
