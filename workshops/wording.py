"""What does a record say, in the words that people read?"""

from typing import Any

from django.db.models import Model
from django.utils.formats import localize

from paser_masterplan.forms import digest

FINDING = (
    "kind",
    "title",
    "description",
    "sub_dimension",
    "places",
    "figure",
    "source",
    "readiness",
    "status",
)


def said(
    thing: Model, names: tuple[str, ...], typed: dict[str, Any] | None = None
) -> dict[str, str]:
    """What the named fields of a record say, by their names on screen.

    `typed` has the records that were picked but are not yet tied to it.
    """
    fields: list[Any] = [thing._meta.get_field(name) for name in names]
    return {
        str(field.verbose_name): _words(thing, field, typed or {}) for field in fields
    }


def fingerprint(thing: Model, names: tuple[str, ...]) -> str:
    """A short sign that changes with any word of the named fields."""
    return digest(said(thing, names))


def _words(thing: Model, field: Any, typed: dict[str, Any]) -> str:
    value = getattr(thing, field.name)
    if field.many_to_many:
        picked = typed[field.name] if field.name in typed else value.all()
        return "; ".join(sorted(str(one) for one in picked))
    if field.choices:
        return str(getattr(thing, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "" if value is None else str(localize(value))
