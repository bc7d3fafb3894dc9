"""Words around a name, and words that names begin with."""

from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.word_sets import phrase_set, word_set

SURNAMES = word_set(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm trịnh"
    " đào mai lương trương tô tạ hà cao châu chu thái quách phùng tăng tống triệu vương vi hứa kiều"
    " la lại lưu mạc nghiêm ninh nông ông phí thạch thân tiêu tôn trà từ văn viên vy doãn đàm đồng"
    " điền diệp cù cung bạch bế âu an ân biện bàng cầm cam chế chử đậu đái giáp giang hàn hàng hùng"
    " kha khổng khương kim lò lô lang lục lường ma mã mẫn mùa ngân ngạc nhan nhữ ngụy ôn phó quang"
    " sầm sùng sơn tào tất thẩm thào thiều thịnh tòng tưởng ung uông vàng và vừ xa yên giàng hạng"
    " hầu lầu lù lữ lừ đeo điêu quàng bạc bá đàng danh kiên phú quản trang trầm lều lỗ lộ liêu"
    " hòa hoà tiết trác thi đới nhâm ngọ khúc khuất kiểu cổ đường đổng mạch mạnh nhiếp ninh"
    " phù phương tòng triêu ưng vòng vưu cồ cấn chúc củng hình huyền lã lăng lân lèng long lại"
    " niê siu rơ ksor kpă rah rmah puih mlô êban ayun nay alăng zơrâm bríu bhling pơloong coor"
    " xiêng kring hiêng bloong hôih ra sô blúp krông y a hoh arất riáh tơ ngôl clâu arâl bnướch"
)
MIDDLES = word_set("thị văn thi van")
FIRST_LETTERS = word_set("a y")
_LEAD_WORDS = (
    "dạ thưa vâng à ừ ừm ờ ok okê thì là của họ và tên chữ đệm đầy đủ thật khai sinh trên theo"
    " giấy tờ trong sổ cccd thẻ căn cước đặt gọi kêu ghi lấy để cho viết bé con cháu em mẹ má mạ"
    " cha ba bố tía vợ chồng tui tôi mình ông bà nội ngoại anh chị cô chú bác dì cậu mợ thím dượng"
    " người chủ hộ quán khai nhà nó này đó nớ ni đây đầu lòng trai gái nhỏ út lớn thứ hai tính dự"
    " định muốn sẽ đã được vừa mới chính thức hiện đang xin phép báo với ấy ổng bả cổ ảnh đứa"
    " thằng hĩm cu tí nhóc trẻ giùm dùm giúp nhờ cả ruột đẻ rồi nha nghen nè ơi cán bộ full name"
    " tụi gia đình nhập chắc hình như có lẽ hỏi bên phía dâu rể chọn thống nhất cái hai thường"
    " bữa nay giờ đăng ký làm phần mục ô dòng câu ở đứng mang sau bằng lót e c a"
    " hắn nẫu o mệ bọ mụ ả thôi"
)
LEADS = word_set(_LEAD_WORDS)
BARE_LEADS = frozenset(map(fold, LEADS))
# A lead ends with one of these.
MARKERS = word_set("tên là đặt gọi kêu ghi lấy name ten la dat goi keu")
# Where nobody was spoken of before it, or accents were written, this may be the surname La.
LONE_MARKER = "la"
HEDGES = Phrases({"hedge": "hình như · chắc là · chắc · có lẽ · hình như là · nghe đâu · nghe nói"})
# Before a name of two tiếng and more they are most often no part of it.
TITLES = word_set(
    "ông bà anh chị cô chú bác cháu em thằng con bé cu dì cậu mợ thím dượng mẹ má cha ba bố tía"
    " vợ chồng ong con em chong cô"
)
TITLES_IN_NAMES = word_set("ông bé cu")
TITLE_PAIRS = Phrases(
    {
        "title": "con bé · thằng bé · em bé · bé trai · bé gái · con trai · con gái · thằng cu"
        " · cháu trai · cháu gái · mẹ bé · cha bé · ba bé · bố bé · má bé · chủ hộ · chủ quán · vợ"
        " tui · chồng tui · con tui · mẹ tui · ba tui · cha tui · vợ tôi · chồng tôi · con tôi"
        " · vợ em · chồng em · con em · mẹ em · ba em · cha em · ông nội · ông ngoại · bà nội"
        " · bà ngoại · con dâu · con rể · em gái · em trai · chị gái · anh trai · con chị · con anh"
        " · mẹ cháu · cha cháu · ba cháu · nhà em · nhà tui · trưởng thôn · cán bộ · cô giáo"
        " · thằng con · con gái út · con trai út · con gái đầu · con trai đầu"
    }
)
FILLERS = word_set("dạ thưa vâng ừ ừm ờ à ơ ok okê oke okie rồi thì alo ủa ừa dzạ uk á hả da vang")
# Said at the end and never the end of a name.
NEVER_NAMES = word_set("ạ nhé nhá")
PARTICLES = word_set("nghen nhen hỉ hén nè")
# Said at the end, but given names too: taken off a full name of three tiếng.
END_WORDS = word_set("nha nghe luôn đó á giùm dùm giúp hả nhe hen nhen nghen nớ hè hí hầy đấy nà")
# So too, but as likely a name: both are offered.
DOUBTED_ENDS = word_set("em thôi với cô chị bạn chú rồi a ơi nhe luon e ha")
# As typed: "chi ạ" and "anh ạ" may begin with a name.
POLITE_ENDS = phrase_set(
    "nha em · nhé em · nghe em · nghen em · nhen em · ạ em · đó em · nè em · nha anh · nha chị"
    " · nhé anh · nhé chị · nha cô · nhé cô · nghen cô · em ơi · chị ơi · anh ơi · cô ơi · bạn ơi"
    " · giúp em · giúp tui · giùm em · giùm tui · dùm em · dùm tui · giúp tôi · giùm tôi · cho em"
    " · cho tui · cho tôi · với ạ · nhé bạn · nha bạn · nhé ad · nha ad · nha cán bộ · nhé cán bộ"
    " · cán bộ ơi · cán bộ ạ · cán bộ · nè cán bộ · ạ cán bộ · nha mọi người · đúng rồi"
    " · đúng rồi ạ · được không · có được không · đúng không"
    " · phải không · được hông · được chưa · đó nha · đó nghe · đó em nha · vậy đó · luôn nha"
    " · luôn nhé · là đúng · cảm ơn · cám ơn · cảm ơn em · xin cảm ơn · thank · thanks · tks"
    " · nghe chị · nghe anh · nhe em · nhe chi · được không em · đúng không em · được không ạ"
    " · đúng không ạ · được hông em · đẹp không · nghe đẹp không · đẹp không em · được không chị"
    " · được hôn em · hay không · nha e · nhé e · e nhé · e nha · nha a · nha c · nha shop"
    " · duoc khong · dung khong · duoc ko · dung ko · cam on · em oi · chi oi · giup em · nghe em"
    " · nha chi · đó chị · đó anh · đó cô · ạ chị · ạ anh · ạ cô · hỉ em · hè em · nghe cô"
)
# What begins something else behind a name.
CUTS = phrase_set(
    "sinh năm · sinh ngày · sinh tháng · sanh năm · sanh ngày · năm sinh · ngày sinh · mới "
    "sinh · mới sanh · vừa sinh · sinh hôm · sanh hôm · sinh ở · sinh tại · quê quán · quê ở "
    "· thường trú · tạm trú · hiện ở · đang ở · nhà ở · sống ở · người thôn · người xã · ở "
    "nhà · dân tộc · quốc tịch · căn cước · cccd · cmnd · cmt · số cccd · số căn cước · số "
    "điện thoại · sđt · sdt · điện thoại · số đt · là mẹ · là má · là cha · là ba · là bố · "
    "là vợ · là chồng · là con · là em · là anh · là chị · là ông · là bà · là người · là chủ "
    "· là cháu · là tui · là tôi · là tên · con của · con ông · con bà · con anh · con chị · "
    "con cô · con chú · con tui · con tôi · con em · con mẹ · vợ anh · vợ ông · vợ của · vợ "
    "tui · vợ tôi · vợ em · chồng chị · chồng bà · chồng của · chồng tui · chồng em · chồng "
    "tôi · em của · mẹ của · mẹ bé · mẹ cháu · mẹ nó · mẹ em · mẹ tui · cha của · cha bé · "
    "cha cháu · ba của · ba bé · bố bé · bố của · mẹ ruột · cha ruột · chủ hộ · chủ quán · "
    "tên ở nhà · ở nhà gọi · ở nhà kêu · hay gọi · thường gọi · gọi là · kêu là · biệt danh · "
    "tên thường gọi · viết hoa · viết có · viết không · có dấu · không dấu · nghĩa là · để em "
    "· giới tính · nam giới · nữ giới · con trai · con gái · bé trai · bé gái · cháu trai · "
    "cháu gái · năm nay · hiện nay · hiện đang · đã mất · mất rồi · mất năm · người hrê · "
    "người kinh · người co · người ca dong · người việt · nghề nghiệp · làm nghề · làm nông · "
    "số nhà · tổ dân phố · khu dân cư · con trai của · khai sinh cho · mà em · đó em · chứ "
    "không · không phải · nhờ em · nhờ cán bộ · tên này · đứng tên · thay mặt · và cha · và "
    "mẹ · và con · và vợ · và chồng · quê quán ở"
)
BARE_CUTS = frozenset(map(fold, CUTS))
LONGEST_CUT = 4  # words
# One word that begins something else; another has to follow. Only with its accents.
LONE_CUTS = word_set(
    "ở o tại quê thôn xóm huyện tỉnh nhưng còn chữ mà trú ngụ xã nếu dt đt"
    " sn ns cccd cmnd cmt sđt sdt stt số"
)
# "A" and "Y" begin names, and these too.
AFTER_A_LETTER = word_set("lô lo ha chang vậy nguyên như cũ kiến tế tá sì ơi xì vay nhu cu")
PLAIN_CUTS = word_set("ở o tại dt đt sn ns cccd cmnd cmt sđt sdt stt")
# Never in a name: who says them says something else.
STRONG = word_set(
    "khỏi bỏ không muốn giấy của gì hổng hông tui tôi này cái phải thì mà nhưng đang cũng những"
    " các nếu vì bị hả vậy chứ nữa lắm quá đâu hỏi chờ đợi trả lời nói đọc bao nhiêu khong muon"
    " duoc gì? mấy làm_gì ko hok hem chẳng chả đừng hãy sẽ cần vẫn rằng nhắn gửi chụp ảnh_chụp"
    " hình_ảnh trong ngoài trên dưới ngày tháng hôm bữa khi lúc lát giống y_chang nhau cùng mỗi"
    " đứa tụi bây bọn thằng_nào sao_lại hệ_thống bot ngu điên"
)
# Surnames that begin sentences as well.
WORDLY_SURNAMES = word_set(
    "mai từ lại cao và vàng hồ đường tiêu thôi hàng giáp an ông đồng quản trà tất trang mùa ra sơn"
    " phó nghiêm la hà vì thế cung mạnh ninh giang yên y a lành danh kiên thân tòng long hình đang"
    " tu lai ho va ong an"
)
NAMELY = word_set("anh như đăng ký bé mai nhớ em con")
# In names too, but two of them make a sentence: "mai làm tiếp", "rồi đăng ký".
WEAK = word_set(
    "mốt được biết đăng ký xin làm rồi chưa sao nào chào đi về có nhớ quên mới mai cho với theo"
    " tiếp xong hết thế như biet giay lam chua roi ai đây kia ở ra vào lên xuống tới đến chút"
    " nghỉ bận để đặt tên gọi viết xem ngủ ăn uống mua bán học xã thôn huyện tỉnh số điện thoại"
    " anh chị em con bé mẹ cha vợ chồng nhà người ông bà hay hoặc và cán bộ trễ nhanh chậm lâu"
    " nghĩ họ"
)
NICKNAMES = Phrases(
    {
        "nickname": "ở nhà · o nha · tên ở nhà · thường gọi · hay gọi · kêu · kêu bằng · biệt danh"
        " · nickname · tên gọi ở nhà · tên thường gọi · ở nhà kêu · ở nhà gọi · tên ở nhà là"
        " · nick · gọi ở nhà · ở nhà hay gọi · tên gọi thân mật"
    }
)
PAPER_NAMES = Phrases(
    {
        "paper": "tên giấy · tên thật · tên khai sinh · tên trên giấy · trên giấy là · tên giấy tờ"
        " · khai sinh là · giấy là · tên chính · tên thiệt · trong giấy là · trên giấy tờ là"
        " · tên trong giấy · giấy tờ là"
    }
)
LATER = Phrases(
    {
        "later": "chưa đặt tên · chưa đặt · chưa có tên · chưa nghĩ ra · chưa biết đặt gì · chưa có"
        " · chưa · đang nghĩ · để nghĩ đã · chưa chọn được · chưa biết đặt tên gì"
        " · chưa nghĩ ra tên"
        " · bé chưa có tên · bé chưa đặt tên · chưa đặt tên cho bé · chưa biết đặt tên chi"
        " · chưa biết đặt chi · đang nghĩ tên · đang chọn tên · chưa chọn tên · chưa chọn được tên"
        " · vợ chồng đang bàn · chờ ông nội đặt · để ông nội đặt · chờ đặt tên · chưa thống nhất"
        " · chưa thống nhất tên · cháu chưa có tên · con chưa có tên · chưa đặt tên nữa"
        " · chưa kịp đặt tên · chưa kịp đặt · bé chưa đặt · từ từ đặt · mai mới đặt tên"
        " · nhà em chưa đặt tên · chưa có tên nữa · hổng biết đặt gì · chưa tính tên"
        " · chưa đặt tên đâu · chưa đặt tên em ơi · chưa có đặt tên · đang tìm tên · chờ thầy đặt",
        "unknown": "không biết · không nhớ · hổng biết · không rõ · quên rồi · ko biết · hông biết"
        " · không nhớ tên · không biết tên · quên tên rồi · hổng nhớ · chưa biết · không biết họ"
        " · không biết tên cha · ko nhớ · k biết · không rõ tên · chưa biết tên · ai biết",
    }
)
UNKNOWN = Phrases(
    {
        "unknown": "không nhớ · không biết · quên · không rõ · hổng biết · ko biết · ko nhớ"
        " · hông biết · hổng nhớ · khong biet · khong nho"
    }
)
