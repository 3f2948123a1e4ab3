"""What does a program say, as plain data that can be kept for good?"""

TEXTS = (
    "code",
    "title",
    "plan_type",
    "horizon",
    "is_quick_win",
    "partners",
    "nomenclature_code",
    "spbe",
    "sdg",
    "background",
    "objective",
    "description",
    "beneficiaries",
    "benefit",
    "uniqueness",
    "resources",
    "schedule",
    "risk",
    "mitigation",
    "sustainability",
)


def freeze(program):
    """The whole content of `program` in JSON types, read afresh from the database."""
    content = {name: getattr(program, name) for name in TEXTS}
    return content | {
        "agency": program.agency.name,
        "sub_dimension": program.sub_dimension and program.sub_dimension.code,
        "mission": program.mission and program.mission.text,
        "supporting": sorted(program.supporting.values_list("name", flat=True)),
        "places": sorted(str(place) for place in program.places.all()),
        "findings": [
            {"id": finding.pk, "title": finding.title}
            for finding in program.findings.order_by("pk")
        ],
        "actions": [_action(action) for action in program.actions.all()],
        "indicators": [_row(row, INDICATOR) for row in program.indicators.all()],
    }


INDICATOR = ("name", "unit", "baseline", "baseline_year", "targets", "source")
FUNDING = ("year", "source", "amount", "unknown_reason")


def _action(action):
    fundings = [_row(row, FUNDING) for row in action.fundings.all()]
    return _row(action, ("title", "output", "years")) | {"fundings": fundings}


def _row(row, names):
    return {"id": row.pk} | {name: getattr(row, name) for name in names}
