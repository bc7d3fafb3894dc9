"""Questions, stops and repeats of a flow, from its tree."""

from bot.content.compose import ITEM, OFFICE, PLAN, Composer
from bot.content.sorts import NUMBER, Sort, sort_of
from bot.content.tree import (
    Entry,
    Scalar,
    Table,
    entries_of,
    scalar_of,
    scalars_of,
    tables_of,
    text_of,
    texts_of,
    truth_of,
    whole_of,
)
from bot.model.flow import Check, Choice, Known, Later, Limits, Question, Repeat, Step, Stop

LONGEST = Limits().longest


def read_steps(flow: Table, cards: frozenset[str], composer: Composer) -> tuple[Step, ...]:
    """Read the steps in their order, so that each knows what was asked before it."""
    return tuple(_step(table, cards, composer) for table in tables_of(flow, "questions"))


def sort_of_question(table: Table) -> Sort:
    """Give the sort of a question's answers."""
    choices = frozenset(entry.key.text for entry in entries_of(table, "choices"))
    return sort_of(text_of(table, "type"), choices)


def _step(table: Table, cards: frozenset[str], composer: Composer) -> Step:
    if "stop" in table.entries:
        return _stop(table, composer)
    if "repeat" in table.entries:
        return _repeat(table, cards, composer)
    return _question(table, cards, composer)


def _stop(table: Table, composer: Composer) -> Stop:
    return Stop(
        id=text_of(table, "stop"),
        when=composer.sure_condition(table, "when"),
        say=composer.sure_text(table, "say"),
        refer=text_of(table, "refer"),
        person=truth_of(table, "person"),
    )


def _repeat(table: Table, cards: frozenset[str], composer: Composer) -> Repeat:
    name = text_of(table, "repeat")
    when, count = composer.condition(table, "when"), None
    counter = scalar_of(table, "count")
    if counter:
        count = composer.value(counter, NUMBER)
    questions = tuple(
        _question(inner, cards, composer, repeat=name) for inner in tables_of(table, "questions")
    )
    composer.scope.counted.add(name)
    return Repeat(
        id=name,
        label=composer.sure_text(table, "label", OFFICE | ITEM),
        questions=questions,
        count=count,
        more=composer.text(table, "more", OFFICE | ITEM),
        least=_or(whole_of(table, "min"), 1),
        most=_or(whole_of(table, "max"), 20),
        when=when,
    )


def _question(
    table: Table, cards: frozenset[str], composer: Composer, repeat: str = ""
) -> Question:
    name = text_of(table, "id")
    slots = OFFICE | ITEM if repeat else OFFICE
    own_card = name.split(".")[0]
    question = Question(
        id=name,
        kind=text_of(table, "type"),
        label=text_of(table, "label"),
        ask=composer.sure_text(table, "ask", slots),
        ask_helper=composer.text(table, "ask_helper", slots),
        before=composer.text(table, "before", slots | PLAN),
        example=text_of(table, "example"),
        why=composer.text(table, "why", slots),
        words=texts_of(table, "words"),
        when=composer.condition(table, "when"),
        choices=tuple(_choice(entry) for entry in entries_of(table, "choices")),
        suggest=tuple(
            composer.value(scalar, sort_of_question(table))
            for scalar in scalars_of(table, "suggest")
        ),
        known=tuple(_known(known, table, composer) for known in tables_of(table, "known")),
        limits=_limits(table),
        later=_later(table),
        checks=_checks(table, name, composer),
        paper=text_of(table, "paper"),
        card=text_of(table, "card") or (own_card if own_card in cards else ""),
        repeat=repeat,
        secret=truth_of(table, "secret"),
        is_shown=not truth_of(table, "silent"),
        consent=truth_of(table, "consent"),
    )
    composer.scope.learn(name)
    return question


def _later(table: Table) -> Later:
    text = text_of(table, "later")
    return Later(text) if text in set(Later) else Later.SENDING


def _choice(entry: Entry) -> Choice:
    if isinstance(entry.value, Scalar):
        return Choice(entry.key.text, entry.value.text)
    return Choice(entry.key.text, text_of(entry.value, "label"), texts_of(entry.value, "words"))


def _known(known: Table, question: Table, composer: Composer) -> Known:
    value = scalar_of(known, "value") or Scalar("false", known.at, verbatim=False)
    return Known(
        value=composer.value(value, sort_of_question(question)),
        when=composer.condition(known, "when"),
    )


def _checks(table: Table, name: str, composer: Composer) -> tuple[Check, ...]:
    with composer.scope.knowing(name):
        return tuple(
            Check(
                id=text_of(check, "id"),
                warn=composer.sure_condition(check, "warn"),
                say=composer.sure_text(check, "say"),
            )
            for check in tables_of(table, "check")
        )


def _limits(table: Table) -> Limits:
    return Limits(
        past=truth_of(table, "past"),
        coming=truth_of(table, "coming"),
        partial=truth_of(table, "partial"),
        least=whole_of(table, "min"),
        most=whole_of(table, "max"),
        longest=_or(whole_of(table, "longest"), LONGEST),
        begins=text_of(table, "begins"),
        without=texts_of(table, "without"),
        of=text_of(table, "of"),
    )


def _or(value: int | None, instead: int) -> int:
    return instead if value is None else value
