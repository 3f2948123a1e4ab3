"""What does a program say, as plain data that can be kept for good?"""

from django.db.models import Value

from plans.models import Place
from programs.content import DESCRIPTION, EVERYTHING, IDENTITY, SHEET
from programs.models import Funding

__all__ = [
    "DESCRIPTION",
    "EVERYTHING",
    "IDENTITY",
    "SHEET",
    "at_hand",
    "freeze",
    "read",
]


def freeze(program):
    """The whole content of `program` in JSON types."""
    return read(program, EVERYTHING)


def read(program, names):
    """Some of the content of `program` in JSON types, its rows read afresh."""
    return {name: _value(program, name) for name in names}


def at_hand(program):
    """The whole content of a program of `for_page()`, from the rows it came with."""
    rows = program.supporting.values_list(Value("supporting"), "name", Value(""))
    places = program.places.values_list(Value("places"), "name", "kind")
    named: dict[str, list[str]] = {"supporting": [], "places": []}
    for part, name, kind in rows.union(places):
        named[part].append(f"{Place.Kind(kind).label} {name}" if kind else name)
    actions = program.actions.all()
    return {name: _value(program, name) for name in EVERYTHING if name not in ROWS} | {
        "supporting": sorted(named["supporting"]),
        "places": sorted(named["places"]),
        "findings": [_finding(row) for row in program.findings.all()],
        "actions": [_action(row) for row in actions],
        "indicators": [_indicator(row) for row in program.indicators.all()],
        "fundings": [
            _funding(row, action) for action in actions for row in action.fundings.all()
        ],
    }


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
    return list(map(_finding, program.findings.order_by("pk")))


def _actions(program):
    return list(map(_action, program.actions.order_by("position", "pk")))


def _indicators(program):
    return list(map(_indicator, program.indicators.order_by("position", "pk")))


def _fundings(program):
    rows = Funding.objects.filter(action__program=program).in_reading_order()
    return [_funding(row, row.action) for row in rows]


def _finding(row):
    return {"id": row.pk, "title": row.title}


def _action(row):
    facts = {"title": row.title, "output": row.output, "years": row.years}
    return _named(row) | facts


def _indicator(row):
    return _named(row) | {
        "name": row.name,
        "unit": row.unit,
        "baseline": row.baseline,
        "baseline_year": row.baseline_year,
        "targets": row.targets,
        "source": row.source,
    }


def _funding(row, action):
    return _named(row) | {
        "action_id": action.pk,
        "action": action.title,
        "year": row.year,
        "source": row.source,
        "amount": row.amount,
        "unknown_reason": row.unknown_reason,
    }


def _named(row):
    """By what a row is known again in a later content, and by the remarks on it."""
    return {"id": row.pk, "key": str(row.key)}


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
ROWS = {"supporting", "places", "findings", "actions", "indicators", "fundings"}
