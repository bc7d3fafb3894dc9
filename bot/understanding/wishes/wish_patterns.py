"""How people put a wish in a sentence; matched without accents, pronouns and politeness."""

import re

from bot.understanding.spelling.word_sets import word_set

_WHEN = (
    r"(?:(?:ngay |sang |trua |chieu |toi )?(?:mai mot|mai|mot)|(?:toi|chieu|trua|sang|dem)(?:"
    r" nay)?"
    r"|(?:bua|hom|luc|khi|ngay)(?: sau| khac| nao| nao ranh)|tuan sau|(?:mot )?(?:lat|chut"
    r"|xiu|ti|hoi)"
    r"(?: nua)?|khi nao ranh|ranh|hoi nua|sau)"
)
_DO = r"(?:lam|khai|dien|ghi|nhan|tra loi|tinh|quay lai|vo lai|vao lai|gui|noi|noi chuyen|xem|mo)"
_STEP = r"(?:cau|buoc|phan|cho|cai|muc|o)"
_THIS = r"(?:nay|do|ay|kia)"
_ERRAND = (
    r"(?:ray|lam|cho|ngu|an|an com|don con|hoc|cong chuyen|dong|ruong|cat lua|nau com|nuong|tam"
    r"|cong viec|ve|ra ngoai|bo cui|chan bo|cho con bu|lam ray|ra ray|ra dong)"
)
_NO = r"(?:khong|chua|chang|cha|dau)"
_ASK = r"(?:hoi|khai|ghi|nop|co|biet|dien|chup|dua|lay|dung|can)"
_OFFICER = (
    r"(?:can bo|nguoi that|nguoi|nhan vien|tu van vien|nguoi ho tro|lanh dao|chu tich"
    r"|chuyen vien|nguoi phu trach|nguoi nao|ai|nguoi lam|mot cua|xa|uy ban)"
)
_OF = (
    r"(?: (?:xa|phuong|uy ban|mot cua|tu phap|ho tich|phu trach|truc|kinh te|thue|nao|do|that"
    r"|truc tiep|lien|ngay|luon|cua|o|ben|dang|ba|son|to))*"
)
_DOSSIER = r"(?:ho so|giay|giay to|don|ket qua|khai sinh|giay khai sinh|ban sao|phieu|to khai|hs)"
_FAR = (
    r"(?:(?:lam )?(?:toi|den) dau(?: roi)?|xong chua|co chua|sao roi|the nao roi|duoc chua|ra sao"
    r"|ra chua|duyet chua|xu ly chua|lam xong chua|nhu the nao roi|lay duoc chua|co ket qua chua)"
)
_TONGUE = r"(?:hre|h're|re|ca dong|cadong|cor|co|xo dang|dan toc|minh|ba na|kinh)"

