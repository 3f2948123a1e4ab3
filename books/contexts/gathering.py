"""How do the facts of the book come out of the database, in sixteen queries?"""

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import Value

from agencies.models import Agency
from books.contexts.facts import (
    OFFICE,
    Action,
    Assessment,
    Chapter,
    Dimension,
    Element,
    Finding,
    Frame,
    Funding,
    Goal,
    Indicator,
    Mission,
    Office,
    Program,
    SubDimension,
    Target,
    Vote,
    Waiting,
)
from plans.models import Crest, MasterPlan, Place, ReadinessElement
from plans.models import Dimension as DimensionRow
from plans.models import SubDimension as SubDimensionRow
from programs.content import DESCRIPTION, SHEET
from programs.models import Action as ActionRow
from programs.models import Indicator as IndicatorRow
from programs.models import Program as ProgramRow
from workshops.models import Finding as FindingRow
from workshops.models import UsgScore
from workshops.models.readiness import ASSESSED
from workshops.models.scoring import USG

WORDS = (
    "code",
    "title",
    "partners",
    "plan_type",
    "horizon",
    "is_quick_win",
    "nomenclature_code",
    "spbe",
    "sdg",
    *DESCRIPTION,
    *SHEET,
)
NO_PART = SubDimension("", "Belum dipilih", "")
NO_DIMENSION = Dimension(
    "",
    "Lintas dimensi",
    "Belum ditempatkan",
    "Program yang belum berdimensi.",
    (NO_PART,),
)

WHOLE = 0  # stands for the plan where programs stand by their keys

Places = dict[tuple[str, int], tuple[str, ...]]


def facts_of(plan: MasterPlan) -> dict[str, Any]:
    """The fields of a `Book` for `plan`, without its moment."""
    places = _places(plan)
    findings, finders = _findings(plan, places)
    programs, proposers = _programs(plan, places, {finding.pk for finding in findings})
    return {
        "frame": frame_of(plan, crest=_crest(plan)),
        "dimensions": _dimensions(programs),
        "missions": _missions(plan),
        "goals": _goals(plan),
        "chapters": _chapters(plan),
        "offices": tuple(sorted(finders | proposers)),
        "findings": findings,
        "programs": programs,
        "waiting": _waiting(plan),
        "elements": _elements(),
        "assessments": _assessments(plan),
    }


def outline_of(plan: MasterPlan, chapters: Iterable[Chapter]) -> dict[str, Any]:
    """The fields of a `Book` with these chapters, and nothing that anybody proposed."""
    return {
        "frame": frame_of(plan),
        "dimensions": _dimensions(()),
        "missions": (),
        "goals": (),
        "chapters": tuple(chapters),
        "offices": (),
        "findings": (),
        "programs": (),
        "waiting": Waiting(programs=0, findings=0),
        "elements": _elements(),
    }


def frame_of(plan: MasterPlan, *, crest: str = "") -> Frame:
    """The plan as the book names it."""
    return Frame(
        plan.title,
        plan.region,
        plan.vision,
        plan.first_year,
        plan.last_year,
        plan.leader_title,
        crest,
    )


def _crest(plan: MasterPlan) -> str:
    """The crest in base64, or nothing."""
    content = Crest.objects.filter(plan=plan).values_list("content", flat=True).first()
    return b64encode(content or b"").decode()


def _dimensions(programs: tuple[Program, ...]) -> tuple[Dimension, ...]:
    parts = SubDimensionRow.objects.in_book_order()
    dimensions = [
        dimension_of(row, its_parts)
        for row, its_parts in groupby(parts, key=lambda part: part.dimension)
    ]
    if any(not program.sub_dimension for program in programs):
        dimensions.append(NO_DIMENSION)
    return tuple(dimensions)


def dimension_of(row: DimensionRow, parts: Iterable[SubDimensionRow]) -> Dimension:
    """A dimension with these of its parts."""
    return Dimension(
        row.code,
        row.name,
        row.indonesian,
        row.definition,
        tuple(SubDimension(one.code, one.name, one.definition) for one in parts),
    )


def _elements() -> tuple[Element, ...]:
    rows = ReadinessElement.objects.in_book_order()
    return tuple(
        Element(row.code, row.pillar, row.name, row.definition) for row in rows
    )


