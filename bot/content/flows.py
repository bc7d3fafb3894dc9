"""A flow: from its file, or from the source that was stored with a draft."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace

from bot.content.compose import OFFICE, Composer
from bot.content.dates import checked, validity
from bot.content.expand import expand
from bot.content.findings import Findings
from bot.content.forms import read_forms, with_templates
from bot.content.questions import read_steps, sort_of_question
from bot.content.schema import check
from bot.content.scope import Scope
from bot.content.shapes import FLOW, STORED_FLOW
from bot.content.shelf import Shelf
from bot.content.sorts import Sort
from bot.content.texts import Typesetter
from bot.content.tree import (
    Node,
    Table,
    Unreadable,
    from_json,
    scalars_of,
    tables_of,
    text_of,
    texts_of,
    to_json,
    truth_of,
)
from bot.model.flow import (
    Card,
    FlagRule,
    Flow,
    PaperRule,
    Question,
    Repeat,
    Section,
    Step,
)

_FEE = re.compile(r"\bphi\.(\w+)")


def read_flow(
    tree: Node,
    shelf: Shelf,
    typesetter: Typesetter,
    findings: Findings,
    templates: Mapping[str, str] | None = None,
) -> Flow | None:
    """Give the flow as far as it can be read, and tell every mistake in it.

    `templates` are the Typst files beside it, by their names.
    """
    check(tree, FLOW, findings)
    if not isinstance(tree, Table):
        return None
    expanded = expand(tree, shelf.blocks, findings)
    whole = with_templates(expanded, templates or {}, findings)
    return build_flow(whole, shelf, typesetter, findings)


def restore_flow(source: str, shelf: Shelf, typesetter: Typesetter) -> Flow:
    """Rebuild a published flow from its `Flow.source`, with the fees now in force.

    A fee that is gone leaves what is reckoned with it unknown. Raises Unreadable.
    """
    tree = from_json(source)
    shelf = replace(shelf, past_fees=frozenset(_FEE.findall(source)) - shelf.fees.keys())
    findings = Findings()
    check(tree, STORED_FLOW, findings)
    if findings.has_errors or not isinstance(tree, Table):
        raise Unreadable("the stored flow is not of the shape of a flow")
    flow = build_flow(tree, shelf, typesetter, findings)
    if findings.has_errors:
        raise Unreadable(f"the stored flow does not hold together: {findings.issues[0].message}")
    return flow


def build_flow(tree: Table, shelf: Shelf, typesetter: Typesetter, findings: Findings) -> Flow:
    """Build the flow of a tree whose blocks are written out."""
    source = to_json(tree)
    composer = Composer(_scope(tree, shelf), typesetter, shelf.fee_slots, findings)
    cards = frozenset(text_of(card, "card") for card in tables_of(tree, "cards"))
    steps = read_steps(tree, cards, composer)
    composer.scope.learn_all()
    return Flow(
        slug=text_of(tree, "flow"),
        version=hashlib.sha256(source.encode()).hexdigest()[:16],
        procedure=text_of(tree, "procedure"),
        prefix=text_of(tree, "prefix"),
        title=text_of(tree, "title"),
        valid=validity(tree.get("valid")),
        checked=checked(tree.get("checked")),
        steps=steps,
        cards=_cards(tree, composer),
        papers=_papers(tree, composer),
        flags=_flags(tree, composer),
        sections=tuple(
            Section(text_of(section, "title"), texts_of(section, "answers"))
            for section in tables_of(tree, "sections")
        ),
        money=tuple(composer.text_at(line) for line in scalars_of(tree, "money")),
        days=composer.text(tree, "days"),
        bring=composer.text(tree, "bring"),
        forms=read_forms(tree, composer),
        visit=truth_of(tree, "visit"),
        listed=frozenset(composer.listed),  # by now every text has been read
        summary=texts_of(tree, "summary"),
        source=source,
        by_id={question.id: question for question in questions_of(steps)},
    )


def questions_of(steps: tuple[Step, ...]) -> list[Question]:
    """Give all questions of a flow, those of repeats included, in their order."""
    found: list[Question] = []
    for step in steps:
        if isinstance(step, Question):
            found.append(step)
        elif isinstance(step, Repeat):
            found.extend(step.questions)
    return found


def _scope(tree: Table, shelf: Shelf) -> Scope:
    every: dict[str, Sort] = {}
    repeat_of: dict[str, str] = {}
    for step in tables_of(tree, "questions"):
        for question in (step, *tables_of(step, "questions")):
            if "id" not in question.entries:
                continue
            name = text_of(question, "id")
            every[name] = sort_of_question(question)
            if "repeat" in step.entries:
                repeat_of[name] = text_of(step, "repeat")
    return Scope(
        every,
        repeat_of,
        fees=shelf.amounts,
        calendar=shelf.calendar,
        permits={line.name: line.permit for line in shelf.lexicon.business_lines},
        needs={line.name: line.needs for line in shelf.lexicon.business_lines},
    )


def _cards(tree: Table, composer: Composer) -> tuple[Card, ...]:
    return tuple(
        Card(
            id=text_of(card, "card"),
            title=composer.sure_text(card, "title", OFFICE | {"so"}),
            repeat=text_of(card, "repeat"),
        )
        for card in tables_of(tree, "cards")
    )


def _papers(tree: Table, composer: Composer) -> tuple[PaperRule, ...]:
    return tuple(
        PaperRule(
            paper=text_of(rule, "paper"),
            when=composer.condition(rule, "when"),
            instead=texts_of(rule, "instead"),
            shown=truth_of(rule, "show"),
            question=text_of(rule, "question"),
        )
        for rule in tables_of(tree, "papers")
    )


def _flags(tree: Table, composer: Composer) -> tuple[FlagRule, ...]:
    return tuple(
        FlagRule(
            id=text_of(flag, "flag"),
            label=text_of(flag, "label"),
            when=composer.sure_condition(flag, "when"),
            secret=truth_of(flag, "secret"),
        )
        for flag in tables_of(tree, "flags")
    )
