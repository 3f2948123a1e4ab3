"""What would make an indicator measure better? Advice, never a refusal."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from paser_masterplan.quantities import read_quantity
from programs.models import Indicator

NOTHING = {"-", "–", "—"}  # what people type where they have nothing to say


def advice_on(indicator: Indicator) -> list[str]:
    """Sentences for its writers about what is thin in it, none where nothing is."""
    return [sentence for check in CHECKS for sentence in check(indicator)]


def _unit(indicator: Indicator) -> Iterator[str]:
    if not _said(indicator.unit):
        yield "Tulis satuannya, misalnya persen, unit, atau orang."


def _baseline(indicator: Indicator) -> Iterator[str]:
    baseline, year = _said(indicator.baseline), indicator.baseline_year
    targets = _targets(indicator)
    if not baseline:
        yield (
            "Tulis kondisi awalnya, yaitu angka terakhir yang diketahui. Bila belum "
            "pernah diukur, tulis “belum diukur”."
        )
    elif year is None:
        yield f"Tulis tahun kondisi awalnya: kapan {baseline} itu dicatat?"
    elif targets and year > min(targets):
        yield (
            f"Kondisi awal ({year}) lebih baru daripada target pertama "
            f"({min(targets)}). Periksa kedua tahunnya."
        )


def _target(indicator: Indicator) -> Iterator[str]:
    targets = _targets(indicator)
    if not targets:
        yield "Isi sedikitnya satu target; yang terpenting target tahun terakhir."
        return
    unread = [year for year, text in targets.items() if read_quantity(text) is None]
    if len(unread) < len(targets):
        for year in unread:
            yield (
                f"Target {year} (“{targets[year]}”) belum terbaca sebagai angka. Tulis "
                "angkanya saja, misalnya 70 atau 12,5."
            )


def _difference(indicator: Indicator) -> Iterator[str]:
    baseline, targets = _said(indicator.baseline), _targets(indicator)
    if baseline and targets:
        year = max(targets)
        if _alike(baseline, targets[year]):
            yield (
                f"Target {year} sama dengan kondisi awal ({baseline}). Bila memang "
                "dipertahankan, sebutkan itu pada nama indikatornya; bila tidak, "
                "periksa angkanya."
            )


def _direction(indicator: Indicator) -> Iterator[str]:
    """Say the first turn only: one is enough to make people look at the row."""
    said = {"kondisi awal": _said(indicator.baseline)} | {
        str(year): text for year, text in _targets(indicator).items()
    }
    read = [(when, text, read_quantity(text)) for when, text in said.items()]
    known = [(when, text, value) for when, text, value in read if value is not None]
    steps = [pair for pair in pairwise(known) if pair[0][2] != pair[1][2]]
    for (first, second), (_, third) in pairwise(steps):
        if (first[2] < second[2]) != (second[2] < third[2]):
            way = "naik lalu turun" if first[2] < second[2] else "turun lalu naik"
            path = ", ".join(f"{w}: {text}" for w, text, _ in (first, second, third))
            yield f"Angkanya {way} ({path}). Periksa lagi; bila memang begitu, biarkan."
            return


def _source(indicator: Indicator) -> Iterator[str]:
    if not _said(indicator.source):
        yield "Tulis sumber datanya: siapa yang menerbitkan angkanya, dan di mana."


CHECKS: tuple[Callable[[Indicator], Iterator[str]], ...] = (
    _unit,
    _baseline,
    _target,
    _difference,
    _direction,
    _source,
)


def _targets(indicator: Indicator) -> dict[int, str]:
    """The targets that say something, by year, first to last."""
    return {
        int(year): _said(text)
        for year, text in sorted(indicator.targets.items())
        if _said(text)
    }


def _said(text: str) -> str:
    stripped = text.strip()
    return "" if stripped in NOTHING else stripped


def _alike(one: str, other: str) -> bool:
    """Whether two quantities are one number, or the same words."""
    number = read_quantity(one)
    if number is None:
        return one.casefold() == other.casefold()
    return number == read_quantity(other)
