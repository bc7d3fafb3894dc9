"""The JSON Schema of content files, for editors that complete and check while one types."""

from bot.content.schema import (
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
from bot.content.shapes import FLOW

Schema = dict[str, object]


def flow_schema() -> Schema:
    """Give the schema of a `flow.yaml`."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": "flow.yaml", **_schema(FLOW)}


def _schema(shape: Shape) -> Schema:
    match shape:
        case ListOf(shape=inner):
            return {"type": "array", "items": _schema(inner)}
        case MapOf(shape=inner):
            return {"type": "object", "additionalProperties": _schema(inner)}
        case OneOf(records=records):
            return {"anyOf": [_record(record, key) for key, record in records.items()]}
        case Either(plain=plain, full=full):
            return {"anyOf": [_schema(plain), _record(full)]}
        case _:
            return _record(shape) if isinstance(shape, Record) else _scalar(shape)


def _record(record: Record, telling: str = "") -> Schema:
    needed = list(dict.fromkeys([*([telling] if telling else []), *record.needed]))
    return {
        "type": "object",
        "properties": {key: _schema(shape) for key, shape in record.keys.items()},
        "required": needed,
        "additionalProperties": False,
    }


def _scalar(shape: Line | Word | Whole | Truth | Day) -> Schema:
    """Give the schema of a text; an editor takes `20` and `1.001193` for numbers, so they fit."""
    match shape:
        case Word(words=words):
            return {"enum": list(words)}
        case Whole():
            return {"type": "integer"}
        case Truth():
            return {"type": "boolean"}
        case Day():
            return {"type": "string", "format": "date"}
        case Line():
            return {"type": ["string", "number", "boolean"]}
