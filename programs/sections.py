"""Into which sections is a program written, and what is missing in each?"""

from collections.abc import Callable
from dataclasses import dataclass

from programs.freezing import DESCRIPTION, IDENTITY, SHEET
from programs.models import Action, Indicator, Program
from programs.wording import label as name_of


@dataclass(frozen=True)
class Section:
    """One page of the form: its address, its name, what it holds and still lacks."""

    slug: str
    label: str
    hint: str
    names: tuple[str, ...]
    gaps: Callable[[Program], list[str]]
    is_wanted: Callable[[Program], bool] = lambda program: True


def sections_of(program: Program) -> list[Section]:
    """The sections this program has; a quick win has one more."""
    return [section for section in SECTIONS if section.is_wanted(program)]


def section_of(program: Program, slug: str) -> Section | None:
    """The section of this program at an address, or None where there is none."""
    found = (section for section in sections_of(program) if section.slug == slug)
    return next(found, None)


def section_after(sections: list[Section], section: Section) -> Section | None:
    """The one of these sections that follows, or None after the last."""
    return next(iter(sections[sections.index(section) + 1 :]), None)


def gaps(program: Program) -> list[str]:
    """Everything that is missing in the program, in the officer's words."""
    return [gap for section in sections_of(program) for gap in section.gaps(program)]


def _identity_gaps(program: Program) -> list[str]:
    return [] if program.sub_dimension_id else ["subdimensi belum dipilih"]


def _findings_gaps(program: Program) -> list[str]:
    return [] if program.findings.all() else ["belum menjawab satu temuan pun"]


def _description_gaps(program: Program) -> list[str]:
    return _empty_fields(program, DESCRIPTION)


def _action_gaps(program: Program) -> list[str]:
    actions = program.actions.all()
    if not actions:
        return ["belum ada kegiatan"]
    return [
        f"kegiatan “{action.title}” belum punya tahun"
        for action in actions
        if not action.years
    ]


def _indicator_gaps(program: Program) -> list[str]:
    indicators = program.indicators.all()
    if not indicators:
        return ["belum ada indikator"]
    return [gap for row in indicators for gap in _one_indicator_gaps(row)]


def _one_indicator_gaps(row: Indicator) -> list[str]:
    wanted = {
        "satuan": row.unit,
        "kondisi awal": row.baseline,
        "target": any(row.targets.values()),
        "sumber data": row.source,
    }
    missing = [name for name, value in wanted.items() if not value]
    return (
        [f"indikator “{row.name}” belum punya {', '.join(missing)}"] if missing else []
    )


def _funding_gaps(program: Program) -> list[str]:
    actions = program.actions.all()
    if not actions:
        return ["pendanaan menunggu kegiatan"]
    return [gap for action in actions for gap in _one_action_funding_gaps(action)]


def _one_action_funding_gaps(action: Action) -> list[str]:
    rows = action.fundings.all()
    if not rows:
        return [f"kegiatan “{action.title}” belum punya pendanaan"]
    return [
        f"dana {row.year} kegiatan “{action.title}” belum diisi atau diberi alasan"
        for row in rows
        if row.amount is None and not row.unknown_reason
    ]


def _sheet_gaps(program: Program) -> list[str]:
    return _empty_fields(program, SHEET)


def _empty_fields(program: Program, names: tuple[str, ...]) -> list[str]:
    return [
        f"{name_of(name).lower()} belum diisi"
        for name in names
        if not getattr(program, name).strip()
    ]


SECTIONS = (
    Section(
        "identitas",
        "Identitas",
        "Judul, jenis, subdimensi, pendukung, dan keselarasan.",
        IDENTITY,
        _identity_gaps,
    ),
    Section(
        "temuan",
        "Temuan yang dijawab",
        "Masalah atau potensi dari bimtek I yang melahirkan program ini.",
        ("findings",),
        _findings_gaps,
    ),
    Section(
        "uraian",
        "Uraian",
        "Latar belakang, tujuan, isi, penerima manfaat, dan lokasi.",
        (*DESCRIPTION, "places"),
        _description_gaps,
    ),
    Section(
        "kegiatan",
        "Kegiatan",
        "Apa yang dikerjakan, keluarannya, dan pada tahun berapa.",
        ("actions", "fundings"),
        _action_gaps,
    ),
    Section(
        "indikator",
        "Indikator",
        "Bagaimana keberhasilannya diukur dari tahun ke tahun.",
        ("indicators",),
        _indicator_gaps,
    ),
    Section(
        "pendanaan",
        "Pendanaan",
        "Dana per kegiatan, tahun, dan sumber; boleh belum diketahui dengan alasan.",
        ("fundings",),
        _funding_gaps,
    ),
    Section(
        "quick-win",
        "Lembar quick win",
        "Manfaat yang terasa dalam 6 sampai 12 bulan.",
        SHEET,
        _sheet_gaps,
        is_wanted=lambda program: program.is_quick_win,
    ),
)
