"""What does a program say, as plain data that can be kept for good?"""

from programs.models import Funding

SHEET = (
    "benefit",
    "uniqueness",
    "resources",
    "schedule",
    "risk",
    "mitigation",
    "sustainability",
)
IDENTITY = (
    "title",
    "plan_type",
    "sub_dimension",
    "horizon",
    "is_quick_win",
    "supporting",
    "partners",
    "mission",
    "nomenclature_code",
    "spbe",
    "sdg",
)
DESCRIPTION = ("background", "objective", "description", "beneficiaries")
EVERYTHING = (
    "code",
    "agency",
    *IDENTITY,
    "findings",
    *DESCRIPTION,
    "places",
    "actions",
    "indicators",
    "fundings",
    *SHEET,
)


def freeze(program):
    """The whole content of `program` in JSON types."""
    return read(program, EVERYTHING)


def read(program, names):
    """Some of the content of `program` in JSON types, its rows read afresh."""
    return {name: _value(program, name) for name in names}


def _value(program, name):
    return READERS[name](program) if name in READERS else getattr(program, name)


def _sub_dimension(program):
    part = program.sub_dimension
    return f"{part.dimension}: {part}" if part else ""


def _mission(program):
    return str(program.mission) if program.mission else ""


def _supporting(program):
    return sorted(program.supporting.values_list("name", flat=True))


def _places(program):
    return sorted(str(place) for place in program.places.iterator())


def _findings(program):
    return list(program.findings.order_by("pk").values("id", "title"))


def _actions(program):
    rows = program.actions.order_by("position", "pk")
    return list(rows.values("id", "title", "output", "years"))


def _indicators(program):
    rows = program.indicators.order_by("position", "pk")
    return list(
        rows.values(
            "id", "name", "unit", "baseline", "baseline_year", "targets", "source"
        )
    )


def _fundings(program):
    rows = Funding.objects.filter(action__program=program).in_reading_order()
    return [
        {
            "id": row.pk,
            "action": row.action.title,
            "year": row.year,
            "source": row.source,
            "amount": row.amount,
            "unknown_reason": row.unknown_reason,
        }
        for row in rows
    ]


READERS = {
    "agency": lambda program: program.agency.name,
    "sub_dimension": _sub_dimension,
    "mission": _mission,
    "supporting": _supporting,
    "places": _places,
    "findings": _findings,
    "actions": _actions,
    "indicators": _indicators,
    "fundings": _fundings,
}
