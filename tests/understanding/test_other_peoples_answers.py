"""Answers written by somebody who had not seen how they are read."""

from collections import Counter

import pytest

from bot.content.library import ContentLibrary
from tests.understanding.verdicts import Verdict, kinds, meant, tally

RIGHT_AT_FIRST = 0.97
RIGHT_IN_A_KIND = 0.93


@pytest.mark.parametrize("kind", kinds())
def test_most_answers_of_a_kind_are_right_at_first(library: ContentLibrary, kind: str) -> None:
    counts, missed = tally(kind, library.book().lexicon)
    assert counts[Verdict.RIGHT] >= RIGHT_IN_A_KIND * counts.total(), missed


@pytest.mark.parametrize("kind", kinds())
def test_no_answer_is_taken_for_another_unasked(library: ContentLibrary, kind: str) -> None:
    _, missed = tally(kind, library.book().lexicon)
    assert [text for verdict, text in missed if verdict is Verdict.SILENT] == []


def test_nearly_all_answers_together_are_right_at_first(library: ContentLibrary) -> None:
    lexicon = library.book().lexicon
    together = sum((tally(kind, lexicon)[0] for kind in kinds()), Counter[Verdict]())
    assert together[Verdict.RIGHT] >= RIGHT_AT_FIRST * together.total(), together


def test_every_kind_that_citizens_type_has_answers_of_other_people() -> None:
    assert len(kinds()) >= 16
    assert all(len(meant(kind)) >= 60 for kind in kinds())
