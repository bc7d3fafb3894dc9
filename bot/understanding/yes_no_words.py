"""What people say for yes, no, not yet and "don't know"; and what makes it less than plain."""

import re

from bot.understanding.spelling.phrases import Phrases

WHOLE = Phrases(
    {
        "agree": "đồng ý · gửi · gửi đi · đồng ý gửi · xóa · xóa đi · có đồng ý · tôi đồng ý"
        " · tui đồng ý · em đồng ý · dạ đồng ý · vâng đồng ý · ok gửi · ok gửi đi · đồng ý xóa",
        "yes": "có · có chứ · có ạ · dạ có · dạ phải · phải · phải rồi · đúng · đúng rồi · đúng r"
        " · chính xác · chuẩn · chuẩn luôn · ừ · ừa · ừm · ừ hử · ờ · ờ đúng · uh · uhm · um · uk"
        " · ukm · uki · ukie · ok · oke · oki · okê · ukê · okie · okela · okii · okk · okey"
        " · ô kê · ôkê · vâng · vg"
        " · vâng ạ · được · dc · đc · được luôn · rồi · xong · có rồi · yes · y · yep · yeah · ye"
        " · ya · yess · yup · đúng vậy · có đó · đúng thế · phải đó · tất nhiên · dĩ nhiên"
        " · đương nhiên · hẳn rồi · rồi đó · xong rồi · ok rồi · okay · đã có · đã làm"
        " · đã làm rồi · có làm rồi · cần · muốn · có cần · có muốn · ờ có · ừ có · ừ đúng"
        " · ừ đúng rồi · vâng đúng rồi · vâng có · ok đúng · r · ừ rồi · ok luôn · đúng luôn"
        " · có luôn · có hết · đủ · đủ rồi · nhất trí · nhất trí luôn · chắc chắn · chắc chắn rồi"
        " · vậy đó · chính nó · đúng nó · cho luôn · sao không · có chứ sao · có chứ sao không"
        " · ừ hè · oki la · chuẩn men · chuẩn không cần chỉnh · y vậy · đúng cái này · là nó"
        " · vẫn còn · còn giữ · dạ ừ · dạ vâng · ừ vâng · nhất định rồi · thì có · có mà · có chớ"
        " · dạ em có · ừmm · umm · uhmm · ờm · vậy · vậy đó em · ok em · có mờ · 100 · 👍 · 👌"
        " · ✅ · 🆗 · 💯 · ✔ · 👍 👍 · 👌 👌 · 👌 👌 👌"
        " · 👍 👍 👍 · ✅ có · có 👍 · ok 👌 · ok 👍 · 🙆 · ☑",
        "first": "1 · số 1 · nút 1 · nút đầu · số một · 1 đi",
        "no": "không · hông · hổng · hỏng · hổng có · hem · hẻm · khum · hok · hk · hg · ko · k"
        " · kh · kg · khg · kô · không có · không phải · không đúng · sai · sai rồi · nhầm · lộn"
        " · nhầm rồi · lộn rồi · trật · trật rồi · bậy · trớt quớt · đâu có · có đâu · làm gì có"
        " · no · nope · n · 0 · chẳng có · hông có · hok có · ko có · k có · hem có · không hề"
        " · không ạ · dạ không có · hông phải · hổng phải · ko phải · k phải · ko đúng · đâu phải"
        " · không có đâu · không đâu · khum có · khỏi · khỏi cần · khỏi đi · thôi khỏi cần · nô"
        " · trật lất · trật hết · bậy rồi · bậy bạ · tào lao · lấy đâu ra · nỏ · nỏ có · nỏ phải"
        " · nope nope · thôi không · thôi khỏi không · sai bét · sai hết · chả phải · đừng"
        " · mô có · không mô · có mô · mô phải · hết cả rồi · đủ rồi không thêm"
        " · không còn nữa · 👎 · ❌ · 🙅 · ✖ · 🙅 không · 👎 👎 · ❌ không · không ❌",
        "second": "2 · số 2 · nút 2 · số hai · nút cuối · nút thứ hai",
        "later": "chưa · chưa có · chưa làm · đang làm · mai mới có · đi làm rồi mà chưa có"
        " · có mà không mang theo · để ở nhà · có nhưng chưa mang theo · chưa ạ · ch · chx"
        " · có nhưng không mang theo · có mà để ở nhà · chưa mang · chưa mang theo · chưa đem theo"
        " · không mang theo · để sau · quên mang · quên đem theo · bỏ quên ở nhà · chưa xong",
        "unknown": "không biết · hổng biết · hông biết · hong bít · ko bit · ko biết · k biết · kb"
        " · kbiet · kbt · không rõ · không rành · ko rõ · quên · quên rồi · hỏi ai giờ"
        " · tui đâu biết · ai biết · đâu biết · để hỏi lại · hỏi chồng đã · hỏi vợ đã"
        " · chịu không biết · chịu hổng biết · chưa biết · không nhớ · hổng nhớ · ko nhớ"
        " · không chắc · chưa rõ · hong biet · hk biết · ? · … · mù tịt · không nhớ nữa"
        " · khum biết · để coi lại · để hỏi chồng · để hỏi vợ · chịu thua · bó tay · tui chịu"
        " · chịu chết · biết đâu · biết đâu được · không hay · để xem lại · coi lại đã"
        " · ??? · ? ? · ? ? ? · 🤷",
        "both": "chịu · thôi · dạ · da · x · hôn · dạ không biết có không · dạ dạ · dạ em · tùy"
        " · dạ nghe · hên xui · ừ thì",
    }
)
# How "còn nữa không?" is answered; elsewhere "hết" may mean all of it.
WHETHER_MORE = Phrases(
    {
        "yes": "còn · còn nữa · dạ còn · còn ạ · còn một cái nữa · còn một người nữa",
        "no": "hết · hết rồi · dạ hết · dạ hết rồi · hết rồi ạ · không còn · hết giấy rồi"
        " · vậy thôi · vậy thôi ạ · nhiêu đó thôi · bấy nhiêu thôi · chỉ vậy thôi · có vậy thôi"
        " · hết luôn rồi · hết cả rồi · không thêm · không thêm nữa · đủ rồi không thêm",
    }
)

