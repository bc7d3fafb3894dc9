"""How well and how fast the procedure is found, over open sentences of other people.

A file holds sentences, what is right for each (procedures divided by "|", "@status", "@human", or
nothing) and its kind. From those of `catalogue/practice.tsv` the finder has learnt; from those of
`unseen.tsv` nothing was.
"""

import csv
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bot.model.book import Book, Finder, Found, Procedure
from bot.understanding.finding.finding import Finder as IndexFinder

PRACTICE = Path(__file__).parent.parent.parent / "catalogue" / "practice.tsv"
UNSEEN = Path(__file__).parent / "unseen.tsv"
MANY = 6_000
_VERBS = (
    "Cấp", "Cấp lại", "Cấp đổi", "Gia hạn", "Thu hồi", "Điều chỉnh", "Thẩm định", "Phê duyệt",
    "Công nhận", "Chấp thuận", "Thông báo", "Kê khai", "Xác nhận", "Đăng ký", "Chuyển nhượng",
)  # fmt: skip
_PAPERS = (
    "giấy phép", "giấy chứng nhận", "chứng chỉ hành nghề", "quyết định", "phương án", "đề án",
    "hồ sơ", "hạn ngạch", "kế hoạch", "bản cam kết", "thẻ", "danh mục", "báo cáo", "văn bản",
)  # fmt: skip
_MATTERS = (
    "xuất khẩu thủy sản", "nhập khẩu hóa chất", "vận tải hành khách", "khai thác khoáng sản",
    "hoạt động bến cảng", "kiểm định thiết bị", "an toàn bức xạ", "thử nghiệm lâm sàng",
    "phòng cháy chữa cháy", "quảng cáo ngoài trời", "biểu diễn nghệ thuật", "lữ hành quốc tế",
    "đo đạc bản đồ", "quan trắc khí tượng", "sản xuất phân bón", "kinh doanh thuốc thú y",
    "truyền tải điện", "dự trữ xăng dầu", "viễn thông", "xuất bản phẩm", "giám định tư pháp",
    "đấu giá tài sản", "thừa phát lại", "trọng tài thương mại", "giáo dục nghề nghiệp",
    "đào tạo sau đại học", "bảo tồn di tích", "nuôi trồng hải sản", "giống cây lâm nghiệp",
    "đăng kiểm tàu cá",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence, what is right for it, and what kind of sentence it is."""

    text: str
    right: tuple[str, ...]
    kind: str


@dataclass(slots=True)
class Score:
    """Counts over sentences."""

    asked: int = 0
    first: int = 0
    among_three: int = 0
    direct: int = 0
    direct_right: int = 0

    def add(self, found: Found, right: Sequence[str]) -> None:
        is_first = bool(found.slugs) and found.slugs[0] in right
        self.asked += 1
        self.first += is_first
        self.among_three += any(slug in right for slug in found.slugs)
        self.direct += found.sure
        self.direct_right += found.sure and is_first

    def __str__(self) -> str:
        return (
            f"{self.asked:>5} asked, first {self.first / self.asked:.3f},"
            f" among three {self.among_three / self.asked:.3f},"
            f" direct and right {self.direct_right / (self.direct or 1):.3f} of {self.direct}"
        )


def read_queries(file: Path) -> list[Asked]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Asked(r["query"], tuple(filter(None, r["expected"].split("|"))), r["kind"]) for r in rows
    ]


def finding_lines(book: Book) -> Iterable[str]:
    """Give the figures, a line each."""
    for title, file in (("found, learnt from", PRACTICE), ("found, unseen", UNSEEN)):
        asked = [one for one in read_queries(file) if not _is_referred(book, one)]
        yield from _recall(book.finder, title, asked)
        yield from _restraint(book.finder, asked)
    inside = [
        one for one in read_queries(PRACTICE) if is_inside(one) and not _is_referred(book, one)
    ]
    yield from _speed(book, inside)


def is_inside(asked: Asked) -> bool:
    """Say whether a procedure is meant, and no wish."""
    return bool(asked.right) and asked.right[0][0] != "@"


def _recall(finder: Finder, title: str, asked: Sequence[Asked]) -> Iterable[str]:
    inside = [one for one in asked if is_inside(one)]
    yield f"{title}, all kinds: {score(finder, inside)}"
    for kind in sorted({one.kind for one in inside}):
        yield f"  {kind:<16}{score(finder, [one for one in inside if one.kind == kind])}"


def _restraint(finder: Finder, asked: Sequence[Asked]) -> Iterable[str]:
    """Tell what is answered though it should not be, and which wishes are heard."""
    outside = [finder.find(one.text) for one in asked if not one.right]
    answered = sum(bool(one.slugs or one.intent) for one in outside)
    direct = sum(one.sure or bool(one.intent) for one in outside)
    yield f"out of scope: {answered} of {len(outside)} answered or asked back, {direct} directly"
    for wish in ("status", "human"):
        wished = [finder.find(one.text).intent for one in asked if one.right == (f"@{wish}",)]
        yield f"@{wish}: {wished.count(wish)} of {len(wished)}"
    inside = [one for one in asked if is_inside(one)]
    taken = sum(bool(finder.find(one.text).intent) for one in inside)
    yield f"taken for a wish: {taken} of {len(inside)}"


def _speed(book: Book, asked: Sequence[Asked]) -> Iterable[str]:
    """Give the cost of one sentence, and what thousands of procedures more change."""
    procedures = tuple(book.procedures.values())
    yield f"one sentence among {len(procedures)}: {_p99_ms(book.finder, asked):.2f} ms at p99"
    more = (*procedures, *_made_up(MANY - len(procedures)))
    before = time.perf_counter()
    large = IndexFinder(more)
    yield f"index of {MANY:,} made ready: {time.perf_counter() - before:.2f} s"
    yield f"one sentence among {MANY:,}: {_p99_ms(large, asked):.2f} ms at p99"
    small = IndexFinder(procedures)
    lost = (score(small, asked).first - score(large, asked).first) / len(asked)
    yield f"first answers lost from {len(procedures)} to {MANY:,}: {lost:.3f}"


def _p99_ms(finder: Finder, asked: Sequence[Asked]) -> float:
    times = []
    for one in asked:
        before = time.perf_counter()
        finder.find(one.text)
        times.append(time.perf_counter() - before)
    return sorted(times)[int(len(times) * 0.99)] * 1e3


def score(finder: Finder, asked: Sequence[Asked]) -> Score:
    score = Score()
    for one in asked:
        score.add(finder.find(one.text), one.right)
    return score


def _is_referred(book: Book, asked: Asked) -> bool:
    """Say whether this is another office's business: it is named, and not found here."""
    known = [book.procedures[slug] for slug in asked.right if slug in book.procedures]
    return bool(known) and all(procedure.is_referred for procedure in known)


def _made_up(count: int) -> list[Procedure]:
    """Make procedures of other fields, with names as official ones are built."""
    names = [" ".join(parts) for parts in product(_VERBS, _PAPERS, _MATTERS)]
    random.Random(1).shuffle(names)
    return [
        Procedure(f"khac-{number}", names[number % len(names)], "Khác") for number in range(count)
    ]
