"""What does it cost to gather the book of 50, 500 and 5,000 programs?"""

from statistics import median
from time import perf_counter
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from books.contexts import Book
from paser_masterplan.demo import building
from plans.models import MasterPlan
from programs.models import Action, Funding, Indicator, Program
from tests.benchmarks.growing import copied

SIZES = (50, 500, 5_000)
RUNS = 3


def crowd(size):
    """As many approved programs as `size`: copies of the demo's, rows and all."""
    samples = list(Program.objects.approved().filter(code__lt="SC21-1000"))
    there = Program.objects.approved().count()
    chosen = [samples[number % len(samples)] for number in range(there, size)]
    programs = Program.objects.bulk_create(
        copied(one, code=f"SC21-{1_000 + there + number}")
        for number, one in enumerate(chosen)
    )
    pairs = list(zip(chosen, programs, strict=True))
    for field in ("findings", "places", "supporting"):
        _link(Program._meta.get_field(field).remote_field.through, pairs)
    _multiply(Indicator, "program", pairs)
    _multiply(Funding, "action", _multiply(Action, "program", pairs))


def _link(through, pairs):
    links = list(through.objects.all())
    through.objects.bulk_create(
        copied(link, program_id=program.pk)
        for sample, program in pairs
        for link in links
        if link.program_id == sample.pk
    )


def _multiply(model, owner, pairs):
    """Rows like those of the samples for their copies; each row with its own copy."""
    owned = {}
    for row in model.objects.filter(
        **{f"{owner}__in": {sample for sample, _ in pairs}}
    ):
        owned.setdefault(getattr(row, f"{owner}_id"), []).append(row)
    made = [
        (row, copied(row, key=uuid4(), **{f"{owner}_id": copy.pk}))
        for sample, copy in pairs
        for row in owned.get(sample.pk, ())
    ]
    model.objects.bulk_create([copy for _, copy in made])
    return made


@pytest.mark.django_db
def test_gathering_by_the_number_of_programs(say):
    building.build(lambda step: None, edition=False)
    plan = MasterPlan.objects.current()

    say(f"\n{connection.vendor}: programs, queries, seconds to gather the book")
    asked = set()
    for size in SIZES:
        crowd(size)
        with CaptureQueriesContext(connection) as queries:
            book = Book.gather(plan)
        times = []
        for _ in range(RUNS):
            begun = perf_counter()
            Book.gather(plan)
            times.append(perf_counter() - begun)
        say(f"{size:8}{len(queries):4}{median(times):8.3f} s")
        asked.add(len(queries))
        assert len(book.programs) == size
    assert len(asked) == 1
