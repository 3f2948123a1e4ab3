"""How do two frozen copies of a program become contents that can be compared?"""

from collections.abc import Sequence
from typing import Any

from books.contexts import Book
from books.contexts.facts import Action, Entry, Indicator, Program
from paser_masterplan.pairing import paired
from programs.comparing import Content
from programs.content import DESCRIPTION, SHEET

AS_THEY_ARE = (
    "code",
    "title",
    "plan_type",
    "horizon",
    "is_quick_win",
    "partners",
    "nomenclature_code",
    "spbe",
    "sdg",
    *DESCRIPTION,
    *SHEET,
)
Line = tuple[int, Entry]  # money, and the number of the action that it is for
Rows = list[dict[str, Any]]


def contents_of(
    before: tuple[Book, Program], after: tuple[Book, Program]
) -> tuple[Content, Content]:
    """Both as contents; a frozen row has no number, so it gets one that both share."""
    old, new = _content(*before), _content(*after)
    acts = paired(before[1].actions, after[1].actions, _title, _place)
    old["actions"], new["actions"] = _sides(acts, _action)
    marks = paired(before[1].indicators, after[1].indicators, _name, _place)
    old["indicators"], new["indicators"] = _sides(marks, _indicator)
    numbers = [{id(pair[side]): n for n, pair in enumerate(acts)} for side in (0, 1)]
    spent, spends = (
        [(number[id(entry.action)], entry) for entry in program.entries]
        for number, (_, program) in zip(numbers, (before, after), strict=True)
    )
    money = paired(spent, spends, _payer_and_source, _payer)
    old["fundings"], new["fundings"] = _sides(money, _funding)
    return old, new


def _content(book: Book, program: Program) -> Content:
    """All that is no row."""
    missions = {one.number: f"Misi {one.number}: {one.text}" for one in book.missions}
    parts = {
        part.code: f"{one.name}: {part.name}"
        for one in book.dimensions
        for part in one.parts
    }
    return {name: getattr(program, name) for name in AS_THEY_ARE} | {
        "agency": program.agency_name,
        "sub_dimension": parts.get(program.sub_dimension, ""),
        "mission": missions.get(program.mission or 0, ""),
        "supporting": list(program.supporting),
        "places": list(program.places),
        "findings": [
            {"id": one.pk, "title": one.title}
            for one in book.findings
            if one.pk in program.findings
        ],
    }


def _sides(pairs: Sequence[tuple[Any, Any]], row: Any) -> tuple[Rows, Rows]:
    """The rows before and after, each under the number of its pair."""
    before, after = (
        [
            {"id": number, "key": str(number), **row(pair[side])}
            for number, pair in enumerate(pairs)
            if pair[side] is not None
        ]
        for side in (0, 1)
    )
    return before, after


def _place(place: int, row: Any) -> int:
    return place


def _title(place: int, action: Action) -> str:
    return action.title


def _name(place: int, indicator: Indicator) -> str:
    return indicator.name


def _payer(place: int, line: Line) -> tuple[int, int]:
    number, entry = line
    return number, entry.year


def _payer_and_source(place: int, line: Line) -> tuple[int, int, str]:
    number, entry = line
    return number, entry.year, entry.source


def _action(action: Action) -> dict[str, Any]:
    return {
        "title": action.title,
        "output": action.output,
        "years": list(action.years),
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "name": indicator.name,
        "unit": indicator.unit,
        "baseline": indicator.baseline,
        "baseline_year": indicator.baseline_year,
        "targets": {str(one.year): one.value for one in indicator.targets},
        "source": indicator.source,
    }


def _funding(line: Line) -> dict[str, Any]:
    number, entry = line
    return {
        "action_id": number,
        "action": entry.action.title,
        "year": entry.year,
        "source": entry.source,
        "amount": entry.amount,
        "unknown_reason": entry.reason,
    }
