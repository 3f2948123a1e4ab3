"""Worksheets: as the portal makes them, filled in, and as anybody makes them."""

from io import BytesIO

import xlsxwriter

from programs.models import ColumnMap
from programs.worksheet import reading, waiting
from programs.worksheet.making import write_xlsx


def a_workbook(**sheets):
    """A file with these sheets, each a list of rows of values."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        for name, rows in sheets.items():
            page = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, int | float):
                        page.write_number(at, place, value)
                    elif value is not None:
                        page.write_string(at, place, value)
    return file.getvalue()


def the_file(agency, **options):
    """The worksheet of an agency as the portal hands it out now."""
    return write_xlsx(waiting.records_of(agency), **options)


def a_filled_file(agency, fill, file=None):
    """The same, after somebody wrote in it: `fill` is given rows by sheet, by heads."""
    sheets = {}
    for sheet in reading.read(file or the_file(agency)):
        heads, *rows = (sheet.rows[number] for number in sorted(sheet.rows))
        filled = [
            dict(zip(heads, [*row, *[None] * (len(heads) - len(row))], strict=True))
            for row in rows
        ]
        sheets[sheet.name] = (heads, filled)
    fill({name: rows for name, (_, rows) in sheets.items()})
    return a_workbook(
        **{
            name: [heads, *([row.get(head) for head in heads] for row in rows)]
            for name, (heads, rows) in sheets.items()
        }
    )


def a_worksheet(by, content=None, name="lembar kerja.xlsx"):
    """A worksheet that somebody sent, judged."""
    content = content or the_file(by.agency)
    return waiting.take_in(by.agency, name, content, by=by)


def a_column_map(by, **facts):
    defaults = {"heads": "0" * 64, "columns": {"0": "program.title"}}
    return ColumnMap.objects.create(agency=by.agency, kept_by=by, **(defaults | facts))
