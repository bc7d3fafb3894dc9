"""The shapes of flows and blocks: keys in the order authors write them."""

from bot.content.schema import (
    ANY,
    ID,
    SHORT_ID,
    SLUG,
    SOME,
    Day,
    Either,
    Line,
    ListOf,
    MapOf,
    OneOf,
    Record,
    Shape,
    Truth,
    Whole,
    Word,
)

KINDS = (
    "choice", "choices", "yes_no", "person_name", "date", "citizen_id", "phone", "money", "number",
    "address", "ethnic_group", "text", "photo", "place",
    "pages",
    "business_line",
)  # fmt: skip
CODE = Line(r"(\d\.\d{6})?", "schema.code", may_be_empty=True)

VALID = Record({"from": Day(), "until": Day()}, ("from",))
CHECKED = Record({"by": SOME, "on": Day(), "again": Day()}, ("by", "on"))

CHOICE = Record({"label": SOME, "words": ListOf(SOME)}, ("label",))
KNOWN = Record({"when": SOME, "value": SOME}, ("value",))
CROSS_CHECK = Record({"id": ID, "warn": SOME, "say": SOME}, ("id", "warn", "say"))

_QUESTION_KEYS: dict[str, Shape] = {
    "id": ID,
    "type": Word(KINDS, "schema.kind"),
    "when": SOME,
    "choices": MapOf(Either(SOME, CHOICE), SHORT_ID),
    "past": Truth(),
    "coming": Truth(),
    "begins": SOME,
    "without": ListOf(SOME),
    "partial": Truth(),
    "min": Whole(),
    "max": Whole(),
    "longest": Whole(),
    "of": Word(("be", "nguoi_lon")),
    "suggest": ListOf(SOME),
    "known": ListOf(KNOWN),
    "paper": SOME,
    "label": SOME,
    "words": ListOf(SOME),
    "ask": SOME,
    "ask_helper": SOME,
    "before": SOME,
    "example": SOME,
    "why": SOME,
    "later": Word(("no", "sending", "office")),
    "check": ListOf(CROSS_CHECK),
    "card": SOME,
    "secret": Truth(),
    "silent": Truth(),
    "consent": Truth(),
}
QUESTION = Record(_QUESTION_KEYS, ("id", "type", "label", "ask"))
STOP = Record(
    {"stop": ID, "when": SOME, "refer": SOME, "person": Truth(), "say": SOME},
    ("stop", "when", "say"),
)
# What a flow writes over in a question of a block: anything but its id.
_OVERRIDE = Record({key: shape for key, shape in _QUESTION_KEYS.items() if key != "id"})
PERSON = Record(
    {
        "person": SHORT_ID,
        "label": SOME,
        "when": SOME,
        "without": ListOf(SOME),
        "override": MapOf(_OVERRIDE),
    },
    ("person", "label"),
)
REPEAT = Record(
    {
        "repeat": SHORT_ID,
        "label": SOME,
        "count": SOME,
        "more": SOME,
        "min": Whole(),
        "max": Whole(),
        "when": SOME,
        "questions": ListOf(OneOf({"id": QUESTION, "person": PERSON})),
    },
    ("repeat", "label", "questions"),
)
# A stop may hold the key `person`, so it is looked for first.
STEP = OneOf({"id": QUESTION, "stop": STOP, "person": PERSON, "repeat": REPEAT})

PAPER_RULE = Record(
    {"paper": SOME, "when": SOME, "instead": ListOf(SOME), "show": Truth(), "question": SOME},
    ("paper",),
)
FLAG = Record(
    {"flag": ID, "label": SOME, "when": SOME, "secret": Truth()}, ("flag", "label", "when")
)
FORM_FILE = Line(r"[a-z0-9-]+\.typ", "schema.form")
FORM = Record({"form": FORM_FILE, "title": SOME, "when": SOME}, ("form",))
FLOW = Record(
    {
        "flow": SLUG,
        "procedure": CODE,
        "prefix": Line(r"[A-Z]{2}", "schema.prefix"),
        "title": SOME,
        "valid": VALID,
        "checked": CHECKED,
        "cards": ListOf(
            Record({"card": SHORT_ID, "title": SOME, "repeat": SOME}, ("card", "title"))
        ),
        "summary": ListOf(SOME),
        "questions": ListOf(STEP),
        "papers": ListOf(PAPER_RULE),
        "flags": ListOf(FLAG),
        "money": ListOf(SOME),
        "days": SOME,
        "bring": SOME,
        "sections": ListOf(
            Record({"title": SOME, "answers": ListOf(SOME)}, ("title", "answers")),
        ),
        "forms": ListOf(Either(FORM_FILE, FORM)),
        "visit": Truth(),
    },
    ("flow", "prefix", "title", "valid", "checked", "questions"),
)
# A form's file is written out when the flow is read; authors have it beside the flow.
_STORED_FORM = Record({**FORM.keys, "template": ANY}, FORM.needed)
STORED_FLOW = Record({**FLOW.keys, "forms": ListOf(_STORED_FORM)}, FLOW.needed)

BLOCKS = MapOf(Record({"questions": ListOf(QUESTION)}, ("questions",)), SHORT_ID)