def _assessments(plan: MasterPlan) -> tuple[Assessment, ...]:
    """What is said of each element: of the region first, then agency by agency."""
    rows = plan.assessments.filled().in_book_order()
    return tuple(
        Assessment(
            row.element.code,
            row.agency.short_name if row.agency else "",
            *(getattr(row, name) for name in ASSESSED),
        )
        for row in rows
    )


def _missions(plan: MasterPlan) -> tuple[Mission, ...]:
    rows = plan.missions.in_number_order()
    return tuple(Mission(row.number, row.text) for row in rows)


def _goals(plan: MasterPlan) -> tuple[Goal, ...]:
    return tuple(
        Goal(
            row.sub_dimension.code,
            row.mission and row.mission.number,
            row.statement,
            row.strategy,
        )
        for row in plan.goals.in_book_order()
    )


def _chapters(plan: MasterPlan) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(row.book, row.number, row.title, row.narrative, row.block)
        for row in plan.chapters.in_book_order()
    )


def _places(plan: MasterPlan) -> Places:
    """Where each accepted finding and approved program is, both in one query."""
    place = ("place__kind", "place__name", "place__parent__name")
    found = FindingRow.places.through.objects.filter(
        finding__plan=plan, finding__status=FindingRow.Status.ACCEPTED
    ).values_list(Value("finding"), "finding_id", *place)
    proposed = ProgramRow.places.through.objects.filter(
        program__plan=plan, program__status=ProgramRow.Status.APPROVED
    ).values_list(Value("program"), "program_id", *place)
    return _collect(
        ((owner, pk), place_name(*names))
        for owner, pk, *names in found.union(proposed, all=True)
    )


def place_name(kind: str, name: str, kecamatan: str | None) -> str:
    """A place as the book names it: Desa Luan (Muara Samu)."""
    words = f"{Place.Kind(kind).label} {name}"
    return f"{words} ({kecamatan})" if kecamatan else words


