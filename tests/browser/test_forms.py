"""The form is seen on the phone before it is sent, and printed at the desk afterwards."""

import re
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Page, expect

from tests.browser.test_birth_case import BE, Chat, fill_in, keep_picture, press, send

LOADED = "picture => picture.complete && picture.naturalWidth > 0"


def test_a_form_is_seen_before_it_is_sent_and_printed_at_the_desk(
    phone: Page, desk: Page, tmp_path: Path
) -> None:
    chat = Chat(phone)
    chat.hears("Anh/chị cần làm giấy gì?")
    fill_in(chat, paper_photo(tmp_path))
    chat.presses("Xem tờ khai", "Tờ khai em ghi theo lời anh/chị")
    picture = phone.get_by_role("img", name="Tờ khai, trang 1")
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    phone.wait_for_function(f"() => [...document.querySelectorAll('.paper img')].every({LOADED})")
    keep_picture(phone, "form.png")

    chat.presses("Lấy bản PDF", "Bản PDF của tờ khai")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Lưu tệp to-khai.pdf").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")

    code = send(chat)
    desk.reload()
    desk.get_by_role("link", name=code).click()
    expect(desk.get_by_text(BE).first).to_be_visible()
    press(desk, "Nhận hồ sơ")
    for name in ("Tờ khai đăng ký khai sinh", "Phiếu tiếp nhận và hẹn trả"):
        link = desk.get_by_role("link", name=re.compile(f"^{name}$"))
        printed = desk.request.get(desk.url.partition("/desk")[0] + str(link.get_attribute("href")))
        assert printed.body().startswith(b"%PDF")
    keep_picture(desk, "prints.png")


def paper_photo(folder: Path) -> Path:
    """Give a photo of a paper, with enough in it not to be taken for a blurred one."""
    picture = Image.new("RGB", (1200, 1600), "white")
    pen = ImageDraw.Draw(picture)
    for line in range(40):
        pen.text((80, 40 * line), f"GIAY CHUNG SINH {line} " * 6, fill="black")
    path = folder / "giay.jpg"
    picture.save(path, quality=90)
    return path
