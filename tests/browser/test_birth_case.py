"""A birth registration from the first word to the office and back, as two people see it."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir

import pytest
from PIL import Image, ImageDraw

from tests.browser.conftest import PICTURES

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Page, expect

IN_README = {"chat.png", "desk.png"}
BE, ME, CHA = "Phạm Thị Bông Mai", "Phạm Thị Sim Lan", "Phạm Văn Vên Khánh"


class Chat:
    """The citizen's page, used as a thumb would."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def hears(self, text: str) -> None:
        expect(self.page.locator("#log .bubble").filter(has_text=text).last).to_be_visible(
            timeout=10_000
        )

    def says(self, text: str, then: str) -> None:
        self.page.fill("#text", text)
        self.page.get_by_role("button", name="Gửi", exact=True).click()
        self.hears(then)

    def presses(self, label: str, then: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).last.click()
        self.hears(then)

    def sends_photo(self, path: Path, then: str) -> None:
        self.page.set_input_files("#files", path)
        self.hears(then)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Give a photo of a paper, with enough in it not to be taken for a blurred one."""
    picture = Image.new("RGB", (1200, 1600), "white")
    pen = ImageDraw.Draw(picture)
    for line in range(40):
        pen.text((80, 40 * line), f"GIAY CHUNG SINH {line} " * 6, fill="black")
    path = tmp_path / "giay-chung-sinh.jpg"
    picture.save(path, quality=90)
    return path


def test_a_birth_goes_from_the_first_word_to_the_office_and_back(
    phone: Page, desk: Page, photo: Path
) -> None:
    chat = Chat(phone)
    chat.hears("Anh/chị cần làm giấy gì?")
    fill_in(chat, photo)
    code = send(chat)
    open_at_the_desk(desk, code)

    press(desk, "Nhận hồ sơ")
    chat.hears(f"Xã đã nhận hồ sơ {code}")
    ask_for_a_better_photo(desk)
    chat.hears("cần gửi thêm")
    chat.presses("Gửi thêm", "Anh/chị chụp giấy chứng sinh")
    chat.sends_photo(photo, "Em gửi thêm vào hồ sơ")
    chat.presses("Tôi hứa thật. Gửi", "em đã gửi thêm vào hồ sơ")

    desk.goto(re.sub(r"/desk/.*", f"/desk/dossiers/{code}", desk.url))
    expect(desk.get_by_text("Dân vừa gửi thêm")).to_be_visible()
    press(desk, "Xử lý tiếp")
    chat.hears(f"Hồ sơ {code} đang làm")
    press(desk, "Đã có kết quả")
    chat.hears(f"Giấy của hồ sơ {code} đã có")
    press(desk, "Đã trả kết quả")
    chat.hears(f"Hồ sơ {code} xong rồi")
    keep_picture(phone, "news.png")


def open_at_the_desk(desk: Page, code: str) -> None:
    desk.reload()
    row = desk.get_by_role("link", name=code)
    expect(row).to_be_visible()
    keep_picture(desk, "queue.png")
    row.click()
    expect(desk.get_by_text(BE).first).to_be_visible()
    expect(desk.get_by_text("051 198 001 234")).to_have_count(0)
    keep_picture(desk, "desk.png")


def fill_in(chat: Chat, photo: Path) -> None:
    chat.says("lam khai sinh cho con", "Anh/chị làm việc nào cho bé?")
    chat.presses("Khai sinh lần đầu", "ai đang ở")
    chat.presses("Cả hai, chung nhà", "giấy kết hôn chưa")
    chat.presses("Có rồi", "Bé sinh ở đâu")
    chat.presses("Bệnh viện, trạm xá", "là gì của bé")
    chat.presses("Mẹ bé", "đồng ý cho em ghi")
    chat.presses("Có", "Bé trai hay bé gái")
    chat.presses("Bé gái", "Bé sinh ngày nào")
    chat.says("hôm kia", "chụp giấy chứng sinh")
    keep_picture(chat.page, "chat.png")
    chat.sends_photo(photo, "sinh ở bệnh viện, trạm xá nào")
    chat.says("tram y te xa ba dong", "họ tên gì")
    chat.says(BE, "cùng là người dân tộc gì")
    chat.presses("Hrê", "Họ tên mẹ bé")
    chat.says(ME, "Mẹ bé sinh ngày nào")
    chat.says("12/5/1998", "Thẻ căn cước của mẹ bé")
    chat.says("051 198 001 234", "Mẹ bé ở thôn nào")
    chat.says("thôn Hy Long, xã Ba Động", "Họ tên cha bé")
    chat.says(CHA, "Cha bé sinh ngày nào")
    chat.says("3/9/1995", "Thẻ căn cước của cha bé")
    chat.says("051095004321", "Bé ghi quê theo")
    chat.presses("xã Ba Động", "đăng ký kết hôn ở xã nào")
    chat.presses("Ở xã này", "mấy bản sao")
    chat.presses("1", "gọi anh/chị số nào")
    chat.says("0905 000 777", BE)


def send(chat: Chat) -> str:
    for _ in range(4):
        said = chat.page.locator("#log .bubble").count()
        chat.page.get_by_role("button", name="Đúng hết", exact=True).last.click()
        expect(chat.page.locator("#log .bubble").nth(said + 1)).to_be_visible()
    chat.presses("Đúng hết", "hứa những điều đã ghi là thật")
    chat.presses("Tôi hứa thật. Gửi", "Em gửi xong rồi ạ")
    found = re.findall(r"KS-\d{4}-\d{4}", chat.page.locator("#log").inner_text())
    assert found
    return str(found[-1])


def ask_for_a_better_photo(desk: Page) -> None:
    desk.get_by_role("link", name=re.compile("Yêu cầu bổ sung")).click()
    expect(desk.get_by_text("Lời báo cho dân")).to_be_visible()
    for paper in desk.locator("fieldset:has(input[type=radio])").all():
        judged = "Sai" if "chứng sinh" in paper.inner_text() else "Đủ"
        paper.get_by_label(re.compile(judged, re.IGNORECASE)).first.check()
    desk.fill("#reason", "Ảnh giấy chứng sinh bị mờ. Anh/chị chụp lại chỗ sáng, thấy đủ 4 góc.")
    desk.get_by_role("button", name="Xem lời dân sẽ đọc").click()
    expect(desk.get_by_text("Dân sẽ đọc như sau")).to_be_visible()
    keep_picture(desk, "supplement.png")
    desk.get_by_role("button", name=re.compile("Gửi cho dân")).click()


def press(desk: Page, label: str) -> None:
    desk.get_by_role("button", name=re.compile(label)).click()


def test_the_page_needs_no_sideways_scrolling_on_a_small_phone(phone: Page) -> None:
    Chat(phone).hears("Anh/chị cần làm giấy gì?")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_second_tab_shows_the_same_talk(phone: Page) -> None:
    chat = Chat(phone)
    chat.hears("Anh/chị cần làm giấy gì?")
    other = phone.context.new_page()
    other.goto(phone.url)
    chat.says("lam khai sinh", "Anh/chị làm việc nào cho bé?")
    Chat(other).hears("Anh/chị làm việc nào cho bé?")


def test_what_is_said_offline_waits_and_is_sent_once(phone: Page) -> None:
    chat = Chat(phone)
    chat.hears("Anh/chị cần làm giấy gì?")
    phone.context.set_offline(True)
    phone.fill("#text", "lam khai sinh cho con")
    phone.get_by_role("button", name="Gửi", exact=True).click()
    expect(phone.get_by_text("đang chờ mạng").first).to_be_visible()
    phone.context.set_offline(False)
    chat.hears("Anh/chị làm việc nào cho bé?")
    asked = phone.locator("#log .bubble").filter(has_text="Anh/chị làm việc nào cho bé?")
    expect(asked).to_have_count(1)


def test_a_resume_code_moves_a_draft_to_another_phone(
    phone: Page, another_phone: Callable[[], Page]
) -> None:
    chat = Chat(phone)
    chat.hears("Anh/chị cần làm giấy gì?")
    chat.says("lam khai sinh cho con", "Anh/chị làm việc nào cho bé?")
    chat.presses("Khai sinh lần đầu", "ai đang ở")
    chat.says("đổi máy", "Mã chuyển máy")
    code = re.findall(r"\b\d{6}\b", phone.locator("#log").inner_text())[-1]
    other = Chat(another_phone())
    other.hears("Anh/chị cần làm giấy gì?")
    other.says(f"đổi máy {code}", "ai đang ở")


def keep_picture(page: Page, name: str) -> None:
    """Keep what is seen: beside the README's pictures only when asked to."""
    is_wanted = os.environ.get("MOTCUA_PICTURES") and name in IN_README
    folder = PICTURES if is_wanted else Path(gettempdir())
    page.screenshot(path=folder / name)
