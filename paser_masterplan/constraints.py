"""Which promises does the database itself keep?"""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import CheckConstraint, Choices, F, Q


def one_of(field: str, choices: type[Choices], name: str) -> CheckConstraint:
    """Refuse a value of `field` outside `choices`, which Django alone does not."""
    return CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}),
        name=name,
        violation_error_message="Pilihan ini tidak dikenal. Pilih dari daftar.",
    )


def both_or_neither(first: str, second: str, name: str) -> CheckConstraint:
    """Refuse a moment without its person, or a person without the moment."""
    known = {f"{first}__isnull": False, f"{second}__isnull": False}
    unknown = {f"{first}__isnull": True, f"{second}__isnull": True}
    return CheckConstraint(
        condition=Q(**known) | Q(**unknown),
        name=name,
        violation_error_message="Waktu dan pelakunya harus tercatat bersama.",
    )


def exactly_when(condition: Q, field: str, name: str) -> CheckConstraint:
    """Refuse a row where `field` is filled and `condition` fails, or the reverse."""
    filled = Q(**{f"{field}__isnull": False})
    return CheckConstraint(
        condition=(condition & filled) | (~condition & ~filled),
        name=name,
        violation_error_message="Status dan catatannya tidak sejalan.",
    )


def just_one_of(things: Sequence[tuple[Q, Q]], name: str) -> CheckConstraint:
    """Refuse a row of none or several of `things`, each given as (is so, is not so)."""
    absent = [is_not for _, is_not in things]
    alone = [
        reduce(and_, [*absent[:place], is_so, *absent[place + 1 :]])
        for place, (is_so, _) in enumerate(things)
    ]
    return CheckConstraint(condition=reduce(or_, alone), name=name)


def in_order(earlier: str, later: str, name: str, message: str) -> CheckConstraint:
    """Refuse a row whose `later` moment is not after its `earlier` one."""
    return CheckConstraint(
        condition=Q(**{f"{later}__gt": F(earlier)}),
        name=name,
        violation_error_message=message,
    )


_SQLITE = """
CREATE TRIGGER {table}_no_{verb_lower} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""

_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only'
USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER {table}_no_{verb_lower} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse();
"""


def append_only(
    table: str, verbs: Sequence[str] = ("UPDATE", "DELETE")
) -> migrations.RunPython:
    """Let rows of `table` be added and never changed or removed, on both engines."""
    return migrations.RunPython(
        lambda apps, editor: _create(editor, table, verbs),
        lambda apps, editor: _drop(editor, table, verbs),
    )


def _create(editor: BaseDatabaseSchemaEditor, table: str, verbs: Sequence[str]) -> None:
    sql = _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL
    for verb in verbs:
        editor.execute(sql.format(table=table, verb=verb, verb_lower=verb.lower()))


def _drop(editor: BaseDatabaseSchemaEditor, table: str, verbs: Sequence[str]) -> None:
    on = "" if editor.connection.vendor == "sqlite" else f" ON {table}"
    for verb in verbs:
        editor.execute(f"DROP TRIGGER {table}_no_{verb.lower()}{on}")
