"""What does the review desk cost with 50, 500 and 5,000 programs that wait?"""

from datetime import timedelta
from statistics import median
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from plans.models import SubDimension
from programs.models import Action, Program, Remark, Revision
from tests.benchmarks.growing import copied
from tests.builders.programs import a_program, a_remark, a_revision, an_action

SIZES = (50, 500, 5_000)
RUNS = 9
VIEWS = {
    "desk": "/telaah/",
    "desk, narrowed": "/telaah/?dimension=ENVIRONMENT&since=7&remarked=on",
    "desk, changed": "/telaah/?changed=on&status=semua",
    "desk, words": "/telaah/?q=bank+sampah+kompos",
    "a program in it": "/program/{pk}/?antrean=",
    "search": "/cari/?q=bank+sampah",
}


def crowd(sample, size):
    """As many programs that wait as `size`, each with an activity, two hand-overs and
    a remark."""
    revision, remark = sample.revisions.first(), sample.remarks.first()
    parts, now = list(SubDimension.objects.all()), timezone.now()
    programs = Program.objects.bulk_create(
        copied(
            sample,
            code=f"B{size}-{number}",
            title=f"Bank sampah dan rumah kompos {number}",
            sub_dimension_id=parts[number % len(parts)].pk,
            submitted_at=now - timedelta(days=number % 30, seconds=number),
        )
        for number in range(size - Program.objects.count())
    )
    Action.objects.bulk_create(
        Action(program=program, title="Membangun rumah kompos") for program in programs
    )
    for number in (1, 2):
        Revision.objects.bulk_create(
            copied(revision, program_id=program.pk, number=number)
            for program in programs
        )
    Remark.objects.bulk_create(
        copied(remark, program_id=program.pk) for program in programs
    )
    if connection.vendor == "postgresql":  # counts its rows by itself, but later
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def look(client, url):
    """The median seconds, the queries and the bytes of one page."""
    compressed = {"accept-encoding": "gzip"}
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        page = client.get(url, headers=compressed)
    asked, times = len(queries), []
    for _ in range(RUNS):
        begun = perf_counter()
        client.get(url, headers=compressed)
        times.append(perf_counter() - begun)
    return median(times), asked, len(page.content)


@pytest.mark.django_db
def test_desk_by_the_number_of_programs(client, plan, operator, admin, say):
    long = dict.fromkeys(("background", "objective", "description"), "Sampah. " * 120)
    sample = a_program(operator, complete=True, status="SUBMITTED", **long)
    an_action(sample)
    a_remark(sample, admin, revision=a_revision(sample, operator))
    client.force_login(admin)

    found = {}
    for size in SIZES:
        crowd(sample, size)
        for name, url in VIEWS.items():
            found[name, size] = look(client, url.format(pk=sample.pk))

    say(f"\n{connection.vendor}: queries, time, bytes; × what they grow to")
    for name in VIEWS:
        seconds, queries, weight = found[name, SIZES[0]]
        say(f"  {name:16}{queries:3}{1000 * seconds:6.0f} ms{weight:7} B")
        for size in SIZES[1:]:
            longer, same, heavier = found[name, size]
            say(f"{size:20}     ×{longer / seconds:5.2f}  ×{heavier / weight:5.2f}")
            assert same == queries
