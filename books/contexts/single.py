"""What does the book say about one program by itself, whatever its status?"""

from operator import attrgetter
from typing import Any

from django.db.models import Prefetch, QuerySet

from agencies.models import User
from books.contexts import gathering
from books.contexts.facts import Dimension, Funding, Mission, Waiting
from plans.models import Place as PlaceRow
from programs.models import Action as ActionRow
from programs.models import Program as ProgramRow
from workshops.models import Finding as FindingRow


def readable_by(reader: User) -> QuerySet[ProgramRow]:
    """The programs this person may know of, each with all that its sheet says."""
    findings = FindingRow.objects.select_related(
        "agency",
        "sub_dimension__dimension",
        "readiness",
        "merged_into__agency",
        "merged_into__readiness",
        "merged_into__sub_dimension__dimension",
    )
    places = PlaceRow.objects.select_related("parent")
    known: QuerySet[ProgramRow] = ProgramRow.objects.visible_to(reader).for_head()
    return known.prefetch_related(
        Prefetch("findings", findings),
        Prefetch("places", places),
        "supporting",
        "actions__fundings",
        "indicators",
    )


def facts_of(program: ProgramRow) -> dict[str, Any]:
    """The fields of a `Book` that holds this program alone, without its moment."""
    named = list(program.findings.all())
    printed = _accepted(named)
    return {
        "frame": gathering.frame_of(program.plan),
        "dimensions": (_dimension(program),),
        "missions": _missions(program),
        "goals": (),
        "chapters": (),
        "offices": (),
        "findings": tuple(gathering.finding_of(row) for row in printed),
        "programs": (
            gathering.program_of(
                program,
                supporting=_supporting(program),
                findings=tuple(sorted(row.pk for row in printed)),
                places=_places(program),
                actions=tuple(_action(row) for row in program.actions.all()),
                indicators=tuple(
                    gathering.indicator_of(row) for row in program.indicators.all()
                ),
            ),
        ),
        "waiting": Waiting(programs=0, findings=_on_their_way(named)),
    }


def _accepted(named: list[FindingRow]) -> list[FindingRow]:
    """What the book prints of the findings, in book order: the accepted ones.

    One that was merged counts as the one that took it in.
    """
    taken = {(row.merged_into or row) for row in named}
    accepted = (row for row in taken if row.status == FindingRow.Status.ACCEPTED)
    return sorted(accepted, key=_in_book_order)


def _in_book_order(row: FindingRow) -> tuple[Any, ...]:
    part = row.sub_dimension
    is_potential = row.kind == FindingRow.Kind.POTENTIAL
    return part.dimension.position, part.position, is_potential, row.pk


def _on_their_way(named: list[FindingRow]) -> int:
    """How many findings DKISP has still to accept."""
    waiting = {FindingRow.Status.OPEN, FindingRow.Status.RETURNED}
    return sum(row.status in waiting for row in named)


def _dimension(program: ProgramRow) -> Dimension:
    part = program.sub_dimension
    if part is None:
        return gathering.NO_DIMENSION
    return gathering.dimension_of(part.dimension, [part])


def _missions(program: ProgramRow) -> tuple[Mission, ...]:
    row = program.mission
    return (Mission(row.number, row.text),) if row else ()


def _supporting(program: ProgramRow) -> tuple[str, ...]:
    offices = sorted(program.supporting.all(), key=attrgetter("short_name", "name"))
    return tuple(office.short_name for office in offices)


def _places(program: ProgramRow) -> tuple[str, ...]:
    return tuple(
        sorted(
            gathering.place_name(row.kind, row.name, row.parent and row.parent.name)
            for row in program.places.all()
        )
    )


def _action(row: ActionRow) -> Any:
    fundings = (
        Funding(one.year, one.source, one.amount, one.unknown_reason)
        for one in row.fundings.all()
    )
    return gathering.action_of(row.title, row.output, row.years, fundings)
