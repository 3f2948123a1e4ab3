"""What helps the people who write a program, section by section?"""

from copy import copy
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from agencies.models import User
from plans.models import SubDimension
from programs import margins
from programs.contexts import Task, tasks_of
from programs.models import Program, Remark
from programs.sections import Section
from workshops import alike

# What the gaps of a section read; each is fetched at once, however many rows it has.
READ = {
    "temuan": ("findings",),
    "kegiatan": ("actions",),
    "indikator": ("indicators",),
    "pendanaan": ("actions__fundings",),
}
WITH_EXAMPLE = {"uraian", "kegiatan", "indikator"}
WITH_TITLE = {"identitas"}
CODES = 30  # of the nomenclature, as suggestions


@dataclass(frozen=True)
class Help:
    """What the saved section still lacks, an example, and what resembles its title.

    With what reviewers said of it and is not settled, and the codes of the nomenclature
    that programs which the writer may know of name already.
    """

    gaps: list[str]
    part: SubDimension | None
    alike: list[alike.Alike]
    remarks: list[Remark]
    codes: list[str]


def for_section(program: Program, section: Section, writer: User) -> Help:
    """Beside the form of one section, from what was saved."""
    saved = copy(program)  # the form reads its own rows, not what is fetched here
    prefetch_related_objects([saved], *READ.get(section.slug, ()))
    is_titled, is_told = section.slug in WITH_TITLE, section.slug in WITH_EXAMPLE
    return Help(
        section.gaps(saved),
        saved.sub_dimension if is_told else None,
        alike.find(saved.title, writer, but=saved) if is_titled else [],
        margins.beside(program, section),
        Program.objects.visible_to(writer).nomenclature_codes(CODES)
        if is_titled
        else [],
    )


def unfinished(program: Program) -> list[Task]:
    """The sections that still lack something, each with what it lacks."""
    return [task for task in tasks_of(program) if task.gaps]
