"""What does a value say in a cell, and which value does a cell mean?"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from paser_masterplan.office import clean
from programs.models import Funding, Program
from programs.worksheet.lists import Lists, Unreadable, choices_of, fold
from programs.worksheet.reading import Cell
from workshops.models import Finding

CHOICES = {
    ("finding", "kind"): Finding.Kind.choices,
    ("program", "plan_type"): Program.PlanType.choices,
    ("program", "horizon"): Program.Horizon.choices,
    ("funding", "source"): Funding.Source.choices,
}
DEFAULTS = {"plan_type", "horizon", "source"}  # an empty cell leaves what stands there
YES = {"ya", "y", "yes", "x", "v", "√", "✓", "✔", "1", "true", "benar"}
NO = {"tidak", "t", "no", "bukan", "-", "0", "false", "salah"}
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
UNTIL = re.compile(r"[-–—]|\bs\.?\s*/?\s*d\b|\bsampai\b|\bhingga\b", re.IGNORECASE)
SEVERAL = re.compile(r"\s*[;\n]\s*")
NUMBERS = re.compile(r"\d{1,18}(?:\s*,\s*\d{1,18})*")
LIST_NUMBER = re.compile(r"(?:[-•*]|\d{1,2}[.)])\s+")


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, the others with a comma."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    if isinstance(cell, float):
        whole = int(cell) if cell == cell // 1 and abs(cell) < 10**18 else None
        return str(whole) if whole is not None else f"{cell:.12g}".replace(".", ",")
    return clean(str(cell)).replace("\r\n", "\n").strip()


class Words:
    """Says values in the words of the portal's lists, and reads them back."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self._hear: dict[str, Callable[[str], Any]] = {
            "sub_dimension": self._part,
            "readiness": self._element,
            "supporting": self._agencies,
            "places": self._places,
            "mission": self._mission,
            "is_quick_win": _yes,
            "years": self._years,
        }

    def say(self, kind: str, name: str, value: Any) -> Cell:
        """What a value says in a cell."""
        if (kind, name) in CHOICES:
            return str(dict(CHOICES[kind, name]).get(value, value)) or None
        if isinstance(value, bool):
            return "Ya" if value else "Tidak"
        if isinstance(value, int):
            return value
        if isinstance(value, list):
            return self._say_several(name, value) or None
        if value is not None and not isinstance(value, str):
            return value.number if name == "mission" else clean(str(value))
        return text_of(value) or None

    def hear(self, kind: str, name: str, said: str) -> str | list[str]:
        """What a form is given for a cell; `Unreadable` where it can mean nothing."""
        if (kind, name) in CHOICES:
            return _choice(CHOICES[kind, name], said)
        if name in self._hear:
            return self._hear[name](said)
        return said

    def _say_several(self, name: str, value: list[Any]) -> str:
        if name == "years":
            return ", ".join(map(str, value))
        if name == "places":
            called = sorted(self.lists.place_names[one.pk] for one in value)
        elif name == "findings":
            return "; ".join(str(one.pk) for one in sorted(value, key=_key))
        else:
            called = sorted(str(one) for one in value)
        return "; ".join(called)

    def _part(self, said: str) -> str:
        known = self.lists.known_parts
        return str(self.lists.find(known, said, "Subdimensi").pk) if said else ""

    def _element(self, said: str) -> str:
        known = self.lists.known_elements
        return str(self.lists.find(known, said, "Unsur kesiapan").pk) if said else ""

    def _agencies(self, said: str) -> list[str]:
        known = self.lists.known_agencies
        return [
            str(self.lists.find(known, name, "Instansi").pk) for name in several(said)
        ]

    def _places(self, said: str) -> list[str]:
        known = self.lists.known_places
        return [
            str(self.lists.find(known, name, "Lokasi").pk) for name in several(said)
        ]

    def _mission(self, said: str) -> str:
        if not said:
            return ""
        known = {fold(str(one.number)): one for one in self.lists.missions}
        known |= {fold(f"Misi {one.number}"): one for one in self.lists.missions}
        known |= {fold(one.text): one for one in self.lists.missions}
        known |= {fold(str(one)): one for one in self.lists.missions}
        return str(self.lists.find(known, said, "Misi RPJMD").pk)

    def _years(self, said: str) -> list[str]:
        years = years_in(said)
        if said and not years:
            raise Unreadable(
                f"Tahun “{said[:80]}” belum terbaca. Tulis misalnya 2022, 2023 atau "
                "2022-2024."
            )
        return [str(year) for year in years]


def several(said: str) -> list[str]:
    """What a cell lists, one after the other, without bullets and numbers."""
    listed = (LIST_NUMBER.sub("", part, count=1) for part in SEVERAL.split(said))
    return [part.strip(" ,") for part in listed if part.strip(" ,")]


def years_in(said: str) -> list[int]:
    """The years of a text: those it names, and those between two of them."""
    years: list[int] = []
    end = 0
    for found in YEAR.finditer(said):
        year = int(found[0])
        if years and UNTIL.search(said, end, found.start()) and year > years[-1]:
            years += range(years[-1] + 1, year)
        years.append(year)
        end = found.end()
    return sorted(set(years))


def numbers_in(said: str) -> list[str]:
    """The parts of a cell that lists findings: numbers one by one, and titles."""
    found: list[str] = []
    for part in several(said):
        is_numbers = NUMBERS.fullmatch(part)
        found += re.findall(r"\d+", part) if is_numbers else [part]
    return found


def _yes(said: str) -> str:
    if said.casefold() in YES:
        return "on"
    if not said or said.casefold() in NO:
        return ""
    raise Unreadable(f"Tulis Ya atau Tidak, bukan “{said[:80]}”.")


def _choice(choices: Iterable[tuple[str, Any]], said: str) -> str:
    known = choices_of(choices)
    if not said:
        return ""
    if fold(said) in known:
        return known[fold(said)]
    begun = {code for words, code in known.items() if words.startswith(fold(said))}
    if len(begun) == 1:
        return begun.pop()
    labels = ", ".join(str(label) for _, label in choices)
    raise Unreadable(f"“{said[:80]}” tidak ada di daftar. Pilih salah satu: {labels}.")


def _key(thing: Any) -> int:
    return thing.pk
