"""What does the record of an edition look like, for programs that read it?"""

import dataclasses
import json
from typing import Any, get_args, get_origin, get_type_hints

from books.contexts import Book
from books.models import Chapter
from books.models.chapters import ChapterBook
from books.models.editions import CODE
from books.recording import KINDS, SCHEMA
from plans.models import ReadinessElement
from programs.models import Funding, Program
from workshops.models import Finding

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "An edition of a Smart City master plan"
TYPES = {str: "string", int: "integer", bool: "boolean", type(None): "null"}
HEX = "^[0-9a-f]{{{}}}$"
# What the fields of the record say beyond their kind.
RECORD: dict[str, dict[str, Any]] = {
    "schema": {"const": SCHEMA},
    "number": {"minimum": 1},
    "code": {"pattern": HEX.format(CODE)},
    "sha256": {"pattern": HEX.format(64)},
    "issued_at": {"format": "date-time"},
}
# Fields that hold one of some codes, which the schema names with their words.
CODES: dict[str, Any] = {
    "Chapter.block": Chapter.Block,
    "Chapter.book": ChapterBook,
    "Element.pillar": ReadinessElement.Pillar,
    "Finding.factor": Finding.Factor,
    "Finding.kind": Finding.Kind,
    "Finding.swot": Finding.Swot,
    "Funding.source": Funding.Source,
    "Program.horizon": Program.Horizon,
    "Program.plan_type": Program.PlanType,
}
MAY_BE_EMPTY = {"Finding.factor", "Finding.swot"}


def draw() -> str:
    """The schema as its file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12), from the dataclasses of which a book consists."""
    definitions: dict[str, Any] = {}
    fields = {
        name: _kinds(kind) | RECORD.get(name, {})
        for name, kind in KINDS.items()
        if name != "content"
    }
    content = _define(Book, definitions)
    return {
        "$schema": DIALECT,
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": TITLE,
        **_object(fields | {"content": content}),
        "$defs": dict(sorted(definitions.items())),
    }


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _kinds(kind: Any) -> dict[str, Any]:
    """A kind of value, or one of several, such as a number or nothing."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    names = [TYPES[one] for one in kinds]
    return {"type": names[0] if len(names) == 1 else names}


def _define(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Where the schema of a dataclass stands, after it was put there."""
    name, hints = kind.__name__, get_type_hints(kind)
    fields = {
        one.name: _field(f"{name}.{one.name}", hints[one.name], definitions)
        for one in dataclasses.fields(kind)
    }
    definitions[name] = {"description": kind.__doc__} | _object(fields)
    return {"$ref": f"#/$defs/{name}"}


def _field(name: str, kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if name in CODES:
        return {"oneOf": _codes(name)}
    if dataclasses.is_dataclass(kind):
        return _define(kind, definitions)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _field("", get_args(kind)[0], definitions)}
    return _kinds(get_args(kind) or kind)


def _codes(name: str) -> list[dict[str, str]]:
    """Each code with the words that people read for it."""
    empty = [("", "Belum diisi")] if name in MAY_BE_EMPTY else []
    return [
        {"const": str(code), "title": str(label)}
        for code, label in (*CODES[name].choices, *empty)
    ]