def _collect(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    """The values of each key, sorted, each once."""
    values = defaultdict(set)
    for key, value in pairs:
        values[key].add(value)
    return {key: tuple(sorted(found)) for key, found in values.items()}


def _findings(
    plan: MasterPlan, places: Places
) -> tuple[tuple[Finding, ...], set[Office]]:
    rows = list(plan.findings.accepted().in_book_order())
    votes = _votes(plan)
    findings = tuple(
        finding_of(row, places.get(("finding", row.pk), ()), votes.get(row.pk, ()))
        for row in rows
    )
    return findings, {Office.of(row.agency) for row in rows}


def _votes(plan: MasterPlan) -> dict[int, tuple[Vote, ...]]:
    """What people gave each accepted problem, in no order of persons."""
    rows = (
        UsgScore.objects.filter(
            finding__plan=plan, finding__status=FindingRow.Status.ACCEPTED
        )
        .order_by(*USG)
        .values_list("finding_id", *USG)
    )
    return _parts((finding, Vote(*given)) for finding, *given in rows)


def finding_of(
    row: FindingRow, places: tuple[str, ...] = (), votes: tuple[Vote, ...] = ()
) -> Finding:
    """A finding at these places, with what people gave it."""
    return Finding(
        pk=row.pk,
        kind=row.kind,
        title=row.title,
        description=row.description,
        sub_dimension=row.sub_dimension.code,
        agency=row.agency.short_name,
        places=places,
        figure=row.figure,
        source=row.source,
        readiness=row.readiness.code if row.readiness else "",
        factor=row.factor,
        swot=row.swot,
        votes=votes,
    )


def _programs(
    plan: MasterPlan, places: Places, accepted: set[int]
) -> tuple[tuple[Program, ...], set[Office]]:
    rows = list(
        plan.programs.approved()
        .in_book_order()
        .select_related("agency", "mission", "sub_dimension")
    )
    supporting = _supporting(plan)
    addressed = _addressed(plan, accepted)
    actions = _parts(_actions(plan))
    indicators = _parts(_indicators(plan))
    programs = tuple(
        program_of(
            row,
            supporting=tuple(o.short_name for o in supporting.get(row.pk, ())),
            findings=addressed.get(row.pk, ()),
            places=places.get(("program", row.pk), ()),
            actions=actions.get(row.pk, ()),
            indicators=indicators.get(row.pk, ()),
        )
        for row in rows
    )
    offices = {Office.of(row.agency) for row in rows}
    return programs, offices.union(*supporting.values())


def program_of(row: ProgramRow, **parts: Any) -> Program:
    """A program with these parts."""
    return Program(
        agency=row.agency.short_name,
        agency_name=row.agency.name,
        sub_dimension=row.sub_dimension.code if row.sub_dimension else "",
        mission=row.mission.number if row.mission else None,
        **{word: getattr(row, word) for word in WORDS},
        **parts,
    )


def _supporting(plan: MasterPlan) -> dict[int, tuple[Office, ...]]:
    """Who supports each program; the coordinator, who supports the whole, as of 0."""
    links = ProgramRow.supporting.through.objects.filter(
        program__plan=plan, program__status=ProgramRow.Status.APPROVED
    ).values_list("program_id", *(f"agency__{name}" for name in OFFICE))
    coordinators = Agency.objects.filter(is_coordinator=True).order_by()
    whole = coordinators.values_list(Value(WHOLE), *OFFICE)
    rows = links.union(whole, all=True)
    return _collect((program, Office(*facts)) for program, *facts in rows)


def _addressed(plan: MasterPlan, accepted: set[int]) -> dict[int, tuple[int, ...]]:
    """The accepted findings of each program; a merged one counts as what took it in."""
    links = ProgramRow.findings.through.objects.filter(
        program__plan=plan, program__status=ProgramRow.Status.APPROVED
    ).values_list("program_id", "finding_id", "finding__merged_into_id")
    pairs = ((program, merged or finding) for program, finding, merged in links)
    return _collect((program, pk) for program, pk in pairs if pk in accepted)


def _parts(pairs: Iterable[tuple[int, Any]]) -> dict[int, tuple[Any, ...]]:
    """The parts of each program, in the order in which they came."""
    parts = defaultdict(list)
    for program, part in pairs:
        parts[program].append(part)
    return {program: tuple(found) for program, found in parts.items()}


def _actions(plan: MasterPlan) -> Iterable[tuple[int, Action]]:
    """Each action with its program; the money comes in the same query, row by row."""
    action = ("program_id", "pk", "title", "output", "years")
    money = ("year", "source", "amount", "unknown_reason")
    rows = (
        ActionRow.objects.filter(
            program__plan=plan, program__status=ProgramRow.Status.APPROVED
        )
        .order_by("program_id", "position", "pk", "fundings__year", "fundings__pk")
        .values_list(*action, *(f"fundings__{name}" for name in money))
    )
    for (program, _), lines in groupby(rows, key=lambda row: row[:2]):
        found = list(lines)
        fundings = (Funding(*line[5:]) for line in found if line[5])
        title, output, years = found[0][2:5]
        yield program, action_of(title, output, years, fundings)


def action_of(
    title: str, output: str, years: Iterable[int], fundings: Iterable[Funding]
) -> Action:
    """An activity with its years in order and its money."""
    return Action(title, output, tuple(sorted(years)), tuple(fundings))


def _indicators(plan: MasterPlan) -> Iterable[tuple[int, Indicator]]:
    rows = IndicatorRow.objects.filter(
        program__plan=plan, program__status=ProgramRow.Status.APPROVED
    ).order_by("program_id", "position", "pk")
    for row in rows:
        yield row.program_id, indicator_of(row)


def indicator_of(row: IndicatorRow) -> Indicator:
    """A measure with the targets that were written."""
    return Indicator(
        row.name,
        row.unit,
        row.baseline,
        row.baseline_year,
        _targets(row.targets),
        row.source,
    )


def _targets(targets: dict[str, str]) -> tuple[Target, ...]:
    return tuple(
        Target(int(year), value) for year, value in sorted(targets.items()) if value
    )


def _waiting(plan: MasterPlan) -> Waiting:
    """What is under way, both counted in one query."""
    programs = plan.programs.being_written() | plan.programs.under_review()
    findings = plan.findings.waiting() | plan.findings.returned()
    rows = programs.order_by().values_list(Value("program"), "pk")
    rows = rows.union(findings.order_by().values_list(Value("finding"), "pk"))
    kinds = Counter(kind for kind, _ in rows)
    return Waiting(programs=kinds["program"], findings=kinds["finding"])
