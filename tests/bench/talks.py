"""What is said in the benches, and how to tell from a reply which question it asks."""

from datetime import UTC, datetime

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
OFFICE = "21496"
# A birth up to its last question: the longest road there is.
BIRTH = (
    "lam khai sinh cho con", "Khai sinh lần đầu", "Cả hai, chung nhà", "Có rồi",
    "Bệnh viện, trạm xá", "Mẹ bé", "đồng ý", "Bé gái", "1/11/2026", "Có, chưa mang theo",
    "Trạm y tế xã Ba Động", "Phạm Thị Lê Na", "Hrê", "Phạm Thị Sim", "12/5/1998",
    "051 198 001 234", "thôn Hy Long, xã Ba Động", "Phạm Văn Vên", "3/9/1995",
    "051 095 004 321", "xã Ba Động, Quảng Ngãi", "Ở xã này",
)  # fmt: skip
HALF = 12  # of its messages

# A whole procedure as it is shipped, from the wish to the receipt, in twelve questions and one
# that is asked again: a name, an id number with its rule, choices, a branch, a day, a phone
# number, a review that shows every answer, and the confirmation.
APPOINTMENT = (
    ("chung so yeu ly lich", "q1"),
    ("so yeu ly lich", "q2"),
    ("chua", "q3"),
    ("dong y", "q4"),
    ("Phạm Văn Thắng", "q5"),
    ("051 098 001", "q5!"),
    ("051 098 001 234", "q6"),
    ("ky duoc", "q7"),
    ("không", "q8"),
    ("Không cần gì", "q9"),
    ("sáng thứ 5, số điện thoại 0905 000 777", "q10"),
    ("Đúng hết", "q11"),
    ("Đúng hết", "q12"),
    ("Gửi lời hẹn", "done"),
)
# The first that stands in a reply tells it.
_TOLD_BY = {
    "12 số trên thẻ mới": "q5!",
    "Em gửi lời hẹn rồi": "done",
    "Gửi lời hẹn cho xã luôn": "q12",
    "Giấy cần ký: ": "q11",
    "Số thẻ người ký: 051 098 001 234": "q10",
    "cần ký giấy gì": "q1",
    "có ai ký vào chưa": "q2",
    "đồng ý cho em ghi": "q3",
    "họ tên gì": "q4",
    "Phạm Văn Thắng</b> số mấy": "q5",
    "Phạm Văn Thắng số mấy": "q5",
    "tự ký được không": "q6",
    "ký chung giấy này": "q7",
    "cần giúp gì không": "q8",
    "đến xã ngày nào": "q9",
}


def tag_of(reply: str) -> str | None:
    """Tell which question of `APPOINTMENT` a reply asks."""
    return next((tag for words, tag in _TOLD_BY.items() if words in reply), None)
