"""What people in danger write, and rude words; with the everyday words that look like them."""

from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.word_sets import phrase_set, word_set

URGENT = Phrases(
    {
        "urgent": "bị chồng đánh · bị hiếp · hiếp dâm · cưỡng hiếp · cưỡng bức · bị hãm hiếp"
        " · bị cưỡng hiếp · xâm hại · bị xâm hại · dâm ô · sàm sỡ · quấy rối tình dục"
        " · bị lạm dụng · muốn tự tử · muốn tự sát · đòi tự tử · định tự tử · dọa tự tử"
        " · không muốn sống · hổng muốn sống · hông muốn sống · ko muốn sống · k muốn sống"
        " · chẳng muốn sống · không thiết sống · hết muốn sống · chán sống · chết cho rồi"
        " · buồn quá muốn chết · khổ quá muốn chết · chán quá muốn chết · buồn muốn chết"
        " · khổ muốn chết · chết cho xong · chết quách · sống không nổi · sống hết nổi ·"
        " nhảy cầu · nhảy sông · nhảy lầu · muốn chết cho rồi · mất con tôi · mất con tui ·"
        " lạc mất con"
        " · bạo lực gia đình · bị đánh đập · đánh đập · bạo hành · bị bạo hành · bị bắt cóc"
        " · bắt cóc · dọa giết · đòi giết · đòi chém · dọa chém · cầm dao đòi · bị chém · bị đâm"
        " · bị lừa bán · bị bán qua · bị bán sang · hấp hối · hãm hại"
        " · ba đánh con · cha đánh con · đánh con tôi · đánh con tui · đánh vợ · chồng đập em"
        " · chồng đập tui · chồng đập tôi · bị chồng đập · bị bóp cổ · bóp cổ em · bóp cổ tui"
        " · cứu tôi với · cứu tui với · cứu em với · cứu con với · cứu người · cứu mạng"
        " · cứu con tui · cứu con tôi · cứu con em · gọi xe cấp cứu · gọi cấp cứu · kêu cấp"
        " cứu · kêu xe cấp cứu · gọi 115 · gọi 113 · gọi 114"
        " · nhà đang cháy · đang cháy nhà · cháy nhà cứu",
        "hurt": "cấp cứu · chảy máu nhiều · uống thuốc sâu · uống thuốc trừ sâu · ăn lá ngón"
        " · uống thuốc diệt cỏ · uống thuốc độc · uống thuốc tự tử · đuối nước · ngạt thở"
        " · treo cổ · cắt cổ tay · tự tử · tự sát · rạch tay · rắn cắn · rắn độc cắn · điện giật"
        " · co giật · bất tỉnh · băng huyết · vỡ ối"
        " · bị sét đánh · ngộ độc · tắt thở · con mất tích · mất tích · đang bị tai nạn",
        "flood": "bị lũ cuốn · bị nước cuốn · lũ cuốn",
        "beaten": "bị đánh · đánh tôi · đánh tui · đánh em · chồng đánh · vợ đánh · nó đánh tui"
        " · nó đánh em · nó đánh tôi · nó đánh con",
        "wish to die": "muốn chết",
        "dying": "sắp chết",
        "save": "cứu với · cứu tôi · cứu tui · cứu em",
        "fire": "cháy nhà · nhà cháy",
        "missing": "mất con",
        "none": "đường đi cấp cứu · chuyển viện cấp cứu · số cấp cứu · bị đánh rơi · bị đánh mất",
    }
)
# Without accents these read as something harmless too: "từ từ", "bí danh", "danh em", "cựu em".
NEEDS_ACCENTS = frozenset({"tu tu", "cuu em", "cuu tui", "cuu nguoi"})
PEOPLE = word_set("em tui toi con vo me be chau chi minh no dang anh ba chong ai gai")
AFTER_A_BLOW = word_set(
    "máy dấu số mất cắp giá thuế vần rớt rơi tráo thức trượt lừa đồng bay cá bắt xe bài bạc đề"
    " giày răng lưới trống chiêng cờ đàn chữ tên nhầm sai lộn bóng tiếng đố tờ văn bản lại"
    " bí lẫn gãy"
)
AFTER_A_BLOW_BARE = word_set(
    "may so mat cap gia thue van rot trao thuc truot lua ca bat xe bai bac de giay luoi trong"
    " chieng chu ten nham sai lon bong tieng la"
)
WANTS_TO_DIE = word_set(
    " em tui toi con no minh chi dang cung chau anh me vo chong be la thiet that tao tau"
    " khong chi ba ong gai"
) | {""}
NOT_DYING = word_set("may pin thoai xe met doi cuoi nong mang dien cay heo bo ga wifi")
CHILD_AFTER = word_set("tôi tui em rồi nhỏ gái trai mình cháu bé tao ở hôm mấy cứu giờ roi")
# Of a place, a paper or an operation that was: no call for help.
BEFORE_RESCUE = word_set("xe khoa phòng mổ mo phong trạm tram giấy giay phí phi đẻ ca sổ mổ_lấy")
# "Lũ cuốn trôi hết giấy": of things, not of somebody.
SWEPT_AWAY = word_set("giay to nha cua trau bo heo lua xe ruong ray vuon cau duong")
SLOWLY = word_set("lam tinh hoi doc xem khai coi ghi dien tra nghi noi chut da")
# "Cháy nhà mất hết giấy": what was lost is the matter, not the fire.
LOST_BY_FIRE = word_set("mat giay so nam hoi truoc ho khai lam lai lau roi_mat trich bi")
BYGONE = phrase_set(
    "khai tu · bao tu · chung tu · giay tu · da mat · qua doi · nam ngoai · nam truoc · hoi nam"
    " · hoi xua · ngay xua · luc truoc · hoi nho · hoi truoc · mat do · mat vi · chet do · chet vi"
    " · da chet · tuyen bo · tro cap · may nam · nam roi · hom truoc · thang truoc · tuan truoc"
    " · mai tang · bua truoc · hoi thang · nam nay · lau roi · da lau"
)