# The rest is told from the whole sentence, spelled out and without accents.
_NO = r"(?:khong|chang|chua|dau)"
AGREES = re.compile(
    r"(?:(?:da|u|uh|um|ok|oke|vang|roi|co|duoc|toi|em|minh|anh|chi|con|chung toi|hai vo chong"
    r"|ca nha"
    r"|gia dinh|xin|ba|ong|co bac|thi) )*(?:dong y|gui|xoa)"
    r"(?: (?:het|luon|di|a|em|gui|xoa|cho xa|ho so|lien|ngay|giup|roi|thoi|tat ca|hai tay|ca"
    r" hai tay"
    r"|nop|cho toi|giup toi|toi|voi|cai|do|nay|hoan toan|lam))*"
)
UNKNOWN = re.compile(
    rf"(?:.{{1,24}} )?(?:{_NO}|nao|ai ma|ai|dau co|co) ?(?:co |ma )?(?:biet|ro|nho|hay|ranh|de"
    r" y|bit|bt|chac)"
    r"(?: (?:nua|luon|gi|dau|duoc|lam|ro|chac|het|ca|ta|day|nao|la|co khong|co hay khong|co"
    r" chua|chinh xac|cho lam"
    r"|mat|roi|sao|may|ngay|cai|thang|nam|bao nhieu|o dau|tieng|chi|mo|day du))*"
    r"|biet (?:dau|gi|gi dau|chet lien|duoc dau)(?: .{0,12})?"
    r"|quen(?: (?:mat|roi|beng|het|tieu|luon|mat tieu))*|(?:lau qua )?quen (?:mat |beng )?roi"
    r"|(?:phai |de |thoi de |cho )+(?:em |toi |minh )?(?:di )?(?:hoi|coi|xem)(?: (?:lai|da"
    r"|chong|vo|ma|me|cha|bo|nha|nguoi nha|giay|con|no"
    r"|thu|ong|ba|xem|coi|noi|ngoai|trong|chinh xac|moi biet|cai|ai|gia dinh))*"
    r"|hoi (?:lai )?(?:chong|vo|me|cha|nha|nguoi nha|moi biet|lai moi biet)(?: (?:da|moi biet"
    r"|cai))*"
    r"|(?:toi )?chiu(?: (?:thua|khong biet|chet|luon|a))+|mu tit|bo tay(?: luon)?"
)
HEDGED = re.compile(
    r"\b(?:co le|chac (?!chan)|chac$|hinh nhu|co the|co khi|chac la|khong chac|hay khong|hay"
    r" la khong"
    r"|vua co|khong han|chua han|chua chac|gan dung|cung dung|cung duoc|neu|gia su|hen xui|tuy"
    r"|mot nua|nua co nua|luc co|khi co|khi thi|luc thi|mo may|nghe noi|ma khoan|khong sao|co"
    r" sao|nhu khong|cung nhu"
    r"|khong van de|gia nhu|mai moi tinh|xem sao|duong nhu|khong biet co)\b"
)
ASKED = re.compile(
    r".*\b(?:co|dung|phai|duoc|can|that|thiet|chong|vo|me|cha|con|giay|nua|muon|biet|lam|gi)"
    r" khong(?: (?:em|ta|vay|nhi|a|chi"
    r"|anh|day|ha|the))*|.*\b(?:thi sao|hay sao|sao vay|the nao|nhu nao|the a|vay ha|thiet ha"
    r"|that ha"
    r"|ha|nhi|khong vay|phai khong|dung khong|khong ta)|co .{1,30} khong(?: (?:em|ta|vay|nhi))*"
)
NOT_TAKEN = re.compile(
    r"(?:.* )?(?:khong|chua|quen|dau)(?: co)? (?:mang|dem|cam|xach)\b.*"
    r"|(?:.* )?(?:de|bo|cat)(?: quen| lai)?(?: o)? (?:nha|tro|que|duoi que)\b.*"
    r"|(?:.* )?(?:quen|giu|con|nhung|ma)(?: dang)? o (?:nha|tro|que)\b.*"
    r"|(?:giay|the|so)(?: to)? (?:dang |con )?(?:o|de) nha.*"
    r"|.*\b(?:me|ba|chong|vo|ngoai|noi|nguoi nha) giu"
)
NOT_YET = re.compile(
    r"(?:.* )?(?:dang (?:lam|cho|doi|xin|nop|di lam|lo|hoan thien)|sap (?:co|xong|lam|lay"
    r"|nhan|toi)|tam thoi chua"
    r"|(?:cho|doi) (?:xa|benh vien|cap|lay|giay|ket qua|toa|ho|phuong|cong an))\b.*"
    r"|(?!.*\btiep\b)(?:.* )?(?:mai|mot|tuan sau|thang sau|bua sau|hom sau|bua nua|ngay nua"
    r"|thoi gian nua|chut nua|lat nua)"
    r" (?:moi |se )?(?:co|lay|lam|nhan|xong|di lam)\b.*|moi nop\b.*"
)
DOUBLY_DENIED = re.compile(
    r"(?:.* )?(?:khong|dau)(?: (?:co|phai|he|la|co gi))*(?: (?:khong|sai|nham|lon|chua|thieu))\b.*"
)
DENIES = re.compile(
    r"(?:(?:a|u|o|oi|ua|da|thoi|thi) )*(?:khong|dau|lam gi co|lay dau|khoi|sai|nham|lon|trat"
    r"|bay|dung co"
    r"|mat roi.* khong co|dung(?= (?:gui|xoa|lam|ghi|nop))|het|phan doi|tu choi)\b.*"
    r"|(?!.*\bchua\b)(?:.* )?co (?:dau|ai dau|gi dau)\b.*"
)
AFFIRMS = re.compile(
    r"(?:(?:a|da|thi|chinh|day|do|day ne|vang|u|o) )*(?:co|phai|dung|u|um|uh|uhm|uk|ukm|ukie"
    r"|uki|o|ua|vang|ok"
    r"|oke|okay|oki|roi|xong|chinh xac|chuan|dong y|nhat tri|tat nhien|di nhien|duong nhien"
    r"|chac chan"
    r"|nhat dinh|day du|yes|yep|yeah|day co|xac nhan dung|xin xac nhan dung)\b.*"
    r"|duoc(?: (?:luon|roi|chu|em|het|nhe|a|thoi|chi|anh|ma|do))*"
    r"|(?:van )?con(?: (?:nguyen|giu|do|day|ne|luon|ro|tot|han|nua|moi|chu|a|em|nhe|het))*"
    r"|(?:can|muon)(?: (?:chu|luon|nhe|em|a|lam|do|roi))*|du(?: (?:het|roi|ca|giay|to|luon"
    r"|chu|em))*"
    r"|da (?:co|lam|dang ky|nop|ky|gui|xong|lay|nhan|doc|xem|khai|ghi|dat ten|cuoi co giay)\b.*"
    r"|.*\b(?:dang ky|lam|nop|ky|nhan|lay|xin|doi|ghi|khai|chup|doc|mang|dem|dat"
    r" ten)\b.*\b(?:roi|xong)\b.*"
    r"|.*\bco (?:giay|ten|roi|dang ky|du|day du|luon|het|hon thu|so|the|khai sinh|ca)\b.*"
    r"|.*\bthi co"
)
# The first word decides; with these accents it is another word: "con", "cô", "đứng", "lớn".
FIRST = {
    "co": ("có", "co"), "phai": ("phải", "phai"), "dung": ("đúng", "dung", "đừng"),
    "u": ("ừ", "u", "ư"), "o": ("ờ", "o", "ơ"), "roi": ("rồi", "roi", "rùi"),
    "con": ("còn",), "can": ("cần", "can"),
    "du": ("đủ", "du"), "ua": ("ừa", "ua", "ủa"), "bay": ("bậy",), "lon": ("lộn", "lon"),
    "nham": ("nhầm", "nham"), "khoi": ("khỏi", "khoi"), "het": ("hết", "het"),
    "dau": ("đâu", "dau"), "trat": ("trật", "trat"), "muon": ("muốn", "muon"), "um": ("ừm", "um"),
    "chuan": ("chuẩn", "chuan"),
}  # fmt: skip
BUT = re.compile(
    r"\b(?:ma(?! (?:em|anh|chi)$)(?=\s\S)|nhung|mat|rach|het han|photo|phai cai|mot nua|hoi"
    r" sai|tru|thieu|sai|loi"
    r"|nham|lon|luc truoc|hoi truoc|hoi xua|truoc day|gia|thoi|khac|ban sao|cu)\b"
)
