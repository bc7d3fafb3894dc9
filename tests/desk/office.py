"""An office for tests: a small flow, a store in memory, two officers, a dossier."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from bot.model.answer import Address, Answer, Value
from bot.model.book import Book, Calendar, Office, Paper, Term
from bot.model.dossier import Dossier, DossierPaper, Officer, Status
from bot.model.event import Chat
from bot.model.expression import Expression, Facts, Result
from bot.model.flow import (
    Checked,
    Choice,
    FlagRule,
    Flow,
    Known,
    PaperRule,
    Question,
    Repeat,
    Section,
    Step,
    Text,
    Validity,
)
from bot.service.parts import Parts
from bot.service.ports import Paper as File
from bot.service.ports import Scope, Work
from bot.storage.memory import MemoryStore, MemoryVault

MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday, 9:00 in Vietnam
BA_DONG, BA_TO = "21496", "21484"
LAN = Chat("web", "ba-dong", "lan")
AN = Officer("o-an", "an", "Chị An", BA_DONG)
QUOC = Officer("o-quoc", "quoc", "Anh Quốc", BA_DONG, justice=True)
BINH = Officer("o-binh", "binh", "Chị Bình", BA_TO)
ID_NUMBER = "051198765678"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text that says its slots behind it."""

    source: str
    names: frozenset[str] = frozenset()

    def __call__(self, **slots: object) -> str:
        said = " ".join(f"{name}={slot}" for name, slot in slots.items() if slot)
        return f"{self.source} {said}".strip()


class EveryWord(dict[str, Text]):
    """Words of the bot that are their own keys."""

    def __missing__(self, key: str) -> Text:
        return Sentence(key)


class NoFinder:
    """Nobody searches here."""

    def find(self, sentence: str, limit: int = 3) -> "NoFinder":
        return self

    slugs: tuple[str, ...] = ()
    sure = False
    intent = ""
    referred = ""


def always(value: Result) -> Expression:
    return Expression(str(value), frozenset(), lambda _: value)


def same_as(name: str) -> Expression:
    def evaluate(facts: Facts) -> Result:
        return facts.value(name)

    return Expression(name, frozenset({name}), evaluate)


def question(name: str, kind: str = "text", label: str = "", **more: bool) -> Question:
    return Question(name, kind, label or name, Sentence(name), secret=more.get("secret", False))


QUESTIONS: tuple[Question, ...] = (
    question("me.ten", "person_name", "Tên mẹ"),
    question("me.so_dinh_danh", "citizen_id", "Số định danh của mẹ"),
    question("me.tam_su", "text", "Chuyện riêng", secret=True),
    question("me.noi_o", "address", "Nơi ở của mẹ"),
    replace(
        question("quan_he", "choice", "Quan hệ"),
        choices=(Choice("me", "Mẹ của bé"), Choice("cha", "Cha của bé")),
    ),
    replace(question("cha.ten", "person_name", "Tên cha"), when=always(False)),  # noqa: FBT003
    replace(question("chu_ho", "person_name", "Chủ hộ"), known=(Known(same_as("me.ten")),)),
    question("anh_giay", "photo", "Ảnh giấy chứng sinh"),
    question("anh_rieng", "photo", "Ảnh riêng", secret=True),
)
CHILD: tuple[Question, ...] = (
    replace(question("be.ten", "person_name", "Tên bé"), repeat="be"),
    replace(question("be.ngay_sinh", "date", "Ngày sinh"), repeat="be"),
)
STEPS: tuple[Step, ...] = (
    *QUESTIONS,
    Repeat("be", Sentence("be"), CHILD, more=Sentence("more")),
)
FLOW = Flow(
    slug="khai-sinh",
    version="v1",
    procedure="1.001193",
    prefix="KS",
    title="Làm giấy khai sinh",
    valid=Validity(date(2026, 1, 1)),
    checked=Checked("nhóm soạn", date(2026, 1, 1)),
    steps=STEPS,
    papers=(
        PaperRule("giay_chung_sinh", question="anh_giay"),
        PaperRule("giay_rieng", question="anh_rieng"),
    ),
    flags=(
        FlagRule("qua_60_ngay", "Quá 60 ngày", always(True)),  # noqa: FBT003
        FlagRule("me_nho", "Mẹ dưới 18", always(True), secret=True),  # noqa: FBT003
    ),
    sections=(
        Section("Con", ("be.ngay_sinh", "be.ten")),
        Section("Mẹ", ("me.ten", "me.so_dinh_danh", "me.tam_su", "me.noi_o")),
    ),
    summary=("be.ten",),
    source='{"flow": "khai-sinh"}',
    by_id={one.id: one for one in (*QUESTIONS, *CHILD)},
)
BOOK = Book(
    flows={"khai-sinh": FLOW},
    versions={("khai-sinh", "v1"): FLOW},
    finder=NoFinder(),
    papers={
        "giay_chung_sinh": Paper("giay_chung_sinh", "Giấy bệnh viện", "Giấy chứng sinh"),
        "giay_rieng": Paper("giay_rieng", "Giấy riêng"),
    },
    offices={
        BA_DONG: Office(BA_DONG, "xã Ba Động", "Quảng Ngãi"),
        BA_TO: Office(BA_TO, "xã Ba Tơ", "Quảng Ngãi"),
    },
    terms={"khai-sinh": Term(1, 15)},
    calendar=Calendar(closed=frozenset({date(2026, 11, 24)})),
    words=EveryWord(),
    templates={"anh_mo": "Ảnh bị mờ. Chụp lại chỗ sáng."},
)