RUDE = Phrases(
    {
        "rude": "đồ ngu · ngu vậy · ngu thế · ngu quá · ngu như bò · thằng ngu · con ngu"
        " · ngu dữ · ngu bỏ mẹ · đồ điên · đồ khùng · đồ chó · đồ chó má · đồ quỷ · đồ tồi"
        " · đồ vô dụng · đồ mất dạy · đồ rác rưởi"
        " · địt mẹ · địt má · địt con mẹ · đụ má · đụ mẹ · đù má · đù mẹ · đờ mờ · đm · dm · đmm"
        " · dmm · đcm · dcm · đkm · dkm · vcl · vkl · vcc · clgt · cmm · vãi lồn · vãi cứt"
        " · lồn · cặc · con cặc · cái cặc · cặc gì · đéo · đếch · đách · mẹ mày · má mày · cha mày"
        " · tổ cha mày · tiên sư · cút · cút đi · cút mẹ · biến đi · biến mẹ · khốn nạn · chó chết"
        " · óc chó · óc lợn · mất dạy · láo toét · láo lếu · mày ngu · bot ngu · máy ngu · con đĩ"
        " · bố láo · con phò · đồ phò · ăn cứt · ăn hại · câm mồm · câm miệng · im mồm",
        "short": "cc · ml",
    }
)
RUDE_BARE = phrase_set(
    "ngu nhu bo · thang ngu · dit me · dit ma · du ma may · du me may · dm · dmm · dcm · vcl · vkl"
    " · clgt · khon nan · dkm · con cac · deo hieu · deo biet · cut di · vcc · cmm"
    " · bot ngu · may ngu · lao toet · cam mom"
)
# Alone and without accents these are rude; within a sentence they may be goods: "đồ điện".
RUDE_ALONE = phrase_set(
    "do ngu · do dien · do khung · do cho · mat day · oc cho · ngu qua · ngu vay · ngu the"
    " · du ma · me may · cc · ml · bien di · deo"
)
GOODS_BEFORE = word_set(
    "hạt bán nuôi trứng chim quả trái sữa cây mua làm hat ban nuoi trung chim qua trai sua cay mua"
)
GOODS_AFTER = word_set("mèo cảnh chơi giun con")
