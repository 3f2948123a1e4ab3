"""The JSON Schema of an edition's record, and a record against it."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from books import exports
from books.exports.schema import DIALECT, draw, schema
from books.models import Edition
from books.models.editions import CODE
from books.recording import canonical, sha256_of
from tests.builders.facts import a_full_book

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def faults(value, rule, root, place="$"):
    """Where a value breaks the rules that our schemas use, and no others."""
    known = {"$schema", "$id", "$defs", "title", "description", "format"}
    known |= {*CHECKS, "required", "additionalProperties", "items"}
    assert rule.keys() <= known, rule.keys() - known
    for name, check in CHECKS.items():
        if name in rule:
            yield from check(value, rule, root, place)


def _ref(value, rule, root, place):
    name = rule["$ref"].removeprefix("#/$defs/")
    yield from faults(value, root["$defs"][name], root, place)


def _type(value, rule, root, place):
    names = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    if type(value) not in [TYPES[name] for name in names]:
        yield f"{place}: {value!r} is no {names}"
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from faults(one, rule["items"], root, f"{place}[{index}]")


def _properties(value, rule, root, place):
    if isinstance(value, dict):
        if value.keys() != set(rule["required"]):
            yield f"{place}: {value.keys() ^ set(rule['required'])}"
        for name in value.keys() & rule["properties"].keys():
            inner = rule["properties"][name]
            yield from faults(value[name], inner, root, f"{place}.{name}")


def _one_of(value, rule, root, place):
    if sum(not list(faults(value, one, root)) for one in rule["oneOf"]) != 1:
        yield f"{place}: {value!r} is none of the codes"


def _const(value, rule, root, place):
    if value != rule["const"]:
        yield f"{place}: {value!r} is not {rule['const']!r}"


def _minimum(value, rule, root, place):
    if isinstance(value, int) and value < rule["minimum"]:
        yield f"{place}: {value} is too small"


def _pattern(value, rule, root, place):
    if not re.search(rule["pattern"], value):
        yield f"{place}: {value!r} does not match"


CHECKS = {
    "$ref": _ref,
    "type": _type,
    "properties": _properties,
    "oneOf": _one_of,
    "const": _const,
    "minimum": _minimum,
    "pattern": _pattern,
}


@pytest.fixture
def record():
    content = a_full_book().to_json()
    sha256 = sha256_of(canonical(content))
    edition = Edition(
        number=2,
        content=content,
        sha256=sha256,
        code=sha256[:CODE],
        address="https://contoh.go.id",
        supersedes=Edition(number=1),
        issued_at=datetime(2021, 12, 1, 2, tzinfo=UTC),
    )
    return json.loads(exports.write(a_full_book(), "all", "json", edition=edition))


def test_record_keeps_to_the_schema(record):
    rules = schema()

    assert rules["$schema"] == DIALECT
    assert list(faults(record, rules, rules)) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"number": "2"}, "$.number"),
        ({"number": 0}, "$.number"),
        ({"schema": "lain"}, "$.schema"),
        ({"code": "zz"}, "$.code"),
        ({"lain": 1}, "$"),
        ({"content": {}}, "$.content"),
    ],
)
def test_schema_refuses_what_is_no_record(record, change, place):
    rules = schema()

    (fault, *_) = faults(record | change, rules, rules)

    assert fault.startswith(f"{place}:")


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [
        ("findings", "kind", "WHATEVER"),
        ("findings", "pk", None),
        ("programs", "is_quick_win", 1),
        ("programs", "actions", [{"title": "tanpa yang lain"}]),
        ("goals", "mission", "1"),
    ],
)
def test_schema_knows_every_field_of_the_content(record, where, name, value):
    record["content"][where][0][name] = value
    rules = schema()

    found = list(faults(record, rules, rules))

    assert [
        fault.split(":")[0].startswith(f"$.content.{where}[0].{name}")
        for fault in found
    ] == [True]


def test_codes_are_named_in_the_words_of_the_screen():
    kinds = schema()["$defs"]["Finding"]["properties"]["kind"]["oneOf"]

    assert kinds == [
        {"const": "POTENTIAL", "title": "Potensi"},
        {"const": "PROBLEM", "title": "Masalah"},
    ]


def test_file_of_the_schema_is_in_step():
    call_command("draw_schema", "--check")


def test_file_of_the_schema_is_written_and_compared(tmp_path, settings, capsys):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()

    call_command("draw_schema")

    file = tmp_path / "docs" / "edisi.schema.json"
    assert file.read_text() == draw()
    assert capsys.readouterr().out == "edisi.schema.json written\n"
    file.write_text("{}")
    with pytest.raises(CommandError, match="behind"):
        call_command("draw_schema", "--check")
