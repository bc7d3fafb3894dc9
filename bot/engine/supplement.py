"""What an office asks for after sending: exactly these papers and answers."""

from dataclasses import dataclass

from bot.model.book import Book
from bot.model.conversation import Draft
from bot.model.flow import Flow, Later, Question


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without slots."""

    source: str
    names: frozenset[str] = frozenset()

    def __call__(self, **values: object) -> str:
        return self.source


def collecting(flow: Flow, item: str) -> tuple[str, ...]:
    """Name the questions that collect a wanted paper or answer: an id, or a key of one item."""
    of_paper = [rule.question for rule in flow.papers if rule.paper == item and rule.question]
    of_photo = [q.id for q in flow.by_id.values() if q.paper == item]
    return tuple(of_paper or of_photo) or (item, paper_question_id(item))


def paper_question_id(paper: str) -> str:
    return f"giay.{paper}"


def paper_questions(book: Book, draft: Draft) -> tuple[Question, ...]:
    """Give the photo questions for wanted papers that the flow itself never asks a photo of."""
    if not draft.supplement_to:
        return ()
    flow = book.versions[draft.flow, draft.version]
    papers = [
        book.papers[item]
        for item in draft.wanted
        if item in book.papers and paper_question_id(item) in collecting(flow, item)
    ]
    return tuple(
        Question(
            id=paper_question_id(paper.id),
            kind="photo",
            label=paper.name,
            ask=PlainText(book.say("supplement.photo", ten=paper.name)),
            later=Later.NO,
            paper=paper.id,
        )
        for paper in papers
    )
