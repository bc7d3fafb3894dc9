"""Sums and dates are written out as officials write them."""

import pytest

from bot.understanding.numbers.in_words import amount_in_words, date_in_words


@pytest.mark.parametrize(
    ("dong", "wanted"),
    [
        (0, "Không đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (101, "Một trăm lẻ một đồng"),
        (1_005_000, "Một triệu không trăm lẻ năm nghìn đồng"),
        (24_000, "Hai mươi bốn nghìn đồng"),
        (50_000_000, "Năm mươi triệu đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (
            999_999_999_999,
            "Chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu"
            " chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng",
        ),
    ],
)
def test_a_sum_is_written_out(dong: int, wanted: str) -> None:
    assert amount_in_words(dong) == wanted


@pytest.mark.parametrize(
    ("iso", "wanted"),
    [
        ("2026-03-15", "Ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu"),
        ("2026-11-05", "Ngày năm tháng mười một năm hai nghìn không trăm hai mươi sáu"),
        ("2021-04-01", "Ngày một tháng tư năm hai nghìn không trăm hai mươi mốt"),
        ("1998-12-31", "Ngày ba mươi mốt tháng mười hai năm một nghìn chín trăm chín mươi tám"),
        ("2012-01", "Tháng một năm hai nghìn không trăm mười hai"),
        ("1995", "Năm một nghìn chín trăm chín mươi lăm"),
    ],
)
def test_a_date_is_written_out_as_far_as_it_is_known(iso: str, wanted: str) -> None:
    assert date_in_words(iso) == wanted
