"""Which sheets say what was found, and how ready and pressing it is?"""

from books.contexts import Book, assessing, findings
from books.exports.sheet import Sheet, heads, homes_of, kind_of, label_of, lines
from paser_masterplan.means import format_mean
from programs import worksheets
from programs.worksheets import AGENCY, DIMENSION, PART
from workshops.models import Finding as FindingRow


def findings_sheet(book: Book) -> Sheet:
    """Every accepted finding."""
    homes = homes_of(book)
    rows = (
        (
            one.pk,
            kind_of(one),
            one.title,
            one.description,
            *homes[one.sub_dimension],
            one.agency,
            ", ".join(one.places),
            one.figure,
            one.source,
            book.element_labels.get(one.readiness, ""),
            label_of(FindingRow.Factor, one.factor),
        )
        for one in book.findings
    )
    return Sheet("Temuan", worksheets.FINDINGS, rows)


def readiness_sheet(book: Book) -> Sheet:
    """What was found in each element of readiness."""
    rows = (
        (pillar.name, part.label, len(part.problems), len(part.potentials))
        for pillar in findings.readiness(book).pillars
        for part in pillar.parts
    )
    return Sheet("Kesiapan", heads("Kelompok", "Unsur", "Masalah", "Potensi"), rows)


def assessments_sheet(book: Book) -> Sheet:
    """What the region and its agencies say of each element."""
    rows = (
        (
            one.agency or book.frame.region,
            book.element_labels[one.element],
            one.level,
            one.expected_level,
            one.current,
            one.expected,
            one.gap,
            one.recommendation,
        )
        for one in book.assessments
    )
    columns = (AGENCY, *heads("Unsur", "Tingkat", "Tingkat yang diharapkan"))
    said = ("Kondisi saat ini", "Kondisi yang diharapkan", "Kesenjangan", "Rekomendasi")
    return Sheet("Penilaian", (*columns, *heads(*said, width=50)), rows)


def pressing_sheet(book: Book) -> Sheet:
    """The problems that were scored, the most pressing first."""
    rows = (
        (
            one.rank,
            one.finding.pk,
            one.finding.title,
            one.finding.agency,
            format_mean(one.urgency),
            format_mean(one.seriousness),
            format_mean(one.growth),
            format_mean(one.total),
            len(one.finding.votes),
        )
        for one in assessing.pressing(book)
    )
    columns = (*heads("Urutan", "Nomor temuan"), *heads("Masalah", width=60), AGENCY)
    marks = heads("Mendesak", "Gawat", "Berkembang", "Jumlah", "Penilai")
    return Sheet("USG", (*columns, *marks), rows)


def gaps_sheet(book: Book) -> Sheet:
    """What is, should be, lies between and is advised, part by part."""
    said = ("Kondisi saat ini", "Kondisi yang diharapkan", "Kesenjangan", "Rekomendasi")
    rows = (
        (
            table.dimension.name,
            row.part.name,
            lines(one.title for one in row.current),
            lines(goal.statement for goal in row.expected),
            lines(one.title for one in row.unanswered),
            lines(f"{one.code} {one.title}" for one in row.recommended),
        )
        for table in findings.gap_tables(book)
        for row in table.rows
    )
    return Sheet("Kesenjangan", (DIMENSION, PART, *heads(*said, width=50)), rows)
