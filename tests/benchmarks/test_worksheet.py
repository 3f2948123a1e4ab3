"""What does it cost to read back a worksheet of 500 programs with 2,000 actions?"""

import sys
from io import BytesIO
from time import perf_counter

import openpyxl
import pytest
from django.db import connection
from python_calamine import CalamineWorkbook

from paser_masterplan.demo import building
from plans.models import MasterPlan, SubDimension
from programs.models import Action, Funding, Program
from programs.worksheet import reading, waiting
from programs.worksheet.making import write_xlsx
from tests.benchmarks.weighing import weighed
from tests.builders.worksheets import a_filled_file

PROGRAMS, ACTIONS = 500, 4


def office():
    """An agency that has proposed so many programs, all of them drafts yet."""
    plan = MasterPlan.objects.current()
    writer = plan.programs.first().created_by
    part = SubDimension.objects.first()
    programs = Program.objects.bulk_create(
        Program(
            plan=plan,
            agency=writer.agency,
            created_by=writer,
            code=f"SC21-{2000 + number}",
            title=f"Program besar ke-{number}",
            sub_dimension=part,
            objective="Keadaan yang ingin dicapai pada 2026. " * 10,
            description="Apa yang dikerjakan dan bagaimana caranya. " * 20,
        )
        for number in range(PROGRAMS)
    )
    actions = Action.objects.bulk_create(
        Action(program=program, title=f"Kegiatan {n}", years=plan.years, position=n)
        for program in programs
        for n in range(ACTIONS)
    )
    Funding.objects.bulk_create(
        Funding(action=action, year=2022, amount=1_000_000) for action in actions
    )
    return writer


def timed(work):
    begun = perf_counter()
    result = work()
    return result, perf_counter() - begun


def by_calamine(content):
    """All cells of all sheets, and nothing more."""
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        return [workbook.get_sheet_by_name(n).to_python() for n in workbook.sheet_names]


def by_openpyxl(content):
    """The same by the library that most portals read worksheets with."""
    workbook = openpyxl.load_workbook(BytesIO(content), read_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in workbook]


@pytest.mark.django_db
def test_a_worksheet_of_five_hundred_programs(say, tmp_path):
    building.build(lambda step: None, edition=False)
    writer = office()
    agency = writer.agency
    records, gathering = timed(lambda: waiting.records_of(agency))
    content, writing = timed(lambda: write_xlsx(records))
    _, alone = timed(lambda: by_openpyxl(content))
    _, quicker = timed(lambda: by_calamine(content))
    _, apart = timed(lambda: reading.read(content))
    worksheet, same = timed(
        lambda: waiting.take_in(agency, "isi.xlsx", content, by=writer)
    )
    rows = len(records.rows)

    def fill(sheets):
        for row in sheets["Program"] + sheets["Kegiatan"]:
            row["Uraian" if "Uraian" in row else "Keluaran"] = "Tulisan lain."

    changed = a_filled_file(agency, fill, content)
    other, previewed = timed(
        lambda: waiting.take_in(agency, "ubah.xlsx", changed, by=writer)
    )
    done, saved = timed(lambda: waiting.save(other.pk, by=writer))

    path = tmp_path / "isi.xlsx"
    path.write_bytes(content)
    with path.open("rb") as file:
        memory = weighed([sys.executable, "-I", reading.__file__], stdin=file).memory

    say(f"\n{connection.vendor}: {rows} rows, {len(content) / 1e6:.1f} MB")
    for what, seconds in (
        ("gathered", gathering),
        ("written", writing),
        ("read by openpyxl alone", alone),
        ("read by calamine alone", quicker),
        ("read apart, looked through", apart),
        ("sent unchanged, judged", same),
        (f"{done.ready} rows changed, previewed", previewed),
        (f"{done.ready} rows changed, saved and judged again", saved),
    ):
        say(f"{what:>46} {seconds:7.2f} s {seconds / alone:7.1f} times openpyxl alone")
    say(f"{'rows saved in a second':>46} {done.ready / saved:7.0f}")
    say(f"{'memory of the reader':>46} {memory / 1e6:7.0f} MB")
    assert waiting.report_of(worksheet).rows == []
    assert done.ready == len([r for r in done.rows if r.state == "changed"]) > PROGRAMS