_LISTED = {
    "stop": (
        rf"(?:de |hen |thoi )?{_WHEN}(?: roi)? {_DO}(?: (?:tiep|lai|sau|not|nua|giay|ho so|cho))*",
        r"(?:gio |hien gio |bay gio |dang )*ban(?: (?:roi|qua|lam|viec|con|tay|dang|mot|chut"
        r"|xiu|ti))*"
        rf"(?: (?:de )?{_WHEN}(?: {_DO})?(?: tiep| lai| sau)?)?",
        r"(?:tam )?(?:dung|ngung|nghi)(?: (?:o|toi|lai|tay|o day|toi day|day|da|chut|xiu|ti"
        r"|ngoi|mot))*"
        rf"(?: {_WHEN}(?: {_DO})?(?: tiep| lai)?)?",
        rf"(?:phai )?di {_ERRAND}(?: (?:da|cai|chut|roi|xiu))*(?: {_WHEN} {_DO}(?: tiep| lai)?)?",
        rf"(?:may |dien thoai )?(?:sap )?het pin(?: roi)?(?: (?:de )?{_WHEN}(?: {_DO})?(?:"
        r" tiep)?)?",
        r"(?:hom nay |bua nay |nay )?(?:lam )?toi day(?: thoi| da)?",
        r"luu lai(?: (?:da|roi|do|ho so))*|luu(?: giup| lai) .{0,12}",
        r"(?:thoi |de |thoi de )(?:mai|mot|bua sau|bua khac|hom khac|hom sau|lat|lat nua"
        r"|toi)(?: di| da)?",
    ),
    "later": (
        rf"(?:{_STEP} )?{_THIS} (?:de|tinh|tra loi|khai|ghi|bo|lam|hoi|noi|bo sung)"
        r"(?: (?:sau|qua|lai|do|mai))",
        rf"(?:cho |bo )qua(?: {_STEP})?(?: {_THIS})?",
        rf"bo (?:{_STEP}|trong|trong {_STEP}) {_THIS}",
        rf"(?:qua|sang|chuyen|toi|den|hoi)(?: qua| sang)? {_STEP} (?:khac|sau|tiep|ke|ke tiep"
        r"|tiep theo)",
        rf"de {_STEP} {_THIS} (?:sau|lai|do)|de lai sau|de {_THIS} sau|de do(?: da| sau)?",
        rf"(?:tra loi|khai|ghi|dien|bo sung|tinh|noi|hoi|gui|nop|dua|cap nhat) sau"
        rf"(?: {_STEP} {_THIS})?",
        rf"{_NO} (?:biet|ro|nho|co|muon tra loi|tra loi duoc|tra loi|ranh).{{0,24}} "
        r"(?:bo qua|de sau|tinh sau|tra loi sau|cho qua|de do|bo sung sau|khai sau)",
        r"(?:bo qua|de sau|tinh sau|khoan)(?: (?:cau nay|cai nay|da|nay|nhe|duoc|khong))*",
        r"(?:khong|chua) (?:muon )?tra loi(?: (?:cau nay|duoc|cau do|luc nay))*",
    ),
    "back": (
        rf"(?:quay|lui|tro|ve|tro ve|quay ve)(?: (?:lai|ve|toi|lui))*(?: (?:mot|1|hai|2|may))?"
        rf"(?: {_STEP})?(?: (?:truoc|vua roi|hoi nay|luc nay|tren|nay|truoc do|hoi sang|cu))?",
        rf"(?:xem|sua|lam|tra loi|ghi) lai {_STEP} (?:truoc|vua roi|hoi nay|luc nay|tren)",
        rf"{_STEP} (?:hoi nay|vua roi|luc nay|truoc|tren)(?: .{{0,12}})?(?: (?:sai|lon|nham"
        r"|chua dung))"
        r"(?: roi)?",
        rf"(?:lon|nham|sai) {_STEP} (?:truoc|hoi nay|vua roi|luc nay)",
    ),
    "resume": (
        r"(?:lam|khai|dien|di|hoi) tiep(?: (?:di|cau khac|nao|ho so|giay|khai sinh|cho xong))*",
        r"tiep tuc(?: (?:lam|khai|di|ho so|nao|lam ho so|khai sinh))*|tiep (?:di|nao|theo)",
        r"(?:nay|hoi nay|bua truoc|hom truoc|hom qua|bua)?(?: (?:lam|khai|dang|minh))* "
        r"(?:toi|den) (?:dau|cau may|cau nao)(?: roi)?(?: lam tiep)?",
        r"(?:quay lai|vo lai) (?:lam|lam tiep|khai tiep)",
    ),
    "restart": (
        r"(?:lam|khai|bat dau|ghi|dien) lai(?: (?:het|tu|dau|tat ca|toan bo|cai|khac|moi))+",
        r"(?:xoa|bo)(?: het| di)?(?: roi)? (?:lam|khai|ghi) lai(?: .{0,10})?",
    ),
    "cancel": (
        r"(?:khong|khoi|dung)(?: (?:muon|can|dinh|phai))* (?:lam|khai|dang ky|nop)"
        r"(?: (?:giay|ho so|cai|nay))* nua",
        r"huy(?: bo)?(?: (?:ho so|giay|don|phieu|viec|lam|ca|cai))+(?: (?:nay|do|di))*",
        r"xoa(?: (?:het|bo|giup|ca))*(?: (?:ho so|du lieu|thong tin|moi thu|tat ca|phieu|ban"
        r" nay))+"
        r"(?: (?:nay|do|di|cua|vua ghi|da ghi))*",
        r"(?:rut|bo|dep)(?: lai)? ho so(?: (?:nay|do|di))*|khoi lam(?: gi)?(?: nua)?",
    ),
    "other": (
        r"(?:chuyen |doi |mo |qua |sang |lam |them )+(?:giay|ho so|viec|thu tuc|phieu)(?:"
        r" to)? khac",
        r"lam (?:them )?(?:cho )?(?:nguoi|dua|be|con|nha|chau) khac(?: nua)?",
    ),
    "status": (
        rf"(?:.{{0,24}} )?{_DOSSIER}(?: (?:cua|cu|cho|khai sinh|be|con|bua truoc|hom truoc|da"
        r" nop|nop|dang ky|"
        rf"kinh doanh|ho|sao y|bua|hom|nay|ay|vo|chong|me|ba|nha|con gai|con trai))* {_FAR}",
        r"(?:kiem tra|xem|tra|hoi|coi)(?: (?:thu|giup|lai|cho))*(?: (?:tinh trang|tien do))?"
        r"(?: cua)? ?(?:ho so|tinh trang|tien do)(?: (?:cua|da nop|hom truoc|bua truoc))*(?:"
        rf" {_FAR})?",
        r"(?:nop|gui) (?:roi|ho so).{0,24} (?:chua|sao|vay(?! (?:von|tien)))(?: .{0,12})?(?: gi)?",
    ),
    "human": (
        r"(?:gap|noi chuyen|trao doi|goi|lien he|nhan tin|nhan|ket noi|noi)(?: (?:truc tiep"
        r"|voi|cho|toi"
        rf"|duoc|qua|may))* {_OFFICER}{_OF}",
        r"(?:hoi|chuyen|chuyen may)(?: (?:truc tiep|qua|cho|sang|lai|toi))* (?:can bo|nguoi"
        r" that|nhan vien)"
        rf"{_OF}",
        r"(?:cho |xin |co )*so(?: (?:dien thoai|dt|may|zalo|phone|goi))+(?: (?:cua|can bo|xa"
        r"|uy ban|mot cua"
        r"|nguoi|lien he|tu phap|duoc|khong|nao|de|goi|hoi|ai|phuong))+",
        r"(?:cho |xin )so(?: dien thoai)?(?: can bo)?|goi (?:lai |dien )?(?:cho|duoc)(?: .{0,8})?",
        r"co (?:ai|can bo|nguoi)(?: (?:nao|o do|truc|tra loi|that|day|giup|do|dang|o))* khong",
        rf"{_NO} (?:muon )?(?:noi|noi chuyen|lam|lam viec) voi (?:may|bot|robot)(?: nua)?",
        r"can bo(?: (?:xa|mot cua|tu phap|dau|dau roi|oi))*|(?:cho )?gap(?: (?:truc tiep|mat))?",
    ),
    "listen": (
        r"doc(?: (?:cau hoi|len|lai|to|cau nay|cai nay))* (?:cho )?nghe",
        r"(?:khong|chua)(?: biet)? (?:doc duoc|chu|doc chu|doc|ranh chu|biet chu)",
        r"mat (?:kem|mo|yeu)(?: .{0,24})?|khong (?:thay|nhin|doc) (?:ro )?(?:chu|duoc chu|chu"
        r" duoc)",
        rf"(?:noi|nghe|doc|co|dung)(?: (?:bang|duoc))? tieng {_TONGUE}(?: (?:duoc|khong))*",
        r"(?:muon |cho )?nghe (?:doc|giong|giong noi|loi|cau hoi|am thanh|bang loi)",
    ),
    "complaint": (
        r"(?:khieu nai|phan anh|to cao|phan nan)(?: .{1,40})?",
        r"(?:sao|lam gi)(?: ma)?(?: (?:lam|xu ly|giai quyet))? (?:lau|cham)(?: (?:qua|du|vay"
        r"|the|hoai|xong"
        r"|co|ma|tra|lam|roi))*",
        r"(?:cho|doi)(?: (?:lau|hoai|mai|ca thang|may thang|may tuan|ca tuan|dai co))+(?:"
        r" .{0,24})?",
        r"(?:bi )?tra(?: (?:lai|ve|ho so|giay))* (?:hoai|mai|toi lui|nhieu lan|may lan)(?:"
        r" .{0,12})?",
        r"can bo (?:lam kho|hanh|doi tien|voi tien|thai do|hach sach|gay kho)(?: .{0,24})?",
        r"(?:di len di xuong|di toi di lui|chay toi chay lui)(?: .{0,24})?",
    ),
    "what": (
        r"(?:.{1,40} )?la (?:(?:cai|giay|so|nguoi|loai|to|the|noi|cho|ngay) )*(?:gi|ai|sao|chi)"
        r"(?: (?:vay|the|day|nhi|ta))*",
        rf"(?:cai|giay|cau|to|chu|muc|o|phan|so) {_THIS} (?:nghia )?(?:la )?(?:sao|gi)(?: vay)?",
        rf"hoi(?: (?:cai|cau|chuyen|so))?(?: {_THIS})? (?:de )?lam (?:gi|chi)(?: vay)?",
        rf"(?:tai |vi )?sao(?: (?:lai|phai|can|ma|cu))+ {_ASK}(?: .{{0,32}})?",
        rf"(?:cai|giay|to|the|so)(?: {_THIS}| to| chung sinh)? (?:lay|xin|co|mua|lam|kiem|tim"
        r"|coi|xem)"
        r"(?: duoc)?(?: o)? (?:dau|cho nao|mo)(?: ra| co| vay)?",
        rf"(?:lay|xin|kiem|tim|mua|coi|xem)(?: (?:cai|giay|to|the|so|mau|don))*(?: {_THIS})? o"
        r" (?:dau|cho nao)",
        r"(?:(?:can|dung|khai|ghi|hoi|co|nop|lay|chup) )?(?:(?:cai|giay|so|cau|to)"
        rf" )?(?:{_THIS} )?de lam (?:gi|chi)"
        r"(?: vay)?",
        r"(?:nghia|y)(?: cua cau nay)? (?:la )?(?:sao|gi)(?: vay)?",
    ),
    "help": (
        rf"{_NO}(?: co)? (?:hieu|ro cau|biet hieu)(?: (?:gi|cau|cai|nay|hoi|y|lam|dau|luon|ca"
        r"|het|chi|tieng|lam"
        r"|sao|roi|noi|minh))*",
        r"(?:kho hieu|roi qua|roi ram|kho qua|phuc tap)(?: (?:qua|vay|ghe|the|lam))*|hieu gi dau",
        r"(?:giup|chi|bay|huong dan|ho tro)(?: (?:dum|voi|cach|lam|ghi|khai|cho|sao|tui|dien"
        r"|tiep|cai|nay))+",
        rf"{_NO} biet(?: phai)? (?:ghi|lam|tra loi|dien|viet|khai|noi|bam|chon|chup|gui)"
        r"(?: (?:sao|gi|the nao|cai|nao|cho|kieu|nua|gio|het|o dau|ra sao|cai gi))*",
        r"(?:phai )?(?:ghi|dien|tra loi|lam|viet|khai|bam|chup) (?:sao|the nao|cai gi|kieu gi"
        r"|gi|ra sao)"
        r"(?: (?:day|gio|bay gio|vay|cho dung|ta|moi dung))*",
        r"(?:can |nho )(?:tro giup|giup|giup do|ho tro|huong dan)",
    ),
    "repeat": (
        r"(?:nhac|hoi|noi|doc|lap|gui|nhan|ke|cho xem|xem|chep) lai(?: (?:cau|hoi|do|nay|lan"
        r"|nua|di|mot|vua roi"
        r"|hoi nay|cai|dum|truoc|phat))*",
        r"(?:nay|vua roi|hoi nay|luc nay|dang|moi) (?:hoi|noi)(?: (?:cai|cau))? (?:gi|chi"
        r"|sao)(?: vay)?",
        r"(?:hoi|noi) (?:gi|chi|cai gi|sao)(?: (?:vay|the|do|co|a))*",
        r"cau hoi(?: (?:la|vua roi|hoi nay|cua))*(?: (?:gi|dau|sao))?(?: roi| vay)?",
        r"(?:khong|chua) (?:thay|nghe|doc) (?:cau hoi|kip|ro|duoc cau hoi|ro cau hoi)",
        r"(?:gi|sao|cai gi) co",
    ),
    "browse": (
        r"(?:(?:lam|giup)(?: duoc)?|co)(?: nhung| cac)(?: (?:viec|thu tuc|giay|giay to|loai"
        r" giay))? (?:gi|nao)"
        r"(?: (?:vay|day))*",
        r"(?:lam|giup) duoc(?: (?:viec|thu tuc|giay|giay to|loai giay))? (?:gi|nao)"
        r"(?: (?:vay|day))*",
        r"(?:xem |coi |cho xem )?(?:danh sach|het|tat ca)(?: (?:cac|nhung|thu tuc|viec))+",
    ),
    "thanks": (
        r"(?:(?:ok|vang|roi|da|duoc) )*(?:cam on|cam on ban|cam on can bo)(?: (?:nhieu|lam"
        r"|truoc|nghen|nhe|can bo"
        r"|rat|het suc|ca nha|da|giup))*",
        r"(?:chao )?tam biet(?: .{0,8})?|bye bye|bai bai|hen gap lai",
    ),
    "greet": (
        r"(?:xin |da )?(?:chao|hello|hi|alo|a lo)(?: (?:can bo|xa|bo phan|mot cua|buoi|sang"
        r"|chieu|toi|ca nha|moi"
        r"|nguoi|ad|bot|minh|tro ly))*",
        r"(?:co )?ai (?:o do|do|day) khong|can bo oi|alo alo",
    ),
    "wait": (
        r"(?:doi|cho|khoan|tu tu)(?: (?:mot|1|5|may|it|toi|vai))*(?: (?:chut|xiu|ti|da|phut"
        r"|lat|cai|nha|hoi))+"
        r"(?: .{0,24})?",
        r"de (?:di )?(?:lay|kiem|tim|luc|xem|hoi|nho)(?: lai)? (?:giay|the|can cuoc|so|ho"
        r" khau|nguoi|vo|chong|me"
        r"|cha|nha|no|ba|con|trong|o|da|cai)(?: .{0,16})?",
        r"(?:cho|doi|khoan) (?:lay|kiem|tim|luc|xem|hoi|nghi|nho)(?: .{0,24})?",
    ),
}
# The same letters with these accents say something else: "chỗ nghỉ", "đang bán".
OTHER_WORDS = {
    "wait": word_set("chỗ chó chợ đôi đồi đổi đội"),
    "complaint": word_set("chỗ chó chợ đôi đồi đổi đội"),
    "stop": word_set("đúng đứng đựng dùng dũng đừng bán bàn bạn bản mái một mười tôi"),
    "human": word_set("gặt gấp gắp"),
}
PATTERNS = tuple(
    (name, re.compile(pattern)) for name, patterns in _LISTED.items() for pattern in patterns
)
