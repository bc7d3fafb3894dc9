"""Conversations, dossiers and messages of every shape that the model allows."""

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.model.answer import Answer
from bot.model.conversation import Conversation, Draft
from bot.model.dossier import Dossier
from bot.model.message import Message

st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))

_answers = st.dictionaries(st.text(), st.from_type(Answer), max_size=5)
_items = st.dictionaries(st.text(), st.lists(st.text(), max_size=3).map(tuple), max_size=3)
drafts = st.builds(Draft, answers=_answers, items=_items)
dossiers = st.builds(Dossier, answers=_answers)
messages = st.from_type(Message)


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    """Drafts of one chat have different ids."""
    of_chat = draw(st.lists(drafts, max_size=3, unique_by=lambda draft: draft.id))
    return draw(st.builds(Conversation, drafts=st.just(tuple(of_chat))))


def exact(thing: object) -> object:
    """Spell a value out with the types in it, so that 1 and True, or "1" and 1, differ."""
    if is_dataclass(thing):
        inner = tuple(exact(getattr(thing, field.name)) for field in fields(thing))
        return type(thing).__name__, inner
    if isinstance(thing, dict):
        return {key: exact(value) for key, value in thing.items()}
    if isinstance(thing, tuple):
        return "tuple", tuple(exact(one) for one in thing)
    if isinstance(thing, datetime):
        return "datetime", thing
    return type(thing).__name__, thing
