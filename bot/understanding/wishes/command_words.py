"""The words of the commands people give at any step."""

from bot.understanding.spelling.phrases import Phrases

LISTED = {
    "help": "trợ giúp · giúp · giúp với · giúp em với · giúp tui với · help · hướng dẫn"
    " · không hiểu"
    " · hổng hiểu · hông hiểu · ko hiểu · là sao · làm sao · bí rồi · hok hiểu · em không hiểu"
    " · tui không hiểu · tui hổng hiểu · tôi không hiểu · chỉ với · chỉ em với · bày với · ?"
    " · khó quá · hướng dẫn em với · giúp tôi với · không biết làm · k hiểu · làm sao giờ"
    " · bày tui với · /help · chẳng hiểu gì · không hiểu gì · ?? · sao giờ · giờ sao · sao đây",
    "what": "cái này là gì · là gì · nghĩa là sao · nghĩa là gì · giấy đó ở đâu có"
    " · giấy này ở đâu có"
    " · sao phải hỏi cái này · cái này là cái gì · là cái gì · hỏi làm gì · để làm gì"
    " · sao lại hỏi · cái gì vậy · giấy gì vậy · đó là gì · giấy đó là gì · giấy này là gì"
    " · cái đó là gì · cái ni là chi · là chi · sao phải hỏi · hỏi cái này làm gì · tại sao hỏi"
    " · sao hỏi · hỏi chi vậy"
    " · vì sao hỏi · lấy ở đâu · lấy giấy đó ở đâu · giấy đó lấy ở đâu · xin ở đâu",
    "repeat": "nhắc lại · hỏi lại · nói lại · câu hỏi đâu · hả · gì · nghe lại · hở · chi"
    " · gì vậy"
    " · hỏi gì · hỏi gì vậy · hỏi chi · nãy hỏi gì · nói lại đi · nhắc lại đi · câu hỏi là gì"
    " · lặp lại · chi rứa · hả gì · hử · đọc lại câu hỏi · đang hỏi gì",
    "back": "lùi · quay lại · lui · trở lại · câu trước · back · lộn rồi · nhầm câu trước"
    " · lùi lại"
    " · ◀ lùi · quay lại câu trước · về câu trước · trở về · trở lại câu trước"
    " · lùi lại một câu"
    " · nhầm rồi · quay về · lui lại · /back",
    "edit": "sửa · sửa lại · chỉnh lại · chỉnh · ghi lộn · ghi sai · à nhầm · ý lộn"
    " · à lộn · ghi nhầm"
    " · đổi lại · viết sai · viết lộn · nhập sai · nhập lộn · bấm lộn · bấm nhầm · ủa nhầm"
    " · sửa câu"
    " · trả lời sai · trả lời nhầm · ấn nhầm · /edit · em nhầm · tui nhầm · tui ghi lộn",
    "later": "để sau · bỏ qua · khoan · skip · chưa có · tính sau · hỏi lại đã"
    " · câu này để sau · bỏ qua câu này"
    " · qua câu khác · để đó · để tính sau · bữa sau · hỏi sau · cho qua · để lát",
    "stop": "dừng · tạm dừng · thôi · nghỉ · mai làm tiếp · bận rồi · lát nữa · stop"
    " · đi rẫy đã"
    " · dừng lại · để mai · mai làm · nghỉ đã · tạm nghỉ · bận quá · lát làm tiếp · lát nữa làm"
    " · chút nữa · chút làm tiếp · tạm ngưng · ngưng · hôm khác · bữa khác làm · đi rẫy"
    " · đang bận"
    " · đi làm đã · tối làm tiếp · chiều làm tiếp · để bữa khác · mai tiếp · thôi mai làm",
    "resume": "tiếp · tiếp tục · làm tiếp · continue · quay lại làm · hồi nãy tới đâu"
    " · tiếp đi · làm tiếp đi"
    " · nãy tới đâu · nãy tới đâu rồi · đang làm tới đâu · hồi nãy tới đâu rồi · làm tiếp hồ sơ"
    " · đi tiếp · tiếp theo · /resume",
    "restart": "làm lại từ đầu · xóa làm lại · restart · start · /start · bắt đầu lại"
    " · làm lại hết · từ đầu"
    " · làm lại · bắt đầu lại từ đầu · làm mới lại",
    "cancel": "hủy · không làm nữa · thôi khỏi · bỏ đi · xóa hết · cancel · hủy bỏ"
    " · hủy đi · hổng làm nữa"
    " · ko làm nữa · khỏi làm · khỏi làm nữa · xóa hồ sơ · hủy hồ sơ · xóa bỏ"
    " · thôi không làm nữa"
    " · xóa hết đi · không muốn làm nữa · k làm nữa · hông làm nữa · /cancel · hủy hết",
    "other": "làm giấy khác · làm cho người khác · đổi người · phiếu khác · hồ sơ khác"
    " · làm hồ sơ khác"
    " · người khác nữa · đổi phiếu · làm thêm giấy khác · làm giấy khác nữa · qua phiếu khác"
    " · việc khác · làm việc khác",
    "status": "tới đâu rồi · xong chưa · hồ sơ của tui · hồ sơ của tôi · tra cứu"
    " · bao giờ lấy · có chưa"
    " · hồ sơ tới đâu rồi · hồ sơ tới đâu · hồ sơ xong chưa · xem hồ sơ · bao giờ xong"
    " · khi nào xong"
    " · khi nào lấy · chừng nào xong · chừng nào lấy · chừng nào có · mấy bữa nữa xong"
    " · lấy được chưa"
    " · tra cứu hồ sơ · kiểm tra hồ sơ · tình trạng hồ sơ · hồ sơ của em · hồ sơ em tới đâu rồi"
    " · giấy có chưa · giấy xong chưa · bao giờ có · khi nào có · đã xong chưa · tới mô rồi"
    " · xem tình trạng · hồ sơ của tui tới đâu rồi · hồ sơ của tôi tới đâu rồi"
    " · xem hồ sơ của tôi"
    " · hồ sơ của em xong chưa · giấy của tui xong chưa · lấy giấy được chưa · /status"
    " · có giấy chưa"
    " · hồ sơ đến đâu rồi · đến đâu rồi · hồ sơ sao rồi · giấy tới đâu rồi",
    "human": "gặp cán bộ · gặp người · cho số điện thoại · gọi tui · nói chuyện với người"
    " · nhân viên · cán bộ"
    " · nói chuyện với cán bộ · gọi cán bộ · gặp người thật · cho gặp cán bộ · gọi cho tui"
    " · gọi em"
    " · gọi tôi · gọi lại cho tui · cho gặp người · gặp nhân viên · cho số cán bộ"
    " · số điện thoại cán bộ"
    " · xin số điện thoại cán bộ · muốn gặp cán bộ · tui muốn gặp cán bộ · gọi điện cho tui"
    " · tư vấn viên"
    " · tui muốn nói chuyện với người · cho tôi gặp cán bộ · cho tui gặp cán bộ"
    " · cho em gặp cán bộ"
    " · nói chuyện với người thật · gặp ai · gặp người phụ trách · em muốn gặp cán bộ · /human"
    " · xin gặp cán bộ · hỏi cán bộ",
    "listen": "nghe · đọc cho tui nghe · đọc cho em nghe · đọc lên · đọc to · tiếng hrê"
    " · tiếng ca dong"
    " · tiếng h're · tiếng dân tộc · tiếng cor · tiếng co · đọc cho nghe · đọc giùm"
    " · nói cho tui nghe"
    " · không biết chữ · tui không biết chữ · hổng biết chữ · đọc giúp · bật tiếng"
    " · tiếng xơ đăng",
    "complaint": "phản ánh · khiếu nại · sao lâu vậy · bị trả hoài · tố cáo · lâu quá"
    " · sao lâu quá vậy"
    " · sao lâu thế · phàn nàn · bị trả lại hoài · làm khó · bị hành · tui muốn khiếu nại"
    " · sao lâu rứa"
    " · góp ý · tôi muốn khiếu nại · tôi muốn phản ánh · đợi hoài không thấy",
    "greet": "chào · hi · alo · xin chào · hello · chào em · chào anh · chào chị"
    " · chào bạn · a lô · chào cán bộ"
    " · hey · chào buổi sáng · hê lô · dạ chào · em chào anh · em chào chị · chào ad · ad ơi"
    " · em ơi · ê",
    "thanks": "cảm ơn · ok cảm ơn · bye · cám ơn · thanks · thank you · tks · cảm ơn em"
    " · cảm ơn nhiều · cảm ơn em nhiều"
    " · tạm biệt · thank · dạ cảm ơn · em cảm ơn · tui cảm ơn · cảm ơn anh · cảm ơn chị"
    " · ok cám ơn"
    " · bai · chào tạm biệt · cảm ơn nha · ok cảm ơn em · vâng cảm ơn · ơn nhiều",
    "wait": "ừ mà khoan · khoan đã · mà khoan · đợi chút · chờ chút · đợi xíu · chờ xíu"
    " · đợi tí · chờ tí"
    " · đợi em chút · chờ em chút · khoan khoan · từ từ · đợi đã · chờ đã · đợi tui chút"
    " · chờ tui chút"
    " · đợi xí · đợi một chút · chờ một chút · có mà khoan · khoan chờ chút",
    "form": "tờ khai · xem tờ khai · xem lại tờ khai · coi tờ khai · cho xem tờ khai"
    " · cho coi tờ khai · tờ khai đâu · xem tờ khai đi · em muốn xem tờ khai"
    " · tui muốn xem tờ khai · xem bản nháp · xem giấy đã ghi · xem phiếu",
    "form_file": "lấy bản pdf · bản pdf · pdf · lấy pdf · cho bản pdf · xin bản pdf"
    " · tải tờ khai · lấy tờ khai · in tờ khai · xin tờ khai · gửi tờ khai · gửi bản pdf"
    " · tải bản pdf · lấy file tờ khai",
    "helper": "làm giùm · làm giúp người khác · giúp người khác · làm giùm người khác"
    " · làm hộ người khác"
    " · khai giùm · khai hộ · làm giùm người ta · tui làm giùm · làm giúp · làm hộ · điền giùm"
    " · nhập giùm · em làm giùm · khai giúp người khác · tôi làm giúp người khác"
    " · tui làm giùm người khác",
    "browse": "xem tất cả việc · xem tất cả · xem hết các việc · các việc khác · danh sách việc"
    " · danh sách thủ tục · có những việc gì · có những thủ tục gì · làm được những gì"
    " · làm được việc gì · em làm được gì · còn việc gì nữa · xem danh sách · xem thủ tục",
    "commune": "đổi xã · đổi phường · chọn xã · chọn lại xã · đổi sang xã khác · đổi xã khác"
    " · chuyển xã · chuyển xã khác · chuyển sang xã khác · qua xã khác · không phải xã này"
    " · hổng phải xã này",
    "move": "mã chuyển máy · đổi điện thoại · chuyển máy · đổi máy · chuyển sang máy khác"
    " · chuyển điện thoại"
    " · đổi máy khác · lấy mã chuyển máy · máy mới · chuyển qua máy khác · mã chuyển"
    " · làm trên máy khác"
    " · chuyển sang điện thoại khác · đổi sang máy khác",
}
COMMANDS = Phrases(LISTED)
