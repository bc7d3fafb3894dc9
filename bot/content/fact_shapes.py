"""The shapes of the files of facts: keys in the order authors write them."""

from bot.content.schema import (
    ANY,
    SHORT_ID,
    SLUG,
    SOME,
    Day,
    Line,
    ListOf,
    MapOf,
    Record,
    Truth,
    Whole,
    Word,
)
from bot.content.shapes import CHECKED, CODE, VALID

PAPERS = MapOf(
    Record(
        {
            "name": SOME,
            "official": SOME,
            "what": SOME,
            "where": SOME,
            "source": SOME,
            "checked": CHECKED,
        },
        ("name", "source", "checked"),
    ),
    SHORT_ID,
)
_PROCEDURE = Record(
    {
        "slug": SLUG,
        "code": CODE,
        "name": SOME,
        "field": SOME,
        "where": Word(("xa", "cong_an", "quan_su", "noi_khac")),
        "referred": Truth(),
        "plain": Line(".{1,20}", "schema.button"),
        "other_names": ListOf(SOME),
        "phrases": ListOf(SOME),
    },
    ("slug", "name", "field"),
)
# One table for each file they stand in: codes and names share its source.
PROCEDURES = ListOf(
    Record(
        {"source": SOME, "checked": CHECKED, "procedures": ListOf(_PROCEDURE)},
        ("source", "checked", "procedures"),
    )
)
SAYINGS = Record(
    {
        "status": ListOf(SOME),
        "human": ListOf(SOME),
        "none": ListOf(SOME),
        "ambiguous": ListOf(Record({"say": ListOf(SOME), "offer": ListOf(SLUG)}, ("say", "offer"))),
    },
    ("status", "human", "none"),
)
GUIDES = ListOf(
    Record(
        {
            "procedure": SLUG,
            "papers": ListOf(SOME),
            "days": SOME,
            "mistakes": ListOf(SOME),
            "notes": ListOf(SOME),
            "source": SOME,
            "checked": CHECKED,
        },
        ("procedure", "source", "checked"),
    )
)
OFFICES = Record(
    {
        "checked": CHECKED,
        "source": SOME,
        "offices": ListOf(
            Record(
                {
                    "code": Line(r"\d{5}", "schema.commune_code"),
                    "slug": SLUG,
                    "name": SOME,
                    "province": SOME,
                    "address": ANY,
                    "phone": ANY,
                    "hours": ANY,
                },
                ("code", "slug", "name", "province"),
            )
        ),
    },
    ("checked", "source", "offices"),
)
PLACES = Record(
    {
        "checked": CHECKED,
        "source": SOME,
        "provinces": ListOf(
            Record(
                {
                    "name": SOME,
                    "former": ListOf(SOME),
                    "words": ListOf(SOME),
                    "districts": ListOf(SOME),
                },
                ("name",),
            )
        ),
        "communes": ListOf(
            Record(
                {
                    "code": Line(r"\d{5}", "schema.commune_code"),
                    "kind": SOME,
                    "name": SOME,
                    "province": SOME,
                    "was": SOME,
                    "districts": ListOf(SOME),
                    "former": ListOf(SOME),
                    "older": ListOf(SOME),
                },
                ("code", "name", "province"),
            )
        ),
    },
    ("checked", "source", "provinces", "communes"),
)
ID_PROVINCES = Record(
    {
        "checked": CHECKED,
        "source": SOME,
        "provinces": ListOf(
            Record({"code": Line(r"0\d{2}", "schema.id_code"), "name": SOME}, ("code", "name"))
        ),
    },
    ("checked", "source", "provinces"),
)
ETHNIC_GROUPS = Record(
    {
        "checked": CHECKED,
        "source": SOME,
        "groups": ListOf(Record({"name": SOME, "listed": SOME, "words": ListOf(SOME)}, ("name",))),
    },
    ("checked", "source", "groups"),
)
_CALENDAR_DAY = Record(
    {"on": Day(), "why": SOME, "source": SOME, "confirmed": Truth()}, ("on", "why", "source")
)
CALENDAR = Record(
    {"checked": CHECKED, "closed": ListOf(_CALENDAR_DAY), "worked": ListOf(_CALENDAR_DAY)},
    ("checked", "closed"),
)
FEES = ListOf(
    Record(
        {
            "id": SHORT_ID,
            "amount": Whole(),
            "per": SOME,
            "source": SOME,
            "valid": VALID,
            "checked": CHECKED,
        },
        ("id", "amount", "per", "source", "valid", "checked"),
    )
)
TERMS = ListOf(
    Record(
        {
            "procedure": SLUG,
            "days": Whole(),
            "cutoff_hour": Whole(),
            "source": SOME,
            "checked": CHECKED,
        },
        ("procedure", "days", "source", "checked"),
    )
)
BUSINESS_LINES = Record(
    {
        "checked": CHECKED,
        "source": SOME,
        "lines": ListOf(
            Record(
                {
                    "name": SOME,
                    "code": Line(r"(\d{4})?", "schema.line_code", may_be_empty=True),
                    "words": ListOf(SOME),
                    "permit": Word(("thuong", "co_dieu_kien", "cam")),
                    "needs": SOME,
                },
                ("name", "code"),
            )
        ),
    },
    ("checked", "source", "lines"),
)
HARD_WORDS = ListOf(Record({"word": SOME, "say": ANY, "beside": ListOf(SOME)}, ("word", "say")))
TEMPLATES = MapOf(SOME, SHORT_ID)
