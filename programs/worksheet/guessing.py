"""Which column of a worksheet from anywhere is probably what?"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator

from paser_masterplan.likeness import likeness, words_of
from programs.worksheet.cells import YEAR, text_of
from programs.worksheet.columns import ACTION, KINDS, PROGRAM, TARGET, Kind
from programs.worksheet.lines import Layout
from programs.worksheet.lists import fold
from programs.worksheet.reading import Sheet

LOOKED_AT = 25  # rows from the top, for the one with the heads
FEWEST = 2  # columns that must be known before a row is a head
SURE, LIKELY, ENOUGH = 1.0, 0.9, 0.6
UNIT = re.compile(r"\(.*?\)")  # anggaran (juta rupiah)
# What else people call a column.
ALSO = {
    "finding.kind": "potensi/masalah; jenis temuan; kategori",
    "finding.title": "temuan; potensi; permasalahan; masalah; isu; "
    "permasalahan/potensi; potensi dan permasalahan; kondisi saat ini",
    "finding.description": "uraian temuan; penjelasan; keterangan; dampak; deskripsi",
    "finding.sub_dimension": "sub dimensi; sub-dimensi",
    "finding.places": "tempat; kecamatan; desa; lokasi (kecamatan/desa)",
    "finding.figure": "data; data pendukung; angka/data",
    "finding.source": "sumber; sumber data; data/sumber",
    "finding.readiness": "unsur; aspek",
    "program.title": "program; nama program; program/inovasi; inovasi; nama inovasi; "
    "judul; usulan program; program smart city",
    "program.sub_dimension": "sub dimensi; sub-dimensi",
    "program.supporting": "opd pendukung; pendukung; instansi terkait; opd terkait",
    "program.partners": "mitra; stakeholder; pihak lain",
    "program.horizon": "jangka; periode; jangka waktu pelaksanaan",
    "program.is_quick_win": "quickwin; program unggulan",
    "program.mission": "misi; misi rpjmd",
    "program.nomenclature_code": "kode rekening; nomenklatur",
    "program.findings": "temuan yang dijawab; permasalahan yang dijawab",
    "program.places": "tempat; lokasi kegiatan; lokasi program",
    "program.background": "alasan; dasar pemikiran; permasalahan",
    "program.objective": "maksud dan tujuan; sasaran; tujuan program",
    "program.description": "deskripsi; penjelasan; uraian program; deskripsi program",
    "program.beneficiaries": "sasaran penerima; kelompok sasaran; penerima",
    "program.schedule": "jadwal; waktu pelaksanaan; bulan",
    "action.title": "nama kegiatan; rencana aksi; aktivitas; sub kegiatan; kegiatan",
    "action.output": "output; hasil; luaran; keluaran (output)",
    "action.years": "tahun pelaksanaan; waktu; tahun anggaran",
    "action.program": "nama program; judul program",
    "indicator.name": "nama indikator; indikator kinerja; iku; indikator keberhasilan",
    "indicator.unit": "unit; satuan target",
    "indicator.baseline": "baseline; capaian awal; data awal",
    "indicator.program": "nama program; judul program",
    "funding.amount": "anggaran; jumlah; pagu; biaya; nilai; dana; kebutuhan dana; "
    "pagu anggaran; estimasi biaya",
    "funding.source": "sumber; sumber anggaran; sumber pembiayaan; sumber dana",
    "funding.action": "nama kegiatan; rencana aksi",
    "funding.unknown_reason": "keterangan; catatan",
    "funding.program": "nama program; judul program",
}


def heads_of(sheet: Sheet, head: int) -> list[str]:
    """The heads of a sheet, with the years that stand in a row of their own below."""
    upper = [text_of(cell) for cell in sheet.rows.get(head, [])]
    if not is_second_head(sheet, head):
        return upper
    lower = [text_of(cell) for cell in sheet.rows[head + 1]]
    upper += [""] * (len(lower) - len(upper))
    lower += [""] * (len(upper) - len(lower))
    return [
        one if other in ("", one) else f"{one} {other}".strip()
        for one, other in zip(upper, lower, strict=True)
    ]


def heads_above(sheet: Sheet, last: int) -> list[str]:
    """The heads of a sheet whose last row of heads is this one."""
    first = last - 1 if is_second_head(sheet, last - 1) else last
    return heads_of(sheet, first)


def is_second_head(sheet: Sheet, head: int) -> bool:
    """Whether the row below only says years, or again what stands above."""
    upper = [text_of(cell) for cell in sheet.rows.get(head, [])]
    lower = [text_of(cell) for cell in sheet.rows.get(head + 1, [])]
    upper += [""] * (len(lower) - len(upper))
    fresh = [
        said for one, said in zip(upper, lower, strict=False) if said not in ("", one)
    ]
    return bool(fresh) and all(YEAR.fullmatch(said) for said in fresh)


def sign_of(heads: Iterable[str]) -> str:
    """By what heads are known again."""
    said = json.dumps([fold(head) for head in heads])
    return hashlib.sha256(said.encode()).hexdigest()


def own_layout(sheet: Sheet, years: Iterable[int]) -> Layout | None:
    """How a sheet that the portal made is read, or None for all others."""
    kind = next((one for one in KINDS if one.sheet == sheet.name), None)
    if kind is None:
        return None
    for number in list(sheet.rows)[:LOOKED_AT]:
        heads = {text_of(cell): place for place, cell in enumerate(sheet.rows[number])}
        named = {
            heads[column.head]: f"{kind.slug}.{column.name}"
            for column in kind.columns_for(years)
            if column.head in heads
        }
        if f"{kind.slug}.key" in named.values():
            return Layout(sheet.name, number, named)
    return None


def guess(sheet: Sheet, years: Iterable[int]) -> Layout:
    """How a sheet is probably read; no columns where nothing looks familiar."""
    years = list(years)
    best, most = Layout(sheet.name, 0, {}), 0.0
    for number in list(sheet.rows)[:LOOKED_AT]:
        columns, score = guess_columns(heads_of(sheet, number), years)
        if len(columns) >= FEWEST and score > most:
            head = number + is_second_head(sheet, number)
            best, most = Layout(sheet.name, head, columns), score
    return best


def guess_columns(heads: list[str], years: list[int]) -> tuple[dict[int, str], float]:
    """What each head probably is: of the kind that fits best, then of the others."""
    found = {kind.slug: _matches(heads, kind, years) for kind in KINDS}
    order = sorted(KINDS, key=lambda kind: -_sum(found[kind.slug]))
    first = order[0]
    if first.is_part and f"{first.slug}.code" not in _names(found[first.slug]):
        # A part that names no code stands beside its program, which may be new.
        titled = "program.title" in _names(found[PROGRAM.slug])
        first = PROGRAM if titled else first
    parts = [kind for kind in KINDS if kind.is_part and kind != first]
    parts = parts if first in (PROGRAM, ACTION) else []
    better = [_strong(found[kind.slug]) for kind in parts]
    taken = {
        place: one
        for place, one in found[first.slug].items()
        if one[1] >= LIKELY or not any(place in known for known in better)
    }
    for kind in parts:
        taken |= _rest(found[kind.slug], taken, kind)
    return {place: name for place, (name, _) in taken.items()}, _sum(taken)


def _rest(
    found: dict[int, tuple[str, float]], taken: Iterable[int], kind: Kind
) -> dict[int, tuple[str, float]]:
    """What another kind says of free columns, if its own name is among them."""
    free = {place: one for place, one in found.items() if place not in taken}
    names = _names(free)
    wanted = "amount" if kind.slug == "funding" else kind.title
    if f"{kind.slug}.{wanted}" not in names:
        return {}
    told = {f"{kind.slug}.{name}" for name in ("code", "program", "key")}
    return {place: one for place, one in free.items() if one[0] not in told}


def _strong(found: dict[int, tuple[str, float]]) -> set[int]:
    """The columns that surely say something of a part itself."""
    return {
        place
        for place, (name, score) in found.items()
        if score >= LIKELY and not name.endswith((".code", ".program"))
    }


def _names(found: dict[int, tuple[str, float]]) -> set[str]:
    return {name for name, _ in found.values()}


def _matches(
    heads: list[str], kind: Kind, years: list[int]
) -> dict[int, tuple[str, float]]:
    """The best column for each head, each column once."""
    scored = sorted(
        (
            (-score, place, name)
            for place, head in enumerate(heads)
            for name, score in _scores(head, kind, years)
        ),
    )
    found: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for score, place, name in scored:
        if place not in found and name not in taken:
            found[place] = (name, -score)
            taken.add(name)
    return found


def _scores(head: str, kind: Kind, years: list[int]) -> Iterator[tuple[str, float]]:
    said = fold(UNIT.sub("", head))
    if not said:
        return
    for column in kind.columns_for(years):
        name = f"{kind.slug}.{column.name}"
        if column.name in {"key", "status", "pk"}:
            continue
        if score := _score(said, column.head, ALSO.get(name, ""), column.name):
            yield name, score


def _score(said: str, head: str, also: str, name: str) -> float:
    """How surely a head means a column, 0 where it hardly does."""
    if said == fold(UNIT.sub("", head)):
        return SURE
    if name.startswith(TARGET):
        is_year = said.endswith(name.removeprefix(TARGET))
        return (
            LIKELY if is_year and (said.startswith("target") or len(said) == 4) else 0
        )
    if said in {fold(UNIT.sub("", other)) for other in also.split(";")}:
        return LIKELY
    alike = likeness(words_of(said), words_of(head))
    return alike / 2 if alike >= ENOUGH else 0


def _sum(found: dict[int, tuple[str, float]]) -> float:
    return sum(score for _, score in found.values())
