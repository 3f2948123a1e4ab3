"""Can a table be read cell by cell?"""

from tests.books.proof.structure import attribute

SCOPES = ("/Row", "/Column", "/Both")
CELLS = ("TH", "TD")


def tables(paper):
    """Every table has rows of one width, and heads that say of what they are heads."""
    for one in paper.elements:
        if one.meaning == "Table":
            yield from _rows(one)
            yield from _parts(one)
        elif one.meaning == "TH":
            scope = attribute(one, "/Scope", default=None)
            if scope not in SCOPES:
                yield f"{one.path} has no Scope"


def _parts(table):
    found = [kid.meaning for kid in table.children]
    for part in ("THead", "TFoot", "Caption"):
        if found.count(part) > 1:
            yield f"{table.path} has {found.count(part)} {part}"
    if "Caption" in found[1:-1]:
        yield f"{table.path} has its Caption in the middle"
    if {"THead", "TFoot"} & set(found) and "TBody" not in found:
        yield f"{table.path} has a THead or TFoot and no TBody"


def _rows(table):
    rows = rows_of(table)
    if not rows:
        yield f"{table.path} has no rows"
        return
    widths, hanging = [], {}
    for row in rows:
        widths.append(_width(row, hanging))
    for row, width in zip(rows, widths, strict=True):
        if width != widths[0]:
            yield f"{row.path} has {width} columns, the first row {widths[0]}"
    if hanging:
        yield f"{table.path} has a RowSpan that goes on after its last row"


def rows_of(table):
    """The rows of a table in order, without those of a table in a cell."""
    rows = []
    for kid in table.children:
        if kid.meaning == "TR":
            rows.append(kid)
        elif kid.meaning in ("THead", "TBody", "TFoot"):
            rows += [row for row in kid.children if row.meaning == "TR"]
    return rows


def _width(row, hanging):
    """How many columns a row has; `hanging` says which reach down from above."""
    taken, column = dict(hanging), 0
    for cell in row.children:
        if cell.meaning not in CELLS:
            continue
        while column in taken:
            column += 1
        rows = int(attribute(cell, "/RowSpan", default=1))
        for _ in range(int(attribute(cell, "/ColSpan", default=1))):
            taken[column] = rows
            column += 1
    hanging.clear()
    hanging.update({at: rows - 1 for at, rows in taken.items() if rows > 1})
    return len(taken)
