"""How large a plan is measured, and what is changed in it?"""

from dataclasses import replace
from itertools import cycle, islice

from books.contexts.facts import Funding, Target

ACTIONS = 4


def grown(book, size):
    """The demo's book with `size` programs: each with four actions over all the years,
    its indicators, and a finding of its own. The texts are the record's, in turn."""
    years = book.frame.years
    sources = list(islice(cycle(book.findings), size))
    findings = tuple(
        replace(one, pk=number, title=f"{one.title} ({number})")
        for number, one in enumerate(sources, 1)
    )
    parts = [part.code for one in book.dimensions for part in one.parts]
    programs = tuple(
        replace(
            one,
            code=f"SC21-{number:04}",
            title=f"{one.title} ({number})",
            sub_dimension=parts[number * len(parts) // (size + 1)],
            findings=(number,),
            actions=_actions(one, number, years),
            indicators=tuple(_over(one, years) for one in one.indicators),
        )
        for number, one in enumerate(islice(cycle(book.programs), size), 1)
    )
    return replace(book, findings=findings, programs=programs)


def _actions(program, number, years):
    """Four actions, each over all the years, with money for each."""
    return tuple(
        replace(
            one,
            title=f"{one.title} ({position})",
            years=years,
            fundings=tuple(
                Funding(year, "APBD_KAB", 1_000_000 * (number + position), "")
                for year in years
            ),
        )
        for position, one in enumerate(islice(cycle(program.actions), ACTIONS), 1)
    )


def _over(indicator, years):
    targets = tuple(Target(year, str(10 * step)) for step, year in enumerate(years, 1))
    return replace(indicator, targets=targets)


def with_a_program_changed(book):
    """The book with a few words more in one program in the middle."""
    middle = len(book.programs) // 2
    changed = replace(
        book.programs[middle],
        background=f"{book.programs[middle].background} Sungai dijaga bersama warga.",
    )
    return replace(
        book, programs=(*book.programs[:middle], changed, *book.programs[middle + 1 :])
    )


def with_a_paragraph_changed(book, part):
    """The book with a few words more in the first narrative of a part."""
    at = next(
        index
        for index, one in enumerate(book.chapters)
        if one.narrative and part in (one.book, "all")
    )
    changed = replace(
        book.chapters[at], narrative=f"{book.chapters[at].narrative} Dijaga bersama."
    )
    return replace(
        book, chapters=(*book.chapters[:at], changed, *book.chapters[at + 1 :])
    )


def copied(row, **facts):
    """A row like this one, with other `facts`, that is not saved yet."""
    kept = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    return type(row)(**(kept | {"id": None} | facts))
