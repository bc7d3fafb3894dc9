"""A conversation that waits at one question of a kind, and what goes out when it is answered."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.channels.telegram.shown import keyboard, pieces
from bot.engine.turn import Turn, turn
from bot.model.book import Book
from bot.model.conversation import Conversation, Draft
from bot.model.event import Chat, Event, Text
from bot.model.flow import Card, Checked, Choice, Flow, Later, Limits, Question, Validity
from bot.model.message import Message
from tests.telegram.call import Call
from tests.telegram.limits import read_keys, read_text

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
SLUG = "mot-cau"
CHOICES = (
    Choice("sao_y", "Sao y giấy tờ", ("photo có dấu",)),
    Choice("chu_ky", "Chứng chữ ký"),
    Choice("khac", "Khác"),
)
LIMITS = (Limits(), Limits(past=True, of="be"), Limits(past=True, partial=True, of="nguoi_lon"))


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a flow that says always the same."""

    source: str
    names: frozenset[str] = frozenset()

    def __call__(self, **_: object) -> str:
        return self.source


def waiting(book: Book, kind: str, limits: Limits) -> tuple[Book, Conversation]:
    """Give a book and a conversation in which a question of this kind is asked."""
    questions = (
        _question("truoc", "text", Limits()),
        _question("cau", kind, limits),
        _question("sau", "date", Limits(past=True, of="be")),
    )
    flow = Flow(
        slug=SLUG, version="1", procedure="1.000001", prefix="MC", title="Một câu",
        valid=Validity(TODAY), checked=Checked("", TODAY), steps=questions,
        cards=(Card("chung", Said("Việc chung")),), by_id={one.id: one for one in questions},
    )  # fmt: skip
    book = replace(
        book, flows={SLUG: flow, **book.flows}, versions={(SLUG, "1"): flow, **book.versions}
    )
    draft = Draft("d", SLUG, "1", office="21496")
    begun = Conversation(office="21496", drafts=(draft,), current="d", seen_at=NOW)
    return book, play(book, begun, "bán tạp hóa").conversation


def play(book: Book, conversation: Conversation, text: str) -> Turn:
    event = Event(Chat("telegram", "", "1"), "k", Text(text))
    return turn(book, conversation, event, NOW)


def check(message: Message) -> None:
    """Hold a message against what Telegram takes; a Refusal tells what it would not."""
    parts = pieces(message.text)
    for part in parts:
        for text, mode in ((part.html, "HTML"), (part.plain, "")):
            read_text(Call("sendMessage", {"text": text, "parse_mode": mode}, {}))
    if not parts and not message.attached:
        raise AssertionError("an empty message goes out")
    buttons = keyboard(message, 1, "https://xa.example", is_group=False)
    if buttons:
        markup = json.dumps({"inline_keyboard": buttons})
        read_keys(Call("sendMessage", {"reply_markup": markup}, {}))


def _question(name: str, kind: str, limits: Limits) -> Question:
    choices = CHOICES if kind in {"choice", "choices"} else ()
    return Question(
        id=name, kind=kind, label=name, ask=Said("Câu này trả lời sao ạ?"), example="ví dụ",
        choices=choices, limits=limits, later=Later.SENDING, card="chung",
    )  # fmt: skip