@dataclass
class Shelf:
    """The content being served, and one old version that only the store still has."""

    served: Book = BOOK
    old: Flow = FLOW

    def book(self) -> Book:
        return self.served

    def restore(self, source: str) -> Flow:
        if source != self.old.source:
            raise ValueError(source)
        return self.old


@dataclass
class Numbers:
    """Ids in order."""

    given: int = 0

    def new_id(self) -> str:
        self.given += 1
        return f"id-{self.given:020}"

    def dossier_code(self, prefix: str) -> str:
        return f"{prefix}-{self.given:04}-0000"

    def move_code(self) -> str:
        self.given += 1
        return f"{self.given:06}"


@dataclass
class Workplace:
    """Everything of an office, with a clock that can be moved."""

    store: MemoryStore = field(default_factory=MemoryStore)
    vault: MemoryVault = field(default_factory=MemoryVault)
    shelf: Shelf = field(default_factory=Shelf)
    now: datetime = MORNING

    def __post_init__(self) -> None:
        store = self.store
        self.parts = Parts(
            store=store,
            outbox=store,
            desk=store,
            officers=store,
            links=store,
            vault=self.vault,
            library=self.shelf,
            clock=lambda: self.now,
            ids=Numbers(),
        )

    def pass_time(self, **span: float) -> None:
        self.now += timedelta(**span)

    async def takes_in(self, sent: Dossier, *files: File) -> Dossier:
        """Put a dossier into the queue as if a citizen had sent it."""
        await self.store.commit(Work(self.now, new_dossiers=(sent,), papers=files, flows=(FLOW,)))
        for file in files:
            await self.vault.put(file.id, file.chat, b"JPEG of " + file.id.encode())
        return sent

    async def texts(self, chat: Chat = LAN) -> list[str]:
        return [row.message.text for row in await self.store.feed(chat, 0)]


def scope(officer: Officer) -> Scope:
    return Scope(officer.id, officer.office, officer.justice)


def answers(**more: Value) -> Mapping[str, Answer]:
    given: dict[str, Value] = {
        "me.ten": "Đinh Thị Lan",
        "me.so_dinh_danh": ID_NUMBER,
        "me.tam_su": "điều không ai được biết",
        "me.noi_o": Address("Ba Động", "Quảng Ngãi", "thôn Tân Long"),
        "quan_he": "me",
        "cha.ten": "Cha Đã Gác Lại",
        "anh_giay": ("photo-open",),
        "anh_rieng": ("photo-secret",),
        "be.ten#1": "Đinh Văn Nam",
        "be.ngay_sinh#1": "2026-03-05",
        "be.ten#2": "Đinh Thị Na",
        "be.ngay_sinh#2": "2026-03-05",
    }
    return {key: Answer(value) for key, value in (given | more).items()}


def sent(number: int = 1, **more: Value) -> Dossier:
    """Give a dossier just sent, with two children in it."""
    return Dossier(
        id=f"dossier-{number}",
        code=f"KS-{number:04}-5836",
        office=BA_DONG,
        flow="khai-sinh",
        version="v1",
        procedure="1.001193",
        status=Status.SENT,
        sent_at=MORNING,
        chat=LAN,
        draft=f"draft-{number}",
        answers=answers(**more),
        items={"be": ("1", "2")},
        papers=(
            DossierPaper("giay_chung_sinh", ("photo-open",), "sent"),
            DossierPaper("giay_rieng", ("photo-secret",), "sent"),
        ),
        flags=("qua_60_ngay", "me_nho?"),
        changed_at=MORNING,
    )


def photo(name: str, mime: str = "image/jpeg", dossier: str = "dossier-1") -> File:
    kind = "photo" if mime.startswith("image/") else "file"
    return File(name, LAN, kind, mime, 10, MORNING, dossier=dossier, notes=("blurred",))


FILES = (photo("photo-open"), photo("photo-secret"))
